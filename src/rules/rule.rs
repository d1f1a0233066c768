//! What a rule is: facts in, a sink out. A rule never sees the engine.

use super::page::Page;
use crate::document::document::Document;
use crate::extract::plan::Plan;
use crate::finding::{Code, Edit, Finding, Fix, LookEdit, Safety, Severity, Stage, Status, Topic, Words};
use crate::registry::registry::Registry;
use crate::rules::prose::Prose;
use crate::span::Span;
use crate::template::template::Template;
use jiff::civil::Date;

/// Everything a rule may look at; all read-only.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Text and looks.
    pub document: &'a Document,
    /// The same text as rules walk through it.
    pub prose: &'a Prose<'a>,
    /// Facts.
    pub plan: &'a Plan,
    /// What is required.
    pub template: &'a Template,
    /// Known legal documents.
    pub registry: &'a Registry,
    /// Draft or final.
    pub stage: Stage,
    /// Today, where the caller gives it.
    pub today: Option<Date>,
}

/// A fact of the file that a rule cannot do without; where it is missing the rule does not run and its rows are `not-checked`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Text alone.
    Text,
    /// Paper.
    PageSetup,
    /// All four margins.
    Margins,
    /// Fonts, sizes, weight.
    Characters,
    /// Alignment, indents, spacing.
    Paragraphs,
    /// Drawn lines.
    Lines,
    /// Running headers and footers.
    Furniture,
}

impl Needs {
    /// True when the document carries the fact.
    pub fn met(self, document: &Document) -> bool {
        let carries = document.carries;
        match self {
            Needs::Text => true,
            Needs::PageSetup => carries.page_setup,
            Needs::Margins => carries.page_setup && document.sections.iter().all(|s| s.unseen == [false; 4]),
            Needs::Characters => carries.characters,
            Needs::Paragraphs => carries.paragraphs,
            Needs::Lines => carries.lines,
            Needs::Furniture => carries.furniture,
        }
    }
}

/// One rule: its identity, its page and its check.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// `VD004`. Letters name the group, digits never change.
    pub code: Code,
    /// The fault in English, kebab-case, same as the file's name with `_` for `-`.
    pub name: &'static str,
    /// The contract's topic.
    pub topic: Topic,
    /// Default severity: never above the certainty of the fact.
    pub severity: Severity,
    /// The clause, as an office cites it; `None` for practice.
    pub basis: Option<&'static str>,
    /// What the file must carry.
    pub needs: Needs,
    /// The page (`include_str!`): title, why, mend in both languages, examples that run as tests.
    pub page: &'static str,
    /// The check.
    pub check: fn(&Case<'_>, &mut Sink<'_>),
}

/// Where a rule puts its findings.
#[derive(Debug)]
pub struct Sink<'r> {
    rule: &'r Rule,
    document: &'r Document,
    page: Option<Page>,
    findings: Vec<Finding>,
    /// Faults beyond the most that are listed.
    beyond: usize,
}

/// Most findings of one rule that are listed one by one; more are told as a number. No plan comes near it, and a hostile file
/// costs no more memory than a large one.
const MOST_LISTED: usize = 1_000;

impl<'r> Sink<'r> {
    /// A sink for one rule on one document.
    pub fn new(rule: &'r Rule, document: &'r Document) -> Self {
        Sink { rule, document, page: None, findings: Vec::new(), beyond: 0 }
    }

    /// Reports a fault; what, in both languages: one sentence, lower-case codes kept, no full stop missing. Why, mend and clause
    /// come from the rule and its page and may be overridden on what is returned.
    pub fn report(&mut self, vi: impl Into<String>, en: impl Into<String>) -> Reported<'_> {
        // The page is read once for all findings of the rule, and only when there is one.
        let page = self.page.get_or_insert_with(|| Page::words(self.rule.page));
        if self.findings.len() > MOST_LISTED {
            // The last one is kept aside for what is reported now and then counted.
            self.findings.pop();
            self.beyond += 1;
        }
        self.findings.push(Finding {
            code: self.rule.code,
            topic: self.rule.topic,
            severity: self.rule.severity,
            status: Status::Open,
            message: Words::new(vi, en),
            why: page.why.clone(),
            hint: Some(page.mend.clone()).filter(|m| !m.vi.is_empty()),
            basis: self.rule.basis.map(str::to_owned),
            quote: None,
            at: None,
            fix: None,
        });
        let last = self.findings.len() - 1;
        Reported { document: self.document, finding: &mut self.findings[last] }
    }

    /// The findings, in the order reported.
    pub fn into_findings(mut self) -> Vec<Finding> {
        if self.findings.len() > MOST_LISTED {
            let more = self.beyond + 1;
            self.findings.truncate(MOST_LISTED);
            self.report(
                format!("Còn {more} chỗ nữa có lỗi này; chỉ liệt kê {MOST_LISTED} chỗ đầu."),
                format!("The same fault stands in {more} more places; only the first {MOST_LISTED} are listed."),
            );
        }
        self.findings
    }
}

/// A finding that was just reported and may be completed.
#[derive(Debug)]
pub struct Reported<'s> {
    document: &'s Document,
    finding: &'s mut Finding,
}

impl Reported<'_> {
    /// Sets the place and quotes its text.
    pub fn at(self, at: Span) -> Self {
        self.finding.at = Some(at);
        self.finding.quote = Some(self.document.quote(at));
        self
    }

    /// Quotes the place as the author typed it, text in a legacy encoding too.
    pub fn as_written(self) -> Self {
        self.finding.quote = self.finding.at.map(|at| self.document.written(at));
        self
    }

    /// Changes the topic (a rule that serves two).
    pub fn topic(self, topic: Topic) -> Self {
        self.finding.topic = topic;
        self
    }

    /// Changes the severity.
    pub fn severity(self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    /// Replaces the mend in words.
    pub fn hint(self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.finding.hint = Some(Words::new(vi, en));
        self
    }

    /// Replaces the clause.
    pub fn basis(self, basis: impl Into<String>) -> Self {
        self.finding.basis = Some(basis.into());
        self
    }

    /// Gives a mend that replaces one span. The edits of a finding stand in order and apart: one that goes into another is left to the next
    /// check.
    pub fn fix(self, safety: Safety, at: Span, replacement: impl Into<String>) -> Self {
        let fix = self.finding.fix.get_or_insert_with(|| Fix { safety, edits: Vec::new(), looks: Vec::new() });
        fix.safety = fix.safety.max(safety);
        let behind = fix.edits.partition_point(|edit| edit.at <= at);
        let apart = |first: Span, second: Span| (first.block, first.end) <= (second.block, second.start);
        let free = behind.checked_sub(1).is_none_or(|before| apart(fix.edits[before].at, at))
            && fix.edits.get(behind).is_none_or(|next| apart(at, next.at));
        if free {
            fix.edits.insert(behind, Edit { at, replacement: replacement.into() });
        }
        self
    }

    /// Gives a mend that changes looks.
    pub fn look(self, safety: Safety, look: LookEdit) -> Self {
        let fix = self.finding.fix.get_or_insert_with(|| Fix { safety, edits: Vec::new(), looks: Vec::new() });
        fix.safety = fix.safety.max(safety);
        fix.looks.push(look);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule {
        code: "TT001",
        name: "x",
        topic: Topic::Motto,
        severity: Severity::Error,
        basis: None,
        needs: Needs::Text,
        page: "",
        check: |_, _| {},
    };

    #[test]
    fn endless_faults_are_told_as_a_number() {
        let document = Document::default();
        let found = |count: usize| {
            let mut sink = Sink::new(&RULE, &document);
            for i in 0..count {
                sink.report(i.to_string(), "");
            }
            sink.into_findings()
        };
        assert_eq!(found(MOST_LISTED).len(), MOST_LISTED);
        let many = found(MOST_LISTED + 7);
        assert_eq!(many.len(), MOST_LISTED + 1);
        assert!(many[MOST_LISTED].message.vi.starts_with("Còn 7 chỗ nữa"));
        assert_eq!(many[MOST_LISTED - 1].message.vi, (MOST_LISTED - 1).to_string());
    }
}
