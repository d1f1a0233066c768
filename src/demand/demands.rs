//! Demands: the tasks of a superior's plan that are addressed to schools.

use crate::document::document::Document;
use crate::extract::plan::{DateKind, Plan, Task};
use jiff::civil::Date;

/// One thing that the superior asks of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Id of the task in the superior's plan; `căn cứ` for the demand to cite it.
    pub id: String,
    /// The superior's words.
    pub text: String,
    /// By when, the last day allowed.
    pub deadline: Option<Date>,
    /// A report, a list, a plan … must be sent.
    pub sends: bool,
    /// Documents that must be cited: normalised number-symbols.
    pub citations: Vec<String>,
}

/// What a superior's plan demands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demands {
    /// Number and symbol of the superior's plan.
    pub source: Option<String>,
    /// In order of the document.
    pub demands: Vec<Demand>,
}

/// Words by which a superior's plan addresses schools.
const SCHOOLS: &[&str] = &[
    "các trường",
    "các cơ sở giáo dục",
    "các đơn vị trường học",
    "các nhà trường",
    "cơ sở giáo dục mầm non",
    "hiệu trưởng các",
    "thủ trưởng các đơn vị",
    "các đơn vị, trường",
    "các đơn vị trực thuộc",
    "trường học",
    "nhà trường",
];

/// Verbs of sending.
const SENDING: &[&str] = &["gửi", "nộp", "báo cáo về", "đăng ký", "báo cáo kết quả"];

/// Reads the demands of a superior's plan.
pub fn read(_document: &Document, plan: &Plan) -> Demands {
    let own =
        plan.header.number_symbol.as_ref().and_then(|n| Some(format!("{}/{}", n.number.as_ref()?, n.symbol.as_ref()?)));
    let candidates: Vec<&Task> = plan.tasks.iter().filter(|t| t.action && t.leaf).collect();
    let addressed: Vec<&Task> = candidates.iter().copied().filter(|t| is_addressed(t, plan)).collect();
    // A plan that nowhere names schools speaks to them throughout, where it names no other body.
    let chosen =
        if addressed.is_empty() { candidates.into_iter().filter(|t| t.lead.is_empty()).collect() } else { addressed };
    let mut demands: Vec<Demand> = chosen.into_iter().map(|task| demand(task, plan)).collect();
    if let Some(key) = &own {
        demands.insert(
            0,
            Demand {
                id: "căn cứ".to_owned(),
                text: format!("Căn cứ Kế hoạch số {key}"),
                deadline: None,
                sends: false,
                citations: vec![key.clone()],
            },
        );
    }
    Demands { source: own, demands }
}

fn is_addressed(task: &Task, plan: &Plan) -> bool {
    let named = |text: &str| {
        let lower = text.to_lowercase();
        SCHOOLS.iter().any(|words| lower.contains(words))
    };
    task.lead.iter().any(|lead| named(lead) || lead.to_lowercase().starts_with("trường"))
        || (task.lead.is_empty() && (named(&task.text) || ancestors(task, plan).any(|title| named(&title))))
}

/// Titles of the items above a task.
fn ancestors<'a>(task: &Task, plan: &'a Plan) -> impl Iterator<Item = String> + 'a {
    let start = task.item.and_then(|i| plan.outline.get(i)?.parent);
    std::iter::successors(start, |i| plan.outline.get(*i)?.parent)
        .filter_map(|i| Some(plan.outline.get(i)?.title.clone()))
}

fn demand(task: &Task, plan: &Plan) -> Demand {
    let dates = task.deadlines.iter().filter_map(|i| plan.dates.get(*i));
    let deadline = dates.filter(|d| d.kind != DateKind::Recurrence && d.valid).filter_map(|d| d.to).min();
    let lower = task.text.to_lowercase();
    Demand {
        id: task.id.clone(),
        text: task.text.clone(),
        deadline,
        sends: SENDING.iter().any(|verb| lower.contains(verb)),
        citations: task.citations.iter().filter_map(|i| plan.citations.get(*i)?.key.clone()).collect(),
    }
}

impl Demands {
    /// The demands as a template that an office may edit: one `[[demand]]` each.
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        if let Some(source) = &self.source {
            out += &format!("source = {}\n", quoted(source));
        }
        for demand in &self.demands {
            out += &format!("\n[[demand]]\nid = {}\ntext = {}\n", quoted(&demand.id), quoted(&demand.text));
            if let Some(day) = demand.deadline {
                out += &format!("deadline = {day}\n");
            }
            out += &format!("sends = {}\n", demand.sends);
            let keys: Vec<String> = demand.citations.iter().map(|k| quoted(k)).collect();
            out += &format!("citations = [{}]\n", keys.join(", "));
        }
        out
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
