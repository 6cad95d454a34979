//! A project's own look: taken where it is legible and harmless, and refused with a reason where it is not.

use std::fs;
use std::path::Path;

use crate::support::History;
use crate::support::laurels::{self, files, laurels, text};

const THEME: &str = "[theme]\naccent = \"#005f96\"\naccent_dark = \"#6cb6ff\"\npalette = [\"#7a3b00\"]\npalette_dark = [\"#ffb066\"]\n\
                     font = [\"Inter\", \"serif\"]\nlogo = \"Engines & <Co>\"\nhighlight = [\"Bob\"]\n";

fn history(theme: &str) -> History {
    let mut history = History::new();
    for (release, commits) in ["v1.0", "v1.1", "v1.2"].iter().zip([3, 4, 5]) {
        for (name, count) in [("Ada", commits), ("Bob", 2), ("Cleo", 1)] {
            for number in 0..count {
                let content = format!("{name} {number} {release}\n");
                history.commit(&format!("{name} <{name}@example.com>"), &[("f", &content), ("laurels.toml", theme)]);
            }
        }
        history.tag(release);
    }
    history.done();
    history
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("written")
}

#[test]
fn a_theme_reaches_page_and_pictures_and_stays_when_they_are_drawn_again() {
    let history = history(THEME);
    let (folder, _) = laurels::report(&history.path(), &[]);
    let page = read(&folder, "report.html");
    for words in [
        "--accent: #005f96;",
        "--accent: #6cb6ff;",
        "body { font-family: \"Inter\", serif, sans-serif; }",
        "<p class=\"logo\">Engines &amp; &lt;Co&gt;</p>",
        ".c-c2{fill:#6cb6ff}",
        "fill=\"#005f96\"",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let light = read(&folder, "charts/top-contributors.light.svg");
    assert_eq!((light.matches("#005f96").count(), light.matches("#ae3200").count()), (1, 0), "Bob's bar and no other");
    assert!(read(&folder, "charts/top-contributors.dark.svg").contains("#6cb6ff"));
    for size in ["", ".narrow"] {
        let chart = read(&folder, &format!("charts/release-size{size}.svg"));
        assert!(chart.contains("text-anchor=\"end\">Engines &amp; &lt;Co&gt;</text>"), "{chart}");
    }
    assert!(read(&folder, "charts/top-contributors.svg").contains("{fill:#6cb6ff}"));
    let again = history.scratch().join("again");
    laurels(&["report", "--from", &text(&folder), "-o", &text(&again)]).ok();
    assert!(files(&folder) == files(&again));
}

#[test]
fn people_given_on_the_command_line_are_highlighted() {
    let history = history(THEME);
    let (folder, _) = laurels::report(&history.path(), &["--highlight", "cleo", "--highlight", "Ada"]);
    let chart = read(&folder, "charts/top-contributors.light.svg");
    assert!(chart.contains("#005f96") && chart.contains("#7a3b00"), "Cleo first, then Ada: {chart}");
    assert!(read(&folder, "manifest.json").contains("\"--highlight cleo\",\n    \"--highlight Ada\""));
    for (wishes, expected) in
        [(&["Nobody\u{7}"][..], "no person in this report is \"Nobody\""), (&["Ada"; 4], "at most 3")]
    {
        let (repo, output) = (text(&history.path()), text(&history.scratch().join("no")));
        let wishes = wishes.iter().flat_map(|wish| ["--highlight", wish]);
        let run = laurels(&["report", &repo, "-o", &output].into_iter().chain(wishes).collect::<Vec<_>>());
        assert!(run.code == Some(2) && run.err.contains(expected), "{}", run.err);
    }
}

/// The forms of a name are those of `--person`: a part is enough if only one person has it.
#[test]
fn a_part_of_a_name_is_highlighted() {
    let history = history(THEME);
    let (part, _) = laurels::report(&history.path(), &["--highlight", "LE"]);
    let part = read(&part, "charts/top-contributors.light.svg");
    let (whole, _) = laurels::report(&history.path(), &["--highlight", "Cleo", "--force"]);
    assert_eq!(part, read(&whole, "charts/top-contributors.light.svg"));
    assert!(part.contains("#005f96"), "{part}");
    let repo = text(&history.path());
    let output = text(&history.scratch().join("no"));
    let refused = |wish: &str| laurels(&["report", &repo, "-o", &output, "--highlight", wish]).ended_with(2);
    refused("o").says("matches 2 people").says("use a full name or a person_id");
    refused("Cloe").says("did you mean `Cleo`?");
}

/// Numbers large enough to be grouped, on every kind of page.
#[test]
fn a_theme_that_highlights_nobody_is_reported() {
    let history = history("[theme]\nhighlight = [\"Ada\", \"Nobody\\u0007\", \"`n@example.org\"]\n");
    let words = "The theme highlights people who are not in this report: \"Nobody\" and \"'n@…\".";
    let (folder, run) = laurels::report(&history.path(), &[]);
    assert!(run.err.contains(words), "{}", run.err);
    assert!(read(&folder, "report.md").contains("people who are not in this report"));
    let again = history.scratch().join("again");
    laurels(&["report", "--from", &text(&folder), "-o", &text(&again)]).ok();
    assert!(files(&folder) == files(&again));
    for options in [&["--highlight", "Bob"][..], &["--report", "activity"]] {
        let (folder, run) = laurels::report(&history.path(), options);
        assert!(!run.err.contains("theme highlights") && !read(&folder, "manifest.json").contains("unknown_highlight"));
    }
}

fn large() -> History {
    let mut history = History::new();
    for (release, lines) in [("v1.0", 1_234_567), ("v1.1", 1_111)] {
        history.commit("Ada <a@x>", &[("f", &"line\n".repeat(lines))]).commit("Bob <b@x>", &[("g", "1\n")]);
        history.tag(release);
    }
    history.done();
    history
}

#[test]
fn numbers_are_written_in_the_style_of_the_reader_and_stay_numbers_for_programs() {
    let history = large();
    let (folder, _) = laurels::report(&history.path(), &[]);
    let usual = files(&folder);
    let (again, third) = (history.scratch().join("again"), history.scratch().join("third"));
    for (style, line_count, share) in [
        ("point", "1.233.456", "50,0%"),
        ("space", "1\u{202f}233\u{202f}456", "50,0%"),
        ("plain", "1233456", "50.0%"),
        ("comma", "1,233,456", "50.0%"),
    ] {
        laurels(&["report", "--from", &text(&folder), "--number-style", style, "-o", &text(&again)]).ok();
        let found = files(&again);
        let page = |name: &str| String::from_utf8_lossy(&found[name]).replace('\u{a0}', " ");
        for name in ["report.md", "report.html"] {
            assert!(page(name).contains(line_count) && page(name).contains(share), "{style}: {name}");
        }
        assert!(page("releases/1.1.md").contains(line_count), "{style}");
        let chart = "lines-by-person";
        for name in [".svg", ".light.svg", ".dark.svg"].map(|end| format!("charts/{chart}{end}")) {
            assert!(page(&name).contains(&format!(">{line_count}</text>")), "{style}: {name}");
        }
        for name in [".html", ".md"].map(|end| format!("snippets/{chart}{end}")) {
            assert!(page(&name).contains(&format!("deleted {line_count} and")), "{style}: {name}");
        }
        let mark = if matches!(style, "point" | "space") { ',' } else { '.' };
        assert!(page("charts/release-size.svg").contains(&format!(">1{mark}2M<")), "{style}");
        let is_for_programs = |name: &str| name.ends_with(".csv") || name == "datapackage.json";
        for (name, bytes) in usual.iter().filter(|(name, _)| is_for_programs(name)) {
            assert!(found[name] == *bytes, "{style}: {name}");
        }
        let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&usual), names(&found));
        // As a run over the clone writes it, by option or by theme, and as it is drawn again.
        let (folder, _) = laurels::report(&history.path(), &["--number-style", style]);
        assert!(files(&folder) == found, "{style}");
        laurels(&["report", "--from", &text(&again), "-o", &text(&third)]).ok();
        assert!(files(&third) == found, "{style}");
    }
    let config = text(&history.scratch().join("looks.toml"));
    fs::write(&config, "[theme]\nnumbers = \"point\"\n").expect("written");
    laurels(&["report", "--from", &text(&folder), "--config", &config, "-o", &text(&again)]).ok();
    assert!(read(&again, "report.md").contains("1.233.456"));
}

#[test]
fn illegible_and_unsafe_themes_are_refused() {
    for (theme, expected) in [
        (
            "accent = \"#ffee00\"",
            "the color #ffee00 has a contrast of 1.2 to the light background #ffffff; at least 4.5 is required",
        ),
        ("accent = \"#111111\"\naccent_dark = \"#222222\"", "to the dark background #0d1117"),
        ("accent = \"url(https://evil.example/x)\"", "write #rrggbb"),
        ("font = [\"x; } @import 'https://evil.example'\"]", "is not a font name"),
        ("highlight = [\"a\", \"b\", \"c\", \"d\"]", "at most three people"),
        ("css = \"x\"", "unknown field `css`"),
        ("logo = \"A very long name of a foundation for engines\"", "is 44 columns wide; use at most 40"),
        ("numbers = \"roman\"", "unknown variant `roman`, expected one of `comma`, `point`, `space`, `plain`"),
    ] {
        let history = history(&format!("[theme]\n{theme}\n"));
        let run = laurels(&["report", &text(&history.path()), "-o", &text(&history.scratch().join("no"))]);
        assert!(run.code == Some(2) && run.err.contains(expected), "{theme}: {}", run.err);
        assert!(!history.scratch().join("no").exists());
    }
}
