//! Accepted findings that hide nothing: those that no finding needed, and those whose last day is over. An office that does not clear
//! them hides tomorrow's faults.

use crate::finding::Lang;
use crate::report::record::Record;
use crate::rules::policy::Suppression;
use jiff::civil::Date;

/// What a run used of the accepted findings.
#[derive(Debug)]
pub struct Accepted<'p> {
    all: &'p [Suppression],
    used: Vec<bool>,
    today: Option<Date>,
}

impl<'p> Accepted<'p> {
    /// None used yet.
    pub fn new(all: &'p [Suppression], today: Option<Date>) -> Self {
        Accepted { all, used: vec![false; all.len()], today }
    }

    /// Marks what a record needed.
    pub fn count(&mut self, record: &Record) {
        for (suppression, used) in self.all.iter().zip(&mut self.used).filter(|(_, used)| !**used) {
            let mut findings = record.checked.findings.iter().flatten();
            *used = findings.any(|f| suppression.is_of(f.code, f.quote.as_deref(), &record.source.path));
        }
    }

    /// A line for each that has ended or was not needed.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let line = |(suppression, used): (&Suppression, &bool)| {
            let what = match (suppression.has_ended(self.today), *used, lang) {
                (false, true, _) => return None,
                (true, _, Lang::Vi) => "đã hết hạn, không còn tác dụng",
                (true, _, Lang::En) => "has ended and hides nothing",
                (false, false, Lang::Vi) => "không còn ứng với phát hiện nào, nên xóa",
                (false, false, Lang::En) => "was not needed by any finding and may go",
            };
            let quote = suppression.quote.as_ref().map(|q| format!(" “{q}”")).unwrap_or_default();
            let reason = &suppression.reason;
            Some(match lang {
                Lang::Vi => format!("Chấp nhận {}{quote} ({reason}): {what}.", suppression.code),
                Lang::En => format!("Acceptance of {}{quote} ({reason}): {what}.", suppression.code),
            })
        };
        self.all.iter().zip(&self.used).filter_map(line).collect()
    }
}
