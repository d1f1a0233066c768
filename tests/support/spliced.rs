//! Plans spliced from lines of our own fixtures, words doubled, dropped, exchanged and set in other letters: what a clerk's hand could leave
//! in a file, and what no list of cases foresees.

use std::path::Path;

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// The next number below `most`.
    pub fn roll(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

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

/// So many plans; the same for the same seed.
pub fn plans(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let mut lines = Vec::new();
    lines_below(Path::new("fixtures"), &mut lines);
    lines.sort();
    let mut dice = Dice(seed);
    (0..count).map(move |_| (0..5 + dice.roll(30)).map(|_| line(&lines, &mut dice) + "\n").collect())
}
