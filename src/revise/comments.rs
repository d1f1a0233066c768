//! The comments part of a package: what is in it and what is added.

use super::additions::{Additions, DECLARATION};
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

/// The comments.
pub struct Comments {
    name: String,
    part: Option<Part>,
    /// Author and text by id.
    existing: BTreeMap<i64, (String, String)>,
    added: Vec<(i64, Vec<String>)>,
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
        Ok(Comments { name, part, existing, added: Vec::new(), related })
    }

    /// The ids in use.
    pub fn ids(&self) -> impl Iterator<Item = i64> + '_ {
        self.existing.keys().copied()
    }

    /// True when one of these comments is ours and says exactly this.
    pub fn says(&self, ids: &[i64], lines: &[String]) -> bool {
        let text = plain(lines).join("\n");
        ids.iter().filter_map(|id| self.existing.get(id)).any(|(author, said)| author == AUTHOR && *said == text)
    }

    /// Adds a comment.
    pub fn add(&mut self, id: i64, lines: Vec<String>) {
        self.added.push((id, plain(&lines)));
    }

    /// The changed part, and in `additions` what must know of a new one. Nothing when nothing was added.
    pub fn changed(&self, additions: &mut Additions, uri: &str, options: &Options) -> Result<Option<(String, String)>> {
        if self.added.is_empty() {
            return Ok(None);
        }
        // Every comment declares its own prefix, so that it stands right whatever the part's root declares.
        let new: String = self.added.iter().map(|(id, lines)| comment(*id, lines, uri, options)).collect();
        let content = match &self.part {
            Some(part) => append(&part.name, &part.text, |_| new)?,
            None => format!("{DECLARATION}<w:comments xmlns:w=\"{uri}\">{new}</w:comments>"),
        };
        match self.related {
            true => additions.name_type(&self.name, TYPE),
            false => drop(additions.add("comments", &self.name, TYPE)),
        }
        Ok(Some((self.name.clone(), content)))
    }
}

/// Paragraphs without breaks and tabs, so that they are read back as they were written.
fn plain(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line.split(char::is_control).collect::<Vec<_>>().join(" ")).collect()
}

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
