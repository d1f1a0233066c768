//! Breaks styled text into lines: at spaces, and inside a word that is wider than the line. Knows fonts, no pages.

use crate::report::paper::{Mark, Span};
use crate::report::pdf::fonts::{self, Face};

/// The look of a stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Face.
    pub face: Face,
    /// Shaded and underlined.
    pub marked: bool,
    /// The named place that it leads to.
    pub link: Option<String>,
}

/// Text of one look on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Index of the look.
    pub look: usize,
    /// Inner spaces included.
    pub text: String,
    /// Natural width in points.
    pub width: f32,
    /// Number of spaces in the text.
    pub spaces: usize,
    /// A drawn mark instead of text.
    pub mark: Option<Mark>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// From left to right.
    pub runs: Vec<Run>,
    /// Natural width in points.
    pub width: f32,
    /// Number of spaces.
    pub spaces: usize,
    /// The paragraph ends here: the line is not stretched.
    pub last: bool,
}

/// A paragraph in lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Set {
    /// Its looks.
    pub looks: Vec<Look>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Size in points.
    pub size: f32,
}

impl Set {
    /// Height in points.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * fonts::line_height(self.size)
    }

    /// Width of the widest line in points.
    pub fn widest(&self) -> f32 {
        self.lines.iter().map(|l| l.width).fold(0.0, f32::max)
    }
}

/// A stretch without a space, of one look.
#[derive(Debug, Clone)]
struct Fragment {
    look: usize,
    text: String,
    width: f32,
    mark: Option<Mark>,
}

/// Fragments between two spaces.
#[derive(Debug, Clone, Default)]
struct Word {
    fragments: Vec<Fragment>,
    width: f32,
    /// Look of the space before it; `None` at the start of the paragraph.
    space: Option<usize>,
}

/// Sets a paragraph: `width` of the column, `indent` of the first line, in points.
pub fn set(spans: &[Span], size: f32, width: f32, indent: f32) -> Set {
    let (looks, words) = words(spans, size);
    let mut lines = Lines { looks: &looks, size, width, indent, done: Vec::new(), line: Line::default() };
    for word in words {
        lines.add(word);
    }
    let lines = lines.finish();
    Set { looks, lines, size }
}

fn words(spans: &[Span], size: f32) -> (Vec<Look>, Vec<Word>) {
    let mut looks: Vec<Look> = Vec::new();
    let mut words = vec![Word::default()];
    for span in spans {
        let face = Face::of(span.bold, span.italic);
        let look = looks.len();
        looks.push(Look { face, marked: span.marked, link: span.link.clone() });
        if let Some(mark) = span.mark {
            push(&mut words, Fragment { look, text: String::new(), width: size * 1.1, mark: Some(mark) });
        }
        for (index, text) in fonts::drawable(&span.text).split(' ').enumerate() {
            let open = words.last().is_some_and(|w| !w.fragments.is_empty());
            if index > 0 && open {
                words.push(Word { space: Some(look), ..Word::default() });
            }
            if !text.is_empty() {
                let width = fonts::width(text, face, size);
                push(&mut words, Fragment { look, text: text.to_owned(), width, mark: None });
            }
        }
    }
    words.retain(|w| !w.fragments.is_empty());
    (looks, words)
}

fn push(words: &mut [Word], fragment: Fragment) {
    if let Some(word) = words.last_mut() {
        word.width += fragment.width;
        word.fragments.push(fragment);
    }
}

/// Lines under work.
struct Lines<'a> {
    looks: &'a [Look],
    size: f32,
    width: f32,
    indent: f32,
    done: Vec<Line>,
    line: Line,
}

impl Lines<'_> {
    /// Widths are compared with this slack against rounding.
    const SLACK: f32 = 0.01;

    fn room(&self) -> f32 {
        let indent = if self.done.is_empty() { self.indent } else { 0.0 };
        self.width - indent - self.line.width + Self::SLACK
    }

    fn face(&self, look: usize) -> Face {
        self.looks.get(look).map_or(Face::Regular, |l| l.face)
    }

    fn add(&mut self, word: Word) {
        let space = word.space.filter(|_| !self.line.runs.is_empty());
        let space_width = space.map_or(0.0, |look| fonts::width(" ", self.face(look), self.size));
        if space_width + word.width > self.room() && !self.line.runs.is_empty() {
            self.break_line();
            self.add_word(word);
            return;
        }
        if let Some(look) = space {
            self.append(look, " ", space_width, None);
        }
        self.add_word(word);
    }

    fn add_word(&mut self, word: Word) {
        if word.width <= self.room() {
            for f in word.fragments {
                self.append(f.look, &f.text, f.width, f.mark);
            }
            return;
        }
        for fragment in word.fragments {
            self.add_in_pieces(fragment);
        }
    }

    /// A word wider than the line: breaks after a hyphen, slash, dot or underscore where one fits, else anywhere.
    fn add_in_pieces(&mut self, fragment: Fragment) {
        if fragment.mark.is_some() {
            self.append(fragment.look, "", fragment.width, fragment.mark);
            return;
        }
        let face = self.face(fragment.look);
        let mut rest = fragment.text.as_str();
        while !rest.is_empty() {
            let mut cut = fitting(rest, face, self.size, self.room());
            if cut == 0 && !self.line.runs.is_empty() {
                self.break_line();
                continue;
            }
            if cut == 0 {
                cut = rest.chars().next().map_or(rest.len(), char::len_utf8);
            }
            let (piece, tail) = rest.split_at(cut);
            self.append(fragment.look, piece, fonts::width(piece, face, self.size), None);
            rest = tail;
            if !rest.is_empty() {
                self.break_line();
            }
        }
    }

    fn append(&mut self, look: usize, text: &str, width: f32, mark: Option<Mark>) {
        let spaces = text.bytes().filter(|b| *b == b' ').count();
        self.line.width += width;
        self.line.spaces += spaces;
        match self.line.runs.last_mut() {
            Some(run) if run.look == look && run.mark.is_none() && mark.is_none() => {
                run.text.push_str(text);
                run.width += width;
                run.spaces += spaces;
            }
            _ => self.line.runs.push(Run { look, text: text.to_owned(), width, spaces, mark }),
        }
    }

    fn break_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
    }

    fn finish(mut self) -> Vec<Line> {
        self.line.last = true;
        self.done.push(self.line);
        self.done
    }
}

/// How many bytes of the text fit: up to the last good place to break in the second half, else up to the last letter.
fn fitting(text: &str, face: Face, size: f32, room: f32) -> usize {
    let (mut used, mut hard, mut soft) = (0.0, 0, 0);
    for (index, letter) in text.char_indices() {
        let end = index + letter.len_utf8();
        used += fonts::width(text.get(index..end).unwrap_or(""), face, size);
        if used > room {
            return if soft * 2 > hard { soft } else { hard };
        }
        hard = end;
        if matches!(letter, '-' | '–' | '/' | '.' | '_' | '\\') {
            soft = end;
        }
    }
    hard
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(set: &Set) -> Vec<String> {
        set.lines.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect()).collect()
    }

    #[test]
    fn breaks_at_spaces_and_inside_long_words() {
        let spans = [Span::plain("Căn cứ Nghị định số 30/2020/NĐ-CP"), Span::bold("đậm"), Span::plain(" xong")];
        assert_eq!(texts(&set(&spans, 10.0, 100.0, 0.0)), ["Căn cứ Nghị định số", "30/2020/NĐ-CPđậm", "xong"]);
        let long = [Span::plain("ké-hoạch-thực-hiện-nhiệm-vụ-năm-học.docx")];
        assert_eq!(texts(&set(&long, 10.0, 100.0, 0.0)).concat(), "ké-hoạch-thực-hiện-nhiệm-vụ-năm-học.docx");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_column(text in ".{0,120}", width in 20f32..200.0) {
            let set = set(&[Span::plain(&text), Span::bold(&text)], 11.0, width, 0.0);
            for line in &set.lines {
                prop_assert!(line.width <= width + 0.02 || line.runs.iter().map(|r| r.text.chars().count()).sum::<usize>() == 1);
            }
            let got: String = texts(&set).concat().split(' ').collect();
            let want: String = fonts::drawable(&text).repeat(2).split(' ').collect();
            prop_assert_eq!(got, want);
        }
    }
}
