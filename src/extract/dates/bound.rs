//! What stands around an expression and is not part of it: the bound word before it, the clock time and the weekday beside it,
//! and the words after it that bound it.

use super::lexer::Kind;
use super::scan::Scanner;
use crate::extract::plan::Bound;

/// How far back a deadline's words ("hạn nộp bài dự thi: …") may stand, in tokens.
const REACH: usize = 12;

/// What stands before an expression.
#[derive(Debug, Clone, Copy, Default)]
pub struct Back {
    /// The bound.
    pub bound: Option<Bound>,
    /// 1 Monday … 7 Sunday.
    pub weekday: Option<u8>,
    /// A clock time.
    pub clock: bool,
    /// The bound comes from "hoàn thành trong", "xong trong".
    pub finished: bool,
    /// First token of all this.
    pub start: usize,
}

impl Scanner<'_> {
    /// Reads what stands before a token.
    pub fn look_back(&self, start: usize) -> Back {
        let mut back = Back { start, ..Back::default() };
        let at = self.skip_company(start, &mut back);
        let (bound, finished) = self.bound_before(at);
        back.bound = bound;
        back.finished = finished;
        back
    }

    /// Skips clock times, weekdays and times of day backwards.
    fn skip_company(&self, start: usize, back: &mut Back) -> usize {
        let mut at = start;
        for _ in 0..8 {
            let Some(p) = at.checked_sub(1).filter(|p| *p >= self.floor) else { break };
            at = match self.t.kind(p) {
                Kind::Weekday => {
                    back.weekday = u8::try_from(self.t.get(p).value).ok();
                    p
                }
                Kind::Clock => {
                    back.clock = true;
                    self.skip_clock_range(p)
                }
                // "23h59' ngày"
                Kind::Other if self.t.glued(p) && self.t.kind_before(p, 1) == Kind::Clock => p,
                Kind::Comma | Kind::Open | Kind::Close if self.is_company(p) => p,
                Kind::Word
                    if matches!(self.t.w(p), "lúc" | "hồi" | "sáng" | "chiều" | "tối" | "trưa" | "buổi" | "các") =>
                {
                    p
                }
                Kind::Word if self.t.w(p) == "ngày" && self.t.kind(p + 1) == Kind::Weekday => p,
                _ => break,
            };
            back.start = at;
        }
        at
    }

    /// A sign between a date and its clock time or weekday.
    fn is_company(&self, p: usize) -> bool {
        matches!(self.t.kind_before(p, 1), Kind::Weekday | Kind::Clock)
            || matches!(self.t.before(p, 1), "sáng" | "chiều" | "tối" | "trưa")
    }

    /// From a clock time back over "7 giờ 30 đến": the words before belong to the first time.
    fn skip_clock_range(&self, p: usize) -> usize {
        let joins = self.t.kind_before(p, 1) == Kind::Dash || matches!(self.t.before(p, 1), "đến" | "tới");
        if joins && p >= 2 && self.t.kind(p - 2) == Kind::Clock && p - 2 >= self.floor {
            // "từ 7 giờ đến 9 giờ ngày …" starts nothing by itself: the "từ" belongs to the hours.
            return if self.t.before(p - 2, 1) == "từ" { p - 3 } else { p - 2 };
        }
        p
    }

    fn bound_before(&self, at: usize) -> (Option<Bound>, bool) {
        let mut at = at;
        let mut on = false;
        while matches!(self.t.before(at, 1), "vào" | "là" | "khoảng") {
            on = true;
            at -= 1;
        }
        let w = |n: usize| if at >= n && at - n >= self.floor { self.t.before(at, n) } else { "" };
        let latest = |n: usize| w(n) == "nhất" && matches!(w(n + 1), "chậm" | "muộn" | "trễ");
        let bound = match w(1) {
            "trước" => Some(Bound::Before),
            "hết" if latest(2) || matches!(w(2), "đến" | "tới") && latest(3) => Some(Bound::By),
            "hết" => Some(Bound::Until),
            "đến" | "tới" if latest(2) => Some(Bound::By),
            "đến" | "tới" if self.is_end(at) => Some(Bound::Until),
            "nhất" if latest(1) => Some(Bound::By),
            "nhìn" if w(2) == "tầm" => Some(Bound::Until),
            "điểm" if w(2) == "thời" && w(3) == "đến" => Some(Bound::Until),
            "sau" => Some(Bound::After),
            "từ" => Some(Bound::From),
            "quá" if w(2) == "không" => Some(Bound::By),
            "quá" => Some(Bound::After),
            "hơn" if matches!(w(2), "muộn" | "chậm" | "trễ") && (3..=5).any(|n| w(n) == "không") => {
                Some(Bound::By)
            }
            "trong" if w(2) == "hoặc" && w(3) == "trước" => Some(Bound::By),
            "xong" => Some(Bound::By),
            "thành" | "tất" if w(2) == "hoàn" => Some(Bound::By),
            // "Hoàn thành: 30/9/2024"
            "" if self.t.kind_before(at, 1) == Kind::Colon && w(2) == "thành" && w(3) == "hoàn" => Some(Bound::By),
            _ => None,
        };
        if bound.is_some() {
            return (bound, false);
        }
        if (on || matches!(w(1), "trong" | "ngay")) && self.is_finishing(at) {
            return (Some(Bound::By), true);
        }
        (self.deadline_words(at).then_some(Bound::By), false)
    }

    /// "đến" that ends a stretch of time, not the one of "liên quan đến", "gửi đến".
    fn is_end(&self, at: usize) -> bool {
        !matches!(
            self.t.before(at, 2),
            "quan"
                | "gửi"
                | "hướng"
                | "dẫn"
                | "cập"
                | "nhắc"
                | "hưởng"
                | "chuyển"
                | "thuộc"
                | "biết"
                | "nói"
                | "nghĩ"
        ) || self.t.ends(at, &["định", "hướng", "đến"])
    }

    /// "hoàn thành … trong", "xong … trong": the clause speaks of finishing.
    fn is_finishing(&self, at: usize) -> bool {
        (1..=REACH).map_while(|n| at.checked_sub(n)).take_while(|p| *p >= self.floor && !self.ends_clause(*p)).any(
            |p| self.t.w(p) == "xong" || self.t.w(p) == "hoàn" && matches!(self.t.w(p + 1), "thành" | "tất" | "thiện"),
        )
    }

    fn ends_clause(&self, p: usize) -> bool {
        matches!(self.t.kind(p), Kind::Dot | Kind::Semicolon | Kind::Clock)
    }

    /// "hạn nộp: …", "hạn cuối đăng ký là …", "thời hạn: …", "thời gian hoàn thành: …".
    fn deadline_words(&self, at: usize) -> bool {
        let reach =
            (1..=REACH).map_while(|n| at.checked_sub(n)).take_while(|p| *p >= self.floor && !self.ends_clause(*p));
        for p in reach {
            if self.t.w(p) == "hạn" {
                return self.is_term(p, at);
            }
            if self.t.w(p) == "thành" && self.t.is(p.saturating_sub(3), &["thời", "gian", "hoàn", "thành"]) {
                return true;
            }
        }
        false
    }

    /// "hạn" that means a deadline for what stands at `at`.
    fn is_term(&self, p: usize, at: usize) -> bool {
        if matches!(self.t.before(p, 1), "giới" | "quyền" | "quá" | "kỳ" | "vô" | "có" | "gia" | "hữu" | "đến" | "hết")
        {
            return false;
        }
        if self.t.before(p, 1) == "thời" && matches!(self.t.before(p, 2), "trong" | "có") {
            return false;
        }
        let direct = p + 1 == at || matches!(self.t.kind(p + 1), Kind::Colon | Kind::Open);
        direct
            || matches!(
                self.t.w(p + 1),
                "cuối"
                    | "chót"
                    | "nộp"
                    | "gửi"
                    | "hoàn"
                    | "đăng"
                    | "báo"
                    | "thực"
                    | "nhận"
                    | "trả"
                    | "chậm"
                    | "xong"
                    | "là"
                    | "đến"
            )
    }

    /// "ngày 15/9 trở đi", "ngày 15/9 là hạn cuối".
    pub fn bound_after(&self, end: usize) -> Option<Bound> {
        match self.t.w(end) {
            "trở" if matches!(self.t.w(end + 1), "đi" | "lại") => Some(Bound::From),
            "trở" if self.t.is(end, &["trở", "về", "trước"]) => Some(Bound::Until),
            "trở" if self.t.is(end, &["trở", "về", "sau"]) => Some(Bound::From),
            // "18/10/2025: Hạn chót nộp phiếu"
            "" if self.t.kind(end) == Kind::Colon
                && self.t.w(end + 1) == "hạn"
                && matches!(self.t.w(end + 2), "cuối" | "chót" | "nộp") =>
            {
                Some(Bound::By)
            }
            "là" if self.t.w(end + 1) == "hạn" && matches!(self.t.w(end + 2), "cuối" | "chót" | "nộp") => {
                Some(Bound::By)
            }
            _ => None,
        }
    }

    /// "ngày 15/11/2024 (thứ Sáu)".
    pub fn weekday_after(&self, end: usize) -> Option<u8> {
        let at = match self.t.kind(end) {
            Kind::Open | Kind::Comma => end + 1,
            _ => end,
        };
        let token = self.t.get(at);
        // A weekday before the next date belongs to that one.
        let own =
            self.t.kind(end) == Kind::Open || !matches!(self.t.kind(at + 1), Kind::Comma | Kind::Number | Kind::Word);
        (token.kind == Kind::Weekday && own).then(|| u8::try_from(token.value).ok()).flatten()
    }
}
