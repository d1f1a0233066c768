//! The comments part of a package: what is in it, what is added, and the two parts that must know of it.

use super::choice::Options;
use super::words::{AUTHOR, INITIALS};
use crate::error::Result;
use crate::ooxml::names::Ns;
use crate::ooxml::package::{Package, Part};
use crate::ooxml::patch::append;
use crate::ooxml::relations::{Relations, companion, resolve};
use crate::ooxml::text::{escape, shown_text};
use crate::ooxml::xml::Cursor;
use std::collections::BTreeMap;

const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The comments.
pub struct Comments {
    name: String,
    part: Option<Part>,
    /// Author and text by id.
    existing: BTreeMap<i64, (String, String)>,
    added: Vec<(i64, Vec<String>)>,
    main: String,
    related: bool,
}

impl Comments {
    /// Reads the comments of the main part, which may have none.
    pub fn read(package: &mut Package<'_>, main: &str, relations: &Relations) -> Result<Self> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let found = companion(package, main, relations, "comments");
        let related = relations.of_kind("comments").is_some_and(|name| package.has(name));
        let name = found.unwrap_or_else(|| resolve(folder, "comments.xml"));
        let part = package.part(&name)?;
        let existing = match &part {
            Some(part) => read_existing(&mut Cursor::new(&part.name, &part.text, package.nesting()))?,
            None => BTreeMap::new(),
        };
        let name = part.as_ref().map_or(name, |p| p.name.clone());
        Ok(Comments { name, part, existing, added: Vec::new(), main: main.to_owned(), related })
    }

    /// The ids in use.
    pub fn ids(&self) -> impl Iterator<Item = i64> + '_ {
        self.existing.keys().copied()
    }

    /// True when one of these comments is ours and says exactly this.
    pub fn says(&self, ids: &[i64], lines: &[String]) -> bool {
        let text = lines.join("\n");
        ids.iter().filter_map(|id| self.existing.get(id)).any(|(author, said)| author == AUTHOR && *said == text)
    }

    /// Adds a comment.
    pub fn add(&mut self, id: i64, lines: Vec<String>) {
        self.added.push((id, lines));
    }

    /// The changed parts: comments, and where the part is new, relations and content types. Nothing when nothing was added.
    pub fn changed(&self, package: &mut Package<'_>, uri: &str, options: &Options) -> Result<Vec<(String, String)>> {
        if self.added.is_empty() {
            return Ok(Vec::new());
        }
        // Every comment declares its own prefix, so that it stands right whatever the part's root declares.
        let new: String = self.added.iter().map(|(id, lines)| comment(*id, lines, uri, options)).collect();
        let mut changed = Vec::new();
        let content = match &self.part {
            Some(part) => append(&part.name, &part.text, |_| new)?,
            None => format!("{DECLARATION}<w:comments xmlns:w=\"{uri}\">{new}</w:comments>"),
        };
        changed.push((self.name.clone(), content));
        if !self.related {
            changed.push(self.relation(package, uri)?);
        }
        changed.extend(self.content_type(package)?);
        Ok(changed)
    }

    fn relation(&self, package: &mut Package<'_>, uri: &str) -> Result<(String, String)> {
        let (folder, file) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let name = resolve(folder, &format!("_rels/{file}.rels"));
        let taken = package.relations(&self.main)?;
        let highest = taken.all.iter().filter_map(|r| r.id.strip_prefix("rId")?.parse::<u32>().ok()).max().unwrap_or(0);
        let base = match uri.starts_with("http://purl.oclc.org/") {
            true => "http://purl.oclc.org/ooxml/officeDocument/relationships",
            false => "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        };
        let id = u64::from(highest) + 1;
        let target = &self.name;
        let make = |prefix: &str| {
            format!("<{prefix}Relationship Id=\"rId{id}\" Type=\"{base}/comments\" Target=\"/{target}\"/>")
        };
        Ok(match package.part(&name)? {
            Some(part) => (part.name.clone(), append(&part.name, &part.text, make)?),
            None => {
                let inner = make("");
                (name, format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>"))
            }
        })
    }

    fn content_type(&self, package: &mut Package<'_>) -> Result<Option<(String, String)>> {
        let Some(types) = package.part("[Content_Types].xml")? else { return Ok(None) };
        let wanted = format!("/{}", self.name);
        let mut cursor = Cursor::new(&types.name, &types.text, package.nesting());
        if cursor.child()?.is_some() {
            while let Some(open) = cursor.child()? {
                if cursor.attr(&open, "PartName").is_some_and(|name| name.eq_ignore_ascii_case(&wanted)) {
                    return Ok(None);
                }
                cursor.skip()?;
            }
        }
        let make = |prefix: &str| format!("<{prefix}Override PartName=\"{wanted}\" ContentType=\"{TYPE}\"/>");
        Ok(Some((types.name.clone(), append(&types.name, &types.text, make)?)))
    }
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn comment(id: i64, lines: &[String], uri: &str, options: &Options) -> String {
    let mut out = format!("<w:comment xmlns:w=\"{uri}\" w:id=\"{id}\" w:author=\"{AUTHOR}\"");
    if let Some(date) = &options.date {
        out.push_str(" w:date=\"");
        escape(date, &mut out);
        out.push('"');
    }
    out.push_str(&format!(" w:initials=\"{INITIALS}\">"));
    for (index, line) in lines.iter().enumerate() {
        out.push_str("<w:p>");
        if index == 0 {
            out.push_str("<w:r><w:annotationRef/></w:r>");
        }
        out.push_str("<w:r><w:t xml:space=\"preserve\">");
        escape(line, &mut out);
        out.push_str("</w:t></w:r></w:p>");
    }
    out.push_str("</w:comment>");
    out
}

fn read_existing(cursor: &mut Cursor<'_>) -> Result<BTreeMap<i64, (String, String)>> {
    let mut comments = BTreeMap::new();
    if cursor.child()?.is_none() {
        return Ok(comments);
    }
    while let Some(open) = cursor.child()? {
        let id = cursor.attr(&open, "id").and_then(|v| v.trim().parse().ok());
        let author = cursor.attr(&open, "author").unwrap_or_default().into_owned();
        let mut paragraphs = Vec::new();
        read_paragraphs(cursor, &mut paragraphs)?;
        if let Some(id) = id {
            comments.insert(id, (author, paragraphs.join("\n")));
        }
    }
    Ok(comments)
}

fn read_paragraphs(cursor: &mut Cursor<'_>, paragraphs: &mut Vec<String>) -> Result<()> {
    while let Some(open) = cursor.child()? {
        match (open.ns, open.local) {
            (Ns::W, "p") => {
                paragraphs.push(String::new());
                read_paragraphs(cursor, paragraphs)?;
            }
            (Ns::W, "t") => {
                let preserve = cursor.keeps_space(&open);
                let content = cursor.content(&open)?;
                if let Some(last) = paragraphs.last_mut() {
                    last.push_str(&shown_text(cursor.raw(content), preserve));
                }
            }
            _ => read_paragraphs(cursor, paragraphs)?,
        }
    }
    Ok(())
}
