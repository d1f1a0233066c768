//! The register of legal documents: rows of a TSV with dates and certainty, looked up by type, symbol and date.

use super::laws;
use super::row::{self, Fault, Row, Text};
use super::rows::Rows;
use super::spelling;
use super::table;
use crate::error::Result;
use jiff::civil::{Date, date};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock, OnceLock};

/// The day of the built-in data: what happened later it cannot know.
pub const AS_OF: Date = date(2026, 10, 3);

/// The register. Cheap to clone; the built-in rows are read once.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    rows: Arc<Rows>,
    /// Hash of the folded key and index, sorted.
    index: Arc<Vec<(u64, usize)>>,
    /// Folded name and index of laws, codes and ordinances, sorted; made when the first law is looked up by name.
    names: Arc<OnceLock<Vec<(String, usize)>>>,
}

static BUILTIN: LazyLock<Registry> = LazyLock::new(|| Registry::of(Rows::builtin(include_str!("documents.tsv"))));

impl Registry {
    /// The register that comes with the program.
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// The built-in register with an office's own rows before it (same columns, heading first; `#` begins a comment).
    /// Every faulty line is named in the error.
    pub fn with_rows(text: &str) -> Result<Registry> {
        let own = read(text).map_err(|faults| row::error(&faults))?;
        let keep = |builtin: &Row| !own.iter().any(|own| same_document(own, builtin));
        Ok(Registry::of(Rows::with_own(&own, &BUILTIN.rows, keep)))
    }

    fn of(rows: Rows) -> Registry {
        let mut index: Vec<(u64, usize)> = rows.keys().enumerate().map(|(i, key)| (hash(key), i)).collect();
        index.sort_unstable();
        Registry { rows: Arc::new(rows), index: Arc::new(index), names: Arc::default() }
    }

    /// The rows; an office's own first.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Indices of the rows of a number and symbol, Đ, case and blanks ignored. Numbers repeat from year to year, so there may be several.
    pub fn indices_of_key(&self, key: &str) -> Vec<usize> {
        let (wanted, hashed) = (spelling::key(key), hash(key));
        let start = self.index.partition_point(|(h, _)| *h < hashed);
        let alike = self.index.iter().skip(start).take_while(|(h, _)| *h == hashed).map(|(_, i)| *i);
        alike.filter(|i| self.rows.key(*i).is_some_and(|key| spelling::key(key) == wanted)).collect()
    }

    /// Indices of the laws, codes and ordinances of a name ("Luật Viên chức"); two when a new law took the old one's name. Laws that
    /// only amend others are not among them.
    pub fn indices_of_name(&self, name: &str) -> Vec<usize> {
        let wanted = canonical(name);
        let names = self.names.get_or_init(|| law_names(&self.rows));
        let start = names.partition_point(|(k, _)| k.as_str() < wanted.as_str());
        names.iter().skip(start).take_while(|(k, _)| *k == wanted).map(|(_, i)| *i).collect()
    }

    /// The rows of a number and symbol.
    pub fn of_key(&self, key: &str) -> impl Iterator<Item = &Row> {
        self.indices_of_key(key).into_iter().filter_map(|i| self.rows.get(i))
    }
}

/// A folded key as one number (FNV-1a over its characters).
fn hash(key: &str) -> u64 {
    spelling::key_letters(key)
        .fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
}

fn law_names(rows: &Rows) -> Vec<(String, usize)> {
    let mut names: Vec<_> = rows.of_kinds(LAWS).filter_map(|(i, r)| Some((law_name(r)?, i))).collect();
    names.sort();
    names
}

/// The types that are cited by name.
const LAWS: &[&str] = &["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"];

/// The folded name of a law without its year and notes: "Luật Viên chức 2010" → `luat vien chuc`. `None` for other rows.
fn law_name(row: &Row) -> Option<String> {
    if !LAWS.contains(&row.kind.as_ref()) || row.title.contains("sửa đổi Luật") {
        return None;
    }
    if row.kind == "Hiến pháp" {
        return Some("hien phap".to_owned());
    }
    let title = row.title.split(" (").next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    (!title.contains("sửa đổi")).then(|| canonical(title))
}

/// A name with its short spellings undone: "Luật PCCC" → `luat phong chay va chua chay`.
fn canonical(name: &str) -> String {
    let folded = spelling::name(name);
    let kinds = [("bo luat ", "Bộ luật"), ("luat ", "Luật"), ("phap lenh ", "Pháp lệnh")];
    let Some((rest, kind)) = kinds.iter().find_map(|(p, k)| Some((folded.strip_prefix(p)?, *k))) else { return folded };
    let first = rest.split(' ').next().unwrap_or("");
    let known = laws::beginning(kind, first).iter().find(|l| l.words.join(" ") == rest);
    known.map_or_else(|| folded.clone(), |l| format!("{} {}", spelling::name(kind), spelling::name(l.name)))
}

fn same_document(a: &Row, b: &Row) -> bool {
    a.issued == b.issued && a.kind == b.kind && spelling::key(&a.key) == spelling::key(&b.key)
}

/// Reads a table whole; every fault with its line.
pub fn read(text: &str) -> std::result::Result<Vec<Row>, Vec<(usize, Fault)>> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    match table::heading(text) {
        None => faults
            .push((1, ("tệp trống, cần dòng tiêu đề".to_owned(), "the file is empty, expected a heading".to_owned()))),
        Some((line, fields)) => faults.extend(row::check_heading(&fields).err().map(|fault| (line, fault))),
    }
    for (line, fields) in table::data(text) {
        let mut fields: Vec<Text> = fields.into_iter().map(|f| Cow::Owned(f.to_owned())).collect();
        if (8..row::COLUMNS.len()).contains(&fields.len()) {
            fields.resize(row::COLUMNS.len(), Text::default()); // spreadsheets drop empty columns at the end
        }
        match row::parse(&fields, true) {
            Ok(row) => rows.push(row),
            Err(fault) => faults.push((line, fault)),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_table_is_well_formed() {
        let text = include_str!("documents.tsv");
        let rows = read(text).unwrap_or_else(|faults| panic!("{}", row::error(&faults)));
        assert_eq!(rows.len(), Registry::builtin().rows().len());
        assert!(rows.len() > 800);
        assert!(text.contains(&AS_OF.to_string()), "the file names the day of its data");
    }

    #[test]
    fn an_office_adds_and_overrides_rows() {
        let head = row::COLUMNS.join("\t");
        let text =
            format!("{head}\n45/KH-UBND\tKế hoạch\tUBND xã Tân An\t2025-08-01\tChuyển đổi số\t\t\t\tvăn thư\t\n");
        let registry = Registry::with_rows(&text).unwrap();
        assert_eq!(registry.of_key("45/kh-ubnd").map(|r| r.own).collect::<Vec<_>>(), [true]);
        assert_eq!(registry.rows().len(), Registry::builtin().rows().len() + 1);
    }

    #[test]
    fn faults_are_named_with_their_lines() {
        let head = row::COLUMNS.join("\t");
        let text = format!("{head}\n# ghi chú\n1/KH\tKế hoạch\tx\t2025-02-30\tt\t\t\t\t\t\nhai cột\tthôi\n");
        let error = Registry::with_rows(&text).unwrap_err();
        assert!(error.vi.contains("dòng 3: cột ngay_ban_hanh là «2025-02-30»"), "{}", error.vi);
        assert!(error.vi.contains("dòng 4: có 2 cột"), "{}", error.vi);
        assert!(error.en.contains("line 3") && error.en.contains("line 4"), "{}", error.en);
        assert!(Registry::with_rows("").is_err());
        assert!(Registry::with_rows("so\tloai\n").unwrap_err().vi.contains("cột 1 của dòng tiêu đề"));
    }
}
