//! How many plans passed, how many faults there are, what was not checked: in a sentence, a table and bars.

use crate::finding::{CheckStatus, Lang, VerdictResult};
use crate::report::batch_record::Batch;
use crate::report::findings;
use crate::report::options::ReportOptions;
use crate::report::paper::{Align, Bar, Bars, Block, Cell, Column, Row, Span, Table, Tone, size};
use crate::report::phieu::checklist::head_row;
use crate::report::phieu::faults;
use crate::report::record::Record;
use crate::report::tong_hop::paragraph;
use crate::report::wording::{self, say};
use crate::template::builtin;
use std::collections::BTreeMap;

/// Plans by verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Without open error or warning.
    pub pass: usize,
    /// Without open error.
    pub warnings: usize,
    /// With errors.
    pub fail: usize,
    /// Could not be read.
    pub unread: usize,
}

/// Counts the verdicts.
pub fn counts(records: &[Record]) -> Counts {
    let mut counts = Counts::default();
    for record in records {
        match record.checked.verdict.as_ref().map(|v| v.result) {
            Some(VerdictResult::Pass) => counts.pass += 1,
            Some(VerdictResult::PassWithWarnings) => counts.warnings += 1,
            Some(VerdictResult::Fail) => counts.fail += 1,
            None => counts.unread += usize::from(record.error.is_some()),
        }
    }
    counts
}

/// The section.
pub fn section(batch: &Batch<'_>, options: &ReportOptions) -> Vec<Block> {
    let lang = options.lang;
    let counts = counts(batch.records);
    let mut blocks = vec![
        paragraph(vec![Span::plain(sentence(batch, options, counts))], true),
        Block::Table(table(batch, counts, lang)),
        Block::Bars(verdict_bars(batch, counts, lang)),
    ];
    let open: Vec<_> = batch.records.iter().flat_map(findings::open).collect();
    let bars = faults::bars(&open, lang);
    if !bars.bars.is_empty() {
        blocks.push(Block::Bars(bars));
    }
    blocks
}

fn sentence(batch: &Batch<'_>, options: &ReportOptions, counts: Counts) -> String {
    let lang = options.lang;
    let read = batch.records.len() - counts.unread;
    let template = options.template_title.as_ref().map_or_else(String::new, |t| match lang {
        Lang::Vi => format!(" theo mẫu “{t}”"),
        Lang::En => format!(" against the template “{t}”"),
    });
    let day = options.date.map_or_else(String::new, |d| match lang {
        Lang::Vi => format!("Ngày {}, đã", wording::day(&d.to_string(), lang)),
        Lang::En => format!("On {}", wording::day(&d.to_string(), lang)),
    });
    let unread = match (counts.unread, lang) {
        (0, _) => String::new(),
        (n, Lang::Vi) => format!("; {n} tệp không đọc được"),
        (n, Lang::En) => format!("; {n} files could not be read"),
    };
    match lang {
        Lang::Vi => format!(
            "{} rà soát {read} kế hoạch{template}: {} đạt, {} đạt nhưng có cảnh báo, {} không đạt{unread}.",
            if day.is_empty() { "Đã" } else { &day },
            counts.pass,
            counts.warnings,
            counts.fail,
        ),
        Lang::En => format!(
            "{}{read} plans were reviewed{template}: {} pass, {} pass with warnings, {} fail{unread}.",
            if day.is_empty() { String::new() } else { format!("{day} ") },
            counts.pass,
            counts.warnings,
            counts.fail,
        ),
    }
}

fn table(batch: &Batch<'_>, counts: Counts, lang: Lang) -> Table {
    let sum = |pick: fn(&crate::report::record::VerdictRecord) -> usize| -> usize {
        batch.records.iter().filter_map(|r| r.checked.verdict.as_ref()).map(pick).sum()
    };
    let labels = [
        say(lang, "Số tệp", "Files"),
        say(lang, "Đạt", "Pass"),
        say(lang, "Đạt, có cảnh báo", "With warnings"),
        say(lang, "Không đạt", "Fail"),
        say(lang, "Không đọc được", "Unread"),
        say(lang, "Chưa nộp", "Not submitted"),
        say(lang, "Tổng số lỗi", "Errors"),
        say(lang, "Tổng số cảnh báo", "Warnings"),
    ];
    let missing = if batch.roster { batch.missing.len().to_string() } else { "–".to_owned() };
    let values = [
        batch.records.len().to_string(),
        counts.pass.to_string(),
        counts.warnings.to_string(),
        counts.fail.to_string(),
        counts.unread.to_string(),
        missing,
        sum(|v| v.errors).to_string(),
        sum(|v| v.warnings).to_string(),
    ];
    Table {
        columns: [11, 10, 14, 12, 13, 12, 13, 15].map(|share| Column { share, align: Align::Centre }).to_vec(),
        head: vec![head_row(&labels)],
        rows: vec![Row::new(values.into_iter().map(|v| Cell::spans(vec![Span::bold(v)])).collect())],
        summary: say(lang, "Số kế hoạch theo kết luận", "Plans by verdict").to_owned(),
        size: size::TABLE,
    }
}

fn verdict_bars(batch: &Batch<'_>, counts: Counts, lang: Lang) -> Bars {
    let bar = |label: &str, tone: Tone, count: usize| Bar { label: label.to_owned(), parts: vec![(tone, count)] };
    let mut bars = vec![
        bar(wording::verdict(VerdictResult::Pass, lang), Tone::Good, counts.pass),
        bar(wording::verdict(VerdictResult::PassWithWarnings, lang), Tone::Fair, counts.warnings),
        bar(wording::verdict(VerdictResult::Fail, lang), Tone::Bad, counts.fail),
    ];
    if counts.unread > 0 {
        bars.push(bar(say(lang, "Không đọc được", "Unread"), Tone::Pale, counts.unread));
    }
    if batch.roster {
        bars.push(bar(say(lang, "Chưa nộp", "Not submitted"), Tone::Pale, batch.missing.len()));
    }
    Bars {
        title: say(lang, "Số đơn vị theo kết luận", "Units by verdict").to_owned(), bars, legend: Vec::new()
    }
}

/// Items that could not be checked or need a person, in the checklist's order: label, plans where it was not checked, plans
/// that need a person.
pub fn open_items<'r>(batch: &Batch<'r>) -> Vec<(&'r str, usize, usize)> {
    let mut order: Vec<&str> = Vec::new();
    let mut labels: BTreeMap<&str, (&str, usize, usize)> = BTreeMap::new();
    for row in batch.records.iter().filter_map(|r| r.checked.checklist.as_ref()).flatten() {
        let (not, review) = (row.status == CheckStatus::NotChecked, row.status == CheckStatus::NeedsReview);
        if not || review {
            let entry = labels.entry(&row.item).or_insert_with(|| {
                order.push(&row.item);
                (&row.label, 0, 0)
            });
            entry.1 += usize::from(not);
            entry.2 += usize::from(review);
        }
    }
    order.iter().filter_map(|item| labels.get(item).copied()).collect()
}

/// The templates that the plans were held against, with the number of plans: `Kế hoạch (12), Kế hoạch y tế (3)`.
pub fn templates(batch: &Batch<'_>, lang: Lang) -> String {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for verdict in batch.records.iter().filter_map(|r| r.checked.verdict.as_ref()) {
        *used.entry(&verdict.template).or_default() += 1;
    }
    let title = |id: &'_ str| builtin::get(id).map_or_else(|| id.to_owned(), |t| t.title.get(lang).to_owned());
    let named: Vec<String> = used.into_iter().map(|(id, count)| format!("{} ({count})", title(id))).collect();
    named.join(", ")
}

/// The same as a table.
pub fn unchecked(batch: &Batch<'_>, lang: Lang) -> Vec<Block> {
    let number = |n: usize| if n == 0 { Cell::text("–") } else { Cell::text(n.to_string()) };
    let rows: Vec<Row> = open_items(batch)
        .into_iter()
        .map(|(label, not, review)| Row::new(vec![Cell::text(label), number(not), number(review)]))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = [
        say(lang, "Nội dung kiểm", "Item"),
        say(lang, "Số kế hoạch không kiểm được", "Plans where it was not checked"),
        say(lang, "Số kế hoạch cần người xem", "Plans that need a person"),
    ];
    vec![Block::Table(Table {
        columns: vec![
            Column { share: 50, align: Align::Left },
            Column { share: 25, align: Align::Centre },
            Column { share: 25, align: Align::Centre },
        ],
        head: vec![head_row(&head)],
        rows,
        summary: say(lang, "Nội dung chưa kiểm", "What was not checked").to_owned(),
        size: size::SMALL,
    })]
}
