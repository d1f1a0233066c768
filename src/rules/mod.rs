//! The rules: each is one file and its page. This roof lists them and runs them; no rule sees it.

pub mod body;
pub mod checklist;
pub mod citations;
pub mod consistency;
pub mod dates;
pub mod fonts;
pub mod form;
pub mod gather;
pub mod known;
pub mod language;
pub mod layout;
pub mod letters;
pub mod page;
pub mod people;
pub mod policy;
pub mod prose;
pub mod required;
pub mod rule;
pub mod settle;
pub mod state;
pub mod stretch;
pub mod structure;
pub mod tasks;

use crate::extract::plan::Plan;
use crate::finding::{ChecklistRow, Finding, Verdict, VerdictResult};
use crate::ingest::limits::MAX_COMPARED_CITATIONS;
use policy::Policy;
use rule::{Case, Rule, Sink};

/// All groups of rules, in the order of the contract's topics.
const GROUPS: &[&[Rule]] = &[
    form::RULES,
    layout::RULES,
    structure::RULES,
    tasks::RULES,
    citations::RULES,
    dates::RULES,
    language::RULES,
    consistency::RULES,
    required::RULES,
];

/// What the rules found.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Settled findings, in order.
    pub findings: Vec<Finding>,
    /// The checklist of the template.
    pub checklist: Vec<ChecklistRow>,
    /// The verdict.
    pub verdict: Verdict,
}

/// Every rule, in order.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.iter())
}

/// The rule with this code (letters in either case) or name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

/// The codes of form and layout are the state's: they say nothing of the papers of the Party and the mass organisations.
const STATE_ONLY: &[&str] = &["TT", "TB"];

/// Runs one rule.
pub fn run(rule: &Rule, case: &Case<'_>) -> Vec<Finding> {
    let foreign = !state::is_state(case) && STATE_ONLY.iter().any(|letters| rule.code.starts_with(letters));
    if foreign || !rule.needs.met(case.document) {
        return Vec::new();
    }
    let mut sink = Sink::new(rule, case.document);
    (rule.check)(case, &mut sink);
    sink.into_findings()
}

/// What the caller adds to a check beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The office's decisions.
    pub policy: &'a Policy,
    /// The file's path, for accepted findings.
    pub file: &'a str,
    /// Findings that were made elsewhere (the superior's demands).
    pub findings: &'a [Finding],
}

/// Runs all rules and settles what they found.
pub fn check(case: &Case<'_>, beside: Beside<'_>) -> Outcome {
    if case.plan.citations.len() > MAX_COMPARED_CITATIONS {
        let bounded = bounded(case.plan);
        return check(&Case { plan: &bounded, ..*case }, beside);
    }
    let found: Vec<Finding> = all().flat_map(|rule| run(rule, case)).chain(beside.findings.iter().cloned()).collect();
    let found = if case.document.ocr { settle::for_review(found) } else { found };
    let levelled = beside.policy.levelled(settle::without_duplicates(found));
    let place = |f: &Finding| f.at.and_then(|at| case.plan.place(at)).unwrap_or_default().to_owned();
    let findings = settle::in_order(beside.policy.marked(levelled, beside.file, case.today, place));
    let mut verdict = settle::verdict(&findings, &case.template.id, case.stage);
    if case.document.ocr {
        // A scan is never simply in order.
        verdict.result = verdict.result.max(VerdictResult::PassWithWarnings);
    }
    Outcome { checklist: checklist::rows(case, &findings), verdict, findings }
}

/// The plan with no more citations than are compared, so that a hostile file costs no more than a large one.
fn bounded(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.citations.truncate(MAX_COMPARED_CITATIONS);
    let kept = |index: &usize| *index < MAX_COMPARED_CITATIONS;
    for citation in &mut plan.citations {
        citation.within = citation.within.filter(kept);
        citation.refers_to = citation.refers_to.filter(kept);
    }
    for task in &mut plan.tasks {
        task.citations.retain(kept);
    }
    plan
}
