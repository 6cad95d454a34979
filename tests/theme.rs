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
    assert!(read(&folder, "charts/top-contributors.svg").contains("{fill:#6cb6ff}"));
    let again = history.scratch().join("again");
    laurels(&["report", "--from", &text(&folder), "-o", &text(&again)]).ok();
    assert!(files(&folder) == files(&again));
}

#[test]
fn whoever_is_wished_for_is_set_off() {
    let history = history(THEME);
    let (folder, _) = laurels::report(&history.path(), &["--highlight", "cleo", "--highlight", "Ada"]);
    let chart = read(&folder, "charts/top-contributors.light.svg");
    assert!(chart.contains("#005f96") && chart.contains("#7a3b00"), "Cleo first, then Ada: {chart}");
    assert!(read(&folder, "manifest.json").contains("\"--highlight cleo\",\n    \"--highlight Ada\""));
    for (wishes, expected) in
        [(&["Nobody\u{7}"][..], "nobody in this report is called \"Nobody\""), (&["Ada"; 4], "at most 3")]
    {
        let (repo, output) = (text(&history.path()), text(&history.scratch().join("no")));
        let wishes = wishes.iter().flat_map(|wish| ["--highlight", wish]);
        let run = laurels(&["report", &repo, "-o", &output].into_iter().chain(wishes).collect::<Vec<_>>());
        assert!(run.code == Some(2) && run.err.contains(expected), "{}", run.err);
    }
}

#[test]
fn what_cannot_be_read_or_could_load_something_is_refused() {
    for (theme, expected) in [
        (
            "accent = \"#ffee00\"",
            "the colour #ffee00 has a contrast of 1.2 to the light ground #ffffff, and 4.5 is the least",
        ),
        ("accent = \"#111111\"\naccent_dark = \"#222222\"", "to the dark ground #0d1117"),
        ("accent = \"url(https://evil.example/x)\"", "write #rrggbb"),
        ("font = [\"x; } @import 'https://evil.example'\"]", "is no font"),
        ("highlight = [\"a\", \"b\", \"c\", \"d\"]", "at most three people"),
        ("css = \"x\"", "unknown field `css`"),
    ] {
        let history = history(&format!("[theme]\n{theme}\n"));
        let run = laurels(&["report", &text(&history.path()), "-o", &text(&history.scratch().join("no"))]);
        assert!(run.code == Some(2) && run.err.contains(expected), "{theme}: {}", run.err);
        assert!(!history.scratch().join("no").exists());
    }
}
