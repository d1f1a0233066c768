//! The DOCX writer: docx-rs builds the parts, a last pass puts right what it cannot write, and the package is zipped here.

mod body;
mod letter;
mod order;
mod parts;
mod table;
mod touch;

use crate::error::{Error, ErrorKind, Result};
use crate::report::paper::{Paper, page};
use docx_rs::{
    AlignmentType, Docx, FieldCharType, Header, InstrPAGE, InstrText, LineSpacing, PageMargin, PageNumType,
    PageOrientationType, PageSize, Paragraph, Run, RunFonts, SectionProperty, Style, StyleType,
};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The font that NĐ 30 wants.
pub(crate) const FONT: &str = "Times New Roman";

/// A paper as a DOCX file.
pub fn render(paper: &Paper) -> Result<Vec<u8>> {
    let mut docx = frame();
    let last = paper.sheets.len().saturating_sub(1);
    let mut state = body::State::default();
    for (index, sheet) in paper.sheets.iter().enumerate() {
        docx = body::add(docx, sheet, &mut state);
        let annex = index > 0;
        docx =
            if index == last { close_last(docx, sheet.landscape, annex) } else { close(docx, sheet.landscape, annex) };
    }
    let built = docx.build();
    pack(parts::all(built, paper)).map_err(failed)
}

fn failed(cause: impl std::fmt::Display) -> Error {
    Error::new(
        ErrorKind::Crashed,
        format!("Không tạo được báo cáo DOCX ({cause})."),
        format!("The DOCX report could not be made ({cause})."),
    )
}

/// Fonts, styles and the page number: centred in the top margin from page 2 on.
fn frame() -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT);
    let run = || Run::new().size(26);
    let number = Paragraph::new()
        .align(AlignmentType::Center)
        .add_run(run().add_field_char(FieldCharType::Begin, false))
        .add_run(run().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(run().add_field_char(FieldCharType::Separate, false))
        .add_run(run().add_text("2"))
        .add_run(run().add_field_char(FieldCharType::End, false));
    let header = Header::new().add_paragraph(number);
    let mut docx = Docx::new().default_fonts(fonts).default_size(26).header(header);
    for level in 1..=3usize {
        docx = docx.add_style(heading_style(level));
    }
    docx
}

fn heading_style(level: usize) -> Style {
    let style = Style::new(format!("Heading{level}"), StyleType::Paragraph)
        .name(format!("heading {level}"))
        .based_on("Normal")
        .next("Normal")
        .q_format(true)
        .ui_priority(9)
        .bold()
        .size(26)
        .outline_lvl(level - 1)
        .align(AlignmentType::Left)
        .line_spacing(LineSpacing::new().before(page::GAP as u32).after(page::GAP as u32));
    if level > 2 { style.italic() } else { style }
}

fn margins() -> PageMargin {
    PageMargin::new()
        .top(page::TOP)
        .bottom(page::BOTTOM)
        .left(page::LEFT)
        .right(page::RIGHT)
        .header(page::HEADER)
        .footer(page::HEADER)
        .gutter(0)
}

fn paper_size(landscape: bool) -> (u32, u32) {
    let (short, long) = (page::WIDTH as u32, page::HEIGHT as u32);
    if landscape { (long, short) } else { (short, long) }
}

/// Ends a sheet with a paragraph of no height that carries its setup.
fn close(docx: Docx, landscape: bool, annex: bool) -> Docx {
    let (width, height) = paper_size(landscape);
    let mut size = PageSize::new().size(width, height);
    if landscape {
        size = size.orient(PageOrientationType::Landscape);
    }
    let mut section = SectionProperty::new().page_size(size).page_margin(margins()).title_pg();
    if annex {
        section = section.page_num_type(PageNumType::new().start(1));
    }
    docx.add_paragraph(body::invisible().section_property(section))
}

fn close_last(docx: Docx, landscape: bool, annex: bool) -> Docx {
    let (width, height) = paper_size(landscape);
    let mut docx = docx.page_size(width, height).page_margin(margins()).title_pg();
    if landscape {
        docx = docx.page_orient(PageOrientationType::Landscape);
    }
    if annex { docx.page_num_type(PageNumType::new().start(1)) } else { docx }
}

/// The package: deflated, with a fixed time, so that the same report has the same bytes.
fn pack(parts: Vec<(String, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
