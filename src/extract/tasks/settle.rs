//! What the lines around a task give to it: detail lines to the item above, a group's bodies to the items below, dates
//! and citations to the stretch they stand in.

use crate::document::document::Document;
use crate::extract::plan::{DateKind, DateRole, Field, Plan, Series, Task};
use crate::extract::tasks::actor;
use crate::extract::tasks::detail::Detail;
use crate::extract::tasks::draft::{Draft, Stretch};
use crate::extract::tasks::said;
use crate::text::letter;
use std::collections::BTreeMap;

/// Gives detail lines to the drafts above them.
pub fn details(document: &Document, plan: &Plan, drafts: &mut [Draft]) {
    let repeated = repeated(drafts);
    let mut by_item: BTreeMap<usize, usize> = BTreeMap::new();
    let mut last_sibling: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for at in 0..drafts.len() {
        if let Some(told) = drafts[at].told.clone() {
            let holder = drafts[at].holder;
            let own = holder.and_then(|holder| by_item.get(&holder).copied());
            let beside = last_sibling.get(&holder).copied();
            let many = repeated.contains_key(&(holder, told.detail));
            let acts = |at: Option<usize>| at.is_some_and(|at: usize| drafts[at].task.action);
            let above = if many || acts(beside) && !acts(own) { beside.or(own) } else { own.or(beside) };
            if let Some(above) = above {
                give(document, drafts, at, above);
            }
        } else if !drafts[at].silent {
            last_sibling.insert(drafts[at].holder, at);
        }
        if let Some(item) = drafts[at].task.item.filter(|item| *item < plan.outline.len()) {
            by_item.insert(item, at);
        }
    }
}

/// Details that come more than once under one item: each belongs to the line before it.
fn repeated(drafts: &[Draft]) -> BTreeMap<(Option<usize>, Detail), ()> {
    let mut seen: BTreeMap<(Option<usize>, Detail), u32> = BTreeMap::new();
    for draft in drafts {
        if let Some(told) = &draft.told {
            *seen.entry((draft.holder, told.detail)).or_default() += 1;
        }
    }
    seen.into_iter().filter(|(_, times)| *times > 1).map(|(key, _)| (key, ())).collect()
}

fn give(document: &Document, drafts: &mut [Draft], from: usize, to: usize) {
    let Some(told) = drafts[from].told.clone() else { return };
    let moved: Vec<Stretch> = drafts[from].stretches.clone();
    if matches!(told.detail, Detail::Time | Detail::Deadline) {
        drafts[from].stretches.clear();
    }
    let task = &mut drafts[to].task;
    let field = || Field { text: document.quote(told.at), at: told.at };
    match told.detail {
        Detail::Time | Detail::Deadline => drafts[to].stretches.extend(moved),
        Detail::Lead | Detail::Partner => {
            let people = said::listed(&told.value, told.detail == Detail::Partner);
            extend(&mut task.lead, people.lead);
            extend(&mut task.partners, people.partners);
        }
        Detail::Place => task.place = task.place.take().or_else(|| Some(field())),
        Detail::Product => task.product = task.product.take().or_else(|| Some(field())),
        Detail::Budget => task.budget = task.budget.take().or_else(|| Some(field())),
        Detail::Other => {}
    }
}

fn extend(list: &mut Vec<String>, names: Vec<String>) {
    for name in names {
        if !list.contains(&name) {
            list.push(name);
        }
    }
}

/// A task without a lead takes that of the group above it.
pub fn inherit(plan: &Plan, drafts: &mut [Draft]) {
    let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let drafted: BTreeMap<usize, Option<&Vec<String>>> = drafts
        .iter()
        .filter(|draft| draft.told.is_none())
        .filter_map(|draft| Some((draft.task.item?, draft.named.as_ref())))
        .collect();
    for (index, item) in plan.outline.iter().enumerate() {
        let named = match drafted.get(&index) {
            Some(named) => named.cloned(),
            None => actor::named_body(&item.title),
        };
        groups.extend(named.map(|names| (index, names)));
    }
    for draft in drafts.iter().filter(|draft| !draft.task.lead.is_empty()) {
        if let Some(item) = draft.task.item {
            groups.entry(item).or_insert_with(|| draft.task.lead.clone());
        }
    }
    let mut caption: (Option<usize>, Vec<String>) = (None, Vec::new());
    for draft in drafts.iter_mut() {
        if !draft.caption.is_empty() {
            caption = (draft.holder, draft.caption.clone());
            continue;
        }
        if caption.0 != draft.holder && !is_under(plan, draft.holder, caption.0) {
            caption = (None, Vec::new());
        }
        if draft.silent || draft.told.is_some() || !draft.task.lead.is_empty() {
            continue;
        }
        let mark = draft.task.item.and_then(|i| plan.outline.get(i)).is_some_and(|item| item.series == Series::Mark);
        let named = (mark && !caption.1.is_empty()).then(|| caption.1.clone());
        let lead = named.or_else(|| from_above(plan, draft.holder, &groups)).unwrap_or_default();
        let partners = &draft.task.partners;
        draft.task.lead = lead.into_iter().filter(|name| !partners.contains(name)).collect();
    }
}

fn is_under(plan: &Plan, mut item: Option<usize>, above: Option<usize>) -> bool {
    while let Some(at) = item {
        item = plan.outline.get(at).and_then(|item| item.parent);
        if item == above && above.is_some() {
            return true;
        }
    }
    false
}

fn from_above(plan: &Plan, mut item: Option<usize>, groups: &BTreeMap<usize, Vec<String>>) -> Option<Vec<String>> {
    while let Some(at) = item {
        if let Some(names) = groups.get(&at) {
            return Some(names.clone());
        }
        item = plan.outline.get(at).and_then(|item| item.parent);
    }
    None
}

/// An item with other tasks below it is no leaf.
pub fn leaves(drafts: &mut [Draft]) {
    let mut holders: BTreeMap<usize, bool> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.told.is_none() && !draft.silent) {
        if let Some(holder) = draft.holder {
            holders.insert(holder, true);
        }
    }
    for draft in drafts.iter_mut() {
        draft.task.leaf = draft.task.item.is_none_or(|item| !holders.contains_key(&item));
    }
}

/// Gives dates and citations to the tasks in whose stretches they stand, and dates their role.
pub fn attach(plan: &mut Plan, drafts: &mut [Draft]) {
    let mut by_block: BTreeMap<u32, Vec<(Stretch, usize)>> = BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.silent) {
        for stretch in &draft.stretches {
            by_block.entry(stretch.at.block).or_default().push((*stretch, index));
        }
    }
    for (index, date) in plan.dates.iter_mut().enumerate() {
        for (stretch, draft) in by_block.get(&date.at.block).into_iter().flatten() {
            if stretch.at.contains(date.at) && fits(date, stretch.detail) {
                let list = &mut drafts[*draft].task.deadlines;
                if list.last() != Some(&index) {
                    list.push(index);
                }
                date.role = role(date.role, stretch.detail);
            }
        }
    }
    for (index, citation) in plan.citations.iter().enumerate() {
        for (stretch, draft) in by_block.get(&citation.at.block).into_iter().flatten() {
            if stretch.at.contains(citation.at) {
                drafts[*draft].task.citations.push(index);
            }
        }
    }
}

/// Under "Tháng 9/2025" or "Tuần 1 (05-12/9)" a task without a date of its own takes that of the heading.
pub fn under_times(document: &Document, plan: &Plan, drafts: &mut [Draft]) {
    let times = times(document, plan);
    if times.is_empty() {
        return;
    }
    for draft in
        drafts.iter_mut().filter(|d| !d.silent && d.told.is_none() && d.task.leaf && d.task.deadlines.is_empty())
    {
        let mut at = draft.holder;
        while let Some(item) = at {
            if let Some(dates) = times.get(&item) {
                draft.task.deadlines.clone_from(dates);
                break;
            }
            at = plan.outline.get(item).and_then(|item| item.parent);
        }
    }
}

/// Items that are no more than a time, and headings in words that name one, with their dates.
fn times(document: &Document, plan: &Plan) -> BTreeMap<usize, Vec<usize>> {
    let by_block: BTreeMap<u32, usize> = plan.outline.iter().enumerate().map(|(i, item)| (item.at.block, i)).collect();
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, date) in plan.dates.iter().enumerate() {
        let timely =
            !matches!(date.role, DateRole::Citation | DateRole::Issued | DateRole::SchoolYear | DateRole::Period);
        let Some(&item) = by_block.get(&date.at.block).filter(|_| timely) else { continue };
        let (at, series) = (plan.outline[item].at, plan.outline[item].series);
        let whole = document.quote(at).chars().filter(|c| letter::is_alphanumeric(*c)).count();
        let own = date.text.chars().filter(|c| letter::is_alphanumeric(*c)).count();
        if at.contains(date.at) && (series == Series::Unlabelled || own * 10 >= whole * 7) {
            out.entry(item).or_default().push(index);
        }
    }
    out
}

/// The date says when the task is done.
fn fits(date: &crate::extract::plan::DateFact, detail: Option<Detail>) -> bool {
    let told = matches!(detail, Some(Detail::Time | Detail::Deadline));
    match date.role {
        DateRole::Citation | DateRole::Issued => false,
        DateRole::Deadline | DateRole::Event => true,
        DateRole::SchoolYear | DateRole::Period | DateRole::Mention => told || date.kind == DateKind::Recurrence,
    }
}

fn role(role: DateRole, detail: Option<Detail>) -> DateRole {
    match (detail, role) {
        (_, DateRole::SchoolYear) => role,
        (Some(Detail::Deadline), _) => DateRole::Deadline,
        (_, DateRole::Mention) => DateRole::Event,
        _ => role,
    }
}

/// The tasks in document order, silent lines left out.
pub fn finish(drafts: Vec<Draft>) -> Vec<Task> {
    let mut tasks: Vec<Task> = drafts.into_iter().filter(|draft| !draft.silent).map(|draft| draft.task).collect();
    tasks.sort_by_key(|task| (task.at.block, task.at.start));
    tasks
}
