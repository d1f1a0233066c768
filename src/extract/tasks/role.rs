//! What a list of bodies is in its sentence: the words before and behind it tell.

use crate::extract::tasks::mention::{Mention, ends_word};
use crate::extract::tasks::{actor, verb};

/// What stands right before a body and makes it the one in charge.
const TELLS: &[&str] = &[
    "giao",
    "giao cho",
    "phân công",
    "phân công cho",
    "yêu cầu",
    "đề nghị",
    "giao nhiệm vụ cho",
    "do",
    "ủy quyền cho",
    "chủ trì:",
    "phụ trách:",
    "thực hiện:",
    "phân công:",
    "phụ trách là",
];
/// What stands right behind a body and makes it the one in charge.
const ANSWERS: &[&str] = &[
    "chủ trì",
    "chịu trách nhiệm",
    "có trách nhiệm",
    "phụ trách",
    "làm đầu mối",
    "là đầu mối",
    "là cơ quan thường trực",
    "là cơ quan đầu mối",
    "là đơn vị đầu mối",
    "là bộ phận thường trực",
    "là bộ phận đầu mối",
    "là thường trực",
    "làm thường trực",
    "đảm nhiệm",
    "tham mưu",
    "làm trưởng ban",
];
/// What stands right before a body and makes it a helper.
const WITH: &[&str] = &[
    "phối hợp với",
    "phối hợp cùng",
    "phối hợp cùng với",
    "phối hợp",
    "phối kết hợp với",
    "kết hợp với",
    "kết hợp cùng",
    "cùng với",
    "phối hợp chặt chẽ với",
    "phối hợp tốt với",
    "phối hợp:",
    "sự phối hợp của",
    "với sự tham gia của",
    "sự hỗ trợ của",
    "kết hợp",
];

/// Bytes before a body in which its cue is looked for.
const WINDOW: usize = 400;

/// Words that open a clause before the sentence's subject: "Theo Kế hoạch …, Tổ Văn phòng phụ trách …".
const INTRODUCTIONS: &[&str] = &[
    "theo",
    "căn cứ",
    "trên cơ sở",
    "trước",
    "sau",
    "khi",
    "nếu",
    "vào",
    "trong",
    "ngay",
    "để",
    "nhằm",
    "ngoài ra",
    "đồng thời",
    "bên cạnh",
    "từ",
    "đến",
    "đầu",
    "giữa",
    "cuối",
    "ngày",
    "tháng",
    "tuần",
    "sáng",
    "chiều",
    "hằng",
    "hàng",
    "định kỳ",
    "riêng",
    "được",
    "đối với",
    "với",
    "qua",
    "thông qua",
    "dưới sự",
    "chậm nhất",
    "mỗi",
    "thực hiện",
];

/// What a sentence makes of a list of bodies.
#[derive(PartialEq)]
pub enum Role {
    /// Does it, or answers for it.
    Lead,
    /// Named as the one who is asked.
    Told,
    /// Works with those who do it.
    Partner,
    /// Something else: whose it is, who takes part.
    None,
}

/// What a list of bodies is in its sentence.
pub fn role(small: &str, text: &str, group: &[Mention], next: Option<&Mention>) -> Role {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return Role::None };
    let window = small.floor_char_boundary(first.body.range.start.saturating_sub(WINDOW));
    let head = small.get(window..first.body.range.start).unwrap_or("");
    let start = clause_start(head);
    let later = start > 0 && !head[..start].ends_with(['(', '\n']);
    let before = strip_plural(head[start..].trim());
    let after = small.get(last.body.range.end..).unwrap_or("");
    let after = after.trim_start_matches([' ', ',', ':']);
    let after = actor::without_scope(after).trim_start_matches([' ', ',']);
    if WITH.iter().any(|word| ends_word(before, word)) {
        return Role::Partner;
    }
    if after.starts_with("phối hợp") && !after.starts_with("phối hợp với") && head.contains("chủ trì") {
        return Role::Partner;
    }
    // "Tham gia hội thi do Phòng GDĐT tổ chức": whose it is, not who takes part.
    let outside = ["Sở ", "Phòng Giáo", "Bộ ", "UBND"].iter().any(|head| first.body.name.starts_with(head));
    if outside && ends_word(before, "do") && !after.starts_with("chủ trì") && start + before.len() > 8 {
        return Role::None;
    }
    if TELLS.iter().any(|word| ends_word(before, word)) {
        return told(before, after);
    }
    let charged = ["đối với", "đối với các", "về phía", "phía", "trách nhiệm của", "nhiệm vụ của"].contains(&before);
    if charged && small.get(last.body.range.end..).is_some_and(|rest| rest.trim_start().starts_with(':')) {
        return Role::Lead;
    }
    if ends_word(before, "của") {
        return Role::None;
    }
    if ANSWERS.iter().any(|word| after.starts_with(word)) {
        return Role::Lead;
    }
    // "Hiệu trưởng giao Phó Hiệu trưởng …": the one who is told does it.
    if next.is_some_and(|next| hands_on(small.get(last.body.range.end..next.body.range.start).unwrap_or(""))) {
        return Role::None;
    }
    // "Công đoàn (đ/c Hải) chuẩn bị …": the bracket says who that is.
    if head[..start].ends_with('(')
        && small.get(last.body.range.end..).is_some_and(|rest| rest.trim_start().starts_with(')'))
    {
        return Role::None;
    }
    // "…; học sinh cùng tham gia": who only takes part in another's work.
    if later && ["cùng", "tham gia", "hưởng ứng"].iter().any(|word| after.starts_with(word)) {
        return Role::None;
    }
    // The subject at the start of the sentence, with its verb.
    let opens = before.is_empty() || before.ends_with(':') && before.len() < 60 || introduces(before);
    let tail = actor::without_scope(text.get(last.body.range.end..).unwrap_or(""));
    if opens && (tail.trim_start().starts_with(':') || verb::does(tail)) {
        return Role::Lead;
    }
    Role::None
}

/// What a body is behind "giao", "yêu cầu", "do".
fn told(before: &str, after: &str) -> Role {
    let by = ends_word(before, "do");
    let acts = ANSWERS
        .iter()
        .chain(&[
            "thực hiện",
            "tổ chức",
            "đảm nhận",
            "hướng dẫn",
            "chuẩn bị",
            "soạn",
            "biên soạn",
            "trình bày",
            "trực tiếp",
            "chỉ đạo",
        ])
        .any(|word| after.starts_with(word));
    match (by, acts, before.contains("giao")) {
        (true, false, _) => Role::None,
        // "Thành lập Ban chỉ đạo do Hiệu trưởng làm trưởng ban": who heads the board.
        (true, true, false) if after.starts_with("làm trưởng ban") => Role::None,
        (true, true, _) | (_, _, true) => Role::Lead,
        _ => Role::Told,
    }
}

/// First byte of the clause that a text ends in: behind `;`, an opening bracket, a full stop that no digit follows.
fn clause_start(head: &str) -> usize {
    let ends = |(at, c): &(usize, char)| match c {
        ';' | '(' | '\n' => true,
        '.' => head[at + 1..].is_empty() || head[at + 1..].starts_with(' '),
        _ => false,
    };
    head.char_indices().rev().find(ends).map_or(0, |(at, _)| at + 1)
}

/// "Theo Kế hoạch …,": what stands before the subject and is no part of the list that it is in.
fn introduces(before: &str) -> bool {
    let Some(clause) = before.strip_suffix(',') else { return false };
    let opens = INTRODUCTIONS.iter().any(|word| crate::extract::words::opens_with(clause, word));
    opens && !crate::extract::words::opens_with(clause, "theo dõi")
}

/// Only "giao", "giao cho", "giao đồng chí" stands between two bodies.
fn hands_on(gap: &str) -> bool {
    let gap = strip_plural(gap.trim());
    matches!(gap, "giao" | "giao cho" | "giao nhiệm vụ cho" | "ủy quyền cho" | "giao trách nhiệm cho")
}

fn strip_plural(before: &str) -> &str {
    let mut before = before;
    for members in ["các đồng chí trong", "các thành viên trong", "tất cả các đồng chí trong"] {
        before = before.strip_suffix(members).unwrap_or(before);
    }
    for word in [
        "các",
        "mỗi",
        "từng",
        "toàn thể",
        "tập thể",
        "toàn bộ",
        "tất cả",
        "mọi",
        "những",
        "hai",
        "02",
        "đồng chí",
        "đ/c",
        "cho",
    ] {
        if ends_word(before, word) && before.len() > word.len() || before == word && word != "cho" {
            let rest = before[..before.len() - word.len()].trim_end();
            if word == "cho" && !(rest.ends_with("giao") || rest.ends_with("phân công") || rest.ends_with("nhiệm vụ"))
            {
                continue;
            }
            before = rest;
        }
    }
    before
}
