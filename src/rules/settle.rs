//! After the rules, small named steps in a row: duplicates, order, verdict.

use crate::finding::{Finding, Severity, Stage, Status, Topic, Verdict, VerdictResult};

/// Drops the same code on the same place reported twice.
pub fn without_duplicates(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = std::collections::BTreeSet::new();
    findings.retain(|f| seen.insert((f.code, f.at, f.message.vi.clone())));
    findings
}

/// Findings on text that was read from pictures only ask a person to look: none is above an information, and none is on the
/// numbers of items, whose signs ("III", "II") pictures do not show surely.
pub fn for_review(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|f| f.topic != Topic::Numbering);
    for finding in &mut findings {
        finding.severity = Severity::Info;
        finding.fix = None;
    }
    findings
}

/// Orders by place (what is missing first), then code.
pub fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.at, a.code, &a.message.vi).cmp(&(b.at, b.code, &b.message.vi)));
    findings
}

/// Counts the open findings.
pub fn verdict(findings: &[Finding], template: &str, stage: Stage) -> Verdict {
    let count = |s| findings.iter().filter(|f| f.status == Status::Open && f.severity == s).count();
    let (errors, warnings, infos) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    let result = match (errors, warnings) {
        (0, 0) => VerdictResult::Pass,
        (0, _) => VerdictResult::PassWithWarnings,
        _ => VerdictResult::Fail,
    };
    Verdict { result, errors, warnings, infos, template: template.to_owned(), stage }
}
