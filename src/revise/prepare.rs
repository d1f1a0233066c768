//! Opening a package for changes and putting the changed one together.

use super::additions::Additions;
use super::choice::Options;
use super::comments::Comments;
use super::guard;
use super::looks::Looks;
use super::marks::{Ids, Marks, Pen};
use super::numbers::Grounds;
use crate::document::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::docx::LIMITS;
use crate::ooxml::package::{Package, Part};
use crate::ooxml::patch;
use crate::ooxml::relations::{Relations, main_part};
use crate::ooxml::runs::Runs;
use crate::ooxml::xml::Cursor;

/// WordprocessingML in files that are not strict.
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A package on the bench.
pub struct Bench<'b> {
    package: Package<'b>,
    /// The main part.
    pub main: Part,
    /// Its runs.
    pub runs: Runs,
    /// The comments.
    pub comments: Comments,
    /// New ids.
    pub ids: Ids,
    /// How new elements are written.
    pub pen: Pen,
    /// The URI of WordprocessingML in the main part.
    pub uri: String,
    /// Headers and footers, where a mend wants them.
    pub grounds: Option<Grounds>,
    relations: Relations,
}

impl<'b> Bench<'b> {
    /// Opens a package; refuses one that may not be touched.
    pub fn open(bytes: &'b [u8], options: &Options) -> Result<Self> {
        let mut package = Package::open(bytes, LIMITS)?;
        let name = main_part(&mut package)?.ok_or_else(not_word)?;
        let relations = package.relations(&name)?;
        guard::refuse_untouchable(&mut package, &name, &relations)?;
        let main = package.part(&name)?.filter(|part| part.exact).ok_or_else(not_word)?;
        let mut runs = Runs::read(&mut Cursor::new(&main.name, &main.text, package.nesting()))?;
        let comments = Comments::read(&mut package, &main.name, &relations)?;
        let mut taken = std::mem::take(&mut runs.ids);
        taken.extend(comments.ids());
        let uri = runs.spelling.as_ref().map_or(TRANSITIONAL, |(_, uri)| uri).to_owned();
        let pen = Pen::new(runs.spelling.as_ref(), &uri, options);
        Ok(Bench { package, main, runs, comments, ids: Ids::new(taken), pen, uri, grounds: None, relations })
    }

    /// Reads headers and footers, before any new id is given.
    pub fn read_running(&mut self, document: &Document, options: &Options) -> Result<()> {
        let Bench { package, main, relations, uri, .. } = self;
        let grounds = Grounds::read(package, main, relations, document, (uri, options))?;
        self.ids.reserve(grounds.ids());
        self.grounds = Some(grounds);
        Ok(())
    }

    /// The new package with the marks and looks set and the comments added; `None` when there is nothing to change.
    pub fn finish(mut self, marks: &mut Marks, looks: Looks, options: &Options) -> Result<Option<Vec<u8>>> {
        let mut additions = Additions::new(&self.main.name, &self.relations);
        let mut changed = looks.finish(&mut self, marks, &mut additions)?;
        if marks.is_empty() && changed.is_empty() {
            return Ok(None);
        }
        let patches = marks.patches(&self.main.text, &self.runs, &self.pen, &mut self.ids)?;
        changed.push((self.main.name.clone(), patch::apply(&self.main.text, &patches)?));
        changed.extend(self.comments.changed(&mut additions, &self.uri, options)?);
        changed.extend(additions.changed(&mut self.package, &self.uri)?);
        patch::write(&mut self.package, &changed).map(Some)
    }
}

fn not_word() -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        "chỉ ghi được vào tệp Word (.docx) có phần chính ở dạng UTF-8",
        "only a Word file (.docx) with a main part in UTF-8 can be written into",
    )
}
