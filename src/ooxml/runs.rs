//! An index of every run of a part with what stands in it and around it, for callers that patch the part. Built by one walk.

use super::names::Ns;
use super::text::shown_chars;
use super::xml::{Cursor, Open};
use crate::error::Result;
use std::collections::BTreeSet;
use std::ops::Range;

/// A `w:t` of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextContent {
    /// Bytes between its tags.
    pub inner: Range<usize>,
    /// It keeps its outer blanks.
    pub preserve: bool,
}

/// A child of a run, its properties left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// The whole element.
    pub range: Range<usize>,
    /// What it shows, for a `w:t`.
    pub text: Option<TextContent>,
    /// It stands in a field: its instruction or its result.
    pub in_field: bool,
}

/// What stands around a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// Inside a tracked insertion, deletion or move.
    pub tracked: bool,
    /// Inside a simple field.
    pub field: bool,
    /// Inside a content control that may not be edited.
    pub locked: bool,
    /// The start of the outermost run around it: it stands in a text box or a reading aid.
    pub host: Option<usize>,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunElement {
    /// The whole element.
    pub range: Range<usize>,
    /// Its start tag.
    pub tag: Range<usize>,
    /// Its `w:rPr`.
    pub props: Option<Range<usize>>,
    /// The rest of its children.
    pub children: Vec<Child>,
    /// What stands around it.
    pub context: Context,
    /// Ids of the comment ranges that begin between the run before and this one.
    pub comments: Vec<i64>,
}

/// All runs of a part.
#[derive(Debug, Default)]
pub struct Runs {
    /// In order of their start.
    pub all: Vec<RunElement>,
    /// Every `w:id` of the part; a new one must not be among them.
    pub ids: BTreeSet<i64>,
    /// The prefix and URI of WordprocessingML in the root.
    pub spelling: Option<(String, String)>,
    fields: usize,
    begun: Vec<i64>,
}

impl Runs {
    /// Reads a part.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut runs = Runs::default();
        if cursor.child()?.is_some() {
            runs.spelling = cursor.spelling(Ns::W).map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned()));
            runs.walk(cursor, Context::default())?;
        }
        runs.all.sort_by_key(|r| r.range.start);
        Ok(runs)
    }

    /// The index of the run that starts at a byte.
    pub fn at(&self, start: usize) -> Option<usize> {
        self.all.binary_search_by_key(&start, |r| r.range.start).ok()
    }

    fn walk(&mut self, cursor: &mut Cursor<'_>, mut context: Context) -> Result<()> {
        while let Some(open) = cursor.child()? {
            let inner = match (open.ns, open.local) {
                (Ns::W, "r") => {
                    self.run(cursor, &open, context)?;
                    continue;
                }
                (Ns::W, "sdtPr") => {
                    context.locked |= is_locked(cursor)?;
                    continue;
                }
                (Ns::W, "ins" | "del" | "moveFrom" | "moveTo") => Context { tracked: true, ..context },
                (Ns::W, "fldSimple") => Context { field: true, ..context },
                _ => context,
            };
            self.note(cursor, &open);
            self.walk(cursor, inner)?;
        }
        Ok(())
    }

    /// Keeps the ids that an element carries.
    fn note<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        if open.ns != Ns::W {
            return;
        }
        let Some(id) = cursor.attr(open, "id").and_then(|v| v.trim().parse::<i64>().ok()) else { return };
        self.ids.insert(id);
        if open.local == "commentRangeStart" {
            self.begun.push(id);
        }
    }

    fn run<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>, context: Context) -> Result<()> {
        let comments = std::mem::take(&mut self.begun);
        let mut run =
            RunElement { range: 0..0, tag: open.start..open.end, props: None, children: Vec::new(), context, comments };
        while let Some(child) = cursor.child()? {
            let mut text = None;
            match (child.ns, child.local) {
                (Ns::W, "t") => {
                    let preserve = cursor.keeps_space(&child);
                    text = Some(TextContent { inner: cursor.content(&child)?, preserve });
                }
                (Ns::W, "fldChar") => {
                    match cursor.attr(&child, "fldCharType").as_deref() {
                        Some("begin") => self.fields += 1,
                        Some("end") => self.fields = self.fields.saturating_sub(1),
                        _ => {}
                    }
                    cursor.skip()?;
                }
                _ => {
                    self.note(cursor, &child);
                    let fields = std::mem::take(&mut self.fields);
                    self.walk(cursor, Context { host: context.host.or(Some(open.start)), ..context })?;
                    self.fields = fields;
                }
            }
            let range = child.start..cursor.position();
            if (child.ns, child.local) == (Ns::W, "rPr") {
                run.props = Some(range);
            } else {
                run.children.push(Child { range, text, in_field: self.fields > 0 || context.field });
            }
        }
        run.range = open.start..cursor.position();
        self.all.push(run);
        Ok(())
    }
}

/// True when the open `w:sdtPr` forbids editing the content; reads it to its end.
fn is_locked(cursor: &mut Cursor<'_>) -> Result<bool> {
    let mut locked = false;
    while let Some(open) = cursor.child()? {
        if (open.ns, open.local) == (Ns::W, "lock") {
            locked |=
                cursor.attr(&open, "val").is_some_and(|v| matches!(v.as_ref(), "contentLocked" | "sdtContentLocked"));
        }
        cursor.skip()?;
    }
    Ok(locked)
}

impl Child {
    /// The characters that the child shows; none for anything but a `w:t`.
    pub fn chars(&self, source: &str) -> Vec<char> {
        let Some(text) = &self.text else { return Vec::new() };
        let raw = source.get(text.inner.clone()).unwrap_or("");
        shown_chars(raw, text.preserve).into_iter().map(|(c, _)| c).collect()
    }
}
