//! Word packages made from documents of other formats or from the `layout` notation: many plans with looks, cheaply.

use crate::support::Package;
use rasoat::document::block::Block;
use rasoat::document::document::Document;
use rasoat::document::format::{Align, LineKind, LineSpacing, Pages, ParagraphFormat, RunFormat, Section};
use std::fmt::Write;

/// The package.
pub fn package(document: &Document) -> Vec<u8> {
    let mut package = Package::default();
    let mut references: Vec<Vec<String>> = vec![Vec::new(); document.sections.len().max(1)];
    for (index, furniture) in document.furniture.iter().enumerate() {
        let kind = if furniture.header { "header" } else { "footer" };
        let page = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
                    <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        let words = furniture.text.trim_matches('#');
        let inner = format!(
            "<w:p><w:pPr><w:jc w:val=\"{}\"/></w:pPr>{}{}</w:p>",
            align(furniture.align),
            run(words, &furniture.format),
            if furniture.page_field { page } else { "" }
        );
        package = package.with(kind, &inner);
        let pages = if furniture.pages == Pages::First { "first" } else { "default" };
        let section = (furniture.section as usize).min(references.len() - 1);
        references[section].push(format!("<w:{kind}Reference w:type=\"{pages}\" r:id=\"rId{}\"/>", index + 1));
    }
    let sections: Vec<String> =
        document.sections.iter().zip(&references).map(|(s, r)| section(s, &r.concat())).collect();
    let mut body = String::new();
    let mut index = 0;
    while index < document.blocks.len() {
        let ends = document.sections.iter().skip(1).position(|s| s.first_block as usize == index + 1);
        let properties = ends.and_then(|i| sections.get(i)).map_or("", String::as_str);
        match document.blocks[index].cell {
            Some(cell) => index += table(document, index, cell.table, &mut body),
            None => {
                paragraph(&document.blocks[index], properties, &mut body);
                index += 1;
            }
        }
    }
    body.push_str(sections.last().map_or("", String::as_str));
    let main = Package::body(&body);
    let mut parts = main.clone();
    parts.absorb(package);
    parts.zip()
}

/// The package with these bodies of headers and footers (`header` or `footer`) for all pages of its only section.
pub fn with_running(document: &Document, running: &[(&'static str, String)]) -> Vec<u8> {
    let mut extra = Package::default();
    let mut references = String::new();
    for (index, (kind, inner)) in running.iter().enumerate() {
        extra = extra.with(kind, inner);
        write!(references, "<w:{kind}Reference w:type=\"default\" r:id=\"rId{}\"/>", index + 1).unwrap();
    }
    let mut body = String::new();
    let mut index = 0;
    while index < document.blocks.len() {
        match document.blocks[index].cell {
            Some(cell) => index += table(document, index, cell.table, &mut body),
            None => {
                paragraph(&document.blocks[index], "", &mut body);
                index += 1;
            }
        }
    }
    body.push_str(&section(&document.sections[0], &references));
    let mut parts = Package::body(&body);
    parts.absorb(extra);
    parts.zip()
}

fn section(section: &Section, references: &str) -> String {
    let Section { width, height, top, bottom, left, right, .. } = section;
    format!(
        "<w:sectPr>{references}<w:pgSz w:w=\"{width}\" w:h=\"{height}\"{}/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"567\" w:footer=\"567\" \
         w:gutter=\"0\"/>{}</w:sectPr>",
        if section.landscape { " w:orient=\"landscape\"" } else { "" },
        if section.title_page { "<w:titlePg/>" } else { "" }
    )
}

/// Writes a whole table; gives the number of its blocks.
fn table(document: &Document, first: usize, table: u32, body: &mut String) -> usize {
    let blocks: Vec<&Block> =
        document.blocks[first..].iter().take_while(|b| b.cell.is_some_and(|c| c.table == table)).collect();
    body.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid/>");
    let mut places: Vec<(u32, u32)> = blocks.iter().filter_map(|b| b.cell).map(|c| (c.row, c.column)).collect();
    places.sort_unstable();
    places.dedup();
    let mut row = None;
    for place in places {
        if row != Some(place.0) {
            body.push_str(if row.is_some() { "</w:tr><w:tr>" } else { "<w:tr>" });
            row = Some(place.0);
        }
        body.push_str("<w:tc><w:tcPr><w:tcW w:w=\"4000\" w:type=\"dxa\"/></w:tcPr>");
        blocks
            .iter()
            .filter(|b| b.cell.is_some_and(|c| (c.row, c.column) == place))
            .for_each(|b| paragraph(b, "", body));
        body.push_str("</w:tc>");
    }
    body.push_str("</w:tr></w:tbl>");
    blocks.len()
}

fn paragraph(block: &Block, section: &str, out: &mut String) {
    out.push_str("<w:p><w:pPr>");
    if block.lines.iter().any(|l| l.kind == LineKind::Border) {
        out.push_str("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>");
    }
    match &block.paragraph {
        Some(format) => looks(format, out),
        // Text without looks gets those of the body.
        None => out.push_str(
            "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>",
        ),
    }
    write!(out, "{section}</w:pPr>").unwrap();
    if let Some(label) = &block.label {
        let format = block.runs.first().map(|r| r.format.clone()).unwrap_or_default();
        out.push_str(&run(&format!("{} ", label.text), &format));
    }
    match block.runs.is_empty() {
        true => {
            let format = RunFormat { font: Some("Times New Roman".to_owned()), size: Some(28), ..RunFormat::default() };
            out.push_str(&run(block.text(), &format));
        }
        false => block.runs.iter().for_each(|r| {
            out.push_str(&run(&block.text()[r.start as usize..r.end as usize], &r.format));
        }),
    }
    out.push_str("</w:p>");
}

fn looks(format: &ParagraphFormat, out: &mut String) {
    let (line, rule) = match format.line {
        Some(LineSpacing::Multiple(lines)) => ((lines * 240.0) as i32, "auto"),
        Some(LineSpacing::Exactly(twips)) => (twips, "exact"),
        Some(LineSpacing::AtLeast(twips)) => (twips, "atLeast"),
        None => (240, "auto"),
    };
    let ParagraphFormat { before, after, indent_left, first_line, .. } = format;
    let (first, twips) = if *first_line < 0 { ("hanging", -first_line) } else { ("firstLine", *first_line) };
    write!(
        out,
        "<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"{rule}\"/>\
         <w:ind w:left=\"{indent_left}\" w:{first}=\"{twips}\"/><w:jc w:val=\"{}\"/>",
        align(format.align)
    )
    .unwrap();
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

fn run(text: &str, format: &RunFormat) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut out = String::from("<w:r><w:rPr>");
    if let Some(font) = &format.font {
        write!(out, "<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:cs=\"{font}\"/>").unwrap();
    }
    for (on, name) in [(format.bold, "b"), (format.italic, "i"), (format.caps, "caps")] {
        out.push_str(&if on { format!("<w:{name}/>") } else { String::new() });
    }
    format.color.iter().for_each(|c| write!(out, "<w:color w:val=\"{c}\"/>").unwrap());
    format.size.iter().for_each(|s| write!(out, "<w:sz w:val=\"{s}\"/>").unwrap());
    out.push_str(if format.highlight { "<w:highlight w:val=\"yellow\"/>" } else { "" });
    out.push_str(if format.underline { "<w:u w:val=\"single\"/>" } else { "" });
    out.push_str("</w:rPr>");
    for (index, line) in text.split(['\n', '\u{b}', '\u{c}']).enumerate() {
        out.push_str(if index > 0 { "<w:br/>" } else { "" });
        for (index, part) in line.split('\t').enumerate() {
            out.push_str(if index > 0 { "<w:tab/>" } else { "" });
            let part: String = part.chars().filter(|c| !c.is_control()).collect();
            let part = part.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            if !part.is_empty() {
                write!(out, "<w:t xml:space=\"preserve\">{part}</w:t>").unwrap();
            }
        }
    }
    out + "</w:r>"
}
