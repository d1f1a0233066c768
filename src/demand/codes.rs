//! The codes that comparing with a superior's plan gives, with their pages: they stand beside the rules in lists and explanations.

use crate::finding::{Code, Severity, Topic};

/// One code: what a list and an explanation need.
#[derive(Debug, Clone, Copy)]
pub struct DemandCode {
    /// `NV091`.
    pub code: Code,
    /// The fault in English, kebab-case.
    pub name: &'static str,
    /// The contract's topic.
    pub topic: Topic,
    /// Most that it weighs; in doubt it is an info.
    pub severity: Severity,
    /// The page, in the form of a rule's page. A *Sai* and a *Đúng* block holds the superior's item, a line `---`, and the plan's item.
    pub page: &'static str,
}

/// All of them.
pub const CODES: &[DemandCode] = &[
    DemandCode {
        code: "NV091",
        name: "demand-missing",
        topic: Topic::DemandMissing,
        severity: Severity::Warning,
        page: include_str!("demand_missing.md"),
    },
    DemandCode {
        code: "NV092",
        name: "demand-late",
        topic: Topic::DemandLate,
        severity: Severity::Warning,
        page: include_str!("demand_late.md"),
    },
    DemandCode {
        code: "NV093",
        name: "demand-partial",
        topic: Topic::DemandPartial,
        severity: Severity::Warning,
        page: include_str!("demand_partial.md"),
    },
];
