//! A written day, month, quarter or year: its parts, the year it takes from around it, its EDTF value, its first and last day.
//! Knows nothing of text. EDTF is ISO 8601-2; quarters are the sub-year groupings 33 to 36.

use super::setting::Setting;
use jiff::civil::{Date, date};

/// A day or month number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Not written.
    Absent,
    /// Left blank to be filled in.
    Blank,
    /// A number, perhaps impossible.
    Known(u32),
}

/// A year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// Not written.
    Absent,
    /// Left blank.
    Blank,
    /// The first two or three digits are printed, the rest is blank: digits and their count.
    Prefix(u32, u8),
    /// A year from 1 to 9999.
    Known(i16),
    /// Digits that are no year.
    Bad,
}

/// How fine a point is, coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A school year.
    School,
    /// A year.
    Year,
    /// A quarter.
    Quarter,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// A point in time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// `ngày 25/4/2024`
    Day { day: Slot, month: Slot, year: Year },
    /// `tháng 9/2024`
    Month { month: Slot, year: Year },
    /// `quý I/2025`
    Quarter { quarter: u32, year: Year },
    /// `năm 2024`
    Year(Year),
    /// `năm học 2024-2025`
    School(i16, i16),
    /// `học kỳ II năm học 2024-2025`: the half, 1 or 2, and the first year.
    Term(u32, i16),
}

/// A value with the days it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolved {
    /// EDTF; `None` for an impossible date.
    pub value: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// False for an impossible date.
    pub valid: bool,
}

impl Resolved {
    /// An impossible date.
    pub fn impossible() -> Self {
        Resolved::default()
    }
}

impl Point {
    /// How fine it is.
    pub fn grain(self) -> Grain {
        match self {
            Point::Day { .. } => Grain::Day,
            Point::Month { .. } => Grain::Month,
            Point::Quarter { .. } => Grain::Quarter,
            Point::Year(_) => Grain::Year,
            Point::School(..) | Point::Term(..) => Grain::School,
        }
    }

    /// The year as written.
    pub fn year(self) -> Year {
        match self {
            Point::Day { year, .. } | Point::Month { year, .. } | Point::Quarter { year, .. } | Point::Year(year) => {
                year
            }
            Point::School(first, _) | Point::Term(_, first) => Year::Known(first),
        }
    }

    /// The same point in another year.
    pub fn with_year(mut self, other: Year) -> Self {
        match &mut self {
            Point::Day { year, .. } | Point::Month { year, .. } | Point::Quarter { year, .. } | Point::Year(year) => {
                *year = other;
            }
            Point::School(..) | Point::Term(..) => {}
        }
        self
    }

    /// True for a day without its month.
    pub fn lacks_month(self) -> bool {
        matches!(self, Point::Day { month: Slot::Absent, .. })
    }

    /// The month, or a quarter's first month.
    fn month(self) -> Option<u32> {
        match self {
            Point::Day { month: Slot::Known(month), .. } | Point::Month { month: Slot::Known(month), .. } => {
                Some(month)
            }
            Point::Quarter { quarter, .. } => Some(quarter * 3 - 2),
            _ => None,
        }
    }

    /// Month and day, to compare two points of one unknown year.
    pub fn place_in_year(self) -> (u32, u32) {
        let day = match self {
            Point::Day { day: Slot::Known(day), .. } => day,
            _ => 0,
        };
        (self.month().unwrap_or(0), day)
    }

    /// The point with the year that the document settles, if its own is not written.
    pub fn settled(self, setting: &Setting) -> Self {
        if self.year() != Year::Absent {
            return self;
        }
        // A quarter belongs where its middle month does: quarter III to the school year that begins in August.
        let month = if let Point::Quarter { quarter, .. } = self { Some(quarter * 3 - 1) } else { self.month() };
        match month.and_then(|month| setting.year_of(month)) {
            Some(year) => self.with_year(Year::Known(year)),
            None => self,
        }
    }

    /// Value and days. A point without a settled year keeps `XXXX` and takes its days from the date of issue, when
    /// the next such day lies within ten months after it.
    pub fn resolve(self, setting: &Setting) -> Resolved {
        let point = self.settled(setting);
        if !point.possible() {
            return Resolved::impossible();
        }
        let days = match point.year() {
            Year::Absent => point.next_after(setting.issued),
            _ => point.days(),
        };
        let (from, to) = days.map_or((None, None), |(from, to)| (Some(from), Some(to)));
        Resolved { value: Some(point.value()), from, to, valid: true }
    }

    fn next_after(self, issued: Option<Date>) -> Option<(Date, Date)> {
        let issued = issued?;
        let dated = |year| self.with_year(Year::Known(year)).days();
        let next = dated(issued.year()).filter(|(_, to)| *to >= issued);
        let next = next.or_else(|| dated(issued.year().checked_add(1)?))?;
        let distance = issued.until(next.0).ok()?.get_days();
        (distance <= 300).then_some(next)
    }

    /// Whether the calendar has it.
    pub fn possible(self) -> bool {
        let possible_month = |month| !matches!(month, Slot::Known(m) if !(1..=12).contains(&m));
        match self {
            Point::Day { day, month, year } => {
                let longest = match (month, year) {
                    (Slot::Known(month), year) if (1..=12).contains(&month) => month_length(month, year),
                    _ => 31,
                };
                year != Year::Bad && possible_month(month) && !matches!(day, Slot::Known(d) if d < 1 || d > longest)
            }
            Point::Month { month, year } => year != Year::Bad && possible_month(month),
            Point::Quarter { quarter, year } => year != Year::Bad && (1..=4).contains(&quarter),
            Point::Year(year) => year != Year::Bad,
            Point::School(first, second) => first < second,
            Point::Term(..) => true,
        }
    }

    /// The EDTF value as the parts stand.
    pub fn value(self) -> String {
        match self {
            Point::Day { day, month, year } => format!("{}-{}-{}", year_digits(year), digits(month), digits(day)),
            Point::Month { month, year } => format!("{}-{}", year_digits(year), digits(month)),
            Point::Quarter { quarter, year } => format!("{}-{}", year_digits(year), 32 + quarter),
            Point::Year(year) => year_digits(year),
            Point::School(first, second) => format!("{first:04}/{second:04}"),
            Point::Term(_, first) => format!("{first:04}/{:04}", first.saturating_add(1)),
        }
    }

    /// First and last day, when the year is known. A school year runs from 1 August to 31 July; its first term lies
    /// in September to January, its second in January to May (the framework plan fixes the days anew every year).
    pub fn days(self) -> Option<(Date, Date)> {
        let Year::Known(year) = self.year() else { return None };
        let months = |first: u32, last: u32| days_of_months((year, first), (year, last));
        match self {
            Point::Day { day: Slot::Known(day), month: Slot::Known(month), .. } => {
                let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
                Some((day, day))
            }
            Point::Day { month: Slot::Known(month), .. } | Point::Month { month: Slot::Known(month), .. } => {
                months(month, month)
            }
            Point::Day { .. } | Point::Month { .. } | Point::Year(_) => months(1, 12),
            Point::Quarter { quarter, .. } => months(quarter * 3 - 2, quarter * 3),
            Point::School(first, second) => days_of_months((first, 8), (second, 7)),
            Point::Term(1, first) => days_of_months((first, 9), (first.checked_add(1)?, 1)),
            Point::Term(_, first) => days_of_months((first.checked_add(1)?, 1), (first.checked_add(1)?, 5)),
        }
    }
}

/// Two ends of an interval, one completed from the other, with the interval's value.
pub fn interval(a: Point, b: Point, setting: &Setting) -> Resolved {
    if a.lacks_month() && a.place_in_year().1 > b.place_in_year().1 {
        return Resolved::impossible();
    }
    let (a, b) = completed(a, b, setting);
    if !a.possible() || !b.possible() {
        return Resolved::impossible();
    }
    let value = if a.grain() == b.grain() && a.grain() == Grain::School {
        format!("{}/{}", a.value().get(..4).unwrap_or(""), b.value().get(5..).unwrap_or(""))
    } else {
        format!("{}/{}", by_months(a).0.value(), by_months(b).1.value())
    };
    let (mut from, mut to) = (a.days().map(|d| d.0), b.days().map(|d| d.1));
    if a.year() == Year::Absent && b.year() == Year::Absent {
        from = a.next_after(setting.issued).map(|d| d.0);
        to = from.and_then(|from| b.next_after(Some(from))).map(|d| d.1);
    }
    let in_order = from.zip(to).is_none_or(|(from, to)| from <= to);
    Resolved { value: in_order.then_some(value), from, to, valid: in_order }
}

/// Both ends with the parts that only the other end has.
fn completed(a: Point, b: Point, setting: &Setting) -> (Point, Point) {
    let mut a = a;
    if let (Point::Day { day, month: Slot::Absent, .. }, Point::Day { month, year, .. }) = (a, b) {
        a = Point::Day { day, month, year };
    }
    let wraps = a.place_in_year() > b.place_in_year();
    match (a.year(), b.year()) {
        (Year::Absent, Year::Known(year)) => (a.with_year(Year::Known(if wraps { year - 1 } else { year })), b),
        (Year::Known(year), Year::Absent) => {
            (a, b.with_year(Year::Known(if wraps { year.saturating_add(1) } else { year })))
        }
        (Year::Absent, Year::Absent) => {
            let (settled, end) = (a.settled(setting), b.settled(setting));
            match (settled.year(), end.year()) {
                // "từ 20/7 đến 15/8": the summer before the school year, not eleven months back.
                (Year::Known(first), Year::Known(last)) if !wraps && first > last => (a.with_year(end.year()), end),
                _ => (settled, end),
            }
        }
        _ => (a, b),
    }
}

/// A quarter as its first and last month; anything else as it is. Intervals of quarters are written in months.
fn by_months(point: Point) -> (Point, Point) {
    match point {
        Point::Quarter { quarter, year } => (
            Point::Month { month: Slot::Known(quarter * 3 - 2), year },
            Point::Month { month: Slot::Known(quarter * 3), year },
        ),
        other => (other, other),
    }
}

/// First day of one month to the last day of another.
pub fn days_of_months(first: (i16, u32), last: (i16, u32)) -> Option<(Date, Date)> {
    let from = Date::new(first.0, i8::try_from(first.1).ok()?, 1).ok()?;
    let to = Date::new(last.0, i8::try_from(last.1).ok()?, 1).ok()?.last_of_month();
    Some((from, to))
}

fn month_length(month: u32, year: Year) -> u32 {
    // 2000 is a leap year: 29/02 without a year is possible.
    let year = if let Year::Known(year) = year { year } else { 2000 };
    let first = i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok());
    first.map_or(31, |first: Date| u32::from(first.days_in_month().unsigned_abs()))
}

fn digits(slot: Slot) -> String {
    match slot {
        Slot::Known(n) => format!("{n:02}"),
        Slot::Absent | Slot::Blank => "XX".to_owned(),
    }
}

fn year_digits(year: Year) -> String {
    match year {
        Year::Known(year) => format!("{year:04}"),
        Year::Prefix(digits, count) => format!("{digits}{}", "X".repeat(usize::from(4u8.saturating_sub(count)))),
        Year::Absent | Year::Blank | Year::Bad => "XXXX".to_owned(),
    }
}

/// The earliest and latest year a plan can speak of.
pub fn plausible_year(year: u32) -> bool {
    (date(1000, 1, 1).year()..=2199).contains(&i16::try_from(year).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::{Point, Slot, Year, interval};
    use crate::extract::dates::setting::Setting;
    use jiff::civil::date;

    fn day(day: u32, month: u32, year: Year) -> Point {
        Point::Day { day: Slot::Known(day), month: Slot::Known(month), year }
    }

    #[test]
    fn the_other_end_gives_month_and_year() {
        let none = Setting::default();
        let end = day(12, 9, Year::Known(2024));
        let first = Point::Day { day: Slot::Known(5), month: Slot::Absent, year: Year::Absent };
        assert_eq!(interval(first, end, &none).value.as_deref(), Some("2024-09-05/2024-09-12"));
        let wrapped = interval(day(20, 12, Year::Absent), day(10, 1, Year::Known(2025)), &none);
        assert_eq!(wrapped.value.as_deref(), Some("2024-12-20/2025-01-10"));
        let backwards = interval(day(20, 9, Year::Known(2024)), end, &none);
        assert_eq!((backwards.value, backwards.valid, backwards.from), (None, false, Some(date(2024, 9, 20))));
    }

    #[test]
    fn the_school_year_and_the_date_of_issue_give_a_year() {
        let school = Setting { school_year: Some(2024), ..Setting::default() };
        assert_eq!(day(15, 9, Year::Absent).resolve(&school).value.as_deref(), Some("2024-09-15"));
        assert_eq!(day(15, 3, Year::Absent).resolve(&school).value.as_deref(), Some("2025-03-15"));
        let issued = Setting { issued: Some(date(2024, 4, 10)), ..Setting::default() };
        let next = day(15, 9, Year::Absent).resolve(&issued);
        assert_eq!((next.value.as_deref(), next.from), (Some("XXXX-09-15"), Some(date(2024, 9, 15))));
        assert_eq!(day(15, 3, Year::Absent).resolve(&issued).from, None);
    }

    #[test]
    fn impossible_days_have_no_value() {
        for bad in [day(31, 4, Year::Absent), day(30, 2, Year::Known(2024)), day(29, 2, Year::Known(2023))] {
            assert!(!bad.resolve(&Setting::default()).valid);
        }
        assert!(day(29, 2, Year::Absent).resolve(&Setting::default()).valid);
    }
}
