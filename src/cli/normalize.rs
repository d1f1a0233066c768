//! `rasoat normalize`: text in, repaired text out, a line at a time; every change on record.

use super::{CLEAN, FOUND, args};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Lang;
use crate::ingest::decode::decode;
use crate::text::legacy::charset::Encoding;
use crate::text::normalise::{Normalised, Options, normalise};
use crate::text::tone::Style;
use clap::ArgMatches;
use serde_json::json;
use std::io::{BufRead, BufReader, BufWriter, IsTerminal, Read, Write};

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Print {
    Text,
    Json,
    /// Only what changed, the old struck out and the new marked.
    Diff {
        color: bool,
    },
    /// Nothing; the exit status tells.
    Nothing,
}

/// Runs the command: standard input or a file, to standard output.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let options = Options {
        font: matches.get_one::<String>("font").cloned(),
        legacy: encoding(matches, lang)?,
        tone: matches.get_one::<String>("tone").map(|t| if t == "new" { Style::New } else { Style::Old }),
        layout: matches.get_flag("layout"),
        suggest: matches.get_flag("suggest"),
    };
    let print = match () {
        () if matches.get_flag("check") => Print::Nothing,
        () if matches.get_flag("diff") => {
            Print::Diff { color: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() }
        }
        () if matches.get_one::<String>("format").is_some_and(|f| f == "json") => Print::Json,
        () => Print::Text,
    };
    let input: Box<dyn Read> = match matches.get_one::<String>("file").filter(|f| *f != "-") {
        Some(path) => Box::new(std::fs::File::open(path).map_err(|cause| no_file(cause).at(path))?),
        None => Box::new(std::io::stdin()),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut changed = false;
    let mut write = |bytes: &[u8], end: &str| {
        let text = decode(bytes).text;
        let done = normalise(&text, &options);
        changed |= done.as_ref().is_some_and(|d| !d.edits.is_empty());
        one(&text, done.as_ref(), print, end, &mut out)
    };
    let mut reader = BufReader::new(input);
    // A closed pipe ends the printing.
    let _ = if matches.get_flag("whole") { whole(&mut reader, &mut write) } else { lines(&mut reader, &mut write) };
    let _ = out.flush();
    Ok(if changed && print == Print::Nothing { FOUND } else { CLEAN })
}

fn encoding(matches: &ArgMatches, lang: Lang) -> Result<Option<Encoding>> {
    let Some(name) = matches.get_one::<String>("legacy") else { return Ok(None) };
    let _ = lang;
    Encoding::by_name(name).map(Some).ok_or_else(|| {
        Error::new(
            ErrorKind::Usage,
            format!("không biết bảng mã «{name}»; dùng được: tcvn3, vni, viscii, vps, viqr"),
            format!("no encoding '{name}'; known are: tcvn3, vni, viscii, vps, viqr"),
        )
    })
}

fn no_file(cause: std::io::Error) -> Error {
    Error::new(ErrorKind::Io, "không mở được tệp", "the file cannot be opened").because(cause)
}

type Write1<'w> = dyn FnMut(&[u8], &str) -> std::io::Result<()> + 'w;

/// A line at a time: memory for one line, whatever the size of the file.
fn lines(reader: &mut dyn BufRead, write: &mut Write1<'_>) -> std::io::Result<()> {
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let end = if line.ends_with(b"\n") { "\n" } else { "" };
        let body = line.strip_suffix(b"\n").unwrap_or(&line);
        write(body.strip_suffix(b"\r").unwrap_or(body), end)?;
        line.clear();
    }
    Ok(())
}

fn whole(reader: &mut dyn BufRead, write: &mut Write1<'_>) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    write(&bytes, "")
}

fn one(source: &str, done: Option<&Normalised>, print: Print, end: &str, out: &mut dyn Write) -> std::io::Result<()> {
    match print {
        Print::Nothing => Ok(()),
        Print::Text => write!(out, "{}{end}", done.map_or(source, |d| d.text.as_str())),
        Print::Json => writeln!(out, "{}", record(source, done)),
        Print::Diff { color } => match done.filter(|d| !d.edits.is_empty()) {
            Some(done) => writeln!(out, "{}", diff(source, done, color)),
            None => Ok(()),
        },
    }
}

/// The contract's object: positions are characters of the input.
fn record(source: &str, done: Option<&Normalised>) -> serde_json::Value {
    let mut at = Characters { source, byte: 0, count: 0 };
    let edits: Vec<_> = done
        .iter()
        .flat_map(|d| d.edits.iter().map(move |e| (d, e)))
        .map(|(d, e)| {
            let (start, end) = (at.of(e.input.start), at.of(e.input.end));
            let replacement = d.text.get(e.output.clone()).unwrap_or_default();
            json!({ "start": start, "end": end, "replacement": replacement, "rule": e.rule, "certainty": e.certainty.name() })
        })
        .collect();
    let mut at = Characters { source, byte: 0, count: 0 };
    let flags: Vec<_> = done
        .iter()
        .flat_map(|d| &d.flags)
        .map(|f| json!({ "start": at.of(f.range.start), "end": at.of(f.range.end), "kind": f.kind.name() }))
        .collect();
    json!({ "text": done.map_or(source, |d| d.text.as_str()), "edits": edits, "flags": flags })
}

/// Counts characters up to ascending byte offsets without counting from the start each time.
struct Characters<'s> {
    source: &'s str,
    byte: usize,
    count: usize,
}

impl Characters<'_> {
    fn of(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        self.count += self.source.get(self.byte..byte).map_or(0, |s| s.chars().count());
        self.byte = byte;
        self.count
    }
}

fn diff(source: &str, done: &Normalised, color: bool) -> String {
    let (old, new, plain) = if color { ("\x1b[31;9m", "\x1b[32m", "\x1b[0m") } else { ("[-", "{+", "") };
    let (close_old, close_new) = if color { (plain, plain) } else { ("-]", "+}") };
    let mut text = String::new();
    let mut at = 0;
    for edit in &done.edits {
        text += source.get(at..edit.input.start).unwrap_or_default();
        let (before, after) = (source.get(edit.input.clone()), done.text.get(edit.output.clone()));
        text += &format!("{old}{}{close_old}", before.unwrap_or_default());
        text += &format!("{new}{}{close_new}", after.unwrap_or_default());
        at = edit.input.end;
    }
    text + source.get(at..).unwrap_or_default()
}

/// The options, beside `args`.
pub fn arguments(say: args::Say) -> Vec<clap::Arg> {
    use clap::{Arg, ArgAction};
    let flag = |name: &'static str, vi, en| Arg::new(name).long(name).action(ArgAction::SetTrue).help(say.pick(vi, en));
    vec![
        Arg::new("file")
            .value_name(say.pick("TỆP", "FILE"))
            .help(say.pick("Tệp cần sửa [mặc định: đầu vào chuẩn]", "The file [default: standard input]")),
        Arg::new("format")
            .long("format")
            .value_parser(["text", "json"])
            .default_value("text")
            .hide_default_value(true)
            .help(say.pick("Dạng in ra", "What to print")),
        Arg::new("legacy").long("legacy").value_name(say.pick("BẢNG MÃ", "NAME")).help(
            say.pick(
                "Bảng mã đã biết: tcvn3, vni, viscii, vps, viqr",
                "A known encoding: tcvn3, vni, viscii, vps, viqr",
            ),
        ),
        Arg::new("font")
            .long("font")
            .value_name(say.pick("PHÔNG", "NAME"))
            .help(say.pick("Phông chữ của văn bản, ví dụ .VnTime", "The font of the text, for example .VnTime")),
        Arg::new("tone").long("tone").value_parser(["old", "new"]).help(say.pick(
            "Thống nhất kiểu đặt dấu: hòa (old) hay hoà (new)",
            "Unify the tone mark's place: hòa (old) or hoà (new)",
        )),
        flag("layout", "Nối dòng bị ngắt, bỏ số trang", "Join broken lines, drop page numbers"),
        flag("suggest", "Thêm gợi ý chính tả", "Add spelling suggestions"),
        flag("whole", "Xử lý cả tệp một lần thay vì từng dòng", "Take the whole input at once instead of line by line"),
        flag("diff", "Chỉ in những chỗ thay đổi", "Print only what changes"),
        flag(
            "check",
            "Không in; kết thúc bằng mã 1 nếu có chỗ phải sửa",
            "Print nothing; exit with 1 when something would change",
        ),
    ]
}
