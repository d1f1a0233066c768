//! Every limit on input, in one place; printed by `--help`.

/// Largest file that is read, bytes.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// Largest sum of unpacked parts of one package, bytes.
pub const MAX_INFLATED_BYTES: u64 = 256 * 1024 * 1024;
/// Largest ratio of unpacked to packed size of one part above 1 MiB.
pub const MAX_INFLATE_RATIO: u64 = 200;
/// Most entries of one package.
pub const MAX_ENTRIES: usize = 4096;
/// Deepest nesting of elements, groups, tables or PDF objects.
pub const MAX_NESTING: usize = 256;
/// Most attributes of one tag of a web page.
pub const MAX_ATTRIBUTES: usize = 2_000;
/// Most paragraphs of one document.
pub const MAX_BLOCKS: usize = 100_000;
/// Longest paragraph, bytes of UTF-8: eighty pages without a break.
pub const MAX_PARAGRAPH_BYTES: usize = 256 * 1024;
/// Most text of one document, bytes of UTF-8: more than six hundred pages.
pub const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// Most pages of one PDF.
pub const MAX_PAGES: usize = 2_000;
/// Most bytes that one packed stream of a PDF may hold, pictures aside.
pub const MAX_STREAM_BYTES: usize = 64 * 1024 * 1024;
/// Most drawing steps of one PDF: what forms inside forms multiply to.
pub const MAX_DRAWING_STEPS: usize = 2_000_000;
/// Most pages of a scan whose pictures are read.
pub const MAX_READ_PAGES: usize = 100;
/// Most pixels of the picture of one page: A4 at 600 dots per inch.
pub const MAX_PICTURE_PIXELS: usize = 36_000_000;
/// Most citations of one document that the rules compare with each other; no plan comes near it, and the time stays bounded.
pub const MAX_COMPARED_CITATIONS: usize = 3_000;
