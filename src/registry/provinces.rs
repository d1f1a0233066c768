//! The 34 provincial units since 01/07/2025, what each was formed from, and when some of them became cities under the centre.

use super::spelling;
use super::table::{data, field, list};
use jiff::civil::{Date, date};
use std::sync::LazyLock;

/// The day from which the 34 units work (Nghị quyết 202/2025/QH15).
pub const SINCE: Date = date(2025, 7, 1);

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Code of Quyết định 19/2025/QĐ-TTg: `79`.
    pub code: &'static str,
    /// `Hồ Chí Minh`, without tỉnh or thành phố.
    pub name: &'static str,
    /// A city under the centre on 01/07/2025.
    city: bool,
    /// The day from which a province is a city.
    pub city_since: Option<Date>,
    /// Number of communes, wards and special zones.
    pub communes: u32,
    /// The old units it was formed from, its own first.
    pub formed_from: Vec<&'static str>,
}

impl Province {
    /// `thành phố` or `tỉnh` on a day.
    pub fn kind(&self, at: Date) -> &'static str {
        if self.city || self.city_since.is_some_and(|since| since <= at) { "thành phố" } else { "tỉnh" }
    }
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| data(include_str!("provinces.tsv")).map(parse).collect());

fn parse((_, f): (usize, Vec<&'static str>)) -> Province {
    Province {
        code: field(&f, 0),
        name: field(&f, 1),
        city: field(&f, 2) == "thành phố",
        city_since: spelling::day(field(&f, 3)),
        communes: field(&f, 4).parse().unwrap_or(0),
        formed_from: list(field(&f, 5)).collect(),
    }
}

/// Every unit, by code.
pub fn all() -> &'static [Province] {
    &PROVINCES
}

/// A unit by its present name; a leading tỉnh, thành phố or TP is ignored.
pub fn by_name(name: &str) -> Option<&'static Province> {
    let wanted = bare(name);
    PROVINCES.iter().find(|p| spelling::name(p.name) == wanted)
}

/// The unit that an old unit became part of: `Bình Dương` → Hồ Chí Minh. `None` for a name that still stands.
pub fn heir_of(name: &str) -> Option<&'static Province> {
    let wanted = bare(name);
    PROVINCES.iter().find(|p| p.formed_from.iter().skip(1).any(|old| spelling::name(old) == wanted))
}

/// True when a province of this name had ended on a day (one of the 29 names that went on 01/07/2025).
pub fn is_ended(name: &str, at: Date) -> bool {
    at >= SINCE && heir_of(name).is_some()
}

fn bare(name: &str) -> String {
    let folded = spelling::name(name);
    let short = ["thanh pho ", "tinh ", "tp "].iter().find_map(|p| folded.strip_prefix(p)).map(str::to_owned);
    match short.as_deref() {
        Some("hcm") => "ho chi minh".to_owned(),
        _ => short.unwrap_or(folded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_four_units_from_sixty_three() {
        assert_eq!(all().len(), 34);
        assert_eq!(all().iter().map(|p| p.communes).sum::<u32>(), 3321);
        assert_eq!(
            all().iter().map(|p| p.formed_from.len()).sum::<usize>(),
            64,
            "63 units; Huế was Thừa Thiên Huế and, from 2025, Huế"
        );
        let cities = |at: &str| {
            let at = spelling::day(at).unwrap();
            all().iter().filter(|p| p.kind(at) == "thành phố").count()
        };
        assert_eq!(
            [cities("2025-07-01"), cities("2026-04-30"), cities("2026-09-01"), cities("2026-09-20")],
            [6, 7, 8, 9]
        );
    }

    #[test]
    fn old_names_find_their_heirs() {
        assert_eq!(heir_of("tỉnh Bình Dương").map(|p| p.name), Some("Hồ Chí Minh"));
        assert_eq!(heir_of("Đồng Nai"), None);
        assert!(is_ended("Hải Dương", SINCE));
        assert!(!is_ended("Hải Dương", date(2025, 6, 30)));
        assert_eq!(by_name("TP. HCM").map(|p| p.code), Some("79"));
    }
}
