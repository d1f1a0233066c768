//! Complex fields (`w:fldChar`): what of them is shown. Instructions are not text; results are.

/// Open fields, the innermost last.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    separated: bool,
}

/// Longest part of an instruction that is looked at.
const LONGEST_INSTRUCTION: usize = 64;

impl Fields {
    /// True when text at this place is shown: in no instruction.
    pub fn shows_text(&self) -> bool {
        self.open.iter().all(|f| f.separated)
    }

    /// True inside the result of a page-number field.
    pub fn in_page_result(&self) -> bool {
        self.open.iter().any(|f| f.separated && is_page(&f.instruction))
    }

    /// A field begins.
    pub fn begin(&mut self) {
        self.open.push(Field::default());
    }

    /// A piece of the innermost field's instruction.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|f| !f.separated && f.instruction.len() < LONGEST_INSTRUCTION)
        {
            field.instruction.push_str(text);
        }
    }

    /// The innermost field's result begins. True when it is a page number.
    pub fn separate(&mut self) -> bool {
        let Some(field) = self.open.last_mut() else { return false };
        field.separated = true;
        is_page(&field.instruction)
    }

    /// The innermost field ends. True when it is a page number without a result.
    pub fn end(&mut self) -> bool {
        self.open.pop().is_some_and(|f| !f.separated && is_page(&f.instruction))
    }

    /// A paragraph ends: an instruction does not go on behind it, so that a broken field never swallows the text.
    pub fn end_paragraph(&mut self) {
        self.open.retain(|f| f.separated);
    }
}

/// True for the instruction of a page-number field.
pub fn is_page(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
}
