//! Values that carry what was found: findings, fixes, notices, checklist rows, the verdict. They know no rule.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A rule's code, for example `VD004`. Stable; never given again.
pub type Code = &'static str;

/// The language of what a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// One text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Words {
    /// A text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Words { vi: vi.into(), en: en.into() }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong for certain.
    Info,
    /// A strong convention or a partly regulated point is broken.
    Warning,
    /// The text of the regulation is broken.
    Error,
}

macro_rules! topics {
    ($($group:literal: $($name:ident = $text:literal),+ $(,)?;)+) => {
        /// What a finding is about: the closed list of the output contract.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Topic { $($(#[doc = $text] #[serde(rename = $text)] $name,)+)+ }
        impl Topic {
            /// Every topic, in the order of the contract.
            pub const ALL: &'static [Topic] = &[$($(Topic::$name,)+)+];
            /// The contract's word.
            pub fn as_str(self) -> &'static str { match self { $($(Topic::$name => $text,)+)+ } }
            /// The topic of a contract's word.
            pub fn parse(word: &str) -> Option<Topic> { Topic::ALL.iter().copied().find(|t| t.as_str() == word) }
            /// The contract's group: form, layout, structure, tasks, citations, dates, language, consistency, batch, file.
            pub fn group(self) -> &'static str { match self { $($(Topic::$name => $group,)+)+ } }
        }
    };
}

topics! {
    "form": NationalTitle = "national-title", Motto = "motto", Agency = "agency", NumberSymbol = "number-symbol",
        PlaceDate = "place-date", DocType = "doc-type", Subject = "subject", LegalBasis = "legal-basis",
        Addressee = "addressee", ClosingMark = "closing-mark", Recipients = "recipients", Signature = "signature",
        Annex = "annex";
    "layout": PageSetup = "page-setup", Font = "font", FontSize = "font-size", TypeStyle = "type-style",
        Paragraph = "paragraph", RuleLine = "rule-line", PageNumber = "page-number";
    "structure": SectionMissing = "section-missing", SectionOrder = "section-order", SectionEmpty = "section-empty",
        Numbering = "numbering", Placeholder = "placeholder", DraftBlank = "draft-blank";
    "tasks": TaskOwner = "task-owner", TaskDeadline = "task-deadline", TaskVague = "task-vague",
        TaskDuplicate = "task-duplicate", DemandMissing = "demand-missing", DemandLate = "demand-late",
        DemandPartial = "demand-partial";
    "citations": CitationForm = "citation-form", CitationIncomplete = "citation-incomplete",
        CitationDate = "citation-date", CitationStatus = "citation-status", CitationConflict = "citation-conflict",
        CitationFuture = "citation-future", CitationNumber = "citation-number",
        CitationUnresolved = "citation-unresolved", InternalReference = "internal-reference";
    "dates": DateInvalid = "date-invalid", DateFormat = "date-format", DateWeekday = "date-weekday",
        DateOrder = "date-order", DeadlinePast = "deadline-past",
        DeadlineOutsidePeriod = "deadline-outside-period", SchoolYear = "school-year";
    "language": Encoding = "encoding", Spelling = "spelling", ToneMark = "tone-mark", Typing = "typing",
        Punctuation = "punctuation", Quotes = "quotes", Capitalisation = "capitalisation",
        Abbreviation = "abbreviation", Wording = "wording";
    "consistency": NameConsistency = "name-consistency", NumberConsistency = "number-consistency",
        Leftover = "leftover";
    "batch": DuplicatePlan = "duplicate-plan", NotSubmitted = "not-submitted", NotOnRoster = "not-on-roster",
        LateSubmission = "late-submission";
    "file": Unreadable = "unreadable", DamagedText = "damaged-text";
}

/// How a mend may be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Applied without asking: only one reading is possible.
    Safe,
    /// Applied when the author agrees.
    Consent,
    /// Only shown.
    Show,
}

/// One replacement in the author's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub at: Span,
    /// The new text (NFC, no line breaks).
    pub replacement: String,
}

/// Where lines begin and end, as a mend asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At the left.
    Left,
    /// Centred.
    Centre,
    /// At the right.
    Right,
    /// Justified.
    Justify,
}

/// One change of looks; `None` leaves a property as it is. Lengths are in twips, sizes in half points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookEdit {
    /// Of the characters of a span.
    Characters {
        /// Which characters.
        at: Span,
        /// Font name.
        font: Option<String>,
        /// Size in half points.
        size: Option<u16>,
        /// Bold.
        bold: Option<bool>,
        /// Italic.
        italic: Option<bool>,
        /// Underlined.
        underline: Option<bool>,
        /// Take colour and highlight away.
        plain_colour: bool,
    },
    /// Of the paragraph of a block.
    Paragraph {
        /// Index of the block.
        block: u32,
        /// Alignment.
        align: Option<Side>,
        /// First line indent; negative hangs.
        first_line: Option<i32>,
        /// Space before.
        before: Option<i32>,
        /// Space after.
        after: Option<i32>,
        /// Line distance in 240ths of a line.
        line: Option<i32>,
    },
    /// Of the pages of a section.
    Page {
        /// Index of the section.
        section: u32,
        /// Paper width and height.
        paper: Option<(i32, i32)>,
        /// Top margin.
        top: Option<i32>,
        /// Bottom margin.
        bottom: Option<i32>,
        /// Left margin.
        left: Option<i32>,
        /// Right margin.
        right: Option<i32>,
        /// The first page has a header of its own.
        title_page: Option<bool>,
    },
    /// Of the page numbers: in the middle of the top margin of all pages but the first, figures alone, upright, size 14;
    /// what stands elsewhere goes.
    PageNumbers,
    /// A drawn line, centred below the last line of a block.
    RuleLine {
        /// Index of the block.
        block: u32,
        /// Its length.
        length: i32,
    },
}

/// A mend: edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// How it may be applied.
    pub safety: Safety,
    /// In order, not overlapping.
    pub edits: Vec<Edit>,
    /// Changes of looks; only for files that carry looks.
    pub looks: Vec<LookEdit>,
}

/// Whether a finding is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// To be mended.
    Open,
    /// Accepted by a person, with a reason.
    Suppressed,
    /// Known from an earlier run.
    Baseline,
}

/// One fault of the plan, with its place, the reason, the clause and the mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code.
    pub code: Code,
    /// The contract's topic.
    pub topic: Topic,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether it is still open.
    pub status: Status,
    /// What is wrong.
    pub message: Words,
    /// Why it matters.
    pub why: Words,
    /// How to mend it.
    pub hint: Option<Words>,
    /// The clause, in Vietnamese, as an office would cite it.
    pub basis: Option<String>,
    /// The faulty text itself, NFC.
    pub quote: Option<String>,
    /// Where it stands; `None` when the thing is missing.
    pub at: Option<Span>,
    /// A mend, where one can be given.
    pub fix: Option<Fix>,
}

/// Something about the file that the reader of a report must know: what was not read, and so not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Stable word, for example `tracked-changes`, `scanned-pdf`, `legacy-encoding`.
    pub code: &'static str,
    /// For a person.
    pub message: Words,
}

impl Notice {
    /// A notice in both languages.
    pub fn new(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Notice { code, message: Words::new(vi, en) }
    }
}

/// The state of one checklist row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckStatus {
    /// Đạt.
    Pass,
    /// Không đạt.
    Fail,
    /// Không áp dụng.
    NotApplicable,
    /// Không kiểm được.
    NotChecked,
    /// Cần người xem.
    NeedsReview,
}

/// One row of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistRow {
    /// Stable id, for example `national-title`.
    pub item: String,
    /// For a person.
    pub label: Words,
    /// The state.
    pub status: CheckStatus,
    /// Why not checked, not applicable or in doubt.
    pub reason: Option<Words>,
    /// Indices into the findings.
    pub findings: Vec<usize>,
    /// The clause.
    pub basis: String,
}

/// The outcome in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictResult {
    /// No open error and no open warning.
    Pass,
    /// No open error.
    PassWithWarnings,
    /// At least one open error.
    Fail,
}

/// Whether the plan is still being written or already signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// A draft: a blank number and date are right.
    #[default]
    Draft,
    /// The signed plan.
    Final,
}

/// The outcome with its counts of open findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// In one word.
    pub result: VerdictResult,
    /// Open errors.
    pub errors: usize,
    /// Open warnings.
    pub warnings: usize,
    /// Open infos.
    pub infos: usize,
    /// The template's id.
    pub template: String,
    /// The stage that was assumed.
    pub stage: Stage,
}
