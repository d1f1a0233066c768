//! The fixed words of reports in both languages: severities, states, verdicts, groups of topics, dates. No layout.

use crate::document::document::Format;
use crate::finding::{CheckStatus, Lang, Severity, Stage, VerdictResult};

/// One of two texts.
pub fn say(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// A severity.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => say(lang, "Lỗi", "Error"),
        Severity::Warning => say(lang, "Cảnh báo", "Warning"),
        Severity::Info => say(lang, "Lưu ý", "Note"),
    }
}

/// The state of a checklist row.
pub fn check_status(status: CheckStatus, lang: Lang) -> &'static str {
    match status {
        CheckStatus::Pass => say(lang, "Đạt", "Met"),
        CheckStatus::Fail => say(lang, "Không đạt", "Not met"),
        CheckStatus::NotApplicable => say(lang, "Không áp dụng", "Not applicable"),
        CheckStatus::NotChecked => say(lang, "Không kiểm được", "Not checked"),
        CheckStatus::NeedsReview => say(lang, "Cần người xem", "Needs review"),
    }
}

/// The state in one or two letters, for the table of many plans.
pub fn check_letter(status: CheckStatus, lang: Lang) -> &'static str {
    match status {
        CheckStatus::Pass => say(lang, "Đ", "M"),
        CheckStatus::Fail => say(lang, "K", "X"),
        CheckStatus::NotApplicable => "–",
        CheckStatus::NotChecked => "?",
        CheckStatus::NeedsReview => say(lang, "N", "R"),
    }
}

/// The verdict.
pub fn verdict(result: VerdictResult, lang: Lang) -> &'static str {
    match result {
        VerdictResult::Pass => say(lang, "Đạt", "Pass"),
        VerdictResult::PassWithWarnings => say(lang, "Đạt, có cảnh báo", "Pass, with warnings"),
        VerdictResult::Fail => say(lang, "Không đạt", "Fail"),
    }
}

/// The stage that was assumed.
pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Draft => say(lang, "Dự thảo", "Draft"),
        Stage::Final => say(lang, "Bản ban hành", "Final"),
    }
}

/// A group of topics of the output contract.
pub fn group(group: &str, lang: Lang) -> &'static str {
    match group {
        "form" => say(lang, "Thể thức", "Form"),
        "layout" => say(lang, "Kỹ thuật trình bày", "Layout"),
        "structure" => say(lang, "Bố cục", "Structure"),
        "tasks" => say(lang, "Nhiệm vụ", "Tasks"),
        "citations" => say(lang, "Viện dẫn", "Citations"),
        "dates" => say(lang, "Ngày tháng, thời hạn", "Dates"),
        "language" => say(lang, "Ngôn ngữ, chính tả", "Language"),
        "consistency" => say(lang, "Tính thống nhất", "Consistency"),
        "batch" => say(lang, "Nộp và trùng lặp", "Submission"),
        "file" => say(lang, "Tệp", "File"),
        _ => say(lang, "Khác", "Other"),
    }
}

/// The groups in the order of the contract.
pub const GROUPS: [&str; 10] =
    ["form", "layout", "structure", "tasks", "citations", "dates", "language", "consistency", "batch", "file"];

/// The status of a cited document in the register.
pub fn legal_status(status: &str, lang: Lang) -> &'static str {
    match status {
        "in-force" => say(lang, "Còn hiệu lực", "In force"),
        "expired" => say(lang, "Hết hiệu lực", "Expired"),
        "amended" => say(lang, "Đã được sửa đổi, bổ sung", "Amended"),
        "not-yet" => say(lang, "Chưa có hiệu lực", "Not yet in force"),
        _ => say(lang, "Chưa rõ hiệu lực", "Status unknown"),
    }
}

/// The kind of file.
pub fn format(format: Format, lang: Lang) -> &'static str {
    match format {
        Format::Docx => "Word (DOCX)",
        Format::Doc => "Word 97-2003 (DOC)",
        Format::Rtf => "RTF",
        Format::Odt => "OpenDocument (ODT)",
        Format::Pdf => "PDF",
        Format::Html => "HTML",
        Format::Markdown => "Markdown",
        Format::Text => say(lang, "văn bản thuần", "plain text"),
    }
}

/// An ISO day as an office writes it in a table: `05/02/2024`, `10/4/2024` (a zero only before days below 10 and months 1 and 2,
/// NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4). Anything else is given back as it is.
pub fn day(iso: &str, lang: Lang) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts[..] else { return iso.to_owned() };
    let (Ok(month), Ok(day)) = (month.parse::<u8>(), day.parse::<u8>()) else { return iso.to_owned() };
    match lang {
        Lang::Vi if month < 3 => format!("{day:02}/{month:02}/{year}"),
        Lang::Vi => format!("{day:02}/{month}/{year}"),
        Lang::En => format!("{day} {} {year}", month_name(month)),
    }
}

/// An ISO day in words: "ngày 10 tháng 4 năm 2024".
pub fn long_day(iso: &str, lang: Lang) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, number] = parts[..] else { return iso.to_owned() };
    let (Ok(month), Ok(number)) = (month.parse::<u8>(), number.parse::<u8>()) else { return iso.to_owned() };
    match lang {
        Lang::Vi if month < 3 => format!("ngày {number:02} tháng {month:02} năm {year}"),
        Lang::Vi => format!("ngày {number:02} tháng {month} năm {year}"),
        Lang::En => day(iso, lang),
    }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}

/// The first letter in capitals.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A message as a sentence: a large letter first, a full stop last.
pub fn sentence(text: &str) -> String {
    let text = capitalised(text.trim());
    if text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

/// The text, shortened at a word to about so many characters.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most).collect();
    let cut = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head.get(..cut).unwrap_or(&head).trim_end_matches([' ', ',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_zeros_where_the_decree_wants_them() {
        assert_eq!(day("2024-02-05", Lang::Vi), "05/02/2024");
        assert_eq!(day("2024-04-10", Lang::Vi), "10/4/2024");
        assert_eq!(day("2024", Lang::Vi), "2024");
        assert_eq!(long_day("2024-09-08", Lang::Vi), "ngày 08 tháng 9 năm 2024");
        assert_eq!(day("2024-04-10", Lang::En), "10 April 2024");
    }

    #[test]
    fn shortening_never_cuts_a_letter() {
        assert_eq!(shortened("ế ế ế", 3), "ế…");
        assert_eq!(shortened("ngắn", 10), "ngắn");
        assert_eq!(capitalised("đoạn"), "Đoạn");
    }
}
