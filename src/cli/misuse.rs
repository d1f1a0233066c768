//! Wrong usage: what was expected, what was found, what to type.

use super::{CLEAN, MISUSE};
use crate::finding::Lang;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Prints help, version or the complaint, and gives the exit status.
pub fn report(error: &Error, lang: Lang) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            CLEAN
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            MISUSE
        }
        _ if lang == Lang::En => {
            let _ = error.print();
            MISUSE
        }
        kind => {
            eprintln!("{}", in_vietnamese(error, kind));
            MISUSE
        }
    }
}

fn in_vietnamese(error: &Error, kind: ErrorKind) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let what = match kind {
        ErrorKind::UnknownArgument => format!("không có tùy chọn «{argument}»"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh «{}»", text(error, ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "thiếu lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("thiếu giá trị cho {argument}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("giá trị «{value}» không dùng được cho {argument}")
        }
        ErrorKind::ArgumentConflict => {
            format!("{argument} không dùng chung được với {}", text(error, ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => format!("số giá trị của {argument} không đúng"),
        _ => "lệnh chưa đúng".to_owned(),
    };
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand].map(|k| text(error, k));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .map(|k| text(error, k));
    let mut lines = vec![format!("lỗi: {what}")];
    if let Some(valid) = valid.iter().find(|v| !v.is_empty()) {
        lines.push(format!("  các giá trị dùng được: {valid}"));
    }
    if let Some(near) = near.iter().find(|v| !v.is_empty()) {
        lines.push(format!("  có phải ý bạn là: {near}"));
    }
    let usage = text(error, ContextKind::Usage);
    if !usage.is_empty() {
        lines.push(usage.replace("Usage:", "Cách dùng:").replace("[OPTIONS]", "[TÙY CHỌN]"));
    }
    lines.push("Gõ «rasoat --help» hoặc «rasoat LỆNH --help» để xem hướng dẫn.".to_owned());
    lines.join("\n")
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(all)) => all.iter().map(|s| s.to_string()).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
