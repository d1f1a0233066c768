//! Places in words that a clerk finds.

use super::record::At;
use crate::finding::Lang;

/// "mục II.3, đoạn 17", "phần căn cứ, dòng 4", "trang 2, đoạn 9".
pub fn place_in_words(at: &At, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(place) = &at.place {
        parts.push(part_in_words(place, lang));
    }
    if let Some(page) = at.page {
        parts.push(match lang {
            Lang::Vi => format!("trang {page}"),
            Lang::En => format!("page {page}"),
        });
    }
    parts.push(match (at.line, lang) {
        (Some(line), Lang::Vi) => format!("dòng {line}"),
        (Some(line), Lang::En) => format!("line {line}"),
        (None, Lang::Vi) => format!("đoạn {}", at.block),
        (None, Lang::En) => format!("paragraph {}", at.block),
    });
    parts.join(", ")
}

fn part_in_words(place: &str, lang: Lang) -> String {
    let (vi, en) = match place {
        "header" => ("phần đầu văn bản", "header"),
        "basis" => ("phần căn cứ", "legal basis"),
        "lead" => ("lời dẫn", "lead"),
        "closing" => ("lời kết", "closing"),
        "recipients" => ("nơi nhận", "recipients"),
        "signature" => ("phần ký", "signature"),
        id => {
            return match lang {
                Lang::Vi => format!("mục {id}"),
                Lang::En => format!("section {id}"),
            };
        }
    };
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}
