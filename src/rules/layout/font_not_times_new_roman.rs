//! The font is not Times New Roman.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::looks::{formats, whole};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeMap;

/// The font is not Times New Roman.
pub const RULE: Rule = Rule {
    code: "TB004",
    name: "font-not-times-new-roman",
    topic: Topic::Font,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4"),
    needs: Needs::Characters,
    page: include_str!("font_not_times_new_roman.md"),
    check,
};

/// Fonts of bullets and signs, chosen by the word processor.
const OF_SIGNS: &[&str] =
    &["symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "cambria math", "segoe ui symbol"];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let mut fonts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut first = None;
    let mut all = 0;
    for index in 0..case.document.blocks.len() {
        let at = whole(case.document, index);
        for (format, count) in formats(case.document, at) {
            let Some(font) = format.font.as_deref() else { continue };
            all += count;
            if is_other(font) {
                *fonts.entry(font).or_default() += count;
                first.get_or_insert(at);
            }
        }
    }
    let wrong: usize = fonts.values().sum();
    let Some(at) = first.filter(|_| wrong >= 3) else { return };
    let names: Vec<&str> = fonts.keys().copied().take(4).collect();
    let percent = (wrong * 100 / all.max(1)).max(1);
    let reported = out.report(
        format!("Khoảng {percent}% chữ dùng phông khác Times New Roman: {}.", names.join(", ")),
        format!("About {percent}% of the letters are not in Times New Roman but in {}.", names.join(", ")),
    );
    let wrong = mends::runs(case.document, |f| f.font.as_deref().is_some_and(is_other));
    // Letters typed for a font from before Unicode would be nonsense in another font; the text has to be converted first.
    let readable = !fonts.keys().any(|font| is_of_legacy_text(font));
    mends::offer(reported.at(at), Safety::Safe, wrong.into_iter().filter(|_| readable).map(mends::font));
}

/// Fonts of TCVN3 (.VnTime), VNI and VPS text.
fn is_of_legacy_text(font: &str) -> bool {
    let name = font.trim().to_lowercase();
    [".vn", "vni", "vps", "abc"].iter().any(|head| name.starts_with(head))
}

fn is_other(font: &str) -> bool {
    let name = font.trim().to_lowercase();
    !name.starts_with("times new roman") && !OF_SIGNS.contains(&name.as_str())
}
