//! A file of bytes that is no Unicode is in one encoding throughout: the paragraphs that show which speak for those that are too
//! short to show it ("Ghi chó", "5. Lòch trình").

use crate::document::block::Block;

/// Fewest paragraphs that must show an encoding, and how many times more than the other.
const FEWEST: usize = 3;
const CLEARLY: usize = 4;

/// Reads the paragraphs that show no encoding with the font of the one that the others show.
pub fn agree(blocks: &mut [Block]) {
    let showing = |rule: &str| blocks.iter().filter(|block| shows(block, rule)).count();
    let (tcvn3, vni) = (showing("tcvn3"), showing("vni"));
    let font = if tcvn3 >= FEWEST && tcvn3 > vni * CLEARLY {
        ".VnTime"
    } else if vni >= FEWEST && vni > tcvn3 * CLEARLY {
        "VNI-Times"
    } else {
        return;
    };
    blocks.iter_mut().filter(|block| !block.text().is_ascii()).for_each(|block| block.read_as(font));
}

fn shows(block: &Block, rule: &str) -> bool {
    block.normalised().is_some_and(|normalised| normalised.edits.iter().any(|edit| edit.rule == rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_follow_the_others() {
        let lines =
            ["Tröôøng Tieåu hoïc Hoa Sen", "Keá hoaïch naêm hoïc", "Caùc toå thöïc hieän", "5. Lòch trình", "KT. HT"];
        let mut blocks: Vec<Block> = lines.iter().map(|line| Block::new(*line, None)).collect();
        agree(&mut blocks);
        let read: Vec<&str> = blocks.iter().map(Block::norm).collect();
        assert_eq!(
            read,
            ["Trường Tiểu học Hoa Sen", "Kế hoạch năm học", "Các tổ thực hiện", "5. Lịch trình", "KT. HT"]
        );
        let mut few = vec![Block::new("Keá hoaïch naêm hoïc", None), Block::new("5. Lòch trình", None)];
        agree(&mut few);
        assert_eq!(few[1].norm(), "5. Lòch trình");
    }
}
