//! Who is told to do a task, who answers for it, who works with them: cues in running text.

use crate::extract::bodies::dictionary::{self, Body, Where};
use crate::extract::bodies::split::split;
use crate::extract::tasks::{action, actor, verb};
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

/// One body or person in its sentence, joined to the one before it or not.
struct Mention {
    body: Body,
    /// It goes on with the list of the mention before it.
    joined: bool,
}

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

/// Reads the people of one task's text.
pub fn read(text: &str) -> People {
    let mut people = read_clause(text);
    // "Khi có tình huống, bảo vệ báo ngay …": once, so that a chain of such words costs no more.
    if people.lead.is_empty()
        && let Some(clause) = actor::main_clause(text)
    {
        let told = read_clause(clause);
        people.lead_all(told.lead);
        people.partner_all(told.partners);
    }
    let lead = people.lead.clone();
    people.partners.retain(|name| !lead.contains(name));
    people
}

fn read_clause(text: &str) -> People {
    let mut people = People::default();
    if action::is_member(text) {
        return people;
    }
    let found = dictionary::find(text, Where::Sentence);
    let small = lower(text);
    if found.first().is_none_or(|body| body.range.start > 0)
        && let Some(range) = actor::shy_actor(text)
    {
        people.lead_all(split(&text[range]));
    }
    let mentions = mentions(text, &small, found);
    people.lead_all(entitled(text, &small, &mentions));
    let mut told = 0;
    let mut at = 0;
    while at < mentions.len() {
        let end = (at + 1..mentions.len()).find(|i| !mentions[*i].joined).unwrap_or(mentions.len());
        let group = &mentions[at..end];
        let names = group.iter().map(|mention| mention.body.name.clone());
        match role(&small, text, group, mentions.get(end)) {
            // "Hiệu trưởng phân công thành viên …": the subject does it.
            Role::Told if !people.lead.is_empty() => {}
            Role::Lead | Role::Told => {
                told = group.last().map_or(told, |last| last.body.range.end);
                people.lead_all(names);
            }
            Role::Partner => people.partner_all(names),
            Role::None => {}
        }
        at = end;
    }
    if people.lead.is_empty()
        && let Some(end) = actor::unknown_actor(text)
    {
        told = end;
        people.lead_all(split(&text[..end]));
    }
    labelled(text, &small, &mut people);
    helpers(text, &small, &mut people);
    doers(text, &small, &mut people);
    let posts: Vec<usize> = mentions.iter().filter(|m| is_post(&m.body)).map(|m| m.body.range.end).collect();
    if !behind_colon(text, &mut people) {
        bracketed(text, told, &posts, &mut people);
    }
    let lead = people.lead.clone();
    people.partners.retain(|name| !lead.contains(name));
    people
}

fn mentions(text: &str, small: &str, found: Vec<Body>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for body in with_persons(text, small, found) {
        let joined = out.last().is_some_and(|before| {
            let gap = small.get(before.body.range.end..body.range.start).unwrap_or("?").trim();
            let listed = matches!(
                gap,
                "," | "và"
                    | "cùng"
                    | ", các"
                    | "và các"
                    | "-"
                    | "–"
                    | "/"
                    | ", và"
                    | "&"
                    | "cùng các"
                    | "nhà trường,"
                    | ";"
            );
            // "Theo kế hoạch của Sở GDĐT, Phó Hiệu trưởng …": the comma ends the clause before the subject.
            let possessed =
                ["của", "theo"].iter().any(|word| ends_word(small[..before.body.range.start].trim_end(), word));
            listed && !(possessed && gap == ",")
        });
        out.push(Mention { body, joined });
    }
    out
}

/// "Bà Đặng Thị Liên, Hiệu trưởng, Đội trưởng đội PCCC: chỉ đạo chung": the person before a colon, whatever stands between.
fn entitled(text: &str, small: &str, mentions: &[Mention]) -> Option<String> {
    let first = mentions.first().filter(|mention| mention.body.range.start == 0)?;
    dictionary::opening_person(text)?;
    let colon = small.find(':').filter(|colon| *colon < 160 && first.body.range.end <= *colon)?;
    let between = &small[first.body.range.end..colon];
    let titles =
        between.starts_with([',', ' ', '-', '–']) && !between.contains([';', '.']) && !verb::opens_with_verb(between);
    (titles && verb::does(&text[colon..])).then(|| first.body.name.clone())
}

/// Posts that one person holds: behind a name they say who it is.
const POSTS: &[&str] = &[
    "Hiệu trưởng",
    "Phó ",
    "Chủ tịch",
    "Bí thư",
    "Tổ trưởng",
    "Tổ phó",
    "Trưởng",
    "Tổng phụ trách",
    "Kế toán",
    "Nhân viên",
    "Giáo viên",
    "Thư ký",
    "Thủ quỹ",
    "Giám đốc",
    "Khối trưởng",
    "Văn thư",
    "Đội trưởng",
];

/// A post that one person holds.
fn is_post(body: &Body) -> bool {
    POSTS.iter().any(|post| body.name.starts_with(post))
}

/// The bodies of a text, symbols of documents left out, and the persons named with a word of courtesy; a post beside a person's name is
/// taken into the person.
fn with_persons(text: &str, small: &str, found: Vec<Body>) -> Vec<Body> {
    let persons = dictionary::persons(text, small);
    let mut out: Vec<Body> = Vec::with_capacity(found.len() + persons.len());
    let mut ahead = persons.into_iter().peekable();
    for body in found {
        while let Some(person) = ahead.next_if(|person| person.range.start <= body.range.start) {
            out.push(person);
        }
        if in_symbol(&small[..body.range.start]) {
            continue;
        }
        let post = is_post(&body);
        if let Some(last) = out.last_mut() {
            let gap = small.get(last.range.end..body.range.start);
            let beside = gap.is_some_and(|gap| matches!(gap.trim(), "," | "-" | "–" | "(" | ", (" | ":"));
            let person = last.name.is_empty();
            if post && beside && person && gap.is_some_and(|gap| gap.trim() != ":") {
                last.range.end = body.range.end + usize::from(small[body.range.end..].starts_with(')'));
                continue;
            }
            if gap.is_none() {
                continue;
            }
            // "Hiệu trưởng Trường THCS An Hòa"
            let of_school = last.name.starts_with("Hiệu trưởng") && body.name.starts_with("Trường");
            if of_school && gap.is_some_and(|gap| matches!(gap.trim(), "" | "của")) {
                last.range.end = body.range.end;
                continue;
            }
        }
        out.push(in_charge(text, body));
    }
    out.extend(ahead);
    for person in out.iter_mut().filter(|body| body.name.is_empty()) {
        person.name = split(&text[person.range.clone()]).into_iter().next().unwrap_or_default();
    }
    out.retain(|body| !body.name.is_empty());
    out
}

/// "Giáo viên phụ trách phòng máy kiểm tra …", "Ban chỉ đạo chuyển đổi số: …": what a teacher or board is in charge of belongs to the name.
fn in_charge(text: &str, mut body: Body) -> Body {
    let rest = text.get(body.range.end..).unwrap_or("");
    // "phó hiệu trưởng phụ trách chuyên môn và bán trú theo phân công": the charge is what is said, not the name.
    if let Some(at) = body.name.find(" phụ trách ").filter(|_| action::goes_on(rest)) {
        let written = &text[body.range.clone()];
        if let Some(verb) = lower(written).find(" phụ trách ") {
            body.range.end = body.range.start + verb;
            body.name.truncate(at);
        }
        return body;
    }
    let length = match body.name.as_str() {
        "Giáo viên" | "Nhân viên" => actor::charge(rest),
        "Ban chỉ đạo" | "Ban tổ chức" | "Trưởng Ban chỉ đạo" => actor::field(rest),
        _ => None,
    };
    if let Some(length) = length {
        body.range.end += length;
        body.name = format!("{}{}", body.name, &text[body.range.end - length..body.range.end]);
    }
    body
}

/// "12/KH-UBND": the letters before an offset belong to a document's symbol.
fn in_symbol(before: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(40))..];
    let run = near.rsplit(char::is_whitespace).next().unwrap_or("");
    run.contains('/') && run.contains(|c: char| c.is_ascii_digit())
        || run.ends_with('/') && run.contains(['…', '.', '_'])
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
fn role(small: &str, text: &str, group: &[Mention], next: Option<&Mention>) -> Role {
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
    if !small.contains(':') {
        return;
    }
    for (label, partners) in LABELS {
        let Some(at) =
            crate::extract::words::find(small, label).filter(|at| !small[..*at].ends_with(char::is_alphanumeric))
        else {
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
fn doers(text: &str, small: &str, people: &mut People) {
    if !people.lead.is_empty() {
        return;
    }
    for word in [" thực hiện", " phụ trách", " chịu trách nhiệm", " đảm nhận"] {
        let Some(at) = crate::extract::words::find(small, word) else { continue };
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
fn helpers(text: &str, small: &str, people: &mut People) {
    const WORD: &str = " phối hợp";
    let Some(at) = crate::extract::words::find(small, WORD).filter(|at| small[..*at].contains("chủ trì")) else {
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
fn behind_colon(text: &str, people: &mut People) -> bool {
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
    cues.iter().filter_map(|cue| small.find(cue)).chain(hour).min().unwrap_or(rest.len())
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
fn bracketed(text: &str, lead: usize, posts: &[usize], people: &mut People) {
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
    fn subjects_behind_other_words() {
        for (text, lead) in [
            (
                "Theo Kế hoạch số 12/KH-UBND ngày 05/9/2025 của UBND xã, Công đoàn phụ trách vận động.",
                &["Công đoàn"][..],
            ),
            ("Theo Kế hoạch của Sở GDĐT, Phó Hiệu trưởng phụ trách công tác tập huấn.", &["Phó Hiệu trưởng"]),
            ("Hằng tuần, GVCN báo cáo tình hình lớp cho TPT Đội.", &["Giáo viên chủ nhiệm"]),
            ("Tổ Thể dục tổ chức giải bóng đá mini cho học sinh.", &["Tổ Thể dục"]),
            ("Tổ Năng khiếu xây dựng kế hoạch Hội khỏe Phù Đổng.", &["Tổ Năng khiếu"]),
            ("Giáo viên chủ nhiệm tổ chức lao động; học sinh cùng tham gia.", &["Giáo viên chủ nhiệm"]),
            ("Tổ chức ngày hội đọc sách; học sinh tham gia viết cảm nhận.", &[]),
            ("Hội đồng chấm thi hoàn thành việc chấm trước ngày 20/12.", &["Hội đồng chấm thi"]),
            ("Hội đồng tự đánh giá rà soát minh chứng.", &["Hội đồng tự đánh giá"]),
            ("Hiệu trưởng giao Phó Hiệu trưởng theo dõi, đôn đốc.", &["Phó Hiệu trưởng"]),
            ("Hiệu trưởng (Trưởng ban) chỉ đạo chung.", &["Hiệu trưởng"]),
            ("Công đoàn (đ/c Hải) chuẩn bị quà tặng.", &["Công đoàn"]),
            ("Các lớp nộp bài dự thi về TPT Đội.", &["Các lớp"]),
            ("Ban chỉ đạo chuyển đổi số: Chỉ đạo, kiểm tra việc thực hiện.", &["Ban chỉ đạo chuyển đổi số"]),
            ("Hiệu trưởng; Phó Hiệu trưởng kiểm tra đột xuất.", &["Hiệu trưởng", "Phó Hiệu trưởng"]),
            ("Trách nhiệm của Hiệu trưởng: chỉ đạo toàn diện.", &["Hiệu trưởng"]),
            (
                "Trang trí cổng trường: bảo vệ và GV Mĩ thuật thực hiện, xong trước ngày 22/01/2025.",
                &["Bảo vệ", "Giáo viên Mĩ thuật"],
            ),
            ("In sao đề: thầy Nhân, cô Thủy (VP), từ ngày 22 đến 25/10/2024.", &["Nhân", "Thủy"]),
            ("Tổ trưởng phân công ra đề, nộp cho Phó Hiệu trưởng (thầy Nhân) trước ngày 21/10.", &["Tổ trưởng"]),
        ] {
            assert_eq!(seen(text).0, names(lead), "{text}");
        }
    }

    #[test]
    fn persons_and_their_posts() {
        for (text, lead) in [
            ("Giao cho đồng chí Nguyễn Thị Hoa, Phó Hiệu trưởng, trực tiếp chỉ đạo.", &["Nguyễn Thị Hoa"][..]),
            ("Đồng chí Trần Văn Bình – Chủ tịch Công đoàn chủ trì hội nghị.", &["Trần Văn Bình"]),
            ("Bà Lê Thị Lan (Phó Hiệu trưởng) chịu trách nhiệm kiểm tra hồ sơ.", &["Lê Thị Lan"]),
            ("Bà Lê Thị Lan, Hiệu trưởng, Đội trưởng đội PCCC cơ sở: Chỉ đạo chung.", &["Lê Thị Lan"]),
            ("Phân công cô Hoa, cô Lan phụ trách trang trí.", &["Hoa", "Lan"]),
            ("Cập nhật cơ sở dữ liệu ngành (đ/c Tuấn - CNTT).", &["Tuấn"]),
            ("Kiểm tra hồ sơ sổ sách: đ/c Thủy, đ/c Hằng.", &["Thủy", "Hằng"]),
            ("Kiểm tra đảng viên chấp hành: đồng chí Võ Thị Hà.", &[]),
            ("Giáo viên phụ trách phòng máy kiểm tra máy tính hằng tuần.", &["Giáo viên phụ trách phòng máy"]),
        ] {
            assert_eq!(seen(text).0, names(lead), "{text}");
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
