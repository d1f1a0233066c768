//! Months in words: small "tháng", large number word.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN060",
    name: "month-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 8, điểm c"),
    needs: Needs::Text,
    page: include_str!("month_capitals.md"),
    check,
};

/// Month words that stand alone; "một" and "năm" are left out: "tháng một lần", "ngày, tháng, năm".
const MONTHS: &[&str] = &["giêng", "hai", "ba", "tư", "sáu", "bảy", "tám", "chín", "mười", "chạp"];
/// Words before a month of the calendar.
const BEFORE: &[&str] = &["trong", "từ", "đến", "vào", "cuối", "đầu", "giữa", "hết", "trước"];
/// What is counted: "hằng tháng hai lần".
const COUNTED: &[&str] =
    &["lần", "buổi", "kỳ", "kì", "tiết", "đợt", "cuộc", "lượt", "phiên", "tuần", "ngày", "triệu", "trăm"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 1..words.len() {
            let Some(right) = right_form(paragraph.text, words, i) else { continue };
            let at = paragraph.span(words[i - 1].start..words[i].end);
            gathered
                .add(
                    at,
                    format!("Tên tháng viết bằng chữ: phải viết “{right}”."),
                    format!("The month is written “{right}”."),
                )
                .mend(Safety::Consent, at, right);
        }
    }
    gathered.report(sink);
}

fn right_form(text: &str, words: &[Word<'_>], i: usize) -> Option<String> {
    let (thang, month) = (&words[i - 1], &words[i]);
    let named = matches!(thang.text, "tháng" | "Tháng") && month.is_one_of(MONTHS);
    if !named || text.get(thang.end..month.start) != Some(" ") {
        return None;
    }
    let small = prose::lower(month.text);
    let next = words.get(i + 1).map_or("", |w| w.text);
    let small_month = month.is_lower() && BEFORE.contains(&before(words, i).as_str()) && !COUNTED.contains(&next);
    // A street may be called "Cách Mạng Tháng Tám".
    let event = i >= 3 && words[i - 2].text == "Mạng";
    let large_thang =
        !event && thang.text == "Tháng" && month.is_capitalised() && prose::mid_sentence(text, thang.start);
    (small_month || large_thang).then(|| format!("tháng {}", prose::capitalised(&small)))
}

fn before(words: &[Word<'_>], i: usize) -> String {
    i.checked_sub(2).map_or(String::new(), |j| prose::lower(words[j].text))
}
