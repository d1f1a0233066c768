//! About how wide a line of text is in Times New Roman: enough to tell a third from a half and a half from the whole.

use unicode_normalization::UnicodeNormalization;

/// Width in twips of one line at a size in half points. Marks above and below letters take no room.
pub fn of_text(text: &str, half_points: u16, bold: bool) -> i32 {
    let thousandths: i64 = text.nfd().filter(|c| !is_mark(*c)).map(letter).sum();
    let twips = thousandths * i64::from(half_points) * 10 / 1000;
    // Bold letters are a little wider.
    (if bold { twips * 104 / 100 } else { twips }) as i32
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Thousandths of the size.
fn letter(c: char) -> i64 {
    match c {
        ' ' | '.' | ',' | ';' => 250,
        'i' | 'j' | 'l' | 't' | ':' | '/' => 278,
        'f' | 'r' | 'I' | '-' | '(' | ')' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' => 444,
        'm' => 778,
        'w' => 722,
        'F' | 'P' | 'S' => 556,
        'E' | 'L' | 'T' | 'Z' => 611,
        'B' | 'C' | 'R' => 667,
        'M' => 889,
        'W' => 944,
        c if c.is_uppercase() => 722,
        _ => 500,
    }
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn the_motto_is_about_six_centimetres_wide() {
        let cm = |twips: i32| f64::from(twips) / 567.0;
        let motto = cm(of_text("Độc lập - Tự do - Hạnh phúc", 28, true));
        assert!((5.5..7.0).contains(&motto), "{motto}");
    }
}
