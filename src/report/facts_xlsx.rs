//! Tables of facts as an Excel workbook: filters, a frozen head that repeats on every printed page, real dates, no formula.
//! The same records give the same bytes: the workbook carries no time of its own.

use super::batch_record::Batch;
use super::facts_table::{Column, Table, Value, citations, deadlines, findings, summary, tasks};
use super::matrix;
use super::notes::notes;
use super::options::ReportOptions;
use super::pdf::fonts::Face;
use super::pdf::wrapped;
use super::record::Record;
use super::wording::say;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Lang;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Excel takes no more characters in a cell.
const MOST_CHARACTERS: usize = 32_767;
/// Size of the letters in points, height of a line, and the tallest row that Excel takes.
const SIZE: f32 = 12.0;
const LINE: f64 = 15.75;
const TALLEST_ROW: f64 = 409.0;

/// The facts: sheets nhiệm vụ, viện dẫn, thời hạn.
pub fn render(records: &[Record], lang: Lang) -> Result<Vec<u8>> {
    workbook(&[tasks(records, lang), citations(records, lang), deadlines(records, lang)], lang)
}

/// The whole report: sheets tổng hợp, lỗi, nhiệm vụ, viện dẫn, thời hạn.
pub fn report(records: &[Record], lang: Lang) -> Result<Vec<u8>> {
    workbook(&sheets(records, lang), lang)
}

/// The same with a sheet that says with what the review was made and what was not checked.
pub fn report_on(batch: &Batch<'_>, options: &ReportOptions) -> Result<Vec<u8>> {
    let mut tables = sheets(batch.records, options.lang);
    tables.push(notes(batch, options));
    workbook(&tables, options.lang)
}

fn sheets(records: &[Record], lang: Lang) -> Vec<Table> {
    let mut tables = vec![
        summary(records, lang),
        findings(records, lang),
        tasks(records, lang),
        citations(records, lang),
        deadlines(records, lang),
    ];
    if records.iter().any(|record| record.demands.is_some()) {
        tables.push(matrix::table(records, lang));
    }
    tables
}

fn workbook(tables: &[Table], lang: Lang) -> Result<Vec<u8>> {
    build(tables, lang).map_err(|error| {
        Error::new(ErrorKind::Crashed, "Không tạo được bảng tính Excel.", "The Excel workbook could not be made.")
            .because(error)
    })
}

fn build(tables: &[Table], lang: Lang) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let title = say(lang, "Bảng nhiệm vụ, viện dẫn, thời hạn", "Tasks, citations, deadlines");
    book.set_properties(&DocProperties::new().set_title(title).set_author("rasoat").set_creation_datetime(&made));
    let looks = Looks::new();
    for table in tables {
        sheet(book.add_worksheet(), table, &looks)?;
    }
    book.save_to_buffer()
}

struct Looks {
    head: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Looks {
    fn new() -> Looks {
        let base = || {
            Format::new()
                .set_font_name("Times New Roman")
                .set_font_size(12)
                .set_border(FormatBorder::Thin)
                .set_border_color(0x00BF_BFBF)
        };
        let body = || base().set_align(FormatAlign::Top);
        Looks {
            head: base()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(0x00DD_E6F0),
            text: body().set_text_wrap(),
            number: body(),
            day: body().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
        }
    }
}

fn sheet(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> std::result::Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    for (column, index) in table.columns.iter().zip(0u16..) {
        sheet.set_column_width(index, f64::from(column.width))?;
        sheet.write_string_with_format(0, index, column.head, &looks.head)?;
    }
    let heads = table.columns.iter().map(|column| lines(column.head, column, Face::Bold)).max();
    sheet.set_row_height(0, height(heads))?;
    for (line, row) in table.rows.iter().zip(1u32..) {
        for (value, column) in line.iter().zip(0u16..) {
            cell(sheet, (row, column), value, looks)?;
        }
        let lines = line.iter().zip(&table.columns).filter_map(|(value, column)| match value {
            Value::Text(text) => Some(lines(text, column, Face::Regular)),
            _ => None,
        });
        sheet.set_row_height(row, height(lines.max()))?;
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Not every program makes a row as tall as its wrapped text when it opens the file, so the height is written down.
fn height(lines: Option<usize>) -> f64 {
    (lines.unwrap_or(1).max(1) as f64 * LINE + 1.0).min(TALLEST_ROW)
}

/// Lines that a text takes in a column; a width of one character is 7 pixels, with 5 for the cell's edges.
fn lines(text: &str, column: &Column, face: Face) -> usize {
    let width = f32::from(column.width) * 7.0 * 0.75;
    // Times New Roman at this size has no letter wider than its own height.
    if text.chars().count() as f32 * SIZE <= width {
        return 1;
    }
    text.split('\n').map(|line| wrapped(line, face, SIZE, width).0.max(1)).sum()
}

fn cell(sheet: &mut Worksheet, at: (u32, u16), value: &Value, looks: &Looks) -> std::result::Result<(), XlsxError> {
    let (row, column) = at;
    match value {
        Value::Empty => sheet.write_blank(row, column, &looks.text)?,
        Value::Text(text) => sheet.write_string_with_format(row, column, fitted(text), &looks.text)?,
        Value::Number(number) => sheet.write_number_with_format(row, column, f64::from(*number), &looks.number)?,
        Value::Day(day) => match excel_day(*day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, &looks.day)?,
            // Excel's calendar begins in 1900.
            None => sheet.write_string_with_format(row, column, day.to_string(), &looks.text)?,
        },
    };
    Ok(())
}

fn excel_day(day: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// The text, cut where Excel would refuse it.
fn fitted(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS / 2) {
        // Excel counts UTF-16 units; half as many characters always fit.
        Some(_) if text.encode_utf16().count() > MOST_CHARACTERS => {
            text.chars().take(MOST_CHARACTERS / 2 - 1).chain(['…']).collect()
        }
        _ => text.to_owned(),
    }
}
