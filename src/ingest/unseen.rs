//! What a file holds beside the text that was read — hidden characters, tracked changes, comments — and the notices that say so.

use crate::finding::Notice;

/// What was met and not read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Hidden characters.
    pub hidden: usize,
    /// There are tracked changes.
    pub tracked: bool,
    /// Comments of reviewers.
    pub comments: usize,
}

impl Unseen {
    /// A notice for each.
    pub fn notices(self) -> Vec<Notice> {
        let n = self.hidden;
        let hidden = (n > 0).then(|| {
            Notice::new(
                "hidden-text",
                format!("tệp có {n} ký tự ẩn, không được kiểm"),
                format!("the file has {n} hidden characters that were not checked"),
            )
        });
        let tracked = self.tracked.then(|| {
            Notice::new(
                "tracked-changes",
                "tệp còn các thay đổi được theo dõi; đã đọc bản sau khi chấp nhận mọi thay đổi",
                "the file holds tracked changes; it was read as if all were accepted",
            )
        });
        [hidden, tracked, comments(self.comments)].into_iter().flatten().collect()
    }
}

/// The notice for comments of reviewers, when there are any.
pub fn comments(n: usize) -> Option<Notice> {
    let (are, they) = if n == 1 { ("comment", "it was") } else { ("comments", "they were") };
    (n > 0).then(|| {
        Notice::new(
            "comments",
            format!("tệp còn {n} nhận xét (comment), không được kiểm; hãy xử lý và xóa trước khi ký"),
            format!("the file still has {n} {are}; {they} not checked: settle and delete before signing"),
        )
    })
}
