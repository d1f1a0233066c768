//! The list of bodies and posts (`bodies.tsv`) and where they stand in a text. A body that the list does not know is not
//! found here.

use crate::extract::words::{self, is_name_word, lower};
use std::ops::Range;
use std::sync::LazyLock;

/// What may follow a body's words and still belong to its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    None,
    /// A proper name or a number: `UBND xã An Hòa`.
    Name,
    /// A class, a grade, a subject: `Giáo viên chủ nhiệm lớp 9A`.
    Class,
}

/// One way to write a body.
struct Form {
    /// In small letters.
    form: &'static str,
    /// The letters and digits that it begins with.
    first: &'static str,
    /// See [`key`].
    key: u64,
    name: &'static str,
    tail: Tail,
    /// Counts only where names are known to stand.
    shy: bool,
}

/// The letters and digits that a text begins with.
fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !is_letter(c)).unwrap_or(text.len())]
}

/// `char::is_alphanumeric`, quick for the letters of Vietnamese.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'À'..='ỿ' => !matches!(c, '×' | '÷'),
        _ => c.is_alphanumeric(),
    }
}

/// Every form, by its first word, the longer before the shorter.
static BODIES: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let mut forms: Vec<Form> = rows()
        .flat_map(|(name, tail, list)| {
            list.split('|').map(move |form| {
                let bare = form.strip_prefix('^').unwrap_or(form);
                Form { form: bare, first: word(bare), key: key(word(bare)), name, tail, shy: bare.len() < form.len() }
            })
        })
        .collect();
    forms.sort_by(|a, b| (a.first, b.form.len()).cmp(&(b.first, a.form.len())));
    forms
});

/// Bits of the first words of all forms, so that most words of a text are passed by at once.
static FIRSTS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut bits = vec![false; SLOTS];
    for form in BODIES.iter() {
        bits[slot(form.first)] = true;
    }
    bits
});

/// Many times the number of first words.
const SLOTS: usize = 1 << 13;

/// A word's bit: the hash of Fowler, Noll and Vo.
fn slot(word: &str) -> usize {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 16) as usize % SLOTS
}

/// False when no body can begin with the text's first word: a quick look that spares a search.
pub fn may_open(text: &str) -> bool {
    let start = text.find(is_letter).unwrap_or(text.len());
    let first = lower(word(&text[start..]));
    first == "tổ" || FIRSTS[slot(&first)]
}

/// True when a body stands at the very start of the text.
pub fn opens(text: &str, place: Where) -> bool {
    let small = lower(text);
    // See `named_teams`.
    if text.get("tổ ".len()..).is_some_and(|rest| small.starts_with("tổ ") && opens_name(rest)) {
        return true;
    }
    let known = |form: &&Form| !is_other_word(&small, &(0..form.form.len()));
    longest(&small, place).filter(known).or_else(|| named_post(text, &small)).is_some()
}

/// Begins with a capital or a digit.
fn opens_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// The first eight bytes of a word as one number, in the order of the words: quicker to compare.
fn key(word: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(word.bytes()).for_each(|(slot, byte)| *slot = byte);
    u64::from_be_bytes(bytes)
}

/// The forms with this first word, the longer before the shorter.
fn forms(first: &str) -> impl Iterator<Item = &'static Form> {
    let key = key(first);
    let start = BODIES.partition_point(|form| form.key < key);
    // The key of a short word is the whole word.
    let same = move |form: &&Form| first.len() < size_of_val(&key) || form.first == first;
    BODIES[start..].iter().take_while(move |form| form.key == key).filter(same)
}

/// The longest form that a text in small letters begins with, the text beginning with a word.
fn longest(small: &str, place: Where) -> Option<&'static Form> {
    let first = word(small);
    if !FIRSTS[slot(first)] {
        return None;
    }
    forms(first).find(|form| {
        let shown = !form.shy || place == Where::List;
        shown && small.strip_prefix(form.form).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn rows() -> impl Iterator<Item = (&'static str, Tail, &'static str)> {
    include_str!("bodies.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let (name, tail, forms) = (cells.next()?, cells.next()?, cells.next()?);
        let tail = match tail {
            "name" => Tail::Name,
            "class" => Tail::Class,
            _ => Tail::None,
        };
        Some((name, tail, forms))
    })
}

/// A body in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its one name.
    pub name: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Whether short forms (`HT`, `Đội`, `VP`) count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// Running text.
    Sentence,
    /// A column or line that holds names.
    List,
}

/// Every body that is named in a text, in order, not overlapping.
pub fn find(text: &str, place: Where) -> Vec<Body> {
    find_in(text, &lower(text), place)
}

/// The same; `small` is the text in small letters.
pub fn find_in(text: &str, small: &str, place: Where) -> Vec<Body> {
    let mut out: Vec<Body> = Vec::new();
    let mut at = 0;
    while at < small.len() {
        let rest = &small[at..];
        let length = word(rest).len();
        if length == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if !FIRSTS[slot(&rest[..length])] {
            at += length;
            continue;
        }
        let form = longest(rest, place).filter(|form| !is_other_word(small, &(at..at + form.form.len())));
        let Some(form) = form.or_else(|| named_post(&text[at..], rest)) else {
            at += length;
            continue;
        };
        let stop = at + form.form.len();
        // "Tổ trưởng tổ Toán - Tin": a team's name, not a person's.
        let of_team = form.form.ends_with(" tổ") && text[stop..].starts_with(' ');
        let team_end = if of_team { team(&text[stop + 1..]) } else { 0 };
        let length = if team_end > 0 { team_end + 1 } else { tail(&text[stop..], form.tail) };
        let end = stop + length;
        let holder = if length == 0 && is_post(form.name) { holder(&text[end..]) } else { 0 };
        out.push(Body { name: named(form, &text[stop..end]), range: at..end + holder });
        at = end + holder;
    }
    named_teams(text, small, &mut out);
    out
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
pub fn is_post(name: &str) -> bool {
    POSTS.iter().any(|post| name.starts_with(post)) || name == "Bảo vệ"
}

/// "Bảo vệ Trần Văn Kỉnh": a word that is a post where a person's name follows, and only there.
fn named_post(text: &str, small: &str) -> Option<&'static Form> {
    let form = longest(small, Where::List)?;
    // "Giáo viên, bảo vệ, kế toán: …": in a list that goes on with another body or ends in a colon.
    let listed = || {
        let rest = &small[form.form.len()..];
        rest.starts_with(':') || rest.strip_prefix(", ").is_some_and(|next| longest(next, Where::Sentence).is_some())
    };
    if form.name == "Bảo vệ" && listed() {
        return Some(form);
    }
    (is_post(form.name) && text.starts_with(char::is_uppercase) && holder(&text[form.form.len()..]) > 0).then_some(form)
}

/// Bytes of the person's name behind a post: "Phó Hiệu trưởng Đỗ Thị Nhàn".
fn holder(rest: &str) -> usize {
    const BODIES: &[&str] = &[
        "Trường",
        "Trung",
        "Ban",
        "Tổ",
        "Phòng",
        "Hội",
        "Công",
        "Đoàn",
        "Đội",
        "Ủy",
        "Uỷ",
        "Sở",
        "Liên",
        "Chi",
        "Thường",
        "Tiểu",
        "Mầm",
        "Phổ",
        "Khoa",
        "Nhóm",
        "Khối",
        "Lớp",
        "Trạm",
    ];
    let Some(rest) = rest.strip_prefix(' ') else { return 0 };
    let (mut end, mut at, mut count) = (0, 0, 0);
    for word in rest.split_inclusive(' ').take(7) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !is_name_word(bare) || count == 0 && BODIES.contains(&bare) {
            break;
        }
        end = at + bare.len();
        at += word.len();
        count += 1;
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    if (2..=6).contains(&count) { end + 1 } else { 0 }
}

/// "đoàn kết", "bảo vệ môi trường": the same syllables in another word.
fn is_other_word(small: &str, range: &Range<usize>) -> bool {
    const OTHERS: &[(&str, &[&str])] = &[
        ("đoàn", &["kết", "viên", "thể", "kiểm", "công tác", "tham", "trưởng"]),
        ("đội", &["ngũ", "viên", "tuyển", "hình", "nón", "mũ"]),
        ("văn phòng", &["phẩm"]),
        ("văn thư", &["lưu trữ"]),
        ("bảo vệ", &["môi", "tổ quốc", "quyền", "trẻ", "an", "chính", "nền", "sức", "nhân"]),
        ("thiết bị", &["dạy", "phục", "cần", "điện", "y"]),
        ("giáo viên", &["giỏi", "dạy giỏi", "chủ nhiệm giỏi"]),
        ("học sinh", &["giỏi", "yếu", "có", "năng khiếu"]),
    ];
    let (word, rest) = (&small[range.clone()], small[range.end..].trim_start());
    OTHERS.iter().any(|(head, tails)| word == *head && tails.iter().any(|tail| rest.starts_with(tail)))
}

fn named(form: &Form, tail: &str) -> String {
    // "Tổ trưởng các tổ" without a team's name.
    let bare = form.name.strip_suffix(" tổ").filter(|_| tail.is_empty());
    format!("{}{}", bare.unwrap_or(form.name), tail)
}

/// Bytes behind a body's words that belong to its name.
fn tail(rest: &str, tail: Tail) -> usize {
    match tail {
        Tail::None => 0,
        Tail::Name => proper(
            rest,
            &["xã", "phường", "huyện", "quận", "tỉnh", "thị", "trấn", "thành", "phố", "ấp", "thôn", "khối"],
        ),
        Tail::Class => {
            let mut words = rest.trim_start().split(' ');
            let first = words.next().unwrap_or("");
            let subject = first.starts_with(char::is_uppercase);
            let length =
                if subject || matches!(first, "lớp" | "khối" | "môn") { proper(rest, SUBJECTS) } else { 0 };
            if length > 0 { length + more_subjects(&rest[length..]) } else { 0 }
        }
    }
}

/// Bytes of ", Lịch sử, GDCD" behind "Giáo viên môn Ngữ văn": subjects that share the word, no further bodies.
fn more_subjects(rest: &str) -> usize {
    let mut end = 0;
    for _ in 0..12 {
        let tail = &rest[end..];
        let sign = [", ", " và ", " - ", " – "].iter().find(|sign| tail.starts_with(**sign));
        let Some(next) = sign.and_then(|sign| tail.get(sign.len()..)) else { break };
        let small = lower(&next[..next.floor_char_boundary(80)]);
        // "Học sinh khối 4, khối 5"
        let class = ["khối ", "lớp "].iter().find_map(|word| small.strip_prefix(word).map(|rest| (word.len(), rest)));
        let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if let Some((length, rest)) = class.filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit())) {
            end += tail.len() - next.len() + length + digits(rest);
            continue;
        }
        if !next.starts_with(char::is_uppercase) || word(&small) == "tổ" || longest(&small, Where::List).is_some() {
            break;
        }
        let sign = tail.len() - next.len();
        // `proper` wants the blank before the first word.
        let length = proper(&tail[sign - 1..], SUBJECTS);
        if length == 0 {
            break;
        }
        end += sign - 1 + length;
    }
    end
}

/// Small words inside the name of a class or subject.
const SUBJECTS: &[&str] = &[
    "lớp", "khối", "môn", "thuật", "dục", "nhạc", "học", "văn", "chất", "dân", "nghệ", "anh", "lý", "lí", "sử", "tin",
];

/// Bytes of the following words that are names, numbers or one of `links`; nothing when no name is among them.
fn proper(rest: &str, links: &[&str]) -> usize {
    let mut end = 0;
    let mut at = 0;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':', ')']);
        let start = at;
        at += word.len();
        if bare.is_empty() {
            if word.trim().is_empty() && start == 0 {
                continue;
            }
            break;
        }
        let capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let link = links.contains(&bare.to_lowercase().as_str());
        let closed = bare.len() < word.trim_end().len();
        if capital || link && end > 0 {
            end = start + bare.len();
        }
        if !capital && !link || closed {
            break;
        }
    }
    if rest.starts_with(' ') { end } else { 0 }
}

/// "Tổ Toán - Tin", "tổ Khoa học tự nhiên": a team by its own name.
fn named_teams(text: &str, small: &str, bodies: &mut Vec<Body>) {
    let known = std::mem::take(bodies);
    let mut ahead = known.into_iter().peekable();
    let mut from = 0;
    while let Some(at) = small.get(from..).and_then(|rest| words::find(rest, "tổ ")) {
        let start = from + at;
        let name = start + "tổ ".len();
        from = name;
        let rest = &text[name..];
        while let Some(body) = ahead.next_if(|body| body.range.start <= start) {
            push_apart(bodies, body);
        }
        let whole = !small[..start].ends_with(char::is_alphanumeric);
        let capital = opens_name(rest);
        let verb = small.get(name..).is_some_and(|rest| rest.starts_with("chức"));
        if !whole || !capital || verb || bodies.last().is_some_and(|body| body.range.end > start) {
            continue;
        }
        let end = name + team(rest);
        bodies.push(Body { name: format!("Tổ {}", &text[name..end]), range: start..end });
    }
    ahead.for_each(|body| push_apart(bodies, body));
}

/// Adds a body unless the last one goes into it: "Tổ TỔ TRƯỞNG" is one team.
fn push_apart(bodies: &mut Vec<Body>, body: Body) {
    if bodies.last().is_none_or(|last| last.range.end <= body.range.start) {
        bodies.push(body);
    }
}

/// Small words inside a team's name.
const TEAM_WORDS: &[&str] = &[
    "-", "–", "và", "học", "tự", "nhiên", "xã", "hội", "ngữ", "nghệ", "văn", "giáo", "trẻ", "chất", "dục", "thuật",
    "nhạc", "công", "dân", "phòng", "sử", "địa", "lí", "lý", "hóa", "sinh", "tin", "anh", "thể", "khiếu", "ngoại",
    "cơ", "bản", "hợp", "chánh", "chính", "quản", "trị", "lớn", "bé", "nhỡ", "ghép",
];

/// Bytes of a team's name: up to a stop, a verb, or a word that opens another name.
fn team(rest: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for word in rest.split_inclusive(' ').take(9) {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':', ')']);
        let closed = bare.len() < word.trim_end().len();
        let joins = TEAM_WORDS.contains(&bare) && (end > 0 || bare == "mẫu" || bare == "nhà");
        let capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        // "Tổ Toán và Tổ Vật lí": the next name begins.
        let other = end > 0
            && (matches!(
                bare,
                "Tổ" | "Ban" | "Nhóm" | "BGH" | "GVCN" | "TPT" | "Đoàn" | "Đội" | "Hội" | "Phó" | "Hiệu"
            ) || bare == "Công" && !rest[at + word.len()..].starts_with("nghệ"));
        if !capital && !joins || other {
            break;
        }
        if !matches!(bare, "-" | "–" | "và" | "công" | "sinh") {
            end = at + bare.len();
        }
        at += word.len();
        if closed {
            break;
        }
    }
    end
}

/// The body that a text begins with, short forms counted.
pub fn opening(text: &str) -> Option<Body> {
    let head = &text[..text.floor_char_boundary(160)];
    let first = lower(word(head));
    if first != "tổ" && forms(&first).next().is_none() {
        return None;
    }
    find(head, Where::List).into_iter().next().filter(|body| body.range.start == 0)
}

/// "cô Thảo", "đ/c Nguyễn Văn An" at the start of a text: bytes of courtesy and name.
pub fn opening_person(text: &str) -> Option<usize> {
    const COURTESY: &[&str] = &["cô ", "thầy ", "ông ", "bà ", "đ/c ", "đồng chí ", "cô giáo ", "thầy giáo "];
    let head = &text[..text.floor_char_boundary(120)];
    let small = lower(head);
    let courtesy = COURTESY.iter().filter(|word| small.starts_with(**word)).max_by_key(|word| word.len())?;
    let mut end = 0;
    let mut at = courtesy.len();
    for word in head[courtesy.len()..].split_inclusive(' ').take(5) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        end = at + bare.len();
        at += word.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    (end > 0 && !opens(&head[courtesy.len()..], Where::Sentence)).then_some(end)
}

/// Every person named with a word of courtesy, in order; the names are left empty. `small` is the text in small letters.
pub fn persons(text: &str, small: &str) -> Vec<Body> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < small.len() {
        let length = word(&small[at..]).len();
        if length == 0 {
            at += small[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let courtesy = matches!(&small[at..at + length], "cô" | "thầy" | "ông" | "bà" | "đ" | "đồng");
        let person = courtesy.then(|| opening_person(&text[at..])).flatten();
        if let Some(end) = person.filter(|_| !small[..at].ends_with("hai ")) {
            out.push(Body { name: String::new(), range: at..at + end });
            at += end;
        } else {
            at += length;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sound() {
        assert!(BODIES.len() > 300);
        let count = include_str!("bodies.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), count);
        for (_, _, forms) in rows() {
            assert!(
                forms.split('|').all(|form| form.trim() == form && form.to_lowercase() == form && !form.is_empty()),
                "{forms}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn bodies_stand_in_order_and_apart(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "Tổ", "tổ", "TỔ", "TRƯỞNG", "trưởng", "Toán", "Hiệu", "Phó", "phó", "Ban", "giám", "hiệu", "Giáo", "viên", "môn", "Ngữ",
                    "văn", "lớp", "9A", "UBND", "xã", "An", "Hòa", "cô", "Lan", "Công", "đoàn", "chuyên", "2", ",", "-", "và", "(", ")", ":",
                ]),
                0..12,
            ),
        ) {
            let text = words.join(" ");
            for place in [Where::List, Where::Sentence] {
                let found = find(&text, place);
                proptest::prop_assert!(found.windows(2).all(|two| two[0].range.end <= two[1].range.start), "{text}: {found:?}");
                proptest::prop_assert!(found.iter().all(|body| text.get(body.range.clone()).is_some()), "{text}: {found:?}");
                let first = found.first().is_some_and(|body| body.range.start == 0);
                proptest::prop_assert_eq!(opens(&text, place), first, "{}", text);
            }
        }
    }

    #[test]
    fn a_team_named_by_a_post_is_one_body() {
        let found = find("Tổ TỔ TRƯỞNG", Where::List);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn other_words_are_no_bodies() {
        let names = |text: &str| find(text, Where::Sentence).into_iter().map(|b| b.name).collect::<Vec<_>>();
        assert!(names("Đoàn kết, bảo vệ môi trường; tổ chức đội ngũ").is_empty());
        assert_eq!(names("giao Tổ Khoa học tự nhiên chủ trì"), ["Tổ Khoa học tự nhiên"]);
        assert_eq!(names("UBND xã An Hòa chỉ đạo"), ["UBND xã An Hòa"]);
    }
}
