//! Citations of one normalised paragraph, in order. Pure: text in, hits out. One walk over the places where a citation may begin — a type's word,
//! a digit, a blank before a slash —, each looked at once, so that the time grows with the length of the text.

use super::cursor::{back_spaces, is_boundary, next, phrase, prev, skip_spaces, window_before};
use super::date::skip_blank;
use super::head::{self, Head};
use super::hit::{Hit, Shape};
use super::left::{self, Left};
use super::problems::Problems;
use super::repair::{self, Frame, Settled};
use super::{locator, name, right, short, symbol, title};
use crate::extract::plan::IssuerSource;
use crate::extract::words::holds;
use std::ops::Range;

/// A place where a citation may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    /// Index of a type's word.
    Head(usize),
    /// The first digit of a number.
    Digit(usize),
    /// A slash before which no number stands.
    Slash(usize),
}

/// Finds every citation of a text. The document's own number line ("Số: 15/KH-…") is none.
pub fn scan(text: &str) -> Vec<Hit> {
    if !text.bytes().any(|b| b.is_ascii_digit() || b == b'/') && !may_name(text) {
        return Vec::new();
    }
    let heads = head::find(text);
    let mut walk = Walk { text, heads: &heads, hits: Vec::new(), done: 0 };
    for anchor in anchors(text, &heads) {
        walk.visit(anchor);
    }
    let mut hits = walk.hits;
    locators(text, &mut hits);
    let starts: Vec<usize> = heads.iter().filter(|h| !h.lower && !h.abbreviated).map(|h| h.range.start).collect();
    title::settle(text, &mut hits, &starts);
    without_amended_names(hits)
}

/// Without a digit only a law's name or "Nghị định này" can be cited.
fn may_name(text: &str) -> bool {
    ["uật", "UẬT", "háp l", "HÁP L", "này", "nói trên"].iter().any(|w| holds(text, w))
}

fn anchors(text: &str, heads: &[Head]) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    let mut pending = heads.iter().enumerate().peekable();
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        while let Some((i, _)) = pending.next_if(|(_, h)| h.range.start <= at) {
            anchors.push(Anchor::Head(i));
        }
        let before = at.checked_sub(1).and_then(|i| bytes.get(i));
        if byte.is_ascii_digit() && !before.is_some_and(|b| b.is_ascii_digit()) {
            anchors.push(Anchor::Digit(at));
        } else if *byte == b'/' && before.is_some_and(|b| b" ._".contains(b) || !b.is_ascii()) {
            anchors.push(Anchor::Slash(at));
        }
    }
    anchors.extend(pending.map(|(i, _)| Anchor::Head(i)));
    anchors
}

struct Walk<'t> {
    text: &'t str,
    heads: &'t [Head],
    hits: Vec<Hit>,
    /// End of the last citation.
    done: usize,
}

impl Walk<'_> {
    fn visit(&mut self, anchor: Anchor) {
        match anchor {
            Anchor::Head(i) => self.head(i),
            Anchor::Digit(at) if at >= self.done => self.digit(at),
            Anchor::Slash(at) if at >= self.done => self.blank(at),
            _ => {}
        }
    }

    fn push(&mut self, hit: Hit) {
        self.done = hit.range.end.max(self.done);
        self.hits.push(hit);
    }

    fn head(&mut self, index: usize) {
        let Some(head) = self.heads.get(index).filter(|h| h.range.start >= self.done) else { return };
        let law = head.kind.is_some_and(|k| matches!(k.name, "Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp"));
        if law && let Some(found) = name::read(self.text, head, self.heads.get(index + 1..).unwrap_or(&[])) {
            let hit = self.law(head, found);
            return self.push(hit);
        }
        if let Some(hit) = short::this(self.text, head) {
            self.push(hit);
        }
    }

    /// A law by its name, with its number when that follows.
    fn law(&self, head: &Head, found: name::Name) -> Hit {
        let mut hit =
            Hit { kind: head.kind.map(|k| k.name), title: Some(found.title), year: found.year, ..Hit::default() };
        hit.problems = found.problems;
        let numbered = self.number_behind(found.end, head);
        let end = match numbered {
            Some((range, settled, so)) => {
                hit.problems.add_if(!so, "missing-so");
                fill(&mut hit, &settled, range.clone());
                let open = self.text.get(found.end..range.start).is_some_and(|t| t.contains('('));
                range.end + usize::from(open && next(self.text, range.end) == Some(')'))
            }
            None => {
                hit.shape = Shape::Name;
                found.end
            }
        };
        self.complete(hit, head.range.start, end)
    }

    /// "Luật Viên chức số 58/2010/QH12", "Luật Giáo dục (số 43/2019/QH14)".
    fn number_behind(&self, end: usize, head: &Head) -> Option<(Range<usize>, Settled, bool)> {
        let mut at = skip_spaces(self.text, end);
        let open = next(self.text, at) == Some('(');
        if open || next(self.text, at) == Some(',') {
            at = skip_spaces(self.text, at + 1);
        }
        if open {
            at = phrase(self.text, at, "Luật").map_or(at, |e| skip_spaces(self.text, e));
        }
        let so = phrase(self.text, at, "số");
        let at = so.map_or(at, |e| skip_spaces(self.text, e));
        next(self.text, at).filter(char::is_ascii_digit)?;
        let raw = symbol::read(self.text, symbol::number(self.text, at)?, so.is_some())?;
        raw.tokens.last().filter(|t| symbol::is_assembly(t.text))?;
        let settled = repair::settle(&raw, Frame { kind: head.kind, typed: true, so: so.is_some() })?;
        Some((raw.range, settled, so.is_some()))
    }

    fn digit(&mut self, at: usize) {
        let Some(number) = self.number_at(at) else { return };
        let start = number.range.start;
        let mut left = left::look(self.text, start, self.heads, self.done);
        if left.form {
            return;
        }
        let framed = left.typed() || left.so.is_some();
        let raw = symbol::read(self.text, number, framed);
        let frame = Frame { kind: left.kind(), typed: left.typed(), so: left.so.is_some() };
        if let Some(raw) = &raw
            && let Some(settled) = self.settled_before(raw, frame, &mut left).or_else(|| self.settled(raw, frame, left))
            // "Nhóm 4/ND-TT": nothing says that it is one, and it is none without three repairs.
            && (framed || !(settled.year_missing && settled.problems.has("wrong-letter")))
        {
            let hit = self.full(left, settled, raw.range.clone());
            if !self.is_own_number(left, &hit) {
                return self.push(hit);
            }
            self.done = raw.range.end;
            return;
        }
        if left.own_line {
            return;
        }
        for hit in self
            .shared(left, start)
            .or_else(|| Some(vec![short::numbered(self.text, left, start)?]))
            .unwrap_or_default()
        {
            self.push(hit);
        }
    }

    /// A number that begins here and is no piece of a larger one (a date, a decimal, a word).
    fn number_at(&self, at: usize) -> Option<symbol::Number> {
        let number = symbol::number(self.text, at)?;
        let start = number.range.start;
        let glued = prev(self.text, start).is_some_and(|c| c.is_alphanumeric() || "/.,-–".contains(c));
        // "TT22/2021": an abbreviation may touch its number; "2,14/…": a list without blanks is no list of ours.
        let by_head = self.heads.binary_search_by(|h| h.range.end.cmp(&start)).is_ok();
        let by_word = left::look(self.text, start, &[], 0).so.is_some();
        (!glued || by_head || by_word).then_some(number)
    }

    /// "Công văn hướng dẫn số …", "Quyết định ban hành quy chế số …/QĐ-…": the capital word is the type, when the small one is its attribute or does
    /// not fit the symbol.
    fn settled_before<'h>(&self, raw: &symbol::Raw<'_>, frame: Frame, left: &mut Left<'h>) -> Option<Settled> {
        let (head, before) = (left.head?, left.before?);
        let wrong = |s: &Settled| s.problems.has("type-code-mismatch") || s.problems.has("missing-type-code");
        let settled = repair::settle(raw, Frame { kind: before.kind, ..frame }).filter(|s| !wrong(s))?;
        let beside = skip_spaces(self.text, before.range.end) == head.range.start;
        let unfit = repair::settle(raw, frame).is_none_or(|s| wrong(&s));
        if !beside && !unfit {
            return None;
        }
        left.head = Some(before);
        Some(settled)
    }

    /// The symbol settled with the type's word beside it, in a list with the last citation's type, or with a word further left.
    fn settled(&self, raw: &symbol::Raw<'_>, frame: Frame, left: Left<'_>) -> Option<Settled> {
        if left.listed {
            let kind = self.hits.last().and_then(|h| h.kind).and_then(crate::registry::types::by_name);
            let settled = repair::settle(raw, Frame { kind, ..frame })?;
            if !settled.problems.has("type-code-mismatch") && !settled.problems.has("missing-type-code") {
                return Some(settled);
            }
            return repair::settle(raw, Frame { kind: None, ..frame });
        }
        let distant = left.distant.and_then(|h| h.kind);
        if let Some(kind) = distant
            && let Some(settled) = repair::settle(raw, Frame { kind: Some(kind), typed: true, ..frame })
            && !settled.problems.has("type-code-mismatch")
            && !settled.problems.has("missing-type-code")
        {
            return Some(settled);
        }
        repair::settle(raw, frame)
    }

    fn full(&self, left: Left<'_>, settled: Settled, key_range: Range<usize>) -> Hit {
        let mut hit = Hit::default();
        let distant = left.distant.filter(|h| h.kind.is_none() || (h.kind == settled.kind && settled.kind.is_some()));
        let head = left.head.or(distant);
        let start = head.map_or(key_range.start, |h| h.range.start);
        if let Some(head) = head {
            hit.note_head(head);
        }
        hit.problems.add_if(head.is_some() && left.so.is_none(), "missing-so");
        hit.problems.add_if(left.doubled, "doubled-so");
        hit.problems.add_if(head.and_then(|h| h.kind).is_none() && !left.listed, "missing-type");
        let end = key_range.end;
        fill(&mut hit, &settled, key_range);
        if let Some(head) = distant {
            self.between(&mut hit, head);
        }
        let open = head.is_some_and(|h| self.text.get(h.range.end..end).is_some_and(|t| t.contains('(')));
        let end = if open && next(self.text, end) == Some(')') { end + 1 } else { end };
        let mut hit = self.complete(hit, start, end);
        year_from_date(&mut hit, settled);
        hit
    }

    /// "Chỉ thị của Thủ tướng Chính phủ số 33/CT-TTg": the issuer between the type and the number.
    fn between(&self, hit: &mut Hit, head: &Head) {
        let of = phrase(self.text, skip_spaces(self.text, head.range.end), "của");
        if let Some((name, _)) = of.and_then(|e| super::issuer::read(self.text, skip_spaces(self.text, e))) {
            (hit.issuer, hit.issuer_source) = (Some(name), Some(IssuerSource::Stated));
        }
    }

    /// Adds what stands to the right, and the place.
    fn complete(&self, mut hit: Hit, start: usize, end: usize) -> Hit {
        let beside = right::read(self.text, end);
        hit.issued = beside.issued;
        if let Some(issuer) = beside.issuer {
            (hit.issuer, hit.issuer_source) = (Some(issuer), Some(IssuerSource::Stated));
        }
        hit.range = start..beside.end;
        hit.outer = start;
        hit
    }

    /// A line that begins with "Số" bears the document's own number, unless it goes on like a citation.
    fn is_own_number(&self, left: Left<'_>, hit: &Hit) -> bool {
        left.own_line && !(hit.issued.is_some() && hit.issuer_source == Some(IssuerSource::Stated))
    }

    /// "các Thông tư số 01, 02, 03/2021/TT-BGDĐT": numbers that share the last one's symbol.
    fn shared(&self, left: Left<'_>, start: usize) -> Option<Vec<Hit>> {
        let head = left.head?;
        let (ranges, raw) = short::numbers_before_symbol(self.text, start)?;
        let settled = repair::settle(&raw, Frame { kind: head.kind, typed: true, so: left.so.is_some() })?;
        let mut last = self.full(Left { listed: true, head: None, ..left }, settled.clone(), raw.range.clone());
        last.kind = settled.kind.map(|k| k.name);
        let mut hits = Vec::new();
        for (i, range) in ranges.into_iter().enumerate() {
            let text = self.text.get(range.clone())?;
            let mut parts = text.split('/');
            let own = Settled {
                number: parts.next().map(str::to_owned),
                year: parts.next().map(str::to_owned).or_else(|| settled.year.clone()),
                problems: Problems::default(),
                ..settled.clone()
            };
            let mut hit = Hit {
                issued: last.issued,
                issuer: last.issuer.clone(),
                issuer_source: last.issuer_source,
                ..Hit::default()
            };
            fill_keeping_issuer(&mut hit, &own, range.clone());
            hit.problems.add("missing-symbol");
            let begin = if i == 0 { head.range.start } else { range.start };
            hit.problems.add_if(i == 0 && left.so.is_none(), "missing-so");
            if i == 0 {
                hit.note_head(head);
            }
            (hit.range, hit.outer) = (begin..range.end, begin);
            hits.push(hit);
        }
        hits.push(last);
        Some(hits)
    }

    /// "Kế hoạch số …/KH-PGDĐT": the number left blank.
    fn blank(&mut self, slash: usize) {
        let from = window_before(self.text, self.done, slash, 120);
        let Some(stretch) = self.text.get(from..slash) else { return };
        let bare = stretch.trim_end_matches(|c: char| c.is_whitespace() || "._…".contains(c));
        let start = skip_blank_start(self.text, from + bare.len());
        let left = left::look(self.text, from + bare.len(), self.heads, self.done);
        if left.so.is_none() || left.own_line {
            return;
        }
        let Some(raw) = symbol::read_blank(self.text, start, slash) else { return };
        let frame = Frame {
            kind: left.kind().or(left.distant.and_then(|h| h.kind)),
            typed: left.typed() || left.distant.is_some(),
            so: true,
        };
        if let Some(settled) = repair::settle(&raw, frame).filter(|s| frame.typed || !s.problems.has("missing-issuer"))
        {
            let mut hit = self.full(left, settled, raw.range);
            hit.problems.remove("space-in-symbol");
            hit.problems.remove("line-break");
            self.push(hit);
        }
    }
}

/// The first sign of a blank, its leading white space left out.
fn skip_blank_start(text: &str, at: usize) -> usize {
    skip_spaces(text, at).min(skip_blank(text, at))
}

fn fill(hit: &mut Hit, settled: &Settled, key_range: Range<usize>) {
    if let Some(issuer) = &settled.issuer {
        (hit.issuer, hit.issuer_source) = (Some(issuer.clone()), Some(IssuerSource::Symbol));
    }
    fill_keeping_issuer(hit, settled, key_range);
}

fn fill_keeping_issuer(hit: &mut Hit, settled: &Settled, key_range: Range<usize>) {
    hit.kind = hit.kind.or(settled.kind.map(|k| k.name));
    hit.number = settled.number.clone();
    hit.year = settled.year.clone();
    hit.symbol = Some(settled.symbol.clone());
    hit.key = settled.key();
    hit.problems.extend(&settled.problems);
    hit.key_range = Some(key_range);
}

/// A decree without the year in its number takes it from its date.
fn year_from_date(hit: &mut Hit, mut settled: Settled) {
    if settled.year_missing
        && let Some(date) = hit.issued
    {
        settled.year = Some(date.year().to_string());
        hit.key = settled.key();
    }
}

fn locators(text: &str, hits: &mut [Hit]) {
    let mut from = 0;
    for hit in hits {
        let start = window_before(text, from, hit.range.start, locator::REACH);
        if let Some(found) = locator::before(text, start..hit.range.start) {
            hit.outer = found.start;
            hit.locator = Some(found.text);
        } else {
            hit.outer = before_plural(text, hit.range.start);
        }
        from = hit.range.end;
    }
}

/// "các Thông tư": the word before belongs to the list.
fn before_plural(text: &str, start: usize) -> usize {
    let end = back_spaces(text, start);
    super::cursor::phrase_before(text, end, "các").filter(|at| is_boundary(text, *at)).unwrap_or(start)
}

/// The laws named in the title of a law that amends them are its name, not citations of their own.
fn without_amended_names(hits: Vec<Hit>) -> Vec<Hit> {
    let amending = |h: &Hit| h.kind == Some("Luật") && h.title.as_deref().is_some_and(|t| t.contains("sửa đổi"));
    let dropped: Vec<bool> = hits
        .iter()
        .map(|h| h.shape == Shape::Name && h.within.and_then(|o| hits.get(o)).is_some_and(amending))
        .collect();
    let mut place = Vec::with_capacity(hits.len());
    let mut kept = 0;
    for gone in &dropped {
        place.push((!gone).then_some(kept));
        kept += usize::from(!gone);
    }
    let mut left = Vec::with_capacity(kept);
    for (mut hit, gone) in hits.into_iter().zip(&dropped) {
        if !gone {
            hit.within = hit.within.and_then(|o| place.get(o).copied().flatten());
            left.push(hit);
        }
    }
    left
}
