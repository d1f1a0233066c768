//! A word typed twice: "số số", "thực hiện thực hiện". Reduplications of the language and compounds that meet are right.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::{compound, syllable};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN010",
    name: "doubled-word",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("doubled_word.md"),
    check,
};

/// Words that bind others; twice in a row they are always a slip, and next to one a compound has its end.
const BINDING: &[&str] = &[
    "và", "của", "các", "những", "cho", "với", "trong", "tại", "về", "được", "có", "để", "theo", "đến", "do", "bởi",
    "khi", "nếu", "thì", "mà", "như", "số", "ngày", "tháng", "này", "đó", "trên", "dưới", "sau", "trước", "không",
    "đã", "đang", "sẽ", "phải", "cần", "một", "hai", "ở", "vào", "ra", "bằng", "hoặc", "hay", "nhằm", "đối", "giữa",
    "cùng", "từng", "mỗi", "việc", "năm", "vì", "nên", "còn", "đều", "cũng", "chỉ", "rất", "gồm", "thuộc", "đồng",
    "nhưng", "tuy", "là", "sự", "từ",
];
/// Binding words whose double is a word of its own or may stand in two phrases that meet.
const RIGHT_TWICE: &[&str] =
    &["là", "từ", "đều", "hay", "năm", "từng", "đồng", "ra", "sự", "không", "hai", "một", "ngày", "tháng", "số hiệu"];
/// Reduplications and other doubles that are right.
const REDUPLICATED: &[&str] = &[
    "xanh",
    "thường",
    "từ",
    "luôn",
    "dần",
    "ngày",
    "người",
    "nhà",
    "nơi",
    "đời",
    "mãi",
    "song",
    "xa",
    "đều",
    "hằng",
    "lớp",
    "đêm",
    "tháng",
    "năm",
    "ba",
    "chăm",
    "khăng",
    "rành",
    "vân",
    "hay",
    "là",
    "vừa",
    "chốc",
    "lâu",
    "tối",
    "sáng",
    "chiều",
    "trưa",
    "đâu",
    "ai",
    "gì",
    "đủ",
    "từng",
    "khe",
    "khẽ",
    "nhè",
    "rưng",
    "hừng",
    "bừng",
    "phăng",
    "dửng",
    "lặng",
    "êm",
    "đẹp",
    "cao",
    "vang",
    "đùng",
    "ào",
    "tí",
    "chút",
    "nao",
    "nôn",
    "trùng",
    "điệp",
    "liền",
    "bon",
    "mươi",
    "trăm",
    "hàng",
];
/// Verbs that stand alone before a compound with the same first syllable: "đi học học sinh".
const ALONE: &[&str] =
    &["học", "dạy", "thi", "họp", "làm", "đi", "nói", "nghe", "đọc", "viết", "chơi", "ăn", "sinh", "thể", "bộ", "đạo"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let words = paragraph.words;
        let mut i = 0;
        while i + 1 < words.len() {
            let length = if twice(paragraph.text, words, i) {
                1
            } else if pair_twice(paragraph.text, words, i) {
                2
            } else {
                i += 1;
                continue;
            };
            let again = |at: &usize| match length {
                1 => twice(paragraph.text, words, *at),
                _ => pair_twice(paragraph.text, words, *at),
            };
            // Three times and more are one fault.
            let copies = (i..words.len() - 1).step_by(length).take_while(again).count();
            let (first, last) = (&words[i], &words[i + (copies + 1) * length - 1]);
            let kept = paragraph.span(words[i + length - 1].end..last.end);
            let written = &paragraph.text[words[i].start..words[i + length - 1].end];
            gathered
                .add(
                    paragraph.span(first.start..last.end),
                    format!("Lặp từ “{written}”."),
                    format!("“{written}” is written twice."),
                )
                .mend(Safety::Consent, kept, "");
            i += (copies + 1) * length;
        }
    }
    gathered.report(sink);
}

/// One word twice, with nothing but a blank between, and no reading in which both are right.
fn twice(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let (a, b) = (&words[i], &words[i + 1]);
    if !same(text, a, b) {
        return false;
    }
    let small = prose::lower(a.text);
    if !letters(a.text)
        || REDUPLICATED.contains(&small.as_str())
        || a.text == b.text && prose::begins_large(a.text) && !a.is_upper()
    {
        return false;
    }
    let binding = |w: Option<&Word<'_>>| w.is_none_or(|w| w.is_one_of(BINDING));
    if BINDING.contains(&small.as_str()) {
        return !RIGHT_TWICE.contains(&small.as_str());
    }
    // A seldom syllable twice is a word of its own: "khuỳnh khuỳnh".
    if syllable::read(small.chars()).map_or(0, syllable::frequency) < 2 {
        return false;
    }
    let before = i.checked_sub(1).and_then(|j| words.get(j)).filter(|w| text.get(w.end..a.start) == Some(" "));
    let after = words.get(i + 2).filter(|w| text.get(b.end..w.start) == Some(" "));
    if two_words_meet(words, i, before, after) {
        return false;
    }
    if ends_a_word(words, i, before, after) {
        return true;
    }
    binding(after)
        && (binding(before) || !ALONE.contains(&small.as_str()))
        && !(a.is_upper() && a.text.chars().count() < 2)
}

/// "phân công công việc": the first one ends a common word and the second begins one.
fn two_words_meet(words: &[Word<'_>], i: usize, before: Option<&Word<'_>>, after: Option<&Word<'_>>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    known(before, &words[i]) && known(&words[i + 1], after)
}

fn known(a: &Word<'_>, b: &Word<'_>) -> bool {
    let (a, b) = (prose::lower(a.text), prose::lower(b.text));
    syllable::read(a.chars()).zip(syllable::read(b.chars())).is_some_and(|(x, y)| compound::is_known(x, y))
}

/// "nhiệm vụ vụ thường xuyên": the first one ends a common word, the second begins none, and what follows is a word of its own.
fn ends_a_word(words: &[Word<'_>], i: usize, before: Option<&Word<'_>>, after: Option<&Word<'_>>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    known(before, &words[i]) && !known(&words[i + 1], after) && words.get(i + 3).is_some_and(|next| known(after, next))
}

/// Two words twice: "nhà trường nhà trường".
fn pair_twice(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let Some([a, b, c, d]) = words.get(i..i + 4).filter(|w| w[0].may_be(&w[2]) && w[1].may_be(&w[3])) else {
        return false;
    };
    let joined = [(a, b), (b, c), (c, d)].iter().all(|(x, y)| text.get(x.end..y.start) == Some(" "));
    let alike = same_letters(a.text, c.text) && same_letters(b.text, d.text) && !same_letters(a.text, b.text);
    if !joined || !alike {
        return false;
    }
    let step = a.is("từng") || a.is("lần");
    // "Tổ kiểm kê kiểm kê vốn tài liệu": a team named by what it does.
    const TEAMS: &[&str] = &["tổ", "ban", "đội", "nhóm", "đoàn", "phận"];
    if i > 0 && words[i - 1].is_one_of(TEAMS) && text.get(words[i - 1].end..a.start) == Some(" ") {
        return false;
    }
    letters(a.text)
        && letters(b.text)
        && !step
        && !(prose::begins_large(a.text) && prose::begins_large(b.text) && !a.is_upper())
}

fn same(text: &str, a: &Word<'_>, b: &Word<'_>) -> bool {
    a.may_be(b) && text.get(a.end..b.start).is_some_and(|gap| gap == " " || gap == "  ") && same_letters(a.text, b.text)
}

/// Equal but for a large first letter of the first ("Các các"); a large second one begins a name ("xã Xã Đàn").
fn same_letters(a: &str, b: &str) -> bool {
    a == b || a.len() == b.len() && a.chars().map(prose::small).eq(b.chars())
}

fn letters(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}
