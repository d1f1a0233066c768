//! The normaliser against the Unicode normalisers of the ecosystem, on the same text in the same run: bytes a second.
//!
//! `cargo bench --bench normalise`. Figures are comparable within one run only; state them as ratios to `unicode_normalization`.

use divan::{Bencher, black_box, counter::BytesCount};
use icu_normalizer::ComposingNormalizerBorrowed;
use rasoat::text::normalise::{Options, normalise};
use rasoat::text::scan::is_clean;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

const VIETNAMESE: &str = include_str!("../fixtures/text/vietnamese.txt");

fn main() {
    divan::main();
}

/// Ordinary lines, as the blocks of documents come.
fn lines() -> Vec<String> {
    let clean = VIETNAMESE.lines().filter(|line| is_clean(line) && line.len() > 20);
    clean.map(str::to_owned).collect()
}

fn bytes(lines: &[String]) -> BytesCount {
    BytesCount::new(lines.iter().map(String::len).sum::<usize>())
}

fn run<T>(bencher: Bencher, lines: Vec<String>, one: impl Fn(&str) -> T + Sync) {
    bencher.counter(bytes(&lines)).bench(|| {
        for line in &lines {
            black_box(one(black_box(line)));
        }
    });
}

fn ours(line: &str) -> bool {
    normalise(line, &Options::default()).is_some()
}

#[divan::bench_group]
mod clean {
    use super::*;

    #[divan::bench]
    fn rasoat(bencher: Bencher) {
        run(bencher, lines(), ours);
    }

    #[divan::bench]
    fn unicode_normalization_quick_check(bencher: Bencher) {
        run(bencher, lines(), |line| is_nfc_quick(line.chars()));
    }

    #[divan::bench]
    fn unicode_normalization_nfc(bencher: Bencher) {
        run(bencher, lines(), |line| line.nfc().collect::<String>());
    }

    #[divan::bench]
    fn icu_check(bencher: Bencher) {
        let icu = ComposingNormalizerBorrowed::new_nfc();
        run(bencher, lines(), |line| icu.is_normalized(line));
    }
}

#[divan::bench_group]
mod decomposed {
    use super::*;

    fn decomposed() -> Vec<String> {
        lines().iter().map(|line| line.nfd().collect()).collect()
    }

    #[divan::bench]
    fn rasoat(bencher: Bencher) {
        run(bencher, decomposed(), ours);
    }

    #[divan::bench]
    fn unicode_normalization_nfc(bencher: Bencher) {
        run(bencher, decomposed(), |line| line.nfc().collect::<String>());
    }

    #[divan::bench]
    fn icu_nfc(bencher: Bencher) {
        let icu = ComposingNormalizerBorrowed::new_nfc();
        run(bencher, decomposed(), |line| icu.normalize(line).len());
    }
}

/// Detection and decoding, line by line, against NFC on the same bytes.
#[divan::bench_group]
mod legacy {
    use super::*;

    /// What TCVN3 fonts make of the lines, seen as Latin-1.
    fn tcvn3() -> Vec<String> {
        const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĐĂÂÊÔƠƯ";
        const CODES: &str = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u{AD}õö÷øùúûüýþ®§¡¢£¤¥¦";
        let code = |c: char| {
            let small = LETTERS.chars().position(|l| l == c || l.to_uppercase().eq([c]));
            let exact = LETTERS.chars().position(|l| l == c).or(small);
            exact.and_then(|at| CODES.chars().nth(at)).unwrap_or(c)
        };
        lines().iter().map(|line| line.chars().map(code).collect()).collect()
    }

    #[divan::bench]
    fn rasoat_tcvn3(bencher: Bencher) {
        run(bencher, tcvn3(), ours);
    }

    #[divan::bench]
    fn unicode_normalization_nfc(bencher: Bencher) {
        run(bencher, tcvn3(), |line| line.nfc().collect::<String>());
    }
}
