//! Who is told to do a task, who answers for it, who works with them: cues in running text.

use crate::extract::bodies::dictionary::{self, Body, Where};
use crate::extract::bodies::split::split;
use crate::extract::tasks::{actor, verb};
use crate::extract::words::lower;

/// Who leads and who helps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Told to do it, or answering for it.
    pub lead: Vec<String>,
    /// Working with them.
    pub partners: Vec<String>,
}

impl People {
    /// Adds leads that are not there yet.
    pub fn lead_all(&mut self, names: impl IntoIterator<Item = String>) {
        add(&mut self.lead, names);
    }

    /// Adds partners that are not there yet.
    pub fn partner_all(&mut self, names: impl IntoIterator<Item = String>) {
        add(&mut self.partners, names);
    }
}

fn add(list: &mut Vec<String>, names: impl IntoIterator<Item = String>) {
    for name in names {
        if !name.is_empty() && !list.contains(&name) {
            list.push(name);
        }
    }
}

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

/// One body in its sentence, joined to the one before it or not.
struct Mention {
    body: Body,
    /// It goes on with the list of the mention before it.
    joined: bool,
}

/// Reads the people of one task's text.
pub fn read(text: &str) -> People {
    let mut people = People::default();
    let found = dictionary::find(text, Where::Sentence);
    let small = lower(text);
    if found.first().is_none_or(|body| body.range.start > 0)
        && let Some(end) = actor::shy_actor(text)
    {
        people.lead_all(split(&text[..end]));
    }
    let mentions = mentions(&small, found);
    let mut at = 0;
    while at < mentions.len() {
        let end = (at + 1..mentions.len()).find(|i| !mentions[*i].joined).unwrap_or(mentions.len());
        let group = &mentions[at..end];
        let names = group.iter().map(|mention| mention.body.name.clone());
        match role(&small, text, group) {
            // "Hiệu trưởng phân công thành viên …": the subject does it.
            Role::Told if !people.lead.is_empty() => {}
            Role::Lead | Role::Told => people.lead_all(names),
            Role::Partner => people.partner_all(names),
            Role::None => {}
        }
        at = end;
    }
    if people.lead.is_empty()
        && let Some(end) = actor::unknown_actor(text)
    {
        people.lead_all(split(&text[..end]));
    }
    labelled(text, &small, &mut people);
    bracketed(text, &mut people);
    behind_colon(text, &mut people);
    let lead = people.lead.clone();
    people.partners.retain(|name| !lead.contains(name));
    people
}

fn mentions(small: &str, found: Vec<Body>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for body in found {
        let joined = out.last().is_some_and(|before| {
            let gap = small.get(before.body.range.end..body.range.start).unwrap_or("?").trim();
            matches!(
                gap,
                "," | "và" | "cùng" | ", các" | "và các" | "-" | "–" | "/" | ", và" | "&" | "cùng các" | "nhà trường,"
            )
        });
        out.push(Mention { body, joined });
    }
    out
}

#[derive(PartialEq)]
enum Role {
    Lead,
    /// Named as the one who is asked.
    Told,
    Partner,
    None,
}

/// What a list of bodies is in its sentence.
fn role(small: &str, text: &str, group: &[Mention]) -> Role {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return Role::None };
    let window = small.floor_char_boundary(first.body.range.start.saturating_sub(WINDOW));
    let head = small.get(window..first.body.range.start).unwrap_or("");
    let clause = window + head.rfind([';', '.', '(', '\n']).map_or(0, |at| at + 1);
    let before = small.get(clause..first.body.range.start).unwrap_or("").trim();
    let before = strip_plural(before);
    let after = small.get(last.body.range.end..).unwrap_or("");
    let after = after.trim_start_matches([' ', ',', ':']);
    let after = actor::without_scope(after).trim_start_matches([' ', ',']);
    if WITH.iter().any(|word| ends_word(before, word)) {
        return Role::Partner;
    }
    if after.starts_with("phối hợp") && !after.starts_with("phối hợp với") && head.contains("chủ trì") {
        return Role::Partner;
    }
    if TELLS.iter().any(|word| ends_word(before, word)) {
        let by = ends_word(before, "do");
        let acts =
            ANSWERS.iter().chain(&["thực hiện", "tổ chức", "đảm nhận", "ban hành"]).any(|word| after.starts_with(word));
        let given = before.contains("giao");
        return match (by, acts, given) {
            (true, false, _) => Role::None,
            (true, true, _) | (_, _, true) => Role::Lead,
            _ => Role::Told,
        };
    }
    if ANSWERS.iter().any(|word| after.starts_with(word)) {
        return Role::Lead;
    }
    // The subject at the start of the sentence, with its verb.
    let opens = before.is_empty() || before.ends_with(':') && before.len() < 60;
    let tail = actor::without_scope(text.get(last.body.range.end..).unwrap_or(""));
    if opens && (tail.trim_start().starts_with(':') || verb::does(tail)) {
        return Role::Lead;
    }
    Role::None
}

fn strip_plural(before: &str) -> &str {
    let mut before = before;
    for word in ["các", "mỗi", "từng", "toàn thể", "tất cả", "đồng chí", "đ/c", "cho"] {
        if ends_word(before, word) && before.len() > word.len() || before == word {
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

fn ends_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

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
fn labelled(text: &str, small: &str, people: &mut People) {
    for (label, partners) in LABELS {
        let Some(at) = small.find(label).filter(|at| !small[..*at].ends_with(char::is_alphanumeric)) else { continue };
        let rest = text.get(at + label.len()..).unwrap_or("");
        let stop = rest.find([';', '.', ')', '\n']).unwrap_or(rest.len()).min(rest.floor_char_boundary(160));
        let read = listed(&rest[..stop], *partners);
        people.lead_all(read.lead);
        people.partner_all(read.partners);
    }
}

/// "Môn Toán: cô Hà": a person behind a colon.
fn behind_colon(text: &str, people: &mut People) {
    let Some((_, rest)) = text.split_once(": ") else { return };
    if dictionary::opening_person(rest).is_some() && rest.chars().count() < 80 {
        people.lead_all(split(rest.trim_end_matches(['.', ';'])));
    }
}

/// "(GVCN)", "(Tổ Văn phòng thực hiện)": a bracket that holds names and nothing else.
fn bracketed(text: &str, people: &mut People) {
    for part in text.split('(').skip(1).take(8) {
        let Some((inside, _)) = part.split_once(')') else { continue };
        let aside = ["qua ", "để ", "của ", "theo ", "tại ", "gồm ", "trừ ", "kể cả ", "bao gồm ", "thay "];
        if inside.chars().count() > 120 || aside.iter().any(|word| lower(inside).starts_with(word)) {
            continue;
        }
        let bare = inside.trim().trim_end_matches(|c: char| !c.is_alphanumeric());
        let bare = ["thực hiện", "phụ trách", "chủ trì", "chịu trách nhiệm"]
            .iter()
            .find_map(|w| bare.strip_suffix(w))
            .unwrap_or(bare);
        let (label, list) = bare.split_once(':').unwrap_or(("", bare));
        let label = lower(label.trim());
        let told = ["phụ trách", "chủ trì", "thực hiện", "người thực hiện", "người phụ trách", "phân công"]
            .contains(&label.as_str());
        let whole = dictionary::find(list, Where::List).iter().map(|b| b.range.len()).sum::<usize>() * 10
            >= list.trim().len() * 7;
        let body = list.split_whitespace().count() <= 6
            && ["Ban ", "Tổ ", "Bộ phận ", "Nhóm ", "Phòng "].iter().any(|head| list.trim().starts_with(head))
            && !verb::opens_with_verb(list);
        if (told || label.is_empty()) && (whole || body) && !list.trim().is_empty() {
            people.lead_all(split(list));
        }
    }
}

/// Reads a column or a line that holds names: leads, and behind "phối hợp" partners.
pub fn listed(text: &str, partners: bool) -> People {
    let mut people = People::default();
    let mut helping = partners;
    for piece in text.split(['\n', ';']) {
        let small = lower(piece);
        let cue = ["phối hợp với", "phối hợp cùng", "phối hợp:", "phối hợp"]
            .iter()
            .find_map(|word| small.find(word).map(|at| (at, word.len())));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> (Vec<String>, Vec<String>) {
        let people = read(text);
        (people.lead, people.partners)
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|s| (*s).to_owned()).collect()
    }

    #[test]
    fn cues_in_sentences() {
        for (text, lead, partners) in [
            (
                "Giao Tổ chuyên môn chủ trì, phối hợp với Công đoàn tổ chức hội thi.",
                &["Tổ chuyên môn"][..],
                &["Công đoàn"][..],
            ),
            ("Hiệu trưởng xây dựng kế hoạch, triển khai.", &["Hiệu trưởng"], &[]),
            ("Các tổ chuyên môn, GVCN thực hiện nghiêm túc kế hoạch.", &["Tổ chuyên môn", "Giáo viên chủ nhiệm"], &[]),
            ("Tổ chức hội nghị (TPT Đội).", &["Tổng phụ trách Đội"], &[]),
            ("Phối hợp với Ban đại diện cha mẹ học sinh vận động quỹ.", &[], &["Ban đại diện cha mẹ học sinh"]),
            ("Nâng cao nhận thức cho giáo viên, học sinh.", &[], &[]),
            (
                "Công đoàn phối hợp với chính quyền địa phương tổ chức thăm hỏi.",
                &["Công đoàn"],
                &["Chính quyền địa phương"],
            ),
        ] {
            assert_eq!(seen(text), (names(lead), names(partners)), "{text}");
        }
    }

    #[test]
    fn lists_of_names() {
        let of = |text: &str| {
            let people = listed(text, false);
            (people.lead, people.partners)
        };
        assert_eq!(of("BGH, GVCN"), (names(&["Ban giám hiệu", "Giáo viên chủ nhiệm"]), names(&[])));
        assert_eq!(of("GVCN phối hợp với CMHS"), (names(&["Giáo viên chủ nhiệm"]), names(&["Cha mẹ học sinh"])));
        assert_eq!(of("BGH chủ trì, Công đoàn phối hợp"), (names(&["Ban giám hiệu"]), names(&["Công đoàn"])));
    }
}
