//! Demands: the tasks of a superior's plan that are the school's, with what each asks for: by when, who, what to send, which annex.

use super::counts;
use crate::document::block::Role;
use crate::document::document::Document;
use crate::extract::plan::{Bound, DateFact, DateKind, DateRole, Kind, Plan, Task};
use crate::span::Span;
use crate::text::fold::key;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// One thing that the superior asks of a school.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Demand {
    /// Id of the task in the superior's plan; `căn cứ` for the demand to cite it.
    pub id: String,
    /// The superior's words.
    pub text: String,
    /// By when, the last days allowed, in order of the text.
    pub deadlines: Vec<Date>,
    /// Last days of its events, where no deadline is given: the plan need not name them, but may not be later.
    pub events: Vec<Date>,
    /// A report, a list, a plan … must be sent.
    pub sends: bool,
    /// Annexes and forms to use, as named: `Phụ lục 2`.
    pub annexes: Vec<String>,
    /// Who inside the school must do it.
    pub leads: Vec<String>,
    /// How often, in words: `hằng quý`.
    pub recurrences: Vec<String>,
    /// Documents that must be cited: normalised number-symbols.
    pub citations: Vec<String>,
}

/// What a superior's plan demands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demands {
    /// Number and symbol of the superior's plan.
    pub source: Option<String>,
    /// The superior's subject.
    pub subject: String,
    /// In order of the document.
    pub demands: Vec<Demand>,
}

/// The id of the demand to cite the superior's plan itself.
pub const BASIS: &str = "căn cứ";

/// Bodies that are no school: how their names begin.
const OTHERS: &[&str] = &[
    "phòng giáo dục",
    "phòng gd",
    "phòng văn hóa",
    "phòng vh",
    "phòng nội vụ",
    "phòng tài chính",
    "phòng kinh tế",
    "phòng y tế",
    "phòng chuyên môn",
    "phòng mầm non",
    "phòng tiểu học",
    "phòng trung học",
    "phòng tổ chức",
    "phòng kế hoạch",
    "phòng quản lý",
    "phòng chính trị",
    "các phòng",
    "phòng",
    "lãnh đạo phòng",
    "trưởng phòng",
    "sở",
    "các sở",
    "giám đốc sở",
    "thanh tra sở",
    "văn phòng",
    "ủy ban",
    "ubnd",
    "chủ tịch ubnd",
    "mặt trận",
    "công an",
    "đoàn thanh niên xã",
    "đoàn thanh niên phường",
    "đoàn xã",
    "đoàn phường",
    "huyện đoàn",
    "tỉnh đoàn",
    "hội liên hiệp",
    "hội phụ nữ",
    "hội nông dân",
    "hội cựu chiến binh",
    "hội khuyến học xã",
    "trạm y tế",
    "trung tâm",
    "chuyên viên",
    "công chức",
    "bộ phận",
    "tổ chuyên viên",
    "đài truyền",
    "trưởng thôn",
    "các thôn",
    "bộ đội",
    "ban chỉ huy quân sự",
    "quân sự",
    "liên đoàn lao động",
    "công đoàn ngành",
    "hội đồng nhân dân",
    "bộ giáo dục",
    "đề nghị ủy ban",
    "đề nghị công an",
    "đề nghị mặt trận",
    "đề nghị hội",
    "đề nghị đoàn",
];

/// Beginnings of [`OTHERS`] that are ordinary words when a sentence opens with them ("phòng tránh", "sở thích", "trung tâm").
const NO_OPENING: &[&str] = &["phòng", "sở", "bộ phận", "hội", "các phòng", "quân sự"];

/// How a sentence begins that speaks to schools.
const SCHOOLS: &[&str] = &[
    "các trường",
    "trường",
    "các nhà trường",
    "nhà trường",
    "các cơ sở",
    "cơ sở giáo dục",
    "hiệu trưởng",
    "các đơn vị",
    "thủ trưởng các đơn vị",
    "thủ trưởng đơn vị",
    "yêu cầu các trường",
    "đề nghị các trường",
    "giao các trường",
    "yêu cầu các đơn vị",
    "đề nghị các đơn vị",
    "yêu cầu hiệu trưởng",
    "đề nghị hiệu trưởng",
];

/// Verbs of sending.
const SENDING: &[&str] = &["gửi", "nộp", "báo cáo", "đăng ký"];

/// Reads the demands of a superior's plan.
pub fn read(document: &Document, plan: &Plan) -> Demands {
    let own =
        plan.header.number_symbol.as_ref().and_then(|n| Some(format!("{}/{}", n.number.as_ref()?, n.symbol.as_ref()?)));
    let mut demands: Vec<Demand> = Vec::new();
    if let Some(key) = &own {
        demands.push(Demand {
            id: BASIS.to_owned(),
            text: format!("Căn cứ Kế hoạch số {key}"),
            citations: vec![key.clone()],
            ..Demand::default()
        });
    }
    let asked = plan.tasks.iter().filter(|task| asks(task, plan) && !is_of_another_body(task));
    let mut asked: Vec<(u32, Demand)> = asked.map(|task| (task.at.block, demand(task, plan))).collect();
    asked.extend(told(document, plan));
    asked.sort_by_key(|(block, _)| *block);
    demands.extend(asked.into_iter().map(|(_, demand)| demand));
    let subject = plan.header.subject.as_ref().map(|s| s.text.clone()).unwrap_or_default();
    Demands { source: own, subject, demands }
}

/// The task says something to do, or is a target with a number.
fn asks(task: &Task, plan: &Plan) -> bool {
    let target = || {
        let kind = task.item.and_then(|i| plan.outline.get(i)?.kind);
        kind == Some(Kind::Targets) && !counts::read(&task.text).is_empty()
    };
    task.leaf && task.text.split_whitespace().count() > 2 && (task.action || target())
}

/// True when the task is laid on bodies none of which is a school or somebody inside one.
fn is_of_another_body(task: &Task) -> bool {
    let opening = key(&task.text);
    if OTHERS.iter().filter(|word| !NO_OPENING.contains(word)).any(|word| begins(&opening, word)) {
        return true;
    }
    let leads: Vec<String> = task.lead.iter().map(|lead| key(lead)).collect();
    let foreign = |lead: &String| {
        OTHERS.iter().any(|word| begins(lead, word)) || lead.ends_with(" của phòng") || lead.ends_with(" của sở")
    };
    !leads.is_empty() && leads.iter().all(foreign) && !opens_with_school(&opening)
}

/// A key that begins with a phrase as whole words.
fn begins(text: &str, phrase: &str) -> bool {
    text.strip_prefix(key(phrase).as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn opens_with_school(opening: &str) -> bool {
    SCHOOLS.iter().any(|word| begins(opening, word))
}

/// Paragraphs of the superior's sections that open with a school or set a number, and that are no tasks of their own.
fn told(document: &Document, plan: &Plan) -> Vec<(u32, Demand)> {
    let tasks: BTreeSet<u32> = plan.tasks.iter().map(|t| t.at.block).collect();
    let paragraphs = document.blocks.iter().enumerate().filter(|(index, block)| {
        !tasks.contains(&(*index as u32)) && block.cell.is_none() && block.role != Role::Note && !block.is_blank()
    });
    let told = paragraphs.filter_map(|(index, block)| {
        let place = plan.place_of_block.get(index)?.as_deref()?;
        let section = plan.outline.iter().find(|item| item.id == place)?;
        let target = section.kind == Some(Kind::Targets) && !counts::read(block.norm()).is_empty();
        let school = section.kind.is_some_and(Kind::holds_tasks) && opens_with_school(&key(block.norm()));
        let words = block.norm().split_whitespace().count();
        let is_heading = plan.outline.iter().any(|item| item.at.block as usize == index);
        ((school || target) && words > 5 && !is_heading)
            .then(|| (index as u32, paragraph(index, block.norm(), place, plan)))
    });
    told.collect()
}

fn paragraph(index: usize, text: &str, place: &str, plan: &Plan) -> Demand {
    let here = |at: Span| at.block as usize == index;
    let dates: Vec<&DateFact> = plan.dates.iter().filter(|d| here(d.at)).collect();
    let cited = plan.citations.iter().filter(|c| here(c.at)).filter_map(|c| c.key.clone());
    filled(format!("{place}.p"), text.to_owned(), &dates, cited.collect())
}

fn demand(task: &Task, plan: &Plan) -> Demand {
    let dates: Vec<&DateFact> = task.deadlines.iter().filter_map(|i| plan.dates.get(*i)).collect();
    let lower = task.text.to_lowercase();
    let cited = task.citations.iter().filter_map(|i| plan.citations.get(*i)?.key.clone());
    Demand {
        leads: task.lead.iter().filter(|lead| must_be_named(lead, &lower)).cloned().collect(),
        ..filled(task.id.clone(), task.text.clone(), &dates, cited.collect())
    }
}

fn filled(id: String, text: String, dates: &[&DateFact], citations: Vec<String>) -> Demand {
    let lower = text.to_lowercase();
    let recurring = dates.iter().filter(|d| d.kind == DateKind::Recurrence);
    Demand {
        id,
        deadlines: dates.iter().filter(|d| is_deadline(d)).filter_map(|d| d.to).collect(),
        events: dates
            .iter()
            .filter(|d| d.valid && d.role == DateRole::Event && !is_deadline(d))
            .filter_map(|d| d.to)
            .collect(),
        sends: SENDING.iter().any(|verb| lower.contains(verb)),
        annexes: annexes(&text),
        leads: Vec::new(),
        recurrences: recurring.map(|d| d.text.clone()).collect(),
        citations,
        text,
    }
}

/// A day by which something must be done or be over; a day that is only mentioned is none.
fn is_deadline(date: &DateFact) -> bool {
    let bounded = matches!(date.bound, Some(Bound::Before | Bound::By | Bound::Until));
    date.valid
        && date.kind != DateKind::Recurrence
        && (date.role == DateRole::Deadline || date.kind == DateKind::Interval || bounded)
}

/// The superior wants this very person: not "Hiệu trưởng các trường", who stands for the school.
fn must_be_named(lead: &str, text: &str) -> bool {
    let lead = lead.to_lowercase();
    if lead.starts_with("các ") || lead.starts_with("trường") || OTHERS.iter().any(|word| lead.starts_with(word)) {
        return false;
    }
    if lead == "hiệu trưởng" {
        return text.contains("hiệu trưởng trực tiếp") || text.contains("trực tiếp là hiệu trưởng");
    }
    !["giáo viên", "học sinh", "cán bộ", "nhân viên", "cha mẹ học sinh", "đơn vị"].contains(&lead.as_str())
}

/// Annexes and forms that a text asks for: `Phụ lục 2`, `Mẫu số 3`, `biểu mẫu`.
fn annexes(text: &str) -> Vec<String> {
    const NAMES: &[&str] = &["phụ lục", "mẫu số", "biểu mẫu", "biểu số", "đề cương", "theo mẫu"];
    let lower = text.to_lowercase();
    let mut found: Vec<String> = Vec::new();
    for name in NAMES {
        let Some(at) = lower.find(name) else { continue };
        if *name == "theo mẫu" && !found.is_empty() {
            continue;
        }
        let tail = lower.get(at + name.len()..).unwrap_or_default();
        let next = tail.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
        let numbered =
            next.bytes().all(|b| b.is_ascii_digit()) || matches!(next, "i" | "ii" | "iii" | "iv" | "v" | "vi");
        let number = if numbered && !next.is_empty() { format!(" {}", next.to_uppercase()) } else { String::new() };
        found.push(format!("{name}{number}"));
    }
    found
}

/// How a superior asks for the plan itself.
pub const MAKING_A_PLAN: &[&str] =
    &["xây dựng kế hoạch", "lập kế hoạch", "ban hành kế hoạch", "gửi kế hoạch", "nộp kế hoạch", "cụ thể hóa"];

impl Demand {
    /// The demand is to write the plan itself (and to send it).
    pub fn is_the_plan(&self) -> bool {
        let lower = self.text.to_lowercase();
        let plan = MAKING_A_PLAN;
        let other = [
            "kế hoạch bài dạy",
            "kế hoạch cá nhân",
            "kế hoạch giáo dục nhà trường",
            "kế hoạch giáo dục của nhà trường",
            "kế hoạch dạy học",
        ];
        plan.iter().any(|words| lower.contains(words))
            && !lower.contains("báo cáo")
            && !other.iter().any(|words| lower.contains(words))
    }

    /// The demand is to rest the plan on documents, and nothing else.
    pub fn is_to_cite(&self) -> bool {
        let lower = self.text.to_lowercase();
        !self.citations.is_empty() && (self.id == BASIS || lower.contains("viện dẫn") || lower.contains("dẫn chiếu"))
    }
}
