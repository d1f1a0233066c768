//! What was not checked, what the reader of the file noticed, and with what the review was made.

use crate::finding::{CheckStatus, Lang};
use crate::report::options::ReportOptions;
use crate::report::paper::{Align, Block, Cell, Column, Paragraph, Row, Span, Table, size};
use crate::report::phieu::checklist::head_row;
use crate::report::record::Record;
use crate::report::wording::{self, capitalised, say};

/// The section.
pub fn section(record: &Record, options: &ReportOptions) -> Vec<Block> {
    let lang = options.lang;
    let mut blocks = Vec::new();
    if let Some(error) = &record.error {
        blocks.push(body(vec![Span::plain(wording::sentence(&error.message))], false));
    }
    blocks.extend(unchecked(record, lang).map(Block::Table));
    for notice in &record.source.notices {
        let label = Span::italic(say(lang, "Lưu ý khi đọc tệp: ", "Note on the file: "));
        blocks.push(body(vec![label, Span::plain(&notice.message)], false));
    }
    blocks.extend(options.remarks.iter().map(|remark| body(vec![Span::plain(remark)], false)));
    blocks.push(body(vec![Span::plain(colophon(options))], true));
    blocks
}

fn body(spans: Vec<Span>, keep_next: bool) -> Block {
    Block::Paragraph(Paragraph { spans, keep_next })
}

/// Items by state and reason.
fn unchecked(record: &Record, lang: Lang) -> Option<Table> {
    let mut groups: Vec<(CheckStatus, &str, Vec<&str>)> = Vec::new();
    for row in record.checked.checklist.as_deref()? {
        let reason = row.reason.as_deref().unwrap_or_default();
        if !matches!(row.status, CheckStatus::NotChecked | CheckStatus::NeedsReview) {
            continue;
        }
        match groups.iter_mut().find(|g| g.0 == row.status && g.1 == reason) {
            Some(group) => group.2.push(&row.label),
            None => groups.push((row.status, reason, vec![&row.label])),
        }
    }
    let rows: Vec<Row> = groups
        .iter()
        .map(|(status, reason, items)| {
            let state = wording::check_status(*status, lang);
            Row::new(vec![Cell::text(items.join("; ")), Cell::text(state), Cell::text(capitalised(reason))])
        })
        .collect();
    let vi = ["Nội dung", "Tình trạng", "Lý do"];
    let en = ["Item", "State", "Reason"];
    (!rows.is_empty()).then(|| Table {
        columns: [37, 20, 43].map(|share| Column { share, align: Align::Left }).to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows,
        summary: say(lang, "Nội dung chưa kiểm", "What was not checked").to_owned(),
        size: size::SMALL,
    })
}

/// With what the review was made, and what no program can see. Ends the body with the usual mark.
pub fn colophon(options: &ReportOptions) -> String {
    let lang = options.lang;
    let mut tools = format!("rasoat {}", options.version).trim_end().to_owned();
    if let Some(template) = &options.template_title {
        tools.push_str(&format!("{}“{template}”", say(lang, ", mẫu ", ", template ")));
    }
    if let Some(day) = options.register_date {
        let day = wording::day(&day.to_string(), lang);
        tools.push_str(&format!(
            "{}{day}",
            say(lang, ", danh mục tra cứu văn bản cập nhật đến ", ", register of documents up to ")
        ));
    }
    match lang {
        Lang::Vi => format!(
            "Kết quả do phần mềm {tools} lập tự động từ tệp nêu trên, để người rà soát tham khảo. Chữ ký, con dấu và sự phù \
             hợp của nội dung với tình hình thực tế do người rà soát xem xét, quyết định./."
        ),
        Lang::En => format!(
            "Made automatically by {tools} from the file named above, for the reviewer. Signature, seal and whether the \
             content fits the facts are for the reviewer to judge."
        ),
    }
}
