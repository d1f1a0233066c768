//! Weekdays in words: small "thứ", large number word.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN059",
    name: "weekday-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 8, điểm c"),
    needs: Needs::Text,
    page: include_str!("weekday_capitals.md"),
    check,
};

/// The number words of weekdays.
const DAYS: &[&str] = &["hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy"];
/// Words before a weekday that no ordinal has before it.
const BEFORE: &[&str] = &["sáng", "chiều", "tối", "trưa", "vào", "từ", "đến", "mỗi", "chào"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 1..words.len() {
            let Some(right) = right_form(paragraph.text, words, i - 1) else { continue };
            let at = paragraph.span(words[i - 1].start..words[i].end);
            gathered
                .add(
                    at,
                    format!("Tên thứ trong tuần: phải viết “{right}”."),
                    format!("The weekday is written “{right}”."),
                )
                .mend(Safety::Consent, at, right);
        }
    }
    gathered.report(sink);
}

fn right_form(text: &str, words: &[Word<'_>], i: usize) -> Option<String> {
    let (thu, day) = (&words[i], &words[i + 1]);
    let named = matches!(thu.text, "thứ" | "Thứ") && day.is_one_of(DAYS);
    if !named || text.get(thu.end..day.start) != Some(" ") {
        return None;
    }
    let small = prose::lower(day.text);
    let inside = prose::mid_sentence(text, thu.start);
    let right_case = day.is_capitalised() && (thu.text == "thứ" || !inside);
    if right_case || day.is_upper() || !weekday(text, words, i) {
        return None;
    }
    let first = if inside { "thứ" } else { thu.text };
    Some(format!("{first} {}", prose::capitalised(&small)))
}

/// The neighbours show that a day of the week is meant and not the second or third of something.
fn weekday(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let before = i.checked_sub(1).map_or(String::new(), |j| prose::lower(words[j].text));
    let after = |n: usize| words.get(i + 1 + n).map_or("", |w| w.text);
    let weekly = matches!((after(1), after(2)), ("hằng" | "hàng" | "mỗi", "tuần"));
    // "đợt kiểm tra thứ hai, ngày …": after a noun a small number word counts.
    let noun = !before.is_empty()
        && !BEFORE.contains(&before.as_str())
        && text[..words[i].start].ends_with(' ')
        && !text[..words[i].start].trim_end().ends_with([',', ';', '.', ':', '(', '-']);
    let dated = !noun && after(1) == "ngày" && after(2).starts_with(|c: char| c.is_ascii_digit());
    let bracket = text
        .get(words[i + 1].end..)
        .is_some_and(|t| t.starts_with(" (") && t[2..].starts_with(|c: char| c.is_ascii_digit()));
    // A cell or a line that opens with the day: "thứ ba, 22/12/2026".
    let opens = text[..words[i].start].trim().is_empty()
        && text.get(words[i + 1].end..).is_some_and(|t| {
            let rest = t.trim_start_matches([',', ' ']);
            t.starts_with(", ") && (rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("ngày "))
        });
    opens || weekly || dated || bracket || BEFORE.contains(&before.as_str()) || words[i + 1].is_capitalised()
}
