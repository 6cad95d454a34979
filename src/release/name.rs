//! The names of releases.

use std::collections::BTreeMap;

use super::record::Release;
use super::selection::UNRELEASED;
use super::version::Version;

/// Names releases by their tags without the prefix; by the whole tag if the short name is not unique.
pub(super) fn set_names(releases: &mut [Release]) {
    let short: Vec<String> = releases.iter().map(|release| short_name(release).to_owned()).collect();
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

/// The tag without its prefix, and without the `v` of `v1.2`.
fn short_name(release: &Release) -> &str {
    let tag = release.tag.as_deref().unwrap_or_default();
    let start = Version::split(tag).map_or(0, |(prefix, _)| prefix.len());
    let rest = &tag[start..];
    match rest.strip_prefix(['v', 'V']) {
        Some(number) if start > 0 || number.starts_with(|c: char| c.is_ascii_digit()) => number,
        _ => rest,
    }
}
