//! Pages under work: where the pen is, what is drawn, which named places and headings were passed. Lengths in points from the
//! top left corner. Knows no blocks of a paper and no PDF syntax.

use crate::report::paper::{Mark, Tone, page};
use crate::report::pdf::fonts::{self, Face};
use crate::report::pdf::tags::{NodeId, Role, Tree};
use crate::report::pdf::text::{Line, Set};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One drawing command; lengths in points.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the words say it")]
pub enum Draw {
    /// Text on a baseline; `gap` is added to each of its spaces; upright text runs from the point upwards.
    Text { x: f32, y: f32, face: Face, size: f32, text: String, gap: f32, upright: bool },
    /// A filled rectangle; `y` is its top.
    Fill { x: f32, y: f32, width: f32, height: f32, tone: Fill },
    /// A straight line.
    Rule { from: (f32, f32), to: (f32, f32), width: f32 },
    /// A mark in a square; `y` is its top.
    Mark { x: f32, y: f32, size: f32, mark: Mark },
    /// A link; `y` is its top.
    Link { x: f32, y: f32, width: f32, height: f32, target: String },
    /// The picture with this index; `y` is its top.
    Picture { x: f32, y: f32, width: f32, height: f32, index: usize },
}

/// What an area is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// A tone of a table cell: pale.
    Cell(Tone),
    /// A tone of a bar: strong.
    Bar(Tone),
    /// Behind the fault in a quotation.
    Marker,
}

/// A command and the node of the tree that it belongs to; `None` for what is no content (rules, page numbers, repeated heads).
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The node.
    pub node: Option<NodeId>,
    /// The command.
    pub draw: Draw,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Points.
    pub width: f32,
    /// Points.
    pub height: f32,
    /// In drawing order.
    pub items: Vec<Item>,
    /// The number that is printed on it or would be.
    pub number: u32,
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// From 1.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// Page index and distance from the top.
    pub place: (usize, f32),
}

/// The paper's edges in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Paper width.
    pub width: f32,
    /// Paper height.
    pub height: f32,
    /// Left edge of the text.
    pub left: f32,
    /// Right edge of the text.
    pub right: f32,
    /// Top edge of the text.
    pub top: f32,
    /// Bottom edge of the text.
    pub bottom: f32,
}

/// Twips as points.
pub fn points(twips: i32) -> f32 {
    twips as f32 / 20.0
}

impl Frame {
    /// A4 with the margins of NĐ 30.
    pub fn new(landscape: bool) -> Frame {
        let (width, height) = match landscape {
            false => (points(page::WIDTH), points(page::HEIGHT)),
            true => (points(page::HEIGHT), points(page::WIDTH)),
        };
        Frame {
            width,
            height,
            left: points(page::LEFT),
            right: width - points(page::RIGHT),
            top: points(page::TOP),
            bottom: height - points(page::BOTTOM),
        }
    }

    /// Width of the text.
    pub fn measure(&self) -> f32 {
        self.right - self.left
    }

    /// Height of the text.
    pub fn depth(&self) -> f32 {
        self.bottom - self.top
    }
}

/// Pages under work.
#[derive(Debug)]
pub struct Canvas {
    /// All pages.
    pub pages: Vec<Page>,
    /// Named places: page index and distance from the top.
    pub anchors: BTreeMap<String, (usize, f32)>,
    /// Headings.
    pub outline: Vec<Entry>,
    /// The logical tree.
    pub tree: Tree,
    /// PNG files in the order of `Draw::Picture`.
    pub pictures: Vec<Rc<[u8]>>,
    /// The page's edges.
    pub frame: Frame,
    /// The pen's distance from the top.
    pub y: f32,
    /// What is drawn now is no content.
    pub artifact: bool,
}

impl Canvas {
    /// Without a page; call [`Canvas::start`] first.
    pub fn new() -> Canvas {
        Canvas {
            pages: Vec::new(),
            anchors: BTreeMap::new(),
            outline: Vec::new(),
            tree: Tree::default(),
            pictures: Vec::new(),
            frame: Frame::new(false),
            y: 0.0,
            artifact: false,
        }
    }

    /// Starts a sheet: a new page, numbered from 1.
    pub fn start(&mut self, landscape: bool) {
        self.frame = Frame::new(landscape);
        self.add_page(1);
    }

    /// Goes to a new page of the same sheet and prints its number (NĐ 30, Phụ lục I, Phần I, Mục I.7: centred in the top
    /// margin, not on the first page).
    pub fn next_page(&mut self) {
        let number = self.pages.last().map_or(1, |p| p.number + 1);
        self.add_page(number);
        let (text, size) = (number.to_string(), 13.0);
        let x = self.frame.left + (self.frame.measure() - fonts::width(&text, Face::Regular, size)) / 2.0;
        let y = points(page::HEADER) + fonts::ascent(size);
        let draw = Draw::Text { x, y, face: Face::Regular, size, text, gap: 0.0, upright: false };
        self.put_aside(draw);
    }

    fn add_page(&mut self, number: u32) {
        self.pages.push(Page { width: self.frame.width, height: self.frame.height, items: Vec::new(), number });
        self.y = self.frame.top;
    }

    /// True when nothing stands on the page yet.
    pub fn at_top(&self) -> bool {
        self.y <= self.frame.top + 0.01
    }

    /// What is left of the page.
    pub fn room(&self) -> f32 {
        self.frame.bottom - self.y
    }

    /// Goes to a new page when so much does not fit, unless the page is empty.
    pub fn need(&mut self, height: f32) {
        if height > self.room() + 0.01 && !self.at_top() {
            self.next_page();
        }
    }

    /// Goes down; nothing at the top of a page.
    pub fn skip(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    /// The page's index.
    pub fn page(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Draws content of the open node.
    pub fn put(&mut self, draw: Draw) {
        let node = (!self.artifact).then(|| self.tree.current());
        self.push(Item { node, draw });
    }

    /// Draws something that is no content.
    pub fn put_aside(&mut self, draw: Draw) {
        self.push(Item { node: None, draw });
    }

    fn push(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// Names the present place.
    pub fn name(&mut self, anchor: Option<&String>) {
        if let Some(anchor) = anchor {
            let place = (self.page(), self.y);
            self.anchors.entry(anchor.clone()).or_insert(place);
        }
    }

    /// Adds a heading to the outline.
    pub fn enter(&mut self, level: u8, title: &str) {
        let place = (self.page(), self.y);
        self.outline.push(Entry { level, title: title.to_owned(), place });
    }

    /// Opens a node of the tree, unless what is drawn now is no content.
    pub fn open(&mut self, role: Role) {
        self.open_with(role, None);
    }

    /// The same with a text for those who do not see it.
    pub fn open_with(&mut self, role: Role, alternative: Option<String>) {
        if !self.artifact {
            self.tree.open(role, alternative);
        }
    }

    /// Closes the open node.
    pub fn close(&mut self) {
        if !self.artifact {
            self.tree.close();
        }
    }

    /// Draws one line of set text: `x` left edge, `top` of the line, `width` of the column when it is to be justified.
    pub fn line(&mut self, set: &Set, line: &Line, x: f32, top: f32, width: Option<f32>) {
        let gap = width.map_or(0.0, |w| stretch(line, w, set.size));
        let mut pen = x;
        for run in &line.runs {
            let Some(look) = set.looks.get(run.look) else { continue };
            let advance = run.width + gap * run.spaces as f32;
            let height = fonts::line_height(set.size);
            if look.marked {
                self.put_aside(Draw::Fill { x: pen, y: top, width: advance, height, tone: Fill::Marker });
                let under = top + fonts::ascent(set.size) + 1.6;
                self.put_aside(Draw::Rule { from: (pen, under), to: (pen + advance, under), width: 0.8 });
            }
            match run.mark {
                Some(mark) => {
                    self.put_aside(Draw::Mark { x: pen, y: top + set.size * 0.2, size: set.size * 0.8, mark })
                }
                None => {
                    let y = top + fonts::ascent(set.size);
                    let text = run.text.clone();
                    self.put(Draw::Text { x: pen, y, face: look.face, size: set.size, text, gap, upright: false });
                }
            }
            if let Some(target) = &look.link {
                self.put_aside(Draw::Link { x: pen, y: top, width: advance, height, target: target.clone() });
            }
            pen += advance;
        }
    }
}

/// What each space of a justified line gets; nothing on the last line or where the gaps would become rivers.
fn stretch(line: &Line, width: f32, size: f32) -> f32 {
    let missing = width - line.width;
    if line.last || line.spaces == 0 || missing <= 0.0 {
        return 0.0;
    }
    let gap = missing / line.spaces as f32;
    if gap > size { 0.0 } else { gap }
}
