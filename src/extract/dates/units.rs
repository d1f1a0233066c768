//! Months, quarters, years, school years, terms, periods and parts of them, from their own words on.

use super::lexer::Kind;
use super::point::{Point, Slot, Year, plausible_year};
use super::scan::{LIST_LIMIT, Piece, Scanner};
use crate::text::numerals::roman;

impl Scanner<'_> {
    /// A point that its own words announce.
    pub fn announced(&self, i: usize) -> Option<Piece> {
        let piece = |point, end| Piece { point, start: i, end, lunar: false };
        match self.t.w(i) {
            "ngày" if matches!(self.t.w(i + 1), "mùng" | "rằm") => {
                self.announced(i + 1).map(|inner| Piece { start: i, ..inner })
            }
            "ngày" => self.lunar_month_day(i, i + 1).or_else(|| self.day(i, i + 1, true)),
            "mùng" => self.lunar_month_day(i, i + 1).or_else(|| self.day(i, i + 1, true)),
            "rằm" => self.full_moon(i),
            "tháng" | "t" => self.month(i).filter(|p| p.point.year() != Year::Absent || self.is_month(i, p.end)),
            "quý" => self
                .quarter_at(i + 1)
                .map(|(quarter, k)| {
                    let (year, end) = self.year_tail(k).unwrap_or((Year::Absent, k));
                    piece(Point::Quarter { quarter, year }, end)
                })
                .filter(|p| p.point.possible() || p.point.year() != Year::Absent),
            "năm" if self.t.w(i + 1) == "học" => {
                self.school_years(i + 2).map(|(a, b, end)| piece(Point::School(a, b), end))
            }
            "niên" if matches!(self.t.w(i + 1), "học") => {
                self.school_years(i + 2).map(|(a, b, end)| piece(Point::School(a, b), end))
            }
            "năm" => self
                .worded_year(i)
                .filter(|_| self.t.kind(i) == Kind::Word)
                .map(|(year, end)| piece(Point::Year(year), end))
                .filter(|p| matches!(p.point.year(), Year::Known(_) | Year::Prefix(..)) && self.ends_well(p.end)),
            "đầu" | "giữa" | "cuối" => self.part(i),
            "nửa" if matches!(self.t.w(i + 1), "đầu" | "cuối") => {
                self.part(i + 1).map(|inner| Piece { start: i, ..inner })
            }
            "tuần" => self.week_of_month(i),
            "giai" | "nhiệm" | "thời" | "niên" => None,
            "học" | "hk" | "hki" | "hkii" => self.term(i),
            _ => None,
        }
    }

    /// "tháng 9", "tháng 9/2024", "tháng chín năm 2024", "T9/2024".
    fn month(&self, i: usize) -> Option<Piece> {
        let dotted = self.t.w(i) == "t" && self.t.kind(i + 1) == Kind::Dot;
        let number = if dotted { i + 2 } else { i + 1 };
        let (month, k) = self.month_number(number)?;
        let tail = self.year_tail(k);
        let (year, end) = tail.unwrap_or((Year::Absent, k));
        let point = Point::Month { month, year };
        let written = match month {
            Slot::Known(_) => point.possible() || tail.is_some(),
            _ => matches!(year, Year::Known(_) | Year::Prefix(..)),
        };
        (written && self.ends_well(end)).then_some(Piece { point, start: i, end, lunar: false })
    }

    /// Not "6 tháng 9 ngày", "Cách mạng Tháng Tám", "mỗi tháng 2 buổi", "tháng 13" (pay), "tháng năm" (a label's words).
    fn is_month(&self, i: usize, end: usize) -> bool {
        let counted = matches!(self.t.kind_before(i, 1), Kind::Number)
            || matches!(self.t.before(i, 1), "mỗi" | "hằng" | "hàng" | "mạng" | "một" | "hai" | "ba" | "sáu" | "chín");
        let counts = matches!(self.t.w(end), "lần" | "buổi" | "tiết" | "cuộc" | "giờ")
            || self.t.w(end) == "ngày" && self.t.kind(end + 1) != Kind::Number;
        let label = self.t.w(i + 1) == "năm" && !self.t.get(i + 1).capital;
        !counted && !counts && !label && self.t.w(i) == "tháng"
            || self.t.w(i) == "t" && self.setting.is_cell() && self.t.get(i).capital
    }

    /// A quarter's number.
    pub fn quarter_at(&self, i: usize) -> Option<(u32, usize)> {
        let token = self.t.get(i);
        if let Some(number) = self.t.number(i, 1) {
            return Some((number, i + 1));
        }
        if token.kind == Kind::Number && token.misread && token.digits == 1 {
            return Some((token.value, i + 1));
        }
        if token.kind == Kind::Word && token.capital {
            return roman(self.t.w(i)).filter(|q| *q <= 9).map(|quarter| (quarter, i + 1));
        }
        self.words(i).filter(|(quarter, n)| *n == 1 && (1..=4).contains(quarter)).map(|(quarter, n)| (quarter, i + n))
    }

    /// Two years of a school year: `2024-2025`, `2024 – 2025`, `2024/2025`, `2024-25`, "2024 đến 2025".
    pub fn school_years(&self, i: usize) -> Option<(i16, i16, usize)> {
        let at = if self.t.kind(i) == Kind::Colon { i + 1 } else { i };
        let first = self.full_year(at)?;
        let joins = matches!(self.t.kind(at + 1), Kind::Dash | Kind::Slash) || matches!(self.t.w(at + 1), "đến");
        if !joins {
            return None;
        }
        if let Some(second) = self.full_year(at + 2) {
            return self.ends_well(at + 3).then_some((first, second, at + 3));
        }
        let short = self.t.number(at + 2, 2).filter(|_| self.t.get(at + 2).digits == 2)?;
        let second = first - first % 100 + i16::try_from(short).ok()?;
        (second == first + 1 && self.ends_well(at + 3)).then_some((first, second, at + 3))
    }

    /// Four digits that are a year.
    pub fn full_year(&self, i: usize) -> Option<i16> {
        let year = self.t.get(i);
        let plausible = year.kind == Kind::Number && year.digits == 4 && (1900..=2199).contains(&year.value);
        if plausible { i16::try_from(year.value).ok() } else { None }
    }

    /// "cuối tháng 5 năm 2025", "đầu năm học 2024-2025", "giữa quý II/2025": the value is the whole.
    fn part(&self, i: usize) -> Option<Piece> {
        let led = matches!(
            self.t.before(i, 1),
            "bắt" | "lần" | "ban" | "hàng" | "đứng" | "bước" | "mở" | "dẫn" | "khởi" | "tháng"
        );
        if led && i > 0 {
            return None;
        }
        let inner = match self.t.w(i + 1) {
            "tháng" | "quý" | "năm" | "học" | "hk" | "hki" | "hkii" => self.announced(i + 1)?,
            _ => return None,
        };
        Some(Piece { start: i, ..inner })
    }

    /// "tuần 2 tháng 9", "tuần đầu tháng 10/2024": the value is the month.
    fn week_of_month(&self, i: usize) -> Option<Piece> {
        let mut at = i + 1;
        if self.t.w(at) == "lễ" {
            return None;
        }
        at += usize::from(self.t.w(at) == "thứ");
        at = match self.t.w(at) {
            "đầu" | "cuối" => at + 1,
            "" => self.t.number(at, 1).map(|_| at + 1)?,
            _ => self.words(at).map(|(_, n)| at + n).or_else(|| self.quarter_at(at).map(|(_, k)| k))?,
        };
        at += usize::from(matches!(self.t.w(at), "tiên" | "cùng"));
        for _ in 0..4 {
            let joins = self.t.kind(at) == Kind::Dash || self.is_list_sign(at);
            if !joins || self.t.number(at + 1, 1).is_none() {
                break;
            }
            at += 2;
        }
        at += usize::from(self.t.w(at) == "của");
        at += usize::from(matches!(self.t.kind(at), Kind::Slash | Kind::Comma));
        let month = (self.t.w(at) == "tháng").then(|| self.month(at)).flatten()?;
        Some(Piece { start: i, ..month })
    }

    /// "học kỳ I năm học 2024-2025", "HKII", "học kỳ 2": in the document's school year when none is written.
    fn term(&self, i: usize) -> Option<Piece> {
        let (half, k) = match self.t.w(i) {
            "hki" => (1, i + 1),
            "hkii" => (2, i + 1),
            "hk" => self.quarter_at(i + 1)?,
            _ if self.t.w(i + 1) == "kỳ" => self.quarter_at(i + 2)?,
            _ => return None,
        };
        if !(1..=2).contains(&half) {
            return None;
        }
        let at = k + usize::from(matches!(self.t.kind(k), Kind::Comma | Kind::Slash | Kind::Open));
        let written = match self.t.w(at) {
            "năm" if self.t.w(at + 1) == "học" => self.school_years(at + 2),
            _ => self.school_years(at),
        };
        if let Some((first, _, end)) = written {
            return Some(Piece { point: Point::Term(half, first), start: i, end, lunar: false });
        }
        let first = self.setting.school_year.filter(|_| self.is_when(i))?;
        Some(Piece { point: Point::Term(half, first), start: i, end: k, lunar: false })
    }

    /// A bare term says when only in a time column or behind "trong", "cuối" and the like.
    fn is_when(&self, i: usize) -> bool {
        self.setting.is_cell()
            || matches!(self.t.before(i, 1), "trong" | "vào" | "cuối" | "đầu" | "giữa" | "hết" | "sau" | "trước" | "từ")
    }

    /// "mùng 10 tháng Giêng", "ngày 23 tháng Chạp".
    fn lunar_month_day(&self, start: usize, i: usize) -> Option<Piece> {
        let day = self.t.number(i, 2)?;
        let lunar_month = self.t.w(i + 1) == "tháng" && matches!(self.t.w(i + 2), "giêng" | "chạp");
        let feast = self.t.w(start) == "mùng" && self.t.w(i + 1) == "tết";
        let point = Point::Day { day: Slot::Known(day), month: Slot::Blank, year: Year::Absent };
        let end = if feast { i + 2 } else { i + 3 };
        (lunar_month || feast).then_some(Piece { point, start, end, lunar: true })
    }

    /// "rằm tháng Giêng", "rằm tháng 7".
    fn full_moon(&self, i: usize) -> Option<Piece> {
        let named = matches!(self.t.w(i + 2), "giêng" | "chạp");
        let end = if named { i + 3 } else { self.month_number(i + 2)?.1 };
        let point = Point::Day { day: Slot::Known(15), month: Slot::Blank, year: Year::Absent };
        (self.t.w(i + 1) == "tháng").then_some(Piece { point, start: i, end, lunar: true })
    }

    /// "tháng 9, 10 năm 2024", "tháng 9-10/2024", "Quý I, II năm 2025": one interval when the numbers follow each other,
    /// else one date each.
    pub fn unit_list(&mut self, i: usize) -> Option<usize> {
        let quarters = self.t.w(i) == "quý";
        let mut items = vec![self.list_item(i, i + 1, quarters)?];
        let mut ranged = false;
        let mut end = items.first()?.end;
        while items.len() < LIST_LIMIT && items.last().is_some_and(|item| item.point.year() == Year::Absent) {
            let dash = self.t.kind(end) == Kind::Dash && items.len() == 1;
            let mut next = end + 1;
            if !dash && !self.is_list_sign(end) {
                break;
            }
            next += usize::from(self.is_list_sign(end) && self.is_list_sign(next));
            let number = next + usize::from(self.t.w(next) == self.t.w(i) && !dash);
            let Some(item) = self.list_item(next, number, quarters) else { break };
            end = item.end;
            items.push(item);
            ranged |= dash;
            if ranged {
                break;
            }
        }
        let (first, last) = (*items.first()?, *items.last()?);
        let years = items.iter().filter(|p| p.point.year() != Year::Absent).count();
        let closed = last.point.year() != Year::Absent && years == 1 || years == 0 && self.is_closed(last.end);
        if items.len() < 2 || !closed {
            return None;
        }
        // "tháng 3 và tháng 10 hằng năm"
        if let Some(every) = self.every_after(last.end, years == 0 && !quarters && !ranged) {
            let months: Vec<String> = items.iter().map(|item| item.point.place_in_year().0.to_string()).collect();
            let rule = format!("FREQ=YEARLY;BYMONTH={}", months.join(","));
            return Some(self.push_recurrence(first.start, every.end, Some(rule)));
        }
        let follow = items.windows(2).all(|two| self.follows(two));
        if ranged || follow {
            return self.push_interval(first, last);
        }
        for n in (0..items.len() - 1).rev() {
            let later = items.get(n + 1)?.point;
            let item = items.get_mut(n)?;
            item.point = before_in_list(item.point, later);
        }
        for item in items {
            self.push_point(item);
        }
        Some(last.end)
    }

    fn list_item(&self, start: usize, number: usize, quarters: bool) -> Option<Piece> {
        let (point, k) = if quarters {
            let (quarter, k) = self.quarter_at(number).filter(|(q, _)| (1..=4).contains(q))?;
            (Point::Quarter { quarter, year: Year::Absent }, k)
        } else {
            let (month, k) = self.month_number(number).filter(|(m, _)| matches!(m, Slot::Known(1..=12)))?;
            (Point::Month { month, year: Year::Absent }, k)
        };
        let (year, end) = self.year_tail(k).unwrap_or((Year::Absent, k));
        let ends = self.ends_well(end) || self.t.kind(end) == Kind::Dash;
        ends.then_some(Piece { point: point.with_year(year), start, end, lunar: false })
    }

    fn follows(&self, two: &[Piece]) -> bool {
        let [a, b] = two else { return false };
        let step = if matches!(a.point, Point::Quarter { .. }) { 3 } else { 1 };
        a.point.grain() == b.point.grain() && a.point.place_in_year().0 + step == b.point.place_in_year().0
    }

    /// The list ends at a sign, not before a noun that its last number counts.
    pub fn is_closed(&self, end: usize) -> bool {
        !matches!(self.t.kind(end), Kind::Word | Kind::Number | Kind::Slash)
            || matches!(self.t.w(end), "hằng" | "hàng" | "tới" | "sẽ" | "để" | "tại" | "theo")
    }

    /// "nửa đầu năm 2025": its first and last month.
    pub fn half_year(&self, i: usize) -> Option<(Piece, Piece)> {
        let (first, last) = match (self.t.w(i), self.t.w(i + 1)) {
            ("nửa", "đầu") => (1, 6),
            ("nửa", "cuối") => (7, 12),
            _ => return None,
        };
        let (year, end) = self.worded_year(i + 2).filter(|_| self.t.w(i + 2) == "năm")?;
        let month = |month| Point::Month { month: Slot::Known(month), year };
        let piece = |month_number| Piece { point: month(month_number), start: i, end, lunar: false };
        matches!(year, Year::Known(_)).then(|| (piece(first), piece(last)))
    }

    /// "giai đoạn 2021 – 2030", "nhiệm kỳ 2020-2025", "giai đoạn từ năm 2021 đến năm 2025": start and end of its years.
    pub fn period_years(&self, i: usize) -> Option<(Piece, Piece)> {
        let two = (self.t.w(i), self.t.w(i + 1));
        let named = matches!(two, ("giai", "đoạn") | ("nhiệm", "kỳ") | ("thời", "kỳ") | ("niên", "khóa"));
        if !named {
            return None;
        }
        let mut at = i + 2;
        let mut start = i;
        for _ in 0..3 {
            match self.t.kind(at) {
                Kind::Word if matches!(self.t.w(at), "từ" | "năm") => at += 1,
                Kind::Colon => at += 1,
                Kind::Open => {
                    at += 1;
                    start = at;
                }
                _ if self.quarter_at(at).is_some() && self.t.kind(at + 1) == Kind::Open => {
                    at += 2;
                    start = at;
                }
                _ => break,
            }
        }
        let (a, b) = self.year_range(at)?;
        Some((Piece { start, ..a }, b))
    }

    /// `2021-2025`, "2021 đến năm 2025".
    pub fn year_range(&self, i: usize) -> Option<(Piece, Piece)> {
        let first = self.full_year(i)?;
        let mut at = i + 1;
        match self.t.w(at) {
            "đến" | "tới" => at += 1,
            _ if self.t.kind(at) == Kind::Dash => at += 1,
            _ => return None,
        }
        at += usize::from(self.t.w(at) == "năm");
        let second = self.full_year(at)?;
        let year = |year, start, end| Piece { point: Point::Year(Year::Known(year)), start, end, lunar: false };
        (plausible_year(u32::from(second.unsigned_abs())) && self.ends_well(at + 1))
            .then(|| (year(first, i, i + 1), year(second, at, at + 1)))
    }
}

/// A month or quarter of a list with the year of the next item, or the year before it when its month comes later in the year
/// ("tháng 10 và tháng 3 năm 2025").
fn before_in_list(point: Point, later: Point) -> Point {
    match (point.year(), later.year()) {
        (Year::Absent, Year::Known(year)) if point.place_in_year() > later.place_in_year() => {
            point.with_year(Year::Known(year.saturating_sub(1)))
        }
        (Year::Absent, year) => point.with_year(year),
        _ => point,
    }
}
