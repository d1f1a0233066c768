//! Encoders of the old fonts, written here: what their users' files hold, seen as Latin-1.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// TCVN3 in the order of the letters: a ă â e ê i o ô ơ u ư y with their tones, then đ and the seven capitals.
const TCVN3: [(&str, &str); 14] = [
    ("àảãáạ", "µ¶·¸¹"),
    ("ăằẳẵắặ", "¨»¼½¾Æ"),
    ("âầẩẫấậ", "©ÇÈÉÊË"),
    ("èẻẽéẹ", "ÌÎÏÐÑ"),
    ("êềểễếệ", "ªÒÓÔÕÖ"),
    ("ìỉĩíị", "×ØÜÝÞ"),
    ("òỏõóọ", "ßáâãä"),
    ("ôồổỗốộ", "«åæçèé"),
    ("ơờởỡớợ", "¬êëìíî"),
    ("ùủũúụ", "ïñòóô"),
    ("ưừửữứự", "\u{AD}õö÷øù"),
    ("ỳỷỹýỵ", "úûüýþ"),
    ("đĐ", "®§"),
    ("ĂÂÊÔƠƯ", "¡¢£¤¥¦"),
];

/// TCVN3, capitals with a tone written as small letters.
pub fn tcvn3() -> BTreeMap<char, String> {
    let pairs = TCVN3.iter().flat_map(|(letters, codes)| letters.chars().zip(codes.chars()));
    let mut table: BTreeMap<char, String> = pairs.map(|(letter, code)| (letter, code.to_string())).collect();
    for (letter, code) in table.clone() {
        // A capital with a tone has no code: it is written with the small letter's.
        let capital = letter.to_uppercase().next().unwrap_or(letter);
        table.entry(capital).or_insert(code);
    }
    table
}

/// VNI-Windows.
pub fn vni() -> BTreeMap<char, String> {
    const TONES: [(char, char); 5] =
        [('\u{300}', 'ø'), ('\u{309}', 'û'), ('\u{303}', 'õ'), ('\u{301}', 'ù'), ('\u{323}', 'ï')];
    const CIRCUMFLEX: [(char, char); 5] =
        [('\u{300}', 'à'), ('\u{309}', 'å'), ('\u{303}', 'ã'), ('\u{301}', 'á'), ('\u{323}', 'ä')];
    const BREVE: [(char, char); 5] =
        [('\u{300}', 'è'), ('\u{309}', 'ú'), ('\u{303}', 'ü'), ('\u{301}', 'é'), ('\u{323}', 'ë')];
    let mut table = BTreeMap::new();
    let mut put = |base: &str, tone: Option<char>, code: String| {
        let letter: String = base.chars().chain(tone).nfc().collect();
        for (letter, code) in [(letter.clone(), code.clone()), (letter.to_uppercase(), code.to_uppercase())] {
            table.insert(letter.chars().next().unwrap_or(' '), code);
        }
    };
    for (base, code) in [("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ơ", "ô"), ("ư", "ö")] {
        put(base, None, code.to_owned());
        TONES.iter().for_each(|(tone, sign)| put(base, Some(*tone), format!("{code}{sign}")));
    }
    for (base, code) in [("â", "a"), ("ê", "e"), ("ô", "o")] {
        put(base, None, format!("{code}â"));
        CIRCUMFLEX.iter().for_each(|(tone, sign)| put(base, Some(*tone), format!("{code}{sign}")));
    }
    put("ă", None, "aê".to_owned());
    BREVE.iter().for_each(|(tone, sign)| put("ă", Some(*tone), format!("a{sign}")));
    for (letter, code) in [("ì", "ì"), ("ỉ", "æ"), ("ĩ", "ó"), ("í", "í"), ("ị", "ò"), ("ỵ", "î"), ("đ", "ñ")]
    {
        put(letter, None, code.to_owned());
    }
    table
}

/// A text in an encoding; what has no code stays.
pub fn encode(table: &BTreeMap<char, String>, text: &str) -> String {
    text.chars().map(|c| table.get(&c).cloned().unwrap_or_else(|| c.to_string())).collect()
}
