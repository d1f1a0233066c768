//! The checklist of a report: one row an entry of the template, one row a section that the template asks for. A row is passed only when
//! somebody could see that it is right: what the file does not carry is `not-checked`, never passed.

use super::layout::page_number_missing;
use super::rule::{Case, Needs};
use super::structure::section_missing;
use crate::document::document::Format;
use crate::extract::plan::{Heading, Kind, Plan, Series};
use crate::finding::{CheckStatus, ChecklistRow, Finding, Severity, Status, Topic, Words};
use crate::template::template::{Carried, Duty, Judge, RowNeed, SectionNeed, When};

/// All rows, in the template's order, the sections after the row on content.
pub fn rows(case: &Case<'_>, findings: &[Finding]) -> Vec<ChecklistRow> {
    let mut rows = Vec::with_capacity(case.template.checklist.len() + case.template.sections.len());
    for need in &case.template.checklist {
        rows.push(row(case, need, findings));
        if need.item == "content" {
            rows.extend(
                case.template.sections.iter().filter(|s| s.required != Duty::None).map(|s| section(case, s, findings)),
            );
        }
    }
    rows
}

fn row(case: &Case<'_>, need: &RowNeed, findings: &[Finding]) -> ChecklistRow {
    let own: Vec<usize> = (0..findings.len()).filter(|&i| belongs(need, &findings[i])).collect();
    let (status, reason) = judge(case, need, findings, &own);
    ChecklistRow {
        item: need.item.clone(),
        label: need.label.clone(),
        status,
        reason,
        findings: own,
        basis: need.basis.clone(),
    }
}

fn belongs(need: &RowNeed, finding: &Finding) -> bool {
    need.topics.contains(&finding.topic) || need.codes.iter().any(|code| code == finding.code)
}

/// An open error or warning; what only informs does not fail a row.
fn fails(finding: &Finding) -> bool {
    finding.status == Status::Open && finding.severity >= Severity::Warning
}

fn judge(case: &Case<'_>, need: &RowNeed, findings: &[Finding], own: &[usize]) -> (CheckStatus, Option<Words>) {
    if !need.headings.is_empty() && !need.headings.iter().any(|word| word == heading_word(case.plan.header.heading)) {
        return (CheckStatus::NotApplicable, Some(other_form(case.plan.header.heading)));
    }
    match need.judge {
        Judge::Clerk => return (CheckStatus::NotChecked, need.reason.clone()),
        Judge::Person => return (CheckStatus::NeedsReview, need.reason.clone()),
        Judge::Rules => {}
    }
    if own.iter().any(|&i| fails(&findings[i])) {
        return (CheckStatus::Fail, None);
    }
    if !applies(need.when, case.plan) {
        return (CheckStatus::NotApplicable, Some(nothing_of(need.when)));
    }
    if !needs(need.needs).met(case.document) {
        return (CheckStatus::NotChecked, Some(not_carried(case.document.format, need.needs)));
    }
    if case.document.ocr {
        return (CheckStatus::NeedsReview, Some(read_by_ocr()));
    }
    if need.topics.contains(&Topic::PageNumber) && page_number_missing::unsure(case) {
        return (CheckStatus::NeedsReview, Some(pages_unknown()));
    }
    (CheckStatus::Pass, None)
}

/// The row of one section that the template asks for.
fn section(case: &Case<'_>, need: &SectionNeed, findings: &[Finding]) -> ChecklistRow {
    let words = section_missing::message(need);
    let own: Vec<usize> = (0..findings.len())
        .filter(|&i| findings[i].code == section_missing::RULE.code && findings[i].message == words)
        .collect();
    let status = match own.first() {
        Some(&i) if fails(&findings[i]) => CheckStatus::Fail,
        Some(_) => CheckStatus::NeedsReview,
        None if case.document.ocr => CheckStatus::NeedsReview,
        None => CheckStatus::Pass,
    };
    let reason = match status {
        CheckStatus::NeedsReview if case.document.ocr => Some(read_by_ocr()),
        CheckStatus::NeedsReview => Some(Words::new(
            "không tìm thấy mục này; không bắt buộc, người soạn thảo xem có cần hay không",
            "the section was not found; it is not a must, the author decides whether it is needed",
        )),
        _ => None,
    };
    ChecklistRow {
        item: format!("section-{}", need.id),
        label: Words::new(format!("Có phần: {}", need.title.vi), format!("Section present: {}", need.title.en)),
        status,
        reason,
        findings: own,
        basis: need.basis.clone(),
    }
}

/// The rules' word for what a file must carry.
pub fn needs(carried: Carried) -> Needs {
    match carried {
        Carried::Text => Needs::Text,
        Carried::PageSetup => Needs::PageSetup,
        Carried::Margins => Needs::Margins,
        Carried::Characters => Needs::Characters,
        Carried::Paragraphs => Needs::Paragraphs,
        Carried::Lines => Needs::Lines,
        Carried::Furniture => Needs::Furniture,
    }
}

fn applies(when: When, plan: &Plan) -> bool {
    match when {
        When::Always => true,
        When::Annex => {
            plan.outline.iter().any(|i| matches!(i.series, Series::Annex | Series::Form) || i.kind == Some(Kind::Annex))
        }
        When::Addressees => !plan.header.addressees.is_empty(),
        When::Citations => !plan.citations.is_empty(),
        When::Tasks => plan.tasks.iter().any(|t| t.action),
        When::Dates => plan.dates.len() > 1,
    }
}

fn nothing_of(when: When) -> Words {
    match when {
        When::Always => Words::default(),
        When::Annex => Words::new("văn bản không có phụ lục", "the document has no annex"),
        When::Addressees => {
            Words::new("kế hoạch không có phần Kính gửi", "a plan has no addressee, and this one has none")
        }
        When::Citations => Words::new("văn bản không viện dẫn văn bản nào", "the document cites nothing"),
        When::Tasks => Words::new("không tìm thấy nhiệm vụ nào", "no task was found"),
        When::Dates => Words::new(
            "ngoài ngày ban hành, văn bản không nêu ngày tháng nào",
            "the document names no date beside its own",
        ),
    }
}

fn other_form(heading: Heading) -> Words {
    let (vi, en) = match heading {
        Heading::Party => ("văn bản theo thể thức của Đảng", "the document has the Party's form"),
        Heading::YouthUnion => ("văn bản theo thể thức của Đoàn Thanh niên", "the document has the Youth Union's form"),
        Heading::YoungPioneers => {
            ("văn bản theo thể thức của Đội Thiếu niên", "the document has the Young Pioneers' form")
        }
        Heading::TradeUnion => ("văn bản theo thể thức của Công đoàn", "the document has the trade union's form"),
        Heading::State | Heading::None => ("văn bản theo thể thức khác", "the document has another form"),
    };
    Words::new(vi, en)
}

fn pages_unknown() -> Words {
    Words::new(
        "tệp không cho biết văn bản in ra mấy trang; nếu quá một trang thì phải đánh số trang",
        "the file does not tell how many pages it prints on; more than one need page numbers",
    )
}

fn read_by_ocr() -> Words {
    Words::new("chữ được nhận dạng từ ảnh nên có thể sai", "the text was recognised from a picture and may be wrong")
}

fn not_carried(format: Format, carried: Carried) -> Words {
    let (vi, en) = match carried {
        Carried::Text => ("chữ", "text"),
        Carried::PageSetup => ("khổ giấy và lề trang", "paper and margins"),
        Carried::Margins => ("đủ bốn lề trang", "full set of margins"),
        Carried::Characters => ("phông chữ, cỡ chữ, kiểu chữ", "fonts, sizes and styles"),
        Carried::Paragraphs => ("căn lề, lùi đầu dòng và giãn dòng", "alignment, indents and spacing"),
        Carried::Lines => ("đường kẻ", "drawn lines"),
        Carried::Furniture => ("số trang, tiêu đề đầu trang", "page numbers and running heads"),
    };
    let (file_vi, file_en) = match format {
        Format::Text => ("tệp văn bản thuần", "a plain text file"),
        Format::Markdown => ("tệp Markdown", "a Markdown file"),
        Format::Html => ("tệp HTML", "an HTML file"),
        Format::Pdf => ("tệp PDF này", "this PDF file"),
        Format::Docx | Format::Doc | Format::Rtf | Format::Odt => ("tệp này", "this file"),
    };
    Words::new(format!("{file_vi} không có thông tin {vi}"), format!("{file_en} carries no {en}"))
}

fn heading_word(heading: Heading) -> &'static str {
    match heading {
        Heading::State => "state",
        Heading::Party => "party",
        Heading::YouthUnion => "youth-union",
        Heading::YoungPioneers => "young-pioneers",
        Heading::TradeUnion => "trade-union",
        Heading::None => "none",
    }
}
