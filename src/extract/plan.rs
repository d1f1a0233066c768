//! The facts of a plan: what the output contract names, with spans of the author's text. Holes are `None`.

use crate::span::Span;
use jiff::civil::Date;
use std::ops::Range;

/// A quoted part of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// NFC, white space folded; a part that runs over several blocks is joined with spaces.
    pub text: String,
    /// Where it begins (for a part over several blocks: its first block's stretch).
    pub at: Span,
}

/// Whose form the document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Heading {
    /// Quốc hiệu, Tiêu ngữ.
    State,
    /// Đảng Cộng sản Việt Nam.
    Party,
    /// Đoàn TNCS Hồ Chí Minh.
    YouthUnion,
    /// Đội TNTP Hồ Chí Minh.
    YoungPioneers,
    /// Công đoàn.
    TradeUnion,
    /// None found.
    #[default]
    None,
}

/// Số, ký hiệu.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberSymbol {
    /// The whole line: `Số: 15/KH-THCSTP`.
    pub field: Field,
    /// `15`; `None` when left blank.
    pub number: Option<String>,
    /// `KH-THCSTP`, as written.
    pub symbol: Option<String>,
}

/// Địa danh, thời gian.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceDate {
    /// The whole line.
    pub field: Field,
    /// `Hóc Môn`.
    pub place: Option<String>,
    /// The date, when complete and possible.
    pub date: Option<Date>,
}

/// Tên loại.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocType {
    /// `KẾ HOẠCH`.
    pub field: Field,
    /// `KH`.
    pub code: Option<String>,
}

/// One signer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// The lines above the signer's own office, as written: `KT. HIỆU TRƯỞNG`.
    pub authority: Vec<Field>,
    /// The signer's own office.
    pub position: Option<Field>,
    /// The signer's name.
    pub name: Option<Field>,
    /// The whole block's first stretch.
    pub at: Span,
}

/// The header, the addressees, the recipients and the signatures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// Whose form.
    pub heading: Heading,
    /// Tên cơ quan chủ quản.
    pub parent_agency: Option<Field>,
    /// Tên cơ quan ban hành.
    pub agency: Option<Field>,
    /// Quốc hiệu.
    pub national_title: Option<Field>,
    /// Tiêu ngữ.
    pub motto: Option<Field>,
    /// Số, ký hiệu.
    pub number_symbol: Option<NumberSymbol>,
    /// Địa danh, thời gian.
    pub place_date: Option<PlaceDate>,
    /// Tên loại.
    pub doc_type: Option<DocType>,
    /// Trích yếu, whole.
    pub subject: Option<Field>,
    /// Kính gửi: one entry an addressee.
    pub addressees: Vec<Field>,
    /// The label `Nơi nhận:`.
    pub recipients_label: Option<Field>,
    /// Nơi nhận: one entry a line, without the dash.
    pub recipients: Vec<Field>,
    /// Signers, left to right.
    pub signatures: Vec<Signature>,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Mục đích.
    Purpose,
    /// Yêu cầu.
    Requirements,
    /// Mục đích, yêu cầu.
    PurposeRequirements,
    /// Đặc điểm, tình hình.
    Situation,
    /// Chỉ tiêu.
    Targets,
    /// Nội dung, nhiệm vụ, giải pháp.
    Content,
    /// Tiến độ, thời gian, lịch.
    Schedule,
    /// Kinh phí.
    Budget,
    /// Tổ chức thực hiện, phân công.
    Organisation,
    /// Chế độ báo cáo.
    Reporting,
    /// Phụ lục.
    Annex,
    /// Anything else.
    Other,
}

impl Kind {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Purpose => "purpose",
            Kind::Requirements => "requirements",
            Kind::PurposeRequirements => "purpose-requirements",
            Kind::Situation => "situation",
            Kind::Targets => "targets",
            Kind::Content => "content",
            Kind::Schedule => "schedule",
            Kind::Budget => "budget",
            Kind::Organisation => "organisation",
            Kind::Reporting => "reporting",
            Kind::Annex => "annex",
            Kind::Other => "other",
        }
    }

    /// Items of these sections are tasks.
    pub fn holds_tasks(self) -> bool {
        matches!(
            self,
            Kind::Content | Kind::Targets | Kind::Schedule | Kind::Organisation | Kind::Reporting | Kind::Annex
        )
    }
}

/// The shape of a label, for numbering rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// `Phần I`, `PHẦN THỨ NHẤT`.
    Part,
    /// `Chương II`.
    Chapter,
    /// `A.`
    Capital,
    /// `I.`
    Roman,
    /// `Điều 3`.
    Article,
    /// `1.`
    Arabic,
    /// `1.1.`, `1.1.1`.
    Dotted,
    /// `a)`
    Letter,
    /// A dash, plus, star or bullet.
    Mark,
    /// A heading in words or without a label: `Tuần 1`, `S1`.
    Unlabelled,
    /// `Phụ lục`.
    Annex,
    /// `Biểu mẫu`, `Mẫu số`.
    Form,
}

/// One entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// `II.1.a`.
    pub id: String,
    /// As it stands: `a)`; empty for an unnumbered heading.
    pub label: String,
    /// Depth, from 1.
    pub level: u32,
    /// Index of the parent item.
    pub parent: Option<usize>,
    /// The item's own text without its label, whole (the first 120 characters are printed).
    pub title: String,
    /// What it is for.
    pub kind: Option<Kind>,
    /// The label's shape.
    pub series: Series,
    /// The word processor made the label.
    pub auto_numbered: bool,
    /// Label and text of the item's own paragraph.
    pub at: Span,
    /// Blocks from the item's own up to the next item of any level.
    pub blocks: std::ops::Range<u32>,
}

/// How a task is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskForm {
    /// `1.`
    Numbered,
    /// `a)`
    Lettered,
    /// `-`
    Bullet,
    /// A table row.
    Row,
    /// A plain paragraph.
    Paragraph,
}

impl TaskForm {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            TaskForm::Numbered => "numbered",
            TaskForm::Lettered => "lettered",
            TaskForm::Bullet => "bullet",
            TaskForm::Row => "row",
            TaskForm::Paragraph => "paragraph",
        }
    }
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// `II.1`, `III#4`, `III.p2`.
    pub id: String,
    /// Id of the section that holds it.
    pub section: String,
    /// Index in the outline, when it is an item.
    pub item: Option<usize>,
    /// How it is written.
    pub form: TaskForm,
    /// False for an item that only groups others.
    pub leaf: bool,
    /// It says something to do.
    pub action: bool,
    /// The whole item.
    pub text: String,
    /// Who answers for it, normalised names.
    pub lead: Vec<String>,
    /// Who works with them.
    pub partners: Vec<String>,
    /// Indices into the dates.
    pub deadlines: Vec<usize>,
    /// Indices into the citations.
    pub citations: Vec<usize>,
    /// Sản phẩm, minh chứng.
    pub product: Option<Field>,
    /// Địa điểm.
    pub place: Option<Field>,
    /// Kinh phí.
    pub budget: Option<Field>,
    /// Its first stretch.
    pub at: Span,
}

/// How the issuer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssuerSource {
    /// Written beside the number.
    Stated,
    /// Read from the symbol.
    Symbol,
}

/// Status of a known document at a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LegalStatus {
    /// Còn hiệu lực.
    InForce,
    /// Hết hiệu lực.
    Expired,
    /// Đã được sửa đổi.
    Amended,
    /// Chưa có hiệu lực.
    NotYet,
    /// Không rõ.
    Unknown,
}

impl LegalStatus {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            LegalStatus::InForce => "in-force",
            LegalStatus::Expired => "expired",
            LegalStatus::Amended => "amended",
            LegalStatus::NotYet => "not-yet",
            LegalStatus::Unknown => "unknown",
        }
    }
}

/// What the registry knows of a cited document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryMatch {
    /// Index of the row in the registry.
    pub row: usize,
    /// Number and symbol.
    pub key: String,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Issuer.
    pub issuer: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// At the plan's date.
    pub status: LegalStatus,
    /// What came after it.
    pub replaced_by: Option<String>,
    /// The row's dates and relations are confirmed by a source, not by memory alone.
    pub confirmed: bool,
}

/// One cited document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// From the type word to the end of what belongs to it (number, date, issuer).
    pub text: String,
    /// `Chỉ thị`.
    pub doc_type: Option<String>,
    /// `33`.
    pub number: Option<String>,
    /// Only when inside the symbol.
    pub year: Option<String>,
    /// `CT-TTg`, in its right spelling.
    pub symbol: Option<String>,
    /// `33/CT-TTg`, in its right spelling.
    pub key: Option<String>,
    /// Day of issue, as written.
    pub issued: Option<Date>,
    /// Issuer, normalised.
    pub issuer: Option<String>,
    /// How the issuer is known.
    pub issuer_source: Option<IssuerSource>,
    /// Title as written, or the law's name.
    pub title: Option<String>,
    /// `khoản 2 Điều 5`.
    pub locator: Option<String>,
    /// The text does not have the key's right spelling, or has no number.
    pub malformed: bool,
    /// Stable words.
    pub problems: Vec<&'static str>,
    /// Index of the citation in whose title this one stands.
    pub within: Option<usize>,
    /// First mention in the document.
    pub first: bool,
    /// Index of the full citation that a short form means.
    pub refers_to: Option<usize>,
    /// What the registry knows.
    pub registry: Option<RegistryMatch>,
    /// Where the whole text stands.
    pub at: Span,
    /// Where the number and symbol alone stand, when there are any.
    pub key_at: Option<Span>,
}

/// On which side of its date a thing must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// trước ngày.
    Before,
    /// chậm nhất, hạn cuối, xong trong.
    By,
    /// sau ngày.
    After,
    /// từ ngày.
    From,
    /// đến hết.
    Until,
}

impl Bound {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Bound::Before => "before",
            Bound::By => "by",
            Bound::After => "after",
            Bound::From => "from",
            Bound::Until => "until",
        }
    }
}

/// The kind of time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateKind {
    /// A day, month, quarter, year.
    Date,
    /// From one to another.
    Interval,
    /// Again and again.
    Recurrence,
    /// So long.
    Duration,
}

impl DateKind {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            DateKind::Date => "date",
            DateKind::Interval => "interval",
            DateKind::Recurrence => "recurrence",
            DateKind::Duration => "duration",
        }
    }
}

/// What a date is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateRole {
    /// The plan's own date.
    Issued,
    /// The date of a cited document.
    Citation,
    /// By when something must be done.
    Deadline,
    /// When something takes place.
    Event,
    /// A period of validity or planning.
    Period,
    /// A school year.
    SchoolYear,
    /// Only mentioned.
    Mention,
}

impl DateRole {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            DateRole::Issued => "issued",
            DateRole::Citation => "citation",
            DateRole::Deadline => "deadline",
            DateRole::Event => "event",
            DateRole::Period => "period",
            DateRole::SchoolYear => "school-year",
            DateRole::Mention => "mention",
        }
    }
}

/// One time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFact {
    /// From "ngày" (or its first digit) on, without bound word, clock time or weekday; NFC.
    pub text: String,
    /// EDTF; `None` for recurrences and impossible dates.
    pub value: Option<String>,
    /// First day meant.
    pub from: Option<Date>,
    /// Last day meant.
    pub to: Option<Date>,
    /// On which side.
    pub bound: Option<Bound>,
    /// What kind.
    pub kind: DateKind,
    /// RFC 5545 RRULE.
    pub recurrence: Option<String>,
    /// What for.
    pub role: DateRole,
    /// False for an impossible date.
    pub valid: bool,
    /// The weekday written beside it (1 Monday … 7 Sunday), kept as written.
    pub weekday: Option<u8>,
    /// Where it stands.
    pub at: Span,
}

/// All facts of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Header, recipients, signatures.
    pub header: Header,
    /// Căn cứ.
    pub legal_basis: Vec<Field>,
    /// The paragraph that announces the plan ("… xây dựng kế hoạch … như sau:").
    pub lead: Option<Field>,
    /// The closing paragraph ("Trên đây là …").
    pub closing: Option<Field>,
    /// Outline in document order.
    pub outline: Vec<Item>,
    /// Tasks in document order.
    pub tasks: Vec<Task>,
    /// Citations in document order.
    pub citations: Vec<Citation>,
    /// Dates in document order.
    pub dates: Vec<DateFact>,
    /// For every block: the outline id that holds it, else a part's name (`header`, `basis`, `lead`, `closing`, `recipients`, `signature`).
    pub place_of_block: Vec<Option<String>>,
}

impl Plan {
    /// The `where` of the contract for a span.
    pub fn place(&self, at: Span) -> Option<&str> {
        self.place_of_block.get(at.block as usize)?.as_deref()
    }

    /// The first outline item that begins in a block.
    pub fn item_at(&self, block: u32) -> Option<&Item> {
        let first = self.outline.partition_point(|item| item.at.block < block);
        self.outline.get(first).filter(|item| item.at.block == block)
    }

    /// The dates of a stretch of blocks; they stand in document order.
    pub fn dates_in(&self, blocks: Range<u32>) -> &[DateFact] {
        let first = self.dates.partition_point(|date| date.at.block < blocks.start);
        let end = self.dates.partition_point(|date| date.at.block < blocks.end);
        self.dates.get(first..end).unwrap_or(&[])
    }

    /// The plan's own date of issue.
    pub fn issued(&self) -> Option<Date> {
        self.header.place_date.as_ref()?.date
    }
}
