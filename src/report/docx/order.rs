//! Puts the children of property elements into the order of the schema (ECMA-376, part 1, annex A), which docx-rs does not keep.

/// The order of the children of each property element.
const ORDERS: [(&str, &[&str]); 7] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:framePr",
            "w:widowControl",
            "w:numPr",
            "w:suppressLineNumbers",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:bidi",
            "w:adjustRightInd",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:mirrorIndents",
            "w:jc",
            "w:textDirection",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
            "w:pPrChange",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:smallCaps",
            "w:strike",
            "w:dstrike",
            "w:vanish",
            "w:color",
            "w:spacing",
            "w:w",
            "w:kern",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:effect",
            "w:bdr",
            "w:shd",
            "w:fitText",
            "w:vertAlign",
            "w:rtl",
            "w:cs",
            "w:em",
            "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblpPr",
            "w:tblOverlap",
            "w:bidiVisual",
            "w:tblStyleRowBandSize",
            "w:tblStyleColBandSize",
            "w:tblW",
            "w:jc",
            "w:tblCellSpacing",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        ],
    ),
    ("w:tblCellMar", &["w:top", "w:left", "w:start", "w:bottom", "w:right", "w:end"]),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:textDirection",
            "w:tcFitText",
            "w:vAlign",
            "w:hideMark",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:footnotePr",
            "w:endnotePr",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgBorders",
            "w:lnNumType",
            "w:pgNumType",
            "w:cols",
            "w:formProt",
            "w:vAlign",
            "w:noEndnote",
            "w:titlePg",
            "w:textDirection",
            "w:bidi",
            "w:rtlGutter",
            "w:docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:aliases",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:autoRedefine",
            "w:hidden",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:locked",
            "w:rsid",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
            "w:tblStylePr",
        ],
    ),
];

/// An open property element.
struct Frame {
    order: &'static [&'static str],
    children: Vec<(usize, String)>,
    depth: usize,
}

/// The same XML with ordered properties and without empty run properties. Linear in its length.
pub fn ordered(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut frames: Vec<Frame> = Vec::new();
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        let (text, tail) = rest.split_at(open);
        sink(&mut out, &mut frames).push_str(text);
        let end = tail.find('>').map_or(tail.len(), |e| e + 1);
        let (tag, tail) = tail.split_at(end);
        take(tag, &mut out, &mut frames);
        rest = tail;
    }
    sink(&mut out, &mut frames).push_str(rest);
    out
}

/// Where text goes: the last child of the open frame, else the result.
fn sink<'a>(out: &'a mut String, frames: &'a mut [Frame]) -> &'a mut String {
    match frames.last_mut().and_then(|f| f.children.last_mut()) {
        Some(child) => &mut child.1,
        None => out,
    }
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    inner.split([' ', '>', '/']).next().unwrap_or("")
}

fn take(tag: &str, out: &mut String, frames: &mut Vec<Frame>) {
    if tag == "<w:rPr />" {
        return;
    }
    let name = name(tag);
    if tag.starts_with("</") {
        close(name, tag, out, frames);
        return;
    }
    if let Some(frame) = frames.last_mut().filter(|f| f.depth == 0) {
        let rank = frame.order.iter().position(|n| *n == name).unwrap_or(usize::MAX);
        frame.children.push((rank, String::new()));
    }
    sink(out, frames).push_str(tag);
    if tag.ends_with("/>") || tag.starts_with("<?") {
        return;
    }
    match ORDERS.iter().find(|(element, _)| *element == name) {
        Some((_, order)) => frames.push(Frame { order, children: Vec::new(), depth: 0 }),
        None => {
            if let Some(frame) = frames.last_mut() {
                frame.depth += 1;
            }
        }
    }
}

fn close(name: &str, tag: &str, out: &mut String, frames: &mut Vec<Frame>) {
    let ends = ORDERS.iter().any(|(element, _)| *element == name) && frames.last().is_some_and(|f| f.depth == 0);
    if ends && let Some(mut frame) = frames.pop() {
        frame.children.sort_by_key(|c| c.0);
        let sink = sink(out, frames);
        for (_, child) in &frame.children {
            sink.push_str(child);
        }
        sink.push_str(tag);
        return;
    }
    sink(out, frames).push_str(tag);
    if let Some(frame) = frames.last_mut() {
        frame.depth = frame.depth.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_come_in_the_order_of_the_schema() {
        let xml = r#"<w:p><w:pPr><w:rPr><w:sz w:val="2" /><w:b /></w:rPr><w:jc w:val="both" /><w:ind w:left="0" /><w:pStyle w:val="A" /></w:pPr><w:r><w:rPr /><w:t>x &lt; y</w:t></w:r></w:p>"#;
        let want = r#"<w:p><w:pPr><w:pStyle w:val="A" /><w:ind w:left="0" /><w:jc w:val="both" /><w:rPr><w:b /><w:sz w:val="2" /></w:rPr></w:pPr><w:r><w:t>x &lt; y</w:t></w:r></w:p>"#;
        assert_eq!(ordered(xml), want);
    }

    #[test]
    fn nested_elements_stay_inside_their_parent() {
        let xml = r#"<w:tblPr><w:tblCellMar><w:bottom w:w="1" /><w:top w:w="2" /></w:tblCellMar><w:tblBorders><w:top /></w:tblBorders><w:tblW w:w="9" /></w:tblPr>"#;
        let want = r#"<w:tblPr><w:tblW w:w="9" /><w:tblBorders><w:top /></w:tblBorders><w:tblCellMar><w:top w:w="2" /><w:bottom w:w="1" /></w:tblCellMar></w:tblPr>"#;
        assert_eq!(ordered(xml), want);
    }
}
