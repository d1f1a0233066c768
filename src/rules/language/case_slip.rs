//! Large letters where a word has none: "THực hiện", "nGày".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::syllable;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN014",
    name: "case-slip",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("case_slip.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        for word in paragraph.words {
            if !slipped(paragraph.text, word) {
                continue;
            }
            let right = right(word.text);
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("Chữ hoa lẫn trong từ: “{}”, có lẽ là “{right}”.", word.text),
                    format!("A large letter inside a word: “{}”, probably “{right}”.", word.text),
                )
                .mend(Safety::Consent, at, right);
        }
    }
    gathered.report(sink);
}

/// Large and small letters mixed in a syllable of the language that has a mark: no code ("GDTrH", "TTg") has one.
fn slipped(text: &str, word: &prose::Word<'_>) -> bool {
    let regular = word.is_lower() || word.is_upper() || word.is_capitalised();
    if regular {
        return false;
    }
    let marked = word.text.chars().any(|c| c.is_alphabetic() && !c.is_ascii() && !matches!(c, 'Đ' | 'đ'));
    let symbol = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '-' | '&' | '.'));
    let beside = symbol(text[..word.start].chars().next_back()) || text[word.end..].starts_with(['/', '-', '&']);
    marked && !beside && word.text.chars().all(char::is_alphabetic) && syllable::is_attested(&prose::lower(word.text))
}

/// Mostly large: all large; begins large: capitalised; else small.
fn right(word: &str) -> String {
    let large = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().count() - large;
    if large > small && large > 2 {
        word.to_uppercase()
    } else if prose::begins_large(word) {
        prose::capitalised(&prose::lower(word))
    } else {
        prose::lower(word)
    }
}
