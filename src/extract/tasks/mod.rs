//! Tasks: items, table rows and duty paragraphs, with who, when, where and what comes of them.

pub mod action;
pub mod actor;
pub mod detail;
pub mod draft;
pub mod gather;
pub mod leads;
pub mod mention;
pub mod people;
pub mod role;
pub mod rows;
pub mod said;
pub mod settle;
pub mod verb;

use crate::document::document::Document;
use crate::extract::plan::Plan;

/// Fills the tasks, and gives dates that say when a task is done their role.
pub fn read(document: &Document, plan: &mut Plan) {
    let mut drafts = gather::read(document, plan);
    drafts.extend(rows::read(document, plan, &gather::sections(&plan.outline)));
    settle::details(document, plan, &mut drafts);
    settle::inherit(plan, &mut drafts);
    settle::leaves(&mut drafts);
    settle::attach(plan, &mut drafts);
    settle::under_times(document, plan, &mut drafts);
    plan.tasks = settle::finish(drafts);
}
