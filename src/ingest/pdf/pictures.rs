//! Scanned pages: the pictures that stand on a page are laid on one grey sheet, and somebody above who can read pictures gives
//! their text back. Text, lines and shades of the page are not drawn: a scan has none. Knows no program and no disk.

use super::{bombs, damaged, refused, too_many_pages};
use crate::document::anchor::Anchor;
use crate::document::document::{Document, Format};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Notice;
use crate::ingest::limits::{MAX_PICTURE_PIXELS, MAX_READ_PAGES};
use crate::ingest::text;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, InterpreterCache,
    InterpreterSettings, LumaData, Paint, RenderContent, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect, Shape};

/// A page as a grey picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Row by row, 0 black, 255 white.
    pub grey: Vec<u8>,
}

impl Picture {
    /// The picture as a PGM file (Netpbm, binary), which every reader of pictures takes.
    pub fn to_pgm(&self) -> Vec<u8> {
        let mut out = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        out.extend_from_slice(&self.grey);
        out
    }
}

/// Somebody who gives back the text of a picture.
pub type PictureReader = fn(&Picture) -> Result<String>;

/// Dots per inch of the pictures: what readers of pictures are trained on.
const DOTS_PER_INCH: f64 = 300.0;

/// Reads a scanned PDF with the help of a reader of pictures.
pub fn read(bytes: &[u8], reader: PictureReader) -> Result<Document> {
    bombs::refuse(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|cause| refused(&cause))?;
    let count = pdf.pages().len();
    match count {
        0 => return Err(damaged()),
        n if n > MAX_READ_PAGES => return Err(too_many_pages(n, MAX_READ_PAGES)),
        _ => {}
    }
    let cache = InterpreterCache::new();
    let mut pages = Vec::with_capacity(count);
    for page in pdf.pages().iter() {
        pages.push(reader(&picture(&pdf, page, &cache))?);
    }
    document(&pages)
}

/// The pages' texts as one document, marked as read from pictures.
fn document(pages: &[String]) -> Result<Document> {
    let (mut joined, mut first_lines) = (String::new(), Vec::new());
    let mut line = 1;
    for page in pages {
        first_lines.push(line);
        let page = page.replace(['\u{c}', '\r'], "");
        line += page.matches('\n').count() as u32 + 1;
        joined.push_str(&page);
        joined.push_str("\n\u{c}");
    }
    if !joined.contains(char::is_alphanumeric) {
        return Err(nothing_read());
    }
    let mut document = text::read(joined.as_bytes())?;
    for block in &mut document.blocks {
        let page = block.line.map_or(1, |line| first_lines.partition_point(|first| *first <= line));
        block.page = Some(page as u32);
        block.line = None;
        block.anchor = Anchor::None;
    }
    document.format = Format::Pdf;
    document.pages = Some(pages.len() as u32);
    document.ocr = true;
    document.notices = vec![read_from_pictures()];
    Ok(document)
}

fn read_from_pictures() -> Notice {
    Notice::new(
        "ocr",
        "tệp PDF là bản quét; chữ được nhận dạng từ ảnh nên có thể sai: mọi phát hiện chỉ để người rà soát xem lại, và cách đánh số các mục không được xét",
        "the PDF is a scan; its text was recognised from pictures and may be wrong: every finding is for a person to look at, and the numbering of the items is not judged",
    )
}

fn nothing_read() -> Error {
    Error::new(
        ErrorKind::Scanned,
        "tệp PDF là bản quét, và không nhận dạng được chữ nào trong ảnh. Hãy gửi bản .docx hoặc PDF xuất từ Word",
        "the PDF is a scan, and no text was recognised in its pictures. Send the .docx or a PDF exported from Word",
    )
}

/// The pictures of one page on a white sheet.
fn picture<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Picture {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width).clamp(1.0, 1e5), f64::from(height).clamp(1.0, 1e5));
    let fitting = (MAX_PICTURE_PIXELS as f64 / (width * height)).sqrt();
    let scale = (DOTS_PER_INCH / 72.0).min(fitting);
    let (across, down) = (((width * scale) as usize).max(1), ((height * scale) as usize).max(1));
    let mut sheet = Sheet(Picture { width: across, height: down, grey: vec![255; across * down] });
    let initial = Affine::scale(scale) * Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let bounds = Rect::new(0.0, 0.0, across as f64, down as f64);
    let mut context = Context::new(initial, bounds, cache, pdf.xref(), settings);
    interpret_page(page, &mut context, &mut sheet);
    sheet.0
}

/// The sheet that pictures are laid on.
struct Sheet(Picture);

/// Samples across and down in each pixel: fine scans are made smaller without losing thin strokes.
const SAMPLES: usize = 2;

impl Sheet {
    /// Lays a picture of `size` units, which `place` puts on the sheet; `shade` gives the grey and the cover (0 to 255) at a
    /// share of its width and height.
    fn lay(&mut self, size: (u32, u32), place: Affine, shade: impl Fn(f64, f64) -> (u8, u8)) {
        let bounds = Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1));
        let placed = (place * bounds.to_path(0.1)).bounding_box();
        if place.determinant().abs() < 1e-12 || !placed.is_finite() {
            return;
        }
        let back = place.inverse();
        let (width, height) = (self.0.width, self.0.height);
        let clip = |value: f64, most: usize| value.clamp(0.0, most as f64) as usize;
        let (left, right) = (clip(placed.x0.floor(), width), clip(placed.x1.ceil(), width));
        let (top, bottom) = (clip(placed.y0.floor(), height), clip(placed.y1.ceil(), height));
        for y in top..bottom {
            let Some(row) = self.0.grey.get_mut(y * width..(y + 1) * width) else { return };
            for (x, pixel) in row.iter_mut().enumerate().take(right).skip(left) {
                let mut sum = 0u32;
                for sample in 0..SAMPLES * SAMPLES {
                    let offset = |n: usize| (n as f64 + 0.5) / SAMPLES as f64;
                    let at = Point::new(x as f64 + offset(sample % SAMPLES), y as f64 + offset(sample / SAMPLES));
                    let at = back * at;
                    let (u, v) = (at.x / bounds.width(), at.y / bounds.height());
                    let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
                    let (grey, cover) = if inside { shade(u, v) } else { (0, 0) };
                    sum += (u32::from(grey) * u32::from(cover) + u32::from(*pixel) * (255 - u32::from(cover))) / 255;
                }
                *pixel = (sum / (SAMPLES * SAMPLES) as u32) as u8;
            }
        }
    }
}

/// The value of a grey picture at a share of its width and height.
fn pick(data: &LumaData, u: f64, v: f64) -> u8 {
    let (x, y) = ((u * f64::from(data.width)) as usize, (v * f64::from(data.height)) as usize);
    data.data.get(y * data.width as usize + x).copied().unwrap_or(255)
}

fn grey_of([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8) as u8
}

fn grey_at(data: &ImageData, u: f64, v: f64) -> u8 {
    match data {
        ImageData::Luma(luma) => pick(luma, u, v),
        ImageData::Rgb(rgb) => {
            let (x, y) = ((u * f64::from(rgb.width)) as usize, (v * f64::from(rgb.height)) as usize);
            let at = (y * rgb.width as usize + x) * 3;
            match rgb.data.get(at..at + 3) {
                Some([r, g, b]) => grey_of([*r, *g, *b]),
                _ => 255,
            }
        }
    }
}

impl<'a> Device<'a> for Sheet {
    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = (image.width(), image.height());
        if u64::from(size.0) * u64::from(size.1) > MAX_PICTURE_PIXELS as u64 * 4 {
            return;
        }
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    let cover = |u, v| alpha.as_ref().map_or(255, |a| pick(a, u, v));
                    self.lay(size, props.transform, |u, v| (grey_at(&data, u, v), cover(u, v)));
                },
                None,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, paint| {
                    let ink = match paint {
                        Paint::Color(color) => {
                            let [r, g, b, _] = color.to_rgba().to_rgba8();
                            grey_of([r, g, b])
                        }
                        Paint::Pattern(_) => 0,
                    };
                    self.lay(size, props.transform, |u, v| (ink, pick(&mask, u, v)));
                },
                None,
            ),
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_pictures_keeps_its_pages_and_is_marked() {
        let pages = ["KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\u{c}".to_owned(), "II. NỘI DUNG\n\nTổ chức thi.\n".to_owned()];
        let document = document(&pages).unwrap();
        assert!(document.ocr);
        let pages: Vec<_> = document.blocks.iter().map(|b| (b.text(), b.page)).collect();
        assert_eq!(pages[0], ("KẾ HOẠCH", Some(1)));
        assert_eq!(pages.last().unwrap(), &("Tổ chức thi.", Some(2)));
        assert_eq!(super::document(&["\n".to_owned()]).unwrap_err().kind, ErrorKind::Scanned);
    }

    #[test]
    fn a_picture_lies_where_it_is_put() {
        let mut sheet = Sheet(Picture { width: 4, height: 4, grey: vec![255; 16] });
        sheet.lay((2, 2), Affine::translate((1.0, 1.0)), |_, _| (0, 255));
        assert_eq!(sheet.0.grey, [255, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255, 255, 255, 255]);
        assert!(sheet.0.to_pgm().starts_with(b"P5\n4 4\n255\n"));
    }
}
