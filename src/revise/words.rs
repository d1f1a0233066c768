//! What comments and refusals say.

use super::place::Obstacle;
use crate::finding::{Finding, Lang, Severity, Words};

/// The author of comments and changes.
pub const AUTHOR: &str = "rasoat";
/// The author's initials.
pub const INITIALS: &str = "RS";

/// The paragraphs of a finding's comment.
pub fn comment(finding: &Finding, lang: Lang) -> Vec<String> {
    let mut lines =
        vec![format!("{} {}: {}", severity(finding.severity).get(lang), finding.code, finding.message.get(lang))];
    lines.extend(Some(finding.why.get(lang)).filter(|w| !w.is_empty()).map(str::to_owned));
    if let Some(hint) = &finding.hint {
        lines.push(format!("{}: {}", pick(lang, "Cách sửa", "How to mend"), hint.get(lang)));
    }
    if let Some(basis) = &finding.basis {
        lines.push(format!("{}: {basis}", pick(lang, "Căn cứ", "Basis")));
    }
    lines
}

/// The paragraphs of the comment on a mend.
pub fn mended(finding: &Finding, lang: Lang) -> Vec<String> {
    let mut lines = vec![format!("{} {}: {}", pick(lang, "Đã sửa", "Mended"), finding.code, finding.message.get(lang))];
    lines.extend(Some(finding.why.get(lang)).filter(|w| !w.is_empty()).map(str::to_owned));
    lines.extend(finding.basis.iter().map(|basis| format!("{}: {basis}", pick(lang, "Căn cứ", "Basis"))));
    lines
}

/// The paragraph that tells of a part which no tracked change can hold.
pub fn untracked(lang: Lang) -> String {
    let words = Words::new(
        "Số trang là thay đổi được theo dõi; phần đầu trang, chân trang mới thêm để chứa nó thì không: từ chối thay đổi \
         thì số trang mất, phần mới còn lại để trống.",
        "The page number is a tracked change; the new header or footer that holds it cannot be one: when the change is \
         rejected the number goes and the new part stays, empty.",
    );
    words.get(lang).to_owned()
}

/// The paragraphs of the comment that gathers findings without a place.
pub fn gathered(findings: &[&Finding], lang: Lang) -> Vec<String> {
    let head = match lang {
        Lang::Vi => format!("Có {} điểm không gắn được vào một chỗ cụ thể trong văn bản:", findings.len()),
        Lang::En => format!("{} findings belong to no single place in the text:", findings.len()),
    };
    let mut lines = vec![head];
    for (index, finding) in findings.iter().enumerate() {
        let quote = finding.quote.as_ref().filter(|q| !q.is_empty());
        let quote = quote.map(|q| format!(" (“{q}”)")).unwrap_or_default();
        let mut parts = comment(finding, lang).into_iter();
        lines.push(format!("{}. {}{quote}", index + 1, parts.next().unwrap_or_default()));
        lines.extend(parts);
    }
    lines
}

fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Error => Words::new("Lỗi", "Error"),
        Severity::Warning => Words::new("Cảnh báo", "Warning"),
        Severity::Info => Words::new("Lưu ý", "Note"),
    }
}

fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// Why a mend was not made.
pub fn obstacle(obstacle: Obstacle) -> Words {
    match obstacle {
        Obstacle::NotText => Words::new(
            "chỗ cần sửa có dấu tab, ngắt dòng, ký hiệu hoặc công thức",
            "the place holds a tab, a break, a symbol or a formula",
        ),
        Obstacle::Tracked => Words::new(
            "chỗ cần sửa đang có thay đổi được theo dõi; hãy chấp nhận hoặc bỏ thay đổi đó trước",
            "another change is tracked there; accept or reject it first",
        ),
        Obstacle::Locked => {
            Words::new("chỗ cần sửa nằm trong ô nội dung bị khóa", "the place is in a locked content control")
        }
        Obstacle::Field => Words::new(
            "chỗ cần sửa do một trường (field) tự sinh ra; hãy cập nhật trường đó",
            "the text is made by a field; update the field",
        ),
        Obstacle::Box => Words::new("chỗ cần sửa nằm trong hộp văn bản", "the place is in a text box"),
        Obstacle::Elsewhere => {
            Words::new("chỗ cần sửa nằm ngoài phần thân văn bản", "the place is outside the body of the text")
        }
        Obstacle::Overlap => Words::new(
            "chỗ này đã có một sửa chữa khác; hãy chạy lại sau khi xử lý sửa chữa đó",
            "another mend touches the same text; run again when it is settled",
        ),
        Obstacle::Running => Words::new(
            "đầu trang hoặc chân trang còn có nội dung khác, hoặc khác nhau ở trang chẵn, trang lẻ; hãy đặt số trang bằng tay",
            "headers or footers hold something else, or differ on even and odd pages; set the page number by hand",
        ),
        Obstacle::Line => Words::new(
            "không đặt được đường kẻ vào chỗ này; hãy vẽ bằng tay (Insert > Shapes > Line)",
            "no line can be set here; draw it by hand (Insert > Shapes > Line)",
        ),
        Obstacle::Nowhere => Words::new("không tìm thấy chỗ cần sửa trong tệp", "the place was not found in the file"),
    }
}
