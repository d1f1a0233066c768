//! Cited documents: found in normalised text by their symbols, types and names; completed, repaired, bound and looked up.
//!
//! `scan` reads one paragraph and knows nothing of the document; `bind` ties the mentions of one document together; `known` asks the register.

pub mod bind;
pub mod cursor;
pub mod date;
pub mod head;
pub mod hit;
pub mod issuer;
pub mod known;
pub mod left;
pub mod locator;
pub mod name;
pub mod problems;
pub mod repair;
pub mod right;
pub mod scan;
pub mod short;
pub mod symbol;
pub mod title;

use super::plan::{Citation, DateRole, Plan};
use crate::document::document::Document;
use crate::registry::registry::Registry;
use jiff::civil::Date;

/// Fills `plan.citations` and gives the dates that belong to citations their role. The register is asked at the plan's own date, else at `issued`.
pub fn read(document: &Document, registry: Option<&Registry>, issued: Option<Date>, plan: &mut Plan) {
    let mut citations = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        bind::append(&mut citations, document, index, scan::scan(block.norm()));
    }
    give_roles(&citations, plan);
    bind::drop_own(&mut citations, plan);
    bind::mark_first(&mut citations);
    bind::resolve(&mut citations);
    bind::drop_pointing_to_itself(&mut citations);
    if let Some(registry) = registry {
        known::look_up(&mut citations, registry, plan.issued().or(issued));
    }
    citations.extend(bind::lone_number(document, plan));
    plan.citations = citations;
}

/// A date inside a citation is the cited document's; also where the plan's annexes name the plan itself.
fn give_roles(citations: &[Citation], plan: &mut Plan) {
    let mut at = 0;
    for date in &mut plan.dates {
        while citations.get(at).is_some_and(|c| (c.at.block, c.at.end) <= (date.at.block, date.at.start)) {
            at += 1;
        }
        let mut here = citations
            .get(at..)
            .unwrap_or(&[])
            .iter()
            .take_while(|c| (c.at.block, c.at.start) <= (date.at.block, date.at.start));
        if here.any(|c| c.at.contains(date.at)) {
            date.role = DateRole::Citation;
        }
    }
}
