//! Points put together: intervals with one or two ends written, lists of days, "từ nay đến …", "… đến nay", horizons.

use super::expression::Expression;
use super::lexer::Kind;
use super::point::{Grain, Point, Slot, Year};
use super::scan::{LIST_LIMIT, Piece, Scanner};
use crate::extract::plan::{Bound, DateKind};

/// An item of a list of days.
#[derive(Debug, Clone, Copy)]
struct Item {
    first: Piece,
    /// The other end of "25-26/3".
    last: Option<Piece>,
}

impl Item {
    fn end(&self) -> usize {
        self.last.map_or(self.first.end, |last| last.end)
    }

    /// The point that carries the item's month and year.
    fn point(&self) -> Point {
        self.last.unwrap_or(self.first).point
    }
}

impl Scanner<'_> {
    /// The other end of an interval; true when that end is "nay".
    pub fn other_end(&self, a: &Piece) -> Option<(Piece, bool)> {
        let (at, dash) = self.connector(self.skip_brackets(a.end))?;
        if self.t.w(at) == "nay" && !dash {
            return Some((Piece { point: a.point, start: at, end: at + 1, lunar: false }, true));
        }
        let at = self.skip_forward(at);
        let b = self.announced(at).or_else(|| self.bare_end(a, at))?;
        let from = self.t.before(a.start, 1) == "từ" || !dash && self.look_back(a.start).bound == Some(Bound::From);
        let same = a.point.grain() == b.point.grain();
        let ordinary = !a.lunar && !b.lunar && (same || from && !dash);
        // "(15/5/1941 - 15/5/2025)": a day and its anniversary.
        let anniversary = a.point.year() != b.point.year()
            && a.point.year() != Year::Absent
            && a.point.place_in_year() == b.point.place_in_year()
            && a.point.grain() == Grain::Day;
        let half_known = !b.point.lacks_month() || a.point.lacks_month();
        (ordinary && half_known && !anniversary && !matches!(b.point, Point::Term(..))).then_some((b, false))
    }

    /// `-`, "đến", "tới", "cho đến"; true for a dash.
    fn connector(&self, at: usize) -> Option<(usize, bool)> {
        match self.t.w(at) {
            "đến" | "tới" => Some((at + 1, false)),
            "cho" if matches!(self.t.w(at + 1), "đến" | "tới") => Some((at + 2, false)),
            _ if self.t.kind(at) == Kind::Dash => Some((at + 1, true)),
            _ => None,
        }
    }

    /// Skips "(thứ Hai)".
    fn skip_brackets(&self, at: usize) -> usize {
        let weekday =
            self.t.kind(at) == Kind::Open && self.t.kind(at + 1) == Kind::Weekday && self.t.kind(at + 2) == Kind::Close;
        if weekday { at + 3 } else { at }
    }

    /// Skips "hết", a clock time, a weekday.
    fn skip_forward(&self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..6 {
            let skip = matches!(self.t.kind(at), Kind::Clock | Kind::Weekday)
                || matches!(self.t.w(at), "hết" | "khoảng" | "lúc" | "sáng" | "chiều" | "tối" | "trưa")
                || self.t.kind(at) == Kind::Comma && matches!(self.t.kind_before(at, 1), Kind::Clock | Kind::Weekday);
            if !skip {
                break;
            }
            at += 1;
        }
        at
    }

    /// The second end when it is made of numbers alone.
    fn bare_end(&self, a: &Piece, i: usize) -> Option<Piece> {
        let piece = |point, end| Piece { point, start: i, end, lunar: false };
        match a.point.grain() {
            Grain::Year => {
                self.full_year(i).filter(|_| self.ends_well(i + 1)).map(|y| piece(Point::Year(Year::Known(y)), i + 1))
            }
            Grain::Month => self.bare_month_end(i),
            _ => {
                let day = self.iso_day(i).or_else(|| self.day(i, i, false));
                day.or_else(|| a.point.lacks_month().then(|| self.day(i, i, true)).flatten())
            }
        }
    }

    /// "tháng 9 đến 12/2024", "tháng 9 đến 12 năm 2024", "từ tháng 9 đến 12".
    fn bare_month_end(&self, i: usize) -> Option<Piece> {
        let month = self.t.number(i, 2).filter(|m| (1..=12).contains(m))?;
        let point = |year| Point::Month { month: Slot::Known(month), year };
        if let Some((year, end)) = self.year_tail(i + 1) {
            return Some(Piece { point: point(year), start: i, end, lunar: false });
        }
        let dated = self.day(i, i, false).is_some();
        (!dated && self.is_closed(i + 1)).then_some(Piece {
            point: point(Year::Absent),
            start: i,
            end: i + 1,
            lunar: false,
        })
    }

    /// `2021-2025` without a word before it; two years that follow each other are a school year.
    pub fn bare_years(&mut self, i: usize) -> Option<usize> {
        let (a, b) = self.year_range(i)?;
        let glued = self.t.glued(i) && !matches!(self.t.kind_before(i, 1), Kind::Open | Kind::Other);
        let (Year::Known(first), Year::Known(second)) = (a.point.year(), b.point.year()) else { return None };
        let led = self.t.before(i, 1) == "từ" && self.is_closed(b.end);
        let worded = self.t.kind(i + 1) != Kind::Dash && !led;
        let plain = first < second && second - first <= 50 && self.t.kind(b.end) != Kind::Dash && !worded;
        if glued || !plain || self.t.before(i, 1) == "số" {
            return None;
        }
        if second - first == 1 {
            return Some(self.push_point(Piece {
                point: Point::School(first, second),
                start: a.start,
                end: b.end,
                lunar: false,
            }));
        }
        self.push_interval(a, b)
    }

    /// "năm 2024, 2025 và 2026": the years behind the first.
    pub fn listed_year(&mut self, i: usize) -> Option<usize> {
        let follows =
            self.continues_list(i) && self.out.last().is_some_and(|e| e.grain == Some(Grain::Year) && !e.period);
        let year = self.full_year(i).filter(|_| follows && self.t.kind(i + 1) != Kind::Dash)?;
        let closed = self.is_closed(i + 1) || self.is_list_sign(i + 1);
        let piece = Piece { point: Point::Year(Year::Known(year)), start: i, end: i + 1, lunar: false };
        closed.then(|| self.push_point(piece))
    }

    /// "từ nay đến hết năm 2024": from the date of issue on, where it is known.
    pub fn now_until(&mut self, i: usize) -> Option<usize> {
        let issued = self.setting.issued?;
        let (at, _) = self.connector(i + 2)?;
        let at = self.skip_forward(at);
        let (to, end, grain) = match self.announced(at).or_else(|| self.bare(at)) {
            Some(b) => (b.point.resolve(self.setting).to?, b.end, b.point.grain()),
            None => {
                let at = at + usize::from(self.t.w(at) == "cuối");
                let bare = self.t.w(at) == "năm" && self.t.w(at + 1) != "học" && self.t.kind(at + 1) != Kind::Number;
                (issued.last_of_year(), bare.then_some(at + 1)?, Grain::Year)
            }
        };
        if to < issued {
            return None;
        }
        let mut e = Expression::new(DateKind::Interval);
        e.value = Some(format!("{issued}/{to}"));
        (e.from, e.to, e.grain) = (Some(issued), Some(to), Some(grain.max(Grain::Month)));
        Some(self.push(i, end, e))
    }

    /// "từ tháng 9/2023 đến nay": to the date of issue, where it is known.
    pub fn push_until_now(&mut self, a: Piece, now: Piece) -> Option<usize> {
        let start = a.point.settled(self.setting);
        let from = start.days().map(|days| days.0);
        let (Some(issued), Some(from)) = (self.setting.issued, from) else {
            return Some(self.push_point(a));
        };
        if from > issued {
            return Some(self.push_point(a));
        }
        let mut e = Expression::new(DateKind::Interval);
        e.value = Some(format!(
            "{}/{issued}",
            if let Point::School(first, _) = start { format!("{first}") } else { start.value() }
        ));
        (e.from, e.to, e.grain) = (Some(from), Some(issued), Some(start.grain().max(Grain::Year)));
        Some(self.push(a.start, now.end, e))
    }

    /// "tầm nhìn 2045", "định hướng đến 2030": a year without "năm".
    pub fn horizon(&mut self, i: usize) -> Option<usize> {
        let mut at = match (self.t.w(i), self.t.w(i + 1)) {
            ("tầm", "nhìn") => i + 2,
            ("hướng" | "tiêu", "đến" | "tới") => i + 1,
            _ => return None,
        };
        at += usize::from(matches!(self.t.w(at), "đến" | "tới"));
        at += usize::from(self.t.w(at) == "hết");
        let year = self.full_year(at).filter(|_| self.ends_well(at + 1) && self.t.kind(at + 1) != Kind::Dash)?;
        let resolved = Point::Year(Year::Known(year)).resolve(self.setting);
        let mut e = Expression::resolved(DateKind::Date, resolved, Grain::Year);
        (e.bound, e.period) = (Some(Bound::Until), true);
        Some(self.push(at, at + 1, e))
    }

    /// "ngày 24, 25 và 26/3", "các ngày 05, 12, 19/9/2024", "ngày 15/6 và ngày 15/12/2024": one date each; the month and the
    /// year that only a later item has count for the earlier ones.
    pub fn day_list(&mut self, i: usize) -> Option<usize> {
        let (items, dated) = self.days_from(i)?;
        if !dated {
            return self.days_in_every_month(&items);
        }
        self.push_days(items)
    }

    /// "Trong 3 ngày: 24, 25 và 26/3/2025": a list without "ngày", behind a colon, a bracket or nothing, closed by a whole date.
    pub fn bare_day_list(&mut self, i: usize) -> Option<usize> {
        let opens = matches!(self.t.kind_before(i, 1), Kind::Colon | Kind::Open | Kind::End)
            || matches!(self.t.before(i, 1), "vào" | "trong");
        let bare = self.t.number(i, 2).is_some_and(|day| (1..=31).contains(&day)) && self.is_list_sign(i + 1);
        if !opens || !bare {
            return None;
        }
        let (items, _) = self.days_from(i)?;
        let whole = items.last().is_some_and(|last| matches!(last.point().year(), Year::Known(_)));
        let rises = items
            .windows(2)
            .all(|two| matches!(two, [a, b] if a.point().place_in_year().1 < b.point().place_in_year().1));
        if !whole || !rises || !items.first()?.point().lacks_month() {
            return None;
        }
        self.push_days(items)
    }

    /// The items of a list of days up to its last with a month; false when none has one.
    fn days_from(&self, i: usize) -> Option<(Vec<Item>, bool)> {
        let mut items = vec![self.list_day(i)?];
        while items.len() < LIST_LIMIT {
            let Some(last) = items.last() else { break };
            let mut next = last.end();
            if !self.is_list_sign(next) {
                break;
            }
            next += 1;
            next += usize::from(self.is_list_sign(next));
            next += usize::from(matches!(self.t.w(next), "sáng" | "chiều" | "tối") && self.t.w(next + 1) == "ngày");
            let Some(item) = self.list_day(next) else { break };
            items.push(item);
        }
        if items.len() < 2 {
            return None;
        }
        let dated = items.iter().rposition(|item| !item.point().lacks_month());
        let Some(dated) = dated else { return Some((items, false)) };
        items.truncate(dated + 1);
        (items.len() >= 2).then_some((items, true))
    }

    fn days_in_every_month(&mut self, items: &[Item]) -> Option<usize> {
        let days: Vec<Piece> = items.iter().filter(|item| item.last.is_none()).map(|item| item.first).collect();
        if days.len() < items.len() { None } else { self.day_of_every_month(&days) }
    }

    fn push_days(&mut self, mut items: Vec<Item>) -> Option<usize> {
        for n in (0..items.len().saturating_sub(1)).rev() {
            let later = items.get(n + 1)?.point();
            let item = items.get_mut(n)?;
            let target = item.last.as_mut().unwrap_or(&mut item.first);
            target.point = complete(target.point, later);
        }
        let every = self.every_after(items.last()?.end(), true);
        let back = items.first().map(|item| self.look_back(item.first.start))?;
        for item in &items {
            match (item.last, &every) {
                (Some(last), _) => self.push_interval(item.first, last)?,
                (None, Some(_)) => self.push_every(&item.first, item.first.end)?,
                (None, None) => self.push_point(item.first),
            };
            // "trước ngày 15/6 và 15/12" bounds every day of the list.
            if let Some(e) = self.out.last_mut().filter(|e| e.bound.is_none() && e.kind != DateKind::Interval) {
                e.bound = back.bound;
            }
        }
        let end = every.map_or(items.last()?.end(), |every| every.end);
        if let Some(e) = self.out.last_mut() {
            e.range.end = self.t.get(end - 1).end;
        }
        self.floor = end;
        Some(end)
    }

    /// A list item: a day, or two ends of a stretch of days.
    fn list_day(&self, i: usize) -> Option<Item> {
        let worded = self.t.w(i) == "ngày";
        let number = if worded { i + 1 } else { i };
        let number = if self.t.w(number) == "mùng" { number + 1 } else { number };
        self.t.number(number, 2).filter(|d| (1..=31).contains(d))?;
        let first = self.day(i, number, true).filter(|day| !day.lunar)?;
        let fraction = !worded && first.point.possible() && self.is_share(first.end);
        if fraction {
            return None;
        }
        let last = first.point.lacks_month().then(|| self.other_end(&first)).flatten();
        let last = last.filter(|(b, now)| !now && b.point.grain() == Grain::Day).map(|(b, _)| b);
        Some(Item { first, last })
    }
}

/// A day with the month and year of a later one in its list.
fn complete(point: Point, later: Point) -> Point {
    let (Point::Day { day, month, year }, Point::Day { month: later_month, year: later_year, .. }) = (point, later)
    else {
        return point;
    };
    let month = if month == Slot::Absent { later_month } else { month };
    let point = Point::Day { day, month, year };
    match (year, later_year) {
        (Year::Absent, Year::Known(known)) if point.place_in_year().0 > later.place_in_year().0 => {
            point.with_year(Year::Known(known.saturating_sub(1)))
        }
        (Year::Absent, _) => point.with_year(later_year),
        _ => point,
    }
}
