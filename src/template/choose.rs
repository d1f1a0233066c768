//! Which template a plan's subject asks for. Conservative: a subject that names two kinds, or none, gets the general one.

/// The one id whose phrases the subject holds; `None` when there is none or more than one kind.
pub fn choose<'i>(subject: &str, kinds: impl Iterator<Item = (&'i str, Vec<String>)>) -> Option<&'i str> {
    let subject = folded(subject);
    let mut chosen = None;
    for (id, phrases) in kinds {
        if !phrases.iter().any(|phrase| holds(&subject, phrase)) {
            continue;
        }
        if chosen.is_some() {
            return None;
        }
        chosen = Some(id);
    }
    chosen
}

/// Lower case, every sign that is no letter or digit a space, runs of spaces one, a space at both ends.
fn folded(text: &str) -> String {
    let mut out = String::from(" ");
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Every part of the phrase stands in the subject as whole words; a part that opens with `!` must not.
fn holds(subject: &str, phrase: &str) -> bool {
    phrase.split('+').all(|part| match part.strip_prefix('!') {
        Some(word) => !subject.contains(&folded(word)),
        None => subject.contains(&folded(part)),
    })
}
