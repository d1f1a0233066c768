//! The required structure of a kind of plan, as data: schema, loading, `extends`, choosing. Runs nothing and knows no rule.
//! The data are `templates/*.toml` at the root of the crate.

pub mod builtin;
pub mod choose;
pub mod load;
pub mod schema;
#[allow(clippy::module_inception, reason = "the room and its main type bear one name")]
pub mod template;
