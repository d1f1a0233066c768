//! The margins are wrong.

use crate::document::format::Section;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The margins are wrong.
pub const RULE: Rule = Rule {
    code: "TB003",
    name: "margins",
    topic: Topic::PageSetup,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3"),
    needs: Needs::PageSetup,
    page: include_str!("margins.md"),
    check,
};

/// Name, lower and upper bound in twips (20-25, 20-25, 30-35, 15-20 mm).
const SIDES: &[(&str, &str, i32, i32)] = &[
    ("trên", "top", 1134, 1417),
    ("dưới", "bottom", 1134, 1417),
    ("trái", "left", 1701, 1984),
    ("phải", "right", 850, 1134),
];
/// Half a millimetre: rounding of word processors.
const TOLERANCE: i32 = 28;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let sections = &case.document.sections;
    // A landscape page has its sides turned, and the decree does not say which margin then is which.
    let upright: Vec<_> = sections.iter().filter(|s| s.width <= s.height).collect();
    let mut sides_vi = Vec::new();
    let mut sides_en = Vec::new();
    for (index, (vi, en, low, high)) in SIDES.iter().enumerate() {
        let side = |s: &Section| [s.top, s.bottom, s.left, s.right][index];
        let seen = upright.iter().filter(|s| !s.unseen[index]);
        let wrong = seen.map(|s| side(s)).find(|m| *m < low - TOLERANCE || *m > high + TOLERANCE);
        if let Some(found) = wrong {
            let asked = format!("{}-{}", millimetres(*low), millimetres(*high));
            sides_vi.push(format!("{vi} {} mm (quy định {asked})", millimetres(found)));
            sides_en.push(format!("{en} {} mm (expected {asked})", millimetres(found)));
        }
    }
    if !sides_vi.is_empty() {
        let reported = out.report(
            format!("Lề trang sai: {}.", sides_vi.join("; ")),
            format!("Wrong margins: {}.", sides_en.join("; ")),
        );
        let upright = sections.iter().enumerate().filter(|(_, s)| s.width <= s.height);
        let looks =
            upright.map(|(index, s)| (index, allowed(s))).filter(|(_, sides)| sides.iter().any(Option::is_some));
        mends::offer(reported, Safety::Safe, looks.map(|(index, sides)| mends::margins(index, sides)));
    }
}

/// The nearest margins that are allowed, for the sides that are wrong.
fn allowed(section: &Section) -> [Option<i32>; 4] {
    let sides = [section.top, section.bottom, section.left, section.right];
    let mut asked = [None; 4];
    for ((asked, side), (_, _, low, high)) in asked.iter_mut().zip(sides).zip(SIDES) {
        *asked = Some(side.clamp(*low, *high)).filter(|m| (m - side).abs() > TOLERANCE);
    }
    asked
}

fn millimetres(twips: i32) -> i64 {
    (f64::from(twips) * 25.4 / 1440.0).round() as i64
}
