//! Suggestions for misspelled names: the known name that is most like what was typed.

use super::shown::plain;

/// Longer texts get no suggestion: the comparison takes quadratic time.
const MAX_CHARS: usize = 64;

/// A name with one typing error for each so many characters is still suggested.
const CHARS_PER_ERROR: usize = 3;

/// Shorter beginnings of a name fit too many names.
const LEAST_PREFIX: usize = 3;

/// The name most like `wanted`, or `None` if no name is similar.
///
/// A name is similar if few typing errors separate the two, ignoring case: up to one for each three characters of
/// `wanted`. An error is a missing, additional or wrong character, or two swapped ones. If no name is that close, the
/// first name that begins with `wanted` is returned. Among equally close names, the first one is returned.
#[must_use]
pub fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let typed = characters(wanted);
    if typed.is_empty() || typed.len() > MAX_CHARS {
        return None;
    }
    let limit = typed.len().div_ceil(CHARS_PER_ERROR);
    let mut closest: Option<(usize, &str)> = None;
    let mut begun: Option<&str> = None;
    for name in names {
        let known = characters(name);
        if begun.is_none() && typed.len() >= LEAST_PREFIX && known.starts_with(&typed) {
            begun = Some(name);
        }
        if known.len().abs_diff(typed.len()) > limit {
            continue;
        }
        let errors = distance(&typed, &known);
        // With as many errors as characters, nothing of the name is left.
        let is_similar = errors <= limit && errors < typed.len();
        if is_similar && closest.is_none_or(|(least, _)| errors < least) {
            closest = Some((errors, name));
        }
    }
    closest.map(|(_, name)| name).or(begun)
}

/// The hint for a misspelled name, such as "did you mean `ranking`?", or `None` if no name is similar.
#[must_use]
pub fn did_you_mean<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    nearest(wanted, names).map(|name| format!("did you mean `{}`?", plain(name)))
}

fn characters(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// How many typing errors turn one text into the other (the optimal string alignment distance).
fn distance(from: &[char], to: &[char]) -> usize {
    let width = to.len() + 1;
    // Row `i`, column `j`: the errors between the first `i` and the first `j` characters.
    let mut errors = vec![vec![0; width]; from.len() + 1];
    for (j, first) in errors[0].iter_mut().enumerate() {
        *first = j;
    }
    for i in 1..=from.len() {
        errors[i][0] = i;
        for j in 1..width {
            let is_wrong = usize::from(from[i - 1] != to[j - 1]);
            let replaced = errors[i - 1][j - 1] + is_wrong;
            let one_more_or_less = errors[i - 1][j].min(errors[i][j - 1]) + 1;
            let mut least = replaced.min(one_more_or_less);
            let is_swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if is_swapped {
                least = least.min(errors[i - 2][j - 2] + 1);
            }
            errors[i][j] = least;
        }
    }
    errors[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["contributors", "people", "ranking", "top_of_release"];

    #[test]
    fn typing_errors_are_forgiven() {
        for (typed, meant) in [
            ("rankin", "ranking"),
            ("rankings", "ranking"),
            ("rnaking", "ranking"),
            ("RANKING", "ranking"),
            ("peple", "people"),
            ("contributers", "contributors"),
            ("top_of_releases", "top_of_release"),
        ] {
            assert_eq!(nearest(typed, NAMES), Some(meant), "{typed}");
        }
    }

    #[test]
    fn the_beginning_of_a_name_is_enough() {
        assert_eq!(nearest("contrib", NAMES), Some("contributors"));
        assert_eq!(nearest("to", NAMES), None);
    }

    #[test]
    fn different_names_are_not_suggested() {
        for typed in ["", "x", "commits", "éé", "a name that no query has"] {
            assert_eq!(nearest(typed, NAMES), None, "{typed}");
        }
        assert_eq!(nearest(&"x".repeat(1000), ["x"]), None);
    }

    #[test]
    fn among_equals_the_first_is_suggested() {
        assert_eq!(nearest("cat", ["bat", "hat"]), Some("bat"));
    }

    #[test]
    fn the_hint_is_a_question() {
        assert_eq!(did_you_mean("peple", NAMES).as_deref(), Some("did you mean `people`?"));
    }
}
