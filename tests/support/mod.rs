//! What several test files share: reading examples, a small notation for documents with looks.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod example;
pub mod layout;
