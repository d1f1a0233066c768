//! Spliced plans: nothing panics, what is told stands in the text, mends stand in order and apart.

mod support;

use rasoat::finding::Edit;
use rasoat::pipeline::inspect_guarded;
use rasoat::registry::registry::Registry;
use rasoat::span::Span;
use support::{settings, spliced};
use unicode_normalization::is_nfc;

/// Plans of one run; the same in every run.
const PLANS: usize = 250;

#[test]
fn spliced_plans_are_read_and_what_is_told_stands_in_them() {
    let registry = Registry::builtin();
    for (number, text) in spliced::plans(20_261_125, PLANS).enumerate() {
        let seen = inspect_guarded(text.as_bytes(), Some("a.txt"), &settings(&registry));
        let seen = seen.unwrap_or_else(|error| panic!("plan {number}: {}\n{text}", error.en));
        let stands = |at: Span| {
            let block = seen.document.blocks.get(at.block as usize);
            block.is_some_and(|block| block.text().get(at.range()).is_some())
        };
        let told = |what: &str, at: Span| assert!(stands(at), "plan {number}: {what} at {at:?}\n{text}");
        seen.plan.tasks.iter().for_each(|task| told("a task", task.at));
        seen.plan.citations.iter().for_each(|citation| told("a citation", citation.at));
        seen.plan.dates.iter().for_each(|date| told("a date", date.at));
        for finding in seen.outcome.iter().flat_map(|outcome| &outcome.findings) {
            finding.at.into_iter().for_each(|at| told(finding.code, at));
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).collect::<Vec<_>>();
            edits.iter().for_each(|edit| told(finding.code, edit.at));
            let apart = |two: &[&Edit]| (two[0].at.block, two[0].at.end) <= (two[1].at.block, two[1].at.start);
            assert!(edits.windows(2).all(apart), "plan {number}: {} {edits:?}\n{text}", finding.code);
            let one_line = |edit: &&Edit| !edit.replacement.contains(['\n', '\r']) && is_nfc(&edit.replacement);
            assert!(edits.iter().all(one_line), "plan {number}: {} {edits:?}\n{text}", finding.code);
        }
    }
}
