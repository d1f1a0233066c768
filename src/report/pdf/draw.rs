//! Drawing commands to printpdf operations, with marked content for the logical tree. Here the y axis turns upwards.

use crate::report::paper::Mark;
use crate::report::paper::{pale, strong};
use crate::report::pdf::canvas::{Canvas, Draw, Fill, Item, Page};
use crate::report::pdf::fonts::Used;
use crate::report::pdf::picture;
use crate::report::pdf::tags::{NodeId, Tree};
use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, Greyscale, Line, LineCapStyle, LinePoint, Mm, Op,
    PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Point, Pt, Rect, Rgb, TextItem, TextMatrix, XObject,
    XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;

/// Draws all pages; the tree learns where its content is.
pub fn document(canvas: &mut Canvas, title: &str) -> Result<PdfDocument, String> {
    let mut document = PdfDocument::new(title);
    for (id, font) in used(&canvas.pages).subsets()? {
        document.resources.fonts.map.insert(id, PdfFont::new(font));
    }
    for (index, png) in canvas.pictures.iter().enumerate() {
        if let Some(image) = picture::decode(png) {
            document.resources.xobjects.map.insert(picture_id(index), XObject::External(image_object(image)));
        }
    }
    let pages = std::mem::take(&mut canvas.pages);
    for (index, page) in pages.iter().enumerate() {
        document.pages.push(draw_page(page, index, &mut canvas.tree));
    }
    canvas.pages = pages;
    Ok(document)
}

fn used(pages: &[Page]) -> Used {
    let mut used = Used::default();
    for item in pages.iter().flat_map(|p| &p.items) {
        if let Draw::Text { face, text, .. } = &item.draw {
            used.add(*face, text);
        }
    }
    used
}

fn picture_id(index: usize) -> XObjectId {
    XObjectId(format!("P{index}"))
}

fn image_object(image: picture::Image) -> ExternalXObject {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(image.width.into())),
        ("Height".to_owned(), DictItem::Int(image.height.into())),
        ("ColorSpace".to_owned(), name("DeviceRGB")),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ]);
    let stream = ExternalStream { dict, content: image.rgb, compress: true };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

fn draw_page(page: &Page, index: usize, tree: &mut Tree) -> PdfPage {
    let mut pen = Pen { height: page.height, ops: Vec::new(), colour: None, line: None };
    let mut next = 0;
    let mut open: Option<Option<NodeId>> = None;
    for item in page.items.iter().filter(|i| !matches!(i.draw, Draw::Link { .. })) {
        if open != Some(item.node) {
            if open.is_some() {
                pen.ops.push(Op::EndMarkedContent);
            }
            pen.ops.push(begin(item, index, &mut next, tree));
            open = Some(item.node);
        }
        pen.draw(&item.draw);
    }
    if open.is_some() {
        pen.ops.push(Op::EndMarkedContent);
    }
    let millimetres = |points: f32| Mm(points * 25.4 / 72.0);
    PdfPage::new(millimetres(page.width), millimetres(page.height), pen.ops)
}

fn begin(item: &Item, page: usize, next: &mut usize, tree: &mut Tree) -> Op {
    let Some(node) = item.node else { return Op::BeginMarkedContent { tag: "Artifact".to_owned() } };
    let number = *next;
    *next += 1;
    tree.content(node, page, number);
    let tag = tree.nodes.get(node).map_or("P", |n| n.role.name()).to_owned();
    let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number as i64))]);
    Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } }
}

/// Keeps the state of the page so that it is not set again and again.
struct Pen {
    height: f32,
    ops: Vec<Op>,
    colour: Option<(u8, u8, u8)>,
    line: Option<f32>,
}

/// Two decimals are a hundredth of a point: finer than any printer.
fn pt(value: f32) -> Pt {
    Pt((value * 100.0).round() / 100.0)
}

impl Pen {
    fn up(&self, y: f32) -> f32 {
        self.height - y
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text { .. } => self.text(draw),
            Draw::Fill { x, y, width, height, tone } => self.fill((*x, *y, *width, *height), *tone),
            Draw::Rule { from, to, width } => {
                self.thickness(*width);
                self.polyline(&[*from, *to]);
            }
            Draw::Mark { x, y, size, mark } => self.mark((*x, *y, *size), *mark),
            Draw::Picture { x, y, width, height, index } => self.picture((*x, *y, *width, *height), *index),
            Draw::Link { .. } => {}
        }
    }

    fn colour(&mut self, colour: (u8, u8, u8)) {
        if self.colour == Some(colour) {
            return;
        }
        self.colour = Some(colour);
        let part = |v: u8| (f32::from(v) / 255.0 * 1000.0).round() / 1000.0;
        let col = match colour {
            (0, 0, 0) => Color::Greyscale(Greyscale { percent: 0.0, icc_profile: None }),
            (r, g, b) => Color::Rgb(Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None }),
        };
        self.ops.push(Op::SetFillColor { col });
    }

    fn thickness(&mut self, width: f32) {
        if self.line != Some(width) {
            self.line = Some(width);
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
    }

    fn text(&mut self, draw: &Draw) {
        let Draw::Text { x, y, face, size, text, gap, upright } = draw else { return };
        self.colour((0, 0, 0));
        let (x, y) = (pt(*x), pt(self.up(*y)));
        let matrix = match upright {
            false => TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x.0, y.0]),
            true => TextMatrix::Raw([0.0, 1.0, -1.0, 0.0, x.0, y.0]),
        };
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font: PdfFontHandle::External(face.id()), size: Pt(*size) });
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items: items(text, *gap, *size) });
        self.ops.push(Op::EndTextSection);
    }

    fn fill(&mut self, area: (f32, f32, f32, f32), tone: Fill) {
        let (x, y, width, height) = area;
        self.colour(match tone {
            Fill::Marker => (255, 236, 170),
            Fill::Cell(tone) => pale(tone),
            Fill::Bar(tone) => strong(tone),
        });
        let rectangle = Rect {
            x: pt(x),
            y: pt(self.up(y + height)),
            width: pt(width),
            height: pt(height),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn polyline(&mut self, points: &[(f32, f32)]) {
        let point = |(x, y): &(f32, f32)| LinePoint { p: Point { x: pt(*x), y: pt(self.up(*y)) }, bezier: false };
        let line = Line { points: points.iter().map(point).collect(), is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    fn mark(&mut self, square: (f32, f32, f32), mark: Mark) {
        let (x, y, size) = square;
        let at = |dx: f32, dy: f32| (x + size * dx, y + size * dy);
        self.thickness(1.1);
        self.ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Round });
        match mark {
            Mark::Tick => self.polyline(&[at(0.1, 0.55), at(0.4, 0.85), at(0.9, 0.15)]),
            Mark::Cross => {
                self.polyline(&[at(0.15, 0.15), at(0.85, 0.85)]);
                self.polyline(&[at(0.85, 0.15), at(0.15, 0.85)]);
            }
            Mark::Bar => self.polyline(&[at(0.15, 0.5), at(0.85, 0.5)]),
            Mark::Ring => self.polyline(&ring(at)),
            Mark::Doubt => {
                self.polyline(&ring(at));
                self.polyline(&[at(0.5, 0.28), at(0.5, 0.55)]);
                self.polyline(&[at(0.5, 0.72), at(0.5, 0.73)]);
            }
        }
        self.ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Butt });
    }

    fn picture(&mut self, area: (f32, f32, f32, f32), index: usize) {
        let (x, y, width, height) = area;
        let matrix = CurTransMat::Raw([width, 0.0, 0.0, height, pt(x).0, pt(self.up(y + height)).0]);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.push(Op::UseXobject { id: picture_id(index), transform });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

/// A circle as a polygon of 24 corners: at this size it is round. The sine comes from a table, so that every machine gives the same bytes.
fn ring(at: impl Fn(f32, f32) -> (f32, f32)) -> Vec<(f32, f32)> {
    const SINE: [f32; 7] = [0.0, 0.258_819, 0.5, std::f32::consts::FRAC_1_SQRT_2, 0.866_025, 0.965_926, 1.0];
    let sine = |step: usize| {
        let step = step % 24;
        let value = match step % 12 {
            s @ 0..=6 => SINE.get(s),
            s => SINE.get(12 - s),
        };
        value.copied().unwrap_or(0.0) * if step >= 12 { -1.0 } else { 1.0 }
    };
    (0..=24).map(|step| at(0.5 + 0.42 * sine(step + 6), 0.5 + 0.42 * sine(step))).collect()
}

/// The text in pieces between which the pen moves: CID fonts have no word spacing of their own.
fn items(text: &str, gap: f32, size: f32) -> Vec<TextItem> {
    if gap <= 0.0 {
        return vec![TextItem::Text(text.to_owned())];
    }
    let shift = (-gap * 1000.0 / size).round();
    let mut items = Vec::new();
    for piece in text.split_inclusive(' ') {
        items.push(TextItem::Text(piece.to_owned()));
        if piece.ends_with(' ') {
            items.push(TextItem::Offset(shift));
        }
    }
    items
}
