//! What the normaliser saw and did not repair: places for a person to look at.

use std::ops::Range;

/// Why a place was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlagKind {
    /// One letter carries two different tone marks.
    TwoTones,
    /// A decoded word seems to have lost its ư (a stripped soft hyphen).
    LostHorn,
    /// U+FFFD: a letter was lost before the text came here.
    LostLetter,
    /// A private-use character without a known meaning.
    PrivateUse,
    /// A word inside legacy text that no decoding makes Vietnamese.
    Undecodable,
    /// A word that mixes scripts and cannot be mended.
    MixedScript,
}

impl FlagKind {
    /// The name that programs see.
    pub fn name(self) -> &'static str {
        match self {
            FlagKind::TwoTones => "two-tones",
            FlagKind::LostHorn => "lost-u-horn",
            FlagKind::LostLetter => "lost-letter",
            FlagKind::PrivateUse => "private-use",
            FlagKind::Undecodable => "undecodable",
            FlagKind::MixedScript => "mixed-script",
        }
    }
}

/// One place that was left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Bytes of the source text.
    pub range: Range<usize>,
    /// Why.
    pub kind: FlagKind,
    /// What it may have been, if there is a good guess.
    pub suggestion: Option<String>,
}
