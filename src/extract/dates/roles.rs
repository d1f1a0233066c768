//! What a time expression is for, by its own form, its place and the words around it. `tasks` and `citations` refine it.

use super::expression::Expression;
use super::point::Grain;
use super::setting::Column;
use crate::extract::plan::{Bound, DateKind, DateRole, Kind};
use crate::extract::words::{holds, lower};

/// Where an expression stands.
pub struct Surroundings<'a> {
    /// The paragraph.
    pub text: &'a str,
    /// Outline id or part name.
    pub place: Option<&'a str>,
    /// What the section is for.
    pub section: Option<Kind>,
    /// Its table column.
    pub column: Column,
    /// It is the plan's own date.
    pub is_issued: bool,
}

/// Verbs of handing in and finishing.
const HAND_IN: &[&str] =
    &["nộp", "gửi", "báo cáo", "hoàn thành", "hoàn tất", "đăng ký", "trình ", "tổng hợp", "cập nhật", "xong"];

/// Words of something that takes place.
const TAKE_PLACE: &[&str] = &[
    "tổ chức",
    "khai mạc",
    "bế mạc",
    "diễn ra",
    "tập trung",
    "họp",
    "hội nghị",
    "hội thi",
    "khai giảng",
    "tổng kết",
    "sơ kết",
    "chào mừng",
    "kỷ niệm",
    "phát động",
    "kiểm tra",
    "thi ",
    "ngày hội",
    "lễ ",
    "tuần lễ",
    "tham gia",
    "triển khai",
    "thời gian",
    "thực hiện",
    "vào ",
    "trong ",
];

/// The role.
pub fn role(e: &Expression, around: &Surroundings<'_>) -> DateRole {
    if around.is_issued {
        return DateRole::Issued;
    }
    if e.school_year {
        return DateRole::SchoolYear;
    }
    if e.period || e.grain == Some(Grain::Year) {
        return role_of_years(e);
    }
    let told = matches!(around.place, Some("header" | "basis" | "lead" | "recipients" | "signature"));
    match (e.kind, e.bound) {
        // "Kế hoạch công tác tuần 10 (từ ngày … đến ngày …)": what the plan is for.
        _ if matches!(around.place, Some("header" | "lead"))
            && (e.kind == DateKind::Interval || e.grain != Some(Grain::Day)) =>
        {
            DateRole::Period
        }
        _ if told => DateRole::Mention,
        (DateKind::Duration, Some(Bound::By | Bound::Before)) => DateRole::Deadline,
        (DateKind::Duration, _) if is_limit(e, around) => DateRole::Deadline,
        (DateKind::Duration, _) => DateRole::Mention,
        (_, Some(Bound::Before | Bound::By)) => DateRole::Deadline,
        (_, Some(Bound::Until)) if before(e, around.text).ends_with("tính đến ") => DateRole::Mention,
        (_, Some(Bound::Until)) => DateRole::Deadline,
        (_, Some(Bound::After)) => DateRole::Mention,
        (DateKind::Recurrence, _) => DateRole::Event,
        (DateKind::Interval, _) => role_of_interval(e, around),
        (DateKind::Date, _) => role_of_date(e, around),
    }
}

/// A deadline stays one ("hoàn thành trong năm 2025"), a year long past is only mentioned.
fn role_of_years(e: &Expression) -> DateRole {
    let past = e.to.is_some_and(|to| to.year() < 1990);
    match e.bound {
        Some(Bound::By | Bound::Before) => DateRole::Deadline,
        _ if past => DateRole::Mention,
        _ => DateRole::Period,
    }
}

/// "nộp trong vòng 07 ngày": how long one has for a task.
fn is_limit(e: &Expression, around: &Surroundings<'_>) -> bool {
    let before = before(e, around.text);
    around.section.is_some_and(|kind| kind.holds_tasks())
        && ["trong vòng ", "trong thời hạn ", "trong "].iter().any(|word| before.ends_with(word))
}

fn role_of_interval(e: &Expression, around: &Surroundings<'_>) -> DateRole {
    let next = after(e, around.text);
    match e.grain {
        Some(Grain::Day) => DateRole::Event,
        // "6 tháng đầu năm trước ngày 05/6": what the report is on.
        _ if ["trước ngày", "trước ", "chậm nhất"].iter().any(|word| next.trim_start().starts_with(word)) => {
            DateRole::Period
        }
        _ if around.column != Column::None => DateRole::Event,
        _ if around.section.is_some_and(|kind| kind.holds_tasks()) && !is_of(&before(e, around.text)) => {
            DateRole::Event
        }
        _ => DateRole::Period,
    }
}

fn role_of_date(e: &Expression, around: &Surroundings<'_>) -> DateRole {
    if around.column != Column::None || e.clock {
        return DateRole::Event;
    }
    let (before, after) = (before(e, around.text), after(e, around.text));
    let near = |words: &[&str]| words.iter().any(|word| holds(&before, word));
    if e.grain != Some(Grain::Day) && is_of(&before) {
        return DateRole::Period;
    }
    // "20/12/2025: Nộp sản phẩm"
    let led = e.grain == Some(Grain::Day) && before.trim().is_empty();
    if led && after.strip_prefix(": ").is_some_and(|told| HAND_IN.iter().any(|word| told.starts_with(word))) {
        return DateRole::Deadline;
    }
    if is_feast(&before) || is_founding(&before) {
        return DateRole::Mention;
    }
    // "chương trình lễ 20/11" hands in nothing.
    let handed = |word: &&str| {
        let nouns = ["chương ", "quá ", "công ", "tiến ", "quy ", "lộ ", "giáo ", "lịch "];
        *word != "trình "
            || before.match_indices("trình ").any(|(at, _)| !nouns.iter().any(|noun| before[..at].ends_with(noun)))
    };
    let hand_in = || HAND_IN.iter().any(|word| holds(&before, word) && handed(word));
    if e.grain == Some(Grain::Day) && hand_in() && !near(&["tổ chức", "khai mạc", "hội nghị"]) {
        return DateRole::Deadline;
    }
    let happens = near(TAKE_PLACE) || TAKE_PLACE.iter().any(|word| holds(&after, word));
    if happens || around.section.is_some_and(|kind| kind.holds_tasks()) { DateRole::Event } else { DateRole::Mention }
}

/// What stands before a month or quarter belongs to it: "báo cáo tháng 10", "thanh toán tháng 10".
fn is_of(before: &str) -> bool {
    const OF: &[&str] = &[
        "báo cáo",
        "kế hoạch",
        "sơ kết",
        "thanh toán",
        "quyết toán",
        "lương",
        "công tác",
        "kết quả",
        "số liệu",
        "chủ điểm",
        "chủ đề",
        "học phí",
        "tiền ăn",
        "thi đua",
        "giai đoạn",
        "nhiệm kỳ",
        "lịch",
        "hồ sơ",
        "chương trình",
    ];
    OF.iter().any(|word| before.trim_end().ends_with(word))
}

/// "chào mừng Ngày Nhà giáo Việt Nam 20/11": the day that is celebrated, which is not when it is done.
fn is_feast(before: &str) -> bool {
    let Some(at) = ["chào mừng", "mừng ngày", "hưởng ứng ngày"].iter().filter_map(|word| before.rfind(word)).max()
    else {
        return false;
    };
    let between = before.get(at..).unwrap_or("");
    let dated = ["vào ", "lúc ", "từ ", "trong ", "trước ", "tổ chức "].iter().any(|word| holds(between, word));
    let digit = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    // "chào mừng 20/11, 22/12 và 26/3": all of them.
    let mut words = between.split([' ', ',']).filter(|word| !word.is_empty()).skip(2).skip_while(|word| !digit(word));
    let listed = words.all(|word| digit(word) && word.contains(['/', '-']) || matches!(word, "và" | "ngày"));
    !dated && !between.contains([':', '(']) && listed && (!between.contains(',') || digit(between))
}

/// "95 năm Ngày thành lập Đoàn (26/3/1931 - 26/3/2026)": the day and its anniversary.
fn is_founding(before: &str) -> bool {
    let open = before.rfind('(').filter(|at| !before[*at..].contains(')'));
    open.is_some_and(|at| before[..at].contains(" năm ngày ") || before[..at].contains("lần thứ"))
}

/// The words of the same sentence before the expression, in lower case, at most about a hundred bytes.
fn before(e: &Expression, text: &str) -> String {
    let head = text.get(..e.range.start).unwrap_or("");
    let mut from = head.len().saturating_sub(120);
    while !head.is_char_boundary(from) {
        from += 1;
    }
    let near = head.get(from..).unwrap_or("");
    let clause = near.rfind([';', '.']).map_or(near, |cut| near.get(cut + 1..).unwrap_or(""));
    lower(clause)
}

fn after(e: &Expression, text: &str) -> String {
    let tail = text.get(e.range.end..).unwrap_or("");
    let mut to = tail.len().min(60);
    while !tail.is_char_boundary(to) {
        to -= 1;
    }
    let near = tail.get(..to).unwrap_or("");
    near.split([';', '.']).next().map_or_else(String::new, lower)
}
