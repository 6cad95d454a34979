//! Twelve small histories in which a careless sentence is wrong.

use std::path::PathBuf;

use crate::support::History;
use crate::support::build::Change;
use crate::support::people::{ADA, BOB, BOT, CLEO, DORA};

/// A history, and how reports are made of it.
pub(super) struct Case {
    pub(super) name: &'static str,
    /// Keeps the folder.
    pub(super) history: History,
    pub(super) repository: PathBuf,
    /// Lines of a file for `--organizations`.
    pub(super) organizations: &'static str,
    /// The person of `--report person`.
    pub(super) person: &'static str,
}

impl Case {
    fn new(name: &'static str, mut history: History) -> Self {
        history.done();
        let repository = history.path();
        Self { name, history, repository, organizations: "subject,organization\n", person: "Ada" }
    }
}

/// The histories.
pub(super) fn all() -> Vec<Case> {
    let mut cases = vec![
        Case::new("one person", one_person()),
        Case::new("ties everywhere", ties()),
        Case::new("zeros", zeros()),
        shallow(),
        Case::new("no tags", no_tags()),
        Case::new("one release", one_release()),
        Case::new("many bots", bots()),
        Case::new("one commit", one_commit()),
        Case::new("a crowd of equals", crowd()),
        Case::new("a career", career()),
    ];
    let unknown = "subject,organization\nada@example.com,ACME\n";
    cases.push(Case { organizations: unknown, ..Case::new("unknown organizations", project(8)) });
    let independent =
        "subject,organization\nada@example.com,Independent\nbob@example.com,ACME\ncleo@example.com,ACME\n";
    cases.push(Case { organizations: independent, ..Case::new("independent people", project(8)) });
    cases
}

/// Five releases by one person.
fn one_person() -> History {
    let mut history = History::new();
    for release in 0..5_i64 {
        history.day(release * 30).commit(ADA, &[("src/a", &format!("{release}\n")), ("README.md", "word\n")]);
        history.tag(&format!("v1.{release}"));
    }
    history
}

/// Six releases with a commit by each of four people, of the same size and on the same days.
fn ties() -> History {
    let mut history = History::new();
    for release in 0..6_i64 {
        history.day(release * 30);
        for (at, person) in [ADA, BOB, CLEO, DORA].iter().enumerate() {
            history.commit(
                person,
                &[(&format!("part/{at}"), &format!("{release}\n")), ("all/x", &format!("{release} {at}\n"))],
            );
        }
        history.tag(&format!("v1.{release}"));
    }
    history
}

/// A release of a bot, a release without commits, a release without lines.
fn zeros() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n2\n")]).commit(BOB, &[("b", "1\n")]).tag("v1.0").day(9);
    history.commit(BOT, &[("a", "2\n")]).tag("v1.1").tag("v1.2").day(20);
    history.commit_on("main", ADA, &[], "nothing", &[]).commit_on("main", ADA, &[], "nothing", &[]).tag("v1.3").day(30);
    history.commit_on("main", BOB, &[], "gone", &[Change::Delete("a")]).tag("v1.4");
    history
}

/// The last commits of a longer history.
fn shallow() -> Case {
    let mut history = project(6);
    history.done();
    let target = history.scratch().join("shallow");
    history.git().clone_shallow(9, &target);
    Case { repository: target, person: "Bob", ..Case::new("shallow", history) }
}

/// Three commits, none of them released.
fn no_tags() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).day(3).commit(BOB, &[("b", "1\n")]).commit(ADA, &[("a", "2\n")]);
    history
}

/// One release, and commits after it.
fn one_release() -> History {
    let mut history = no_tags();
    history.tag("v1.0").day(9).commit(CLEO, &[("c", "1\n")]);
    history
}

/// More commits by bots than by people.
fn bots() -> History {
    let mut history = History::new();
    for release in 0..4_i64 {
        history.day(release * 20).commit(ADA, &[("a", &format!("{release}\n"))]);
        for commit in 0..5 {
            history.commit(BOT, &[("lock", &format!("{release} {commit}\n"))]);
        }
        history.tag(&format!("v{release}.0"));
    }
    history
}

/// One commit that changes no line.
fn one_commit() -> History {
    let mut history = History::new();
    history.commit_on("main", ADA, &[], "begin", &[]).tag("v1.0");
    history
}

/// Four releases by thirty people with a commit each, more than a table or a chart shows; Ada has two in the last.
fn crowd() -> History {
    let mut history = History::new();
    for release in 0..4_i64 {
        history.day(release * 40);
        for at in 0..30 {
            history
                .commit(&format!("Person {at} <p{at}@example.com>"), &[(&format!("f{at}"), &format!("{release}\n"))]);
        }
        if release == 3 {
            history.commit(ADA, &[("src/a", "1\n")]).commit(ADA, &[("src/a", "2\n")]);
        }
        history.tag(&format!("v1.{release}"));
    }
    history
}

/// Releases by a few people, of whom Ada makes the most, and then others.
fn project(releases: i64) -> History {
    let mut history = History::new();
    for release in 0..releases {
        history.day(release * 50);
        let commits = [8 - release % 5, 3, 2, 1 + release % 3];
        for (at, (person, commits)) in [ADA, BOB, CLEO, DORA].into_iter().zip(commits).enumerate() {
            for commit in 0..commits {
                history.commit(person, &[(&format!("src/part{at}/f"), &format!("{release} {commit}\n"))]);
            }
        }
        history.commit(
            &format!("New {release} <new{release}@example.com>"),
            &[("doc/guide.md", &format!("{release} words\n"))],
        );
        history.tag(&format!("v1.{release}.0"));
    }
    history
}

/// Eight years: pull requests, reviews, co-authors and a long gap.
fn career() -> History {
    let mut history = project(4);
    history.committed_by("GitHub <noreply@github.com>");
    for year in 1..8_i64 {
        history.day(year * 365 + 11);
        for request in 0..4 {
            let number = year * 10 + request;
            let with = "Co-authored-by: Bob <bob@example.com>\nReviewed-by: Ada <ada@example.com>";
            let author = [ADA, BOB, "Zoe <zoe@example.com>"][usize::try_from((year + request) % 3).expect("small")];
            let text = format!("{number}\n");
            let change = Change::Write("src/part0/f", text.as_bytes());
            history.commit_on("main", author, &[], &format!("Change {number} (#{number})\n\n{with}"), &[change]);
        }
        history.tag(&format!("v2.{year}.0"));
    }
    history
}
