//! Commands that only show: rules, explain, templates, completions, man.

use super::{CLEAN, args, config, settings};
use crate::demand::codes::{CODES, DemandCode};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Lang, Severity, Topic};
use crate::registry::registry::Registry;
use crate::rules;
use crate::rules::page::Page;
use crate::rules::rule::Rule;
use crate::template::template::Template;
use clap::ArgMatches;
use std::io::Write;

fn print(text: &str) -> Result<u8> {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Ok(CLEAN)
}

/// `rasoat rules`.
pub fn rules(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let json = matches.get_one::<String>("format").is_some_and(|f| f == "json");
    let lines: Vec<String> =
        listed().iter().map(|rule| if json { rule_json(rule) } else { rule_line(rule, lang) }).collect();
    print(&format!("{}\n", lines.join("\n")))
}

/// What a list and an explanation need of a rule or of a code of the superior's demands.
struct Listed {
    code: &'static str,
    name: &'static str,
    topic: Topic,
    severity: Severity,
    basis: Option<&'static str>,
    page: &'static str,
}

/// Every rule, then the codes of the superior's demands.
fn listed() -> Vec<Listed> {
    let of_rule = |r: &Rule| Listed {
        code: r.code,
        name: r.name,
        topic: r.topic,
        severity: r.severity,
        basis: r.basis,
        page: r.page,
    };
    let of_demand = |c: &DemandCode| Listed {
        code: c.code,
        name: c.name,
        topic: c.topic,
        severity: c.severity,
        basis: None,
        page: c.page,
    };
    rules::all().map(of_rule).chain(CODES.iter().map(of_demand)).collect()
}

fn rule_line(rule: &Listed, lang: Lang) -> String {
    let page = Page::parse(rule.page);
    format!("{}  {:<9} {:<24} {}", rule.code, severity(rule.severity, lang), rule.topic.as_str(), page.title.get(lang))
}

fn rule_json(rule: &Listed) -> String {
    let page = Page::parse(rule.page);
    serde_json::json!({
        "code": rule.code, "name": rule.name, "topic": rule.topic, "severity": rule.severity, "basis": rule.basis,
        "title": { "vi": page.title.vi, "en": page.title.en },
    })
    .to_string()
}

fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Info, Lang::Vi) => "lưu ý",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Info, Lang::En) => "note",
    }
}

/// `rasoat explain CODE`.
pub fn explain(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let code = matches.get_one::<String>("code").map_or("", String::as_str);
    let all = listed();
    let Some(rule) = all.iter().find(|r| r.code.eq_ignore_ascii_case(code) || r.name.eq_ignore_ascii_case(code)) else {
        return Err(Error::new(
            ErrorKind::Usage,
            format!("không có quy tắc «{code}»; gõ «rasoat rules» để xem tất cả"),
            format!("no rule '{code}'; type 'rasoat rules' for all of them"),
        ));
    };
    print(&explanation(rule, lang))
}

fn explanation(rule: &Listed, lang: Lang) -> String {
    let say = args::Say(lang);
    let page = Page::parse(rule.page);
    let mut text = format!("{} — {}\n", rule.code, page.title.get(lang));
    text += &format!("{} ({}, {})\n\n", rule.name, severity(rule.severity, lang), rule.topic.as_str());
    text += &format!("{}: {}\n", say.pick("Vì sao", "Why"), page.why.get(lang));
    text += &format!("{}: {}\n", say.pick("Cách sửa", "How to mend"), page.mend.get(lang));
    let practice = say.pick("thông lệ, không có điều khoản", "practice, no clause");
    text += &format!("{}: {}\n", say.pick("Căn cứ", "Clause"), rule.basis.unwrap_or(practice));
    for (head, examples) in [(say.pick("Sai", "Wrong"), &page.wrong), (say.pick("Đúng", "Right"), &page.right)] {
        for example in examples {
            text += &format!("\n{head}:\n");
            for line in example.text.lines() {
                text += &format!("  {line}\n");
            }
        }
    }
    text
}

/// `rasoat templates` and `rasoat templates show ID`.
pub fn templates(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    match matches.subcommand() {
        Some(("show", m)) => {
            let id = m.get_one::<String>("id").map_or("", String::as_str);
            match Template::builtin(id) {
                Some(template) => print(&template.to_toml()),
                None => Err(settings::no_such_template(id)),
            }
        }
        Some(("from-plan", m)) => {
            let path = m.get_one::<String>("file").map_or("", String::as_str);
            print(&settings::demands_of(path, &Registry::builtin())?.to_toml())
        }
        _ => {
            let line = |t: &&Template| format!("{:<24} {}\n", t.id, t.title.get(lang));
            print(&Template::list().iter().map(line).collect::<String>())
        }
    }
}

/// `rasoat config show`.
pub fn config(matches: &ArgMatches) -> Result<u8> {
    let matches = matches.subcommand().map_or(matches, |(_, m)| m);
    print(&format!("{}\n", config::load(matches)?.lines().join("\n")))
}

/// `rasoat completions SHELL`.
pub fn completions(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    if let Some(shell) = matches.get_one::<clap_complete::Shell>("shell") {
        clap_complete::generate(*shell, &mut args::command(lang), "rasoat", &mut std::io::stdout());
    }
    Ok(CLEAN)
}

/// `rasoat man`.
pub fn man(lang: Lang) -> Result<u8> {
    let mut page = Vec::new();
    let _ = clap_mangen::Man::new(args::command(lang)).render(&mut page);
    print(&String::from_utf8_lossy(&page))
}
