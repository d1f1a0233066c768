//! What an office decides of the rules: levels, accepted findings, findings known before. Values only; the doors read the files.

use crate::finding::{Finding, Severity, Status, Words};
use crate::rules::known::{self, Known};
use jiff::civil::Date;
use std::collections::BTreeMap;

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

/// All decisions.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// By code or topic; the code wins.
    pub levels: BTreeMap<String, Level>,
    /// Accepted findings.
    pub suppressions: Vec<Suppression>,
    /// Findings of an earlier run, by the last part of the file's path.
    pub baseline: BTreeMap<String, Vec<Known>>,
    /// Numbers that an office may set, by name (`demand.met-from`).
    pub parameters: BTreeMap<String, u32>,
}

impl Policy {
    /// No decision at all.
    pub const fn none() -> Policy {
        Policy {
            levels: BTreeMap::new(),
            suppressions: Vec::new(),
            baseline: BTreeMap::new(),
            parameters: BTreeMap::new(),
        }
    }

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
            if let Some(suppression) = self.suppressions.iter().find(|s| s.holds(finding, file, today)) {
                finding.status = Status::Suppressed;
                finding.hint = Some(suppression.in_words());
            }
        }
        let Some(old) = self.baseline.get(file.rsplit('/').next().unwrap_or(file)) else { return findings };
        let open: Vec<usize> = (0..findings.len()).filter(|&i| findings[i].status == Status::Open).collect();
        let new: Vec<Known> = open.iter().map(|&i| known_of(&findings[i], place(&findings[i]))).collect();
        for (index, _) in open.iter().zip(known::pair(old, &new)).filter(|(_, old)| old.is_some()) {
            findings[*index].status = Status::Baseline;
        }
        findings
    }
}

fn known_of(finding: &Finding, place: String) -> Known {
    Known {
        code: finding.code.to_owned(),
        quote: finding.quote.clone().unwrap_or_default(),
        place,
        message: finding.message.vi.clone(),
    }
}

impl Suppression {
    fn holds(&self, finding: &Finding, file: &str, today: Option<Date>) -> bool {
        self.is_of(finding.code, finding.quote.as_deref(), file) && !self.has_ended(today)
    }

    /// It is meant for a finding with this code and quote in this file, whatever the day.
    pub fn is_of(&self, code: &str, quote: Option<&str>, file: &str) -> bool {
        self.code == code
            && self.file.as_ref().is_none_or(|f| file.ends_with(f.as_str()))
            && self.quote.as_ref().is_none_or(|q| quote == Some(q))
    }

    /// Its last day is over.
    pub fn has_ended(&self, today: Option<Date>) -> bool {
        matches!((self.until, today), (Some(until), Some(today)) if today > until)
    }

    /// Who accepted it, why and until when: said in place of the mend.
    pub fn in_words(&self) -> Words {
        let day = |d: Date| format!("{:02}/{:02}/{}", d.day(), d.month(), d.year());
        let vi_end = self.until.map(|d| format!(", đến hết ngày {}", day(d))).unwrap_or_default();
        let en_end = self.until.map(|d| format!(", until {}", day(d))).unwrap_or_default();
        let vi_who = self.person.as_ref().map(|p| format!(" ({p}{vi_end})")).unwrap_or(vi_end);
        let en_who = self.person.as_ref().map(|p| format!(" ({p}{en_end})")).unwrap_or(en_end);
        Words::new(format!("Đã được chấp nhận{vi_who}: {}", self.reason), format!("Accepted{en_who}: {}", self.reason))
    }
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
        let told = policy.marked(vec![finding(Severity::Warning)], "b.docx", None, |_| String::new());
        assert_eq!(told[0].hint.as_ref().unwrap().vi, "Đã được chấp nhận, đến hết ngày 30/09/2026: x");
        assert_eq!(status("2026-09-30"), Status::Suppressed);
        assert_eq!(status("2026-10-01"), Status::Open);
    }
}
