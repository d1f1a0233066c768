//! One HTML file that works without a network: search, filters, findings that open to their place in the text, fit to print.
//! Everything from a plan is escaped; a content policy forbids anything to be fetched.

mod facts;
mod plan;
mod text;

use crate::finding::{Lang, Severity, VerdictResult};
use crate::report::batch_record::Batch;
use crate::report::letter;
use crate::report::options::ReportOptions;
use crate::report::phieu::{identity, limits};
use crate::report::tong_hop::counts;
use crate::report::tong_hop::schools::{anchor, unit};
use crate::report::wording::{self, GROUPS, say};

/// The batch as one HTML page.
pub fn render(batch: &Batch<'_>, options: &ReportOptions) -> Vec<u8> {
    let lang = options.lang;
    let title = title(batch, options);
    let mut out = String::new();
    out.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"generator\" content=\"rasoat {}\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        if lang == Lang::Vi { "vi" } else { "en" },
        escaped(&options.version),
        escaped(&title),
        include_str!("page.css"),
    ));
    out.push_str(&head(batch, options));
    out.push_str(&tools(lang));
    out.push_str("<main>\n");
    if batch.records.len() > 1 {
        out.push_str(&schools(batch, lang));
    }
    for (index, record) in batch.records.iter().enumerate() {
        out.push_str(&plan::section(batch, index, record, options));
    }
    out.push_str(&format!(
        "</main>\n<footer><p>{}</p></footer>\n<script>\n{}</script>\n</body>\n</html>\n",
        escaped(&limits::colophon(options)),
        include_str!("page.js")
    ));
    out.into_bytes()
}

/// Text and attribute values.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn title(batch: &Batch<'_>, options: &ReportOptions) -> String {
    let lang = options.lang;
    match batch.records {
        [record] => format!("{}: {}", letter::kind_of_one(options), identity::subject(record, lang)),
        records => {
            let subject = letter::subject_of_many(lang, records.len());
            format!("{}: {subject}", letter::kind_of_many(options))
        }
    }
}

fn head(batch: &Batch<'_>, options: &ReportOptions) -> String {
    let mut out = String::from("<header>\n");
    if let Some(agency) = &options.office.agency {
        out.push_str(&format!("<p class=\"office\">{}</p>\n", escaped(agency)));
    }
    let title = title(batch, options);
    let (kind, subject) = title.split_once(": ").unwrap_or((&title, ""));
    out.push_str(&format!("<h1>{}</h1>\n<p class=\"subject\">{}</p>\n", escaped(kind), escaped(subject)));
    if batch.records.len() > 1 {
        out.push_str(&bars(batch, options.lang));
    }
    out.push_str("</header>\n");
    out
}

/// Plans by verdict, as bars.
fn bars(batch: &Batch<'_>, lang: Lang) -> String {
    let counts = counts::counts(batch.records);
    let rows = [
        (wording::verdict(VerdictResult::Pass, lang), "g", counts.pass),
        (wording::verdict(VerdictResult::PassWithWarnings, lang), "f", counts.warnings),
        (wording::verdict(VerdictResult::Fail, lang), "b", counts.fail),
        (say(lang, "Không đọc được", "Unread"), "p", counts.unread),
    ];
    let most = rows.iter().map(|r| r.2).max().unwrap_or(0).max(1);
    let bar = |(label, class, count): (&str, &str, usize)| {
        let width = count * 60 / most;
        format!(
            "<div class=\"bar\"><span>{label}</span><i class=\"{class}\" style=\"width:{width}%\"></i><b>{count}</b></div>\n"
        )
    };
    rows.into_iter().map(bar).collect()
}

/// Search and filters.
fn tools(lang: Lang) -> String {
    let mut out = format!(
        "<div class=\"tools\" role=\"search\">\n<input type=\"search\" id=\"search\" placeholder=\"{0}\" aria-label=\"{0}\">\n",
        say(lang, "Tìm lỗi, đơn vị, số văn bản…", "Search findings, units, numbers…")
    );
    for (value, severity) in [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)] {
        let label = wording::severity(severity, lang);
        out.push_str(&format!(
            "<label><input type=\"checkbox\" name=\"level\" value=\"{value}\" checked> {label}</label>\n"
        ));
    }
    let all = say(lang, "Mọi nhóm", "All groups");
    out.push_str(&format!("<select id=\"group\" aria-label=\"{all}\"><option value=\"\">{all}</option>"));
    for group in GROUPS {
        out.push_str(&format!("<option value=\"{group}\">{}</option>", wording::group(group, lang)));
    }
    out.push_str(&format!(
        "</select>\n<button type=\"button\" id=\"all\">{}</button>\n<output id=\"count\"></output>\n</div>\n",
        say(lang, "Mở/đóng tất cả", "Open/close all")
    ));
    out
}

/// One row a plan, leading to its section.
fn schools(batch: &Batch<'_>, lang: Lang) -> String {
    let labels = [
        say(lang, "STT", "No."),
        say(lang, "Đơn vị", "Unit"),
        say(lang, "Tệp", "File"),
        say(lang, "Kết luận", "Verdict"),
        say(lang, "Lỗi", "Errors"),
        say(lang, "Cảnh báo", "Warnings"),
    ];
    let mut out = format!("<h2>{}</h2>\n<table>\n<thead><tr>", say(lang, "Kết quả từng đơn vị", "Units"));
    out.extend(labels.iter().map(|l| format!("<th scope=\"col\">{l}</th>")));
    out.push_str("</tr></thead>\n<tbody>\n");
    for (index, record) in batch.records.iter().enumerate() {
        let (verdict, class, errors, warnings) = match &record.checked.verdict {
            Some(v) => (
                wording::verdict(v.result, lang),
                plan::verdict_class(v.result),
                v.errors.to_string(),
                v.warnings.to_string(),
            ),
            None => (say(lang, "Không đọc được", "Unread"), "pale", "–".to_owned(), "–".to_owned()),
        };
        let id = anchor(index);
        out.push_str(&format!(
            "<tr data-plan=\"{id}\"><td class=\"n\">{}</td><td><a href=\"#{id}\">{}</a></td><td>{}</td>\
             <td class=\"{class}\">{verdict}</td><td class=\"n\">{errors}</td><td class=\"n\">{warnings}</td></tr>\n",
            index + 1,
            escaped(&unit(batch, index)),
            escaped(identity::file_name(record)),
        ));
    }
    out.push_str("</tbody>\n</table>\n");
    out
}
