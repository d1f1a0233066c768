#![no_main]
//! The docx reader and the extractors never panic: on a package as it stands, and on bytes as the main part of a sound package.
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn package(main: &[u8]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", main), ("word/styles.xml", main), ("word/numbering.xml", main)] {
        zip.start_file(name, stored).ok()?;
        zip.write_all(bytes).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}

fuzz_target!(|bytes: &[u8]| {
    let made = if bytes.starts_with(b"PK") { Some(bytes.to_vec()) } else { package(bytes) };
    if let Some(Ok(document)) = made.map(|made| rasoat::ingest::docx::read(&made)) {
        let _ = rasoat::extract::plan(&document, rasoat::extract::Context::default());
    }
});
