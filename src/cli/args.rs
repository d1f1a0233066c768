//! The one definition of commands and options; help, completions and the man page come from it.

use crate::finding::Lang;
use crate::ingest::limits;
use crate::report;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use std::ffi::OsString;

/// The language asked for with `--lang`, found before the arguments are parsed so that help and errors speak it too.
pub fn language(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().filter_map(|a| a.to_str());
    while let Some(word) = words.next() {
        let value = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=") };
        match value {
            Some("en") => return Lang::En,
            Some(_) => return Lang::Vi,
            None => {}
        }
    }
    Lang::Vi
}

/// Picks the text of the language.
#[derive(Debug, Clone, Copy)]
pub struct Say(pub Lang);

impl Say {
    /// Vietnamese or English.
    pub fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    let say = Say(lang);
    Command::new("rasoat")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say.pick(
            "Rà soát kế hoạch hành chính: đọc, hiểu, kiểm tra và chỉ chỗ cần sửa",
            "Reads Vietnamese administrative plans, understands them, checks them and says what to mend",
        ))
        .after_help(limits_text(say))
        .subcommand_required(true)
        .subcommand_value_name(say.pick("LỆNH", "COMMAND"))
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .help_template(template(say))
        .next_help_heading(say.pick("Tùy chọn", "Options"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help_flag(say))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(say.pick("In số phiên bản", "Print the version")),
        )
        .arg(lang_option(say))
        .subcommands([
            check(say),
            extract(say),
            normalize(say),
            compare(say),
            annotate(say),
            fix(say),
            rules(say),
            explain(say),
            templates(say),
            lookup(say),
            config(say),
            completions(say),
            man(say),
        ])
}

fn template(say: Say) -> &'static str {
    say.pick(
        "{about-with-newline}\nCách dùng: {usage}\n\nLệnh:\n{subcommands}\n\nTùy chọn:\n{options}{after-help}\n",
        "{about-with-newline}\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}{after-help}\n",
    )
}

fn sub_template(say: Say) -> &'static str {
    say.pick(
        "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}\n",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
    )
}

fn limits_text(say: Say) -> String {
    const MIB: u64 = 1024 * 1024;
    let numbers = format!(
        "{} MiB | {} MiB | {}:1 | {} | {} | {} | {} KiB | {} KiB | {} | {}",
        limits::MAX_FILE_BYTES / MIB,
        limits::MAX_INFLATED_BYTES / MIB,
        limits::MAX_INFLATE_RATIO,
        limits::MAX_ENTRIES,
        limits::MAX_NESTING,
        limits::MAX_BLOCKS,
        limits::MAX_PARAGRAPH_BYTES / 1024,
        limits::MAX_TEXT_BYTES / 1024,
        limits::MAX_PAGES,
        limits::MAX_ATTRIBUTES
    );
    let words = say.pick(
        "\nGiới hạn cho mỗi tệp (kích thước | sau khi giải nén | tỉ lệ nén | số mục trong gói | độ lồng | số đoạn | một đoạn | tổng phần chữ | số trang | thuộc tính của một thẻ HTML):\n  ",
        "\nLimits for each file (size | unpacked | packing ratio | entries of a package | nesting | paragraphs | one paragraph | all text | pages | attributes of an HTML tag):\n  ",
    );
    let exits = say.pick(
        "\n\nMã kết thúc: 0 không có lỗi từ mức --fail-on; 1 có lỗi, hoặc có tệp không đọc được; 2 gõ sai lệnh hoặc không đọc được tệp nào.",
        "\n\nExit status: 0 nothing at or above --fail-on; 1 findings, or a file that cannot be read; 2 wrong usage or no input could be read.",
    );
    format!("{words}{numbers}{exits}")
}

fn help_flag(say: Say) -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say.pick("In trợ giúp", "Print help"))
}

fn lang_option(say: Say) -> Arg {
    Arg::new("lang")
        .long("lang")
        .global(true)
        .value_name("vi|en")
        .value_parser(PossibleValuesParser::new(["vi", "en"]))
        .hide_possible_values(true)
        .help(say.pick("Ngôn ngữ của những gì in ra [mặc định: vi]", "Language of what is printed [default: vi]"))
}

fn sub(name: &'static str, about: &'static str, say: Say) -> Command {
    Command::new(name)
        .about(about)
        .help_template(sub_template(say))
        .disable_help_flag(true)
        .next_help_heading(say.pick("Tùy chọn", "Options"))
        .arg(help_flag(say))
}

fn inputs(say: Say) -> Vec<Arg> {
    vec![
        Arg::new("paths")
            .value_name(say.pick("TỆP|THƯ MỤC", "FILE|FOLDER"))
            .num_args(1..)
            .required(true)
            .help_heading(say.pick("Đầu vào", "Input"))
            .help(say.pick("Tệp, thư mục, hoặc - để đọc đầu vào chuẩn", "Files, folders, or - for standard input")),
        Arg::new("lines").long("lines").action(ArgAction::SetTrue).help(say.pick(
            "Coi mỗi dòng của tệp văn bản là một văn bản riêng",
            "Take every line of a text file for a document of its own",
        )),
        date(
            "issued",
            say.pick(
                "Ngày ban hành cho văn bản không ghi ngày (hoặc một năm)",
                "Date of issue for a text that has none (or a year)",
            ),
            say,
        ),
        registry_option(say),
        Arg::new("ocr").long("ocr").action(ArgAction::SetTrue).help(say.pick(
            "Nhận dạng chữ của PDF quét bằng tesseract đã cài (có dữ liệu vie); kết quả chỉ để xem lại",
            "Read scanned PDFs with the installed tesseract (with its vie data); its results are for review only",
        )),
        Arg::new("jobs")
            .long("jobs")
            .short('j')
            .value_name("N")
            .value_parser(value_parser!(usize))
            .help(say.pick("Số luồng [mặc định: số lõi máy]", "Threads [default: all cores]")),
        Arg::new("no-color").long("no-color").action(ArgAction::SetTrue).help(say.pick("Không dùng màu", "No colours")),
    ]
}

fn date(name: &'static str, help: &'static str, say: Say) -> Arg {
    Arg::new(name).long(name).value_name(say.pick("NĂM-THÁNG-NGÀY", "YYYY-MM-DD")).help(help)
}

fn choice(name: &'static str, values: &'static [&'static str], default: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_parser(PossibleValuesParser::new(values))
        .hide_possible_values(true)
        .hide_default_value(true)
        .value_name(default)
        .default_value(default)
        .help(format!("{help} [{}]", values.join(" | ")))
}

fn check(say: Say) -> Command {
    sub("check", say.pick("Kiểm tra kế hoạch và in mọi điểm cần sửa", "Check plans and print every fault"), say)
        .args(inputs(say))
        .arg(choice("format", &["text", "json"], "text", say.pick("Dạng in ra", "What to print")))
        .arg(
            Arg::new("report")
                .long("report")
                .short('r')
                .action(ArgAction::Append)
                .value_name(say.pick("TỆP", "FILE"))
                .help(say.pick(
                    "Viết báo cáo; loại theo đuôi tệp: .docx .pdf … (lặp lại được)",
                    "Write a report; the kind follows the ending: .docx .pdf … (may be repeated)",
                )),
        )
        .args(each_report(say))
        .arg(
            Arg::new("force")
                .long("force")
                .action(ArgAction::SetTrue)
                .help(say.pick("Ghi đè tệp đã có", "Overwrite files that are there")),
        )
        .args(judging(say))
        .arg(fail_on(say))
        .arg(Arg::new("superior").long("superior").value_name(say.pick("TỆP", "FILE")).help(say.pick(
            "Kế hoạch của cấp trên: đối chiếu từng yêu cầu với từng kế hoạch",
            "The superior's plan: each demand is held against each plan",
        )))
        .args([config_option(say), profile_option(say), baseline_option(say)])
        .arg(Arg::new("annotate").long("annotate").value_name(say.pick("THƯ MỤC", "FOLDER")).help(say.pick(
            "Ghi bản có ghi chú của mỗi tệp .docx vào thư mục này",
            "Write a copy with comments of every .docx into this folder",
        )))
        .arg(Arg::new("fix").long("fix").value_name(say.pick("THƯ MỤC", "FOLDER")).help(say.pick(
            "Ghi bản đã sửa những chỗ chắc chắn của mỗi tệp vào thư mục này",
            "Write a copy of every file with the certain mends into this folder",
        )))
        .arg(Arg::new("roster").long("roster").value_name(say.pick("TỆP", "FILE")).help(say.pick(
            "Danh sách đơn vị phải nộp (mỗi dòng một đơn vị): báo đơn vị chưa nộp",
            "Units that must send a plan (one a line): tells who has not",
        )))
        .arg(
            Arg::new("quiet")
                .long("quiet")
                .short('q')
                .action(ArgAction::SetTrue)
                .help(say.pick("Chỉ in dòng kết luận của mỗi tệp", "Print only each file's verdict")),
        )
}

fn fail_on(say: Say) -> Arg {
    choice(
        "fail-on",
        &["error", "warning", "info", "never"],
        "error",
        say.pick("Kết thúc bằng mã 1 khi có phát hiện từ mức này", "Exit with 1 for findings from this level on"),
    )
}

fn compare(say: Say) -> Command {
    let file = |name: &'static str, vi, en, help_vi, help_en| {
        Arg::new(name).value_name(say.pick(vi, en)).required(true).help(say.pick(help_vi, help_en))
    };
    sub(
        "compare",
        say.pick("So hai lần rà soát: đã sửa, chưa sửa, phát sinh", "Compare two reviews: mended, still open, new"),
        say,
    )
    .arg(file(
        "old",
        "BẢN CŨ",
        "OLD",
        "Kế hoạch cũ, hoặc kết quả --format json lần trước",
        "The old plan, or an earlier --format json",
    ))
    .arg(file(
        "new",
        "BẢN MỚI",
        "NEW",
        "Kế hoạch mới, hoặc kết quả --format json lần này",
        "The new plan, or a later --format json",
    ))
    .arg(choice("format", &["text", "json", "markdown"], "text", say.pick("Dạng in ra", "What to print")))
    .arg(registry_option(say))
    .args(judging(say))
    .arg(fail_on(say))
    .args([config_option(say), profile_option(say)])
}

/// One report a plan.
fn each_report(say: Say) -> Vec<Arg> {
    let endings = report::WRITERS.iter().map(|w| w.ending);
    let known = endings.clone().collect::<Vec<_>>().join(" | ");
    vec![
        Arg::new("report-each").long("report-each").value_name(say.pick("THƯ MỤC", "FOLDER")).help(say.pick(
            "Viết cho mỗi kế hoạch một phiếu rà soát vào thư mục này (tên tệp kế hoạch thêm -phieu)",
            "Write a report of its own for every plan into this folder (the plan's file name with -phieu)",
        )),
        Arg::new("report-format")
            .long("report-format")
            .value_name("docx")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .requires("report-each")
            .value_parser(PossibleValuesParser::new(endings))
            .hide_possible_values(true)
            .help(format!("{} [{known}]", say.pick("Loại tệp của các phiếu ấy", "The kind of these reports"))),
    ]
}

/// Options that decide how a plan is judged.
fn judging(say: Say) -> Vec<Arg> {
    vec![
        Arg::new("template").long("template").short('t').value_name(say.pick("MẪU", "ID|FILE.toml")).help(say.pick(
            "Mẫu nội dung: mã có sẵn hoặc tệp .toml [mặc định: chọn theo trích yếu]",
            "Template: a built-in id or a .toml file [default: by the subject]",
        )),
        choice(
            "stage",
            &["draft", "final"],
            "draft",
            say.pick("Bản dự thảo hay bản đã ký", "A draft or the signed plan"),
        ),
        date("today", say.pick("Ngày hôm nay [mặc định: ngày của máy]", "Today [default: the machine's date]"), say),
    ]
}

fn draft_in(say: Say) -> Vec<Arg> {
    vec![
        Arg::new("file").value_name(say.pick("TỆP", "FILE")).required(true).help(say.pick("Bản dự thảo", "The draft")),
        Arg::new("output")
            .long("output")
            .short('o')
            .value_name(say.pick("TỆP MỚI", "NEW FILE"))
            .help(say.pick("Nơi ghi bản mới", "Where the new file is written")),
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help(say.pick("Ghi đè tệp đã có", "Overwrite a file that is there")),
        registry_option(say),
        config_option(say),
        profile_option(say),
        baseline_option(say),
    ]
}

fn normalize(say: Say) -> Command {
    sub(
        "normalize",
        say.pick("Sửa dấu tiếng Việt, giải mã phông chữ cũ", "Repair Vietnamese diacritics, decode old fonts"),
        say,
    )
    .args(super::normalize::arguments(say))
}

fn annotate(say: Say) -> Command {
    sub(
        "annotate",
        say.pick(
            "Ghi từng phát hiện thành ghi chú trong chính tệp Word",
            "Set every finding as a comment in the Word file itself",
        ),
        say,
    )
    .args(draft_in(say))
    .args(judging(say))
}

fn fix(say: Say) -> Command {
    sub(
        "fix",
        say.pick(
            "Sửa những chỗ chắc chắn, dạng thay đổi được theo dõi trong Word",
            "Mend what is certain, as tracked changes in Word",
        ),
        say,
    )
    .args(draft_in(say))
    .args(judging(say))
    .arg(Arg::new("consent").long("consent").value_name(say.pick("MÃ,…|all", "CODE,…|all")).help(say.pick(
        "Sửa cả những chỗ cần người đồng ý, theo mã quy tắc hoặc tất cả",
        "Also make the mends that want consent, by rule code or all",
    )))
    .arg(
        Arg::new("in-place")
            .long("in-place")
            .action(ArgAction::SetTrue)
            .help(say.pick("Sửa ngay tệp gốc, giữ bản lưu .bak", "Mend the source itself, keeping a .bak copy")),
    )
}

fn extract(say: Say) -> Command {
    sub(
        "extract",
        say.pick(
            "Đọc nội dung: đề mục, nhiệm vụ, viện dẫn, thời hạn",
            "Read the facts: outline, tasks, citations, dates",
        ),
        say,
    )
    .args(inputs(say))
    .arg(choice("format", &["json", "csv", "xlsx", "ics", "markdown"], "json", say.pick("Dạng in ra", "What to print")))
    .arg(choice(
        "facts",
        &["tasks", "citations", "deadlines"],
        "tasks",
        say.pick("Bảng nào, khi in csv", "Which table, for csv"),
    ))
    .arg(
        Arg::new("output")
            .long("output")
            .short('o')
            .value_name(say.pick("TỆP", "FILE"))
            .help(say.pick("Ghi vào tệp thay vì in ra", "Write to a file instead of printing")),
    )
    .arg(
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help(say.pick("Ghi đè tệp đã có", "Overwrite a file that is there")),
    )
}

fn rules(say: Say) -> Command {
    sub("rules", say.pick("Liệt kê mọi quy tắc", "List every rule"), say).arg(choice(
        "format",
        &["text", "json"],
        "text",
        say.pick("Dạng in ra", "What to print"),
    ))
}

fn explain(say: Say) -> Command {
    sub(
        "explain",
        say.pick(
            "Giải thích một quy tắc: vì sao, cách sửa, ví dụ sai và đúng",
            "Explain a rule: why, how to mend, wrong and right examples",
        ),
        say,
    )
    .arg(
        Arg::new("code")
            .value_name(say.pick("MÃ", "CODE"))
            .required(true)
            .help(say.pick("Mã quy tắc, ví dụ TT001", "A rule's code, for example TT001")),
    )
}

fn templates(say: Say) -> Command {
    sub("templates", say.pick("Liệt kê hoặc xem các mẫu nội dung", "List or show the templates"), say)
        .subcommand(
            sub("show", say.pick("Xem một mẫu", "Show a template"), say).arg(
                Arg::new("id")
                    .value_name(say.pick("MẪU", "ID"))
                    .required(true)
                    .help(say.pick("Mã mẫu, ví dụ ke-hoach", "A template's id, for example ke-hoach")),
            ),
        )
        .subcommand(
            sub(
                "from-plan",
                say.pick(
                    "Rút yêu cầu từ kế hoạch của cấp trên thành tệp TOML sửa được",
                    "Write the demands of a superior's plan as editable TOML",
                ),
                say,
            )
            .arg(
                Arg::new("file")
                    .value_name(say.pick("TỆP", "FILE"))
                    .required(true)
                    .help(say.pick("Kế hoạch của cấp trên", "The superior's plan")),
            ),
        )
}

fn lookup(say: Say) -> Command {
    sub(
        "lookup",
        say.pick(
            "Tra một văn bản trong danh mục: ngày, cơ quan, tình trạng",
            "Look a document up in the register: date, issuer, status",
        ),
        say,
    )
    .arg(
        Arg::new("words").value_name(say.pick("VĂN BẢN", "DOCUMENT")).num_args(1..).required(true).help(
            say.pick("Số, ký hiệu hoặc tên, ví dụ 33/CT-TTg", "Number and symbol or name, for example 33/CT-TTg"),
        ),
    )
    .arg(date("at", say.pick("Tình trạng vào ngày này", "Status on this day"), say))
    .arg(registry_option(say))
}

fn registry_option(say: Say) -> Arg {
    Arg::new("registry").long("registry").value_name(say.pick("TỆP.tsv", "FILE.tsv")).help(say.pick(
        "Thêm danh mục văn bản của đơn vị (cùng các cột)",
        "Add the office's own register of documents (same columns)",
    ))
}

fn config(say: Say) -> Command {
    sub("config", say.pick("Xem cấu hình đang dùng", "Show the settings in use"), say)
        .subcommand_required(true)
        .subcommand(
            sub("show", say.pick("In từng giá trị và nguồn của nó", "Print each value and where it came from"), say)
                .args([config_option(say), profile_option(say), baseline_option(say)])
                .args(judging(say))
                .arg(fail_on(say)),
        )
}

fn config_option(say: Say) -> Arg {
    Arg::new("config").long("config").value_name(say.pick("TỆP.toml", "FILE.toml")).help(say.pick(
        "Tệp cấu hình của cơ quan [mặc định: rasoat.toml trong thư mục hiện tại]",
        "The office's settings [default: rasoat.toml of the working folder]",
    ))
}

fn profile_option(say: Say) -> Arg {
    Arg::new("profile").long("profile").value_name(say.pick("HỒ SƠ|TỆP.toml", "NAME|FILE.toml")).help(say.pick(
        "Hồ sơ của đơn vị: truong, phong, so, xa, hoặc một tệp .toml",
        "The office's profile: truong, phong, so, xa, or a .toml file",
    ))
}

fn baseline_option(say: Say) -> Arg {
    Arg::new("baseline").long("baseline").value_name(say.pick("TỆP.json", "FILE.json")).help(say.pick(
        "Kết quả --format json lần trước: phát hiện cũ không tính là lỗi mới",
        "Output of an earlier --format json: known findings do not count as new",
    ))
}

fn completions(say: Say) -> Command {
    sub("completions", say.pick("In phần gợi ý lệnh cho shell", "Print shell completions"), say).arg(
        Arg::new("shell")
            .value_name("SHELL")
            .required(true)
            .value_parser(value_parser!(clap_complete::Shell))
            .help("bash, elvish, fish, powershell, zsh"),
    )
}

fn man(say: Say) -> Command {
    sub("man", say.pick("In trang hướng dẫn (roff)", "Print the manual page (roff)"), say)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound_in_both_languages() {
        command(Lang::Vi).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn the_language_is_known_before_parsing() {
        let words = |s: &str| s.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&words("rasoat check a --lang en")), Lang::En);
        assert_eq!(language(&words("rasoat --lang=en rules")), Lang::En);
        assert_eq!(language(&words("rasoat rules")), Lang::Vi);
    }
}
