//! A number with its unit: frequencies ("6 tháng/lần", "2 lần/năm"), parts of a year ("6 tháng đầu năm 2024") and durations.
//! A duration is told only where its words are plain ("trong thời hạn 15 ngày", "05 ngày làm việc"); "6 tháng" alone is none.

use super::expression::Expression;
use super::lexer::Kind;
use super::point::{Point, Slot, Year, interval};
use super::recurrence::{Unit, rule, rule_of_times};
use super::scan::Scanner;
use crate::extract::plan::{Bound, DateKind};

impl Scanner<'_> {
    /// A whole number in digits (up to three) or words, and the token after it.
    pub fn quantity(&self, i: usize) -> Option<(u32, usize)> {
        if let Some(number) = self.t.number(i, 3) {
            let symbol = self.t.glued(i) && matches!(self.t.kind_before(i, 1), Kind::Slash | Kind::Word | Kind::Dot);
            return (!symbol).then_some((number, i + 1));
        }
        if self.t.kind(i) != Kind::Word {
            return None;
        }
        // "năm" is five only before a unit: "năm ngày", not "2 lần/năm".
        let five = |n: usize| n != 1 || self.t.w(i) != "năm" || self.unit(i + 1).is_some();
        self.words(i).filter(|(value, n)| *value > 0 && five(*n)).map(|(value, n)| (value, i + n))
    }

    /// What begins with a number and a unit.
    pub fn counted(&mut self, i: usize) -> Option<usize> {
        if let Some(end) = self.range_of_times(i) {
            let (_, end) = self.per_unit(end)?;
            return Some(self.push_recurrence(i, end, None));
        }
        let (n, at) = self.quantity(i)?;
        if self.t.w(at) == "lần" {
            let ((unit, units), end) = self.per_unit(at + 1)?;
            return Some(self.push_recurrence(i, end, rule_of_times(n, unit, units)));
        }
        let (unit, end) = self.unit(at)?;
        if unit == Unit::Day && self.t.kind(end) == Kind::Number {
            // "trong hai ngày 15, 16 tháng 9" names the days.
            return None;
        }
        if let Some(next) = self.once_in(i, n, unit, end) {
            return Some(next);
        }
        if unit == Unit::Month
            && let Some(next) = self.part_of_year(i, n, end)
        {
            return Some(next);
        }
        self.duration(i, n, unit, end)
    }

    /// "/tuần", "mỗi tháng", "trong một năm", "trong tuần", "/3 tháng" behind "lần": the unit and how many of it.
    fn per_unit(&self, at: usize) -> Option<((Unit, u32), usize)> {
        let said = matches!(self.t.w(at), "mỗi" | "trong" | "một" | "hằng" | "hàng" | "trên");
        if self.t.kind(at) != Kind::Slash && !said {
            return None;
        }
        let mut i = at + usize::from(self.t.w(at) != "một");
        i += usize::from(matches!(self.t.w(i), "mỗi"));
        let (units, k) = self.quantity(i).unwrap_or((1, i));
        let (unit, end) = self.unit(k).filter(|(unit, _)| *unit != Unit::Hour)?;
        let of_a_date = self.t.w(at) == "trong"
            && (self.t.kind(end) == Kind::Number || self.quarter_at(end).is_some() && unit == Unit::Quarter);
        (!of_a_date).then_some(((unit, units), end))
    }

    /// "6 tháng/lần", "hai tuần một lần", "1 tháng 2 lần".
    fn once_in(&mut self, start: usize, n: u32, unit: Unit, end: usize) -> Option<usize> {
        let slash = self.t.kind(end) == Kind::Slash;
        let mut at = end + usize::from(slash);
        // "cứ 2 tuần họp một lần"
        if self.t.before(start, 1) == "cứ" {
            at = (at..at + 4).find(|k| self.quantity(*k).is_some_and(|(_, k)| self.t.w(k) == "lần")).unwrap_or(at);
        }
        let (times, k) = self.quantity(at).unwrap_or((1, at));
        let said = slash || k > at;
        if !said || self.t.w(k) != "lần" || self.t.w(k + 1) == "thứ" {
            return None;
        }
        let rule = if times == 1 { rule(unit, n) } else { rule_of_times(times, unit, n) };
        Some(self.push_recurrence(start, k + 1, rule))
    }

    /// "6 tháng đầu năm 2024", "9 tháng đầu năm", "6 tháng cuối năm 2024".
    fn part_of_year(&mut self, start: usize, n: u32, end: usize) -> Option<usize> {
        let first = match self.t.w(end) {
            "đầu" => 1,
            "cuối" => 13u32.checked_sub(n)?,
            "năm" if matches!(n, 3 | 6 | 9) && self.full_year(end + 1).is_some() => 1,
            _ => return None,
        };
        if !(1..=11).contains(&n) {
            return None;
        }
        let at = end + usize::from(self.t.w(end) != "năm");
        if self.t.w(at) != "năm" || self.t.w(at + 1) == "học" {
            return None;
        }
        let (year, end) = self.worded_year(at).unwrap_or((Year::Absent, at + 1));
        let month = |month| Point::Month { month: Slot::Known(month), year };
        let (a, b) = self.one_year(month(first), month(first + n - 1));
        let mut e = Expression::resolved(DateKind::Interval, interval(a, b, self.setting), a.grain());
        let back = self.look_back(start);
        e.bound = back.bound.filter(|bound| *bound == Bound::By && back.finished);
        e.yearless = year == Year::Absent;
        Some(self.push(start, end, e))
    }

    /// Both months in one year; in none, when nothing settles it or a school year would put them in two.
    fn one_year(&self, a: Point, b: Point) -> (Point, Point) {
        let (first, last) = (a.settled(self.setting), b.settled(self.setting));
        if first.year() == last.year() && first.year() != Year::Absent {
            (first, last)
        } else {
            (a.with_year(Year::Blank), b.with_year(Year::Blank))
        }
    }

    fn duration(&mut self, start: usize, n: u32, unit: Unit, end: usize) -> Option<usize> {
        let working = unit == Unit::Day && self.t.is(end, &["làm", "việc"]);
        let end = if working { end + 2 } else { end };
        let value = match unit {
            Unit::Hour => format!("PT{n}H"),
            Unit::Day => format!("P{n}D"),
            Unit::Week => format!("P{n}W"),
            Unit::Month => format!("P{n}M"),
            Unit::Quarter => format!("P{}M", n * 3),
            Unit::Year => format!("P{n}Y"),
            Unit::SchoolYear | Unit::Term => return None,
        };
        if !working && !self.is_lasting(start, unit, end) {
            return None;
        }
        let mut e = Expression::lasting(value);
        // "thời hạn 15 ngày" tells how long; "chậm nhất 03 ngày" on which side.
        let direct = matches!(self.t.before(start, 1), "nhất" | "quá" | "là");
        e.bound = self.look_back(start).bound.filter(|bound| match bound {
            Bound::From | Bound::Until => false,
            Bound::By => direct,
            Bound::Before | Bound::After => true,
        });
        Some(self.push(start, end, e))
    }

    /// Words that make a number of days a stretch of time.
    fn is_lasting(&self, start: usize, unit: Unit, end: usize) -> bool {
        let after = matches!(
            (self.t.w(end), self.t.w(end + 1)),
            ("trước", "khi") | ("sau", "khi") | ("kể", "từ") | ("tính", "từ") | ("liên", "tục")
        );
        let after = after || matches!(unit, Unit::Day | Unit::Week) && self.is_ahead_of(end);
        let mut at = start;
        for _ in 0..3 {
            if !matches!(self.t.before(at, 1), "nhất" | "thiểu" | "ít" | "tối" | "đa" | "khoảng" | "là") {
                break;
            }
            at -= 1;
        }
        let counted_days = matches!(unit, Unit::Day | Unit::Week);
        let least = at < start && counted_days && !matches!(self.t.before(start, 1), "là" | "khoảng");
        if least || counted_days && self.is_before_something(start, end) {
            return self.t.w(end) != "qua";
        }
        let before = match (self.t.before(at, 2), self.t.before(at, 1)) {
            ("thời", "hạn") | (_, "vòng") => true,
            // "một trong hai ngày" counts days, it does not last.
            ("một", "trong") => false,
            ("thời", "gian") => unit != Unit::Year,
            ("không", "quá") | (_, "trong" | "sau" | "trước" | "chậm") => {
                !matches!(unit, Unit::Year | Unit::Hour)
            }
            ("báo", "cáo") => unit == Unit::Month && !matches!(self.t.kind(end), Kind::Number | Kind::Slash),
            _ => self.t.kind_before(at, 1) == Kind::Colon && self.is_label_of_time(at - 1),
        };
        (after || before) && !matches!(self.t.w(end), "qua" | "đầu" | "cuối")
    }

    /// "Trước khi họp 2 ngày": a count of days at the end of a clause that opens with "trước khi".
    fn is_before_something(&self, start: usize, end: usize) -> bool {
        let closed = !matches!(self.t.kind(end), Kind::Word | Kind::Number | Kind::Slash);
        let mut back = (2..=8).map_while(|n| start.checked_sub(n)).take_while(|p| self.t.kind(*p) == Kind::Word);
        closed && back.any(|p| matches!((self.t.w(p), self.t.w(p + 1)), ("trước" | "sau", "khi")))
    }

    /// "Thời gian kiểm tra:", "Thời lượng:" up to its colon.
    fn is_label_of_time(&self, colon: usize) -> bool {
        let mut back = (2..=7).map_while(|n| colon.checked_sub(n)).take_while(|p| self.t.kind(*p) == Kind::Word);
        back.any(|p| matches!((self.t.w(p), self.t.w(p + 1)), ("thời", "gian" | "lượng")))
    }

    /// "03 ngày trước hội nghị", "05 ngày trước ngày tổ chức": ahead of an event, not of a date.
    fn is_ahead_of(&self, end: usize) -> bool {
        let dated = self.t.w(end + 1) == "ngày" && self.t.kind(end + 2) != Kind::Word;
        let said =
            self.t.kind(end + 1) == Kind::Word && !matches!(self.t.w(end + 1), "đó" | "đây" | "tháng" | "năm" | "và");
        self.t.w(end) == "trước" && said && !dated
    }

    /// "trong thời hạn 24 giờ": the hours were read as a clock time.
    pub fn hours(&mut self, i: usize) -> Option<usize> {
        let token = self.t.get(i);
        let limit = matches!((self.t.before(i, 2), self.t.before(i, 1)), ("thời", "hạn") | (_, "vòng"));
        if !limit || token.digits != 2 {
            return None;
        }
        Some(self.push(i, i + 1, Expression::lasting(format!("PT{}H", token.value))))
    }
}
