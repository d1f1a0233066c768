//! Inline markup of Markdown: emphasis, links, images, code, entities, escapes and the few HTML tags that converters
//! leave. One pass over the characters, one over the delimiters; bounded look-ahead keeps it linear.

use crate::ingest::lines::Line;
use std::ops::Range;

/// Farthest that a link's target or an HTML tag may reach, bytes.
const LOOK_AHEAD: usize = 2000;
/// Most brackets open at once.
const DEEPEST: usize = 32;
/// Tags that only dress text.
const TAGS: &[&str] = &[
    "a", "b", "big", "center", "del", "div", "em", "font", "i", "ins", "mark", "p", "s", "small", "span", "strong",
    "sub", "sup", "u",
];

/// One piece of the source.
#[derive(Debug, Clone)]
struct Token {
    range: Range<usize>,
    what: What,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    /// Kept as it is.
    Text,
    /// Kept as these characters.
    Entity(char),
    /// A run of emphasis marks: so many of them are markup.
    Mark { mark: char, opens: bool, closes: bool, spent: usize, bold: i32 },
    /// `[` that may open a link; markup when it did.
    Bracket { image: bool },
    /// Markup.
    Dropped,
    /// `<br>`.
    LineBreak,
    /// The end of a source line; `hard` when the markup forces a break.
    LineEnd { hard: bool },
}

/// Reads adjacent source lines together; gives for each of them its lines of text (more than one at `<br>`).
pub fn read(source: &str, lines: &[Range<usize>]) -> Vec<Vec<Line>> {
    let mut tokens = Vec::new();
    for range in lines {
        Scanner { source, end: range.end, tokens: &mut tokens, brackets: Vec::new() }.line(range.start);
    }
    match_marks(source, &mut tokens);
    emit(source, &tokens)
}

struct Scanner<'a> {
    source: &'a str,
    end: usize,
    tokens: &'a mut Vec<Token>,
    /// Indices of open brackets.
    brackets: Vec<usize>,
}

impl Scanner<'_> {
    fn line(&mut self, start: usize) {
        let mut end = self.end;
        let text = &self.source[start..end];
        let mut hard = text.ends_with("  ");
        if text.ends_with('\\') && !text.ends_with("\\\\") {
            hard = true;
            end -= 1;
        }
        self.end = end;
        let mut at = start + list_mark(&self.source[start..end]);
        self.add(start..at, What::Text);
        while at < end {
            at = self.step(at);
        }
        self.add(end..end, What::LineEnd { hard });
    }

    fn add(&mut self, range: Range<usize>, what: What) {
        if what == What::Text {
            if let Some(Token { range: open, what: What::Text }) = self.tokens.last_mut()
                && open.end == range.start
            {
                open.end = range.end;
                return;
            }
            if range.is_empty() {
                return;
            }
        }
        self.tokens.push(Token { range, what });
    }

    /// Takes what stands at `at`; gives the byte after it.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.source[at..self.end];
        let Some(c) = rest.chars().next() else { return self.end };
        let next = at + c.len_utf8();
        let special = match c {
            '\\' => self.escape(at, rest),
            '*' | '_' | '~' => Some(self.marks(at, c)),
            '`' => self.code(at, rest),
            '&' => self.entity(at, rest),
            '<' => self.tag(at, rest),
            '[' => self.open_bracket(at, false),
            '!' if rest.starts_with("![") => self.open_bracket(at, true),
            ']' => self.close_bracket(at, rest),
            _ => None,
        };
        special.unwrap_or_else(|| {
            self.add(at..next, What::Text);
            next
        })
    }

    fn escape(&mut self, at: usize, rest: &str) -> Option<usize> {
        let escaped = rest[1..].chars().next().filter(char::is_ascii_punctuation)?;
        self.add(at..at + 1, What::Dropped);
        self.add(at + 1..at + 1 + escaped.len_utf8(), What::Text);
        Some(at + 2)
    }

    fn marks(&mut self, at: usize, mark: char) -> usize {
        let rest = &self.source[at..self.end];
        let length = rest.chars().take_while(|c| *c == mark).count();
        let before = self.source[..at].chars().next_back().unwrap_or(' ');
        let after = rest[length..].chars().next().unwrap_or(' ');
        let mut opens = !after.is_whitespace();
        let mut closes = !before.is_whitespace();
        if mark == '_' && before.is_alphanumeric() && after.is_alphanumeric() || before == '(' && after == ')' {
            (opens, closes) = (false, false);
        }
        let most = if mark == '~' { 2 } else { 3 };
        let least = if mark == '~' { 2 } else { 1 };
        let range = at..at + length;
        let end = range.end;
        if (least..=most).contains(&length) && (opens || closes) {
            self.tokens.push(Token { range, what: What::Mark { mark, opens, closes, spent: 0, bold: 0 } });
        } else {
            self.add(range, What::Text);
        }
        end
    }

    fn code(&mut self, at: usize, rest: &str) -> Option<usize> {
        let ticks = rest.bytes().take_while(|b| *b == b'`').count();
        let inside = &rest[ticks..];
        let length = inside.find(&rest[..ticks])?;
        self.add(at..at + ticks, What::Dropped);
        self.add(at + ticks..at + ticks + length, What::Text);
        self.add(at + ticks + length..at + 2 * ticks + length, What::Dropped);
        Some(at + 2 * ticks + length)
    }

    fn entity(&mut self, at: usize, rest: &str) -> Option<usize> {
        let close = rest.bytes().take(12).position(|b| b == b';')?;
        let c = entity(&rest[1..close])?;
        self.add(at..at + close + 1, What::Entity(c));
        Some(at + close + 1)
    }

    fn tag(&mut self, at: usize, rest: &str) -> Option<usize> {
        let close = rest.bytes().take(LOOK_AHEAD).position(|b| b == b'>')?;
        let inside = &rest[1..close];
        let end = at + close + 1;
        if !inside.contains(' ') && (inside.contains('@') || inside.contains("://")) {
            self.add(at..at + 1, What::Dropped);
            self.add(at + 1..end - 1, What::Text);
            self.add(end - 1..end, What::Dropped);
            return Some(end);
        }
        let name = inside.trim_start_matches('/').split([' ', '/', '\t']).next().unwrap_or("").to_ascii_lowercase();
        if name == "br" {
            self.add(at..end, What::LineBreak);
        } else if TAGS.contains(&name.as_str()) {
            self.add(at..end, What::Dropped);
        } else {
            return None;
        }
        Some(end)
    }

    fn open_bracket(&mut self, at: usize, image: bool) -> Option<usize> {
        if self.brackets.len() >= DEEPEST {
            return None;
        }
        let length = if image { 2 } else { 1 };
        self.brackets.push(self.tokens.len());
        self.tokens.push(Token { range: at..at + length, what: What::Bracket { image } });
        Some(at + length)
    }

    /// `](target)` ends a link or an image; `[^1]` alone is a footnote's number.
    fn close_bracket(&mut self, at: usize, rest: &str) -> Option<usize> {
        let open = self.brackets.pop()?;
        let What::Bracket { image } = self.tokens[open].what else { return None };
        let note = self.source[self.tokens[open].range.end..at].starts_with('^') && !rest.starts_with("]:");
        let target = rest.strip_prefix("](").and_then(|r| r.bytes().take(LOOK_AHEAD).position(|b| b == b')'));
        let end = match target {
            Some(close) => at + 2 + close + 1,
            None if note => at + 1,
            None => return None,
        };
        self.tokens[open].what = What::Dropped;
        if image || note {
            self.tokens[open..].iter_mut().for_each(|token| token.what = What::Dropped);
        }
        self.add(at..end, What::Dropped);
        Some(end)
    }
}

/// Bytes of white space and list mark at the start of a line: a mark that is no emphasis.
fn list_mark(line: &str) -> usize {
    let lead = line.len() - line.trim_start().len();
    let rest = &line[lead..];
    let marked = rest.starts_with(['*', '-', '+']) && rest[1..].starts_with(char::is_whitespace);
    lead + usize::from(marked)
}

/// Pairs closing runs with the last open run of the same mark.
fn match_marks(source: &str, tokens: &mut [Token]) {
    let mut open: [Vec<usize>; 3] = Default::default();
    for at in 0..tokens.len() {
        let length = source[tokens[at].range.clone()].len();
        let What::Mark { mark, opens, closes, .. } = tokens[at].what else { continue };
        let stack = &mut open[match mark {
            '*' => 0,
            '_' => 1,
            _ => 2,
        }];
        let mut left = length;
        while closes && left > 0 {
            let Some(&opener) = stack.last() else { break };
            let room = remaining(&tokens[opener]);
            let pair = if room >= 2 && left >= 2 { 2 } else { 1 };
            spend(&mut tokens[opener], pair, i32::from(pair == 2));
            spend(&mut tokens[at], pair, -i32::from(pair == 2));
            left -= pair;
            if room == pair {
                stack.pop();
            }
        }
        if opens && left > 0 {
            stack.push(at);
        }
    }
}

fn remaining(token: &Token) -> usize {
    match token.what {
        What::Mark { spent, .. } => token.range.len() - spent,
        _ => 0,
    }
}

fn spend(token: &mut Token, count: usize, change: i32) {
    if let What::Mark { spent, bold, .. } = &mut token.what {
        *spent += count;
        *bold += change;
    }
}

/// The lines that the tokens make.
fn emit(source: &str, tokens: &[Token]) -> Vec<Vec<Line>> {
    let mut out = Vec::new();
    let mut parts = Vec::new();
    let mut pen = Pen::default();
    let mut bold = 0;
    for token in tokens {
        let text = &source[token.range.clone()];
        match token.what {
            What::Text | What::Bracket { .. } => pen.write(text, token.range.start, bold > 0),
            What::Entity(c) => pen.line.push_for(c.encode_utf8(&mut [0; 4]), token.range.start),
            What::Mark { spent, bold: change, .. } => {
                bold += change;
                pen.write(&text[spent..], token.range.start + spent, bold > 0);
            }
            What::Dropped => {}
            What::LineBreak => pen.end(&mut parts, true),
            What::LineEnd { hard } => {
                pen.end(&mut parts, hard);
                out.push(std::mem::take(&mut parts));
            }
        }
    }
    out
}

/// A line being written.
#[derive(Default)]
struct Pen {
    line: Line,
    bold: bool,
    light: bool,
}

impl Pen {
    fn write(&mut self, text: &str, at: usize, bold: bool) {
        let bare = text.trim().trim_start_matches(['-', '*', '+', '•']);
        if bare.chars().any(char::is_alphanumeric) {
            self.bold |= bold;
            self.light |= !bold;
        }
        self.line.push(text, at);
    }

    fn end(&mut self, parts: &mut Vec<Line>, hard: bool) {
        let Pen { mut line, bold, light } = std::mem::take(self);
        line.trim();
        line.strong = bold && !light;
        line.ends_hard = hard;
        if !line.text.is_empty() {
            parts.push(line);
        }
    }
}

fn entity(name: &str) -> Option<char> {
    match name {
        "nbsp" => Some('\u{a0}'),
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "hellip" => Some('…'),
        "emsp" | "ensp" => Some(' '),
        _ => {
            let digits = name.strip_prefix('#')?;
            let value = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(value).filter(|c| !c.is_control())
        }
    }
}
