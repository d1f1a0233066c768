//! Tables of contents: entries that repeat the headings of the document with their page numbers. They are marked, so that no
//! heading is counted twice. Knows no format: an entry is told by what comes after it.

use crate::document::block::{Block, Role};
use crate::document::document::Document;
use std::collections::BTreeMap;

/// Fewest entries that make a table of contents.
const FEWEST: usize = 2;

/// Marks the entries.
pub fn mark(document: &mut Document) {
    let mut entries: Vec<Option<String>> = document.blocks.iter().map(entry).collect();
    // The page number in a block of its own, as PDF gives what a tab parts.
    for at in 1..entries.len() {
        if is_number(&document.blocks[at]) && entries[at - 1].is_none() {
            entries[at] = Some(String::new());
            entries[at - 1] = keys(&document.blocks[at - 1]).last().filter(|_| document.blocks[at - 1].cell.is_none());
        }
    }
    if entries.iter().flatten().count() < FEWEST {
        return;
    }
    let last: BTreeMap<String, usize> =
        document.blocks.iter().enumerate().flat_map(|(at, block)| keys(block).map(move |key| (key, at))).collect();
    let mut at = 0;
    while at < entries.len() {
        let run = entries[at..].iter().take_while(|entry| entry.is_some()).count();
        let heads =
            entries[at..at + run].iter().flatten().filter(|head| last.get(*head).is_some_and(|l| *l >= at + run));
        if heads.count() >= FEWEST.max(run / 2) {
            document.blocks[at..at + run].iter_mut().for_each(|block| block.role = Role::Contents);
        }
        at += run.max(1);
    }
}

/// The heading that an entry repeats: its text before the page number at its end.
fn entry(block: &Block) -> Option<String> {
    if block.cell.is_some() || block.role != Role::Body || block.text().len() > 600 {
        return None;
    }
    let text = block.norm().trim_end();
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - head.len();
    let parted = head.ends_with(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_'));
    if !(1..=3).contains(&digits) || !parted {
        return None;
    }
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '…' | '_'));
    let leaders = head.trim_end_matches('.');
    let head = if head.len() - leaders.len() >= 3 { leaders } else { head };
    let head = folded(head);
    let label = block.label.as_ref().map(|label| folded(&label.text));
    (!head.is_empty()).then(|| label.map_or(head.clone(), |label| format!("{label} {head}")))
}

fn is_number(block: &Block) -> bool {
    let text = block.text().trim();
    block.cell.is_none() && (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// What an entry for this block would say: its text, with its automatic number and without.
fn keys(block: &Block) -> impl Iterator<Item = String> {
    let text = block.norm();
    let own = (text.len() <= 600 && !text.trim().is_empty()).then(|| folded(text));
    let label = block.label.as_ref().filter(|label| !label.bullet);
    let labelled = own.as_ref().zip(label).map(|(own, label)| format!("{} {own}", folded(&label.text)));
    own.into_iter().chain(labelled)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(texts: &[&str]) -> Document {
        Document { blocks: texts.iter().map(|text| Block::new(*text, None)).collect(), ..Document::default() }
    }

    #[test]
    fn entries_that_come_again_are_contents() {
        let mut plan =
            document(&["MỤC LỤC", "I. MỤC ĐÍCH\t1", "II. NỘI DUNG ........ 12", "I. MỤC ĐÍCH", "II. NỘI DUNG"]);
        mark(&mut plan);
        let roles: Vec<bool> = plan.blocks.iter().map(|b| b.role == Role::Contents).collect();
        assert_eq!(roles, [false, true, true, false, false]);
    }

    #[test]
    fn numbers_at_the_end_of_a_line_are_no_contents() {
        let mut plan =
            document(&["I. LỚP 6", "Tổ chức trong tháng 9", "Xong trong quý 1", "II. LỚP 7", "Xong trong quý 2"]);
        mark(&mut plan);
        assert!(plan.blocks.iter().all(|b| b.role == Role::Body));
    }
}
