//! A day of every month that no month, or not every month, has.

use crate::extract::plan::DateKind;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG013",
    name: "monthly-day",
    topic: Topic::DateInvalid,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("monthly_day.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for date in case.plan.dates.iter().filter(|d| d.kind == DateKind::Recurrence) {
        let Some(day) = day_of_month(&date.text) else { continue };
        if day > 31 {
            sink.report(format!("Không tháng nào có ngày {day}."), format!("No month has a day {day}."))
                .at(date.at)
                .severity(Severity::Error);
        } else if day > 28 {
            sink.report(
                format!("Không phải tháng nào cũng có ngày {day}."),
                format!("Not every month has a day {day}."),
            )
            .at(date.at)
            .hint(
                "Viết “ngày cuối tháng” hoặc chọn ngày 28 trở về trước.",
                "Write “the last day of the month” or choose the 28th or earlier.",
            );
        }
    }
}

/// The number in "ngày 31 hằng tháng".
fn day_of_month(text: &str) -> Option<u32> {
    let monthly = ["hằng tháng", "hàng tháng", "mỗi tháng"].iter().any(|m| text.contains(m));
    let rest = text.strip_prefix("ngày ").filter(|_| monthly)?;
    rest.split(' ').next()?.parse().ok()
}
