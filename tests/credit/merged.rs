//! Pairs that count as one person: as a mailmap that git reads, with `--merge`, and as a notice.

use std::fs;
use std::path::Path;

use crate::support::History;
use crate::support::laurels::{laurels, lines, query, text};

/// Vink is two people by name and first if they are one; Ada is three with a mailmap line; three more chains.
fn story() -> History {
    let mut history = History::new();
    for (author, commits) in [
        ("Ritchie Vink <rv@example.org>", 5),
        ("ritchie46 <rv@example.org>", 4),
        ("Marco Big <marco@example.org>", 7),
        ("Ada Lovelace <ada@example.org>", 3),
        ("ada <ada@example.org>", 2),
        ("A. L. <al@old.example.org>", 2),
        ("countess <ada@home.example.net>", 1),
        ("Ada Lovelace <ada@home.example.net>", 1),
        ("Alex <alex@one.example.org>", 2),
        ("Alex <alex@two.example.org>", 2),
        ("Alexander Other <alex@one.example.org>", 1),
        ("root <root@localhost>", 1),
        ("Bob Builder <root@localhost>", 1),
        ("Zoë Ölaf <zoe@example.org>", 2),
        ("Zoe Olaf <1+zoe@users.noreply.github.com>", 1),
    ] {
        for at in 0..commits {
            history.commit(author, &[("a", &format!("{author} {at}\n"))]);
        }
    }
    let mailmap = "# people of old\nAda Lovelace <ada@example.org> <al@old.example.org>";
    history.commit("Marco Big <marco@example.org>", &[(".mailmap", mailmap)]).tag("v1.0").done();
    history
}

/// The authors with their commits, as `git shortlog -sn` counts.
fn of_git(history: &History, setting: &str) -> Vec<String> {
    let out = history.git().text(&["-c", setting, "shortlog", "-sn", "HEAD"]);
    let mut lines: Vec<String> = out.lines().map(|line| line.trim().replace('\t', " ")).collect();
    lines.sort();
    lines
}

/// The same of this program.
fn of_laurels(repo: &Path, args: &[&str]) -> Vec<String> {
    let sql = "SELECT p.name, COUNT(*) AS n FROM commits AS c JOIN people AS p ON p.person_id = c.author_id \
               GROUP BY p.name ORDER BY p.name";
    let mut lines = lines(repo, &[&["--sql", sql], args].concat(), "n name");
    lines.sort();
    lines
}

#[test]
fn a_written_mailmap_and_merging_make_the_same_people() {
    let history = story();
    let repo = text(&history.path());
    let file = history.scratch().join("mailmap");
    assert_eq!(of_laurels(&history.path(), &[]), of_git(&history, "mailmap.blob=HEAD:.mailmap"));
    let mut numbers = Vec::new();
    for level in ["certain", "likely"] {
        let run = laurels(&["identities", &repo, "--write-mailmap", "--certainty", level]).ok();
        assert!(
            run.out.contains("# people of old\nAda Lovelace <ada@example.org> <al@old.example.org>\n"),
            "{}",
            run.out
        );
        fs::write(&file, &run.out).expect("written");
        let merged = of_laurels(&history.path(), &["--merge", level]);
        assert_eq!(merged, of_git(&history, &format!("mailmap.file={}", text(&file))), "{level}: {}", run.out);
        assert_eq!(merged, of_laurels(&history.path(), &["--mailmap", &text(&file)]), "{level}");
        numbers.push(merged.len());
    }
    assert!(numbers[0] > numbers[1], "{numbers:?}");
    let certain = of_laurels(&history.path(), &["--merge", "certain"]);
    for line in ["9 Ritchie Vink", "4 Alex", "1 Alexander Other", "1 Bob Builder", "1 root", "3 Zoë Ölaf"] {
        assert!(certain.iter().any(|found| found == line), "{line}: {certain:?}");
    }
}

#[test]
fn a_written_mailmap_says_why() {
    let history = story();
    let repo = text(&history.path());
    let run = laurels(&["identities", &repo, "--write-mailmap"]).ok().says("suggested");
    let expected = "# certain: same address; 5 commits and 4 commits\n\
                    Ritchie Vink <rv@example.org> ritchie46 <rv@example.org>\n";
    assert!(run.out.contains(expected), "{}", run.out);
    let possible = laurels(&["identities", &repo, "--write-mailmap", "--certainty", "possible"]).ok();
    assert!(possible.out.contains("\n# Alex <"), "{}", possible.out);
    laurels(&["identities", &repo, "--write-mailmap", "--merge", "likely"]).ended_with(2).says("--certainty");
    let run = laurels(&["identities", &repo, "--certainty", "certain", "--format", "csv"]).ok();
    assert!(run.out.contains("ritchie46") && !run.out.contains("possible") && !run.out.contains('@'), "{}", run.out);
}

#[test]
fn merging_is_named_where_it_changes_numbers() {
    let mut history = story();
    let repo = history.path();
    let args = ["explain", "-C", &text(&repo), "--person", "Ritchie", "--format", "csv", "--merge", "certain"];
    laurels(&args).ok().says("9 commits count").says("ritchie46 (4 commits; certain, same address)");
    // A name that was merged means the person.
    laurels(&["explain", "-C", &text(&repo), "--person", "ritchie46", "--merge", "certain"])
        .ok()
        .says("Ritchie Vink: 9");
    let folder = history.scratch().join("report");
    laurels(&["report", &text(&repo), "-o", &text(&folder), "--merge", "certain"]).ok();
    for file in ["report.md", "report.html", "manifest.json"] {
        let content = fs::read_to_string(folder.join(file)).expect("a file");
        assert!(content.contains("merged into other people"), "{file}");
        assert!(!content.contains("ritchie46 are probably"), "{file}: they are one here");
    }
    let manifest = fs::read_to_string(folder.join("manifest.json")).expect("a manifest");
    assert!(manifest.contains("\"--merge certain\""), "{manifest}");
    laurels(&["report", "--from", &text(&folder), "--merge", "likely"]).ended_with(2).says("--merge");
    // The same by configuration; the command line precedes it.
    history.commit("Marco Big <marco@example.org>", &[("laurels.toml", "[people]\nmerge = \"certain\"\n")]).done();
    let is_person = |args: &[&str]| {
        let rows = query(&history.path(), &[&["contributors"], args].concat());
        rows.iter().any(|row| row["name"] == "ritchie46")
    };
    assert!(!is_person(&[]) && is_person(&["--merge", "none"]));
    laurels(&["report", &text(&history.path()), "-o", &text(&folder)]).ok();
    let manifest = fs::read_to_string(folder.join("manifest.json")).expect("a manifest");
    assert!(manifest.contains("\"--merge certain\""), "{manifest}");
}

#[test]
fn names_that_are_probably_one_person_are_reported_wherever_they_are_shown() {
    let history = story();
    let (repo, folder) = (text(&history.path()), history.scratch().join("report"));
    let sentence = "Ritchie Vink and ritchie46 are probably one person (same address). Together they rank first with 9 \
                    commits. `--merge certain` counts them as one.";
    // The rank that --merge leads to, which no one of them has alone.
    let alone = lines(&history.path(), &["contributors"], "rank name commits");
    assert!(alone.contains(&"1 Marco Big 8".to_owned()) && alone.contains(&"3 Ritchie Vink 5".to_owned()), "{alone:?}");
    let merged = lines(&history.path(), &["contributors", "--merge", "certain"], "rank name commits");
    assert_eq!(merged[0], "1 Ritchie Vink 9");
    laurels(&["query", "contributors", "-C", &repo]).ok().says(sentence);
    laurels(&["explain", "-C", &repo, "--person", "ritchie46"]).ok().says(sentence);
    let other = laurels(&["explain", "-C", &repo, "--person", "Marco Big"]).ok();
    assert!(!other.err.contains("probably"), "{}", other.err);
    laurels(&["report", &repo, "-o", &text(&folder)]).ok().says(sentence);
    let read = |file: &str| fs::read_to_string(folder.join(file)).expect("a file");
    for file in ["report.md", "report.html"] {
        assert!(read(file).contains("Ritchie Vink and ritchie46 are probably one person (same address)"), "{file}");
    }
    let chart = "charts/top-contributors.svg";
    assert!(read(chart).contains("Ritchie Vink and ritchie46 are probably"), "{}", read(chart));
    let before = read(chart);
    // Drawn again without the clone.
    laurels(&["report", "--from", &text(&folder)]).ok().says(sentence);
    assert_eq!(read(chart), before);
    assert!(read("report.md").contains("probably one person (same address)"));
}
