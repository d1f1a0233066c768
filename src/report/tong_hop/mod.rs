//! Bảng tổng hợp: the report on a folder of plans. The report itself, then Phụ lục I (school × item) and Phụ lục II (plan by plan).

pub mod annex;
pub mod counts;
pub mod faults;
pub mod matrix;
pub mod schools;
pub mod trouble;

use crate::report::batch_record::Batch;
use crate::report::letter;
use crate::report::options::ReportOptions;
use crate::report::paper::{Block, Paper, Paragraph, Sheet, Span};
use crate::report::phieu::limits;
use crate::report::wording::say;

/// The report on a folder.
pub fn compose(batch: &Batch<'_>, options: &ReportOptions) -> Paper {
    let lang = options.lang;
    let kind = letter::kind_of_many(options);
    let subject = letter::subject_of_many(lang, batch.records.len());
    let mut blocks = vec![letter::letterhead(options, kind), letter::title(kind, &subject)];
    blocks.extend(letter::sections(body(batch, options)));
    let recipients = [
        say(lang, "Lãnh đạo đơn vị (để b/c)", "Head of the office"),
        say(lang, "Các đơn vị có tên trong bảng", "The units in the table"),
        say(lang, "Lưu: VT", "Archive"),
    ];
    blocks.push(letter::closing(options, &recipients, say(lang, "NGƯỜI LẬP", "PREPARED BY")));
    let mut sheets = vec![Sheet { landscape: false, blocks }];
    sheets.extend(matrix::sheet(batch, options, kind));
    sheets.extend(annex::sheet(batch, options, kind));
    let properties = letter::properties(options, format!("{kind}: {subject}"), subject);
    Paper { properties, lang, sheets }
}

/// Titles and contents.
fn body(batch: &Batch<'_>, options: &ReportOptions) -> Vec<(&'static str, Vec<Block>)> {
    let lang = options.lang;
    vec![
        (say(lang, "KẾT QUẢ CHUNG", "RESULTS"), counts::section(batch, options)),
        (say(lang, "KẾT QUẢ TỪNG ĐƠN VỊ", "UNITS"), schools::section(batch, lang)),
        (say(lang, "LỖI THƯỜNG GẶP", "COMMONEST FAULTS"), faults::section(batch, lang)),
        (say(lang, "TỆP KHÔNG ĐỌC ĐƯỢC", "FILES THAT COULD NOT BE READ"), trouble::unread(batch, lang)),
        (say(lang, "TÌNH HÌNH NỘP KẾ HOẠCH", "SUBMISSION"), trouble::submission(batch, lang)),
        (say(lang, "KẾ HOẠCH GIỐNG NHAU", "PLANS THAT ARE ALIKE"), trouble::copies(batch, lang)),
        (say(lang, "NỘI DUNG CHƯA KIỂM VÀ GHI CHÚ", "WHAT WAS NOT CHECKED, AND REMARKS"), remarks(batch, options)),
    ]
}

fn remarks(batch: &Batch<'_>, options: &ReportOptions) -> Vec<Block> {
    let mut blocks = counts::unchecked(batch, options.lang);
    let annexes = say(
        options.lang,
        "Kết quả theo từng nội dung kiểm ở Phụ lục I, kết quả từng kế hoạch ở Phụ lục II kèm theo.",
        "Results by item are in Annex I, results of each plan in Annex II.",
    );
    blocks.push(paragraph(vec![Span::plain(annexes)], false));
    blocks.extend(options.remarks.iter().map(|remark| paragraph(vec![Span::plain(remark)], false)));
    let templates = counts::templates(batch, options.lang);
    if options.template_title.is_none() && !templates.is_empty() {
        let label = say(options.lang, "Mẫu nội dung dùng để đối chiếu (số kế hoạch)", "Templates (number of plans)");
        blocks.push(paragraph(vec![Span::plain(format!("{label}: {templates}."))], false));
    }
    blocks.push(paragraph(vec![Span::plain(limits::colophon(options))], true));
    blocks
}

/// Running text.
pub fn paragraph(spans: Vec<Span>, keep_next: bool) -> Block {
    Block::Paragraph(Paragraph { spans, keep_next })
}
