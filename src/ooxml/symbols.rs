//! Characters of symbol fonts (`w:sym`, bullets) as Unicode characters. Table: `symbols.tsv`, font, code, character.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: LazyLock<BTreeMap<(&'static str, u8), char>> =
    LazyLock::new(|| include_str!("symbols.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(row).collect());

fn row(line: &'static str) -> Option<((&'static str, u8), char)> {
    let mut fields = line.split('\t');
    let font = fields.next()?;
    let code = u8::from_str_radix(fields.next()?, 16).ok()?;
    Some(((font, code), fields.next()?.chars().next()?))
}

/// The Unicode character for a character of a symbol font; `None` when the font is no symbol font or the table is silent.
/// Word writes such characters as U+F000 to U+F0FF or as the bare byte.
pub fn shown(font: Option<&str>, c: char) -> Option<char> {
    let code = match u32::from(c) {
        code @ 0x20..=0xff => code,
        code @ 0xf020..=0xf0ff => code - 0xf000,
        _ => return None,
    };
    let font = match font {
        Some(name) if name.eq_ignore_ascii_case("Symbol") => "Symbol",
        Some(name) if name.eq_ignore_ascii_case("Wingdings") => "Wingdings",
        // Courier's letter "o" and real characters are what they are.
        Some(_) if code == u32::from(c) => return None,
        Some(_) | None if u32::from(c) > 0xff => "Symbol",
        _ => return None,
    };
    TABLE.get(&(font, code as u8)).copied()
}

/// The character of a `w:sym` element: `font` and `char` as they stand in it.
pub fn symbol(font: Option<&str>, code: &str) -> Option<char> {
    let c = char::from_u32(u32::from_str_radix(code.trim(), 16).ok()?)?;
    Some(shown(font, c).unwrap_or(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("symbols.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(TABLE.len(), rows);
    }

    #[test]
    fn symbols_become_unicode() {
        assert_eq!(symbol(Some("Symbol"), "F0B7"), Some('•'));
        assert_eq!(symbol(Some("Wingdings"), "F0FC"), Some('✓'));
        assert_eq!(symbol(Some("Wingdings"), "F0A8"), Some('◻'));
        assert_eq!(symbol(Some("Courier New"), "006F"), Some('o'));
        assert_eq!(symbol(None, "zz"), None);
    }
}
