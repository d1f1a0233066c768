//! A task on its way: its own text, what it says of the item above it, and the stretches whose dates are its own.

use crate::extract::plan::Task;
use crate::extract::tasks::detail::Detail;
use crate::extract::tasks::people::People;
use crate::span::Span;

/// A stretch of the document that belongs to a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Where.
    pub at: Span,
    /// What kind of line or column it is; `None` for the task's own text.
    pub detail: Option<Detail>,
}

/// What a label line tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What it tells.
    pub detail: Detail,
    /// The text behind the colon.
    pub value: String,
    /// Where that stands.
    pub at: Span,
}

/// A task with what is known before all are settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The task.
    pub task: Task,
    /// What it and its detail lines cover.
    pub stretches: Vec<Stretch>,
    /// It is a label line.
    pub told: Option<Told>,
    /// The outline item under which it stands, itself excluded.
    pub holder: Option<usize>,
    /// A caption paragraph that names who the lines below are for.
    pub caption: Vec<String>,
    /// The bodies that the item's title names, when it says nothing else.
    pub named: Option<Vec<String>>,
    /// A plain paragraph that is no task: only its detail counts.
    pub silent: bool,
}

impl Draft {
    /// Gives the people to the task.
    pub fn people(&mut self, people: People) {
        self.task.lead = people.lead;
        self.task.partners = people.partners;
    }
}
