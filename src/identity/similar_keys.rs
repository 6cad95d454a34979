//! What two spellings of one person have in common: names without accents, case and order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What follows a comma without being a first name.
const TITLES: &[&str] = &["jr", "sr", "ii", "iii", "phd", "md", "inc", "ltd", "llc", "gmbh"];

/// A name as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folded {
    /// Its words in lower case without accents and punctuation; last name last.
    pub(super) words: Vec<String>,
    /// Something in parentheses or quotes was left out.
    pub(super) is_shortened: bool,
}

impl Folded {
    /// The words without anything between them.
    pub(super) fn joined(&self) -> String {
        self.words.concat()
    }

    /// Longer than any name: comparing such texts word by word would take for ever.
    fn is_long(&self) -> bool {
        self.words.len() > 20 || self.words.iter().map(String::len).sum::<usize>() > 400
    }

    /// The words of more than one letter, and those of one.
    pub(super) fn initials_apart(&self) -> (Vec<&str>, Vec<&str>) {
        self.words.iter().map(String::as_str).partition(|word| word.chars().nth(1).is_some())
    }
}

/// A name in the form in which spellings of it are equal: compatibility characters replaced, lower case, without accents,
/// punctuation and what stands in parentheses or double quotes; `Lovelace, Ada` in its usual order.
pub(super) fn folded(name: &str) -> Folded {
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
    Folded { words: words(&ordered), is_shortened }
}

fn is_title(text: &str) -> bool {
    words(text).iter().all(|word| TITLES.contains(&word.as_str()))
}

/// The text without `(...)` and `"..."`.
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
            // What an accent or an apostrophe joins is one word: O'Brien.
            '\'' | '’' | '`' | '\u{307}' => {}
            c if c.is_alphanumeric() => word.push(c),
            _ if word.is_empty() => {}
            _ => out.push(String::new()),
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

/// Whether a name is that of several people who worked together: `Ada and Bob`, `Ada+Bob`.
pub(super) fn is_several(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.contains(['&', '+', '/', ';']) || [" and ", " with ", " und ", " et "].iter().any(|word| lower.contains(word))
}

/// Whether two names may be spellings of one: a long enough word of the one is in the other, or initials fit.
pub(super) fn are_related(a: &Folded, b: &Folded) -> bool {
    if a.is_long() || b.is_long() {
        return false;
    }
    let has_word_of = |a: &Folded, b: &Folded| {
        let joined = b.joined();
        a.words.iter().any(|word| word.chars().count() >= 3 && joined.contains(word.as_str()))
    };
    let initials = |of: &Folded| of.words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let is_initials = |a: &Folded, b: &Folded| b.words.len() > 1 && a.words.len() == 1 && a.joined() == initials(b);
    has_word_of(a, b) || has_word_of(b, a) || is_initials(a, b) || is_initials(b, a)
}

/// Whether each word of the shorter name is, in full or as an initial, a word of the other.
pub(super) fn is_part(a: &Folded, b: &Folded) -> bool {
    if a.is_long() || b.is_long() {
        return false;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let stands_in = |word: &String| {
        let is_initial = word.chars().nth(1).is_none();
        long.words.iter().any(|other| other == word || (is_initial && other.starts_with(word.as_str())))
    };
    !short.words.is_empty() && short.words.iter().all(stands_in)
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
