//! Profiles: settings that come with the program, for a school, a phòng, a sở and a commune; an office may name a file of its own.

use super::config_file::{self, File};
use crate::error::{Error, ErrorKind, Result};
use std::path::Path;

/// Name and text of every profile.
const PROFILES: &[(&str, &str)] = &[
    ("truong", include_str!("../../templates/profiles/truong.toml")),
    ("phong", include_str!("../../templates/profiles/phong.toml")),
    ("so", include_str!("../../templates/profiles/so.toml")),
    ("xa", include_str!("../../templates/profiles/xa.toml")),
];

/// A profile by its name or file, and how its values name their origin.
pub fn read(name: &str) -> Result<(File, String)> {
    if let Some((_, text)) = PROFILES.iter().find(|(known, _)| *known == name) {
        return Ok((config_file::parse(text, Path::new(name))?, format!("profile {name}")));
    }
    if !Path::new(name).is_file() {
        let known = PROFILES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        return Err(Error::new(
            ErrorKind::Usage,
            format!("không có hồ sơ «{name}»; có sẵn: {known}, hoặc chỉ một tệp .toml"),
            format!("no profile '{name}'; built in: {known}, or name a .toml file"),
        ));
    }
    Ok((config_file::read(Path::new(name))?, format!("profile {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_reads_and_has_a_name() {
        for (name, _) in PROFILES {
            let (file, _) = read(name).unwrap();
            let title = file.title.unwrap();
            assert!(!title.vi.is_empty() && !title.en.is_empty(), "{name}");
            assert!(file.profile.is_none() && file.suppressions.is_empty(), "{name}");
        }
    }
}
