//! What several test files share: examples of pages, a notation for documents with looks, records of fixtures, settings without a clock.

#![allow(dead_code, reason = "every test file uses its own part")]

pub mod encodings;
pub mod example;
pub mod layout;

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

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// The next number below `most`.
    pub fn roll(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}
