//! What leaves the program: complaints, files written to a temporary name and renamed, the progress bar.

use crate::error::{Error, ErrorKind, Result};
use crate::finding::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Prints an error to standard error.
pub fn complain(error: &Error, lang: Lang) {
    let (word, text) = match lang {
        Lang::Vi => ("lỗi", &error.vi),
        Lang::En => ("error", &error.en),
    };
    let path = error.path.as_ref().map_or_else(String::new, |p| format!("{}: ", p.display()));
    let cause = error.cause.as_ref().map_or_else(String::new, |c| format!(" ({c})"));
    eprintln!("{word}: {path}{text}{cause}");
}

/// Writes a whole file: to a temporary name beside it, then renamed. An existing file is refused without `force`.
pub fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<()> {
    refuse_existing(path, force)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = std::fs::File::create(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        // Who may read the old file may read the new one.
        if let Ok(old) = std::fs::metadata(path) {
            let _ = file.set_permissions(old.permissions());
        }
        file.sync_all()
    });
    written.and_then(|()| std::fs::rename(&temporary, path)).map_err(|cause| {
        let _ = std::fs::remove_file(&temporary);
        Error::new(
            ErrorKind::Io,
            "không ghi được tệp; hãy kiểm tra thư mục, quyền ghi và dung lượng đĩa",
            "the file cannot be written; check the folder, the permission and the space on the disk",
        )
        .at(path)
        .because(cause)
    })
}

/// Makes a folder and those above it.
pub fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|cause| {
        Error::new(
            ErrorKind::Io,
            "không tạo được thư mục; hãy kiểm tra đường dẫn và quyền ghi",
            "the folder cannot be made; check the path and the permission",
        )
        .at(folder)
        .because(cause)
    })
}

/// True when both paths lead to one file on disk.
pub fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The plans as the disk knows them, to tell whether a new file would be one of them.
pub fn on_disk(plans: &[PathBuf]) -> BTreeSet<PathBuf> {
    plans.iter().filter_map(|path| path.canonicalize().ok()).collect()
}

/// An error when the new file would be one of the plans themselves; `--force` does not help here.
pub fn refuse_plan(target: &Path, plans: &BTreeSet<PathBuf>) -> Result<()> {
    if target.canonicalize().is_ok_and(|path| plans.contains(&path)) {
        return Err(Error::new(
            ErrorKind::Usage,
            "đây là chính kế hoạch gốc, không ghi đè; hãy chọn tên hoặc thư mục khác",
            "this is a plan itself and is not written over; choose another name or folder",
        )
        .at(target));
    }
    Ok(())
}

/// An error when the file is there and may not be overwritten; asked before the work begins, not after it.
pub fn refuse_existing(path: &Path, force: bool) -> Result<()> {
    if path.exists() && !force {
        return Err(Error::new(
            ErrorKind::Usage,
            "tệp đã có; thêm --force để ghi đè hoặc chọn tên khác",
            "the file is there already; add --force to overwrite it or choose another name",
        )
        .at(path));
    }
    Ok(())
}

/// A progress bar on a terminal; nothing elsewhere.
pub fn progress(count: usize, lang: Lang) -> ProgressBar {
    if count < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
    let words = match lang {
        Lang::Vi => "{bar:30} {pos}/{len} kế hoạch, còn {eta}",
        Lang::En => "{bar:30} {pos}/{len} plans, {eta} left",
    };
    if let Ok(style) = ProgressStyle::with_template(words) {
        bar.set_style(style);
    }
    bar
}
