//! The theme's two Latin fonts (`theme1.xml`), which styles refer to.

use super::names::Ns;
use super::xml::{Cursor, Open};
use crate::error::Result;

/// The fonts of headings and body text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// For headings.
    pub major: Option<String>,
    /// For body text.
    pub minor: Option<String>,
}

impl Theme {
    /// Reads the theme part.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut theme = Theme::default();
        if cursor.child()?.is_some() {
            theme.walk(cursor)?;
        }
        Ok(theme)
    }

    fn walk(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::A, "themeElements" | "fontScheme") => self.walk(cursor)?,
                (Ns::A, "majorFont") => self.major = latin(cursor, &open)?,
                (Ns::A, "minorFont") => self.minor = latin(cursor, &open)?,
                // Colours and effects, many and without fonts.
                (Ns::A, "clrScheme" | "fmtScheme") => cursor.leap(&open)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }
}

/// The Latin font of an open list of fonts, which has one for every script besides; reads it to its end.
fn latin<'a>(cursor: &mut Cursor<'a>, fonts: &Open<'a>) -> Result<Option<String>> {
    while let Some(open) = cursor.child()? {
        let found = (open.ns, open.local) == (Ns::A, "latin");
        let font = cursor.attr(&open, "typeface").filter(|v| !v.is_empty()).map(|v| v.into_owned());
        cursor.skip()?;
        if found {
            cursor.leap(fonts)?;
            return Ok(font);
        }
    }
    Ok(None)
}
