//! What is taken out of a demand's text before its words are compared: cited documents, brackets, the wish for the plan itself. Every byte
//! taken out becomes a space, so that places in the text stay what they are.

use super::demands::MAKING_A_PLAN;

/// Bytes of a demand that are compared; what comes after tells no more.
const COMPARED: usize = 3_000;
/// Bytes in which a cited document ends.
const CITATION: usize = 400;

/// The text that is compared.
pub fn text(text: &str) -> String {
    without_the_plan(&without_citations(&text[..text.floor_char_boundary(COMPARED)]))
}

/// A text with its cited documents blanked out, byte for byte: they are compared on their own.
fn without_citations(text: &str) -> String {
    const TYPES: &[&str] = &[
        "Thông tư",
        "Công văn",
        "Quyết định",
        "Nghị định",
        "Chỉ thị",
        "Kế hoạch",
        "Nghị quyết",
        "Luật",
        "Kết luận",
        "Hướng dẫn",
    ];
    let mut out = without_brackets(text);
    for name in TYPES {
        while let Some(start) = out.find(&format!("{name} số ")) {
            let end = end_of_citation(&out, start + name.len());
            out.replace_range(start..end, &" ".repeat(end - start));
        }
    }
    out
}

/// A clause that asks for the plan itself is answered by the file in hand: blanked out where the demand asks for a report too.
fn without_the_plan(text: &str) -> String {
    if !text.to_lowercase().contains("báo cáo") {
        return text.to_owned();
    }
    let clauses = text.split_inclusive([';', ',', '.']);
    let making = |clause: &str| {
        let lower = clause.to_lowercase();
        MAKING_A_PLAN.iter().any(|words| lower.contains(words)) && !lower.contains("báo cáo")
    };
    clauses.map(|c| if making(c) { " ".repeat(c.len()) } else { c.to_owned() }).collect()
}

/// What stands in brackets only explains; blanked out, byte for byte.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let blank = |c: char| " ".repeat(c.len_utf8());
    let each = text.chars().map(|c| {
        depth = if c == '(' { depth + 1 } else { depth };
        let inside = depth > 0;
        depth = if c == ')' { depth.saturating_sub(1) } else { depth };
        if inside { blank(c) } else { c.to_string() }
    });
    each.collect()
}

/// The end of a cited document: its symbol, its day and its issuer, up to a comma or semicolon or a word that begins something else.
fn end_of_citation(text: &str, from: usize) -> usize {
    let tail = &text[from..text.floor_char_boundary(from + CITATION)];
    let stop = [",", ";", ". ", " về ", " đến ", " quy định", " ban hành", " trong ", " và ", "("];
    // The issuer's own name may hold "và" ("Bộ Giáo dục và Đào tạo").
    let tail_safe = tail.replace("Giáo dục và Đào tạo", "Giáo dục_và Đào tạo").replace("Văn hóa và", "Văn hóa_và");
    let length = stop.iter().filter_map(|word| tail_safe.find(word)).min().unwrap_or(tail.len());
    from + text[from..].floor_char_boundary(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cited_documents_and_brackets_leave_their_bytes() {
        let demand = "Tự đánh giá theo Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022 của Bộ trưởng Bộ Giáo dục và Đào tạo, nộp (qua Văn phòng) về Sở";
        let blank = text(demand);
        assert_eq!(blank.len(), demand.len());
        assert_eq!(blank.split_whitespace().collect::<Vec<_>>().join(" "), "Tự đánh giá theo , nộp về Sở");
    }

    proptest::proptest! {
        #[test]
        fn any_text_keeps_its_length(given in "(Thông tư số |Luật số |[a-zđ ,;()0-9/]){0,40}") {
            proptest::prop_assert_eq!(text(&given).len(), given.len());
        }
    }
}
