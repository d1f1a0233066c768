//! Phiếu rà soát: the report on one plan, composed from its record. Pure: the same record gives the same paper.

pub mod checklist;
pub mod demands;
pub mod facts;
pub mod faults;
pub mod identity;
pub mod limits;

use crate::report::letter;
use crate::report::options::ReportOptions;
use crate::report::paper::{Block, Paper, Sheet};
use crate::report::record::Record;
use crate::report::wording::say;

/// The report on one plan.
pub fn compose(record: &Record, options: &ReportOptions) -> Paper {
    let lang = options.lang;
    let kind = letter::kind_of_one(options);
    let subject = identity::subject(record, lang);
    let mut blocks = vec![letter::letterhead(options, kind), letter::title(kind, &subject)];
    blocks.extend(letter::sections(sections(record, options)));
    let recipients = [say(lang, "Đơn vị lập kế hoạch", "The plan's author"), say(lang, "Lưu: VT", "Archive")];
    blocks.push(letter::closing(options, &recipients, say(lang, "NGƯỜI LẬP", "PREPARED BY")));
    let title = format!("{kind}: {subject}");
    Paper {
        properties: letter::properties(options, title, record.source.path.clone()),
        lang,
        sheets: vec![Sheet { landscape: false, blocks }],
    }
}

/// Titles and contents; a file that could not be read has only its identity and the reason.
fn sections(record: &Record, options: &ReportOptions) -> Vec<(&'static str, Vec<Block>)> {
    let lang = options.lang;
    let mut sections = vec![(say(lang, "VĂN BẢN ĐƯỢC RÀ SOÁT", "THE DOCUMENT"), identity::section(record, options))];
    if record.error.is_some() {
        sections
            .push((say(lang, "KHÔNG ĐỌC ĐƯỢC TỆP", "THE FILE COULD NOT BE READ"), limits::section(record, options)));
        return sections;
    }
    sections.extend([
        (say(lang, "KẾT LUẬN", "VERDICT"), faults::verdict(record, options)),
        (say(lang, "BẢNG KIỂM", "CHECKLIST"), checklist::section(record, lang)),
        (say(lang, "LỖI PHÁT HIỆN VÀ CÁCH SỬA", "FINDINGS AND MENDS"), faults::section(record, lang)),
        (say(lang, "ĐỐI CHIẾU VỚI KẾ HOẠCH CẤP TRÊN", "THE SUPERIOR'S DEMANDS"), demands::section(record, lang)),
        (say(lang, "NHIỆM VỤ, ĐƠN VỊ THỰC HIỆN VÀ THỜI HẠN", "TASKS, WHO AND WHEN"), facts::tasks(record, lang)),
        (say(lang, "VĂN BẢN VIỆN DẪN", "CITED DOCUMENTS"), facts::citations(record, lang)),
        (say(lang, "CÁC MỐC THỜI HẠN", "DEADLINES"), facts::deadlines(record, lang)),
        (
            say(lang, "NỘI DUNG CHƯA KIỂM VÀ GHI CHÚ", "WHAT WAS NOT CHECKED, AND REMARKS"),
            limits::section(record, options),
        ),
    ]);
    sections
}
