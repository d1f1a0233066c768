//! A unified diff from changes that are known; nothing is searched for.

use std::ops::Range;

/// Lines that stay around a change.
const CONTEXT: usize = 3;

/// A replaced range of the old text and the new text in its place.
type Replaced = (Range<usize>, String);

/// Lines of the old text with the new text in their place.
struct Hunk {
    lines: Range<usize>,
    new: Vec<String>,
}

/// The unified diff of a text and changes in ascending order; empty when there are none.
pub fn unified(source: &str, changes: &[Replaced], name: &str) -> String {
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    let hunks = hunks(&lines, changes);
    if hunks.is_empty() {
        return String::new();
    }
    let mut out = format!("--- {name}\n+++ {name}\n");
    let mut shift = 0isize;
    let mut index = 0;
    while index < hunks.len() {
        // Changes whose surroundings touch are told in one piece.
        let mut last = index;
        while last + 1 < hunks.len() && hunks[last + 1].lines.start <= hunks[last].lines.end + 2 * CONTEXT {
            last += 1;
        }
        shift += group(&mut out, &lines, &hunks[index..=last], shift);
        index = last + 1;
    }
    out
}

/// The lines that changes touch, changes of one line together.
fn hunks(lines: &[&str], changes: &[Replaced]) -> Vec<Hunk> {
    let mut starts = Vec::with_capacity(lines.len() + 1);
    let mut at = 0;
    for line in lines {
        starts.push(at);
        at += line.len();
    }
    starts.push(at);
    let line_of = |at: usize| starts.partition_point(|s| *s <= at).saturating_sub(1).min(lines.len().saturating_sub(1));
    let mut grouped: Vec<(Range<usize>, Vec<&Replaced>)> = Vec::new();
    for change in changes {
        let last = if change.0.is_empty() { change.0.start } else { change.0.end - 1 };
        let touched = line_of(change.0.start)..line_of(last) + 1;
        match grouped.last_mut() {
            Some((range, list)) if touched.start < range.end => {
                range.end = range.end.max(touched.end);
                list.push(change);
            }
            _ => grouped.push((touched, vec![change])),
        }
    }
    let whole: String = lines.concat();
    grouped
        .into_iter()
        .map(|(touched, list)| {
            let (first, end) = (starts[touched.start], starts[touched.end.min(lines.len())]);
            let mut text = String::new();
            let mut at = first;
            for (range, new) in list {
                text.push_str(whole.get(at..range.start).unwrap_or(""));
                text.push_str(new);
                at = range.end;
            }
            text.push_str(whole.get(at..end).unwrap_or(""));
            Hunk { lines: touched, new: text.split_inclusive('\n').map(str::to_owned).collect() }
        })
        .collect()
}

/// Writes hunks that stand close together; gives how many lines the new text has more than the old.
fn group(out: &mut String, lines: &[&str], hunks: &[Hunk], shift: isize) -> isize {
    let (Some(first), Some(last)) = (hunks.first(), hunks.last()) else { return 0 };
    let start = first.lines.start.saturating_sub(CONTEXT);
    let end = (last.lines.end + CONTEXT).min(lines.len());
    let more: isize = hunks.iter().map(|h| h.new.len() as isize - h.lines.len() as isize).sum();
    let (old, new) = (end - start, (end - start) as isize + more);
    out.push_str(&format!("@@ -{},{old} +{},{new} @@\n", start + 1, start as isize + 1 + shift));
    let mut at = start;
    for hunk in hunks {
        push(out, ' ', &lines[at..hunk.lines.start]);
        push(out, '-', &lines[hunk.lines.clone()]);
        push(out, '+', &hunk.new);
        at = hunk.lines.end;
    }
    push(out, ' ', &lines[at..end]);
    more
}

fn push(out: &mut String, sign: char, lines: &[impl AsRef<str>]) {
    for line in lines {
        let line = line.as_ref();
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_change_is_told_with_its_surroundings() {
        let source = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn";
        let changes = [(2..3, "B".to_owned()), (2..2, String::new()), (26..27, "N".to_owned())];
        let mut changes = changes.to_vec();
        changes.remove(1);
        assert_eq!(
            unified(source, &changes, "x.txt"),
            "--- x.txt\n+++ x.txt\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n@@ -11,4 +11,4 @@\n k\n l\n m\n-n\n\\ No newline at end of file\n+N\n\\ No newline at end of file\n"
        );
        assert_eq!(unified(source, &[], "x"), "");
    }
}
