//! Finds the pull requests that a message names.

use super::body::{add_batch, gitlab, member, trailer};
use super::bot_merge::bot_merge;
use super::mention::{logins, reviewers};
use super::request::NamedRequest;
use super::subject::{merged, suffix};
use crate::text;

/// The longest title kept, in terminal columns.
const MAX_TITLE: usize = 300;

/// A line of the body that belongs to a pull request.
pub(super) enum BodyLine<'a> {
    Batch(&'a str),
    Member(&'a str),
    Request(&'a str),
    Title(&'a str),
    Review(&'a str),
    Trailer { key: &'a str, value: &'a str },
}

/// Returns the pull requests that a message names.
pub(super) fn named_requests(subject: &str, is_merge: bool, lines: &[BodyLine<'_>]) -> Vec<NamedRequest> {
    let title = title(lines);
    let mut out = of_subject(subject, is_merge, title.as_deref());
    let reviewers = reviewers_of(subject, lines);
    for request in &mut out {
        request.reviewers.clone_from(&reviewers);
    }
    let mut members = Vec::new();
    for line in lines {
        match line {
            BodyLine::Batch(line) => add_batch(&mut out, line),
            BodyLine::Request(line) => out.extend(gitlab(line, title.as_deref(), is_merge)),
            BodyLine::Trailer { key, value } => out.extend(trailer(key, value)),
            BodyLine::Member(line) => members.extend(member(line)),
            BodyLine::Title(_) | BodyLine::Review(_) => {}
        }
    }
    if !members.is_empty() {
        for request in &mut out {
            request.is_rollup = true;
        }
    }
    out.extend(members);
    for request in &mut out {
        let title = request.title.take().map(|title| text::shorten(title.trim(), MAX_TITLE));
        request.title = title.filter(|title| !title.is_empty());
    }
    out
}

fn title(lines: &[BodyLine<'_>]) -> Option<String> {
    lines.iter().find_map(|line| match line {
        BodyLine::Title(title) => Some(text::shorten(title, MAX_TITLE)),
        _ => None,
    })
}

/// The requests that the subject names; those of a merge take the title from the body if the subject has none.
fn of_subject(subject: &str, is_merge: bool, title: Option<&str>) -> Vec<NamedRequest> {
    let Some(mut out) = merged(subject, is_merge) else {
        return suffix(subject, is_merge).into_iter().collect();
    };
    for request in &mut out {
        if request.title.is_none() {
            request.title = title.map(str::to_owned);
        }
    }
    out
}

/// The accounts after `r=` in the subject, or else in the body.
///
/// A line with the form of a bot's subject is the message of another merge, so its reviewers are not those of this one.
fn reviewers_of(subject: &str, lines: &[BodyLine<'_>]) -> Vec<String> {
    let in_body = lines.iter().find_map(|line| match line {
        BodyLine::Review(line) if bot_merge(line).is_none() => reviewers(line),
        _ => None,
    });
    reviewers(subject).or(in_body).map(logins).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(subject: &str, is_merge: bool, lines: &[BodyLine<'_>]) -> Vec<String> {
        let one = |named: &NamedRequest| {
            let words = [
                named.project.clone().unwrap_or_default() + "#" + &named.number.to_string(),
                named.form.name().to_owned(),
                named.login.clone().unwrap_or_default(),
                named.reviewers.join("+"),
                named.title.clone().unwrap_or_default(),
            ];
            words.join("|")
        };
        named_requests(subject, is_merge, lines).iter().map(one).collect()
    }

    #[test]
    fn merges_of_all_forges() {
        let title = [BodyLine::Title("T")];
        assert_eq!(found("Merge pull request #1 from ada/fix", true, &title), ["#1|merge|ada||T"]);
        assert_eq!(found("Merge pull request o/r#1 from ada/fix", true, &[]), ["o/r#1|merge|ada||"]);
        assert_eq!(found("Merge pull request 'T (x)' (#1) from ada/fix into main", true, &[]), ["#1|merge|ada||T (x)"]);
        assert_eq!(found("Auto merge of #1 - ada:fix, r=bob,cleo", true, &title), ["#1|merge|ada|bob+cleo|T"]);
        assert_eq!(found("auto merge of #1 : ada/r/fix, r=bob", true, &[]), ["#1|merge|ada|bob|"]);
        assert_eq!(found("Rollup merge of #1 - ada:fix, r=bob+cleo", true, &title), ["#1|merge|ada|bob+cleo|T"]);
        assert_eq!(found("Merged in fix (pull request #1)", true, &title), ["#1|merge|||T"]);
        assert_eq!(found("Pull request #1: T", true, &[]), ["#1|merge|||T"]);
        assert_eq!(found("Merged PR 1: T", false, &[]), ["#1|squash|||T"]);
        assert_eq!(found("feature #1 [X] T (ada, bob)", true, &[]), ["#1|merge|ada||[X] T"]);
        assert_eq!(found("bug#1 T (Ada Lovelace)", true, &[]), ["#1|merge|||T"]);
        assert_eq!(found("merged branch ada/fix (PR #1)", true, &[]), ["#1|merge|ada||"]);
        assert_eq!(found("Merge PR #1", true, &title), ["#1|merge|||T"]);
        assert_eq!(found("Merged pull request #1. Words", true, &[]), ["#1|merge|||"]);
        assert_eq!(found("Merge o/r#1: T", true, &[]), ["o/r#1|merge|||T"]);
        let merged = [BodyLine::Title("T"), BodyLine::Review("T r=bob")];
        assert_eq!(found("Merge pull request #1 from ada/fix", true, &merged), ["#1|merge|ada|bob|T"]);
        // A fork merged the main repository; the message quotes a merge of it.
        let quoted = "Auto merge of #516 - ada:fix, r=bob";
        let quote = [BodyLine::Review(quoted)];
        assert_eq!(found("Merge pull request #1 from o/master", true, &quote), ["#1|merge|o||"]);
        let request = [BodyLine::Title("T"), BodyLine::Request("See merge request g/s/p!1")];
        assert_eq!(found("Merge branch 'fix' into 'main'", true, &request), ["#1|merge|||T"]);
        let batch = [BodyLine::Batch("1: T r=bob a=ada"), BodyLine::Batch("2: U r=x,y a=cleo")];
        assert_eq!(found("Merge #1 #2", true, &batch), ["#1|merge|ada|bob|T", "#2|merge|cleo|x+y|U"]);
        let rollup = [BodyLine::Member("- #1 (T)"), BodyLine::Member("- o/r#2 (U)")];
        let expected = ["#9|merge|ada|ada|", "#1|rollup_member|||T", "o/r#2|rollup_member|||U"];
        assert_eq!(found("Auto merge of #9 - ada:rollup, r=ada", true, &rollup), expected);
    }

    #[test]
    fn squashes_and_trailers() {
        assert_eq!(found("T (#1) (#2)", false, &[]), ["#2|squash|||T (#1)"]);
        assert_eq!(found("T(#1)(#2)", false, &[]), ["#2|squash|||T(#1)"]);
        assert_eq!(found("T  (#1)", false, &[]), ["#1|squash|||T"]);
        let trailer = [
            BodyLine::Trailer { key: "PR-URL", value: "https://x/y/pull/3" },
            BodyLine::Trailer { key: "Part-of", value: "<https://g/-/merge_requests/4>" },
        ];
        assert_eq!(found("T", false, &trailer), ["#3|trailer|||", "#4|trailer|||"]);
        for nothing in [
            "T (#123456789012345678901234567890)",
            "T (#0)",
            "T #1",
            "T (see #1)",
            "(#1)",
            "Merge #x",
            "Merge branch 'a' (#1",
        ] {
            assert_eq!(found(nothing, true, &[]), [""; 0], "{nothing}");
        }
        assert_eq!(found("feature #1 T (ada)", false, &[]), [""; 0]);
    }
}
