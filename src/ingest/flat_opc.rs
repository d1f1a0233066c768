//! A Word package in one XML file ("Flat OPC", `pkg:package`): its parts are put back into a package and read as one.

use crate::document::anchor::Anchor;
use crate::document::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::decode::decode;
use crate::ingest::docx;
use crate::ingest::limits::MAX_ENTRIES;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Reads the file. Its paragraphs have no way back: only a package can be written into.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let package = package(&decode(bytes).text)?;
    let mut document = docx::read(&package)?;
    document.blocks.iter_mut().for_each(|block| block.anchor = Anchor::default());
    Ok(document)
}

/// The parts as a package, nothing packed.
fn package(text: &str) -> Result<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut reader = Reader::from_str(text);
    let (mut name, mut count) = (None, 0);
    loop {
        match reader.read_event().map_err(|cause| damaged().because(cause))? {
            Event::Eof => break,
            Event::Start(e) if e.name().as_ref() == b"pkg:part" => {
                let attribute = e.try_get_attribute("pkg:name").ok().flatten();
                name = attribute.map(|a| String::from_utf8_lossy(&a.value).trim_start_matches('/').to_owned());
                count += 1;
                if count > MAX_ENTRIES {
                    return Err(damaged());
                }
            }
            Event::Start(e) if e.name().as_ref() == b"pkg:xmlData" => {
                let inside = reader.read_to_end(e.name()).map_err(|cause| damaged().because(cause))?;
                let part = text.get(inside.start as usize..inside.end as usize).unwrap_or("");
                if let Some(name) = name.take() {
                    out.start_file(name, stored).map_err(|cause| damaged().because(cause))?;
                    out.write_all(part.as_bytes()).map_err(|cause| damaged().because(cause))?;
                }
            }
            _ => {}
        }
    }
    let package = out.finish().map_err(|cause| damaged().because(cause))?;
    Ok(package.into_inner())
}

fn damaged() -> Error {
    Error::new(
        ErrorKind::Damaged,
        "tệp Word dạng XML bị hỏng; hãy mở bằng Word và lưu lại thành .docx",
        "the Word XML file is damaged; open it in Word and save it as .docx",
    )
}
