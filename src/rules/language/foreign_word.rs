//! English words for which the office has its own.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::word_lists;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN094",
    name: "foreign-word",
    topic: Topic::Wording,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("foreign_word.md"),
    check,
};

/// English and Vietnamese.
const WORDS: &[(&str, &str)] = &[
    ("deadline", "thời hạn"),
    ("feedback", "phản hồi"),
    ("team", "nhóm"),
    ("meeting", "cuộc họp"),
    ("check", "kiểm tra"),
    ("update", "cập nhật"),
    ("share", "chia sẻ"),
    ("list", "danh sách"),
    ("event", "sự kiện"),
    ("okay", "đồng ý"),
    ("ok", "đồng ý"),
    ("plan", "kế hoạch"),
    ("leader", "người phụ trách"),
    ("support", "hỗ trợ"),
    ("slogan", "khẩu hiệu"),
    ("mail", "thư điện tử"),
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let text = paragraph.text;
        let quoted = word_lists::quotations(text);
        for word in paragraph.words {
            let Some((foreign, own)) = WORDS.iter().find(|(w, _)| *w == word.text) else { continue };
            let chunk = prose::chunk(text, word.start);
            let joined = chunk.contains(['-', '/', '_', '.']) && !chunk.ends_with('.') || prose::is_technical(chunk);
            let inside = quoted.iter().any(|q| q.contains(&word.start));
            if joined || inside || foreign_neighbour(text, word) {
                continue;
            }
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("Từ tiếng Anh “{foreign}”, nên dùng “{own}”."),
                    format!("The English word “{foreign}”; “{own}” is better."),
                )
                .mend(Safety::Consent, at, *own);
        }
    }
    gathered.report(sink);
}

/// Part of a foreign name: "Google Classroom list", "check list".
fn foreign_neighbour(text: &str, word: &prose::Word<'_>) -> bool {
    const ENGLISH: &[&str] = &[
        "google",
        "microsoft",
        "book",
        "box",
        "student",
        "smart",
        "start",
        "happy",
        "lesson",
        "english",
        "club",
        "of",
        "the",
        "in",
        "work",
    ];
    let english =
        |w: Option<prose::Word<'_>>| w.is_some_and(|w| ENGLISH.contains(&w.text.to_ascii_lowercase().as_str()));
    english(prose::word_before(text, word.start)) || english(prose::word_after(text, word.end))
}
