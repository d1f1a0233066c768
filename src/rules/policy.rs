//! What an office decides of the rules: levels, accepted findings, findings known before. Values only; the doors read the files.

use crate::finding::{Finding, Severity, Status};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The level an office gives a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The rule does not speak.
    Off,
    /// It speaks with this weight.
    At(Severity),
}

impl Level {
    /// `off`, `info`, `warning`, `error`.
    pub fn parse(word: &str) -> Option<Level> {
        Some(match word {
            "off" => Level::Off,
            "info" => Level::At(Severity::Info),
            "warning" => Level::At(Severity::Warning),
            "error" => Level::At(Severity::Error),
            _ => return None,
        })
    }
}

/// A finding that a person accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suppression {
    /// The rule's code.
    pub code: String,
    /// The end of the file's path it holds for; `None` for every file.
    pub file: Option<String>,
    /// The quoted text it holds for; `None` for every place.
    pub quote: Option<String>,
    /// Why; never empty.
    pub reason: String,
    /// Who accepted it.
    pub person: Option<String>,
    /// Last day on which it holds.
    pub until: Option<Date>,
}

/// What makes a finding the same in two runs: file name, code, quote, place.
pub type Identity = (String, String, String, String);

/// All decisions.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// By code or topic; the code wins.
    pub levels: BTreeMap<String, Level>,
    /// Accepted findings.
    pub suppressions: Vec<Suppression>,
    /// Findings of an earlier run.
    pub baseline: BTreeSet<Identity>,
}

impl Policy {
    /// Gives findings the office's levels; those that are off fall out. A level may lower a rule, never raise it above what the
    /// certainty of its fact allows, which is the level that it comes with.
    pub fn levelled(&self, findings: Vec<Finding>) -> Vec<Finding> {
        if self.levels.is_empty() {
            return findings;
        }
        let level = |f: &Finding| self.levels.get(f.code).or_else(|| self.levels.get(f.topic.as_str())).copied();
        findings
            .into_iter()
            .filter_map(|mut finding| match level(&finding) {
                Some(Level::Off) => None,
                Some(Level::At(severity)) => {
                    finding.severity = finding.severity.min(severity);
                    Some(finding)
                }
                None => Some(finding),
            })
            .collect()
    }

    /// Marks accepted findings and findings known before. `place` gives a finding's outline id or part name.
    pub fn marked(
        &self,
        mut findings: Vec<Finding>,
        file: &str,
        today: Option<Date>,
        place: impl Fn(&Finding) -> String,
    ) -> Vec<Finding> {
        for finding in &mut findings {
            if self.suppressions.iter().any(|s| s.holds(finding, file, today)) {
                finding.status = Status::Suppressed;
            } else if self.baseline.contains(&identity(finding, file, place(finding))) {
                finding.status = Status::Baseline;
            }
        }
        findings
    }
}

impl Suppression {
    fn holds(&self, finding: &Finding, file: &str, today: Option<Date>) -> bool {
        self.code == finding.code
            && self.file.as_ref().is_none_or(|f| file.ends_with(f.as_str()))
            && self.quote.as_ref().is_none_or(|q| finding.quote.as_ref() == Some(q))
            && !matches!((self.until, today), (Some(until), Some(today)) if today > until)
    }
}

fn identity(finding: &Finding, file: &str, place: String) -> Identity {
    let name = file.rsplit('/').next().unwrap_or(file);
    (name.to_owned(), finding.code.to_owned(), finding.quote.clone().unwrap_or_default(), place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Topic, Words};

    fn finding(severity: Severity) -> Finding {
        Finding {
            code: "TT045",
            topic: Topic::PlaceDate,
            severity,
            status: Status::Open,
            message: Words::default(),
            why: Words::default(),
            hint: None,
            basis: None,
            quote: Some("tháng 04".into()),
            at: None,
            fix: None,
        }
    }

    fn policy(key: &str, word: &str) -> Policy {
        Policy { levels: [(key.to_owned(), Level::parse(word).unwrap())].into(), ..Policy::default() }
    }

    #[test]
    fn a_level_lowers_and_never_raises() {
        let level =
            |key, word| policy(key, word).levelled(vec![finding(Severity::Warning)]).first().map(|f| f.severity);
        assert_eq!(level("TT045", "info"), Some(Severity::Info));
        assert_eq!(level("place-date", "error"), Some(Severity::Warning));
        assert_eq!(level("TT045", "off"), None);
    }

    #[test]
    fn a_suppression_ends_on_its_day() {
        let accepted = Suppression {
            code: "TT045".into(),
            until: "2026-09-30".parse().ok(),
            reason: "x".into(),
            ..Suppression::default()
        };
        let policy = Policy { suppressions: vec![accepted], ..Policy::default() };
        let status = |day: &str| {
            policy.marked(vec![finding(Severity::Warning)], "a/b.docx", day.parse().ok(), |_| String::new())[0].status
        };
        assert_eq!(status("2026-09-30"), Status::Suppressed);
        assert_eq!(status("2026-10-01"), Status::Open);
    }
}
