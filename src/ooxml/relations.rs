//! Relations between parts (`.rels`) and the finding of the parts that make a Word document.

use super::package::Package;
use super::xml::Cursor;
use crate::error::Result;

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its id.
    pub id: String,
    /// The last word of its type: `styles`, `header`, `comments` …; transitional and strict types share it.
    pub kind: String,
    /// Name of the part it leads to; a foreign address when `external`.
    pub target: String,
    /// It leads out of the package; never followed.
    pub external: bool,
}

/// The relations of one part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relations {
    /// In the order of the file.
    pub all: Vec<Relation>,
}

impl Relations {
    /// Reads a `.rels` part; targets are resolved against `folder`.
    pub fn read(cursor: &mut Cursor<'_>, folder: &str) -> Result<Self> {
        let mut relations = Relations::default();
        if cursor.child()?.is_none() {
            return Ok(relations);
        }
        while let Some(open) = cursor.child()? {
            if open.local == "Relationship" {
                let id = cursor.attr(&open, "Id").unwrap_or_default().into_owned();
                let kind = cursor.attr(&open, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                let target = cursor.attr(&open, "Target").unwrap_or_default();
                let external = cursor.attr(&open, "TargetMode").is_some_and(|m| m == "External");
                let target = if external { target.into_owned() } else { resolve(folder, &target) };
                relations.all.push(Relation { id, kind, target, external });
            }
            cursor.skip()?;
        }
        Ok(relations)
    }

    /// The part of the first inner relation of a kind.
    pub fn of_kind(&self, kind: &str) -> Option<&str> {
        self.all.iter().find(|r| r.kind == kind && !r.external).map(|r| r.target.as_str())
    }

    /// The part that an id leads to.
    pub fn by_id(&self, id: &str) -> Option<&str> {
        self.all.iter().find(|r| r.id == id && !r.external).map(|r| r.target.as_str())
    }
}

/// A target against the folder of its source, as a part name without a leading slash. Steps above the root stay at the root.
pub fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|s| !s.is_empty()).collect(),
    };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The name of the main part: by the package's relations, else by the content types, else where Word puts it.
pub fn main_part(package: &mut Package<'_>) -> Result<Option<String>> {
    if let Some(name) = package.relations("")?.of_kind("officeDocument")
        && package.has(name)
    {
        return Ok(Some(name.to_owned()));
    }
    if let Some(name) = main_by_content_type(package)? {
        return Ok(Some(name));
    }
    Ok(Some("word/document.xml".to_owned()).filter(|name| package.has(name)))
}

fn main_by_content_type(package: &mut Package<'_>) -> Result<Option<String>> {
    let nesting = package.nesting();
    let Some(types) = package.part("[Content_Types].xml")? else { return Ok(None) };
    let mut cursor = Cursor::new(&types.name, &types.text, nesting);
    if cursor.child()?.is_none() {
        return Ok(None);
    }
    while let Some(open) = cursor.child()? {
        let kind = cursor.attr(&open, "ContentType").unwrap_or_default();
        if kind.contains("wordprocessingml.") && kind.ends_with(".main+xml")
            || kind.contains("ms-word") && kind.ends_with(".main+xml")
        {
            let name = cursor.attr(&open, "PartName").unwrap_or_default();
            let name = resolve("", &name);
            if package.has(&name) {
                return Ok(Some(name));
            }
        }
        cursor.skip()?;
    }
    Ok(None)
}

/// The part of a kind that belongs to the main part: by relation, else by the usual name beside it.
pub fn companion(package: &Package<'_>, main: &str, relations: &Relations, kind: &str) -> Option<String> {
    if let Some(name) = relations.of_kind(kind)
        && package.has(name)
    {
        return Some(name.to_owned());
    }
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let usual = match kind {
        "theme" => "theme/theme1.xml".to_owned(),
        other => format!("{other}.xml"),
    };
    Some(resolve(folder, &usual)).filter(|name| package.has(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_never_leave_the_package() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../docProps/core.xml"), "docProps/core.xml");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("", "..\\x"), "x");
    }
}
