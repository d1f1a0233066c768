//! Comments and tracked changes: the file stays the author's own.

use crate::support::{self, Package, p};
use rasoat::document::document::Document;
use rasoat::error::ErrorKind;
use rasoat::finding::{Edit, Finding, Fix, Safety, Severity, Status, Topic, Words};
use rasoat::ingest::docx::read;
use rasoat::revise::annotate::annotate;
use rasoat::revise::choice::{Consent, Options, Revised};
use rasoat::revise::fix::fix;
use rasoat::span::Span;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::ops::Range;

const CASES: [&str; 3] = ["whole-plan", "tracked-changes", "boxes-and-notes"];

// ---- tools ----

fn finding(code: &'static str, at: Option<Span>, edits: Vec<Edit>) -> Finding {
    Finding {
        code,
        topic: Topic::Typing,
        severity: Severity::Warning,
        status: Status::Open,
        message: Words::new(format!("sai ở {code} & <đây>"), "wrong"),
        why: Words::new("vì thế", "therefore"),
        hint: Some(Words::new("sửa đi", "mend it")),
        basis: Some("NĐ 30/2020/NĐ-CP".to_owned()),
        quote: None,
        at,
        fix: (!edits.is_empty()).then_some(Fix { safety: Safety::Safe, edits, looks: vec![] }),
    }
}

/// A finding with one edit of the first place where the block holds `old`.
fn mend(document: &Document, code: &'static str, block: usize, old: &str, new: &str) -> Finding {
    let start = document.blocks[block].text().find(old).unwrap_or_else(|| panic!("no {old:?} in block {block}"));
    let at = Span::new(block, start..start + old.len());
    finding(code, Some(at), vec![Edit { at, replacement: new.to_owned() }])
}

/// A few mechanical mends of any document: doubled blanks, a blank before a full stop, every fifth word in capitals.
fn mends(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    for (block, text) in document.blocks.iter().map(|b| b.text()).enumerate() {
        for (pattern, new) in [("  ", " "), (" .", "."), ("KẾ HOẠCH", "Kế hoạch")] {
            for (at, _) in text.match_indices(pattern) {
                let at = Span::new(block, at..at + pattern.len());
                found.push(finding("GC001", Some(at), vec![Edit { at, replacement: new.to_owned() }]));
            }
        }
        for word in words(text).into_iter().step_by(5) {
            let at = Span::new(block, word.clone());
            let replacement = format!("{}X", &text[word]);
            found.push(finding("GC002", Some(at), vec![Edit { at, replacement }]));
        }
    }
    found
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut start = None;
    let mut found = Vec::new();
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

pub fn parts(package: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        parts.insert(file.name().to_owned(), content);
    }
    parts
}

pub fn part(package: &[u8], name: &str) -> String {
    String::from_utf8(parts(package).remove(name).unwrap_or_default()).unwrap()
}

/// The package with another main part.
/// What Word does when all changes of this author are accepted or rejected.
pub fn settle(package: &[u8], accept: bool) -> Vec<u8> {
    let mut settled: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, content) in parts(package) {
        let running = name.starts_with("word/header") || name.starts_with("word/footer");
        let content = match name == "word/document.xml" || running {
            true => settle_part(String::from_utf8(content).unwrap(), accept).into_bytes(),
            false => content,
        };
        settled.push((name, content));
    }
    support::zip(&settled)
}

fn settle_part(xml: String, accept: bool) -> String {
    // A paragraph whose mark is new goes with it.
    let own = r#"(?s)<w:p><w:pPr>(?:<w:(?:spacing|ind|jc) [^>]*/>)*<w:rPr><w:ins [^>]*w:author="rasoat"[^>]*/></w:rPr></w:pPr>.*?</w:p>"#;
    let xml = if accept { xml } else { Regex::new(own).unwrap().replace_all(&xml, "").into_owned() };
    let mark = Regex::new(r#"<w:rPr><w:ins [^>]*w:author="rasoat"[^>]*/></w:rPr>"#).unwrap();
    let xml = mark.replace_all(&xml, "").into_owned();
    let change =
        |name: &str| Regex::new(&format!(r#"(?s)<w:{name} [^>]*w:author="rasoat"[^>]*>(.*?)</w:{name}>"#)).unwrap();
    let (keep, drop) = if accept { ("ins", "del") } else { ("del", "ins") };
    let xml = change(drop).replace_all(&xml, "").into_owned();
    let xml = xml.replace("w:delInstrText", "w:instrText");
    let text = Regex::new(r#"<(/?)w:delText"#).unwrap();
    let xml = settle_looks(xml, accept);
    let xml = change(keep).replace_all(&xml, |c: &regex::Captures| text.replace_all(&c[1], "<${1}w:t").into_owned());
    xml.into_owned()
}

/// The same for tracked changes of properties.
fn settle_looks(mut xml: String, accept: bool) -> String {
    for element in ["rPr", "pPr", "sectPr"] {
        let (open, close) = (format!("<w:{element}Change "), format!("</w:{element}Change>"));
        let mut behind_last = xml.len();
        while let Some(start) = xml[..behind_last].rfind(&open) {
            behind_last = start;
            if !xml[start..start + xml[start..].find('>').unwrap()].contains("w:author=\"rasoat\"") {
                continue;
            }
            let end = start + xml[start..].find(&close).unwrap();
            let old = xml[start + xml[start..].find('>').unwrap() + 1..end].to_owned();
            let end = end + close.len();
            if accept {
                xml.replace_range(start..end, "");
                continue;
            }
            // What the change does not remember stays: the mark and the section of a paragraph, headers of a section.
            let opened = |tag: &str| xml[..start].rfind(tag);
            let around = opened(&format!("<w:{element}>")).max(opened(&format!("<w:{element} "))).unwrap();
            let own_tag = xml[around..around + xml[around..].find('>').unwrap() + 1].to_owned();
            let tail = format!("</w:{element}>");
            let behind = end + xml[end..].find(&tail).unwrap() + tail.len();
            let now = &xml[around..start];
            let kept: String = kept_by(element).find_iter(now).map(|m| m.as_str()).collect();
            let old = old.trim_start_matches(&format!("<w:{element}>")).trim_end_matches(&tail).to_owned();
            let restored = match element {
                "sectPr" => format!("{own_tag}{kept}{old}{tail}"),
                _ => format!("{own_tag}{old}{kept}{tail}"),
            };
            xml.replace_range(around..behind, &restored);
            behind_last = around;
        }
    }
    xml
}

pub fn texts(package: &[u8]) -> Vec<String> {
    read(package).unwrap_or_else(|e| panic!("{e}")).blocks.iter().map(|b| b.text().to_owned()).collect()
}

/// The block texts with the edits of the findings that were done.
pub fn mended(document: &Document, findings: &[Finding], revised: &Revised) -> Vec<String> {
    let mut texts: Vec<String> = document.blocks.iter().map(|b| b.text().to_owned()).collect();
    let edits = revised.done.iter().flat_map(|i| &findings[*i].fix.as_ref().unwrap().edits);
    let mut edits: Vec<(usize, Range<usize>, &str)> = edits.map(|e| trimmed(document, e)).collect();
    edits.sort_by_key(|(block, range, _)| std::cmp::Reverse((*block, range.start, range.end)));
    // What two findings ask for is done once.
    edits.dedup();
    for (block, range, new) in edits {
        texts[block].replace_range(range, new);
    }
    texts
}

/// An edit without the characters at its ends that stay.
fn trimmed<'e>(document: &Document, edit: &'e Edit) -> (usize, Range<usize>, &'e str) {
    let block = edit.at.block as usize;
    let (mut old, mut new) = (&document.blocks[block].text()[edit.at.range()], edit.replacement.as_str());
    let mut start = edit.at.start as usize;
    while let (Some(a), Some(b)) = (old.chars().next(), new.chars().next())
        && a == b
    {
        (old, new, start) = (&old[a.len_utf8()..], &new[a.len_utf8()..], start + a.len_utf8());
    }
    while let (Some(a), Some(b)) = (old.chars().next_back(), new.chars().next_back())
        && a == b
    {
        (old, new) = (&old[..old.len() - a.len_utf8()], &new[..new.len() - a.len_utf8()]);
    }
    (block, start..start + old.len(), new)
}

/// What a remembered change of this element leaves in place.
fn kept_by(element: &str) -> Regex {
    let pattern = match element {
        "rPr" => "^$",
        "pPr" => r"(?s)<w:rPr>.*</w:rPr>|<w:sectPr>.*</w:sectPr>",
        _ => "<w:(header|footer)Reference [^>]*/>",
    };
    Regex::new(pattern).unwrap()
}

/// What makes Word ask for a repair: broken XML, ids used twice, comment ranges without a partner or inside a run, run
/// properties that do not stand first, parts that nobody knows.
pub fn assert_sound(package: &[u8]) {
    for (name, content) in parts(package).into_iter().filter(|(n, _)| n.ends_with(".xml") || n.ends_with(".rels")) {
        let text = String::from_utf8(content).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}")) != quick_xml::events::Event::Eof {}
    }
    let xml = part(package, "word/document.xml");
    let comments = part(package, "word/comments.xml");
    let all = |xml: &str, tag: &str| -> Vec<i64> {
        let tag = Regex::new(&format!(r#"<w:{tag} [^>]*w:id="(-?[0-9]+)""#)).unwrap();
        tag.captures_iter(xml).map(|c| c[1].parse().unwrap()).collect()
    };
    let (starts, ends, references) =
        (all(&xml, "commentRangeStart"), all(&xml, "commentRangeEnd"), all(&xml, "commentReference"));
    let set = |ids: &[i64]| ids.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(set(&starts), set(&ends));
    assert_eq!(set(&starts), set(&references));
    assert_eq!(set(&starts), set(&all(&comments, "comment")));
    for ids in [&starts, &ends, &references, &all(&comments, "comment")] {
        assert_eq!(ids.len(), set(ids).len(), "an id is used twice: {ids:?}");
    }
    let changes: Vec<i64> =
        ["ins", "del", "moveFrom", "moveTo", "rPrChange"].iter().flat_map(|t| all(&xml, t)).collect();
    assert_eq!(changes.len(), set(&changes).len(), "{changes:?}");
    assert!(set(&changes).is_disjoint(&set(&starts)));
    let run = Regex::new(r"(?s)<w:r(?: [^>]*)?>(.*?)</w:r>").unwrap();
    for run in run.captures_iter(&xml) {
        assert!(!run[1].contains("commentRange"), "a comment range inside a run: {}", &run[0]);
        assert!(
            run[1]
                .find("<w:rPr>")
                .is_none_or(|at| at == 0 || run[1].contains("<w:pict") || run[1].contains("<w:drawing")),
            "{}",
            &run[0]
        );
    }
    for id in &starts {
        let at = |tag: &str| xml.find(&format!("<w:{tag} w:id=\"{id}\"/>")).unwrap();
        assert!(at("commentRangeStart") < at("commentRangeEnd") && at("commentRangeEnd") < at("commentReference"));
    }
    if !comments.is_empty() {
        assert!(part(package, "[Content_Types].xml").contains("comments+xml"));
        assert!(part(package, "word/_rels/document.xml.rels").contains("relationships/comments\""));
    }
}

/// Parts that are not about comments or the text are the same bytes.
pub fn assert_untouched(old: &[u8], new: &[u8]) {
    let (old, new) = (parts(old), parts(new));
    let header = |name: &str| name.starts_with("word/header") || name.starts_with("word/footer");
    let may_change = ["word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"];
    for (name, content) in &old {
        assert!(
            may_change.contains(&name.as_str()) || header(name) || new.get(name) == Some(content),
            "{name} changed"
        );
    }
    assert!(new.keys().all(|name| old.contains_key(name) || name == "word/comments.xml" || header(name)));
}

// ---- annotate ----

#[test]
fn every_finding_becomes_a_comment_on_its_characters() {
    let package = Package::body("<w:p w:rsidR=\"1\"><w:r w:rsidR=\"2\"><w:rPr><w:b/></w:rPr><w:t>Kế ho</w:t></w:r><w:r><w:t>ạch này</w:t></w:r></w:p>").zip();
    let document = read(&package).unwrap();
    let at = Span::new(0, 0.."Kế hoạch".len());
    let revised = annotate(&package, &document, &[finding("TT001", Some(at), vec![])], &Options::default()).unwrap();
    assert_eq!(revised.done, [0]);
    let xml = part(&revised.bytes, "word/document.xml");
    assert!(
        xml.contains(
            "<w:p w:rsidR=\"1\"><w:commentRangeStart w:id=\"0\"/><w:r w:rsidR=\"2\"><w:rPr><w:b/></w:rPr><w:t>Kế ho</w:t></w:r>\
             <w:r><w:t xml:space=\"preserve\">ạch</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
             <w:r><w:t xml:space=\"preserve\"> này</w:t></w:r></w:p>"
        ),
        "{xml}"
    );
    let comments = part(&revised.bytes, "word/comments.xml");
    assert!(
        comments.contains("w:author=\"rasoat\" w:initials=\"RS\"><w:p><w:r><w:annotationRef/></w:r>"),
        "{comments}"
    );
    assert!(comments.contains("Cảnh báo TT001: sai ở TT001 &amp; &lt;đây&gt;"), "{comments}");
    assert!(comments.contains("Cách sửa: sửa đi") && comments.contains("Căn cứ: NĐ 30/2020/NĐ-CP"), "{comments}");
    assert_sound(&revised.bytes);
    assert_untouched(&package, &revised.bytes);
}

#[test]
fn findings_without_a_place_are_gathered_at_the_title() {
    let package = support::fixture("boxes-and-notes");
    let document = read(&package).unwrap();
    let in_note = Span::new(document.blocks.len() - 1, 1..3);
    let findings =
        [finding("TT001", None, vec![]), finding("TT002", Some(in_note), vec![]), finding("TT003", None, vec![])];
    let options = Options { date: Some("2026-04-10T08:00:00Z".to_owned()), ..Options::default() };
    let revised = annotate(&package, &document, &findings, &options).unwrap();
    assert_eq!(revised.done, [0, 1, 2]);
    let comments = part(&revised.bytes, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), 1);
    assert!(comments.contains("w:date=\"2026-04-10T08:00:00Z\"") && comments.contains("Có 3 điểm"), "{comments}");
    assert_sound(&revised.bytes);
}

#[test]
fn comments_find_a_place_everywhere_and_twice_is_once() {
    for case in CASES {
        let package = support::fixture(case);
        let document = read(&package).unwrap();
        let mut findings: Vec<Finding> = mends(&document).into_iter().map(|f| finding("A", f.at, vec![])).collect();
        for block in 0..document.blocks.len() {
            findings.push(finding("B", Some(Span::new(block, 0..0)), vec![]));
            findings.push(finding("C", Some(Span::new(block, 0..document.blocks[block].text().len())), vec![]));
        }
        let revised = annotate(&package, &document, &findings, &Options::default()).unwrap();
        assert_eq!(revised.done.len(), findings.len());
        assert_sound(&revised.bytes);
        assert_untouched(&package, &revised.bytes);
        let again = read(&revised.bytes).unwrap();
        for (old, new) in document.blocks.iter().zip(&again.blocks) {
            assert_eq!((old.text(), &old.runs, &old.label), (new.text(), &new.runs, &new.label));
        }
        let placed: Vec<Finding> = findings.into_iter().filter(|f| f.code == "A").collect();
        let once = annotate(&package, &document, &placed, &Options::default()).unwrap().bytes;
        let twice = annotate(&once, &read(&once).unwrap(), &placed, &Options::default()).unwrap().bytes;
        assert_eq!(once.len(), twice.len(), "{case}: a comment was set twice");
    }
}

#[test]
fn nothing_to_say_changes_nothing() {
    let package = support::fixture("whole-plan");
    let document = read(&package).unwrap();
    assert_eq!(annotate(&package, &document, &[], &Options::default()).unwrap().bytes, package);
    assert_eq!(fix(&package, &document, &[], &Consent::All, &Options::default()).unwrap().bytes, package);
}

// ---- fix ----

#[test]
fn a_mend_is_a_tracked_change_with_the_looks_of_what_it_replaces() {
    let package = Package::body(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Trường Đông Tha</w:t></w:r><w:r><w:t>nh làm &amp; học</w:t></w:r></w:p>",
    )
    .zip();
    let document = read(&package).unwrap();
    let findings = [mend(&document, "NQ001", 0, "Đông Thanh", "Đông Thạnh")];
    let revised = fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap();
    let xml = part(&revised.bytes, "word/document.xml");
    assert!(
        xml.contains(
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Trường Đông </w:t></w:r><w:commentRangeStart w:id=\"0\"/>\
             <w:del w:id=\"2\" w:author=\"rasoat\"><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space=\"preserve\">Tha</w:delText></w:r></w:del>\
             <w:del w:id=\"3\" w:author=\"rasoat\"><w:r><w:delText xml:space=\"preserve\">nh</w:delText></w:r></w:del>\
             <w:ins w:id=\"1\" w:author=\"rasoat\"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Thạnh</w:t></w:r></w:ins>\
             <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
             <w:r><w:t xml:space=\"preserve\"> làm &amp; học</w:t></w:r>"
        ),
        "{xml}"
    );
    assert_sound(&revised.bytes);
}

#[test]
fn insertions_and_mends_of_several_places() {
    let package = Package::body(&[p("Theo Quyết định 12"), p("kết thúc")].concat()).zip();
    let document = read(&package).unwrap();
    let edit =
        |block: usize, at: usize, text: &str| Edit { at: Span::new(block, at..at), replacement: text.to_owned() };
    let place = "Theo Quyết định".len();
    let both = finding(
        "A",
        Some(Span::new(0, 0..4)),
        vec![edit(0, place, " số"), edit(1, 0, "“"), edit(1, "kết thúc".len(), "”")],
    );
    let revised = fix(&package, &document, &[both], &Consent::SafeOnly, &Options::default()).unwrap();
    assert_eq!(texts(&settle(&revised.bytes, true)), ["Theo Quyết định số 12", "“kết thúc”"]);
    assert_eq!(texts(&settle(&revised.bytes, false)), ["Theo Quyết định 12", "kết thúc"]);
    assert_eq!(part(&revised.bytes, "word/comments.xml").matches("<w:comment ").count(), 1);
    assert_sound(&revised.bytes);
}

#[test]
fn accepting_gives_the_mended_text_and_rejecting_the_original() {
    for case in CASES {
        let package = support::fixture(case);
        let document = read(&package).unwrap();
        let findings = mends(&document);
        let revised = fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap();
        assert!(!revised.done.is_empty());
        assert_eq!(texts(&revised.bytes), mended(&document, &findings, &revised), "{case}: the final view");
        assert_eq!(texts(&settle(&revised.bytes, true)), mended(&document, &findings, &revised), "{case}: accept all");
        let rejected = read(&settle(&revised.bytes, false)).unwrap();
        assert_eq!(rejected.blocks.len(), document.blocks.len());
        for (old, new) in document.blocks.iter().zip(&rejected.blocks) {
            assert_eq!(
                (old.text(), &old.runs, &old.paragraph),
                (new.text(), &new.runs, &new.paragraph),
                "{case}: reject all"
            );
        }
        assert_eq!((&document.tables, &document.furniture), (&rejected.tables, &rejected.furniture));
        assert_sound(&revised.bytes);
        assert_untouched(&package, &revised.bytes);
        for name in
            ["w:bookmarkStart", "w:instrText", "w:drawing", "w:author=\"Lê Văn Tám\"", "w:sdtPr", "w:footnoteReference"]
        {
            let count = |package: &[u8]| part(package, "word/document.xml").matches(name).count();
            assert_eq!(count(&package), count(&revised.bytes), "{case}: {name}");
        }
    }
}

/// The children of every property element stand in schema order.
pub fn assert_ordered(xml: &str) {
    use rasoat::ooxml::properties::{PARAGRAPH_ORDER, RUN_ORDER, SECTION_ORDER};
    use rasoat::ooxml::xml::Cursor;
    fn walk(cursor: &mut Cursor<'_>, order: Option<(&str, &[&str])>) {
        let mut last = 0;
        while let Some(open) = cursor.child().unwrap() {
            if let Some((parent, order)) = order {
                let rank = order.iter().position(|n| *n == open.local).unwrap_or(order.len());
                assert!(rank >= last, "{} stands wrong in {parent}", open.local);
                last = rank;
            }
            let inner = match open.local {
                "rPr" => Some(("rPr", RUN_ORDER)),
                "pPr" => Some(("pPr", PARAGRAPH_ORDER)),
                "sectPr" => Some(("sectPr", SECTION_ORDER)),
                _ => None,
            };
            walk(cursor, inner);
        }
    }
    walk(&mut Cursor::new("p", xml, 256), None);
}

#[test]
fn looks_are_mended_as_tracked_changes_of_properties() {
    use rasoat::document::format::{Align, LineSpacing};
    use rasoat::finding::{LookEdit, Side};
    for case in CASES {
        let package = support::fixture(case);
        let document = read(&package).unwrap();
        let mut findings = Vec::new();
        for (block, text) in document.blocks.iter().map(|b| b.text()).enumerate().filter(|(_, t)| !t.is_empty()) {
            let half = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
            let characters = |at: Span, size: u16, italic: bool| LookEdit::Characters {
                at,
                font: Some("Times New Roman".to_owned()),
                size: Some(size),
                bold: Some(true),
                italic: Some(italic),
                underline: Some(false),
                plain_colour: true,
            };
            let paragraph = LookEdit::Paragraph {
                block: block as u32,
                align: Some(Side::Justify),
                first_line: Some(720),
                before: Some(120),
                after: None,
                line: Some(300),
            };
            let looks = vec![
                characters(Span::new(block, 0..half), 31, false),
                characters(Span::new(block, half..text.len()), 33, true),
                paragraph,
            ];
            let mut finding = finding("TB001", Some(Span::new(block, 0..half)), vec![]);
            finding.fix = Some(Fix { safety: Safety::Safe, edits: vec![], looks });
            findings.push(finding);
        }
        let page = LookEdit::Page {
            section: 0,
            paper: Some((11907, 16840)),
            top: Some(1200),
            bottom: None,
            left: Some(1800),
            right: None,
            title_page: None,
        };
        let mut margins = finding("TB003", None, vec![]);
        margins.fix = Some(Fix { safety: Safety::Safe, edits: vec![], looks: vec![page] });
        findings.push(margins);
        findings.extend(mends(&document));
        let revised = fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap();
        assert_sound(&revised.bytes);
        assert_untouched(&package, &revised.bytes);
        assert_ordered(&part(&revised.bytes, "word/document.xml"));
        let accepted = read(&settle(&revised.bytes, true)).unwrap();
        assert_ordered(&part(&settle(&revised.bytes, true), "word/document.xml"));
        let section = &accepted.sections[0];
        assert_eq!((section.width, section.top, section.bottom, section.left), (11907, 1200, 1134, 1800));
        for index in revised.done.iter().filter(|i| findings[**i].code == "TB001") {
            let block = &accepted.blocks[findings[*index].at.unwrap().block as usize];
            let format = block.paragraph.as_ref().unwrap();
            assert_eq!((format.align, format.first_line, format.before), (Align::Justify, 720, 120));
            assert_eq!(format.line, Some(LineSpacing::Multiple(1.25)));
            assert!(block.runs.iter().all(|r| r.format.bold && !r.format.underline), "{:?}", block.runs);
            assert!(
                block
                    .runs
                    .iter()
                    .all(|r| matches!((r.format.size, r.format.italic), (Some(31), false) | (Some(33), true)))
            );
        }
        let rejected = read(&settle(&revised.bytes, false)).unwrap();
        for (old, new) in document.blocks.iter().zip(&rejected.blocks) {
            assert_eq!(
                (old.text(), &old.runs, &old.paragraph, &old.label),
                (new.text(), &new.runs, &new.paragraph, &new.label)
            );
        }
        let pages =
            |d: &Document| -> Vec<_> { d.sections.iter().map(|s| (s.width, s.top, s.left, s.title_page)).collect() };
        assert_eq!(pages(&document), pages(&rejected));
        assert_eq!(document.furniture, rejected.furniture);
    }
}

#[test]
fn what_cannot_be_mended_is_told() {
    let package = support::fixture("tracked-changes");
    let document = read(&package).unwrap();
    let findings = [
        mend(&document, "A", 1, "30", "31"),
        mend(&document, "B", 2, "II.3", "II.4"),
        mend(&document, "C", 5, "Sen\tphối", "Sen phối"),
        mend(&document, "D", 2, "Kế  hoạch", "Kế hoạch"),
        mend(&document, "E", 2, "  hoạch", " – hoạch"),
        mend(&document, "F", 2, "  hoạch", " hoạch"),
    ];
    let revised = fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap();
    assert_eq!(revised.done, [3, 5], "the same mend is asked for twice and made once");
    let why: Vec<(&str, &str)> = revised.skipped.iter().map(|s| (s.code, s.reason.en.as_str())).collect();
    assert_eq!(why.len(), 4);
    for ((code, reason), (wanted, word)) in
        why.iter().zip([("A", "tracked"), ("B", "field"), ("C", "tab"), ("E", "another mend")])
    {
        assert!(*code == wanted && reason.contains(word), "{code}: {reason}");
    }
    let package = support::fixture("boxes-and-notes");
    let document = read(&package).unwrap();
    let last = document.blocks.len() - 1;
    let findings = [
        mend(&document, "A", 0, "DỰ", "Dự"),
        mend(&document, "B", 4, " .", "."),
        mend(&document, "C", last, "Theo", "theo"),
    ];
    let revised = fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap();
    assert_eq!((revised.done.len(), revised.skipped.len()), (0, 3));
    assert_eq!(revised.bytes, package);
}

#[test]
fn consent_decides() {
    let package = Package::body(&p("một hai ba")).zip();
    let document = read(&package).unwrap();
    let mut findings =
        [mend(&document, "A", 0, "một", "1"), mend(&document, "B", 0, "hai", "2"), mend(&document, "C", 0, "ba", "3")];
    findings[1].fix.as_mut().unwrap().safety = Safety::Consent;
    findings[2].fix.as_mut().unwrap().safety = Safety::Show;
    let done = |consent: &Consent| fix(&package, &document, &findings, consent, &Options::default()).unwrap().done;
    assert_eq!(done(&Consent::SafeOnly), [0]);
    assert_eq!(done(&Consent::Codes(vec!["b".to_owned()])), [0, 1]);
    assert_eq!(done(&Consent::All), [0, 1]);
    findings[0].status = Status::Suppressed;
    assert_eq!(
        fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap().done,
        [] as [usize; 0]
    );
}

#[test]
fn mending_twice_changes_nothing_more() {
    let package = support::fixture("tracked-changes");
    let blanks =
        |document: &Document| -> Vec<Finding> { mends(document).into_iter().filter(|f| f.code == "GC001").collect() };
    let document = read(&package).unwrap();
    let once = fix(&package, &document, &blanks(&document), &Consent::SafeOnly, &Options::default()).unwrap().bytes;
    assert_ne!(once, package);
    let document = read(&once).unwrap();
    let twice = fix(&once, &document, &blanks(&document), &Consent::SafeOnly, &Options::default()).unwrap().bytes;
    assert_eq!(once, twice);
}

#[test]
fn files_that_must_not_be_touched_are_refused() {
    let base = Package::body(&p("chữ"));
    let signed = {
        let mut package = base.clone();
        package.put("_xmlsignatures/sig1.xml", "<x/>");
        package
    };
    let macros = {
        let mut package = base.clone();
        package.put("word/vbaProject.bin", "x");
        package
    };
    let locked = base.clone().with("settings", "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>");
    let read_only = base.clone().with("settings", "<w:writeProtection w:recommended=\"1\"/>");
    for package in [signed, macros, locked, read_only] {
        let bytes = package.zip();
        let document = read(&bytes).unwrap();
        let error = annotate(&bytes, &document, &[], &Options::default()).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Protected);
        assert!(error.vi.contains("chỉ rà soát"), "{}", error.vi);
    }
    let free = base.with("settings", "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"0\"/>").zip();
    assert!(annotate(&free, &read(&free).unwrap(), &[], &Options::default()).is_ok());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
    /// Runs cut anywhere, edits anywhere: accept gives the mended text, reject the original.
    #[test]
    fn any_edit_of_any_runs_can_be_taken_back(
        runs in proptest::collection::vec("[aế &.]{1,5}", 1..6),
        cuts in proptest::collection::vec((0usize..30, 0usize..6, "[aế .]{0,4}"), 1..5),
    ) {
        let escaped = |t: &str| t.replace('&', "&amp;");
        let inner: String = runs.iter().enumerate().map(|(i, t)| {
            format!("<w:r><w:rPr><w:sz w:val=\"{}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", 20 + i, escaped(t))
        }).collect();
        let package = Package::body(&format!("<w:p>{inner}</w:p>")).zip();
        let document = read(&package).unwrap();
        let text = document.blocks[0].text().to_owned();
        let places: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let findings: Vec<Finding> = cuts.iter().map(|(start, length, new)| {
            let start = start % places.len();
            let end = (start + length).min(places.len() - 1);
            let at = Span::new(0, places[start]..places[end]);
            finding("A", Some(at), vec![Edit { at, replacement: new.clone() }])
        }).collect();
        let revised = fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap();
        assert_eq!(texts(&settle(&revised.bytes, true)), mended(&document, &findings, &revised));
        let rejected = read(&settle(&revised.bytes, false)).unwrap();
        assert_eq!((rejected.blocks[0].text(), &rejected.blocks[0].runs), (text.as_str(), &document.blocks[0].runs));
        assert_sound(&revised.bytes);
    }
}

// ---- other programs ----

fn have(program: &str, arguments: &[&str]) -> bool {
    let found = std::process::Command::new(program).args(arguments).output().is_ok_and(|o| o.status.success());
    if !found {
        eprintln!("skipped: {program} {arguments:?} is not here");
    }
    found
}

#[test]
fn other_programs_open_the_result() {
    let folder = std::env::temp_dir().join(format!("rasoat-revise-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    for case in CASES {
        let package = support::fixture(case);
        let document = read(&package).unwrap();
        let findings = mends(&document);
        let mended = fix(&package, &document, &findings, &Consent::SafeOnly, &Options::default()).unwrap().bytes;
        let document = read(&mended).unwrap();
        let looks = |at: Span| rasoat::finding::LookEdit::Characters {
            at,
            font: None,
            size: Some(30),
            bold: Some(false),
            italic: None,
            underline: None,
            plain_colour: true,
        };
        let restyled: Vec<Finding> = (0..document.blocks.len())
            .filter(|b| !document.blocks[*b].text().is_empty())
            .map(|b| {
                let mut finding = finding("L", Some(Span::new(b, 0..1)), vec![]);
                let looks = vec![looks(Span::new(b, 0..document.blocks[b].text().len()))];
                finding.fix = Some(Fix { safety: Safety::Safe, edits: vec![], looks });
                finding
            })
            .collect();
        let mended = fix(&mended, &document, &restyled, &Consent::SafeOnly, &Options::default()).unwrap().bytes;
        let document = read(&mended).unwrap();
        let notes: Vec<Finding> = mends(&document).into_iter().map(|f| finding("A", f.at, vec![])).collect();
        let both = annotate(&mended, &document, &notes, &Options::default()).unwrap().bytes;
        assert_sound(&both);
        let path = folder.join(format!("{case}.docx"));
        std::fs::write(&path, &both).unwrap();
        files.push((path, part(&both, "word/comments.xml").matches("<w:comment ").count()));
    }
    // The mends that the rules themselves give to a plan with wrong looks.
    let mended = crate::mends::mended_plan("fixtures/plans/mam-non-tan-lap-loi-trinh-bay.docx");
    let path = folder.join("rules.docx");
    std::fs::write(&path, &mended).unwrap();
    files.push((path, part(&mended, "word/comments.xml").matches("<w:comment ").count()));
    if have("python3", &["-c", "import docx"]) {
        for (path, count) in &files {
            let code = "import docx,sys; d=docx.Document(sys.argv[1]); print(len(list(d.comments)))";
            let output = std::process::Command::new("python3").args(["-c", code]).arg(path).output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), count.to_string(), "{output:?}");
        }
    }
    if have("soffice", &["--version"]) {
        let home = format!("-env:UserInstallation=file://{}", folder.join("home").display());
        let out = folder.join("out");
        for target in ["pdf", "docx"] {
            let run = std::process::Command::new("soffice")
                .args(["--headless", &home, "--convert-to", target, "--outdir"])
                .arg(&out)
                .args(files.iter().map(|(path, _)| path))
                .output();
            assert!(run.unwrap().status.success());
        }
        for (path, count) in &files {
            let name = path.file_stem().unwrap().to_string_lossy();
            assert!(out.join(format!("{name}.pdf")).exists());
            let saved = std::fs::read(out.join(format!("{name}.docx"))).unwrap();
            assert_eq!(part(&saved, "word/comments.xml").matches("<w:comment ").count(), *count, "{name}");
            assert!(part(&saved, "word/document.xml").contains("w:author=\"rasoat\""), "{name}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

// ---- text files ----

/// A comment is known again whatever signs its words have.
#[test]
fn a_comment_with_breaks_is_not_set_twice() {
    let package = Package::body(&p("Kế hoạch này")).zip();
    let document = read(&package).unwrap();
    let mut found = finding("TB084", None, vec![]);
    found.message = Words::new("Số trang ghi “#\nMật”\tở đầu trang", "x");
    let once = annotate(&package, &document, &[found.clone()], &Options::default()).unwrap();
    let twice = annotate(&once.bytes, &read(&once.bytes).unwrap(), &[found], &Options::default()).unwrap();
    assert!(once.bytes == twice.bytes);
}

/// "Different first page" would show a header of the first page that nobody has seen so far.
#[test]
fn a_hidden_first_page_is_not_brought_to_light() {
    let section = "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId1\"/></w:sectPr>";
    let package = Package::body(&format!("{}{section}", p("Kế hoạch"))).with("header", &p("BẢN NHÁP")).zip();
    let document = read(&package).unwrap();
    let mut found = finding("TB083", None, vec![]);
    let look = rasoat::finding::LookEdit::Page {
        section: 0,
        paper: None,
        top: None,
        bottom: None,
        left: None,
        right: None,
        title_page: Some(true),
    };
    found.fix = Some(Fix { safety: Safety::Safe, edits: vec![], looks: vec![look] });
    let revised = fix(&package, &document, &[found], &Consent::All, &Options::default()).unwrap();
    assert!(revised.done.is_empty() && revised.skipped.len() == 1 && revised.bytes == package);
}

#[test]
fn a_text_file_is_mended_with_a_diff() {
    use rasoat::revise::text;
    let source = "KẾ HOẠCH\r\n\r\nKế  hoạch này .\r\nDòng cuối";
    let document = rasoat::ingest::text::read(source.as_bytes()).unwrap();
    let block = document.blocks.iter().position(|b| b.text().contains("này .")).unwrap();
    let mut findings = vec![mend(&document, "A", block, "  ", " "), mend(&document, "B", block, " .", ".")];
    findings.push(mend(&document, "C", block, "  hoạch", " - hoạch"));
    let mended = text::fix(source, "a.txt", &document, &findings, &Consent::SafeOnly);
    assert_eq!(mended.text, "KẾ HOẠCH\r\n\r\nKế hoạch này.\r\nDòng cuối");
    assert_eq!((mended.done, mended.skipped.len()), (vec![0, 1], 1));
    assert!(mended.diff.contains("-Kế  hoạch này .\r\n+Kế hoạch này.\r\n"), "{}", mended.diff);
    let nothing = text::fix(source, "a.txt", &document, &[], &Consent::All);
    assert_eq!((nothing.text.as_str(), nothing.diff.as_str()), (source, ""));
}
