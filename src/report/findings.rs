//! Findings as people read them: the order, the groups of one rule, the quotation with the fault marked, the mend in words.

use crate::finding::{Lang, Safety, Severity, Status};
use crate::report::paper::{Span, Tone};
use crate::report::record::{FindingRecord, Record};
use crate::report::wording::say;
use crate::rules::page::Page;

/// So many places of one rule are told in full; the others are listed by place alone.
pub const TOLD_IN_FULL: usize = 5;

/// The findings of a record that are still open.
pub fn open(record: &Record) -> Vec<&FindingRecord> {
    let findings = record.checked.findings.as_deref().unwrap_or_default();
    findings.iter().filter(|f| f.status == Status::Open).collect()
}

/// Findings of one rule with one severity.
#[derive(Debug, Clone)]
pub struct Group<'r> {
    /// The rule's code.
    pub code: &'r str,
    /// Their severity.
    pub severity: Severity,
    /// In the order of the record.
    pub findings: Vec<&'r FindingRecord>,
}

/// Open findings by rule: errors first, then warnings, then notes; inside that in the order of their first place.
pub fn groups(record: &Record) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for finding in open(record) {
        match groups.iter_mut().find(|g| g.code == finding.code && g.severity == finding.severity) {
            Some(group) => group.findings.push(finding),
            None => groups.push(Group { code: finding.code, severity: finding.severity, findings: vec![finding] }),
        }
    }
    groups.sort_by_key(|g| std::cmp::Reverse(g.severity));
    groups
}

/// The background of a severity.
pub fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Fair,
        Severity::Info => Tone::Pale,
    }
}

/// The text around the fault with the fault marked; a remark where the thing is missing.
pub fn quotation(finding: &FindingRecord, lang: Lang) -> Vec<Span> {
    if let Some(excerpt) = &finding.excerpt {
        let mut spans = Vec::new();
        if !excerpt.before.is_empty() {
            spans.push(Span::plain(&excerpt.before));
        }
        if excerpt.marked.is_empty() {
            spans.push(Span::marked(say(lang, "[chỗ này]", "[here]")));
        } else {
            spans.push(Span::marked(&excerpt.marked));
        }
        if !excerpt.after.is_empty() {
            spans.push(Span::plain(&excerpt.after));
        }
        return spans;
    }
    match finding.quote.as_deref().filter(|q| !q.is_empty()) {
        Some(quote) => vec![Span::marked(quote)],
        None => vec![Span::italic(say(lang, "(không có trong văn bản)", "(not in the document)"))],
    }
}

/// The mend in words: what becomes what, and whether it may be done without asking.
pub fn mend(finding: &FindingRecord, lang: Lang) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    let (first, several) = (fix.edits.first()?, fix.edits.len() > 1);
    let whole = finding.at.as_ref() == Some(&first.at);
    let before = finding.quote.as_deref().filter(|q| whole && !several && !q.is_empty());
    let empty = first.at.start == first.at.end;
    let words = match (before, first.replacement.as_str(), lang) {
        (Some(old), "", Lang::Vi) => format!("bỏ “{old}”"),
        (Some(old), "", Lang::En) => format!("delete “{old}”"),
        (Some(old), new, Lang::Vi) => format!("thay “{old}” bằng “{new}”"),
        (Some(old), new, Lang::En) => format!("replace “{old}” by “{new}”"),
        (None, "", _) => return None,
        (None, new, Lang::Vi) if empty => format!("thêm “{new}”"),
        (None, new, Lang::En) if empty => format!("insert “{new}”"),
        (None, new, Lang::Vi) => format!("sửa thành “{new}”"),
        (None, new, Lang::En) => format!("write “{new}”"),
    };
    let tail = match fix.safety {
        Safety::Safe => say(lang, " (tự sửa được)", " (can be mended automatically)"),
        Safety::Consent => say(lang, " (tự sửa được khi đồng ý)", " (can be mended when agreed)"),
        Safety::Show => "",
    };
    Some(words + tail)
}

/// The title of a rule's page, where the code is a rule's.
pub fn rule_title(code: &str, lang: Lang) -> Option<String> {
    let rule = crate::rules::all().find(|r| r.code == code)?;
    let title = Page::parse(rule.page).title.get(lang).to_owned();
    (!title.is_empty()).then_some(title)
}
