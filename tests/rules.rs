//! The rules as a whole: their pages are whole and run, their codes and clauses are known, folders and tables agree.

mod support;

use rasoat::registry::registry::Registry;
use rasoat::rules::page::Page;
use rasoat::rules::{all, rule::Rule};
use rasoat::template::choose::Phrase;
use rasoat::template::template::Template;
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

#[test]
fn every_template_loads_and_resolves() {
    let sources = rasoat::template::builtin::ids();
    let templates = Template::list();
    assert_eq!(templates.iter().map(|t| t.id.as_str()).collect::<Vec<_>>(), sources, "a template does not parse");
    for (id, phrases) in rasoat::template::builtin::subjects() {
        let whole: Vec<Phrase> = Template::builtin(id).unwrap().subjects.iter().map(|s| Phrase::of(s)).collect();
        assert_eq!(&whole, phrases, "{id}: subjects must stand on one line");
    }
    let mut lines = Vec::new();
    for template in templates {
        lines.push(format!("{} < {}", template.id, template.extends.as_deref().unwrap_or("-")));
        lines.extend(template.sections.iter().map(|s| format!("  section {} {:?} {}", s.id, s.required, s.order)));
        lines.extend(template.citations.iter().map(|c| {
            let since = c.since.map_or("-".to_owned(), |d| d.to_string());
            format!("  citation {} {:?} {:?} since {since}", c.id, c.duty, c.required)
        }));
        let items: Vec<&str> = template.checklist.iter().map(|r| r.item.as_str()).collect();
        lines.push(format!("  rows {}", items.join(" ")));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn templates_name_rules_and_kinds_that_exist() {
    let codes: BTreeSet<&str> = all().map(|r| r.code).collect();
    for template in Template::list() {
        for row in &template.checklist {
            for code in &row.codes {
                assert!(codes.contains(code.as_str()), "{}: row {} names {code}", template.id, row.item);
            }
            assert!(!row.label.vi.is_empty() && !row.label.en.is_empty() && !row.basis.is_empty(), "{}", row.item);
        }
        for citation in &template.citations {
            assert!(!citation.keys.is_empty() || !citation.names.is_empty(), "{}: {}", template.id, citation.id);
        }
        assert!(!template.title.vi.is_empty() && !template.description.en.is_empty());
    }
    use rasoat::extract::plan::Kind;
    let kinds = [
        Kind::Purpose,
        Kind::Requirements,
        Kind::PurposeRequirements,
        Kind::Situation,
        Kind::Targets,
        Kind::Content,
        Kind::Schedule,
        Kind::Budget,
        Kind::Organisation,
        Kind::Reporting,
        Kind::Annex,
        Kind::Other,
    ];
    assert_eq!(kinds.map(Kind::as_str), *rasoat::template::schema::KINDS);
}

#[test]
fn a_template_shown_can_be_loaded_again() {
    for template in Template::list() {
        let mut text = template.to_toml();
        text = text.replacen(&format!("extends = \"{}\"\n", template.extends.as_deref().unwrap_or("")), "", 1);
        let again = Template::load(&text).unwrap_or_else(|e| panic!("{}: {e}", template.id));
        assert_eq!(
            (&again.sections, &again.citations, &again.checklist),
            (&template.sections, &template.citations, &template.checklist)
        );
    }
}

#[test]
fn a_wrong_template_is_refused_with_its_line() {
    let head = "id = \"rieng\"\nextends = \"ke-hoach\"\ntitle = { vi = \"a\", en = \"a\" }\ndescription = { vi = \"a\", en = \"a\" }\n";
    let cases = [
        (format!("{head}màu = 3\n"), "dòng 5"),
        (format!("{head}mau = 3\n"), "dòng 5"),
        (
            format!("{head}\n[[section]]\nid = \"x\"\ntitle = {{ vi = \"a\", en = \"a\" }}\nkinds = [\"purpos\"]\n"),
            "dòng 9",
        ),
        (
            format!("{head}\n[[section]]\nid = \"x\"\ntitle = {{ vi = \"a\", en = \"a\" }}\nrequired = \"must\"\n"),
            "dòng 9",
        ),
        (
            format!("{head}\n[[section]]\nid = \"x\"\ntitle = {{ vi = \"a\", en = \"a\" }}\nrequired = \"error\"\n"),
            "dòng 6",
        ),
        (
            format!(
                "{head}\n[[checklist]]\nitem = \"x\"\nlabel = {{ vi = \"a\", en = \"a\" }}\ntopics = [\"colour\"]\n"
            ),
            "dòng 9",
        ),
        (head.replace("ke-hoach", "khong-co"), "dòng 2"),
        ("id = \"x\"\n".to_owned(), "dòng 1"),
    ];
    for (text, line) in cases {
        let error = Template::load(&text).expect_err(&text);
        assert!(error.vi.starts_with(line), "{} does not begin with {line}\n{text}", error.vi);
        assert!(error.en.starts_with(&line.replace("dòng", "line")), "{}", error.en);
    }
}

#[test]
fn an_office_may_extend_a_template() {
    let text = "id = \"rieng\"\nextends = \"ke-hoach\"\ntitle = { vi = \"a\", en = \"a\" }\ndescription = { vi = \"a\", en = \"a\" }\n\
        [[section]]\nid = \"kinh-phi\"\ntitle = { vi = \"Kinh phí\", en = \"Budget\" }\nkinds = [\"budget\"]\nrequired = \"warning\"\norder = 40\n";
    let template = Template::load(text).unwrap();
    let budget = template.sections.iter().filter(|s| s.id == "kinh-phi").collect::<Vec<_>>();
    assert_eq!(budget.len(), 1);
    assert_eq!(budget[0].order, 40);
    assert!(template.sections.iter().any(|s| s.id == "muc-dich"));
}

#[test]
fn the_subject_chooses_a_template_only_when_it_names_one_kind() {
    let cases = [
        ("Thực hiện dân chủ ở cơ sở năm học 2026 - 2027", "dan-chu"),
        ("Về việc ban hành kế hoạch thực hiện quy chế dân chủ cơ sở, công tác dân vận trong nhà trường", "ke-hoach"),
        ("Công tác dân vận năm 2026", "dan-van"),
        ("Kiểm tra nội bộ năm học 2026 - 2027", "kiem-tra-noi-bo"),
        ("Công tác y tế trường học năm học 2026 - 2027", "y-te"),
        ("Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "pccc"),
        ("THỰC HIỆN NHIỆM VỤ NĂM HỌC 2026 - 2027", "nam-hoc"),
        ("Phòng, chống bạo lực học đường", "bao-luc-hoc-duong"),
        ("Chuyển đổi số năm 2026", "chuyen-doi-so"),
        ("Công tác tháng 9 năm 2026", "cong-tac-thang"),
        ("Giáo dục của nhà trường năm học 2026 - 2027", "nam-hoc"),
        ("Tổ chức Hội khỏe Phù Đổng", "ke-hoach"),
        ("", "ke-hoach"),
    ];
    for (subject, id) in cases {
        assert_eq!(Template::choose(subject).id, id, "{subject}");
    }
}
