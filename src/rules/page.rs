//! A rule's page: Markdown that is read by people, printed by `explain`, and run by the tests.
//!
//! ```text
//! # <title in Vietnamese>
//! *<title in English>*
//!
//! ## Vì sao            one sentence          ## Why
//! ## Cách sửa          one sentence          ## How to mend
//! ## Sai               one or more ``` blocks; the text a finding must mark stands in ⟦ ⟧ (none: the finding has no place)
//! ## Đúng              one or more ``` blocks that raise nothing of this rule
//! ```
//! A fence may name its kind: ```` ```text ````, ```` ```markdown ````, ```` ```layout ```` (default `text`), and options: `stage=final`,
//! `today=2026-09-01`, `issued=2026-09-01`, `template=ke-hoach`.
//!
//! A `layout` block is a document with looks, one paragraph a line:
//!
//! ```text
//! @page width=210mm height=297mm margins=20,20,30,15mm [landscape] [title-page]    top, bottom, left, right; a new section begins
//! @header align=centre size=13 field [pages=first] [text=Trang]                    a running header; `field`: with a page number
//! @footer align=right size=13 field
//! @pages 3                                                                         number of pages
//! @default font=Arial size=14 align=justify                                        what the lines below have unless they say otherwise
//! {size=13 bold italic underline color=FF0000 align=centre first=1.27cm before=6pt after=0 line=1.5 line=18pt cell=0,1} text
//! @line length=6cm | border                                                        a line drawn under the paragraph before it
//! ```
//! Without `@default` a paragraph is Times New Roman 14, upright, justified, first line 1.27 cm, 6 pt after, single lines. `cell=row,column`
//! puts the paragraph into a table; a paragraph without it ends the table.

use crate::finding::Words;

/// A fenced example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Words after the opening fence.
    pub info: String,
    /// The block's text, markers included.
    pub text: String,
}

/// The parsed page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Title in both languages.
    pub title: Words,
    /// Why it matters.
    pub why: Words,
    /// How to mend it.
    pub mend: Words,
    /// Examples that must be found.
    pub wrong: Vec<Example>,
    /// Examples that must not.
    pub right: Vec<Example>,
}

impl Page {
    /// Reads the words of a page without its examples: what a finding needs.
    pub fn words(source: &str) -> Page {
        let end = source.find("\n## Sai").unwrap_or(source.len());
        Page::parse(&source[..end])
    }

    /// Reads a page. Total: what is missing stays empty (a test insists on every part).
    pub fn parse(source: &str) -> Page {
        let mut page = Page::default();
        let mut heading = "";
        let mut lines = source.lines();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix("# ") {
                page.title.vi = title.trim().to_owned();
            } else if let Some(text) = line.strip_prefix("## ") {
                heading = text.trim();
            } else if let Some(info) = line.strip_prefix("```") {
                let text = lines.by_ref().take_while(|l| !l.starts_with("```")).collect::<Vec<_>>().join("\n");
                let example = Example { info: info.trim().to_owned(), text };
                match heading {
                    "Sai" => page.wrong.push(example),
                    "Đúng" => page.right.push(example),
                    _ => {}
                }
            } else if heading.is_empty() && line.starts_with('*') && page.title.en.is_empty() {
                page.title.en = line.trim_matches('*').trim().to_owned();
            } else {
                let slot = match heading {
                    "Vì sao" => &mut page.why.vi,
                    "Why" => &mut page.why.en,
                    "Cách sửa" => &mut page.mend.vi,
                    "How to mend" => &mut page.mend.en,
                    _ => continue,
                };
                append(slot, line);
            }
        }
        page
    }
}

fn append(slot: &mut String, line: &str) {
    let line = line.trim();
    if !line.is_empty() {
        if !slot.is_empty() {
            slot.push(' ');
        }
        slot.push_str(line);
    }
}
