//! A paragraph while it is read: its text, pieces, runs and lines.

use crate::document::anchor::WordPiece;
use crate::document::format::{RuleLine, Run, RunFormat};
use crate::ooxml::cascade::Base;
use crate::ooxml::paragraph::ParagraphProps;
use crate::ooxml::run::RunProps;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// The paragraph.
#[derive(Debug, Default)]
pub struct Draft {
    /// The text so far.
    pub text: String,
    /// Where it comes from.
    pub pieces: Vec<WordPiece>,
    /// Lines drawn in it.
    pub lines: Vec<RuleLine>,
    /// Its direct properties.
    pub props: ParagraphProps,
    /// What its styles give.
    pub base: Option<Rc<Base>>,
    /// The block kept free for it, when blocks inside it had to come after it.
    pub slot: Option<usize>,
    /// The format of the page-number field in it.
    pub page_field: Option<RunFormat>,
    /// The text read last was hidden.
    pub hiding: bool,
    /// The effective format of the run being read, once it is asked for.
    pub format: Option<Rc<RunFormat>>,
    /// The direct properties behind `format`.
    pub direct: Rc<RunProps>,
    runs: Vec<(u32, u32, Rc<RunFormat>)>,
}

impl Draft {
    /// Appends text of the current format from a content element of the part.
    pub fn push(&mut self, text: &str, format: &Rc<RunFormat>, content: Option<Range<usize>>) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        if let Some(content) = content {
            let content = content.start as u32..content.end as u32;
            self.pieces.push(WordPiece { text: start..end, run: content.clone(), content });
        }
        match self.runs.last_mut() {
            Some((_, last, known)) if Rc::ptr_eq(known, format) || known == format => *last = end,
            _ => self.runs.push((start, end, Rc::clone(format))),
        }
    }

    /// The runs of the text, neighbours of one format joined.
    pub fn runs(&self) -> Vec<Run> {
        self.runs
            .iter()
            .map(|(start, end, format)| Run { start: *start, end: *end, format: (**format).clone() })
            .collect()
    }

    /// The font of most of the text.
    pub fn dominant_font(&self) -> Option<&str> {
        let mut shares: BTreeMap<&str, u32> = BTreeMap::new();
        for (start, end, format) in &self.runs {
            if let Some(font) = format.font.as_deref() {
                *shares.entry(font).or_default() += end - start;
            }
        }
        shares.into_iter().max_by_key(|(_, share)| *share).map(|(font, _)| font)
    }

    /// True when nothing but white space has been read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
