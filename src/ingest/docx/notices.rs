//! What a reader of the report must know of a Word file.

use super::story::Tally;
use crate::document::block::Block;
use crate::finding::Notice;
use crate::ingest::unseen;

/// The notices for what was met.
pub fn of(tally: &Tally, blocks: &[Block]) -> Vec<Notice> {
    let mut notices = Vec::new();
    let n = tally.tracked;
    if n > 0 {
        notices.push(Notice::new(
            "tracked-changes",
            format!("tệp còn {n} chỗ sửa đổi theo dõi (Track Changes) chưa chấp nhận; đã đọc như thể chấp nhận tất cả"),
            format!("the file still has {n} tracked changes; it was read as if all were accepted"),
        ));
    }
    let n = tally.hidden;
    if n > 0 {
        notices.push(Notice::new(
            "hidden-text",
            format!("tệp có {n} đoạn chữ ẩn; phần chữ ẩn không được kiểm tra"),
            format!("the file has {n} stretches of hidden text; hidden text was not checked"),
        ));
    }
    notices.extend(unseen::comments(tally.comments));
    let n = tally.embedded;
    if n > 0 {
        notices.push(Notice::new(
            "embedded-document",
            format!("tệp nhúng {n} tài liệu khác; nội dung nhúng không được đọc"),
            format!("the file embeds {n} other documents; they were not read"),
        ));
    }
    if tally.pictures > 0 && blocks.iter().all(Block::is_blank) {
        notices.push(Notice::new(
            "pictures-only",
            "tệp chỉ có hình ảnh, không có chữ để kiểm tra (có thể là bản chụp hoặc bản quét)",
            "the file holds only pictures and no text to check (perhaps a photo or a scan)",
        ));
    }
    notices
}
