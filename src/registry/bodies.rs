//! Bodies that ended: the Phòng GDĐT, the district level, ministries. A document may still cite what they issued; they do nothing any more.

use super::row::is_memory;
use super::spelling;
use super::table::{data, field, list};
use jiff::civil::Date;
use std::sync::LazyLock;

/// A body or a kind of bodies that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The first name in the table, in full.
    pub name: &'static str,
    /// Last day of its work.
    pub last_day: Date,
    /// Who took over, in Vietnamese.
    pub successor: &'static str,
    /// The day is confirmed by a source.
    pub confirmed: bool,
    /// Beginnings of names, folded.
    names: Vec<String>,
}

static BODIES: LazyLock<Vec<Ended>> = LazyLock::new(|| data(include_str!("bodies.tsv")).filter_map(parse).collect());

fn parse((_, f): (usize, Vec<&'static str>)) -> Option<Ended> {
    Some(Ended {
        name: list(field(&f, 0)).next()?,
        last_day: spelling::day(field(&f, 1))?,
        successor: field(&f, 2),
        confirmed: !is_memory(field(&f, 3)),
        names: list(field(&f, 0)).map(spelling::name).collect(),
    })
}

/// Every body that ended.
pub fn all() -> &'static [Ended] {
    &BODIES
}

/// The entry of a body that had ended on a day: `Phòng GD&ĐT huyện Hóc Môn` on 05/09/2025. Case, accents and punctuation are ignored.
pub fn is_ended(body: &str, date: Date) -> Option<&'static Ended> {
    let begins = |name: &String| spelling::begins_with(body, name);
    BODIES.iter().find(|b| b.last_day < date && b.names.iter().any(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_end_on_their_day() {
        let ended = |body, at| is_ended(body, spelling::day(at).unwrap()).map(|b| b.name);
        assert_eq!(ended("PHÒNG GD&ĐT HUYỆN HÓC MÔN", "2025-07-01"), Some("Phòng Giáo dục và Đào tạo"));
        assert_eq!(ended("Phòng GD&ĐT huyện Hóc Môn", "2025-06-30"), None);
        assert_eq!(ended("UBND xã Xuân Đông", "2026-01-01"), None);
        assert_eq!(ended("UBND huyện Nhà Bè", "2026-01-01"), Some("Ủy ban nhân dân huyện"));
        assert_eq!(ended("Bộ Nội vụ", "2026-01-01"), None);
        assert_eq!(ended("Bộ Thông tin và Truyền thông", "2025-03-01"), Some("Bộ Thông tin và Truyền thông"));
    }
}
