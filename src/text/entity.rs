//! Character references left over from HTML (`&#x1EC7;`, `&agrave;`, `&nbsp;`). Escapes of markup (`&lt;`, `&amp;`) stay.

use crate::text::cells::Cells;
use crate::text::offset_map::Certainty;
use crate::text::rule::Rule;

const MARKS: [(&str, &str); 4] =
    [("grave", "aàeèiìoòuù"), ("acute", "aáeéiíoóuúyý"), ("circ", "aâeêoô"), ("tilde", "aãoõ")];

const NAMED: [(&str, char); 13] = [
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("deg", '°'),
    ("middot", '·'),
];

const LONGEST: usize = 10;

/// Decodes references to letters, marks, spaces and punctuation. True when there was any.
pub fn decode(cells: &mut Cells) -> bool {
    let mut changes = Vec::new();
    let mut at = 0;
    while let Some(found) = cells.list.iter().skip(at).position(|cell| cell.ch == '&') {
        let start = at + found;
        at = start + 1;
        let body = cells.list.iter().skip(start + 1).take(LONGEST);
        let name: String = body.map(|cell| cell.ch).take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
        let end = start + 1 + name.len();
        if cells.at(end) == ';'
            && let Some(ch) = meaning(&name)
        {
            let new = cells.replacement(start..end + 1, &[ch], Rule::Entity, Certainty::Certain);
            changes.push((start..end + 1, new));
            at = end + 1;
        }
    }
    let any = !changes.is_empty();
    cells.apply(changes);
    any
}

fn meaning(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code)
            .filter(|&c| c >= '\u{80}' && !is_markup(c))
            .map(|c| if c == '\u{A0}' { ' ' } else { c });
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c).or_else(|| letter(name))
}

fn is_markup(c: char) -> bool {
    matches!(c, '\u{FFFE}'..='\u{FFFF}')
}

/// `agrave`, `Ecirc` …: a letter and the name of its mark.
fn letter(name: &str) -> Option<char> {
    let first = name.chars().next()?;
    let row = MARKS.iter().find(|(mark, _)| name.get(1..) == Some(mark))?.1;
    let base = first.to_ascii_lowercase();
    let mut pairs = row.chars().zip(row.chars().skip(1)).step_by(2);
    let (_, marked) = pairs.find(|(plain, _)| *plain == base)?;
    if first.is_ascii_uppercase() { marked.to_uppercase().next() } else { Some(marked) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let run = |source: &str| {
            let mut cells = Cells::new(source);
            decode(&mut cells);
            cells.finish(source).0
        };
        assert_eq!(run("Vi&#x1EC7;t&nbsp;Nam, t&#432;"), "Việt Nam, tư");
        assert_eq!(run("H&agrave; N&#7897;i &Ecirc; &oacute;"), "Hà Nội Ê ó");
        for kept in ["R&D; AT&T", "&lt;b&gt;", "&amp;", "&#60;", "&#x110000;", "&;", "&", "&atilde", "&exgrave;"] {
            assert_eq!(run(kept), kept);
        }
    }
}
