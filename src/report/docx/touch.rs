//! The last pass over the main part: repeated heads, drawn rule lines, headers of every section, descriptions of tables, no style that is not there.

/// Brackets a mark in the text; private use, so that no text has it.
const MARK: char = '\u{E7A1}';

/// A run text that stands for a drawn line: its length and its distance under the paragraph's top, in points.
pub fn rule_mark(length: f32, drop: f32) -> String {
    format!("{MARK}{}:{}{MARK}", emu(length), emu(drop))
}

fn emu(points: f32) -> i64 {
    (points * 12_700.0).round() as i64
}

/// All touches, in order.
pub fn touched(xml: &str) -> String {
    described(&ruled(&headed(&repeated(&without_paragraph_ids(xml)))))
}

/// docx-rs numbers the paragraphs of each part from 1, so that two parts have the same identities: none is better.
pub fn without_paragraph_ids(xml: &str) -> String {
    const ID: &str = " w14:paraId=\"";
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find(ID) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let tail = tail.get(ID.len()..).unwrap_or_default();
        rest = tail.find('"').and_then(|q| tail.get(q + 1..)).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A row height with half a twip is the mark of a head row.
fn repeated(xml: &str) -> String {
    const HEIGHT: &str = "<w:trHeight w:val=\"";
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find(HEIGHT) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let (tag, tail) = tail.split_at(tail.find('>').map_or(tail.len(), |e| e + 1));
        let value = tag.get(HEIGHT.len()..).and_then(|v| v.split('"').next()).unwrap_or_default();
        match value.strip_suffix(".5") {
            Some("0") => out.push_str("<w:tblHeader />"),
            Some(whole) => {
                out.push_str(&tag.replace(value, whole));
                out.push_str("<w:tblHeader />");
            }
            None => out.push_str(tag),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Every section names the header; docx-rs writes it for the last one only.
fn headed(xml: &str) -> String {
    let Some(start) = xml.rfind("<w:headerReference") else { return xml.to_owned() };
    let Some(tail) = xml.get(start..) else { return xml.to_owned() };
    let reference = tail.get(..tail.find('>').map_or(0, |e| e + 1)).unwrap_or_default();
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find("<w:sectPr") {
        let end = rest.get(at..).and_then(|t| t.find('>')).map_or(rest.len(), |e| at + e + 1);
        let (head, tail) = rest.split_at(end);
        out.push_str(head);
        let close = tail.find("</w:sectPr>").unwrap_or(tail.len());
        if !tail.get(..close).is_some_and(|t| t.contains("<w:headerReference")) {
            out.push_str(reference);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Marks become drawn lines.
fn ruled(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    let mut number = 0;
    while let Some(at) = rest.find(MARK) {
        let (before, tail) = rest.split_at(at);
        let tail = tail.get(MARK.len_utf8()..).unwrap_or_default();
        let Some(end) = tail.find(MARK) else { break };
        let (mark, tail) = tail.split_at(end);
        let opening = before.rfind("<w:t").unwrap_or(before.len());
        out.push_str(before.get(..opening).unwrap_or_default());
        number += 1;
        out.push_str(&drawn(mark, number));
        rest = tail.find("</w:t>").and_then(|e| tail.get(e + "</w:t>".len()..)).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A line of 0.75 points, centred in its column, floating in front of the text.
fn drawn(mark: &str, number: usize) -> String {
    let (length, drop) = mark.split_once(':').unwrap_or(("0", "0"));
    format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" \
         simplePos=\"0\" relativeHeight=\"{number}\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">\
         <wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"column\"><wp:align>center</wp:align></wp:positionH>\
         <wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>{drop}</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"{length}\" cy=\"0\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapNone/>\
         <wp:docPr id=\"{id}\" name=\"Line {number}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvCnPr/>\
         <wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{length}\" cy=\"0\"/></a:xfrm>\
         <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"000000\"/>\
         </a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>\
         </mc:Choice></mc:AlternateContent>",
        id = 1000 + number
    )
}

/// docx-rs has no description of tables: it is carried as the name of a style and put where it belongs.
fn described(xml: &str) -> String {
    const STYLE: &str = "<w:tblStyle w:val=\"";
    const LOOK: &str = "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
                        w:noHBand=\"0\" w:noVBand=\"0\"/>";
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find(STYLE) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let tail = tail.get(STYLE.len()..).unwrap_or_default();
        let (Some(quote), Some(end)) = (tail.find('"'), tail.find('>')) else { break };
        let description = tail.get(..quote).unwrap_or_default();
        if !description.is_empty() {
            out.push_str(LOOK);
            out.push_str(&format!("<w:tblDescription w:val=\"{description}\"/>"));
        }
        rest = tail.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_lines() {
        let xml = format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r><w:p/>", rule_mark(10.0, 2.0));
        let got = ruled(&xml);
        assert!(
            got.starts_with("<w:r><mc:AlternateContent>") && got.ends_with("</mc:AlternateContent></w:r><w:p/>"),
            "{got}"
        );
        assert!(got.contains("cx=\"127000\"") && !got.contains(MARK));
    }

    #[test]
    fn half_a_twip_repeats_the_row() {
        let xml = "<w:trHeight w:val=\"0.5\" w:hRule=\"atLeast\" /><w:trHeight w:val=\"2400.5\" /><w:trHeight w:val=\"40\" />";
        let want = "<w:tblHeader /><w:trHeight w:val=\"2400\" /><w:tblHeader /><w:trHeight w:val=\"40\" />";
        assert_eq!(repeated(xml), want);
        assert_eq!(without_paragraph_ids("<w:p w14:paraId=\"01\"><w:p>"), "<w:p><w:p>");
    }

    #[test]
    fn sections_get_the_header() {
        let xml = "<w:sectPr><w:a/></w:sectPr><w:sectPr><w:headerReference r:id=\"x\" /></w:sectPr>";
        assert_eq!(headed(xml).matches("<w:headerReference r:id=\"x\" />").count(), 2);
    }
}
