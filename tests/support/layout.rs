//! The `layout` notation of a rule's page: a document with looks, one paragraph a line. `rules::page` describes it.

use rasoat::document::block::{AutoLabel, Block, CellPlace};
use rasoat::document::document::{Carries, Document, Format};
use rasoat::document::format::{
    Align, Furniture, LineKind, LineSpacing, Pages, ParagraphFormat, RuleLine, Run, RunFormat, Section,
};
use rasoat::document::table::{Cell, Row, Table};

/// Reads the notation; a wrong line panics, as this only serves tests.
pub fn read(source: &str) -> Document {
    let mut document = Document {
        format: Format::Docx,
        carries: Carries { page_setup: true, characters: true, paragraphs: true, lines: true, furniture: true },
        ..Document::default()
    };
    let mut default = Looks::default();
    for line in source.lines().filter(|l| !l.trim().is_empty()) {
        match line.strip_prefix('@') {
            Some(rest) => command(rest, &mut document, &mut default),
            None => paragraph(line, &mut document, &default),
        }
    }
    if document.sections.first().is_none_or(|s| s.first_block > 0) {
        document.sections.insert(0, a4());
    }
    tables(&mut document);
    document
}

#[derive(Debug, Clone)]
struct Looks {
    run: RunFormat,
    paragraph: ParagraphFormat,
    cell: Option<(u32, u32)>,
    label: Option<String>,
}

impl Default for Looks {
    fn default() -> Self {
        Looks {
            run: RunFormat { font: Some("Times New Roman".into()), size: Some(28), ..RunFormat::default() },
            paragraph: ParagraphFormat {
                align: Align::Justify,
                first_line: 720,
                after: 120,
                line: Some(LineSpacing::Multiple(1.0)),
                ..ParagraphFormat::default()
            },
            cell: None,
            label: None,
        }
    }
}

fn a4() -> Section {
    Section { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 850, ..Section::default() }
}

fn command(line: &str, document: &mut Document, default: &mut Looks) {
    let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
    match name {
        "page" => page(rest, document),
        "header" | "footer" => furniture(name == "header", rest, document),
        "pages" => document.pages = rest.trim().parse().ok(),
        "default" => *default = looks(rest, default),
        "line" => {
            let line = RuleLine {
                kind: if rest.contains("border") { LineKind::Border } else { LineKind::Drawn },
                length: rest.split_whitespace().find_map(|w| w.strip_prefix("length=")).map(twips),
            };
            document.blocks.last_mut().expect("a line follows a paragraph").lines.push(line);
        }
        other => panic!("unknown command @{other}"),
    }
}

fn page(rest: &str, document: &mut Document) {
    let mut section = Section { first_block: document.blocks.len() as u32, ..a4() };
    for word in rest.split_whitespace() {
        match word.split_once('=') {
            Some(("width", v)) => section.width = twips(v),
            Some(("height", v)) => section.height = twips(v),
            Some(("margins", v)) => {
                let sides: Vec<i32> = v.trim_end_matches("mm").split(',').map(|s| twips(&format!("{s}mm"))).collect();
                (section.top, section.bottom, section.left, section.right) = (sides[0], sides[1], sides[2], sides[3]);
            }
            None if word == "landscape" => section.landscape = true,
            None if word == "title-page" => section.title_page = true,
            _ => panic!("unknown word {word} after @page"),
        }
    }
    document.sections.push(section);
}

fn furniture(header: bool, rest: &str, document: &mut Document) {
    let found = looks(&rest.split_whitespace().filter(|w| !is_own(w)).collect::<Vec<_>>().join(" "), &Looks::default());
    let word = |name: &str| rest.split_whitespace().find_map(|w| w.strip_prefix(name));
    let field = rest.split_whitespace().any(|w| w == "field");
    let text = [word("text=").unwrap_or(""), if field { "#" } else { "" }].join(" ").trim().to_owned();
    document.furniture.push(Furniture {
        section: document.sections.len().saturating_sub(1) as u32,
        header,
        pages: if word("pages=") == Some("first") { Pages::First } else { Pages::Default },
        text,
        page_field: field,
        align: found.paragraph.align,
        format: found.run,
    });
}

fn is_own(word: &str) -> bool {
    word == "field" || word.starts_with("text=") || word.starts_with("pages=")
}

fn paragraph(line: &str, document: &mut Document, default: &Looks) {
    let (words, text) = match line.strip_prefix('{').and_then(|l| l.split_once('}')) {
        Some((words, text)) => (words, text.strip_prefix(' ').unwrap_or(text)),
        None => ("", line),
    };
    let looks = looks(words, default);
    let mut block = Block::new(text, looks.run.font.as_deref());
    block.runs = vec![Run { start: 0, end: text.len() as u32, format: looks.run }];
    block.paragraph = Some(looks.paragraph);
    block.label = looks.label.map(|text| AutoLabel { bullet: text == "-", text, list: 1, level: 0 });
    let new_table = document.blocks.last().is_none_or(|b| b.cell.is_none());
    block.cell = looks.cell.map(|(row, column)| {
        if new_table {
            document.tables.push(Table::default());
        }
        CellPlace { table: document.tables.len() as u32 - 1, row, column }
    });
    document.blocks.push(block);
}

fn looks(words: &str, default: &Looks) -> Looks {
    let mut looks = default.clone();
    // Font names hold blanks, so their underscores stand for blanks.
    for word in words.split_whitespace() {
        match word.split_once('=') {
            Some(("font", v)) => looks.run.font = Some(v.replace('_', " ")),
            Some(("size", v)) => looks.run.size = v.parse::<f32>().ok().map(|s| (s * 2.0) as u16),
            Some(("color", v)) => looks.run.color = Some(v.to_owned()),
            Some(("align", v)) => looks.paragraph.align = align(v),
            Some(("first", v)) => looks.paragraph.first_line = twips(v),
            Some(("left", v)) => looks.paragraph.indent_left = twips(v),
            Some(("before", v)) => looks.paragraph.before = twips(v),
            Some(("after", v)) => looks.paragraph.after = twips(v),
            Some(("line", v)) if v.ends_with("pt") => looks.paragraph.line = Some(LineSpacing::Exactly(twips(v))),
            Some(("line", v)) => looks.paragraph.line = v.parse().ok().map(LineSpacing::Multiple),
            Some(("style", v)) => looks.paragraph.style = Some(v.to_owned()),
            Some(("label", v)) => looks.label = Some(v.to_owned()),
            Some(("cell", v)) => {
                let (row, column) = v.split_once(',').expect("cell=row,column");
                looks.cell = Some((row.parse().expect("a row"), column.parse().expect("a column")));
            }
            None => flag(word, &mut looks.run),
            _ => panic!("unknown word {word}"),
        }
    }
    looks
}

fn flag(word: &str, run: &mut RunFormat) {
    match word {
        "bold" => run.bold = true,
        "italic" => run.italic = true,
        "underline" => run.underline = true,
        "caps" => run.caps = true,
        "highlight" => run.highlight = true,
        other => panic!("unknown word {other}"),
    }
}

fn align(word: &str) -> Align {
    match word {
        "left" => Align::Left,
        "centre" => Align::Centre,
        "right" => Align::Right,
        "justify" => Align::Justify,
        other => panic!("unknown alignment {other}"),
    }
}

/// A length in cm, mm or pt; bare numbers are twips.
fn twips(text: &str) -> i32 {
    let (number, scale) = match text {
        t if t.ends_with("cm") => (t.trim_end_matches("cm"), 566.93),
        t if t.ends_with("mm") => (t.trim_end_matches("mm"), 56.693),
        t if t.ends_with("pt") => (t.trim_end_matches("pt"), 20.0),
        t => (t, 1.0),
    };
    (number.parse::<f64>().unwrap_or_else(|_| panic!("no length: {text}")) * scale).round() as i32
}

/// Rows and cells of the tables from the places of the blocks.
fn tables(document: &mut Document) {
    for (index, block) in document.blocks.iter().enumerate() {
        let Some(place) = block.cell else { continue };
        let table = &mut document.tables[place.table as usize];
        while table.rows.len() <= place.row as usize {
            table.rows.push(Row::default());
        }
        let row = &mut table.rows[place.row as usize];
        match row.cells.iter_mut().find(|c| c.column == place.column) {
            Some(cell) => cell.blocks.end = index as u32 + 1,
            None => row.cells.push(Cell {
                column: place.column,
                span: 1,
                continues: false,
                blocks: index as u32..index as u32 + 1,
            }),
        }
    }
}
