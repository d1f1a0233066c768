//! Which paragraphs are the letterhead: fixed words that the rules on form check letter by letter. The rules on spelling leave them alone.

use crate::rules::rule::Case;

/// Quốc hiệu, Tiêu ngữ, number, place and date, or agency: not the type and the subject.
pub fn is_letterhead(case: &Case<'_>, index: usize) -> bool {
    case.prose.letterhead(|| blocks(case)).contains(&index)
}

fn blocks(case: &Case<'_>) -> Vec<usize> {
    let header = &case.plan.header;
    let fields = [
        header.national_title.as_ref().map(|f| f.at),
        header.motto.as_ref().map(|f| f.at),
        header.number_symbol.as_ref().map(|n| n.field.at),
        header.place_date.as_ref().map(|p| p.field.at),
        header.agency.as_ref().map(|f| f.at),
        header.parent_agency.as_ref().map(|f| f.at),
    ];
    fields.into_iter().flatten().map(|at| at.block as usize).collect()
}
