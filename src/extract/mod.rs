//! From a document to the facts of a plan. Total: a hole is `None`, never an error.

pub mod bodies;
pub mod citations;
pub mod dates;
pub mod header;
pub mod outline;
pub mod plan;
pub mod tables;
pub mod tasks;
pub mod words;

use crate::document::document::Document;
use crate::registry::registry::Registry;
use jiff::civil::Date;
use plan::Plan;

/// What the caller knows of the document beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// Date of issue for a text that has none (`--issued`).
    pub issued: Option<Date>,
    /// Known legal documents.
    pub registry: Option<&'a Registry>,
}

/// Reads all facts. Never fails.
pub fn plan(document: &Document, context: Context<'_>) -> Plan {
    let mut plan = Plan::default();
    header::read(document, &mut plan);
    outline::read(document, &mut plan);
    dates::read(document, context.issued, &mut plan);
    citations::read(document, context.registry, context.issued, &mut plan);
    tasks::read(document, &mut plan);
    plan
}
