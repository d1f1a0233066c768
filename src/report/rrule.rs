//! The recurrence rules of the output contract (RFC 5545): read, moved a day earlier, said in words, and their first day found.
//! Only the parts that `extract` writes are known: FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS.

use super::wording::say;
use crate::finding::Lang;
use jiff::civil::Date;
use std::fmt;

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    frequency: Frequency,
    interval: u32,
    months: Vec<i8>,
    month_days: Vec<i8>,
    /// Ordinal in the month (0 for every one) and weekday, 1 Monday to 7.
    days: Vec<(i8, i8)>,
    position: Option<i8>,
}

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const DAYS_VI: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Rule {
    /// Reads a rule; `None` for parts that are not known.
    pub fn parse(text: &str) -> Option<Rule> {
        let mut rule = Rule {
            frequency: Frequency::Yearly,
            interval: 1,
            months: Vec::new(),
            month_days: Vec::new(),
            days: Vec::new(),
            position: None,
        };
        for part in text.split(';') {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => rule.frequency = frequency(value)?,
                "INTERVAL" => rule.interval = value.parse().ok()?,
                "BYMONTH" => rule.months = numbers(value)?,
                "BYMONTHDAY" => rule.month_days = numbers(value)?,
                "BYDAY" => rule.days = value.split(',').map(weekday).collect::<Option<_>>()?,
                "BYSETPOS" => rule.position = Some(value.parse().ok()?),
                _ => return None,
            }
        }
        Some(rule)
    }

    /// The rule one day earlier: what is wanted before the 25th is due on the 24th. `None` where the calendar has no such rule.
    pub fn day_before(&self) -> Option<Rule> {
        let mut rule = self.clone();
        match self.frequency {
            Frequency::Weekly if !self.days.is_empty() => {
                for (_, day) in &mut rule.days {
                    *day = if *day == 1 { 7 } else { *day - 1 };
                }
                rule.days.sort_unstable();
            }
            _ if !self.days.is_empty() || self.month_days.is_empty() => return None,
            Frequency::Yearly if self.month_days.contains(&1) => {
                if self.month_days.len() > 1 {
                    return None;
                }
                rule.months = self.months.iter().map(|m| if *m == 1 { 12 } else { *m - 1 }).collect();
                rule.months.sort_unstable();
                rule.month_days = vec![-1];
            }
            _ => rule.month_days = self.month_days.iter().map(|d| if *d == 1 { -1 } else { *d - 1 }).collect(),
        }
        Some(rule)
    }

    /// The first day of the rule on or after a day.
    pub fn first(&self, from: Date) -> Option<Date> {
        let mut day = from;
        // The rarest rule comes once in four years (29 February).
        for _ in 0..1500 {
            if self.has(day) {
                return Some(day);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    fn has(&self, day: Date) -> bool {
        let in_month = self.months.is_empty() || self.months.contains(&day.month());
        let backwards = day.day() - day.days_in_month() - 1;
        // A rule without a day takes the day of its start; beyond the 28th some months would be skipped.
        let plain = self.month_days.is_empty() && self.days.is_empty();
        let long = matches!(self.frequency, Frequency::Monthly | Frequency::Yearly);
        let on_day =
            self.month_days.is_empty() || self.month_days.contains(&day.day()) || self.month_days.contains(&backwards);
        in_month && on_day && (!plain || !long || day.day() <= 28) && self.on_weekday(day)
    }

    fn on_weekday(&self, day: Date) -> bool {
        if self.days.is_empty() {
            return true;
        }
        let weekday = day.weekday().to_monday_one_offset();
        let (nth, last) = ((day.day() - 1) / 7 + 1, (day.days_in_month() - day.day()) / 7 + 1);
        let named = self.days.iter().any(|(n, w)| *w == weekday && (*n == 0 || *n == nth || *n == -last));
        named && self.position.is_none_or(|position| self.is_at(day, position))
    }

    /// Whether no other day of the rule lies before (1) or after (-1) this one in its month.
    fn is_at(&self, day: Date, position: i8) -> bool {
        let others = if position > 0 { 1..day.day() } else { day.day() + 1..day.days_in_month() + 1 };
        let listed = |d: Date| self.days.iter().any(|(_, w)| *w == d.weekday().to_monday_one_offset());
        !others.into_iter().filter_map(|d| Date::new(day.year(), day.month(), d).ok()).any(listed)
    }

    /// "hằng tháng, ngày 25".
    pub fn in_words(&self, lang: Lang) -> String {
        let mut words = self.often(lang);
        if !self.days.is_empty() {
            let names = if lang == Lang::Vi { DAYS_VI } else { DAYS_EN };
            let all: Vec<String> = self
                .days
                .iter()
                .map(|(n, day)| nth_weekday(*n, names.get(day.unsigned_abs() as usize - 1), lang))
                .collect();
            words.push_str(", ");
            words.push_str(&match self.position {
                Some(1) => say(lang, "ngày làm việc đầu tiên", "first working day").to_owned(),
                Some(_) => say(lang, "ngày làm việc cuối cùng", "last working day").to_owned(),
                None => all.join(", "),
            });
        }
        if !self.month_days.is_empty() {
            let days: Vec<String> = self.month_days.iter().map(|d| month_day(*d, lang)).collect();
            words.push_str(&format!(", {}{}", say(lang, "ngày ", "day "), days.join(", ")));
        }
        if !self.months.is_empty() {
            let months: Vec<String> = self.months.iter().map(i8::to_string).collect();
            words.push_str(&format!(", {}{}", say(lang, "tháng ", "month "), months.join(", ")));
        }
        words
    }

    fn often(&self, lang: Lang) -> String {
        let (vi, vi_unit, en, en_unit) = match (self.frequency, self.interval) {
            (Frequency::Monthly, 3) => return say(lang, "hằng quý", "every quarter").to_owned(),
            (Frequency::Daily, _) => ("hằng ngày", "ngày", "every day", "days"),
            (Frequency::Weekly, _) => ("hằng tuần", "tuần", "every week", "weeks"),
            (Frequency::Monthly, _) => ("hằng tháng", "tháng", "every month", "months"),
            (Frequency::Yearly, _) => ("hằng năm", "năm", "every year", "years"),
        };
        match (lang, self.interval) {
            (Lang::Vi, 1) => vi.to_owned(),
            (Lang::En, 1) => en.to_owned(),
            (Lang::Vi, n) => format!("{n} {vi_unit} một lần"),
            (Lang::En, n) => format!("every {n} {en_unit}"),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |numbers: &[i8]| numbers.iter().map(i8::to_string).collect::<Vec<_>>().join(",");
        let frequency = match self.frequency {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if !self.months.is_empty() {
            write!(f, ";BYMONTH={}", list(&self.months))?;
        }
        if !self.month_days.is_empty() {
            write!(f, ";BYMONTHDAY={}", list(&self.month_days))?;
        }
        if !self.days.is_empty() {
            let name = |(n, day): &(i8, i8)| {
                let name = DAYS.get(day.unsigned_abs() as usize - 1).copied().unwrap_or("MO");
                if *n == 0 { name.to_owned() } else { format!("{n}{name}") }
            };
            write!(f, ";BYDAY={}", self.days.iter().map(name).collect::<Vec<_>>().join(","))?;
        }
        match self.position {
            Some(position) => write!(f, ";BYSETPOS={position}"),
            None => Ok(()),
        }
    }
}

fn frequency(value: &str) -> Option<Frequency> {
    Some(match value {
        "DAILY" => Frequency::Daily,
        "WEEKLY" => Frequency::Weekly,
        "MONTHLY" => Frequency::Monthly,
        "YEARLY" => Frequency::Yearly,
        _ => return None,
    })
}

fn numbers(value: &str) -> Option<Vec<i8>> {
    value.split(',').map(|n| n.parse().ok()).collect()
}

fn weekday(value: &str) -> Option<(i8, i8)> {
    let cut = value.len().checked_sub(2)?;
    let (ordinal, name) = (value.get(..cut)?, value.get(cut..)?);
    let day = DAYS.iter().position(|day| *day == name)?;
    let ordinal = if ordinal.is_empty() { 0 } else { ordinal.parse().ok()? };
    Some((ordinal, i8::try_from(day).ok()? + 1))
}

fn nth_weekday(n: i8, name: Option<&&str>, lang: Lang) -> String {
    let name = name.copied().unwrap_or_default();
    match (n, lang) {
        (0, _) => name.to_owned(),
        (-1, Lang::Vi) => format!("{name} tuần cuối"),
        (-1, Lang::En) => format!("last {name}"),
        (1, Lang::Vi) => format!("{name} tuần đầu"),
        (n, Lang::Vi) => format!("{name} tuần thứ {n}"),
        (n, Lang::En) => format!("{name} no. {n}"),
    }
}

fn month_day(day: i8, lang: Lang) -> String {
    match day {
        -1 => say(lang, "cuối tháng", "last of the month").to_owned(),
        day if day < 0 => {
            format!("{} {}", -day - 1, say(lang, "ngày trước ngày cuối tháng", "before the last of the month"))
        }
        day => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;
    use crate::finding::Lang;
    use jiff::civil::date;

    #[test]
    fn rules_come_back_as_they_were() {
        for text in [
            "FREQ=MONTHLY;BYMONTHDAY=25",
            "FREQ=MONTHLY;INTERVAL=6",
            "FREQ=WEEKLY;BYDAY=MO,WE,FR",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ] {
            assert_eq!(Rule::parse(text).map(|rule| rule.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Rule::parse("FREQ=SECONDLY"), None);
        assert_eq!(Rule::parse(""), None);
    }

    #[test]
    fn a_day_earlier() {
        for (text, before) in [
            ("FREQ=MONTHLY;BYMONTHDAY=25", Some("FREQ=MONTHLY;BYMONTHDAY=24")),
            ("FREQ=MONTHLY;BYMONTHDAY=1", Some("FREQ=MONTHLY;BYMONTHDAY=-1")),
            ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", Some("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1")),
            ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15", Some("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=14")),
            ("FREQ=WEEKLY;BYDAY=MO", Some("FREQ=WEEKLY;BYDAY=SU")),
            ("FREQ=MONTHLY", None),
        ] {
            let moved = Rule::parse(text).and_then(|rule| rule.day_before()).map(|rule| rule.to_string());
            assert_eq!(moved.as_deref(), before, "{text}");
        }
    }

    #[test]
    fn first_days() {
        for (text, first) in [
            ("FREQ=MONTHLY;BYMONTHDAY=25", date(2024, 4, 25)),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2024, 4, 30)),
            ("FREQ=WEEKLY;BYDAY=MO", date(2024, 4, 15)),
            ("FREQ=MONTHLY;BYDAY=1TH", date(2024, 5, 2)),
            ("FREQ=MONTHLY;BYDAY=-1FR", date(2024, 4, 26)),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2024, 4, 30)),
            ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15", date(2024, 9, 15)),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2028, 2, 29)),
            ("FREQ=DAILY", date(2024, 4, 10)),
        ] {
            assert_eq!(Rule::parse(text).and_then(|rule| rule.first(date(2024, 4, 10))), Some(first), "{text}");
        }
    }

    #[test]
    fn in_words() {
        let words = |text: &str| Rule::parse(text).map_or(String::new(), |rule| rule.in_words(Lang::Vi));
        assert_eq!(words("FREQ=MONTHLY;BYMONTHDAY=25"), "hằng tháng, ngày 25");
        assert_eq!(words("FREQ=MONTHLY;INTERVAL=6"), "6 tháng một lần");
        assert_eq!(words("FREQ=MONTHLY;INTERVAL=3"), "hằng quý");
        assert_eq!(words("FREQ=WEEKLY;BYDAY=MO,WE"), "hằng tuần, thứ Hai, thứ Tư");
        assert_eq!(words("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15"), "hằng năm, ngày 15, tháng 9");
    }
}
