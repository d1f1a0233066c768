//! "v.v." in its many wrong shapes.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN083",
    name: "and-so-on",
    topic: Topic::Abbreviation,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("and_so_on.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        let text = paragraph.text;
        for shape in ["vv", "v.v"] {
            for range in prose::places(text, shape) {
                let dots = text[range.end..].bytes().take_while(|b| *b == b'.').count();
                let more = text[range.end..].starts_with('…');
                // "v.v.", "v.v…" and "v.v..." are all in use.
                let right = shape == "v.v" && (dots == 1 || dots == 3 || more);
                let address = prose::is_technical(prose::chunk(text, range.start));
                if right || address || text[range.end + dots..].starts_with(char::is_alphanumeric) {
                    continue;
                }
                let end = range.end + dots + if more { '…'.len_utf8() } else { 0 };
                let at = paragraph.span(range.start..end);
                sink.report("Viết tắt “vân vân” đúng là “v.v.”.", "“And so on” is written “v.v.”.").at(at).fix(
                    Safety::Safe,
                    at,
                    "v.v.",
                );
            }
        }
    }
}
