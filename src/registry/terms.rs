//! Terms of the National Assembly by date: the term's number stands in the symbol of its laws and resolutions (`QH15`).

use super::row::is_memory;
use super::spelling::day;
use super::table::{data, field};
use jiff::civil::Date;
use std::sync::LazyLock;

/// One term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// `15`.
    pub number: u8,
    /// Opening of the first session.
    pub from: Date,
    /// The opening day is confirmed by a source.
    pub confirmed: bool,
}

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| data(include_str!("terms.tsv")).filter_map(parse).collect());

fn parse((_, f): (usize, Vec<&'static str>)) -> Option<Term> {
    let confirmed = !is_memory(field(&f, 2));
    Some(Term { number: field(&f, 0).parse().ok()?, from: day(field(&f, 1))?, confirmed })
}

/// Every known term, the oldest first.
pub fn all() -> &'static [Term] {
    &TERMS
}

/// The term on a day; `None` before the first known one.
pub fn term_of(date: Date) -> Option<Term> {
    TERMS.iter().rev().find(|t| t.from <= date).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_by_day() {
        let term = |text| term_of(day(text).unwrap()).map(|t| t.number);
        assert_eq!(term("2019-06-14"), Some(14));
        assert_eq!(term("2021-03-30"), Some(14));
        assert_eq!(term("2025-12-10"), Some(15));
        assert_eq!(term("2026-04-24"), Some(16));
        assert_eq!(term("1999-01-01"), None);
        assert_eq!(all().len(), 6);
    }
}
