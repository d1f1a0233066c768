//! The issuer's name and that of the body above it, from the capital lines of the left column.

use crate::document::document::Document;
use crate::extract::header::segment::{Segment, join};
use crate::extract::plan::Field;
use crate::extract::words::{find_phrase, opens_with, plain};

/// Words that begin the name of a body, plain.
const HEADS: &[&str] = &[
    "ubnd",
    "hdd",
    "uy ban nhan dan",
    "so",
    "phong",
    "truong",
    "trung tam",
    "dang bo",
    "dang uy",
    "chi bo",
    "huyen uy",
    "quan uy",
    "thanh uy",
    "tinh uy",
    "thi uy",
    "doan",
    "xa doan",
    "phuong doan",
    "huyen doan",
    "quan doan",
    "thanh doan",
    "tinh doan",
    "lien doi",
    "chi doan",
    "hoi",
    "cong doan",
    "lien doan",
    "to",
    "nhom",
    "bo",
    "ban",
    "bch",
    "hdnd",
    "cuc",
    "vu",
    "vien",
    "lop",
    "mam non",
    "nha tre",
    "co so",
    "doi",
];

/// Names that are only half there: the next line belongs to them.
const HALVES: &[&str] = &[
    "chi bo",
    "dang bo",
    "dang uy",
    "cong doan",
    "lien doi",
    "doan",
    "ban chap hanh",
    "bch",
    "bch doan",
    "bch cong doan",
    "to",
    "ban chap hanh doan",
    "ban chap hanh cong doan",
    "hoi dong",
    "ban",
    "cong doan co so",
    "chi doan",
    "hoi",
    "to chuyen mon",
];

/// Names of a body above a school, behind which a second name may have run into the same line.
const ABOVE: &[&str] = &["ubnd", "uy ban nhan dan", "so", "phong", "dang bo", "dang uy"];

/// True when a line begins like the name of a body.
pub fn opens_name(words: &str) -> bool {
    HEADS.iter().any(|head| opens_with(words, head))
}

/// The body above and the issuer, from the lines in order.
pub fn names(document: &Document, lines: &[Segment]) -> (Option<Field>, Option<Field>) {
    let mut bodies: Vec<Vec<Segment>> = Vec::new();
    for line in lines.iter().flat_map(|line| split_run_together(document, line)) {
        let words = plain(line.text(document));
        match bodies.last_mut() {
            Some(open) if !begins(&words) || is_half(document, open) => open.push(line),
            _ => bodies.push(vec![line]),
        }
    }
    let issuer = bodies.pop().and_then(|parts| join(document, &parts));
    let parent = bodies.pop().and_then(|parts| join(document, &parts));
    (parent, issuer)
}

/// "TRƯỜNG …" begins a body; "HỌC …" goes on with one.
fn begins(words: &str) -> bool {
    opens_name(words)
}

fn is_half(document: &Document, parts: &[Segment]) -> bool {
    let [only] = parts else { return false };
    let words = plain(only.text(document));
    HALVES.contains(&words.as_str())
}

/// "PHÒNG GD&ĐT HUYỆN AN HÒA TRƯỜNG THCS AN HÒA" is two names.
fn split_run_together(document: &Document, line: &Segment) -> Vec<Segment> {
    let text = line.text(document);
    let words = plain(text);
    if !ABOVE.iter().any(|head| opens_with(&words, head)) {
        return vec![line.clone()];
    }
    let second = ["TRƯỜNG", "CHI BỘ"].iter().filter_map(|head| find_phrase(text, head)).find(|at| *at > 0);
    let Some(at) = second else { return vec![line.clone()] };
    let left = text[..at].trim_end().len();
    vec![line.part(0..left), line.part(at..text.len())]
}
