//! The items and plain paragraphs of the sections that hold tasks.

use crate::document::document::Document;
use crate::extract::header::segment::{self, Segment};
use crate::extract::plan::{Item, Plan, Series, Task, TaskForm};
use crate::extract::tables;
use crate::extract::tasks::draft::{Draft, Stretch, Told};
use crate::extract::tasks::{action, actor, detail, leads, verb};
use crate::extract::words::is_capitals;
use crate::span::Span;
use std::ops::Range;

/// Fewest words of a paragraph that states a duty.
const FEWEST_WORDS: usize = 5;

/// Drafts of every item and paragraph, in document order.
pub fn read(document: &Document, plan: &Plan) -> Vec<Draft> {
    let laid_out: Vec<bool> = document.tables.iter().map(|t| tables::is_layout(document, t)).collect();
    let mut hand = Hand { document, plan, laid_out, sections: sections(&plan.outline), drafts: Vec::new() };
    for index in 0..plan.outline.len() {
        hand.item(index);
    }
    hand.drafts
}

/// For every item, whether it is a section: a heading over tasks, never one itself.
pub fn sections(outline: &[Item]) -> Vec<bool> {
    let mut parents = vec![false; outline.len()];
    for item in outline {
        if let Some(parent) = item.parent.and_then(|p| parents.get_mut(p)) {
            *parent = true;
        }
    }
    outline
        .iter()
        .zip(parents)
        .map(|(item, parent)| match item.series {
            Series::Arabic | Series::Dotted | Series::Letter => {
                item.parent.is_none() && (parent || !ends(&item.title) && item.title.chars().count() <= 120)
            }
            Series::Mark => false,
            _ => true,
        })
        .collect()
}

/// The text ends like a sentence or a list item.
fn ends(text: &str) -> bool {
    text.ends_with(['.', ';', '!', ',', '/'])
}

/// A title: it calls for what follows, or is short and has no end mark.
fn is_title(text: &str) -> bool {
    text.ends_with(':') || !ends(text) && text.split_whitespace().count() <= 20
}

struct Hand<'d> {
    document: &'d Document,
    plan: &'d Plan,
    laid_out: Vec<bool>,
    sections: Vec<bool>,
    drafts: Vec<Draft>,
}

impl Hand<'_> {
    fn item(&mut self, index: usize) {
        let item = &self.plan.outline[index];
        // "* Thời gian và nội dung:" over a list of its own is a title.
        let told = told(self.document, item).filter(|told| !(told.value.trim().is_empty() && self.is_parent(index)));
        let above = item.parent.and_then(|parent| self.plan.outline.get(parent)).and_then(|parent| parent.kind);
        let kind = if told.is_some() { above.or(item.kind) } else { item.kind };
        let holds = kind.is_some_and(|kind| kind.holds_tasks());
        let section = self.sections[index];
        if section && item.series == Series::Unlabelled && holds {
            self.told_by_heading(index);
        }
        let listed = matches!(item.series, Series::Letter | Series::Mark) && !self.is_parent(index);
        let holds = holds || listed && told.is_none() && above.is_some_and(|kind| kind.holds_tasks());
        let mut own = None;
        if holds && !section {
            own = Some(self.drafts.len());
            self.drafts.push(self.draft(index, told));
            self.further(index);
        }
        if item.kind.is_some_and(|kind| kind.holds_tasks()) {
            self.paragraphs(index, own);
        }
    }

    /// "Kiểm tra chuyên đề:" over "Thư viện - thiết bị", "Kế toán": what is looked at, not who does it.
    fn is_looked_at(&self, item: &Item) -> bool {
        let above = item.parent.and_then(|parent| self.plan.outline.get(parent));
        above.is_some_and(|above| {
            let title = above.title.to_lowercase();
            ["kiểm tra ", "thanh tra ", "giám sát ", "tự kiểm tra "].iter().any(|verb| title.starts_with(verb))
        })
    }

    fn is_parent(&self, index: usize) -> bool {
        self.plan.outline.get(index + 1).is_some_and(|next| next.parent == Some(index))
    }

    /// "Tháng 11/2025: Thao giảng chào mừng ngày 20/11.": a heading in words that says itself what is to be done.
    fn told_by_heading(&mut self, index: usize) {
        let item = &self.plan.outline[index];
        let text = item.title.split_once(": ").map_or(item.title.as_str(), |(_, rest)| rest);
        let labelled = !self.is_parent(index) && ends(&item.title) && text.split_whitespace().count() >= 3;
        if !labelled || !action::states_duty(text, item.kind == Some(crate::extract::plan::Kind::Targets)) {
            return;
        }
        let line = Segment {
            block: item.at.block as usize,
            range: 0..self.document.blocks.get(item.at.block as usize).map_or(0, |block| block.norm().len()),
            column: 0,
            cell: None,
        };
        self.paragraph(index, 1, &line);
    }

    /// The further labels of an item that is a label line: "- Thời gian: …; địa điểm: …".
    fn further(&mut self, index: usize) {
        let item = &self.plan.outline[index];
        let Some(own) = self.drafts.last().and_then(|draft| draft.told.clone()) else { return };
        let Some(block) = self.document.blocks.get(item.at.block as usize) else { return };
        let rest = block.forward(own.at.start as usize..item.at.end as usize);
        let (end, parts) = detail::parts(block.norm().get(rest.clone()).unwrap_or(""));
        if parts.is_empty() {
            return;
        }
        let span =
            |range: Range<usize>| block.span(item.at.block as usize, rest.start + range.start..rest.start + range.end);
        let first = trimmed(self.document, span(0..end));
        if let Some(draft) = self.drafts.last_mut() {
            draft.told = Some(Told { value: self.document.quote(first), at: first, ..own });
            draft.stretches.iter_mut().for_each(|stretch| stretch.at = first);
        }
        for part in parts {
            let at = span(part.value.clone());
            let told = Told { detail: part.detail, value: self.document.quote(at), at };
            let stretches = vec![Stretch { at, detail: Some(part.detail) }];
            let holder = item.parent;
            self.drafts.push(Draft {
                task: blank(at),
                stretches,
                told: Some(told),
                holder,
                caption: Vec::new(),
                named: None,
                silent: true,
            });
        }
    }

    fn draft(&self, index: usize, told: Option<Told>) -> Draft {
        let item = &self.plan.outline[index];
        let targets = item.kind == Some(crate::extract::plan::Kind::Targets);
        let looked_at = told.is_some() || action::is_member(&item.title) || self.is_looked_at(item);
        let named = if looked_at { None } else { actor::named_body(&item.title) };
        let action = told.is_none() && named.is_none() && action::says(&item.title, targets, false);
        let task = Task {
            id: item.id.clone(),
            section: section_of(&self.plan.outline, &self.sections, Some(index)),
            item: Some(index),
            form: form(item.series),
            action,
            text: item.title.clone(),
            ..blank(item.at)
        };
        let mut draft = Draft {
            task,
            stretches: vec![Stretch { at: item.at, detail: told.as_ref().map(|told| told.detail) }],
            holder: item.parent,
            told,
            caption: Vec::new(),
            named: None,
            silent: false,
        };
        if draft.told.is_none() {
            let mut people = leads::read(action::without_time(&item.title));
            // "Khối 12: kiểm tra theo đề của Sở": the pupils, unless the section shares out work.
            if item.title.starts_with("Khối ") && item.kind != Some(crate::extract::plan::Kind::Organisation) {
                people.lead.retain(|name| !name.starts_with("Khối "));
            }
            people.lead_all(named.iter().flatten().cloned());
            draft.people(people);
            draft.named = named;
        }
        draft
    }

    /// The plain paragraphs behind an item: duties of their own, or the rest of the item.
    fn paragraphs(&mut self, index: usize, own: Option<usize>) {
        let item = &self.plan.outline[index];
        let (start, end) = (item.at.block as usize + 1, item.blocks.end as usize);
        let mut ordinal = 0;
        for line in segment::lines(self.document, start..end.max(start)) {
            if !self.is_body(&line) {
                continue;
            }
            let text = line.text(self.document);
            if let Some(told) = told_by(self.document, &line, text) {
                for (part, told) in told {
                    self.drafts.push(self.detail_line(index, &part, told));
                }
                continue;
            }
            // Behind a whole sentence, a paragraph that names who does something is a duty of the section's own.
            let starts_anew = || ends(&item.title) && actor::after_actor(text).is_some_and(verb::does);
            let Some(holder) = self.holder(index, own).or_else(|| item.parent.filter(|_| starts_anew())) else {
                self.append(own, &line);
                continue;
            };
            if text.ends_with(':') {
                self.caption(index, &line, text);
                continue;
            }
            let kind = self.plan.outline[holder].kind;
            let targets = kind == Some(crate::extract::plan::Kind::Targets);
            let words = text.split_whitespace().count();
            if words >= FEWEST_WORDS && !is_capitals(text) && action::states_duty(text, targets) {
                ordinal += 1;
                self.paragraph(holder, ordinal, &line);
            }
        }
    }

    /// Whose paragraphs they are: `None` when they are the rest of the item's own text.
    fn holder(&self, index: usize, own: Option<usize>) -> Option<usize> {
        let item = &self.plan.outline[index];
        if own.is_none() || is_title(&item.title) {
            return Some(index);
        }
        if item.series != Series::Mark {
            return None;
        }
        let mut at = item.parent;
        while let Some(parent) = at.and_then(|at| self.plan.outline.get(at)) {
            if parent.series != Series::Mark {
                return at;
            }
            at = parent.parent;
        }
        Some(index)
    }

    fn is_body(&self, line: &Segment) -> bool {
        let block = &self.document.blocks[line.block];
        let in_cell = block.cell.is_some_and(|cell| !self.laid_out.get(cell.table as usize).copied().unwrap_or(false));
        !block.role.stands_apart() && !in_cell && block.label.as_ref().is_none_or(|label| !label.bullet)
    }

    fn append(&mut self, own: Option<usize>, line: &Segment) {
        let Some(draft) = own.and_then(|own| self.drafts.get_mut(own)) else { return };
        let at = line.span(self.document);
        draft.task.text.push(' ');
        draft.task.text.push_str(&self.document.quote(at));
        draft.stretches.push(Stretch { at, detail: None });
    }

    fn caption(&mut self, index: usize, line: &Segment, text: &str) {
        if let Some(names) = actor::named_body(text) {
            let mut draft = self.detail_line(index, line, None);
            draft.caption = names;
            self.drafts.push(draft);
        }
    }

    fn detail_line(&self, index: usize, line: &Segment, told: impl Into<Option<Told>>) -> Draft {
        let at = line.span(self.document);
        let told = told.into();
        Draft {
            task: blank(at),
            stretches: vec![Stretch { at, detail: told.as_ref().map(|told| told.detail) }],
            told,
            holder: Some(index),
            caption: Vec::new(),
            named: None,
            silent: true,
        }
    }

    fn paragraph(&mut self, holder: usize, ordinal: usize, line: &Segment) {
        let at = line.span(self.document);
        let text = self.document.quote(at);
        let id = self.paragraph_id(holder, ordinal);
        let section = section_of(&self.plan.outline, &self.sections, Some(holder));
        let people = leads::read(&text);
        let task = Task { id, section, form: TaskForm::Paragraph, action: true, text, ..blank(at) };
        let mut draft = Draft {
            task,
            stretches: vec![Stretch { at, detail: None }],
            told: None,
            holder: Some(holder),
            caption: Vec::new(),
            named: None,
            silent: false,
        };
        draft.people(people);
        self.drafts.push(draft);
    }

    /// Paragraphs that fall back to an item above count on from its own.
    fn paragraph_id(&self, holder: usize, ordinal: usize) -> String {
        let prefix = format!("{}.p", self.plan.outline[holder].id);
        let last = self
            .drafts
            .iter()
            .rev()
            .take(400)
            .find_map(|draft| draft.task.id.strip_prefix(&prefix).and_then(|rest| rest.parse::<usize>().ok()));
        format!("{prefix}{}", last.map_or(ordinal, |last| last + 1))
    }
}

/// The nearest section that holds an item, itself included; the root item where there is none.
pub fn section_of(outline: &[Item], sections: &[bool], item: Option<usize>) -> String {
    let mut at = item;
    let mut last = None;
    while let Some(index) = at {
        if sections.get(index).copied().unwrap_or(false) {
            return outline[index].id.clone();
        }
        last = Some(index);
        at = outline.get(index).and_then(|item| item.parent);
    }
    last.and_then(|index| outline.get(index)).map(|item| item.id.clone()).unwrap_or_default()
}

fn form(series: Series) -> TaskForm {
    match series {
        Series::Letter => TaskForm::Lettered,
        Series::Mark => TaskForm::Bullet,
        _ => TaskForm::Numbered,
    }
}

/// A task of which nothing is known but its place.
pub fn blank(at: Span) -> Task {
    Task {
        id: String::new(),
        section: String::new(),
        item: None,
        form: TaskForm::Paragraph,
        leaf: true,
        action: false,
        text: String::new(),
        lead: Vec::new(),
        partners: Vec::new(),
        deadlines: Vec::new(),
        citations: Vec::new(),
        product: None,
        place: None,
        budget: None,
        at,
    }
}

/// What an item tells of the one above it.
fn told(document: &Document, item: &Item) -> Option<Told> {
    detail::read(&item.title)?;
    let block = document.blocks.get(item.at.block as usize)?;
    let colon = block.text().get(item.at.range())?.find(':')?;
    let start = item.at.start as usize + colon + 1;
    let at = trimmed(document, Span::new(item.at.block as usize, start..item.at.end as usize));
    let detail = detail::read(&item.title)?;
    Some(Told { detail: detail.detail, value: item.title[detail.value..].to_owned(), at })
}

/// What a paragraph tells of the item above it: its labels, each with its own stretch.
fn told_by(document: &Document, line: &Segment, text: &str) -> Option<Vec<(Segment, Told)>> {
    let read = detail::read(text)?;
    let (end, further) = detail::parts(&text[read.value..]);
    let first = detail::Part { detail: read.detail, value: 0..end };
    let told = |part: detail::Part| {
        let value = line.part(read.value + part.value.start..read.value + part.value.end);
        let told =
            Told { detail: part.detail, value: value.text(document).trim().to_owned(), at: value.span(document) };
        (value, told)
    };
    let lone = further.is_empty();
    let mut out: Vec<(Segment, Told)> = std::iter::once(first).chain(further).map(told).collect();
    if let Some((segment, _)) = out.first_mut().filter(|_| lone) {
        *segment = line.clone();
    }
    Some(out)
}

/// The span without white space at its ends.
fn trimmed(document: &Document, at: Span) -> Span {
    let text = document.blocks.get(at.block as usize).and_then(|b| b.text().get(at.range())).unwrap_or("");
    let lead = text.len() - text.trim_start().len();
    let start = at.start as usize + lead;
    Span::new(at.block as usize, start..start + text.trim().len())
}
