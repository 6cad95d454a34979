//! People who are probably one: found, explained, and made one by the lines as git reads them.

use std::fs;

use crate::support::History;
use crate::support::laurels::{column, laurels, query, text};

/// Spellings of Ada, Bob and Zoë, and people who are nobody else.
fn story() -> History {
    let mut history = History::new();
    for (author, commits) in [
        ("Ada Lovelace <ada@example.org>", 3),
        ("ada <ada@example.org>", 2),
        ("Lovelace, Ada <ada@home.example.net>", 1),
        ("Bob <bob@example.org>", 2),
        ("Bob <bob@work.example.net>", 1),
        ("Zoë Ölaf <zoe@example.org>", 2),
        ("Zoe Olaf <1+zoe@users.noreply.github.com>", 1),
        ("Cleo <cleo@example.org>", 1),
        ("Secret Cleo <cleo@example.org>", 1),
        ("dependabot[bot] <cleo@example.org>", 1),
    ] {
        for at in 0..commits {
            history.commit(author, &[("a", &format!("{author} {at}\n"))]);
        }
    }
    let config = "exclude_people = [\"Secret *\"]\n";
    history.commit("Ada Lovelace <ada@example.org>", &[("laurels.toml", config)]).done();
    history
}

#[test]
fn pairs_with_reasons_and_lines() {
    let history = story();
    let rows = query(&history.path(), &["identities", "--emails"]);
    let columns = ["reason", "confidence", "commits", "other_commits", "mailmap"];
    let found: Vec<String> = rows.iter().map(|row| columns.map(|name| row[name].as_str()).join(" ")).collect();
    let expected = [
        "same_address certain 4 2 Ada Lovelace <ada@example.org> ada <ada@example.org>",
        "same_name_folded certain 4 1 Ada Lovelace <ada@example.org> Lovelace, Ada <ada@home.example.net>",
        "same_name_folded certain 2 1 Zoë Ölaf <zoe@example.org> Zoe Olaf <1+zoe@users.noreply.github.com>",
        "same_name certain 3 1 Bob <bob@example.org> Bob <bob@work.example.net>",
    ];
    assert_eq!(found, expected);
    let without = query(&history.path(), &["identities", "--emails", "--param", "same_name=false"]);
    assert_eq!(column(&without, "name"), ["Ada Lovelace", "Ada Lovelace", "Zoë Ölaf"]);
}

#[test]
fn git_and_laurels_take_the_lines_as_they_are() {
    let history = story();
    let lines = column(&query(&history.path(), &["identities", "--emails"]), "mailmap").join("\n") + "\n";
    fs::write(history.path().join(".mailmap"), &lines).expect("written");
    let resolved = |spelling: &str| history.git().text(&["check-mailmap", spelling]);
    assert_eq!(resolved("ada <ada@example.org>"), "Ada Lovelace <ada@example.org>");
    assert_eq!(resolved("Lovelace, Ada <ada@home.example.net>"), "Ada Lovelace <ada@example.org>");
    assert_eq!(resolved("Zoe Olaf <1+zoe@users.noreply.github.com>"), "Zoë Ölaf <zoe@example.org>");
    assert_eq!(resolved("Bob <bob@work.example.net>"), "Bob <bob@example.org>");
    assert_eq!(resolved("Cleo <cleo@example.org>"), "Cleo <cleo@example.org>");
    let file = text(&history.path().join(".mailmap"));
    let sql = "SELECT name FROM people ORDER BY name";
    let people = query(&history.path(), &["--sql", sql, "--mailmap", &file]);
    let expected = ["(name withheld)", "Ada Lovelace", "Bob", "Cleo", "Zoë Ölaf", "dependabot[bot]"];
    assert_eq!(column(&people, "name"), expected);
    assert!(query(&history.path(), &["identities", "--mailmap", &file]).is_empty());
    assert!(query(&history.path(), &["--sql", sql]).len() > expected.len(), "nothing is merged without the file");
}

#[test]
fn addresses_are_shown_on_request_only() {
    let history = story();
    let repo = text(&history.path());
    let run = laurels(&["query", "identities", "-C", &repo, "--format", "csv"]).ok().says("Use `--emails`");
    assert!(run.out.contains("Ada Lovelace <…> ada <…>"), "{}", run.out);
    assert!(!run.out.contains('@') && !run.out.contains("Secret"), "{}", run.out);
    let open = laurels(&["query", "identities", "-C", &repo, "--format", "csv", "--emails"]).ok();
    assert!(!open.err.contains("with `--emails`") && !open.out.contains("Secret"), "{}", open.err);
}
