//! From the arguments to the list of inputs: files as given, folders sorted by path, `-` for standard input.

use crate::error::{Error, ErrorKind, Result};
use crate::ingest::limits::MAX_FILE_BYTES;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// One thing to read.
#[derive(Debug)]
pub enum Input {
    /// A file on disk.
    File(PathBuf),
    /// Bytes that are already here (standard input, a line of a file), under a name.
    Bytes(String, Vec<u8>),
    /// Something that cannot be read, under its name.
    Broken(String, Error),
}

impl Input {
    /// The name printed in records.
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => path.to_string_lossy().replace('\\', "/"),
            Input::Bytes(name, _) | Input::Broken(name, _) => name.clone(),
        }
    }

    /// The path, for a file on disk.
    pub fn path(&self) -> Option<PathBuf> {
        match self {
            Input::File(path) => Some(path.clone()),
            Input::Bytes(..) | Input::Broken(..) => None,
        }
    }

    /// The bytes.
    pub fn content(self) -> Result<Vec<u8>> {
        match self {
            Input::File(path) => read_file(&path),
            Input::Bytes(_, bytes) => Ok(bytes),
            Input::Broken(_, error) => Err(error),
        }
    }
}

/// Endings of files that lie beside plans in a folder and are none: settings, tables, code. They are passed over in folders, never when named.
const NEVER_PLANS: &[&str] = &[
    "toml", "json", "jsonl", "ndjson", "yaml", "yml", "csv", "tsv", "xlsx", "xls", "ini", "log", "ics", "sarif", "xml",
    "py", "rs", "snap", "bak",
];

/// Lists the inputs of a run.
pub fn gather(paths: &[String]) -> Vec<Input> {
    paths.iter().flat_map(|path| gather_one(path)).collect()
}

fn gather_one(path: &str) -> Vec<Input> {
    if path == "-" {
        return vec![stdin()];
    }
    let real = Path::new(path);
    if real.is_dir() { folder(real) } else { vec![Input::File(real.to_owned())] }
}

fn stdin() -> Input {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > MAX_FILE_BYTES => Input::Broken("-".into(), too_large(bytes.len() as u64)),
        Ok(_) => Input::Bytes("-".into(), bytes),
        Err(cause) => Input::Broken("-".into(), unreadable(cause)),
    }
}

fn folder(root: &Path) -> Vec<Input> {
    let mut inputs = Vec::new();
    let walk =
        WalkDir::new(root).follow_links(true).into_iter().filter_entry(|e| e.depth() == 0 || !is_hidden(e.path()));
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_candidate(entry.path()) => {
                inputs.push(Input::File(entry.into_path()));
            }
            Ok(_) => {}
            Err(cause) => inputs.push(broken_entry(cause)),
        }
    }
    inputs.sort_by_key(Input::name);
    inputs
}

fn broken_entry(cause: walkdir::Error) -> Input {
    let name = cause.path().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    let error = match cause.loop_ancestor() {
        Some(_) => Error::new(
            ErrorKind::Io,
            "liên kết thư mục quay vòng; đã bỏ qua",
            "a folder link that leads back to itself; passed over",
        ),
        None => unreadable(cause.into()),
    };
    Input::Broken(name, error)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|n| {
        let name = n.to_string_lossy();
        name.starts_with('.') || name.starts_with("~$")
    })
}

fn is_candidate(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    !NEVER_PLANS.contains(&ending.as_str())
}

/// Reads a file, refusing what is no plain file and what is too large before a byte of it is read.
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(Error::new(
            ErrorKind::Io,
            "không phải là tệp thông thường (có thể là thư mục, ống dẫn hoặc thiết bị)",
            "not a plain file (a folder, a pipe or a device)",
        ));
    }
    if meta.len() > MAX_FILE_BYTES {
        return Err(too_large(meta.len()));
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    File::open(path).and_then(|f| f.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    Ok(bytes)
}

fn too_large(bytes: u64) -> Error {
    let (found, most) = (bytes / 1_048_576, MAX_FILE_BYTES / 1_048_576);
    Error::new(
        ErrorKind::TooLarge,
        format!("tệp nặng {found} MB, vượt giới hạn {most} MB; hãy bỏ bớt ảnh rồi lưu lại"),
        format!("the file has {found} MB, over the limit of {most} MB; remove pictures and save it again"),
    )
}

fn unreadable(cause: std::io::Error) -> Error {
    let (vi, en) = match cause.kind() {
        std::io::ErrorKind::NotFound => {
            ("không tìm thấy tệp; hãy kiểm tra lại đường dẫn", "no such file; check the path")
        }
        std::io::ErrorKind::PermissionDenied => (
            "không có quyền đọc; hãy xin quyền hoặc sao chép tệp sang nơi khác",
            "no permission to read; ask for it or copy the file",
        ),
        _ => ("không đọc được tệp từ đĩa", "the file cannot be read from disk"),
    };
    Error::new(ErrorKind::Io, vi, en).because(cause)
}
