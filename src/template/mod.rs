//! The required structure of a kind of plan, as data: schema, loading, `extends`. Runs nothing.

#[allow(clippy::module_inception, reason = "the room and its main type bear one name")]
pub mod template;
