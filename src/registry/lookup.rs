//! Looking up a cited document: which row is meant, and on what the citation and the register disagree.
//!
//! A symbol alone is no key: numbers of directives, decisions and plans begin anew every calendar year, those of Party documents every term, and laws
//! and resolutions of the National Assembly are counted apart. So a row is taken only when something settles it: the year inside the symbol, the
//! date, the title; otherwise `best` is `None` and `rows` still lists what is known.

use super::registry::Registry;
use super::row::Row;
use super::spelling;
use super::status::{self, Status};
use jiff::civil::{Date, date};

/// What a text says of the document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<'q> {
    /// Number and symbol.
    pub key: Option<&'q str>,
    /// Type: `Chỉ thị`.
    pub kind: Option<&'q str>,
    /// Title; for a law cited by name, its name with the type.
    pub title: Option<&'q str>,
    /// Year beside a law's name: "Luật Giáo dục 2019".
    pub year: Option<i16>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Issuer, when the text states it.
    pub issuer: Option<&'q str>,
    /// The day for which it is asked: the plan's own date.
    pub at: Option<Date>,
}

/// What the register knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lookup {
    /// Every row of this number and symbol, or of this name.
    pub rows: Vec<usize>,
    /// The row that is meant, when something settles it.
    pub best: Option<usize>,
    /// The text's day of issue is not that of `best`.
    pub date_differs: bool,
    /// The text's issuer is not that of `best`.
    pub issuer_differs: bool,
    /// No row of this number has the text's type.
    pub kind_differs: bool,
}

/// How the numbers of a key begin anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Series {
    /// The year stands in the key: unique.
    YearInKey,
    /// Every term of the Party.
    PartyTerm,
    /// Every calendar year.
    Yearly,
}

/// Opening days of the Party's terms IX to XIV.
const PARTY_TERMS: [Date; 6] =
    [date(2001, 4, 19), date(2006, 4, 18), date(2011, 1, 12), date(2016, 1, 20), date(2021, 1, 25), date(2026, 1, 19)];

fn series(key: &str) -> Series {
    let digits = key.chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let rest = key.get(digits..).unwrap_or("");
    if rest.starts_with('-') {
        return Series::PartyTerm;
    }
    let year = rest.split('/').nth(1).unwrap_or("");
    if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) { Series::YearInKey } else { Series::Yearly }
}

fn party_term(day: Date) -> usize {
    PARTY_TERMS.iter().filter(|t| **t <= day).count()
}

impl Registry {
    /// Looks a document up by key, else by a law's name.
    pub fn look_up(&self, query: &Query<'_>) -> Lookup {
        let mut found = match (query.key, query.title) {
            (Some(key), _) => self.by_key(key, query),
            (None, Some(name)) => self.by_name(name, query),
            (None, None) => Lookup::default(),
        };
        if let Some(row) = found.best.and_then(|i| self.rows().get(i)) {
            found.date_differs = matches!((query.issued, row.issued), (Some(a), Some(b)) if a != b);
            found.issuer_differs = issuer_differs(query.issuer, row);
        }
        found
    }

    fn by_key(&self, key: &str, query: &Query<'_>) -> Lookup {
        let mut rows = self.indices_of_key(key);
        rows.retain(|i| self.rows().get(*i).is_some_and(|r| !r.local() || is_from(r, query)));
        let of_kind: Vec<usize> = rows.iter().copied().filter(|i| self.is_kind(*i, query.kind)).collect();
        let kind_differs = of_kind.is_empty() && !rows.is_empty();
        let candidates = if kind_differs { &rows } else { &of_kind };
        let best = self.settle(key, candidates, query);
        Lookup { best, kind_differs, rows, ..Lookup::default() }
    }

    fn is_kind(&self, index: usize, kind: Option<&str>) -> bool {
        let Some(row) = self.rows().get(index) else { return false };
        kind.is_none_or(|k| {
            let (a, b) = (spelling::name(k), spelling::name(&row.kind));
            a.starts_with(&b) || b.starts_with(&a) || (a.contains("luat") && b.contains("luat"))
        })
    }

    fn settle(&self, key: &str, candidates: &[usize], query: &Query<'_>) -> Option<usize> {
        let row = |i: &usize| self.rows().get(*i);
        let issued = |i: &usize| row(i).and_then(|r| r.issued);
        if let Some(day) = query.issued {
            let exact = candidates.iter().find(|i| issued(i) == Some(day));
            let near = |i: &&usize| match (series(key), issued(i)) {
                (_, None) | (Series::YearInKey, _) => true,
                (Series::PartyTerm, Some(known)) => party_term(known) == party_term(day),
                (Series::Yearly, Some(known)) => known.year() == day.year(),
            };
            return exact.copied().or_else(|| only(candidates.iter().filter(near)));
        }
        let past: Vec<&usize> =
            candidates.iter().filter(|i| issued(i).is_none_or(|d| query.at.is_none_or(|at| d <= at))).collect();
        let same_title = |i: &&usize| row(i).is_some_and(|r| titles_agree(query.title, &r.title));
        only(past.iter().copied().filter(same_title)).or_else(|| match series(key) {
            Series::YearInKey => only(candidates.iter()),
            Series::PartyTerm => only(past.into_iter())
                .filter(|i| issued(i).zip(query.at).is_some_and(|(known, at)| party_term(known) == party_term(at))),
            Series::Yearly => only(past.into_iter()).filter(|_| is_big_letter(key)),
        })
    }

    fn by_name(&self, name: &str, query: &Query<'_>) -> Lookup {
        let rows = self.indices_of_name(name);
        let row = |i: &usize| self.rows().get(*i);
        let fits = |i: &&usize| {
            row(i).and_then(|r| r.issued).is_none_or(|d| {
                query.year.is_none_or(|y| y == d.year()) && query.issued.is_none_or(|wanted| wanted.year() == d.year())
            })
        };
        let fitting: Vec<usize> = rows.iter().filter(fits).copied().collect();
        let best = if fitting.len() == 1 { fitting.first().copied() } else { self.law_of_the_day(&fitting, query.at) };
        Lookup { best, rows, ..Lookup::default() }
    }

    /// Of several laws of one name, the last one in force on the day; none when the day is not known.
    fn law_of_the_day(&self, laws: &[usize], at: Option<Date>) -> Option<usize> {
        let begun = |i: &usize| self.rows().get(*i).and_then(|r| r.from.or(r.issued));
        let past = laws.iter().filter(|i| begun(i).zip(at).is_some_and(|(from, at)| from <= at));
        past.max_by_key(|i| begun(i)).copied()
    }
}

fn only<'i>(mut candidates: impl Iterator<Item = &'i usize>) -> Option<usize> {
    let first = candidates.next().copied();
    first.filter(|_| candidates.next().is_none())
}

/// A letter with a number of four digits: the same number from the same unit in another year is improbable.
fn is_big_letter(key: &str) -> bool {
    let number = key.split('/').next().unwrap_or("");
    number.len() >= 4 && key.split('/').nth(1).is_some_and(|s| s.starts_with(['B', 'S']) && s.contains('-'))
}

/// A local document is only taken together with its issuer or its exact date.
fn is_from(row: &Row, query: &Query<'_>) -> bool {
    let same_day = query.issued.is_none() || query.issued == row.issued;
    row.issuer.is_some() && query.issuer.is_some() && same_day && !issuer_differs(query.issuer, row)
}

fn issuer_differs(stated: Option<&str>, row: &Row) -> bool {
    let (Some(stated), Some(known)) = (stated, row.issuer.as_deref()) else { return false };
    if row.kind.contains("liên") {
        return false; // joint documents name several bodies in any order
    }
    let (a, b) = (issuer_name(stated), issuer_name(known));
    !(a.contains(&b) || b.contains(&a))
}

/// A body's name without the term of office, the minister's title and common short forms.
fn issuer_name(name: &str) -> String {
    let folded = spelling::name(name.split(" (").next().unwrap_or(name));
    let folded = folded.strip_prefix("bo truong ").unwrap_or(&folded);
    let folded = folded.strip_prefix("chu tich ").unwrap_or(folded);
    folded
        .replace("ubnd", "uy ban nhan dan")
        .replace("hdnd", "hoi dong nhan dan")
        .replace("gddt", "giao duc va dao tao")
        .replace(" tp ", " thanh pho ")
}

/// At least three words and half of the register's title stand in the text's title.
fn titles_agree(text: Option<&str>, known: &str) -> bool {
    let Some(text) = text else { return false };
    let text = spelling::name(text);
    let said: Vec<&str> = text.split(' ').collect();
    let known = spelling::name(known.split(" (").next().unwrap_or(known));
    let (mut all, mut shared) = (0, 0);
    for word in known.split(' ').take(40) {
        all += 1;
        shared += usize::from(said.iter().take(200).any(|s| *s == word));
    }
    shared >= 3 && shared * 2 > all
}

/// One line of the answer to `lookup`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'r> {
    /// Index of the row.
    pub index: usize,
    /// The row.
    pub row: &'r Row,
    /// On the day asked for; unknown without a day.
    pub status: Status,
    /// What replaced or amended it.
    pub replaced_by: Option<String>,
    /// Dates and relations rest on a source.
    pub confirmed: bool,
}

/// Answers `rasoat lookup '33/CT-TTg' --at 2024-04-10`: every row that the words may mean, the oldest first. Understands a number and symbol with
/// or without its type ("Chỉ thị số 33/CT-TTg"), a type with a number alone ("Chỉ thị 33"), a law's name ("Luật Viên chức"), words of a title.
pub fn answer<'r>(registry: &'r Registry, words: &str, at: Option<Date>) -> Vec<Entry<'r>> {
    let mut found = find(registry, words.trim());
    found.sort_by_key(|i| (registry.rows().get(*i).and_then(|r| r.issued), *i));
    let entry = |index: usize| {
        let row = registry.rows().get(index)?;
        let status = status::at(registry, row, at);
        Some(Entry {
            index,
            row,
            status,
            replaced_by: status::successor(row, status),
            confirmed: row.certainty.confirmed(),
        })
    };
    found.into_iter().filter_map(entry).collect()
}

fn find(registry: &Registry, words: &str) -> Vec<usize> {
    let digit = words.find(|c: char| c.is_ascii_digit());
    let key = digit.and_then(|at| words.get(at..)).unwrap_or("");
    let by_key = if key.is_empty() { Vec::new() } else { registry.indices_of_key(key) };
    if !by_key.is_empty() {
        return by_key;
    }
    let by_name = registry.indices_of_name(words);
    if !by_name.is_empty() {
        return by_name;
    }
    if !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit()) {
        return by_number(registry, words.get(..digit.unwrap_or(0)).unwrap_or(""), key);
    }
    by_title(registry, words)
}

/// "Chỉ thị 33": every row of that type whose number is 33.
fn by_number(registry: &Registry, kind: &str, number: &str) -> Vec<usize> {
    let kind = spelling::name(kind);
    let kind = kind.strip_suffix(" so").unwrap_or(&kind);
    let wanted = number.trim_start_matches('0');
    let numbered = |key: &str| key.split(['/', '-']).next().unwrap_or("").trim_start_matches('0') == wanted;
    let fits = |row: &Row| kind.is_empty() || kind == "so" || spelling::name(&row.kind) == kind;
    registry.rows().of_keys(numbered).filter(|(_, r)| fits(r)).map(|(i, _)| i).collect()
}

fn by_title(registry: &Registry, words: &str) -> Vec<usize> {
    let wanted = spelling::name(words);
    if wanted.len() < 3 {
        return Vec::new();
    }
    let says = |row: &Row| {
        let title = spelling::name(&row.title);
        wanted.split(' ').all(|w| title.split(' ').any(|t| t == w))
    };
    registry.rows().iter().filter(|(_, r)| says(r)).map(|(i, _)| i).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        spelling::day(text)
    }

    fn status_of(words: &str, at: &str) -> Vec<&'static str> {
        answer(&Registry::builtin(), words, day(at)).iter().map(|e| e.status.as_str()).collect()
    }

    #[test]
    fn the_command_answers() {
        let registry = Registry::builtin();
        let answers = answer(&registry, "33/CT-TTg", day("2024-04-10"));
        let issued: Vec<_> = answers.iter().filter_map(|e| e.row.issued).map(|d| d.year()).collect();
        assert_eq!(issued, [2020, 2021, 2026]);
        assert_eq!(answers[2].status, Status::NotYet);
        assert_eq!(answer(&registry, "Chỉ thị số 33/ct-ttg", None).len(), 3);
        assert!(answer(&registry, "Chỉ thị 33", None).len() >= 3);
        assert_eq!(answer(&registry, "Luật Viên chức", None).len(), 2);
        assert!(answer(&registry, "đánh giá học sinh tiểu học", None).len() >= 2);
        assert!(answer(&registry, "", None).is_empty());
    }

    #[test]
    fn status_by_day() {
        assert_eq!(status_of("04/2015/NĐ-CP", "2023-08-14"), ["in-force"]);
        assert_eq!(status_of("04/2015/NĐ-CP", "2023-08-15"), ["expired"]);
        assert_eq!(status_of("15/2026/TT-BGDĐT", "2026-04-01"), ["not-yet"]);
        assert_eq!(status_of("15/2026/TT-BGDĐT", "2026-09-05"), ["in-force"]);
        assert_eq!(status_of("10/2022/QH15", "2024-04-10"), ["in-force"]);
        assert_eq!(status_of("10/2022/QH15", "2025-09-05"), ["amended"]);
        assert_eq!(status_of("51/2020/TT-BGDĐT", "2024-04-10"), ["unknown"], "from memory, no end known");
        assert_eq!(status_of("98/2023/QH15", "2030-01-01")[0], "amended");
    }

    #[test]
    fn a_number_alone_settles_nothing() {
        let registry = Registry::builtin();
        let look = |query: Query<'_>| registry.look_up(&query);
        let key = Some("33/CT-TTg");
        assert_eq!(look(Query { key, at: day("2024-04-10"), ..Query::default() }).best, None);
        let exact = look(Query { key, issued: day("2021-11-26"), ..Query::default() });
        assert!(exact.best.is_some() && !exact.date_differs);
        let near = look(Query { key, issued: day("2021-11-20"), ..Query::default() });
        assert!(near.best == exact.best && near.date_differs);
        let other = look(Query { key, issued: day("2019-11-20"), ..Query::default() });
        assert_eq!(other.best, None, "another year is another directive");
    }

    #[test]
    fn party_numbers_run_by_term() {
        let registry = Registry::builtin();
        let key = Some("14-KL/TW");
        let found = registry.look_up(&Query { key, at: day("2024-04-10"), ..Query::default() });
        let row = found.best.and_then(|i| registry.rows().get(i)).unwrap();
        assert_eq!(row.issued, day("2021-09-22"));
        let title = Some("đổi mới căn bản, toàn diện giáo dục và đào tạo");
        let key = Some("29-NQ/TW");
        assert_eq!(registry.look_up(&Query { key, at: day("2024-04-10"), ..Query::default() }).best, None);
        assert!(registry.look_up(&Query { key, title, at: day("2024-04-10"), ..Query::default() }).best.is_some());
    }

    #[test]
    fn disagreements_are_told() {
        let registry = Registry::builtin();
        let found = registry.look_up(&Query {
            key: Some("59/2023/NĐ-CP"),
            kind: Some("Thông tư"),
            issued: day("2023-08-15"),
            issuer: Some("Bộ Nội vụ"),
            ..Query::default()
        });
        assert!(found.best.is_some() && found.date_differs && found.issuer_differs && found.kind_differs);
    }

    #[test]
    fn laws_by_name_and_day() {
        let registry = Registry::builtin();
        let law = |name: &str, at: &str| {
            let found = registry.look_up(&Query { title: Some(name), at: day(at), ..Query::default() });
            found.best.and_then(|i| registry.rows().get(i)).map(|r| r.key.to_string())
        };
        assert_eq!(law("Luật Viên chức", "2024-04-10").as_deref(), Some("58/2010/QH12"));
        assert_eq!(law("Luật Viên chức", "2026-09-05").as_deref(), Some("129/2025/QH15"));
        assert_eq!(law("Luật Thực hiện dân chủ ở cơ sở", "2024-04-10").as_deref(), Some("10/2022/QH15"));
        assert_eq!(law("Luật PCCC", "2024-04-10").as_deref(), Some("27/2001/QH10"));
    }

    #[test]
    fn local_rows_need_their_issuer() {
        let registry = Registry::builtin();
        let key = Some("200/KH-UBND");
        assert_eq!(registry.look_up(&Query { key, issued: day("2018-12-10"), ..Query::default() }).best, None);
        let issuer = Some("Ủy ban nhân dân tỉnh Thanh Hóa");
        assert!(registry.look_up(&Query { key, issuer, issued: day("2018-12-10"), ..Query::default() }).best.is_some());
    }
}
