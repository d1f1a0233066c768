//! Vietnamese number words and Roman numerals. Knows nothing of dates: a caller hands over lower-case syllables.

/// Reads the longest number that the syllables begin with, up to 999,999: its value and how many syllables it takes.
///
/// Colloquial cuts ("hai lăm" for 25) are not read; a unit five after a ten must be "lăm" or "nhăm", so that
/// "tháng mười năm 2024" stays October.
pub fn cardinal(words: &[&str]) -> Option<(u32, usize)> {
    let (first, used) = below_thousand(words)?;
    if !matches!(word(words, used), "nghìn" | "ngàn") {
        return Some((first, used));
    }
    let (rest, more) = below_thousand(words.get(used + 1..)?).unwrap_or((0, 0));
    Some((first * 1000 + rest, used + 1 + more))
}

/// `II` or `ii` is 2; canonical forms up to 39 only.
pub fn roman(text: &str) -> Option<u32> {
    const FORMS: [(&str, u32); 5] = [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)];
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut value = 0;
    for (form, worth) in FORMS {
        let most = if form.len() == 1 && form != "v" { 3 } else { 1 };
        for _ in 0..most {
            if let Some(after) = rest.strip_prefix(form) {
                rest = after;
                value += worth;
            }
        }
    }
    // `ixi` and the like are no numerals.
    (rest.is_empty() && spelled(value) == lower).then_some(value)
}

fn spelled(mut value: u32) -> String {
    let mut out = String::new();
    for (form, worth) in [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)] {
        while value >= worth {
            out.push_str(form);
            value -= worth;
        }
    }
    out
}

fn word<'a>(words: &[&'a str], at: usize) -> &'a str {
    words.get(at).copied().unwrap_or("")
}

fn digit(word: &str) -> Option<u32> {
    Some(match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

/// A unit behind a ten.
fn unit(word: &str, after_many_tens: bool) -> Option<u32> {
    match word {
        "lăm" | "nhăm" => Some(5),
        "mốt" if after_many_tens => Some(1),
        "năm" | "không" => None,
        other => digit(other),
    }
}

fn below_hundred(words: &[&str]) -> Option<(u32, usize)> {
    if word(words, 0) == "mười" {
        return Some(match unit(word(words, 1), false) {
            Some(one) => (10 + one, 2),
            None => (10, 1),
        });
    }
    let ten = digit(word(words, 0))?;
    if ten == 0 || !matches!(word(words, 1), "mươi" | "mười") {
        return Some((ten, 1));
    }
    Some(match unit(word(words, 2), true) {
        Some(one) => (ten * 10 + one, 3),
        None => (ten * 10, 2),
    })
}

fn below_thousand(words: &[&str]) -> Option<(u32, usize)> {
    let Some(hundreds) = digit(word(words, 0)).filter(|_| word(words, 1) == "trăm") else {
        return below_hundred(words);
    };
    if matches!(word(words, 2), "linh" | "lẻ") {
        return digit(word(words, 3)).map(|one| (hundreds * 100 + one, 4));
    }
    let (rest, used) = words.get(2..).and_then(below_hundred).unwrap_or((0, 0));
    Some((hundreds * 100 + rest, 2 + used))
}

#[cfg(test)]
mod tests {
    use super::{cardinal, roman};

    fn read(text: &str) -> Option<(u32, usize)> {
        cardinal(&text.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn words() {
        for (text, value) in [
            ("một", 1),
            ("mười", 10),
            ("mười lăm", 15),
            ("hai mươi", 20),
            ("hai mươi mốt", 21),
            ("hai mươi tư", 24),
            ("ba mươi", 30),
            ("một trăm linh năm", 105),
            ("hai nghìn không trăm hai mươi tư", 2024),
            ("hai nghìn hai mươi lăm", 2025),
            ("hai ngàn không trăm linh tám", 2008),
            ("một nghìn chín trăm tám mươi hai", 1982),
        ] {
            assert_eq!(read(text), Some((value, text.split(' ').count())), "{text}");
        }
        assert_eq!(read("mười năm"), Some((10, 1)));
        assert_eq!(read("năm năm"), Some((5, 1)));
        assert_eq!(read("học"), None);
        assert_eq!(cardinal(&[]), None);
    }

    #[test]
    fn romans() {
        assert_eq!(
            ["I", "II", "III", "IV", "v", "IX", "XIV", "XXXIX"].map(|r| roman(r).unwrap_or(0)),
            [1, 2, 3, 4, 5, 9, 14, 39]
        );
        for bad in ["", "IIII", "VX", "IXI", "A", "VV"] {
            assert_eq!(roman(bad), None, "{bad}");
        }
    }
}
