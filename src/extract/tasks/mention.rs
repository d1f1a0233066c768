//! The bodies and persons that a sentence names, in order, and which of them stand in one list.

use crate::extract::bodies::dictionary::{self, Body};
use crate::extract::bodies::split::split;
use crate::extract::tasks::{action, actor};
use crate::extract::words::lower;

/// One body or person in its sentence, joined to the one before it or not.
pub struct Mention {
    /// Its name and place.
    pub body: Body,
    /// It goes on with the list of the mention before it.
    pub joined: bool,
}

/// The bodies and persons of a text in order; `small` is the text in small letters.
pub fn mentions(text: &str, small: &str, found: Vec<Body>) -> Vec<Mention> {
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

/// A post that one person holds.
pub fn is_post(body: &Body) -> bool {
    dictionary::is_post(&body.name)
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

/// True when a text ends in a whole word.
pub fn ends_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}
