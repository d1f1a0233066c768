//! The outline: sections and items found by their numbering, whatever the markup says.

pub mod label;

use crate::document::document::Document;
use crate::extract::plan::Plan;

/// Fills the outline.
pub fn read(_document: &Document, _plan: &mut Plan) {}
