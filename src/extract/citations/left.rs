//! What stands to the left of a number: the type's word, the word "số", a list whose head is shared.

use super::cursor::{back_spaces, phrase_before, prev};
use super::head::Head;
use crate::registry::types::DocumentType;

/// How far back a type's word may stand: "Luật Viên chức số 58/2010/QH12", "Chỉ thị của Thủ tướng Chính phủ số …".
const REACH: usize = 160;

/// The left side of a number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Left<'h> {
    /// The type's word beside the number.
    pub head: Option<&'h Head>,
    /// A type's word in the same clause, not beside the number.
    pub distant: Option<&'h Head>,
    /// A capital type's word before a small one beside the number: "Công văn hướng dẫn số …".
    pub before: Option<&'h Head>,
    /// The word "số" stands before the number, and where it begins.
    pub so: Option<usize>,
    /// It stands twice.
    pub doubled: bool,
    /// Only separators lie between the last citation and this number.
    pub listed: bool,
    /// The number of a form: "Mẫu số 01/BC-…".
    pub form: bool,
    /// Nothing but "Số" stands before the number in its paragraph: the document's own number.
    pub own_line: bool,
}

impl Left<'_> {
    /// A type's word, "văn bản" included, or the last citation's in a list.
    pub fn typed(&self) -> bool {
        self.head.is_some() || self.listed
    }

    /// The type of the word beside the number.
    pub fn kind(&self) -> Option<&'static DocumentType> {
        self.head.and_then(|h| h.kind)
    }
}

/// Looks to the left of a number at `at`; `done` is the end of the last citation.
pub fn look<'h>(text: &str, at: usize, heads: &'h [Head], done: usize) -> Left<'h> {
    let mut left = Left::default();
    let mut end = back_spaces(text, at);
    while let Some(start) = so_before(text, end) {
        left.doubled = left.so.is_some();
        left.so = Some(start);
        end = back_spaces(text, start);
    }
    left.own_line = left.so.is_some_and(|so| stands_alone(text, so, end));
    if left.so.is_some() && matches!(prev(text, end), Some(',' | '(' | ':')) {
        end = back_spaces(text, end - 1);
    }
    let behind = heads.partition_point(|h| h.range.end <= end);
    let last = behind.checked_sub(1).and_then(|i| heads.get(i)).filter(|h| h.range.start >= done);
    match last {
        Some(head) if head.range.end == end => {
            left.head = Some(head);
            let before = behind.checked_sub(2).and_then(|i| heads.get(i)).filter(|h| h.range.start >= done && !h.lower);
            left.before = before.filter(|h| head.lower && same_clause(text, h.range.end, head.range.start));
        }
        Some(head) if left.so.is_some() && same_clause(text, head.range.end, end) => left.distant = Some(head),
        _ => {}
    }
    left.own_line &= left.head.is_none();
    left.form = left.head.is_none() && left.so.is_some() && is_form(text, end);
    left.listed = left.head.is_none() && done > 0 && is_list(text, done, left.so.unwrap_or(at));
    left
}

/// "Số" at the beginning of a line, or "Số:" with a capital and a colon: a header's number, unless a type's word stands before it.
fn stands_alone(text: &str, so: usize, end: usize) -> bool {
    let rest = text.get(so..).unwrap_or("");
    let begins = end == 0 || text.get(end..so).is_some_and(|gap| gap.contains('\n'));
    let capital = rest.starts_with('S');
    let colon = ["Số:", "Số :", "SỐ:", "SỐ :"].iter().any(|w| rest.starts_with(w));
    capital && (begins || colon)
}

/// "Mẫu số", "Biểu số", "Phiếu số": a form's number.
fn is_form(text: &str, end: usize) -> bool {
    ["mẫu", "biểu", "phiếu", "phụ lục", "bảng", "hồ sơ", "tài khoản", "mã"]
        .iter()
        .any(|w| phrase_before(text, end, w).is_some())
}

/// The start of a "số" (with its colon) that ends at an offset.
fn so_before(text: &str, end: usize) -> Option<usize> {
    let bare = text.get(..end)?.trim_end_matches([':', '.']).len();
    let end = back_spaces(text, bare);
    ["số", "sô"].iter().find_map(|w| phrase_before(text, end, w))
}

fn same_clause(text: &str, from: usize, to: usize) -> bool {
    to - from <= REACH && !text.get(from..to).is_some_and(|gap| gap.contains(['.', ';', ':', '(', ')', '\n', '/']))
}

/// ", ", " và ", ", số", "; ".
fn is_list(text: &str, from: usize, to: usize) -> bool {
    let Some(gap) = text.get(from..to).filter(|g| g.len() <= 24) else { return false };
    let mut parts = gap.split_whitespace().flat_map(|w| w.split_inclusive([',', ';', '&'])).peekable();
    parts.peek().is_some() && parts.all(|w| matches!(w, "," | ";" | "&" | "và" | "hoặc" | "cùng" | "hay" | "các"))
}
