//! Text of pictures by the installed program `tesseract` with its Vietnamese data. Pictures go in and text comes out through
//! pipes: no file is left behind. Knows nothing of plans.

use crate::error::{Error, ErrorKind, Result};
use crate::ingest::pdf::pictures::Picture;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The program.
const PROGRAM: &str = "tesseract";
/// Its data for Vietnamese.
const LANGUAGE: &str = "vie";
/// Longest time for one page.
const PAGE_TIME: Duration = Duration::from_secs(90);
/// Longest time for a question about what is installed.
const QUESTION_TIME: Duration = Duration::from_secs(20);

/// An error that says what to install, unless the program and its Vietnamese data are there.
pub fn installed() -> Result<()> {
    let said = run(Command::new(PROGRAM).arg("--list-langs"), Vec::new(), QUESTION_TIME)?;
    // Old versions list the languages on standard error.
    let listed = |text: &[u8]| String::from_utf8_lossy(text).lines().any(|line| line.trim() == LANGUAGE);
    if listed(&said.out) || listed(&said.err) { Ok(()) } else { Err(no_vietnamese()) }
}

/// The text of one page.
pub fn read(picture: &Picture) -> Result<String> {
    let mut command = Command::new(PROGRAM);
    // One thread each: the files of a batch already keep all cores busy.
    command.args(["stdin", "stdout", "-l", LANGUAGE, "--dpi", "300"]).env("OMP_THREAD_LIMIT", "1");
    let said = run(&mut command, picture.to_pgm(), PAGE_TIME)?;
    if !said.success {
        return Err(failed(&String::from_utf8_lossy(&said.err)));
    }
    Ok(String::from_utf8_lossy(&said.out).into_owned())
}

/// What the program said.
struct Said {
    success: bool,
    out: Vec<u8>,
    err: Vec<u8>,
}

/// Most bytes that are taken from the program: a page of text has a few thousand.
const MAX_SAID: u64 = 4 * 1024 * 1024;

fn run(command: &mut Command, input: Vec<u8>, time: Duration) -> Result<Said> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|cause| not_installed().because(cause))?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let writer = thread::spawn(move || pipes.0.map(|mut pipe| pipe.write_all(&input)));
    let out = thread::spawn(move || pipes.1.map_or_else(Vec::new, drain));
    let err = thread::spawn(move || pipes.2.map_or_else(Vec::new, drain));
    let success = wait(&mut child, time)?;
    // A program that reads no input breaks the pipe; what it said decides.
    let _ = writer.join();
    Ok(Said { success, out: out.join().unwrap_or_default(), err: err.join().unwrap_or_default() })
}

fn drain(pipe: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What was said before the pipe broke is enough.
    let _ = pipe.take(MAX_SAID).read_to_end(&mut bytes);
    bytes
}

/// Waits for the end; a program that takes too long is ended.
fn wait(child: &mut Child, time: Duration) -> Result<bool> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(2);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if begun.elapsed() < time => thread::sleep(pause),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(too_slow(time));
            }
            Err(cause) => return Err(failed("").because(cause)),
        }
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

fn not_installed() -> Error {
    Error::new(
        ErrorKind::Usage,
        "--ocr cần chương trình tesseract, nhưng máy chưa có. Cài: Ubuntu/Debian «sudo apt install tesseract-ocr tesseract-ocr-vie»; macOS «brew install tesseract tesseract-lang»; Windows: bộ cài của UB Mannheim, chọn thêm tiếng Việt (Vietnamese)",
        "--ocr needs the program tesseract, which is not installed. Install it: Ubuntu/Debian 'sudo apt install tesseract-ocr tesseract-ocr-vie'; macOS 'brew install tesseract tesseract-lang'; Windows: the installer of UB Mannheim, with Vietnamese selected",
    )
}

fn no_vietnamese() -> Error {
    Error::new(
        ErrorKind::Usage,
        "tesseract chưa có dữ liệu tiếng Việt. Cài: Ubuntu/Debian «sudo apt install tesseract-ocr-vie»; macOS «brew install tesseract-lang»; Windows: chạy lại bộ cài và chọn Vietnamese",
        "tesseract lacks its Vietnamese data. Install it: Ubuntu/Debian 'sudo apt install tesseract-ocr-vie'; macOS 'brew install tesseract-lang'; Windows: run the installer again and select Vietnamese",
    )
}

fn too_slow(time: Duration) -> Error {
    let seconds = time.as_secs();
    Error::new(
        ErrorKind::Scanned,
        format!(
            "tệp PDF là bản quét; tesseract chạy quá {seconds} giây cho một trang nên đã dừng. Hãy gửi bản .docx hoặc PDF xuất từ Word"
        ),
        format!(
            "the PDF is a scan; tesseract took more than {seconds} seconds for one page and was stopped. Send the .docx or a PDF exported from Word"
        ),
    )
}

fn failed(said: &str) -> Error {
    let said: String = said.lines().next().unwrap_or_default().chars().take(200).collect();
    Error::new(
        ErrorKind::Scanned,
        format!("tệp PDF là bản quét; tesseract không đọc được ảnh ({said}). Hãy gửi bản .docx hoặc PDF xuất từ Word"),
        format!(
            "the PDF is a scan; tesseract could not read its pictures ({said}). Send the .docx or a PDF exported from Word"
        ),
    )
}
