//! The frame that every report has: letterhead, title, nơi nhận and signature after NĐ 30/2020/NĐ-CP, with blanks where the office is not known.

use crate::finding::Lang;
use crate::report::options::ReportOptions;
use crate::report::paper::{Block, Closing, Heading, Letterhead, Properties, Title};
use crate::report::wording::say;

/// The head of the first page; `code` is the letters of the tên loại in the number's symbol.
pub fn letterhead(options: &ReportOptions, code: &str) -> Block {
    let (lang, office) = (options.lang, &options.office);
    Block::Letterhead(Letterhead {
        parent_agency: office.parent_agency.clone(),
        agency: office.agency.clone().unwrap_or_else(|| blank_agency(lang)),
        number: number(options, code),
        national_title: say(lang, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM").to_owned(),
        motto: say(lang, "Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness").to_owned(),
        place_date: place_date(options),
        logo_png: office.logo_png.clone(),
    })
}

/// The words of the sample form in Phụ lục I.
fn blank_agency(lang: Lang) -> String {
    say(lang, "TÊN CƠ QUAN, TỔ CHỨC", "NAME OF THE AGENCY").to_owned()
}

/// The number is blank: the registry of the office gives it.
fn number(options: &ReportOptions, code: &str) -> String {
    let symbol = options.office.symbol.clone().unwrap_or_else(|| format!("{code}-......"));
    format!("{} ....../{symbol}", say(options.lang, "Số:", "No.:"))
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
