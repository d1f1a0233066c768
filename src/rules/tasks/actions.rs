//! The tasks that say something to do and group nothing else, by section, and what they lack.

use crate::extract::plan::{DateRole, Kind, Task, TaskForm};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::Case;
use crate::rules::tasks::listing;
use crate::span::Span;
use std::collections::BTreeMap;

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
    for task in case.plan.tasks.iter().filter(|t| t.leaf && t.action && is_judged(t)) {
        let section = top(&task.section);
        match groups.iter_mut().find(|g| g.section == section) {
            Some(group) => group.tasks.push(task),
            None => groups.push(Group { section, organisation: is_organisation(case, section), tasks: vec![task] }),
        }
    }
    groups
}

/// Rows always; else neither a word or two (“Môn Ngữ văn;”) nor the lists of an annex, which are mostly no duties.
fn is_judged(task: &Task) -> bool {
    let listed =
        task.text.split_whitespace().count() < 5 || task.section.starts_with("PL") || task.section.starts_with("BM");
    task.form == TaskForm::Row || !listed
}

/// `II` of `II.1.a`; of `P.I.2` and `PL.2.1` the first two parts.
fn top(section: &str) -> &str {
    let parts = if ["P.", "C.", "PL."].iter().any(|head| section.starts_with(head)) { 2 } else { 1 };
    let end = section.match_indices('.').nth(parts - 1).map_or(section.len(), |(i, _)| i);
    section.get(..end).unwrap_or(section)
}

fn is_organisation(case: &Case<'_>, section: &str) -> bool {
    let item = case.plan.outline.iter().find(|i| i.id == section);
    item.is_some_and(|i| matches!(i.kind, Some(Kind::Organisation | Kind::Reporting)))
}

/// Somebody is told to do it, or at least to take part. Where the name is still a blank or a placeholder, that is the fault.
pub fn has_owner(task: &Task) -> bool {
    !task.lead.is_empty()
        || !task.partners.is_empty()
        || names_a_group(&task.text)
        || task.text.trim_start().starts_with(['?', '…', '_', '[', '.'])
}

/// A group of a name of its own opens what is to be done: “Đội Thanh niên tình nguyện tổ chức …”, after a heading and its colon too.
fn names_a_group(text: &str) -> bool {
    const GROUPS: &[&str] = &["Đội ", "Câu lạc bộ ", "Nhóm ", "Tổ ", "Ban ", "Hội "];
    let opens = |part: &str| {
        let part = part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' '));
        GROUPS.iter().any(|g| part.strip_prefix(g).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
    };
    opens(text) || text.split_once(": ").is_some_and(|(_, after)| opens(after))
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

/// Words that seem to give a time and do not; lower case.
pub const VAGUE: &[&str] = &[
    "càng sớm càng tốt",
    "trong thời gian sớm nhất",
    "sớm nhất có thể",
    "trong thời gian tới",
    "trong thời gian gần nhất",
    "khi có điều kiện",
    "nếu có điều kiện",
    "khi thuận tiện",
    "vào thời điểm thích hợp",
    "khi nào xong",
    "khi rảnh",
    "vào thời gian thích hợp",
    "vào thời gian phù hợp",
    "vào thời điểm phù hợp",
    "trong thời gian thích hợp",
    "khi có thể",
    "nếu có thể",
    "khi cần thiết",
    "một số việc khác",
    "một số công việc khác",
    "các công việc khác",
    "tăng cường hơn nữa",
    "tích cực hơn nữa",
    "đẩy mạnh hơn nữa",
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
        TIMES.iter().chain(VAGUE).any(|time| has_phrase(&said, time))
    }
}

fn same_row(case: &Case<'_>, a: Span, b: Span) -> bool {
    let cell = |at: Span| case.document.blocks.get(at.block as usize).and_then(|b| b.cell).map(|c| (c.table, c.row));
    cell(a).is_some() && cell(a) == cell(b)
}

/// What a group lacks.
#[derive(Debug, Default)]
pub struct Lack<'a> {
    /// A few among many of one list that have it: slips.
    pub slips: Vec<&'a Task>,
    /// The others: the plan is written so.
    pub loose: Vec<&'a Task>,
}

/// The tasks of a group that lack something. A slip has at least three times as many siblings in its own list or table that do not lack it;
/// plain paragraphs are never slips, as they seldom name anybody or any day.
pub fn lack<'a>(group: &Group<'a>, has: impl Fn(&Task) -> bool) -> Lack<'a> {
    let mut lists: BTreeMap<(&str, TaskForm), Vec<&Task>> = BTreeMap::new();
    for task in group.tasks.iter().filter(|t| t.form != TaskForm::Paragraph) {
        lists.entry((parent_id(&task.id), task.form)).or_default().push(task);
    }
    let mut lack = Lack::default();
    for list in lists.into_values() {
        let without: Vec<&Task> = list.iter().filter(|t| !has(t)).copied().collect();
        let slips = list.len() >= 4 && without.len() * 4 <= list.len();
        if slips { lack.slips.extend(without) } else { lack.loose.extend(without) }
    }
    lack.slips.sort_by_key(|t| t.at);
    lack.loose.sort_by_key(|t| t.at);
    lack
}

/// `II.1` of `II.1.a`, `III` of `III#4`.
fn parent_id(id: &str) -> &str {
    id.rfind(['.', '#', '-']).and_then(|i| id.get(..i)).unwrap_or("")
}

/// Ids of the first of many tasks: `II.1, II.2, II.4 …`.
pub fn ids(tasks: &[&Task]) -> String {
    listing::first_of(tasks.iter().map(|t| t.id.as_str()), tasks.len())
}
