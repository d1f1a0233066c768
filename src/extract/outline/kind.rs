//! What a section is for, by the words of its title.

use crate::extract::plan::Kind;
use crate::extract::words::{find_phrase, plain};
use std::sync::LazyLock;

static WORDS: LazyLock<Vec<(&'static str, Kind)>> = LazyLock::new(|| {
    let rows = include_str!("kinds.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).filter_map(|(words, kind)| Some((words, named(kind)?))).collect()
});

const KINDS: &[Kind] = &[
    Kind::Purpose,
    Kind::Requirements,
    Kind::PurposeRequirements,
    Kind::Situation,
    Kind::Targets,
    Kind::Content,
    Kind::Schedule,
    Kind::Budget,
    Kind::Organisation,
    Kind::Reporting,
    Kind::Annex,
    Kind::Other,
];

fn named(name: &str) -> Option<Kind> {
    KINDS.iter().copied().find(|kind| kind.as_str() == name)
}

/// Verbs that open the title of a section on what is to be done, plain.
const VERBS: &[&str] = &[
    "tang cuong",
    "nang cao",
    "day manh",
    "xay dung",
    "thuc hien",
    "trien khai",
    "phat trien",
    "doi moi",
    "boi duong",
    "tuyen truyen",
    "kiem tra",
    "quan ly",
    "phong chong",
    "phong, chong",
    "ung dung",
    "dau tu",
    "huy dong",
];

/// The kind that a whole section's title tells; `Other` when it tells none.
pub fn of_section(title: &str) -> Kind {
    let words = plain(title);
    by_words(&words)
        // "Nâng cao chất lượng đội ngũ" tells of no state of things.
        .filter(|kind| *kind != Kind::Situation || !VERBS.iter().any(|verb| words.starts_with(verb)))
        .unwrap_or_else(|| if VERBS.iter().any(|verb| words.starts_with(verb)) { Kind::Content } else { Kind::Other })
}

/// The kind of a whole section with a label, whose title no word tells: a plan's sections behind the first say what is done.
pub fn of_labelled_section(title: &str, first: bool) -> Kind {
    const TALK: &[&str] = &[
        "dat van de",
        "thong tin",
        "mo dau",
        "loi",
        "khai niem",
        "dinh nghia",
        "giai thich",
        "gioi thieu",
        "phan chung",
        "noi nhan",
    ];
    let words = plain(title);
    match of_section(title) {
        Kind::Other if first || by_words(&words).is_some() || TALK.iter().any(|word| words.starts_with(word)) => {
            Kind::Other
        }
        Kind::Other => Kind::Content,
        kind => kind,
    }
}

/// "Phương hướng, nhiệm vụ": the title speaks of what is to come.
pub fn looks_ahead(title: &str) -> bool {
    let words = plain(title);
    ["nhiem vu", "phuong huong", "ke hoach", "giai phap", "bien phap", "to chuc thuc hien", "chi tieu"]
        .iter()
        .any(|phrase| find_phrase(&words, phrase).is_some())
}

/// The kind that an inner item's title tells, when it is a title at all: short, opening with the word, without an end.
pub fn of_item(title: &str) -> Option<Kind> {
    // "1. Mục đích: Khuyến khích …": the words before the colon are the title.
    let head = title.split(':').next().unwrap_or("").trim();
    let headed = head.len() < title.len() && head.split(' ').count() <= 4;
    let title = if headed { head } else { title.trim_end_matches([':', ' ']) };
    if title.len() > 160 || title.ends_with(['.', ';', ',']) {
        return None;
    }
    let words = plain(title);
    if words.split(' ').count() > 9 {
        return None;
    }
    let kind = by_words(&words)?;
    let opens = WORDS.iter().filter(|(_, k)| *k == kind).any(|(phrase, _)| starts(&words, phrase));
    let telling =
        !matches!(kind, Kind::Other | Kind::Content) || words.split(' ').count() <= 5 && kind == Kind::Content;
    (telling && (opens || kind == Kind::PurposeRequirements)).then_some(kind)
}

/// The phrase opens the title, after a word of number or kind at most.
fn starts(words: &str, phrase: &str) -> bool {
    let words = ["cac ", "mot so ", "nhung ", "ve "].iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or(words);
    crate::extract::words::opens_with(words, phrase)
}

/// The kind of the phrase that stands first in a title, the longest of those that begin there.
fn first_phrase(words: &str) -> Option<Kind> {
    let mut inside = false;
    let starts = words.char_indices().filter(|(_, c)| {
        let before = std::mem::replace(&mut inside, c.is_alphanumeric());
        !before && inside
    });
    starts.map(|(at, _)| &words[at..]).find_map(|rest| {
        let phrases = WORDS.iter().filter(|(phrase, _)| crate::extract::words::opens_with(rest, phrase));
        phrases.max_by_key(|(phrase, _)| phrase.len()).map(|(_, kind)| *kind)
    })
}

fn by_words(words: &str) -> Option<Kind> {
    let kind = first_phrase(words)?;
    let asks = find_phrase(words, "yeu cau").is_some() || find_phrase(words, "nguyen tac").is_some();
    let aims = find_phrase(words, "muc dich").is_some() || find_phrase(words, "muc tieu").is_some();
    if asks && aims && matches!(kind, Kind::Purpose | Kind::Requirements) {
        return Some(Kind::PurposeRequirements);
    }
    if kind == Kind::Purpose && find_phrase(words, "chi tieu").is_some() {
        return Some(Kind::Targets);
    }
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_kind() {
        let rows = include_str!("kinds.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows, WORDS.len());
        assert!(WORDS.iter().all(|(words, _)| plain(words) == *words));
    }

    #[test]
    fn titles() {
        for (title, kind) in [
            ("MỤC ĐÍCH, YÊU CẦU", Kind::PurposeRequirements),
            ("MỤC TIÊU, YÊU CẦU", Kind::PurposeRequirements),
            ("NHIỆM VỤ TRỌNG TÂM VÀ NỘI DUNG THỰC HIỆN", Kind::Content),
            ("TỔ CHỨC THỰC HIỆN", Kind::Organisation),
            ("CHẾ ĐỘ THÔNG TIN BÁO CÁO", Kind::Reporting),
            ("PHÂN CÔNG NHIỆM VỤ", Kind::Organisation),
            ("THỜI GIAN, ĐỊA ĐIỂM TỔ CHỨC", Kind::Schedule),
            ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM HỌC TRƯỚC", Kind::Situation),
            ("MỤC TIÊU, CHỈ TIÊU", Kind::Targets),
            ("KINH PHÍ THỰC HIỆN", Kind::Budget),
            ("TĂNG CƯỜNG AN TOÀN TRƯỜNG HỌC", Kind::Content),
            ("LỜI NÓI ĐẦU", Kind::Other),
        ] {
            assert_eq!(of_section(title), kind, "{title}");
        }
        assert_eq!(of_item("Mục đích"), Some(Kind::Purpose));
        assert_eq!(of_item("Tổ chức hội nghị cán bộ, viên chức đầu năm"), None);
        assert_eq!(of_item("Báo cáo kết quả về Phòng GDĐT trước ngày 25/4."), None);
    }
}
