//! Who is told to do a task, who answers for it, who works with them: cues in running text.

use crate::extract::bodies::dictionary::{self, Where};
use crate::extract::bodies::split::split;
use crate::extract::tasks::mention::{Mention, is_post, mentions};
use crate::extract::tasks::people::People;
use crate::extract::tasks::role::{Role, role};
use crate::extract::tasks::said::{behind_colon, bracketed, doers, helpers, labelled};
use crate::extract::tasks::{action, actor, verb};
use crate::extract::words::lower;

/// Reads the people of one task's text.
pub fn read(text: &str) -> People {
    let mut people = read_clause(text);
    // "Khi có tình huống, bảo vệ báo ngay …": once, so that a chain of such words costs no more.
    if people.lead.is_empty()
        && let Some(clause) = actor::main_clause(text)
    {
        let told = read_clause(clause);
        people.lead_all(told.lead);
        people.partner_all(told.partners);
    }
    let lead = people.lead.clone();
    people.partners.retain(|name| !lead.contains(name));
    people
}

fn read_clause(text: &str) -> People {
    let mut people = People::default();
    if action::is_member(text) {
        return people;
    }
    let small = lower(text);
    let found = dictionary::find_in(text, &small, Where::Sentence);
    if found.first().is_none_or(|body| body.range.start > 0)
        && let Some(range) = actor::shy_actor(text)
    {
        people.lead_all(split(&text[range]));
    }
    let mentions = mentions(text, &small, found);
    people.lead_all(entitled(text, &small, &mentions));
    let mut told = 0;
    let mut at = 0;
    while at < mentions.len() {
        let end = (at + 1..mentions.len()).find(|i| !mentions[*i].joined).unwrap_or(mentions.len());
        let group = &mentions[at..end];
        let names = group.iter().map(|mention| mention.body.name.clone());
        match role(&small, text, group, mentions.get(end)) {
            // "Hiệu trưởng phân công thành viên …": the subject does it.
            Role::Told if !people.lead.is_empty() => {}
            Role::Lead | Role::Told => {
                told = group.last().map_or(told, |last| last.body.range.end);
                people.lead_all(names);
            }
            Role::Partner => people.partner_all(names),
            Role::None => {}
        }
        at = end;
    }
    if people.lead.is_empty()
        && let Some(end) = actor::unknown_actor(text)
    {
        told = end;
        people.lead_all(split(&text[..end]));
    }
    labelled(text, &small, &mut people);
    helpers(text, &small, &mut people);
    doers(text, &small, &mut people);
    let posts: Vec<usize> = mentions.iter().filter(|m| is_post(&m.body)).map(|m| m.body.range.end).collect();
    if !behind_colon(text, &mut people) {
        bracketed(text, told, &posts, &mut people);
    }
    let lead = people.lead.clone();
    people.partners.retain(|name| !lead.contains(name));
    people
}

/// "Bà Đặng Thị Liên, Hiệu trưởng, Đội trưởng đội PCCC: chỉ đạo chung": the person before a colon, whatever stands between.
fn entitled(text: &str, small: &str, mentions: &[Mention]) -> Option<String> {
    let first = mentions.first().filter(|mention| mention.body.range.start == 0)?;
    dictionary::opening_person(text)?;
    let colon = small.find(':').filter(|colon| *colon < 160 && first.body.range.end <= *colon)?;
    let between = &small[first.body.range.end..colon];
    let titles =
        between.starts_with([',', ' ', '-', '–']) && !between.contains([';', '.']) && !verb::opens_with_verb(between);
    (titles && verb::does(&text[colon..])).then(|| first.body.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tasks::said::listed;

    fn seen(text: &str) -> (Vec<String>, Vec<String>) {
        let people = read(text);
        (people.lead, people.partners)
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|s| (*s).to_owned()).collect()
    }

    #[test]
    fn cues_in_sentences() {
        for (text, lead, partners) in [
            (
                "Giao Tổ chuyên môn chủ trì, phối hợp với Công đoàn tổ chức hội thi.",
                &["Tổ chuyên môn"][..],
                &["Công đoàn"][..],
            ),
            ("Hiệu trưởng xây dựng kế hoạch, triển khai.", &["Hiệu trưởng"], &[]),
            ("Các tổ chuyên môn, GVCN thực hiện nghiêm túc kế hoạch.", &["Tổ chuyên môn", "Giáo viên chủ nhiệm"], &[]),
            ("Tổ chức hội nghị (TPT Đội).", &["Tổng phụ trách Đội"], &[]),
            ("Phối hợp với Ban đại diện cha mẹ học sinh vận động quỹ.", &[], &["Ban đại diện cha mẹ học sinh"]),
            ("Nâng cao nhận thức cho giáo viên, học sinh.", &[], &[]),
            (
                "Công đoàn phối hợp với chính quyền địa phương tổ chức thăm hỏi.",
                &["Công đoàn"],
                &["Chính quyền địa phương"],
            ),
        ] {
            assert_eq!(seen(text), (names(lead), names(partners)), "{text}");
        }
    }

    #[test]
    fn subjects_behind_other_words() {
        for (text, lead) in [
            (
                "Theo Kế hoạch số 12/KH-UBND ngày 05/9/2025 của UBND xã, Công đoàn phụ trách vận động.",
                &["Công đoàn"][..],
            ),
            ("Theo Kế hoạch của Sở GDĐT, Phó Hiệu trưởng phụ trách công tác tập huấn.", &["Phó Hiệu trưởng"]),
            ("Hằng tuần, GVCN báo cáo tình hình lớp cho TPT Đội.", &["Giáo viên chủ nhiệm"]),
            ("Tổ Thể dục tổ chức giải bóng đá mini cho học sinh.", &["Tổ Thể dục"]),
            ("Tổ Năng khiếu xây dựng kế hoạch Hội khỏe Phù Đổng.", &["Tổ Năng khiếu"]),
            ("Giáo viên chủ nhiệm tổ chức lao động; học sinh cùng tham gia.", &["Giáo viên chủ nhiệm"]),
            ("Tổ chức ngày hội đọc sách; học sinh tham gia viết cảm nhận.", &[]),
            ("Hội đồng chấm thi hoàn thành việc chấm trước ngày 20/12.", &["Hội đồng chấm thi"]),
            ("Hội đồng tự đánh giá rà soát minh chứng.", &["Hội đồng tự đánh giá"]),
            ("Hiệu trưởng giao Phó Hiệu trưởng theo dõi, đôn đốc.", &["Phó Hiệu trưởng"]),
            ("Hiệu trưởng (Trưởng ban) chỉ đạo chung.", &["Hiệu trưởng"]),
            ("Công đoàn (đ/c Hải) chuẩn bị quà tặng.", &["Công đoàn"]),
            ("Các lớp nộp bài dự thi về TPT Đội.", &["Các lớp"]),
            ("Ban chỉ đạo chuyển đổi số: Chỉ đạo, kiểm tra việc thực hiện.", &["Ban chỉ đạo chuyển đổi số"]),
            ("Hiệu trưởng; Phó Hiệu trưởng kiểm tra đột xuất.", &["Hiệu trưởng", "Phó Hiệu trưởng"]),
            ("Trách nhiệm của Hiệu trưởng: chỉ đạo toàn diện.", &["Hiệu trưởng"]),
            (
                "Trang trí cổng trường: bảo vệ và GV Mĩ thuật thực hiện, xong trước ngày 22/01/2025.",
                &["Bảo vệ", "Giáo viên Mĩ thuật"],
            ),
            ("In sao đề: thầy Nhân, cô Thủy (VP), từ ngày 22 đến 25/10/2024.", &["Nhân", "Thủy"]),
            ("Tổ trưởng phân công ra đề, nộp cho Phó Hiệu trưởng (thầy Nhân) trước ngày 21/10.", &["Tổ trưởng"]),
        ] {
            assert_eq!(seen(text).0, names(lead), "{text}");
        }
    }

    #[test]
    fn persons_and_their_posts() {
        for (text, lead) in [
            ("Giao cho đồng chí Nguyễn Thị Hoa, Phó Hiệu trưởng, trực tiếp chỉ đạo.", &["Nguyễn Thị Hoa"][..]),
            ("Đồng chí Trần Văn Bình – Chủ tịch Công đoàn chủ trì hội nghị.", &["Trần Văn Bình"]),
            ("Bà Lê Thị Lan (Phó Hiệu trưởng) chịu trách nhiệm kiểm tra hồ sơ.", &["Lê Thị Lan"]),
            ("Bà Lê Thị Lan, Hiệu trưởng, Đội trưởng đội PCCC cơ sở: Chỉ đạo chung.", &["Lê Thị Lan"]),
            ("Phân công cô Hoa, cô Lan phụ trách trang trí.", &["Hoa", "Lan"]),
            ("Cập nhật cơ sở dữ liệu ngành (đ/c Tuấn - CNTT).", &["Tuấn"]),
            ("Kiểm tra hồ sơ sổ sách: đ/c Thủy, đ/c Hằng.", &["Thủy", "Hằng"]),
            ("Kiểm tra đảng viên chấp hành: đồng chí Võ Thị Hà.", &[]),
            ("Giáo viên phụ trách phòng máy kiểm tra máy tính hằng tuần.", &["Giáo viên phụ trách phòng máy"]),
        ] {
            assert_eq!(seen(text).0, names(lead), "{text}");
        }
    }

    #[test]
    fn lists_of_names() {
        let of = |text: &str| {
            let people = listed(text, false);
            (people.lead, people.partners)
        };
        assert_eq!(of("BGH, GVCN"), (names(&["Ban giám hiệu", "Giáo viên chủ nhiệm"]), names(&[])));
        assert_eq!(of("GVCN phối hợp với CMHS"), (names(&["Giáo viên chủ nhiệm"]), names(&["Cha mẹ học sinh"])));
        assert_eq!(of("BGH chủ trì, Công đoàn phối hợp"), (names(&["Ban giám hiệu"]), names(&["Công đoàn"])));
    }
}
