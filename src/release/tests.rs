//! Which tags become releases, under which names and in which order.

use super::fold::{Fold, Folding};
use super::select::{ReleaseChoice, select as select_tags};
use crate::fact::{ObjectId, Tag};

fn tags(names: &[&str]) -> Vec<Tag> {
    names
        .iter()
        .zip(1_u8..)
        .map(|(name, at)| Tag {
            name: name.as_bytes().to_vec(),
            target: ObjectId::from_bytes(&[at; 20]).expect("20 bytes"),
            created: Some(i64::from(at)),
        })
        .collect()
}

fn select(names: &[&str], glob: Option<&str>, patches: Fold, prereleases: Fold) -> Vec<(String, Option<String>)> {
    let choice = ReleaseChoice { glob, folding: Folding { patches, prereleases }, ..ReleaseChoice::default() };
    let selection = select_tags(&tags(names), choice, |_| true);
    selection.releases.into_iter().map(|release| (release.name, release.previous_name)).collect()
}

fn pairs(list: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
    list.iter().map(|(name, previous)| ((*name).to_owned(), previous.map(str::to_owned))).collect()
}

#[test]
fn patches_and_pre_releases_fold() {
    let names = ["v1.3.0", "v1.4.0-rc1", "v1.3.1", "v1.4.0", "v1.4.1"];
    assert_eq!(select(&names, None, Fold::Fold, Fold::Fold), pairs(&[("1.3.0", None), ("1.4.0", Some("1.3.0"))]));
    assert_eq!(
        select(&names, None, Fold::Separate, Fold::Separate),
        pairs(&[
            ("1.3.0", None),
            ("1.3.1", Some("1.3.0")),
            ("1.4.0-rc1", Some("1.3.0")),
            ("1.4.0", Some("1.3.0")),
            ("1.4.1", Some("1.4.0"))
        ])
    );
}

#[test]
fn the_first_patch_release_replaces_a_missing_tag() {
    let names = ["1.0.0", "1.1.1", "1.1.2", "1.2.0"];
    let expected = pairs(&[("1.0.0", None), ("1.1.1", Some("1.0.0")), ("1.2.0", Some("1.1.1"))]);
    assert_eq!(select(&names, None, Fold::Fold, Fold::Fold), expected);
}

#[test]
fn the_largest_reachable_train_is_chosen_and_the_others_are_named() {
    let tags = tags(&["a-v1.0", "v1.0", "a-v2.0", "v2.0", "a-v3.0", "nightly"]);
    let selection = select_tags(&tags, ReleaseChoice::default(), |tag| tag.name.starts_with(b"v"));
    assert_eq!(selection.train, "");
    assert_eq!(selection.others.iter().map(|train| train.glob.as_str()).collect::<Vec<_>>(), ["a-v[0-9]*"]);
    assert_eq!(selection.releases.len(), 2);
}

#[test]
fn a_glob_over_several_prefixes_orders_by_date() {
    let found = select(&["b-2.0", "a-1.0", "b-1.0"], Some("*"), Fold::Fold, Fold::Fold);
    assert_eq!(found.iter().map(|pair| pair.0.as_str()).collect::<Vec<_>>(), ["2.0", "a-1.0", "b-1.0"]);
}

#[test]
fn releases_after_the_analyzed_release_are_ignored_whatever_their_dates() {
    // 1.1 was tagged on its branch after 1.2 was committed; 1.3 does not exist yet.
    let mut tags = tags(&["1.0", "1.1", "1.2", "1.3"]);
    tags[1].created = Some(9);
    let select = |revision| {
        let choice = ReleaseChoice { revision, until: Some(3), ..ReleaseChoice::default() };
        let selection = select_tags(&tags, choice, |tag| tag.name == b"1.0");
        selection.releases.into_iter().map(|release| release.name).collect::<Vec<_>>()
    };
    assert_eq!(select(Some(tags[2].target)), ["1.0", "1.1", "1.2"]);
    assert_eq!(select(None), ["1.0", "1.2"]);
}

#[test]
fn pre_releases_are_listed_if_there_are_no_others() {
    assert_eq!(select(&["1.0-a1", "1.0-a2"], None, Fold::Fold, Fold::Fold).len(), 2);
}

#[test]
fn two_spellings_of_one_version_keep_their_tags() {
    let found = select(&["1.0", "v1.0", "v2.0"], None, Fold::Fold, Fold::Fold);
    assert_eq!(found.iter().map(|pair| pair.0.as_str()).collect::<Vec<_>>(), ["1.0", "v1.0", "2.0"]);
}
