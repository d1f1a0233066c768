//! Facts of whole plans.

use rasoat::extract::{self, Context};
use rasoat::ingest;

#[test]
fn dump() {
    let Ok(path) = std::env::var("FACTS_DUMP") else { return };
    let bytes = std::fs::read(&path).unwrap();
    let document = ingest::read(&bytes, Some(&path)).unwrap();
    let plan = extract::plan(&document, Context::default());
    let h = &plan.header;
    println!(
        "{:?} parent={:?} agency={:?}",
        h.heading,
        h.parent_agency.as_ref().map(|f| &f.text),
        h.agency.as_ref().map(|f| &f.text)
    );
    println!("nat={:?} motto={:?}", h.national_title.as_ref().map(|f| &f.text), h.motto.as_ref().map(|f| &f.text));
    println!("num={:?}", h.number_symbol.as_ref().map(|f| (&f.field.text, &f.number, &f.symbol)));
    println!("place={:?}", h.place_date.as_ref().map(|f| (&f.field.text, &f.place, &f.date)));
    println!(
        "type={:?} subject={:?}",
        h.doc_type.as_ref().map(|f| (&f.field.text, &f.code)),
        h.subject.as_ref().map(|f| &f.text)
    );
    println!("addressees={:?}", h.addressees.iter().map(|f| &f.text).collect::<Vec<_>>());
    for f in &plan.legal_basis {
        println!("basis: {}", f.text);
    }
    println!("lead={:?}", plan.lead.as_ref().map(|f| &f.text));
    for i in &plan.outline {
        println!(
            "{}{} [{}] {:?} {} | {}",
            "  ".repeat(i.level as usize),
            i.id,
            i.label,
            i.kind,
            i.auto_numbered,
            i.title.chars().take(70).collect::<String>()
        );
    }
    for t in &plan.tasks {
        println!(
            "task {} {} {} leaf={} act={} lead={:?} with={:?} dl={:?} prod={:?} | {}…{}",
            t.id,
            t.section,
            t.form.as_str(),
            t.leaf,
            t.action,
            t.lead,
            t.partners,
            t.deadlines.iter().filter_map(|i| plan.dates.get(*i)).map(|d| &d.text).collect::<Vec<_>>(),
            t.product.as_ref().map(|f| &f.text),
            t.text.chars().take(60).collect::<String>(),
            t.text.chars().rev().take(15).collect::<Vec<_>>().iter().rev().collect::<String>()
        );
    }
    println!("closing={:?}", plan.closing.as_ref().map(|f| &f.text));
    println!("recipients={:?}", h.recipients.iter().map(|f| &f.text).collect::<Vec<_>>());
    for s in &h.signatures {
        println!(
            "sig auth={:?} pos={:?} name={:?}",
            s.authority.iter().map(|f| &f.text).collect::<Vec<_>>(),
            s.position.as_ref().map(|f| &f.text),
            s.name.as_ref().map(|f| &f.text)
        );
    }
    if std::env::var("BLOCKS").is_ok() {
        for (i, b) in document.blocks.iter().enumerate() {
            println!(
                "{i} {:?} {:?} {}",
                plan.place_of_block.get(i),
                b.cell.map(|c| (c.table, c.row, c.column)),
                b.text().chars().take(60).collect::<String>()
            );
        }
    }
}
