//! From the levels of formatting to the effective one: document defaults, table style, paragraph style, list level,
//! character style, direct formatting (ECMA-376 part 1, 17.7.2), with what Word does where the text is silent.

use super::numbering::Numbering;
use super::paragraph::{NumberRef, ParagraphProps};
use super::run::{Font, RunProps};
use super::styles::Styles;
use super::theme::Theme;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the styles give a paragraph before its direct formatting.
#[derive(Debug, Default)]
pub struct Base {
    /// Paragraph properties; `list` is that of the style.
    pub paragraph: ParagraphProps,
    /// Character properties of text without a character style.
    pub run: RunProps,
    /// Name of the paragraph style.
    pub name: Option<String>,
}

/// Everything that formatting is resolved from.
#[derive(Debug, Default)]
pub struct Cascade {
    /// The styles.
    pub styles: Styles,
    /// The lists.
    pub numbering: Numbering,
    /// The theme's fonts.
    pub theme: Theme,
    bases: BTreeMap<(Option<usize>, Option<usize>), Rc<Base>>,
    characters: BTreeMap<String, Rc<RunProps>>,
}

impl Cascade {
    /// A cascade from its parts.
    pub fn new(styles: Styles, numbering: Numbering, theme: Theme) -> Self {
        Cascade { styles, numbering, theme, ..Cascade::default() }
    }

    /// The base of a paragraph style inside a table style (index in the styles).
    pub fn base(&mut self, style: Option<&str>, table: Option<usize>) -> Rc<Base> {
        let key = (self.styles.paragraph_index(style), table);
        if let Some(base) = self.bases.get(&key) {
            return Rc::clone(base);
        }
        let base = Rc::new(self.make_base(key.0, table));
        self.bases.insert(key, Rc::clone(&base));
        base
    }

    fn make_base(&self, style: Option<usize>, table: Option<usize>) -> Base {
        let styles = &self.styles;
        let mut base =
            Base { paragraph: styles.default_paragraph.clone(), run: styles.default_run.clone(), name: None };
        // The toggles of the defaults are added last: they do not take part in the cancelling out.
        base.run.toggles = Default::default();
        for table in styles.chain(styles.at(table)) {
            base.paragraph.overlay(&table.paragraph);
            base.run.overlay(&table.run);
        }
        let style = styles.at(style);
        for step in styles.chain(style) {
            if let Some(list) = step.paragraph.list {
                let number = list.number.or(base.paragraph.list.and_then(|l| l.number));
                let level = list.level.or_else(|| self.numbering.level_of_style(number?, &step.id, styles));
                self.indent(&mut base.paragraph, number, level.unwrap_or(0));
                base.paragraph.overlay(&step.paragraph);
                base.paragraph.list = Some(NumberRef { number, level });
            } else {
                base.paragraph.overlay(&step.paragraph);
                self.bind_level(&mut base.paragraph, &step.id);
            }
        }
        base.run.overlay_style(&styles.run_of(style));
        base.name = style.map(|s| s.name.clone()).filter(|n| !n.is_empty());
        base
    }

    /// A style that inherits its list but is bound to another level of it takes that level.
    fn bind_level(&self, paragraph: &mut ParagraphProps, style: &str) {
        if let Some(list) = &mut paragraph.list
            && let Some(level) = list.number.and_then(|n| self.numbering.level_of_style(n, style, &self.styles))
        {
            list.level = Some(level);
        }
    }

    fn indent(&self, paragraph: &mut ParagraphProps, number: Option<u32>, level: u8) {
        if let Some(level) = number.and_then(|n| self.numbering.level(n, level, &self.styles)) {
            paragraph.overlay_indents(&level.paragraph);
        }
    }

    /// The effective properties of a paragraph; `list` is complete, or `None` when the paragraph is in no list.
    pub fn paragraph(&self, base: &Base, direct: &ParagraphProps) -> ParagraphProps {
        let mut props = base.paragraph.clone();
        let inherited = base.paragraph.list.unwrap_or_default();
        let list = direct.list.unwrap_or_default();
        let number = list.number.or(inherited.number).filter(|n| *n != 0);
        let level = list.level.or(inherited.level).unwrap_or(0);
        if direct.list.is_some() {
            self.indent(&mut props, number, level);
        }
        props.overlay(direct);
        props.list = number.map(|number| NumberRef { number: Some(number), level: Some(level) });
        props
    }

    /// The effective properties of a run.
    pub fn run(&mut self, base: &Base, direct: &RunProps) -> RunProps {
        let mut props = base.run.clone();
        if let Some(style) = direct.style.as_deref() {
            props.overlay_style(&self.character(style));
        }
        for (own, default) in props.toggles.iter_mut().zip(self.styles.default_run.toggles) {
            if default == Some(true) {
                *own = Some(true);
            }
        }
        props.overlay(direct);
        props
    }

    fn character(&mut self, style: &str) -> Rc<RunProps> {
        if let Some(props) = self.characters.get(style) {
            return Rc::clone(props);
        }
        let props = Rc::new(self.styles.run_of(self.styles.get(style)));
        self.characters.insert(style.to_owned(), Rc::clone(&props));
        props
    }

    /// The name of a font; `None` when the theme that it refers to is not there.
    pub fn font_name<'f>(&'f self, font: &'f Font) -> Option<&'f str> {
        match font {
            Font::Named(name) => Some(name),
            Font::Major => self.theme.major.as_deref(),
            Font::Minor => self.theme.minor.as_deref(),
        }
    }
}
