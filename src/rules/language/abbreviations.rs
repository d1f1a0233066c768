//! Abbreviations in running text: where they stand, which everybody knows, and where a text explains its own.

use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::Case;

/// One abbreviation in running text.
#[derive(Debug, Clone, Copy)]
pub struct Abbreviation<'d> {
    /// Its paragraph.
    pub paragraph: Paragraph<'d>,
    /// The word.
    pub word: Word<'d>,
}

/// A place where a text explains an abbreviation.
#[derive(Debug, Clone)]
pub struct Explanation<'d> {
    /// The abbreviation.
    pub short: String,
    /// The words before it that it stands for, in small letters.
    pub long: String,
    /// Its paragraph.
    pub paragraph: Paragraph<'d>,
    /// Its bytes.
    pub range: std::ops::Range<usize>,
}

/// Abbreviations that need no explanation in a school's plan.
const KNOWN: &[&str] = &[
    "UBND", "HĐND", "MTTQ", "TTg", "CP", "QH", "TW", "VT", "TM", "KT", "TL", "TUQ", "GDĐT", "GD", "ĐT", "GDDT",
    "BGDĐT", "SGDĐT", "PGDĐT", "THCS", "THPT", "TH", "MN", "MG", "GDTX", "GDNN", "GDPT", "GDMN", "GDTH", "GDTrH",
    "PTDTNT", "PTDTBT", "CBQL", "GV", "NV", "HS", "CB", "CBGV", "CBGVNV", "CBVC", "VC", "NLĐ", "CBCC", "CC", "CCVC",
    "CBCCVC", "CMHS", "PH", "BGH", "BCH", "BCĐ", "BTC", "TPT", "TPTĐ", "TNTP", "TNCS", "ĐTN", "HKI", "HKII", "HK",
    "KHBD", "KHGD", "PPCT", "CTGDPT", "PCCC", "CNCH", "ATGT", "TNGT", "ATTP", "VSATTP", "BHYT", "BHXH", "BHTN", "CNTT",
    "CĐS", "AI", "STEM", "STEAM", "TDTT", "TD", "VHVN", "VN", "CSVC", "SGK", "SBT", "TBDH", "KTĐG", "QLGD", "LĐLĐ",
    "CĐCS", "CĐ", "DTTS", "DT", "KHKT", "KH", "QĐ", "NĐ", "NQ", "CT", "TT", "BC", "HD", "TB", "CV", "KL", "ĐA", "VBHN",
    "QPPL", "CCHC", "ANTT", "ANTQ", "ANQP", "QP", "QPAN", "HIV", "AIDS", "COVID", "SARS", "GDQP", "GDQPAN", "THCN",
    "ĐH", "CĐSP", "STT", "ĐVT", "TP", "TX", "HCM", "TPHCM", "HN", "PC", "PDF", "ZALO", "SMS", "VNPT", "VNEID", "WTO",
    "UNESCO", "UNICEF", "ASEAN", "WHO", "OK", "USB", "LED", "TV", "ID", "IT", "QR", "VIP", "SĐT", "ĐT", "ĐC", "TTCM",
    "CM", "GDCD", "KHTN", "KHXH", "LS", "ĐL", "GDTC", "GDĐP", "HĐTN", "HĐTNHN", "HN", "NGLL", "HĐNGLL", "TA", "SHDC",
    "SHL", "HSG", "HSNK", "HSKT", "CNH", "HĐH", "ND", "XH", "KT", "VH", "VHXH", "AN", "CA", "QS", "TE", "TNXP", "CCB",
    "LHPN", "HTCĐ", "CSDL", "LMS", "PISA", "TOEIC", "IELTS", "CLB", "BV", "TYT", "SKSS", "BĐTV", "BDTX", "SKKN",
    "NCKH", "NCBH", "THTT", "HTTT", "VSMT", "BVMT", "TKB", "DTHT", "HCTĐ", "TNHH", "MTV", "CP", "HTX", "NSNN", "XDCB",
    "TSCĐ", "KBNN", "VPTW", "TU", "HU", "ĐU", "QU", "CHXHCN", "XHCN", "ĐCS", "ĐCSVN", "VSCĐ", "PCTN", "THTK", "CLP",
    "TKCP", "THTKCLP", "PCGD", "XMC", "PCGDXMC", "KĐCL", "KĐCLGD", "CQG", "ĐCQG", "NTM", "OCOP", "SSD", "HDD", "RAM",
    "CPU", "LAN", "VPN", "HDMI", "GPS", "LCD", "OTP", "CCCD", "ICT", "IOT", "PTBH", "SIM", "XML", "VAT",
];

/// Parts of a plan whose short forms follow their own habits.
const OTHER_PARTS: &[&str] = &["header", "signature", "recipients"];

/// True for an abbreviation that everybody in the trade knows.
pub fn is_known(word: &str) -> bool {
    KNOWN.contains(&word)
}

/// Abbreviations of the running text: three to eight large letters, outside symbols, headings in capitals and tables.
pub fn all<'c>(case: &Case<'c>) -> Vec<Abbreviation<'c>> {
    case.prose
        .paragraphs()
        .filter(|p| {
            let part = case.plan.place_of_block.get(p.index).and_then(Option::as_deref);
            !part.is_some_and(|part| OTHER_PARTS.contains(&part))
                && !p.in_cell()
                && p.words.iter().any(large)
                && mostly_small(p.text)
        })
        .flat_map(|paragraph| {
            paragraph
                .words
                .iter()
                .filter(move |w| is_short_form(paragraph.text, w))
                .map(move |word| Abbreviation { paragraph, word: *word })
        })
        .collect()
}

/// All its letters are large, and there are three at least.
fn large(word: &Word<'_>) -> bool {
    word.is_upper() && word.text.len() > 2
}

fn mostly_small(text: &str) -> bool {
    let (small, large) = text
        .chars()
        .fold((0usize, 0usize), |(s, l), c| (s + usize::from(c.is_lowercase()), l + usize::from(c.is_uppercase())));
    small > 2 * large || small > 60
}

fn is_short_form(text: &str, word: &Word<'_>) -> bool {
    if !large(word) {
        return false;
    }
    let count = word.text.chars().count();
    let all_large = word.text.chars().all(char::is_uppercase);
    let roman = word.text.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'));
    let beside = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '-' | '–' | '&' | '_' | '@' | '.'));
    let symbol =
        beside(text[..word.start].chars().next_back()) || text[word.end..].starts_with(['/', '-', '–', '&', '_', '@']);
    (3..=8).contains(&count)
        && all_large
        && !roman
        && !symbol
        && !capitals_around(text, word)
        && !syllable_like(word.text)
}

/// A neighbour in capitals with a vowel mark: part of a phrase all in capitals, not an abbreviation.
fn capitals_around(text: &str, word: &Word<'_>) -> bool {
    let phrase =
        |w: Option<Word<'_>>| w.is_some_and(|w| w.is_upper() && w.text.chars().count() > 1 && syllable_like(w.text));
    phrase(prose::word_before(text, word.start)) || phrase(prose::word_after(text, word.end))
}

/// Letters that could be a syllable in capitals: one run of vowels with consonants around, at least one of them not plain ASCII or a short word.
fn syllable_like(word: &str) -> bool {
    const VOWELS: &str = "AĂÂEÊIOÔƠUƯY";
    let small: String = unicode_normalization::UnicodeNormalization::nfd(word)
        .filter(|c| !('\u{300}'..='\u{301}').contains(c) && !matches!(c, '\u{303}' | '\u{309}' | '\u{323}'))
        .collect();
    let composed: String = unicode_normalization::UnicodeNormalization::nfc(small.as_str()).collect();
    let vowels = composed.chars().filter(|c| VOWELS.contains(*c)).count();
    let marked = word.chars().any(|c| c.is_alphabetic() && !c.is_ascii() && c != 'Đ');
    vowels > 0 && marked
}

/// Places such as "kiểm tra nội bộ (viết tắt là KTNB)" and "Trung tâm học tập cộng đồng (TTHTCĐ)".
pub fn explanations<'c>(case: &Case<'c>) -> Vec<Explanation<'c>> {
    case.prose.paragraphs().flat_map(in_paragraph).collect()
}

fn in_paragraph(paragraph: Paragraph<'_>) -> Vec<Explanation<'_>> {
    const LEADS: &[&str] = &[
        "viết tắt là",
        "gọi tắt là",
        "viết tắt:",
        "sau đây viết tắt là",
        "sau đây gọi tắt là",
        "sau đây viết là",
        "gọi chung là",
    ];
    let text = paragraph.text;
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(length) = prose::window_after(text, open).find(')') else { continue };
        let inside = text[open + 1..open + length].trim();
        let lead = LEADS.iter().find(|l| inside.starts_with(**l));
        let short = lead.map_or(inside, |l| inside[l.len()..].trim()).trim_matches(|c| matches!(c, '“' | '”' | '"'));
        let long = words_before(text, open, short.chars().count().max(8) + 2);
        if is_abbreviation(short) && (lead.is_some() || initials(&long, short)) {
            let start = open + text[open..].find(short).unwrap_or(0);
            found.push(Explanation { short: short.to_owned(), long, paragraph, range: start..start + short.len() });
        }
    }
    found
}

fn is_abbreviation(short: &str) -> bool {
    let letters = short.chars().filter(|c| c.is_uppercase()).count();
    (2..=10).contains(&short.chars().count())
        && letters >= 2
        && !short.contains(' ')
        && short.chars().all(|c| c.is_alphanumeric() || matches!(c, '&' | '-'))
}

/// Up to `most` words of the clause before a place, in small letters.
fn words_before(text: &str, at: usize, most: usize) -> String {
    let head = &text[..at];
    let clause = head
        .rfind([',', ';', ':', '(', ')', '“'])
        .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    let words: Vec<&str> = head[clause..].split_whitespace().collect();
    prose::lower(&words[words.len().saturating_sub(most)..].join(" "))
}

/// The last words of the phrase begin with the letters of the abbreviation; words that bind ("và", "của") may be passed over.
fn initials(long: &str, short: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let mut wanted = letters.iter().rev().peekable();
    for word in long.split(' ').rev() {
        let Some(letter) = wanted.peek() else { return true };
        if word.starts_with(**letter) {
            wanted.next();
        } else if !matches!(word, "và" | "của" | "-" | "cho" | "các" | "trong" | "về" | "-–") {
            return false;
        }
    }
    wanted.peek().is_none()
}
