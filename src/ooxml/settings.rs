//! Document settings (`settings.xml`) that reading or revising depends on.

use super::names::Ns;
use super::run::is_on;
use super::xml::{Cursor, Open};
use crate::error::Result;

/// The settings we look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// Even pages have headers and footers of their own.
    pub even_pages: bool,
    /// Changes are being tracked.
    pub tracks_changes: bool,
    /// Editing is restricted (`w:documentProtection` enforced).
    pub protected: bool,
    /// The file asks to be opened read-only (`w:writeProtection`).
    pub write_protected: bool,
}

impl Settings {
    /// Reads the settings part.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut settings = Settings::default();
        if cursor.child()?.is_none() {
            return Ok(settings);
        }
        while let Some(open) = cursor.child()? {
            if open.ns == Ns::W {
                settings.take(cursor, &open);
            }
            cursor.skip()?;
        }
        Ok(settings)
    }

    fn take<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        match open.local {
            "evenAndOddHeaders" => self.even_pages = is_on(cursor, open),
            "trackRevisions" => self.tracks_changes = is_on(cursor, open),
            "writeProtection" => self.write_protected = true,
            "documentProtection" => {
                let enforced =
                    cursor.attr(open, "enforcement").is_some_and(|v| matches!(v.as_ref(), "1" | "true" | "on"));
                let none = cursor.attr(open, "edit").is_none_or(|v| v == "none");
                self.protected = enforced && !none;
            }
            _ => {}
        }
    }
}
