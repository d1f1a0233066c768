//! Numbers as word processors show them before list items.

/// `4` is `IV`; numbers past 3999 are written in digits.
pub fn roman(mut value: u32) -> String {
    const FORMS: [(u32, &str); 13] = [
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
    if value == 0 || value > 3999 {
        return value.to_string();
    }
    let mut out = String::new();
    for (worth, form) in FORMS {
        while value >= worth {
            out.push_str(form);
            value -= worth;
        }
    }
    out
}

/// `1` is `a`, `26` is `z`, `27` is `aa`: the word processors' own series, not the Vietnamese alphabet.
pub fn latin_letter(value: u32) -> String {
    if value == 0 || value > 780 {
        return value.to_string();
    }
    let letter = char::from(b'a' + ((value - 1) % 26) as u8);
    std::iter::repeat_n(letter, ((value - 1) / 26 + 1) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_processors_do() {
        assert_eq!([1, 4, 9, 14, 40, 1999].map(roman), ["I", "IV", "IX", "XIV", "XL", "MCMXCIX"]);
        assert_eq!([1, 4, 26, 27, 53].map(latin_letter), ["a", "d", "z", "aa", "aaa"]);
    }
}
