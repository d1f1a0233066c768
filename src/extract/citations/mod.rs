//! Cited documents: found in normalised text by their symbols, types and names; completed, repaired, bound and looked up.

use super::plan::Plan;
use crate::document::document::Document;
use crate::registry::registry::Registry;

/// Fills `plan.citations` and gives the dates that belong to citations their role.
pub fn read(_document: &Document, _registry: Option<&Registry>, _plan: &mut Plan) {}
