//! Tables of facts as an Excel workbook: filters, a frozen head that repeats on every printed page, real dates, no formula.
//! The same records give the same bytes: the workbook carries no time of its own.

use super::facts_table::{Table, Value, citations, deadlines, findings, summary, tasks};
use super::matrix;
use super::record::Record;
use super::wording::say;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Lang;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Excel takes no more characters in a cell.
const MOST_CHARACTERS: usize = 32_767;

/// The facts: sheets nhiệm vụ, viện dẫn, thời hạn.
pub fn render(records: &[Record], lang: Lang) -> Result<Vec<u8>> {
    workbook(&[tasks(records, lang), citations(records, lang), deadlines(records, lang)], lang)
}

/// The whole report: sheets tổng hợp, lỗi, nhiệm vụ, viện dẫn, thời hạn.
pub fn report(records: &[Record], lang: Lang) -> Result<Vec<u8>> {
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
    workbook(&tables, lang)
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
    for (line, row) in table.rows.iter().zip(1u32..) {
        for (value, column) in line.iter().zip(0u16..) {
            cell(sheet, (row, column), value, looks)?;
        }
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
