//! From a span of a block to points in the runs of the main part.

use crate::document::anchor::{Anchor, WordPiece};
use crate::document::document::Document;
use crate::ooxml::runs::{RunElement, Runs};
use crate::span::Span;
use std::ops::Range;

/// A point between characters or children of a run. Ordered as they stand in the part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Index of the run.
    pub run: usize,
    /// Index of the child; behind the last one at the run's end.
    pub child: usize,
    /// Characters of the child before the point; less than all of them.
    pub chars: usize,
}

/// A part of a span inside one `w:t`: characters `from..to` of the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The run.
    pub run: usize,
    /// Its child.
    pub child: usize,
    /// Characters of the child.
    pub chars: Range<usize>,
    /// How many characters the child has.
    pub whole: usize,
}

/// The main part of a package with the document that was read from it.
pub struct Ground<'d> {
    /// The document.
    pub document: &'d Document,
    /// Name of the main part.
    pub part: &'d str,
    /// Its text.
    pub source: &'d str,
    /// Its runs.
    pub runs: &'d Runs,
}

impl Ground<'_> {
    /// The pieces of a block that stands in the main part.
    pub fn pieces(&self, block: usize) -> Option<(&[WordPiece], Range<usize>)> {
        match &self.document.blocks.get(block)?.anchor {
            Anchor::Word { part, pieces, element } if part == self.part => {
                Some((pieces, element.start as usize..element.end as usize))
            }
            _ => None,
        }
    }

    /// The two points around a span that is not empty. Inside a text box they stand around the run that holds the box.
    pub fn around(&self, span: Span) -> Option<(Point, Point)> {
        let (pieces, _) = self.pieces(span.block as usize)?;
        let first = pieces.iter().find(|p| p.text.end > span.start)?;
        let last = pieces.iter().rev().find(|p| p.text.start < span.end)?;
        let start = self.point(span.block, first, span.start.max(first.text.start))?;
        let end = self.point(span.block, last, span.end.min(last.text.end))?;
        let (start, end) = (self.hoist(start, false)?, self.hoist(end, true)?);
        (start <= end).then_some((start, end))
    }

    /// The point at a byte of the block's text inside or at the end of a piece.
    fn point(&self, block: u32, piece: &WordPiece, at: u32) -> Option<Point> {
        let (run, child) = self.child(piece)?;
        let element = self.runs.all.get(run)?.children.get(child)?;
        if at >= piece.text.end {
            return Some(Point { run, child: child + 1, chars: 0 });
        }
        if element.text.is_none() {
            return Some(Point { run, child, chars: 0 });
        }
        let text = self.document.blocks.get(block as usize)?.text();
        let chars = text.get(piece.text.start as usize..at as usize)?.chars().count();
        Some(Point { run, child, chars })
    }

    /// The run and the child behind a piece; `None` when the piece stands deeper in the run.
    fn child(&self, piece: &WordPiece) -> Option<(usize, usize)> {
        let run = self.runs.at(piece.run.start as usize).or_else(|| self.runs.at(piece.content.start as usize))?;
        let children = &self.runs.all.get(run)?.children;
        let child = children.iter().position(|c| c.range.start == piece.content.start as usize)?;
        Some((run, child))
    }

    /// A point in a text box becomes the point before or behind the run that holds the box.
    fn hoist(&self, point: Point, behind: bool) -> Option<Point> {
        let Some(host) = self.runs.all.get(point.run)?.context.host else { return Some(point) };
        let run = self.runs.at(host)?;
        let child = if behind { self.runs.all.get(run)?.children.len() } else { 0 };
        Some(Point { run, child, chars: 0 })
    }

    /// The stretches of text that a span covers; an error names the piece of the span that is no plain text.
    pub fn stretches(&self, span: Span) -> Result<Vec<(Stretch, &RunElement)>, Obstacle> {
        let (pieces, _) = self.pieces(span.block as usize).ok_or(Obstacle::Elsewhere)?;
        let text = self.document.blocks.get(span.block as usize).map_or("", |b| b.text());
        let mut stretches = Vec::new();
        for piece in pieces.iter().filter(|p| p.text.start < span.end && span.start < p.text.end) {
            let (run, child) = self.child(piece).ok_or(Obstacle::NotText)?;
            let element = self.runs.all.get(run).ok_or(Obstacle::NotText)?;
            let range = piece.text.start.max(span.start)..piece.text.end.min(span.end);
            let count =
                |a: u32, b: u32| text.get(a as usize..b as usize).map(|t| t.chars().count()).ok_or(Obstacle::NotText);
            let from = count(piece.text.start, range.start)?;
            let chars = from..from + count(range.start, range.end)?;
            let whole = count(piece.text.start, piece.text.end)?;
            self.check(element, child, text.get(piece.text.start as usize..piece.text.end as usize).unwrap_or(""))?;
            stretches.push((Stretch { run, child, chars, whole }, element));
        }
        Ok(stretches)
    }

    /// The stretches of a span that can take new looks: tabs, symbols and the results of fields too.
    pub fn styled(&self, span: Span) -> Result<Vec<Stretch>, Obstacle> {
        let (pieces, _) = self.pieces(span.block as usize).ok_or(Obstacle::Elsewhere)?;
        let text = self.document.blocks.get(span.block as usize).map_or("", |b| b.text());
        let mut stretches = Vec::new();
        for piece in pieces.iter().filter(|p| p.text.start < span.end && span.start < p.text.end) {
            let (run, child) = self.child(piece).ok_or(Obstacle::NotText)?;
            let element = self.runs.all.get(run).ok_or(Obstacle::NotText)?;
            self.check_run(element)?;
            let count = |a: u32, b: u32| text.get(a as usize..b as usize).map_or(0, |t| t.chars().count());
            let from = count(piece.text.start, piece.text.start.max(span.start));
            let to = count(piece.text.start, piece.text.end.min(span.end));
            stretches.push(Stretch { run, child, chars: from..to, whole: count(piece.text.start, piece.text.end) });
        }
        if stretches.is_empty() { Err(Obstacle::Nowhere) } else { Ok(stretches) }
    }

    /// Refuses a run that may not be changed at all.
    fn check_run(&self, run: &RunElement) -> Result<(), Obstacle> {
        if run.context.host.is_some() {
            return Err(Obstacle::Box);
        }
        if run.context.locked {
            return Err(Obstacle::Locked);
        }
        let props = run.props.clone().and_then(|p| self.source.get(p)).unwrap_or("");
        if props.contains("rPrChange") { Err(Obstacle::Tracked) } else { Ok(()) }
    }

    /// Refuses a run behind which nothing may be inserted.
    pub fn check_insertion(&self, run: &RunElement) -> Result<(), Obstacle> {
        match run.context {
            c if c.host.is_some() => Err(Obstacle::Box),
            c if c.locked => Err(Obstacle::Locked),
            c if c.tracked => Err(Obstacle::Tracked),
            c if c.field || run.children.iter().any(|child| child.in_field) => Err(Obstacle::Field),
            _ => Ok(()),
        }
    }

    /// Refuses what may not be edited.
    fn check(&self, run: &RunElement, child: usize, shown: &str) -> Result<(), Obstacle> {
        let child = run.children.get(child).ok_or(Obstacle::NotText)?;
        self.check_run(run)?;
        if run.context.tracked {
            return Err(Obstacle::Tracked);
        }
        if child.in_field {
            return Err(Obstacle::Field);
        }
        if child.text.is_none() || !child.chars(self.source).into_iter().eq(shown.chars()) {
            return Err(Obstacle::NotText);
        }
        Ok(())
    }
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// A tab, break, symbol or formula.
    NotText,
    /// Another change is tracked there.
    Tracked,
    /// A locked content control.
    Locked,
    /// A field's result.
    Field,
    /// A text box.
    Box,
    /// A note, or a block of another file.
    Elsewhere,
    /// Another mend of the same text.
    Overlap,
    /// The edit's place is not in the text.
    Nowhere,
    /// Headers or footers hold more than a page number.
    Running,
    /// A line has to be drawn where none can be set.
    Line,
}
