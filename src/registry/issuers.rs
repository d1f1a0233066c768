//! Codes of issuing bodies: whose they are, whose grammar their numbers follow, until when they issued.

use super::spelling;
use super::table::{data, field, list};
use jiff::civil::Date;
use std::sync::LazyLock;

/// Whose grammar the numbers of a body follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// `33/CT-TTg`.
    State,
    /// `21-KL/TW`.
    Party,
    /// `66-HD/TWĐTN-BTC`.
    Youth,
    /// `11/HD-TLĐ`.
    Union,
    /// Fronts and associations; both forms are seen.
    Assembly,
    /// A drafting unit inside a body: `GDTrH`.
    Unit,
}

impl Family {
    /// True for the form with the dash first: `21-KL/TW`.
    pub fn dash_first(self) -> bool {
        matches!(self, Family::Party | Family::Youth)
    }
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// `BGDĐT`.
    pub code: &'static str,
    /// `Bộ Giáo dục và Đào tạo`; `None` where the code alone does not settle it (`TU`: Tỉnh ủy or Thành ủy).
    pub name: Option<&'static str>,
    /// Whose grammar.
    pub family: Family,
    /// Last day on which the body issued under this code.
    pub until: Option<Date>,
    /// Code or name of the body that took over.
    pub successor: Option<&'static str>,
    /// Other spellings, compared without case, accents and punctuation.
    aliases: Vec<String>,
}

static ISSUERS: LazyLock<Vec<Issuer>> = LazyLock::new(|| data(include_str!("issuers.tsv")).map(parse).collect());

/// Folded code or alias → index, sorted for search.
static INDEX: LazyLock<Vec<(String, usize)>> = LazyLock::new(|| {
    let mut index = Vec::new();
    for (i, issuer) in ISSUERS.iter().enumerate() {
        index.push((spelling::code(issuer.code), i));
        index.extend(issuer.aliases.iter().map(|a| (a.clone(), i)));
    }
    index.sort();
    index.dedup();
    index
});

fn parse((_, f): (usize, Vec<&'static str>)) -> Issuer {
    let text = |at| Some(field(&f, at)).filter(|t| !t.is_empty());
    Issuer {
        code: field(&f, 0),
        name: text(1),
        family: match field(&f, 2) {
            "party" => Family::Party,
            "youth" => Family::Youth,
            "union" => Family::Union,
            "assembly" => Family::Assembly,
            "unit" => Family::Unit,
            _ => Family::State,
        },
        until: spelling::day(field(&f, 3)),
        successor: text(4),
        aliases: list(field(&f, 5)).map(spelling::code).collect(),
    }
}

/// Every code, in the order of the table.
pub fn all() -> &'static [Issuer] {
    &ISSUERS
}

/// The issuer of a code, however it is typed: `BGD&ĐT`, `BGDDT` and `bgdđt` all find `BGDĐT`.
pub fn issuer_of_code(code: &str) -> Option<&'static Issuer> {
    let wanted = spelling::code(code);
    let at = INDEX.binary_search_by(|(folded, _)| folded.as_str().cmp(wanted.as_str())).ok()?;
    INDEX.get(at).and_then(|(_, i)| ISSUERS.get(*i))
}

/// True when the code is one of the spellings without any repair.
pub fn is_exact(code: &str) -> bool {
    issuer_of_code(code).is_some_and(|i| i.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_and_unique() {
        assert_eq!(issuer_of_code("BGD&ĐT").map(|i| i.code), Some("BGDĐT"));
        assert_eq!(issuer_of_code("TTG").map(|i| i.code), Some("TTg"));
        assert_eq!(issuer_of_code("TU").map(|i| (i.name, i.family)), Some((None, Family::Party)));
        assert!(issuer_of_code("THCSTP").is_none());
        for pair in INDEX.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "two issuers share a code");
        }
    }

    #[test]
    fn ended_ministries_name_their_heirs() {
        let ended = issuer_of_code("BLĐTBXH").unwrap();
        assert_eq!(ended.until.map(|d| d.to_string()).as_deref(), Some("2025-02-28"));
        assert_eq!(ended.successor, Some("BNV"));
    }
}
