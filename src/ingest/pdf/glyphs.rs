//! Glyphs, ruling lines and pictures of every page, with places in points from the top left corner.

use crate::error::{Error, ErrorKind, Result};
use crate::ingest::amount::within_text;
use crate::ingest::limits::MAX_DRAWING_STEPS;
use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, RenderContent, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// One drawn character (or ligature).
#[derive(Debug, Clone)]
pub struct Glyph {
    /// Its text; U+FFFD when the file does not say.
    pub text: String,
    /// Left edge.
    pub x0: f32,
    /// Right edge (the pen's next place).
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Font size in points.
    pub size: f32,
    /// Index in `PageContent::styles`.
    pub style: usize,
    /// Drawn by an annotation (a signature, a stamp), not by the page.
    pub annotation: bool,
}

/// A font's looks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Style {
    /// Family, as Word would name it.
    pub font: Option<String>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// RGB as six hex digits; `None` for black.
    pub color: Option<String>,
}

/// A straight ruling line, as its bounding box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

/// What stands on one page.
#[derive(Debug, Clone, Default)]
pub struct PageContent {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Glyphs in drawing order.
    pub glyphs: Vec<Glyph>,
    /// Looks of the glyphs.
    pub styles: Vec<Style>,
    /// Ruling lines.
    pub rules: Vec<Rule>,
    /// Area of the largest picture, as a share of the page (0 to 1).
    pub picture: f32,
    /// Letters that are there to be searched and copied, not seen: the text layer of a scan.
    pub invisible: usize,
}

/// Most glyphs and ruling lines of one page; a page beyond them is drawn art, not text.
const MAX_GLYPHS: usize = 200_000;
const MAX_RULES: usize = 20_000;
/// Most different looks on one page; a page beyond them is drawn art.
const MAX_STYLES: usize = 256;

/// Reads every page.
pub fn read_pages(pdf: &Pdf) -> Result<Vec<PageContent>> {
    let cache = InterpreterCache::new();
    let (mut pages, mut bytes, mut steps) = (Vec::new(), 0, 0);
    for page in pdf.pages().iter() {
        let content = bounded(&mut steps, |steps| read_page(pdf, page, &cache, steps))?;
        bytes += content.glyphs.iter().map(|g| g.text.len()).sum::<usize>();
        within_text(bytes)?;
        pages.push(content);
    }
    Ok(pages)
}

/// What leaves a page that draws without end.
struct TooManySteps;

/// Runs the reading of a page. The interpreter cannot be told to stop, so a page over the limit of steps is left by unwinding.
fn bounded(steps: &mut usize, read: impl FnOnce(&mut usize) -> PageContent) -> Result<PageContent> {
    match catch_unwind(AssertUnwindSafe(|| read(steps))) {
        Ok(content) => Ok(content),
        Err(cause) if cause.is::<TooManySteps>() => Err(too_many_steps()),
        Err(cause) => resume_unwind(cause),
    }
}

fn too_many_steps() -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!(
            "tệp PDF cần hơn {MAX_DRAWING_STEPS} bước để vẽ, hoặc một trang có hơn {MAX_GLYPHS} chữ; đây không phải là văn bản thường"
        ),
        format!(
            "the PDF takes more than {MAX_DRAWING_STEPS} steps to draw, or a page has more than {MAX_GLYPHS} letters; this is no ordinary document"
        ),
    )
}

fn read_page<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>, steps: &mut usize) -> PageContent {
    let (width, height) = page.render_dimensions();
    let mut collector =
        Collector { content: PageContent { width, height, ..PageContent::default() }, annotation: false, steps };
    let m = page.initial_transform(true).as_coeffs();
    let initial = Affine::new(m);
    for (part, annotation) in [(RenderContent::PAGE, false), (RenderContent::ANNOTATIONS, true)] {
        let settings = InterpreterSettings { render_content: part, ..InterpreterSettings::default() };
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(initial, bounds, cache, pdf.xref(), settings);
        collector.annotation = annotation;
        interpret_page(page, &mut context, &mut collector);
    }
    collector.content
}

struct Collector<'s> {
    content: PageContent,
    annotation: bool,
    /// Drawing steps of the file so far.
    steps: &'s mut usize,
}

impl Collector<'_> {
    fn step(&mut self) {
        *self.steps += 1;
        if *self.steps > MAX_DRAWING_STEPS || self.content.glyphs.len() > MAX_GLYPHS {
            resume_unwind(Box::new(TooManySteps));
        }
    }

    fn style_of(&mut self, glyph: &PdfGlyph<'_>, color: Option<String>, outlined: bool) -> usize {
        let style = match glyph {
            PdfGlyph::Outline(outline) => outline.font_data().map_or_else(Style::default, |data| {
                let name = data.postscript_name.unwrap_or_default();
                let lower = name.to_ascii_lowercase();
                Style {
                    font: family(&name),
                    bold: lower.contains("bold") || lower.contains("black") || data.weight.is_some_and(|w| w >= 600),
                    italic: lower.contains("italic") || lower.contains("oblique") || data.is_italic,
                    color: None,
                }
            }),
            PdfGlyph::Type3(_) => Style::default(),
        };
        let style = Style { color, bold: style.bold || outlined, ..style };
        match self.content.styles.iter().position(|s| *s == style) {
            Some(index) => index,
            None if self.content.styles.len() >= MAX_STYLES => 0,
            None => {
                self.content.styles.push(style);
                self.content.styles.len() - 1
            }
        }
    }

    fn add_rule(&mut self, a: Point, b: Point) {
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let straight = dx < 2.0 || dy < 2.0;
        if straight && dx.max(dy) >= 4.0 && self.content.rules.len() < MAX_RULES {
            self.content.rules.push(Rule {
                x0: a.x.min(b.x) as f32,
                y0: a.y.min(b.y) as f32,
                x1: a.x.max(b.x) as f32,
                y1: a.y.max(b.y) as f32,
            });
        }
    }

    /// A filled shape: a thin rectangle is a line, a larger one contributes its four edges only when stroked.
    fn add_filled(&mut self, bounds: Rect) {
        if bounds.width() < 3.0 || bounds.height() < 3.0 {
            let middle = bounds.center();
            if bounds.width() >= bounds.height() {
                self.add_rule(Point::new(bounds.x0, middle.y), Point::new(bounds.x1, middle.y));
            } else {
                self.add_rule(Point::new(middle.x, bounds.y0), Point::new(middle.x, bounds.y1));
            }
        }
    }

    fn add_stroked(&mut self, path: &BezPath) {
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(p) => (start, last) = (p, p),
                PathEl::LineTo(p) => {
                    self.add_rule(last, p);
                    last = p;
                }
                PathEl::ClosePath => self.add_rule(last, start),
                PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => last = p,
            }
        }
    }
}

/// `ABCDEF+TimesNewRomanPS-BoldMT` is Times New Roman.
fn family(postscript: &str) -> Option<String> {
    let name = match postscript.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest,
        _ => postscript,
    };
    let base = name.split(['-', ',']).next().unwrap_or(name);
    let base = base.trim_end_matches("PSMT").trim_end_matches("PS").trim_end_matches("MT");
    let known = FAMILIES.iter().find(|(short, _)| *short == base).map(|(_, family)| *family);
    (!base.is_empty()).then(|| known.unwrap_or(base).to_owned())
}

/// Names in files and families as an author knows them. Converters embed metric-compatible faces where the font that the author
/// chose is not installed: those are told under the name of the author's choice.
const FAMILIES: &[(&str, &str)] = &[
    ("TimesNewRoman", "Times New Roman"),
    ("Times", "Times New Roman"),
    ("LiberationSerif", "Times New Roman"),
    ("Tinos", "Times New Roman"),
    ("NimbusRoman", "Times New Roman"),
    ("NimbusRomNo9L", "Times New Roman"),
    ("LiberationSans", "Arial"),
    ("Arimo", "Arial"),
    ("LiberationMono", "Courier New"),
    ("Cousine", "Courier New"),
    ("CourierNew", "Courier New"),
    ("Carlito", "Calibri"),
    ("Caladea", "Cambria"),
    ("OpenSymbol", "Symbol"),
    ("SegoeUI", "Segoe UI"),
    ("SegoeUISymbol", "Segoe UI Symbol"),
    ("CambriaMath", "Cambria Math"),
    ("ComicSans", "Comic Sans MS"),
    ("BookmanOldStyle", "Bookman Old Style"),
    ("PalatinoLinotype", "Palatino Linotype"),
];

/// The colour of letters, where it is a plain one and not black.
fn color(paint: &Paint<'_>) -> Option<String> {
    let Paint::Color(color) = paint else { return None };
    let [r, g, b, _] = color.to_rgba().to_rgba8();
    ([r, g, b] != [0, 0, 0]).then(|| format!("{r:02X}{g:02X}{b:02X}"))
}

/// More elements than this are a drawing, not ruling lines.
const MAX_PATH_ELEMENTS: usize = 64;

impl<'a> Device<'a> for Collector<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        if path.elements().len() > MAX_PATH_ELEMENTS {
            return;
        }
        let placed = props.transform * path.clone();
        match mode {
            DrawMode::Fill(_) => self.add_filled(placed.bounding_box()),
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => self.add_stroked(&placed),
            DrawMode::Invisible => {}
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        let Some(first) = run.glyphs().first() else { return };
        if matches!(mode, DrawMode::Invisible) {
            self.content.invisible += run.glyphs().len();
        }
        // Letters drawn with their outlines are a bold face that the font lacks.
        let style = self.style_of(first, color(&props.paint), matches!(mode, DrawMode::FillAndStroke(..)));
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let origin = transform * Point::ZERO;
            let size = (transform * Vec2::new(0.0, 1000.0).to_point() - origin).hypot();
            let advance = match &**glyph {
                PdfGlyph::Outline(outline) => outline.advance_width(),
                PdfGlyph::Type3(type3) => type3.advance_width(),
            };
            let end = transform * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            if !(origin.x.is_finite() && origin.y.is_finite() && end.x.is_finite() && size.is_finite()) {
                continue;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(s)) => s,
                None => "\u{FFFD}".to_owned(),
            };
            self.content.glyphs.push(Glyph {
                text,
                x0: origin.x.min(end.x) as f32,
                x1: origin.x.max(end.x) as f32,
                y: origin.y as f32,
                size: (size as f32).clamp(0.5, 200.0),
                style,
                annotation: self.annotation,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step();
        let bounds = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let placed = (props.transform * bounds.to_path(0.1)).bounding_box();
        let page = f64::from(self.content.width * self.content.height).max(1.0);
        let share = (placed.width() * placed.height() / page) as f32;
        if share.is_finite() {
            self.content.picture = self.content.picture.max(share.min(1.0));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
