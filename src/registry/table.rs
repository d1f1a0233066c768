//! Reading of the tab-separated tables of this room: comments, heading, fields.

/// The data lines of a table: line number from 1 and fields; lines that begin with `#`, blank lines and the heading are left out.
pub fn data(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    content(text).skip(1).map(|(line, text)| (line, fields(text)))
}

/// The data lines of a table as they are written.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    content(text).skip(1).map(|(_, text)| text)
}

/// The heading's line number and fields.
pub fn heading(text: &str) -> Option<(usize, Vec<&str>)> {
    content(text).next().map(|(line, text)| (line, fields(text)))
}

/// The fields of a line.
pub fn fields(line: &str) -> Vec<&str> {
    let mut fields = Vec::with_capacity(12);
    let mut start = 0;
    for tab in memchr::memchr_iter(b'\t', line.as_bytes()).chain([line.len()]) {
        fields.push(trimmed(line.get(start..tab).unwrap_or("")));
        start = tab + 1;
    }
    fields
}

/// `str::trim`, quick for what begins and ends with a sign of ASCII.
fn trimmed(text: &str) -> &str {
    let bare = |end: Option<&u8>| end.is_none_or(u8::is_ascii_graphic);
    if bare(text.as_bytes().first()) && bare(text.as_bytes().last()) { text } else { text.trim() }
}

fn content(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().map(|(i, l)| (i + 1, l.trim_end_matches('\r')));
    lines.filter(|(_, l)| !l.starts_with('#') && !trimmed(l).is_empty())
}

/// The entries of a field that holds several, separated by semicolons.
pub fn list(field: &str) -> impl Iterator<Item = &str> {
    field.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}

/// A field by its place; empty where the line is short.
pub fn field<'t>(fields: &[&'t str], at: usize) -> &'t str {
    fields.get(at).copied().unwrap_or("")
}
