#![no_main]
//! The odt reader and the extractors never panic: on a package as it stands, and on bytes as the content of a sound package.
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn package(content: &[u8]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let kind = &b"application/vnd.oasis.opendocument.text"[..];
    for (name, bytes) in [("mimetype", kind), ("content.xml", content), ("styles.xml", content)] {
        zip.start_file(name, stored).ok()?;
        zip.write_all(bytes).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}

fuzz_target!(|bytes: &[u8]| {
    let made = if bytes.starts_with(b"PK") { Some(bytes.to_vec()) } else { package(bytes) };
    if let Some(Ok(document)) = made.map(|made| rasoat::ingest::odt::read(&made)) {
        let _ = rasoat::extract::plan(&document, rasoat::extract::Context::default());
    }
});
