//! Reads the name of a tag as prefix and version.

use std::cmp::Ordering;

/// The version in a tag's name.
///
/// Numbers compare one by one; missing ones are 0. A pre-release precedes its release. Pre-releases compare by item 11 of
/// Semantic Versioning 2.0.0, with `rc10` read as `rc.10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// `[1, 4, 0]` for `1.4.0`. A trailing letter (`1.1.1k`) or post-release number is one more number.
    pub numbers: Vec<u64>,
    /// The pre-release part: `rc.1` in `1.4.0-rc1`; empty for releases.
    pub pre: semver::Prerelease,
}

/// Suffix words that follow a release instead of preceding it.
const POST: &[&str] = &["post", "p", "patch", "pl", "sp", "r", "rev", "hotfix", "fix", "stable"];
/// Suffix words without a meaning for the order.
const SAME: &[&str] = &["final", "ga", "release", "lts"];
/// A first number from here on is a year.
const FIRST_YEAR: u64 = 1900;

impl Version {
    /// Splits the name of a tag into prefix and version; `None` without a version.
    ///
    /// The prefix includes its separator, but not a `v` before the number: `name-v1.2.3` has the prefix `name-`.
    #[must_use]
    pub fn split(tag: &str) -> Option<(&str, Self)> {
        // The version begins at the first digit from which the rest parses. A digit right after a word counts only if
        // there is no other: `go1.21`, but `python3-1.2`.
        let starts = |clings: bool| {
            tag.char_indices()
                .filter(move |(at, c)| c.is_ascii_digit() && starts_number(&tag[..*at]) == Some(clings))
                .find_map(|(at, _)| Self::parse(&tag[at..]).map(|version| (prefix(&tag[..at]), version)))
        };
        starts(false).or_else(|| starts(true))
    }

    fn parse(text: &str) -> Option<Self> {
        let core = text.split('+').next().unwrap_or_default();
        let mut numbers = Vec::new();
        let mut rest = core;
        loop {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if digits == 0 {
                return None;
            }
            numbers.push(rest[..digits].parse().ok()?);
            rest = &rest[digits..];
            // A dash separates numbers only in dates: `2026-04-30`, but not `1.2-3`.
            let is_date = numbers.first().is_some_and(|first| *first >= FIRST_YEAR);
            let separators: &[char] = if is_date { &['.', '_', '-'] } else { &['.', '_'] };
            match rest.strip_prefix(separators) {
                Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
                _ => break,
            }
        }
        Self { numbers, pre: semver::Prerelease::EMPTY }.with_suffix(rest)
    }

    fn with_suffix(mut self, suffix: &str) -> Option<Self> {
        if suffix.is_empty() {
            return Some(self);
        }
        if suffix.len() == 1 && suffix.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.numbers.push(u64::from(suffix.as_bytes()[0] - b'a') + 1);
            return Some(self);
        }
        let parts = words(suffix)?;
        let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u64>().ok());
        match parts.first().map(String::as_str) {
            Some(word) if SAME.contains(&word) && parts.len() == 1 => {}
            Some(word) if POST.contains(&word) => self.numbers.push(number(1).unwrap_or(1)),
            Some(_) if parts.len() == 1 && number(0).is_some() => self.numbers.push(number(0)?),
            _ => self.pre = semver::Prerelease::new(&parts.join(".")).ok()?,
        }
        Some(self)
    }

    /// Whether it is a pre-release: alpha, beta, release candidate and similar.
    #[must_use]
    pub fn is_prerelease(&self) -> bool {
        !self.pre.is_empty()
    }

    /// Whether it is a patch release: `x.y.z` with z > 0 or more numbers. Patch releases of calendar versions cannot be
    /// recognized without the other releases.
    #[must_use]
    pub fn is_patch(&self) -> bool {
        !self.is_calendar() && self.has_third_number()
    }

    /// Whether the first number is a year.
    pub(super) fn is_calendar(&self) -> bool {
        self.numbers.first().is_some_and(|first| *first >= FIRST_YEAR)
    }

    /// Whether any number after the second is above 0.
    pub(super) fn has_third_number(&self) -> bool {
        self.numbers.iter().skip(2).any(|number| *number > 0)
    }

    /// The first two numbers: x.y of x.y.z.
    pub(super) fn line(&self) -> Vec<u64> {
        self.numbers.iter().copied().take(2).collect()
    }

    /// Returns the version in one spelling: numbers with dots, then `-` and the pre-release.
    #[must_use]
    pub fn text(&self) -> String {
        let numbers: Vec<String> = self.numbers.iter().map(u64::to_string).collect();
        let dash = if self.pre.is_empty() { "" } else { "-" };
        format!("{}{dash}{}", numbers.join("."), self.pre)
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let length = self.numbers.len().max(other.numbers.len());
        let padded = |version: &Self, at: usize| version.numbers.get(at).copied().unwrap_or(0);
        (0..length)
            .map(|at| padded(self, at).cmp(&padded(other, at)))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| self.pre.cmp(&other.pre))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `None` if no number can start after `before`; otherwise whether it directly follows a word other than `v`.
fn starts_number(before: &str) -> Option<bool> {
    match before.chars().next_back() {
        None => Some(false),
        Some(c) if c.is_ascii_digit() => None,
        Some('.' | '_') if before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit()) => None,
        Some(c) if c.is_alphabetic() => Some(prefix(before).len() == before.len()),
        Some(_) => Some(false),
    }
}

fn prefix(before: &str) -> &str {
    match before.strip_suffix(['v', 'V']) {
        Some(rest) if rest.is_empty() || rest.ends_with(|c: char| !c.is_alphanumeric()) => rest,
        _ => before,
    }
}

/// Splits `-rc1` into `rc` and `1`; `None` if the suffix has characters other than letters, digits and separators.
fn words(suffix: &str) -> Option<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in suffix.chars() {
        match c {
            '.' | '-' | '_' | '~' => {}
            c if c.is_ascii_alphanumeric() => {
                let joins = previous.is_ascii_alphanumeric() && previous.is_ascii_digit() == c.is_ascii_digit();
                if !joins {
                    out.push(String::new());
                }
                if let Some(word) = out.last_mut() {
                    word.push(c.to_ascii_lowercase());
                }
            }
            _ => return None,
        }
        previous = c;
    }
    for word in &mut out {
        // Semantic Versioning does not allow leading zeros: `rc01` is `rc.1`.
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            let stripped = word.trim_start_matches('0');
            *word = if stripped.is_empty() { "0".to_owned() } else { stripped.to_owned() };
        }
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(tag: &str) -> Option<(String, String)> {
        Version::split(tag).map(|(prefix, version)| (prefix.to_owned(), version.text()))
    }

    #[test]
    fn tags_as_projects_write_them() {
        for (tag, prefix, version) in [
            ("v1.2.3", "", "1.2.3"),
            ("1.2", "", "1.2"),
            ("name-v1.2.3", "name-", "1.2.3"),
            ("name/1.2", "name/", "1.2"),
            ("release-0.7", "release-", "0.7"),
            ("rust-1.0", "rust-", "1.0"),
            ("v2026.04", "", "2026.4"),
            ("OpenSSL_1_1_1k", "OpenSSL_", "1.1.1.11"),
            ("REL_14_2", "REL_", "14.2"),
            ("curl-7_79_1", "curl-", "7.79.1"),
            ("v2.0-rc10", "", "2.0-rc.10"),
            ("1.0.0-beta.2+build5", "", "1.0.0-beta.2"),
            ("1.0b2", "", "1.0-b.2"),
            ("1.0.post1", "", "1.0.1"),
            ("v1.0-final", "", "1.0"),
            ("gix-sec-v0.1.0", "gix-sec-", "0.1.0"),
            ("nightly-2026-04-30", "nightly-", "2026.4.30"),
            ("go1.21", "go", "1.21"),
            ("python3-1.2", "python3-", "1.2"),
        ] {
            assert_eq!(split(tag), Some((prefix.to_owned(), version.to_owned())), "{tag}");
        }
        for tag in ["nightly", "", "v", "99999999999999999999999", "1.0<svg>"] {
            assert_eq!(split(tag), None, "{tag}");
        }
    }

    #[test]
    fn order_is_by_number_then_pre_release() {
        let sorted = ["1.0-alpha", "1.0-rc2", "1.0-rc10", "1.0", "1.0.1", "1.2", "1.10"];
        let versions: Vec<Version> = sorted.iter().filter_map(|tag| Version::split(tag)).map(|found| found.1).collect();
        assert_eq!(versions.len(), sorted.len());
        assert!(versions.windows(2).all(|pair| pair[0] < pair[1]), "{versions:?}");
    }

    #[test]
    fn patches_are_the_third_number() {
        let is_patch = |tag| Version::split(tag).is_some_and(|found| found.1.is_patch());
        assert!(is_patch("1.3.1") && is_patch("1.3.0.1"));
        assert!(!is_patch("1.3.0") && !is_patch("1.3") && !is_patch("2026.4.30"));
    }
}
