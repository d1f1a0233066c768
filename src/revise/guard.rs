//! Files that may be audited but not touched.

use crate::error::{Error, ErrorKind, Result};
use crate::ooxml::package::Package;
use crate::ooxml::relations::{Relations, companion};
use crate::ooxml::settings::Settings;
use crate::ooxml::xml::Cursor;

/// Refuses a package that is signed, holds macros or is protected against editing.
pub fn refuse_untouchable(package: &mut Package<'_>, main: &str, relations: &Relations) -> Result<()> {
    let names: Vec<String> = package.entries().iter().map(|n| n.to_ascii_lowercase()).collect();
    if names.iter().any(|n| n.trim_start_matches('/').starts_with("_xmlsignatures/")) {
        return Err(refusal(
            "tệp đã ký số; sửa vào tệp sẽ làm mất chữ ký",
            "the file is digitally signed; a change would break the signature",
        ));
    }
    if names.iter().any(|n| n.ends_with("vbaproject.bin")) {
        return Err(refusal("tệp có macro", "the file holds macros"));
    }
    let settings = match companion(package, main, relations, "settings") {
        Some(name) => package.part(&name)?,
        None => None,
    };
    let nesting = package.nesting();
    let settings = match &settings {
        Some(part) => Settings::read(&mut Cursor::new(&part.name, &part.text, nesting))?,
        None => Settings::default(),
    };
    if settings.protected {
        return Err(refusal("tệp đang bị khóa chỉnh sửa (Restrict Editing)", "editing of the file is restricted"));
    }
    if settings.write_protected {
        return Err(refusal("tệp được đặt chỉ đọc", "the file is set to be read-only"));
    }
    Ok(())
}

fn refusal(vi: &str, en: &str) -> Error {
    Error::new(
        ErrorKind::Protected,
        format!("{vi}; rasoat chỉ rà soát, không ghi vào tệp này"),
        format!("{en}; rasoat only audited this file and did not write into it"),
    )
}
