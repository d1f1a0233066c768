#![no_main]
//! Normalising never panics, and its map leads every range back into the source.
use libfuzzer_sys::fuzz_target;
use rasoat::text::normalise::{Options, normalise};

fuzz_target!(|text: &str| {
    if let Some(done) = normalise(text, &Options::default()) {
        for (at, c) in done.text.char_indices() {
            let back = done.map.back(at..at + c.len_utf8());
            assert!(text.get(back).is_some());
        }
    }
});
