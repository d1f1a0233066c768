//! The head of a plan: issuer, national title, motto, number, place and date, kind and subject, found by what they say,
//! in whatever order table cells, text boxes and a PDF reader put them.

use crate::document::document::Document;
use crate::extract::header::number::{number_line, place_line};
use crate::extract::header::segment::{Segment, cut, is_heavy, join};
use crate::extract::header::{agency, opening};
use crate::extract::outline::label;
use crate::extract::plan::{DocType, Field, Header, Heading, NumberSymbol, PlaceDate, Series};
use crate::extract::words::{is_capitals, opens_with, plain};
use std::sync::LazyLock;

/// Blocks at the top in which the head is looked for.
const HEAD_BLOCKS: usize = 48;
/// A longer line is running text, bytes.
const LONGEST_LINE: usize = 420;
/// Most lines of a subject.
const MOST_SUBJECT_LINES: usize = 6;

/// Fills the head; gives the first block after it.
pub fn read(document: &Document, header: &mut Header) -> usize {
    let segments = cut(document, 0..HEAD_BLOCKS.min(document.blocks.len()));
    let start = if printed_twice(document, &segments) { own_head(document, &segments) } else { 0 };
    let segments = &segments[start..];
    let mut hand = Hand { document, header, agencies: Vec::new(), own: None, end: 0, early: None, boxed: false };
    let mut at = 0;
    while at < segments.len() {
        match hand.take(segments, at) {
            Step::Took(count) => at += count,
            Step::Type(count) => {
                at = hand.subject(segments, at + count);
                break;
            }
            Step::End => break,
        }
    }
    let _ = at;
    hand.finish()
}

/// A page of a website: its title and the first paragraphs of the plan stand before the plan's own head.
fn printed_twice(document: &Document, segments: &[Segment]) -> bool {
    let place = |wanted: fn(&str) -> bool| segments.iter().position(|s| wanted(&plain(s.text(document))));
    let Some(title) = place(is_national_title) else { return false };
    let kinds = |range: &[Segment]| {
        range.iter().any(|s| {
            let words = plain(s.text(document));
            opens_with(&words, "ke hoach") && s.text(document).starts_with("KẾ HOẠCH")
        })
    };
    title > 2
        && kinds(&segments[..title])
        && kinds(&segments[title..])
        && segments[..title].iter().any(|s| opening::opens_basis(s.text(document)))
}

/// The first line of the head that the national title stands in.
fn own_head(document: &Document, segments: &[Segment]) -> usize {
    let title = segments.iter().position(|s| is_national_title(&plain(s.text(document)))).unwrap_or(0);
    let names = |segment: &&Segment| {
        let text = segment.text(document);
        is_capitals(text) && agency::opens_name(&plain(text))
    };
    title - segments[..title].iter().rev().take_while(names).count()
}

/// What one line turned out to be.
enum Step {
    /// A part of the head, so many segments.
    Took(usize),
    /// The kind of document; the subject follows.
    Type(usize),
    /// The head is over.
    End,
}

struct Hand<'d, 'h> {
    document: &'d Document,
    header: &'h mut Header,
    /// Lines that name the issuer.
    agencies: Vec<Segment>,
    /// A mass organisation's own heading, and its line.
    own: Option<(Heading, Segment)>,
    /// First block after the head.
    end: usize,
    /// A subject that stands before the kind of document.
    early: Option<Field>,
    /// The kind of document stands in a table cell.
    boxed: bool,
}

impl Hand<'_, '_> {
    fn take(&mut self, segments: &[Segment], at: usize) -> Step {
        let segment = &segments[at];
        let text = segment.text(self.document);
        if !text.chars().any(char::is_alphanumeric) {
            return self.took(segment, 1);
        }
        if text.len() > LONGEST_LINE {
            return Step::End;
        }
        let words = plain(text);
        if let Some(count) = self.fixed(segments, at, &words) {
            return self.took(&segments[at + count - 1], count);
        }
        if let Some(count) = self.numbered(segment, text) {
            return self.took(segment, count);
        }
        if let Some(count) = self.torn_place(segments, at, text) {
            return self.took(&segments[at + count - 1], count);
        }
        if opening::opens_basis(text) || opens_with(&words, "kinh gui") || is_section(text) {
            return Step::End;
        }
        if let Some(count) = self.doc_type(segment, text, &words) {
            self.end = segment.block + 1;
            return Step::Type(count);
        }
        self.other(segment, text, &words)
    }

    fn took(&mut self, segment: &Segment, count: usize) -> Step {
        self.end = self.end.max(segment.block + 1);
        Step::Took(count)
    }

    /// Quốc hiệu, Tiêu ngữ, and the headings of the Party and the mass organisations.
    fn fixed(&mut self, segments: &[Segment], at: usize, words: &str) -> Option<usize> {
        let segment = &segments[at];
        if is_national_title(words) {
            let whole = words.contains("viet nam") || words.contains("viet");
            let next = segments.get(at + 1).filter(|next| !whole && plain(next.text(self.document)) == "viet nam");
            let parts: Vec<Segment> = [Some(segment), next].into_iter().flatten().cloned().collect();
            if self.header.national_title.is_none() {
                self.header.national_title = join(self.document, &parts);
            }
            return Some(parts.len());
        }
        if is_motto(words) {
            self.header.motto.get_or_insert_with(|| segment.field(self.document));
            return Some(1);
        }
        let own = own_heading(words)?;
        self.own.get_or_insert((own, segment.clone()));
        Some(1)
    }

    /// The number line and the place and date line, which may share one line.
    fn numbered(&mut self, segment: &Segment, text: &str) -> Option<usize> {
        let mut rest = 0;
        if self.header.number_symbol.is_none()
            && let Some(read) = number_line(text)
        {
            rest = read.range.end;
            let field = segment.part(read.range).field(self.document);
            self.header.number_symbol = Some(NumberSymbol { field, number: read.number, symbol: read.symbol });
        }
        let lead = text[rest..].len() - text[rest..].trim_start().len();
        let place = segment.part(rest + lead..text.len());
        if self.header.place_date.is_none()
            && let Some(read) = place_line(place.text(self.document))
        {
            let field = place.field(self.document);
            self.header.place_date = Some(PlaceDate { field, place: read.place, date: read.date });
            return Some(1);
        }
        (rest > 0).then_some(1)
    }

    /// "Vĩnh Bình, ngày" and "tháng 9 năm 2017" on two lines.
    fn torn_place(&mut self, segments: &[Segment], at: usize, text: &str) -> Option<usize> {
        let next = segments.get(at + 1).filter(|_| self.header.place_date.is_none() && text.ends_with("ngày"))?;
        let whole = format!("{text} {}", next.text(self.document));
        let read = place_line(&whole).filter(|_| next.text(self.document).starts_with(['t', '0', '1', '2', '3']))?;
        let field = join(self.document, &[segments[at].clone(), next.clone()])?;
        self.header.place_date = Some(PlaceDate { field, place: read.place, date: read.date });
        Some(2)
    }

    fn doc_type(&mut self, segment: &Segment, text: &str, words: &str) -> Option<usize> {
        let heavy = is_heavy(self.document, segment.block) == Some(true);
        let kind = doc_type(text, words, heavy)?;
        let field = segment.part(0..kind.length).field(self.document);
        let code = (!kind.code.is_empty()).then(|| kind.code.to_owned());
        self.boxed = segment.cell.is_some();
        self.header.doc_type = Some(DocType { field, code });
        let rest = text[kind.length..].len() - text[kind.length..].trim_start_matches([' ', ':', '.', '-', '–']).len();
        if kind.length + rest < text.len() {
            self.header.subject = Some(segment.part(kind.length + rest..text.len()).field(self.document));
        }
        Some(1)
    }

    /// A line of the issuer's name, or something that the head does not name.
    fn other(&mut self, segment: &Segment, text: &str, words: &str) -> Step {
        if opens_with(words, "v/v") || opens_with(words, "ve viec") {
            self.header.subject.get_or_insert_with(|| segment.field(self.document));
            self.early = self.header.subject.clone();
            return self.took(segment, 1);
        }
        if words.trim_matches(['(', ')', '[', ']']) == "du thao" {
            return self.took(segment, 1);
        }
        // ".PHÒNG GD&ĐT …": a stray sign before the name.
        let stray = text.len() - text.trim_start_matches(['.', ',', '-', ' ', '*']).len();
        if stray > 0
            && stray < text.len()
            && agency::opens_name(words.trim_start_matches(|c: char| !c.is_alphanumeric()))
        {
            let bare = segment.part(stray..text.len());
            return self.other(&bare, &text[stray..], &plain(&text[stray..]));
        }
        let goes_on =
            self.agencies.last().is_some_and(|last| last.column == segment.column || last.cell == segment.cell);
        let names = agency::opens_name(words);
        if is_capitals(text) && (names || goes_on && text.len() < 120)
            || names && text.len() < 100 && !ends_sentence(text)
        {
            self.agencies.push(segment.clone());
            return self.took(segment, 1);
        }
        if is_capitals(text) || segment.cell.is_some() || text.len() < 80 { Step::Took(1) } else { Step::End }
    }

    /// Reads the subject from the segments after the kind; gives the first segment that is not its.
    fn subject(&mut self, segments: &[Segment], mut at: usize) -> usize {
        let document = self.document;
        let mut parts: Vec<Segment> = Vec::new();
        // "V/v …" under the number gives way to what stands under the kind.
        let under_number = self.early.take().is_some_and(|early| Some(early) == self.header.subject);
        let started = self.header.subject.is_some() && !under_number;
        let ended = self.header.subject.as_ref().is_some_and(|subject| ends_sentence(&subject.text));
        while let Some(segment) = segments.get(at).filter(|_| !ended && parts.len() < MOST_SUBJECT_LINES) {
            let text = segment.text(document);
            if !text.chars().any(char::is_alphanumeric) {
                self.end = self.end.max(segment.block + 1);
                at += 1;
                break;
            }
            let goes_on = started || !parts.is_empty();
            if !self.is_subject(segment, text, goes_on.then(|| parts.first()).flatten(), goes_on) {
                break;
            }
            self.end = self.end.max(segment.block + 1);
            parts.push(segment.clone());
            at += 1;
            if ends_sentence(text) {
                break;
            }
        }
        if let Some(rest) = join(document, &parts) {
            match &mut self.header.subject {
                Some(subject) if started => {
                    subject.text.push(' ');
                    subject.text.push_str(&rest.text);
                }
                subject => *subject = Some(rest),
            }
        }
        at
    }

    fn is_subject(&self, segment: &Segment, text: &str, first: Option<&Segment>, goes_on: bool) -> bool {
        // What bears one of Word's own numbers is the first section.
        let numbered =
            self.document.blocks.get(segment.block).and_then(|b| b.label.as_ref()).is_some_and(|l| !l.bullet);
        if numbered {
            return false;
        }
        let words = plain(text);
        let ends_list = text.ends_with([';', ':', ',']);
        // A table behind the kind, a list of contents: not the subject.
        if segment.cell.is_some() && !self.boxed || words.trim_matches([' ', ':']) == "muc luc" {
            return false;
        }
        if text.len() > LONGEST_LINE || is_section(text) || opens_with(&words, "kinh gui") || opening::announces(&words)
        {
            return false;
        }
        if is_national_title(&words) || is_motto(&words) || number_line(text).is_some() || place_line(text).is_some() {
            return false;
        }
        if opening::opens_basis(text) && (opening::cites(text) || ends_list || words.starts_with("can cu")) {
            return false;
        }
        if goes_on && words.starts_with("chu de:")
            || words.starts_with("(kem theo")
            || words.starts_with("(ban hanh kem")
        {
            return false;
        }
        if !goes_on {
            return !ends_list;
        }
        let low = text.starts_with(|c: char| c.is_lowercase() || c == '(');
        let yearly = words.starts_with("nam hoc") || words.starts_with("giai doan") || words.starts_with("nam 20");
        let weight = |block| is_heavy(self.document, block);
        let same = first.is_none_or(|first| weight(first.block) == weight(segment.block));
        !ends_list && (low || yearly || same && text.len() < 200 && !opening::opens_basis(text))
    }

    fn finish(self) -> usize {
        let Hand { document, header, mut agencies, own, end, .. } = self;
        if header.national_title.is_some() {
            header.heading = Heading::State;
            if let Some((Heading::YouthUnion | Heading::YoungPioneers, line)) = own {
                agencies.push(line);
                agencies.sort_by_key(|s| (s.block, s.range.start));
            }
        } else if let Some((heading, _)) = own {
            header.heading = heading;
        }
        let (parent, issuer) = agency::names(document, &agencies);
        if header.heading == Heading::None && issuer.as_ref().is_some_and(|f| plain(&f.text).contains("cong doan")) {
            header.heading = Heading::TradeUnion;
        }
        header.parent_agency = parent;
        header.agency = issuer;
        let found = header.heading != Heading::None
            || header.agency.is_some()
            || header.number_symbol.is_some()
            || header.place_date.is_some()
            || header.doc_type.is_some()
            || header.subject.is_some();
        if found { end } else { 0 }
    }
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', ';']) && !text.ends_with("..") && !text.ends_with('…')
}

/// A line that opens the body: a strong label with a heading, or a list item of value one.
pub fn is_section(text: &str) -> bool {
    label::read(text).is_some_and(|label| match label.series {
        Series::Roman | Series::Capital | Series::Part | Series::Chapter | Series::Article => {
            !label.weak && !opening::is_basis(&text[label.body..])
        }
        Series::Arabic | Series::Dotted => !label.weak && label.value == 1 && !opening::is_basis(&text[label.body..]),
        _ => false,
    })
}

fn is_national_title(words: &str) -> bool {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let hits = ["cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam"];
    words.len() < 60 && words.starts_with("cong ") && words.split(' ').filter(|word| hits.contains(word)).count() >= 4
}

fn is_motto(words: &str) -> bool {
    words.len() < 60
        && [("doc lap", "tu do"), ("tu do", "hanh phuc"), ("doc lap", "hanh phuc")]
            .iter()
            .any(|(a, b)| words.contains(a) && words.contains(b))
}

fn own_heading(words: &str) -> Option<Heading> {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    match words {
        "dang cong san viet nam" => Some(Heading::Party),
        "doan tncs ho chi minh" | "doan tncs hcm" | "doan thanh nien cong san ho chi minh" => Some(Heading::YouthUnion),
        "doi tntp ho chi minh" | "doi tntp hcm" | "doi thieu nien tien phong ho chi minh" => {
            Some(Heading::YoungPioneers)
        }
        "cong doan viet nam" | "tong lien doan lao dong viet nam" => Some(Heading::TradeUnion),
        _ => None,
    }
}

/// A kind of document at the start of a line.
struct Kind {
    code: &'static str,
    /// Bytes of the line.
    length: usize,
}

/// Plain form, code and number of words of every kind; longest first.
static DOC_TYPES: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("doc_types.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut types: Vec<(String, &str)> =
        rows.filter_map(|line| line.split_once('\t')).map(|(name, code)| (plain(name), code)).collect();
    types.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    types
});

fn doc_type(text: &str, words: &str, heavy: bool) -> Option<Kind> {
    let lead = words.len() - words.trim_start_matches(['(', '"', '“']).len();
    if lead > 0 {
        return None;
    }
    let (name, code) = DOC_TYPES.iter().find(|(name, _)| opens_with(words, name))?;
    // "PHƯỜNG AN LẠC" is a ward, "PHƯƠNG ÁN" a kind: without their tones they are one.
    if *code == "PA" && text.to_lowercase().starts_with("phường") {
        return None;
    }
    let length = end_of_word(text, name.split(' ').count());
    let alone = words.trim_end_matches([':', '.', ' ']).len() == name.len();
    let capitals = is_capitals(&text[..length]);
    let cited = words.strip_prefix(name.as_str()).is_some_and(|rest| rest.trim_start().starts_with("so"));
    (alone || (capitals || heavy) && !cited && text.len() < LONGEST_LINE).then_some(Kind { code, length })
}

/// Bytes up to the end of the nth word.
fn end_of_word(text: &str, count: usize) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(char::is_whitespace).filter(|w| !w.trim().is_empty()).take(count) {
        end += word.len();
    }
    text[..end.min(text.len())].trim_end().trim_end_matches([':', '.']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_decree_is_there() {
        // The 29 of Điều 7, and the sheet that the program itself writes.
        assert_eq!(DOC_TYPES.len(), 29 + 1);
        assert!(DOC_TYPES.iter().any(|(name, code)| name == "ke hoach" && *code == "KH"));
    }

    #[test]
    fn titles_with_slips() {
        assert!(is_national_title("cong hoa xa ho chu nghia viet nam"));
        assert!(is_motto("doc lap-tu do-hanh phuc"));
        assert!(!is_national_title("cong tac xa hoi"));
    }
}
