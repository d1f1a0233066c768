//! The plan's own place or school with one of its letters small: "Trường Tiểu học đại Lãnh", "xã Cát tiên".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::consistency::schools;
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::prose::{self, Paragraph};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeSet;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN073",
    name: "own-name-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục III, khoản 1, điểm a"),
    needs: Needs::Text,
    page: include_str!("own_name_capitals.md"),
    check,
};

/// What stands right before a name that is all in small letters; without it the words may be common ones.
const BEFORE: &[&str] = &["xã", "phường", "khu", "trường", "học", "sở", "thông", "non", "thcs", "thpt"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let names = own_names(case);
    if names.is_empty() {
        return;
    }
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        for name in &names {
            for range in prose::places(paragraph.small(), name) {
                let written = &paragraph.text[range.clone()];
                if !is_miswritten(&paragraph, range.clone())
                    || prose::is_technical(prose::chunk(paragraph.text, range.start))
                {
                    continue;
                }
                let right = written.split(' ').map(prose::capitalised).collect::<Vec<_>>().join(" ");
                let at = paragraph.span(range);
                gathered
                    .add(
                        at,
                        format!("Tên riêng viết hoa chưa đúng: phải viết “{right}”."),
                        format!("The proper name is capitalised wrongly: “{right}” is right."),
                    )
                    .mend(Safety::Consent, at, right);
            }
        }
    }
    gathered.report(sink);
}

/// The place of issue and the school's own name, in small letters; of two syllables or more.
fn own_names(case: &Case<'_>) -> BTreeSet<String> {
    let place = case.plan.header.place_date.as_ref().and_then(|p| p.place.clone()).map(|p| without_unit(&p));
    let school = schools::own(&schools::mentions(case)).map(|m| m.name.clone());
    let plain = |name: &String| name.split(' ').count() > 1 && name.chars().all(|c| c.is_alphabetic() || c == ' ');
    place.into_iter().chain(school).filter(plain).map(|n| prose::lower(&n)).collect()
}

/// "Tân Hòa" of "Xã Tân Hòa".
fn without_unit(place: &str) -> String {
    const UNITS: &[&str] = &["xã ", "phường ", "thị trấn ", "thành phố ", "đặc khu ", "tỉnh ", "huyện ", "quận "];
    let small = prose::lower(place);
    let unit = UNITS.iter().find(|u| small.starts_with(**u)).map_or(0, |u| u.len());
    place.get(unit..).unwrap_or(place).to_owned()
}

/// Some of its words begin large and some small, or all small after the noun of a place or a school.
fn is_miswritten(paragraph: &Paragraph<'_>, range: Range<usize>) -> bool {
    let written = &paragraph.text[range.clone()];
    let large = written.split(' ').filter(|w| prose::begins_large(w)).count();
    let all = written.split(' ').count();
    if large == 0 {
        let before = prose::word_before(paragraph.text, range.start);
        return before.is_some_and(|w| w.end + 1 == range.start && w.is_one_of(BEFORE));
    }
    // “Lãnh đạo”: the last word goes on with a common one.
    large < all && prose::mid_sentence(paragraph.text, range.start)
}
