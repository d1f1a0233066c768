//! Runs every input through the pipeline on all cores and hands the records on in the order of the inputs.

use super::copies::Fingerprint;
use super::gather::Input;
use crate::pipeline::{Settings, record};
use crate::report::record::{Record, paragraphs};
use rayon::prelude::*;

/// Inputs that are in work at one time for each thread: bounds the memory, keeps all cores busy.
const IN_WORK_PER_THREAD: usize = 8;

/// One input's result.
#[derive(Debug)]
pub struct Done {
    /// The record.
    pub record: Record,
    /// What finds copies; empty for a file that could not be read.
    pub print: Fingerprint,
}

/// Checks or reads all inputs. `each` gets the records in order; `done` is told after every file, from any thread.
pub fn run(inputs: Vec<Input>, settings: &Settings<'_>, each: &mut dyn FnMut(Done), done: &(dyn Fn() + Sync)) {
    run_keeping(inputs, settings, false, each, done);
}

/// Like [`run`]; with `text` the records keep the plans' whole text, for the reports that show it.
pub fn run_keeping(
    inputs: Vec<Input>,
    settings: &Settings<'_>,
    text: bool,
    each: &mut dyn FnMut(Done),
    done: &(dyn Fn() + Sync),
) {
    if let [_] = inputs.as_slice() {
        // A pool for one file would cost more than it; but the first thread of Windows has half the stack of the pool's.
        let work = || inputs.into_iter().map(|input| one(input, settings, text)).collect::<Vec<Done>>();
        let results = if cfg!(windows) {
            let joined = std::thread::scope(|scope| scope.spawn(work).join());
            joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        } else {
            work()
        };
        done();
        return results.into_iter().for_each(each);
    }
    let window = IN_WORK_PER_THREAD * rayon::current_num_threads().max(1);
    let mut inputs = inputs.into_iter();
    loop {
        let chunk: Vec<Input> = inputs.by_ref().take(window).collect();
        if chunk.is_empty() {
            return;
        }
        let results: Vec<Done> = chunk
            .into_par_iter()
            .map(|input| {
                let result = one(input, settings, text);
                done();
                result
            })
            .collect();
        results.into_iter().for_each(&mut *each);
    }
}

fn one(input: Input, settings: &Settings<'_>, text: bool) -> Done {
    let name = input.name();
    let content = input.content();
    let (mut record, seen) = match content {
        Ok(bytes) => record(&name, Ok(&bytes), settings),
        Err(error) => record(&name, Err(error), settings),
    };
    match seen {
        Some(seen) => {
            record.text = text.then(|| paragraphs(&seen.document));
            Done { record, print: Fingerprint::of(&seen.document) }
        }
        None => Done { record, print: Fingerprint::default() },
    }
}
