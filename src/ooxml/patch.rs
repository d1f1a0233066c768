//! Writing a changed package: patched text by byte ranges, every entry that is not touched copied as it is stored.

use super::package::Package;
use crate::error::{Error, ErrorKind, Result};
use std::io::{Cursor, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A byte range of a text and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// Bytes replaced; empty to insert.
    pub range: Range<usize>,
    /// The new text.
    pub text: String,
}

/// Applies patches, in any order given; at one place in the order given. A patch that overlaps an earlier one, or lies
/// outside the text, is a fault of ours and refused.
pub fn apply(source: &str, patches: &[Patch]) -> Result<String> {
    let mut order: Vec<&Patch> = patches.iter().collect();
    order.sort_by_key(|p| (p.range.start, p.range.end));
    let mut out = String::with_capacity(source.len() + patches.iter().map(|p| p.text.len()).sum::<usize>());
    let mut at = 0;
    for patch in order {
        let kept =
            source.get(at..patch.range.start).filter(|_| patch.range.start <= patch.range.end).ok_or_else(overlap)?;
        out.push_str(kept);
        out.push_str(&patch.text);
        at = patch.range.end;
    }
    out.push_str(source.get(at..).ok_or_else(overlap)?);
    Ok(out)
}

fn overlap() -> Error {
    Error::new(
        ErrorKind::Crashed,
        "hai chỗ sửa chồng lên nhau; đây là lỗi của rasoat",
        "two patches overlap; this is a fault of rasoat",
    )
}

/// The text of an XML part with more children at the end of its root. `make` gets the prefix of the root with its colon.
pub fn append(part: &str, source: &str, make: impl FnOnce(&str) -> String) -> Result<String> {
    let mut cursor = super::xml::Cursor::new(part, source, 1);
    let root = cursor.child()?.ok_or_else(|| cursor.damaged("nó trống", "it is empty"))?;
    let tag = cursor.raw(root.start + 1..root.end);
    let name =
        tag.get(..tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(0)).unwrap_or("");
    let children = make(name.strip_suffix(root.local).unwrap_or(""));
    if tag.ends_with("/>") {
        let text = format!(">{children}</{name}>");
        return apply(source, &[Patch { range: root.end - 2..root.end, text }]);
    }
    let end = source.rfind("</").filter(|end| *end >= root.end).unwrap_or(source.len());
    apply(source, &[Patch { range: end..end, text: children }])
}

/// A new package: the entries of the old one in their order, those in `changed` (name and content) with new content,
/// those that the old one does not have at the end.
pub fn write(package: &mut Package<'_>, changed: &[(String, String)]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let replaced: Vec<(usize, &str)> =
        changed.iter().filter_map(|(name, content)| Some((package.index(name)?, content.as_str()))).collect();
    for index in 0..package.entries().len() {
        let old = package.archive_mut().by_index_raw(index).map_err(failed)?;
        match replaced.iter().find(|(i, _)| *i == index) {
            None => writer.raw_copy_file(old).map_err(failed)?,
            Some((_, content)) => {
                let date = old.last_modified().unwrap_or_default();
                let name = old.name().to_owned();
                drop(old);
                store(&mut writer, &name, content, date)?;
            }
        }
    }
    for (name, content) in changed {
        if package.index(name).is_none() {
            store(&mut writer, name, content, zip::DateTime::default())?;
        }
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

fn store(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &str, date: zip::DateTime) -> Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(date);
    writer.start_file(name, options).map_err(failed)?;
    writer.write_all(content.as_bytes()).map_err(|cause| failed(cause.into()))
}

fn failed(cause: zip::result::ZipError) -> Error {
    Error::new(
        ErrorKind::Damaged,
        "không chép được các phần của tệp Word; tệp có thể bị hỏng",
        "the parts of the Word file could not be copied; the file may be damaged",
    )
    .because(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(range: Range<usize>, text: &str) -> Patch {
        Patch { range, text: text.to_owned() }
    }

    #[test]
    fn children_are_appended_whatever_the_root_looks_like() {
        let add = |source: &str| append("p", source, |prefix| format!("<{prefix}x/>")).unwrap();
        assert_eq!(add("<?xml version='1.0'?><a><b></b></a>"), "<?xml version='1.0'?><a><b></b><x/></a>");
        assert_eq!(add("<n:a xmlns:n='u'/>\n"), "<n:a xmlns:n='u'><n:x/></n:a>\n");
        assert_eq!(add("<a/>"), "<a><x/></a>");
        assert!(append("p", "", |_| String::new()).is_err());
    }

    #[test]
    fn patches_are_applied_in_order_and_never_overlap() {
        let done = apply("abcdef", &[patch(4..5, "E"), patch(1..1, "x"), patch(1..1, "y"), patch(1..3, "")]).unwrap();
        assert_eq!(done, "axydEf");
        assert!(apply("abcdef", &[patch(0..3, ""), patch(2..4, "")]).is_err());
        assert!(apply("abc", &[patch(2..9, "")]).is_err());
    }
}
