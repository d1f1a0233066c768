//! Findings for a person at a terminal: severity, place, the quoted text with the fault marked, why, the clause, the mend.

use super::batch_record::Batch;
use super::place::place_in_words;
use super::record::{Excerpt, FindingRecord, Record};
use crate::finding::{Lang, Severity, Status, VerdictResult};
use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Use ANSI colours.
    pub color: bool,
    /// The language.
    pub lang: Lang,
}

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.color { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// Writes one record.
pub fn write(record: &Record, style: Style, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", headline(record, style))?;
    for notice in &record.source.notices {
        writeln!(out, "  {} {}", style.paint("36", style.pick("Lưu ý về tệp:", "About the file:")), notice.message)?;
    }
    for finding in record.checked.findings.iter().flatten() {
        write_finding(finding, style, out)?;
    }
    if record.checked.checklist.is_some() {
        write_not_checked(record, style, out)?;
    }
    writeln!(out)
}

/// Writes the verdict line alone.
pub fn write_headline(record: &Record, style: Style, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", headline(record, style))
}

/// Writes the counts of a run of several files.
pub fn write_summary(files: usize, unread: usize, failing: usize, style: Style, out: &mut dyn Write) -> Result<()> {
    let passing = files - unread - failing;
    let text = match style.lang {
        Lang::Vi => format!("{files} tệp: {passing} không có lỗi, {failing} có lỗi, {unread} không đọc được"),
        Lang::En => format!("{files} files: {passing} without errors, {failing} with errors, {unread} not read"),
    };
    writeln!(out, "{}", style.paint("1", &text))
}

/// Writes who has not sent a plan and who is not on the roster.
pub fn write_roster(batch: &Batch<'_>, style: Style, out: &mut dyn Write) -> Result<()> {
    if !batch.missing.is_empty() {
        let names = batch.missing.iter().map(|m| m.unit.as_str()).collect::<Vec<_>>().join("; ");
        writeln!(out, "{} ({}): {names}", style.pick("Chưa nộp", "Not submitted"), batch.missing.len())?;
    }
    for index in &batch.not_on_roster {
        let what = style.pick("không có trong danh sách đơn vị", "not on the roster");
        writeln!(out, "{}: {what}", batch.records[*index].source.path)?;
    }
    Ok(())
}

fn headline(record: &Record, style: Style) -> String {
    let path = style.paint("1", &record.source.path);
    if let Some(error) = &record.error {
        let what = style.paint("1;31", style.pick("KHÔNG ĐỌC ĐƯỢC", "NOT READ"));
        return format!("{path}: {what}: {}", error.message);
    }
    let Some(verdict) = &record.checked.verdict else { return path };
    let (word, colour) = match verdict.result {
        VerdictResult::Pass => (style.pick("ĐẠT", "PASS"), "1;32"),
        VerdictResult::PassWithWarnings => (style.pick("ĐẠT, CÓ CẢNH BÁO", "PASS WITH WARNINGS"), "1;33"),
        VerdictResult::Fail => (style.pick("CHƯA ĐẠT", "FAIL"), "1;31"),
    };
    let counts = match style.lang {
        Lang::Vi => {
            format!("{} lỗi, {} cảnh báo, {} lưu ý", verdict.errors, verdict.warnings, verdict.infos)
        }
        Lang::En => {
            format!("{} errors, {} warnings, {} notes", verdict.errors, verdict.warnings, verdict.infos)
        }
    };
    format!("{path}: {} ({counts}; {} {})", style.paint(colour, word), style.pick("mẫu", "template"), verdict.template)
}

fn write_finding(finding: &FindingRecord, style: Style, out: &mut dyn Write) -> Result<()> {
    let (word, colour) = severity(finding.severity, style);
    let place = finding.at.as_ref().map_or_else(String::new, |at| format!(" [{}]", place_in_words(at, style.lang)));
    let settled = match finding.status {
        Status::Open => "",
        Status::Suppressed => style.pick(" (đã chấp nhận)", " (suppressed)"),
        Status::Baseline => style.pick(" (đã biết từ lần trước)", " (known before)"),
    };
    let head = style.paint(colour, &format!("{word} {}", finding.code));
    writeln!(out, "\n  {head}{place}{settled} {}", finding.message)?;
    if let Some(excerpt) = finding.excerpt.as_ref().filter(|e| !e.marked.is_empty()) {
        write_excerpt(excerpt, colour, style, out)?;
    }
    writeln!(out, "      {} {}", style.pick("Vì sao:", "Why:"), finding.why)?;
    if let Some(basis) = &finding.basis {
        writeln!(out, "      {} {basis}", style.pick("Căn cứ:", "Clause:"))?;
    }
    if let Some(hint) = &finding.hint {
        writeln!(out, "      {} {hint}", style.pick("Cách sửa:", "Mend:"))?;
    }
    if let Some(edit) = finding.fix.as_ref().and_then(|f| f.edits.first()) {
        writeln!(out, "      {} «{}»", style.pick("Đề nghị viết:", "Write:"), edit.replacement)?;
    }
    Ok(())
}

fn severity(severity: Severity, style: Style) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => (style.pick("LỖI", "ERROR"), "1;31"),
        Severity::Warning => (style.pick("CẢNH BÁO", "WARNING"), "1;33"),
        Severity::Info => (style.pick("LƯU Ý", "NOTE"), "1;34"),
    }
}

/// Longest quoted line, in terminal columns; what is longer is shown in part.
const QUOTE_COLUMNS: usize = 100;

fn write_excerpt(excerpt: &Excerpt, colour: &str, style: Style, out: &mut dyn Write) -> Result<()> {
    let flat = |text: &str| text.replace(['\n', '\t', '\r'], " ");
    let (before, marked, after) = (flat(&excerpt.before), flat(&excerpt.marked), flat(&excerpt.after));
    let marked = if marked.trim().is_empty() { marked.replace(' ', "␣") } else { marked };
    writeln!(out, "      │ {before}{}{after}", style.paint(colour, &marked))?;
    let carets = "^".repeat(marked.width().clamp(1, QUOTE_COLUMNS));
    writeln!(out, "      │ {}{}", " ".repeat(before.width()), style.paint(colour, &carets))
}

/// Rows that nobody can call right or wrong, gathered by their reason.
fn write_not_checked(record: &Record, style: Style, out: &mut dyn Write) -> Result<()> {
    use crate::finding::CheckStatus::{NeedsReview, NotChecked};
    for (status, vi, en) in
        [(NotChecked, "Không kiểm được", "Not checked"), (NeedsReview, "Cần người xem", "Needs review")]
    {
        let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
        for row in record.checked.checklist.iter().flatten().filter(|row| row.status == status) {
            let reason = row.reason.as_deref().unwrap_or_default();
            match groups.iter_mut().find(|(r, _)| *r == reason) {
                Some((_, labels)) => labels.push(&row.label),
                None => groups.push((reason, vec![&row.label])),
            }
        }
        for (reason, labels) in groups {
            let head = style.paint("36", style.pick(vi, en));
            writeln!(out, "\n  {head}: {}", labels.join("; "))?;
            if !reason.is_empty() {
                writeln!(out, "      {} {reason}", style.pick("Lý do:", "Reason:"))?;
            }
        }
    }
    Ok(())
}
