//! Page numbers as they are written into headers: the field, its line, a new header; and what stood there as a tracked deletion.

use super::additions::DECLARATION;
use super::looks::paragraph_patches;
use super::marks::{Ids, Pen};
use super::numbers::Work;
use super::running::{Line, Piece, RunningPart};
use crate::ooxml::patch::Patch;
use crate::ooxml::properties::{Change, Setting};
use crate::ooxml::text::escape;
use std::ops::Range;

/// The patches of a line that do the work.
pub fn line_patches(part: &RunningPart, line: &Line, work: Work, ids: &mut Ids) -> Vec<Patch> {
    let (source, pen) = (part.part.text.as_str(), &part.pen);
    if work == Work::Before {
        let at = line.element.start;
        return vec![Patch { range: at..at, text: number_line(pen, ids, true) }];
    }
    let mut patches: Vec<Patch> = line.pieces.iter().map(|piece| deleted(source, piece, pen, ids)).collect();
    if work == Work::Number {
        let change = pen.change("pPrChange", ids.fresh());
        let change = Change { tag: change, name: "pPrChange", inner: "pPr", without: &["rPr", "sectPr", "pPrChange"] };
        let framed = source.get(line.element.clone()).is_some_and(|p| p.contains("framePr"));
        let settings = number_settings(framed);
        let element = source.get(line.element.clone()).unwrap_or("");
        match element.rfind("</") {
            Some(at) => {
                let at = line.element.start + at;
                patches.extend(paragraph_patches(source, line.element.clone(), &settings, &change, &pen.prefix));
                patches.push(Patch { range: at..at, text: number(pen, ids) });
            }
            // An empty element gives way to a line of its own.
            None => {
                patches.push(Patch { range: line.element.start..line.element.start, text: number_line(pen, ids, true) })
            }
        }
    }
    patches
}

fn number_settings(framed: bool) -> Vec<Setting> {
    let mut settings = Vec::new();
    if framed {
        settings.push(Setting::Attributes("framePr", vec![("xAlign", Some("center".to_owned())), ("x", None)]));
    }
    let none = ["left", "right", "firstLine"].map(|name| (name, Some("0".to_owned())));
    let gone = ["start", "end", "hanging", "firstLineChars", "hangingChars"].map(|name| (name, None));
    settings.push(Setting::Attributes("ind", none.into_iter().chain(gone).collect()));
    settings.push(Setting::Whole("jc", vec![("val", "center".to_owned())]));
    settings
}

/// A tracked insertion of a page-number field.
fn number(pen: &Pen, ids: &mut Ids) -> String {
    let p = &pen.prefix;
    let font = ["ascii", "hAnsi", "eastAsia", "cs"].map(|slot| format!(" {p}{slot}=\"Times New Roman\"")).concat();
    let props = format!(
        "<{p}rPr><{p}rFonts{font}/><{p}b {p}val=\"0\"/><{p}i {p}val=\"0\"/><{p}sz {p}val=\"28\"/><{p}szCs {p}val=\"28\"/></{p}rPr>"
    );
    let run = |inner: String| format!("<{p}r>{props}{inner}</{p}r>");
    let step = |kind: &str| run(format!("<{p}fldChar {p}fldCharType=\"{kind}\"/>"));
    let instruction = run(format!("<{p}instrText xml:space=\"preserve\"> PAGE </{p}instrText>"));
    let (begin, separate, end) = (step("begin"), step("separate"), step("end"));
    let shown = run(format!("<{p}t>2</{p}t>"));
    format!("{}{begin}{instruction}{separate}{shown}{end}</{p}ins>", pen.change("ins", ids.fresh()))
}

/// A whole line with a number; `inserted` when its mark is new as well and goes when the change is rejected.
fn number_line(pen: &Pen, ids: &mut Ids, inserted: bool) -> String {
    let p = &pen.prefix;
    let mark = if inserted { pen.change("ins", ids.fresh()) } else { String::new() };
    let mark = mark.strip_suffix('>').map(|tag| format!("<{p}rPr>{tag}/></{p}rPr>")).unwrap_or_default();
    let spacing = format!("<{p}spacing {p}before=\"0\" {p}after=\"0\" {p}line=\"240\" {p}lineRule=\"auto\"/>");
    let indent = format!("<{p}ind {p}left=\"0\" {p}right=\"0\" {p}firstLine=\"0\"/>");
    format!("<{p}p><{p}pPr>{spacing}{indent}<{p}jc {p}val=\"center\"/>{mark}</{p}pPr>{}</{p}p>", number(pen, ids))
}

/// The text of a new header part with the number in it.
pub fn new_header(pen: &Pen, uri: &str, ids: &mut Ids) -> String {
    let own = pen.undeclared();
    let prefix = own.prefix.strip_suffix(':').unwrap_or("");
    let declare = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
    let line = number_line(&own, ids, false);
    format!("{DECLARATION}<{0}hdr {declare}=\"{uri}\">{line}</{0}hdr>", own.prefix)
}

/// A piece inside a tracked deletion. A simple field cannot stand in one and becomes a complex one.
fn deleted(source: &str, piece: &Piece, pen: &Pen, ids: &mut Ids) -> Patch {
    let p = &pen.prefix;
    let gone = |range: &Range<usize>| {
        let mut raw = source.get(range.clone()).unwrap_or("").to_owned();
        for (old, new) in [("t", "delText"), ("instrText", "delInstrText")] {
            for end in [">", " ", "/>"] {
                raw = raw.replace(&format!("<{p}{old}{end}"), &format!("<{p}{new}{end}"));
            }
            raw = raw.replace(&format!("</{p}{old}>"), &format!("</{p}{new}>"));
        }
        raw
    };
    let (range, inner) = match piece {
        Piece::Run(range) => (range.clone(), gone(range)),
        Piece::Simple(range, instruction, runs) => {
            let step = |kind: &str| format!("<{p}r><{p}fldChar {p}fldCharType=\"{kind}\"/></{p}r>");
            let mut inner = format!("{}<{p}r><{p}delInstrText xml:space=\"preserve\">", step("begin"));
            escape(instruction, &mut inner);
            inner.push_str(&format!("</{p}delInstrText></{p}r>{}", step("separate")));
            runs.iter().for_each(|run| inner.push_str(&gone(run)));
            (range.clone(), inner + &step("end"))
        }
    };
    Patch { range, text: format!("{}{inner}</{p}del>", pen.change("del", ids.fresh())) }
}
