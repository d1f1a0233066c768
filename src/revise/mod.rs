//! The author's own file with the findings in it: as comments, or mended as tracked changes. Patches, never rebuilds.
//!
//! - `annotate`: a Word comment for every finding.
//! - `fix`: mends as tracked changes, each with its comment.
//! - `text`: mends in a text or Markdown file, with a unified diff.
//!
//! What may not be touched (signed, protected, with macros) is refused; what cannot be mended safely is left and listed.

mod additions;
pub mod annotate;
pub mod choice;
mod comments;
mod diff;
mod edit;
pub mod fix;
mod guard;
mod line;
mod looks;
mod marks;
mod number_marks;
mod numbers;
mod place;
mod prepare;
mod running;
mod taken;
pub mod text;
mod words;
