//! The tasks that say something to do and group nothing else, by section, and what they lack.

use crate::extract::plan::{DateRole, Kind, Task, TaskForm};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::Case;
use crate::rules::tasks::listing;
use crate::span::Span;

/// The leaf actions of one section.
#[derive(Debug)]
pub struct Group<'a> {
    /// Id of the highest section that holds them.
    pub section: &'a str,
    /// They tell who does what (organisation, reporting), not what is to be done.
    pub organisation: bool,
    /// In order.
    pub tasks: Vec<&'a Task>,
}

/// Leaf actions, grouped by their highest section, in order.
pub fn groups<'a>(case: &Case<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for task in case.plan.tasks.iter().filter(|t| t.leaf && t.action) {
        let section = top(&task.section);
        match groups.iter_mut().find(|g| g.section == section) {
            Some(group) => group.tasks.push(task),
            None => groups.push(Group { section, organisation: is_organisation(case, section), tasks: vec![task] }),
        }
    }
    groups
}

/// `II` of `II.1.a`; of `P.I.2` both parts.
fn top(section: &str) -> &str {
    let end = section
        .char_indices()
        .filter(|(_, c)| *c == '.')
        .map(|(i, _)| i)
        .find(|i| section[..*i].len() > 1 || !section.starts_with(['P', 'C']));
    section.get(..end.unwrap_or(section.len())).unwrap_or(section)
}

fn is_organisation(case: &Case<'_>, section: &str) -> bool {
    let item = case.plan.outline.iter().find(|i| i.id == section);
    item.is_some_and(|i| matches!(i.kind, Some(Kind::Organisation | Kind::Reporting)))
}

/// Somebody is told to do it, or at least to take part.
pub fn has_owner(task: &Task) -> bool {
    !task.lead.is_empty() || !task.partners.is_empty()
}

/// Words that give a time without a date.
const TIMES: &[&str] = &[
    "thường xuyên",
    "hằng ngày",
    "hàng ngày",
    "hằng tuần",
    "hàng tuần",
    "hằng tháng",
    "hàng tháng",
    "hằng quý",
    "hàng quý",
    "hằng năm",
    "hàng năm",
    "cả năm",
    "suốt năm học",
    "trong năm học",
    "năm học",
    "định kỳ",
    "định kì",
    "đột xuất",
    "học kỳ",
    "học kì",
    "đầu năm",
    "cuối năm",
    "trong năm",
    "trong tháng",
    "trong tuần",
    "trong quý",
    "ngay sau",
    "liên tục",
    "theo lịch",
];

/// It has a deadline, a date beside it, or words that say when.
pub fn has_time(case: &Case<'_>, task: &Task) -> bool {
    let dated = || {
        case.plan.dates.iter().any(|d| {
            let own = d.at.block == task.at.block || (task.form == TaskForm::Row && same_row(case, d.at, task.at));
            own && !matches!(d.role, DateRole::Citation | DateRole::SchoolYear)
        })
    };
    !task.deadlines.is_empty() || dated() || {
        let said = words(&task.text);
        TIMES.iter().any(|time| has_phrase(&said, time))
    }
}

fn same_row(case: &Case<'_>, a: Span, b: Span) -> bool {
    let cell = |at: Span| case.document.blocks.get(at.block as usize).and_then(|b| b.cell).map(|c| (c.table, c.row));
    cell(a).is_some() && cell(a) == cell(b)
}

/// What a group lacks.
#[derive(Debug)]
pub struct Lack<'a> {
    /// The tasks that lack it.
    pub tasks: Vec<&'a Task>,
    /// A few among many that have it: a slip. Otherwise the plan is written so.
    pub slip: bool,
}

/// The tasks of a group that lack something. Plain paragraphs are no slips: they seldom name anybody or any day.
pub fn lack<'a>(group: &Group<'a>, has: impl Fn(&Task) -> bool) -> Lack<'a> {
    let counted: Vec<&Task> = group.tasks.iter().filter(|t| t.form != TaskForm::Paragraph).copied().collect();
    let without: Vec<&Task> = counted.iter().filter(|t| !has(t)).copied().collect();
    let slip = counted.len() >= 3 && without.len() * 3 <= counted.len();
    Lack { tasks: without, slip }
}

/// Ids of the first of many tasks: `II.1, II.2, II.4 …`.
pub fn ids(tasks: &[&Task]) -> String {
    listing::first_of(tasks.iter().map(|t| t.id.as_str()), tasks.len())
}
