//! One plan in the page: identity, verdict, findings, checklist, tasks, citations, deadlines.

use crate::finding::{CheckStatus, Severity, VerdictResult};
use crate::report::batch_record::Batch;
use crate::report::findings::{self, mend, quotation};
use crate::report::html::{escaped, facts, text};
use crate::report::options::ReportOptions;
use crate::report::phieu::identity;
use crate::report::place::place_in_words;
use crate::report::record::{FindingRecord, Record};
use crate::report::tong_hop::schools::{anchor, unit};
use crate::report::wording::{self, capitalised, say};

/// The class of a verdict.
pub fn verdict_class(result: VerdictResult) -> &'static str {
    match result {
        VerdictResult::Pass => "good",
        VerdictResult::PassWithWarnings => "fair",
        VerdictResult::Fail => "bad",
    }
}

/// The plan's section.
pub fn section(batch: &Batch<'_>, index: usize, record: &Record, options: &ReportOptions) -> String {
    let lang = options.lang;
    let mut out =
        format!("<section class=\"plan\" id=\"{}\">\n<h2>{}</h2>\n", anchor(index), escaped(&unit(batch, index)));
    out.push_str("<dl>");
    for (label, value) in identity::rows(record, options) {
        out.push_str(&format!("<dt>{label}</dt><dd>{}</dd>", escaped(&value)));
    }
    if let Some(verdict) = &record.checked.verdict {
        let counts = format!(
            "{} {}, {} {}, {} {}",
            verdict.errors,
            say(lang, "lỗi", "errors"),
            verdict.warnings,
            say(lang, "cảnh báo", "warnings"),
            verdict.infos,
            say(lang, "lưu ý", "notes")
        );
        out.push_str(&format!(
            "<dt>{}</dt><dd class=\"{}\"><b>{}</b> ({counts})</dd>",
            say(lang, "Kết luận", "Verdict"),
            verdict_class(verdict.result),
            wording::verdict(verdict.result, lang)
        ));
    }
    out.push_str("</dl>\n");
    if let Some(error) = &record.error {
        out.push_str(&format!("<p class=\"bad\">{}</p>\n", escaped(&error.message)));
    }
    for notice in &record.source.notices {
        out.push_str(&format!("<p class=\"pale\">{}</p>\n", escaped(&notice.message)));
    }
    let found: Vec<&FindingRecord> = findings::groups(record).into_iter().flat_map(|g| g.findings).collect();
    let id = |number: usize| format!("{}-{}", anchor(index), number + 1);
    if record.checked.findings.is_some() {
        out.push_str(&format!("<h3>{}</h3>\n", say(lang, "Lỗi phát hiện và cách sửa", "Findings and mends")));
        if found.is_empty() {
            out.push_str(&format!("<p>{}</p>\n", say(lang, "Không phát hiện lỗi.", "Nothing was found.")));
        }
        let paragraphs = record.text.as_ref().map_or(0, Vec::len);
        let shown = |f: &FindingRecord| f.at.as_ref().is_some_and(|at| (at.block as usize) <= paragraphs);
        out.extend(found.iter().enumerate().map(|(n, f)| finding(f, &id(n), shown(f), options)));
    }
    out.push_str(&checklist(record, options));
    out.push_str(&facts::all(record, lang));
    if let Some(text) = &record.text {
        out.push_str(&text::pane(text, &found, &id, lang));
    }
    out.push_str("</section>\n");
    out
}

fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// A finding; `id` is its mark in the text, where that is `shown`. Its line is a button that opens the quotation with the fault marked, the reason, the clause and the mend.
fn finding(finding: &FindingRecord, id: &str, shown: bool, options: &ReportOptions) -> String {
    let lang = options.lang;
    let class = severity_class(finding.severity);
    let place = finding.at.as_ref().map_or_else(
        || say(lang, "Toàn văn bản", "Whole document").to_owned(),
        |at| capitalised(&place_in_words(at, lang)),
    );
    let mut out = format!(
        "<article class=\"finding {class}\" data-level=\"{class}\" data-group=\"{}\">\n\
         <button type=\"button\" aria-expanded=\"false\"><span class=\"level\">{}</span>{} <span class=\"code\">{}</span><br>\
         <span class=\"place\">{}</span></button>\n<div class=\"more\">\n",
        finding.topic.group(),
        wording::severity(finding.severity, lang),
        escaped(&finding.message),
        finding.code,
        escaped(&place)
    );
    out.push_str("<blockquote>");
    for span in quotation(finding, lang) {
        let text = escaped(&span.text);
        out.push_str(&match (span.marked, span.italic) {
            (true, _) => format!("<mark>{text}</mark>"),
            (_, true) => format!("<i>{text}</i>"),
            _ => text,
        });
    }
    out.push_str("</blockquote>\n");
    let mut line = |label: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            out.push_str(&format!("<p><i>{label}</i> {}</p>\n", escaped(text)));
        }
    };
    line(say(lang, "Vì sao:", "Why:"), Some(&finding.why));
    line(say(lang, "Căn cứ:", "Basis:"), finding.basis.as_deref());
    line(say(lang, "Cách sửa:", "Mend:"), finding.hint.as_deref());
    line(say(lang, "Đề nghị:", "Proposal:"), mend(finding, lang).map(|m| capitalised(&m)).as_deref());
    if shown {
        let words = say(lang, "Xem trong văn bản", "Show in the text");
        out.push_str(&format!("<p><a class=\"show\" href=\"#{id}\">{words}</a></p>\n"));
    }
    out.push_str("</div>\n</article>\n");
    out
}

fn checklist(record: &Record, options: &ReportOptions) -> String {
    let lang = options.lang;
    let rows = record.checked.checklist.as_deref().unwrap_or_default();
    if rows.is_empty() {
        return String::new();
    }
    let labels = [
        say(lang, "Nội dung kiểm", "Item"),
        say(lang, "Kết quả", "Result"),
        say(lang, "Lý do", "Reason"),
        say(lang, "Căn cứ", "Basis"),
    ];
    let rows = rows.iter().map(|row| {
        let class = match row.status {
            CheckStatus::Pass => "good",
            CheckStatus::Fail => "bad",
            CheckStatus::NeedsReview => "fair",
            CheckStatus::NotApplicable | CheckStatus::NotChecked => "pale",
        };
        vec![
            (escaped(&row.label), ""),
            (wording::check_status(row.status, lang).to_owned(), class),
            (escaped(&wording::capitalised(row.reason.as_deref().unwrap_or_default())), ""),
            (escaped(&row.basis), ""),
        ]
    });
    format!("<h3>{}</h3>\n{}", say(lang, "Bảng kiểm", "Checklist"), facts::table(&labels, rows))
}
