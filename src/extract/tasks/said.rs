//! People named by labels, colons and brackets in running text, and in cells that hold nothing else.

use crate::extract::bodies::dictionary::{self, Where};
use crate::extract::bodies::split::split;
use crate::extract::tasks::people::People;
use crate::extract::tasks::verb;
use crate::extract::words::{find, lower};

/// Labels inside running text and whether partners follow them.
const LABELS: &[(&str, bool)] = &[
    ("đơn vị chủ trì:", false),
    ("bộ phận chủ trì:", false),
    ("chủ trì:", false),
    ("người phụ trách:", false),
    ("phụ trách:", false),
    ("người thực hiện:", false),
    ("đơn vị thực hiện:", false),
    ("bộ phận thực hiện:", false),
    ("phân công:", false),
    ("phối hợp:", true),
    ("đơn vị phối hợp:", true),
];

/// "… Người thực hiện: Tổ Văn phòng." at the end of a sentence.
pub fn labelled(text: &str, small: &str, people: &mut People) {
    if !small.contains(':') {
        return;
    }
    for (label, partners) in LABELS {
        let Some(at) = find(small, label).filter(|at| !small[..*at].ends_with(char::is_alphanumeric)) else {
            continue;
        };
        let rest = text.get(at + label.len()..).unwrap_or("");
        let stop = rest.find([';', '.', ')', '\n']).unwrap_or(rest.len()).min(rest.floor_char_boundary(160));
        let read = listed(&rest[..stop], *partners);
        people.lead_all(read.lead);
        people.partner_all(read.partners);
    }
}

/// "Trang trí cổng trường: bảo vệ và GV Mĩ thuật thực hiện": names and nothing else before the word.
pub fn doers(text: &str, small: &str, people: &mut People) {
    if !people.lead.is_empty() {
        return;
    }
    for word in [" thực hiện", " phụ trách", " chịu trách nhiệm", " đảm nhận"] {
        let Some(at) = find(small, word) else { continue };
        if small[at + word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == ' ') {
            continue;
        }
        let head = text.get(..at).unwrap_or("");
        let start =
            [": ", "; ", " - ", " – "].iter().filter_map(|sign| head.rfind(sign).map(|at| at + sign.len())).max();
        let mut list = start.and_then(|start| head.get(start..)).unwrap_or("");
        // "Phụ đạo: chiều thứ Năm, các GVBM thực hiện"
        let last = list.rsplit_once(", ").map(|(_, last)| last.strip_prefix("các ").unwrap_or(last));
        if let Some(last) = last.filter(|last| !names_alone(list) && names_alone(last)) {
            list = last;
        }
        // "(đ/c Nghĩa - TPT phụ trách)": the post of the person before the dash.
        let named = start.and_then(|start| head.get(..start)).unwrap_or("").trim_end_matches([' ', '-', '–']);
        if dictionary::persons(named, &lower(named)).last().is_some_and(|person| person.range.end == named.len()) {
            continue;
        }
        if list.len() < 160 && names_alone(list) {
            people.lead_all(split(list));
        }
    }
}

/// "thầy Khánh chủ trì, bảo vệ phối hợp": names and nothing else between a sign and the word.
pub fn helpers(text: &str, small: &str, people: &mut People) {
    const WORD: &str = " phối hợp";
    let Some(at) = find(small, WORD).filter(|at| small[..*at].contains("chủ trì")) else {
        return;
    };
    if small[at + WORD.len()..].starts_with(|c: char| c.is_alphanumeric() || c == ' ') {
        return;
    }
    let head = text.get(..at).unwrap_or("");
    let list = head.rfind([',', ';', ':']).and_then(|start| head.get(start + 1..)).unwrap_or("").trim();
    if !list.is_empty() && names_alone(list) {
        people.partner_all(split(list));
    }
}

/// "Môn Toán: cô Hà", "Công tác tuyên truyền: TPT Đội, GVCN": names and nothing else behind a colon.
pub fn behind_colon(text: &str, people: &mut People) -> bool {
    const ASIDE: &[&str] = &[
        "thành phần",
        "đối tượng",
        "đại biểu",
        "kính",
        "khách",
        "mời",
        "gửi",
        "gồm",
        "nơi nhận",
        "nội dung",
        "chỉ tiêu",
        "số lượng",
        "tập huấn cho",
        "dành cho",
        "cho",
        "khen thưởng",
        "về",
    ];
    // "Trang trí khánh tiết - Cô Hồng, cô Cúc": a dash does as well where a person follows.
    let dashed = || {
        let (label, rest) = [" - ", " – "].iter().find_map(|sign| text.rsplit_once(sign))?;
        let told = dictionary::opening_person(rest).is_some() && dictionary::opening_person(label).is_none();
        (told && label.contains(' ')).then_some((label, rest))
    };
    let Some((label, rest)) = text.split_once(": ").or_else(dashed) else { return false };
    let rest = rest[..when(rest)].trim_end_matches(['.', ';', ',', ' ', '-', '–']);
    if rest.chars().count() >= 80 || !people.lead.is_empty() {
        return false;
    }
    let label = lower(label.trim());
    let aside = ASIDE.iter().any(|word| crate::extract::words::opens_with(&label, word));
    // "Kiểm tra đảng viên: đồng chí Hà" names whom it is done to.
    // A teacher is no pupil: "Bồi dưỡng học sinh giỏi: thầy Khang".
    let teacher = ["thầy ", "cô "].iter().any(|word| lower(rest).starts_with(word));
    let objects = [
        "hđsp",
        "hoạt động sư phạm",
        "toàn diện",
        "dự giờ",
        "đảng viên",
        "giáo viên",
        "học sinh",
        "đồng chí",
        "cá nhân",
        "nhân viên",
    ];
    let done_to = verb::opens_with_verb(&label)
        && objects.iter().any(|word| label.contains(word) && !(teacher && *word == "học sinh"));
    let person = dictionary::opening_person(rest).is_some_and(|end| !done_to && is_list_of_names(&rest[end..]));
    let told = person || !aside && label.chars().count() < 60 && names_alone(rest);
    if told {
        people.lead_all(split(rest));
    }
    told
}

/// Bytes before the time that follows names: "thầy Nhân, cô Thủy, từ ngày 22/10".
fn when(rest: &str) -> usize {
    let small = lower(&rest[..rest.floor_char_boundary(240)]);
    let cues = [
        ", từ ",
        ", trước ",
        ", ngày ",
        ", vào ",
        ", hoàn thành ",
        ", thời gian",
        ", trong ",
        " - từ ",
        " – từ ",
        ", chậm nhất",
        ", xong",
        "; xong",
        "; hoàn thành",
        "; trước ",
        "; từ ",
        "; ngày ",
        "; thời gian",
        "; chậm nhất",
    ];
    // "các chi đoàn, 15h00 ngày 07/3"
    let hour = small.match_indices(", ").map(|(at, _)| at).find(|at| {
        let behind = &small[at + 2..];
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && behind[digits..].starts_with(['h', 'g', '/', ':', ' ']) && !behind[digits..].starts_with(" em")
    });
    cues.iter().filter_map(|cue| find(&small, cue)).chain(hour).min().unwrap_or(rest.len())
}

/// Nothing but more names follows a person's.
fn is_list_of_names(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty()
        || rest.starts_with([',', '-', '–', '(', '+', '&', ';']) && !lower(rest).contains("thời gian")
        || rest.starts_with("và ")
}

/// The text holds names of bodies and little else.
fn names_alone(list: &str) -> bool {
    let named: usize = dictionary::find(list, Where::List).iter().map(|body| body.range.len()).sum();
    named > 0 && named * 10 >= list.trim().len() * 8
}

/// "(GVCN)", "(Tổ Văn phòng thực hiện)": a bracket that holds names and nothing else; not the one behind a lead, which says who that is.
pub fn bracketed(text: &str, lead: usize, posts: &[usize], people: &mut People) {
    let opening = text.match_indices('(').map(|(at, _)| at).take(8);
    for at in opening.filter(|at| lead == 0 || text.get(lead..*at).is_some_and(|gap| !gap.trim().is_empty())) {
        let Some((inside, _)) = text[at + 1..].split_once(')') else { continue };
        let aside = ["qua ", "để ", "của ", "theo ", "tại ", "gồm ", "trừ ", "kể cả ", "bao gồm ", "thay "];
        if inside.chars().count() > 120 || aside.iter().any(|word| lower(inside).starts_with(word)) {
            continue;
        }
        // "nộp cho Phó Hiệu trưởng (thầy Nhân)": the bracket says who holds the post.
        let behind = text[..at].trim_end().len();
        let held =
            || dictionary::persons(&text[..at], &lower(&text[..at])).last().is_some_and(|p| p.range.end == behind);
        let holder = dictionary::opening_person(inside).is_some() && posts.contains(&behind) || held();
        if let Some(list) = names_of_bracket(inside).filter(|_| !holder) {
            people.lead_all(split(list));
        }
    }
}

/// The names of a bracket, when it says who does it.
fn names_of_bracket(inside: &str) -> Option<&str> {
    let bare = inside.trim().trim_end_matches(|c: char| !c.is_alphanumeric());
    let bare = ["thực hiện", "phụ trách", "chủ trì", "chịu trách nhiệm"]
        .iter()
        .find_map(|w| bare.strip_suffix(w))
        .unwrap_or(bare);
    let (label, list) = bare.split_once(':').unwrap_or(("", bare));
    let label = lower(label.trim());
    let told = ["phụ trách", "chủ trì", "thực hiện", "người thực hiện", "người phụ trách", "phân công"]
        .contains(&label.as_str());
    let whole =
        dictionary::find(list, Where::List).iter().map(|b| b.range.len()).sum::<usize>() * 10 >= list.trim().len() * 7;
    let body = list.split_whitespace().count() <= 6
        && ["Ban ", "Tổ ", "Bộ phận ", "Nhóm ", "Phòng "].iter().any(|head| list.trim().starts_with(head))
        && !verb::opens_with_verb(list);
    if !told && !label.is_empty() {
        return None;
    }
    // "đ/c Tuấn - CNTT": the person alone.
    if let Some(end) = dictionary::opening_person(list.trim()).filter(|_| !list.contains(',')) {
        return list.trim().get(..end);
    }
    ((whole || body) && !list.trim().is_empty()).then_some(list)
}

/// Reads a column or a line that holds names: leads, and behind "phối hợp" partners.
pub fn listed(text: &str, partners: bool) -> People {
    let mut people = People::default();
    let mut helping = partners;
    for piece in text.split(['\n', ';']) {
        let small = lower(piece);
        let cue = ["phối hợp với", "phối hợp cùng", "phối hợp:", "phối hợp"]
            .iter()
            .find_map(|word| find(&small, word).map(|at| (at, word.len())));
        match cue {
            // "BGH phối hợp CMHS", "Phối hợp: CMHS"
            Some((at, length)) if !piece[at + length..].trim_matches([' ', '.', ',', ':']).is_empty() => {
                assign(&mut people, &piece[..at], helping);
                people.partner_all(split(&piece[at + length..]));
                helping |= at == 0;
            }
            // "CMHS phối hợp": the last name before the word.
            Some((at, _)) => helpers_in_front(&mut people, &piece[..at], helping),
            None => {
                helping = helping && !small.trim_start().starts_with("chủ trì");
                assign(&mut people, piece, helping);
            }
        }
    }
    let lead = people.lead.clone();
    people.partners.retain(|name| !lead.contains(name));
    people
}

fn assign(people: &mut People, text: &str, partners: bool) {
    let names = split(text);
    if partners { people.partner_all(names) } else { people.lead_all(names) }
}

/// "BGH chủ trì, Công đoàn phối hợp": leads up to "chủ trì", partners behind it.
fn helpers_in_front(people: &mut People, text: &str, partners: bool) {
    match text.find("chủ trì").filter(|_| !partners) {
        Some(at) => {
            people.lead_all(split(&text[..at]));
            people.partner_all(split(&text[at + "chủ trì".len()..]));
        }
        None => people.partner_all(split(text)),
    }
}
