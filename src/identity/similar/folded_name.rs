//! Compares names without accents, case and order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words after a comma that are not a first name.
const TITLES: &[&str] = &["jr", "sr", "ii", "iii", "phd", "md", "inc", "ltd", "llc", "gmbh"];

/// A name in the form in which names are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoldedName {
    /// The words in lower case, without accents and punctuation; the last name comes last.
    pub(super) words: Vec<String>,
    /// Text in parentheses or quotes was removed.
    pub(super) is_shortened: bool,
}

impl FoldedName {
    /// Returns the words without separators.
    pub(super) fn joined(&self) -> String {
        self.words.concat()
    }

    /// Whether the text is longer than any name. Comparing such texts word by word takes too long.
    fn is_long(&self) -> bool {
        self.words.len() > 20 || self.words.iter().map(String::len).sum::<usize>() > 400
    }

    /// Returns the words of more than one letter.
    pub(super) fn long_words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).filter(|word| !is_initial(word)).collect()
    }

    /// Returns the words of one letter.
    pub(super) fn initials(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).filter(|word| is_initial(word)).collect()
    }

    /// Returns the first letters of all words.
    fn first_letters(&self) -> String {
        self.words.iter().filter_map(|word| word.chars().next()).collect()
    }

    /// Whether a word of three or more letters is in the other name.
    fn shares_word_with(&self, other: &Self) -> bool {
        let joined = other.joined();
        self.words.iter().any(|word| word.chars().count() >= 3 && joined.contains(word.as_str()))
    }

    /// Whether the only word consists of the first letters of the other name.
    fn abbreviates(&self, other: &Self) -> bool {
        self.words.len() == 1 && other.words.len() > 1 && self.joined() == other.first_letters()
    }
}

/// Returns a name in the form in which its spellings are equal.
///
/// Replaces compatibility characters and upper case; removes accents, punctuation and text in parentheses or double
/// quotes; turns `Lovelace, Ada` around.
pub(super) fn folded(name: &str) -> FoldedName {
    let compatible: String = name.nfkc().collect();
    let short = without_asides(&compatible);
    let is_shortened = short != compatible && short.chars().any(char::is_alphanumeric);
    let name = if is_shortened { short } else { compatible };
    let ordered = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !words(first).is_empty() && !is_title(first) => {
            format!("{first} {last}")
        }
        _ => name,
    };
    FoldedName { words: words(&ordered), is_shortened }
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

fn is_title(text: &str) -> bool {
    words(text).iter().all(|word| TITLES.contains(&word.as_str()))
}

/// Returns the text without `(...)`, `[...]` and `"..."`.
fn without_asides(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let (mut depth, mut is_quoted) = (0_usize, false);
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '"' | '“' | '”' => is_quoted = !is_quoted,
            c if depth == 0 && !is_quoted => out.push(c),
            _ => {}
        }
    }
    out
}

fn words(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let Some(word) = out.last_mut() else { break };
        match c {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ø' => word.push('o'),
            'ł' => word.push('l'),
            'đ' | 'ð' => word.push('d'),
            'ı' => word.push('i'),
            // An apostrophe does not separate words: O'Brien.
            '\'' | '’' | '`' | '\u{307}' => {}
            c if c.is_alphanumeric() => word.push(c),
            _ if word.is_empty() => {}
            _ => out.push(String::new()),
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

/// Whether a name names several people: `Ada and Bob`, `Ada+Bob`.
pub(super) fn is_several(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.contains(['&', '+', '/', ';'])
        || [" and ", " with ", " und ", " et ", " via "].iter().any(|word| lower.contains(word))
}

/// Whether two names may belong to one person: one contains a word of the other, or its initials.
pub(super) fn are_related(a: &FoldedName, b: &FoldedName) -> bool {
    if a.is_long() || b.is_long() {
        return false;
    }
    a.shares_word_with(b) || b.shares_word_with(a) || a.abbreviates(b) || b.abbreviates(a)
}

/// Whether each word of the shorter name is a word of the longer one, in full or as an initial.
pub(super) fn is_part(a: &FoldedName, b: &FoldedName) -> bool {
    if a.is_long() || b.is_long() {
        return false;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let is_in_long = |word: &String| {
        let fits = |other: &String| other == word || (is_initial(word) && other.starts_with(word.as_str()));
        long.words.iter().any(fits)
    };
    !short.words.is_empty() && short.words.iter().all(is_in_long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_fold_to_one() {
        let words = |name: &str| folded(name).words.join(" ");
        for name in [
            "Ada Lovelace",
            "ADA  LOVELACE",
            "Lovelace, Ada",
            "Ádà Lovelacé",
            "Ａｄａ Lovelace",
            "ada.lovelace",
            "A\u{301}da Lovelace",
            "Ada Lovelace (Example)",
            "Ada \"countess\" Lovelace",
        ] {
            assert_eq!(words(name), "ada lovelace", "{name}");
        }
        assert_eq!(words("Søren Łukasz Großmann"), "soren lukasz grossmann");
        assert_eq!(words("Pat O'Brien, Jr."), "pat obrien jr");
        assert_eq!(words("(nobody)"), "nobody");
        assert_eq!(words("山田　太郎"), "山田 太郎");
        assert_eq!(words("İ I ı"), "i i i");
    }

    #[test]
    fn names_of_several_people() {
        assert!(is_several("Ada & Bob") && is_several("Ada and Bob") && !is_several("Andy Anderson"));
    }
}
