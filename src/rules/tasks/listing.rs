//! How many things are named in a message and how the rest is left out.

/// The first four, and dots when there are more.
pub fn first_of<'s>(names: impl Iterator<Item = &'s str>, all: usize) -> String {
    let shown: Vec<&str> = names.take(4).collect();
    if all > shown.len() { format!("{} …", shown.join(", ")) } else { shown.join(", ") }
}
