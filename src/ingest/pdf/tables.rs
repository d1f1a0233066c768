//! Ruled tables: ruling lines that cross make a grid; a missing piece of a line merges cells.

use super::glyphs::Rule;
use super::lines::Segment;

/// Two coordinates closer than this (points) are one line.
const SAME: f32 = 2.5;

/// One grid of ruling lines.
#[derive(Debug, Clone)]
pub struct Grid {
    /// Column borders from left to right.
    pub xs: Vec<f32>,
    /// Row borders from top to bottom.
    pub ys: Vec<f32>,
    horizontals: Vec<Rule>,
    verticals: Vec<Rule>,
}

impl Grid {
    /// The cell (row, column) that holds the middle of a segment.
    pub fn cell_of(&self, segment: &Segment) -> Option<(usize, usize)> {
        let (x, y) = ((segment.x0 + segment.x1) / 2.0, segment.y - segment.size * 0.3);
        let row = slot(&self.ys, y)?;
        let column = slot(&self.xs, x.clamp(self.xs[0] + 0.1, self.xs[self.xs.len() - 1] - 0.1))
            .filter(|_| x > self.xs[0] - SAME && x < self.xs[self.xs.len() - 1] + SAME)?;
        Some((row, column))
    }

    /// True when a line separates a row from the one above it in this column.
    pub fn has_top(&self, row: usize, column: usize) -> bool {
        row == 0
            || covered(
                &self.horizontals,
                |r| (r.y0 + r.y1) / 2.0,
                |r| (r.x0, r.x1),
                self.ys[row],
                (self.xs[column] + self.xs[column + 1]) / 2.0,
            )
    }

    /// True when a line separates a column from the one left of it in this row.
    pub fn has_left(&self, row: usize, column: usize) -> bool {
        column == 0
            || covered(
                &self.verticals,
                |r| (r.x0 + r.x1) / 2.0,
                |r| (r.y0, r.y1),
                self.xs[column],
                (self.ys[row] + self.ys[row + 1]) / 2.0,
            )
    }
}

fn covered(rules: &[Rule], at: fn(&Rule) -> f32, along: fn(&Rule) -> (f32, f32), place: f32, middle: f32) -> bool {
    rules.iter().any(|r| (at(r) - place).abs() < SAME && along(r).0 - SAME < middle && middle < along(r).1 + SAME)
}

fn slot(borders: &[f32], value: f32) -> Option<usize> {
    let index = borders.partition_point(|b| *b <= value);
    (index > 0 && index < borders.len()).then(|| index - 1)
}

/// Most ruling lines that are searched for grids; a drawing beyond them is no table.
const MAX_SEARCHED: usize = 3_000;

/// Finds the grids of a page: at least two rows or two columns of crossing lines.
pub fn grids(rules: &[Rule]) -> Vec<Grid> {
    let rules = &rules[..rules.len().min(MAX_SEARCHED)];
    let mut group: Vec<usize> = (0..rules.len()).collect();
    let mut order: Vec<usize> = (0..rules.len()).collect();
    order.sort_by(|a, b| rules[*a].y0.total_cmp(&rules[*b].y0));
    for (position, &a) in order.iter().enumerate() {
        for &b in order[position + 1..].iter().take_while(|b| rules[**b].y0 <= rules[a].y1 + SAME) {
            if touch(&rules[a], &rules[b]) {
                let (ra, rb) = (root(&mut group, a), root(&mut group, b));
                group[ra.max(rb)] = ra.min(rb);
            }
        }
    }
    let mut members: std::collections::BTreeMap<usize, Vec<Rule>> = std::collections::BTreeMap::new();
    for (index, rule) in rules.iter().enumerate() {
        members.entry(root(&mut group, index)).or_default().push(*rule);
    }
    let mut grids: Vec<Grid> = members.into_values().filter_map(grid).collect();
    grids.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
    grids
}

fn root(group: &mut [usize], mut index: usize) -> usize {
    while group[index] != index {
        group[index] = group[group[index]];
        index = group[index];
    }
    index
}

fn touch(a: &Rule, b: &Rule) -> bool {
    a.x0 <= b.x1 + SAME && b.x0 <= a.x1 + SAME && a.y0 <= b.y1 + SAME && b.y0 <= a.y1 + SAME
}

fn grid(rules: Vec<Rule>) -> Option<Grid> {
    let (verticals, horizontals): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|r| r.x1 - r.x0 < r.y1 - r.y0);
    let xs = borders(verticals.iter().map(|r| (r.x0 + r.x1) / 2.0));
    let ys = borders(horizontals.iter().map(|r| (r.y0 + r.y1) / 2.0));
    let cells = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
    (cells >= 2).then_some(Grid { xs, ys, horizontals, verticals })
}

fn borders(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = values.collect();
    all.sort_by(f32::total_cmp);
    all.dedup_by(|b, a| (*b - *a).abs() < SAME);
    all
}
