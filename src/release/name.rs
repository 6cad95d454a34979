//! The names of releases.

use std::collections::BTreeMap;

use super::record::Release;
use super::version::Version;

/// The name of the release of unreleased commits.
pub(super) const UNRELEASED: &str = "unreleased";

/// Names releases by their versions as people write them; by the whole tag if that name is not unique.
pub(super) fn set_names(releases: &mut [Release]) {
    let short: Vec<String> = releases.iter().map(short_name).collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &short {
        *uses.entry(name).or_default() += 1;
    }
    for (release, name) in releases.iter_mut().zip(&short) {
        let is_unique = uses[name.as_str()] == 1 && !name.is_empty();
        release.name = if is_unique { name.clone() } else { release.tag.clone().unwrap_or_default() };
        if release.name == UNRELEASED {
            release.name = format!("{UNRELEASED} (tag)");
        }
    }
}

/// The tag without its prefix, as people write the version.
fn short_name(release: &Release) -> String {
    let tag = release.tag.as_deref().unwrap_or_default();
    match Version::split(tag) {
        Some((prefix, _)) => spelled(without_v(&tag[prefix.len()..], !prefix.is_empty())),
        None => without_v(tag, false).to_owned(),
    }
}

/// A name that a user typed, as [`set_names`] spells it.
pub(super) fn as_named(typed: &str) -> String {
    spelled(without_v(typed, false))
}

/// A version without the `v` of `v1.2`. After a prefix, any `v` is one.
fn without_v(version: &str, follows_prefix: bool) -> &str {
    match version.strip_prefix(['v', 'V']) {
        Some(number) if follows_prefix || number.starts_with(|c: char| c.is_ascii_digit()) => number,
        _ => version,
    }
}

/// A version with the usual separators: `8_21_0` becomes `8.21.0`, and `14_RC1` becomes `14-RC1`.
fn spelled(version: &str) -> String {
    let mut out = String::with_capacity(version.len());
    let mut rest = version.chars().peekable();
    while let Some(c) = rest.next() {
        let is_before_digit = rest.peek().is_some_and(char::is_ascii_digit);
        out.push(match c {
            '_' if is_before_digit && out.ends_with(|c: char| c.is_ascii_digit()) => '.',
            '_' => '-',
            c => c,
        });
    }
    out
}
