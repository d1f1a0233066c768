//! The theme's two Latin fonts (`theme1.xml`), which styles refer to.

use super::names::Ns;
use super::xml::Cursor;
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
            theme.walk(cursor, None)?;
        }
        Ok(theme)
    }

    fn walk(&mut self, cursor: &mut Cursor<'_>, major: Option<bool>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::A, "themeElements" | "fontScheme") => self.walk(cursor, None)?,
                (Ns::A, "majorFont") => self.walk(cursor, Some(true))?,
                (Ns::A, "minorFont") => self.walk(cursor, Some(false))?,
                (Ns::A, "latin") => {
                    let font = cursor.attr(&open, "typeface").filter(|v| !v.is_empty()).map(|v| v.into_owned());
                    match major {
                        Some(true) => self.major = font,
                        Some(false) => self.minor = font,
                        None => {}
                    }
                    cursor.skip()?;
                }
                // Colours and effects, many and without fonts.
                (Ns::A, "clrScheme" | "fmtScheme") => cursor.leap(&open)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }
}
