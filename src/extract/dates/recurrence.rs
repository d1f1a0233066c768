//! Again and again: "hằng tháng", "thứ Hai hằng tuần", "ngày 15 hằng tháng", "6 tháng/lần", "mỗi học kỳ 1 lần", as RFC 5545 rules.
//! What no rule can say (a school term, three times a week) stays a recurrence without a rule.

use super::lexer::Kind;
use super::point::{Point, Slot, Year};
use super::scan::{Piece, Scanner};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// giờ
    Hour,
    /// ngày
    Day,
    /// tuần
    Week,
    /// tháng
    Month,
    /// quý
    Quarter,
    /// năm
    Year,
    /// năm học
    SchoolYear,
    /// học kỳ
    Term,
}

/// "hằng tháng" behind a point.
#[derive(Debug, Clone, Copy)]
pub struct Every {
    /// Which unit.
    pub unit: Unit,
    /// One past its last token.
    pub end: usize,
}

const WEEK: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The rule "every `n` units".
pub fn rule(unit: Unit, n: u32) -> Option<String> {
    let (frequency, interval) = match unit {
        Unit::Hour => ("HOURLY", n),
        Unit::Day => ("DAILY", n),
        Unit::Week => ("WEEKLY", n),
        Unit::Month => ("MONTHLY", n),
        Unit::Quarter => ("MONTHLY", n.checked_mul(3)?),
        Unit::Year | Unit::SchoolYear => ("YEARLY", n),
        Unit::Term => return None,
    };
    match interval {
        0 => None,
        1 => Some(format!("FREQ={frequency}")),
        n => Some(format!("FREQ={frequency};INTERVAL={n}")),
    }
}

/// The rule "`times` in `n` units", where the calendar divides evenly.
pub fn rule_of_times(times: u32, unit: Unit, n: u32) -> Option<String> {
    match (times, unit, n) {
        (1, unit, n) => rule(unit, n),
        (times @ 2..=12, Unit::Year, 1) if 12 % times == 0 => rule(Unit::Month, 12 / times),
        (3, Unit::Quarter, 1) => rule(Unit::Month, 1),
        _ => None,
    }
}

impl Scanner<'_> {
    /// A unit at a token.
    pub fn unit(&self, i: usize) -> Option<(Unit, usize)> {
        Some(match self.t.w(i) {
            "giờ" => (Unit::Hour, i + 1),
            "ngày" => (Unit::Day, i + 1),
            "tuần" if self.t.w(i + 1) != "lễ" => (Unit::Week, i + 1),
            "tháng" => (Unit::Month, i + 1),
            "quý" => (Unit::Quarter, i + 1),
            "năm" if self.t.w(i + 1) == "học" => (Unit::SchoolYear, i + 2),
            "năm" => (Unit::Year, i + 1),
            "học" if self.t.w(i + 1) == "kỳ" => (Unit::Term, i + 2),
            "hk" => (Unit::Term, i + 1),
            _ => return None,
        })
    }

    /// "hằng tháng", "hàng tuần", "mỗi 3 tháng một lần", "mỗi tuần ít nhất 1 lần".
    pub fn every(&mut self, i: usize) -> Option<usize> {
        if self.t.w(i) == "mỗi" {
            return self.each(i);
        }
        let goods = matches!(
            self.t.before(i, 1),
            "ngân" | "mặt" | "bán" | "cửa" | "đơn" | "xếp" | "nhà" | "khách" | "hàng" | "mua" | "kho"
        );
        let (unit, end) = self.unit(i + 1).filter(|(unit, _)| *unit != Unit::Hour)?;
        if let Some((times, k)) = self.quantity(end).filter(|(_, k)| self.t.w(*k) == "lần" && self.t.w(k + 1) != "thứ")
        {
            return Some(self.push_recurrence(i, k + 1, rule_of_times(times, unit, 1)));
        }
        if self.t.w(i) == "hàng" && goods || self.t.kind(end) == Kind::Number && unit != Unit::Day {
            return None;
        }
        Some(self.detailed(i, unit, end))
    }

    fn each(&mut self, i: usize) -> Option<usize> {
        if let Some((n, at)) = self.quantity(i + 1) {
            let (unit, end) = self.unit(at)?;
            let end = self.once(end).unwrap_or(end);
            return Some(self.push_recurrence(i, end, rule(unit, n)));
        }
        let (unit, end) = self.unit(i + 1)?;
        if unit == Unit::Hour || self.t.is(end, &["đến", "trường"]) || self.t.w(end) == "em" {
            return None;
        }
        if let Some((times, end)) = self.times_within(end) {
            return Some(self.push_recurrence(i, end, times.and_then(|times| rule_of_times(times, unit, 1))));
        }
        Some(self.detailed(i, unit, end))
    }

    /// "1 lần", "ít nhất 02 lần", "tổ chức một lần" within a few words; the number is `None` for "1-2 lần".
    fn times_within(&self, at: usize) -> Option<(Option<u32>, usize)> {
        for gap in 0..=3 {
            let i = at + gap;
            if let Some((n, k)) = self.quantity(i).filter(|(_, k)| self.t.w(*k) == "lần" && self.t.w(k + 1) != "thứ")
            {
                return Some((Some(n), k + 1));
            }
            if let Some(k) = self.range_of_times(i) {
                return Some((None, k));
            }
            if self.t.kind(i) != Kind::Word {
                return None;
            }
        }
        None
    }

    /// "1-2 lần", "1 đến 2 lần": one past "lần".
    pub fn range_of_times(&self, i: usize) -> Option<usize> {
        let (_, k) = self.quantity(i)?;
        let joins = self.t.kind(k) == Kind::Dash || matches!(self.t.w(k), "đến" | "hoặc");
        let (_, end) = self.quantity(k + 1).filter(|_| joins)?;
        (self.t.w(end) == "lần").then_some(end + 1)
    }

    /// "một lần", "/lần", "1 lần": one past "lần".
    fn once(&self, at: usize) -> Option<usize> {
        let slash = self.t.kind(at) == Kind::Slash;
        let mut i = at + usize::from(slash);
        let counted = self.quantity(i).filter(|(n, _)| *n == 1).map(|(_, k)| k);
        i = counted.unwrap_or(i);
        let said = slash || counted.is_some();
        (said && self.t.w(i) == "lần" && self.t.w(i + 1) != "thứ").then_some(i + 1)
    }

    /// Pushes "hằng …" with the day that follows it, and the units that share its word ("hằng tháng, quý, năm").
    fn detailed(&mut self, i: usize, unit: Unit, end: usize) -> usize {
        if let Some(next) = self.with_day(i, unit, end) {
            return next;
        }
        let end = self.push_recurrence(i, end, rule(unit, 1));
        self.siblings(end)
    }

    /// The units that share the word before: "hằng tháng, quý, năm", "định kỳ 6 tháng, năm".
    fn siblings(&mut self, end: usize) -> usize {
        let mut end = end;
        for _ in 0..4 {
            let mut at = end;
            if !(self.is_list_sign(at) || matches!(self.t.kind(at), Kind::Slash | Kind::Dash)) {
                break;
            }
            at += 1;
            at += usize::from(self.is_list_sign(at));
            let (n, number) = self.quantity(at).unwrap_or((1, at));
            let Some((unit, k)) = self.unit(number).filter(|(unit, k)| self.is_bare_unit(*unit, *k)) else { break };
            end = self.push_recurrence(at, k, rule(unit, n));
        }
        end
    }

    fn is_bare_unit(&self, unit: Unit, end: usize) -> bool {
        let periodic = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
        periodic && (self.is_list_sign(end) || !matches!(self.t.kind(end), Kind::Word | Kind::Number))
    }

    /// "hằng tuần vào sáng thứ Hai", "Hằng tháng, trước ngày 25", "hằng năm vào ngày 20/11".
    fn with_day(&mut self, i: usize, unit: Unit, end: usize) -> Option<usize> {
        let mut at = end + usize::from(self.t.kind(end) == Kind::Comma);
        let first = at;
        while at < first + 4
            && (matches!(self.t.w(at), "vào" | "trước" | "chậm" | "nhất" | "là" | "sáng" | "chiều" | "tối" | "các")
                || self.t.w(at) == "ngày" && self.t.kind(at + 1) == Kind::Weekday)
        {
            at += 1;
        }
        let (found, last) = match unit {
            Unit::Week if self.t.kind(at) == Kind::Weekday => {
                let (days, last) = self.weekday_list(at);
                (format!("FREQ=WEEKLY;BYDAY={}", by_day(&days)), last)
            }
            Unit::Month | Unit::Year if self.t.w(at) == "ngày" || unit == Unit::Year && self.t.w(at) == "tháng" => {
                let piece = self.announced(at)?;
                (rule_of_point(unit, &piece.point)?, piece.end)
            }
            _ => return None,
        };
        let bound = self.look_back(at).bound;
        self.push_recurrence(i, last, Some(found));
        if let Some(e) = self.out.last_mut() {
            e.bound = e.bound.or(bound);
        }
        Some(last)
    }

    /// "định kỳ 6 tháng", "định kỳ quý".
    pub fn periodic(&mut self, i: usize) -> Option<usize> {
        if self.t.w(i + 1) != "kỳ" {
            return None;
        }
        let at = i + 2 + usize::from(self.t.kind(i + 2) == Kind::Open);
        if let Some((n, k)) = self.quantity(at) {
            let (unit, end) = self.unit(k).filter(|(unit, _)| *unit != Unit::Hour)?;
            if self.t.w(end) == "đầu" || self.t.w(end) == "cuối" {
                return None;
            }
            let end = self.once(end).unwrap_or(end);
            let end = self.push_recurrence(at, end, rule(unit, n));
            return Some(self.siblings(end));
        }
        let at = at + usize::from(self.t.w(at) == "theo");
        let (unit, end) = self.unit(at).filter(|(unit, k)| self.is_bare_unit(*unit, *k))?;
        Some(self.detailed(at, unit, end))
    }

    /// "Thường xuyên" alone in a time column.
    pub fn constantly(&mut self, i: usize) -> Option<usize> {
        let cell = self.setting.is_cell() && self.t.w(i + 1) == "xuyên" && self.t.len() <= i + 4;
        cell.then(|| self.push_recurrence(i, i + 2, None))
    }

    /// "tuần 2 lần", "tháng 1 lần", "năm 2 lần".
    pub fn frequency(&mut self, i: usize) -> Option<usize> {
        let (unit, k) = self.unit(i)?;
        let (times, end) = self.quantity(k).filter(|(_, end)| self.t.w(*end) == "lần" && self.t.w(end + 1) != "thứ")?;
        Some(self.push_recurrence(i, end + 1, rule_of_times(times, unit, 1)))
    }

    /// "(của) hằng năm", "hằng tháng", "mỗi tháng" behind a point without a year.
    pub fn every_after(&self, end: usize, yearless: bool) -> Option<Every> {
        let at = end + usize::from(matches!(self.t.w(end), "của" | "vào"));
        let every = matches!(self.t.w(at), "hằng" | "hàng" | "mỗi");
        let (unit, k) = self.unit(at + 1).filter(|_| every && yearless)?;
        (!matches!(unit, Unit::Hour) && self.quantity(k).is_none_or(|(_, k)| self.t.w(k) != "lần"))
            .then_some(Every { unit, end: k })
    }

    /// A point with "hằng năm" behind it.
    pub fn point_every_year(&mut self, piece: &Piece) -> Option<usize> {
        let every = self.every_after(piece.end, piece.point.year() == Year::Absent && !piece.lunar)?;
        self.push_every(piece, every.end)
    }

    /// "ngày 14 tháng 3, 6, 9, 12 hằng năm"
    pub fn day_of_some_months(&mut self, piece: &Piece) -> Option<usize> {
        let (month, day) = piece.point.place_in_year();
        let yearless = piece.point.year() == Year::Absent && !piece.lunar && month > 0 && day > 0;
        if !yearless || self.t.before(piece.end, 2) != "tháng" || !self.is_list_sign(piece.end) {
            return None;
        }
        let mut months = vec![month];
        let mut end = piece.end;
        while self.is_list_sign(end) && months.len() < 12 {
            let number = end + 1 + usize::from(self.t.w(end + 1) == "tháng");
            let next = self.t.number(number, 2).filter(|m| (1..=12).contains(m))?;
            months.push(next);
            end = number + 1;
        }
        let every = self.every_after(end, true).filter(|every| every.unit == Unit::Year)?;
        let rule = format!("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={day}", joined(&months));
        Some(self.push_recurrence(piece.start, every.end, Some(rule)))
    }

    /// Pushes a point of every year.
    pub fn push_every(&mut self, piece: &Piece, end: usize) -> Option<usize> {
        let rule = rule_of_point(Unit::Year, &piece.point);
        Some(self.push_recurrence(piece.start, end, rule))
    }

    /// "ngày 15 hằng tháng", "ngày 01 và 15 hằng tháng", "ngày 15 tháng cuối quý".
    pub fn day_of_every_month(&mut self, days: &[Piece]) -> Option<usize> {
        let end = days.last()?.end;
        let numbers: Vec<u32> = days.iter().map(|day| day.point.place_in_year().1).collect();
        let start = days.first()?.start;
        let (end, months) = self.month_of_days(end)?;
        let rule = numbers.iter().all(|d| (1..=31).contains(d)).then(|| {
            let days = joined(&numbers);
            match months {
                "" => format!("FREQ=MONTHLY;BYMONTHDAY={days}"),
                months => format!("FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days}"),
            }
        });
        Some(self.push_recurrence(start, end, rule))
    }

    /// Which months "ngày 15 …" means: every one (empty), or the first or last of every quarter.
    fn month_of_days(&self, end: usize) -> Option<(usize, &'static str)> {
        if let Some(every) = self.every_after(end, true).filter(|every| every.unit == Unit::Month) {
            return Some((every.end, ""));
        }
        let mut at = end + usize::from(self.t.w(end) == "của");
        if self.t.w(at) != "tháng" {
            return None;
        }
        let next = matches!(self.t.w(at + 1), "kế" | "sau" | "tiếp" | "liền");
        if next {
            let two = matches!(self.t.w(at + 2), "tiếp" | "theo" | "kề" | "sau");
            return Some((at + 2 + usize::from(two), ""));
        }
        let months = match self.t.w(at + 1) {
            "đầu" => "1,4,7,10",
            "cuối" => "3,6,9,12",
            _ => return None,
        };
        at += 2;
        at += usize::from(matches!(self.t.w(at), "tiên" | "cùng"));
        at += usize::from(self.t.w(at) == "của");
        at += usize::from(matches!(self.t.w(at), "mỗi" | "hằng" | "hàng"));
        let quarter = self.t.w(at) == "quý" && self.quarter_at(at + 1).is_none();
        quarter.then_some((at + 1, months))
    }

    /// "từ ngày 01 đến ngày 05 hằng tháng".
    pub fn days_of_every_month(&mut self, a: &Piece, b: &Piece) -> Option<usize> {
        let every = self.every_after(b.end, true).filter(|every| every.unit == Unit::Month)?;
        let (first, last) = (a.point.place_in_year().1, b.point.place_in_year().1);
        let days: Vec<u32> = (first..=last.min(31)).collect();
        let rule = (!days.is_empty() && first >= 1).then(|| format!("FREQ=MONTHLY;BYMONTHDAY={}", joined(&days)));
        Some(self.push_recurrence(a.start, every.end, rule))
    }

    /// "ngày cuối hằng tháng", "ngày cuối cùng của tháng", "ngày làm việc cuối cùng của tháng".
    pub fn month_end(&mut self, i: usize) -> Option<usize> {
        let working = self.t.is(i + 1, &["làm", "việc"]);
        let mut at = i + 1 + if working { 2 } else { 0 };
        let side = match self.t.w(at) {
            "cuối" => -1,
            "đầu" => 1,
            _ => return None,
        };
        at += 1;
        at += usize::from(matches!(self.t.w(at), "cùng" | "tiên"));
        at += usize::from(self.t.w(at) == "của");
        at += usize::from(matches!(self.t.w(at), "mỗi" | "hằng" | "hàng"));
        if self.t.w(at) != "tháng"
            || self.month_number(at + 1).is_some()
            || matches!(self.t.w(at + 1), "này" | "đó" | "sau")
        {
            return None;
        }
        let rule = if working {
            format!("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={side}")
        } else {
            format!("FREQ=MONTHLY;BYMONTHDAY={side}")
        };
        Some(self.push_recurrence(i, at + 1, Some(rule)))
    }

    /// "thứ Hai hằng tuần", "thứ 2-4-6 hàng tuần", "thứ Năm tuần đầu hằng tháng", "mỗi thứ Hai".
    pub fn weekdays(&mut self, i: usize) -> Option<usize> {
        let (days, end) = self.weekday_list(i);
        let at = end + usize::from(self.t.w(end) == "của");
        if let Some(every) = self.every_after(at, true).filter(|every| every.unit == Unit::Week) {
            return Some(self.push_recurrence(i, every.end, Some(format!("FREQ=WEEKLY;BYDAY={}", by_day(&days)))));
        }
        if let Some((places, end)) = self.places_in_month(at).filter(|_| days.len() == 1) {
            let rule = days.first().map(|day| {
                let days: Vec<String> = places.iter().map(|place| format!("{place}{day}")).collect();
                format!("FREQ=MONTHLY;BYDAY={}", days.join(","))
            });
            return Some(self.push_recurrence(i, end, rule));
        }
        // "chào cờ thứ Hai đầu tuần"
        let edge = matches!(self.t.w(end), "đầu" | "cuối") && self.t.w(end + 1) == "tuần";
        if edge && self.t.kind(end + 2) != Kind::Number {
            return Some(self.push_recurrence(i, end + 2, Some(format!("FREQ=WEEKLY;BYDAY={}", by_day(&days)))));
        }
        let back = usize::from(matches!(self.t.before(i, 1), "sáng" | "chiều" | "tối"));
        let each = self.t.before(i, 1 + back) == "mỗi" && self.announced(end).is_none();
        each.then(|| self.push_recurrence(i, end, Some(format!("FREQ=WEEKLY;BYDAY={}", by_day(&days)))))
    }

    /// Which weeks of every month: "tuần thứ 2 và tuần thứ 4 hằng tháng".
    fn places_in_month(&self, at: usize) -> Option<(Vec<i32>, usize)> {
        let mut places = Vec::new();
        let mut at = at;
        for _ in 0..4 {
            if let Some((place, end)) = self.place_in_month(at) {
                places.push(place);
                return Some((places, end));
            }
            let number = at + 1 + usize::from(self.t.w(at + 1) == "thứ");
            let (place, k) = self.quantity(number).filter(|(n, _)| self.t.w(at) == "tuần" && (1..=5).contains(n))?;
            places.push(i32::try_from(place).ok()?);
            at = k + 1;
            if !self.is_list_sign(k) {
                return None;
            }
        }
        None
    }

    /// Which week of every month: "tuần đầu hằng tháng" is 1, "tuần cuối của tháng" -1, "tuần thứ 2 mỗi tháng" 2.
    fn place_in_month(&self, at: usize) -> Option<(i32, usize)> {
        let week = self.t.w(at) == "tuần";
        let mut at = at + usize::from(week);
        at += usize::from(self.t.w(at) == "thứ");
        let (place, mut at) = match self.t.w(at) {
            "đầu" => (1, at + 1),
            "nhất" if week => (1, at + 1),
            "cuối" => (-1, at + 1),
            _ if week => self
                .quantity(at)
                .filter(|(n, _)| (1..=5).contains(n))
                .and_then(|(n, k)| Some((i32::try_from(n).ok()?, k)))?,
            _ => return None,
        };
        at += usize::from(matches!(self.t.w(at), "tiên" | "cùng"));
        let of = self.t.w(at) == "của";
        at += usize::from(of);
        let every = matches!(self.t.w(at), "hằng" | "hàng" | "mỗi");
        at += usize::from(every);
        (self.t.w(at) == "tháng" && (every || of) && self.month_number(at + 1).is_none()).then_some((place, at + 1))
    }

    /// "tuần đầu hằng tháng" without a weekday.
    pub fn week_of_every_month(&mut self, i: usize) -> Option<usize> {
        let (_, end) = self.place_in_month(i)?;
        let every = matches!(self.t.before(end, 2), "hằng" | "hàng" | "mỗi");
        every.then(|| self.push_recurrence(i, end, rule(Unit::Month, 1)))
    }

    /// Weekdays from a token on, as RFC 5545 names: lists, ranges ("thứ Hai đến thứ Sáu", "thứ 2-6"), "2-4-6".
    fn weekday_list(&self, i: usize) -> (Vec<&'static str>, usize) {
        let mut days = vec![self.t.get(i).value];
        let mut dashes = 0;
        let mut end = i + 1;
        while days.len() < 7 {
            let dash = self.t.kind(end) == Kind::Dash || self.t.w(end) == "đến";
            if !dash && !self.is_list_sign(end) {
                break;
            }
            let mut at = end + 1;
            at += usize::from(self.is_list_sign(at));
            at += usize::from(matches!(self.t.w(at), "sáng" | "chiều"));
            let bare = self.t.number(at, 1).filter(|d| (2..=7).contains(d)).map(|d| d - 1);
            let weekday = (self.t.kind(at) == Kind::Weekday).then(|| self.t.get(at).value);
            let Some(day) = weekday.or(bare) else { break };
            days.push(day);
            dashes += usize::from(dash);
            end = at + 1;
        }
        if let (2, 1, [first, last]) = (days.len(), dashes, days.as_slice()) {
            days = (*first..=*last).collect();
        }
        days.sort_unstable();
        days.dedup();
        let names = days.iter().filter_map(|day| WEEK.get(day.checked_sub(1)? as usize).copied()).collect();
        (names, end)
    }
}

fn by_day(days: &[&str]) -> String {
    days.join(",")
}

fn joined(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// The rule of a day or month of every month or year.
fn rule_of_point(unit: Unit, point: &Point) -> Option<String> {
    match (unit, *point) {
        (Unit::Month, Point::Day { day: Slot::Known(day), month: Slot::Absent, .. }) if (1..=31).contains(&day) => {
            Some(format!("FREQ=MONTHLY;BYMONTHDAY={day}"))
        }
        (Unit::Year, Point::Day { day: Slot::Known(day), month: Slot::Known(month), year: Year::Absent })
            if point.possible() =>
        {
            Some(format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"))
        }
        (Unit::Year, Point::Month { month: Slot::Known(month), year: Year::Absent }) if point.possible() => {
            Some(format!("FREQ=YEARLY;BYMONTH={month}"))
        }
        (Unit::Year, Point::Quarter { year: Year::Absent, .. }) => Some("FREQ=YEARLY".to_owned()),
        _ => None,
    }
}
