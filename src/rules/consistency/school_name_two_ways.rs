//! The school's own name spelt two ways: "Đông Thanh" and "Đông Thạnh".

use crate::finding::{Severity, Topic};
use crate::rules::consistency::schools::{self, Mention};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ001",
    name: "school-name-two-ways",
    topic: Topic::NameConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("school_name_two_ways.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mentions = schools::mentions(case);
    other_level(case, mentions, sink);
    let mut told: Vec<&Mention> = Vec::new();
    for (i, later) in mentions.iter().enumerate() {
        let Some(first) =
            mentions[..i].iter().find(|m| schools::near(m, later) && (m.own || later.own || marks_only(m, later)))
        else {
            continue;
        };
        if told.iter().any(|t| {
            schools::same(t, later)
                || schools::same(t, first) && mentions.iter().any(|m| schools::same(m, later) && m.at < later.at)
        }) {
            continue;
        }
        told.push(later);
        let count = |m: &Mention| mentions.iter().filter(|o| schools::same(o, m)).count();
        // The spelling that stands more seldom is marked; of two alike the later one.
        let (marked, other) =
            if count(first) < count(later) && !is_agency(case, first) { (first, later) } else { (later, first) };
        let line = |m: &Mention| case.document.blocks.get(m.at.block as usize).and_then(|b| b.line);
        let where_vi = line(other).map_or(String::new(), |l| format!(" ở dòng {l}"));
        let where_en = line(other).map_or(String::new(), |l| format!(" in line {l}"));
        sink.report(
            format!("Tên trường viết hai cách: “{}” ở đây, “{}”{where_vi}.", marked.name, other.name),
            format!("The school's name is spelt two ways: “{}” here, “{}”{where_en}.", marked.name, other.name),
        )
        .at(marked.at);
    }
}

/// The plan's own school under its name and another level: “TRƯỜNG MẪU GIÁO …” and “Trường Mầm non …”.
fn other_level(case: &Case<'_>, mentions: &[Mention], sink: &mut Sink<'_>) {
    let Some(own) = mentions.iter().find(|m| is_agency(case, m)).filter(|m| !m.level.contains('-')) else { return };
    let other = mentions.iter().find(|m| {
        m.own
            && m.level != own.level
            && !m.level.contains('-')
            && schools::folded(&m.name) == schools::folded(&own.name)
    });
    let Some(other) = other else { return };
    sink.report(
        format!("Cấp học trong tên trường khác với phần đầu văn bản: “{}”.", case.document.quote(other.at)),
        format!("The school's level differs from the head: “{}”.", case.document.quote(other.at)),
    )
    .at(other.at);
}

fn marks_only(a: &Mention, b: &Mention) -> bool {
    crate::rules::language::word_pairs::bare(&schools::folded(&a.name))
        == crate::rules::language::word_pairs::bare(&schools::folded(&b.name))
}

fn is_agency(case: &Case<'_>, mention: &Mention) -> bool {
    case.plan.header.agency.as_ref().is_some_and(|a| a.at.block == mention.at.block)
}
