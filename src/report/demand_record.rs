//! One row of the matrix demand × plan as the JSON has it and as every writer prints it.

use crate::demand::report::{lack_in_words, met_in_words};
use crate::demand::verdict::{Coverage, Met};
use crate::finding::Lang;
use crate::report::paper::Tone;
use crate::report::record::At;
use crate::report::wording::{day, say};
use crate::span::Span;
use serde::Serialize;

/// One demand of the superior against one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemandRecord {
    /// Id of the task in the superior's plan; `căn cứ` for the demand to cite it.
    pub id: String,
    /// The superior's words.
    pub text: String,
    /// ISO 8601 days by which it must be done.
    pub deadlines: Vec<String>,
    /// `met`, `partly`, `later`, `missing`.
    pub verdict: &'static str,
    /// A person should look.
    pub needs_review: bool,
    /// Weighted share of the demand's words in the plan, percent.
    pub likeness: u8,
    /// The plan's words.
    pub quote: Option<String>,
    /// Where they stand.
    pub at: Option<At>,
    /// The plan's day that is held against the superior's, ISO 8601.
    pub deadline: Option<String>,
    /// What is lacking, in words.
    pub lacks: Vec<String>,
    /// The verdict in words, for people.
    #[serde(skip)]
    pub verdict_in_words: &'static str,
    /// The verdict's colour, for people.
    #[serde(skip)]
    pub tone: Tone,
}

impl DemandRecord {
    /// A row in one language; `at` resolves a place.
    pub fn of(row: &Coverage, lang: Lang, at: impl Fn(Span) -> At) -> DemandRecord {
        DemandRecord {
            id: row.demand.id.clone(),
            text: row.demand.text.clone(),
            deadlines: row.demand.deadlines.iter().map(ToString::to_string).collect(),
            verdict: row.met.as_str(),
            needs_review: row.needs_review,
            likeness: row.likeness,
            quote: row.quote.clone(),
            at: row.at.map(at),
            deadline: row.deadline.map(|day| day.to_string()),
            lacks: row.lacks.iter().map(|lack| lack_in_words(lack).get(lang).to_owned()).collect(),
            verdict_in_words: met_in_words(row.met, lang),
            tone: match row.met {
                Met::Met => Tone::Good,
                Met::Partly | Met::Late => Tone::Fair,
                Met::Missing => Tone::Bad,
            },
        }
    }

    /// The verdict, the likeness, the doubt and what is lacking, for one cell.
    pub fn result(&self, lang: Lang) -> String {
        let mut text = format!("{} ({}%", self.verdict_in_words, self.likeness);
        if self.needs_review {
            text += say(lang, "; cần người xem", "; needs review");
        }
        text.push(')');
        if self.verdict == "later"
            && let (Some(asked), Some(given)) = (self.deadlines.first(), &self.deadline)
        {
            let (asked, given) = (day(asked, lang), day(given, lang));
            text += &match lang {
                Lang::Vi => format!(": cấp trên {asked}, kế hoạch {given}"),
                Lang::En => format!(": asked {asked}, planned {given}"),
            };
        }
        if !self.lacks.is_empty() {
            text += &format!(": {}", self.lacks.join("; "));
        }
        text
    }
}
