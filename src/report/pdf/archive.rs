//! The last pass over the PDF tree: what printpdf does not write or writes wrongly. It makes an honest PDF/A-2b (ISO 19005-2):
//! metadata, output intent, language, logical tree, nested outline, links, page labels, fixed identity.

use crate::finding::Lang;
use crate::report::paper::Paper;
use crate::report::pdf::canvas::{Canvas, Draw, Entry};
use crate::report::pdf::tags::{Kid, Node, Role};
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

/// A small sRGB profile of our own making: matrix and tone curve of IEC 61966-2-1.
const SRGB: &[u8] = include_bytes!("srgb.icc");

/// Completes the tree and writes it.
pub fn finish(mut document: Document, canvas: &Canvas, paper: &Paper) -> Result<Vec<u8>, String> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    document.version = "1.7".to_owned();
    info(&mut document, paper);
    links(&mut document, canvas, &pages);
    let structure = structure(&mut document, canvas, &pages);
    let outline = outline(&mut document, canvas, &pages);
    catalog(&mut document, canvas, paper, structure, outline)?;
    identity(&mut document);
    document.compress();
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).max_objects_per_stream(200);
    document.save_with_options(&mut bytes, options.compression_level(6).build()).map_err(|e| e.to_string())?;
    Ok(bytes)
}

/// Text as UTF-16 with a byte order mark.
fn words(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn language(paper: &Paper) -> &'static str {
    match paper.lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-GB",
    }
}

fn info(document: &mut Document, paper: &Paper) {
    let p = &paper.properties;
    let mut dict = Dictionary::new();
    for (key, text) in [
        ("Title", &p.title),
        ("Subject", &p.subject),
        ("Author", &p.author),
        ("Keywords", &p.keywords),
        ("Creator", &p.producer),
        ("Producer", &p.producer),
    ] {
        if !text.is_empty() {
            dict.set(key, words(text));
        }
    }
    if let Some(day) = p.created {
        let stamp = format!("D:{:04}{:02}{:02}000000Z", day.year(), day.month(), day.day());
        dict.set("CreationDate", Object::string_literal(stamp.clone()));
        dict.set("ModDate", Object::string_literal(stamp));
    }
    // The library's own entry would stay in the file as an object that nothing leads to, with its own producer and day.
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.remove(&old);
    }
    let id = document.add_object(dict);
    document.trailer.set("Info", id);
}

/// The same properties as XMP; PDF/A wants both and equal.
fn metadata(paper: &Paper) -> String {
    let p = &paper.properties;
    let day = p.created.map(|d| format!("{:04}-{:02}-{:02}T00:00:00Z", d.year(), d.month(), d.day()));
    let mut body = String::from("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>");
    body.push_str("<dc:format>application/pdf</dc:format>");
    let alternative = |tag: &str, text: &str| {
        format!("<dc:{tag}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:{tag}>", escaped(text))
    };
    body.push_str(&alternative("title", &p.title));
    if !p.subject.is_empty() {
        body.push_str(&alternative("description", &p.subject));
    }
    if !p.author.is_empty() {
        body.push_str(&format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>", escaped(&p.author)));
    }
    body.push_str(&format!("<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>", language(paper)));
    if !p.keywords.is_empty() {
        body.push_str(&format!("<pdf:Keywords>{}</pdf:Keywords>", escaped(&p.keywords)));
    }
    if !p.producer.is_empty() {
        let producer = escaped(&p.producer);
        body.push_str(&format!("<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>"));
    }
    if let Some(day) = day {
        body.push_str(&format!("<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"));
    }
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">{body}\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn catalog(
    document: &mut Document,
    canvas: &Canvas,
    paper: &Paper,
    structure: ObjectId,
    outline: Option<ObjectId>,
) -> Result<(), String> {
    let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, metadata(paper).into_bytes());
    let xmp = document.add_object(xmp.with_compression(false));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let labels = labels(canvas, paper.lang);
    let catalog = document.catalog_mut().map_err(|e| e.to_string())?;
    catalog.set("Metadata", xmp);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Lang", Object::string_literal(language(paper)));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLabels", dictionary! { "Nums" => labels });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

/// Page labels: plain numbers in the report, `PL1-…` in its first annex.
fn labels(canvas: &Canvas, lang: Lang) -> Vec<Object> {
    let mut labels = Vec::new();
    let starts = canvas.pages.iter().enumerate().filter(|(_, p)| p.number == 1);
    for (annex, (index, _)) in starts.enumerate() {
        let mut label = dictionary! { "S" => "D" };
        if annex > 0 {
            let prefix = if lang == Lang::Vi { "PL" } else { "A" };
            label.set("P", Object::string_literal(format!("{prefix}{annex}-")));
        }
        labels.push(Object::Integer(index as i64));
        labels.push(Object::Dictionary(label));
    }
    labels
}

/// A destination: a page and the distance from its top.
fn destination(canvas: &Canvas, pages: &[ObjectId], place: (usize, f32)) -> Option<Object> {
    let (id, page) = (pages.get(place.0)?, canvas.pages.get(place.0)?);
    let top = (page.height - place.1 + 4.0).min(page.height).round();
    Some(Object::Array(vec![(*id).into(), "XYZ".into(), Object::Null, (top as i64).into(), Object::Null]))
}

fn links(document: &mut Document, canvas: &Canvas, pages: &[ObjectId]) {
    for (page, id) in canvas.pages.iter().zip(pages) {
        let annotations: Vec<Object> = page
            .items
            .iter()
            .filter_map(|item| annotation(canvas, pages, page.height, &item.draw))
            .map(|dict| document.add_object(dict).into())
            .collect();
        if let Ok(dict) = document.get_dictionary_mut(*id) {
            if annotations.is_empty() {
                dict.remove(b"Annots");
            } else {
                dict.set("Annots", annotations);
                dict.set("Tabs", "S");
            }
        }
    }
}

fn annotation(canvas: &Canvas, pages: &[ObjectId], page_height: f32, draw: &Draw) -> Option<Dictionary> {
    let Draw::Link { x, y, width, height, target } = draw else { return None };
    let corner = |v: f32| Object::Real((v * 100.0).round() / 100.0);
    let mut dict = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![corner(*x), corner(page_height - y - height), corner(x + width), corner(page_height - y)],
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
    };
    dict.set("Dest", destination(canvas, pages, *canvas.anchors.get(target)?)?);
    Some(dict)
}

/// The outline as nested entries; gives its root.
fn outline(document: &mut Document, canvas: &Canvas, pages: &[ObjectId]) -> Option<ObjectId> {
    let entries = &canvas.outline;
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(entries);
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); entries.len() + 1];
    for (index, parent) in parents.iter().enumerate() {
        if let Some(list) = children.get_mut(parent.map_or(0, |p| p + 1)) {
            list.push(index);
        }
    }
    for (index, entry) in entries.iter().enumerate() {
        let mut dict = dictionary! { "Title" => words(&entry.title) };
        if let Some(target) = destination(canvas, pages, entry.place) {
            dict.set("Dest", target);
        }
        let parent = parents.get(index).copied().flatten();
        dict.set("Parent", parent.and_then(|p| ids.get(p).copied()).unwrap_or(root));
        siblings(&mut dict, children.get(parent.map_or(0, |p| p + 1)), index, &ids);
        family(&mut dict, children.get(index + 1), &ids, false);
        if let Some(id) = ids.get(index) {
            document.set_object(*id, dict);
        }
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    family(&mut dict, children.first(), &ids, true);
    document.set_object(root, dict);
    Some(root)
}

fn parents(entries: &[Entry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        while open.last().and_then(|o| entries.get(*o)).is_some_and(|o| o.level >= entry.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

fn siblings(dict: &mut Dictionary, list: Option<&Vec<usize>>, index: usize, ids: &[ObjectId]) {
    let Some(list) = list else { return };
    let Ok(at) = list.binary_search(&index) else { return };
    if let Some(id) = at.checked_sub(1).and_then(|i| list.get(i)).and_then(|i| ids.get(*i)) {
        dict.set("Prev", *id);
    }
    if let Some(id) = list.get(at + 1).and_then(|i| ids.get(*i)) {
        dict.set("Next", *id);
    }
}

fn family(dict: &mut Dictionary, list: Option<&Vec<usize>>, ids: &[ObjectId], open: bool) {
    let Some(list) = list else { return };
    let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
    if let (Some(first), Some(last)) = (ids.get(*first), ids.get(*last)) {
        dict.set("First", *first);
        dict.set("Last", *last);
        let count = list.len() as i64;
        dict.set("Count", if open { count } else { -count });
    }
}

/// The logical tree with its parent tree; gives its root.
fn structure(document: &mut Document, canvas: &Canvas, pages: &[ObjectId]) -> ObjectId {
    let nodes = &canvas.tree.nodes;
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| document.new_object_id()).collect();
    let mut marked: Vec<Vec<Object>> = vec![Vec::new(); pages.len()];
    for (index, node) in nodes.iter().enumerate() {
        let Some(id) = ids.get(index).copied() else { continue };
        let parent = if index == 0 { root } else { ids.get(node.parent).copied().unwrap_or(root) };
        document.set_object(id, element(node, parent, &ids, pages));
        for kid in &node.kids {
            if let Kid::Content(page, number) = kid
                && let Some(list) = marked.get_mut(*page)
            {
                list.resize(list.len().max(number + 1), Object::Null);
                if let Some(slot) = list.get_mut(*number) {
                    *slot = id.into();
                }
            }
        }
    }
    let mut numbers = Vec::new();
    for (index, (list, page)) in marked.into_iter().zip(pages).enumerate() {
        numbers.push(Object::Integer(index as i64));
        numbers.push(document.add_object(list).into());
        if let Ok(dict) = document.get_dictionary_mut(*page) {
            dict.set("StructParents", index as i64);
        }
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    let first = ids.first().copied().unwrap_or(root);
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => first,
            "ParentTree" => parents,
            "ParentTreeNextKey" => pages.len() as i64,
        },
    );
    root
}

fn element(node: &Node, parent: ObjectId, ids: &[ObjectId], pages: &[ObjectId]) -> Dictionary {
    let mut dict = dictionary! { "S" => node.role.name(), "P" => parent };
    let home = node.kids.iter().find_map(|k| match k {
        Kid::Content(page, _) => Some(*page),
        Kid::Node(_) => None,
    });
    if let Some(id) = home.and_then(|p| pages.get(p)) {
        dict.set("Pg", *id);
    }
    let kid = |kid: &Kid| -> Option<Object> {
        match kid {
            Kid::Node(node) => ids.get(*node).map(|id| (*id).into()),
            Kid::Content(page, number) if Some(*page) == home => Some(Object::Integer(*number as i64)),
            Kid::Content(page, number) => {
                let reference = dictionary! { "Type" => "MCR", "Pg" => *pages.get(*page)?, "MCID" => *number as i64 };
                Some(Object::Dictionary(reference))
            }
        }
    };
    let mut kids: Vec<Object> = node.kids.iter().filter_map(kid).collect();
    match kids.len() {
        0 => {}
        1 => dict.set("K", kids.remove(0)),
        _ => dict.set("K", kids),
    }
    if let Some(text) = &node.alternative {
        dict.set("Alt", words(text));
    }
    match node.role {
        Role::HeadCell => dict.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::Cell(columns) if columns > 1 => {
            dict.set("A", dictionary! { "O" => "Table", "ColSpan" => i64::from(columns) });
        }
        _ => {}
    }
    dict
}

/// The file's identity from its content alone, so that the same report has the same bytes.
fn identity(document: &mut Document) {
    let mut hash = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    let digest = hash.finalize();
    let id = || Object::String(digest.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id(), id()]);
}
