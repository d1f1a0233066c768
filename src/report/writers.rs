//! The table of report writers: one row a kind, chosen by the file's ending.

use crate::error::{Error, ErrorKind, Result};
use crate::report::batch_record::Batch;
use crate::report::options::ReportOptions;
use crate::report::{docx, pdf, phieu};

/// A writer of one kind of report.
pub struct Writer {
    /// The file's ending, with its dot.
    pub ending: &'static str,
    /// Renders a batch (of one or of many).
    pub write: fn(&Batch<'_>, &ReportOptions) -> Result<Vec<u8>>,
}

/// One row a kind.
pub const WRITERS: &[Writer] = &[
    Writer { ending: ".docx", write: |batch, options| docx::render(&phieu::compose(&batch.records[0], options)) },
    Writer { ending: ".pdf", write: |batch, options| pdf::render(&phieu::compose(&batch.records[0], options)) },
];

/// The writer for a file's name.
pub fn for_path(path: &str) -> Result<&'static Writer> {
    let lower = path.to_lowercase();
    WRITERS.iter().find(|w| lower.ends_with(w.ending)).ok_or_else(|| {
        let known = WRITERS.iter().map(|w| w.ending).collect::<Vec<_>>().join(" ");
        Error::new(
            ErrorKind::Usage,
            format!("không biết viết báo cáo «{path}»; đuôi tệp phải là một trong: {known}"),
            format!("no writer for the report '{path}'; its ending must be one of: {known}"),
        )
    })
}
