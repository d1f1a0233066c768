//! What the rules on the lines of the legal basis share.

use crate::extract::plan::Field;
use crate::extract::words::find;
use crate::rules::prose;
use crate::rules::rule::Case;
use std::ops::Range;

/// The lines of the legal basis; a paragraph that opens like one but announces the plan is none.
pub fn lines<'a>(case: &Case<'a>) -> Vec<&'a Field> {
    let lead = case.plan.lead.as_ref().map(|l| l.at.block);
    case.plan.legal_basis.iter().filter(|b| Some(b.at.block) != lead && !announces(&b.text)).collect()
}

/// “Thực hiện Kế hoạch số …, Trường … xây dựng Kế hoạch với các nội dung sau:” names its basis and is the lead all the same. But what a
/// cited decision did (“Quyết định số … của UBND tỉnh ban hành Kế hoạch thời gian năm học;”) announces nothing.
fn announces(line: &str) -> bool {
    let line = prose::lower(line.trim_end());
    let makes = |phrase: &&str| {
        let Some(at) = find(&line, phrase) else { return false };
        let clause = line[..at].rsplit([',', ';']).next().unwrap_or("");
        !line.starts_with("căn cứ") || !clause.contains(" số ") && clause.len() < at
    };
    line.ends_with(':') || ["xây dựng kế hoạch", "ban hành kế hoạch", "lập kế hoạch"].iter().any(makes)
}

/// The last word of a line with its signs: where a reader looks for the sign that ends the line.
pub fn last_word(line: &str) -> Range<usize> {
    let text = line.trim_end();
    let start = text.rfind(char::is_whitespace).map_or(0, |i| i + text[i..].chars().next().map_or(0, char::len_utf8));
    start..text.len()
}
