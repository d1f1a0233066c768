//! The rules' own mends on whole plans: every Word fixture, and Word files made from the other fixtures and from the seeded faults.

use crate::revise::{assert_ordered, assert_sound, assert_untouched, mended, part, settle, texts};
use crate::{layout, made, spliced, support};
use rasoat::document::document::Document;
use rasoat::finding::{Finding, Lang, Safety, Stage, Topic};
use rasoat::ingest::docx::read;
use rasoat::pipeline::{Settings, inspect};
use rasoat::registry::registry::Registry;
use rasoat::revise::annotate::annotate;
use rasoat::revise::choice::{Consent, Options, Revised};
use rasoat::revise::fix::fix;
use rasoat::rules;
use rasoat::rules::policy::Policy;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

static NO_POLICY: Policy = Policy::none();

fn checked(package: &[u8], registry: &Registry) -> (Document, Vec<Finding>) {
    let settings = Settings {
        checking: true,
        template: None,
        registry,
        stage: Stage::Draft,
        today: "2026-11-24".parse().ok(),
        issued: None,
        lang: Lang::Vi,
        policy: &NO_POLICY,
        demands: None,
        pictures: None,
    };
    let seen = inspect(package, Some("a.docx"), &settings).unwrap();
    (seen.document, seen.outcome.unwrap().findings)
}

fn counts<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    findings.into_iter().for_each(|f| *counts.entry(f.code).or_default() += 1);
    counts
}

/// Faults that may come to light when another fault at the same place is mended: the size of a number that is a number only
/// now.
const SECOND: [&str; 1] = ["TB014"];

/// A file, what was found in it and what was mended.
struct Mended {
    document: Document,
    findings: Vec<Finding>,
    revised: Revised,
    accepted: Vec<u8>,
}

/// Mends a file and holds that nothing of the author's is lost: all accepted it is what the mends say, all rejected what it was.
fn assert_faithful(name: &str, package: &[u8], consent: &Consent, registry: &Registry) -> Mended {
    let (document, findings) = checked(package, registry);
    let revised = fix(package, &document, &findings, consent, &Options::default()).unwrap();
    assert_sound(&revised.bytes);
    assert_untouched(package, &revised.bytes);
    assert_ordered(&part(&revised.bytes, "word/document.xml"));

    let accepted = settle(&revised.bytes, true);
    assert_ordered(&part(&accepted, "word/document.xml"));
    // Words that stay keep the author's own form of their letters.
    let composed = |texts: Vec<String>| -> Vec<String> { texts.iter().map(|t| t.nfc().collect()).collect() };
    let (accepted_texts, asked) = (texts(&accepted), mended(&document, &findings, &revised));
    assert_eq!(composed(accepted_texts), composed(asked), "{name}: accepting all");
    let rejected = read(&settle(&revised.bytes, false)).unwrap();
    assert_same(name, &document, &rejected);
    Mended { document, findings, revised, accepted }
}

/// Everything that a mend promises, on one file. Gives what was done.
fn assert_holds(name: &str, package: &[u8], consent: &Consent, registry: &Registry) -> Revised {
    let Mended { findings, revised, accepted, .. } = assert_faithful(name, package, consent, registry);
    let (_, after) = checked(&accepted, registry);
    let (before, now) = (counts(&findings), counts(&after));
    let done = counts(revised.done.iter().map(|i| &findings[*i]));
    for (code, count) in &now {
        let left = before.get(code).unwrap_or(&0) - done.get(code).unwrap_or(&0);
        let said: Vec<_> = after.iter().filter(|f| f.code == *code).map(|f| (&f.message.vi, &f.quote)).collect();
        assert!(
            *count <= left || SECOND.contains(code),
            "{name}: {code} found {count} times, expected {left}: {said:?}"
        );
    }

    let (again, found) = checked(&revised.bytes, registry);
    let twice = fix(&revised.bytes, &again, &found, consent, &Options::default()).unwrap();
    let more: Vec<_> = twice.done.iter().map(|i| (found[*i].code, &found[*i].message.vi)).collect();
    let second = !more.is_empty() && more.iter().all(|(code, _)| SECOND.contains(code));
    assert!(second || more.is_empty() && twice.bytes == revised.bytes, "{name}: mended twice: {more:?}");
    revised
}

fn assert_same(name: &str, old: &Document, new: &Document) {
    assert_eq!(old.blocks.len(), new.blocks.len(), "{name}");
    for (old, new) in old.blocks.iter().zip(&new.blocks) {
        assert_eq!(
            (old.text(), &old.runs, &old.paragraph, &old.label, &old.lines),
            (new.text(), &new.runs, &new.paragraph, &new.label, &new.lines),
            "{name}: rejecting all"
        );
    }
    let pages = |d: &Document| -> Vec<_> {
        let of = |s: &rasoat::document::format::Section| {
            (s.first_block, s.width, s.height, s.top, s.bottom, s.left, s.right, s.title_page, s.landscape)
        };
        d.sections.iter().map(of).collect()
    };
    assert_eq!(pages(old), pages(new), "{name}");
    // A header that was added for the page number stays, empty.
    let shown = |d: &Document| -> Vec<_> {
        let filled = |f: &&rasoat::document::format::Furniture| f.page_field || !f.text.trim().is_empty();
        d.furniture.iter().filter(filled).cloned().collect()
    };
    assert_eq!(shown(old), shown(new), "{name}");
}

/// A plan with all its mends.
pub fn mended_plan(path: &str) -> Vec<u8> {
    let package = std::fs::read(path).unwrap();
    let (document, findings) = checked(&package, &Registry::builtin());
    let revised = fix(&package, &document, &findings, &Consent::All, &Options::default()).unwrap();
    assert!(part(&revised.bytes, "word/document.xml").contains("rPrChange"));
    revised.bytes
}

fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(Path::new("fixtures").join(folder))
        .into_iter()
        .map(|e| e.unwrap().into_path())
        .filter(|p| p.extension().is_some_and(|e| endings.iter().any(|known| e == *known)))
        .collect();
    files.sort();
    files
}

#[test]
fn mends_hold_on_every_word_fixture() {
    let registry = Registry::builtin();
    let mut packages: Vec<(String, Vec<u8>)> =
        files("", &["docx"]).iter().map(|p| (p.display().to_string(), std::fs::read(p).unwrap())).collect();
    packages.extend(["whole-plan", "tracked-changes", "boxes-and-notes"].map(|c| (c.to_owned(), support::fixture(c))));
    packages.par_iter().for_each(|(name, package)| {
        for consent in [Consent::SafeOnly, Consent::All] {
            let revised = assert_holds(name, package, &consent, &registry);
            eprintln!("{name} {consent:?}: {} mends, {} not made", revised.done.len(), revised.skipped.len());
        }
    });
}

#[test]
fn mends_hold_on_word_files_made_from_the_other_plans() {
    let registry = Registry::builtin();
    let plans: Vec<PathBuf> = ["plans", "facts", "formats"]
        .iter()
        .flat_map(|folder| files(folder, &["txt", "md", "html", "rtf", "odt"]))
        .collect();
    let done: usize = plans
        .par_iter()
        .map(|path| {
            let name = path.display().to_string();
            let document = rasoat::ingest::read(&std::fs::read(path).unwrap(), Some(&name)).unwrap();
            let package = made::package(&document);
            [Consent::SafeOnly, Consent::All]
                .map(|consent| assert_holds(&name, &package, &consent, &registry).done.len())
        })
        .map(|counts| counts.iter().sum::<usize>())
        .sum();
    assert!(done > 30, "{done} mends");
}

#[test]
fn mends_hold_on_spliced_plans() {
    let registry = Registry::builtin();
    let plans: Vec<String> = spliced::plans(25_112_026, 60).collect();
    plans.par_iter().enumerate().for_each(|(number, text)| {
        let document = rasoat::ingest::read(text.as_bytes(), Some("a.txt")).unwrap();
        let package = made::package(&document);
        for consent in [Consent::SafeOnly, Consent::All] {
            let mended = assert_faithful(&format!("{number}:\n{text}"), &package, &consent, &registry);
            // Comments change no letter.
            let noted = annotate(&package, &mended.document, &mended.findings, &Options::default()).unwrap();
            assert_same("comments", &mended.document, &read(&noted.bytes).unwrap());
        }
    });
}

#[derive(serde::Deserialize)]
struct Seeds {
    fault: Vec<Seed>,
}

#[derive(serde::Deserialize)]
struct Seed {
    plan: String,
    topic: String,
    find: String,
    put: String,
}

#[test]
fn seeded_faults_of_looks_are_mended() {
    let registry = Registry::builtin();
    let seeds: Seeds = toml::from_str(&std::fs::read_to_string("fixtures/seeded/layout.toml").unwrap()).unwrap();
    let plan = std::fs::read_to_string("fixtures/seeded/plan.layout").unwrap();
    let done: Vec<(String, usize)> = seeds
        .fault
        .par_iter()
        .filter(|seed| seed.plan == "plan.layout")
        .map(|seed| {
            let document = layout::read(&plan.replacen(&seed.find, &seed.put, 1));
            let name = format!("{} -> {}", seed.find, seed.put);
            let done = assert_holds(&name, &made::package(&document), &Consent::All, &registry).done.len();
            (seed.topic.clone(), done)
        })
        .collect();
    let mut topics: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (topic, done) in &done {
        let entry = topics.entry(topic).or_default();
        *entry = (entry.0 + usize::from(*done > 0), entry.1 + 1);
    }
    eprintln!("mended of seeded: {topics:?}");
    for topic in ["page-setup", "font", "font-size", "type-style", "paragraph"] {
        assert!(topics.get(topic).is_some_and(|(mended, all)| *mended * 2 >= *all), "{topic}: {topics:?}");
    }
}

#[test]
fn seeded_faults_of_words_are_mended() {
    let registry = Registry::builtin();
    let mut seeds: Vec<Seed> = Vec::new();
    for file in ["form", "language", "structure"] {
        let found: Seeds =
            toml::from_str(&std::fs::read_to_string(format!("fixtures/seeded/{file}.toml")).unwrap()).unwrap();
        seeds.extend(found.fault);
    }
    let done: usize = seeds
        .iter()
        .filter(|seed| seed.plan != "*" && !seed.plan.ends_with(".layout"))
        .enumerate()
        .filter(|(index, _)| index % 3 == 0)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(_, seed)| {
            let plan = std::fs::read_to_string(Path::new("fixtures/plans").join(&seed.plan)).unwrap();
            let plan = plan.replacen(&seed.find, &seed.put, 1);
            let document = rasoat::ingest::read(plan.as_bytes(), Some(&seed.plan)).unwrap();
            let name = format!("{}: {} -> {}", seed.plan, seed.find, seed.put);
            let package = made::package(&document);
            assert_holds(&name, &package, &Consent::All, &registry).done.len()
        })
        .sum();
    eprintln!("{done} mends in {} seeded plans", seeds.len());
    assert!(done > 30);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
    /// Several faults at once, of looks and of words, do not get into each other's way.
    #[test]
    fn faults_together_are_mended_together(picked in proptest::collection::vec(0usize..1000, 2..9), all: bool) {
        let registry = Registry::builtin();
        let mut plan = std::fs::read_to_string("fixtures/seeded/plan.layout").unwrap();
        let mut seeds: Vec<Seed> = Vec::new();
        for file in ["layout", "form", "language"] {
            let found: Seeds =
                toml::from_str(&std::fs::read_to_string(format!("fixtures/seeded/{file}.toml")).unwrap()).unwrap();
            seeds.extend(found.fault);
        }
        for pick in picked {
            let seed = &seeds[pick % seeds.len()];
            plan = plan.replacen(&seed.find, &seed.put, 1);
        }
        let consent = if all { Consent::All } else { Consent::SafeOnly };
        assert_holds("several faults", &made::package(&layout::read(&plan)), &consent, &registry);
    }
}

/// Each rule of looks that offers a mend is silent about a file on which the mend was accepted.
#[test]
fn the_wrong_examples_of_the_rules_pages_are_mended() {
    let registry = Registry::builtin();
    let mut offered = BTreeSet::new();
    for rule in rules::all().filter(|r| r.code.starts_with("TB")) {
        let page = rasoat::rules::page::Page::parse(rule.page);
        for example in page.wrong.iter().filter(|e| e.info.starts_with("layout")) {
            let text = example.text.replace(['⟦', '⟧'], "");
            let package = made::package(&layout::read(&text));
            let revised = assert_holds(rule.code, &package, &Consent::All, &registry);
            let (_, findings) = checked(&package, &registry);
            offered.extend(revised.done.iter().map(|i| findings[*i].code).filter(|code| code.starts_with("TB")));
        }
    }
    eprintln!("{} rules of looks are mended: {offered:?}", offered.len());
    for code in
        ["TB001", "TB003", "TB004", "TB010", "TB012", "TB017", "TB033", "TB036", "TB050", "TB070", "TB071", "TB072"]
    {
        assert!(offered.contains(code), "{code} is never mended: {offered:?}");
    }
}

#[test]
fn letters_of_an_old_font_are_converted_and_get_the_new_font_together() {
    let registry = Registry::builtin();
    let plan = std::fs::read_to_string("fixtures/seeded/plan.layout").unwrap();
    let tcvn3 = "{font=.VnTime} Ph\u{b8}t huy quy\u{d2}n l\u{b5}m ch\u{f1} cho 40 gi\u{b8}o vi\u{aa}n";
    let package = made::package(&layout::read(&plan.replacen("{} Phát huy", tcvn3, 1)));
    let (document, findings) = checked(&package, &registry);
    let fonts: Vec<&Finding> = findings.iter().filter(|f| f.topic == Topic::Font).collect();
    let asking =
        |f: &&Finding| f.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Consent && !fix.edits.is_empty());
    assert!(!fonts.is_empty() && fonts.iter().all(asking), "{fonts:?}");
    let legacy = findings.iter().find(|f| f.code == "NN001").and_then(|f| f.fix.as_ref()).unwrap();
    assert_eq!(legacy.safety, Safety::Consent);
    let revised = assert_holds("an old font", &package, &Consent::All, &registry);
    let accepted = read(&settle(&revised.bytes, true)).unwrap();
    let at = accepted.blocks.iter().position(|b| b.text().starts_with("Phát huy quyền làm chủ")).unwrap();
    let fonts: BTreeSet<_> = accepted.blocks[at].runs.iter().map(|r| r.format.font.as_deref()).collect();
    assert_eq!(fonts, BTreeSet::from([Some("Times New Roman")]), "{document:?}");
    assert_holds("an old font", &package, &Consent::SafeOnly, &registry);
}

/// Bodies of headers and footers, what stands in them before, and the numbers they show when the mend is accepted.
#[test]
fn page_numbers_come_to_the_middle_of_the_top_margin() {
    let registry = Registry::builtin();
    let plan = std::fs::read_to_string("fixtures/seeded/plan.layout").unwrap();
    let filler: String =
        (0..40).map(|i| format!("{{}} Nhiệm vụ thứ {i}: {}\n", "nhà trường tổ chức thực hiện. ".repeat(5))).collect();
    let plan = plan.replacen("@page", "@pages 3\n@page", 1) + &filler;
    let field = |kind: &str| match kind {
        "complex" => {
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>\
                      <w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        }
        _ => "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>3</w:t></w:r></w:fldSimple>",
    };
    let right = "<w:pPr><w:jc w:val=\"right\"/></w:pPr>";
    let cases: Vec<(&str, Vec<(&'static str, String)>, bool)> = vec![
        ("nothing", vec![], true),
        ("empty header", vec![("header", "<w:p/>".into())], true),
        ("words in the footer", vec![("footer", "<w:p><w:r><w:t>Trường THCS Hoa Sen</w:t></w:r></w:p>".into())], true),
        ("words in the header", vec![("header", "<w:p><w:r><w:t>Trường THCS Hoa Sen</w:t></w:r></w:p>".into())], false),
        ("number in the footer", vec![("footer", format!("<w:p>{right}{}</w:p>", field("complex")))], true),
        ("simple number in the footer", vec![("footer", format!("<w:p>{right}{}</w:p>", field("simple")))], true),
        (
            "number with words",
            vec![("footer", format!("<w:p><w:r><w:t>Trang </w:t></w:r>{}</w:p>", field("complex")))],
            true,
        ),
        (
            "number in a control",
            vec![(
                "footer",
                format!("<w:sdt><w:sdtContent><w:p>{right}{}</w:p></w:sdtContent></w:sdt><w:p/>", field("complex")),
            )],
            true,
        ),
        (
            "number beside words",
            vec![(
                "footer",
                format!("<w:p><w:r><w:t>Trường THCS Hoa Sen</w:t><w:tab/></w:r>{}</w:p>", field("complex")),
            )],
            false,
        ),
        ("number at the right", vec![("header", format!("<w:p>{right}{}</w:p>", field("complex")))], true),
        (
            "number that somebody has just inserted",
            vec![(
                "footer",
                format!("<w:p><w:ins w:id=\"7001\" w:author=\"Văn thư\">{}</w:ins></w:p>", field("complex")),
            )],
            false,
        ),
        (
            "framed number",
            vec![(
                "header",
                format!(
                    "<w:p><w:pPr><w:framePr w:wrap=\"around\" w:vAnchor=\"text\" w:hAnchor=\"margin\" w:xAlign=\"right\" w:y=\"1\"/></w:pPr>{}</w:p><w:p/>",
                    field("complex")
                ),
            )],
            true,
        ),
    ];
    for (name, parts, mended) in cases {
        let plain = plan
            .lines()
            .filter(|l| !l.starts_with("@header") && !l.starts_with("@footer"))
            .collect::<Vec<_>>()
            .join("\n");
        let plain = plain.replace(" title-page", "");
        let package = made::with_running(&layout::read(&plain), &parts);
        let (_, findings) = checked(&package, &registry);
        assert!(findings.iter().any(|f| matches!(f.code, "TB080" | "TB081")), "{name}: {:?}", counts(&findings));
        let revised = assert_holds(name, &package, &Consent::All, &registry);
        let accepted = read(&settle(&revised.bytes, true)).unwrap();
        let numbers: Vec<_> = accepted.furniture.iter().filter(|f| f.page_field).collect();
        let right = |f: &rasoat::document::format::Furniture| {
            f.header && f.align == rasoat::document::format::Align::Centre && f.text.trim() == "#"
        };
        assert_eq!(
            numbers.len() == 1 && right(numbers[0]) && accepted.sections[0].title_page,
            mended,
            "{name}: {:?}",
            accepted.furniture
        );
        let words = |d: &Document| d.furniture.iter().any(|f| f.text.contains("Hoa Sen"));
        assert_eq!(words(&read(&package).unwrap()), words(&accepted), "{name}: other words stay");
    }
}

#[test]
fn missing_lines_are_drawn_and_underlines_give_way() {
    let registry = Registry::builtin();
    let plan = std::fs::read_to_string("fixtures/seeded/plan.layout").unwrap();
    let bare: String = plan.lines().filter(|l| !l.starts_with("@line")).map(|l| format!("{l}\n")).collect();
    let revised = assert_holds("no lines", &made::package(&layout::read(&bare)), &Consent::All, &registry);
    let lines = |d: &Document| d.blocks.iter().map(|b| b.lines.len()).sum::<usize>();
    assert_eq!(lines(&read(&settle(&revised.bytes, true)).unwrap()), 3);
    assert_eq!(lines(&read(&settle(&revised.bytes, false)).unwrap()), 0);
}

#[test]
fn comments_hold_on_every_word_fixture() {
    let registry = Registry::builtin();
    for path in files("", &["docx"]) {
        let package = std::fs::read(&path).unwrap();
        let (document, findings) = checked(&package, &registry);
        let revised = annotate(&package, &document, &findings, &Options::default()).unwrap();
        assert_eq!(revised.done.len(), findings.len(), "{}", path.display());
        assert_sound(&revised.bytes);
        assert_untouched(&package, &revised.bytes);
        assert_ordered(&part(&revised.bytes, "word/document.xml"));
        assert_same(&path.display().to_string(), &document, &read(&revised.bytes).unwrap());
        let (_, after) = checked(&revised.bytes, &registry);
        assert_eq!(counts(&findings), counts(&after), "{}: comments change no finding", path.display());
    }
}

#[test]
fn a_mend_of_looks_alone_is_no_edit_of_the_text() {
    use rasoat::report::record::{FileIdentity, Record};
    let registry = Registry::builtin();
    let plan = std::fs::read_to_string("fixtures/seeded/plan.layout").unwrap();
    let package = made::package(&layout::read(&plan.replacen("margins=20,20,30,15mm", "margins=10,20,30,15mm", 1)));
    let settings = Settings {
        checking: true,
        template: None,
        registry: &registry,
        stage: Stage::Draft,
        today: None,
        issued: None,
        lang: Lang::Vi,
        policy: &NO_POLICY,
        demands: None,
        pictures: None,
    };
    let seen = inspect(&package, None, &settings).unwrap();
    let outcome = seen.outcome.as_ref().unwrap();
    let margins = outcome.findings.iter().position(|f| f.code == "TB003").unwrap();
    assert!(
        outcome.findings[margins].fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe && fix.edits.is_empty())
    );
    let record = Record::read(FileIdentity::default(), &seen.document, &seen.plan, seen.outcome.as_ref(), Lang::Vi);
    assert_eq!(record.checked.findings.unwrap()[margins].fix, None);
}
