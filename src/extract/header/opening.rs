//! What stands between the head and the first section: addressees, legal basis, the paragraph that announces the plan.

use crate::document::document::Document;
use crate::extract::header::letterhead::is_section;
use crate::extract::header::segment::{Segment, lines};
use crate::extract::outline::label;
use crate::extract::plan::{Plan, Series};
use crate::extract::words::{find_phrase, has_phrase, is_capitals, opens_with, plain};

/// Blocks after the head in which the basis and the lead are looked for.
const OPENING_BLOCKS: usize = 80;

/// Words that open a paragraph of the legal basis, plain.
const BASIS: &[&str] = &["can cu", "thuc hien", "theo", "xet", "tiep tuc thuc hien", "can cu vao"];

/// True for "Căn cứ …", "Thực hiện …", "Theo …", "Xét đề nghị …", after a list mark or not.
pub fn opens_basis(text: &str) -> bool {
    let words = plain(&text[..text.floor_char_boundary(60)]);
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    BASIS.iter().any(|word| opens_with(words, word))
}

/// True for a whole paragraph of the legal basis: "CĂN CỨ XÂY DỰNG KẾ HOẠCH" is a title, not one.
pub fn is_basis(text: &str) -> bool {
    opens_basis(text) && !is_capitals(text) && (cites(text) || text.ends_with([';', ',', '.']) || text.len() > 120)
}

/// True when a number and symbol, a law or a date stands in the text.
pub fn cites(text: &str) -> bool {
    let numbered = text.match_indices(['/', '-']).any(|(at, _)| {
        text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit())
            && text[at + 1..].trim_start().starts_with(|c: char| c.is_uppercase())
    });
    let words = plain(text);
    numbered || has_phrase(&words, "luat") || has_phrase(&words, "so") && has_phrase(&words, "ngay")
}

/// Who announces a plan, plain.
const ACTORS: &[&str] = &[
    "truong",
    "nha truong",
    "to",
    "ubnd",
    "uy ban",
    "phong",
    "ban",
    "hieu truong",
    "chi bo",
    "dang",
    "doan",
    "lien doi",
    "cong doan",
    "hoi",
    "trung tam",
    "so",
    "nay",
    "toi",
];

/// True for the paragraph that announces the plan.
pub fn announces(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let calls = ["cu the", "sau"].iter().any(|word| bare.ends_with(word));
    if bare.ends_with("nhu sau") || bare.ends_with("sau day") || calls && words.ends_with(':') {
        return true;
    }
    let makes = ["xay dung", "ban hanh", "lap", "trien khai", "de ra", "thong nhat", "dang ky"];
    let says = makes
        .iter()
        .any(|verb| find_phrase(words, verb).is_some_and(|at| words[at + verb.len()..].starts_with(" ke hoach")));
    says && (words.ends_with(':') || ACTORS.iter().any(|actor| opens_with(words, actor)))
}

/// Fills addressees, basis and lead; marks their blocks. Gives the first block that belongs to none of them.
pub fn read(document: &Document, from: usize, plan: &mut Plan) -> usize {
    let end = document.blocks.len().min(from + OPENING_BLOCKS);
    let all = lines(document, from..end);
    let stop = all.iter().position(|line| opens_body(document, line)).unwrap_or(all.len());
    let mut hand = Hand { document, plan, listing: None, last: from };
    for line in &all[..stop] {
        if !hand.take(line) {
            break;
        }
    }
    hand.last
}

/// The first section, an annex or a heading the markup marks.
fn opens_body(document: &Document, line: &Segment) -> bool {
    let block = &document.blocks[line.block];
    if let Some(label) = &block.label
        && !label.bullet
    {
        return !is_basis(line.text(document));
    }
    is_section(line.text(document))
        || label::read(line.text(document)).is_some_and(|l| matches!(l.series, Series::Annex | Series::Form))
}

/// What a list of dashes is a list of.
#[derive(Clone, Copy, PartialEq)]
enum Listing {
    Addressees,
    Basis,
}

struct Hand<'d, 'p> {
    document: &'d Document,
    plan: &'p mut Plan,
    listing: Option<Listing>,
    /// First block after the last one taken.
    last: usize,
}

impl Hand<'_, '_> {
    /// Takes one line; false when the opening is over.
    fn take(&mut self, line: &Segment) -> bool {
        let text = line.text(self.document);
        let words = plain(text);
        let body = without_mark(text);
        let inner = line.part(text.len() - body.len()..text.len());
        let dashed =
            body.len() < text.len() || self.document.blocks[line.block].label.as_ref().is_some_and(|l| l.bullet);
        if opens_with(&words, "kinh gui") {
            self.addressees(line, text);
            return self.mark(line, "header");
        }
        if announces(&words) && self.listing != Some(Listing::Addressees) {
            if opens_basis(text) {
                self.plan.legal_basis.push(inner.field(self.document));
            }
            self.plan.lead = Some(inner.field(self.document));
            self.mark(line, "lead");
            return false;
        }
        // A line of a table of contents names the section, it cites nothing.
        if opens_basis(text) && (line.cell.is_none() || is_basis(text)) {
            self.plan.legal_basis.push(inner.field(self.document));
            self.listing = text.ends_with(':').then_some(Listing::Basis);
            return self.mark(line, "basis");
        }
        match self.listing {
            Some(Listing::Addressees) if dashed || text.len() < 120 => {
                self.plan.header.addressees.push(inner.field(self.document));
                self.mark(line, "header")
            }
            Some(Listing::Basis) if dashed => {
                self.plan.legal_basis.push(inner.field(self.document));
                self.mark(line, "basis")
            }
            _ => true,
        }
    }

    fn mark(&mut self, line: &Segment, place: &str) -> bool {
        if let Some(slot) = self.plan.place_of_block.get_mut(line.block) {
            *slot = Some(place.to_owned());
        }
        self.last = line.block + 1;
        true
    }

    /// "Kính gửi: A; B" on one line, or the label of a list.
    fn addressees(&mut self, line: &Segment, text: &str) {
        let Some(colon) = text.find(':').map(|at| at + 1) else {
            self.listing = Some(Listing::Addressees);
            return;
        };
        let mut start = colon;
        for part in text[colon..].split(';') {
            let lead = part.len() - part.trim_start_matches([' ', '-', '–', '+']).len();
            let inner = line.part(start + lead..start + part.trim_end().len());
            start += part.len() + 1;
            if inner.range.end > inner.range.start {
                self.plan.header.addressees.push(inner.field(self.document));
            }
        }
        self.listing = (self.plan.header.addressees.is_empty() || text.ends_with(';')).then_some(Listing::Addressees);
    }
}

/// The text behind a list mark.
pub fn without_mark(text: &str) -> &str {
    match label::read(text) {
        Some(label) if label.series == Series::Mark => &text[label.body..],
        _ => text,
    }
}
