//! From a number and symbol as written to the right key: which grammar it follows, which codes are meant, what is wrong with it.

use super::problems::Problems;
use super::symbol::{self, Joint, Raw, Sep, is_school, is_type};
use crate::registry::issuers::{Family, Issuer, issuer_of_code};
use crate::registry::spelling;
use crate::registry::types::{self, DocumentType, YearRule};

/// What stands before the number.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frame {
    /// The type's word beside the number.
    pub kind: Option<&'static DocumentType>,
    /// A type's word, "văn bản" included.
    pub typed: bool,
    /// The word "số".
    pub so: bool,
}

/// A settled number and symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// `33`; `None` when blank.
    pub number: Option<String>,
    /// The year that the text has in its symbol.
    pub year: Option<String>,
    /// `CT-TTg`, right spelling.
    pub symbol: String,
    /// The type: as said, else as the symbol says.
    pub kind: Option<&'static DocumentType>,
    /// The issuer that the symbol names.
    pub issuer: Option<String>,
    /// Whose grammar.
    pub grammar: Grammar,
    /// The number should carry a year and does not; the date of issue may give it.
    pub year_missing: bool,
    /// What is wrong.
    pub problems: Problems,
}

/// How the parts are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grammar {
    /// `33/CT-TTg`, `30/2020/NĐ-CP`, `5512/BGDĐT-GDTrH`.
    Slash,
    /// `21-KL/TW`.
    Dash,
}

impl Settled {
    /// The key, with a year when the number carries one.
    pub fn key(&self) -> Option<String> {
        let number = self.number.as_ref()?;
        let year = self.year.as_ref().filter(|_| !self.problems.has("extra-year"));
        Some(match (self.grammar, year) {
            (Grammar::Dash, _) => format!("{number}-{}", self.symbol),
            (Grammar::Slash, Some(year)) => format!("{number}/{year}/{}", self.symbol),
            (Grammar::Slash, None) => format!("{number}/{}", self.symbol),
        })
    }
}

/// One code in its right spelling.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    text: String,
    issuer: Option<&'static Issuer>,
}

/// Settles a number and symbol; `None` when it is no document's.
pub fn settle(raw: &Raw<'_>, frame: Frame) -> Option<Settled> {
    let mut problems = Problems::default();
    problems.add_if(raw.number.is_none(), "blank-number");
    problems.add_if(raw.ocr, "ocr-letter");
    problems.add_if(raw.dotted, "dot-in-number");
    let found = assembly(raw, frame, &mut problems)
        .or_else(|| coded(raw, frame, &mut problems))
        .or_else(|| letter(raw, frame, &mut problems))?;
    let mut settled = found;
    joints(raw, settled.grammar, &mut problems);
    years(raw, &mut settled, &mut problems);
    settled.problems = problems;
    Some(settled)
}

fn base(raw: &Raw<'_>, symbol: String, grammar: Grammar) -> Settled {
    Settled {
        number: raw.number.clone(),
        year: raw.year.clone(),
        symbol,
        kind: None,
        issuer: None,
        grammar,
        year_missing: false,
        problems: Problems::default(),
    }
}

// ---- Laws and resolutions of the National Assembly and its Standing Committee.

fn assembly(raw: &Raw<'_>, frame: Frame, problems: &mut Problems) -> Option<Settled> {
    let (law, before) = raw.tokens.split_last()?;
    if !symbol::is_assembly(law.text) || before.len() > 1 {
        return None;
    }
    let folded = spelling::code(law.text);
    let standing = folded.starts_with("UBTVQH");
    let letters = if standing { "UBTVQH" } else { "QH" };
    let digits = folded.trim_start_matches(letters);
    let term: String = digits
        .chars()
        .map(|c| {
            if c == 'O' {
                '0'
            } else if c.is_ascii_digit() {
                c
            } else {
                '1'
            }
        })
        .collect();
    let right = format!("{letters}{term}");
    problems.add_if(!digits.chars().all(|c| c.is_ascii_digit()), "ocr-letter");
    let plain: String = law.text.chars().filter(|c| c.is_alphanumeric()).collect();
    problems.add_if(plain.len() != law.text.len(), "space-in-symbol");
    if !problems.has("ocr-letter") {
        spelled(&plain, &right, problems);
    }
    let code = before.first().and_then(|t| types::like_code(t.text).first());
    if before.len() == 1 && !code.is_some_and(|(_, c, _)| matches!(*c, "PL" | "NQ" | "L")) {
        return None;
    }
    let symbol = code.map_or(right.clone(), |(_, c, _)| format!("{c}-{right}"));
    let mut settled = base(raw, symbol, Grammar::Slash);
    settled.kind = frame.kind.or(code.map(|(.., t)| *t));
    settled.issuer = Some(if standing { "Ủy ban Thường vụ Quốc hội" } else { "Quốc hội" }.to_owned());
    settled.year_missing = raw.year.is_none() && code.is_none();
    Some(settled)
}

// ---- Numbers whose symbol begins with a type's code.

fn coded(raw: &Raw<'_>, frame: Frame, problems: &mut Problems) -> Option<Settled> {
    let (code, rest) = type_and_rest(raw, frame)?;
    let mut parts = merged(&rest);
    if let ("NĐ", [only]) = (code.right, parts.as_mut_slice())
        && only.issuer.is_none()
    {
        // Only the Government issues decrees.
        *only = Part { text: "CP".to_owned(), issuer: issuer_of_code("CP") };
    }
    if parts.is_empty() && !frame.typed {
        return None; // "2-TC", "12/KH" in prose
    }
    let unknown_short = parts.first().is_some_and(|p| p.issuer.is_none() && p.text.chars().count() < 2);
    if unknown_short && !frame.typed {
        return None;
    }
    note_code(raw, &code, problems);
    note_parts(&rest, &parts, problems);
    // Until about 2008 the ministry itself wrote BGD&ĐT.
    if raw.year.as_deref().is_some_and(|y| y <= "2008") && parts.first().is_some_and(|p| p.text == "BGDĐT") {
        problems.remove("ampersand");
    }
    problems.add_if(parts.is_empty(), "missing-issuer");
    let grammar = grammar_of(raw, &parts, code.kind);
    let issuer_text = parts.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("-");
    let joiner = if grammar == Grammar::Dash { "/" } else { "-" };
    let symbol = if parts.is_empty() { code.right.to_owned() } else { format!("{}{joiner}{issuer_text}", code.right) };
    let mut settled = base(raw, symbol, grammar);
    let party = parts.first().and_then(|p| p.issuer).is_some_and(|i| i.family == Family::Party);
    settled.kind = kind_of(&code, frame, party, problems);
    settled.issuer = issuers_named(&parts, code.right);
    let rule = settled.kind.filter(|k| fits(k, code.right)).map_or(code.kind.year, |k| k.year);
    settled.year_missing =
        grammar == Grammar::Slash && rule == YearRule::Always && raw.year.is_none() && !parts.is_empty();
    // Until Luật 80/2015 came into force directives were legal documents: `40/2008/CT-BGDĐT`, `12/2013/CT-UBND`.
    let legal_once = code.right == "CT" && raw.year.as_deref().is_some_and(|year| year <= "2016");
    let extra = raw.year.is_some() && (rule == YearRule::Never && !legal_once || grammar == Grammar::Dash);
    problems.add_if(extra, "extra-year");
    Some(settled)
}

/// A type's code as found.
struct Code {
    right: &'static str,
    kind: &'static DocumentType,
    /// The code was typed in one with what follows: `ĐAHU`.
    glued: bool,
    /// The letters that stand for it.
    written: String,
}

/// The type's code and what follows; a code that is missing is not invented here.
fn type_and_rest(raw: &Raw<'_>, frame: Frame) -> Option<(Code, Vec<String>)> {
    let (first, rest) = raw.tokens.split_first()?;
    let rest: Vec<String> = rest.iter().map(|t| t.text.to_owned()).collect();
    if let Some(code) = code_of(first.text, frame.kind) {
        return Some((code, rest));
    }
    if issuer_of_code(first.text).is_some() || !rest.is_empty() && raw.tokens.len() > 2 {
        return None;
    }
    let (mut code, issuer) = glued(first.text, frame.kind)?;
    code.glued = true;
    Some((code, std::iter::once(issuer).chain(rest).collect()))
}

/// The code that a text means; the type said beside it decides between codes that differ only by Đ.
fn code_of(written: &str, said: Option<&'static DocumentType>) -> Option<Code> {
    let like = types::like_code(written);
    let of_said = said.and_then(|k| like.iter().find(|(_, c, _)| k.codes.contains(c)));
    let exact = like.iter().find(|(_, c, _)| *c == written);
    let (_, right, kind) = of_said.or(exact).or_else(|| like.first())?;
    Some(Code { right, kind, glued: false, written: written.to_owned() })
}

/// A code typed in one with a known issuer: `ĐAHU`, `CTTTg`, `NQTW`.
fn glued(text: &str, said: Option<&'static DocumentType>) -> Option<(Code, String)> {
    let cuts = text.char_indices().map(|(i, _)| i).skip(1).take(6);
    let split = |at: usize| {
        let (left, right) = (text.get(..at)?, text.get(at..)?);
        // "KHTHCSAH": the code of a school, behind the type that was said.
        let known =
            issuer_of_code(right).is_some() || said.is_some_and(|k| k.codes.contains(&left)) && is_school(right);
        known.then_some(())?;
        Some((code_of(left, said)?, right.to_owned()))
    };
    let found: Vec<_> = cuts.filter_map(split).collect();
    let fitting = found.iter().position(|(c, _)| said.is_some_and(|k| k.codes.contains(&c.right)));
    let at = fitting.or(if found.is_empty() { None } else { Some(found.len() - 1) })?;
    found.into_iter().nth(at)
}

fn note_code(raw: &Raw<'_>, code: &Code, problems: &mut Problems) {
    problems.add_if(code.glued, "missing-separator");
    let all_capitals = raw.tokens.iter().all(|t| !t.text.chars().any(char::is_lowercase));
    if !(all_capitals && code.right == "TTr") {
        spelled(&code.written, code.right, problems);
    } else {
        problems.add("wrong-case");
    }
}

/// Names what differs between a code as written and its right spelling.
fn spelled(written: &str, right: &str, problems: &mut Problems) {
    if written == right {
        return;
    }
    problems.add_if(written.contains('&'), "ampersand");
    problems.add_if(written.contains(char::is_whitespace), "space-in-symbol");
    let bare: String = written.chars().filter(|c| *c != '&' && !c.is_whitespace()).collect();
    if bare == right {
        return;
    }
    if bare.to_uppercase() == right.to_uppercase() {
        let small = bare.chars().all(|c| !c.is_uppercase());
        return problems.add(if small { "lower-case" } else { "wrong-case" });
    }
    problems.add("wrong-letter");
    problems.add_if(bare.chars().all(|c| !c.is_uppercase()), "lower-case");
}

/// Codes in their right spelling; a code that was split by a hyphen (`BGD-ĐT`) is joined again.
fn merged(written: &[String]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(text) = written.get(at) {
        let pair = written.get(at + 1).filter(|n| matches!(spelling::code(n).as_str(), "DT" | "TBXH" | "KHCN"));
        let joined = pair.map(|n| format!("{text}{n}")).filter(|j| issuer_of_code(j).is_some());
        let (whole, step) = joined.map_or((text.clone(), 1), |j| (j, 2));
        if matches!(whole.as_str(), "TƯ" | "T.Ư" | "T.W" | "Tư") {
            // Without its hook it would be the code of a Tỉnh ủy.
            parts.push(Part { text: "TW".to_owned(), issuer: issuer_of_code("TW") });
            at += step;
            continue;
        }
        // GDDT behind the ministry's or the department's code is the unit for ethnic education, else GDĐT typed without its stroke.
        let unit = whole == "GDDT" && parts.last().is_some_and(|p| matches!(p.text.as_str(), "BGDĐT" | "SGDĐT"));
        let issuer = issuer_of_code(&whole).filter(|_| !unit);
        let right = issuer.map_or_else(|| school(&whole), |i| variant(i, &whole));
        parts.push(Part { text: right, issuer });
        at += step;
    }
    parts
}

/// The right spelling of a known code; an alias that is a code of its own kind (`HSSV&KHCNTT`) stays.
fn variant(issuer: &Issuer, written: &str) -> String {
    let is_alias_only = spelling::code(written) != spelling::code(issuer.code);
    if issuer.family == Family::Unit && is_alias_only { written.to_owned() } else { issuer.code.to_owned() }
}

/// A school's code stays as its school has it, but for the sector's letters in it: `PGDDT…` is none of them.
fn school(written: &str) -> String {
    if written.chars().any(char::is_uppercase) { written.to_owned() } else { written.to_uppercase() }
}

fn note_parts(written: &[String], parts: &[Part], problems: &mut Problems) {
    if parts.len() < written.len() {
        problems.add("split-code");
        return;
    }
    for (text, part) in written.iter().zip(parts) {
        let variant = |i: &&Issuer| {
            issuer_of_code(text).is_some() && spelling::code(text) != spelling::code(i.code) && part.text == i.code
        };
        match part.issuer.filter(variant) {
            Some(_) => problems.add("variant-code"),
            None => spelled(text, &part.text, problems),
        }
    }
}

fn grammar_of(raw: &Raw<'_>, parts: &[Part], kind: &DocumentType) -> Grammar {
    let first = parts.first();
    match first.and_then(|p| p.issuer).map(|i| i.family) {
        Some(Family::Party | Family::Youth) => Grammar::Dash,
        Some(Family::State | Family::Union | Family::Unit) => Grammar::Slash,
        _ if kind.party => Grammar::Dash,
        _ if first.is_some_and(|p| is_school(&p.text)) => Grammar::Slash,
        // "18KH/LĐ": the slash behind the type's code is the Party's.
        _ if raw.year.is_none() && dash_first(&raw.joints) => Grammar::Dash,
        _ => Grammar::Slash,
    }
}

fn dash_first(joints: &[Joint]) -> bool {
    match joints {
        [first, ..] if first.sep == Sep::Dash => true,
        [first, second, ..] => first.sep == Sep::Missing && second.sep == Sep::Slash,
        _ => false,
    }
}

fn fits(kind: &DocumentType, code: &str) -> bool {
    kind.codes.contains(&code)
}

/// The type said, else the one the code names.
fn kind_of(code: &Code, frame: Frame, party: bool, problems: &mut Problems) -> Option<&'static DocumentType> {
    let Some(said) = frame.kind else { return types::type_of_code(code.right, party) };
    let near = said.name.starts_with(code.kind.name) || code.kind.name.starts_with(said.name);
    if said.name == "Công văn" && code.right == "CV" {
        problems.add_if(!party, "letter-with-cv");
    } else if !fits(said, code.right) && !near {
        problems.add("type-code-mismatch");
    }
    Some(said)
}

fn issuers_named(parts: &[Part], code: &str) -> Option<String> {
    let joint = matches!(code, "TTLT" | "NQLT" | "KHLN" | "KHLT" | "HDLN" | "QCPH");
    let names: Vec<&str> = parts.iter().map_while(|p| p.issuer.and_then(|i| i.name)).collect();
    if joint && names.len() == parts.len() && names.len() > 1 {
        return Some(names.join(", "));
    }
    names.first().filter(|_| !joint).map(|n| (*n).to_owned())
}

// ---- Letters, and symbols without a type's code.

fn letter(raw: &Raw<'_>, frame: Frame, problems: &mut Problems) -> Option<Settled> {
    let written: Vec<String> = raw.tokens.iter().map(|t| t.text.to_owned()).collect();
    let parts = merged(&written);
    let first = parts.first()?;
    if !accepted(raw, frame, first) {
        return None;
    }
    if let Some(swapped) = swapped(raw, frame, &parts) {
        problems.add("swapped-codes");
        return Some(swapped);
    }
    note_parts(&written, &parts, problems);
    let code = frame.kind.filter(|k| k.name != "Công văn").and_then(|k| k.codes.first());
    if let Some(code) = code.filter(|_| parts.len() == 1 && (first.issuer.is_some() || is_school(&first.text))) {
        return Some(completed(raw, frame, first, code, problems));
    }
    let symbol = parts.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("-");
    let mut settled = base(raw, symbol, Grammar::Slash);
    settled.kind = frame.kind.or_else(|| types::by_name("Công văn"));
    settled.issuer = first.issuer.and_then(|i| i.name).map(str::to_owned);
    problems.add_if(raw.year.is_some() && frame.kind.is_none_or(|k| k.year == YearRule::Never), "extra-year");
    Some(settled)
}

/// `15/THCSTP-KH` of a Kế hoạch: the codes are exchanged.
fn swapped(raw: &Raw<'_>, frame: Frame, parts: &[Part]) -> Option<Settled> {
    let [issuer, last] = parts else { return None };
    let kind = frame.kind.filter(|k| k.name != "Công văn")?;
    let code = kind.codes.iter().find(|c| **c == last.text)?;
    let mut settled = base(raw, format!("{code}-{}", issuer.text), Grammar::Slash);
    settled.kind = Some(kind);
    settled.issuer = issuer.issuer.and_then(|i| i.name).map(str::to_owned);
    Some(settled)
}

/// `32/2018/BGDĐT` of a Thông tư: the type's code is put in its place.
fn completed(raw: &Raw<'_>, frame: Frame, issuer: &Part, code: &str, problems: &mut Problems) -> Settled {
    problems.add("missing-type-code");
    let dash = issuer.issuer.is_some_and(|i| i.family.dash_first());
    let (grammar, joiner) = if dash { (Grammar::Dash, '/') } else { (Grammar::Slash, '-') };
    let mut settled = base(raw, format!("{code}{joiner}{}", issuer.text), grammar);
    settled.kind = frame.kind;
    settled.issuer = issuer.issuer.and_then(|i| i.name).map(str::to_owned);
    let rule = frame.kind.map_or(YearRule::Never, |k| k.year);
    settled.year_missing = rule == YearRule::Always && raw.year.is_none();
    problems.add_if(raw.year.is_some() && (rule == YearRule::Never || dash), "extra-year");
    settled
}

/// What is taken for a letter's symbol: the less stands before the number, the more the codes must be known.
fn accepted(raw: &Raw<'_>, frame: Frame, first: &Part) -> bool {
    let slash = raw.joints.first().is_some_and(|j| j.sep == Sep::Slash);
    let body = first.issuer.filter(|i| i.family != Family::Unit);
    let lower = raw.tokens.iter().any(|t| !t.text.chars().any(char::is_uppercase));
    let long = first.text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    match body {
        Some(_) if frame.typed => true,
        Some(issuer) if frame.so => slash && issuer.code.len() > 2,
        Some(issuer) => {
            slash && !lower && raw.tokens.len() > 1 && issuer.code.len() > 2 && issuer.family == Family::State
        }
        None => frame.typed && slash && long && !lower && !is_type(&first.text),
    }
}

// ---- Separators and years.

fn joints(raw: &Raw<'_>, grammar: Grammar, problems: &mut Problems) {
    let year_before = raw.year.is_some() && !raw.year_behind;
    problems.add_if(raw.year_behind && !problems.has("extra-year"), "misplaced-year");
    let right = |at: usize| match (grammar, year_before, at) {
        (Grammar::Dash, _, 0) => Sep::Dash,
        (Grammar::Dash, _, 1) => Sep::Slash,
        (Grammar::Slash, _, 0) | (Grammar::Slash, true, 1) => Sep::Slash,
        _ => Sep::Dash,
    };
    let wrong: Vec<&Joint> =
        raw.joints.iter().enumerate().filter(|(at, j)| j.sep != right(*at)).map(|(_, j)| j).collect();
    let exchanged = !year_before && raw.joints.len() >= 2 && {
        let two: Vec<Sep> = raw.joints.iter().take(2).map(|j| j.sep).collect();
        two == [right(1), right(0)]
    };
    if exchanged {
        problems.add("reversed-form");
    } else {
        problems.add_if(wrong.iter().any(|j| j.sep == Sep::Missing), "missing-separator");
        problems.add_if(wrong.iter().any(|j| j.sep != Sep::Missing), "wrong-separator");
    }
    problems.add_if(raw.joints.iter().any(|j| j.broken), "line-break");
    problems.add_if(raw.joints.iter().any(|j| j.spaced && !j.broken), "space-in-symbol");
    problems.add_if(raw.joints.iter().any(|j| j.long), "wrong-dash");
}

fn years(raw: &Raw<'_>, settled: &mut Settled, problems: &mut Problems) {
    settled.year_missing &= raw.number.is_some();
    problems.add_if(settled.year_missing, "missing-year");
}
