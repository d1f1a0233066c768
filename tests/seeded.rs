//! Single faults put into flawless plans must be found, one topic each and little else; things that look like faults must not.
//!
//! `fixtures/seeded/*.toml`: `[[fault]]` plan, topic, find, put (stage: `draft` unless given) and `[[alike]]` plan, why, find, put
//! (both stages unless given). Plans stand in `fixtures/plans`, those of other kinds in `fixtures/seeded/plans`. The plan `*` stands for every flawless plan that holds the text. `cargo test --test seeded -- --nocapture` prints recall and collateral findings by topic.

mod support;

use rasoat::document::document::Document;
use rasoat::extract::{self, Context};
use rasoat::finding::{Finding, Severity, Stage};
use rasoat::ingest;
use rasoat::registry::registry::Registry;
use rasoat::rules::policy::Policy;
use rasoat::rules::prose::Prose;
use rasoat::rules::rule::Case;
use rasoat::rules::{Beside, check};
use rasoat::template::template::Template;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seeds {
    #[serde(default, rename = "fault")]
    faults: Vec<Fault>,
    #[serde(default, rename = "alike")]
    alikes: Vec<Alike>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    plan: String,
    topic: String,
    find: String,
    put: String,
    stage: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Alike {
    plan: String,
    why: String,
    find: String,
    put: String,
    stage: Option<String>,
}

fn seeds() -> Seeds {
    let mut all = Seeds { faults: Vec::new(), alikes: Vec::new() };
    let mut files: Vec<_> = fs::read_dir("fixtures/seeded").unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "toml")) {
        let text = fs::read_to_string(file).unwrap();
        let seeds: Seeds = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        all.faults.extend(seeds.faults);
        all.alikes.extend(seeds.alikes);
    }
    all
}

/// A fault of the plan `*` becomes one for every flawless plan that holds the text.
fn everywhere(faults: Vec<Fault>) -> Vec<Fault> {
    let mut plans: Vec<String> = fs::read_dir("fixtures/plans")
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    plans.sort();
    let listed = |name: &str| Path::new("fixtures/plans").join(name).with_extension("expected.toml").exists();
    plans.retain(|name| (name.ends_with(".txt") || name.ends_with(".md")) && !listed(name));
    let holds =
        |plan: &str, text: &str| fs::read_to_string(Path::new("fixtures/plans").join(plan)).unwrap().contains(text);
    let mut all = Vec::new();
    for fault in faults {
        if fault.plan != "*" {
            all.push(fault);
            continue;
        }
        let fitting = plans.iter().filter(|p| holds(p, &fault.find));
        all.extend(fitting.map(|plan| Fault { plan: plan.clone(), ..fault.clone() }));
    }
    all
}

/// The plan with one change; the change must hit.
fn changed(plan: &str, find: &str, put: &str) -> Document {
    let own = plan.ends_with(".layout") || plan.starts_with("plans/");
    let folder = if own { "fixtures/seeded" } else { "fixtures/plans" };
    let text = fs::read_to_string(Path::new(folder).join(plan)).unwrap();
    assert!(find.is_empty() || text.contains(find), "{plan} does not hold {find:?}");
    let text = if find.is_empty() { text } else { text.replacen(find, put, 1) };
    if plan.ends_with(".layout") {
        support::layout::read(&text)
    } else {
        ingest::read(text.as_bytes(), Some(plan)).unwrap()
    }
}

fn findings(document: &Document, stage: Stage, registry: &Registry) -> Vec<Finding> {
    let plan = extract::plan(document, Context { issued: None, registry: Some(registry) });
    let subject = plan.header.subject.as_ref().map_or("", |s| s.text.as_str());
    let template = Template::choose(subject);
    let case = Case { document, prose: &Prose::of(document), plan: &plan, template, registry, stage, today: None };
    check(&case, Beside { policy: &Policy::default(), file: "", findings: &[] }).findings
}

fn grave(finding: &Finding) -> bool {
    finding.severity > Severity::Info
}

fn shown(finding: &Finding) -> String {
    format!("{} {:?} {:?}", finding.code, finding.severity, finding.quote.as_deref().unwrap_or("—"))
}

#[test]
fn single_faults_are_found() {
    let registry = Registry::builtin();
    let mut by_topic: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut missed, mut collateral) = (Vec::new(), Vec::new());
    let faults = everywhere(seeds().faults);
    let stage_of = |fault: &Fault| if fault.stage.as_deref() == Some("final") { Stage::Final } else { Stage::Draft };
    let bases: BTreeMap<(&str, bool), Vec<Finding>> = faults
        .iter()
        .map(|f| ((f.plan.as_str(), stage_of(f) == Stage::Final), stage_of(f)))
        .collect::<BTreeMap<_, _>>()
        .into_iter()
        .map(|(key, stage)| (key, findings(&changed(key.0, "", ""), stage, &registry)))
        .collect();
    let checked: Vec<Vec<Finding>> =
        faults.par_iter().map(|f| findings(&changed(&f.plan, &f.find, &f.put), stage_of(f), &registry)).collect();
    for (fault, after) in faults.iter().zip(&checked) {
        let before = &bases[&(fault.plan.as_str(), stage_of(fault) == Stage::Final)];
        let new: Vec<&Finding> = after
            .iter()
            .filter(|f| !before.iter().any(|b| (b.code, &b.message, &b.quote) == (f.code, &f.message, &f.quote)))
            .collect();
        let found = new.iter().any(|f| f.topic.as_str() == fault.topic);
        let score = by_topic.entry(fault.topic.clone()).or_default();
        score.0 += usize::from(found);
        score.1 += 1;
        if !found {
            missed.push(format!(
                "{} {}: {:?} -> {:?}: {:?}",
                fault.topic,
                fault.plan,
                short(&fault.find),
                short(&fault.put),
                new.iter().map(|f| shown(f)).collect::<Vec<_>>()
            ));
        }
        let others: Vec<String> =
            new.iter().filter(|f| grave(f) && f.topic.as_str() != fault.topic).map(|f| shown(f)).collect();
        let twice = new.iter().filter(|f| grave(f) && f.topic.as_str() == fault.topic).count().saturating_sub(1);
        if !others.is_empty() || twice > 0 {
            collateral.push((
                others.len() + twice,
                format!(
                    "{} {:?} -> {:?}: {twice} more, {others:?}",
                    fault.topic,
                    short(&fault.find),
                    short(&fault.put)
                ),
            ));
        }
    }
    let found: usize = by_topic.values().map(|(f, _)| f).sum();
    for (topic, (found, all)) in &by_topic {
        println!("{topic:<22} {found}/{all}");
    }
    let extra: usize = collateral.iter().map(|(n, _)| n).sum();
    println!("found {found} of {}, {extra} collateral findings\n", faults.len());
    missed.iter().for_each(|m| println!("MISSED {m}"));
    collateral.iter().for_each(|(_, c)| println!("BESIDE {c}"));
    assert!(found * 100 >= faults.len() * 95, "recall {found}/{}\n{}", faults.len(), missed.join("\n"));
    for (topic, (found, all)) in &by_topic {
        assert!(found * 100 >= all * 85, "{topic}: {found}/{all}\n{}", missed.join("\n"));
    }
    assert!(extra * 10 <= faults.len(), "{extra} collateral findings in {} faults", faults.len());
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[test]
fn plans_of_every_kind_are_flawless() {
    let registry = Registry::builtin();
    let mut files: Vec<String> = fs::read_dir("fixtures/seeded/plans")
        .unwrap()
        .map(|e| format!("plans/{}", e.unwrap().file_name().to_string_lossy()))
        .collect();
    files.sort();
    assert!(files.len() >= 12);
    let mut wrong = Vec::new();
    for file in &files {
        for stage in [Stage::Draft, Stage::Final] {
            let found = findings(&changed(file, "", ""), stage, &registry);
            wrong.extend(found.iter().filter(|f| grave(f)).map(|f| format!("{file} ({stage:?}): {}", shown(f))));
        }
    }
    assert!(wrong.is_empty(), "{} false alarms\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_only_looks_like_a_fault_is_left_alone() {
    let registry = Registry::builtin();
    let mut wrong = Vec::new();
    for alike in &seeds().alikes {
        let stages = match alike.stage.as_deref() {
            Some("draft") => vec![Stage::Draft],
            Some("final") => vec![Stage::Final],
            _ => vec![Stage::Draft, Stage::Final],
        };
        for stage in stages {
            let found = findings(&changed(&alike.plan, &alike.find, &alike.put), stage, &registry);
            wrong.extend(found.iter().filter(|f| grave(f)).map(|f| format!("{} ({stage:?}): {}", alike.why, shown(f))));
        }
    }
    assert!(wrong.is_empty(), "{} false alarms\n{}", wrong.len(), wrong.join("\n"));
}
