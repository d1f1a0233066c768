//! The normaliser as a whole: what it must never change, what it must bring back, and what holds for every input.

mod support;

use proptest::prelude::*;
use rasoat::text::normalise::{Normalised, Options, normalise};
use std::collections::BTreeMap;
use std::ops::Range;
use support::encodings::{encode, tcvn3, vni};
use unicode_normalization::{UnicodeNormalization, is_nfc};

const VIETNAMESE: &str = include_str!("../fixtures/text/vietnamese.txt");
const FOREIGN: &str = include_str!("../fixtures/text/foreign.txt");
const COMPOUNDS: &str = include_str!("../src/text/compounds.txt");
const CHARSETS: &str = include_str!("../src/text/legacy/charsets.tsv");

fn done(source: &str) -> String {
    normalise(source, &Options::default()).map_or_else(|| source.to_owned(), |n| n.text)
}

// ---------------------------------------------------------------------------------------------------------------------
// Harm

/// Frames in which an ordinary line stays ordinary.
const FRAMES: [&str; 11] = [
    "{}",
    "- {}",
    "1. {}",
    "II.3. {} (đã duyệt)",
    "“{}”",
    "Về việc: {}",
    "{} – theo Kế hoạch số 12/KH-UBND.",
    "  {}  ",
    "| {} |",
    "a) {};",
    "{} Gửi về vanthu@binhlang.gov.vn trước ngày 5/9.",
];

#[test]
fn ordinary_vietnamese_is_never_changed() {
    let lines: Vec<&str> = VIETNAMESE.lines().collect();
    assert!(lines.len() * FRAMES.len() > 2000);
    for frame in FRAMES {
        for line in &lines {
            let text = frame.replace("{}", line);
            assert_eq!(done(&text), text);
        }
    }
}

#[test]
fn ordinary_vietnamese_is_never_changed_in_small_pieces_or_in_one_piece() {
    assert_eq!(done(VIETNAMESE), VIETNAMESE);
    for line in VIETNAMESE.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        for pair in words.windows(4) {
            let text = pair.join(" ");
            assert_eq!(done(&text), text);
        }
    }
}

/// The lines of the plans, superiors' plans and labelled lines that the other tests use: some have dashes, blanks or spaces to
/// repair, none has a word or a letter to change.
#[test]
fn the_letters_of_our_own_plans_are_never_changed() {
    let mut seen = std::collections::BTreeSet::new();
    for folder in ["plans", "facts", "demands", "citations", "dates", "exports"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
        for entry in std::fs::read_dir(folder).expect("a folder of fixtures") {
            let path = entry.expect("an entry").path();
            let Some(text) = std::fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()) else {
                continue;
            };
            seen.extend(text.nfc().collect::<String>().lines().map(str::to_owned));
        }
    }
    seen.retain(|line| !line.contains("&nbsp;"));
    assert!(seen.len() > 2000, "{}", seen.len());
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    for line in seen {
        assert_eq!(letters(&done(&line)), letters(&line), "{line}");
    }
}

#[test]
fn other_languages_addresses_and_code_are_never_changed() {
    let lines: Vec<&str> = FOREIGN.lines().filter(|line| !line.starts_with("# ")).collect();
    for frame in ["{}", "  {}", "“{}”", "1. {}"] {
        for line in &lines {
            let text = frame.replace("{}", line);
            assert_eq!(done(&text), text);
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Round trips through encoders written here

/// A column of the table of one-byte charsets.
fn column(index: usize) -> BTreeMap<char, String> {
    let row = |line: &'static str| {
        let mut columns = line.split('\t');
        let code = u8::from_str_radix(columns.next()?, 16).ok()?;
        let letter = columns.nth(index)?.chars().next().filter(|c| *c != '-')?;
        Some((letter, char::from(code).to_string()))
    };
    CHARSETS.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

fn utf8_as_latin1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// How many of the texts come back, letter case aside.
fn share(texts: &[String], encoded: impl Fn(&str) -> String) -> f64 {
    let back = |text: &&String| done(&encoded(text)).to_lowercase() == text.to_lowercase();
    texts.iter().filter(back).count() as f64 / texts.len() as f64
}

/// Runs of `n` words of our lines that are written in letters, with a mark in each run.
fn segments(n: usize) -> Vec<String> {
    let plain = |c: char| c.is_alphabetic() || c.is_ascii_digit() || " ,.;:()/-".contains(c);
    let mut found = Vec::new();
    for line in VIETNAMESE.lines() {
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        found.extend(words.windows(n).map(|run| run.join(" ")));
    }
    found.retain(|text| text.chars().all(plain) && !text.is_ascii());
    found
}

/// The two-syllable words of the language in which both syllables have a mark.
fn pairs() -> Vec<String> {
    let words = COMPOUNDS.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(", "));
    words.map(str::to_owned).filter(|word| word.split(' ').all(|part| !part.is_ascii())).collect()
}

#[test]
fn two_words_of_tcvn3_and_vni_come_back() {
    let words = pairs();
    assert!(words.len() > 800);
    let shares = [share(&words, |t| encode(&tcvn3(), t)), share(&words, |t| encode(&vni(), t))];
    assert!(shares.iter().all(|share| *share >= 0.995), "{shares:?}");
}

#[test]
fn runs_of_words_come_back_from_every_encoding() {
    for (n, common, rare) in [(3, 0.985, 0.7), (5, 0.985, 0.85), (10, 0.99, 0.95), (15, 0.995, 0.97)] {
        let runs = segments(n);
        assert!(runs.len() > 50);
        let (tcvn3, vni, viscii, vps) = (tcvn3(), vni(), column(2), column(3));
        let shares = [
            share(&runs, |t| encode(&tcvn3, t)),
            share(&runs, |t| encode(&vni, t)),
            share(&runs, utf8_as_latin1),
            share(&runs, |t| encode(&viscii, t)),
            share(&runs, |t| encode(&vps, t)),
        ];
        assert!(shares[..3].iter().all(|share| *share >= common), "{n}: {shares:?}");
        assert!(shares[3..].iter().all(|share| *share >= rare), "{n}: {shares:?}");
    }
}

/// đ and Đ of a list, an abbreviation, a currency or a symbol make no syllable; the line says what they are.
#[test]
fn a_lone_d_follows_its_line() {
    for (source, text) in [
        ("v\u{AD}íng m¾c liªn hÖ ®/c Nga (TPT), §T: 0912 345", "vướng mắc liên hệ đ/c Nga (TPT), ĐT: 0912 345"),
        ("®) Chi ®oµn gi¸o viªn nhËn 200.000®.", "đ) Chi đoàn giáo viên nhận 200.000đ."),
        ("Quy ®Þnh sè 08-Q§i/TW vµ 12/KH-L§", "Quy định số 08-QĐi/TW và 12/KH-LĐ"),
        ("m¸y Samsung ® theo § 5 cña hîp ®ång", "máy Samsung ® theo § 5 của hợp đồng"),
        ("ÑT: 0912, ñ/c Lan ñaõ nhaän 200.000ñ", "ĐT: 0912, đ/c Lan đã nhận 200.000đ"),
        ("- 58/2011/TT-BGD§T; 29/NQ-HÑND", "- 58/2011/TT-BGDĐT; 29/NQ-HĐND"),
    ] {
        assert_eq!(done(source), text);
    }
}

#[test]
fn a_declared_encoding_always_comes_back() {
    use rasoat::text::legacy::charset::Encoding;
    for (encoding, table) in [(Encoding::Vni, vni()), (Encoding::Viscii, column(2)), (Encoding::Vps, column(3))] {
        let options = Options { legacy: Some(encoding), ..Options::default() };
        for text in segments(5).into_iter().filter(|t| t.chars().all(|c| c.is_ascii() || table.contains_key(&c))) {
            let source = encode(&table, &text);
            let back = normalise(&source, &options).map_or(source.clone(), |n| n.text);
            assert_eq!(back, text, "{source}");
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// Forms

#[test]
fn decomposed_text_gives_the_same_text() {
    let dirty = ["hòan thành", "nươć", "ÐẢNG", "trƣờng", "12/KH–UBND", "B¸o c¸o Việt", "xă hội"];
    for line in VIETNAMESE.lines().chain(dirty) {
        let nfd: String = line.nfd().collect();
        assert_eq!(done(&nfd), done(line));
    }
}

#[test]
fn an_nfd_edit_is_one_letter() {
    let line = "Kế hoạch tổ chức";
    let nfd: String = line.nfd().collect();
    let found = normalise(&nfd, &Options::default()).expect("changed");
    assert_eq!(found.text, line);
    assert_eq!(found.edits.len(), 4);
    assert!(found.edits.iter().all(|edit| edit.rule == "nfc" && edit.output.len() <= 3));
}

// ---------------------------------------------------------------------------------------------------------------------
// What holds for every input

fn options() -> Vec<Options> {
    use rasoat::text::tone::Style;
    let plain = Options::default();
    vec![
        plain.clone(),
        Options { font: Some(".VnTimeH".to_owned()), ..plain.clone() },
        Options { tone: Some(Style::Old), ..plain.clone() },
        Options { tone: Some(Style::New), suggest: true, ..plain.clone() },
        Options { layout: true, ..plain },
    ]
}

fn splice(text: &str, edits: impl Iterator<Item = (Range<usize>, String)>) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for (range, new) in edits {
        assert!(at <= range.start && text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
        out += &text[at..range.start];
        out += &new;
        at = range.end;
    }
    out + &text[at..]
}

fn holds(source: &str, options: &Options) {
    let Some(found) = normalise(source, options) else {
        assert!(is_nfc(source) || source.is_empty(), "{source:?}");
        return;
    };
    assert!(is_nfc(&found.text), "{:?}", found.text);
    let forward = found.edits.iter().map(|e| (e.input.clone(), found.text[e.output.clone()].to_owned()));
    assert_eq!(splice(source, forward), found.text);
    let inverse = found.edits.iter().map(|e| (e.output.clone(), source[e.input.clone()].to_owned()));
    assert_eq!(splice(&found.text, inverse), source);
    assert!(found.edits.iter().all(|e| source[e.input.clone()] != found.text[e.output.clone()]));
    maps(source, &found);
    for flag in &found.flags {
        assert!(source.get(flag.range.clone()).is_some());
    }
}

/// The map is total and monotone, and every character of the result comes from somewhere, save what was put in.
fn maps(source: &str, found: &Normalised) {
    let mut last = 0;
    for (at, c) in found.text.char_indices() {
        let back = found.map.back(at..at + c.len_utf8());
        assert!(source.get(back.clone()).is_some(), "{back:?} in {source:?}");
        assert!(back.start >= last, "{:?} -> {:?}", source, found.text);
        let inserted = found.edits.iter().any(|e| e.input.is_empty() && e.output.start <= at && at < e.output.end);
        assert!(inserted || !back.is_empty());
        last = back.start;
    }
    if !found.text.is_empty() {
        assert_eq!(found.map.back(0..found.text.len()).end, source.len() - trailing(source, found));
    }
}

/// Bytes at the end of the source that were dropped: they belong to no character.
fn trailing(source: &str, found: &Normalised) -> usize {
    let mut end = source.len();
    for edit in found.edits.iter().rev() {
        if edit.input.end == end && edit.output.is_empty() {
            end = edit.input.start;
        }
    }
    source.len() - end
}

fn is_stable(source: &str) {
    let once = done(source);
    assert_eq!(done(&once), once, "{source:?}");
}

/// Characters that matter to some stage, and pieces of real words.
fn scraps() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "e", "o", "u", "n", "t", "h", "ng", "đ", "Đ", "ơ", "ư", "ă", "ệ", "ò", "á", " ", " ", "\n", "\r\n", "-",
        "/", ".", "1", "KH", "hoà", "hòan", "của", "cña", "nh©n", "d©n", "®", "§", "\u{AD}", "¸", "µ", "·", "«", "»",
        "Ã", "á»‡", "Ä‘", "Â", "\u{A0}", "\u{301}", "\u{323}", "\u{302}", "\u{31B}", "\u{309}", "\u{303}", "\u{34F}",
        "\u{200B}", "\u{200D}", "\u{FEFF}", "Ð", "ƣ", "ı", "а", "Κ", "ɡ", "𝐓", "ﬁ", "Ⅳ", "２", "–", "\u{2011}", "⁄",
        "\u{F0B7}", "\u{F0A7}", "\u{85}", "\u{93}", "\u{7}", "\u{0}", "&nbsp;", "&#7879;", "&", ";", "^", "'", "`",
        "~", "?", "(", "+", "hoøa", "Vieät", "ø", "ï", "ö", "ñ", "xă", "ǵ", "khơng", "cơng", "@", "www.", "#", "´",
        "ˊ", "£", "ß", "ý", "Ý", "Ƶ", "\u{FFFD}", "👨", "\u{FE0F}", "E", "QUY", "Õ", "\t",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn scraps_hold(source in scraps()) {
        for options in options() {
            holds(&source, &options);
        }
        is_stable(&source);
    }

    #[test]
    fn any_text_holds(source in any::<String>()) {
        holds(&source, &Options::default());
        is_stable(&source);
    }

    #[test]
    fn damaged_lines_hold(line in prop::sample::select(VIETNAMESE.lines().collect::<Vec<_>>()), cut in 0usize..40, noise in scraps()) {
        let encoded = encode(&tcvn3(), line);
        let at = encoded.char_indices().nth(cut).map_or(encoded.len(), |(i, _)| i);
        let source = format!("{}{noise}{}", &encoded[..at], &encoded[at..]);
        for options in options() {
            holds(&source, &options);
        }
        is_stable(&source);
    }
}
