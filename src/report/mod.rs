//! Writers: terminal, json, docx, pdf … all from the same records. To add one: a file and a row of `WRITERS`.

mod agency;
mod balance;
pub mod batch_record;
pub mod demand_record;
pub mod docx;
pub mod due;
mod excerpt;
pub mod facts_csv;
pub mod facts_ics;
pub mod facts_markdown;
pub mod facts_table;
pub mod facts_xlsx;
pub mod findings;
pub mod html;
pub mod json;
pub mod junit;
pub mod letter;
pub mod markdown;
pub mod matrix;
pub mod notes;
pub mod options;
pub mod paper;
pub mod pdf;
pub mod phieu;
pub mod place;
pub mod record;
mod resolve;
pub mod rrule;
pub mod sarif;
pub mod terminal;
pub mod tong_hop;
pub mod wording;

use crate::error::Result;
use batch_record::Batch;
use options::ReportOptions;
use paper::Paper;

/// A writer of report files, chosen by the end of the file's name.
#[derive(Debug, Clone, Copy)]
pub struct Writer {
    /// The end of the file's name, lower case, without the leading dot.
    pub ending: &'static str,
    /// What it writes, in Vietnamese, for the help.
    pub vi: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// Makes the file's bytes.
    pub write: fn(&Batch<'_>, &ReportOptions) -> Result<Vec<u8>>,
}

/// All writers.
pub const WRITERS: &[Writer] = &[
    Writer { ending: "docx", vi: "Word", en: "Word", write: |b, o| docx::render(&paper(b, o)) },
    Writer { ending: "pdf", vi: "PDF/A", en: "PDF/A", write: |b, o| pdf::render(&paper(b, o)) },
    Writer { ending: "html", vi: "trang HTML một tệp", en: "one HTML file", write: |b, o| Ok(html::render(b, o)) },
    Writer { ending: "xlsx", vi: "bảng tính Excel", en: "Excel workbook", write: facts_xlsx::report_on },
    Writer {
        ending: "json", vi: "JSON, mỗi dòng một tệp", en: "JSON lines", write: |b, _| json::render(b.records)
    },
    Writer { ending: "md", vi: "Markdown", en: "Markdown", write: |b, o| Ok(markdown::render(&paper(b, o))) },
    Writer { ending: "sarif", vi: "SARIF 2.1.0", en: "SARIF 2.1.0", write: sarif::render },
    Writer { ending: "junit.xml", vi: "JUnit XML", en: "JUnit XML", write: |b, o| Ok(junit::render(b, o)) },
];

/// The writer for a file's name: the one with the longest ending that fits.
pub fn writer(file: &str) -> Option<&'static Writer> {
    let file = file.to_lowercase();
    let fits = |w: &&Writer| file.strip_suffix(w.ending).is_some_and(|stem| stem.ends_with('.'));
    WRITERS.iter().filter(fits).max_by_key(|w| w.ending.len())
}

/// The report as a paper: a phiếu rà soát for one plan, a bảng tổng hợp for several or with a roster.
pub fn paper(batch: &Batch<'_>, options: &ReportOptions) -> Paper {
    match batch.records {
        [record] if !batch.roster => phieu::compose(record, options),
        _ => tong_hop::compose(batch, options),
    }
}
