//! Subjects of merges that a bot made, or that a person wrote in the bot's form.
//!
//! ```text
//! subject   = action "merge of" [noun] reference separator source
//! action    = "auto" | "rollup" | "manual"
//! noun      = "pull request" | "pull req" | "PR"
//! reference = [owner "/" name] ["#"] digits
//! separator = ":" | "-" | "from", with or without blanks around; ":" and "-" also without any
//! source    = account (":" | "/") branch, and maybe a list of reviewers
//! ```
//!
//! Upper and lower case are equal, and several blanks count as one. Without a source, the `#` is required.

use super::request::{NamedRequest, login_of, numbered, reference};

const ACTIONS: [&str; 3] = ["auto", "rollup", "manual"];
const NOUNS: [&str; 4] = ["pull request", "pull req.", "pull req", "pr"];

/// Reads such a subject.
pub(super) fn bot_merge(subject: &str) -> Option<NamedRequest> {
    let rest = ACTIONS.iter().find_map(|action| without_words(subject, action))?;
    let rest = without_words(rest, "merge of")?;
    let rest = NOUNS.iter().find_map(|noun| without_words(rest, noun)).unwrap_or(rest);
    let end = number_end(rest)?;
    let (number, rest) = rest.split_at(end);
    let request = if number.contains('#') { reference(number)? } else { numbered(number)? };
    if rest.trim().is_empty() && number.contains('#') {
        return Some(request);
    }
    Some(NamedRequest { login: account(source(rest)?), ..request })
}

/// Removes words from the start of a text. What follows them is a blank or `#`, and no blank remains.
fn without_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = text;
    for word in words.split(' ') {
        let (start, after) = rest.split_at_checked(word.len())?;
        let is_whole = after.starts_with(|next: char| next == '#' || next.is_whitespace());
        if !start.eq_ignore_ascii_case(word) || !is_whole {
            return None;
        }
        rest = after.trim_start();
    }
    Some(rest)
}

/// Where the reference at the start of a text ends: after its digits.
fn number_end(text: &str) -> Option<usize> {
    let word = text.find(char::is_whitespace).unwrap_or(text.len());
    let start = text[..word].find('#').map_or(0, |at| at + 1);
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some(start + digits)
}

/// What follows the separator.
fn source(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    if let Some(rest) = rest.strip_prefix([':', '-']) {
        return Some(rest.trim_start());
    }
    if rest.len() == text.len() { None } else { without_words(rest, "from") }
}

/// The account of `account:branch`, or of `account/repository/branch` in the first bot.
fn account(source: &str) -> Option<String> {
    source.split([':', '/', ',', ' ']).next().and_then(login_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(subject: &str) -> Option<(i64, String)> {
        let request = bot_merge(subject)?;
        Some((request.number, request.login.unwrap_or_default()))
    }

    #[test]
    fn all_variants_are_read() {
        let separators = [" : ", ": ", " :", ":", " - ", "- ", " -", "-", "  -  ", " from ", "  from  "];
        let mut variants = 0;
        for action in ["auto merge of", "Rollup merge of", "rollup  merge of", "MANUAL Merge of"] {
            for noun in ["", "pull req ", "pull request ", "Pull Req. ", "PR "] {
                for number in ["#12", "12", "o/r#12"] {
                    for separator in separators {
                        for source in ["ada:fix", "ada/r/fix", "ada/fix", "ada:fix, r=bob", "ada/r/a-b, r=bob"] {
                            let subject = format!("{action} {noun}{number}{separator}{source}");
                            assert_eq!(found(&subject), Some((12, "ada".to_owned())), "{subject}");
                            variants += 1;
                        }
                    }
                }
            }
        }
        assert_eq!(variants, 4 * 5 * 3 * 11 * 5);
        assert_eq!(found("Auto merge of #12"), Some((12, String::new())));
        assert_eq!(found("auto merge of PR#12: ada/fix"), Some((12, "ada".to_owned())));
    }

    #[test]
    fn other_subjects_are_not_read() {
        for subject in [
            "Rollup merge of 5 pull requests",
            "Auto merge of 5",
            "Auto merge of the branch - ada:fix",
            "Automerge of #5 - ada:fix",
            "Merge of #5 - ada:fix",
            "auto merge of # - ada:fix",
            "auto merge of #5x - ada:fix",
            "auto merge of 5ada:fix",
            "auto merge of 5 fromada",
            "auto",
            "äuto merge of #5 - ada:fix",
        ] {
            assert_eq!(found(subject), None, "{subject}");
        }
    }
}
