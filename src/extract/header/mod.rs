//! The parts of a plan around its sections: head, addressees, legal basis, lead; closing, recipients, signatures. Marks
//! the blocks that it takes, so that the outline leaves them alone.

pub mod agency;
pub mod foot;
pub mod letterhead;
pub mod number;
pub mod opening;
pub mod segment;
pub mod signature;

use crate::document::document::Document;
use crate::extract::plan::Plan;

/// Fills the header, the legal basis, the lead, the closing, the recipients and the signatures.
pub fn read(document: &Document, plan: &mut Plan) {
    plan.place_of_block = vec![None; document.blocks.len()];
    let head = letterhead::read(document, &mut plan.header);
    for slot in &mut plan.place_of_block[..head.min(document.blocks.len())] {
        *slot = Some("header".to_owned());
    }
    let body = opening::read(document, head, plan);
    foot::read(document, body, plan);
}
