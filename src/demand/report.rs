//! The matrix in words, and the findings that it gives.

use super::verdict::{Coverage, Lack, Met};
use crate::finding::{CheckStatus, ChecklistRow, Finding, Lang, Severity, Status, Topic, Words};

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
        Lack::Annex(annex) => Words::new(format!("chưa nhắc đến {annex}"), format!("{annex} is not mentioned")),
        Lack::Lead(name) => {
            Words::new(format!("chưa giao cho {name} như yêu cầu"), format!("is not given to {name} as asked"))
        }
        Lack::Times(times) => Words::new(format!("chưa bảo đảm “{times}”"), format!("is not done '{times}'")),
        Lack::Part(part) => Words::new(format!("chưa thấy nội dung “{part}”"), format!("nothing on '{part}'")),
        Lack::Sending => Words::new(
            "chính kế hoạch này là nội dung được yêu cầu; đã gửi đúng hạn hay chưa thì không xem được trong tệp",
            "this plan is what is asked for; whether it was sent in time cannot be seen in the file",
        ),
    }
}

/// The row of the checklist: failed by an open warning, in doubt where only a person can tell, not checked where no superior's plan was given.
pub fn row(findings: &[Finding], asked: bool) -> ChecklistRow {
    let of_demands = |f: &Finding| matches!(f.topic, Topic::DemandMissing | Topic::DemandLate | Topic::DemandPartial);
    let own: Vec<usize> = (0..findings.len()).filter(|&i| of_demands(&findings[i])).collect();
    let open = |severity| own.iter().any(|&i| findings[i].status == Status::Open && findings[i].severity >= severity);
    let (status, reason) = match asked {
        false => (
            CheckStatus::NotChecked,
            Some(Words::new(
                "chưa đưa kế hoạch của cấp trên vào để đối chiếu (--superior)",
                "no superior's plan was given to compare with (--superior)",
            )),
        ),
        true if open(Severity::Warning) => (CheckStatus::Fail, None),
        true if open(Severity::Info) => (
            CheckStatus::NeedsReview,
            Some(Words::new(
                "có nội dung chưa chắc chắn, cần người đối chiếu lại",
                "some demands are in doubt and want a person's look",
            )),
        ),
        true => (CheckStatus::Pass, None),
    };
    ChecklistRow {
        item: "demands".to_owned(),
        label: Words::new("Đáp ứng yêu cầu trong kế hoạch của cấp trên", "The demands of the superior's plan are met"),
        status,
        reason,
        findings: own,
        basis: String::new(),
    }
}

/// Findings for what is missing, late or only partly there. A doubtful row is no more than an info.
pub fn findings(rows: &[Coverage]) -> Vec<Finding> {
    rows.iter().filter(|row| row.met != Met::Met).map(finding).collect()
}

fn finding(row: &Coverage) -> Finding {
    let id = &row.demand.id;
    let (code, topic, message) = match row.met {
        Met::Missing => ("NV091", Topic::DemandMissing, missing(row)),
        Met::Late => ("NV092", Topic::DemandLate, late(row)),
        _ => ("NV093", Topic::DemandPartial, partial(row)),
    };
    Finding {
        code,
        topic,
        // What is in doubt is no more than a remark.
        severity: if row.needs_review { Severity::Info } else { Severity::Warning },
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

/// The demand's own words, shortened.
fn short(row: &Coverage) -> String {
    let text = row.demand.text.trim_end_matches(['.', ';', ',']);
    if text.chars().count() > 160 { text.chars().take(159).chain(['…']).collect() } else { text.to_owned() }
}

fn missing(row: &Coverage) -> Words {
    let (id, text) = (&row.demand.id, short(row));
    Words::new(
        format!("Không thấy nội dung cấp trên yêu cầu (mục {id}): “{text}”."),
        format!("What the superior demands (section {id}) is not found: '{text}'."),
    )
}

fn late(row: &Coverage) -> Words {
    let (id, text) = (&row.demand.id, short(row));
    let (asked, given) = (day(row.asked), day(row.deadline));
    Words::new(
        format!("Thời hạn muộn hơn yêu cầu của cấp trên (mục {id}: “{text}”): cấp trên {asked}, kế hoạch {given}."),
        format!(
            "The deadline is later than the superior asks (section {id}: '{text}'): asked {asked}, planned {given}."
        ),
    )
}

fn partial(row: &Coverage) -> Words {
    let (id, text) = (&row.demand.id, short(row));
    let lacks: Vec<Words> = row.lacks.iter().map(lack_in_words).collect();
    let join = |each: Vec<&str>, none: &str| if each.is_empty() { none.to_owned() } else { each.join("; ") };
    let vi = join(lacks.iter().map(|w| w.vi.as_str()).collect(), "nội dung chưa đủ");
    let en = join(lacks.iter().map(|w| w.en.as_str()).collect(), "not all of its content");
    Words::new(
        format!("Mới đáp ứng một phần yêu cầu của cấp trên (mục {id}: “{text}”): {vi}."),
        format!("The superior's demand (section {id}: '{text}') is only partly met: {en}."),
    )
}

fn day(date: Option<jiff::civil::Date>) -> String {
    date.map_or_else(|| "–".to_owned(), |d| format!("{:02}/{:02}/{}", d.day(), d.month(), d.year()))
}
