//! What a report must be told: the language, the office that sends it, the day, the versions. No clock, no disk: the caller gives all.

use crate::finding::Lang;
use jiff::civil::Date;

/// The office that sends the report, as its letterhead names it. Every part is optional; a part that is missing is printed
/// as the blank that the sample forms of NĐ 30/2020/NĐ-CP have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Cơ quan chủ quản, in capitals as on the letterhead.
    pub parent_agency: Option<String>,
    /// Cơ quan ban hành, in capitals as on the letterhead.
    pub agency: Option<String>,
    /// Ký hiệu after the blank number, for example `BC-VHXH`.
    pub symbol: Option<String>,
    /// Địa danh.
    pub place: Option<String>,
    /// Quyền hạn, chức vụ of the signer; lines are separated by `\n`.
    pub signer: Option<String>,
    /// Name under the signature.
    pub signer_name: Option<String>,
    /// Nơi nhận, one entry each, without dash and end mark; the `Lưu` line included.
    pub recipients: Vec<String>,
    /// The office's logo as the bytes of a PNG file.
    pub logo_png: Option<Vec<u8>>,
    /// Tên loại of the report on one plan instead of `PHIẾU RÀ SOÁT`.
    pub title_of_one: Option<String>,
    /// Tên loại of the report on many plans instead of `BÁO CÁO`.
    pub title_of_many: Option<String>,
}

/// Everything about a report that does not come from the plans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// The language of the report.
    pub lang: Lang,
    /// Who sends it.
    pub office: Office,
    /// The day of the review, where the caller knows it.
    pub date: Option<Date>,
    /// Version of the program, for example `0.1.0`.
    pub version: String,
    /// Name of the template that the plans were checked against.
    pub template_title: Option<String>,
    /// The day up to which the register of legal documents is kept, where known.
    pub register_date: Option<Date>,
    /// What the caller has to say of the office's own settings, for the remarks at the end: a sentence each.
    pub remarks: Vec<String>,
}
