//! What is known around a text while its dates are read, and the year this gives to a month without one.

use jiff::civil::Date;

/// What surrounds the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting {
    /// The document's own date of issue.
    pub issued: Option<Date>,
    /// First year of the document's school year.
    pub school_year: Option<i16>,
    /// The calendar year that the document plans for, when it is no school year.
    pub year: Option<i16>,
    /// Where the text stands.
    pub column: Column,
}

/// The table column that holds the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// None, or one that is not for time.
    #[default]
    None,
    /// "Thời gian": bare numbers are dates.
    Time,
    /// "Thời hạn", "Thời gian hoàn thành": what stands here is a deadline.
    Deadline,
    /// "Tháng": a number alone is a month.
    Month,
}

impl Setting {
    /// The year of a month without one, when the document settles it: August to December belong to the school year's
    /// first year.
    /// June and July before the school year belong to a plan that is issued in the spring or summer of its first year.
    pub fn year_of(&self, month: u32) -> Option<i16> {
        let summer_before = |first: i16| {
            let issued = self.issued.filter(|issued| issued.year() == first && issued.month() >= 3);
            issued.is_some_and(|issued| (6..=7).contains(&month) && u32::from(issued.month().unsigned_abs()) <= month)
        };
        match self.school_year {
            Some(first) if summer_before(first) => Some(first),
            Some(first) if month >= 8 => Some(first),
            Some(first) => first.checked_add(1),
            None => self.year,
        }
    }

    /// True in a column for time.
    pub fn is_cell(&self) -> bool {
        self.column != Column::None
    }
}
