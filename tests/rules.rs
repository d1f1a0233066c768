//! The rules as a whole: their pages are whole and run, their codes and clauses are known, folders and tables agree.

mod support;

use rasoat::registry::registry::Registry;
use rasoat::rules::page::Page;
use rasoat::rules::{all, rule::Rule};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use support::example::{findings, marked};

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn codes_are_pinned() {
    let lines: Vec<String> =
        all().map(|r| format!("{} {} {} {:?}", r.code, r.name, r.topic.as_str(), r.severity)).collect();
    let codes: BTreeSet<_> = all().map(|r| r.code).collect();
    let names: BTreeSet<_> = all().map(|r| r.name).collect();
    assert_eq!(codes.len(), lines.len(), "a code stands twice");
    assert_eq!(names.len(), lines.len(), "a name stands twice");
    let mut sorted = lines.clone();
    sorted.sort();
    insta::assert_snapshot!(sorted.join("\n"));
}

#[test]
fn the_folders_and_the_table_agree() {
    let mut pages = Vec::new();
    files(Path::new("src/rules"), "md", &mut pages);
    let on_disk: BTreeSet<String> = pages.iter().map(|p| stem(p).replace('_', "-")).collect();
    let in_table: BTreeSet<String> = all().map(|r| r.name.to_owned()).collect();
    assert_eq!(on_disk, in_table);
    for page in &pages {
        let code = page.with_extension("rs");
        let source = fs::read_to_string(&code).unwrap_or_else(|_| panic!("{} has no rule", page.display()));
        let name = format!("name: \"{}\"", stem(page).replace('_', "-"));
        assert!(source.contains(&name), "{} does not bear its file's name", code.display());
    }
}

#[test]
fn every_page_is_whole() {
    let mut faults = Vec::new();
    for rule in all() {
        let page = Page::parse(rule.page);
        let parts = [
            ("title", &page.title.vi),
            ("English title", &page.title.en),
            ("why", &page.why.vi),
            ("English why", &page.why.en),
            ("mend", &page.mend.vi),
            ("English mend", &page.mend.en),
        ];
        faults.extend(parts.iter().filter(|(_, text)| text.is_empty()).map(|(n, _)| format!("{}: no {n}", rule.code)));
        if page.wrong.is_empty() || page.right.is_empty() {
            faults.push(format!("{}: an example is missing", rule.code));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_examples_on_the_pages_run() {
    let only = std::env::var("RULE").ok();
    let registry = Registry::builtin();
    let mut faults = Vec::new();
    for rule in all().filter(|r| only.as_deref().is_none_or(|o| r.code.starts_with(o))) {
        faults.extend(example_faults(rule, &registry));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn example_faults(rule: &Rule, registry: &Registry) -> Vec<String> {
    let page = Page::parse(rule.page);
    let mut faults = Vec::new();
    for (number, example) in page.wrong.iter().enumerate() {
        let found = findings(rule, example, registry);
        let quotes: Vec<String> = found.iter().filter_map(|f| f.quote.clone()).collect();
        let asked = marked(&example.text);
        if found.is_empty() || quotes != asked {
            faults.push(format!(
                "{} {} sai {}: asked {asked:?}, {} found, quoted {quotes:?}",
                rule.code,
                rule.name,
                number + 1,
                found.len()
            ));
        }
    }
    for (number, example) in page.right.iter().enumerate() {
        for finding in findings(rule, example, registry) {
            faults.push(format!(
                "{} {} đúng {}: {} {:?}",
                rule.code,
                rule.name,
                number + 1,
                finding.message.vi,
                finding.quote
            ));
        }
    }
    faults
}

#[test]
fn messages_are_whole_sentences() {
    let registry = Registry::builtin();
    let mut faults = Vec::new();
    for rule in all() {
        for example in &Page::parse(rule.page).wrong {
            for finding in findings(rule, example, &registry) {
                for text in [&finding.message.vi, &finding.message.en] {
                    if !text.ends_with('.') || text.chars().next().is_some_and(char::is_lowercase) {
                        faults.push(format!("{}: {text}", rule.code));
                    }
                }
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The ledger: every clause with how it is checked.
fn ledger() -> BTreeMap<String, String> {
    let text = fs::read_to_string("templates/nghi-dinh-30.md").unwrap();
    let rows =
        text.lines().filter(|l| l.starts_with("| ") && !l.starts_with("| Điều khoản") && !l.starts_with("| ---"));
    let mut clauses = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 3, "three cells a row: {row}");
        let how = clauses.entry(cells[0].to_owned()).or_insert_with(String::new);
        how.push_str(cells[2]);
        how.push(' ');
    }
    clauses
}

#[test]
fn the_ledger_lists_every_clause_of_every_rule() {
    let ledger = ledger();
    let mut faults = Vec::new();
    for rule in all() {
        let Some(clause) = rule.basis.and_then(|b| b.strip_prefix("NĐ 30/2020/NĐ-CP, ")) else { continue };
        match ledger.get(clause) {
            None => faults.push(format!("{}: the clause “{clause}” is not in the ledger", rule.code)),
            Some(how) if !how.split(|c: char| !c.is_alphanumeric()).any(|w| w == rule.code) => {
                faults.push(format!("{}: the ledger does not name it under “{clause}”", rule.code));
            }
            Some(_) => {}
        }
    }
    let codes: BTreeSet<&str> = all().map(|r| r.code).collect();
    let groups: BTreeSet<&str> = codes.iter().map(|c| &c[..2]).collect();
    for (clause, how) in &ledger {
        for word in how.split(|c: char| !c.is_ascii_alphanumeric()) {
            let is_code =
                word.len() == 5 && groups.contains(&word[..2]) && word[2..].bytes().all(|b| b.is_ascii_digit());
            if is_code && !codes.contains(word) {
                faults.push(format!("the ledger names {word} under “{clause}”, which is no rule"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
