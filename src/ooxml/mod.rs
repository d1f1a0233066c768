//! A Word file kept lossless: package, parts, styles and numbering resolved. Shared by reading and revising.
