//! A template: what a kind of plan must hold, and the checklist its report prints.

/// A template with everything it extends already taken in.
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// `ke-hoach`.
    pub id: String,
}

impl Template {
    /// The template that fits a plan of this subject best..
    pub fn choose(_subject: &str) -> Self {
        Template { id: "ke-hoach".into() }
    }

    /// A template that comes with the program.
    pub fn builtin(id: &str) -> Option<Self> {
        Some(Template { id: id.to_owned() })
    }
}
