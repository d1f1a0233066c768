//! Places in words that a clerk finds: "mục II.3, đoạn 17", "dòng 40", "trang 2". Knows the ids of the output contract, no document.

use crate::finding::Lang;
use crate::report::record::At;

/// The place of a finding or fact: the section, then the line of a text file, else the page, else the paragraph.
pub fn place_in_words(at: &At, lang: Lang) -> String {
    let mut parts: Vec<String> = at.place.as_deref().map(|p| part_in_words(p, lang)).into_iter().collect();
    parts.push(match (at.line, at.page, lang) {
        (Some(line), _, Lang::Vi) => format!("dòng {line}"),
        (Some(line), _, Lang::En) => format!("line {line}"),
        (None, Some(page), Lang::Vi) => format!("trang {page}"),
        (None, Some(page), Lang::En) => format!("page {page}"),
        (None, None, Lang::Vi) => format!("đoạn {}", at.block),
        (None, None, Lang::En) => format!("paragraph {}", at.block),
    });
    parts.join(", ")
}

/// Several places, those of one section together: "mục II.7, đoạn 40, 41, 42; phần ký, đoạn 60". A place is named once.
pub fn places_in_words(places: &[&At], lang: Lang) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<(Option<&str>, char, u32)> = None;
    for at in places {
        let place = at.place.as_deref();
        let (kind, number) = match (at.line, at.page) {
            (Some(line), _) => ('l', line),
            (None, Some(page)) => ('p', page),
            (None, None) => ('b', at.block),
        };
        let same = last.filter(|l| l.0 == place && l.1 == kind);
        match (words.last_mut(), same) {
            (Some(_), Some(l)) if l.2 == number => {}
            (Some(word), Some(_)) => word.push_str(&format!(", {number}")),
            _ => words.push(place_in_words(at, lang)),
        }
        last = Some((place, kind, number));
    }
    words.join("; ")
}

/// An outline id, a task id or a part's name in words: `II.3` is "mục II.3", `III#4` is "mục III, dòng 4 của bảng".
pub fn part_in_words(id: &str, lang: Lang) -> String {
    part_name(id, lang).map_or_else(|| id_in_words(id, lang), str::to_owned)
}

fn part_name(id: &str, lang: Lang) -> Option<&'static str> {
    let (vi, en) = match id {
        "header" => ("phần đầu văn bản", "head of the document"),
        "basis" => ("phần căn cứ", "legal basis"),
        "lead" => ("đoạn mở đầu", "opening paragraph"),
        "closing" => ("phần kết", "closing"),
        "recipients" => ("phần nơi nhận", "recipients"),
        "signature" => ("phần ký", "signature"),
        _ => return None,
    };
    Some(match lang {
        Lang::Vi => vi,
        Lang::En => en,
    })
}

fn id_in_words(id: &str, lang: Lang) -> String {
    let (path, row) = match id.split_once('#') {
        Some((path, row)) => (path, Some(row)),
        None => (id, None),
    };
    let mut words: Vec<String> = Vec::new();
    let mut labels: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('.').collect();
    let mut index = division(&segments, lang, &mut words);
    while let Some(segment) = segments.get(index) {
        match special(segment, lang) {
            Some(text) => {
                flush(&mut labels, &mut words, lang);
                words.push(text);
            }
            None => labels.push(segment),
        }
        index += 1;
    }
    flush(&mut labels, &mut words, lang);
    if let Some(row) = row {
        words.push(match lang {
            Lang::Vi => format!("dòng {row} của bảng"),
            Lang::En => format!("table row {row}"),
        });
    }
    words.join(", ")
}

/// `P.I`, `C.II`, `Đ.3`, `PL.1`, `BM.1` at the head of a path; gives how many segments it took.
fn division(segments: &[&str], lang: Lang, words: &mut Vec<String>) -> usize {
    let Some(first) = segments.first() else { return 0 };
    let (vi, en) = match *first {
        "P" => ("Phần", "Part"),
        "C" => ("Chương", "Chapter"),
        "Đ" => ("Điều", "Article"),
        "PL" => ("Phụ lục", "Annex"),
        "BM" => ("Biểu mẫu", "Form"),
        _ => return 0,
    };
    let name = if lang == Lang::Vi { vi } else { en };
    match segments.get(1) {
        Some(number) => {
            words.push(format!("{name} {}", repeated(number, lang)));
            2
        }
        None => {
            words.push(name.to_owned());
            1
        }
    }
}

/// A segment that is no plain label: an unnumbered heading `S1` or a plain paragraph `p2`.
fn special(segment: &str, lang: Lang) -> Option<String> {
    let number = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
    if let Some(rest) = segment.strip_prefix('S').filter(|r| number(r)) {
        return Some(match lang {
            Lang::Vi => format!("tiểu mục thứ {rest}"),
            Lang::En => format!("unnumbered heading {rest}"),
        });
    }
    let rest = segment.strip_prefix('p').filter(|r| number(r))?;
    Some(match lang {
        Lang::Vi => format!("đoạn văn thứ {rest}"),
        Lang::En => format!("plain paragraph {rest}"),
    })
}

/// Collected labels become "mục II.3"; bullets after them "gạch đầu dòng thứ 2".
fn flush(labels: &mut Vec<&str>, words: &mut Vec<String>, lang: Lang) {
    if labels.is_empty() {
        return;
    }
    let joined = labels.join(".");
    labels.clear();
    let mut pieces = joined.split('-');
    let path = pieces.next().unwrap_or_default();
    if !path.is_empty() {
        let name = if lang == Lang::Vi { "mục" } else { "section" };
        words.push(format!("{name} {}", repeated(path, lang)));
    }
    for (depth, ordinal) in pieces.enumerate() {
        words.push(match (lang, depth) {
            (Lang::Vi, 0) => format!("gạch đầu dòng thứ {ordinal}"),
            (Lang::Vi, _) => format!("ý thứ {ordinal}"),
            (Lang::En, 0) => format!("bullet {ordinal}"),
            (Lang::En, _) => format!("sub-bullet {ordinal}"),
        });
    }
}

/// `II~2` is the second II.
fn repeated(label: &str, lang: Lang) -> String {
    match label.split_once('~') {
        Some((label, times)) if lang == Lang::Vi => format!("{label} (lần {times})"),
        Some((label, times)) => format!("{label} (no. {times})"),
        None => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: Option<&str>, line: Option<u32>, page: Option<u32>) -> At {
        At { block: 17, start: 0, end: 3, line, page, place: place.map(str::to_owned) }
    }

    #[test]
    fn section_then_line_page_or_paragraph() {
        assert_eq!(place_in_words(&at(Some("II.3"), None, None), Lang::Vi), "mục II.3, đoạn 17");
        assert_eq!(place_in_words(&at(None, Some(40), None), Lang::Vi), "dòng 40");
        assert_eq!(place_in_words(&at(Some("header"), None, Some(2)), Lang::Vi), "phần đầu văn bản, trang 2");
        assert_eq!(place_in_words(&at(Some("II.3"), None, None), Lang::En), "section II.3, paragraph 17");
    }

    #[test]
    fn places_of_one_section_stand_together() {
        let mut places = [at(Some("II.7"), None, None), at(Some("II.7"), None, None), at(Some("IV"), Some(3), None)];
        places[1].block = 41;
        let all: Vec<&At> = [&places[0], &places[0], &places[1], &places[2]].into();
        assert_eq!(places_in_words(&all, Lang::Vi), "mục II.7, đoạn 17, 41; mục IV, dòng 3");
        assert_eq!(places_in_words(&[], Lang::Vi), "");
    }

    #[test]
    fn every_shape_of_id() {
        for (id, words) in [
            ("II.1.a", "mục II.1.a"),
            ("II.1-2", "mục II.1, gạch đầu dòng thứ 2"),
            ("II.1-2-1", "mục II.1, gạch đầu dòng thứ 2, ý thứ 1"),
            ("III#4", "mục III, dòng 4 của bảng"),
            ("III.p2", "mục III, đoạn văn thứ 2"),
            ("II.2.S1.3", "mục II.2, tiểu mục thứ 1, mục 3"),
            ("P.I.II.1", "Phần I, mục II.1"),
            ("Đ.3.1", "Điều 3, mục 1"),
            ("PL", "Phụ lục"),
            ("PL.2.I", "Phụ lục 2, mục I"),
            ("II~2", "mục II (lần 2)"),
            ("S3", "tiểu mục thứ 3"),
            ("", ""),
        ] {
            assert_eq!(part_in_words(id, Lang::Vi), words, "{id}");
        }
    }
}
