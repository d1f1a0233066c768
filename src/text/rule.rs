//! The names of the changes a normaliser makes, and the families they belong to.

/// One kind of change. The name is stable: programs and findings use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Rule {
    Nfc,
    MarkOrder,
    MarkDoubled,
    MarkBlocked,
    MarkMoved,
    MarkSpacing,
    DotlessI,
    TonePlace,
    ToneStyle,
    LookAlike,
    Compat,
    Invisible,
    Control,
    Space,
    LineBreak,
    PrivateUse,
    Punctuation,
    SymbolDash,
    Entity,
    Tcvn3,
    Tcvn3As1258,
    Tcvn3Twice,
    Vni,
    Viscii,
    Vps,
    Viqr,
    Mojibake,
    Latin1As1258,
    VniOverUnicode,
    FontCase,
    PageFurniture,
    LineJoin,
    LetterSpacing,
    MissingSpace,
    Spelling,
    Ocr,
    Telex,
    LostHorn,
    VniLeftOver,
    Name,
}

/// What a change is about, for counting and for choosing the finding that reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// The text was in another encoding, or was read as one.
    LegacyEncoding,
    /// Another Unicode form of the same letters.
    UnicodeForm,
    /// A character that only looks like the right one.
    LookAlike,
    /// A tone mark on the wrong letter, or in the other style when asked.
    TonePlacement,
    /// Spaces, invisible characters, controls, line breaks.
    Spacing,
    /// Symbols: private-use bullets, punctuation on control codes, dashes in document symbols, entities.
    Symbol,
    /// Page furniture, joined lines, letter-spaced headings.
    Layout,
    /// A proposal for a person to look at.
    Suggestion,
}

const NAMES: [(Rule, &str, Family); 40] = [
    (Rule::Nfc, "nfc", Family::UnicodeForm),
    (Rule::MarkOrder, "mark-order", Family::UnicodeForm),
    (Rule::MarkDoubled, "mark-doubled", Family::UnicodeForm),
    (Rule::MarkBlocked, "mark-blocked", Family::UnicodeForm),
    (Rule::MarkMoved, "mark-moved", Family::TonePlacement),
    (Rule::MarkSpacing, "mark-spacing", Family::UnicodeForm),
    (Rule::DotlessI, "dotless-i", Family::LookAlike),
    (Rule::TonePlace, "tone-place", Family::TonePlacement),
    (Rule::ToneStyle, "tone-style", Family::TonePlacement),
    (Rule::LookAlike, "look-alike", Family::LookAlike),
    (Rule::Compat, "compat", Family::LookAlike),
    (Rule::Invisible, "invisible", Family::Spacing),
    (Rule::Control, "control", Family::Spacing),
    (Rule::Space, "space", Family::Spacing),
    (Rule::LineBreak, "line-break", Family::Spacing),
    (Rule::PrivateUse, "private-use", Family::Symbol),
    (Rule::Punctuation, "c1-punctuation", Family::Symbol),
    (Rule::SymbolDash, "symbol-dash", Family::Symbol),
    (Rule::Entity, "entity", Family::Symbol),
    (Rule::Tcvn3, "tcvn3", Family::LegacyEncoding),
    (Rule::Tcvn3As1258, "tcvn3-as-1258", Family::LegacyEncoding),
    (Rule::Tcvn3Twice, "tcvn3-twice", Family::LegacyEncoding),
    (Rule::Vni, "vni", Family::LegacyEncoding),
    (Rule::Viscii, "viscii", Family::LegacyEncoding),
    (Rule::Vps, "vps", Family::LegacyEncoding),
    (Rule::Viqr, "viqr", Family::LegacyEncoding),
    (Rule::Mojibake, "mojibake", Family::LegacyEncoding),
    (Rule::Latin1As1258, "latin1-as-1258", Family::LegacyEncoding),
    (Rule::VniOverUnicode, "vni-over-unicode", Family::LegacyEncoding),
    (Rule::FontCase, "font-case", Family::LegacyEncoding),
    (Rule::PageFurniture, "page-furniture", Family::Layout),
    (Rule::LineJoin, "line-join", Family::Layout),
    (Rule::LetterSpacing, "letter-spacing", Family::Layout),
    (Rule::MissingSpace, "missing-space", Family::Layout),
    (Rule::Spelling, "spelling", Family::Suggestion),
    (Rule::Ocr, "ocr", Family::Suggestion),
    (Rule::Telex, "telex", Family::Suggestion),
    (Rule::LostHorn, "lost-u-horn", Family::Suggestion),
    (Rule::VniLeftOver, "vni-left-over", Family::Suggestion),
    (Rule::Name, "name", Family::Suggestion),
];

impl Rule {
    /// The stable name.
    pub fn name(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |row| row.1)
    }

    /// What the change is about.
    pub fn family(self) -> Family {
        NAMES.get(self as usize).map_or(Family::Symbol, |row| row.2)
    }
}

/// The family behind a rule's name, as it stands in [`crate::text::offset_map::TextEdit::rule`].
///
/// ```
/// use rasoat::text::rule::{Family, family};
/// assert_eq!(family("tcvn3"), Some(Family::LegacyEncoding));
/// assert_eq!(family("tone-place"), Some(Family::TonePlacement));
/// ```
pub fn family(name: &str) -> Option<Family> {
    NAMES.iter().find(|row| row.1 == name).map(|row| row.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_rules() {
        for (at, (rule, name, family_)) in NAMES.iter().enumerate() {
            assert_eq!(*rule as usize, at, "{name}");
            assert_eq!((rule.name(), rule.family()), (*name, *family_));
        }
        assert_eq!(family("no-such-rule"), None);
    }
}
