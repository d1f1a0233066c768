//! Plans spliced from lines of our own fixtures, words doubled, dropped, exchanged and set in other letters: what a clerk's hand could leave
//! in a file, and what no list of cases foresees. Nothing panics, and what is told stands in the text.

mod support;

use rasoat::finding::Edit;
use rasoat::pipeline::inspect_guarded;
use rasoat::registry::registry::Registry;
use rasoat::span::Span;
use std::fmt::Write;
use std::path::Path;
use support::{Dice, settings};
use unicode_normalization::is_nfc;

/// Plans of one run; the same in every run.
const PLANS: usize = 250;

/// What is strewn between the words.
const SIGNS: &[&str] = &[
    ",",
    ";",
    ":",
    ".",
    "(",
    ")",
    "-",
    "–",
    "/",
    "…",
    "“",
    "”",
    "\t",
    "  ",
    "\u{a0}",
    "%",
    "+",
    "&",
    "1",
    "2025",
    "12/9/2025",
    "số",
    "ngày",
    "Tổ",
    "TỔ",
    "và",
];

/// The lines of all fixtures of text below a folder.
fn lines_below(folder: &Path, lines: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder of fixtures").flatten() {
        let path = entry.path();
        if path.is_dir() {
            lines_below(&path, lines);
        } else if path.extension().is_some_and(|ending| ending == "txt" || ending == "md") {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            lines.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
        }
    }
}

/// Pieces of some lines as one line, some of its words changed.
fn line(lines: &[String], dice: &mut Dice) -> String {
    let mut words: Vec<String> = Vec::new();
    for _ in 0..1 + dice.roll(3) {
        let piece: Vec<&str> = lines[dice.roll(lines.len())].split(' ').collect();
        let start = if dice.roll(2) == 0 { 0 } else { dice.roll(piece.len()) };
        let end = (start + 1 + dice.roll(14)).min(piece.len());
        words.extend(piece[start..end].iter().map(|word| (*word).to_owned()));
    }
    for _ in 0..dice.roll(4) {
        let at = dice.roll(words.len());
        let sign = SIGNS[dice.roll(SIGNS.len())];
        match dice.roll(7) {
            0 => words[at] = words[at].to_uppercase(),
            1 => words[at] = words[at].to_lowercase(),
            2 if words.len() > 1 => _ = words.remove(at),
            3 => words.insert(at, sign.to_owned()),
            4 => words[at].push_str(sign),
            5 => words.insert(at, words[at].clone()),
            _ => words[at] = words[dice.roll(words.len())].clone(),
        }
    }
    words.join(" ")
}

#[test]
fn spliced_plans_are_read_and_what_is_told_stands_in_them() {
    let mut lines = Vec::new();
    lines_below(Path::new("fixtures"), &mut lines);
    lines.sort();
    let (registry, mut dice) = (Registry::builtin(), Dice(20_261_125));
    for number in 0..PLANS {
        let mut text = String::new();
        (0..5 + dice.roll(30)).for_each(|_| _ = writeln!(text, "{}", line(&lines, &mut dice)));
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
