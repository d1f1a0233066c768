//! Phụ lục II: plan after plan with its identity, verdict and faults by rule. They follow each other on the pages, for most are
//! short; what is handed to a school is its own phiếu.

use crate::finding::Lang;
use crate::report::batch_record::Batch;
use crate::report::findings::{self, Group};
use crate::report::options::ReportOptions;
use crate::report::paper::{Align, Block, Cell, Column, Heading, Row, Sheet, Span, Table, Tone, size};
use crate::report::phieu::checklist::head_row;
use crate::report::phieu::faults::verdict_tone;
use crate::report::phieu::{facts, identity};
use crate::report::place::places_in_words;
use crate::report::record::{At, Record, VerdictRecord};
use crate::report::tong_hop::matrix::title;
use crate::report::tong_hop::paragraph;
use crate::report::tong_hop::schools::{anchor, unit};
use crate::report::wording::{self, say, shortened};

/// Rules that a plan's part tells of; the rest is in the plan's own phiếu.
const RULES: usize = 14;
/// Places named for each rule.
const PLACES: usize = 6;

/// The sheet; none when no plan was checked.
pub fn sheet(batch: &Batch<'_>, options: &ReportOptions, kind: &str) -> Option<Sheet> {
    let lang = options.lang;
    let mut blocks = vec![title("II", say(lang, "KẾT QUẢ TỪNG KẾ HOẠCH", "RESULTS OF EACH PLAN"), options, kind)];
    let mut first = true;
    for (index, record) in batch.records.iter().enumerate() {
        let Some(verdict) = &record.checked.verdict else { continue };
        blocks.push(Block::Heading(Heading {
            level: 2,
            text: format!("{}. {}", index + 1, unit(batch, index)),
            anchor: Some(anchor(index)),
            new_page: false,
        }));
        blocks.extend(plan(record, verdict, lang));
        first = false;
    }
    (!first).then_some(Sheet { landscape: false, blocks })
}

fn plan(record: &Record, verdict: &VerdictRecord, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Table(summary(record, verdict, lang))];
    let groups = findings::groups(record);
    if groups.is_empty() {
        let none =
            say(lang, "Không phát hiện lỗi trong các nội dung đã kiểm.", "Nothing was found in what was checked.");
        blocks.push(paragraph(vec![Span::plain(none)], false));
        return blocks;
    }
    blocks.push(Block::Table(faults(&groups, lang)));
    if groups.len() > RULES {
        let rest = groups.len() - RULES;
        let text = match lang {
            Lang::Vi => format!("Còn {rest} loại lỗi khác, xem phiếu rà soát của kế hoạch này."),
            Lang::En => format!("{rest} more kinds of faults are in the plan's own review sheet."),
        };
        blocks.push(paragraph(vec![Span::plain(text)], false));
    }
    blocks
}

/// Identity and verdict in few lines.
fn summary(record: &Record, verdict: &VerdictRecord, lang: Lang) -> Table {
    let dash = || "–".to_owned();
    let day = identity::issued(record).map_or_else(dash, |d| wording::day(d, lang));
    let number = format!("{}; {}", identity::number(record).unwrap_or_else(dash), day);
    let counts = match lang {
        Lang::Vi => format!(": {} lỗi, {} cảnh báo, {} lưu ý", verdict.errors, verdict.warnings, verdict.infos),
        Lang::En => format!(": {} errors, {} warnings, {} notes", verdict.errors, verdict.warnings, verdict.infos),
    };
    let result = vec![Span::bold(wording::verdict(verdict.result, lang)), Span::plain(counts)];
    let tasks = facts::real_tasks(record);
    let owned = tasks.iter().filter(|t| !t.lead.is_empty()).count();
    let dated = tasks.iter().filter(|t| !t.deadlines.is_empty()).count();
    let tasks = match lang {
        Lang::Vi => format!("{} nhiệm vụ; {owned} có người chủ trì, {dated} có thời hạn", tasks.len()),
        Lang::En => format!("{} tasks; {owned} with a lead, {dated} with a deadline", tasks.len()),
    };
    let label = |text: &str| Cell::spans(vec![Span::bold(text)]).toned(Tone::Group);
    let subject = shortened(identity::about(record).unwrap_or("–"), 240);
    // Identity, verdict and the first fault stand on one page.
    let kept = |cells| Row { keep_next: true, ..Row::new(cells) };
    Table {
        columns: vec![Column { share: 22, align: Align::Left }, Column { share: 78, align: Align::Left }],
        rows: vec![
            kept(vec![label(say(lang, "Tệp", "File")), Cell::text(&record.source.path)]),
            kept(vec![label(say(lang, "Số, ký hiệu; ngày", "Number; date")), Cell::text(number)]),
            kept(vec![label(say(lang, "Trích yếu", "Subject")), Cell::text(subject)]),
            kept(vec![label(say(lang, "Nhiệm vụ", "Tasks")), Cell::text(tasks)]),
            kept(vec![
                label(say(lang, "Kết luận", "Verdict")),
                Cell::spans(result).toned(verdict_tone(verdict.result)),
            ]),
        ],
        summary: say(lang, "Nhận biết và kết luận", "Identity and verdict").to_owned(),
        size: size::SMALL,
        ..Table::default()
    }
}

fn faults(groups: &[Group<'_>], lang: Lang) -> Table {
    let vi = ["Mức", "Lỗi", "Số chỗ", "Vị trí"];
    let en = ["Level", "Fault", "Places", "Where"];
    Table {
        columns: [(11, Align::Left), (46, Align::Left), (9, Align::Centre), (34, Align::Left)]
            .map(|(share, align)| Column { share, align })
            .to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: groups.iter().take(RULES).map(|g| row(g, lang)).collect(),
        summary: say(lang, "Lỗi của kế hoạch", "Faults of the plan").to_owned(),
        size: size::SMALL,
    }
}

fn row(group: &Group<'_>, lang: Lang) -> Row {
    let first = group.findings.first();
    let message = first.map_or_else(String::new, |f| shortened(&f.message, 220));
    let places: Vec<&At> = group.findings.iter().take(PLACES).filter_map(|f| f.at.as_ref()).collect();
    let mut places = match places.is_empty() {
        true => say(lang, "toàn văn bản", "whole document").to_owned(),
        false => places_in_words(&places, lang),
    };
    if group.findings.len() > PLACES {
        places.push_str("; …");
    }
    Row::new(vec![
        Cell::text(wording::severity(group.severity, lang)).toned(findings::tone(group.severity)),
        Cell::spans(vec![Span::plain(message), Span::plain(format!(" ({})", group.code))]),
        Cell::text(group.findings.len().to_string()),
        Cell::text(wording::capitalised(&places)),
    ])
}
