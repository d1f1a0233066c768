//! The plan's whole text with every finding marked where it stands.

use crate::finding::{Lang, Severity};
use crate::report::html::escaped;
use crate::report::record::FindingRecord;
use crate::report::wording::say;
use std::collections::BTreeMap;

/// A fault in one paragraph: characters, the finding's number and severity.
struct Fault {
    start: usize,
    end: usize,
    number: usize,
    severity: Severity,
}

/// The text in a box that opens; `id` names the mark of a finding.
pub fn pane(text: &[String], findings: &[&FindingRecord], id: &impl Fn(usize) -> String, lang: Lang) -> String {
    let mut faults: BTreeMap<u32, Vec<Fault>> = BTreeMap::new();
    for (number, finding) in findings.iter().enumerate() {
        if let Some(at) = &finding.at {
            let fault = Fault { start: at.start, end: at.end, number, severity: finding.severity };
            faults.entry(at.block).or_default().push(fault);
        }
    }
    let title = say(lang, "Toàn văn với các lỗi được đánh dấu", "The whole text with its faults marked");
    let mut out = format!("<details class=\"text\"><summary>{title}</summary>\n");
    for (index, paragraph) in text.iter().enumerate() {
        let block = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let marked = marked(paragraph, faults.get(&block).map_or(&[], Vec::as_slice), id);
        if !marked.trim().is_empty() {
            out.push_str(&format!("<p data-n=\"{block}\">{marked}</p>\n"));
        }
    }
    out.push_str("</details>\n");
    out
}

/// A paragraph cut at the ends of its faults; each piece that lies in a fault is marked, the first of a fault with its name.
fn marked(text: &str, faults: &[Fault], id: &impl Fn(usize) -> String) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut cuts: Vec<usize> = faults.iter().flat_map(|f| [f.start, f.end]).chain([0, letters.len()]).collect();
    cuts.iter_mut().for_each(|c| *c = (*c).min(letters.len()));
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::new();
    for fault in faults.iter().filter(|f| f.start >= letters.len()) {
        out.push_str(&format!("<a id=\"{}\"></a>", id(fault.number)));
    }
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        for fault in faults.iter().filter(|f| f.start == start) {
            out.push_str(&format!("<a id=\"{}\"></a>", id(fault.number)));
        }
        let piece: String = letters.get(start..end).unwrap_or_default().iter().collect();
        let piece = escaped(&piece);
        match faults.iter().filter(|f| f.start <= start && end <= f.end).map(|f| f.severity).max() {
            Some(severity) => out.push_str(&format!("<mark class=\"{}\">{piece}</mark>", class(severity))),
            None => out.push_str(&piece),
        }
    }
    out
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "e",
        Severity::Warning => "w",
        Severity::Info => "i",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(start: usize, end: usize, number: usize, severity: Severity) -> Fault {
        Fault { start, end, number, severity }
    }

    #[test]
    fn faults_over_each_other_are_marked_piece_by_piece() {
        let faults = [fault(0, 4, 0, Severity::Warning), fault(2, 6, 1, Severity::Error)];
        let got = marked("ẵb<dxyz", &faults, &|n| format!("f{n}"));
        let want = "<a id=\"f0\"></a><mark class=\"w\">ẵb</mark><a id=\"f1\"></a><mark class=\"e\">&lt;d</mark>\
                    <mark class=\"e\">xy</mark>z";
        assert_eq!(got, want);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-zế ]{0,20}", places in proptest::collection::vec((0usize..30, 0usize..30), 0..5)) {
            let faults: Vec<Fault> = places.iter().enumerate().map(|(n, p)| fault(p.0, p.1, n, Severity::Info)).collect();
            let html = marked(&text, &faults, &|n| format!("{n}"));
            let bare: String = html.split('<').map(|part| part.split_once('>').map_or(part, |p| p.1)).collect();
            prop_assert_eq!(bare, text);
            for n in 0..faults.len() {
                let name = format!("id=\"{n}\"");
                prop_assert_eq!(html.matches(&name).count(), 1);
            }
        }
    }
}
