//! Who stands at the start of a sentence, or alone in a grouping title: known bodies, persons, and bodies no list knows.

use crate::extract::bodies::dictionary::{self, Where};
use crate::extract::bodies::split::split;
use crate::extract::tasks::verb::{does, is_doing, opens_with_verb};
use crate::extract::words::{lower, opens_with, starts_small};
use crate::text::letter;

/// The text behind an actor and modal words; `None` when no actor stands in front.
pub fn after_actor(text: &str) -> Option<&str> {
    let bare = without_plural(text);
    let end = chain(bare, Where::Sentence)?;
    Some(without_scope(&bare[end..]))
}

/// "các tổ", "mỗi giáo viên", "đồng chí Hiệu trưởng": the text behind the words of number and courtesy.
pub fn without_plural(text: &str) -> &str {
    const WORDS: &[&str] = &[
        "các ",
        "mỗi ",
        "từng ",
        "toàn thể ",
        "tất cả ",
        "tập thể ",
        "100% ",
        "đồng chí ",
        "đ/c ",
        "mọi ",
        "hai ",
        "02 ",
    ];
    let mut rest = text;
    for _ in 0..3 {
        let next = WORDS.iter().find_map(|word| {
            let end = starts_small(rest, word)?;
            rest.get(end..)
        });
        match next {
            Some(next) => rest = next,
            None => break,
        }
    }
    rest
}

/// "Giáo viên các lớp tổng vệ sinh": the text behind the words that say which of them.
pub fn without_scope(text: &str) -> &str {
    const SCOPES: &[&str] = &[
        "trên địa bàn xã",
        "trên địa bàn phường",
        "trên địa bàn huyện",
        "trên địa bàn thành phố",
        "trên địa bàn",
        "các khối lớp",
        "các lớp",
        "các khối",
        "các tổ",
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
        .find(|next| !next.starts_with(letter::is_alphanumeric))
    {
        rest = &next[class_list(next)..];
    }
    rest
}

/// Bytes of " 6, 7, 8A1 và 9" behind "các lớp".
fn class_list(text: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ').take(24) {
        let bare = word.trim_matches([' ', ',']);
        at += word.len();
        let class = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.len() <= 4;
        if !(class || bare.is_empty() || end > 0 && matches!(bare, "và" | "-" | "–")) {
            break;
        }
        if class {
            end = at - (word.len() - word.trim_end().len());
        }
    }
    end
}

/// "Thư viện chuẩn bị sách", "cô Thảo: dẫn chương trình": bytes of an actor whose name is short or a person's, without "Đối với".
pub fn shy_actor(text: &str) -> Option<std::ops::Range<usize>> {
    let bare = ["Các ", "Đồng chí ", "Đối với các ", "Đối với "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead))
        .unwrap_or(text);
    let lead = text.len() - bare.len();
    let person = opening_persons(text).filter(|end| does(&text[*end..]));
    person.map(|end| 0..end).or_else(|| {
        let end = chain(bare, Where::List)?;
        let rest = without_scope(&bare[end..]);
        let told = rest.trim_start().starts_with(':') && does(rest);
        (opens_with_verb(rest) && rest.starts_with(' ') || told).then_some(lead..lead + end)
    })
}

/// Bytes of "Cô Hồng, cô Mai và thầy Tú" at the start of a text.
fn opening_persons(text: &str) -> Option<usize> {
    let mut end = dictionary::opening_person(text)?;
    for _ in 0..8 {
        let rest = &text[end..];
        let sign = [", ", " và ", " + ", " - ", " – ", " & "].iter().find(|sign| rest.starts_with(**sign));
        let Some(next) = sign.and_then(|sign| rest.get(sign.len()..)) else { break };
        let Some(length) = dictionary::opening_person(next) else { break };
        end = text.len() - next.len() + length;
    }
    Some(end)
}

/// "Khi có tình huống, bảo vệ báo ngay …", "Hai là, các tổ đăng ký …": the clause that says who does it, behind the words before it.
pub fn main_clause(text: &str) -> Option<&str> {
    const COUNTS: &[&str] = &[
        "một là",
        "hai là",
        "ba là",
        "bốn là",
        "năm là",
        "sáu là",
        "thứ nhất",
        "thứ hai",
        "thứ ba",
        "thứ tư",
        "thứ năm",
        "ngoài ra",
        "bên cạnh đó",
        "đồng thời",
        "mặt khác",
        "cuối cùng",
    ];
    const OPENINGS: &[&str] = &[
        "khi",
        "nếu",
        "sau khi",
        "trước khi",
        "trong",
        "hằng",
        "hàng",
        "định kỳ",
        "căn cứ",
        "để",
        "nhằm",
        "trên cơ sở",
        "từ",
        "đến",
        "vào",
        "sau",
        "trước",
        "cuối",
        "đầu",
        "riêng",
        "đối với",
        "mỗi",
    ];
    let head = lower(&text[..text.floor_char_boundary(200)]);
    if let Some(count) = COUNTS.iter().find(|count| opens_with(&head, count)) {
        return text
            .get(count.len()..)
            .map(|rest| rest.trim_start_matches([',', ':', ' ']))
            .filter(|rest| !rest.is_empty());
    }
    if !OPENINGS.iter().any(|opening| opens_with(&head, opening)) {
        return None;
    }
    head.match_indices(", ").take(3).find_map(|(at, _)| {
        let rest = text.get(at + 2..)?;
        let acts = after_actor(rest).is_some_and(does) || shy_actor(rest).is_some() || opening_classes(rest).is_some();
        acts.then_some(rest)
    })
}

/// Bytes of the bodies, joined by commas and the like, that a text begins with.
fn chain(text: &str, place: Where) -> Option<usize> {
    const JOINTS: &[&str] = &["", "và", "cùng", "với", "các", "và các", "-", "–", "của", "+", "&"];
    let head = &text[..text.floor_char_boundary(240)];
    if !dictionary::opens(head, place) {
        return None;
    }
    let mut end = 0;
    for body in dictionary::find(head, place) {
        let gap = text.get(end..body.range.start)?.trim().trim_end_matches(',');
        if !JOINTS.contains(&gap) || end == 0 && body.range.start > 0 {
            break;
        }
        end = body.range.end;
    }
    (end > 0).then_some(end)
}

/// "Ban chỉ đạo chuyển đổi số theo dõi …": bytes of an actor that no list knows, up to its verb.
pub fn unknown_actor(text: &str) -> Option<usize> {
    const HEADS: &[&str] = &[
        "ban ",
        "bộ phận ",
        "phòng ",
        "hội ",
        "trung tâm ",
        "tiểu ban ",
        "nhóm ",
        "câu lạc bộ ",
        "cán bộ ",
        "nhân viên ",
        "đội ",
        "giáo viên ",
        "tổ ",
        "trưởng ",
        "hội đồng ",
    ];
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(end) = opening_classes(text) {
        return Some(end);
    }
    let bare = without_plural(text);
    let lead = text.len() - bare.len();
    let small = lower(&bare[..bare.floor_char_boundary(200)]);
    let opens = HEADS.iter().any(|head| small.starts_with(head)) && (lead > 0 || bare.starts_with(char::is_uppercase));
    const EVENTS: &[&str] = &[
        "tổ chức ",
        "hội thi ",
        "hội trại ",
        "hội nghị ",
        "hội thảo ",
        "hội giảng ",
        "hội khỏe ",
        "hội diễn ",
        "hội thao ",
    ];
    if !opens || EVENTS.iter().any(|event| small.starts_with(event)) {
        return None;
    }
    let stop = small.find([',', '.', ';', ':', '(']).unwrap_or(small.len());
    let told = |at: usize| {
        let rest = &bare[at..];
        // "Hội trại 26/3: có kế hoạch riêng", "Phòng thi: 24 phòng": things, unless a verb follows.
        let thing = ["hội ", "phòng ", "đội ", "nhóm "].iter().any(|head| small.starts_with(head));
        let board = !thing || small.starts_with("hội đồng ") || opens_with_verb(rest);
        small[at..].starts_with(": ") && small[..at].split(' ').count() <= 8 && does(rest) && board
    };
    if told(stop) {
        return Some(lead + stop);
    }
    // "Phòng Kinh tế, Hạ tầng và Đô thị: tham mưu …"
    let colon = small.find(':').filter(|colon| stop < *colon && *colon < 90);
    if let Some(colon) = colon.filter(|at| told(*at) && opens_with_verb(&bare[*at..]) && is_one_name(&bare[..*at])) {
        return Some(lead + colon);
    }
    // "Bộ phận Truyền thông (thầy Khoa): chuẩn bị …"
    let bracket = small[stop..].strip_prefix('(').and_then(|rest| rest.split_once(')'));
    if let Some((_, rest)) = bracket.filter(|(_, rest)| rest.starts_with(':') && small[..stop].split(' ').count() <= 8)
    {
        return does(rest).then_some(lead + small[..stop].trim_end().len());
    }
    // "Hội đồng chấm thi": a verb right behind the head is the body's name.
    let named = 1 + 2 * usize::from(small.starts_with("hội đồng "));
    if small[..stop].contains(" gồm ") {
        return None;
    }
    let post = ["cán bộ ", "nhân viên ", "giáo viên "].iter().any(|head| small.starts_with(head));
    let mut words = small[..stop].match_indices(' ').map(|(at, _)| at).skip(named).take(8);
    // "Cán bộ phụ trách CNTT đăng tải …": what the person is in charge of belongs to the name.
    let charge = |rest: &str| post && (rest.starts_with("phụ trách ") || rest.starts_with("quản lý "));
    let end = words.find(|at| is_doing(&small[at + 1..]) && !charge(&small[at + 1..]))?;
    let end = small[..end].strip_suffix(" nhà trường").map_or(end, str::len);
    Some(lead + end)
}

/// Behind every comma of a name its next word is a capital one, and no verb stands in it.
fn is_one_name(name: &str) -> bool {
    let parts = || name.split(',').skip(1).map(str::trim);
    parts().next().is_some()
        && parts().all(|part| part.starts_with(char::is_uppercase))
        && !name.contains(['.', ';', '('])
        && dictionary::find(name, Where::List).iter().all(|body| body.range.start == 0)
}

/// Bytes of " phụ trách phòng máy", " dạy lớp 5" before the verb that follows.
pub fn charge(rest: &str) -> Option<usize> {
    let small = lower(&rest[..rest.floor_char_boundary(160)]);
    // "Giáo viên hướng dẫn chịu trách nhiệm …"; but "Giáo viên hướng dẫn học sinh …"
    const GUIDES: &str = " hướng dẫn";
    if small.strip_prefix(GUIDES).and_then(|rest| rest.strip_prefix(' ')).is_some_and(is_doing) {
        return Some(GUIDES.len());
    }
    let head = [" phụ trách ", " dạy "].iter().find(|head| small.starts_with(**head))?;
    let stop = small.find([',', '.', ';', ':', '(']).unwrap_or(small.len());
    let words = small[..stop].match_indices(' ').map(|(at, _)| at).filter(|at| *at >= head.len()).take(6);
    let mut ends = words.filter(|at| is_doing(&small[at + 1..]) && small[at + 1..stop].split(' ').count() > 2);
    ends.next()
}

/// Bytes of " chuyển đổi số" before a colon or the verb that follows.
pub fn field(rest: &str) -> Option<usize> {
    let small = lower(&rest[..rest.floor_char_boundary(120)]);
    let stop = small.find([',', '.', ';', ':', '(']).unwrap_or(small.len());
    let words = small[..stop].match_indices(' ').map(|(at, _)| at).take(7);
    let end =
        words.into_iter().find(|at| is_doing(&small[at + 1..])).or(small[stop..].starts_with(':').then_some(stop))?;
    let name = small[..end].trim_end_matches(" nhà trường");
    let plain = name.starts_with(' ') && name.split(' ').count() <= 7 && !name.contains(" và ");
    let free =
        !["có", "phải", "sẽ", "họp", "gồm", "do", "theo", "của", "là"].iter().any(|word| opens_with(name.trim(), word));
    (plain && free && !name.trim().is_empty()).then_some(name.len())
}

/// "Các lớp nộp bài dự thi": classes as the subject of a sentence.
fn opening_classes(text: &str) -> Option<usize> {
    const CLASSES: &[&str] =
        &["các tổ", "các lớp", "mỗi lớp", "từng lớp", "các khối lớp", "các khối", "tập thể lớp", "tập thể các lớp"];
    let small = lower(&text[..text.floor_char_boundary(120)]);
    let end = CLASSES.iter().filter(|form| opens_with(&small, form)).map(|form| form.len()).max()?;
    opens_with_verb(&text[end..]).then_some(end)
}

/// True when the text is no more than the names of bodies: "2. Tổ chuyên môn", "Đối với giáo viên chủ nhiệm:".
pub fn names_only(text: &str) -> bool {
    named_body(text).is_some()
}

/// The bodies that a grouping title names, when it says nothing else.
pub fn named_body(text: &str) -> Option<Vec<String>> {
    let ended = text.trim_end().ends_with(['.', ';']);
    let text = text.trim().trim_end_matches([':', '.', ' ', ';']);
    if text.is_empty() || text.len() > 360 || text.chars().count() > 120 {
        return None;
    }
    let mut rest = text;
    for lead in [
        "Đối với ",
        "Trách nhiệm của ",
        "Nhiệm vụ của ",
        "Về phía ",
        "Phía ",
        "Trách nhiệm ",
        "Công tác của ",
        "Với ",
        "Đề nghị ",
        "Yêu cầu ",
        "Giao ",
    ] {
        if let Some(after) = rest.strip_prefix(lead) {
            rest = after;
            break;
        }
    }
    let first = rest.split(|c: char| !letter::is_alphanumeric(c)).next().unwrap_or("");
    if !dictionary::may_open(rest) && !is_filler(&lower(first)) && !TITLED.iter().any(|head| rest.starts_with(head)) {
        return None;
    }
    let found = dictionary::find(rest, Where::List);
    let mut left = rest.to_owned();
    for body in found.iter().rev() {
        left.replace_range(body.range.clone(), " ");
    }
    let named = !found.is_empty()
        && left.split(|c: char| !letter::is_alphanumeric(c)).all(|word| is_filler(&word.to_lowercase()));
    if named {
        return Some(split(rest));
    }
    let titled = TITLED.iter().any(|w| rest.starts_with(w));
    let short = rest.split(' ').count() <= 7 && !ended;
    (titled && short && !opens_with_verb(rest)).then(|| split(rest)).filter(|names| !names.is_empty())
}

/// Openings of a name that no list knows.
const TITLED: &[&str] = &["Tổ ", "Ban ", "Bộ phận ", "Đồng chí ", "Đ/c ", "Ông ", "Bà ", "Thầy ", "Cô "];

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
            | "mầm"
            | "non"
            | "tiểu"
            | "trung"
            | "học"
            | "cơ"
            | "sở"
            | "phổ"
            | "thông"
            | "mn"
            | "th"
            | "thcs"
            | "thpt"
            | "công"
            | "lập"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

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
