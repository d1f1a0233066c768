//! Known legal documents, types, issuers, laws' names, provinces, terms and the days on which they changed: data and look-up. Knows no plan.

pub mod bodies;
pub mod issuers;
pub mod laws;
pub mod lookup;
pub mod provinces;
#[allow(clippy::module_inception, reason = "the room and its main type bear one name")]
pub mod registry;
pub mod row;
pub mod rows;
pub mod spelling;
pub mod status;
pub mod table;
pub mod terms;
pub mod types;
