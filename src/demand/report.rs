//! The matrix in words, and the findings that it gives.

use super::coverage::{Coverage, Lack, Met};
use crate::finding::{Finding, Lang, Severity, Status, Topic, Words};

/// The verdict in words.
pub fn met_in_words(met: Met, lang: Lang) -> &'static str {
    match (met, lang) {
        (Met::Met, Lang::Vi) => "có",
        (Met::Partly, Lang::Vi) => "có một phần",
        (Met::Late, Lang::Vi) => "có, hạn muộn hơn",
        (Met::Missing, Lang::Vi) => "không có",
        (Met::Met, Lang::En) => "met",
        (Met::Partly, Lang::En) => "partly",
        (Met::Late, Lang::En) => "later than asked",
        (Met::Missing, Lang::En) => "missing",
    }
}

/// What is lacking, in words.
pub fn lack_in_words(lack: &Lack) -> Words {
    match lack {
        Lack::Deadline => Words::new("chưa ghi thời hạn", "no deadline"),
        Lack::Citation(key) => Words::new(format!("chưa viện dẫn {key}"), format!("{key} is not cited")),
        Lack::Number(number) => Words::new(format!("chưa nêu “{number}”"), format!("does not name '{number}'")),
    }
}

/// Findings for what is missing, late or only partly there. A doubtful row is no more than an info.
pub fn findings(rows: &[Coverage]) -> Vec<Finding> {
    rows.iter().filter(|row| row.met != Met::Met).map(finding).collect()
}

fn finding(row: &Coverage) -> Finding {
    let id = &row.demand.id;
    let short: String = row.demand.text.chars().take(160).collect();
    let lacks = |vi: bool| {
        let each = row.lacks.iter().map(|l| if vi { lack_in_words(l).vi } else { lack_in_words(l).en });
        each.collect::<Vec<_>>().join("; ")
    };
    let (code, topic, message) = match row.met {
        Met::Missing => (
            "NV091",
            Topic::DemandMissing,
            Words::new(
                format!("Không thấy nội dung cấp trên yêu cầu (mục {id}): “{short}”."),
                format!("What the superior demands (section {id}) is not found: '{short}'."),
            ),
        ),
        Met::Late => (
            "NV092",
            Topic::DemandLate,
            Words::new(
                format!(
                    "Thời hạn muộn hơn yêu cầu của cấp trên (mục {id}): cấp trên {}, kế hoạch {}.",
                    day(row.demand.deadline),
                    day(row.deadline)
                ),
                format!(
                    "The deadline is later than the superior asks (section {id}): asked {}, planned {}.",
                    day(row.demand.deadline),
                    day(row.deadline)
                ),
            ),
        ),
        _ => (
            "NV093",
            Topic::DemandPartial,
            Words::new(
                format!(
                    "Mới đáp ứng một phần yêu cầu của cấp trên (mục {id}): {}.",
                    or(lacks(true), "nội dung chưa đủ")
                ),
                format!(
                    "The superior's demand (section {id}) is only partly met: {}.",
                    or(lacks(false), "not all of its content")
                ),
            ),
        ),
    };
    let severity = if row.needs_review { Severity::Info } else { Severity::Warning };
    Finding {
        code,
        topic,
        severity,
        status: Status::Open,
        message,
        why: Words::new(
            format!(
                "Kế hoạch của trường phải cụ thể hóa nhiệm vụ cấp trên giao; độ giống tìm được là {}%.",
                row.likeness
            ),
            format!(
                "A school's plan must carry out what its superior demands; the likeness found is {}%.",
                row.likeness
            ),
        ),
        hint: Some(Words::new(
            format!("Bổ sung hoặc sửa nội dung theo mục {id} của kế hoạch cấp trên."),
            format!("Add or mend the content after section {id} of the superior's plan."),
        )),
        basis: None,
        quote: row.quote.as_ref().map(|q| q.chars().take(300).collect()),
        at: row.at,
        fix: None,
    }
}

fn day(date: Option<jiff::civil::Date>) -> String {
    date.map_or_else(|| "không ghi".to_owned(), |d| format!("{:02}/{}/{}", d.day(), d.month(), d.year()))
}

fn or(text: String, other: &str) -> String {
    if text.is_empty() { other.to_owned() } else { text }
}
