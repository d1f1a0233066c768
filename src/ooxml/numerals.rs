//! Numbers in Word's number formats. Formats that a Vietnamese plan never shows fall back to Arabic numerals.

/// A value in the number format of this name (`decimal`, `upperRoman` …).
pub fn numeral(value: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_ascii_lowercase(),
        "upperLetter" => letters(value).to_ascii_uppercase(),
        "lowerLetter" => letters(value),
        "decimalZero" => format!("{value:02}"),
        "ordinal" => format!("{value}{}", ordinal_ending(value)),
        "numberInDash" => format!("- {value} -"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalEnclosedParen" => format!("({value})"),
        "decimalEnclosedFullstop" => format!("{value}."),
        _ => value.to_string(),
    }
}

/// Roman numerals; values that they cannot show stay Arabic.
fn roman(value: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value == 0 || value > 32_767 {
        return value.to_string();
    }
    let mut left = value;
    let mut out = String::new();
    for (step, text) in STEPS {
        while left >= step {
            out.push_str(text);
            left -= step;
        }
    }
    out
}

/// Word's letters: a … z, then aa, bb, cc. They are English: there is no đ.
fn letters(value: u32) -> String {
    if value == 0 || value > 26 * 30 {
        return value.to_string();
    }
    let index = (value - 1) % 26;
    let times = (value - 1) / 26 + 1;
    let letter = char::from(b'a' + index as u8);
    std::iter::repeat_n(letter, times as usize).collect()
}

fn ordinal_ending(value: u32) -> &'static str {
    match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

fn circled(value: u32) -> String {
    match value {
        1..=20 => char::from_u32(0x245f + value).map(String::from).unwrap_or_default(),
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn formats_show_what_word_shows() {
        let cases = [
            (4, "upperRoman", "IV"),
            (1994, "lowerRoman", "mcmxciv"),
            (0, "upperRoman", "0"),
            (5, "lowerLetter", "e"),
            (27, "lowerLetter", "aa"),
            (28, "upperLetter", "BB"),
            (3, "decimalZero", "03"),
            (3, "none", ""),
            (3, "decimalEnclosedCircle", "③"),
            (3, "chicago", "3"),
            (22, "ordinal", "22nd"),
        ];
        for (value, format, shown) in cases {
            assert_eq!(numeral(value, format), shown, "{format}");
        }
    }
}
