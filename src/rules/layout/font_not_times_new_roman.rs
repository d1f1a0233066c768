//! The font is not Times New Roman.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::fonts;
use crate::rules::layout::looks::formats;
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Reported, Rule, Sink};
use crate::span::Span;
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

/// Letters by font.
#[derive(Default)]
struct Fonts<'d> {
    count: BTreeMap<&'d str, usize>,
    at: Vec<Span>,
}

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let (mut plain, mut legacy, mut all) = (Fonts::default(), Fonts::default(), 0);
    for (index, block) in case.document.blocks.iter().enumerate() {
        for run in &block.runs {
            let Some(font) = run.format.font.as_deref() else { continue };
            let at = Span::new(index, run.start as usize..run.end as usize);
            let count: usize = formats(case.document, at).iter().map(|(_, count)| count).sum();
            all += count;
            if count > 0 && is_other(font) {
                let fonts = if fonts::is_legacy_text(block, run) { &mut legacy } else { &mut plain };
                *fonts.count.entry(font).or_default() += count;
                fonts.at.push(at);
            }
        }
    }
    if let Some(reported) = report(out, &plain, all) {
        mends::offer(reported, Safety::Safe, plain.at.iter().copied().map(fonts::times_new_roman));
    }
    // Letters typed for a font from before Unicode would be nonsense in another font; the text has to be converted first.
    if let Some(reported) = report(out, &legacy, all) {
        let reported = reported.hint(
            "Chuyển chữ sang Unicode trước (xem NN001), rồi đặt phông Times New Roman.",
            "Convert the text to Unicode first (see NN001), then set it in Times New Roman.",
        );
        let converted = fonts::converted(case.document).into_iter();
        let reported = converted.fold(reported, |reported, (at, right)| reported.fix(Safety::Consent, at, right));
        mends::offer(reported, Safety::Consent, legacy.at.iter().copied().map(fonts::times_new_roman));
    }
}

fn report<'s>(out: &'s mut Sink<'_>, fonts: &Fonts<'_>, all: usize) -> Option<Reported<'s>> {
    let wrong: usize = fonts.count.values().sum();
    let at = fonts.at.first().filter(|_| wrong >= 3)?;
    let names: Vec<&str> = fonts.count.keys().copied().take(4).collect();
    let names = names.join(", ");
    let percent = (wrong * 100 / all.max(1)).max(1);
    let reported = out.report(
        format!("Khoảng {percent}% chữ dùng phông khác Times New Roman: {names}."),
        format!("About {percent}% of the letters are not in Times New Roman but in {names}."),
    );
    Some(reported.at(*at))
}

fn is_other(font: &str) -> bool {
    let name = font.trim().to_lowercase();
    !name.starts_with("times new roman") && !OF_SIGNS.contains(&name.as_str())
}
