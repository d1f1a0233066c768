//! What a file says of the looks of text: effective values, styles and defaults already resolved. Lengths are in twips
//! (1/20 point), sizes in half points, as Word has them.

/// How lines are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Right.
    Right,
    /// Justified.
    Justify,
}

/// The distance of lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LineSpacing {
    /// A multiple of single spacing.
    Multiple(f32),
    /// Exactly so many twips.
    Exactly(i32),
    /// At least so many twips.
    AtLeast(i32),
}

/// Effective format of a paragraph. `None` in a field: the file does not say and no default is known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParagraphFormat {
    /// Alignment.
    pub align: Align,
    /// Left indent, twips.
    pub indent_left: i32,
    /// Right indent, twips.
    pub indent_right: i32,
    /// First line indent, twips; negative for a hanging indent.
    pub first_line: i32,
    /// Space before, twips.
    pub before: i32,
    /// Space after, twips.
    pub after: i32,
    /// Line distance.
    pub line: Option<LineSpacing>,
    /// True when space between paragraphs of one style is left out.
    pub contextual_spacing: bool,
    /// Style name, as the file shows it.
    pub style: Option<String>,
    /// Outline level, from 0.
    pub outline_level: Option<u8>,
    /// Starts on a new page.
    pub page_break_before: bool,
}

/// Effective format of characters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct RunFormat {
    /// Font name.
    pub font: Option<String>,
    /// Size in half points.
    pub size: Option<u16>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Shown in capitals (`w:caps`).
    pub caps: bool,
    /// Shown in small capitals.
    pub small_caps: bool,
    /// Struck through.
    pub strike: bool,
    /// RGB as six hex digits; `None` for automatic (black).
    pub color: Option<String>,
    /// Highlight or shading behind the text.
    pub highlight: bool,
    /// Hidden text.
    pub hidden: bool,
    /// Raised.
    pub superscript: bool,
    /// BCP 47 language of proofing.
    pub lang: Option<String>,
}

/// A stretch of a block's text (bytes of the author's text) with one format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its format.
    pub format: RunFormat,
}

/// How a rule line is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A drawn line object.
    Drawn,
    /// A border of the paragraph or cell.
    Border,
}

/// A line drawn in or under a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleLine {
    /// How it is made.
    pub kind: LineKind,
    /// Length in twips, where known.
    pub length: Option<i32>,
}

/// Page setup of a section. Lengths in twips.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Index of the first block of the section.
    pub first_block: u32,
    /// Paper width.
    pub width: i32,
    /// Paper height.
    pub height: i32,
    /// Declared landscape.
    pub landscape: bool,
    /// Margins.
    pub top: i32,
    /// Margins.
    pub bottom: i32,
    /// Margins.
    pub left: i32,
    /// Margins.
    pub right: i32,
    /// Margins (top, bottom, left, right) that the file does not show; all false where it states them.
    pub unseen: [bool; 4],
    /// The first page has a header of its own.
    pub title_page: bool,
    /// Page numbers restart here at this value.
    pub page_start: Option<u32>,
    /// Byte range of the `w:sectPr` element in the main part, for a Word file.
    pub element: Option<std::ops::Range<u32>>,
}

/// Which pages a running header or footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pages {
    /// All other pages.
    #[default]
    Default,
    /// The first page only.
    First,
    /// Even pages.
    Even,
}

/// A running header or footer: kept out of the blocks, looked at by the page-number rules.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Furniture {
    /// Index of the section.
    pub section: u32,
    /// True for a header, false for a footer.
    pub header: bool,
    /// Which pages.
    pub pages: Pages,
    /// Its text; a page-number field stands as the character U+0023 (`#`).
    pub text: String,
    /// It holds a PAGE field.
    pub page_field: bool,
    /// The page field's paragraph alignment.
    pub align: Align,
    /// The page field's character format.
    pub format: RunFormat,
}
