//! A word misspelt with another word's letters: "bổ xung", "sử lý", "chủ chì".

use crate::document::tokens::Shape;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::language::tone_styles::in_style_of;
use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::misspelling::{self, Misspelling, Surety};
use crate::text::words;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN020",
    name: "misspelt-word",
    topic: Topic::Spelling,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("misspelt_word.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        for misspelt in find(&paragraph) {
            let written = &paragraph.text[misspelt.range.clone()];
            let right = &in_style_of(case, misspelt.right.clone());
            let at = paragraph.span(misspelt.range.clone());
            if misspelt.surety == Surety::Context {
                let vi = format!("“{written}” có thể là “{right}”, tùy nghĩa của câu.");
                let en = format!("“{written}” may be meant for “{right}”, depending on the meaning.");
                sink.report(vi, en).at(at).severity(Severity::Info).fix(Safety::Show, at, right.clone());
                continue;
            }
            let safety = if misspelt.surety == Surety::Always { Safety::Safe } else { Safety::Consent };
            let vi = format!("Sai chính tả: “{written}”, đúng là “{right}”.");
            gathered.add(at, vi, format!("Misspelt: “{written}” for “{right}”.")).mend(safety, at, right.clone());
        }
    }
    gathered.report(sink);
}

/// Misspelt words of a paragraph. What is a question of style or says a thing twice is the business of other rules.
pub fn find<'d>(paragraph: &Paragraph<'d>) -> &'d [Misspelling] {
    paragraph.misspelt(|| {
        if !may_hold(paragraph.words) {
            return Vec::new();
        }
        let runs = paragraph.words.iter().map(|word| (word.range(), word.syllable));
        let mut found = misspelling::find_in(paragraph.text, &words::words_of_runs(paragraph.text, runs));
        found.retain(|m| {
            let other = m.surety == Surety::Style || matches!(m.kind, "redundant" | "variant" | "meaning");
            !other && !prose::is_technical(prose::chunk(paragraph.text, m.range.start))
        });
        found
    })
}

/// False when surely none of the words is misspelt; in a run of letters and digits there may be any.
fn may_hold(words: &[Word<'_>]) -> bool {
    let begins = |(i, word): (usize, &Word<'_>)| {
        let next = words.get(i + 1).and_then(|next| next.syllable);
        word.syllable.map_or(word.shape != Shape::default(), |first| misspelling::may_begin(first, next))
    };
    words.iter().enumerate().any(begins)
}
