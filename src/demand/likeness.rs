//! How much of one Vietnamese text stands in another: weighted syllables and pairs of syllables. Frequent syllables weigh little.

use std::collections::{BTreeMap, BTreeSet};

/// Syllables that say nothing of the matter.
const EMPTY: &[&str] = &[
    "và",
    "các",
    "của",
    "cho",
    "theo",
    "trong",
    "với",
    "về",
    "được",
    "có",
    "là",
    "để",
    "từ",
    "đến",
    "tại",
    "những",
    "một",
    "này",
    "đó",
    "khi",
    "trên",
    "dưới",
    "việc",
    "tổ",
    "chức",
    "thực",
    "hiện",
    "triển",
    "khai",
    "công",
    "tác",
    "nhà",
    "trường",
    "đơn",
    "vị",
    "nội",
    "dung",
    "kế",
    "hoạch",
    "tiếp",
    "tục",
    "tăng",
    "cường",
    "đảm",
    "bảo",
    "bảo",
    "đẩy",
    "mạnh",
    "ngày",
    "tháng",
    "năm",
    "trước",
    "sau",
    "số",
    "học",
];

/// The features of a text with their counts left out: syllables and neighbouring pairs of telling syllables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features(BTreeSet<String>);

impl Features {
    /// Features of a text.
    pub fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let mut all = BTreeSet::new();
        for pair in words.windows(2) {
            all.insert(format!("{} {}", pair[0], pair[1]));
        }
        all.extend(
            words.iter().filter(|w| !EMPTY.contains(*w) && w.chars().any(char::is_alphabetic)).map(|w| (*w).to_owned()),
        );
        Features(all)
    }
}

/// Weights of features, from how many texts hold them.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    counts: BTreeMap<String, u32>,
    texts: u32,
}

impl Weights {
    /// Counts the features of all texts that are compared.
    pub fn of<'a>(texts: impl Iterator<Item = &'a Features>) -> Self {
        let mut weights = Weights::default();
        for features in texts {
            weights.texts += 1;
            for feature in &features.0 {
                *weights.counts.entry(feature.clone()).or_default() += 1;
            }
        }
        weights
    }

    fn weight(&self, feature: &str) -> f64 {
        let count = self.counts.get(feature).copied().unwrap_or(0);
        let rare = (f64::from(self.texts + 1) / f64::from(count + 1)).ln() + 0.3;
        if feature.contains(' ') { rare * 1.2 } else { rare }
    }

    /// The weighted share of `wanted` that stands in `found`, percent.
    pub fn share(&self, wanted: &Features, found: &Features) -> u8 {
        let (mut all, mut met) = (0.0, 0.0);
        for feature in &wanted.0 {
            let weight = self.weight(feature);
            all += weight;
            if found.0.contains(feature) {
                met += weight;
            }
        }
        if all > 0.0 { (met / all * 100.0).round() as u8 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_matter_in_other_words_is_more_alike_than_another_matter() {
        let wanted = Features::of("Tổ chức Tuần lễ hưởng ứng học tập suốt đời, báo cáo kết quả trước ngày 15/10/2026");
        let same = Features::of("Thư viện chủ trì tổ chức Tuần lễ hưởng ứng học tập suốt đời từ ngày 01/10 đến 07/10");
        let other = Features::of("Tổ chức khám sức khỏe đầu năm học cho học sinh");
        let weights = Weights::of([&wanted, &same, &other].into_iter());
        assert!(weights.share(&wanted, &same) > 38);
        assert!(weights.share(&wanted, &other) < 20);
        assert_eq!(weights.share(&wanted, &wanted), 100);
    }
}
