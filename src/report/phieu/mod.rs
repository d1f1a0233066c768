//! Phiếu rà soát: the report on one plan, composed from its record. Pure: the same record gives the same paper.

pub mod checklist;
pub mod facts;
pub mod faults;
pub mod identity;
pub mod limits;

use crate::report::letter;
use crate::report::options::ReportOptions;
use crate::report::paper::{Paper, Sheet};
use crate::report::record::Record;
use crate::report::wording::say;

/// The report on one plan.
pub fn compose(record: &Record, options: &ReportOptions) -> Paper {
    let lang = options.lang;
    let kind = options.office.title_of_one.as_deref().unwrap_or(say(lang, "PHIẾU RÀ SOÁT", "REVIEW SHEET"));
    let subject = identity::subject(record, lang);
    let mut blocks = vec![letter::letterhead(options), letter::title(kind, &subject)];
    blocks.extend(identity::section(record, options));
    if record.error.is_none() {
        blocks.extend(faults::verdict(record, options));
        blocks.extend(checklist::section(record, lang));
        blocks.extend(faults::section(record, lang));
        blocks.extend(facts::tasks(record, lang));
        blocks.extend(facts::citations(record, lang));
        blocks.extend(facts::deadlines(record, lang));
    }
    blocks.extend(limits::section(record, options));
    let author =
        identity::agency(record).unwrap_or_else(|| say(lang, "Đơn vị lập kế hoạch", "The plan's author").to_owned());
    let recipients = [author.as_str(), say(lang, "Lưu: VT", "Archive")];
    blocks.push(letter::closing(options, &recipients, say(lang, "NGƯỜI RÀ SOÁT", "REVIEWER")));
    let title = format!("{kind}: {subject}");
    Paper {
        properties: letter::properties(options, title, record.source.path.clone()),
        lang,
        sheets: vec![Sheet { landscape: false, blocks }],
    }
}
