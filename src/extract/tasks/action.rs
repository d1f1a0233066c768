//! Whether a text says something to do, is a label, a target, or only tells of something.

use crate::extract::bodies::{self, Where};
use crate::extract::tasks::detail;
use crate::extract::words::lower;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Verbs that open a duty, in small letters.
static VERBS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("verbs.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Words between an actor and the verb.
const MODALS: &[&str] = &[
    "có trách nhiệm",
    "chịu trách nhiệm",
    "có nhiệm vụ",
    "tiếp tục",
    "chủ động",
    "tích cực",
    "thường xuyên",
    "phải",
    "cần",
    "sẽ",
    "được",
    "kịp thời",
    "nghiêm túc",
    "trực tiếp",
    "cùng",
    "và",
    "nhà trường",
    "định kỳ",
    "hằng tháng",
    "hàng tháng",
    "hằng tuần",
    "hàng tuần",
    "hằng năm",
    "hàng năm",
    "hằng ngày",
    "hàng ngày",
    "tốt",
    "căn cứ",
    "dựa",
];

/// Words that say a duty wherever they stand.
const DUTIES: &[&str] = &[
    " có trách nhiệm ",
    " chịu trách nhiệm ",
    " chủ trì",
    " phải ",
    " giao cho ",
    " phân công ",
    " có nhiệm vụ ",
    " yêu cầu ",
    " đề nghị ",
    " cần ",
];

/// Openings of a target.
const TARGETS: &[&str] = &[
    "phấn đấu",
    "tỷ lệ",
    "tỉ lệ",
    "đạt ",
    "trên ",
    "ít nhất ",
    "tối thiểu ",
    "không có ",
    "không để ",
    "số lượng",
    "duy trì tỷ lệ",
    "duy trì tỉ lệ",
    "có ",
];

/// The verb at the start of a text in small letters; gives its length.
pub fn opening_verb(text: &str) -> Option<usize> {
    let mut ends =
        text.char_indices().filter(|(_, c)| !c.is_alphanumeric() && *c != ',').map(|(at, _)| at).chain([text.len()]);
    let first = ends.next()?;
    let longer: Vec<usize> = ends.take(2).collect();
    let mut candidates = longer.iter().rev().copied().chain([first]);
    candidates.find(|end| text.get(..*end).is_some_and(|word| VERBS.contains(word.trim_end_matches(','))))
}

/// The text behind an actor and modal words; `None` when no actor stands in front.
pub fn after_actor(text: &str) -> Option<&str> {
    let bare = without_plural(text);
    let end = chain(bare, Where::Sentence)?;
    Some(without_scope(&bare[end..]))
}

/// "các tổ", "mỗi giáo viên", "đồng chí Hiệu trưởng": the text behind the words of number and courtesy.
pub fn without_plural(text: &str) -> &str {
    const WORDS: &[&str] =
        &["các ", "mỗi ", "từng ", "toàn thể ", "tất cả ", "tập thể ", "100% ", "đồng chí ", "đ/c ", "mọi "];
    let mut rest = text;
    for _ in 0..3 {
        let next = WORDS.iter().find_map(|word| {
            let head = rest.get(..word.len())?;
            (head.to_lowercase() == *word).then(|| &rest[word.len()..])
        });
        match next {
            Some(next) => rest = next,
            None => break,
        }
    }
    rest
}

/// The words behind an actor say what it does, whether their verb is known or not.
pub fn does(rest: &str) -> bool {
    if opens_with_verb(rest) {
        return true;
    }
    const STATES: &[&str] = &[
        "là", "có", "đạt", "thuộc", "còn", "chưa", "của", "đã", "được", "về", "và", "trên", "theo", "năm", "trong",
        "tại", "cho",
    ];
    let rest = rest.trim_start();
    if let Some(told) = rest.strip_prefix(':') {
        return told.split_whitespace().take(2).count() == 2;
    }
    let first = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    rest.starts_with(char::is_lowercase)
        && rest.split_whitespace().take(3).count() == 3
        && !STATES.contains(&first.as_str())
}

/// "Giáo viên các lớp tổng vệ sinh": the text behind the words that say which of them.
pub fn without_scope(text: &str) -> &str {
    const SCOPES: &[&str] = &[
        "các lớp",
        "các khối",
        "các tổ",
        "các khối lớp",
        "toàn trường",
        "nhà trường",
        "trong nhà trường",
        "trong trường",
        "của trường",
        "của nhà trường",
        "trong tổ",
        "từng lớp",
        "cả trường",
        "có liên quan",
        "liên quan",
        "được phân công",
    ];
    let mut rest = text;
    if let Some((_, after)) = rest.trim_start().strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        rest = after;
    }
    while let Some(next) = SCOPES
        .iter()
        .filter_map(|scope| rest.trim_start().strip_prefix(scope))
        .find(|next| !next.starts_with(char::is_alphanumeric))
    {
        rest = next;
    }
    rest
}

/// True when the text, behind modal words, opens with a verb.
pub fn opens_with_verb(text: &str) -> bool {
    let small = lower(&text[..text.floor_char_boundary(160)]);
    let mut rest = small.trim_start_matches(|c: char| !c.is_alphanumeric());
    for _ in 0..4 {
        let next = MODALS.iter().find_map(|modal| rest.strip_prefix(modal).filter(|r| r.starts_with([' ', ',', ':'])));
        match next {
            Some(next) => rest = next.trim_start_matches([' ', ',', ':']),
            None => break,
        }
    }
    opening_verb(rest).is_some()
}

/// True when an item says something to do: it states a duty, or is a sentence that is no label and no target.
pub fn says_to_do(text: &str, targets: bool) -> bool {
    if states_duty(text, targets) {
        return true;
    }
    let text = text.trim();
    let head = lower(&text[..text.floor_char_boundary(400)]);
    let told = targets || detail::read(text).is_some() || is_target(&head) || names_only(text);
    let labelled = head.split_once(':').is_some_and(|(label, _)| label.chars().count() < 60);
    let words = head.split(' ').count();
    let ends = text.ends_with(['.', ';']);
    !told && ends && (!labelled && words >= 2 || words >= 10 && has_verb(&head))
}

/// True when a text states a duty, in so many words.
pub fn states_duty(text: &str, targets: bool) -> bool {
    let text = text.trim();
    if text.is_empty() || detail::read(text).is_some() {
        return false;
    }
    let head = lower(&text[..text.floor_char_boundary(400)]);
    if is_target(&head) {
        return false;
    }
    if is_noun_title(text, &head) {
        return false;
    }
    if opens_with_verb(text) {
        return !targets || !head.starts_with("duy trì");
    }
    let rest = after_actor(text);
    if rest.is_some_and(does) && !names_only(text) {
        return !targets || rest.is_some_and(opens_with_verb);
    }
    if unknown_actor(text).is_some() || shy_actor(text).is_some() {
        return true;
    }
    if names_only(text) || targets {
        return false;
    }
    let words = head.split(' ').count();
    if let Some((label, told)) = head.split_once(':').filter(|(label, _)| label.chars().count() < 60) {
        return opens_with_verb(told) || opens_with_verb(label) || after_actor(told).is_some_and(does);
    }
    let duty = words >= 10 && DUTIES.iter().any(|word| head.contains(word));
    duty || rest.is_none() && words >= 12 && has_verb(&head)
}

/// "Thư viện chuẩn bị sách", "cô Thảo: dẫn chương trình": bytes of an actor whose name is short or a person's.
pub fn shy_actor(text: &str) -> Option<usize> {
    let bare = ["Các ", "Đồng chí "].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
    let lead = text.len() - bare.len();
    let person = bodies::opening_person(text).filter(|end| does(&text[*end..]));
    person.or_else(|| {
        let end = chain(bare, Where::List)?;
        let rest = without_scope(&bare[end..]);
        let told = rest.trim_start().starts_with(':') && does(rest);
        (opens_with_verb(rest) && rest.starts_with(' ') || told).then_some(lead + end)
    })
}

/// Bytes of the bodies, joined by commas and the like, that a text begins with.
fn chain(text: &str, place: Where) -> Option<usize> {
    const JOINTS: &[&str] = &["", "và", "cùng", "với", "các", "và các", "-", "–", "của"];
    let mut end = 0;
    for body in bodies::find(&text[..text.floor_char_boundary(240)], place) {
        let gap = text.get(end..body.range.start)?.trim().trim_end_matches(',');
        if !JOINTS.contains(&gap) || end == 0 && body.range.start > 0 {
            break;
        }
        end = body.range.end;
    }
    (end > 0).then_some(end)
}

/// "Giáo dục mầm non", "Thi đua, khen thưởng": a verb that stands as a title's noun.
fn is_noun_title(text: &str, head: &str) -> bool {
    const NOUNS: &[&str] =
        &["giáo dục", "thi đua", "thông tin", "tuyển sinh", "quản lý", "quản lí", "học tập", "sinh hoạt"];
    if text.ends_with(['.', ';', ':']) {
        return false;
    }
    let bare = head.split([',', '-']).flat_map(|part| part.split(" và ")).all(|part| VERBS.contains(part.trim()));
    bare || head.split(' ').count() <= 6 && NOUNS.iter().any(|noun| head.starts_with(noun))
}

/// "Ban chỉ đạo chuyển đổi số theo dõi …": bytes of an actor that no list knows, up to its verb.
pub fn unknown_actor(text: &str) -> Option<usize> {
    const HEADS: &[&str] = &[
        "Ban ",
        "Bộ phận ",
        "Phòng ",
        "Hội ",
        "Trung tâm ",
        "Tiểu ban ",
        "Nhóm ",
        "Câu lạc bộ ",
        "Cán bộ ",
        "Nhân viên ",
        "Đội ",
    ];
    let bare = without_plural(text);
    let lead = text.len() - bare.len();
    let small = lower(&bare[..bare.floor_char_boundary(200)]);
    let opens =
        HEADS.iter().any(|head| small.starts_with(&head.to_lowercase()) && (lead > 0 || bare.starts_with(head)));
    if !opens {
        return None;
    }
    let stop = small.find([',', '.', ';', ':', '(']).unwrap_or(small.len());
    if small[stop..].starts_with(": ") && small[..stop].split(' ').count() <= 7 && does(&bare[stop..]) {
        return Some(lead + stop);
    }
    let mut words = small[..stop].match_indices(' ').map(|(at, _)| at).skip(1).take(8);
    let end = words.find(|at| is_doing(&small[at + 1..]))?;
    Some(lead + end)
}

/// A verb of two syllables or a word of duty begins here.
fn is_doing(rest: &str) -> bool {
    let modal =
        ["có trách nhiệm", "chịu trách nhiệm", "chủ trì", "có nhiệm vụ"].iter().any(|word| rest.starts_with(word));
    modal || opening_verb(rest).is_some_and(|length| rest[..length].contains(' '))
}

/// "100% học sinh …", "Tỷ lệ …": a target.
fn is_target(head: &str) -> bool {
    let number = head
        .split(' ')
        .next()
        .is_some_and(|word| word.ends_with('%') && word.starts_with(|c: char| c.is_ascii_digit()));
    let measured = head.contains('%') || head.split(' ').any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    number || measured && TARGETS.iter().any(|word| head.starts_with(word))
}

/// True when the text is no more than the names of bodies: "2. Tổ chuyên môn", "Đối với giáo viên chủ nhiệm:".
pub fn names_only(text: &str) -> bool {
    named_body(text).is_some()
}

/// The bodies that a grouping title names, when it says nothing else.
pub fn named_body(text: &str) -> Option<Vec<String>> {
    let ended = text.trim_end().ends_with(['.', ';']);
    let text = text.trim().trim_end_matches([':', '.', ' ', ';']);
    if text.is_empty() || text.chars().count() > 120 {
        return None;
    }
    let mut rest = text;
    for lead in
        ["Đối với ", "Trách nhiệm của ", "Nhiệm vụ của ", "Về phía ", "Phía ", "Trách nhiệm ", "Công tác của ", "Với "]
    {
        if let Some(after) = rest.strip_prefix(lead) {
            rest = after;
            break;
        }
    }
    let found = bodies::find(rest, Where::List);
    let mut left = rest.to_owned();
    for body in found.iter().rev() {
        left.replace_range(body.range.clone(), " ");
    }
    let named =
        !found.is_empty() && left.split(|c: char| !c.is_alphanumeric()).all(|word| is_filler(&word.to_lowercase()));
    if named {
        return Some(bodies::split(rest));
    }
    let titled = ["Tổ ", "Ban ", "Bộ phận ", "Đồng chí ", "Đ/c ", "Ông ", "Bà ", "Thầy ", "Cô "]
        .iter()
        .any(|w| rest.starts_with(w));
    let short = rest.split(' ').count() <= 7 && !ended;
    (titled && short && !opens_with_verb(rest)).then(|| bodies::split(rest)).filter(|names| !names.is_empty())
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "" | "các"
            | "và"
            | "nhà"
            | "trường"
            | "của"
            | "cùng"
            | "với"
            | "trong"
            | "đồng"
            | "chí"
            | "đ"
            | "c"
            | "mỗi"
            | "từng"
            | "trên"
            | "địa"
            | "bàn"
            | "xã"
            | "phường"
            | "huyện"
            | "trực"
            | "thuộc"
            | "toàn"
            | "thể"
            | "lớp"
            | "khối"
            | "ông"
            | "bà"
            | "thầy"
            | "cô"
            | "những"
            | "tổ"
            | "chức"
    )
}

fn has_verb(head: &str) -> bool {
    head.split([',', ';', ' '])
        .collect::<Vec<_>>()
        .windows(2)
        .any(|pair| VERBS.contains(format!("{} {}", pair[0], pair[1]).as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duties_and_others() {
        for text in [
            "Tổ chức hội nghị cán bộ, viên chức đầu năm học.",
            "Hiệu trưởng xây dựng kế hoạch, triển khai thực hiện.",
            "Các tổ chuyên môn tiếp tục đổi mới phương pháp dạy học;",
            "Giao Công đoàn chủ trì phát động phong trào.",
            "Giáo viên chủ nhiệm có trách nhiệm thông báo cho phụ huynh.",
            "Thường xuyên kiểm tra vệ sinh lớp học",
        ] {
            assert!(says_to_do(text, false), "{text}");
        }
        for text in [
            "Thời gian: tháng 9/2025",
            "Tổ chuyên môn",
            "Đối với giáo viên chủ nhiệm:",
            "100% học sinh tham gia bảo hiểm y tế",
            "Tỷ lệ chuyên cần đạt 98%",
            "Phấn đấu 95% học sinh đạt loại khá",
            "Công tác tuyên truyền",
        ] {
            assert!(!says_to_do(text, false), "{text}");
        }
    }

    #[test]
    fn grouping_titles() {
        assert_eq!(named_body("Tổ chuyên môn"), Some(vec!["Tổ chuyên môn".to_owned()]));
        assert_eq!(
            named_body("Đối với GVCN và TPT Đội:"),
            Some(vec!["Giáo viên chủ nhiệm".into(), "Tổng phụ trách Đội".into()])
        );
        assert_eq!(named_body("Tổ chức hội nghị"), None);
        assert_eq!(named_body("Hiệu trưởng chỉ đạo thực hiện"), None);
    }
}
