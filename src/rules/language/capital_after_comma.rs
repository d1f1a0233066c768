//! A verb with a large letter after a semicolon or a comma, as if a new sentence began.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Phrases, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN069",
    name: "capital-after-comma",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục I"),
    needs: Needs::Text,
    page: include_str!("capital_after_comma.md"),
    check,
};

/// Verbs that open the clauses of a plan and are no names.
static VERBS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "thực hiện",
        "tổ chức",
        "xây dựng",
        "triển khai",
        "tăng cường",
        "phối hợp",
        "tuyên truyền",
        "đẩy mạnh",
        "nâng cao",
        "kiểm tra",
        "chỉ đạo",
        "quán triệt",
        "bảo đảm",
        "đảm bảo",
        "hướng dẫn",
        "theo dõi",
        "đôn đốc",
        "tham mưu",
        "chuẩn bị",
        "bồi dưỡng",
        "phát huy",
        "đổi mới",
        "quản lý",
        "phân công",
        "chủ động",
        "tích cực",
        "tiếp tục",
        "hoàn thành",
        "rà soát",
        "đánh giá",
        "tham gia",
        "vận động",
        "phát động",
        "nghiên cứu",
        "khuyến khích",
        "nghiêm túc",
        "thường xuyên",
        "kịp thời",
        "giữ gìn",
        "chấn chỉnh",
        "khắc phục",
        "góp phần",
        "tạo điều kiện",
        "chú trọng",
        "quan tâm",
        "có",
        "không",
        "được",
        "phải",
        "cần",
        "gắn",
        "giúp",
        "tạo",
        "lập",
        "thành lập",
        "lồng ghép",
        "gửi",
        "rèn luyện",
        "biểu dương",
        "xử lý",
        "giải quyết",
        "hỗ trợ",
        "cung cấp",
        "công khai",
        "niêm yết",
        "đăng tải",
        "vận dụng",
        "lựa chọn",
        "duy trì",
        "bố trí",
        "sắp xếp",
        "huy động",
        "tổng hợp",
        "nhằm",
        "đồng thời",
        "trong đó",
        "qua đó",
        "từ đó",
        "mỗi",
        "mọi",
        "những",
    ])
});

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let part = case.plan.place_of_block.get(paragraph.index).and_then(Option::as_deref);
        if matches!(part, Some("recipients" | "signature" | "header")) {
            continue;
        }
        let after_mark = |w: &Word<'_>| {
            w.is_capitalised()
                && (paragraph.text[..w.start].ends_with(", ") || paragraph.text[..w.start].ends_with("; "))
        };
        if !paragraph.words.iter().any(after_mark) {
            continue;
        }
        for hit in VERBS.find(&paragraph) {
            let head = &paragraph.text[..hit.range.start];
            let after_mark = head.ends_with("; ") || head.ends_with(", ");
            let Some(first) = prose::word_after(paragraph.text, hit.range.start) else { continue };
            let second = prose::word_after(paragraph.text, first.end);
            let next = prose::word_after(paragraph.text, hit.range.end);
            let document = next.is_some_and(|w| w.text == "số");
            let clause =
                second.is_some_and(|w| w.is_lower()) && next.is_some_and(|w| w.is_lower() || w.is_upper()) && !document;
            if !after_mark || !first.is_capitalised() || !clause {
                continue;
            }
            let span = paragraph.span(first.range());
            gathered
                .add(
                    paragraph.span(hit.range),
                    "Sau dấu phẩy, dấu chấm phẩy không viết hoa: câu chưa hết.",
                    "After a comma or a semicolon the word is small: the sentence has not ended.",
                )
                .mend(Safety::Consent, span, prose::lower(first.text));
        }
    }
    gathered.report(sink);
}
