//! What stands under the motto, the issuer and the subject: a drawn line, an underline, typed signs or nothing.

use super::components::{Component, spans};
use super::looks::{mostly, size};
use super::mends;
use super::width;
use crate::document::format::Align;
use crate::finding::{LookEdit, Side, Words};
use crate::rules::rule::{Case, Sink};
use crate::span::Span;
use std::ops::RangeInclusive;

/// What stands under a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// A line, with its length in twips where that is known.
    Line(Option<i32>),
    /// The text itself is underlined.
    Underline,
    /// Signs typed in the block of this index.
    Typed(usize),
    /// Nothing, or the component is not there.
    Nothing,
}

/// Looks at the component's block and at the two after it, as far as they belong to no other component.
pub fn under(case: &Case<'_>, component: Component) -> Under {
    let Some(at) = spans(case, component).first().copied() else { return Under::Nothing };
    let blocks = &case.document.blocks;
    let first = last_block(case, component, at);
    if component != Component::Subject && one_line_head(case) {
        return line_of_tabbed_head(case, at);
    }
    if let Some(line) = blocks.get(first).and_then(|b| b.lines.first()) {
        return Under::Line(line.length);
    }
    let cell = blocks.get(first).and_then(|b| b.cell);
    for index in first + 1..first + 3 {
        let Some(block) = blocks.get(index).filter(|b| b.cell == cell) else { break };
        if is_typed(block.text()) {
            return Under::Typed(index);
        }
        if let Some(line) = block.lines.first().filter(|_| block.is_blank()) {
            return Under::Line(line.length);
        }
        if !block.is_blank() {
            break;
        }
    }
    match mostly(case.document, at, |f| f.underline) {
        Some(true) => Under::Underline,
        _ => Under::Nothing,
    }
}

/// The mend that draws a component's line under its last line: as long as the motto, two fifths of the others' width, for
/// the decree asks for a third to a half. Line and text are centred together. `None` in a head laid out with tab stops.
pub fn drawn(case: &Case<'_>, component: Component) -> Option<Vec<LookEdit>> {
    let at = spans(case, component).first().copied()?;
    if component != Component::Subject && one_line_head(case) {
        return None;
    }
    let block = last_block(case, component, at);
    let share = if component == Component::Motto { 100 } else { 40 };
    // The size and weight that other mends bring the text to.
    let (low, high) = if component == Component::Agency { (24, 26) } else { (26, 28) };
    let size = size(case.document, at)?.clamp(low, high);
    let length = match width::of_text(&case.document.quote(at), size, true) {
        width if width <= column(case, at)? => width * share / 100,
        // A name over several lines: two fifths of what one line holds.
        _ => column(case, at)? * 2 / 5,
    };
    let aside = |block: &usize| {
        let format = case.document.blocks.get(*block).and_then(|b| b.paragraph.as_ref());
        format.is_some_and(|p| p.align != Align::Centre || p.first_line != 0)
    };
    let lines = mends::with_next_lines(case, at).into_iter().map(|at| at.block as usize);
    let centred = lines.filter(aside).map(|block| mends::align(case.document, block, Side::Centre));
    let line = LookEdit::RuleLine { block: u32::try_from(block).ok()?, length };
    Some(centred.chain([line]).collect())
}

/// How to draw a component's line by hand, with the length in centimetres where the text's width is known.
pub fn by_hand(case: &Case<'_>, component: Component) -> Option<Words> {
    let at = spans(case, component).first().copied()?;
    let width = width_of(case, at).filter(|width| column(case, at).is_some_and(|column| width <= &column))?;
    let tenths = |share: i32| (width * share / 100 * 10 + 283) / 567;
    let vi = |share| format!("{},{}", tenths(share) / 10, tenths(share) % 10);
    let en = |share| format!("{}.{}", tenths(share) / 10, tenths(share) % 10);
    Some(match component {
        Component::Motto => Words::new(
            format!("Vẽ đường kẻ nét liền dài khoảng {} cm (bằng dòng chữ), cân đối ở giữa.", vi(100)),
            format!("Draw a solid line of about {} cm (as long as the text), in the middle.", en(100)),
        ),
        _ => Words::new(
            format!("Vẽ đường kẻ nét liền dài {}-{} cm (từ 1/3 đến 1/2 dòng chữ), cân đối ở giữa.", vi(34), vi(50)),
            format!("Draw a solid line of {} to {} cm (a third to a half of the text), in the middle.", en(34), en(50)),
        ),
    })
}

/// A head laid out with tab stops: the issuer and the national title share paragraphs, so a line drawn there may belong to either.
fn one_line_head(case: &Case<'_>) -> bool {
    let blocks = |component| spans(case, component).first().map(|at| at.block);
    let left = [blocks(Component::ParentAgency), blocks(Component::Agency)];
    let right = [blocks(Component::NationalTitle), blocks(Component::Motto)];
    left.iter().flatten().any(|block| right.iter().flatten().any(|other| other == block))
}

/// A line somewhere in the head, its length left open.
fn line_of_tabbed_head(case: &Case<'_>, at: Span) -> Under {
    let end = spans(case, Component::DocType).first().map_or(at.block as usize + 4, |d| d.block as usize);
    let head = case.document.blocks.get(..end).unwrap_or(&[]);
    if head.iter().any(|b| !b.lines.is_empty()) { Under::Line(None) } else { Under::Nothing }
}

/// A name or a subject may run over several blocks; its line stands under the last one.
fn last_block(case: &Case<'_>, component: Component, at: Span) -> usize {
    let header = &case.plan.header;
    let field = match component {
        Component::Subject => header.subject.as_ref(),
        Component::Agency => header.agency.as_ref(),
        _ => None,
    };
    let first = at.block as usize;
    let tail = field.and_then(|f| f.text.split_whitespace().next_back()).unwrap_or("");
    (first..first + 4)
        .find(|i| case.document.blocks.get(*i).is_some_and(|b| b.norm().trim_end().ends_with(tail)))
        .unwrap_or(first)
}

fn is_typed(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() >= 3 && text.chars().all(|c| "_-–—=".contains(c))
}

/// Reports a line under a component whose length is out of bounds, in per cent of the text; the component is named in Vietnamese
/// and in English.
pub fn check_length(
    case: &Case<'_>,
    out: &mut Sink<'_>,
    component: Component,
    bounds: RangeInclusive<i32>,
    (vi, en): (&str, &str),
) {
    let Some(at) = spans(case, component).first().copied() else { return };
    let Under::Line(Some(length)) = under(case, component) else { return };
    let shares = shares_of_text(case, component, length);
    let Some(share) = shares.first().filter(|_| !shares.iter().any(|share| bounds.contains(share))) else { return };
    let reported = out
        .report(
            format!("Đường kẻ dưới {vi} dài khoảng {share}% dòng chữ."),
            format!("The line under {en} is about {share}% of the text."),
        )
        .at(at);
    if let Some(hand) = by_hand(case, component) {
        reported.hint(hand.vi, hand.en);
    }
}

/// The line's length in per cent of the width of each line of the component that stands in a paragraph of its own; empty when one of
/// them runs over more than one line or its size is not known. A name of two lines is measured by either of them: the decree does not say.
fn shares_of_text(case: &Case<'_>, component: Component, length: i32) -> Vec<i32> {
    let Some(at) = spans(case, component).first().copied() else { return Vec::new() };
    let blocks = at.block as usize..=last_block(case, component, at);
    let written = blocks.filter_map(|i| case.document.blocks.get(i).filter(|b| !b.is_blank()).map(|b| (i, b)));
    let shares = written.map(|(index, block)| {
        let own = if index == at.block as usize { at } else { block.span(index, 0..block.norm().len()) };
        share_of_line(case, own, length)
    });
    shares.collect::<Option<Vec<i32>>>().unwrap_or_default()
}

fn share_of_line(case: &Case<'_>, at: Span, length: i32) -> Option<i32> {
    let width = width_of(case, at)?;
    (width > 0 && width <= column(case, at)?).then(|| length * 100 / width)
}

fn width_of(case: &Case<'_>, at: Span) -> Option<i32> {
    let bold = mostly(case.document, at, |f| f.bold).unwrap_or(false);
    Some(width::of_text(&case.document.quote(at), size(case.document, at)?, bold))
}

/// Half a page in a column of the head, nearly all of it under the head.
fn column(case: &Case<'_>, at: Span) -> Option<i32> {
    Some(if case.document.blocks.get(at.block as usize)?.cell.is_some() { 5200 } else { 9300 })
}
