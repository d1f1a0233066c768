//! The scanner: one walk over the tokens of a paragraph. At every token the forms are tried in a fixed order; each looks
//! a bounded number of tokens ahead and back, so the walk is linear.
//!
//! Order matters: a count with its unit ("6 tháng/lần", "6 tháng đầu năm 2024") is read before a bare month, a list
//! before its first day, and "trước" is only ever a bound before a date, never "ago".

use super::expression::Expression;
use super::lexer::{Kind, Tokens};
use super::point::{Grain, Point, Resolved, Year, interval};
use super::setting::{Column, Setting};
use crate::extract::plan::{Bound, DateKind};

/// The most items of a list and words of a gap that are read.
pub const LIST_LIMIT: usize = 40;

/// A point with the tokens that write it.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// What is written.
    pub point: Point,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// A day of the lunar calendar.
    pub lunar: bool,
}

/// The state of the walk.
pub struct Scanner<'a> {
    /// The tokens.
    pub t: Tokens,
    /// What is known around the text.
    pub setting: &'a Setting,
    /// What was found.
    pub out: Vec<Expression>,
    /// First token that belongs to no expression yet: no bound is sought before it.
    pub floor: usize,
    /// One past the last token of the last numbers that were refused (`lớp 9/2`), so that a list of such is refused whole.
    pub refused: usize,
}

/// Every time expression of a normalised text, in order, not overlapping.
pub fn scan(text: &str, setting: &Setting) -> Vec<Expression> {
    let mut scanner = Scanner { t: Tokens::new(text), setting, out: Vec::new(), floor: 0, refused: usize::MAX };
    let mut i = 0;
    while i < scanner.t.len() {
        i = scanner.at(i).unwrap_or(i).max(i + 1);
    }
    scanner.out
}

impl Scanner<'_> {
    /// Reads what begins at a token; the first token after it, or `None` when nothing begins there.
    fn at(&mut self, i: usize) -> Option<usize> {
        match self.t.kind(i) {
            Kind::Word => self.at_word(i),
            Kind::Weekday => self.weekdays(i),
            Kind::Clock => self.hours(i),
            Kind::Number | Kind::Blank => self.counted(i).or_else(|| self.numeric(i)),
            _ => None,
        }
    }

    fn at_word(&mut self, i: usize) -> Option<usize> {
        match self.t.w(i) {
            "từ" if self.t.w(i + 1) == "nay" => self.now_until(i),
            "ngày" => self.month_end(i).or_else(|| self.day_list(i)).or_else(|| self.dated(i)),
            "mùng" | "rằm" => self.dated(i),
            "tháng" | "quý" => self.frequency(i).or_else(|| self.unit_list(i)).or_else(|| self.dated(i)),
            // "ngày dd tháng mm năm 2026": how to write a date.
            "năm" if self.t.before(i, 1) == "mm" => None,
            "năm" => self.frequency(i).or_else(|| self.dated(i)).or_else(|| self.counted(i)),
            "tuần" => self.frequency(i).or_else(|| self.week_of_every_month(i)).or_else(|| self.dated(i)),
            "đầu" | "giữa" | "cuối" | "nửa" | "giai" | "nhiệm" | "thời" | "niên" | "học" | "hk" | "hki" | "hkii" => {
                self.dated(i)
            }
            "tầm" | "hướng" | "tiêu" => self.horizon(i),
            "hằng" | "hàng" | "mỗi" => self.every(i),
            "định" => self.periodic(i),
            "thường" => self.constantly(i),
            "t" if self.setting.is_cell() || self.t.kind(i + 2) == Kind::Slash => self.dated(i),
            "một" | "hai" | "ba" | "bốn" | "tư" | "sáu" | "bảy" | "tám" | "chín" | "mười" => {
                self.counted(i)
            }
            _ => None,
        }
    }

    /// A point or an interval that begins with words of its own.
    fn dated(&mut self, i: usize) -> Option<usize> {
        if let Some((a, b)) = self.period_years(i).or_else(|| self.half_year(i)) {
            return self.push_interval(a, b);
        }
        let piece = self.announced(i)?;
        self.joined(piece)
    }

    /// A point or an interval that begins with a number.
    fn numeric(&mut self, i: usize) -> Option<usize> {
        let listed = self.bare_month(i).or_else(|| self.listed_year(i)).or_else(|| self.bare_years(i));
        if let Some(next) = listed.or_else(|| self.bare_day_list(i)) {
            return Some(next);
        }
        let piece = self.bare(i)?;
        if !self.trusted(&piece) {
            self.refused = piece.end;
            return Some(piece.end);
        }
        self.joined(piece)
    }

    /// A number alone in a column headed "Tháng".
    fn bare_month(&mut self, i: usize) -> Option<usize> {
        let alone = self.setting.column == Column::Month && self.t.len() == 1;
        let month = self.t.number(i, 2).filter(|m| alone && (1..=12).contains(m))?;
        let point = Point::Month { month: super::point::Slot::Known(month), year: Year::Absent };
        Some(self.push_point(Piece { point, start: i, end: i + 1, lunar: false }))
    }

    /// Pushes a piece, with its other end when it is an interval.
    fn joined(&mut self, a: Piece) -> Option<usize> {
        if let Some((b, to_now)) = self.other_end(&a) {
            return if to_now { self.push_until_now(a, b) } else { self.push_interval(a, b) };
        }
        if a.point.lacks_month() {
            return self.day_of_every_month(&[a]);
        }
        if let Some(next) = self.point_every_year(&a).or_else(|| self.day_of_some_months(&a)) {
            return Some(next);
        }
        Some(self.push_point(a))
    }

    /// Pushes one point with its bound and weekday.
    pub fn push_point(&mut self, piece: Piece) -> usize {
        let resolved = if piece.lunar {
            Resolved { valid: true, ..Resolved::default() }
        } else {
            piece.point.resolve(self.setting)
        };
        let kind = if piece.point.grain() == Grain::School { DateKind::Interval } else { DateKind::Date };
        let mut e = Expression::resolved(kind, resolved, piece.point.grain());
        let back = self.look_back(piece.start);
        e.bound = self.bound_after(piece.end).or(back.bound);
        if e.bound.is_none() && self.setting.column == Column::Deadline && piece.point.grain() != Grain::School {
            e.bound = Some(Bound::By);
        }
        e.weekday = back.weekday.or_else(|| self.weekday_after(piece.end));
        e.clock = back.clock;
        e.school_year = piece.point.grain() == Grain::School;
        e.period = piece.point.grain() == Grain::Year && e.bound == Some(Bound::Until);
        e.yearless = piece.point.year() == Year::Absent && !piece.lunar;
        self.push(piece.start, piece.end, e)
    }

    /// Pushes an interval.
    pub fn push_interval(&mut self, a: Piece, b: Piece) -> Option<usize> {
        if a.point.lacks_month() && b.point.lacks_month() {
            return self.days_of_every_month(&a, &b);
        }
        if let Some(every) = self.every_after(b.end, b.point.year() == Year::Absent) {
            return Some(self.push_recurrence(a.start, every.end, None));
        }
        let resolved = interval(a.point, b.point, self.setting);
        let mut e = Expression::resolved(DateKind::Interval, resolved, a.point.grain().max(b.point.grain()));
        let back = self.look_back(a.start);
        e.bound = back.bound.filter(|bound| *bound == Bound::By && back.finished);
        e.clock = back.clock;
        e.school_year = a.point.grain() == Grain::School && b.point.grain() == Grain::School;
        e.period = a.point.grain() == Grain::Year && b.point.grain() == Grain::Year;
        e.yearless = a.point.year() == Year::Absent && b.point.year() == Year::Absent;
        Some(self.push(a.start, b.end, e))
    }

    /// Pushes a recurrence with its bound.
    pub fn push_recurrence(&mut self, start: usize, end: usize, rule: Option<String>) -> usize {
        let mut e = Expression::recurring(rule.clone());
        let back = self.look_back(start);
        // "từ ngày 01 đến ngày 05 hằng tháng" begins nothing.
        // "sau 17 giờ hằng ngày": after the hour, not after the day.
        let daily = rule.as_deref() == Some("FREQ=DAILY");
        let hour = back.clock && (back.bound == Some(Bound::After) || daily);
        e.bound = back.bound.filter(|bound| *bound != Bound::From && !hour);
        e.clock = back.clock;
        self.push(start, end, e)
    }

    /// Pushes an expression over tokens.
    pub fn push(&mut self, start: usize, end: usize, mut e: Expression) -> usize {
        e.range = self.t.get(start).start..self.t.get(end.saturating_sub(1)).end;
        self.out.push(e);
        self.floor = end;
        end
    }

    /// True when the last expression ends right before `i` with a list sign between.
    pub fn continues_list(&self, i: usize) -> bool {
        let days = || self.out.last().is_some_and(|e| e.grain == Some(Grain::Day) && e.yearless);
        let sign = self.is_list_sign(self.floor) || self.t.kind(self.floor) == Kind::Semicolon && days();
        !self.out.is_empty() && self.floor + 1 == i && sign
    }

    /// `,` "và" "hoặc"
    pub fn is_list_sign(&self, i: usize) -> bool {
        self.t.kind(i) == Kind::Comma || matches!(self.t.w(i), "và" | "hoặc")
    }
}
