//! Builds small Word packages for tests: from strings, or from an unzipped package on disk.

#![allow(dead_code, reason = "every test file uses its own part")]

use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

/// A package under construction; parts in order of addition.
#[derive(Default, Clone)]
pub struct Package {
    parts: Vec<(String, Vec<u8>)>,
    related: Vec<(&'static str, String)>,
}

#[allow(dead_code, reason = "each test file uses its share")]
impl Package {
    /// A package whose body holds this XML.
    pub fn body(inner: &str) -> Self {
        let mut package = Package::default();
        package.put("word/document.xml", format!("<w:document {NAMESPACES}><w:body>{inner}</w:body></w:document>"));
        package
    }

    /// Adds or replaces a part as it is.
    pub fn put(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        let content = content.into();
        match self.parts.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => *old = content,
            None => self.parts.push((name.to_owned(), content)),
        }
    }

    /// Takes the parts and relations of another package over; its relation ids must be the first ones.
    pub fn absorb(&mut self, other: Package) {
        other.parts.into_iter().for_each(|(name, content)| self.put(&name, content));
        self.related.extend(other.related);
    }

    /// Adds a part of a kind that the main part relates to; `inner` stands inside its root element.
    pub fn with(mut self, kind: &'static str, inner: &str) -> Self {
        let n = self.related.iter().filter(|(k, _)| *k == kind).count();
        let file = format!("{kind}{}.xml", if n == 0 { String::new() } else { n.to_string() });
        let root = match kind {
            "header" => "hdr",
            "footer" => "ftr",
            other => other,
        };
        if kind == "theme" {
            self.put(&format!("word/{file}"), format!("<a:theme {NAMESPACES}>{inner}</a:theme>"));
        } else {
            self.put(&format!("word/{file}"), format!("<w:{root} {NAMESPACES}>{inner}</w:{root}>"));
        }
        self.related.push((kind, file));
        self
    }

    /// The package's bytes, with content types and relations. Relation ids are `rId1` … in order of `with`.
    pub fn zip(&self) -> Vec<u8> {
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), self.content_types().into_bytes()),
            ("_rels/.rels".to_owned(), relations(&[("officeDocument", "word/document.xml".to_owned())]).into_bytes()),
        ];
        parts.push(("word/_rels/document.xml.rels".to_owned(), relations(&self.related).into_bytes()));
        for (name, content) in &self.parts {
            match parts.iter_mut().find(|(n, _)| n == name) {
                Some((_, old)) => *old = content.clone(),
                None => parts.push((name.clone(), content.clone())),
            }
        }
        zip(&parts)
    }

    fn content_types(&self) -> String {
        let mut out = String::from(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
        );
        for (kind, file) in self.related.iter().filter(|(k, _)| *k != "theme") {
            out.push_str(&format!(
                "<Override PartName=\"/word/{file}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
            ));
        }
        out.push_str("</Types>");
        out
    }
}

fn relations(targets: &[(&'static str, String)]) -> String {
    let mut out =
        String::from("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (i, (kind, target)) in targets.iter().enumerate() {
        out.push_str(&format!("<Relationship Id=\"rId{}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>", i + 1));
    }
    out.push_str("</Relationships>");
    out
}

/// Zips parts in the given order, with one fixed date.
pub fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Zips an unzipped package below `fixtures/docx`.
#[allow(dead_code, reason = "each test file uses its share")]
pub fn fixture(case: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/docx").join(case);
    let mut names = Vec::new();
    walk(&root, &root, &mut names);
    names.sort();
    // Content types first, as packages have them.
    names.sort_by_key(|n| n != "[Content_Types].xml");
    let parts: Vec<_> = names.into_iter().map(|n| (n.clone(), std::fs::read(root.join(&n)).unwrap())).collect();
    zip(&parts)
}

fn walk(root: &Path, folder: &Path, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, names);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            names.push(name);
        }
    }
}

/// A paragraph of one run.
#[allow(dead_code, reason = "each test file uses its share")]
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}
