//! Annotate and fix.
