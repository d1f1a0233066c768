//! The one error type of the library: what went wrong, with which file, and the cause behind it.

use std::fmt;
use std::path::PathBuf;

/// What kind of thing went wrong; `as_str` is the `kind` of the JSON contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorKind {
    /// The file or folder is not there or may not be read.
    Io,
    /// The content is of no kind that we read.
    UnknownFormat,
    /// The file is of a known kind but broken.
    Damaged,
    /// The file needs a password.
    Encrypted,
    /// The file may be read but not written: signed, protected or with macros.
    Protected,
    /// A limit of `ingest::limits` was passed.
    TooLarge,
    /// A scan: pictures without text.
    Scanned,
    /// Text that is not what the reader sees (a broken character map).
    BrokenText,
    /// A dependency or we ourselves panicked on this file.
    Crashed,
    /// A template, registry or configuration file is wrong.
    Config,
    /// The command line is wrong.
    Usage,
}

impl ErrorKind {
    /// The stable name used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ErrorKind::Io => "io",
            ErrorKind::UnknownFormat => "unknown-format",
            ErrorKind::Damaged => "damaged",
            ErrorKind::Encrypted => "encrypted",
            ErrorKind::Protected => "protected",
            ErrorKind::TooLarge => "too-large",
            ErrorKind::Scanned => "scanned-pdf",
            ErrorKind::BrokenText => "broken-charmap",
            ErrorKind::Crashed => "crashed",
            ErrorKind::Config => "config",
            ErrorKind::Usage => "usage",
        }
    }
}

/// An error with the words for both languages. The words say what was expected, what was found and what to do.
#[derive(Debug)]
pub struct Error {
    /// The kind, for programs.
    pub kind: ErrorKind,
    /// The file, where one is to blame.
    pub path: Option<PathBuf>,
    /// In Vietnamese, one or two sentences.
    pub vi: String,
    /// In English, one or two sentences.
    pub en: String,
    /// What lies behind it.
    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error with its words in both languages.
    pub fn new(kind: ErrorKind, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Error { kind, path: None, vi: vi.into(), en: en.into(), cause: None }
    }

    /// Names the file.
    pub fn at(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds the cause.
    pub fn because(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.cause = Some(Box::new(cause));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        f.write_str(&self.en)?;
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|c| c.as_ref() as &(dyn std::error::Error + 'static))
    }
}

/// The library's result.
pub type Result<T> = std::result::Result<T, Error>;
