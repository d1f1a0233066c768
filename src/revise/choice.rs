//! What a caller of this room says and gets back.

use crate::finding::{Code, Finding, Lang, Safety, Words};

/// How changes are signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of comments.
    pub lang: Lang,
    /// The date of comments and changes, as ISO 8601 in UTC (`2026-04-10T08:00:00Z`); left out when `None`.
    pub date: Option<String>,
}

/// Which mends are applied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Consent {
    /// Only those that are safe.
    #[default]
    SafeOnly,
    /// Those that are safe, and those of these codes that want consent.
    Codes(Vec<String>),
    /// All that are safe or want consent.
    All,
}

impl Consent {
    /// True when the finding's mend may be applied.
    pub fn allows(&self, finding: &Finding) -> bool {
        match finding.fix.as_ref().map(|f| f.safety) {
            None | Some(Safety::Show) => false,
            Some(Safety::Safe) => true,
            Some(Safety::Consent) => match self {
                Consent::SafeOnly => false,
                Consent::Codes(codes) => codes.iter().any(|c| c.eq_ignore_ascii_case(finding.code)),
                Consent::All => true,
            },
        }
    }
}

/// A mend that was wanted and could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Index of the finding.
    pub finding: usize,
    /// Its code.
    pub code: Code,
    /// Why.
    pub reason: Words,
}

/// A new file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revised {
    /// Its bytes; those of the old file when nothing was changed.
    pub bytes: Vec<u8>,
    /// Indices of the findings that were set as comments or mended.
    pub done: Vec<usize>,
    /// Mends that were wanted and not made.
    pub skipped: Vec<Skipped>,
}
