#![no_main]
//! The template loader never panics.
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = rasoat::template::template::Template::load(text);
});
