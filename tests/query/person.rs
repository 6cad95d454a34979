//! One person's page on histories so small that every number is worked out by hand, over one clone and over two.

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, files, laurels, lines, report, text};
use crate::support::people::{ADA, BOB};

/// Four releases: Ada is in all but the third; a pull request of two commits, a review, a co-author.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("src/a", "1\n2\n")]).tag("v1.0").day(1); // +2
    history.commit_on("fix", ADA, &["main"], "one", &[Change::Write("src/a", b"1\n")]); // -1
    let second = "two\n\nCo-authored-by: Bob <bob@example.com>\nReviewed-by: Cleo <c@x>";
    history.commit_on("fix", ADA, &[], second, &[Change::Write("doc/b", b"1\n")]); // +1
    history.commit_on("main", BOB, &["fix"], "Merge pull request #4 from ada/fix\n\nA title", &[]);
    history.commit(BOB, &[("src/c", "1\n")]).tag("v1.1").day(3);
    history.commit(BOB, &[("src/c", "2\n")]).tag("v1.2").day(4);
    let reviewed = "x\n\nReviewed-by: Ada <ada@example.com>";
    history.commit_on("main", BOB, &[], reviewed, &[Change::Write("src/c", b"3\n")]);
    history.commit(ADA, &[("src/a", "")]).tag("v1.3").done(); // -2: the merge took nothing over
    history
}

#[test]
fn a_person_in_numbers() {
    let history = story();
    let columns = "name rank commits pull_requests lines_added lines_deleted lines_net active_days releases best_rank \
                   times_at_best_rank releases_in_top top_from top_to missed missing_in has_few_misses reviewed areas_led";
    let found = lines(&history.path(), &["person", "--param", "person=Ada"], columns);
    assert_eq!(found, ["Ada 1 4 1 3 3 0 3 3 1 3 3 1.0 1.3 1 1.2 true 1 2"]);
    let found = lines(&history.path(), &["person", "--param", "person=Bob", "--top", "1"], columns);
    // In 1.1 Ada has two commits to Bob's one; in 1.3 both have one.
    assert_eq!(found, ["Bob 2 3 - 3 2 1 3 3 1 2 2 1.2 1.3 0 - false 0 0"]);
    let repo = text(&history.path());
    laurels(&["query", "person", "-C", &repo, "--param", "person=nobody"])
        .ended_with(2)
        .says("no person in this history");
    assert_eq!(lines(&history.path(), &["person"], "name"), [""; 0]);
    let columns = "release rank commits lines_net is_new";
    let found = lines(&history.path(), &["person_releases", "--param", "person=Ada"], columns);
    assert_eq!(found, ["1.0 1 1 2 true", "1.1 1 2 0 false", "1.3 1 1 -2 false"]);
    let columns = "year ordinal commits rank people is_complete";
    let found = lines(&history.path(), &["person_years", "--param", "person=Bob"], columns);
    assert_eq!(found, ["2020 2020 3 2 2 false"]);
    let columns = "area commits rank is_leader is_recent_leader";
    let found = lines(&history.path(), &["person_areas", "--param", "person=Ada"], columns);
    assert_eq!(found, ["src 3 1 true true", "doc 1 1 true true"]);
    let found = lines(&history.path(), &["person_partners", "--param", "person=Ada"], "way name commits");
    assert_eq!(found, ["reviewed by Cleo 1", "wrote with Bob 1"]);
    let found = lines(&history.path(), &["person_milestones", "--param", "person=Ada"], "milestone date subject");
    assert_eq!(found, ["1 2020-09-13 change"]);
}

#[test]
fn a_persons_page() {
    let history = story();
    let page = laurels::page(&history.path(), &["--report", "person", "--person", "ada"]);
    for words in [
        "Ada made 4 commits and 1 pull request in project: 57.1% of all commits, first overall.",
        "The commits added 3 lines and deleted 3, no net change.",
        "Ada contributed to 3 releases; best rank: first, in three releases.",
        "Ada was in the top 10 of 3 releases: every release from 1.0 to 1.3 except 1.2.",
        "Trailers and merge bots also credit Ada with 1 review.",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
    let repo = text(&history.path());
    let output = text(&history.scratch().join("other"));
    let of = |args: &[&str]| laurels(&[&["report", &repo, "-o", &output], args].concat());
    of(&["--report", "person"]).ended_with(2).says("add `--person NAME`");
    of(&["--report", "person", "--person", "nobody"]).ended_with(2).says("no person in this history matches");
    of(&["--person", "Ada"]).ended_with(2).says("`--person` does not apply to the report `releases`");
    of(&["--report", "person", "--person", "Ada", &repo]).ended_with(2).says("is given twice");
    of(&["."]).ended_with(2).says("only a report about one person can cover several clones");
    assert!(!history.scratch().join("other").exists());
}

#[test]
fn a_card_agrees_with_the_tables_next_to_it() {
    let history = story();
    let columns = "release is_unreleased commits rank people";
    let found = lines(&history.path(), &["person_course", "--param", "person=Ada"], columns);
    assert_eq!(found, ["1.0 false 1 1 1", "1.1 false 2 1 2", "1.2 false 0 - 1", "1.3 false 1 1 2"]);
    let found = lines(&history.path(), &["person_course", "--param", "person=Bob"], columns);
    assert_eq!(found, ["1.1 false 1 2 2", "1.2 false 1 1 1", "1.3 false 1 1 2"], "from the first release with work on");
    assert_eq!(lines(&history.path(), &["person_course"], columns), [""; 0]);
    let (folder, _) = report(&history.path(), &["--report", "person", "--person", "ada", "--top", "30"]);
    let found = files(&folder);
    let read = |path: &str| String::from_utf8_lossy(&found[path]).into_owned();
    let slug = "person-ada-99a563ab";
    let svg = read(&format!("charts/{slug}.svg"));
    assert!(read("snippets/person-ada-99a563ab.md").contains("Ada: 4 commits"));
    let facts = &laurels::rows(&read("data/person.csv"))[0];
    let course = laurels::rows(&read("data/person_course.csv"));
    let shown = |words: &str| assert!(svg.contains(&format!(">{words}</text>")), "{words:?} is not in {svg}");
    for words in [
        facts["commits"].clone(),
        format!("+{}", facts["lines_added"]),
        format!("\u{2212}{}", facts["lines_deleted"]),
        format!("net {}", facts["lines_net"]),
        facts["active_days"].clone(),
        format!("{} of {}", facts["releases_in_top"], course.len()),
        format!("in the top {}", facts["top_ranks"]),
        format!("{} times", facts["times_at_best_rank"]),
    ] {
        shown(&words);
    }
    assert_eq!(facts["top_ranks"], "30", "beyond what other charts show");
    let page = read("report.html");
    assert!(
        page.contains("data/person_course.csv\">Data (CSV)") && page.contains("data/person.csv\">Key figures (CSV)")
    );
    for row in &course {
        shown(&row["release"]);
        let (commits, rank) = (&row["commits"], &row["rank"]);
        let words = match commits.as_str() {
            "0" => format!("{}: none", row["release"]),
            "1" => format!("{}: 1 commit, rank {rank}", row["release"]),
            _ => format!("{}: {commits} commits, rank {rank}", row["release"]),
        };
        assert!(svg.contains(&words), "{words:?} is not in {svg}");
    }
    let manifest = read("manifest.json");
    let alt = "Ada: 4 commits (57.1%) on 3 days between 2020-09-13 and 2020-09-17; in the top 30 of 3 of 4 releases.";
    for words in [&format!("\"id\": \"{slug}\""), "\"data\": \"data/person_course.csv\"", alt] {
        assert!(manifest.contains(words), "{words:?} is not in {manifest}");
    }
}

#[test]
fn two_clones_are_two_sections_and_one_total() {
    let (one, mut two) = (story(), History::new());
    // The second clone shares the first one's history, and goes on.
    two.git().text(&["fetch", "-q", &text(&one.path()), "main:start"]);
    let tip = two.git().text(&["rev-parse", "start"]);
    two.day(9).starting_from(&tip).commit(ADA, &[("new", "1\n2\n3\n")]).commit("Dora <d@x>", &[("d", "1\n")]).done();
    let both = |person: &str| {
        let folder = one.scratch().join(person);
        let clones = [text(&one.path()), text(&two.path())];
        let output = text(&folder);
        laurels(&["report", &clones[0], &clones[1], "--report", "person", "--person", person, "-o", &output]).ok();
        (laurels::read(&folder, "report.md"), files(&folder))
    };
    let (page, found) = both("Ada");
    for words in [
        "Ada made 5 commits and 1 pull request in 2 projects",
        "The commits added 6 lines and deleted 3, a net growth of 3 lines.",
        "## project: Summary",
        "## project-2: Summary",
        "Ada made 5 commits and 1 pull request in project-2: 55.6% of all commits, first overall.",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
    let total = laurels::rows(&String::from_utf8_lossy(&found["data/together/person.csv"]));
    assert_eq!(["commits", "lines_net", "active_days"].map(|name| total[0][name].as_str()), ["5", "3", "4"]);
    // No releases of their own: years; and a card for each clone.
    let years = laurels::rows(&String::from_utf8_lossy(&found["data/together/person_years.csv"]));
    assert_eq!(years.iter().map(|row| row["commits"].as_str()).collect::<Vec<_>>(), ["5"]);
    let card = |folder: &str| {
        String::from_utf8_lossy(&found[&format!("charts/person-ada-99a563ab-{folder}.svg")]).into_owned()
    };
    assert!(card("together").contains(">Ada in 2 projects, 2020<") && card("together").contains(">+6<"));
    assert!(card("project-2").contains(">Ada in project-2, 2020<") && card("project").contains(">1st<"));
    assert!(found.contains_key("data/project-2/person_releases.csv"), "{:?}", found.keys());
    let heads = [&one, &two].map(|clone| clone.git().text(&["rev-parse", "--short=10", "main"]));
    let places = format!("project at {}, project-2 at {}", heads[0].trim(), heads[1].trim());
    assert!(page.contains(&places), "{places:?} is not in {page}");
    let readme = String::from_utf8_lossy(&found["README.md"]);
    assert!(readme.contains("data/project-2/person.csv"), "{readme}");
    // Who is in one clone only has a section that says so for the other.
    let (page, _) = both("Dora");
    assert!(page.contains("Dora made 1 commit in 2 projects"), "{page}");
    assert!(page.contains("Dora has no commits that count in project."), "{page}");
}
