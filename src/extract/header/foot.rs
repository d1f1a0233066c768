//! The foot of a plan: the closing paragraph, Nơi nhận and the signatures, side by side in a table, in columns of text, or
//! one after the other.

use crate::document::document::Document;
use crate::extract::header::number::place_line;
use crate::extract::header::opening::without_mark;
use crate::extract::header::segment::{Segment, cut};
use crate::extract::header::signature::{self, Line};
use crate::extract::outline::label;
use crate::extract::plan::{Field, PlaceDate, Plan, Series};
use crate::extract::words::{is_capitals, is_person_name, opens_with, plain};

/// Blocks after "Nơi nhận" that may belong to the foot.
const FOOT_BLOCKS: usize = 80;
/// Blocks before the foot in which the closing paragraph is looked for.
const CLOSING_BLOCKS: usize = 12;
/// Blocks before the foot in which a date is looked for that the head does not have.
const DATE_BLOCKS: usize = 3;
/// Most rows of a table in which recipients and signatures stand side by side.
const MOST_FOOT_ROWS: usize = 3;
/// A longer line is running text, bytes.
const LONGEST_LINE: usize = 300;

/// Fills closing, recipients and signatures, and marks their blocks; `from` is the first block of the body.
pub fn read(document: &Document, from: usize, plan: &mut Plan) {
    let body_end = main_end(document, from);
    let start = match find_recipients(document, from) {
        Some(label) => with_recipients(document, from, &label, plan),
        None => without_recipients(document, from, body_end, plan),
    };
    closing(document, from, start.unwrap_or(body_end), plan);
    let signed = start.filter(|_| plan.header.place_date.is_none() && !plan.header.signatures.is_empty());
    if let Some(foot) = signed {
        plan.header.place_date = dated_below(document, foot.saturating_sub(DATE_BLOCKS).max(from), body_end);
        if let Some(block) = plan.header.place_date.as_ref().map(|line| line.field.at.block) {
            mark(plan, block as usize, "signature");
        }
    }
}

/// "Tân An, ngày 5 tháng 9 năm 2025" above the signature of a plan whose head has no date.
fn dated_below(document: &Document, from: usize, end: usize) -> Option<PlaceDate> {
    const SMALL: &[&str] = &["xã", "phường", "huyện", "quận", "tỉnh", "thành", "phố", "thị", "trấn", "đặc", "khu"];
    let named = |place: &str| place.split(' ').all(|w| w.starts_with(char::is_uppercase) || SMALL.contains(&w));
    let segments = cut(document, from..end);
    segments.iter().rev().filter(|segment| !in_data_table(document, segment.block)).find_map(|segment| {
        let read = place_line(segment.text(document)).filter(|read| read.place.as_deref().is_none_or(named))?;
        Some(PlaceDate { field: segment.field(document), place: read.place, date: read.date })
    })
}

/// First block of the annexes, or the end.
fn main_end(document: &Document, from: usize) -> usize {
    let is_annex = |index: &usize| {
        let block = &document.blocks[*index];
        block.cell.is_none() && label::read(block.norm().trim_start()).is_some_and(|l| l.series == Series::Annex)
    };
    (from..document.blocks.len()).find(is_annex).unwrap_or(document.blocks.len())
}

/// The segment that says "Nơi nhận".
fn find_recipients(document: &Document, from: usize) -> Option<Segment> {
    (from..document.blocks.len())
        .filter(|index| !in_data_table(document, *index))
        .filter(|index| {
            document.blocks[*index].norm().contains("hận") || document.blocks[*index].norm().contains("HẬN")
        })
        .flat_map(|index| cut(document, index..index + 1))
        .find(|segment| {
            let words = plain(without_mark(segment.text(document)));
            words
                .strip_prefix("noi nhan")
                .is_some_and(|rest| rest.trim_start().is_empty() || rest.trim_start().starts_with(':'))
        })
}

/// A table of more rows than a foot ever has: what stands in it is told of, not signed.
fn in_data_table(document: &Document, block: usize) -> bool {
    let table = document.blocks[block].cell.and_then(|cell| document.tables.get(cell.table as usize));
    table.is_some_and(|t| t.bordered && t.rows.len() > MOST_FOOT_ROWS)
}

/// Reads a foot with a list of recipients; gives its first block.
fn with_recipients(document: &Document, from: usize, label: &Segment, plan: &mut Plan) -> Option<usize> {
    let mut foot = Foot { document, recipients: Vec::new(), lines: Vec::new(), open: true };
    let text = label.text(document);
    let colon = text.find(':').map_or(text.len(), |at| at + 1);
    plan.header.recipients_label = Some(label.part(0..colon).field(document));
    foot.inline(&label.part(colon..text.len()));
    let end = (label.block + FOOT_BLOCKS).min(document.blocks.len());
    match label.cell {
        Some(cell) => foot.table(label, cell.table, end),
        None => foot.sequence(label, end),
    }
    let before = signed_before(document, from, label.block);
    let first = before.first().map_or(label.block, |line| line.segment.block.min(label.block));
    let mut lines = before;
    lines.append(&mut foot.lines);
    for (_, block) in &foot.recipients {
        mark(plan, *block, "recipients");
    }
    mark(plan, label.block, "recipients");
    for line in &lines {
        mark(plan, line.segment.block, "signature");
    }
    plan.header.recipients = foot.recipients.into_iter().map(|(field, _)| field).collect();
    plan.header.signatures = signature::signers(document, &lines);
    Some(first)
}

fn mark(plan: &mut Plan, block: usize, place: &str) {
    if let Some(slot) = plan.place_of_block.get_mut(block) {
        slot.get_or_insert_with(|| place.to_owned());
    }
}

struct Foot<'d> {
    document: &'d Document,
    recipients: Vec<(Field, usize)>,
    lines: Vec<Line>,
    /// The last line read was a recipient.
    open: bool,
}

impl Foot<'_> {
    /// "Nơi nhận: - Như trên; - Lưu: VT." on one line.
    fn inline(&mut self, rest: &Segment) {
        let text = rest.text(self.document);
        let mut start = 0;
        for part in text.split_inclusive(';') {
            let lead = part.len() - part.trim_start_matches([' ', '-', '–', '+', '•', '*', '_']).len();
            let inner = rest.part(start + lead..start + part.trim_end().len());
            start += part.len();
            if inner.range.end <= inner.range.start {
                continue;
            }
            let office = Line::read(self.document, &inner).filter(|line| line.is_office());
            if let Some(line) = office.filter(|_| lead == part.len() - part.trim_start().len()) {
                self.lines.push(line);
            } else {
                self.recipients.push((inner.field(self.document), inner.block));
            }
        }
    }

    /// Recipients and signers in the cells of one table.
    fn table(&mut self, label: &Segment, table: u32, end: usize) {
        let first =
            (0..label.block).rev().take_while(|i| in_table(self.document, *i, table)).last().unwrap_or(label.block);
        let mut after = label.block + 1;
        for segment in cut(self.document, first..end) {
            if segment.block == label.block && segment.range.start <= label.range.start {
                continue;
            }
            if !in_table(self.document, segment.block, table) {
                break;
            }
            after = segment.block + 1;
            if segment.cell.map(|c| c.column) == label.cell.map(|c| c.column) && segment.block >= label.block {
                self.recipient(&segment);
            } else {
                self.signed(&segment);
            }
        }
        if !self.lines.iter().any(|line| line.is_name()) {
            self.tail(after, end);
        }
    }

    /// A name that stands below the table.
    fn tail(&mut self, from: usize, end: usize) {
        for segment in cut(self.document, from..end).into_iter().take(4) {
            let line = Line::read(self.document, &segment);
            match line {
                Some(line) if line.is_name() || !self.lines.is_empty() => self.lines.push(line),
                _ => break,
            }
        }
    }

    fn signed(&mut self, segment: &Segment) {
        if let Some(line) = Line::read(self.document, segment) {
            self.lines.push(line);
        }
    }

    fn recipient(&mut self, segment: &Segment) {
        let text = segment.text(self.document);
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let body = without_mark(text);
        let inner = segment.part(text.len() - body.len()..text.len());
        let listed =
            body.len() < text.len() || segment.column == 0 && self.document.blocks[segment.block].label.is_some();
        let goes_on = !listed && text.starts_with(|c: char| c.is_lowercase() || c == '(');
        match self.recipients.last_mut() {
            Some((open, _)) if goes_on && !open.text.ends_with([';', '.']) => {
                open.text.push(' ');
                open.text.push_str(&inner.field(self.document).text);
            }
            _ => self.recipients.push((inner.field(self.document), segment.block)),
        }
    }

    /// Recipients and signers line by line.
    fn sequence(&mut self, label: &Segment, end: usize) {
        for segment in cut(self.document, label.block..end) {
            if segment.block == label.block && segment.range.start <= label.range.start {
                continue;
            }
            let text = segment.text(self.document);
            if !text.chars().any(char::is_alphanumeric) {
                continue;
            }
            if !self.step(&segment, text) {
                break;
            }
        }
    }

    /// Takes one line; false when the foot is over.
    fn step(&mut self, segment: &Segment, text: &str) -> bool {
        if let Some(at) = name_behind(text).or_else(|| office_behind(self.document, segment, text)) {
            let going_on = self.step(&segment.part(0..at), &text[..at]);
            self.signed(&segment.part(at + 1..text.len()));
            return going_on;
        }
        let listed = without_mark(text).len() < text.len()
            || segment.column == 0 && self.document.blocks[segment.block].label.as_ref().is_some_and(|l| l.bullet);
        let line = Line::read(self.document, segment);
        if text.len() > LONGEST_LINE || is_annex(text) {
            return false;
        }
        if listed {
            self.open = true;
            self.recipient(segment);
            return true;
        }
        if let Some(line) = line.filter(|line| !(self.open && line.is_doubtful())) {
            self.open = false;
            self.lines.push(line);
            return true;
        }
        let words = plain(text);
        let goes_on = self.recipients.last().is_some_and(|(open, _)| !open.text.ends_with(['.', ';']));
        if self.open && segment.cell.is_none() && (text.ends_with([';', '.']) || opens_with(&words, "luu") || goes_on) {
            self.recipient(segment);
            return true;
        }
        false
    }
}

/// "Lưu: VT. Nguyễn Văn An": a signer's name that a file without columns has run on to the last recipient; the offset of the blank before it.
fn name_behind(text: &str) -> Option<usize> {
    let at = text.rfind(". ").map(|at| at + 1)?;
    let kept = plain(without_mark(&text[..at]));
    let words = text[at..].split_whitespace().count();
    (opens_with(&kept, "luu") && words >= 3 && is_person_name(text[at..].trim())).then_some(at)
}

/// "- Phòng GDĐT (b/c); PHÓ HIỆU TRƯỞNG": the signer's office run on to a recipient; the offset of the blank before it.
fn office_behind(document: &Document, segment: &Segment, text: &str) -> Option<usize> {
    let at = text.rfind("; ").map(|at| at + 1).filter(|_| without_mark(text).len() < text.len())?;
    let rest = segment.part(at + 1..text.len());
    let office = Line::read(document, &rest).is_some_and(|line| line.is_office());
    (office && is_capitals(rest.text(document).trim())).then_some(at)
}

fn is_annex(text: &str) -> bool {
    label::read(text).is_some_and(|l| matches!(l.series, Series::Annex | Series::Form | Series::Roman | Series::Part))
}

fn in_table(document: &Document, block: usize, table: u32) -> bool {
    document.blocks.get(block).and_then(|b| b.cell).is_some_and(|cell| cell.table == table)
}

/// “Vinh Lộc, ngày 04 tháng 9 năm 2026” above the right-hand signer, as the forms of letter 5512 have it.
fn is_place_date(text: &str) -> bool {
    let words = plain(text);
    let date = words.find("ngay").is_some_and(|at| words[at..].contains("thang") && words[at..].contains("nam"));
    date && text.chars().count() <= 60 && text.contains(',') && !text.trim_end().ends_with(['.', ';', ':'])
}

/// Lines of a signature right before a block, in order; none without an office.
fn signed_before(document: &Document, from: usize, block: usize) -> Vec<Line> {
    let start = block.saturating_sub(14).max(from);
    let segments = cut(document, start..block);
    let mut out = Vec::new();
    for segment in segments.iter().rev() {
        let text = segment.text(document);
        if !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        if is_place_date(text) {
            continue;
        }
        match Line::read(document, segment) {
            Some(line) if document.blocks[segment.block].label.is_none() => out.push(line),
            _ => break,
        }
    }
    out.reverse();
    let signed = out.iter().any(Line::is_office);
    if signed { out } else { Vec::new() }
}

/// Reads a foot that has no list of recipients; gives its first block.
fn without_recipients(document: &Document, from: usize, end: usize, plan: &mut Plan) -> Option<usize> {
    let lines = signed_before(document, from, end);
    let first = lines.first()?.segment.block;
    for line in &lines {
        mark(plan, line.segment.block, "signature");
    }
    plan.header.signatures = signature::signers(document, &lines);
    Some(first)
}

/// Finds "Trên đây là …" before the foot.
fn closing(document: &Document, from: usize, foot: usize, plan: &mut Plan) {
    let start = foot.saturating_sub(CLOSING_BLOCKS).max(from);
    let opens = |index: &usize| {
        let text = document.blocks[*index].norm().trim();
        plain(&text[..text.floor_char_boundary(48)]).starts_with("tren day la")
    };
    let found = (start..foot).rev().find(opens).or_else(|| last_words(document, start, foot));
    let Some(first) = found else { return };
    let text = document.blocks[first].norm();
    let lead = text.len() - text.trim_start().len();
    let at = document.span(first, lead..text.trim_end().len());
    plan.closing = Some(Field { text: document.quote(at), at });
    for index in first..foot {
        if index == first || is_plain_paragraph(document, index) {
            mark(plan, index, "closing");
        } else {
            break;
        }
    }
}

/// The last paragraph, when it ends the plan and speaks of it.
fn last_words(document: &Document, start: usize, foot: usize) -> Option<usize> {
    let speaks = |index: &usize| {
        let block = &document.blocks[*index];
        !block.is_blank() && place_line(block.norm().trim()).is_none()
    };
    let last = (start..foot).rev().find(speaks)?;
    let block = &document.blocks[last];
    if block.cell.is_some() || !is_plain_paragraph(document, last) {
        return None;
    }
    let words = plain(block.norm());
    let marked = block.norm().trim_end().ends_with("./.");
    let orders = ["yeu cau cac", "de nghi cac", "trong qua trinh"].iter().any(|word| words.contains(word));
    (words.contains("ke hoach nay") || marked && orders || words.starts_with("nhan duoc ke hoach")).then_some(last)
}

fn is_plain_paragraph(document: &Document, index: usize) -> bool {
    let block = &document.blocks[index];
    block.label.is_none() && label::read(block.norm().trim_start()).is_none()
}
