//! What the tables of a plan are for: the head row gives every column its role. Knows words of heads, not of plans' facts.

use crate::document::document::Document;
use crate::document::table::{Cell, Row, Table};
use crate::extract::words::{has_phrase, opens_with, plain};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Row numbers.
    Number,
    /// What is to be done.
    Work,
    /// When.
    Time,
    /// Who does it or answers for it.
    Responsible,
    /// Who works with them.
    Partner,
    /// Where.
    Place,
    /// What comes of it.
    Product,
    /// Money.
    Budget,
    /// Anything else.
    #[default]
    Other,
}

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shape {
    /// Rows of the head, the rows above it included.
    pub head_rows: usize,
    /// Role of each grid column.
    pub roles: Vec<Column>,
}

impl Shape {
    /// A schedule or assignment table: a work column and a time or responsible column.
    pub fn holds_tasks(&self) -> bool {
        let has = |role| self.roles.contains(&role);
        has(Column::Work) && (has(Column::Time) || has(Column::Responsible))
    }

    /// The role of a cell's first column.
    pub fn role(&self, cell: &Cell) -> Column {
        self.roles.get(cell.column as usize).copied().unwrap_or_default()
    }
}

/// Words of a column's head and its role, plain; the first row that fits decides.
const HEADS: &[(&str, Column)] = &[
    ("stt", Column::Number),
    ("tt", Column::Number),
    ("so tt", Column::Number),
    ("so thu tu", Column::Number),
    ("don vi phoi hop", Column::Partner),
    ("bo phan phoi hop", Column::Partner),
    ("luc luong phoi hop", Column::Partner),
    ("luc luong cung tham gia", Column::Partner),
    ("luc luong tham gia", Column::Partner),
    ("nguoi phoi hop", Column::Partner),
    ("phoi hop", Column::Partner),
    ("bat dau", Column::Time),
    ("ket thuc", Column::Time),
    ("tu ngay", Column::Time),
    ("den ngay", Column::Time),
    ("dieu kien", Column::Other),
    ("dieu kien thuc hien", Column::Other),
    ("bao cao vien", Column::Responsible),
    ("giang vien", Column::Responsible),
    ("nguoi bao cao", Column::Responsible),
    ("nguoi trinh bay", Column::Responsible),
    ("ten mo dun", Column::Work),
    ("ma mo dun", Column::Other),
    ("mo dun", Column::Work),
    ("ten chuyen de", Column::Work),
    ("chuyen de", Column::Work),
    ("chu tri", Column::Responsible),
    ("don vi chu tri", Column::Responsible),
    ("bo phan chu tri", Column::Responsible),
    ("nguoi chu tri", Column::Responsible),
    ("nguoi thuc hien", Column::Responsible),
    ("don vi thuc hien", Column::Responsible),
    ("bo phan thuc hien", Column::Responsible),
    ("luc luong thuc hien", Column::Responsible),
    ("nguoi phu trach", Column::Responsible),
    ("nguoi kiem tra", Column::Responsible),
    ("can bo kiem tra", Column::Responsible),
    ("thanh vien kiem tra", Column::Responsible),
    ("bo phan phu trach", Column::Responsible),
    ("can bo phu trach", Column::Responsible),
    ("phu trach", Column::Responsible),
    ("phan cong", Column::Responsible),
    ("nguoi duoc phan cong", Column::Responsible),
    ("trach nhiem", Column::Responsible),
    ("nguoi chiu trach nhiem", Column::Responsible),
    ("nguoi dam nhiem", Column::Responsible),
    ("ca nhan phu trach", Column::Responsible),
    ("don vi phu trach", Column::Responsible),
    ("to chuc, ca nhan", Column::Responsible),
    ("don vi", Column::Responsible),
    ("bo phan", Column::Responsible),
    ("thanh vien", Column::Responsible),
    ("nguoi th", Column::Responsible),
    ("don vi th", Column::Responsible),
    ("bo phan th", Column::Responsible),
    ("cb phu trach", Column::Responsible),
    ("gv phu trach", Column::Responsible),
    ("giao vien phu trach", Column::Responsible),
    ("giao vien thuc hien", Column::Responsible),
    ("can bo thuc hien", Column::Responsible),
    ("ca nhan thuc hien", Column::Responsible),
    ("thuc hien", Column::Responsible),
    ("chiu trach nhiem", Column::Responsible),
    ("chiu trach nhiem chinh", Column::Responsible),
    ("nguoi lam", Column::Responsible),
    ("dau moi", Column::Responsible),
    ("don vi dau moi", Column::Responsible),
    ("nhan su", Column::Responsible),
    ("chi dao", Column::Responsible),
    ("nguoi chi dao", Column::Responsible),
    ("lanh dao phu trach", Column::Responsible),
    ("doi tuong thuc hien", Column::Responsible),
    ("thanh phan thuc hien", Column::Responsible),
    ("luc luong phu trach", Column::Responsible),
    ("don vi duoc giao", Column::Responsible),
    ("nguoi duoc giao", Column::Responsible),
    ("to chuc/ca nhan", Column::Responsible),
    ("thuc hien chinh", Column::Responsible),
    ("tg", Column::Time),
    ("ngay/thang", Column::Time),
    ("thoi luong", Column::Time),
    ("buoi sang", Column::Work),
    ("buoi chieu", Column::Work),
    ("buoi toi", Column::Work),
    ("sang", Column::Work),
    ("chieu", Column::Work),
    ("cong viec cu the", Column::Work),
    ("viec lam", Column::Work),
    ("dau viec", Column::Work),
    ("muc cong viec", Column::Work),
    ("ghi chu", Column::Other),
    ("kinh phi thuc hien", Column::Budget),
    ("ket qua thuc hien", Column::Product),
    ("thoi gian thuc hien", Column::Time),
    ("noi dung thuc hien", Column::Work),
    ("dia diem thuc hien", Column::Place),
    ("bien phap thuc hien", Column::Other),
    ("hinh thuc thuc hien", Column::Other),
    ("tien do thuc hien", Column::Time),
    ("thoi gian", Column::Time),
    ("thoi han", Column::Time),
    ("thoi diem", Column::Time),
    ("tien do", Column::Time),
    ("han hoan thanh", Column::Time),
    ("han", Column::Time),
    ("hoan thanh", Column::Time),
    ("ngay thang", Column::Time),
    ("ngay", Column::Time),
    ("thang", Column::Time),
    ("tuan", Column::Time),
    ("lich", Column::Time),
    ("thu", Column::Time),
    ("nguoi truc", Column::Responsible),
    ("giai doan", Column::Time),
    ("buoi", Column::Time),
    ("dia diem", Column::Place),
    ("noi to chuc", Column::Place),
    ("san pham", Column::Product),
    ("minh chung", Column::Product),
    ("ket qua", Column::Product),
    ("kinh phi", Column::Budget),
    ("du toan", Column::Budget),
    ("noi dung", Column::Work),
    ("ten cong viec", Column::Work),
    ("cong viec", Column::Work),
    ("nhiem vu", Column::Work),
    ("hoat dong", Column::Work),
    ("ten hoat dong", Column::Work),
    ("cong tac", Column::Work),
    ("viec can lam", Column::Work),
    ("trong tam", Column::Work),
    ("giai phap", Column::Work),
    ("ke hoach", Column::Work),
];

/// Reads a table's head among its first rows.
pub fn shape(document: &Document, table: &Table) -> Shape {
    let width = table.rows.iter().flat_map(|row| &row.cells).map(|c| c.column + c.span.max(1)).max().unwrap_or(0);
    let width = (width as usize).min(64);
    let mut best = Shape { head_rows: 0, roles: vec![Column::Other; width] };
    for (at, row) in table.rows.iter().enumerate().take(3) {
        // "29/12/2025 | Sáng | Ngữ văn": a row of a timetable, whatever else its cells say.
        let dated = |cell: &Cell| {
            let text = cell_text(document, cell);
            let day = text.trim_start().split('/').next().unwrap_or("");
            text.contains('/') && (1..=2).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit())
        };
        let months = row.cells.iter().filter(|cell| is_month_head(&cell_text(document, cell))).count();
        if months == 0 && row.cells.iter().any(dated) {
            continue;
        }
        let mut roles = vec![Column::Other; width];
        let known = assign(document, row, &mut roles);
        if known < 2 || !roles.contains(&Column::Work) && !has_second_head(document, table, at, &mut roles.clone()) {
            continue;
        }
        let mut head_rows = at + 1;
        if has_second_head(document, table, at, &mut roles) {
            head_rows += 1;
        }
        best = Shape { head_rows, roles };
        break;
    }
    settle(&mut best);
    best
}

/// Gives columns the roles that a head row's cells tell; counts the cells that told one.
fn assign(document: &Document, row: &Row, roles: &mut [Column]) -> usize {
    let mut known = 0;
    // "T9 | T10 | T11": a row of months or weeks in whose columns crosses stand.
    let months = row.cells.iter().filter(|cell| is_month_head(&cell_text(document, cell))).count() >= 3;
    for cell in &row.cells {
        let text = cell_text(document, cell);
        let month = months && is_month_head(&text);
        let Some(role) = month.then_some(Column::Time).or_else(|| head_role(&text)) else { continue };
        known += 1;
        let first = cell.column as usize;
        let last = (first + cell.span.max(1) as usize).min(roles.len());
        if let Some(columns) = roles.get_mut(first..last) {
            columns.fill(role);
        }
    }
    known
}

/// `T9`, `Tháng 10`, `Tuần 2`, `Quý I`, `9/2025`
fn is_month_head(text: &str) -> bool {
    let words = plain(text.trim());
    let number =
        ["thang", "tuan", "quy", "t"].iter().find_map(|head| words.strip_prefix(head)).unwrap_or(&words).trim();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &number[digits..];
    let year = rest.strip_prefix('/').is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    (1..=2).contains(&digits) && (rest.is_empty() && number.len() < words.len() || year)
        || words.starts_with("quy ") && !number.is_empty() && number.bytes().all(|b| matches!(b, b'i' | b'v'))
}

/// A second head row under merged cells: it refines what the first said.
fn has_second_head(document: &Document, table: &Table, at: usize, roles: &mut [Column]) -> bool {
    let Some(next) = table.rows.get(at + 1) else { return false };
    let merged = table.rows[at].cells.iter().any(|cell| cell.span > 1);
    let merged = merged || next.cells.iter().any(|cell| cell.continues);
    // Merged cells that a format without them has left empty.
    let empty = |row: &Row, at: usize| row.cells.get(at).is_none_or(|cell| cell_text(document, cell).trim().is_empty());
    let row = &table.rows[at];
    let hollow = (0..row.cells.len()).any(|at| empty(row, at) && !empty(next, at))
        && (0..row.cells.len()).any(|at| !empty(row, at) && empty(next, at));
    let merged = merged || hollow;
    let mut refined = roles.to_vec();
    if merged
        && assign(document, next, &mut refined) >= 1
        && next.cells.iter().all(|cell| cell.continues || cell_text(document, cell).chars().count() < 40)
    {
        roles.copy_from_slice(&refined);
        return true;
    }
    false
}

/// One work column: when a plainer one is there, "Mục tiêu / Kết quả" and the like stay what they are.
fn settle(shape: &mut Shape) {
    // A person's name column answers for the work when nothing else does; it was kept as `Other` by `head_role`.
    let mut seen = false;
    for role in &mut shape.roles {
        if *role == Column::Number && std::mem::replace(&mut seen, true) {
            *role = Column::Other;
        }
    }
}

fn head_role(text: &str) -> Option<Column> {
    let words = plain(text);
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() || words.split(' ').count() > 8 {
        return None;
    }
    if opens_with(words, "ho va ten") || opens_with(words, "ho ten") || opens_with(words, "ho, ten") {
        return Some(Column::Responsible);
    }
    let opening = HEADS.iter().filter(|(head, _)| opens_with(words, head)).max_by_key(|(head, _)| head.len());
    let inside = || HEADS.iter().find(|(head, _)| head.len() > 4 && has_phrase(words, head));
    opening.or_else(inside).map(|(_, role)| *role)
}

/// The text of a cell, its paragraphs parted by spaces.
pub fn cell_text(document: &Document, cell: &Cell) -> String {
    let mut out = String::new();
    for block in document.blocks.get(cell.blocks.start as usize..cell.blocks.end as usize).unwrap_or_default() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(block.norm().trim());
    }
    out
}

/// A table that only lays out running text: one column, or two with long cells.
pub fn is_layout(document: &Document, table: &Table) -> bool {
    let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let lengths: Vec<usize> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell_text(document, cell).chars().count())
        .filter(|length| *length > 0)
        .collect();
    let total: usize = lengths.iter().sum();
    columns == 1 || columns == 2 && total >= 150 * lengths.len().max(1)
}
