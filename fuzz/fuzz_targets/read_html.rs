#![no_main]
//! The html reader, those that undo a wrapping (web archives, packages in one XML file) and the extractors never panic.
use libfuzzer_sys::fuzz_target;
use rasoat::document::document::Document;
use rasoat::error::Result;
use rasoat::ingest::{flat_opc, html, mhtml};

const READERS: [fn(&[u8]) -> Result<Document>; 3] = [html::read, mhtml::read, flat_opc::read];

fuzz_target!(|bytes: &[u8]| {
    for document in READERS.iter().filter_map(|read| read(bytes).ok()) {
        let _ = rasoat::extract::plan(&document, rasoat::extract::Context::default());
    }
});
