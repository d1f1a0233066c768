//! The title (trích yếu) to the right of a citation, and which citations stand in the title of another.

use super::cursor::{any_phrase, back_spaces, folded, next, phrase_before, prev, skip_spaces, window_after};
use super::hit::{Hit, Shape};
use super::{date, issuer};
use crate::extract::plan::IssuerSource;
use crate::registry::issuers;
use crate::registry::spelling;

/// Longest title, in bytes.
const LONGEST: usize = 900;

/// Words that only announce a title; they are left out of it.
const ABOUT: [&str; 3] = ["về việc", "v/v", "về"];

/// Words that begin a title and belong to it.
const OPENERS: [&str; 16] = [
    "quy định",
    "ban hành",
    "hướng dẫn",
    "phê duyệt",
    "sửa đổi",
    "thí điểm",
    "chi tiết",
    "công bố",
    "giao",
    "thành lập",
    "bãi bỏ",
    "phát động",
    "tăng cường",
    "đẩy mạnh",
    "tiếp tục",
    "đề nghị",
];

/// Openers of plans, programmes and guidance; behind a decree they are the sentence's own verb.
const DOERS: [&str; 4] = ["thực hiện", "triển khai", "tổ chức", "phát động"];

/// Who acts in the main clause behind a title: "…, Trường THCS … xây dựng kế hoạch".
const ACTORS: [&str; 24] = [
    "trường",
    "nhà trường",
    "hiệu trưởng",
    "ban giám hiệu",
    "bgh",
    "liên đội",
    "chi bộ",
    "chi đoàn",
    "công đoàn",
    "tổ",
    "đơn vị",
    "phòng",
    "ubnd",
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "sở",
    "căn cứ",
    "ban bí thư",
    "ban chấp hành",
    "ban thường vụ",
    "bch",
    "hội đồng",
    "đảng ủy",
    "trung tâm",
];

/// Where the title behind a citation begins: the offset of its first word and whether that word announces only.
pub fn opening(text: &str, hit: &Hit, next_head: Option<usize>) -> Option<usize> {
    if matches!(hit.shape, Shape::Name | Shape::This) {
        return None;
    }
    let mut at = skip_spaces(text, hit.range.end);
    let comma = next(text, at) == Some(',');
    if comma {
        at = skip_spaces(text, at + 1);
    }
    let open = next(text, at) == Some('(');
    let inner = if open { skip_spaces(text, at + 1) } else { at };
    if let Some((_, behind)) = any_phrase(text, inner, &ABOUT) {
        return Some(skip_spaces(text, behind));
    }
    if open {
        return None;
    }
    if matches!(next(text, at), Some('“' | '"')) {
        return (!comma).then_some(at);
    }
    let opener = any_phrase(text, at, &OPENERS).filter(|(_, end)| !is_amended(text, *end));
    let plans = hit.kind.is_some_and(|k| {
        matches!(k, "Kế hoạch" | "Chương trình" | "Hướng dẫn" | "Đề án" | "Phương án" | "Công văn" | "Thông báo")
    });
    let does = any_phrase(text, at, &DOERS).filter(|_| plans && !comma);
    // "Kế hoạch số … ngày … Kế hoạch thực hiện …": the document's name stands for its title.
    let named = next_head.filter(|h| *h == at && !comma && hit.range.end > hit.key_end());
    (opener.is_some() || does.is_some() || named.is_some()).then_some(at)
}

/// "sửa đổi, bổ sung bởi", "… tại": what was done to the document, not its title.
fn is_amended(text: &str, end: usize) -> bool {
    let rest = text.get(end..window_after(text, end, 60)).unwrap_or("");
    let until = rest.find(['.', ';', '(']).unwrap_or(rest.len());
    let rest = rest.get(..until).unwrap_or("");
    [" bởi ", " tại "].iter().any(|w| {
        rest.starts_with(w) || rest.starts_with(&format!(", bổ sung{w}")) || rest.contains(&format!("một số điều{w}"))
    })
}

/// The end of the clause that begins at an offset, `limit` at most: a full stop, a semicolon, a colon, a closing bracket or quote that was not opened.
pub fn clause_end(text: &str, from: usize, limit: usize) -> usize {
    let limit = limit.min(window_after(text, from, LONGEST)).max(from);
    let (mut brackets, mut quotes) = (0, 0);
    let Some(stretch) = text.get(from..limit) else { return from };
    for (i, c) in stretch.char_indices() {
        let at = from + i;
        match c {
            ';' => return at,
            ':' if quotes == 0 => return at,
            '.' if ends_sentence(text, at) => return at,
            '(' => brackets += 1,
            ')' if brackets == 0 => return at,
            ')' => brackets -= 1,
            '“' => quotes += 1,
            '”' if quotes == 0 => return at,
            '”' => quotes -= 1,
            ',' if brackets == 0 && quotes == 0 && main_clause(text, at + 1) => return at,
            _ => {}
        }
    }
    limit
}

/// A full stop that ends a sentence: not in "TP. Hồ Chí Minh", "1.299", "v.v".
fn ends_sentence(text: &str, at: usize) -> bool {
    let behind = skip_spaces(text, at + 1);
    match next(text, behind) {
        None => true,
        Some('/') => true,
        Some(_) if behind == at + 1 => next(text, behind).is_some_and(|c| matches!(c, '”' | '"' | ')')),
        Some(c) => {
            let abbreviated =
                ["TP", "Tp", "P", "Q", "TX", "TT", "H", "X"].iter().any(|w| phrase_before_exact(text, at, w));
            !abbreviated && !c.is_lowercase()
        }
    }
}

fn phrase_before_exact(text: &str, end: usize, word: &str) -> bool {
    text.get(..end).is_some_and(|t| t.ends_with(word))
        && !prev(text, end - word.len()).is_some_and(char::is_alphanumeric)
}

fn main_clause(text: &str, at: usize) -> bool {
    let at = skip_spaces(text, at);
    let Some((_, behind)) = any_phrase(text, at, &ACTORS) else { return false };
    // "…, trường, lớp" is a list; an actor is followed by its name or its verb.
    !matches!(next(text, skip_spaces(text, behind)), Some(',' | '.' | ';') | None)
}

/// Finds for every hit the citation in whose title it stands, then the titles themselves.
pub fn settle(text: &str, hits: &mut [Hit], heads: &[usize]) {
    let mut openings: Vec<Option<usize>> = Vec::with_capacity(hits.len());
    for (i, hit) in hits.iter().enumerate() {
        let following = heads.partition_point(|h| *h < hit.range.end);
        let head = heads.get(following).copied();
        // A head that begins the next citation names no title.
        let free = head.filter(|h| hits.get(i + 1).is_none_or(|n| n.range.start != *h));
        openings.push(opening(text, hit, free));
    }
    for i in 1..hits.len() {
        let within = container(text, hits, &openings, i);
        if let Some(hit) = hits.get_mut(i) {
            hit.within = within;
        }
    }
    for i in 0..hits.len() {
        write(text, hits, i, openings.get(i).copied().flatten());
    }
}

/// The citation whose title holds hit `i`.
fn container(text: &str, hits: &[Hit], openings: &[Option<usize>], i: usize) -> Option<usize> {
    let (last, hit) = (hits.get(i - 1)?, hits.get(i)?);
    let gap = text.get(last.range.end..hit.outer)?;
    if gap.len() > LONGEST || clause_end(text, last.range.end, hit.outer) < hit.outer {
        return None;
    }
    if gap.trim_end().ends_with('(') {
        return None; // "(Kế hoạch số 1250/KH-UBND)": the short name of the document before
    }
    match link(gap) {
        Link::List => match last.within {
            Some(outer) if hit.kind != last.kind => hits.get(outer).and_then(|o| o.within),
            within => within,
        },
        Link::Beside => None,
        Link::Amended => last.within,
        Link::Into => openings.get(i - 1).copied().flatten().map(|_| i - 1).or(last.within),
    }
}

/// How a citation is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// Only separators: a list.
    List,
    /// Other words, then "và" or a comma: side by side.
    Beside,
    /// "được sửa đổi, bổ sung bởi".
    Amended,
    /// A preposition or verb: it may stand in the title before.
    Into,
}

fn link(gap: &str) -> Link {
    let words: Vec<&str> = gap.split([' ', '\u{a0}', '\n', '\t']).filter(|w| !w.is_empty()).collect();
    let separator = |w: &&str| matches!(*w, "," | "và" | "hoặc" | "các" | ", " | "cùng" | "số" | "hay");
    if words.iter().all(separator) {
        return Link::List;
    }
    if gap.contains("bởi") || gap.contains("thay thế cho") {
        return Link::Amended;
    }
    // Verbs before the citation do not decide; what stands before them does.
    let verbs =
        ["thực", "hiện", "triển", "khai", "theo", "các", "quán", "triệt", "những", "nội", "dung", "hiệu", "quả", "tốt"];
    let kept = words.iter().rposition(|w| !verbs.contains(w));
    let Some(last) = kept.and_then(|k| words.get(k)) else { return Link::Into };
    let paired = ["với", "kết hợp"].contains(last)
        && ["gắn với", "cùng với", "đồng thời với", "song với"].iter().any(|w| gap.contains(w));
    if last.ends_with(',') || ["và", "hoặc"].contains(last) || paired { Link::Beside } else { Link::Into }
}

/// Writes the title of one hit: from its opening to the end of the clause, or to where a citation beside it begins.
fn write(text: &str, hits: &mut [Hit], i: usize, opening: Option<usize>) {
    let Some(from) = opening else { return };
    let reach = from + LONGEST;
    let mut following = hits.iter().enumerate().skip(i + 1).take_while(|(_, h)| h.outer < reach);
    let beside = following.find(|(k, _)| !stands_in(hits, *k, i)).map(|(_, h)| h.outer);
    let mut end = clause_end(text, from, beside.unwrap_or(text.len()));
    if beside == Some(end) {
        end = before_link(text, from, end);
    }
    let inner_end =
        hits.iter().skip(i + 1).take_while(|h| h.range.start < end).map(|h| h.range.end).max().unwrap_or(from);
    end = end.max(inner_end.min(text.len()));
    if let Some(hit) = hits.get_mut(i) {
        end = issuer_behind(text, hit, from.max(inner_end), end);
        let title = text.get(from..end).unwrap_or("").trim_matches(|c: char| c.is_whitespace() || ",.;:(".contains(c));
        let title =
            folded(title.strip_prefix('“').filter(|t| !t.contains('”')).or_else(|| unquoted(title)).unwrap_or(title));
        hit.title = hit.title.take().or((!title.is_empty()).then_some(title));
    }
}

fn unquoted(title: &str) -> Option<&str> {
    title.strip_prefix('“')?.strip_suffix('”').or_else(|| title.strip_prefix('"')?.strip_suffix('"'))
}

fn stands_in(hits: &[Hit], k: usize, i: usize) -> bool {
    let mut at = k;
    // Containers stand before what they contain, so this ends.
    while let Some(outer) = hits.get(at).and_then(|h| h.within).filter(|o| *o < at && *o >= i) {
        if outer == i {
            return true;
        }
        at = outer;
    }
    false
}

/// The offset before the words that join the next citation: " và thực hiện ", ", ".
fn before_link(text: &str, from: usize, end: usize) -> usize {
    let mut at = back_spaces(text, end);
    let words = [
        "và",
        "các",
        "thực hiện",
        "triển khai",
        "gắn với",
        "cùng với",
        "theo",
        "với",
        "hoặc",
        "quán triệt",
        "hiệu quả",
        "tốt",
    ];
    while let Some(start) = words.iter().find_map(|w| phrase_before(text, at, w)).filter(|s| *s > from) {
        at = back_spaces(text, start);
    }
    at
}

/// "… của Huyện ủy" at the very end of a title is the issuer, when it fits the symbol.
fn issuer_behind(text: &str, hit: &mut Hit, from: usize, end: usize) -> usize {
    if hit.issuer_source == Some(IssuerSource::Stated) || from >= end {
        return end;
    }
    let stop = back_spaces(text, end);
    let Some(at) = text.get(from..stop).and_then(|t| t.rfind(" của ")).map(|i| from + i) else { return end };
    let name_at = skip_spaces(text, at + " của ".len());
    let Some((name, _)) = issuer::read(text, name_at).filter(|(_, e)| *e == stop) else { return end };
    if !fits(hit, &name) {
        return end;
    }
    (hit.issuer, hit.issuer_source) = (Some(name), Some(IssuerSource::Stated));
    dated_before(text, hit, from, at)
}

/// "… ngày 12/8/2024 của …": the date before the issuer at the end of a title.
fn dated_before(text: &str, hit: &mut Hit, from: usize, end: usize) -> usize {
    let Some(at) = text.get(from..end).and_then(|t| t.rfind("ngày ")).map(|i| from + i) else { return end };
    match date::read(text, at).filter(|b| b.whole && back_spaces(text, end) == b.end && hit.issued.is_none()) {
        Some(beside) => {
            hit.issued = beside.date;
            at
        }
        None => end,
    }
}

/// The body named could have issued under the symbol.
fn fits(hit: &Hit, name: &str) -> bool {
    let codes = hit.symbol.as_deref().unwrap_or("").split(['-', '/']);
    let name = spelling::name(name);
    codes.filter_map(issuers::issuer_of_code).any(|issuer| match (issuer.name, issuer.code) {
        (Some(known), _) => {
            let known = spelling::name(known);
            name.contains(&known)
                || known.contains(&name)
                || (issuer.code == "TW"
                    && ["bo chinh tri", "ban bi thu", "ban chap hanh trung uong"].contains(&name.as_str()))
        }
        (None, "TU") => ["thanh uy", "tinh uy"].iter().any(|w| name.contains(w)),
        (None, "GDĐT") => name.contains("giao duc va dao tao"),
        _ => false,
    })
}
