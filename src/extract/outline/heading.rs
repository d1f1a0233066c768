//! Headings without a label, and titles that run over two lines. Only what is plainly a heading: the rest stays text.

use crate::document::block::Markup;
use crate::document::document::Document;
use crate::extract::header::segment::is_heavy;
use crate::extract::outline::kind;
use crate::extract::plan::{Item, Kind, Series};
use crate::extract::tasks::detail;
use crate::extract::words::{is_capitals, plain};

/// Longest heading, bytes.
const LONGEST: usize = 200;
/// Rank of capitals, below every heading of the markup.
const CAPITALS: u8 = 7;
/// Rank of bold text.
const BOLD: u8 = 8;

/// How much a line stands out, a smaller number more; `None` for running text.
pub fn weight(document: &Document, block: usize, text: &str) -> Option<u8> {
    if let Some(Markup::Heading(level)) = document.blocks.get(block).map(|b| b.markup) {
        return Some(level.min(6));
    }
    if text.len() > LONGEST * 2 {
        return None;
    }
    if is_capitals(text) {
        return Some(CAPITALS);
    }
    (is_heavy(document, block) == Some(true)).then_some(BOLD)
}

/// Short, with a capital in front, without an end, and not a line that tells something of the item above.
pub fn is_heading(text: &str, weight: Option<u8>) -> bool {
    let Some(weight) = weight else { return false };
    let words = text.split_whitespace().count();
    let ends = text.ends_with(['.', ';', ',', '!', '?']) || text.ends_with(':') && weight != BOLD && weight > 6;
    (2..=24).contains(&words)
        && text.len() <= LONGEST
        && !ends
        && text.starts_with(char::is_uppercase)
        && detail::read(text).is_none()
        && !text.contains("......")
}

/// True when a line goes on with the title of the item right before it.
pub fn continues_title(item: &Item, text: &str, weight: Option<u8>) -> bool {
    if text.len() > LONGEST * 2 || text.ends_with([';', ':']) || text.starts_with('(') {
        return false;
    }
    // The head of a table whose cells stand below each other.
    if matches!(text, "STT" | "TT" | "Stt") {
        return false;
    }
    let stands_out = weight.is_some();
    let capitals = is_capitals(text);
    if matches!(item.series, Series::Annex | Series::Form) {
        return item.title.len() < 300
            && (stands_out && !is_section_word(text) || item.title.is_empty() && text.len() <= LONGEST);
    }
    if item.title.is_empty() {
        return stands_out || item.series != Series::Mark && text.len() <= LONGEST && !text.ends_with('.');
    }
    let open =
        item.title.ends_with(',') || ["và", "VÀ", "của", "CỦA", "–", "-"].iter().any(|w| item.title.ends_with(w));
    capitals && is_capitals(&item.title) && item.title.len() < 300 && (open || !is_section_word(text))
}

/// The title of a section on its own.
fn is_section_word(text: &str) -> bool {
    let words = plain(text);
    let joins =
        ["va ", "cua ", "trong ", "nam ", "giai doan", "cho ", "doi voi "].iter().any(|lead| words.starts_with(lead));
    !joins && kind::of_section(text) != Kind::Other
}
