//! What the list tables of `.doc` and RTF have in common: number formats by number, level texts with the levels' places in them.

/// Word's name of a number format (MS-OSHARED 2.2.1.3, `MSONFC`).
pub fn number_format(number: i32) -> &'static str {
    match number {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        22 => "decimalZero",
        23 => "bullet",
        255 => "none",
        _ => "decimal",
    }
}

/// A level's text in which the characters 0 to 8 stand for the numbers of levels, with `%1` … `%9` in their stead.
pub fn level_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        match u32::from(c) {
            level @ 0..=8 => {
                out.push('%');
                out.push(char::from(b'1' + level as u8));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_levels_are_written_as_word_writes_them() {
        assert_eq!(level_text("\u{0}.\u{1}."), "%1.%2.");
        assert_eq!(number_format(1), "upperRoman");
        assert_eq!(number_format(-7), "decimal");
    }
}
