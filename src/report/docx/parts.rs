//! The parts of the package: those that docx-rs built, put right, and our own for what it has no words for.

use crate::finding::Lang;
use crate::report::docx::{FONT, order, touch};
use crate::report::paper::Paper;
use docx_rs::XMLDocx;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Name and bytes of every part, in the order of the package.
pub fn all(built: XMLDocx, paper: &Paper) -> Vec<(String, Vec<u8>)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let document = order::ordered(&touch::touched(&text(&built.document)));
    let styles = order::ordered(&styles(&text(&built.styles), paper.lang));
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(built.headers.len()).into_bytes()),
        ("_rels/.rels".to_owned(), package_relations().into_bytes()),
        ("docProps/core.xml".to_owned(), core(paper).into_bytes()),
        ("docProps/app.xml".to_owned(), app(paper).into_bytes()),
        ("word/document.xml".to_owned(), document.into_bytes()),
        ("word/styles.xml".to_owned(), styles.into_bytes()),
        ("word/settings.xml".to_owned(), settings(paper.lang).into_bytes()),
        ("word/fontTable.xml".to_owned(), fonts().into_bytes()),
    ];
    for (index, header) in built.headers.iter().enumerate() {
        parts.push((
            format!("word/header{}.xml", index + 1),
            order::ordered(&touch::without_paragraph_ids(&text(header))).into_bytes(),
        ));
    }
    for (id, bytes) in built.media {
        parts.push((format!("word/media/{id}.png"), bytes));
    }
    let relations = relations(&text(&built.document_rels), &parts);
    parts.push(("word/_rels/document.xml.rels".to_owned(), relations.into_bytes()));
    parts
}

/// The language of proofing.
fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-GB",
    }
}

/// The style of paragraphs without one.
const NORMAL: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">";

fn styles(xml: &str, lang: Lang) -> String {
    let language = format!("<w:lang w:val=\"{0}\" w:eastAsia=\"{0}\" w:bidi=\"ar-SA\" />", language(lang));
    let xml = &xml.replace("<w:style w:type=\"paragraph\" w:styleId=\"Normal\">", NORMAL);
    match xml.find("<w:rPrDefault>").and_then(|at| xml.get(at..).and_then(|t| t.find("</w:rPr>")).map(|e| at + e)) {
        Some(end) => {
            let (head, tail) = xml.split_at(end);
            format!("{head}{language}{tail}")
        }
        None => xml.to_owned(),
    }
}

/// Only relations to parts that are in the package.
fn relations(xml: &str, parts: &[(String, Vec<u8>)]) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<Relationship ") {
        let (before, tail) = rest.split_at(at);
        if out.is_empty() {
            out.push_str(before);
        }
        let (relation, tail) = tail.split_at(tail.find('>').map_or(tail.len(), |e| e + 1));
        let target = attribute(relation, "Target");
        if parts.iter().any(|(name, _)| name.strip_prefix("word/") == Some(target)) {
            out.push_str(relation);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let key = format!("{name}=\"");
    let value = tag.find(&key).and_then(|at| tag.get(at + key.len()..));
    value.and_then(|v| v.split('"').next()).unwrap_or("")
}

fn content_types(headers: usize) -> String {
    let part = |name: &str, kind: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    let word = |name: &str, kind: &str| part(&format!("word/{name}.xml"), &format!("{TYPES}{kind}+xml"));
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
    );
    xml.push_str(&part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"));
    xml.push_str(&part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"));
    xml.push_str(&word("document", "document.main"));
    xml.push_str(&word("styles", "styles"));
    xml.push_str(&word("settings", "settings"));
    xml.push_str(&word("fontTable", "fontTable"));
    for index in 1..=headers {
        xml.push_str(&word(&format!("header{index}"), "header"));
    }
    xml.push_str("</Types>");
    xml
}

fn package_relations() -> String {
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{base}officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{core}\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{base}extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn escaped(text: &str) -> String {
    crate::report::docx::body::clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn core(paper: &Paper) -> String {
    let p = &paper.properties;
    let mut xml = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    for (tag, text) in [
        ("dc:title", p.title.as_str()),
        ("dc:subject", &p.subject),
        ("dc:creator", &p.author),
        ("cp:keywords", &p.keywords),
        ("dc:description", &p.producer),
        ("cp:lastModifiedBy", &p.author),
        ("dc:language", language(paper.lang)),
    ] {
        if !text.is_empty() {
            xml.push_str(&format!("<{tag}>{}</{tag}>", escaped(text)));
        }
    }
    if let Some(day) = p.created {
        for tag in ["dcterms:created", "dcterms:modified"] {
            xml.push_str(&format!("<{tag} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</{tag}>"));
        }
    }
    xml.push_str("</cp:coreProperties>");
    xml
}

fn app(paper: &Paper) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>rasoat</Application><Company>{}</Company></Properties>",
        escaped(&paper.properties.author)
    )
}

fn settings(lang: Lang) -> String {
    format!(
        "{HEAD}<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat><w:themeFontLang w:val=\"{}\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>",
        language(lang)
    )
}

fn fonts() -> String {
    format!(
        "{HEAD}<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:font w:name=\"{FONT}\">\
         <w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}
