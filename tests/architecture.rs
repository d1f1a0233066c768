//! The floors hold: an import points to a lower floor, neighbours do not know each other, the middle touches no disk and no clock.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every room and its floor. A room that is not listed fails the test.
const FLOORS: &[(&str, u8)] = &[
    ("span", 0),
    ("error", 0),
    ("finding", 1),
    ("text", 1),
    ("ooxml", 1),
    ("document", 2),
    ("registry", 2),
    ("ingest", 3),
    ("extract", 4),
    ("template", 4),
    ("rules", 5),
    ("demand", 5),
    ("report", 6),
    ("revise", 6),
    ("pipeline", 7),
    ("batch", 8),
    ("cli", 9),
];

/// Rooms that may touch disk, clock, environment and terminal.
const DOORS: &[&str] = &["batch", "cli", "main"];

const FORBIDDEN_BELOW_THE_DOORS: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "println!",
    "eprintln!",
    "dbg!",
    "HashMap",
    "HashSet",
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new("src"), &mut found);
    found
}

/// The room of a source file: the first part of its path below `src`, without the ending.
fn room(path: &Path) -> String {
    let first =
        path.strip_prefix("src").unwrap().components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its comment lines and its `#[cfg(test)]` part.
fn code(source: &str) -> String {
    let end = source.find("#[cfg(test)]").unwrap_or(source.len());
    source[..end].lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_room_stands_on_a_floor() {
    let floors: BTreeMap<_, _> = FLOORS.iter().copied().collect();
    for (path, _) in sources() {
        let room = room(&path);
        assert!(
            room == "lib" || room == "main" || floors.contains_key(room.as_str()),
            "{room} is on no floor ({})",
            path.display()
        );
    }
}

#[test]
fn an_import_points_to_a_lower_floor() {
    let floors: BTreeMap<_, _> = FLOORS.iter().copied().collect();
    let mut broken = Vec::new();
    for (path, source) in sources() {
        let from = room(&path);
        let Some(floor) = floors.get(from.as_str()) else { continue };
        for to in rooms_named(&code(&source)) {
            let allowed = to == from || floors.get(to.as_str()).is_some_and(|f| f < floor);
            if !allowed {
                broken.push(format!("{} ({from}, floor {floor}) imports {to}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "imports that do not point downward:\n{}", broken.join("\n"));
}

/// Rooms named by `crate::room` paths, grouped imports included.
fn rooms_named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let end = group.find("};").unwrap_or(group.len());
                let mut depth = 0;
                for part in group[..end].split_inclusive([',', '{', '}']) {
                    if depth == 0 {
                        rooms.extend(first_name(part.trim()));
                    }
                    depth += part.matches('{').count() as i32 - part.matches('}').count() as i32;
                }
            }
            None => rooms.extend(first_name(rest)),
        }
    }
    rooms
}

fn first_name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn the_middle_touches_no_disk_no_clock_no_terminal() {
    let mut broken = Vec::new();
    for (path, source) in sources() {
        if DOORS.contains(&room(&path).as_str()) {
            continue;
        }
        let code = code(&source);
        for word in FORBIDDEN_BELOW_THE_DOORS.iter().filter(|w| code.contains(**w)) {
            broken.push(format!("{} uses {word}", path.display()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_doors_are_imported_by_nobody() {
    for (path, source) in sources() {
        let from = room(&path);
        if from != "cli" && from != "main" {
            assert!(!code(&source).contains("crate::cli"), "{} imports the door", path.display());
        }
    }
}

#[test]
fn architecture_page_names_every_room() {
    let page = fs::read_to_string("ARCHITECTURE.md").unwrap();
    for (room, _) in FLOORS {
        assert!(
            page.contains(&format!("`{room}"))
                || page.contains(&format!("{room}/"))
                || page.contains(&format!("{room}.rs")),
            "ARCHITECTURE.md does not name {room}"
        );
    }
}
