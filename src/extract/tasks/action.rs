//! Whether a text says something to do, is a label, a target, or only tells of something.

use crate::extract::tasks::actor::{after_actor, main_clause, names_only, shy_actor, unknown_actor};
use crate::extract::tasks::detail;
use crate::extract::tasks::verb::{does, has_verb, is_verb, opens_with_verb};
use crate::extract::words::{holds, lower};

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

/// True when an item says something to do: it states a duty, or is a sentence that is no label and no target.
pub fn says_to_do(text: &str, targets: bool) -> bool {
    says(text, targets, names_only(text))
}

/// The same of a text of which is known whether it only names bodies.
pub fn says(text: &str, targets: bool, named: bool) -> bool {
    if is_member(text) {
        return false;
    }
    // "8h00 - 10h30: Tham quan làng gốm", "18/3: công bố kết quả": what is done at that time.
    let timed = without_time(text);
    if timed.len() < text.trim().len() && !timed.is_empty() {
        return !targets;
    }
    if names_members(text) {
        return false;
    }
    if duty(text, targets, named) {
        return true;
    }
    let text = text.trim();
    if after_actor(text).is_some_and(is_made_of) {
        return false;
    }
    let head = lower(&text[..text.floor_char_boundary(400)]);
    let told = targets || detail::read(text).is_some() || is_target(&head) || named;
    let labelled = head.split_once(':').is_some_and(|(label, _)| label.chars().count() < 60);
    let words = head.split(' ').count();
    let ends = text.ends_with(['.', ';']);
    !told && ends && (!labelled && words >= 2 || words >= 10 && has_verb(&head))
}

/// "Ông Lê An - Hiệu trưởng - Trưởng ban.": who belongs to a board, nothing to do.
pub fn is_member(text: &str) -> bool {
    const POSTS: &[&str] = &[
        "trưởng ban",
        "phó ban",
        "phó trưởng ban",
        "phó trưởng ban thường trực",
        "phó ban thường trực",
        "thành viên",
        "ủy viên",
        "uỷ viên",
        "ủy viên thường trực",
        "thư ký",
        "tổ trưởng",
        "tổ phó",
        "trưởng đoàn",
        "phó đoàn",
        "trưởng tiểu ban",
        "chủ tịch hội đồng",
        "phó chủ tịch hội đồng",
        "nhóm trưởng",
    ];
    // The last words of all posts.
    const ENDS: &[&str] = &["ban", "trực", "viên", "ký", "trưởng", "phó", "đoàn", "đồng"];
    let text = text.trim_end_matches(['.', ';', ',', ' ']);
    let end = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    if !ENDS.contains(&lower(end).as_str()) {
        return false;
    }
    let Some((who, post)) =
        [" - ", " – ", ": ", ", "].iter().filter_map(|sign| text.rsplit_once(sign)).max_by_key(|(who, _)| who.len())
    else {
        return false;
    };
    let post = lower(post.trim());
    let person = ["ông ", "bà ", "thầy ", "cô ", "đ/c ", "đồng chí ", "các ông ", "các đồng chí ", "các đ/c "];
    let head = lower(&who[..who.floor_char_boundary(30)]);
    let person = person.iter().any(|word| head.starts_with(word));
    // "Các khối trưởng: Thành viên"; but "Thu hồ sơ: Tổ trưởng" says who does it.
    let board = ["ban", "viên"].iter().any(|word| post.ends_with(word)) && !has_verb(&lower(who));
    POSTS.contains(&post.as_str()) && (person || board && who.split(' ').count() <= 12) && who.len() < 160
}

/// "Ban Tổ chức: thầy Nhân (Trưởng ban), cô Thu (Phó ban)": the people of a board.
fn names_members(text: &str) -> bool {
    const POSTS: &[&str] =
        &["(trưởng ban", "(phó ban", "(phó trưởng ban", "(thành viên", "(thư ký", "(ủy viên", "(uỷ viên"];
    let Some((_, rest)) = text.split_once(':').filter(|(_, rest)| rest.contains('(')) else { return false };
    let rest = lower(&rest[..rest.floor_char_boundary(300)]);
    POSTS.iter().any(|post| rest.contains(post)) && !has_verb(&rest)
}

/// The text behind "8h00 - 10h30:", "Từ 7 giờ 30 phút:", "18/3:", "Từ ngày 01 đến 05/9:".
pub fn without_time(text: &str) -> &str {
    let text = text.trim();
    let Some((label, rest)) = text.split_once(": ").filter(|(label, _)| label.len() < 84) else { return text };
    let label = lower(label);
    let words = [
        "", "h", "g", "giờ", "phút", "đến", "từ", "ngày", "sáng", "chiều", "tối", "hết", "tháng", "năm", "tuần", "đầu",
        "giữa", "cuối", "và",
    ];
    let clock = label.contains(|c: char| c.is_ascii_digit())
        && label.split(|c: char| !c.is_alphabetic()).all(|word| words.contains(&word))
        && label.contains(['h', 'g', ':', '/']);
    if clock { rest.trim_start() } else { text }
}

/// "Hội đồng chấm thi gồm …": who belongs to a body, nothing to do.
fn is_made_of(rest: &str) -> bool {
    ["gồm ", "gồm:", "bao gồm"].iter().any(|word| rest.trim_start().starts_with(word))
}

/// True when a text states a duty, in so many words.
pub fn states_duty(text: &str, targets: bool) -> bool {
    duty(text, targets, names_only(text))
}

fn duty(text: &str, targets: bool, named: bool) -> bool {
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
    // "Thao giảng: 2 lần/năm" among the targets is one of them.
    let measured =
        targets && head.split_once(": ").is_some_and(|(_, told)| told.starts_with(|c: char| c.is_ascii_digit()));
    if opens_with_verb(text) && !measured {
        return !targets || !head.starts_with("duy trì");
    }
    let rest = after_actor(text);
    if !named && rest.is_some_and(goes_on) && charged(&head) {
        return true;
    }
    if rest.is_some_and(does) && !named {
        return !targets || rest.is_some_and(opens_with_verb);
    }
    if unknown_actor(text).is_some() || shy_actor(text).is_some() {
        return true;
    }
    if named || targets {
        return false;
    }
    if let Some(clause) = main_clause(text)
        && (opens_with_verb(clause) || after_actor(clause).is_some_and(does) || shy_actor(clause).is_some())
    {
        return true;
    }
    let words = head.split(' ').count();
    if let Some((label, told)) = head.split_once(':').filter(|(label, _)| label.chars().count() < 60) {
        return opens_with_verb(told) || opens_with_verb(label) || after_actor(told).is_some_and(does);
    }
    let duty = words >= 10 && DUTIES.iter().any(|word| holds(&head, word));
    duty || rest.is_none() && words >= 12 && has_verb(&head)
}

/// "Phó Hiệu trưởng phụ trách chuyên môn và bán trú": the body's name took the verb in, what it is in charge of goes on.
fn charged(head: &str) -> bool {
    head.get(..head.floor_char_boundary(60)).is_some_and(|start| start.contains(" phụ trách "))
}

/// More follows the name of a body that is not another body.
pub fn goes_on(rest: &str) -> bool {
    [" và ", ", "].iter().any(|sign| rest.strip_prefix(*sign).is_some_and(|rest| after_actor(rest).is_none()))
}

/// "Giáo dục mầm non", "Thi đua, khen thưởng": a verb that stands as a title's noun.
fn is_noun_title(text: &str, head: &str) -> bool {
    const NOUNS: &[&str] =
        &["giáo dục", "thi đua", "thông tin", "tuyển sinh", "quản lý", "quản lí", "học tập", "sinh hoạt"];
    if text.ends_with(['.', ';', ':']) {
        return false;
    }
    let bare = head.split([',', '-']).flat_map(|part| part.split(" và ")).all(|part| is_verb(part.trim()));
    bare || head.split(' ').count() <= 6 && NOUNS.iter().any(|noun| head.starts_with(noun))
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
}
