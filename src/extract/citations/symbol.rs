//! Number and symbol as they stand: digits, separators, codes, with every blank and odd sign noted. Repairs nothing.

use super::cursor::{next, prev, skip_spaces};
use crate::extract::words::find;
use crate::registry::{issuers, spelling, types};
use crate::text::letter;
use std::ops::Range;

/// A separator between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sep {
    /// `/`
    Slash,
    /// A hyphen or dash.
    Dash,
    /// `.`, `_`, `\`
    Odd,
    /// None.
    Missing,
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joint {
    /// The separator.
    pub sep: Sep,
    /// White space beside it.
    pub spaced: bool,
    /// A line break beside it.
    pub broken: bool,
    /// A long dash.
    pub long: bool,
}

/// One code of a symbol: `CT`, `TTg`, `THCS&THPTĐBK`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// As written.
    pub text: &'t str,
    /// Its bytes.
    pub range: Range<usize>,
}

/// A number and symbol as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw<'t> {
    /// From the number to the last code.
    pub range: Range<usize>,
    /// The digits, letters in their place mended; `None` when left blank.
    pub number: Option<String>,
    /// The year inside the symbol.
    pub year: Option<String>,
    /// The year stands behind the codes: `30/NĐ-CP/2020`.
    pub year_behind: bool,
    /// Letters stood in place of digits.
    pub ocr: bool,
    /// `1.299` for 1299.
    pub dotted: bool,
    /// Codes; at least one.
    pub tokens: Vec<Token<'t>>,
    /// One before the year, when there is one, and one before every code.
    pub joints: Vec<Joint>,
}

/// Most codes that a symbol has.
const MOST_TOKENS: usize = 9;
/// Longest code in bytes.
const LONGEST_TOKEN: usize = 40;

/// The digits at an offset.
pub struct Number {
    /// Their bytes, letters in place of digits included.
    pub range: Range<usize>,
    /// The number: `33`, `66.18`, `45a`.
    pub text: String,
    /// Letters stood in place of digits.
    pub ocr: bool,
    /// A thousands' dot was taken out.
    pub dotted: bool,
}

/// A letter that stands for a digit.
fn digit(c: char) -> Option<(char, bool)> {
    match c {
        '0'..='9' => Some((c, false)),
        'O' | 'o' => Some(('0', true)),
        'l' | 'I' => Some(('1', true)),
        _ => None,
    }
}

/// Reads the number whose first digit stands at an offset.
pub fn number(text: &str, at: usize) -> Option<Number> {
    let start = match prev(text, at) {
        Some('O' | 'l' | 'I') if !prev(text, at - 1).is_some_and(letter::is_alphanumeric) => at - 1,
        _ => at,
    };
    let (mut end, mut digits, mut ocr) = (start, String::new(), false);
    while let Some((d, odd)) = next(text, end).and_then(digit) {
        if odd && end > at && !next(text, end + 1).is_some_and(|c| digit(c).is_some() || is_sep(c)) {
            break;
        }
        ocr |= odd;
        digits.push(d);
        end += 1;
        if digits.len() > 6 {
            return None;
        }
    }
    let mut number = Number { range: start..end, text: digits, ocr, dotted: false };
    dot(text, &mut number);
    suffix(text, &mut number);
    Some(number)
}

/// `66.18` keeps its dot, `1.299` loses it.
fn dot(text: &str, number: &mut Number) {
    let end = number.range.end;
    if next(text, end) != Some('.') {
        return;
    }
    let rest = text.get(end + 1..).unwrap_or("");
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) || next(text, end + 1 + digits) != Some('/') {
        return;
    }
    number.range.end += 1 + digits;
    number.dotted = digits == 3 && number.text.len() <= 2;
    if !number.dotted {
        number.text.push('.');
    }
    number.text.push_str(rest.get(..digits).unwrap_or(""));
}

/// `45a/2023/…`
fn suffix(text: &str, number: &mut Number) {
    let end = number.range.end;
    if let Some(c) = next(text, end).filter(|c| ('a'..='e').contains(c))
        && next(text, end + 1).is_some_and(is_sep)
    {
        number.text.push(c);
        number.range.end += 1;
    }
}

fn is_sep(c: char) -> bool {
    c == '/' || spelling::is_dash(c)
}

/// The separator at an offset with the blanks around it, and the offset behind.
pub fn joint(text: &str, at: usize) -> (Joint, usize) {
    let before = skip_spaces(text, at);
    let sep = match next(text, before) {
        Some('/') => Sep::Slash,
        Some(c) if spelling::is_dash(c) => Sep::Dash,
        Some('.' | '_' | '\\') => Sep::Odd,
        _ => Sep::Missing,
    };
    let sign = next(text, before).filter(|_| sep != Sep::Missing);
    let after = skip_spaces(text, before + sign.map_or(0, char::len_utf8));
    let gap = text.get(at..after).unwrap_or("");
    let joint = Joint {
        sep,
        spaced: gap.chars().any(char::is_whitespace),
        broken: gap.contains(['\n', '\r', '\u{b}', '\u{2028}']),
        long: sign.is_some_and(|c| matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}')),
    };
    (joint, after)
}

/// Reads the symbol behind a number. `framed`: the word "số" or a type's word stands before it, so that more damage is forgiven.
pub fn read<'t>(text: &'t str, number: Number, framed: bool) -> Option<Raw<'t>> {
    let mut raw = Raw {
        range: number.range.clone(),
        number: Some(number.text),
        year: None,
        year_behind: false,
        ocr: number.ocr,
        dotted: number.dotted,
        tokens: Vec::new(),
        joints: Vec::new(),
    };
    body(text, number.range.end, framed, &mut raw)?;
    Some(raw)
}

/// Reads the symbol behind a blank number: from its slash on.
pub fn read_blank<'t>(text: &'t str, start: usize, slash: usize) -> Option<Raw<'t>> {
    let mut raw = Raw {
        range: start..slash,
        number: None,
        year: None,
        year_behind: false,
        ocr: false,
        dotted: false,
        tokens: Vec::new(),
        joints: Vec::new(),
    };
    body(text, slash, true, &mut raw)?;
    Some(raw)
}

fn body<'t>(text: &'t str, at: usize, framed: bool, raw: &mut Raw<'t>) -> Option<()> {
    let (first, mut at) = joint(text, at);
    if first.sep == Sep::Missing && !framed {
        return None;
    }
    raw.joints.push(first);
    if let Some((year, ocr, end)) = year(text, at) {
        let (behind, next_at) = joint(text, end);
        let runs_on = behind.sep != Sep::Missing || (behind.spaced && framed);
        if runs_on && token(text, next_at).is_some() {
            raw.year = Some(year);
            raw.ocr |= ocr;
            raw.joints.push(behind);
            at = next_at;
        }
    }
    codes(text, at, framed, raw);
    raw.range.end = raw.tokens.last()?.range.end;
    trailing_year(text, raw);
    Some(())
}

/// `30/NĐ-CP/2020`: the year behind the symbol.
fn trailing_year<'t>(text: &'t str, raw: &mut Raw<'t>) {
    let end = raw.range.end;
    if raw.year.is_none()
        && next(text, end) == Some('/')
        && let Some((year, false, behind)) = year(text, end + 1)
    {
        raw.year = Some(year);
        raw.year_behind = true;
        raw.range.end = behind;
        // `22/TT/2021/BGDĐT`
        let (between, at) = joint(text, behind);
        if between.sep == Sep::Slash
            && raw.tokens.len() == 1
            && let Some(issuer) = token(text, at).filter(|t| issuers::issuer_of_code(t.text).is_some())
        {
            raw.range.end = issuer.range.end;
            raw.joints.push(between);
            raw.tokens.push(issuer);
        }
    }
}

/// Four digits that begin with 19 or 20, at most two of them letters in place of digits.
fn year(text: &str, at: usize) -> Option<(String, bool, usize)> {
    let (mut year, mut odd) = (String::new(), 0);
    for c in text.get(at..)?.chars().take(4) {
        let (d, is_odd) = digit(c)?;
        odd += usize::from(is_odd);
        year.push(d);
    }
    let runs_on = next(text, at + 4).is_some_and(letter::is_alphanumeric);
    let fits = year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) && odd <= 2 && !runs_on;
    fits.then_some((year, odd > 0, at + 4))
}

fn codes<'t>(text: &'t str, at: usize, framed: bool, raw: &mut Raw<'t>) {
    let mut at = at;
    while raw.tokens.len() < MOST_TOKENS {
        let Some(found) = token(text, at) else { return };
        at = found.range.end;
        raw.tokens.push(found);
        at = assembly_term(text, at, raw);
        at = rejoined(text, at, raw);
        let (between, behind) = unit_listed(text, at, raw).unwrap_or_else(|| joint(text, at));
        let Some(following) = token(text, behind) else { return };
        if !belongs(text, raw, between, &following, framed) {
            return;
        }
        raw.joints.push(between);
        at = behind;
    }
}

/// `PGDĐT-GDMN,GDTH`: a comma between two units.
fn unit_listed(text: &str, at: usize, raw: &Raw<'_>) -> Option<(Joint, usize)> {
    let comma = next(text, at) == Some(',') && raw.tokens.len() > 1;
    token(text, at + 1).filter(|t| comma && is_unit(t.text))?;
    Some((Joint { sep: Sep::Odd, spaced: false, broken: false, long: false }, at + 1))
}

/// `QH 15`, `QH-15`: the term set apart from its letters.
fn assembly_term<'t>(text: &'t str, at: usize, raw: &mut Raw<'t>) -> usize {
    let Some(last) = raw.tokens.last_mut() else { return at };
    if !matches!(spelling::code(last.text).as_str(), "QH" | "UBTVQH") {
        return at;
    }
    let (_, behind) = joint(text, at);
    let digits = text.get(behind..).unwrap_or("").bytes().take(3).take_while(u8::is_ascii_digit).count();
    if behind == at || !(1..=2).contains(&digits) || next(text, behind + digits).is_some_and(letter::is_alphanumeric) {
        return at;
    }
    let end = behind + digits;
    last.range.end = end;
    last.text = text.get(last.range.clone()).unwrap_or(last.text);
    end
}

/// `Q Đ`, `BGD ĐT`: one code typed with a blank in it. Taken together only when together they are a known code and the first half alone is not.
fn rejoined<'t>(text: &'t str, at: usize, raw: &mut Raw<'t>) -> usize {
    let only = raw.tokens.len() == 1;
    let Some(last) = raw.tokens.last_mut() else { return at };
    if let Some(rest) = text.get(at..).filter(|r| last.text == "T" && (r.starts_with(".Ư") || r.starts_with(".W"))) {
        last.range.end = at + 1 + next(rest, 1).map_or(1, char::len_utf8);
        last.text = text.get(last.range.clone()).unwrap_or(last.text);
        return last.range.end;
    }
    let behind = skip_spaces(text, at);
    let Some(half) = token(text, behind).filter(|h| behind > at && h.text.chars().count() <= 3) else { return at };
    let whole = format!("{}{}", last.text, half.text);
    let as_type = only && is_type(&whole) && !is_type(last.text);
    let alone = issuers::issuer_of_code(last.text).map(|i| i.code);
    let as_issuer =
        issuers::issuer_of_code(&whole).is_some_and(|i| alone.is_none_or(|a| a == i.code && a != last.text));
    if !(as_type || as_issuer) {
        return at;
    }
    last.range.end = half.range.end;
    last.text = text.get(last.range.clone()).unwrap_or(last.text);
    half.range.end
}

/// Whether the code behind a joint still belongs to the symbol.
fn belongs(text: &str, raw: &Raw<'_>, between: Joint, following: &Token<'_>, framed: bool) -> bool {
    let known = issuers::issuer_of_code(following.text).is_some();
    let only_type = raw.tokens.len() == 1 && raw.tokens.first().is_some_and(|t| is_type(t.text));
    match between.sep {
        Sep::Missing => framed && only_type && known && between.spaced,
        Sep::Odd => {
            let of_school = raw.tokens.last().is_some_and(|t| is_school(t.text))
                || (only_type || raw.tokens.last().is_some_and(|t| is_level(t.text))) && is_school(following.text);
            !between.spaced && (known || (of_school && !following.text.chars().any(char::is_lowercase)))
        }
        // A dash with blanks on both sides is a dash of the sentence, unless the symbol is not complete without what follows.
        _ if between.spaced => {
            only_type && !is_ordinary_word(text, following)
                || (known && is_joint(raw) && !between.broken)
                || (known && !between.broken && raw.tokens.len() < 3 && is_unit(following.text))
        }
        _ => true,
    }
}

/// `TH` of `TH.THCS`.
fn is_level(code: &str) -> bool {
    matches!(code, "TH" | "MN" | "MG")
}

fn is_unit(code: &str) -> bool {
    issuers::issuer_of_code(code).is_some_and(|i| i.family == issuers::Family::Unit)
}

/// `TTLT - BGDĐT - BNV`: another issuer follows.
fn is_joint(raw: &Raw<'_>) -> bool {
    raw.tokens.first().is_some_and(|t| matches!(spelling::code(t.text).as_str(), "TTLT" | "NQLT" | "KHLN" | "KHPH"))
}

/// All capitals and followed by another word in capitals: a heading runs on, no code.
fn is_ordinary_word(text: &str, token: &Token<'_>) -> bool {
    let behind = skip_spaces(text, token.range.end);
    issuers::issuer_of_code(token.text).is_none()
        && behind > token.range.end
        && next(text, behind).is_some_and(|c| c.is_uppercase() && !c.is_ascii())
}

/// True for a type's code, however typed.
pub fn is_type(code: &str) -> bool {
    !types::like_code(code).is_empty()
}

/// Beginnings of the codes of schools and centres.
pub fn is_school(code: &str) -> bool {
    let folded = spelling::code(code);
    ["THCS", "THPT", "TH", "TRTH", "MN", "MG", "PTDT", "TTGD", "TTGDTX", "PT", "NT", "CD", "DH", "TRMN", "TRMG"]
        .iter()
        .any(|p| folded.starts_with(p) && folded.len() > 2)
}

/// The code at an offset. Codes are capitals, with a few small letters in fixed ones (`TTg`, `GDTrH`); words of the sentence are none.
pub fn token(text: &str, at: usize) -> Option<Token<'_>> {
    let mut end = at;
    for c in text.get(at..)?.chars() {
        let joins = c == '&' && end > at && next(text, end + 1).is_some_and(char::is_alphabetic);
        if !(c.is_alphanumeric() || joins) || end - at > LONGEST_TOKEN {
            break;
        }
        end += c.len_utf8();
    }
    // `TT-BGDĐTngày 20/7/2021`
    if let Some(cut) = text.get(at..end).and_then(|t| find(t, "ngày")).filter(|cut| *cut > 1) {
        end = at + cut;
    }
    let found = text.get(at..end)?;
    is_code(found).then_some(Token { text: found, range: at..end })
}

fn is_code(text: &str) -> bool {
    if !text.starts_with(char::is_alphabetic) || text.len() > LONGEST_TOKEN || text.chars().any(has_tone) {
        return false;
    }
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    if lower == 0 {
        return upper >= 1;
    }
    let known = is_type(text) || issuers::issuer_of_code(text).is_some() || is_assembly(text);
    known || (upper >= 2 && lower <= 2 && lower < upper)
}

/// `qh15`, `UBTVQH14`.
pub fn is_assembly(code: &str) -> bool {
    let folded = spelling::code(code);
    let digits = folded.strip_prefix("UBTVQH").or_else(|| folded.strip_prefix("QH")).unwrap_or("");
    (1..=2).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, 'L' | 'I' | 'O'))
}

/// A letter with a tone mark: no code has one.
fn has_tone(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let mut toned = false;
    unicode_normalization::char::decompose_canonical(c, |d| {
        toned |= matches!(d, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    });
    toned
}
