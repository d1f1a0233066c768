//! Parts that a package does not have yet: their relations and content types, written once for all of them.

use crate::error::Result;
use crate::ooxml::package::Package;
use crate::ooxml::patch::append;
use crate::ooxml::relations::{Relations, resolve};
use crate::ooxml::xml::Cursor;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// The head of a new part.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The base of the types of relations, and the namespace of relation ids, in a package whose WordprocessingML has this URI.
pub fn relations_uri(uri: &str) -> &'static str {
    match uri.starts_with("http://purl.oclc.org/") {
        true => "http://purl.oclc.org/ooxml/officeDocument/relationships",
        false => "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }
}

/// A part that the main part leads to.
#[derive(Debug)]
struct Added {
    /// The id of its relation; empty where there is one already.
    id: String,
    kind: &'static str,
    name: String,
    content_type: &'static str,
}

/// All of them.
#[derive(Debug)]
pub struct Additions {
    main: String,
    next: u64,
    added: Vec<Added>,
}

impl Additions {
    /// None yet, beside the main part's relations.
    pub fn new(main: &str, relations: &Relations) -> Self {
        let number = |id: &str| id.strip_prefix("rId")?.parse::<u32>().ok();
        let highest = relations.all.iter().filter_map(|r| number(&r.id)).max().unwrap_or(0);
        Additions { main: main.to_owned(), next: u64::from(highest) + 1, added: Vec::new() }
    }

    /// Adds a part; gives the id of its relation.
    pub fn add(&mut self, kind: &'static str, name: &str, content_type: &'static str) -> String {
        let id = format!("rId{}", self.next);
        self.next += 1;
        self.added.push(Added { id: id.clone(), kind, name: name.to_owned(), content_type });
        id
    }

    /// Names the content type of a part that has its relation.
    pub fn name_type(&mut self, name: &str, content_type: &'static str) {
        self.added.push(Added { id: String::new(), kind: "", name: name.to_owned(), content_type });
    }

    /// The changed parts: the main part's relations and the content types.
    pub fn changed(&self, package: &mut Package<'_>, uri: &str) -> Result<Vec<(String, String)>> {
        let mut changed = Vec::new();
        if self.added.iter().any(|added| !added.id.is_empty()) {
            changed.push(self.relations(package, uri)?);
        }
        changed.extend(self.content_types(package)?);
        Ok(changed)
    }

    fn relations(&self, package: &mut Package<'_>, uri: &str) -> Result<(String, String)> {
        let (folder, file) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let name = resolve(folder, &format!("_rels/{file}.rels"));
        let base = relations_uri(uri);
        let make = |prefix: &str| -> String {
            let new = self.added.iter().filter(|added| !added.id.is_empty());
            let one = |Added { id, kind, name, .. }: &Added| {
                format!("<{prefix}Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"/{name}\"/>")
            };
            new.map(one).collect()
        };
        Ok(match package.part(&name)? {
            Some(part) => (part.name.clone(), append(&part.name, &part.text, make)?),
            None => {
                let inner = make("");
                (name, format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>"))
            }
        })
    }

    fn content_types(&self, package: &mut Package<'_>) -> Result<Option<(String, String)>> {
        let Some(types) = package.part("[Content_Types].xml")? else { return Ok(None) };
        let mut wanted: Vec<(String, &str)> =
            self.added.iter().map(|added| (format!("/{}", added.name), added.content_type)).collect();
        let mut cursor = Cursor::new(&types.name, &types.text, package.nesting());
        if cursor.child()?.is_some() {
            while let Some(open) = cursor.child()? {
                if let Some(known) = cursor.attr(&open, "PartName") {
                    wanted.retain(|(name, _)| !name.eq_ignore_ascii_case(&known));
                }
                cursor.skip()?;
            }
        }
        if wanted.is_empty() {
            return Ok(None);
        }
        let one = |prefix: &str, (name, kind): &(String, &str)| {
            format!("<{prefix}Override PartName=\"{name}\" ContentType=\"{kind}\"/>")
        };
        let make = |prefix: &str| wanted.iter().map(|part| one(prefix, part)).collect();
        Ok(Some((types.name.clone(), append(&types.name, &types.text, make)?)))
    }
}
