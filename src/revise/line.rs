//! A drawn line under the last line of a paragraph: a shape of Word 2010 and later with its VML twin for what is older,
//! anchored behind the text and inserted as a tracked change.

use super::marks::Marks;
use super::place::{Ground, Obstacle, Point};
use super::prepare::Bench;
use crate::document::block::Block;
use crate::document::format::LineSpacing;

/// A point of 1/72 inch and a twip in EMU.
const EMU_OF_TWIP: i32 = 635;
/// Thickness of the line, 0.75 points in EMU.
const THICKNESS: i32 = 9525;
/// The distance of single-spaced lines of Times New Roman, in per cent of the size.
const LEADING: i32 = 115;

/// A line that can be set.
#[derive(Debug)]
pub struct Line {
    at: Point,
    /// Twips.
    length: i32,
    /// Twips from the top of the paragraph's last line.
    below: i32,
}

/// Finds the place of a line, or says why it cannot be set.
pub fn plan(ground: &Ground<'_>, uri: &str, block: u32, length: i32) -> Result<Line, Obstacle> {
    // Shapes of the strict form are other ones.
    if uri.starts_with("http://purl.oclc.org/") {
        return Err(Obstacle::Line);
    }
    let text = ground.document.blocks.get(block as usize).ok_or(Obstacle::Nowhere)?;
    let (pieces, _) = ground.pieces(block as usize).ok_or(Obstacle::Elsewhere)?;
    let last = pieces.last().ok_or(Obstacle::Line)?;
    let run = ground.runs.at(last.run.start as usize).ok_or(Obstacle::Line)?;
    let run_element = ground.runs.all.get(run).ok_or(Obstacle::Line)?;
    ground.check_insertion(run_element)?;
    if is_aside(text) {
        return Err(Obstacle::Line);
    }
    let at = Point { run, child: run_element.children.len(), chars: 0 };
    Ok(Line { at, length, below: height(text) })
}

/// The line is centred in its column, so the text must not be pushed aside there.
fn is_aside(block: &Block) -> bool {
    block.paragraph.as_ref().is_some_and(|p| (p.indent_left - p.indent_right).abs() > 120)
}

/// The height of a line of the block and a little air, in twips.
fn height(block: &Block) -> i32 {
    let size = block.runs.iter().filter_map(|run| run.format.size).max().unwrap_or(26);
    let single = i32::from(size) * 10 * LEADING / 100;
    let line = match block.paragraph.as_ref().and_then(|p| p.line) {
        Some(LineSpacing::Multiple(times)) => (single as f32 * times.clamp(0.5, 3.0)) as i32,
        Some(LineSpacing::Exactly(twips)) => twips,
        Some(LineSpacing::AtLeast(twips)) => twips.max(single),
        None => single,
    };
    line.clamp(100, 1000) + 30
}

impl Line {
    /// Sets the line.
    pub fn set(self, bench: &mut Bench<'_>, marks: &mut Marks) {
        let shape = drawing_id(&bench.main.text) + marks.drawings();
        let pen = &bench.pen;
        let p = &pen.prefix;
        let drawn = format!(
            "{}<{p}r><{p}rPr><{p}noProof/></{p}rPr>{}</{p}r></{p}ins>",
            pen.change("ins", bench.ids.fresh()),
            self.shape(p, &pen.declare, shape)
        );
        marks.set(self.at, drawn);
    }

    fn shape(&self, p: &str, declare: &str, id: usize) -> String {
        let (length, below) = (self.length * EMU_OF_TWIP, self.below * EMU_OF_TWIP);
        let points = |twips: i32| format!("{}.{:02}pt", twips / 20, twips % 20 * 5);
        let (long, low) = (points(self.length), points(self.below));
        format!(
            "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\
             <mc:Choice xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" Requires=\"wps\">\
             <{p}drawing{declare}><wp:anchor xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             distT=\"0\" distB=\"0\" distL=\"114300\" distR=\"114300\" simplePos=\"0\" relativeHeight=\"{height}\" behindDoc=\"0\" \
             locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>\
             <wp:positionH relativeFrom=\"column\"><wp:align>center</wp:align></wp:positionH>\
             <wp:positionV relativeFrom=\"line\"><wp:posOffset>{below}</wp:posOffset></wp:positionV>\
             <wp:extent cx=\"{length}\" cy=\"0\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapNone/>\
             <wp:docPr id=\"{id}\" name=\"Line {id}\"/><wp:cNvGraphicFramePr/>\
             <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
             <a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvCnPr/>\
             <wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{length}\" cy=\"0\"/></a:xfrm>\
             <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"{THICKNESS}\"><a:solidFill><a:srgbClr val=\"000000\"/>\
             </a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></{p}drawing>\
             </mc:Choice><mc:Fallback><{p}pict{declare}><v:line xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"Line_{id}\" \
             style=\"position:absolute;z-index:{height};mso-position-horizontal:center;mso-position-horizontal-relative:text;\
             mso-position-vertical-relative:line\" from=\"0,{low}\" to=\"{long},{low}\" strokeweight=\".75pt\"/></{p}pict>\
             </mc:Fallback></mc:AlternateContent>",
            height = 251_658_240 + id
        )
    }
}

/// A number above those of the drawings in the part.
fn drawing_id(source: &str) -> usize {
    let ids = source.match_indices("docPr ").filter_map(|(at, _)| {
        let tag = source.get(at..)?.split('>').next()?;
        let value = tag.split(" id=\"").nth(1)?;
        value.split('"').next()?.parse::<usize>().ok()
    });
    ids.filter(|id| *id < 1 << 30).max().unwrap_or(0) + 1
}
