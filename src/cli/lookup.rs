//! `rasoat lookup`.

use super::{CLEAN, FOUND, args, settings};
use crate::error::Result;
use crate::finding::Lang;
use crate::registry::lookup::{Entry, answer};
use crate::registry::status::Status;
use clap::ArgMatches;
use jiff::civil::Date;
use std::io::Write;

/// Prints what the register knows of a document.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let registry = settings::registry(matches)?;
    let words = matches.get_many::<String>("words").into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let at = settings::date(matches, "at")?;
    let found = answer(&registry, &words, at);
    let mut out = std::io::stdout().lock();
    let say = args::Say(lang);
    if found.is_empty() {
        let _ = writeln!(out, "{words}: {}", say.pick("không có trong danh mục", "not in the register"));
        return Ok(FOUND);
    }
    for entry in &found {
        let _ = out.write_all(lines(entry, at, say).as_bytes());
    }
    Ok(CLEAN)
}

fn lines(entry: &Entry<'_>, at: Option<Date>, say: args::Say) -> String {
    let row = entry.row;
    let day =
        |d: Option<Date>| d.map_or_else(|| "?".to_owned(), |d| format!("{:02}/{:02}/{}", d.day(), d.month(), d.year()));
    let mut text = format!("{} {} ({}) — {}\n", row.kind, row.key, day(row.issued), row.title);
    if let Some(issuer) = &row.issuer {
        text += &format!("  {}: {issuer}\n", say.pick("Cơ quan ban hành", "Issuer"));
    }
    text += &format!("  {}: {}\n", say.pick("Có hiệu lực từ", "In force from"), day(row.from));
    if row.until.is_some() {
        text += &format!("  {}: {}\n", say.pick("Hết hiệu lực từ", "No longer in force from"), day(row.until));
    }
    if let Some(at) = at {
        text += &format!(
            "  {} {}: {}\n",
            say.pick("Tình trạng ngày", "Status on"),
            day(Some(at)),
            status(entry.status, say)
        );
    }
    if let Some(next) = &entry.replaced_by {
        text += &format!("  {}: {next}\n", say.pick("Thay thế, sửa đổi bởi", "Replaced or amended by"));
    }
    if !entry.confirmed {
        let doubt = say.pick(
            "ngày tháng hoặc quan hệ chưa được đối chiếu với nguồn: chỉ để tham khảo",
            "dates or relations were not checked against a source: for orientation only",
        );
        text += &format!("  {}: {doubt}\n", say.pick("Lưu ý", "Note"));
    }
    text
}

fn status(status: Status, say: args::Say) -> &'static str {
    match status.as_str() {
        "in-force" => say.pick("còn hiệu lực", "in force"),
        "expired" => say.pick("hết hiệu lực", "expired"),
        "amended" => say.pick("đã được sửa đổi, bổ sung", "amended"),
        "not-yet" => say.pick("chưa có hiệu lực", "not yet in force"),
        _ => say.pick("không rõ", "unknown"),
    }
}
