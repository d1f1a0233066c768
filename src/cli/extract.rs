//! `rasoat extract`.

use super::output::progress;
use super::{CLEAN, FOUND, MISUSE, settings};
use crate::batch::run::run as run_batch;
use crate::error::Result;
use crate::finding::{Lang, Stage};
use crate::pipeline::Settings;
use crate::report::json;
use crate::rules::policy::Policy;
use clap::ArgMatches;
use std::io::{BufWriter, Write};

/// Reads all inputs and prints their facts in order.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    settings::threads(matches);
    let registry = settings::registry(matches)?;
    let policy = Policy::default();
    let settings = Settings {
        policy: &policy,
        demands: None,
        checking: false,
        template: None,
        registry: &registry,
        stage: Stage::Draft,
        today: None,
        issued: settings::date(matches, "issued")?,
        lang,
    };
    let inputs = settings::inputs(matches);
    let bar = progress(inputs.len(), lang);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut files, mut unread) = (0, 0);
    run_batch(
        inputs,
        &settings,
        &mut |done| {
            files += 1;
            unread += usize::from(done.record.error.is_some());
            let _ = json::write(&done.record, &mut out);
        },
        &|| bar.inc(1),
    );
    bar.finish_and_clear();
    let _ = out.flush();
    Ok(match unread {
        0 => CLEAN,
        _ if unread == files => MISUSE,
        _ => FOUND,
    })
}
