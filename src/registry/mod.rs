//! Known legal documents, issuers, provinces and the days on which they changed: data and look-up. Knows no plan.

#[allow(clippy::module_inception, reason = "the room and its main type bear one name")]
pub mod registry;
