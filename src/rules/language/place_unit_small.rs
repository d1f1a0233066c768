//! A unit named by a number, a person or an event: its common noun is large too ("Quận 1", "Phường Điện Biên Phủ").

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN065",
    name: "place-unit-small",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục III, khoản 1, điểm b"),
    needs: Needs::Text,
    page: include_str!("place_unit_small.md"),
    check,
};

/// Persons and events that certainly gave the unit its name.
const NAMED_AFTER: &[&str] = &[
    "Điện Biên Phủ",
    "Trần Hưng Đạo",
    "Lê Lợi",
    "Nguyễn Trãi",
    "Quang Trung",
    "Hai Bà Trưng",
    "Lý Thường Kiệt",
    "Ngô Quyền",
    "Nguyễn Huệ",
    "Phan Bội Châu",
    "Phan Chu Trinh",
    "Hoàng Văn Thụ",
    "Trần Phú",
    "Lê Hồng Phong",
    "Nguyễn Thị Minh Khai",
    "Võ Thị Sáu",
    "Hoàng Diệu",
    "Nguyễn Du",
    "Trần Quốc Toản",
    "Nguyễn Văn Cừ",
    "Lê Đại Hành",
    "Cách mạng tháng Tám",
];
/// What is counted: "mỗi phường 2 trường".
const COUNTED: &[&str] =
    &["trường", "lớp", "người", "đồng", "cán", "học", "giáo", "đội", "tổ", "lần", "đại", "em", "cơ", "hộ"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for (i, unit) in words.iter().enumerate().filter(|(_, w)| matches!(w.text, "phường" | "quận")) {
            let Some(end) = named(paragraph.text, words, i) else { continue };
            let right = prose::capitalised(unit.text);
            let rest = &paragraph.text[unit.end..end];
            gathered
                .add(
                    paragraph.span(unit.start..end),
                    format!("Đơn vị hành chính đặt theo số, tên người hoặc sự kiện: phải viết “{right}{rest}”."),
                    format!("A unit named by a number, a person or an event is written “{right}{rest}”."),
                )
                .mend(Safety::Consent, paragraph.span(unit.range()), right);
        }
    }
    gathered.report(sink);
}

/// End of the unit's own name.
fn named(text: &str, words: &[Word<'_>], i: usize) -> Option<usize> {
    let unit = &words[i];
    let rest = text.get(unit.end + 1..).filter(|_| text[unit.end..].starts_with(' '))?;
    if let Some(name) = NAMED_AFTER.iter().find(|n| rest.starts_with(**n)) {
        return Some(unit.end + 1 + name.len());
    }
    let number =
        words.get(i + 1).filter(|n| n.start == unit.end + 1 && n.text.len() <= 2 && prose::number(n.text).is_some())?;
    let before = i.checked_sub(1).map_or("", |j| words[j].text);
    let counted = words.get(i + 2).is_some_and(|w| w.start == number.end + 1 && COUNTED.contains(&w.text));
    let each = matches!(before, "mỗi" | "các" | "từng" | "toàn" | "những" | "và" | "cấp");
    (!counted && !each).then_some(number.end)
}
