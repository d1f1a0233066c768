//! From the bytes of a text file to characters: Unicode with and without a mark, Windows-1258, and the old Vietnamese
//! 8-bit fonts, whose bytes are handed on as Windows-1252 characters so that the normaliser can tell TCVN3 from VNI.

use crate::finding::Notice;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// A decoded file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decoded {
    /// The characters, without a byte-order mark.
    pub text: String,
    /// What the reader of the report must know.
    pub notices: Vec<Notice>,
    /// In one of the old encodings of one byte a letter, handed on as Windows-1252.
    pub is_8_bit: bool,
}

impl Decoded {
    fn plain(text: impl Into<String>) -> Self {
        Decoded { text: text.into(), ..Decoded::default() }
    }

    fn noted(text: impl Into<String>, notice: Notice) -> Self {
        Decoded { text: text.into(), notices: vec![notice], is_8_bit: false }
    }
}

/// Decodes a text file. Total: every input gives a text.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8_or_legacy(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Decoded::plain(UTF_16LE.decode_without_bom_handling(rest).0);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Decoded::plain(UTF_16BE.decode_without_bom_handling(rest).0);
    }
    match utf16_by_zeros(bytes) {
        Some(encoding) => Decoded::plain(encoding.decode_without_bom_handling(bytes).0),
        None => utf8_or_legacy(bytes),
    }
}

/// True for UTF-16, with a mark or without.
pub fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || utf16_by_zeros(bytes).is_some()
}

/// Decodes a text that says in which encoding it is written. Unicode shows by itself and is believed first.
pub fn decode_declared(bytes: &[u8], label: Option<&str>) -> Decoded {
    let one_byte = !is_utf16(bytes) && std::str::from_utf8(bytes).is_err();
    let declared = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let Some(encoding) = declared.filter(|e| one_byte && e.is_single_byte()) else { return decode(bytes) };
    let text = encoding.decode_without_bom_handling(bytes).0;
    // A page that writes its Vietnamese letters as entities is what it says; one that does not may only say so.
    if encoding == WINDOWS_1252 && memchr::memmem::find(bytes, b"&#").is_none() {
        return decode(bytes);
    }
    match encoding == WINDOWS_1252 {
        true => Decoded { is_8_bit: true, ..Decoded::plain(text) },
        false => Decoded::noted(text, legacy(encoding.name())),
    }
}

/// UTF-16 without a mark: the zero bytes of spaces and plain letters all stand on one side.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |side: usize| head.chunks_exact(2).filter(|pair| pair[side] == 0).count();
    let (high_first, low_first) = (zeros(0), zeros(1));
    if low_first * 10 >= pairs * 3 && high_first * 20 <= pairs {
        return Some(UTF_16LE);
    }
    (high_first * 10 >= pairs * 3 && low_first * 20 <= pairs).then_some(UTF_16BE)
}

fn utf8_or_legacy(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded::plain(text);
    }
    if mostly_utf8(bytes) {
        return Decoded::noted(String::from_utf8_lossy(bytes), broken_utf8());
    }
    let vietnamese = WINDOWS_1258.decode_without_bom_handling(bytes).0;
    if reads_as_vietnamese(&vietnamese) {
        return Decoded::noted(vietnamese, legacy("Windows-1258"));
    }
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    Decoded { is_8_bit: true, ..Decoded::noted(text, legacy("8 bit")) }
}

/// A few broken bytes in a text that is otherwise UTF-8: a cut or damaged file, not an old encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 * broken
}

/// True when nearly every word with a mark is spelled with Vietnamese letters and at most one tone.
fn reads_as_vietnamese(text: &str) -> bool {
    let (mut marked, mut good) = (0usize, 0usize);
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
        if word.is_ascii() {
            continue;
        }
        marked += 1;
        good += usize::from(is_marked_word(word));
    }
    marked > 0 && good * 10 >= marked * 9
}

fn is_marked_word(word: &str) -> bool {
    let composed: Vec<char> = word.nfc().filter(|c| c.is_alphabetic() || !c.is_ascii()).collect();
    composed.len() <= 8
        && composed.iter().all(|c| is_typographic(*c) || is_vietnamese_letter(*c))
        && composed.iter().filter(|c| has_tone(**c)).count() <= 1
}

fn is_typographic(c: char) -> bool {
    matches!(c, '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '•' | '\u{a0}' | '§' | '°' | '²' | '³' | '·')
}

fn is_vietnamese_letter(c: char) -> bool {
    let mut ok = true;
    decompose_canonical(c, |part| {
        ok &= part.is_ascii_alphabetic()
            || matches!(part, 'đ' | 'Đ')
            || is_tone(part)
            || matches!(part, '\u{302}' | '\u{306}' | '\u{31b}');
    });
    ok
}

fn has_tone(c: char) -> bool {
    let mut tone = false;
    decompose_canonical(c, |part| tone |= is_tone(part));
    tone
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

fn legacy(name: &str) -> Notice {
    Notice::new(
        "legacy-encoding",
        format!("tệp dùng bảng mã cũ ({name}), không phải Unicode; nội dung đã được chuyển mã để đọc"),
        format!("the file uses an old encoding ({name}), not Unicode; its text was converted to be read"),
    )
}

fn broken_utf8() -> Notice {
    Notice::new(
        "broken-utf8",
        "tệp có vài byte hỏng; chỗ hỏng hiện thành ký tự thay thế (�)",
        "the file holds a few broken bytes; they show as replacement characters (�)",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "Trường Tiểu học Hoa Ban xây dựng kế hoạch năm học";

    #[test]
    fn unicode_in_every_dress() {
        let marked = format!("\u{feff}{LINE}");
        assert_eq!(decode(marked.as_bytes()).text, LINE);
        assert_eq!(decode(LINE.as_bytes()).text, LINE);
        let little: Vec<u8> = LINE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = LINE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little).text, LINE);
        assert_eq!(decode(&big).text, LINE);
        assert_eq!(decode(&[b"\xFF\xFE".as_slice(), &little].concat()).text, LINE);
    }

    #[test]
    fn windows_1258_is_told_from_the_fonts() {
        // "Tiếng Việt có dấu" in Windows-1258: ê + U+0301, ê + U+0323, o + U+0301.
        let bytes = b"Ti\xEA\xECng Vi\xEA\xF2t co\xEC d\xE2\xECu";
        let decoded = decode(bytes);
        assert_eq!(decoded.text.nfc().collect::<String>(), "Tiếng Việt có dấu");
        assert_eq!(decoded.notices[0].code, "legacy-encoding");
        // The same in TCVN3 and VNI stays as it is drawn in Windows-1252.
        assert_eq!(decode(b"Ti\xD5ng Vi\xD6t c\xF3 d\xCAu").text, "TiÕng ViÖt có dÊu");
        assert_eq!(decode(b"Tie\xE1ng Vie\xE4t ho\xEFc sinh").text, "Tieáng Vieät hoïc sinh");
    }

    #[test]
    fn a_cut_file_is_not_an_old_one() {
        let bytes = &LINE.as_bytes()[..LINE.find('ể').map_or(0, |i| i + 1)];
        let text = decode(&[LINE.as_bytes(), bytes].concat());
        assert!(text.text.starts_with(LINE));
        assert_eq!(text.notices[0].code, "broken-utf8");
    }
}
