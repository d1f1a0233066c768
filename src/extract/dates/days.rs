//! Days as written: `ngày 25 tháng 4 năm 2024`, `25/04/2024`, `22.8.2018`, `5-9-2024`, `2024-09-05`, blanks in any place.

use super::lexer::Kind;
use super::point::{Point, Slot, Year, plausible_year};
use super::scan::{Piece, Scanner};
use crate::text::numerals::cardinal;

impl Scanner<'_> {
    /// A day at its number, after "ngày" (`named`) or bare; without a month only when named.
    pub fn day(&self, start: usize, i: usize, named: bool) -> Option<Piece> {
        let (day, next) = self.day_slot(i, named)?;
        let piece = |month, year, end| Piece { point: Point::Day { day, month, year }, start, end, lunar: false };
        let written = match self.t.kind(next) {
            // "ngày 12/ tháng 9/ năm 2024"
            Kind::Slash if named && self.t.w(next + 1) == "tháng" => self.worded_day(day, next + 1),
            Kind::Slash | Kind::Dot | Kind::Dash => self.numeric_day(next, named),
            Kind::Word if self.t.w(next) == "tháng" => self.worded_day(day, next),
            _ => None,
        };
        let found = match written {
            Some((month, year, end)) => piece(month, year, end),
            None if named && next > i => piece(Slot::Absent, Year::Absent, next),
            None => return None,
        };
        // "ngày     tháng     năm" without any number is a label, not a date.
        let absent = day == Slot::Blank && next == i;
        let label = absent
            && self.t.kind(i + 1) == Kind::Word
            && !matches!(found.point.year(), Year::Known(_) | Year::Prefix(..));
        let empty = label || absent && !self.has_number(&found.point);
        (!empty && self.ends_well(found.end)).then(|| self.with_calendar(found))
    }

    fn has_number(&self, point: &Point) -> bool {
        match point {
            Point::Day { month, year, .. } => {
                matches!(month, Slot::Known(_)) || matches!(year, Year::Known(_) | Year::Prefix(..))
            }
            _ => false,
        }
    }

    /// A day's number, number words before "tháng", a blank, or nothing before "tháng" or `/`.
    fn day_slot(&self, i: usize, named: bool) -> Option<(Slot, usize)> {
        let token = self.t.get(i);
        match token.kind {
            Kind::Number if token.digits <= 2 && (named || !token.misread) => Some((Slot::Known(token.value), i + 1)),
            Kind::Blank => Some((Slot::Blank, i + 1)),
            Kind::Slash if named => Some((Slot::Blank, i)),
            Kind::Word if named && self.t.w(i) == "tháng" => Some((Slot::Blank, i)),
            Kind::Word if named && is_placeholder(self.t.w(i)) => Some((Slot::Blank, i + 1)),
            Kind::Word if named => {
                self.words(i).filter(|(_, n)| self.t.w(i + n) == "tháng").map(|(v, n)| (Slot::Known(v), i + n))
            }
            _ => None,
        }
    }

    /// Number words at a token: value and count.
    pub fn words(&self, i: usize) -> Option<(u32, usize)> {
        let words: [&str; 8] = std::array::from_fn(|n| self.t.w(i + n));
        cardinal(&words)
    }

    /// Month and year behind a separator at `i`.
    fn numeric_day(&self, i: usize, named: bool) -> Option<(Slot, Year, usize)> {
        let separator = self.t.kind(i);
        let tight = self.t.glued(i) && self.t.glued(i + 1);
        if separator == Kind::Dot && !tight {
            return None;
        }
        let (month, k) = self.month_slot(i + 1)?;
        if let Some((year, end)) = self.numeric_year(k, separator, named) {
            return Some((month, year, end));
        }
        if separator == Kind::Dash && self.t.kind(k) == Kind::Slash {
            return None;
        }
        let short = match separator {
            Kind::Slash => named || tight,
            _ => named && tight && month != Slot::Blank,
        };
        short.then_some(())?;
        let (year, end) = self.worded_year(k).unwrap_or((Year::Absent, k));
        Some((month, year, end))
    }

    fn month_slot(&self, i: usize) -> Option<(Slot, usize)> {
        let token = self.t.get(i);
        match token.kind {
            Kind::Number if token.digits <= 2 => Some((Slot::Known(token.value), i + 1)),
            Kind::Blank => Some((Slot::Blank, i + 1)),
            Kind::Slash => Some((Slot::Blank, i)),
            Kind::Word if is_placeholder(self.t.w(i)) => Some((Slot::Blank, i + 1)),
            _ => None,
        }
    }

    /// A year behind the same separator, or a tight hyphen after slashes.
    fn numeric_year(&self, i: usize, separator: Kind, named: bool) -> Option<(Year, usize)> {
        let tight = self.t.glued(i) && self.t.glued(i + 1);
        let kind = self.t.kind(i);
        let same = kind == separator && (kind != Kind::Dot || tight);
        let mixed =
            tight && matches!((separator, kind), (Kind::Slash, Kind::Dash | Kind::Dot) | (Kind::Dash, Kind::Slash));
        if !same && !mixed {
            return None;
        }
        let (year, end) = self.year_slot(i + 1)?;
        let full = matches!(year, Year::Known(_)) && self.t.get(i + 1).digits == 4;
        let short_is_sure = self.t.get(i.saturating_sub(1)).digits == 2;
        (full || !mixed && (named || tight && short_is_sure)).then_some((year, end))
    }

    /// Four digits, two digits, a blank, or a century with a blank.
    pub fn year_slot(&self, i: usize) -> Option<(Year, usize)> {
        let token = self.t.get(i);
        match token.kind {
            Kind::Blank => Some((Year::Blank, i + 1)),
            Kind::Word if is_placeholder(self.t.w(i)) => Some((Year::Blank, i + 1)),
            Kind::Number if matches!(token.digits, 2 | 3) && self.t.kind(i + 1) == Kind::Blank => {
                Some((Year::Prefix(token.value, token.digits), i + 2))
            }
            Kind::Number if token.digits == 4 && plausible_year(token.value) => {
                Some((i16::try_from(token.value).map_or(Year::Bad, Year::Known), i + 1))
            }
            Kind::Number if token.digits == 2 && !token.misread => {
                // Two digits: 1961 to 2060.
                let century = if token.value <= 60 { 2000 } else { 1900 };
                i16::try_from(century + token.value).ok().map(|year| (Year::Known(year), i + 1))
            }
            Kind::Number if matches!(token.digits, 3..=5) => Some((Year::Bad, i + 1)),
            _ => None,
        }
    }

    /// "tháng 9 năm 2024", "tháng 9/2024", "tháng … năm …" from "tháng" on, behind a day.
    fn worded_day(&self, day: Slot, i: usize) -> Option<(Slot, Year, usize)> {
        // "tháng     năm 2026": the year's word, not May.
        let gap = self.t.w(i + 1) == "năm" && !matches!(self.t.kind(i + 2), Kind::Word);
        let (month, k) = match self.month_number(i + 1) {
            Some(found) if !gap => found,
            _ if gap => (Slot::Blank, i + 1),
            _ => return None,
        };
        if let Some((year, end)) = self.year_tail(k) {
            return Some((month, year, end));
        }
        let blank_year =
            self.t.w(k) == "năm" && (day == Slot::Blank || month == Slot::Blank) && self.t.w(k + 1).is_empty();
        Some(if blank_year { (month, Year::Blank, k + 1) } else { (month, Year::Absent, k) })
    }

    /// A month's number, words or blank after "tháng".
    pub fn month_number(&self, i: usize) -> Option<(Slot, usize)> {
        let token = self.t.get(i);
        match token.kind {
            Kind::Number if token.digits <= 2 => Some((Slot::Known(token.value), i + 1)),
            Kind::Blank => Some((Slot::Blank, i + 1)),
            Kind::Word if is_placeholder(self.t.w(i)) => Some((Slot::Blank, i + 1)),
            Kind::Word => self.words(i).filter(|(v, _)| (1..=12).contains(v)).map(|(v, n)| (Slot::Known(v), i + n)),
            _ => None,
        }
    }

    /// A year behind a month or quarter: "năm 2024", ", năm 2024", "/2024", "-2024", ".2024".
    pub fn year_tail(&self, i: usize) -> Option<(Year, usize)> {
        if let Some(found) = self.worded_year(i) {
            return Some(found);
        }
        let tight = self.t.glued(i) && self.t.glued(i + 1);
        let separated = match self.t.kind(i) {
            Kind::Slash if self.t.w(i + 1) == "năm" => return self.worded_year(i + 1),
            Kind::Slash => true,
            Kind::Dash | Kind::Dot if tight => true,
            // "tháng 9 - 2024", "tháng 9, 2024" and nothing that the number counts.
            Kind::Dash | Kind::Comma => self.full_year(i + 1).is_some() && self.is_last(i + 2),
            _ => false,
        };
        let (year, end) = self.year_slot(i + 1).filter(|_| separated)?;
        let token = self.t.get(i + 1);
        let full = token.kind != Kind::Number || token.digits == 4 || matches!(year, Year::Prefix(..));
        (full && self.ends_well(end)).then_some((year, end))
    }

    /// The clause or the text ends here.
    fn is_last(&self, end: usize) -> bool {
        matches!(self.t.kind(end), Kind::End | Kind::Dot | Kind::Semicolon | Kind::Comma | Kind::Close | Kind::Colon)
    }

    /// "năm 2024", ", năm 2024", "năm hai nghìn không trăm hai mươi tư", "năm 20…".
    pub fn worded_year(&self, i: usize) -> Option<(Year, usize)> {
        let at = if self.t.kind(i) == Kind::Comma { i + 1 } else { i };
        if self.t.w(at) != "năm" {
            return None;
        }
        let token = self.t.get(at + 1);
        match token.kind {
            Kind::Number if token.digits >= 3 || self.t.kind(at + 2) == Kind::Blank => self.year_slot(at + 1),
            Kind::Blank => self.year_slot(at + 1),
            Kind::Word if is_placeholder(self.t.w(at + 1)) => self.year_slot(at + 1),
            Kind::Word => {
                let (value, n) = self.words(at + 1).filter(|(v, _)| *v >= 1000 && plausible_year(*v))?;
                Some((Year::Known(i16::try_from(value).ok()?), at + 1 + n))
            }
            _ => None,
        }
    }

    /// `2024-09-05`
    pub fn iso_day(&self, i: usize) -> Option<Piece> {
        let year = self.t.number(i, 4).filter(|y| self.t.get(i).digits == 4 && plausible_year(*y))?;
        let joined = (1..=4).all(|n| self.t.glued(i + n));
        let dashes = self.t.kind(i + 1) == Kind::Dash && self.t.kind(i + 3) == Kind::Dash;
        let (month, day) = (self.t.number(i + 2, 2)?, self.t.number(i + 4, 2)?);
        let padded = self.t.get(i + 2).digits == 2 && self.t.get(i + 4).digits == 2;
        if !joined || !dashes || !padded || !self.ends_well(i + 5) {
            return None;
        }
        let year = Year::Known(i16::try_from(year).ok()?);
        let point = Point::Day { day: Slot::Known(day), month: Slot::Known(month), year };
        Some(Piece { point, start: i, end: i + 5, lunar: false })
    }

    /// Nothing is glued to the end that would make the numbers part of a symbol: a slash, a letter, another digit.
    pub fn ends_well(&self, end: usize) -> bool {
        if !self.t.glued(end) {
            return true;
        }
        match self.t.kind(end) {
            Kind::Slash | Kind::Word | Kind::Number | Kind::Clock | Kind::Weekday => false,
            Kind::Dot => !(self.t.glued(end + 1) && matches!(self.t.kind(end + 1), Kind::Number)),
            Kind::Dash => !(self.t.glued(end + 1) && self.t.kind(end + 1) == Kind::Word),
            _ => true,
        }
    }

    /// Marks a lunar day: "âm lịch" behind it, a year of the sexagenary cycle, "tháng Giêng", "tháng Chạp".
    fn with_calendar(&self, mut piece: Piece) -> Piece {
        let end = piece.end;
        let mut at = if self.t.kind(end) == Kind::Open { end + 1 } else { end };
        let named = is_cycle_stem(self.t.w(at + 1)) && is_cycle_branch(self.t.w(at + 2));
        if self.t.w(at) == "năm" && named && self.t.get(at + 1).capital {
            piece.lunar = true;
            piece.end = at + 3;
            at = piece.end;
        }
        let said = match self.t.w(at) {
            "âm" if self.t.w(at + 1) == "lịch" => 2,
            "âl" => 1,
            _ => 0,
        };
        if said > 0 {
            piece.lunar = true;
            piece.end = if self.t.kind(end) == Kind::Open { piece.end } else { at + said };
        }
        // The Hùng Kings' day is always 10/3 of the lunar calendar, said or not.
        if piece.point.place_in_year() == (3, 10)
            && piece.point.year() == Year::Absent
            && self.speaks_of_hung_kings(piece.start)
        {
            piece.lunar = true;
        }
        piece
    }

    fn speaks_of_hung_kings(&self, start: usize) -> bool {
        (1..=8).any(|n| self.t.before(start, n) == "hùng" && self.t.before(start, n - 1) == "vương")
    }
}

/// `xx` in the place of digits to come; the `dd`, `mm`, `yyyy` of a form say how to write a date and are none.
fn is_placeholder(word: &str) -> bool {
    matches!(word, "xx" | "xxx" | "xxxx")
}

fn is_cycle_stem(word: &str) -> bool {
    matches!(word, "giáp" | "ất" | "bính" | "đinh" | "mậu" | "kỷ" | "canh" | "tân" | "nhâm" | "quý")
}

fn is_cycle_branch(word: &str) -> bool {
    matches!(
        word,
        "tý" | "tí"
            | "sửu"
            | "dần"
            | "mão"
            | "mẹo"
            | "thìn"
            | "tỵ"
            | "tị"
            | "ngọ"
            | "mùi"
            | "thân"
            | "dậu"
            | "tuất"
            | "hợi"
    )
}
