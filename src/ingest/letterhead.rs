//! A letterhead that stands in the running header of the first page: it is part of the plan, so its lines are set before the body.

use crate::document::block::{Block, Role};
use crate::document::document::Document;
use crate::document::format::Pages;
use crate::text::compose::composed;

/// The words that only a letterhead has.
const NATIONAL_TITLE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA";

/// Sets the letterhead before the body when the body has none.
pub fn raise(document: &mut Document) {
    if document.furniture.is_empty() || document.blocks.iter().take(60).any(|block| is_title(block.norm())) {
        return;
    }
    let first = |pages: Pages| document.furniture.iter().find(|f| f.header && f.pages == pages && is_title(&f.text));
    let Some(header) = first(Pages::First).or_else(|| first(Pages::Default)) else { return };
    let lines = header.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let raised: Vec<Block> = lines.map(line_of_head).collect();
    shift(document, raised.len() as u32);
    document.blocks.splice(0..0, raised);
}

fn line_of_head(line: &str) -> Block {
    let mut block = Block::new(line, None);
    block.role = Role::TextBox;
    block
}

fn is_title(text: &str) -> bool {
    composed(text).to_uppercase().contains(NATIONAL_TITLE)
}

/// Moves every index of a block.
fn shift(document: &mut Document, by: u32) {
    for cell in document.tables.iter_mut().flat_map(|table| &mut table.rows).flat_map(|row| &mut row.cells) {
        cell.blocks = cell.blocks.start + by..cell.blocks.end + by;
    }
    for section in document.sections.iter_mut().skip(1) {
        section.first_block += by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::format::Furniture;
    use crate::document::table::{Cell, Row, Table};

    #[test]
    fn a_letterhead_in_the_header_comes_first() {
        let header = |text: &str| Furniture { header: true, text: text.to_owned(), ..Furniture::default() };
        let cell = Cell { blocks: 0..1, ..Cell::default() };
        let mut plan = Document {
            blocks: vec![Block::new("KẾ HOẠCH", None)],
            tables: vec![Table { rows: vec![Row { cells: vec![cell], head: false }], ..Table::default() }],
            furniture: vec![header("TRƯỜNG A\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n")],
            ..Document::default()
        };
        raise(&mut plan);
        assert_eq!(
            plan.blocks.iter().map(Block::text).collect::<Vec<_>>()[..2],
            ["TRƯỜNG A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
        );
        assert_eq!(plan.tables[0].rows[0].cells[0].blocks, 2..3);
        raise(&mut plan);
        assert_eq!(plan.blocks.len(), 3);
    }
}
