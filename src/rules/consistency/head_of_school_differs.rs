//! The head of the school named in the text is not the one who signs as head.

use crate::finding::{Severity, Topic};
use crate::rules::language::word_pairs;
use crate::rules::people;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ005",
    name: "head-of-school-differs",
    topic: Topic::NameConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("head_of_school_differs.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(head) = signing_head(case) else { return };
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 2..words.len() {
            let Some(end) = people::name_end(paragraph.text, words, i).filter(|end| end - i >= 2) else { continue };
            if !of_the_head(paragraph.text, words, i) {
                continue;
            }
            let written = &paragraph.text[words[i].start..words[end - 1].end];
            if word_pairs::bare(&prose::lower(written)) == word_pairs::bare(&prose::lower(&head)) {
                continue;
            }
            sink.report(
                format!("Hiệu trưởng nêu trong nội dung là “{written}”, người ký là “{head}”."),
                format!("The text names “{written}” as head of the school, “{head}” signs."),
            )
            .at(paragraph.span(words[i].start..words[end - 1].end));
        }
    }
}

/// The signer, when he signs as head in his own power.
fn signing_head(case: &Case<'_>) -> Option<String> {
    let [signature] = &case.plan.header.signatures[..] else { return None };
    let position = signature.position.as_ref()?;
    let head = prose::lower(&position.text) == "hiệu trưởng" && signature.authority.is_empty();
    signature.name.as_ref().filter(|_| head).map(|f| f.text.clone())
}

/// "Hiệu trưởng Trần Minh Tâm", not "Phó Hiệu trưởng" and not "nguyên Hiệu trưởng".
fn of_the_head(text: &str, words: &[prose::Word<'_>], i: usize) -> bool {
    let (hieu, truong) = (&words[i - 2], &words[i - 1]);
    let before = i.checked_sub(3).map_or(String::new(), |j| prose::lower(words[j].text));
    let office = hieu.is("hiệu") && truong.is("trưởng");
    office && text.get(truong.end..words[i].start) == Some(" ") && !matches!(before.as_str(), "phó" | "nguyên" | "cựu")
}
