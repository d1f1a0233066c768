//! What must hold of every layout, on papers made at random: nothing outside the margins, nothing over another, no word lost.

use crate::report::paper::*;
use crate::report::pdf::blocks::lay_out;
use crate::report::pdf::canvas::{Canvas, Draw, Page};
use crate::report::pdf::fonts;
use proptest::prelude::*;

/// Left, top, right, bottom.
type Area = (f32, f32, f32, f32);

fn areas(page: &Page) -> Vec<Area> {
    let text = |draw: &Draw| match draw {
        Draw::Text { x, y, face, size, text, gap, upright } => {
            let spaces = text.matches(' ').count() as f32;
            let width = fonts::width(text, *face, *size) + gap * spaces;
            let (above, below) = (size * 0.7, size * 0.2);
            Some(if *upright { (x - above, y - width, x + below, *y) } else { (*x, y - above, x + width, y + below) })
        }
        _ => None,
    };
    page.items.iter().filter_map(|i| text(&i.draw)).collect()
}

fn overlap(a: &Area, b: &Area) -> bool {
    let inner = 0.05;
    a.0 + inner < b.2 && b.0 + inner < a.2 && a.1 + inner < b.3 && b.1 + inner < a.3
}

fn check(canvas: &Canvas) -> Result<(), TestCaseError> {
    for page in &canvas.pages {
        let areas = areas(page);
        for (index, area) in areas.iter().enumerate() {
            let inside =
                area.0 > 85.0 - 0.1 && area.2 < page.width - 42.4 && area.1 > 20.0 && area.3 < page.height - 56.0;
            prop_assert!(inside, "{area:?} leaves the page of {} x {}", page.width, page.height);
            prop_assert!(!areas.iter().skip(index + 1).any(|other| overlap(area, other)), "{area:?} is covered");
        }
    }
    Ok(())
}

fn drawn(canvas: &Canvas) -> String {
    let mut text = String::new();
    for item in canvas.pages.iter().flat_map(|p| &p.items) {
        if let (Draw::Text { text: t, .. }, Some(_)) = (&item.draw, item.node) {
            text.push_str(t);
        }
    }
    text.split_whitespace().collect()
}

fn dense(text: &str) -> String {
    fonts::drawable(text).split_whitespace().collect()
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let span = ("[ -~àẵộựĐ“”…\u{301}]{0,60}", any::<[bool; 3]>()).prop_map(|(text, [bold, italic, marked])| Span {
        text,
        bold,
        italic,
        marked,
        ..Span::default()
    });
    proptest::collection::vec(span, 0..4)
}

fn cell() -> impl Strategy<Value = Cell> {
    proptest::collection::vec(spans(), 0..4).prop_map(|paragraphs| Cell { paragraphs, ..Cell::default() })
}

fn table() -> impl Strategy<Value = Table> {
    let columns = proptest::collection::vec(1u16..40, 1..7);
    columns.prop_flat_map(|shares| {
        let row = proptest::collection::vec(cell(), shares.len()).prop_map(Row::new);
        let columns: Vec<Column> = shares.iter().map(|s| Column { share: *s + 10, align: Align::Centre }).collect();
        (proptest::collection::vec(row, 1..12), any::<bool>()).prop_map(move |(mut rows, keep)| {
            let head: Vec<Row> = rows.pop().into_iter().collect();
            for row in rows.iter_mut().filter(|_| keep) {
                row.keep_next = true;
            }
            Table { columns: columns.clone(), head, rows, size: 11, ..Table::default() }
        })
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        spans().prop_map(|spans| Block::Paragraph(Paragraph { spans, keep_next: false })),
        spans().prop_map(|spans| Block::Paragraph(Paragraph { spans, keep_next: true })),
        "[a-zế ]{0,200}".prop_map(|text| Block::Heading(Heading { level: 1, text, ..Heading::default() })),
        table().prop_map(Block::Table),
        "[a-z ]{0,30}".prop_map(|label| {
            let bars = vec![Bar { label, parts: vec![(Tone::Bad, 3), (Tone::Fair, 0)] }; 4];
            Block::Bars(Bars { title: "x".to_owned(), bars, legend: Vec::new() })
        }),
    ]
}

/// A head taller than a page, and rows that are kept together and do not fit below it.
#[test]
fn a_head_taller_than_a_page_leaves_room_for_its_rows() {
    let cell = |words: usize| Cell { paragraphs: vec![vec![Span::plain("lâu ".repeat(words))]], ..Cell::default() };
    for head in [60, 200, 400, 700] {
        for row in [1, 80, 600] {
            let columns = vec![Column { share: 10, align: Align::Left }, Column { share: 50, align: Align::Left }];
            let rows = vec![Row { keep_next: true, ..Row::new(vec![cell(row), cell(1)]) }; 4];
            let head = vec![Row::new(vec![cell(head), cell(2)])];
            let words: usize = head
                .iter()
                .chain(&rows)
                .flat_map(|r| &r.cells)
                .map(|c| c.paragraphs[0][0].text.matches("lâu").count())
                .sum();
            let table = Table { columns, head, rows, size: 11, ..Table::default() };
            let before = Block::Paragraph(Paragraph { spans: vec![Span::plain("x")], keep_next: false });
            let blocks = vec![before, Block::Table(table)];
            let canvas = lay_out(&Paper { sheets: vec![Sheet { landscape: false, blocks }], ..Paper::default() });
            check(&canvas).unwrap();
            assert_eq!(drawn(&canvas).matches("lâu").count(), words);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_is_cut_covered_or_lost(blocks in proptest::collection::vec(block(), 0..12), landscape: bool) {
        let mut words = String::new();
        for block in &blocks {
            match block {
                Block::Paragraph(p) => p.spans.iter().for_each(|s| words.push_str(&dense(&s.text))),
                Block::Heading(h) => words.push_str(&dense(&h.text)),
                Block::Table(t) => {
                    let cells = t.head.iter().chain(&t.rows).flat_map(|r| &r.cells);
                    cells.flat_map(|c| &c.paragraphs).flatten().for_each(|s| words.push_str(&dense(&s.text)));
                }
                _ => {}
            }
        }
        let bars = blocks.iter().any(|b| matches!(b, Block::Bars(_)));
        let canvas = lay_out(&Paper { sheets: vec![Sheet { landscape, blocks }], ..Paper::default() });
        check(&canvas)?;
        let mut want: Vec<char> = words.chars().collect();
        let mut got: Vec<char> = drawn(&canvas).chars().collect();
        want.sort_unstable();
        got.sort_unstable();
        prop_assert!(bars || want == got, "letters differ: {} wanted, {} drawn", want.len(), got.len());
    }
}
