//! Verdict, counts, chart of faults by group, and the table of findings with quotation, reason, clause and mend.

use crate::finding::{CheckStatus, Lang, Severity, VerdictResult};
use crate::report::findings::{self, Group, TOLD_IN_FULL};
use crate::report::options::ReportOptions;
use crate::report::paper::{Align, Bar, Bars, Block, Cell, Column, Paragraph, Row, Span, Table, Tone, size};
use crate::report::phieu::checklist::head_row;
use crate::report::place::{place_in_words, places_in_words};
use crate::report::record::{At, FindingRecord, Record, VerdictRecord};
use crate::report::wording::{self, GROUPS, capitalised, say};

/// Verdict and chart.
pub fn verdict(record: &Record, options: &ReportOptions) -> Vec<Block> {
    let lang = options.lang;
    let Some(verdict) = &record.checked.verdict else { return Vec::new() };
    let mut blocks = vec![Block::Table(verdict_table(verdict, record, lang))];
    let bars = bars(&findings::open(record), lang);
    if !bars.bars.is_empty() {
        blocks.push(Block::Bars(bars));
    }
    blocks
}

/// The background of a verdict.
pub fn verdict_tone(result: VerdictResult) -> Tone {
    match result {
        VerdictResult::Pass => Tone::Good,
        VerdictResult::PassWithWarnings => Tone::Fair,
        VerdictResult::Fail => Tone::Bad,
    }
}

/// Verdict, counts and — never left out — how much was not checked.
fn verdict_table(verdict: &VerdictRecord, record: &Record, lang: Lang) -> Table {
    let checklist = record.checked.checklist.as_deref().unwrap_or_default();
    let count = |status: CheckStatus| checklist.iter().filter(|r| r.status == status).count().to_string();
    let labels = [
        say(lang, "Kết luận", "Verdict"),
        say(lang, "Lỗi", "Errors"),
        say(lang, "Cảnh báo", "Warnings"),
        say(lang, "Lưu ý", "Notes"),
        say(lang, "Không kiểm được", "Not checked"),
        say(lang, "Cần người xem", "Needs review"),
    ];
    let result =
        Cell { align: Some(Align::Centre), ..Cell::spans(vec![Span::bold(wording::verdict(verdict.result, lang))]) };
    let mut cells = vec![result.toned(verdict_tone(verdict.result))];
    let numbers = [verdict.errors.to_string(), verdict.warnings.to_string(), verdict.infos.to_string()];
    cells.extend(numbers.into_iter().map(Cell::text));
    cells.push(Cell::text(count(CheckStatus::NotChecked)));
    cells.push(Cell::text(count(CheckStatus::NeedsReview)));
    Table {
        columns: [30, 12, 14, 12, 17, 15].map(|share| Column { share, align: Align::Centre }).to_vec(),
        head: vec![head_row(&labels)],
        rows: vec![Row::new(cells)],
        summary: say(lang, "Kết luận và số lỗi", "Verdict and counts").to_owned(),
        size: size::TABLE,
    }
}

/// Findings by group of topics, errors and warnings and notes apart; groups without any are left out.
pub fn bars(findings: &[&FindingRecord], lang: Lang) -> Bars {
    let bars = GROUPS
        .iter()
        .map(|group| {
            let count = |severity: Severity| {
                findings.iter().filter(|f| f.topic.group() == *group && f.severity == severity).count()
            };
            let parts = vec![
                (Tone::Bad, count(Severity::Error)),
                (Tone::Fair, count(Severity::Warning)),
                (Tone::Pale, count(Severity::Info)),
            ];
            Bar { label: wording::group(group, lang).to_owned(), parts }
        })
        .filter(|bar| bar.total() > 0)
        .collect();
    Bars {
        title: say(lang, "Số phát hiện theo nhóm nội dung", "Findings by group").to_owned(),
        bars,
        legend: vec![
            (Tone::Bad, wording::severity(Severity::Error, lang).to_owned()),
            (Tone::Fair, wording::severity(Severity::Warning, lang).to_owned()),
            (Tone::Pale, wording::severity(Severity::Info, lang).to_owned()),
        ],
    }
}

/// The table of findings.
pub fn section(record: &Record, lang: Lang) -> Vec<Block> {
    if record.checked.findings.is_none() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    let groups = findings::groups(record);
    if groups.is_empty() {
        let text =
            say(lang, "Không phát hiện lỗi trong các nội dung đã kiểm.", "Nothing was found in what was checked.");
        blocks.push(Block::Paragraph(Paragraph { spans: vec![Span::plain(text)], ..Paragraph::default() }));
        return blocks;
    }
    let vi = ["STT", "Mức", "Vị trí", "Nội dung trong văn bản", "Lỗi, căn cứ và cách sửa"];
    let en = ["No.", "Level", "Place", "Text", "Fault, basis and mend"];
    let mut rows = Vec::new();
    let mut number = 0;
    for group in &groups {
        rows.extend(group_rows(group, &mut number, lang));
    }
    blocks.push(Block::Table(Table {
        columns: [(7, Align::Centre), (9, Align::Left), (15, Align::Left), (28, Align::Left), (41, Align::Left)]
            .map(|(share, align)| Column { share, align })
            .to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows,
        summary: say(lang, "Các lỗi với vị trí, căn cứ và cách sửa", "Findings with place, basis and mend").to_owned(),
        size: size::SMALL,
    }));
    if let Some(accepted) = accepted(record, lang) {
        blocks.push(accepted);
    }
    blocks
}

/// The first places in full, the others of the same rule in one row.
fn group_rows(group: &Group<'_>, number: &mut usize, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, finding) in group.findings.iter().take(TOLD_IN_FULL).enumerate() {
        *number += 1;
        rows.push(row(*number, finding, index == 0, lang));
    }
    let rest = group.findings.get(TOLD_IN_FULL..).unwrap_or_default();
    if !rest.is_empty() {
        let first = *number + 1;
        *number += rest.len();
        rows.push(rest_row((first, *number), group, rest, lang));
    }
    rows
}

fn level(severity: Severity, lang: Lang) -> Cell {
    Cell::text(wording::severity(severity, lang)).toned(findings::tone(severity))
}

fn row(number: usize, finding: &FindingRecord, first: bool, lang: Lang) -> Row {
    let place = finding.at.as_ref().map_or_else(
        || say(lang, "Toàn văn bản", "Whole document").to_owned(),
        |at| capitalised(&place_in_words(at, lang)),
    );
    Row::new(vec![
        Cell::text(number.to_string()),
        level(finding.severity, lang),
        Cell::text(place),
        Cell::spans(findings::quotation(finding, lang)),
        Cell { paragraphs: explanation(finding, first, lang), ..Cell::default() },
    ])
}

/// What, why, clause, mend; the reason only at the first finding of a rule.
fn explanation(finding: &FindingRecord, first: bool, lang: Lang) -> Vec<Vec<Span>> {
    let mut paragraphs = vec![vec![Span::bold(&finding.message), Span::plain(format!(" ({})", finding.code))]];
    if first && !finding.why.is_empty() {
        paragraphs.push(vec![Span::plain(&finding.why)]);
    }
    if let (true, Some(basis)) = (first, &finding.basis) {
        paragraphs.push(vec![Span::italic(say(lang, "Căn cứ: ", "Basis: ")), Span::plain(basis)]);
    }
    let hint = finding.hint.as_deref().filter(|h| !h.is_empty());
    let mend = findings::mend(finding, lang);
    let words: Vec<String> =
        hint.map(|h| h.trim_end_matches('.').to_owned()).into_iter().chain(mend.map(|m| capitalised(&m))).collect();
    if !words.is_empty() {
        paragraphs.push(vec![Span::italic(say(lang, "Cách sửa: ", "Mend: ")), Span::plain(words.join(". ") + ".")]);
    }
    paragraphs
}

fn rest_row(numbers: (usize, usize), group: &Group<'_>, rest: &[&FindingRecord], lang: Lang) -> Row {
    let (first, last) = numbers;
    let label = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let places = rest_places(rest, lang);
    let lead = match lang {
        Lang::Vi => format!("Còn {} chỗ cùng lỗi {}: ", rest.len(), group.code),
        Lang::En => format!("{} more places of {}: ", rest.len(), group.code),
    };
    let text = Cell { columns: 3, ..Cell::spans(vec![Span::bold(lead), Span::plain(places + ".")]) };
    Row::new(vec![Cell::text(label), level(group.severity, lang), text])
}

/// The places; with the quoted words where these differ and are short.
fn rest_places(rest: &[&FindingRecord], lang: Lang) -> String {
    let quotes: Vec<&str> = rest.iter().filter_map(|f| f.quote.as_deref()).collect();
    let differ = quotes.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
    if !differ || quotes.iter().any(|q| q.is_empty() || q.chars().count() > 30) {
        let places: Vec<&At> = rest.iter().filter_map(|f| f.at.as_ref()).collect();
        return places_in_words(&places, lang);
    }
    let told = rest.iter().filter_map(|f| {
        let place = place_in_words(f.at.as_ref()?, lang);
        Some(f.quote.as_ref().map_or_else(|| place.clone(), |q| format!("{place} (“{q}”)")))
    });
    told.collect::<Vec<String>>().join("; ")
}

/// How many findings a person has accepted or an earlier run knew.
fn accepted(record: &Record, lang: Lang) -> Option<Block> {
    let all = record.checked.findings.as_deref().unwrap_or_default().len();
    let count = all - findings::open(record).len();
    let text = match (count, lang) {
        (0, _) => return None,
        (n, Lang::Vi) => {
            format!("Ngoài ra có {n} lỗi đã được chấp nhận hoặc đã biết từ lần rà soát trước, không tính vào kết luận.")
        }
        (n, Lang::En) => format!("{n} more findings were accepted or known from an earlier run; they do not count."),
    };
    Some(Block::Paragraph(Paragraph { spans: vec![Span::italic(text)], keep_next: false }))
}
