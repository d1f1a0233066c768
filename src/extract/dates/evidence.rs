//! Bare numbers: which of `20/11`, `3/4`, `9/2`, `12/2024`, `2021-2025` are dates. A fraction, a class, a page, a symbol's
//! number is none; a doubtful one is left alone.

use super::lexer::Kind;
use super::point::{Point, Slot, Year};
use super::scan::{Piece, Scanner};

/// Anniversaries that plans name by their numbers alone (day, month).
const ANNIVERSARIES: &[(u32, u32)] = &[
    (9, 1),
    (3, 2),
    (27, 2),
    (8, 3),
    (24, 3),
    (26, 3),
    (21, 4),
    (30, 4),
    (1, 5),
    (7, 5),
    (15, 5),
    (19, 5),
    (1, 6),
    (5, 6),
    (28, 6),
    (27, 7),
    (19, 8),
    (2, 9),
    (5, 9),
    (10, 10),
    (15, 10),
    (20, 10),
    (9, 11),
    (18, 11),
    (20, 11),
    (22, 12),
];

impl Scanner<'_> {
    /// A point made of numbers alone.
    pub fn bare(&self, i: usize) -> Option<Piece> {
        if !self.starts_well(i) {
            return None;
        }
        self.iso_day(i)
            .or_else(|| self.month_and_year(i))
            .or_else(|| self.day(i, i, false))
            .or_else(|| self.elided_day(i))
            .or_else(|| self.dotted_day(i))
    }

    /// The first end of "1.10 - 5.10.2024".
    fn dotted_day(&self, i: usize) -> Option<Piece> {
        let dotted = self.t.kind(i + 1) == Kind::Dot && self.t.glued(i + 1) && self.t.glued(i + 2);
        let (day, month) = (self.t.number(i, 2)?, self.t.number(i + 2, 2).filter(|_| dotted)?);
        let point = Point::Day { day: Slot::Known(day), month: Slot::Known(month), year: Year::Absent };
        let piece = Piece { point, start: i, end: i + 3, lunar: false };
        let dated = self.other_end(&piece).is_some_and(|(b, now)| !now && b.point.year() != Year::Absent);
        (point.possible() && dated).then_some(piece)
    }

    /// Nothing is glued to the front that would make the numbers part of a symbol, and no "số" stands before them.
    fn starts_well(&self, i: usize) -> bool {
        if self.t.before(i, 1) == "số" || self.t.before(i, 2) == "số" && self.t.kind_before(i, 1) == Kind::Colon {
            return false;
        }
        if !self.t.glued(i) {
            return true;
        }
        match self.t.kind_before(i, 1) {
            Kind::Slash | Kind::Word | Kind::Number | Kind::Clock => false,
            Kind::Dot => !self.t.glued(i - 1),
            Kind::Dash => !(self.t.glued(i - 1) && self.t.kind_before(i, 2) == Kind::Word),
            _ => true,
        }
    }

    /// `9/2024`
    fn month_and_year(&self, i: usize) -> Option<Piece> {
        let month = self.t.number(i, 2).filter(|m| (1..=12).contains(m))?;
        let year = self.full_year(i + 2).filter(|_| self.t.kind(i + 1) == Kind::Slash)?;
        let point = Point::Month { month: Slot::Known(month), year: Year::Known(year) };
        self.ends_well(i + 3).then_some(Piece { point, start: i, end: i + 3, lunar: false })
    }

    /// The first number of `05-12/9/2024`, of "từ 01 đến 15/8".
    fn elided_day(&self, i: usize) -> Option<Piece> {
        let day = self.t.number(i, 2).filter(|d| (1..=31).contains(d))?;
        let dash = self.t.kind(i + 1) == Kind::Dash;
        let worded = matches!(self.t.w(i + 1), "đến" | "tới");
        if !dash && !worded {
            return None;
        }
        let b = self.day(i + 2, i + 2, false).or_else(|| self.announced(i + 2))?;
        let whole = matches!(b.point, Point::Day { month: Slot::Known(_), .. }) && day < b.point.place_in_year().1;
        let point = Point::Day { day: Slot::Known(day), month: Slot::Absent, year: Year::Absent };
        whole.then_some(Piece { point, start: i, end: i + 1, lunar: false })
    }

    /// Whether a bare piece is surely a date.
    pub fn trusted(&self, piece: &Piece) -> bool {
        if self.is_refused(piece.start) && !self.is_day_of_a_body(piece) {
            return false;
        }
        match piece.point {
            _ if piece.lunar => true,
            Point::Day { month: Slot::Absent, .. } => {
                let (b, _) = self.other_end(piece).unwrap_or((*piece, false));
                b.point.year() != Year::Absent || self.is_said(piece, 15) || self.setting.is_cell()
            }
            Point::Day { day: Slot::Known(day), month: Slot::Known(month), year: Year::Absent } => {
                self.is_near_calendar(piece) && self.is_day(piece, day, month)
            }
            Point::Day { year: Year::Known(_) | Year::Prefix(..), .. } => self.is_near_calendar(piece),
            Point::Day { .. } => false,
            Point::Month { .. } => {
                self.setting.is_cell()
                    || self.is_led(piece.start)
                    || self.continues_list(piece.start)
                    || self.is_alone(piece)
            }
            _ => true,
        }
    }

    /// `45/13/2024` is no date at all, `30/02/2024` is an impossible one.
    fn is_near_calendar(&self, piece: &Piece) -> bool {
        match piece.point {
            Point::Day { day, month, .. } => {
                !matches!(day, Slot::Known(d) if !(1..=31).contains(&d))
                    && !matches!(month, Slot::Known(m) if !(1..=12).contains(&m))
            }
            _ => true,
        }
    }

    /// A day and month without a year.
    fn is_day(&self, piece: &Piece, day: u32, month: u32) -> bool {
        if self.setting.is_cell() || self.continues_list(piece.start) {
            return self.is_alone(piece) || self.setting.is_cell() || !self.counts(piece.end);
        }
        if self.t.w(piece.start + 1) == "tháng" {
            return day > 12 || self.is_led(piece.start) || self.is_anniversary(piece, day, month);
        }
        if self.is_anniversary(piece, day, month) && !self.counts(piece.end) {
            return true;
        }
        if self.is_interval_of_days(piece) || self.is_label(piece) && (day > 12 || self.is_padded(piece)) {
            return true;
        }
        self.is_said(piece, day)
            && (day > month || self.is_padded(piece) || self.is_strongly_led(piece.start))
            && !self.is_share(piece.end)
    }

    /// The number is announced by a preposition, a colon behind a time word, or stands alone in brackets.
    fn is_said(&self, piece: &Piece, day: u32) -> bool {
        let start = piece.start;
        if self.is_led(start) || self.is_strongly_led(start) {
            return true;
        }
        let bracketed = self.t.kind_before(start, 1) == Kind::Open && day > 9;
        bracketed && matches!(self.t.kind(piece.end), Kind::Close | Kind::Dash | Kind::Comma | Kind::Semicolon)
    }

    fn is_led(&self, start: usize) -> bool {
        let word = matches!(
            self.t.before(start, 1),
            "từ" | "đến"
                | "tới"
                | "trước"
                | "sau"
                | "vào"
                | "hết"
                | "trong"
                | "khoảng"
                | "nhất"
                | "hạn"
                | "cuối"
                | "chót"
                | "tháng"
                | "quá"
                | "điểm"
        );
        word || self.is_strongly_led(start)
            || self.t.kind_before(start, 1) == Kind::Colon && self.speaks_of_time(start)
            || self.t.kind_before(start, 1) == Kind::Colon
                && self.is_last_of_clause(start + 3)
                && self.t.get(start + 2).digits == 4
            || self.t.kind_before(start, 1) == Kind::Open
                && self.t.kind(start + 3) == Kind::Close
                && self.t.get(start + 2).digits == 4
    }

    fn is_strongly_led(&self, start: usize) -> bool {
        let back = self.look_back(start);
        back.weekday.is_some()
            || back.clock
            || matches!(
                self.t.before(start, 1),
                "trước"
                    | "vào"
                    | "dịp"
                    | "mừng"
                    | "lễ"
                    | "niệm"
                    | "sáng"
                    | "chiều"
                    | "tối"
                    | "nhất"
                    | "hạn"
                    | "chót"
                    | "ngày"
            )
            || self.t.before(start, 1) == "cuối" && self.t.before(start, 2) == "hạn"
    }

    /// "Thời gian: …", "Ngày thi: …", "Hạn nộp: …" up to the colon before `start`.
    fn speaks_of_time(&self, start: usize) -> bool {
        (2..=7)
            .take_while(|n| !matches!(self.t.kind_before(start, *n), Kind::Dot | Kind::Semicolon | Kind::End))
            .any(|n| matches!(self.t.before(start, n), "thời" | "ngày" | "hạn" | "lịch"))
    }

    fn is_anniversary(&self, piece: &Piece, day: u32, month: u32) -> bool {
        ANNIVERSARIES.contains(&(day, month)) && self.speaks_of_feast(piece.start)
    }

    /// "Ngày Nhà giáo Việt Nam 20/11", "chào mừng 8/3 và 26/3" within the sentence.
    fn speaks_of_feast(&self, start: usize) -> bool {
        (1..=14)
            .map_while(|n| start.checked_sub(n))
            .take_while(|p| !matches!(self.t.kind(*p), Kind::Dot | Kind::Semicolon))
            .any(|p| {
                matches!(self.t.w(p), "lễ" | "niệm" | "mừng" | "dịp" | "đàm" | "trại" | "giảng" | "tường")
                    || self.t.w(p) == "ngày" && self.t.get(p + 1).capital
            })
    }

    /// `05/9 - 10/9`: both ends are days and months, and they do not share their first number like classes do.
    fn is_interval_of_days(&self, piece: &Piece) -> bool {
        let Some((b, false)) = self.other_end(piece) else { return false };
        let (a_place, b_place) = (piece.point.place_in_year(), b.point.place_in_year());
        let dated = b.point.year() != Year::Absent;
        // "từ 1/10 đến 15/10"
        let worded = self.t.before(piece.start, 1) == "từ"
            && matches!(self.t.w(piece.end), "đến" | "tới")
            && a_place < b_place
            && !self.counts(b.end);
        b.point.possible()
            && (dated
                || worded
                || a_place < b_place
                    && a_place.1 != b_place.1
                    && (self.is_padded(piece) || a_place.1 > a_place.0 && b_place.1 > b_place.0))
    }

    fn is_padded(&self, piece: &Piece) -> bool {
        (piece.start..piece.end)
            .any(|i| self.t.get(i).kind == Kind::Number && self.t.get(i).digits == 2 && self.t.get(i).value < 10)
    }

    /// "ngày thành lập Đoàn 26/3": the anniversary of the body, not its number.
    fn is_day_of_a_body(&self, piece: &Piece) -> bool {
        let Point::Day { day: Slot::Known(day), month: Slot::Known(month), .. } = piece.point else { return false };
        matches!(self.t.before(piece.start, 1), "đội" | "đoàn" | "viên") && self.is_anniversary(piece, day, month)
    }

    /// Words that make the numbers a class, a page, a share of something, an address.
    fn is_refused(&self, start: usize) -> bool {
        let listed = self.refused != usize::MAX
            && (self.refused + 1 == start
                && (self.is_list_sign(self.refused)
                    || self.t.kind(self.refused) == Kind::Dash
                    || matches!(self.t.w(self.refused), "đến"))
                || self.refused + 2 == start && self.is_list_sign(self.refused));
        let score = self.t.before(start, 1) == "điểm" && self.t.before(start, 2) != "thời";
        listed
            || score
            || matches!(
                self.t.before(start, 1),
                "lớp"
                    | "tổ"
                    | "trang"
                    | "bài"
                    | "tiết"
                    | "nhóm"
                    | "khối"
                    | "phòng"
                    | "câu"
                    | "đạt"
                    | "lệ"
                    | "tầng"
                    | "ngõ"
                    | "ngách"
                    | "hẻm"
                    | "kiệt"
                    | "đường"
                    | "phố"
                    | "thửa"
                    | "đề"
                    | "mã"
                    | "đội"
                    | "đoàn"
                    | "gvcn"
                    | "trường"
                    | "quốc"
                    | "lộ"
                    | "viên"
                    | "khu"
                    | "ấp"
                    | "thcs"
                    | "thpt"
                    | "bản"
                    | "version"
                    | "nhà"
                    | "chiếm"
                    | "còn"
            )
    }

    /// A noun behind the number: it counts something.
    fn counts(&self, end: usize) -> bool {
        matches!(
            self.t.w(end),
            "số" | "tiêu"
                | "điểm"
                | "học"
                | "giáo"
                | "thành"
                | "lớp"
                | "người"
                | "phiếu"
                | "tổng"
                | "chỉ"
                | "trường"
                | "đơn"
                | "cán"
                | "câu"
                | "em"
                | "hs"
                | "gv"
                | "tổ"
                | "chi"
                | "trở"
                | "đại"
                | "đảng"
                | "đoàn"
                | "nội"
                | "hội"
                | "phần"
                | "diện"
        ) || self.t.glued(end) && self.t.kind(end) == Kind::Other
    }

    /// The noun makes the number a share or a score, not a day before what is to be done.
    pub fn is_share(&self, end: usize) -> bool {
        self.counts(end)
            && !matches!(self.t.w(end), "học" | "giáo" | "lớp" | "trường" | "tổ" | "chi" | "đoàn" | "cán" | "trở")
    }

    /// "- 18/3: công bố danh sách": the day that a list item begins with.
    fn is_label(&self, piece: &Piece) -> bool {
        let marked = piece.start == 1 && matches!(self.t.kind(0), Kind::Dash | Kind::Other | Kind::Comma);
        (piece.start == 0 || marked) && self.t.kind(piece.end) == Kind::Colon
    }

    fn is_last_of_clause(&self, end: usize) -> bool {
        matches!(self.t.kind(end), Kind::End | Kind::Dot | Kind::Semicolon | Kind::Comma)
    }

    /// The piece is the whole text.
    fn is_alone(&self, piece: &Piece) -> bool {
        piece.start == 0 && piece.end == self.t.len()
    }
}
