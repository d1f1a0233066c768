//! The command line: arguments in, exit status out. With `batch` the only room that touches disk, clock and terminal.

pub mod accepted;
pub mod args;
pub mod baseline;
pub mod check;
pub mod compare;
pub mod config;
pub mod config_file;
pub mod extract;
mod file_names;
pub mod lookup;
pub mod misuse;
pub mod normalize;
pub mod output;
pub mod profile;
pub mod reports;
pub mod revise;
pub mod settings;
pub mod show;

use crate::error::{Error, ErrorKind};
use crate::finding::Lang;
use clap::ArgMatches;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Nothing at or above `--fail-on`.
pub const CLEAN: u8 = 0;
/// Findings at or above `--fail-on`, or a file of a batch that could not be read.
pub const FOUND: u8 = 1;
/// Wrong usage, or no input could be read.
pub const MISUSE: u8 = 2;

/// Runs the program with its arguments (the first is the program's name) and gives the exit status.
pub fn run(arguments: Vec<OsString>) -> u8 {
    let lang = args::language(&arguments);
    std::panic::set_hook(Box::new(|_| {})); // a panic becomes that file's error record; its trace is noise for a clerk
    match args::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => catch_unwind(AssertUnwindSafe(|| dispatch(&matches, lang))).unwrap_or_else(|_| {
            output::complain(&crashed(), lang);
            MISUSE
        }),
        Err(error) => misuse::report(&error, lang),
    }
}

fn crashed() -> Error {
    Error::new(
        ErrorKind::Crashed,
        "chương trình gặp sự cố ngoài dự kiến; hãy báo lệnh vừa gõ cho người làm rasoat",
        "the program failed unexpectedly; report the command to the makers of rasoat",
    )
}

fn dispatch(matches: &ArgMatches, lang: Lang) -> u8 {
    let result = match matches.subcommand() {
        Some(("check", m)) => check::run(m, lang),
        Some(("extract", m)) => extract::run(m, lang),
        Some(("compare", m)) => compare::run(m, lang),
        Some(("annotate", m)) => revise::run_annotate(m, lang),
        Some(("fix", m)) => revise::run_fix(m, lang),
        Some(("normalize", m)) => normalize::run(m, lang),
        Some(("rules", m)) => show::rules(m, lang),
        Some(("explain", m)) => show::explain(m, lang),
        Some(("templates", m)) => show::templates(m, lang),
        Some(("lookup", m)) => lookup::run(m, lang),
        Some(("config", m)) => show::config(m),
        Some(("completions", m)) => show::completions(m, lang),
        Some(("man", _)) => show::man(lang),
        _ => Ok(MISUSE),
    };
    result.unwrap_or_else(|error| {
        output::complain(&error, lang);
        MISUSE
    })
}
