//! Which template a plan's subject asks for. Conservative: a subject that names two kinds, or none, gets the general one.

/// A phrase of a subject: parts joined by `+`, each as whole words; a part that opens with `!` must not stand there.
#[derive(Debug, PartialEq, Eq)]
pub struct Phrase {
    wanted: Vec<String>,
    unwanted: Vec<String>,
}

impl Phrase {
    /// Reads a phrase as a template writes it.
    pub fn of(written: &str) -> Self {
        let mut phrase = Phrase { wanted: Vec::new(), unwanted: Vec::new() };
        for part in written.split('+') {
            match part.strip_prefix('!') {
                Some(word) => phrase.unwanted.push(folded(word)),
                None => phrase.wanted.push(folded(part)),
            }
        }
        phrase
    }

    /// `subject` is folded.
    fn stands_in(&self, subject: &str) -> bool {
        self.wanted.iter().all(|part| subject.contains(part))
            && !self.unwanted.iter().any(|part| subject.contains(part))
    }
}

/// The one id whose phrases the subject holds; `None` when there is none or more than one kind.
pub fn choose<'i>(subject: &str, kinds: &[(&'i str, Vec<Phrase>)]) -> Option<&'i str> {
    let subject = folded(subject);
    let mut chosen = kinds.iter().filter(|(_, phrases)| phrases.iter().any(|phrase| phrase.stands_in(&subject)));
    let (id, _) = chosen.next()?;
    chosen.next().is_none().then_some(*id)
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
