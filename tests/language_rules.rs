//! Runs the wrong and right examples on the pages of the rules on citations, dates, language and consistency.
//! Each example runs its own rule alone; what stands in ⟦ ⟧ must be quoted by the findings, in order.

use rasoat::document::block::Block;
use rasoat::document::document::Document;
use rasoat::extract::{self, Context};
use rasoat::finding::{Finding, Stage};
use rasoat::registry::registry::Registry;
use rasoat::rules::page::{Example, Page};
use rasoat::rules::rule::{Case, Rule};
use rasoat::rules::{citations, consistency, dates, language, run};
use rasoat::template::template::Template;

fn rules() -> impl Iterator<Item = &'static Rule> {
    [citations::RULES, dates::RULES, language::RULES, consistency::RULES].into_iter().flatten()
}

fn read(text: &str, info: &str) -> Document {
    let read = if info.contains("markdown") { rasoat::ingest::markdown::read } else { rasoat::ingest::text::read };
    let document = read(text.as_bytes()).expect("an example can be read");
    if !document.blocks.is_empty() {
        return document;
    }
    Document {
        blocks: text.lines().filter(|l| !l.trim().is_empty()).map(|l| Block::new(l, None)).collect(),
        ..Document::default()
    }
}

fn option<'a>(info: &'a str, name: &str) -> Option<&'a str> {
    info.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
}

fn findings(rule: &Rule, example: &Example, registry: &Registry) -> Vec<Finding> {
    let text: String = example.text.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
    let document = read(&text, &example.info);
    let issued = option(&example.info, "issued").and_then(|d| d.parse().ok());
    let plan = extract::plan(&document, Context { issued, registry: Some(registry) });
    let template = Template::builtin(option(&example.info, "template").unwrap_or("ke-hoach")).expect("a template");
    let stage = if option(&example.info, "stage") == Some("final") { Stage::Final } else { Stage::Draft };
    let today = option(&example.info, "today").and_then(|d| d.parse().ok());
    let case = Case { document: &document, plan: &plan, template: &template, registry, stage, today };
    let mut found = run(rule, &case);
    found.sort_by_key(|f| f.at);
    found
}

fn marked(text: &str) -> Vec<String> {
    let fold = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split('⟦').skip(1).map(|part| fold(part.split('⟧').next().unwrap_or(""))).collect()
}

#[test]
fn pages_are_whole() {
    let mut faults = Vec::new();
    for rule in rules() {
        let page = Page::parse(rule.page);
        let parts = [&page.title.vi, &page.title.en, &page.why.vi, &page.why.en, &page.mend.vi, &page.mend.en];
        if parts.iter().any(|p| p.is_empty()) || page.wrong.is_empty() || page.right.is_empty() {
            faults.push(format!("{} {}: a part of the page is missing", rule.code, rule.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn examples_run() {
    let registry = Registry::builtin();
    let mut faults = Vec::new();
    for rule in rules() {
        let page = Page::parse(rule.page);
        for example in &page.wrong {
            let found = findings(rule, example, &registry);
            let quotes: Vec<String> = found.iter().filter_map(|f| f.quote.clone()).collect();
            if found.is_empty() || quotes != marked(&example.text) {
                faults.push(format!("{} sai: {}\n    quoted {quotes:?}", rule.code, example.text));
            }
        }
        for example in &page.right {
            for finding in findings(rule, example, &registry) {
                faults.push(format!(
                    "{} đúng: {}\n    {} {:?}",
                    rule.code, example.text, finding.message.vi, finding.quote
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
