//! Demands against one plan: for each the best place in the plan, how alike it is, and a verdict that never says more than it knows.

use super::blanked;
use super::counts;
use super::demands::{Demand, Demands};
use super::likeness::{Bag, Counts, Unit, Wanted};
use super::places::{self, Place};
use super::verdict::{Coverage, Lack, Met};
use crate::document::document::Document;
use crate::extract::plan::Plan;
use jiff::civil::Date;

/// From this likeness on a demand whose parts are all there is met.
const MET_FROM: f64 = 0.62;
/// From this likeness on it is partly met.
const PARTLY_FROM: f64 = 0.42;
/// As near as this to a border a person should look.
const NEAR: f64 = 0.06;
/// The share of the telling words that a demand needs to be met: verbs and common words alone answer nothing.
const TOLD_MET: f64 = 0.6;
/// The same to be partly met.
const TOLD_PARTLY: f64 = 0.2;
/// A unit of which less than this is found is not there.
const UNIT_FOUND: f64 = 0.34;
/// A unit that weighs less than this share of its demand is no part of its own.
const UNIT_WEIGHS: f64 = 0.16;
/// A second place counts for a unit of which it holds this much.
const SECOND_HOLDS: f64 = 0.7;
/// What is left of a place's likeness when it sends another thing than the demand.
const OTHER_THING: f64 = 0.35;
/// What a place with a day gains where a day is asked for.
const DATED: f64 = 0.04;
/// More demands than this are of no plan; the rest is not compared, so that a hostile file costs no more than a large one.
const MOST_DEMANDS: usize = 500;
/// The same for the places of a plan.
const MOST_PLACES: usize = 4_000;
/// Places that answer one demand together, at most.
const TOGETHER: usize = 3;

/// The borders that an office may set: shares of a demand's words, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Borders {
    /// From this likeness on a demand whose parts are all there is met.
    pub met: f64,
    /// From this likeness on it is partly met.
    pub partly: f64,
}

impl Default for Borders {
    fn default() -> Self {
        Borders { met: MET_FROM, partly: PARTLY_FROM }
    }
}

/// Judges every demand.
pub fn judge(demands: &Demands, document: &Document, plan: &Plan) -> Vec<Coverage> {
    judge_with(demands, document, plan, Borders::default())
}

/// The same with an office's borders.
pub fn judge_with(demands: &Demands, document: &Document, plan: &Plan, borders: Borders) -> Vec<Coverage> {
    let mut places = places::of(document, plan);
    places.truncate(MOST_PLACES);
    let asked = demands.demands.get(..MOST_DEMANDS).unwrap_or(&demands.demands);
    let texts: Vec<String> = asked.iter().map(|d| blanked::text(&d.text)).collect();
    let bags: Vec<Bag> = texts.iter().map(|text| Bag::of(text, "")).collect();
    let in_demands = Counts::of(bags.iter().map(Bag::keys));
    let in_places = Counts::of(places.iter().map(|p| p.bag.keys()));
    let own = plan.header.subject.as_ref().map_or("", |s| s.text.as_str());
    let subject = Bag::of(&format!("{}. {own}", demands.subject), "");
    let judge = |(demand, text): (&Demand, &String)| {
        if demand.is_to_cite() {
            return cited(demand, plan);
        }
        let wanted = Wanted::of(text, &in_demands, &in_places, subject.keys());
        let case = Case { demand, text, wanted: &wanted, places: &places, plan, borders };
        let row = case.row();
        if demand.is_the_plan() && row.met != Met::Met && row.met != Met::Late {
            the_plan_itself(demand, plan, row)
        } else {
            row
        }
    };
    asked.iter().zip(&texts).map(judge).collect()
}

/// One demand being held against the places of a plan.
struct Case<'c> {
    demand: &'c Demand,
    /// The demand's text without cited documents.
    text: &'c str,
    wanted: &'c Wanted,
    places: &'c [Place],
    plan: &'c Plan,
    borders: Borders,
}

impl Case<'_> {
    fn row(&self) -> Coverage {
        let dated = !self.demand.deadlines.is_empty();
        let scored = self.places.iter().enumerate().map(|(index, place)| {
            let found = self.wanted.found(&[&place.bag]);
            let found = if self.sends_another_thing(place) { found * OTHER_THING } else { found };
            // Of two places alike, the one with a day answers a demand with a day.
            let weighed = if dated && !place.deadlines.is_empty() { found + DATED } else { found };
            (weighed, found, index)
        });
        let best =
            scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.cmp(&a.2))).map(|(_, found, index)| (found, index));
        let Some((alone, index)) = best.filter(|(found, _)| *found > 0.0) else {
            return Coverage::missing(self.demand);
        };
        let together = self.together(index);
        let bags: Vec<&Bag> = together.iter().filter_map(|i| Some(&self.places.get(*i)?.bag)).collect();
        let found = self.wanted.found(&bags);
        let first = &self.places[index];
        let telling = self.wanted.telling_in(&first.bag);
        // One common word is no answer: where the demand has several telling words, the place must have two of them.
        let part = self.holds_a_part(&first.bag) && !self.sends_another_thing(first);
        let told = self.wanted.told(&bags);
        if !part
            && (alone < self.borders.partly
                || told < TOLD_PARTLY
                || (self.wanted.telling() > 2 && telling < 2 && found < self.borders.met))
        {
            return Coverage {
                likeness: percent(alone),
                needs_review: alone + NEAR >= self.borders.partly,
                ..Coverage::missing(self.demand)
            };
        }
        self.verdict(first, &together, found)
    }

    /// A whole unit of the demand stands in the place, and not by a word alone.
    fn holds_a_part(&self, bag: &Bag) -> bool {
        let units = self.wanted.units(&[bag]);
        let whole = |unit: &Unit| unit.telling > 0 && unit.found >= SECOND_HOLDS && unit.weight >= UNIT_WEIGHS;
        units.iter().any(whole) && self.wanted.words_in(bag) > 2
            || units.first().is_some_and(|u| whole(u) && u.weight >= 0.2)
    }

    /// Demand and place both speak of sending, but of other things: a list is no report, a report on a term none on the year.
    fn sends_another_thing(&self, place: &Place) -> bool {
        const THINGS: &[&str] =
            &["báo cáo", "kế hoạch", "danh sách", "đăng ký", "bài", "hồ sơ", "biên bản", "kết quả", "số liệu"];
        const REPORTS: &[&str] = &["sơ kết", "tổng kết"];
        if !self.demand.sends {
            return false;
        }
        let (asked, given) = (self.text.to_lowercase(), place.text.to_lowercase());
        let sends = |text: &str| ["gửi", "nộp", "báo cáo"].iter().any(|verb| text.contains(verb));
        let parted = |names: &[&str]| {
            let named = |text: &str| names.iter().filter(|name| text.contains(**name)).count();
            let shared = names.iter().any(|name| asked.contains(name) && given.contains(name));
            named(&asked) > 0 && named(&given) > 0 && !shared
        };
        sends(&asked) && sends(&given) && (parted(THINGS) || parted(REPORTS))
    }

    fn verdict(&self, first: &Place, together: &[usize], found: f64) -> Coverage {
        let places: Vec<&Place> = together.iter().filter_map(|i| self.places.get(*i)).collect();
        let bags: Vec<&Bag> = places.iter().map(|p| &p.bag).collect();
        let mut lacks: Vec<Lack> = self.units_missing(&bags).into_iter().map(Lack::Part).collect();
        let parts = lacks.len();
        lacks.extend(self.lacks(&places));
        let (late, given) = self.lateness(&places);
        let enough = found >= self.borders.met && self.wanted.told(&bags) >= TOLD_MET;
        let met = match (late, enough && lacks.is_empty()) {
            (Some(_), _) => Met::Late,
            (None, true) => Met::Met,
            (None, false) => Met::Partly,
        };
        let near = (found - self.borders.met).abs() < NEAR || (found - self.borders.partly).abs() < NEAR;
        Coverage {
            met,
            needs_review: near || (met == Met::Partly && parts == lacks.len()),
            quote: Some(places.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" … ")),
            at: Some(first.at),
            deadline: given,
            asked: late.or(self.demand.deadlines.first().copied()),
            likeness: percent(found),
            lacks,
            ..Coverage::missing(self.demand)
        }
    }

    /// The best place, and others that hold a unit of the demand which it has not.
    fn together(&self, first: usize) -> Vec<usize> {
        let mut chosen = vec![first];
        while chosen.len() < TOGETHER {
            let bags: Vec<&Bag> = chosen.iter().filter_map(|i| Some(&self.places.get(*i)?.bag)).collect();
            let units = self.wanted.units(&bags);
            let Some(next) = self.second(&units, &chosen) else { break };
            chosen.push(next);
        }
        chosen
    }

    fn second(&self, units: &[Unit], chosen: &[usize]) -> Option<usize> {
        let open: Vec<usize> =
            (0..units.len()).filter(|i| is_part(&units[*i]) && units[*i].found < UNIT_FOUND).collect();
        let candidates = self.places.iter().enumerate().filter(|(index, _)| !chosen.contains(index));
        let scored = candidates.filter_map(|(index, place)| {
            let here = self.wanted.units(&[&place.bag]);
            // A word alone may stand in any place: the unit has two, or the place shares the rest of the demand too.
            let gain =
                open.iter().filter_map(|i| here.get(*i)).filter(|unit| unit.found >= SECOND_HOLDS && unit.telling > 1);
            let gain: f64 = gain.map(|unit| unit.weight * unit.found).sum();
            (gain > 0.0).then_some((gain, index))
        });
        scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, index)| index)
    }

    /// Parts of the demand of which next to nothing was found, as they stand there; neighbours as one.
    fn units_missing(&self, bags: &[&Bag]) -> Vec<String> {
        let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
        let mut joins = false;
        for unit in self.wanted.units(bags) {
            let missing = is_part(&unit) && unit.found < UNIT_FOUND;
            match ranges.last_mut() {
                Some(last) if missing && joins => last.end = unit.range.end,
                _ if missing => ranges.push(unit.range.clone()),
                _ => {}
            }
            joins = missing;
        }
        ranges.into_iter().filter_map(|range| self.text.get(range)).map(str::to_owned).collect()
    }

    fn lacks(&self, places: &[&Place]) -> Vec<Lack> {
        let mut lacks = Vec::new();
        let given: Vec<(Date, Date)> = places.iter().flat_map(|p| p.deadlines.iter().copied()).collect();
        if given.is_empty() && !self.demand.deadlines.is_empty() || given.len() < self.asked_days().len() {
            lacks.push(Lack::Deadline);
        }
        let cites = |key: &String| self.plan.citations.iter().any(|c| c.key.as_ref() == Some(key));
        lacks.extend(self.demand.citations.iter().filter(|key| !cites(key)).cloned().map(Lack::Citation));
        let text = places.iter().map(|p| format!("{} {}", p.text, p.below)).collect::<Vec<_>>().join(". ");
        lacks.extend(self.numbers(&text).into_iter().map(Lack::Number));
        lacks.extend(self.too_seldom(places, &text).map(Lack::Times));
        let lower = text.to_lowercase();
        if let Some(annex) = self.demand.annexes.first()
            && !["phụ lục", "mẫu số", "biểu mẫu", "theo mẫu", "biểu số", "đề cương", annex]
                .iter()
                .any(|name| lower.contains(name))
        {
            lacks.push(Lack::Annex(annex.clone()));
        }
        lacks.extend(self.other_body(places, &lower).map(Lack::Lead));
        lacks
    }

    /// Different days that the demand asks for.
    fn asked_days(&self) -> Vec<Date> {
        let mut days = self.demand.deadlines.clone();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn numbers(&self, text: &str) -> Vec<String> {
        let mut lacking: Vec<String> =
            counts::unanswered(&counts::read(self.text), text).into_iter().map(|count| count.text).collect();
        let given = counts::grades(text);
        if !given.is_empty() {
            let taught = grades_of(self.plan);
            let asked = counts::grades(self.text).into_iter().filter(|grade| taught.contains(grade));
            lacking.extend(asked.filter(|grade| !given.contains(grade)).map(|grade| format!("lớp {grade}")));
        }
        lacking
    }

    /// The demand is to be done oftener than the plan says.
    fn too_seldom(&self, places: &[&Place], text: &str) -> Option<String> {
        let oftenest =
            |texts: &mut dyn Iterator<Item = &String>| texts.filter_map(|t| counts::times_a_year(t)).reduce(f64::max);
        let asked = oftenest(&mut self.demand.recurrences.iter())?;
        let words = || self.demand.recurrences.first().cloned();
        match oftenest(&mut places.iter().flat_map(|p| &p.recurrences)) {
            Some(given) if given < asked * 0.9 && asked >= 2.0 => words(),
            Some(_) => None,
            None => {
                let lower = text.to_lowercase();
                let said = ["thường xuyên", "định kỳ", "hằng", "hàng", "mỗi", "cả năm"]
                    .iter()
                    .any(|word| lower.contains(word));
                (asked >= 4.0 && !said && places.iter().all(|p| p.deadlines.is_empty())).then(words).flatten()
            }
        }
    }

    /// Somebody whom the demand names, when the plan gives the work to others.
    fn other_body(&self, places: &[&Place], lower: &str) -> Option<String> {
        let named = |lead: &&String| lower.contains(&lead.to_lowercase());
        let given = places.first().is_some_and(|p| !p.lead.is_empty());
        let same = |lead: &&String| places.iter().any(|p| p.lead.iter().any(|l| l.eq_ignore_ascii_case(lead)));
        let wanting = self.demand.leads.iter().filter(|_| given);
        wanting.filter(|lead| !named(lead) && !same(lead)).map(String::to_owned).next()
    }

    /// The superior's day that is not kept, and the plan's day that is held against it.
    fn lateness(&self, places: &[&Place]) -> (Option<Date>, Option<Date>) {
        let mut asked = self.asked_days();
        if asked.is_empty() {
            asked.extend(self.demand.events.iter().max());
        }
        let mut given: Vec<(Date, Date)> = places.iter().flat_map(|p| p.deadlines.iter().copied()).collect();
        given.sort_unstable_by_key(|(first, last)| (*last, *first));
        given.dedup();
        let last = |day: Option<&(Date, Date)>| day.map(|(_, last)| *last);
        let late = if asked.len() == given.len() {
            asked.iter().zip(&given).find(|(asked, (first, _))| first > *asked)
        } else {
            // All that the plan names comes after all that is asked; else days cannot be told apart.
            asked.last().zip(given.iter().min()).filter(|(asked, (first, _))| first > *asked)
        };
        (late.map(|(day, _)| *day), late.map(|(_, (_, last))| *last).or(last(given.first())))
    }
}

/// The grades that a school of the plan's kind teaches, by its name.
fn grades_of(plan: &Plan) -> Vec<u8> {
    let name = plan.header.agency.as_ref().map(|a| a.text.to_lowercase()).unwrap_or_default();
    let kinds: [(&[&str], std::ops::RangeInclusive<u8>); 3] =
        [(&["tiểu học"], 1..=5), (&["thcs", "trung học cơ sở"], 6..=9), (&["thpt", "trung học phổ thông"], 10..=12)];
    let fits = kinds.into_iter().filter(|(names, _)| names.iter().any(|n| name.contains(n)));
    let grades: Vec<u8> = fits.flat_map(|(_, grades)| grades).collect();
    if grades.is_empty() { (1..=12).collect() } else { grades }
}

fn is_part(unit: &Unit) -> bool {
    unit.weight >= UNIT_WEIGHS && unit.telling > 0
}

fn percent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// A demand to rest the plan on documents.
fn cited(demand: &Demand, plan: &Plan) -> Coverage {
    let found = demand.citations.iter().map(|key| (key, plan.citations.iter().find(|c| c.key.as_ref() == Some(key))));
    let (have, lack): (Vec<_>, Vec<_>) = found.partition(|(_, citation)| citation.is_some());
    let first = have.iter().find_map(|(_, citation)| *citation);
    let Some(citation) = first else { return Coverage::missing(demand) };
    Coverage {
        met: if lack.is_empty() { Met::Met } else { Met::Partly },
        quote: Some(citation.text.clone()),
        at: Some(citation.at),
        likeness: percent(have.len() as f64 / demand.citations.len().max(1) as f64),
        lacks: lack.into_iter().map(|(key, _)| Lack::Citation(key.clone())).collect(),
        ..Coverage::missing(demand)
    }
}

/// A demand to write and send the plan: the file in hand answers it; whether it was sent cannot be seen in it.
fn the_plan_itself(demand: &Demand, plan: &Plan, row: Coverage) -> Coverage {
    let subject = plan.header.subject.as_ref();
    let issued = plan.issued();
    let asked = demand.deadlines.first().copied();
    let late = matches!((asked, issued), (Some(asked), Some(issued)) if issued > asked);
    Coverage {
        met: if late { Met::Late } else { Met::Partly },
        needs_review: true,
        quote: subject.map(|s| s.text.clone()).or(row.quote),
        at: subject.map(|s| s.at).or(row.at),
        deadline: issued,
        lacks: if late { Vec::new() } else { vec![Lack::Sending] },
        asked,
        ..row
    }
}
