//! Superior plan demands.
