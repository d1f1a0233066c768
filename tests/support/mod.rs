//! What several test files share: examples of pages, a notation for documents with looks, records of fixtures, settings without a clock.

#![allow(dead_code, reason = "every test file uses its own part")]

pub mod encodings;
pub mod example;
pub mod layout;
pub mod spliced;

#[allow(unused_imports, reason = "every test file uses its own part")]
pub use spliced::Dice;

use rasoat::finding::{Lang, Stage};
use rasoat::pipeline::{Settings, record};
use rasoat::registry::registry::Registry;
use rasoat::report::record::Record;
use rasoat::rules::policy::Policy;

static NO_POLICY: Policy = Policy::none();

/// Settings of a check on a fixed day.
pub fn settings(registry: &Registry) -> Settings<'_> {
    Settings {
        checking: true,
        template: None,
        registry,
        stage: Stage::Final,
        today: "2026-11-24".parse().ok(),
        issued: None,
        lang: Lang::Vi,
        policy: &NO_POLICY,
        demands: None,
        pictures: None,
    }
}

/// The record of a file's bytes under a name.
pub fn record_of(name: &str, bytes: &[u8], registry: &Registry) -> Record {
    record(name, Ok(bytes), &settings(registry)).0
}
