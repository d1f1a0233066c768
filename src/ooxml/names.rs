//! The XML namespaces that the reader tells apart, in their transitional and strict spellings. Prefixes mean nothing.

/// A namespace that matters to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ns {
    /// WordprocessingML.
    W,
    /// Markup compatibility (`mc:AlternateContent`).
    Mc,
    /// Relationship ids in the parts (`r:id`).
    R,
    /// DrawingML.
    A,
    /// Drawings in a Word file (`wp:inline`, `wp:anchor`).
    Wp,
    /// Word shapes (`wps:wsp`).
    Wps,
    /// Word shape groups (`wpg:wgp`).
    Wpg,
    /// Word drawing canvas.
    Wpc,
    /// Pictures.
    Pic,
    /// VML shapes.
    V,
    /// VML's Office extensions.
    O,
    /// Mathematics.
    M,
    /// Later Word versions' additions to WordprocessingML (`w14`, `w15` …): understood, never text of their own.
    WLater,
    /// Any other.
    Other,
}

/// Namespace names by URI.
const TABLE: &[(&str, Ns)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::W),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::W),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::Mc),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::R),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::R),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", Ns::A),
    ("http://purl.oclc.org/ooxml/drawingml/main", Ns::A),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Ns::Wp),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Ns::Wp),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", Ns::WLater),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::Wps),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Ns::Wpg),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Ns::Wpc),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::Pic),
    ("http://purl.oclc.org/ooxml/drawingml/picture", Ns::Pic),
    ("urn:schemas-microsoft-com:vml", Ns::V),
    ("urn:schemas-microsoft-com:office:office", Ns::O),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::M),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Ns::M),
];

impl Ns {
    /// The namespace of a URI.
    pub fn of(uri: &str) -> Ns {
        if let Some((_, ns)) = TABLE.iter().find(|(name, _)| *name == uri) {
            return *ns;
        }
        if uri.starts_with("http://schemas.microsoft.com/office/word/20") { Ns::WLater } else { Ns::Other }
    }

    /// True for a namespace whose content may be chosen from `mc:Choice`.
    pub fn is_understood(self) -> bool {
        self != Ns::Other
    }
}
