//! The frame that every report has: letterhead, title, nơi nhận and signature after NĐ 30/2020/NĐ-CP, with blanks where the office is not known.

use crate::finding::Lang;
use crate::registry::types;
use crate::report::agency;
use crate::report::options::ReportOptions;
use crate::report::paper::{Block, Closing, Heading, Letterhead, Properties, Title};
use crate::report::wording::say;

/// The head of the first page of a report of this tên loại.
pub fn letterhead(options: &ReportOptions, kind: &str) -> Block {
    let (lang, office) = (options.lang, &options.office);
    Block::Letterhead(Letterhead {
        parent_agency: office.parent_agency.clone(),
        agency: office.agency.clone().unwrap_or_else(|| blank_agency(lang)),
        number: number(options, kind),
        national_title: say(lang, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM").to_owned(),
        motto: say(lang, "Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness").to_owned(),
        place_date: place_date(options),
        logo_png: office.logo_png.clone(),
    })
}

/// The office that most often reviews the plans of its schools, with the place of its name left open; another office writes its
/// own over it. A line of dots alone would say nothing of what belongs there.
fn blank_agency(lang: Lang) -> String {
    say(lang, "ỦY BAN NHÂN DÂN ...............", "PEOPLE'S COMMITTEE OF ...............").to_owned()
}

/// The number is blank: the registry of the office gives it. The symbol opens with the letters of the tên loại, whatever
/// report the office's own symbol (`BC-VHXH`) was written for.
fn number(options: &ReportOptions, kind: &str) -> String {
    let unit = options.office.symbol.as_deref().unwrap_or("......");
    let unit = unit.split_once('-').map_or(unit, |(_, unit)| unit);
    format!("{} ....../{}-{unit}", say(options.lang, "Số:", "No.:"), code(kind))
}

/// The line under the head of an annex, with the blanks of the number and the date (Phụ lục I, Phần I, Mục III, khoản 1).
pub fn reference(options: &ReportOptions, name: &str, kind: &str) -> String {
    let number = number(options, kind);
    let number = number.split_once(' ').map_or("......", |(_, number)| number);
    let year = options.date.map_or_else(|| "......".to_owned(), |d| d.year().to_string());
    match options.lang {
        Lang::Vi => {
            let office = options.office.agency.as_deref().and_then(agency::in_running_text);
            let of = office.map_or_else(String::new, |office| format!(" của {office}"));
            format!("(Kèm theo {name} số {number} ngày ..... tháng ..... năm {year}{of})")
        }
        Lang::En => format!("(To {name} No. {number} of ..... ..... {year})"),
    }
}

/// The letters of a tên loại: those of Phụ lục III, else the first letters of its words.
fn code(kind: &str) -> String {
    match types::by_name(kind) {
        Some(known) => known.codes.first().copied().unwrap_or_default().to_owned(),
        None => kind.split_whitespace().filter_map(|word| word.chars().next()).collect(),
    }
}

/// Day and month are blank: the officer dates what he signs.
fn place_date(options: &ReportOptions) -> String {
    let place = options.office.place.as_deref().unwrap_or("...............");
    let year = options.date.map_or_else(|| "......".to_owned(), |d| d.year().to_string());
    match options.lang {
        Lang::Vi => format!("{place}, ngày ..... tháng ..... năm {year}"),
        Lang::En => format!("{place}, ..... ..... {year}"),
    }
}

/// Tên loại of the report on one plan.
pub fn kind_of_one(options: &ReportOptions) -> &str {
    options.office.title_of_one.as_deref().unwrap_or(say(options.lang, "PHIẾU RÀ SOÁT", "REVIEW SHEET"))
}

/// Tên loại of the report on many plans: a "bảng tổng hợp" is none of the types of Điều 7, NĐ 30/2020/NĐ-CP; what is sent up with a number and a
/// signature is a báo cáo.
pub fn kind_of_many(options: &ReportOptions) -> &str {
    options.office.title_of_many.as_deref().unwrap_or(say(options.lang, "BÁO CÁO", "REPORT"))
}

/// Trích yếu of the report on many plans.
pub fn subject_of_many(lang: Lang, plans: usize) -> String {
    match lang {
        Lang::Vi => format!("Tổng hợp kết quả rà soát {plans} kế hoạch"),
        Lang::En => format!("Summary of the review of {plans} plans"),
    }
}

/// Tên loại and trích yếu.
pub fn title(kind: &str, subject: &str) -> Block {
    Block::Title(Title { kind: kind.to_owned(), subject: subject.to_owned(), ..Title::default() })
}

/// Titles with their contents as numbered sections (I, II, III …); those with nothing to say are left out.
pub fn sections(parts: Vec<(&'static str, Vec<Block>)>) -> Vec<Block> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let mut blocks = Vec::new();
    let told = parts.into_iter().filter(|(_, content)| !content.is_empty());
    for (label, (title, content)) in ROMAN.iter().zip(told) {
        blocks.push(Block::Heading(Heading { level: 1, text: format!("{label}. {title}"), ..Heading::default() }));
        blocks.extend(content);
    }
    blocks
}

/// Nơi nhận and the signature's place; `recipients` without dashes when the office has none of its own.
pub fn closing(options: &ReportOptions, recipients: &[&str], signer: &str) -> Block {
    let (lang, office) = (options.lang, &options.office);
    let given: Vec<&str> = office.recipients.iter().map(String::as_str).collect();
    let lines = if given.is_empty() { recipients } else { &given };
    let last = lines.len().saturating_sub(1);
    let recipients = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            format!("- {}{}", line.trim_end_matches([';', '.']), if index == last { "." } else { ";" })
        })
        .collect();
    let own = office.signer.as_ref().map(|s| s.lines().map(str::to_owned).collect());
    Block::Closing(Closing {
        recipients_label: say(lang, "Nơi nhận:", "Recipients:").to_owned(),
        recipients,
        instruction: own.is_none().then(|| say(lang, "(Ký, ghi rõ họ tên)", "(Signature and full name)").to_owned()),
        signer: own.unwrap_or_else(|| vec![signer.to_owned()]),
        name: office.signer_name.clone(),
    })
}

/// Document properties.
pub fn properties(options: &ReportOptions, title: String, subject: String) -> Properties {
    Properties {
        title,
        subject,
        author: options.office.agency.clone().unwrap_or_default(),
        keywords: say(options.lang, "kế hoạch; rà soát; thể thức văn bản", "plan; review; form of documents")
            .to_owned(),
        producer: format!("rasoat {}", options.version).trim_end().to_owned(),
        created: options.date,
    }
}
