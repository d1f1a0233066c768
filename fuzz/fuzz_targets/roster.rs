#![no_main]
//! The roster loader never panics, and finds every unit that it read under a name of its own.
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(units) = rasoat::batch::roster::parse(text) {
        for unit in units.iter().take(20) {
            assert!(rasoat::batch::roster::find(&units, &unit.name).is_some());
        }
    }
});
