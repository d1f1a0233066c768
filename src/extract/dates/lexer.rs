//! A paragraph as tokens: lower-case words, numbers, separators, blanks to fill in, clock times and weekdays. Knows no dates.
//!
//! A paragraph without a single accented letter is taken for Vietnamese typed without tone marks, and its time words
//! get their accents back here.

use crate::extract::words::lower;
use crate::text::letter;

/// The kind of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits (perhaps with a letter misread for a digit).
    Number,
    /// `/`
    Slash,
    /// Any hyphen or dash.
    Dash,
    /// One full stop.
    Dot,
    /// A gap to fill in: several dots, an ellipsis, underscores.
    Blank,
    /// `,` and the `+` of a list.
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// `7 giờ 30 phút`, `7h30`, `07:30`; the value is the hour.
    Clock,
    /// `thứ Hai`, `Chủ nhật`; the value is 1 (Monday) to 7.
    Weekday,
    /// Any other sign.
    Other,
    /// Before the first or after the last token.
    End,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// A number's value, an hour, a weekday.
    pub value: u32,
    /// Digits of a number; tokens folded into a clock time or a weekday.
    pub digits: u8,
    /// The first letter is a capital; for a weekday, its own name's (or it is a number).
    pub capital: bool,
    /// A number with letters in the place of digits (`2O24`, `l5`).
    pub misread: bool,
    /// A word's usual spelling, when it is written otherwise.
    usual: Option<&'static str>,
}

const END: Token =
    Token { kind: Kind::End, start: 0, end: 0, value: 0, digits: 0, capital: false, misread: false, usual: None };

/// The tokens of one paragraph.
#[derive(Debug)]
pub struct Tokens {
    list: Vec<Token>,
    /// The text in small letters, byte for byte.
    small: String,
}

impl Tokens {
    /// Reads a text.
    pub fn new(text: &str) -> Tokens {
        let mut tokens = Tokens { list: Vec::with_capacity(text.len() / 4), small: lower(text) };
        let toneless = text.is_ascii();
        let mut at = 0;
        while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
            at = tokens.take(text, at, first, toneless);
        }
        tokens.fold();
        tokens
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// A token, or an `End` token outside.
    pub fn get(&self, i: usize) -> Token {
        self.list.get(i).copied().unwrap_or(END)
    }

    /// A token's kind.
    pub fn kind(&self, i: usize) -> Kind {
        self.get(i).kind
    }

    /// A word in lower case and its usual spelling; empty for anything else.
    pub fn w(&self, i: usize) -> &str {
        let Some(word) = self.list.get(i).filter(|token| token.kind == Kind::Word) else { return "" };
        word.usual.or_else(|| self.small.get(word.start..word.end)).unwrap_or("")
    }

    /// The word `n` places before `i`.
    pub fn before(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).map_or("", |at| self.w(at))
    }

    /// The kind `n` places before `i`.
    pub fn kind_before(&self, i: usize, n: usize) -> Kind {
        i.checked_sub(n).map_or(Kind::End, |at| self.kind(at))
    }

    /// True when the words from `i` on are these.
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.w(i + n) == *word)
    }

    /// True when the words that end before `i` are these.
    pub fn ends(&self, i: usize, words: &[&str]) -> bool {
        i.checked_sub(words.len()).is_some_and(|from| self.is(from, words))
    }

    /// A number of at most `digits` digits, none of them misread.
    pub fn number(&self, i: usize, digits: u8) -> Option<u32> {
        let token = self.get(i);
        (token.kind == Kind::Number && token.digits <= digits && !token.misread).then_some(token.value)
    }

    /// True when nothing stands between this token and the one before.
    pub fn glued(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|p| self.list.get(i).is_some_and(|t| self.get(p).end == t.start))
    }

    fn take(&mut self, text: &str, at: usize, first: char, toneless: bool) -> usize {
        let rest = &text[at..];
        if first.is_whitespace() {
            return at + first.len_utf8();
        }
        if (first.is_ascii_digit() || matches!(first, 'l' | 'I' | 'O' | 'o'))
            && let Some(token) = number(rest, at)
        {
            self.list.push(token);
            return token.end;
        }
        if letter::is_alphabetic(first) {
            return self.word(rest, at, toneless);
        }
        let length = blank_length(rest);
        let (kind, end) = match length {
            0 => (sign(first), at + first.len_utf8()),
            _ => (Kind::Blank, at + length),
        };
        self.list.push(Token { kind, start: at, end, ..END });
        end
    }

    fn word(&mut self, rest: &str, at: usize, toneless: bool) -> usize {
        let length = rest.find(|c: char| !letter::is_alphabetic(c)).unwrap_or(rest.len());
        let usual = self.small.get(at..at + length).and_then(|word| usual(word, toneless));
        let capital = rest.starts_with(char::is_uppercase);
        self.list.push(Token { kind: Kind::Word, start: at, end: at + length, capital, usual, ..END });
        at + length
    }

    /// Clock times and weekdays become one token each.
    fn fold(&mut self) {
        let mut out = Vec::with_capacity(self.list.len());
        let mut i = 0;
        while i < self.list.len() {
            if let Some(whole) = self.torn(i) {
                out.push(whole);
                i += 2;
                continue;
            }
            let folded = self.clock(i).map(|n| (Kind::Clock, n, self.get(i).value));
            let folded = folded.or_else(|| self.weekday(i).map(|(n, day)| (Kind::Weekday, n, day)));
            let token = self.get(i);
            match folded {
                Some((kind, n, value)) => {
                    let last = self.get(i + n - 1);
                    let capital = last.capital || last.kind == Kind::Number || value == 7;
                    out.push(Token { kind, end: last.end, value, digits: n as u8, capital, usual: None, ..token });
                    i += n;
                }
                None => {
                    out.push(token);
                    i += 1;
                }
            }
        }
        self.list = out;
    }

    /// "ngày 1 2 tháng", "năm 20 24": a number that a scanner tore in two.
    fn torn(&self, i: usize) -> Option<Token> {
        let (first, second) = (self.get(i), self.get(i + 1));
        if first.kind != Kind::Number || second.kind != Kind::Number || first.digits != second.digits {
            return None;
        }
        let day = first.digits == 1 && self.before(i, 1) == "ngày" && self.w(i + 2) == "tháng";
        let year = first.digits == 2 && matches!(first.value, 19 | 20) && self.before(i, 1) == "năm";
        let scale = if year { 100 } else { 10 };
        (day && first.value <= 3 || year).then_some(Token {
            end: second.end,
            value: first.value * scale + second.value,
            digits: first.digits * 2,
            ..first
        })
    }

    /// Tokens of a clock time at `i`.
    fn clock(&self, i: usize) -> Option<usize> {
        let hour = self.number(i, 2).filter(|hour| *hour <= 24)?;
        if self.glued(i) && !matches!(self.kind_before(i, 1), Kind::Dash | Kind::Open | Kind::Other) {
            return None;
        }
        if self.kind(i + 1) == Kind::Colon {
            let minutes = self.number(i + 2, 2).is_some_and(|m| m < 60) && self.get(i + 2).digits == 2;
            return (minutes && self.glued(i + 1) && self.glued(i + 2) && hour < 24).then_some(3);
        }
        match self.w(i + 1) {
            "giờ" => Some(2 + self.minutes(i + 2)),
            "h" if self.glued(i + 1) => Some(2 + self.minutes(i + 2)),
            "g" if self.glued(i + 1) && self.minutes(i + 2) > 0 => Some(2 + self.minutes(i + 2)),
            _ => None,
        }
    }

    fn minutes(&self, i: usize) -> usize {
        let minutes = self.number(i, 2).is_some_and(|m| m < 60);
        if !minutes || matches!(self.kind(i + 1), Kind::Slash) {
            return 0;
        }
        1 + usize::from(matches!(self.w(i + 1), "phút" | "p" | "ph"))
    }

    /// Tokens of a weekday at `i`, and which one.
    fn weekday(&self, i: usize) -> Option<(usize, u32)> {
        if self.is(i, &["chủ", "nhật"]) {
            return Some((2, 7));
        }
        if self.w(i) != "thứ" || matches!(self.before(i, 1), "lần" | "kỳ" | "khóa" | "hạng" | "đứng" | "tuần")
        {
            return None;
        }
        let digit = self.number(i + 1, 1).filter(|d| (2..=7).contains(d) && self.kind(i + 2) != Kind::Slash);
        let day = digit.or(match self.w(i + 1) {
            "hai" => Some(2),
            "ba" => Some(3),
            "tư" | "bốn" => Some(4),
            "năm" => Some(5),
            "sáu" => Some(6),
            "bảy" | "bẩy" => Some(7),
            _ => None,
        })?;
        Some((2, day - 1))
    }
}

/// A run of ASCII letters and digits that is a number, perhaps with misread letters.
fn number(rest: &str, at: usize) -> Option<Token> {
    let plain = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mixed = rest.bytes().take(6).take_while(|b| b.is_ascii_digit() || b"lIOo".contains(b)).count();
    let follows_letter = rest[mixed..].starts_with(letter::is_alphabetic);
    let misread = mixed > plain
        && mixed <= 4
        && !follows_letter
        && rest.as_bytes()[..mixed].iter().filter(|b| b.is_ascii_digit()).count() * 2 >= mixed;
    let length = if misread { mixed } else { plain };
    if length == 0 {
        return None;
    }
    let mut value: u32 = 0;
    for byte in rest.bytes().take(length) {
        let digit = match byte {
            b'l' | b'I' => 1,
            b'O' | b'o' => 0,
            digit => u32::from(digit - b'0'),
        };
        value = value.saturating_mul(10).saturating_add(digit);
    }
    let digits = length.min(usize::from(u8::MAX)) as u8;
    Some(Token { kind: Kind::Number, start: at, end: at + length, value, digits, misread, ..END })
}

/// Bytes of a gap to fill in at the start of the text: an ellipsis, two dots or more, underscores.
fn blank_length(rest: &str) -> usize {
    let mut length = 0;
    let mut weight = 0;
    for c in rest.chars() {
        match c {
            '.' => weight += 1,
            '…' | '_' => weight += 2,
            _ => break,
        }
        length += c.len_utf8();
    }
    if weight >= 2 { length } else { 0 }
}

fn sign(c: char) -> Kind {
    match c {
        '/' | '⁄' | '∕' => Kind::Slash,
        '-' | '\u{2010}'..='\u{2015}' | '−' => Kind::Dash,
        '.' => Kind::Dot,
        // "tháng 8 + 9"
        ',' | '+' => Kind::Comma,
        ';' => Kind::Semicolon,
        ':' => Kind::Colon,
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        _ => Kind::Other,
    }
}

/// Other spellings of time words; with `toneless` also those typed without tone marks.
fn usual(word: &str, toneless: bool) -> Option<&'static str> {
    Some(match word {
        "quí" | "qúy" | "qúi" => "quý",
        "kì" => "kỳ",
        "mồng" => "mùng",
        "khoá" => "khóa",
        _ if toneless => return with_tones(word),
        _ => return None,
    })
}

fn with_tones(word: &str) -> Option<&'static str> {
    const TABLE: &[(&str, &str)] = &[
        ("cham", "chậm"),
        ("cuoi", "cuối"),
        ("dau", "đầu"),
        ("den", "đến"),
        ("doan", "đoạn"),
        ("gio", "giờ"),
        ("han", "hạn"),
        ("hang", "hằng"),
        ("het", "hết"),
        ("hoc", "học"),
        ("ke", "kể"),
        ("ky", "kỳ"),
        ("lam", "làm"),
        ("lan", "lần"),
        ("moi", "mỗi"),
        ("mot", "một"),
        ("nam", "năm"),
        ("ngay", "ngày"),
        ("nhat", "nhất"),
        ("nhiem", "nhiệm"),
        ("phut", "phút"),
        ("quy", "quý"),
        ("thang", "tháng"),
        ("toi", "tới"),
        ("truoc", "trước"),
        ("tu", "từ"),
        ("tuan", "tuần"),
        ("va", "và"),
        ("vao", "vào"),
        ("viec", "việc"),
    ];
    TABLE.binary_search_by_key(&word, |(bare, _)| bare).ok().and_then(|i| TABLE.get(i)).map(|(_, full)| *full)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tokens};

    fn kinds(text: &str) -> Vec<Kind> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|i| tokens.kind(i)).collect()
    }

    #[test]
    fn clocks_and_weekdays_are_one_token() {
        use Kind::{Clock, Comma, Number, Slash, Weekday, Word};
        assert_eq!(kinds("8 giờ 00 ngày 10/9"), [Clock, Word, Number, Slash, Number]);
        assert_eq!(kinds("07 giờ 30 phút, thứ Sáu"), [Clock, Comma, Weekday]);
        assert_eq!(kinds("7h30 Chủ nhật"), [Clock, Weekday]);
        assert_eq!(kinds("07:30"), [Clock]);
        assert_eq!(kinds("lúc 8 giờ 10/9"), [Word, Clock, Number, Slash, Number]);
        assert_eq!(kinds("lần thứ 5"), [Word, Word, Number]);
    }

    #[test]
    fn blanks_and_misread_numbers() {
        use Kind::{Blank, Number, Slash, Word};
        assert_eq!(kinds("ngày ..../…/2O24"), [Word, Blank, Slash, Blank, Slash, Number]);
        let tokens = Tokens::new("2O24 l5 Ol");
        assert_eq!((tokens.get(0).value, tokens.get(1).value), (2024, 15));
        assert!(tokens.get(0).misread);
        assert_eq!(tokens.kind(2), Word);
    }

    #[test]
    fn toneless_text_gets_its_words_back() {
        assert_eq!(Tokens::new("truoc ngay 5 thang 9").w(0), "trước");
        assert_eq!(Tokens::new("hạn truoc").w(1), "truoc");
    }
}
