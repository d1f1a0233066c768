//! The roster: units that must send a plan. Matched with the issuer's name as the plans give it.

use crate::error::{Error, ErrorKind, Result};

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As the roster has it.
    pub name: String,
    /// The rest of its line.
    pub note: Option<String>,
}

/// Reads a roster: one unit a line, name first, the rest after a tab, `;` or `,` as a note; `#` begins a comment; a head line
/// (`đơn vị`, `tên trường`) is passed over.
pub fn parse(text: &str) -> Result<Vec<Unit>> {
    let mut units: Vec<Unit> = Vec::new();
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, note) = line.split_once(['\t', ';', ',']).map_or((line, ""), |(n, r)| (n, r));
        let name = name.trim().trim_matches('"').trim();
        let key = key(name);
        if number == 0 && ["đơn vị", "tên trường", "tên đơn vị", "trường"].contains(&name.to_lowercase().as_str())
        {
            continue;
        }
        if key.is_empty() {
            return Err(bad_line(number + 1, line));
        }
        let note = note.trim();
        units.push(Unit { name: name.to_owned(), note: (!note.is_empty()).then(|| note.to_owned()) });
    }
    Ok(units)
}

fn bad_line(number: usize, line: &str) -> Error {
    Error::new(
        ErrorKind::Config,
        format!("danh sách đơn vị, dòng {number}: cần tên đơn vị ở đầu dòng, thấy «{line}»"),
        format!("roster, line {number}: expected a unit's name first, found '{line}'"),
    )
}

/// Index of the unit that bears this name: the same words, whatever the case, the tone style and the abbreviation of the level.
pub fn find(units: &[Unit], name: &str) -> Option<usize> {
    let wanted = key(name);
    (!wanted.is_empty()).then(|| units.iter().position(|u| key(&u.name) == wanted)).flatten()
}

/// Words of a name in lower case, levels of school spelt out, the word `trường` and punctuation left out.
fn key(name: &str) -> String {
    const LEVELS: [(&str, &str); 8] = [
        ("thcs", "trung học cơ sở"),
        ("thpt", "trung học phổ thông"),
        ("th", "tiểu học"),
        ("mn", "mầm non"),
        ("mg", "mẫu giáo"),
        ("ptdtbt", "phổ thông dân tộc bán trú"),
        ("ptdtnt", "phổ thông dân tộc nội trú"),
        ("gdtx", "giáo dục thường xuyên"),
    ];
    let lower = name.to_lowercase().replace('&', " và ");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && *w != "trường");
    let spelt = words.map(|w| LEVELS.iter().find(|(short, _)| *short == w).map_or(w, |(_, long)| long));
    let joined = spelt.collect::<Vec<_>>().join(" ");
    // Old and new places of the tone mark are one spelling.
    [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("ủy", "uỷ"),
        ("úy", "uý"),
        ("ùy", "uỳ"),
        ("ụy", "uỵ"),
    ]
    .iter()
    .fold(joined, |text, (old, new)| text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_found_by_their_words() {
        let units = parse("Tên trường\nTrường THCS Hòa Bình; xã An Lạc\nTrường Mầm non Hoa Sen\n# ghi chú\n").unwrap();
        assert_eq!(units.len(), 2);
        assert_eq!(units[0].note.as_deref(), Some("xã An Lạc"));
        assert_eq!(find(&units, "TRƯỜNG TRUNG HỌC CƠ SỞ HOÀ BÌNH"), Some(0));
        assert_eq!(find(&units, "Trường MN Hoa Sen"), Some(1));
        assert_eq!(find(&units, "Trường THCS Hòa Bình 2"), None);
    }

    #[test]
    fn a_line_without_a_name_is_named() {
        let error = parse("A\n;x\n").unwrap_err();
        assert!(error.vi.contains("dòng 2"));
    }
}
