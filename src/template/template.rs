//! A template with everything it extends already taken in: what a kind of plan must hold, and the checklist its report prints.

use super::builtin;
use super::choose;
use super::load;
use crate::error::Result;
use crate::finding::{Severity, Topic, Words};
use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};
use std::sync::LazyLock;

/// How much a missing thing weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Duty {
    /// A rule asks for it.
    Error,
    /// A strong custom asks for it.
    Warning,
    /// Good to have.
    Info,
    /// Known, but never missed: it only takes part in the order.
    #[default]
    None,
}

impl Duty {
    /// The severity of its absence; `None` when nobody misses it.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Duty::Error => Some(Severity::Error),
            Duty::Warning => Some(Severity::Warning),
            Duty::Info => Some(Severity::Info),
            Duty::None => None,
        }
    }
}

/// How sure the fact behind an entry is; an entry's duty may not weigh more than its certainty bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// From memory: never more than a warning.
    Memory,
    /// Seen in real documents: never more than a warning.
    #[default]
    Practice,
    /// Seen in a secondary source.
    Secondary,
    /// Seen in the text of the regulation itself.
    Text,
}

/// A section that such a plan has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionNeed {
    /// Stable id inside the template: `muc-dich`.
    pub id: String,
    /// Its name for a person.
    pub title: Words,
    /// Kinds of the contract (`purpose`, `content` …) any of which is this section.
    pub kinds: Vec<String>,
    /// Words of a heading, lower case, any of which makes it this section.
    pub headings: Vec<String>,
    /// How much its absence weighs.
    pub required: Duty,
    /// Its place among the others; equal numbers may stand in any order, 0 anywhere.
    pub order: u32,
    /// Where the demand comes from, in Vietnamese.
    pub basis: String,
    /// How sure that is.
    pub certainty: Certainty,
}

/// Whether a document must be cited or must no longer be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CitationDuty {
    /// The plan should rest on it.
    Must,
    /// The plan should no longer rest on it.
    Outdated,
}

/// A legal basis that such a plan has, or no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitationNeed {
    /// Stable id inside the template.
    pub id: String,
    /// Its name for a person.
    pub title: Words,
    /// Must or outdated.
    pub duty: CitationDuty,
    /// Citation keys (`59/2023/NĐ-CP`) any of which is the document.
    pub keys: Vec<String>,
    /// Names of laws, lower case, any of which is the document.
    pub names: Vec<String>,
    /// First day of a plan for which the entry counts.
    #[serde(serialize_with = "as_text", skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Last day of a plan for which the entry counts.
    #[serde(serialize_with = "as_text", skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What to cite instead, in Vietnamese.
    pub instead: Option<String>,
    /// How much a breach weighs.
    pub required: Duty,
    /// How sure the dates are.
    pub certainty: Certainty,
}

/// What a file must carry before a checklist row can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Carried {
    /// Text alone.
    #[default]
    Text,
    /// Paper and margins.
    PageSetup,
    /// Fonts, sizes, weight.
    Characters,
    /// Alignment, indents, spacing.
    Paragraphs,
    /// Drawn lines.
    Lines,
    /// Running headers and footers.
    Furniture,
}

/// What a plan must have before a checklist row applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The row applies always.
    #[default]
    Always,
    /// An annex stands in the file or is spoken of.
    Annex,
    /// Addressees stand in the file.
    Addressees,
    /// Documents are cited.
    Citations,
    /// There are tasks.
    Tasks,
    /// There are dates beside the day of issue.
    Dates,
}

/// Who judges a checklist row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Judge {
    /// The rules.
    #[default]
    Rules,
    /// Nobody can from the file: the row is `not-checked`.
    Clerk,
    /// A person should look: the row is `needs-review`.
    Person,
}

/// One row of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowNeed {
    /// Stable id: `national-title`.
    pub item: String,
    /// For a person.
    pub label: Words,
    /// Topics whose open errors and warnings fail the row.
    pub topics: Vec<Topic>,
    /// Codes that fail the row; when given together with topics, a finding must have one of either.
    pub codes: Vec<String>,
    /// What the file must carry.
    pub needs: Carried,
    /// When the row applies.
    pub when: When,
    /// Headings (`state`, `party` …) to which the row applies; empty: all.
    pub headings: Vec<String>,
    /// Who judges it.
    pub judge: Judge,
    /// Said beside a row that the rules do not judge.
    pub reason: Option<Words>,
    /// The clause, in Vietnamese.
    pub basis: String,
}

/// A day as `2025-07-01`, as a template file has it.
fn as_text<S: Serializer>(date: &Option<Date>, out: S) -> std::result::Result<S::Ok, S::Error> {
    match date {
        Some(date) => out.collect_str(date),
        None => out.serialize_none(),
    }
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Template {
    /// `ke-hoach`.
    pub id: String,
    /// Id of the template it was made from.
    pub extends: Option<String>,
    /// Its name for a person.
    pub title: Words,
    /// What it is for.
    pub description: Words,
    /// Phrases in a plan's subject that choose it, lower case; the words may not be parted, `+` joins parts that must all be there.
    pub subjects: Vec<String>,
    /// Sections, in order.
    #[serde(rename = "section")]
    pub sections: Vec<SectionNeed>,
    /// Legal bases.
    #[serde(rename = "citation")]
    pub citations: Vec<CitationNeed>,
    /// Checklist rows, in the order of printing.
    #[serde(rename = "checklist")]
    pub checklist: Vec<RowNeed>,
}

impl Template {
    /// A template that comes with the program.
    pub fn builtin(id: &str) -> Option<Self> {
        builtin::get(id).cloned()
    }

    /// Every template that comes with the program, in order of their ids' table.
    pub fn list() -> Vec<&'static Template> {
        builtin::all()
    }

    /// Reads a template of an office. `extends` may name any template that comes with the program.
    pub fn load(text: &str) -> Result<Template> {
        load::load(text)
    }

    /// The template for a plan with this subject (trích yếu): a special one when the subject names exactly one kind, else `ke-hoach`.
    pub fn choose(subject: &str) -> &'static Template {
        static EMPTY: LazyLock<Template> = LazyLock::new(Template::default);
        let id = choose::choose(subject, builtin::subjects()).unwrap_or("ke-hoach");
        builtin::get(id).unwrap_or(&EMPTY)
    }

    /// The template as TOML, with everything it extends taken in.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }
}
