//! Teams of people: members as of a date, who joined and who left, and their work, by hand.

use std::fs;

use crate::support::History;
use crate::support::laurels::{laurels, lines, text};
use crate::support::people::{ADA, BOB, CLEO};

/// Two releases and a tail; a day is 2020-09-13 and those after it.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n2\n3\n")]).commit(ADA, &[("a", "1\n")]); // +3, -2
    history.commit(BOB, &[("b", "1\n2\n")]).tag("v1.0"); // +2
    history.day(10).commit(ADA, &[("a", "1\n2\n")]).commit(BOB, &[("b", "1\n")]); // +1, -1
    history.commit(CLEO, &[("c", "1\n")]).tag("v1.1"); // +1
    history.day(20).commit(ADA, &[("a", "1\n2\n3\n")]).done(); // +1
    history
}

/// Ada is in both teams at first, and leaves core on 2020-09-20. Bob joins docs on 2020-09-18. Cleo was in core before the
/// history began, and comes back on 2020-10-01. Nobody is called Dora.
const TEAMS: &str = "[[teams]]\nname = \"core\"\npeople = [\"ada\", \"Dora\"]\nuntil = 2020-09-20\n\
                     [[teams]]\nname = \"docs\"\npeople = [\"Ada\"]\n\
                     [[teams]]\nname = \"docs\"\npeople = [\"Bob\"]\nfrom = \"2020-09-18\"\n\
                     [[teams]]\nname = \"core\"\npeople = [\"Cleo\"]\nfrom = 2010-01-01\nuntil = 2020-01-01\n\
                     [[teams]]\nname = \"core\"\npeople = [\"Cleo\"]\nfrom = 2020-10-01\n";

fn with_teams(history: &History, content: &str) -> String {
    let path = history.scratch().join("laurels.toml");
    fs::write(&path, content).expect("written");
    text(&path)
}

fn answer(args: &[&str], columns: &str) -> Vec<String> {
    let history = story();
    let config = with_teams(&history, TEAMS);
    lines(&history.path(), &[args, &["--config", &config]].concat(), columns)
}

#[test]
fn teams_of_all_time() {
    let columns = "team rank members former_members people commits share lines_added lines_deleted lines_net \
                   lines_changed first_commit_date last_commit_date";
    let expected = [
        // Ada's four commits and Bob's second.
        "docs 1 2 0 2 5 0.714286 5 3 2 8 2020-09-13 2020-10-03",
        // Ada's first two. Cleo is back.
        "core 2 1 1 1 2 0.285714 3 2 1 5 2020-09-13 2020-09-13",
    ];
    assert_eq!(answer(&["teams"], columns), expected);
    let as_of =
        |day: &str| answer(&["teams", "--param", &format!("as_of={day}")], "team members former_members commits");
    assert_eq!(as_of("2020-09-19"), ["docs 2 0 5", "core 1 1 2"]);
    assert_eq!(as_of("2019-12-31"), ["docs 1 0 5", "core 2 0 2"]);
    assert_eq!(as_of("2020-09-20"), ["docs 2 0 5", "core 0 2 2"]);
}

#[test]
fn members_as_of_a_date() {
    let columns = "team name from_date until_date is_member commits";
    let expected = [
        "core Ada - 2020-09-20 false 2",
        "core Cleo 2010-01-01 2020-01-01 false 0",
        "core Cleo 2020-10-01 - true 0",
        "docs Ada - - true 4",
        "docs Bob 2020-09-18 - true 1",
    ];
    assert_eq!(answer(&["team_members"], columns), expected);
    let members = answer(&["team_members", "--param", "as_of=2020-09-17"], "team name is_member");
    let expected = ["core Ada true", "core Cleo false", "core Cleo false", "docs Ada true", "docs Bob false"];
    assert_eq!(members, expected);
}

#[test]
fn teams_of_each_release() {
    let columns = "release team rank members joined_people left_people people commits share lines_added lines_deleted";
    let expected = [
        // Cleo joined and left before the first release.
        "1.0 core 1 1 1 1 1 2 0.666667 3 2",
        "1.0 docs 1 1 0 0 1 2 0.666667 3 2",
        "1.1 docs 1 2 1 0 2 2 0.666667 1 1",
        "1.1 core 2 0 0 1 0 0 0.000000 0 0",
        "unreleased docs 1 2 0 0 1 1 1.000000 1 0",
        "unreleased core 2 1 1 0 0 0 0.000000 0 0",
    ];
    assert_eq!(answer(&["teams_by_release"], columns), expected);
    let expected = [
        "1.0 core Cleo joined 2010-01-01",
        "1.0 core Cleo left 2020-01-01",
        "1.1 docs Bob joined 2020-09-18",
        "1.1 core Ada left 2020-09-20",
        "unreleased core Cleo joined 2020-10-01",
    ];
    assert_eq!(answer(&["team_changes"], "release team name change change_date"), expected);
}

#[test]
fn mistakes_are_reported() {
    let history = story();
    let repo = text(&history.path());
    let run = |config: &str, query: &[&str]| {
        let config = with_teams(&history, config);
        laurels(&[&["query", "-C", &repo, "--config", &config], query].concat())
    };
    run(TEAMS, &["teams"]).ok().says("1 name in `[[teams]]` of laurels.toml matches nobody in this history: Dora.");
    let hidden = format!("exclude_people = [\"Dora\", \"Ada\"]\n{TEAMS}");
    let told = run(&hidden, &["team_members"]).ok();
    assert!(!told.err.contains("Dora") && !told.out.contains("Ada") && told.out.contains("(name withheld)"));
    let reversed = "[[teams]]\nname = \"a\"\nfrom = 2020-01-02\nuntil = 2020-01-02\n";
    run(reversed, &["teams"]).ended_with(2).says("lines 3 and 4: `until` (2020-01-02) must be later than `from`");
    run("[[teams]]\nname = \"a\"\nfrom = 2020\n", &["teams"]).ended_with(2).says("line 3: invalid date");
    run("[[teams]]\nname = \" \"\n", &["teams"]).ended_with(2).says("line 2: the name of the team is empty");
    run("[[teams]]\nname = \"a\"\nmembers = []\n", &["teams"]).ended_with(2).says("unknown field `members`");
    run(TEAMS, &["teams", "--param", "as_of=1.2.2020"]).ended_with(2).says("invalid date \"1.2.2020\"");
}
