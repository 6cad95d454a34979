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
    // Two people are no more than the top ten.
    assert_eq!(found, ["Ada 1 4 1 3 3 0 3 3 1 3 3 1.0 1.3 1 1.2 false 1 2"]);
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
    // `src` has more than 80% of the commits, but no folders. Ada and Bob both have three commits there.
    let columns = "area commits rank is_leader is_recent_leader has_begun area_commits area_people";
    let found = lines(&history.path(), &["person_areas", "--param", "person=Ada"], columns);
    assert_eq!(found, ["src 3 1 false false true 6 2", "doc 1 1 true true true 1 1"]);
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
        "Ada made 4 commits in project, more than anybody else: 57.1% of all commits by people.",
        "The first of these commits is from 2020-09-13, the last from 2020-09-17, 4 days later.",
        "Ada made commits on 3 days, up to 2 in a row.",
        "The commits of Ada added 3 lines and deleted 3 lines.",
        "Ada wrote 2 commits in 1 pull request that the history records as merged. It is number 4, merged on 2020-09-14.",
        "Ada contributed to three releases: every release from 1.0 to 1.3 but one, 1.2.",
        "In one release, nobody made more commits than Ada.",
        "Commit messages also credit Ada with 1 review.",
        "Ada wrote commits together with 1 other person.",
        "Commit messages name 1 reviewer of the commits by Ada.",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
    // Everybody is in the top ten of two; nobody is told a zero, or a list of one milestone.
    for words in ["top ten", " 0 lines", "Milestones:", "gap"] {
        assert!(!page.contains(words), "{words:?} is in {page}");
    }
    let page = laurels::page(&history.path(), &["--report", "person", "--person", "ada", "--top", "1"]);
    let words = "Ada was in the top one of three releases: every release from 1.0 to 1.3 but one, 1.2.";
    assert!(page.contains(words), "{page}");
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
        facts["pull_requests"].clone(),
        facts["reviewed"].clone(),
        format!("{} of {}", facts["releases_in_top"], course.len()),
        "with a commit".to_owned(),
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
    let alt = "Ada: 4 commits (57.1%) on 3 days between 2020-09-13 and 2020-09-17.";
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
        "Ada made 5 commits in 2 projects: 55.6% of all commits by people.",
        "The commits of Ada added 6 lines and deleted 3 lines, a net growth of 3 lines.",
        "## project: Summary",
        "## project-2: Summary",
        "Ada made 5 commits in project-2, more than anybody else: 55.6% of all commits by people.",
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
    assert!(card("project-2").contains(">Ada in project-2, 2020<") && card("project").contains(">3 of 4<"));
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

/// Ada begins the project, reviews Bob's first request but not Cleo's, is away for a year and a half, and comes back.
fn career() -> History {
    let mut history = History::new();
    for at in 0..9 {
        history.commit(ADA, &[("src/engine/a", &format!("{at}\n"))]);
    }
    history.tag("v1.0").day(30).committed_by("GitHub <noreply@github.com>");
    let reviewed = "one (#1)\n\nReviewed-by: Ada <ada@example.com>";
    history.commit_on("main", BOB, &[], reviewed, &[Change::Write("src/engine/b", b"1\n")]);
    history.commit_on("main", BOB, &[], "two (#2)", &[Change::Write("src/parser/b", b"1\n")]);
    history.commit_on("main", "Cleo <c@x>", &[], "three (#3)", &[Change::Write("src/engine/c", b"1\n")]);
    let again = "four (#4)\n\nReviewed-by: Ada <ada@example.com>";
    history.commit_on("main", "Cleo <c@x>", &[], again, &[Change::Write("src/engine/c", b"2\n")]);
    history.tag("v1.1").day(31).commit(BOB, &[("src/engine/b", "3\n")]).tag("v1.2");
    history.day(599).commit_on("main", ADA, &[], "five (#5)", &[Change::Write("src/engine/a", b"x\n")]);
    history.commit_on("main", ADA, &[], "six (#12345)", &[Change::Write("src/engine/a", b"y\n")]).tag("v1.3").done();
    history
}

#[test]
fn a_career_in_numbers() {
    let history = career();
    let of = |query: &str, columns: &str| lines(&history.path(), &[query, "--param", "person=Ada"], columns);
    let columns = "first_commit_date last_commit_date years days long_gaps longest_gap_days gap_from gap_to active_years hundredth";
    // 2020-09-13 to 2022-05-05: the year ends on 2021-09-13, 234 days before.
    assert_eq!(of("person_tenure", columns), ["2020-09-13 2022-05-05 1 234 1 599 2020-09-13 2022-05-05 2 false"]);
    let columns = "pull_requests own_commits first_number first_merged_date last_number newcomers_reviewed";
    assert_eq!(of("person_requests", columns), ["2 2 5 2022-05-05 12345 1"]);
    let columns =
        "releases from_release to_release all_releases missed missing_in has_few_misses has_many_misses times_first";
    assert_eq!(of("person_presence", columns), ["2 1.0 1.3 4 2 1.1, 1.2 false true 0"]);
    // `src` has all commits and is split: Ada began one folder, with 15 of the 16 commits of three people.
    assert_eq!(of("person_areas", "area commits has_begun is_leader"), ["src/engine 11 true true"]);
    assert_eq!(
        of("person_area_roles", "begun begun_in led led_in kept is_led_cut"),
        ["1 src/engine 1 src/engine 1 false"]
    );
    assert_eq!(lines(&history.path(), &["person_tenure", "--param", "person=Bob"], "years days long_gaps"), ["0 1 0"]);
    let page = laurels::page(&history.path(), &["--report", "person", "--person", "ada"]);
    for words in [
        "the last from 2022-05-05, 1 year and 234 days later. In between was a gap of 599 days, from 2020-09-13 to 2022-05-05.",
        "Ada wrote 2 commits in 2 pull requests that the history records as merged. The first of them, number 5, was merged on 2022-05-05, the last, number 12345, on 2022-05-05.",
        "1 person had their first merged pull request reviewed by Ada.",
        "Ada contributed to two of the 4 releases from 1.0 to 1.3.",
        "Ada made the first commit in one area of the project: src/engine.",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
}
