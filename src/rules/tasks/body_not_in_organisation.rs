//! A body has a task but is not in the organisation part.

use crate::extract::plan::{Kind, Task};
use crate::extract::words::is_person_name;
use crate::finding::{Severity, Topic};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::tasks::actions::{groups, row_has_hour};
use crate::rules::tasks::listing;
use std::collections::{BTreeMap, BTreeSet};

/// A body has a task but is not in the organisation part.
pub const RULE: Rule = Rule {
    code: "NV005",
    name: "body-not-in-organisation",
    topic: Topic::TaskOwner,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("body_not_in_organisation.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let groups = groups(case);
    let said = organisation_text(case);
    // With fewer than two bodies the organisation part does not share out the work.
    let named = groups
        .iter()
        .filter(|g| g.organisation)
        .flat_map(|g| &g.tasks)
        .flat_map(|t| t.lead.iter().chain(&t.partners))
        .collect::<BTreeSet<_>>();
    if named.len() < 2 {
        return;
    }
    let mut missing: BTreeMap<&str, &Task> = BTreeMap::new();
    for task in groups.iter().filter(|g| !g.organisation).flat_map(|g| &g.tasks) {
        for body in &task.lead {
            // Names are normalised in the facts, so a body may bear another name in the text.
            if !is_passing(case, task, body)
                && !named.contains(body)
                && !has_phrase(&said, &words(body))
                && !is_meant(case, body, &named, &said)
            {
                missing.entry(body).or_insert(task);
            }
        }
    }
    let Some(first) = missing.values().min_by_key(|t| t.at) else { return };
    let names = listing::first_of(missing.keys().copied(), missing.len());
    out.report(
        format!("Có nhiệm vụ nhưng không được nhắc ở phần tổ chức thực hiện: {names}."),
        format!("Has a task but is not in the organisation part: {names}."),
    )
    .at(first.at);
}

/// Named by a wider name (“Các chi đoàn” for “Chi đoàn khối 10”, “các trường” for one school), by its head, or the issuer itself.
fn is_meant(case: &Case<'_>, body: &str, named: &BTreeSet<&String>, said: &str) -> bool {
    let own = words(body);
    let wider = named.iter().any(|n| own.starts_with(words(n).trim_start_matches("các ")) && n.contains(' '));
    let of_many = own.starts_with("trường ") && has_phrase(said, "các trường");
    let head = own.strip_prefix("tổ ").is_some_and(|rest| has_phrase(said, &format!("tổ trưởng {rest}")));
    let issuer = case.plan.header.agency.as_ref().is_some_and(|a| has_phrase(&words(&a.text), &own));
    // A verb may have stuck to the end of a long name.
    let longer = own.rsplit_once(' ').is_some_and(|(name, _)| name.split(' ').count() >= 4 && has_phrase(said, name));
    // "Văn thư" for "Nhân viên văn thư", the board for its members, the chief for his unit.
    let post = own.strip_prefix("nhân viên ").is_some_and(|rest| has_phrase(said, rest));
    const BOARDS: &[(&str, &str)] = &[
        ("hiệu trưởng", "ban giám hiệu"),
        ("phó hiệu trưởng", "ban giám hiệu"),
        ("giám đốc", "ban giám đốc"),
        ("phó giám đốc", "ban giám đốc"),
        ("đội thiếu niên tiền phong", "tổng phụ trách"),
        ("các tổ", "tổ trưởng"),
        ("tổ chuyên môn", "tổ trưởng"),
    ];
    let board = BOARDS.iter().any(|(one, all)| own == *one && has_phrase(said, all));
    wider || of_many || head || issuer || longer || post || board
}

/// No part of the organisation: a person by name, who the work is for, a board set up for the event, a part of a programme by the hour.
fn is_passing(case: &Case<'_>, task: &Task, body: &str) -> bool {
    const OTHERS: &[&str] = &[
        "Học sinh",
        "Các lớp",
        "Các khối lớp",
        "Ban tổ chức",
        "Ban giám khảo",
        "Cha mẹ học sinh",
        "Nhà trường",
        "Thư ký Ban tổ chức",
    ];
    is_person_name(body) || OTHERS.contains(&body) || row_has_hour(case, task) || task.section.starts_with("PL")
}

/// All words of the organisation sections, folded.
fn organisation_text(case: &Case<'_>) -> String {
    let items = case.plan.outline.iter().filter(|i| i.kind == Some(Kind::Organisation));
    let blocks = items.flat_map(|i| i.blocks.clone());
    let texts: Vec<String> =
        blocks.filter_map(|b| case.document.blocks.get(b as usize)).map(|b| words(b.norm())).collect();
    texts.join(" ")
}
