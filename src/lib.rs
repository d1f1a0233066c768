//! rasoat reads Vietnamese administrative plans, understands them, checks them and says what to mend.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod batch;
pub mod cli;
pub mod demand;
pub mod document;
pub mod error;
pub mod extract;
pub mod finding;
pub mod ingest;
pub mod ooxml;
pub mod pipeline;
pub mod registry;
pub mod report;
pub mod revise;
pub mod rules;
pub mod span;
pub mod template;
pub mod text;
