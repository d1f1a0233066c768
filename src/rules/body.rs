//! The body of a plan: from the first block after the subject to the recipients or the signature. Annexes are outside.

use crate::extract::plan::Series;
use crate::rules::rule::Case;
use crate::rules::stretch::Stretch;
use std::ops::Range;

/// The blocks of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    blocks: Range<usize>,
}

impl Body {
    /// Finds it. Without an outline or a lead there may be none.
    pub fn of(case: &Case<'_>) -> Body {
        let header = &case.plan.header;
        // A head without type and subject ends with what is known of it.
        let fields = [&header.subject, &header.agency, &header.national_title, &header.motto];
        let known = fields.into_iter().map(|field| field.as_ref().map(|f| f.at));
        let after_head = known
            .chain([
                header.doc_type.as_ref().map(|d| d.field.at),
                header.number_symbol.as_ref().map(|n| n.field.at),
                header.place_date.as_ref().map(|p| p.field.at),
            ])
            .flatten()
            .map(|at| at.block as usize + 1)
            .max()
            .unwrap_or(0);
        let places = &case.plan.place_of_block;
        let ends = |place: &Option<String>| matches!(place.as_deref(), Some("recipients" | "signature"));
        let tail = (after_head..places.len()).find(|i| ends(&places[*i])).unwrap_or(case.document.blocks.len());
        let annex = case
            .plan
            .outline
            .iter()
            .filter(|item| item.series == Series::Annex)
            .map(|item| item.at.block as usize)
            .find(|block| *block > after_head)
            .unwrap_or(tail);
        Body { blocks: after_head..tail.min(annex).max(after_head) }
    }

    /// Their indices.
    pub fn blocks(&self) -> Range<usize> {
        self.blocks.clone()
    }

    /// Nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Its blocks that hold text.
    pub fn lines<'a>(&self, case: &Case<'a>) -> impl Iterator<Item = Stretch<'a>> {
        let case = *case;
        self.blocks.clone().filter_map(move |i| Stretch::block(&case, i)).filter(|l| !l.text.trim().is_empty())
    }

    /// The last block that holds text.
    pub fn last<'a>(&self, case: &Case<'a>) -> Option<Stretch<'a>> {
        self.lines(case).last()
    }
}

/// The signs at the end of a line when a stop and a slash are among them: a closing mark, right or wrong. Byte range in the line.
pub fn closing_tail(line: &str) -> Option<Range<usize>> {
    let text = line.trim_end();
    let start = text.trim_end_matches(['.', '/', ' ', '\u{a0}']).len();
    let tail = text.get(start..)?;
    let start = start + tail.len() - tail.trim_start().len();
    let tail = text.get(start..)?;
    let last_word = text.get(..start)?.rsplit(char::is_whitespace).next().unwrap_or("");
    // The slash at the end of an address on the net belongs to the address.
    let address = last_word.contains("://") || last_word.contains("www.");
    (tail.contains('/') && tail.contains('.') && !address && start > 0).then_some(start..text.len())
}

#[cfg(test)]
mod tests {
    use super::closing_tail;

    #[test]
    fn closing_marks_are_found_right_or_wrong() {
        assert_eq!(closing_tail("thực hiện./."), Some(13..16));
        for line in ["thực hiện ./.", "thực hiện.//.", "thực hiện./", "thực hiện/.", "thực hiện. /."]
        {
            assert!(closing_tail(line).is_some(), "{line}");
        }
        for line in ["thực hiện.", "6 tháng/lần", "https://thcs.example.vn/.", "./.", ""] {
            assert!(closing_tail(line).is_none(), "{line}");
        }
    }
}
