//! Many files, in order, on all cores, in bounded memory. One bad file never stops the others.

pub mod copies;
pub mod gather;
pub mod ocr;
pub mod roster;
pub mod run;
