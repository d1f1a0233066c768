//! The superior's demands against the plan: both quotes, the verdict, what is lacking.

use crate::finding::Lang;
use crate::report::demand_record::DemandRecord;
use crate::report::paper::{Align, Block, Cell, Column, Paragraph, Row, Span, Table, size};
use crate::report::phieu::checklist::head_row;
use crate::report::record::Record;
use crate::report::wording::{capitalised, say, shortened};

/// Most characters of a quote in the table.
const QUOTE: usize = 240;

/// The table; nothing where no superior's plan was given.
pub fn section(record: &Record, lang: Lang) -> Vec<Block> {
    let Some(rows) = &record.demands else { return Vec::new() };
    let vi = ["Mục", "Cấp trên yêu cầu", "Kế hoạch viết", "Đối chiếu (độ giống)"];
    let en = ["Item", "The superior demands", "The plan says", "Comparison (likeness)"];
    let table = Table {
        columns: [(10, Align::Left), (34, Align::Left), (32, Align::Left), (24, Align::Left)]
            .map(|(share, align)| Column { share, align })
            .to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: rows.iter().map(|r| row(r, lang)).collect(),
        summary: say(lang, "Yêu cầu của cấp trên và nội dung kế hoạch", "The superior's demands and the plan")
            .to_owned(),
        size: size::SMALL,
    };
    let total = Paragraph { spans: vec![Span::plain(totals(rows, lang))], keep_next: true };
    vec![Block::Paragraph(total), Block::Table(table)]
}

/// How many demands have which verdict.
pub fn totals(rows: &[DemandRecord], lang: Lang) -> String {
    let count = |verdict: &str| rows.iter().filter(|r| r.verdict == verdict).count();
    let (met, partly, later, missing) = (count("met"), count("partly"), count("later"), count("missing"));
    let doubt = rows.iter().filter(|r| r.needs_review).count();
    match lang {
        Lang::Vi => format!(
            "Cấp trên yêu cầu {} nội dung: kế hoạch có đủ {met}, có một phần {partly}, có nhưng hạn muộn hơn {later}, không có {missing}; trong đó {doubt} nội dung cần người xem lại.",
            rows.len()
        ),
        Lang::En => format!(
            "The superior demands {} things: {met} are met, {partly} partly, {later} later than asked, {missing} missing; {doubt} want a person's look.",
            rows.len()
        ),
    }
}

fn row(row: &DemandRecord, lang: Lang) -> Row {
    let quote = row.quote.as_deref().map_or_else(|| "–".to_owned(), |quote| shortened(quote, QUOTE));
    Row::new(vec![
        Cell::text(row.id.clone()),
        Cell::text(shortened(&row.text, QUOTE)),
        Cell::text(quote),
        Cell::text(capitalised(&row.result(lang))).toned(row.tone),
    ])
}
