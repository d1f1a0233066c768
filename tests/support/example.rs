//! Runs one fenced example of a rule's page.

use super::layout;
use rasoat::document::block::Block;
use rasoat::document::document::Document;
use rasoat::extract::{self, Context};
use rasoat::finding::{Finding, Stage};
use rasoat::registry::registry::Registry;
use rasoat::rules::page::Example;
use rasoat::rules::prose::Prose;
use rasoat::rules::rule::{Case, Rule};
use rasoat::template::template::Template;
use unicode_normalization::UnicodeNormalization;

/// The findings of one rule on the example's text without its marks.
pub fn findings(rule: &Rule, example: &Example, registry: &Registry) -> Vec<Finding> {
    let document = document(example);
    let info = &example.info;
    let issued = option(info, "issued").and_then(|d| d.parse().ok());
    let plan = extract::plan(&document, Context { issued, registry: Some(registry) });
    let template =
        Template::builtin(option(info, "template").unwrap_or("ke-hoach")).expect("a template of the program");
    let stage = if option(info, "stage") == Some("final") { Stage::Final } else { Stage::Draft };
    let today = option(info, "today").and_then(|d| d.parse().ok());
    let case = Case {
        document: &document,
        prose: &Prose::of(&document),
        plan: &plan,
        template: &template,
        registry,
        stage,
        today,
    };
    let mut found = rasoat::rules::run(rule, &case);
    found.sort_by_key(|f| f.at);
    // A quote shows an old encoding decoded; the marks of a page stand in the text as it was written.
    for finding in &mut found {
        let written = finding.at.and_then(|at| document.blocks.get(at.block as usize)?.text().get(at.range()));
        finding.quote = written.map(folded).filter(|_| finding.quote.is_some());
    }
    found
}

/// The example as a document.
pub fn document(example: &Example) -> Document {
    let text: String = example.text.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
    let kind = example.info.split_whitespace().next().unwrap_or("text");
    match kind {
        "layout" => layout::read(&text),
        "markdown" => read(&text, rasoat::ingest::markdown::read),
        _ => read(&text, rasoat::ingest::text::read),
    }
}

fn read(text: &str, reader: fn(&[u8]) -> rasoat::error::Result<Document>) -> Document {
    let document = reader(text.as_bytes()).expect("an example can be read");
    if !document.blocks.is_empty() {
        return document;
    }
    let lines = text.lines().filter(|l| !l.trim().is_empty());
    Document { blocks: lines.map(|l| Block::new(l, None)).collect(), ..Document::default() }
}

fn option<'a>(info: &'a str, name: &str) -> Option<&'a str> {
    info.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
}

/// What stands in ⟦ ⟧, composed and with white space folded as quotes are, in order.
pub fn marked(text: &str) -> Vec<String> {
    text.split('⟦').skip(1).map(|part| folded(part.split('⟧').next().unwrap_or(""))).collect()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}
