//! Tables typed with spaces: below a line that opens with "STT" and holds three columns or more, lines whose parts stand under its
//! columns are rows. They are handed on as lines with tabs between the cells, each with the way back to the file.

use crate::ingest::lines::{Break, Line, Raw};
use crate::text::compose::composed;
use std::ops::Range;

/// Fewest columns and rows.
const FEWEST_COLUMNS: usize = 3;
const FEWEST_ROWS: usize = 2;
/// Characters by which a part may stand left of its column.
const SLACK: usize = 2;

/// A stretch of a line and the column of characters at which it begins.
struct Part {
    bytes: Range<usize>,
    column: usize,
}

/// The rows of the table whose head is this line, and the lines that it takes.
pub fn read(raws: &[Raw<'_>], at: usize) -> Option<(Vec<Line>, usize)> {
    let head = parts(raws.get(at)?.text);
    let first = head.first().map(|part| raws[at].text.get(part.bytes.clone()).unwrap_or(""))?;
    if !is_number_head(first) || head.len() < FEWEST_COLUMNS {
        return None;
    }
    let starts: Vec<usize> = head.iter().map(|part| part.column).collect();
    let mut rows: Vec<Vec<Vec<(usize, Range<usize>)>>> = Vec::new();
    let mut taken = 0;
    for (index, raw) in raws.iter().enumerate().skip(at) {
        if raw.text.trim().is_empty() {
            continue;
        }
        let Some(cells) = cells(raw.text, &starts) else { break };
        let number = cells.iter().find(|(column, _)| *column == 0);
        let opens = index == at || number.is_some_and(|(_, bytes)| is_row_number(&raw.text[bytes.clone()]));
        // A line below goes on with the row; one that begins in the first column without a number ends the table.
        let far = index > at + taken && !opens;
        if !opens && (number.is_some() || far) {
            break;
        }
        if opens {
            rows.push(vec![Vec::new(); starts.len()]);
        }
        for (column, bytes) in cells {
            if let Some(cell) = rows.last_mut().and_then(|row| row.get_mut(column)) {
                cell.push((index, bytes));
            }
        }
        taken = index - at + 1;
    }
    (rows.len() > FEWEST_ROWS).then(|| (rows.iter().map(|row| line(raws, row)).collect(), taken))
}

/// The parts of a line by the columns under which they stand; `None` when it has a part that crosses into the next column.
fn cells(text: &str, starts: &[usize]) -> Option<Vec<(usize, Range<usize>)>> {
    let mut out: Vec<(usize, Range<usize>)> = Vec::new();
    for part in parts(text) {
        let column = starts.iter().rposition(|start| part.column + SLACK >= *start)?;
        let end = part.column + composed(&text[part.bytes.clone()]).chars().count();
        if starts.get(column + 1).is_some_and(|next| end > next + SLACK) || out.iter().any(|(own, _)| *own == column) {
            return None;
        }
        out.push((column, part.bytes));
    }
    Some(out)
}

/// Stretches parted by two spaces or more.
fn parts(text: &str) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let (mut blanks, mut column) = (2, 0);
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            blanks += 1;
        } else {
            match out.last_mut() {
                Some(open) if blanks < 2 => open.bytes.end = at + c.len_utf8(),
                _ => out.push(Part { bytes: at..at + c.len_utf8(), column }),
            }
            blanks = 0;
        }
        // A mark above its letter takes no column of its own.
        column += usize::from(!matches!(c, '\u{300}'..='\u{36f}'));
    }
    out
}

/// True for the head of the column of numbers, with which a table without lines begins.
pub fn is_number_head(text: &str) -> bool {
    matches!(text, "STT" | "TT" | "Stt")
}

/// True for the number of a row: "7", "12.".
pub fn is_row_number(text: &str) -> bool {
    let digits = text.trim_end_matches('.');
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A row as one line with tabs between its cells.
fn line(raws: &[Raw<'_>], row: &[Vec<(usize, Range<usize>)>]) -> Line {
    let number = row.iter().flatten().map(|(index, _)| raws[*index].number).min().unwrap_or(0);
    let mut line = Line { number, before: Break::Blank, ends_hard: true, ..Line::default() };
    for (column, cell) in row.iter().enumerate() {
        if column > 0 {
            line.text.push('\t');
        }
        for (place, (index, bytes)) in cell.iter().enumerate() {
            let at = raws[*index].start + bytes.start;
            if place > 0 {
                line.push_for(" ", at);
            }
            line.push(&raws[*index].text[bytes.clone()], at);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use crate::ingest::text::read;

    #[test]
    fn parts_under_the_columns_are_cells() {
        let source = "II. TIẾN ĐỘ\n\nSTT  Nội dung                 Người phụ trách   Thời gian\n\
                      1    Xây dựng kế hoạch,       Hiệu trưởng       Trước 20/10/2026\n\
                      \u{20}    kiện toàn Ban tổ chức\n2    Phát động                                  Tháng 11/2026\n\nIII. TỔ CHỨC\n";
        let document = read(source.as_bytes()).unwrap();
        let rows: Vec<Vec<&str>> = document.tables[0]
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|c| document.blocks[c.blocks.start as usize].text()).collect())
            .collect();
        assert_eq!(rows[1], ["1", "Xây dựng kế hoạch, kiện toàn Ban tổ chức", "Hiệu trưởng", "Trước 20/10/2026"]);
        assert_eq!(rows[2], ["2", "Phát động", "", "Tháng 11/2026"]);
        assert_eq!(document.blocks.last().unwrap().text(), "III. TỔ CHỨC");
    }

    #[test]
    fn one_line_of_columns_is_no_table() {
        assert!(read("STT  Nội dung  Thời gian\nMột dòng chữ thường.\n".as_bytes()).unwrap().tables.is_empty());
    }
}
