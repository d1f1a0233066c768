//! The walk over one part: body, notes, headers. Blocks are pushed in reading order; whatever holds blocks only passes
//! the walk on. Tracked changes are read in their final state, one branch of an alternative is taken.

use super::draft::Draft;
use super::fields::Fields;
use super::looks;
use super::memory::Memory;
use crate::document::anchor::Anchor;
use crate::document::block::{AutoLabel, Block, CellPlace, Markup, Role};
use crate::document::format::{Align, LineKind, RuleLine, RunFormat};
use crate::document::table::Table;
use crate::error::Result;
use crate::ingest::amount::Amount;
use crate::ooxml::cascade::{Base, Cascade};
use crate::ooxml::counters::Counters;
use crate::ooxml::names::Ns;
use crate::ooxml::paragraph::{Justification, ParagraphProps};
use crate::ooxml::run::{RunProps, VANISH};
use crate::ooxml::section::SectionProps;
use crate::ooxml::xml::{Cursor, Open};
use std::ops::Range;
use std::rc::Rc;

/// A footnote or endnote that the text refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRef {
    /// A footnote, not an endnote.
    pub foot: bool,
    /// Its id.
    pub id: String,
}

/// What was met on the way and is told in notices.
#[derive(Debug, Default)]
pub struct Tally {
    /// Tracked insertions, deletions and moves.
    pub tracked: usize,
    /// Stretches of hidden text.
    pub hidden: usize,
    /// Comments of reviewers.
    pub comments: usize,
    /// Pictures.
    pub pictures: usize,
    /// Foreign content that was not read.
    pub embedded: usize,
}

/// A page-number field as it stands in a header or footer.
#[derive(Debug, Clone, Default)]
pub struct PageField {
    /// Across the page.
    pub align: Align,
    /// Its characters.
    pub format: RunFormat,
}

/// The walk.
pub struct Story<'c> {
    /// Formatting.
    pub cascade: &'c mut Cascade,
    /// What was read.
    pub blocks: Vec<Block>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Sections and the first block of each.
    pub sections: Vec<(usize, SectionProps)>,
    /// Notes in the order of their references.
    pub notes: Vec<NoteRef>,
    /// For notices.
    pub tally: Tally,
    /// The first page-number field.
    pub page_field: Option<PageField>,
    /// A header or footer: page numbers are marked, tables are not kept.
    pub running: bool,
    /// Tables are not kept.
    pub flat: bool,
    pub(super) draft: Draft,
    pub(super) fields: Fields,
    pub(super) role: Role,
    pub(super) cell: Option<CellPlace>,
    pub(super) table_style: Option<usize>,
    pub(super) width: Option<i32>,
    pub(super) box_align: Option<Justification>,
    /// Properties of paragraphs and of runs read before.
    pub(super) paragraphs: Memory<ParagraphProps>,
    pub(super) runs: Memory<Rc<RunProps>>,
    /// The properties of a run that says nothing.
    pub(super) plain: Rc<RunProps>,
    /// The format made last, with what it was made from.
    pub(super) recent: Option<(Rc<RunProps>, Rc<Base>, Rc<RunFormat>)>,
    /// The format of the field instruction read last, in headers and footers.
    pub(super) instruction_format: Option<Rc<RunFormat>>,
    amount: Amount,
    part: String,
    exact: bool,
    counters: Counters,
    carry: Option<Draft>,
    section_start: usize,
}

/// A method that reads the children of one kind of element.
pub(super) type Walk<'c, 'a> = fn(&mut Story<'c>, &mut Cursor<'a>) -> Result<()>;

impl<'c> Story<'c> {
    /// A walk over a part; without `exact` offsets the blocks get no anchors.
    pub fn new(cascade: &'c mut Cascade, part: &str, exact: bool, role: Role) -> Self {
        Story {
            cascade,
            blocks: Vec::new(),
            tables: Vec::new(),
            sections: Vec::new(),
            notes: Vec::new(),
            tally: Tally::default(),
            page_field: None,
            running: false,
            flat: false,
            draft: Draft::default(),
            fields: Fields::default(),
            role,
            cell: None,
            table_style: None,
            width: None,
            box_align: None,
            paragraphs: Memory::default(),
            runs: Memory::default(),
            plain: Rc::default(),
            recent: None,
            instruction_format: None,
            amount: Amount::default(),
            part: part.to_owned(),
            exact,
            counters: Counters::default(),
            carry: None,
            section_start: 0,
        }
    }

    /// Reads the children of an element that holds blocks.
    pub fn blocks(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        self.pass_blocks(cursor)?;
        self.flush_carry()
    }

    fn pass_blocks(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            self.block(cursor, &open)?;
        }
        Ok(())
    }

    /// Reads one child of an element that holds blocks.
    pub(super) fn block<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<()> {
        match (open.ns, open.local) {
            (Ns::W, "p") => self.paragraph(cursor, open),
            (Ns::W, "tbl") => {
                self.flush_carry()?;
                self.table(cursor)
            }
            (Ns::W, "sectPr") => {
                self.flush_carry()?;
                let section = SectionProps::read(cursor, open)?;
                self.end_section(section);
                Ok(())
            }
            (Ns::W, "del" | "moveFrom") => self.skip_tracked(cursor),
            (Ns::W, "ins" | "moveTo") => {
                self.tally.tracked += 1;
                self.pass_blocks(cursor)
            }
            (Ns::W, "altChunk" | "subDoc") => {
                self.tally.embedded += 1;
                cursor.skip()
            }
            (Ns::Mc, "AlternateContent") => self.alternative(cursor, Self::pass_blocks),
            (Ns::W, name) if holds_content(name) => self.pass_blocks(cursor),
            _ => cursor.skip(),
        }
    }

    /// Passes over a tracked deletion.
    pub(super) fn skip_tracked(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        self.tally.tracked += 1;
        cursor.skip()
    }

    /// Reads one branch of an `mc:AlternateContent`: the first choice that is understood, else the fallback.
    pub(super) fn alternative<'a>(&mut self, cursor: &mut Cursor<'a>, walk: Walk<'c, 'a>) -> Result<()> {
        let mut done = false;
        while let Some(open) = cursor.child()? {
            let take = !done
                && match (open.ns, open.local) {
                    (Ns::Mc, "Choice") => is_understood(cursor, &open),
                    (Ns::Mc, "Fallback") => true,
                    _ => false,
                };
            if take {
                done = true;
                walk(self, cursor)?;
            } else {
                cursor.skip()?;
            }
        }
        Ok(())
    }

    /// Reads a text box (`w:txbxContent`) that stands inside the current paragraph.
    pub(super) fn text_box(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        let mut outer = std::mem::take(&mut self.draft);
        if !outer.is_blank() && outer.slot.is_none() {
            outer.slot = Some(self.blocks.len());
            self.add(Block::default())?;
        }
        let fields = std::mem::take(&mut self.fields);
        let carry = self.carry.take();
        let width = self.width.take();
        let role = self.role;
        if role == Role::Body {
            self.role = Role::TextBox;
        }
        self.blocks(cursor)?;
        (self.draft, self.fields, self.carry, self.width, self.role) = (outer, fields, carry, width, role);
        Ok(())
    }

    /// Begins a paragraph, on what an earlier one without an end left over.
    pub(super) fn begin_paragraph(&mut self) {
        self.draft = self.carry.take().unwrap_or_default();
        self.draft.props = ParagraphProps::default();
        self.draft.base = None;
        self.draft.format = None;
    }

    /// Ends a paragraph that covers these bytes of the part.
    pub(super) fn end_paragraph(&mut self, element: Range<usize>) -> Result<()> {
        self.fields.end_paragraph();
        let mut draft = std::mem::take(&mut self.draft);
        let section = draft.props.section.take();
        let mark = &draft.props.mark;
        self.tally.tracked += usize::from(mark.mark_gone || mark.mark_new);
        let hidden = mark.toggles.get(VANISH).copied().flatten() == Some(true);
        let drop_cap = draft.props.frame.is_some_and(|f| f.drop_cap);
        if (mark.mark_gone || hidden || drop_cap) && section.is_none() {
            self.carry = Some(draft);
            return Ok(());
        }
        self.push(draft, element)?;
        if let Some(section) = section {
            self.end_section(*section);
        }
        Ok(())
    }

    /// A paragraph that should have gone on but has nothing to go on with: it ends here, unless it is empty.
    pub(super) fn flush_carry(&mut self) -> Result<()> {
        match self.carry.take() {
            Some(draft) if !draft.text.is_empty() => {
                let element = draft.pieces.first().zip(draft.pieces.last());
                let element = element.map_or(0..0, |(a, b)| a.run.start as usize..b.run.end as usize);
                self.push(draft, element)
            }
            _ => Ok(()),
        }
    }

    fn push(&mut self, draft: Draft, element: Range<usize>) -> Result<()> {
        self.amount.add(draft.text.len())?;
        let base = match &draft.base {
            Some(base) => Rc::clone(base),
            None => self.cascade.base(draft.props.style.as_deref(), self.table_style),
        };
        let props = self.cascade.paragraph(&base, &draft.props);
        let mut block = Block::new(draft.text.as_str(), draft.dominant_font());
        block.label = self.label(&props);
        block.markup = markup(&props, block.label.as_ref());
        block.role = if props.frame.is_some() && self.role == Role::Body { Role::TextBox } else { self.role };
        block.cell = self.cell;
        block.runs = draft.runs();
        block.paragraph = Some(looks::paragraph(&props, &base));
        block.lines = draft.lines.clone();
        let indents = block.paragraph.as_ref().map_or(0, |p| p.indent_left.saturating_add(p.indent_right));
        let border = RuleLine { kind: LineKind::Border, length: self.width.map(|w| w.saturating_sub(indents)) };
        block
            .lines
            .extend([props.border_top, props.border_bottom].iter().filter(|b| **b == Some(true)).map(|_| border));
        if let Some(format) = draft.page_field.as_ref()
            && self.page_field.is_none()
        {
            self.page_field = Some(PageField { align: self.page_align(&props), format: format.clone() });
        }
        if self.exact {
            let element = element.start as u32..element.end as u32;
            block.anchor = Anchor::Word { part: self.part.clone(), element, pieces: draft.pieces };
        }
        match draft.slot.and_then(|slot| self.blocks.get_mut(slot)) {
            Some(slot) => {
                *slot = block;
                Ok(())
            }
            None => self.add(block),
        }
    }

    /// A page number's place: the frame or box that holds it counts where it says something, else the paragraph.
    fn page_align(&self, props: &ParagraphProps) -> Align {
        let placed = props.frame.and_then(|f| f.across).or(self.box_align);
        looks::align(placed.or(props.align).unwrap_or(Justification::Left))
    }

    fn label(&mut self, props: &ParagraphProps) -> Option<AutoLabel> {
        let list = props.list?;
        let Cascade { numbering, styles, .. } = &*self.cascade;
        let label = self.counters.next(numbering, styles, list.number?, list.level?)?;
        Some(AutoLabel { text: label.text, list: label.list, level: label.level, bullet: label.bullet })
    }

    fn add(&mut self, block: Block) -> Result<()> {
        self.blocks.push(block);
        Ok(())
    }

    fn end_section(&mut self, section: SectionProps) {
        self.sections.push((self.section_start, section));
        self.section_start = self.blocks.len();
    }
}

/// True for an element of WordprocessingML that only wraps content: its properties do not.
pub(super) fn holds_content(name: &str) -> bool {
    !(name.ends_with("Pr") || name.ends_with("PrEx") || name.ends_with("Change"))
}

fn is_understood<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> bool {
    let Some(requires) = cursor.attr(open, "Requires") else { return false };
    requires.split_whitespace().all(|prefix| cursor.resolve(prefix).is_understood())
}

fn markup(props: &ParagraphProps, label: Option<&AutoLabel>) -> Markup {
    match (props.outline, label) {
        (Some(level @ 0..=8), _) => Markup::Heading(level + 1),
        (_, Some(label)) if label.bullet => Markup::Bullet(label.level),
        _ => Markup::None,
    }
}
