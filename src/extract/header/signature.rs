//! One signer or several: the lines of authority, the office, the name, wherever they stand.

use crate::document::document::Document;
use crate::extract::header::segment::{Segment, join};
use crate::extract::plan::Signature;
use crate::extract::words::{is_capitals, is_person_name, opens_with, plain};
use std::sync::LazyLock;

/// Longest line of a signature block, characters.
const LONGEST: usize = 90;

/// What a line of a signature block says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// `KT. HIỆU TRƯỞNG`, `DUYỆT CỦA …`
    Authority,
    /// `HIỆU TRƯỞNG`
    Office,
    /// `(Đã ký)`
    Note,
    /// A name.
    Name,
    /// More capitals: the rest of an office.
    More,
}

/// A line of a signature block.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Where it stands.
    pub segment: Segment,
    what: What,
    /// Lines on one row of the file have the same number.
    row: (usize, usize),
}

static OFFICES: LazyLock<Vec<String>> =
    LazyLock::new(|| include_str!("offices.txt").lines().filter(|l| !l.starts_with('#')).map(plain).collect());

/// Abbreviations of authority, plain.
const PREFIXES: &[&str] =
    &["tm.", "kt.", "tl.", "tuq.", "q.", "t/m", "k/t", "t/l", "tm ", "kt ", "tl ", "tuq ", "tm:", "kt:"];
/// Words of approval above the approver's office, plain.
const APPROVALS: &[&str] = &["duyet", "phe duyet", "xac nhan", "y kien", "ban giam hieu"];
/// Titles before a name, plain.
const TITLES: &[&str] = &["ths.", "th.s", "ts.", "ngut", "ngnd", "thac si", "tien si", "ong", "ba", "thay", "co"];

impl Line {
    /// Reads a line as part of a signature block; `None` when it cannot be one.
    pub fn read(document: &Document, segment: &Segment) -> Option<Line> {
        let text = segment.text(document);
        if text.chars().count() > LONGEST || !text.chars().any(char::is_alphanumeric) {
            return None;
        }
        let block = document.blocks.get(segment.block)?;
        let row = match (segment.cell, block.line) {
            (Some(cell), _) => (cell.table as usize, cell.row as usize),
            (None, Some(line)) => (usize::MAX, line as usize),
            (None, None) => (segment.block, 0),
        };
        what(text).map(|what| Line { segment: segment.clone(), what, row })
    }

    /// It names an office or an authority.
    pub fn is_office(&self) -> bool {
        matches!(self.what, What::Office | What::Authority)
    }

    /// It is a name.
    pub fn is_name(&self) -> bool {
        self.what == What::Name
    }

    /// It may as well be something else.
    pub fn is_doubtful(&self) -> bool {
        self.what == What::More
    }
}

fn what(text: &str) -> Option<What> {
    let words = plain(text);
    if text.starts_with('(') || words.starts_with("da ky") || words.starts_with("[da ky") || words.starts_with("ky, ") {
        return Some(What::Note);
    }
    let capitals = is_capitals(text);
    if PREFIXES.iter().any(|prefix| words.starts_with(prefix)) && (capitals || text.starts_with(char::is_uppercase)) {
        return Some(What::Authority);
    }
    let ends = text.ends_with([';', ',', '.', ':']);
    let short = words.split(' ').count() <= 8;
    if OFFICES.iter().any(|office| opens_with(&words, office))
        && short
        && !ends
        && (capitals || text.chars().count() <= 40)
    {
        return Some(What::Office);
    }
    let approves =
        ["duyet cua", "xac nhan cua", "phe duyet cua", "y kien cua"].iter().any(|word| words.starts_with(word));
    if capitals && APPROVALS.iter().any(|word| opens_with(&words, word)) || approves && short && !ends {
        return Some(What::Authority);
    }
    if ends {
        return None;
    }
    let bare = without_title(text, &words);
    if is_person_name(bare) && (!capitals || bare.split(' ').count() <= 5) {
        return Some(What::Name);
    }
    (capitals && short).then_some(What::More)
}

fn without_title<'t>(text: &'t str, words: &str) -> &'t str {
    let titled = TITLES.iter().any(|title| words.starts_with(title) && words[title.len()..].starts_with(' '));
    match text.split_once(' ') {
        Some((_, rest)) if titled => rest.trim_start(),
        _ => text,
    }
}

/// One signer being put together.
#[derive(Default)]
struct Signer {
    offices: Vec<(Segment, bool)>,
    name: Option<Segment>,
    first: Option<Segment>,
    column: Option<u32>,
}

/// Puts lines together to signers, left to right.
pub fn signers(document: &Document, lines: &[Line]) -> Vec<Signature> {
    let mut signers: Vec<Signer> = Vec::new();
    let mut names = lines.iter().filter(|line| line.is_name()).count();
    let mut at = 0;
    while at < lines.len() {
        let row = lines[at..]
            .iter()
            .take_while(|line| line.row == lines[at].row && line.segment.cell.is_none())
            .count()
            .max(1);
        if lines[at].segment.cell.is_some() {
            by_column(&mut signers, &lines[at]);
        } else {
            by_row(&mut signers, &lines[at..at + row], names);
        }
        names -= lines[at..at + row].iter().filter(|line| line.is_name()).count();
        at += row;
    }
    signers.iter().filter_map(|signer| signer.finish(document)).collect()
}

/// A table: one signer a column.
fn by_column(signers: &mut Vec<Signer>, line: &Line) {
    let column = line.segment.cell.map(|cell| cell.column);
    let index = match signers.iter().position(|signer| signer.column == column) {
        Some(index) if !(signers[index].name.is_some() && line.is_office()) => index,
        _ => {
            signers.push(Signer { column, ..Signer::default() });
            signers.len() - 1
        }
    };
    signers[index].add(line);
}

/// Text: as many signers as stand on one row. When fewer names are left than signers wait for one, the signers to the
/// right get them: the left one is often still to sign.
fn by_row(signers: &mut Vec<Signer>, row: &[Line], names: usize) {
    let open = signers.iter().filter(|signer| signer.name.is_none()).count();
    if row.len() > 1 && open == row.len() {
        let nameless = signers.iter_mut().filter(|signer| signer.name.is_none());
        nameless.zip(row).for_each(|(signer, line)| signer.add(line));
        return;
    }
    for line in row {
        let start_new = row.len() > 1 && line.is_office() || open == 0;
        let skip = if line.is_name() { open.saturating_sub(names) } else { 0 };
        match signers.iter_mut().filter(|signer| signer.name.is_none()).nth(skip) {
            Some(signer) if !start_new => signer.add(line),
            _ if line.what == What::Note => {}
            _ => {
                let mut signer = Signer::default();
                signer.add(line);
                signers.push(signer);
            }
        }
    }
}

impl Signer {
    fn add(&mut self, line: &Line) {
        match line.what {
            What::Authority => self.offices.push((line.segment.clone(), true)),
            What::Office => self.offices.push((line.segment.clone(), false)),
            What::Name if self.name.is_none() => self.name = Some(line.segment.clone()),
            What::More if self.offices.is_empty() => self.offices.push((line.segment.clone(), false)),
            What::Note | What::Name | What::More => return,
        }
        self.first.get_or_insert_with(|| line.segment.clone());
    }

    fn finish(&self, document: &Document) -> Option<Signature> {
        let at = self.first.as_ref()?.span(document);
        let mut offices = self.offices.clone();
        let own = offices.pop_if(|(segment, authority)| !*authority || is_acting(segment.text(document)));
        Some(Signature {
            authority: offices.iter().map(|(segment, _)| segment.field(document)).collect(),
            position: own.and_then(|(segment, _)| join(document, &[segment])),
            name: self.name.as_ref().map(|name| name.field(document)),
            at,
        })
    }
}

/// "Q. HIỆU TRƯỞNG" is itself the signer's office.
fn is_acting(text: &str) -> bool {
    plain(text).starts_with("q.")
}
