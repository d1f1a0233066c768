//! The tasks that say something to do and group nothing else, by section, and what they lack.

use crate::extract::plan::{DateFact, DateRole, Kind, Task, TaskForm};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::Case;
use crate::rules::tasks::listing;
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;

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
    let duty = |t: &Task| t.action || is_told_by_labels(case, t);
    for task in case.plan.tasks.iter().filter(|t| t.leaf && duty(t) && is_judged(case, t)) {
        let section = top(&task.section);
        match groups.iter_mut().find(|g| g.section == section) {
            Some(group) => group.tasks.push(task),
            None => groups.push(Group { section, organisation: is_organisation(case, section), tasks: vec![task] }),
        }
    }
    groups
}

/// Rows always, save those of a department's teaching plan; else neither a word or two (“Môn Ngữ văn;”), nor the lists of an annex, which
/// are mostly no duties, nor targets, nor what is only named (“Công tác quản lý của tổ trưởng.”).
fn is_judged(case: &Case<'_>, task: &Task) -> bool {
    if task.form == TaskForm::Row {
        return !case.template.id.starts_with("cv5512");
    }
    let labelled = !task.action;
    let short = task.text.split_whitespace().count() < 5 && !labelled;
    let annex = task.section.starts_with("PL") || task.section.starts_with("BM");
    let named = ["Công tác ", "Việc "].iter().any(|w| task.text.starts_with(w)) && !task.text.contains(':');
    let item = task.item.and_then(|i| case.plan.outline.get(i));
    let target = item.is_some_and(|i| i.kind == Some(Kind::Targets));
    // “2. Nội dung thi” lists what a contest is about, not what somebody has to do.
    const MATTERS: &[&str] = &[
        "nội dung thi",
        "các nội dung thi",
        "nội dung tập huấn",
        "đối tượng",
        "thành phần",
        "tiêu chí",
        "thể lệ",
        "giải thưởng",
        "cơ cấu giải thưởng",
        "phương thức",
    ];
    let above = item.and_then(|i| i.parent).and_then(|p| case.plan.outline.get(p));
    let matter = above.map(|i| words(&i.title)).is_some_and(|title| MATTERS.iter().any(|m| title.starts_with(m)));
    !short && !annex && !target && !matter && (labelled || !named)
}

/// “1. Công tác tuyên truyền” followed by “Nội dung: …”, “Thời gian: …”, “Người thực hiện: …”: the lines below say what, when and who.
fn is_told_by_labels(case: &Case<'_>, task: &Task) -> bool {
    let told = !task.lead.is_empty() || !task.deadlines.is_empty();
    let below = |t: &&Task| t.id.strip_prefix(task.id.as_str()).is_some_and(|rest| rest.starts_with(['-', '.']));
    // “1. Thời gian, địa điểm” groups labels and is no task.
    let label =
        ["Thời gian", "Địa điểm", "Thành phần", "Đối tượng", "Kinh phí"].iter().any(|w| task.text.starts_with(w));
    told && !label
        && case.plan.tasks.iter().filter(below).take(2).filter(|t| !t.action && t.text.contains(':')).count() > 1
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
    const GROUPS: &[&str] =
        &["Đội ", "Câu lạc bộ ", "Nhóm ", "Tổ ", "Ban ", "Hội ", "Bộ phận ", "Trường ", "Phòng ", "Khoa "];
    let opens = |part: &str| {
        let part = part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' '));
        GROUPS.iter().any(|g| part.strip_prefix(g).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
    };
    // A group named by what it does, small: “Tổ tiếp nhận hồ sơ nhận đăng ký”, “Hội đồng thi họp”.
    const FIRST: &[(&str, &[&str])] = &[
        ("Tổ ", &["chức"]),
        ("Ban ", &["hành"]),
        ("Đội ", &["ngũ", "hình"]),
        ("Nhóm ", &[]),
        ("Hội đồng ", &[]),
        ("Bí thư ", &[]),
        ("Thành viên ", &[]),
        ("Cán bộ ", &[]),
        ("Nhân viên ", &[]),
        ("Giáo viên ", &[]),
        ("Tổ trưởng ", &[]),
        ("Đoàn viên ", &[]),
        ("Thầy ", &[]),
        ("Cô ", &[]),
        ("Các lớp ", &[]),
        ("Các tổ ", &[]),
        ("Các khối ", &[]),
        ("Các chi đoàn ", &[]),
        ("Các chi đội ", &[]),
    ];
    let acts = |part: &str| {
        let part = part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' '));
        FIRST.iter().any(|(head, not)| {
            let rest = part.strip_prefix(head);
            rest.is_some_and(|rest| !not.iter().any(|n| rest.starts_with(n)) && rest.split(' ').count() > 3)
        })
    };
    let either = |part: &str| opens(part) || acts(part);
    either(text) || text.split_once(": ").is_some_and(|(_, after)| either(after))
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
    "mỗi buổi",
    "mỗi ngày",
    "mỗi tuần",
    "mỗi tháng",
    "trong ngày",
    "trong vòng",
    "chậm nhất",
    "trước ngày",
    "kịp thời",
    "cập nhật hằng",
    "khi có sự cố",
    "khi xảy ra",
    "duy trì",
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
        let own = match task.form {
            TaskForm::Row => row_of(case, task.at),
            _ => task.at.block..task.at.block + 1,
        };
        let says = |d: &DateFact| !matches!(d.role, DateRole::Citation | DateRole::SchoolYear);
        case.plan.dates_in(own).iter().any(says)
    };
    // "Chỉ bật điều hòa khi trời nóng", "Không nhập dữ liệu cá nhân …": what always holds.
    let standing = ["Chỉ ", "Không ", "Tuyệt đối không "].iter().any(|w| task.text.starts_with(w));
    !task.deadlines.is_empty() || dated() || standing || row_has_hour(case, task) || {
        let said = words(&task.text);
        TIMES.iter().chain(VAGUE).any(|time| has_phrase(&said, time))
    }
}

/// “6 giờ 00 - 6 giờ 30” in a row of a programme.
pub fn row_has_hour(case: &Case<'_>, task: &Task) -> bool {
    let hour = |text: &str| {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        // "13/2026": a date that is none is another rule's.
        let month = digits.starts_with("/2") && text.len() <= 7;
        let clock = ["giờ", "h", ":", "g"].iter().any(|h| digits.trim_start().starts_with(h));
        digits.len() < text.len() && (month || clock)
    };
    let Some(cell) = case.document.blocks.get(task.at.block as usize).and_then(|b| b.cell) else { return false };
    let Some(row) = case.document.tables.get(cell.table as usize).and_then(|t| t.rows.get(cell.row as usize)) else {
        return false;
    };
    let blocks = row.cells.iter().flat_map(|c| c.blocks.clone());
    blocks.filter_map(|b| case.document.blocks.get(b as usize)).any(|b| hour(b.norm().trim_start()))
}

/// The blocks of the row that holds a place; the place's own block where no row does.
fn row_of(case: &Case<'_>, at: Span) -> Range<u32> {
    let own = at.block..at.block + 1;
    let cell = case.document.blocks.get(at.block as usize).and_then(|b| b.cell);
    let row = cell.and_then(|c| case.document.tables.get(c.table as usize)?.rows.get(c.row as usize));
    let cells = row.map(|row| row.cells.iter().filter(|c| !c.blocks.is_empty()).map(|c| c.blocks.clone()));
    cells.into_iter().flatten().fold(own, |all, blocks| all.start.min(blocks.start)..all.end.max(blocks.end))
}

/// What a group lacks.
#[derive(Debug, Default)]
pub struct Lack<'a> {
    /// A few among many of one list that have it: slips.
    pub slips: Vec<&'a Task>,
    /// The others: the plan is written so.
    pub loose: Vec<&'a Task>,
}

/// The tasks of a group that lack something. A slip has at least three times as many siblings in its own list or table that do not lack it.
/// Plain paragraphs are told only where most of a section's paragraphs do not lack it, each under a heading
/// of its own (“1. Khám sức khỏe” and one paragraph).
pub fn lack<'a>(group: &Group<'a>, has: impl Fn(&Task) -> bool) -> Lack<'a> {
    let mut lists: BTreeMap<(&str, TaskForm), Vec<&Task>> = BTreeMap::new();
    for task in group.tasks.iter().filter(|t| t.form != TaskForm::Paragraph) {
        lists.entry((parent_id(&task.id), task.form)).or_default().push(task);
    }
    let paragraphs: Vec<&Task> = group.tasks.iter().filter(|t| t.form == TaskForm::Paragraph).copied().collect();
    let with = paragraphs.iter().filter(|t| has(t)).count();
    let alone = paragraphs.windows(2).all(|p| parent_id(&p[0].id) != parent_id(&p[1].id));
    // In the organisation part the heading above a paragraph names who it speaks to.
    if !group.organisation && alone && paragraphs.len() >= 3 && with * 3 >= paragraphs.len() * 2 {
        lists.insert(("", TaskForm::Paragraph), paragraphs);
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
