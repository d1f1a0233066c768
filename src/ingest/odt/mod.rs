//! OpenDocument text (OASIS ODF 1.3): the parts `content.xml` and `styles.xml` of the package, read as streams.

mod content;
mod lists;
mod styles;

use super::limits::{MAX_ENTRIES, MAX_INFLATE_RATIO, MAX_INFLATED_BYTES};
use crate::document::document::{Carries, Document};
use crate::error::{Error, ErrorKind, Result};
use std::io::{Cursor, Read};
use styles::Styles;
use zip::ZipArchive;

/// Reads an OpenDocument text: a package, or all parts in one XML file (`.fodt`).
pub fn read(bytes: &[u8]) -> Result<Document> {
    if !bytes.starts_with(b"PK") {
        return parts(bytes, bytes, Styles::default());
    }
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| damaged().because(cause))?;
    if package.len() > MAX_ENTRIES {
        return Err(too_large());
    }
    let manifest = part(&mut package, "META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(encrypted());
    }
    let mut styles = Styles::default();
    let general = part(&mut package, "styles.xml")?.unwrap_or_default();
    styles.read(&general)?;
    let main = part(&mut package, "content.xml")?.ok_or_else(damaged)?;
    parts(&general, &main, styles)
}

/// Reads the text with its styles; `styles` holds those of the general part.
fn parts(general: &[u8], main: &[u8], mut styles: Styles) -> Result<Document> {
    if memchr::memmem::find(main, b"<office:body").is_none() {
        return Err(damaged());
    }
    styles.read(main)?;
    let mut document = content::read(main, &styles)?;
    document.furniture = content::furniture(general, &styles)?;
    document.sections = styles.sections();
    document.carries = Carries { page_setup: true, characters: true, paragraphs: true, lines: false, furniture: true };
    Ok(document)
}

fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<u8>>> {
    let Ok(entry) = package.by_name(name) else { return Ok(None) };
    if entry.encrypted() {
        return Err(encrypted());
    }
    let packed = entry.compressed_size().max(1);
    let mut bytes = Vec::new();
    entry.take(MAX_INFLATED_BYTES + 1).read_to_end(&mut bytes).map_err(|cause| damaged().because(cause))?;
    let size = bytes.len() as u64;
    if size > MAX_INFLATED_BYTES || (size > 1 << 20 && size / packed > MAX_INFLATE_RATIO) {
        return Err(too_large());
    }
    Ok(Some(bytes))
}

fn encrypted() -> Error {
    Error::new(
        ErrorKind::Encrypted,
        "tệp ODT có mật khẩu; hãy lưu lại không đặt mật khẩu",
        "the ODT is protected by a password; save it without one",
    )
}

/// The error for a broken package or part.
pub(crate) fn damaged() -> Error {
    Error::new(
        ErrorKind::Damaged,
        "tệp ODT bị hỏng hoặc thiếu phần nội dung; hãy mở bằng LibreOffice và lưu lại",
        "the ODT is damaged or lacks its content; open it in LibreOffice and save it again",
    )
}

fn too_large() -> Error {
    Error::new(
        ErrorKind::TooLarge,
        "tệp ODT phình quá lớn khi giải nén; tệp có thể bị hỏng hoặc cố ý gây hại",
        "the ODT grows too large when unpacked; it may be damaged or hostile",
    )
}
