//! Numbers that a demand names and a plan must answer ("02 buổi", "95%", "mỗi quý một lần"), and whether a text answers them.
//! Numbers of dates, classes, articles and documents are no counts.

/// One number with what is counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// As it stands: `02 buổi`, `95%`.
    pub text: String,
    /// Its value.
    pub value: f64,
    /// A share of a hundred.
    pub percent: bool,
    /// The word that is counted, small letters.
    pub unit: String,
    /// No more than this is allowed.
    pub at_most: bool,
}

/// Words before a number that make it no count.
const NOT_BEFORE: &[&str] = &[
    "ngày", "tháng", "năm", "lớp", "khối", "kỳ", "kì", "số", "điều", "khoản", "tuần", "quý", "lục", "mẫu", "thứ",
    "đoạn", "điểm", "mục", "chương", "phần", "đợt", "học", "cháy", "giai",
];

/// Words that are counted when the number is written as a word.
const COUNTED: &[&str] = &["lần", "buổi", "lượt", "tiết", "cuộc", "bài", "chuyên", "mô", "sản"];

const NUMERALS: &[(&str, f64)] =
    &[("một", 1.0), ("hai", 2.0), ("ba", 3.0), ("bốn", 4.0), ("năm", 5.0), ("sáu", 6.0), ("mười", 10.0)];

/// The counts of a text in order.
pub fn read(text: &str) -> Vec<Count> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut found = Vec::new();
    let mut skipping = false;
    for (index, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
        let before = index.checked_sub(1).and_then(|i| words.get(i)).copied().unwrap_or("");
        let next = words.get(index + 1).copied().unwrap_or("");
        let Some((value, percent)) = number(bare, next) else {
            skipping = skipping && matches!(*word, "-" | "–" | "và" | "đến");
            continue;
        };
        let last = before.trim_matches(|c: char| !c.is_alphanumeric());
        let in_words = NUMERALS.iter().any(|(name, _)| *name == bare);
        let times = COUNTED.contains(&counted(next).as_str());
        let no_count = skipping || NOT_BEFORE.contains(&last) || (1900.0..2100.0).contains(&value);
        if !percent && !in_words && !times && no_count {
            skipping = true;
            continue;
        }
        skipping = false;
        let unit = counted(next);
        if percent || !unit.is_empty() {
            let text = if percent { format!("{}%", bare.trim_end_matches('%')) } else { format!("{bare} {unit}") };
            found.push(Count { text, value, percent, unit, at_most: at_most(&words[..index]) });
        }
    }
    found
}

fn number(bare: &str, next: &str) -> Option<(f64, bool)> {
    if let Some((_, value)) = NUMERALS.iter().find(|(name, _)| *name == bare) {
        return COUNTED.contains(&counted(next).as_str()).then_some((*value, false));
    }
    let (digits, percent) = match bare.strip_suffix('%') {
        Some(digits) => (digits, true),
        None => (bare, next.starts_with('%')),
    };
    let plain = digits.len() <= 7 && digits.starts_with(|c: char| c.is_ascii_digit());
    let numeric = plain && digits.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    let value = if percent { digits.replace(',', ".") } else { digits.replace(['.', ','], "") };
    numeric.then(|| value.parse::<f64>().ok()).flatten().map(|value| (value, percent))
}

/// The word behind a number: letters only, up to a stroke ("tiết/tháng").
fn counted(next: &str) -> String {
    next.chars().take_while(|c| c.is_alphabetic()).collect()
}

fn at_most(before: &[&str]) -> bool {
    before.iter().rev().take(3).any(|word| matches!(*word, "dưới" | "quá" | "đa"))
}

/// The counts that a text does not answer. A number of the text answers one count: the same number first, then more where more is
/// asked for, less where less is.
pub fn unanswered(asked: &[Count], text: &str) -> Vec<Count> {
    let given = read(text);
    let mut free = vec![true; given.len()];
    let mut open: Vec<&Count> = Vec::new();
    for count in asked {
        let same = |(index, g): (usize, &Count)| {
            free[index] && g.percent == count.percent && (g.value - count.value).abs() < 1e-9
        };
        let exact =
            |unit: bool| given.iter().enumerate().position(|(i, g)| same((i, g)) && (!unit || g.unit == count.unit));
        match exact(true).or_else(|| exact(false)) {
            Some(index) => free[index] = false,
            None => open.push(count),
        }
    }
    open.retain(|count| {
        let enough = |g: &Count| if count.at_most { g.value <= count.value } else { g.value >= count.value };
        let kind = |g: &Count| g.percent == count.percent && (g.percent || g.unit == count.unit);
        let fits = given.iter().enumerate().position(|(index, g)| free[index] && kind(g) && enough(g));
        if let Some(index) = fits {
            free[index] = false;
            return false;
        }
        if count.percent {
            return !(count.value >= 100.0 && !given.iter().any(|g| g.percent) && says_all(text));
        }
        // One of a thing is answered by the thing itself.
        count.value > 1.0 || given.iter().any(|g| kind(g) && g.value < count.value)
    });
    open.into_iter().cloned().collect()
}

/// Classes and grades that a text names: "lớp 6, 7", "từ lớp 1 đến lớp 5", "khối 9".
pub fn grades(text: &str) -> Vec<u8> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut found: Vec<u8> = Vec::new();
    let (mut naming, mut ranging) = (false, false);
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match bare.parse::<u8>().ok().filter(|n| (1..=12).contains(n)) {
            Some(grade) if naming => {
                let from = found.last().copied().filter(|last| ranging && *last < grade).map_or(grade, |last| last + 1);
                found.extend(from..=grade);
                ranging = false;
            }
            _ => {
                ranging = matches!(bare, "đến") || (ranging && matches!(bare, "lớp" | "khối" | "hết"));
                naming = matches!(bare, "lớp" | "khối") || (naming && matches!(bare, "và" | "đến" | ""));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn says_all(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["toàn thể", "tất cả", "toàn bộ", "toàn trường", "mọi ", "mỗi ", "từng ", "các lớp", "đầy đủ"]
        .iter()
        .any(|word| lower.contains(word))
}

/// How often a year a recurrence in words comes ("hằng quý" 4, "mỗi năm học 02 lần" 2); `None` when its words do not say.
pub fn times_a_year(text: &str) -> Option<f64> {
    const PERIODS: &[(&str, f64)] = &[
        ("học kỳ", 2.0),
        ("học kì", 2.0),
        ("quý", 4.0),
        ("tháng", 12.0),
        ("tuần", 52.0),
        ("ngày", 365.0),
        ("năm", 1.0),
    ];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // The day inside the period ("ngày 15 hằng tháng") is not the period.
    let cut = ["hằng", "hàng", "mỗi", "từng", "trong", "một"].iter().filter_map(|w| lower.find(w)).max().unwrap_or(0);
    let tail = lower.get(cut..).unwrap_or(&lower);
    let period = PERIODS.iter().filter_map(|(name, times)| Some((tail.find(name)?, *times))).min_by_key(|p| p.0);
    let period = period.or_else(|| {
        PERIODS.iter().filter_map(|(name, times)| Some((lower.rfind(name)?, *times))).max_by_key(|p| p.0)
    })?;
    let before_times = words.iter().position(|w| *w == "lần").and_then(|i| i.checked_sub(1)).and_then(|i| words.get(i));
    let count = before_times.and_then(|word| number(word, "lần")).map_or(1.0, |(value, _)| value);
    Some(period.1 * count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        read(text).into_iter().map(|c| c.text).collect()
    }

    #[test]
    fn only_counts_are_counts() {
        assert_eq!(texts("Mở 02 buổi cho 95% giáo viên lớp 3, 4, 5 trước ngày 20/9/2025"), ["02 buổi", "95%"]);
        assert_eq!(texts("năm học 2025 - 2026, theo Phụ lục 2, học kỳ 1"), Vec::<String>::new());
        assert_eq!(texts("mỗi quý một lần"), ["một lần"]);
        assert_eq!(texts("mỗi tháng 02 lần"), ["02 lần"]);
    }

    #[test]
    fn more_answers_at_least_and_less_answers_at_most() {
        let answered = |ask: &str, plan: &str| unanswered(&read(ask), plan).is_empty();
        assert!(answered("ít nhất 02 buổi", "tổ chức 03 buổi"));
        assert!(!answered("ít nhất 02 buổi", "tổ chức 01 buổi"));
        assert!(answered("dưới 3% trẻ", "còn 2% trẻ"));
        assert!(answered("100% học sinh", "toàn thể học sinh"));
        assert!(!answered("100% học sinh", "học sinh khối 9"));
        assert!(!answered("45% nhà trẻ, 98% mẫu giáo", "nhà trẻ 40%, mẫu giáo 98%"));
    }

    #[test]
    fn grades_are_named_one_by_one_or_from_to() {
        assert_eq!(grades("học sinh khối 8, khối 9"), [8, 9]);
        assert_eq!(grades("từ lớp 6 đến lớp 9"), [6, 7, 8, 9]);
        assert_eq!(grades("lớp 3, 4, 5 học 02 buổi"), [3, 4, 5]);
        assert!(grades("02 buổi cho 5 lớp").is_empty());
    }

    #[test]
    fn how_often_a_year() {
        assert_eq!(times_a_year("mỗi quý một lần"), Some(4.0));
        assert_eq!(times_a_year("Hằng quý"), Some(4.0));
        assert_eq!(times_a_year("mỗi năm học 02 lần"), Some(2.0));
        assert_eq!(times_a_year("thứ Sáu hằng tuần"), Some(52.0));
        assert_eq!(times_a_year("01 lần/năm"), Some(1.0));
        assert_eq!(times_a_year("ngày 30/11 hằng năm"), Some(1.0));
    }
}
