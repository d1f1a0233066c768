#![no_main]
//! Any bytes through the whole house: the sniffer, a reader, the extractors, all rules and every writer of a record.
use libfuzzer_sys::fuzz_target;
use rasoat::finding::{Lang, Stage};
use rasoat::pipeline::{Settings, record};
use rasoat::registry::registry::Registry;
use rasoat::rules::policy::Policy;
use std::sync::LazyLock;

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::builtin);
static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings {
        checking: true,
        template: None,
        registry: &REGISTRY,
        stage: Stage::Final,
        today: None,
        issued: None,
        lang: Lang::Vi,
        policy: &POLICY,
        demands: None,
        pictures: None,
    };
    let (record, seen) = record("ke-hoach", Ok(bytes), &settings);
    // The guard of a batch would hide a panic from the fuzzer.
    assert!(record.error.as_ref().is_none_or(|e| e.kind != "crashed"));
    if let Some(document) = seen.map(|s| s.document) {
        assert!(document.blocks.iter().all(|b| b.norm().is_char_boundary(b.norm().len())));
    }
});
