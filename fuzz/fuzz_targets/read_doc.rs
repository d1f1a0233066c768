#![no_main]
//! The doc reader and the extractors never panic.
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = rasoat::ingest::doc::read(bytes) {
        let _ = rasoat::extract::plan(&document, rasoat::extract::Context::default());
    }
});
