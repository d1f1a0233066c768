//! TODO-OWNER-C
use super::plan::Plan;
use crate::document::document::Document;

/// Fills its part of the plan.
pub fn read(_document: &Document, _plan: &mut Plan) {}
