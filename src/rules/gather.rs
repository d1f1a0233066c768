//! Small faults that a careless hand repeats all over a text: a few are reported one by one, many as one finding with a count.

use crate::finding::{Safety, Words};
use crate::rules::rule::Sink;
use crate::span::Span;

/// As many faults of one kind are still worth a line each.
const SINGLY: usize = 4;

/// One place of a repeated fault.
#[derive(Debug, Clone)]
struct Place {
    at: Span,
    words: Words,
    edit: Option<(Safety, Span, String)>,
}

/// The places of one repeated fault.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    places: Vec<Place>,
}

impl Gathered {
    /// Notes a place; `vi` and `en` say what is wrong there.
    pub fn add(&mut self, at: Span, vi: impl Into<String>, en: impl Into<String>) -> &mut Self {
        self.places.push(Place { at, words: Words::new(vi, en), edit: None });
        self
    }

    /// Gives the place noted last a mend.
    pub fn mend(&mut self, safety: Safety, at: Span, replacement: impl Into<String>) {
        if let Some(last) = self.places.last_mut() {
            last.edit = Some((safety, at, replacement.into()));
        }
    }

    /// Reports few places singly and many as one.
    pub fn report(self, sink: &mut Sink<'_>) {
        self.report_above(SINGLY, sink);
    }

    /// Reports all places as one finding from the second place on.
    pub fn report_as_one(self, sink: &mut Sink<'_>) {
        self.report_above(1, sink);
    }

    fn report_above(mut self, singly: usize, sink: &mut Sink<'_>) {
        self.places.sort_by_key(|place| place.at);
        let count = self.places.len();
        if count <= singly {
            for place in self.places {
                let found = sink.report(place.words.vi, place.words.en).at(place.at);
                if let Some((safety, at, replacement)) = place.edit {
                    found.fix(safety, at, replacement);
                }
            }
            return;
        }
        let Some(first) = self.places.first() else { return };
        let vi = format!("{} Lỗi này lặp lại {count} chỗ trong văn bản.", first.words.vi);
        let en = format!("{} The same fault stands in {count} places.", first.words.en);
        let mut found = sink.report(vi, en).at(first.at);
        for (safety, at, replacement) in self.places.iter().filter_map(|p| p.edit.clone()) {
            found = found.fix(safety, at, replacement);
        }
    }
}
