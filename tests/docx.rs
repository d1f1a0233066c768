//! The reader of Word packages, one phenomenon a test.

#[path = "support/docx.rs"]
mod support;

#[path = "docx/edges.rs"]
mod edges;
#[path = "support/layout.rs"]
mod layout;
#[path = "docx/made.rs"]
mod made;
#[path = "docx/mends.rs"]
mod mends;
#[path = "docx/revise.rs"]
mod revise;
#[path = "support/spliced.rs"]
mod spliced;

use rasoat::document::anchor::Anchor;
use rasoat::document::block::{Block, Markup, Role};
use rasoat::document::document::Document;
use rasoat::document::format::{Align, LineKind, LineSpacing, Pages, RuleLine};
use rasoat::error::ErrorKind;
use rasoat::ingest::docx::read;
use support::{Package, p};

fn doc(package: &Package) -> Document {
    read(&package.zip()).unwrap_or_else(|e| panic!("{e}"))
}

fn body(inner: &str) -> Document {
    doc(&Package::body(inner))
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(Block::text).collect()
}

fn codes(document: &Document) -> Vec<&str> {
    document.notices.iter().map(|n| n.code).collect()
}

/// Every piece and every run lies on character boundaries, in order, and together they give the text.
fn assert_anchored(document: &Document) {
    for block in &document.blocks {
        let Anchor::Word { pieces, .. } = &block.anchor else { panic!("no anchor: {:?}", block.text()) };
        let joined: String = pieces.iter().map(|p| &block.text()[p.text.start as usize..p.text.end as usize]).collect();
        assert_eq!(joined, block.text());
        let runs: String = block.runs.iter().map(|r| &block.text()[r.start as usize..r.end as usize]).collect();
        assert_eq!(runs, block.text());
        assert!(pieces.iter().all(|p| p.run.start <= p.content.start && p.content.end <= p.run.end), "{pieces:?}");
    }
}

// ---- text ----

#[test]
fn a_word_cut_across_runs_is_one_word_and_can_be_found_again() {
    let package = Package::body(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Kế ho</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>ạch &amp; \
         việc</w:t></w:r><w:r><w:t xml:space=\"preserve\"> làm </w:t></w:r></w:p>",
    );
    let document = doc(&package);
    assert_eq!(texts(&document), ["Kế hoạch & việc làm "]);
    let block = &document.blocks[0];
    assert_eq!(block.runs.len(), 2, "runs of one look are joined: {:?}", block.runs);
    let Anchor::Word { part, pieces, .. } = &block.anchor else { panic!() };
    assert_eq!(part, "word/document.xml");
    assert_eq!(pieces.len(), 3);
    assert_anchored(&document);
}

#[test]
fn what_is_not_a_letter_has_its_character() {
    let document = body(
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type=\"page\"/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t>\
         <w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:lastRenderedPageBreak/><w:cr/></w:r></w:p>",
    );
    assert_eq!(texts(&document), ["a\tb\nc\u{c}d\u{2011}e\u{ad}✓\n"]);
    assert_anchored(&document);
}

#[test]
fn wrappers_pass_their_text_on() {
    let run = |t: &str| format!("<w:r><w:t>{t}</w:t></w:r>");
    let document = body(&format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink r:id=\"rId9\">{}</w:hyperlink><w:smartTag>{}</w:smartTag>\
         <w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:customXml>{}</w:customXml><w:r><w:ruby><w:rt><w:r><w:t>NO</w:t></w:r></w:rt>\
         <w:rubyBase>{}</w:rubyBase></w:ruby></w:r><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:commentRangeStart w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
         <m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>",
        run("a"),
        run("b"),
        run("c"),
        run("d"),
        run("e")
    ));
    assert_eq!(texts(&document), ["abcdex+y"]);
    assert_anchored(&document);
}

#[test]
fn of_fields_the_result_is_read() {
    let document = body(
        "<w:p><w:r><w:t xml:space=\"preserve\">Xem </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x \\h</w:instrText></w:r>\
         <w:r><w:t>NO</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>mục 1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:fldSimple w:instr=\"DATE\"><w:r><w:t>!</w:t></w:r></w:fldSimple></w:p>",
    );
    assert_eq!(texts(&document), ["Xem mục 1!"]);
    let broken = body(&format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>{}", p("còn nguyên")));
    assert_eq!(texts(&broken), ["", "còn nguyên"], "a field that never ends swallows nothing");
}

#[test]
fn any_prefix_and_the_strict_namespace_are_read() {
    let mut package = Package::body("");
    package.put(
        "word/document.xml",
        "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:pPr><x:jc x:val='end'/></x:pPr>\
         <x:r><x:rPr><x:sz x:val='14pt'/></x:rPr><x:t>chặt</x:t></x:r></x:p></x:body></x:document>",
    );
    let document = doc(&package);
    assert_eq!(texts(&document), ["chặt"]);
    assert_eq!(document.blocks[0].paragraph.as_ref().unwrap().align, Align::Right);
    assert_eq!(document.blocks[0].runs[0].format.size, Some(28));
}

// ---- changes and hidden text ----

#[test]
fn tracked_changes_are_read_in_their_final_state() {
    let document = body(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Trước ngày </w:t></w:r><w:del w:id=\"2\"><w:r><w:delText>25</w:delText></w:r></w:del>\
         <w:ins w:id=\"3\"><w:r><w:t>30</w:t></w:r></w:ins></w:p><w:p><w:r><w:t xml:space=\"preserve\"> tháng 4</w:t></w:r></w:p>\
         <w:p><w:moveFrom w:id=\"4\"><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom><w:moveTo w:id=\"5\"><w:r><w:t>chỗ mới</w:t></w:r></w:moveTo></w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id=\"6\"/></w:rPr></w:pPr><w:del w:id=\"7\"><w:r><w:delText>bỏ cả đoạn</w:delText></w:r></w:del></w:p><w:p/>",
    );
    assert_eq!(texts(&document), ["Trước ngày 30 tháng 4", "chỗ mới", ""]);
    assert_eq!(codes(&document), ["tracked-changes"]);
    assert_anchored(&document);
}

#[test]
fn deleted_rows_and_cells_are_out() {
    let cell = |t: &str, more: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(t));
    let document = body(&format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr></w:tbl>{}",
        cell("giữ", ""),
        cell("bỏ", "<w:cellDel w:id=\"2\"/>"),
        cell("bỏ hàng", ""),
        p("sau")
    ));
    assert_eq!(texts(&document), ["giữ", "sau"]);
    assert_eq!(document.tables[0].rows.len(), 1);
}

#[test]
fn hidden_text_is_left_out_with_a_notice() {
    let package = Package::body(
        "<w:p><w:r><w:t>thấy</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>\
         <w:p><w:r><w:rPr><w:rStyle w:val=\"An\"/></w:rPr><w:t>ẩn theo kiểu</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"An\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t></w:r></w:p>",
    )
    .with("styles", "<w:style w:type=\"character\" w:styleId=\"An\"><w:rPr><w:vanish/></w:rPr></w:style>");
    let document = doc(&package);
    assert_eq!(texts(&document), ["thấy", "hiện"]);
    assert_eq!(codes(&document), ["hidden-text"]);
    assert!(document.notices[0].message.vi.contains("2 đoạn"), "{:?}", document.notices);
}

// ---- tables ----

#[test]
fn tables_keep_rows_spans_and_merges() {
    let cell = |props: &str, t: &str| format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(t));
    let document = body(&format!(
        "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"none\"/><w:insideH w:val=\"single\"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"1000\"/></w:tblGrid>\
         <w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}</w:tr></w:tbl>{}",
        cell("<w:gridSpan w:val=\"2\"/>", "đầu"),
        cell("<w:vMerge w:val=\"restart\"/>", "gộp"),
        cell("", "a"),
        cell("", "b"),
        cell("<w:vMerge/>", ""),
        cell("", "c"),
        p("sau bảng")
    ));
    let table = &document.tables[0];
    assert!(table.bordered && table.rows[0].head && !table.rows[1].head);
    let shape: Vec<Vec<(u32, u32, bool)>> =
        table.rows.iter().map(|r| r.cells.iter().map(|c| (c.column, c.span, c.continues)).collect()).collect();
    assert_eq!(
        shape,
        [vec![(0, 2, false), (2, 1, false)], vec![(0, 1, false), (1, 1, false), (2, 1, true)], vec![(1, 1, false)]]
    );
    let place = document.blocks[3].cell.unwrap();
    assert_eq!((document.blocks[3].text(), place.table, place.row, place.column), ("b", 0, 1, 1));
    assert!(document.blocks.last().unwrap().cell.is_none());
}

#[test]
fn a_nested_table_knows_its_parent() {
    let inner = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("trong"));
    let document = body(&format!("<w:tbl><w:tr><w:tc>{}{inner}<w:p/></w:tc></w:tr></w:tbl>", p("ngoài")));
    assert_eq!(texts(&document), ["ngoài", "trong", ""]);
    assert_eq!(document.tables[1].parent, Some((0, 0)));
    assert_eq!(document.tables[0].rows[0].cells[0].blocks, 0..3);
    assert_eq!(document.blocks[1].cell.unwrap().table, 1);
    assert_eq!(document.blocks[2].cell.unwrap().table, 0);
    assert!(!document.tables[0].bordered);
}

// ---- numbering ----

#[test]
fn labels_come_from_styles_and_from_paragraphs() {
    let item = |num: u32, level: u8, t: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr></w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>"
        )
    };
    let styled = |style: &str, t: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>")
    };
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:pStyle w:val=\"M1\"/><w:lvlText w:val=\"%1.\"/>\
        <w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"M2\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
        <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"M1\"><w:name w:val=\"Mục 1\"/><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"M2\"><w:basedOn w:val=\"M1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let package = Package::body(&[
        styled("M1", "MỤC ĐÍCH"), styled("M2", "Một"), item(7, 2, "x"), item(7, 2, "y"), styled("M2", "Hai"), styled("M1", "NỘI DUNG"),
        "<w:p><w:pPr><w:pStyle w:val=\"M1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>không số</w:t></w:r></w:p>".into(),
    ].concat())
    .with("styles", styles)
    .with("numbering", numbering);
    let document = doc(&package);
    let labels: Vec<Option<&str>> = document.blocks.iter().map(|b| b.label.as_ref().map(|l| l.text.as_str())).collect();
    assert_eq!(labels, [Some("I."), Some("1."), Some("a)"), Some("b)"), Some("2."), Some("II."), None]);
    assert_eq!(document.blocks[0].markup, Markup::Heading(1));
    let format = document.blocks[0].paragraph.as_ref().unwrap();
    assert_eq!((format.indent_left, format.first_line, format.style.as_deref()), (720, -360, Some("Mục 1")));
    assert!(document.blocks.iter().all(|b| b.label.as_ref().is_none_or(|l| l.list == 7)));
}

// ---- looks ----

#[test]
fn formats_are_resolved_through_every_level() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:ascii=\"Arial\"/><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault>\
        <w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"Nền\"/><w:basedOn w:val=\"N\"/><w:pPr><w:jc w:val=\"both\"/><w:ind w:firstLine=\"567\"/></w:pPr>\
        <w:rPr><w:rFonts w:ascii=\"Times New Roman\"/><w:b/><w:i/><w:sz w:val=\"28\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"Con\"/><w:basedOn w:val=\"A\"/><w:pPr><w:spacing w:before=\"120\" w:line=\"360\" w:lineRule=\"exact\"/><w:contextualSpacing/></w:pPr>\
        <w:rPr><w:i w:val=\"0\"/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"K\"><w:rPr><w:b/><w:color w:val=\"ff0000\"/></w:rPr></w:style>";
    let theme = "<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=\"Calibri\"/></a:minorFont></a:fontScheme></a:themeElements>";
    let package = Package::body(
        "<w:p><w:r><w:t>mặc định</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr><w:r><w:t>con</w:t></w:r>\
         <w:r><w:rPr><w:rStyle w:val=\"K\"/></w:rPr><w:t>chéo</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"K\"/><w:b/><w:caps/><w:u w:val=\"single\"/><w:vertAlign w:val=\"superscript\"/><w:lang w:val=\"vi-VN\"/></w:rPr><w:t>thẳng</w:t></w:r></w:p>\
         <w:p><w:pPr><w:jc w:val=\"center\"/><w:ind w:firstLineChars=\"200\"/></w:pPr></w:p>",
    )
    .with("styles", styles)
    .with("theme", theme);
    let document = doc(&package);
    let first = &document.blocks[0];
    assert_eq!(first.runs[0].format.font.as_deref(), Some("Calibri"), "the theme's font outranks the name beside it");
    assert_eq!(first.runs[0].format.size, Some(22));
    let format = first.paragraph.as_ref().unwrap();
    assert_eq!((format.after, format.align, format.style.as_deref()), (160, Align::Left, Some("Normal")));
    let second = &document.blocks[1];
    let format = second.paragraph.as_ref().unwrap();
    assert_eq!((format.align, format.first_line, format.before, format.after), (Align::Justify, 567, 120, 160));
    assert_eq!(format.line, Some(LineSpacing::Exactly(360)));
    assert!(format.contextual_spacing);
    let [plain, toggled, direct] = &second.runs[..] else { panic!("{:?}", second.runs) };
    assert!(plain.format.bold && !plain.format.italic && plain.format.size == Some(28));
    assert!(!toggled.format.bold, "two bold styles cancel out");
    assert_eq!(toggled.format.color.as_deref(), Some("FF0000"));
    assert!(direct.format.bold && direct.format.caps && direct.format.underline && direct.format.superscript);
    assert_eq!(direct.format.lang.as_deref(), Some("vi-VN"));
    assert_eq!(document.blocks[2].paragraph.as_ref().unwrap().first_line, 440, "two characters of 11 points");
}

#[test]
fn without_styles_word_s_own_defaults_hold() {
    let document = body(&p("trần"));
    let format = &document.blocks[0].runs[0].format;
    assert_eq!((format.font.as_deref(), format.size), (Some("Times New Roman"), Some(20)));
}

// ---- sections, headers, footers ----

#[test]
fn sections_and_page_numbers() {
    let package = Package::body(&format!(
        "{}<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:headerReference w:type=\"first\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:bottom=\"-1134\" w:left=\"1601\" w:right=\"851\" w:gutter=\"100\"/><w:titlePg/></w:sectPr></w:pPr></w:p>{}\
         <w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgNumType w:start=\"5\"/></w:sectPr>",
        p("một"), p("hai")
    ))
    .with("header", "<w:sdt><w:sdtContent><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r>\
        <w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:instrText> PAGE  \\* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>")
    .with("header", "<w:p/>")
    .with("footer", "<w:p><w:pPr><w:framePr w:xAlign=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Trang </w:t></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>");
    let document = doc(&package);
    let [first, second] = &document.sections[..] else { panic!("{:?}", document.sections) };
    assert_eq!((first.first_block, first.width, first.height, first.landscape), (0, 11906, 16838, false));
    assert_eq!((first.top, first.bottom, first.left, first.right), (1134, 1134, 1701, 851));
    assert!(first.title_page && !second.title_page);
    assert_eq!((second.first_block, second.landscape, second.page_start), (2, true, Some(5)));
    let seen: Vec<_> = document
        .furniture
        .iter()
        .map(|f| (f.section, f.header, f.pages, f.text.as_str(), f.page_field, f.align, f.format.size))
        .collect();
    assert_eq!(
        seen,
        [
            (0, true, Pages::Default, "#", true, Align::Centre, Some(28)),
            (0, true, Pages::First, "", false, Align::Left, None),
            (1, false, Pages::Default, "Trang #", true, Align::Right, Some(20)),
            (1, true, Pages::Default, "#", true, Align::Centre, Some(28)),
        ]
    );
}

// ---- notes, boxes, lines ----

#[test]
fn notes_stand_behind_the_body() {
    let package = Package::body(
        "<w:p><w:r><w:t>Thân</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
    )
    .with("footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>hai</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:t>ba</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id=\"4\"><w:p><w:r><w:t>không ai dùng</w:t></w:r></w:p></w:footnote>")
    .with("endnotes", "<w:endnote w:id=\"2\"><w:p><w:r><w:t>cuối</w:t></w:r></w:p></w:endnote>");
    let document = doc(&package);
    assert_eq!(texts(&document), ["Thân", "ba", "hai", "cuối"]);
    assert!(document.blocks[1..].iter().all(|b| b.role == Role::Note));
    let Anchor::Word { part, .. } = &document.blocks[1].anchor else { panic!() };
    assert_eq!(part, "word/footnotes.xml");
}

const BOX: &str = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:extent cx=\"914400\" cy=\"0\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx>\
    <w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>\
    <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>";

#[test]
fn a_text_box_is_read_once_and_in_its_place() {
    let document = body(&format!(
        "<w:p><w:r>{BOX}</w:r><w:r><w:t>chữ sau</w:t></w:r></w:p><w:p><w:r><w:t>chữ trước</w:t>{BOX}</w:r></w:p>"
    ));
    assert_eq!(texts(&document), ["DỰ THẢO", "chữ sau", "chữ trước", "DỰ THẢO"]);
    let roles: Vec<Role> = document.blocks.iter().map(|b| b.role).collect();
    assert_eq!(roles, [Role::TextBox, Role::Body, Role::Body, Role::TextBox]);
    assert_anchored(&document);
}

#[test]
fn drawn_lines_have_their_length() {
    let wps = |cx: u32, more: &str| {
        format!(
            "<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"0\"/></a:xfrm>\
                 <a:prstGeom prst=\"line\"/>{more}</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
        )
    };
    let vml = |x: &str| format!("<w:r><w:pict>{x}</w:pict></w:r>");
    let cases = [
        (wps(1_270_000, ""), Some(2000)),
        (wps(1_270_000, "<a:ln><a:noFill/></a:ln>"), None),
        (vml("<v:line from=\"63pt,1.95pt\" to=\"163pt,1.95pt\"/>"), Some(2000)),
        (vml("<v:shape type=\"#_x0000_t32\" style=\"position:absolute;width:100pt;height:0\"/>"), Some(2000)),
        (vml("<v:shape type=\"#_x0000_t32\" style=\"position:absolute;width:0;height:100pt\"/>"), None),
        (
            vml(
                "<v:group style=\"width:100pt;height:10pt\" coordsize=\"1000,100\"><v:line from=\"0,0\" to=\"500,0\"/></v:group>",
            ),
            Some(1000),
        ),
    ];
    for (xml, length) in cases {
        let document = body(&format!("<w:p>{xml}<w:r><w:t>Độc lập</w:t></w:r></w:p>"));
        let expected: Vec<_> =
            length.map(|l| RuleLine { kind: LineKind::Drawn, length: Some(l) }).into_iter().collect();
        assert_eq!(document.blocks[0].lines, expected, "{xml}");
        assert_eq!(texts(&document), ["Độc lập"]);
    }
}

#[test]
fn borders_under_a_paragraph_are_lines() {
    let border = "<w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\"/></w:pBdr><w:ind w:left=\"1000\" w:right=\"1000\"/></w:pPr>";
    let document = body(&format!(
        "<w:p>{border}</w:p><w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"5216\" w:type=\"dxa\"/></w:tcPr><w:p>{border}</w:p></w:tc></w:tr></w:tbl>\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:left=\"1701\" w:right=\"1134\" w:top=\"1\" w:bottom=\"1\"/></w:sectPr>"
    ));
    let lengths: Vec<_> = document.blocks.iter().map(|b| b.lines[0].length).collect();
    assert_eq!(lengths, [Some(11906 - 1701 - 1134 - 2000), Some(5216 - 216 - 2000)]);
    assert!(document.blocks.iter().all(|b| b.lines[0].kind == LineKind::Border));
}

#[test]
fn a_file_of_pictures_says_so() {
    let document = body(
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
    );
    assert_eq!(codes(&document), ["pictures-only"]);
}

// ---- packages ----

#[test]
fn the_main_part_is_found_wherever_it_is() {
    let xml = format!("<w:document xmlns:w=\"{}\"><w:body>{}</w:body></w:document>", support::W, p("đây"));
    let types = "<Types><Override PartName=\"/a/b.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let rels = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"x\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"{target}\"/></Relationships>"
        )
    };
    for parts in [
        vec![("_rels/.rels", rels("/A/B.xml")), ("a\\b.xml", xml.clone())],
        vec![("[Content_Types].xml", types.to_owned()), ("a/b.xml", xml.clone())],
        vec![("word/document.xml", xml.clone())],
    ] {
        let parts: Vec<_> = parts.into_iter().map(|(n, c)| (n.to_owned(), c.into_bytes())).collect();
        assert_eq!(texts(&read(&support::zip(&parts)).unwrap()), ["đây"]);
    }
}

#[test]
fn broken_and_foreign_packages_are_told_apart() {
    let kind = |bytes: &[u8]| read(bytes).unwrap_err().kind;
    assert_eq!(kind(b"PK\x03\x04 and then nothing"), ErrorKind::Damaged);
    assert_eq!(kind(&support::zip(&[("xl/workbook.xml".into(), b"<x/>".to_vec())])), ErrorKind::UnknownFormat);
    let main = |xml: &str| support::zip(&[("word/document.xml".into(), xml.as_bytes().to_vec())]);
    assert_eq!(kind(&main("<workbook/>")), ErrorKind::UnknownFormat);
    assert_eq!(
        kind(&main("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>")),
        ErrorKind::Damaged
    );
    let dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>";
    assert_eq!(kind(&main(dtd)), ErrorKind::Damaged);
    let deep = format!("<w:document xmlns:w='{}'><w:body>{}", support::W, "<w:sdt>".repeat(300));
    assert_eq!(kind(&main(&deep)), ErrorKind::TooLarge);
    let bomb = format!("<w:document>{}", " ".repeat(300 << 20));
    assert_eq!(kind(&main(&bomb)), ErrorKind::TooLarge);
    let many: Vec<_> = (0..5000).map(|i| (format!("x{i}"), Vec::new())).collect();
    assert_eq!(kind(&support::zip(&many)), ErrorKind::TooLarge);
    assert_eq!(kind(&vec![b'P'; (64 << 20) + 1]), ErrorKind::TooLarge);
}

// ---- whole files ----

const FIXTURES: [&str; 3] = ["whole-plan", "tracked-changes", "boxes-and-notes"];

#[test]
fn a_plan_gives_the_same_paragraphs_as_its_text() {
    let document = read(&support::fixture("whole-plan")).unwrap();
    let lines: Vec<&str> = include_str!("../fixtures/docx/whole-plan.txt").lines().collect();
    let labelled: Vec<String> = document
        .blocks
        .iter()
        .filter(|b| !b.is_blank())
        .map(|b| b.label.as_ref().map(|l| format!("{} ", l.text)).unwrap_or_default() + b.text())
        .collect();
    assert_eq!(labelled, lines);
    assert_anchored(&document);
    let [left, right] = &document.tables[0].rows[0].cells[..] else { panic!() };
    let block = |cell: &rasoat::document::table::Cell, n: u32| &document.blocks[(cell.blocks.start + n) as usize];
    assert_eq!(block(left, 1).lines[0].length, Some(1417));
    assert_eq!(block(right, 1).lines[0].length, Some(3402));
    assert!(!document.tables[0].bordered && document.tables[1].bordered);
    assert!(document.tables[1].rows[0].head && document.tables[1].rows[2].cells[2].continues);
    assert!(document.furniture[0].page_field && document.furniture[0].align == Align::Centre);
    assert_eq!(codes(&document), Vec::<&str>::new());
}

#[test]
fn boxes_notes_and_changes_of_whole_files() {
    let document = read(&support::fixture("tracked-changes")).unwrap();
    assert_eq!(
        texts(&document),
        [
            "KẾ HOẠCH",
            "Hoàn thành trước ngày 30 tháng 04 năm 2026.",
            "Xem mục II.3 của Kế  hoạch.",
            "",
            "Chuyển đi.",
            "Trường THCS Hoa Sen\tphối hợp & thực hiện ."
        ]
    );
    assert_anchored(&document);
    let document = read(&support::fixture("boxes-and-notes")).unwrap();
    assert_eq!(
        texts(&document),
        [
            "DỰ THẢO",
            "KẾ HOẠCH",
            "Toàn trường có 612 học sinh, chia thành 15 lớp.",
            "",
            "Ô khóa: không sửa .",
            "Đường dẫn  này",
            " Theo số liệu đầu năm học."
        ]
    );
    assert_anchored(&document);
    assert_eq!(document.blocks[3].lines, [RuleLine { kind: LineKind::Border, length: Some(9354 - 6000) }]);
}

/// Whatever bytes come, there is an answer and no panic.
#[test]
fn broken_bytes_never_panic() {
    for case in FIXTURES {
        let whole = support::fixture(case);
        for tenth in 0..10 {
            assert!(read(&whole[..whole.len() * tenth / 10]).is_err());
        }
        for i in (0..whole.len()).step_by(whole.len() / 200 + 1) {
            let mut broken = whole.clone();
            broken[i] ^= 1 << (i % 8);
            let _ = read(&broken);
        }
    }
}

/// The same for broken XML inside a sound package.
#[test]
fn broken_parts_never_panic() {
    use std::io::Read;
    for case in FIXTURES {
        let whole = support::fixture(case);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&whole[..])).unwrap();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for i in 0..archive.len() {
            let mut file = archive.by_index(i).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            parts.push((file.name().to_owned(), content));
        }
        for which in 0..parts.len() {
            let length = parts[which].1.len();
            for step in 0..24 {
                let mut broken = parts.clone();
                let at = length * step / 24;
                match step % 3 {
                    0 => broken[which].1.truncate(at),
                    1 => broken[which].1[at] ^= 1 << (step % 8),
                    _ => drop(broken[which].1.drain(at..(at + 7).min(length))),
                }
                if let Ok(document) = read(&support::zip(&broken)) {
                    assert_anchored(&document);
                }
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_mixture_of_elements_is_anchored(picks in proptest::collection::vec((0usize..MIX.len(), "[a-zế &<]{0,6}"), 0..30)) {
        let mut inner = String::new();
        for (pick, text) in &picks {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            inner.push_str(&MIX[*pick].replace("@", &text));
        }
        assert_anchored(&body(&inner));
    }
}

/// Body content; `@` stands for text.
const MIX: &[&str] = &[
    "<w:p><w:r><w:t>@</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>@</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>@</w:t><w:tab/></w:r></w:p>",
    "<w:p><w:ins><w:r><w:t><![CDATA[@]]>@</w:t></w:r></w:ins><w:del><w:r><w:t>@</w:t></w:r></w:del></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>",
    "<w:p><w:r><w:t>@</w:t><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>@</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>@</w:t></w:r></w:p>",
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>@</w:t><w:fldChar w:fldCharType='separate'/><w:t>@</w:t></w:r></w:p>",
    "<w:p><w:r><w:fldChar w:fldCharType='end'/><w:rPr><w:vanish/></w:rPr><w:t>@</w:t></w:r></w:p>",
];
