//! Tables without drawn lines: below a line that opens with "STT", the white lanes that no line crosses part the columns, and a number
//! in the first column opens a row. Anything less regular is left to running text.

use super::lines::Segment;
use crate::ingest::spaced::{is_number_head, is_row_number};
use std::ops::Range;

/// A lane between two columns, from and to, points.
type Lane = (f32, f32);

/// A table that was found.
#[derive(Debug, Default)]
pub struct Unruled {
    /// Row by row, column by column, the lines of the cell. The first row is the head, where the table has one here.
    pub rows: Vec<Vec<Vec<Segment>>>,
    /// The lanes between its columns.
    pub lanes: Vec<Lane>,
    /// Lines that it takes.
    pub taken: usize,
}

/// Fewest columns and fewest numbered rows.
const FEWEST_COLUMNS: usize = 3;
const FEWEST_ROWS: usize = 2;
/// Narrowest lane and widest distance of two lines of one table, in font sizes.
const NARROWEST: f32 = 0.3;
const FARTHEST: f32 = 3.5;

/// A word with its place.
struct Word<'s> {
    segment: &'s Segment,
    range: Range<usize>,
    x0: f32,
    x1: f32,
}

/// Reads the table whose head is the first of these lines.
pub fn read(lines: &[Vec<Segment>]) -> Option<Unruled> {
    let head = words(lines.first()?);
    if !is_number_head(text_of(head.first()?)) || head.len() < FEWEST_COLUMNS {
        return None;
    }
    let lanes = head.windows(2).map(|pair| (pair[0].x1, pair[1].x0)).collect();
    grown(lines, lanes, 0)
}

/// Goes on with a table of the page before.
pub fn read_on(lines: &[Vec<Segment>], lanes: &[Lane]) -> Option<Unruled> {
    let first = words(lines.first()?);
    if !is_number(first.first()?) || first.len() < 2 {
        return None;
    }
    grown(lines, lanes.to_vec(), 1)
}

fn grown(lines: &[Vec<Segment>], mut lanes: Vec<Lane>, rows_before: usize) -> Option<Unruled> {
    let mut taken = 0;
    let mut last: Option<&Segment> = None;
    for line in lines {
        let Some(first) = line.first() else { break };
        let near = last.is_none_or(|l| first.y - l.y < l.size * FARTHEST && first.y >= l.y);
        let narrowed = narrowed(&lanes, &words(line), first.size);
        let keeps_first = narrowed.first().zip(lanes.first()).is_some_and(|(new, old)| new.0 < old.1 && old.0 < new.1);
        if !near || !keeps_first || narrowed.len() + 1 < FEWEST_COLUMNS {
            break;
        }
        lanes = narrowed;
        last = Some(first);
        taken += 1;
    }
    let rows = rows(&lines[..taken], &lanes);
    let numbered =
        rows.iter().filter(|row| row.first().is_some_and(|cell| cell.first().is_some_and(opens_row))).count();
    // Four columns are regular enough for one row at the foot of a page.
    let fewest = if lanes.len() >= FEWEST_COLUMNS { 1 } else { FEWEST_ROWS };
    let regular = numbered + rows_before >= fewest && numbered + 1 - rows_before.min(1) >= rows.len();
    regular.then_some(Unruled { rows, lanes, taken })
}

/// What is left of the lanes when the words of one more line are set; lanes that it crosses are gone.
fn narrowed(lanes: &[Lane], words: &[Word<'_>], size: f32) -> Vec<Lane> {
    let mut out = Vec::with_capacity(lanes.len());
    for &(mut from, mut to) in lanes {
        for word in words {
            if word.x1 <= from || word.x0 >= to {
                continue;
            }
            match (word.x0 <= from, word.x1 >= to) {
                (true, true) => to = from,
                (true, false) => from = word.x1,
                (false, true) => to = word.x0,
                // A word inside the lane leaves the wider side.
                (false, false) if word.x0 - from > to - word.x1 => to = word.x0,
                (false, false) => from = word.x1,
            }
        }
        if to - from >= size * NARROWEST {
            out.push((from, to));
        }
    }
    out
}

/// The lines by rows and columns.
fn rows(lines: &[Vec<Segment>], lanes: &[Lane]) -> Vec<Vec<Vec<Segment>>> {
    let mut rows: Vec<Vec<Vec<Segment>>> = Vec::new();
    for line in lines {
        let cells = cells(line, lanes);
        let opens = cells.first().and_then(Option::as_ref).is_some_and(opens_row);
        if opens || rows.is_empty() {
            rows.push(vec![Vec::new(); lanes.len() + 1]);
        }
        for (slot, cell) in rows.last_mut().into_iter().flatten().zip(cells) {
            slot.extend(cell);
        }
    }
    rows
}

/// One line cut at the lanes.
fn cells(line: &[Segment], lanes: &[Lane]) -> Vec<Option<Segment>> {
    let mut out: Vec<Option<Segment>> = vec![None; lanes.len() + 1];
    for word in words(line) {
        let column = lanes.iter().take_while(|(from, to)| word.x0 > (from + to) / 2.0 - 0.1).count();
        if let Some(slot) = out.get_mut(column) {
            add(slot.get_or_insert_with(|| Segment { x0: word.x0, ..empty_like(word.segment) }), &word);
        }
    }
    out
}

fn empty_like(segment: &Segment) -> Segment {
    Segment { y: segment.y, size: segment.size, page: segment.page, ..Segment::default() }
}

fn add(cell: &mut Segment, word: &Word<'_>) {
    if !cell.text.is_empty() {
        cell.text.push(' ');
    }
    let start = cell.text.len();
    cell.text.push_str(text_of(word));
    cell.x1 = word.x1;
    let styled = word.segment.styles.iter().find(|(range, ..)| range.contains(&word.range.start));
    if let Some((_, style, size)) = styled {
        cell.styles.push((start..cell.text.len(), *style, *size));
    }
}

fn words(line: &[Segment]) -> Vec<Word<'_>> {
    let of = |segment| -> Vec<Word<'_>> {
        let segment: &Segment = segment;
        let ends = segment.words.iter().skip(1).map(|(start, ..)| *start).chain([segment.text.len()]);
        let word = |((start, x0, x1), end): (&(usize, f32, f32), usize)| {
            let length = segment.text.get(*start..end)?.trim_end().len();
            (length > 0).then_some(Word { segment, range: *start..*start + length, x0: *x0, x1: *x1 })
        };
        segment.words.iter().zip(ends).filter_map(word).collect()
    };
    line.iter().flat_map(of).collect()
}

fn text_of<'s>(word: &Word<'s>) -> &'s str {
    word.segment.text.get(word.range.clone()).unwrap_or("")
}

fn is_number(word: &Word<'_>) -> bool {
    is_row_number(text_of(word))
}

fn opens_row(cell: &Segment) -> bool {
    is_row_number(&cell.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of words at these places, letters five points wide.
    fn line(y: f32, words: &[(&str, f32)]) -> Vec<Segment> {
        let mut segment = Segment { y, size: 12.0, ..Segment::default() };
        for (word, x0) in words {
            if !segment.text.is_empty() {
                segment.text.push(' ');
            }
            segment.words.push((segment.text.len(), *x0, x0 + word.chars().count() as f32 * 5.0));
            segment.text.push_str(word);
        }
        vec![segment]
    }

    fn texts(found: &Unruled) -> Vec<Vec<String>> {
        let cell = |lines: &Vec<Segment>| lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
        found.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    #[test]
    fn lanes_part_the_columns() {
        let lines = [
            line(10.0, &[("STT", 10.0), ("Nội", 40.0), ("dung", 60.0), ("Thời", 120.0), ("gian", 145.0)]),
            line(26.0, &[("1", 10.0), ("Họp", 40.0), ("phụ", 58.0), ("huynh", 76.0), ("5/9", 120.0)]),
            line(42.0, &[("đầu", 40.0), ("năm", 60.0)]),
            line(58.0, &[("2", 10.0), ("Tổng", 40.0), ("kết", 66.0), ("Tháng", 120.0), ("5", 150.0)]),
            line(74.0, &[("IV.", 10.0), ("TỔ", 28.0), ("CHỨC", 42.0)]),
        ];
        let found = read(&lines).unwrap();
        assert_eq!(found.taken, 4);
        assert_eq!(
            texts(&found),
            [["STT", "Nội dung", "Thời gian"], ["1", "Họp phụ huynh đầu năm", "5/9"], ["2", "Tổng kết", "Tháng 5"]]
        );
        let on = read_on(&[line(10.0, &[("3", 10.0), ("Thi", 40.0), ("Hè", 120.0)])], &found.lanes).unwrap();
        assert_eq!(texts(&on), [["3", "Thi", "Hè"]]);
    }

    #[test]
    fn running_text_is_no_table() {
        let lines = [
            line(10.0, &[("STT", 10.0), ("là", 40.0), ("số", 60.0), ("thứ", 80.0), ("tự", 100.0)]),
            line(26.0, &[("của", 10.0), ("dòng", 28.0), ("trong", 52.0), ("bảng", 80.0)]),
        ];
        assert!(read(&lines).is_none());
    }
}
