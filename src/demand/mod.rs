//! The superior's plan: what it demands of a school, and how far a school's plan meets it. Matching is by content, deterministic and
//! offline; what is not certain is `needs-review`.

pub mod blanked;
pub mod codes;
pub mod counts;
pub mod coverage;
pub mod demands;
pub mod edit;
pub mod likeness;
pub mod places;
pub mod report;
pub mod verdict;
pub mod words;
