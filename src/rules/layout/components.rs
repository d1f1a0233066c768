//! Where the components of Phụ lục I, Mục V stand in a document, and the checks of size and style that many of them share.

use super::looks::{mostly, points, size};
use super::mends;
use crate::document::format::RunFormat;
use crate::extract::plan::{Field, Series};
use crate::finding::{LookEdit, Safety, Severity};
use crate::rules::form::basis_line;
use crate::rules::rule::{Case, Sink};
use crate::span::Span;

/// A component with a size and a style of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Component {
    /// Quốc hiệu.
    NationalTitle,
    /// Tiêu ngữ.
    Motto,
    /// Tên cơ quan chủ quản.
    ParentAgency,
    /// Tên cơ quan ban hành.
    Agency,
    /// Số, ký hiệu.
    Number,
    /// Địa danh, thời gian.
    PlaceDate,
    /// Tên loại.
    DocType,
    /// Trích yếu.
    Subject,
    /// Căn cứ.
    LegalBasis,
    /// Quyền hạn, chức vụ.
    Office,
    /// Họ và tên.
    Name,
    /// Nơi nhận, the label.
    RecipientsLabel,
    /// Nơi nhận, the list.
    Recipients,
    /// Phụ lục, the label.
    AnnexLabel,
}

/// The spans of a component.
pub fn spans(case: &Case<'_>, component: Component) -> Vec<Span> {
    let header = &case.plan.header;
    let one = |field: Option<&Field>| field.map(|f| f.at).into_iter().collect::<Vec<_>>();
    match component {
        Component::NationalTitle => one(header.national_title.as_ref()),
        Component::Motto => one(header.motto.as_ref()),
        Component::ParentAgency => one(header.parent_agency.as_ref()),
        Component::Agency => one(header.agency.as_ref()),
        Component::Number => one(header.number_symbol.as_ref().map(|n| &n.field)),
        Component::PlaceDate => one(header.place_date.as_ref().map(|p| &p.field)),
        Component::DocType => one(header.doc_type.as_ref().map(|d| &d.field)),
        Component::Subject => one(header.subject.as_ref()),
        Component::LegalBasis => basis_line::lines(case).into_iter().map(|f| f.at).collect(),
        Component::Office => {
            header.signatures.iter().flat_map(|s| s.authority.iter().chain(&s.position)).map(|f| f.at).collect()
        }
        Component::Name => header.signatures.iter().filter_map(|s| s.name.as_ref()).map(|f| f.at).collect(),
        Component::RecipientsLabel => one(header.recipients_label.as_ref()),
        Component::Recipients => header.recipients.iter().map(|f| f.at).collect(),
        Component::AnnexLabel => {
            case.plan.outline.iter().filter(|item| item.series == Series::Annex).map(|item| item.at).collect()
        }
    }
}

/// Reports the first span of the components whose size (half points) lies outside the bounds, with the number of such spans.
pub fn check_size(case: &Case<'_>, out: &mut Sink<'_>, components: &[(Component, &str, &str)], low: u16, high: u16) {
    for &(component, vi, en) in components {
        let wrong: Vec<(Span, u16)> = spans(case, component)
            .into_iter()
            .filter_map(|at| Some((at, size(case.document, at)?)))
            .filter(|(_, s)| *s < low || *s > high)
            .collect();
        let Some(&(at, found)) = wrong.first() else { continue };
        let asked = if low == high { points(low) } else { format!("{}-{}", points(low), points(high)) };
        let reported = out.report(
            format!("{vi} cỡ chữ {}, quy định {asked}.", points(found)),
            format!("{en}: size {}, expected {asked}.", points(found)),
        );
        mends::offer(reported.at(at), Safety::Safe, sizes_asked(case, component, &wrong, low, high));
    }
}

/// The components whose sizes the decree ties together, with their sizes in half points: 13, 14, 14 or 12, 13, 13.
const TIED: [Component; 3] = [Component::NationalTitle, Component::Motto, Component::PlaceDate];
/// The sets of sizes that go together.
pub const SETS: &[[u16; 3]] = &[[26, 28, 28], [24, 26, 26]];

/// New sizes for wrong spans: the nearest that is allowed, and for the tied components one set for all three.
fn sizes_asked(case: &Case<'_>, component: Component, wrong: &[(Span, u16)], low: u16, high: u16) -> Vec<LookEdit> {
    if TIED.contains(&component) {
        return tied_sizes(case);
    }
    let lines = |&(at, found): &(Span, u16)| {
        let asked = found.clamp(low, high);
        mends::with_next_lines(case, at).into_iter().map(move |at| mends::size(at, asked))
    };
    wrong.iter().flat_map(lines).collect()
}

/// Title, motto, place and date in the set that most of them have already.
pub fn tied_sizes(case: &Case<'_>) -> Vec<LookEdit> {
    let places = TIED.map(|component| spans(case, component).first().copied());
    let sizes = places.map(|at| at.and_then(|at| size(case.document, at)));
    let fits = |set: &&[u16; 3]| set.iter().zip(sizes).filter(|(asked, found)| Some(**asked) == *found).count();
    let Some(set) = SETS.iter().rev().max_by_key(fits) else { return Vec::new() };
    let three = set.iter().zip(places).zip(sizes);
    let wrong = three.filter(|((asked, _), found)| found.is_some_and(|found| found != **asked));
    wrong.filter_map(|((asked, at), _)| Some(mends::size(at?, *asked))).collect()
}

/// Reports the components most of whose characters do not have the style that is asked for.
pub fn check_style(
    case: &Case<'_>,
    out: &mut Sink<'_>,
    components: &[(Component, &str, &str)],
    asked: impl Fn(&RunFormat) -> bool,
    severity: Severity,
    (vi, en): (&str, &str),
) {
    for &(component, name_vi, name_en) in components {
        let wrong: Vec<Span> =
            spans(case, component).into_iter().filter(|at| mostly(case.document, *at, &asked) == Some(false)).collect();
        if let Some(first) = wrong.first() {
            let reported = out.report(format!("{name_vi} phải là {vi}."), format!("{name_en} must be {en}."));
            let lines = wrong.iter().flat_map(|at| mends::with_next_lines(case, *at));
            let looks = lines.filter_map(|at| mends::style_asked(case.document, at, &asked));
            mends::offer(reported.at(*first).severity(severity), mends::safety(severity), looks);
        }
    }
}
