//! A report as a paper: letterhead, headings, paragraphs, tables, bars, signature. Composed once, rendered to DOCX and PDF.
//! It knows no file format and no record; lengths are relative or in points, text is ready to print.

use crate::finding::Lang;
use jiff::civil::Date;

/// A whole report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paper {
    /// What the file says of itself.
    pub properties: Properties,
    /// Language of the text.
    pub lang: Lang,
    /// Stretches of pages with one orientation; page numbers start anew in each, as NĐ 30 wants it of annexes.
    pub sheets: Vec<Sheet>,
}

/// Document properties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Author: the office.
    pub author: String,
    /// Key words, separated by `; `.
    pub keywords: String,
    /// The program and its version.
    pub producer: String,
    /// The day of the review.
    pub created: Option<Date>,
}

/// Pages of one orientation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Landscape pages.
    pub landscape: bool,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// One piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The head of the first page after NĐ 30.
    Letterhead(Letterhead),
    /// Tên loại and trích yếu.
    Title(Title),
    /// A heading.
    Heading(Heading),
    /// Running text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// Horizontal bars.
    Bars(Bars),
    /// Nơi nhận and the place of the signature.
    Closing(Closing),
}

/// The two columns at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// Cơ quan chủ quản.
    pub parent_agency: Option<String>,
    /// Cơ quan ban hành.
    pub agency: String,
    /// Số, ký hiệu, with its blank.
    pub number: String,
    /// Quốc hiệu.
    pub national_title: String,
    /// Tiêu ngữ.
    pub motto: String,
    /// Địa danh, thời gian, with its blanks.
    pub place_date: String,
    /// Logo, a PNG file.
    pub logo_png: Option<Vec<u8>>,
}

/// Tên loại with trích yếu, or the head of an annex.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// In capitals.
    pub kind: String,
    /// In sentence case, under it; a rule line follows.
    pub subject: String,
    /// In italics under that: the reference line of an annex. With it there is no rule line.
    pub reference: Option<String>,
    /// Named place for links.
    pub anchor: Option<String>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// From 1.
    pub level: u8,
    /// With its label.
    pub text: String,
    /// Named place for links.
    pub anchor: Option<String>,
    /// Starts a page.
    pub new_page: bool,
}

/// Running text: justified, first line indented.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Its text.
    pub spans: Vec<Span>,
    /// Stays on the page of what follows.
    pub keep_next: bool,
}

/// A stretch of text with one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The text; no line breaks.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The fault in a quotation: shaded and underlined.
    pub marked: bool,
    /// A drawn mark before the text (PDF only; the text says the same).
    pub mark: Option<Mark>,
    /// The named place of this paper that it leads to.
    pub link: Option<String>,
}

/// A drawn mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A tick.
    Tick,
    /// A cross.
    Cross,
    /// A bar: does not apply.
    Bar,
    /// A ring: not checked.
    Ring,
    /// A question.
    Doubt,
}

impl Span {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Span {
        Span { text: text.into(), ..Span::default() }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Span {
        Span { text: text.into(), bold: true, ..Span::default() }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Span {
        Span { text: text.into(), italic: true, ..Span::default() }
    }

    /// The fault in a quotation.
    pub fn marked(text: impl Into<String>) -> Span {
        Span { text: text.into(), bold: true, marked: true, ..Span::default() }
    }

    /// The same with a link to a named place.
    pub fn to(mut self, anchor: impl Into<String>) -> Span {
        self.link = Some(anchor.into());
        self
    }
}

/// How cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Right.
    Right,
}

/// A background, distinct in grey print too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// None.
    #[default]
    None,
    /// Heads of tables.
    Head,
    /// Group rows.
    Group,
    /// Good.
    Good,
    /// An error.
    Bad,
    /// A warning.
    Fair,
    /// A remark or nothing known.
    Pale,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Widths as shares, and the alignment of the body cells.
    pub columns: Vec<Column>,
    /// Rows repeated on every page.
    pub head: Vec<Row>,
    /// Body rows.
    pub rows: Vec<Row>,
    /// What it holds, for screen readers.
    pub summary: String,
    /// Size of its text in points, 11 or 12.
    pub size: u8,
}

impl Table {
    /// True when the last row stays on the page of what follows the table.
    pub fn keeps_next(&self) -> bool {
        self.rows.last().is_some_and(|row| row.keep_next)
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// Share of the width.
    pub share: u16,
    /// Alignment of the body cells.
    pub align: Align,
}

/// A row; it is kept whole unless it is taller than a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// From left to right.
    pub cells: Vec<Cell>,
    /// Stays on the page of the next row.
    pub keep_next: bool,
    /// Height in points that the row has at least.
    pub height: u16,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// One or more paragraphs.
    pub paragraphs: Vec<Vec<Span>>,
    /// Columns that it covers; 0 counts as 1.
    pub columns: u8,
    /// Instead of the column's alignment.
    pub align: Option<Align>,
    /// Background.
    pub tone: Tone,
    /// Text runs upwards.
    pub upright: bool,
    /// Named place for links.
    pub anchor: Option<String>,
}

impl Cell {
    /// A cell with one paragraph of plain text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::spans(vec![Span::plain(text)])
    }

    /// A cell with one paragraph.
    pub fn spans(spans: Vec<Span>) -> Cell {
        Cell { paragraphs: vec![spans], ..Cell::default() }
    }

    /// A cell of the head.
    pub fn head(text: impl Into<String>) -> Cell {
        Cell { align: Some(Align::Centre), tone: Tone::Head, ..Cell::spans(vec![Span::bold(text)]) }
    }

    /// The same with a background.
    pub fn toned(mut self, tone: Tone) -> Cell {
        self.tone = tone;
        self
    }

    /// The columns that it covers.
    pub fn width(&self) -> usize {
        usize::from(self.columns.max(1))
    }
}

impl Row {
    /// A row.
    pub fn new(cells: Vec<Cell>) -> Row {
        Row { cells, ..Row::default() }
    }
}

/// Horizontal bars with their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bars {
    /// What is counted, above the bars.
    pub title: String,
    /// One bar a line.
    pub bars: Vec<Bar>,
    /// What the tones mean.
    pub legend: Vec<(Tone, String)>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bar {
    /// Left of the bar.
    pub label: String,
    /// Parts from left to right.
    pub parts: Vec<(Tone, usize)>,
}

impl Bar {
    /// The sum of its parts.
    pub fn total(&self) -> usize {
        self.parts.iter().map(|p| p.1).sum()
    }
}

/// The end of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Closing {
    /// `Nơi nhận:` in the language of the paper.
    pub recipients_label: String,
    /// One a line, with dash and end mark.
    pub recipients: Vec<String>,
    /// Quyền hạn, chức vụ, one a line.
    pub signer: Vec<String>,
    /// Under the office, in italics: how to sign.
    pub instruction: Option<String>,
    /// Name of the signer, where known.
    pub name: Option<String>,
}

/// Sizes in points that both renderers use; they rise and fall together as the footnote to Phụ lục I, Mục V wants it.
pub mod size {
    /// Quốc hiệu, tên cơ quan, số.
    pub const LETTERHEAD: u8 = 13;
    /// Tiêu ngữ, địa danh, tên loại, trích yếu, chức vụ.
    pub const TITLE: u8 = 14;
    /// Running text and headings.
    pub const BODY: u8 = 13;
    /// Roomy tables.
    pub const TABLE: u8 = 12;
    /// Dense tables and the list of recipients.
    pub const SMALL: u8 = 11;
}

/// The page after NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I: A4, in twips.
pub mod page {
    /// Short side.
    pub const WIDTH: i32 = 11906;
    /// Long side.
    pub const HEIGHT: i32 = 16838;
    /// 20 mm.
    pub const TOP: i32 = 1134;
    /// 20 mm.
    pub const BOTTOM: i32 = 1134;
    /// 30 mm.
    pub const LEFT: i32 = 1701;
    /// 15 mm.
    pub const RIGHT: i32 = 851;
    /// From the paper's edge to the page number: 10 mm.
    pub const HEADER: i32 = 567;
    /// First line indent of body text: 1.27 cm.
    pub const INDENT: i32 = 720;
    /// Between paragraphs of body text: 6 points.
    pub const GAP: i32 = 120;
    /// Share of the letterhead's left column, in percent.
    pub const LEFT_COLUMN: i32 = 40;
}

/// The pale colour of a cell as red, green and blue of 255; the tones differ in grey print too.
pub fn pale(tone: Tone) -> (u8, u8, u8) {
    match tone {
        Tone::None => (255, 255, 255),
        Tone::Head => (228, 232, 238),
        Tone::Group => (242, 244, 247),
        Tone::Good => (236, 246, 236),
        Tone::Bad => (246, 214, 210),
        Tone::Fair => (253, 240, 208),
        Tone::Pale => (240, 240, 240),
    }
}

/// The strong colour of a bar as red, green and blue of 255.
pub fn strong(tone: Tone) -> (u8, u8, u8) {
    match tone {
        Tone::Good => (92, 150, 102),
        Tone::Bad => (160, 48, 48),
        Tone::Fair => (222, 160, 52),
        _ => (190, 200, 214),
    }
}
