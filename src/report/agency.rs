//! The name of the office as running text has it: letterheads print it in capitals, a sentence does not.

use crate::report::wording::capitalised;

/// Abbreviations that stay as they are.
const ABBREVIATIONS: &[&str] = &["UBND", "HĐND", "GDĐT", "GD&ĐT", "VH-XH", "TP", "TP."];
/// Units whose name is one of a place.
const UNITS: &[&str] = &["xã", "phường", "huyện", "quận", "tỉnh", "phố"];

/// `PHÒNG VĂN HÓA - XÃ HỘI` as `Phòng Văn hóa - Xã hội`, `ỦY BAN NHÂN DÂN XÃ BÌNH MỸ` as `Ủy ban nhân dân xã Bình Mỹ`. A name that is
/// not all capitals stays as it is; `None` where it cannot be known which words are a name.
pub fn in_running_text(name: &str) -> Option<String> {
    if name.chars().any(char::is_lowercase) {
        return Some(name.to_owned());
    }
    let small = name.to_lowercase();
    let department = ["phòng ", "sở ", "ban "].iter().any(|head| small.starts_with(head));
    if !department && !["ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"].iter().any(|head| small.starts_with(head))
    {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut place = false;
    let mut out: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let small = word.to_lowercase();
        let before = at.checked_sub(1).and_then(|i| words.get(i)).map(|w| w.to_lowercase()).unwrap_or_default();
        let next = words.get(at + 1).map(|w| w.to_lowercase()).unwrap_or_default();
        let opens =
            at == 0 || department && (at == 1 || matches!(before.as_str(), "-" | "–" | "và") || before.ends_with(','));
        let unit = UNITS.contains(&small.as_str()) && next != "hội";
        out.push(match () {
            () if ABBREVIATIONS.contains(word) => (*word).to_owned(),
            () if place && !unit || opens => capitalised(&small),
            () => small,
        });
        place |= unit;
    }
    Some(out.join(" "))
}

#[cfg(test)]
mod tests {
    use super::in_running_text;

    #[test]
    fn capitals_stay_where_a_sentence_has_them() {
        let cases = [
            ("PHÒNG VĂN HÓA - XÃ HỘI", Some("Phòng Văn hóa - Xã hội")),
            ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN HÓC MÔN", Some("Phòng Giáo dục và Đào tạo huyện Hóc Môn")),
            ("ỦY BAN NHÂN DÂN XÃ BÌNH MỸ", Some("Ủy ban nhân dân xã Bình Mỹ")),
            ("UBND XÃ XUÂN ĐÔNG", Some("UBND xã Xuân Đông")),
            ("Phòng VH-XH", Some("Phòng VH-XH")),
            ("TRƯỜNG THCS HOA SEN", None),
        ];
        for (name, expected) in cases {
            assert_eq!(in_running_text(name).as_deref(), expected);
        }
    }
}
