//! One row of the register and the reading of it. Columns, in this order:
//!
//! | column | holds |
//! |---|---|
//! | `so_ky_hieu` | number and symbol in the right spelling |
//! | `loai` | type; a note in brackets ("(Đảng)", "(địa phương, mẫu)") is kept apart |
//! | `co_quan` | issuer |
//! | `ngay_ban_hanh` | day of issue, `YYYY-MM-DD`, empty when not known |
//! | `trich_yeu` | title |
//! | `hieu_luc_tu`, `het_hieu_luc` | first day in force; first day no longer in force. Empty: not known, **not** "in force" |
//! | `thay_the_boi` | what replaced or amended it, see [`Relation`] |
//! | `source` | where the row comes from |
//! | `certainty` | see [`Certainty`] |

use super::spelling;
use super::table::field;
use crate::error::{Error, ErrorKind};
use jiff::civil::Date;
use std::borrow::Cow;

/// The names of the columns.
pub const COLUMNS: [&str; 10] = [
    "so_ky_hieu",
    "loai",
    "co_quan",
    "ngay_ban_hanh",
    "trich_yeu",
    "hieu_luc_tu",
    "het_hieu_luc",
    "thay_the_boi",
    "source",
    "certainty",
];

/// Text of the built-in table is borrowed, that of an office's file is owned.
pub type Text = Cow<'static, str>;

/// What the row rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Seen in a register, data set, page or real document.
    Seen,
    /// Number and date seen in citations of others; nothing is said of effect and replacement.
    Cited,
    /// From memory only.
    Memory,
}

/// How sure the parts of a row are. What rests on memory may never raise more than an information.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Certainty {
    /// What the row rests on.
    pub basis: Basis,
    /// Number and day of issue are confirmed by a source.
    pub dates: bool,
    /// Effect, end and replacement are confirmed by a source.
    pub status: bool,
}

impl Certainty {
    /// Reads the column: `seen-secondary`, `seen-cited` or `memory`, with `; status=memory`, `; status=unchecked`, `; dates=memory`
    /// or `; number+date seen-cited`. Empty (an office's own row) counts as seen. `None` for anything else.
    pub fn parse(text: &str) -> Option<Certainty> {
        let mut parts = text.split(';').map(str::trim);
        let mut found = match parts.next().unwrap_or("") {
            "" | "seen-secondary" => Certainty { basis: Basis::Seen, dates: true, status: true },
            "seen-cited" => Certainty { basis: Basis::Cited, dates: true, status: true },
            "memory" => Certainty { basis: Basis::Memory, dates: false, status: false },
            _ => return None,
        };
        for part in parts {
            match part {
                "status=memory" | "status=unchecked" => found.status = false,
                "dates=memory" => (found.dates, found.status) = (false, false),
                "number+date seen-cited" => found.dates = true,
                _ => return None,
            }
        }
        Some(found)
    }

    /// Dates and relations both rest on a source.
    pub fn confirmed(self) -> bool {
        self.dates && self.status
    }
}

/// True for a certainty that begins with "memory".
pub fn is_memory(text: &str) -> bool {
    text.trim_start().starts_with("memory")
}

/// One known document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Number and symbol: `33/CT-TTg`; for the Constitution `Hiến pháp 2013`.
    pub key: Text,
    /// `Chỉ thị`.
    pub kind: Text,
    /// The note behind the type: `Đảng`, `đoàn thể`, `địa phương, mẫu`.
    pub note: Option<Text>,
    /// Issuer; `None` when not known.
    pub issuer: Option<Text>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Title.
    pub title: Text,
    /// First day in force.
    pub from: Option<Date>,
    /// First day no longer in force.
    pub until: Option<Date>,
    /// The column `thay_the_boi` as written.
    pub relation: Text,
    /// Where the row comes from.
    pub source: Text,
    /// How sure.
    pub certainty: Certainty,
    /// True for a row of an office's own file.
    pub own: bool,
}

impl Row {
    /// A document of one province or office, whose number others use too: only ever matched together with its issuer.
    pub fn local(&self) -> bool {
        self.note.as_deref().is_some_and(|n| n.starts_with("địa phương"))
    }

    /// What came after it.
    pub fn relation(&self) -> Relation {
        Relation::parse(&self.relation)
    }
}

/// What the column `thay_the_boi` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relation {
    /// Keys or names of what replaced it whole.
    pub replaced_by: Vec<String>,
    /// It was amended or replaced in part, by these (may be empty: only that it was).
    pub amended_by: Option<Vec<String>>,
    /// "(từ năm 2025, chưa rõ ngày)": the year in which it was replaced, the day not known.
    pub year: Option<i16>,
    /// Years of amendments without a number: "sửa đổi 2025".
    pub amended_in: Vec<i16>,
    /// "(cần kiểm)", "(sửa/thay)": in doubt.
    pub doubtful: bool,
}

impl Relation {
    /// Reads the column. Total: what it does not understand is a replacement of that name.
    pub fn parse(text: &str) -> Relation {
        let mut relation = Relation {
            doubtful: ["cần kiểm", "sửa/thay"].iter().any(|w| text.contains(w)),
            ..Relation::default()
        };
        if let Some((_, rest)) = text.split_once("từ năm ") {
            relation.year = rest.get(..4).and_then(|y| y.parse().ok());
        }
        for entry in text.split(';') {
            relation.add(entry);
        }
        relation
    }

    fn add(&mut self, entry: &str) {
        let lower = entry.to_lowercase();
        let bare = entry.split('(').next().unwrap_or("").trim();
        let part = ["sửa đổi", "một phần", "điều ", "với ", "đường bộ"].iter().any(|w| lower.contains(w));
        if !part {
            self.replaced_by.extend((!bare.is_empty()).then(|| bare.to_owned()));
            return;
        }
        let names = ["bởi ", ": "].iter().find_map(|w| bare.split_once(w)).map_or(bare, |(_, names)| names);
        let amended = self.amended_by.get_or_insert_default();
        for name in names.split(',').map(str::trim).filter(|n| n.contains(['/', '-'])) {
            amended.push(name.to_owned());
        }
        let years = bare.split([' ', ',']).filter_map(|w| w.parse::<i16>().ok());
        self.amended_in.extend(years.filter(|y| (1945..2200).contains(y)));
    }
}

/// What is wrong with a line.
pub type Fault = (String, String);

/// Reads one line of a table. The fault is told in Vietnamese and in English.
pub fn parse(fields: &[Text], own: bool) -> Result<Row, Fault> {
    if fields.len() != COLUMNS.len() {
        let (n, wanted) = (fields.len(), COLUMNS.len());
        return Err((
            format!("có {n} cột, cần {wanted} cột cách nhau bằng dấu tab"),
            format!("{n} columns, expected {wanted} separated by tabs"),
        ));
    }
    let text = |at: usize| fields.get(at).cloned().unwrap_or_default();
    let (kind, note) = split_note(text(1));
    for (at, value) in [(0, &fields[0]), (1, &kind), (4, &fields[4])] {
        if value.is_empty() {
            return Err((format!("cột {} để trống", COLUMNS[at]), format!("column {} is empty", COLUMNS[at])));
        }
    }
    let certainty = Certainty::parse(&fields[9]).ok_or_else(|| unknown_certainty(&fields[9]))?;
    let (issued, from, until) = (date(fields, 3)?, date(fields, 5)?, date(fields, 6)?);
    in_order(issued.or(from), until)?;
    let issuer = Some(text(2)).filter(|i| !i.is_empty());
    Ok(Row {
        key: text(0),
        kind,
        note,
        issuer,
        issued,
        title: text(4),
        from,
        until,
        relation: text(7),
        source: text(8),
        certainty,
        own,
    })
}

fn split_note(kind: Text) -> (Text, Option<Text>) {
    let Some(at) = kind.find(" (") else { return (kind, None) };
    let note = kind[at + 2..].trim_end_matches(')').to_owned();
    match kind {
        Cow::Borrowed(text) => (Cow::Borrowed(&text[..at]), Some(Cow::Borrowed(text[at + 2..].trim_end_matches(')')))),
        Cow::Owned(text) => (Cow::Owned(text[..at].to_owned()), Some(Cow::Owned(note))),
    }
}

fn date(fields: &[Text], at: usize) -> Result<Option<Date>, Fault> {
    let text = fields.get(at).map_or("", |t| t.as_ref());
    if text.is_empty() {
        return Ok(None);
    }
    spelling::day(text).map(Some).ok_or_else(|| {
        (
            format!("cột {} là «{text}», cần một ngày có thật dạng YYYY-MM-DD hoặc để trống", COLUMNS[at]),
            format!("column {} is '{text}', expected a real day as YYYY-MM-DD or nothing", COLUMNS[at]),
        )
    })
}

fn in_order(first: Option<Date>, until: Option<Date>) -> Result<(), Fault> {
    match (first, until) {
        (Some(first), Some(until)) if until < first => Err((
            format!("hết hiệu lực ({until}) trước khi ban hành hoặc có hiệu lực ({first})"),
            format!("ends ({until}) before it was issued or in force ({first})"),
        )),
        _ => Ok(()),
    }
}

fn unknown_certainty(text: &str) -> Fault {
    (
        format!(
            "cột certainty là «{text}»; cần seen-secondary, seen-cited, memory (kèm «; status=memory», «; dates=memory»…) hoặc để trống"
        ),
        format!(
            "column certainty is '{text}'; expected seen-secondary, seen-cited, memory (with '; status=memory', '; dates=memory' …) or nothing"
        ),
    )
}

/// An error for a table: every fault with its line, ten at most.
pub fn error(faults: &[(usize, Fault)]) -> Error {
    let shown = &faults[..faults.len().min(10)];
    let vi: Vec<String> = shown.iter().map(|(line, (vi, _))| format!("dòng {line}: {vi}")).collect();
    let en: Vec<String> = shown.iter().map(|(line, (_, en))| format!("line {line}: {en}")).collect();
    let (mut vi, mut en) = (vi.join("; "), en.join("; "));
    if faults.len() > shown.len() {
        let more = faults.len() - shown.len();
        vi.push_str(&format!("; và {more} dòng khác"));
        en.push_str(&format!("; and {more} more"));
    }
    Error::new(
        ErrorKind::Config,
        format!("danh mục văn bản sai: {vi}. Sửa các dòng ấy rồi chạy lại."),
        format!("the register of documents is wrong: {en}. Mend those lines and run again."),
    )
}

/// The heading must name the columns, in order.
pub fn check_heading(fields: &[&str]) -> Result<(), Fault> {
    match COLUMNS.iter().enumerate().find(|(at, name)| field(fields, *at) != **name) {
        None => Ok(()),
        Some((at, name)) => Err((
            format!("cột {} của dòng tiêu đề là «{}», cần «{name}»", at + 1, field(fields, at)),
            format!("column {} of the heading is '{}', expected '{name}'", at + 1, field(fields, at)),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_is_kept() {
        let c = |text| Certainty::parse(text).map(|c| (c.dates, c.status));
        assert_eq!(c("seen-secondary"), Some((true, true)));
        assert_eq!(c("seen-secondary; status=unchecked"), Some((true, false)));
        assert_eq!(c("seen-secondary; dates=memory"), Some((false, false)));
        assert_eq!(c("memory; number+date seen-cited"), Some((true, false)));
        assert_eq!(c("memory"), Some((false, false)));
        assert_eq!(c("sure"), None);
    }

    #[test]
    fn relations_are_told_apart() {
        let r = Relation::parse("sửa đổi bởi 67/2020/QH14, 88/2025/QH15");
        assert_eq!((r.replaced_by.len(), r.amended_by.map(|a| a.len())), (0, Some(2)));
        let r = Relation::parse("142/2025/NĐ-CP; 143/2025/NĐ-CP");
        assert_eq!(r.replaced_by, ["142/2025/NĐ-CP", "143/2025/NĐ-CP"]);
        let r = Relation::parse("91/2026/NĐ-CP (từ năm 2026, chưa rõ ngày)");
        assert_eq!((r.replaced_by.join(""), r.year), ("91/2026/NĐ-CP".to_owned(), Some(2026)));
        let r = Relation::parse("sửa đổi 2023, 2026");
        assert_eq!((r.amended_by, r.amended_in), (Some(vec![]), vec![2023, 2026]));
        assert!(Relation::parse("182/2026/NĐ-CP (cần kiểm)").doubtful);
        assert_eq!(Relation::parse("Điều 6: 03/2026/TT-BGDĐT").amended_by, Some(vec!["03/2026/TT-BGDĐT".to_owned()]));
        assert_eq!(Relation::parse(""), Relation::default());
    }
}
