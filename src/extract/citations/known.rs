//! What the register knows of the cited documents, at the plan's date.

use crate::extract::plan::{Citation, IssuerSource, LegalStatus, RegistryMatch};
use crate::registry::lookup::Query;
use crate::registry::registry::Registry;
use crate::registry::status::{self, Status};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Fills `registry` of every citation that something settles. A later mention without a date takes what the first one with a date found.
pub fn look_up(citations: &mut [Citation], registry: &Registry, at: Option<Date>) {
    let mut found: BTreeMap<String, RegistryMatch> = BTreeMap::new();
    let order = (0..citations.len()).filter(|i| citations.get(*i).is_some_and(|c| c.issued.is_some()));
    let order: Vec<usize> =
        order.chain((0..citations.len()).filter(|i| citations.get(*i).is_some_and(|c| c.issued.is_none()))).collect();
    for i in order {
        let Some(citation) = citations.get_mut(i) else { continue };
        let own = one(citation, registry, at);
        let kept = citation.key.as_ref().filter(|_| citation.issued.is_none()).and_then(|k| found.get(k).cloned());
        citation.registry = kept.or(own);
        if let (Some(key), Some(matched)) = (&citation.key, &citation.registry) {
            found.entry(key.clone()).or_insert_with(|| matched.clone());
        }
    }
    let matches: Vec<Option<RegistryMatch>> = citations.iter().map(|c| c.registry.clone()).collect();
    for citation in citations.iter_mut().filter(|c| c.registry.is_none()) {
        citation.registry = citation.refers_to.and_then(|k| matches.get(k).cloned().flatten());
    }
}

fn one(citation: &Citation, registry: &Registry, at: Option<Date>) -> Option<RegistryMatch> {
    let by_name = citation.key.is_none() && citation.number.is_none();
    let query = Query {
        key: citation.key.as_deref(),
        kind: citation.doc_type.as_deref(),
        title: citation.title.as_deref(),
        year: citation.year.as_deref().filter(|_| by_name).and_then(|y| y.parse().ok()),
        issued: citation.issued,
        issuer: citation.issuer.as_deref().filter(|_| citation.issuer_source == Some(IssuerSource::Stated)),
        at,
    };
    if query.key.is_none() && !by_name {
        return None;
    }
    let index = registry.look_up(&query).best?;
    let row = registry.rows().get(index)?;
    let known = status::at(registry, row, at);
    Some(RegistryMatch {
        row: index,
        key: row.key.to_string(),
        issued: row.issued,
        issuer: row.issuer.as_ref().map(|i| i.to_string()),
        title: Some(row.title.to_string()),
        status: legal(known),
        replaced_by: status::successor(row, known),
        confirmed: row.certainty.confirmed(),
    })
}

fn legal(status: Status) -> LegalStatus {
    match status {
        Status::InForce => LegalStatus::InForce,
        Status::Expired => LegalStatus::Expired,
        Status::Amended => LegalStatus::Amended,
        Status::NotYet => LegalStatus::NotYet,
        Status::Unknown => LegalStatus::Unknown,
    }
}
