//! Who leads a task and who helps: the two lists that every reading of people fills.

/// Who leads and who helps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Told to do it, or answering for it.
    pub lead: Vec<String>,
    /// Working with them.
    pub partners: Vec<String>,
}

impl People {
    /// Adds leads that are not there yet.
    pub fn lead_all(&mut self, names: impl IntoIterator<Item = String>) {
        add(&mut self.lead, names);
    }

    /// Adds partners that are not there yet.
    pub fn partner_all(&mut self, names: impl IntoIterator<Item = String>) {
        add(&mut self.partners, names);
    }
}

fn add(list: &mut Vec<String>, names: impl IntoIterator<Item = String>) {
    for name in names {
        if !name.is_empty() && !list.contains(&name) {
            list.push(name);
        }
    }
}
