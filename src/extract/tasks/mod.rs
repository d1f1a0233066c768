//! Tasks.

pub mod detail;

use crate::document::document::Document;
use crate::extract::plan::Plan;

/// Fills its part of the plan.
pub fn read(_document: &Document, _plan: &mut Plan) {}
