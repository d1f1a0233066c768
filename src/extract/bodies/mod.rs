//! Bodies and posts under one name each: `GVCN` is `Giáo viên chủ nhiệm`. Finds them in a text and splits joined names.

pub mod dictionary;
pub mod split;
