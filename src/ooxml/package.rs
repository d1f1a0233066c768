//! The zip package: its parts by name, unpacked within limits. A name in the package is only ever looked up in the
//! package; it never becomes a path.

use super::relations::{Relations, resolve};
use super::xml::Cursor;
use crate::error::{Error, ErrorKind, Result};
use std::collections::BTreeMap;
use std::io::Read;
use zip::ZipArchive;
use zip::result::ZipError;

/// What a package may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Most entries.
    pub entries: usize,
    /// Most unpacked bytes of all parts that are read.
    pub inflated: u64,
    /// Largest ratio of unpacked to packed bytes of a part above 1 MiB.
    pub ratio: u64,
    /// Deepest nesting of elements.
    pub nesting: usize,
}

/// One XML part.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name as the package has it.
    pub name: String,
    /// Its text.
    pub text: String,
    /// True when the offsets in `text` are offsets in the stored part (it is not when the part was UTF-16).
    pub exact: bool,
}

/// An opened package.
pub struct Package<'a> {
    archive: ZipArchive<std::io::Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
    limits: Limits,
    spent: u64,
}

impl<'a> Package<'a> {
    /// Opens a package; only its directory is read.
    pub fn open(bytes: &'a [u8], limits: Limits) -> Result<Self> {
        let archive = ZipArchive::new(std::io::Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > limits.entries {
            return Err(Error::new(
                ErrorKind::TooLarge,
                format!("tệp nén có {} mục, quá mức {} mục được phép", archive.len(), limits.entries),
                format!("the package has {} entries, more than the {} allowed", archive.len(), limits.entries),
            ));
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            if let Some(name) = archive.name_for_index(index) {
                names.entry(key(name)).or_insert(index);
            }
        }
        Ok(Package { archive, names, limits, spent: 0 })
    }

    /// True when the package has such a part. Names differ in letter case only by accident.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// The names of all entries as the package has them, in its order.
    pub fn entries(&self) -> Vec<String> {
        (0..self.archive.len()).filter_map(|i| self.archive.name_for_index(i)).map(str::to_owned).collect()
    }

    /// The index of an entry in `entries`.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.names.get(&key(name)).copied()
    }

    /// The deepest nesting allowed.
    pub fn nesting(&self) -> usize {
        self.limits.nesting
    }

    /// The archive itself, for copying entries as they are.
    pub fn archive_mut(&mut self) -> &mut ZipArchive<std::io::Cursor<&'a [u8]>> {
        &mut self.archive
    }

    /// An XML part, or `None` when the package has none of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let stored = self.archive.name_for_index(index).unwrap_or(name).to_owned();
        let bytes = self.inflate(index, &stored)?;
        let (text, exact) = decode(bytes, &stored)?;
        Ok(Some(Part { name: stored, text, exact }))
    }

    /// The relations of a part; empty when it has none. The package's own are those of the empty name.
    pub fn relations(&mut self, part: &str) -> Result<Relations> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = resolve(folder, &format!("_rels/{file}.rels"));
        let nesting = self.limits.nesting;
        match self.part(&name)? {
            Some(rels) => Relations::read(&mut Cursor::new(&rels.name, &rels.text, nesting), folder),
            None => Ok(Relations::default()),
        }
    }

    fn inflate(&mut self, index: usize, name: &str) -> Result<Vec<u8>> {
        let left = self.limits.inflated.saturating_sub(self.spent);
        let ratio = self.limits.ratio;
        let mut file = self.archive.by_index(index).map_err(broken)?;
        let packed = file.compressed_size().max(1);
        let allowed = left.min(packed.saturating_mul(ratio).max(1 << 20));
        let mut bytes = Vec::with_capacity((file.size().min(allowed) as usize).min(16 << 20));
        let read = file.by_ref().take(allowed.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map_err(|cause| broken(ZipError::Io(cause)))? as u64;
        if read > allowed {
            return Err(Error::new(
                ErrorKind::TooLarge,
                format!("phần {name} của tệp bung ra lớn quá mức được phép ({allowed} byte)"),
                format!("part {name} of the file unpacks to more than is allowed ({allowed} bytes)"),
            ));
        }
        self.spent += read;
        Ok(bytes)
    }
}

/// A part's name for look-up: forward slashes, no leading slash, ASCII letters in lower case.
fn key(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).chars().map(|c| if c == '\\' { '/' } else { c.to_ascii_lowercase() }).collect()
}

/// The text of a part: UTF-8, or UTF-16 with a mark at its head.
fn decode(bytes: Vec<u8>, name: &str) -> Result<(String, bool)> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let (text, _, wrong) = encoding_rs::UTF_16LE.decode(&bytes);
        if !wrong {
            return Ok((text.into_owned(), false));
        }
    } else if let Ok(text) = String::from_utf8(bytes) {
        return Ok((text, true));
    }
    Err(Error::new(
        ErrorKind::Damaged,
        format!("phần {name} của tệp Word có ký tự hỏng (không phải UTF-8)"),
        format!("part {name} of the Word file has broken characters (it is not UTF-8)"),
    ))
}

/// The error for what the zip reader says.
fn broken(cause: ZipError) -> Error {
    let error = match &cause {
        ZipError::UnsupportedArchive(what) if what.to_ascii_lowercase().contains("password") => Error::new(
            ErrorKind::Encrypted,
            "tệp có mật khẩu; hãy bỏ mật khẩu rồi thử lại",
            "the file needs a password; remove the password and try again",
        ),
        _ => Error::new(
            ErrorKind::Damaged,
            "tệp nén bị hỏng hoặc chưa chép đủ; hãy chép lại hoặc mở bằng Word, lưu lại rồi thử lại",
            "the package is damaged or incomplete; copy it again, or open it in Word, save it and try again",
        ),
    };
    error.because(cause)
}
