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
            committed: Some(i64::from(at)),
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

#[test]
fn versions_with_underscores_are_named_with_dots() {
    let names = |tags: &[&str], glob| {
        let found = select(tags, glob, Fold::Fold, Fold::Separate);
        found.into_iter().map(|pair| pair.0).collect::<Vec<_>>()
    };
    assert_eq!(names(&["curl-8_20_0", "curl-8_21_0"], None), ["8.20.0", "8.21.0"]);
    assert_eq!(names(&["release_1_2", "release_1_10"], None), ["1.2", "1.10"]);
    assert_eq!(names(&["REL_14_RC1", "REL_14_2"], None), ["14-RC1", "14.2"]);
    assert_eq!(names(&["OpenSSL_1_1_0", "OpenSSL_1_2_0k"], None), ["1.1.0", "1.2.0k"]);
    // Both would be 1.2, so both keep the whole tag.
    assert_eq!(names(&["a_1_2", "a_1.2", "a_1.3"], None), ["a_1_2", "a_1.2", "1.3"]);
    assert_eq!(names(&["my_branch_1", "other"], Some("*")), ["1", "other"]);
}

#[test]
fn releases_are_found_by_any_spelling() {
    let choice = ReleaseChoice::default();
    let selection = select_tags(&tags(&["curl-8_20_0", "curl-8_20_1", "curl-8_21_0"]), choice, |_| true);
    for wanted in ["8.21.0", "curl-8_21_0", "8_21_0", "v8.21.0"] {
        assert_eq!(selection.position(wanted).ok(), Some(1), "{wanted}");
    }
    let error = |wanted| selection.position(wanted).expect_err("refused").to_string();
    assert!(selection.position("curl-8_20_1").is_err_and(|error| error.what.contains("no row of its own")));
    let hint = |wanted| selection.position(wanted).expect_err("refused").hint.unwrap_or_default();
    assert!(hint("curl-8_21_00").contains("did you mean `curl-8_21_0`"), "{}", error("curl-8_21_00"));
    assert!(hint("8.21").contains("did you mean `8.21.0`"), "{}", error("8.21"));
}

#[test]
fn patches_of_calendar_versions_fold() {
    let names = ["v2016.07", "v2016.09", "v2016.09.01", "v2016.11-rc1", "v2016.11", "v2023.07.02", "v2023.10"];
    let choice = ReleaseChoice::default();
    let selection = select_tags(&tags(&names), choice, |_| true);
    let listed: Vec<&str> = selection.releases.iter().map(|release| release.name.as_str()).collect();
    // 2023.07 was not tagged.
    assert_eq!(listed, ["2016.07", "2016.09", "2016.11", "2023.07.02", "2023.10"]);
    let notices: Vec<&str> = selection.notices.iter().map(|notice| notice.text.as_str()).collect();
    let expected = "2 tags of the form YYYY.MM.N are patch releases of YYYY.MM: 2016.09.01, 2023.07.02.";
    assert_eq!(notices, [expected]);
    let zeros = select(&["2024.1.0", "2024.1.1", "2024.2.0"], None, Fold::Fold, Fold::Fold);
    assert_eq!(zeros, pairs(&[("2024.1.0", None), ("2024.2.0", Some("2024.1.0"))]));
    let days = ["2024.01.05", "2024.01.19", "2024.02", "2024.03.01"];
    assert_eq!(select(&days, None, Fold::Fold, Fold::Fold).len(), 4);
}

/// Names and dates after tags with the given days of tag and commit, and the notices.
fn dated(list: &[(&str, i64, i64)]) -> (Vec<(String, i64)>, Vec<String>) {
    let names: Vec<&str> = list.iter().map(|item| item.0).collect();
    let mut tags = tags(&names);
    for (tag, item) in tags.iter_mut().zip(list) {
        (tag.created, tag.committed) = (Some(item.1 * 86_400 + 60), Some(item.2 * 86_400));
    }
    let folding = Folding { patches: Fold::Separate, prereleases: Fold::Separate };
    let selection = select_tags(&tags, ReleaseChoice { folding, ..ReleaseChoice::default() }, |_| true);
    let day = |seconds: Option<i64>| seconds.expect("a date") / 86_400;
    let dates = selection.releases.iter().map(|release| (release.name.clone(), day(release.created))).collect();
    (dates, selection.notices.into_iter().map(|notice| notice.text).collect())
}

#[test]
fn tags_that_were_made_again_have_the_dates_of_their_commits() {
    // 0.5, 0.6 and 0.7 were tagged on day 200; that of 0.7 is right.
    let list = [("0.5", 200, 10), ("0.6", 200, 100), ("0.7", 200, 199), ("0.8", 300, 299)];
    let (dates, notices) = dated(&list);
    let days: Vec<i64> = dates.iter().map(|pair| pair.1).collect();
    assert_eq!(days, [10, 100, 200, 300]);
    let expected = "2 releases have the dates of their commits, because the dates of the tags contradict the order of \
                    the versions: 0.5, 0.6.";
    assert_eq!(notices, [expected]);
}

#[test]
fn overlapping_release_branches_keep_the_dates_of_their_tags() {
    // Each branch begins six weeks before its release, as with a beta channel. 1.0.1 is a late fix of an old line.
    let list = [("1.0", 60, 20), ("1.0.1", 190, 185), ("1.1", 102, 58), ("1.2", 144, 100), ("1.3-rc1", 143, 142)];
    let (dates, notices) = dated(&list);
    assert!(dates.iter().all(|(name, day)| list.iter().any(|item| item.0 == name && item.1 == *day)), "{dates:?}");
    assert!(notices.is_empty(), "{notices:?}");
}

#[test]
fn a_tag_older_than_its_commit_and_the_release_before_has_the_date_of_the_commit() {
    let (dates, notices) = dated(&[("1.0", 100, 100), ("1.1", 1, 150), ("1.2", 200, 200)]);
    assert_eq!(dates.iter().map(|pair| pair.1).collect::<Vec<_>>(), [100, 150, 200]);
    assert!(notices[0].starts_with("1 release has the date of its commit"), "{notices:?}");
}
