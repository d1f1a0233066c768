//! The stable words for what is wrong with a citation, and what they mean to a person.

use crate::finding::Words;

/// Word, whether the text then lacks the key's right spelling, meaning in Vietnamese and English.
const PROBLEMS: &[(&str, bool, &str, &str)] = &[
    ("missing-so", false, "thiếu chữ «số» trước số văn bản", "the word 'số' is missing before the number"),
    ("doubled-so", false, "chữ «số» viết hai lần", "the word 'số' is written twice"),
    ("missing-type", false, "thiếu tên loại văn bản trước số", "the type of document is missing before the number"),
    ("abbreviated-type", false, "tên loại văn bản viết tắt", "the type of document is abbreviated"),
    ("type-lower-case", false, "tên loại văn bản viết thường", "the type of document is not capitalised"),
    ("name-lower-case", false, "tên luật không viết hoa chữ đầu", "the law's name is not capitalised"),
    (
        "type-code-mismatch",
        false,
        "tên loại không khớp chữ viết tắt trong ký hiệu",
        "the type does not fit the code in the symbol",
    ),
    ("letter-with-cv", false, "ký hiệu công văn có chữ «CV»", "a letter's symbol carries the code 'CV'"),
    ("blank-number", true, "số văn bản để trống", "the number is left blank"),
    ("space-in-symbol", true, "có khoảng trống trong số, ký hiệu", "blanks inside the number and symbol"),
    ("line-break", true, "số, ký hiệu bị ngắt dòng", "the number and symbol are broken over lines"),
    (
        "wrong-letter",
        true,
        "ký hiệu sai chữ cái (D thay cho Đ, chữ giống nhau)",
        "wrong letters in the symbol (D for Đ, look-alikes)",
    ),
    ("lower-case", true, "ký hiệu viết thường", "the symbol is in lower case"),
    ("wrong-case", true, "ký hiệu sai chữ hoa, chữ thường", "wrong capitals in the symbol"),
    ("missing-type-code", true, "ký hiệu thiếu chữ viết tắt tên loại", "the type's code is missing in the symbol"),
    (
        "missing-issuer",
        true,
        "ký hiệu thiếu chữ viết tắt cơ quan ban hành",
        "the issuer's code is missing in the symbol",
    ),
    ("missing-symbol", true, "thiếu ký hiệu", "the symbol is missing"),
    (
        "missing-separator",
        true,
        "thiếu dấu ngăn cách trong số, ký hiệu",
        "a separator is missing in the number and symbol",
    ),
    ("wrong-separator", true, "dấu ngăn cách trong số, ký hiệu sai", "a wrong separator in the number and symbol"),
    ("wrong-dash", true, "dùng gạch dài thay dấu nối ngắn", "a long dash instead of a hyphen"),
    (
        "reversed-form",
        true,
        "đảo dấu «/» và «-» (lẫn cách ghi của Đảng và Nhà nước)",
        "slash and hyphen are exchanged (Party and state form mixed)",
    ),
    ("ampersand", true, "có dấu «&» trong chữ viết tắt cơ quan", "an ampersand in the issuer's code"),
    ("split-code", true, "chữ viết tắt cơ quan bị tách rời", "the issuer's code is split"),
    ("variant-code", true, "chữ viết tắt cơ quan không theo quy ước", "an unusual spelling of the issuer's code"),
    ("swapped-codes", true, "chữ viết tắt tên loại và cơ quan đảo chỗ", "the codes of type and issuer are exchanged"),
    ("misplaced-year", true, "năm đặt sai chỗ trong số, ký hiệu", "the year stands in the wrong place"),
    ("ocr-letter", true, "chữ cái thay cho chữ số", "letters in place of digits"),
    ("dot-in-number", true, "có dấu chấm trong số văn bản", "a dot inside the number"),
    ("missing-year", true, "thiếu năm trong số, ký hiệu", "the year is missing in the number"),
    ("extra-year", true, "thừa năm trong số, ký hiệu", "a year that the number does not carry"),
];

/// The problems of one citation, in order of finding, none twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(Vec<&'static str>);

impl Problems {
    /// Notes a problem. The word must be one of the list; others are ignored.
    pub fn add(&mut self, word: &str) {
        if let Some((known, ..)) = PROBLEMS.iter().find(|(w, ..)| *w == word)
            && !self.0.contains(known)
        {
            self.0.push(known);
        }
    }

    /// Notes a problem when it is there.
    pub fn add_if(&mut self, there: bool, word: &str) {
        if there {
            self.add(word);
        }
    }

    /// Takes over others.
    pub fn extend(&mut self, others: &Problems) {
        others.0.iter().for_each(|w| self.add(w));
    }

    /// Forgets one.
    pub fn remove(&mut self, word: &str) {
        self.0.retain(|w| *w != word);
    }

    /// True when it was noted.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(&word)
    }

    /// True when the text does not have the key's right spelling.
    pub fn malformed(&self) -> bool {
        self.0.iter().any(|w| PROBLEMS.iter().any(|(known, malformed, ..)| known == w && *malformed))
    }

    /// The words.
    pub fn words(&self) -> &[&'static str] {
        &self.0
    }
}

/// What a problem's word means, for a person; `None` for an unknown word.
pub fn describe(word: &str) -> Option<Words> {
    PROBLEMS.iter().find(|(w, ..)| *w == word).map(|(_, _, vi, en)| Words::new(*vi, *en))
}

/// Every word.
pub fn all() -> impl Iterator<Item = &'static str> {
    PROBLEMS.iter().map(|(w, ..)| *w)
}
