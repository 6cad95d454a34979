//! Pages from the tables of an earlier report: the same bytes, or a clear word about what was changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::History;
use crate::support::laurels::{self, Run, files, laurels, text};

/// Names that are special in CSV, spreadsheets and pages; one is empty, and one looks like a guarded formula.
fn history() -> History {
    let mut history = History::new();
    let names = ["Ada", "=1+1", "'=1+1", "", "a,\"b\"", "@everyone", "山田太郎", "-5"];
    for round in 0..60_usize {
        let author = format!("{} <{}@example.com>", names[round * round % 8], round % 3);
        let content: String = (0..30).map(|line| format!("{}\n", (line * (round + 3)) % 17)).collect();
        history.commit(&author, &[(&format!("f{}", round % 5), &content[..content.len() / (1 + round % 3)])]);
        if round % 12 == 11 {
            history.tag(&format!("v1.{}", round / 12));
        }
    }
    history.done();
    history
}

fn report(history: &History, options: &[&str]) -> PathBuf {
    laurels::report(&history.path(), options).0
}

fn redraw(from: &Path, output: &Path) -> Run {
    laurels(&["report", "--from", &text(from), "-o", &text(output)])
}

fn different(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    a.keys().chain(b.keys()).filter(|name| a.get(*name) != b.get(*name)).cloned().collect()
}

#[test]
fn the_same_bytes_without_the_clone() {
    let history = history();
    let reports = ["releases", "newcomers", "concentration", "activity", "credits", "areas", "organizations"];
    let kinds =
        [&["--csv", "raw", "--top", "3", "--from-release", "1.2"][..], &["--name", "a`b|c@d", "--profile", "shortlog"]];
    let of_a_person = [&["--report", "person", "--person", "Ada", "--profile", "thanks"][..]];
    let kinds = kinds.into_iter().chain(of_a_person);
    let reports = reports.iter().map(|name| vec!["--report", name]).chain(kinds.map(<[&str]>::to_vec));
    for options in reports {
        let first = report(&history, &options);
        let again = history.scratch().join("again");
        redraw(&first, &again).ok();
        assert_eq!(different(&files(&first), &files(&again)), Vec::<String>::new(), "{options:?}");
        assert!(files(&first).len() > 4, "{options:?}");
        // Without -o in place, and as often as one likes.
        laurels(&["report", "--from", &text(&again)]).ok();
        assert_eq!(different(&files(&first), &files(&again)), Vec::<String>::new(), "{options:?}, in place");
    }
}

/// Two clones with commits, releases and a mailmap of their own; Bob is in the second only.
fn two() -> [History; 2] {
    let mut clones = [History::new(), History::new()];
    clones[0].commit("Ada <a@x>", &[("src/a", "1\n2\n"), (".mailmap", "Ada <a@x> <old@x>\n")]).tag("v1.0");
    clones[0].commit("Ada <old@x>", &[("src/a", "1\n")]).done();
    clones[1].day(9).commit("Ada <a@x>", &[("doc/b", "1\n")]).tag("one-2.0");
    clones[1].commit("Bob <b@x>", &[("doc/c", "1\n2\n")]).commit("bot[bot] <c@x>", &[("d", "1\n")]).done();
    clones
}

/// A report of a user's own: words, a chart, and what the numbers mean, in both kinds of section.
const OWN: &str = r#"
question = "Who?"
title = "{person_name} in {repository}"
data = ["explain", "left_out"]

[parameters]
top = 3

[[section]]
heading = "All"
together = true
[[section.item]]
query = "person"
text = "{name}: {commits|commit|commits} in {repository}."
[[section.item]]
query = "contributors"
[section.item.chart]
id = "all"
kind = "bars"
title = "Most commits in {repository}"
[[section.item]]
method = true

[[section]]
heading = "Each"
[[section.item]]
query = "contributors"
[section.item.chart]
id = "everybody"
kind = "bars"
title = "Most commits in {repository}"
[[section.item]]
query = "person"
text = "{name}: {commits|commit|commits} in {repository}."
otherwise = "{person_name} is not here."

[[section]]
heading = "Method"
[[section.item]]
method = true
"#;

#[test]
fn a_page_of_several_clones_is_rebuilt() {
    let clones = two();
    let paths = clones.each_ref().map(|clone| text(&clone.path()));
    let scratch = clones[0].scratch();
    let own = text(&scratch.join("own"));
    fs::create_dir(&own).expect("a folder");
    fs::write(Path::new(&own).join("both.toml"), OWN).expect("written");
    for (person, report) in [("Ada", "person"), ("Bob", "person"), ("Ada", "both"), ("Bob", "both")] {
        let (first, again) = (scratch.join(format!("{person}-{report}")), scratch.join("again"));
        let output = text(&first);
        let args = ["--report", report, "--person", person, "--reports", &own, "-o", &output];
        laurels(&[&["report", &paths[0], &paths[1]], &args[..]].concat()).ok();
        laurels(&["report", "--from", &output, "--reports", &own, "-o", &text(&again)]).ok();
        assert_eq!(different(&files(&first), &files(&again)), Vec::<String>::new(), "{person}, {report}");
        laurels(&["report", "--from", &text(&again), "--reports", &own]).ok();
        assert_eq!(different(&files(&first), &files(&again)), Vec::<String>::new(), "{person}, {report}, in place");
    }
    let first = scratch.join("Ada-both");
    assert!(first.join("charts/all-together.svg").exists() && first.join("charts/everybody-project-2.svg").exists());
    let manifest = fs::read_to_string(first.join("manifest.json")).expect("written");
    fs::write(
        first.join("manifest.json"),
        manifest.replace("\"repository\": \"project-2\"", "\"repository\": \"project\""),
    )
    .expect("written");
    let run = laurels(&["report", "--from", &text(&first), "--reports", &own]);
    assert!(run.code == Some(2) && run.err.contains("two repositories have the name \"project\""), "{}", run.err);
}

#[test]
fn sections_to_paste_of_several_clones_have_folders_of_their_own() {
    let mut clones = [History::new(), History::new()];
    for clone in &mut clones {
        clone.commit("Ada <a@x>", &[("a", "1\n")]).tag("v1.0").done();
    }
    let paths = clones.each_ref().map(|clone| text(&clone.path()));
    let (own, output) = (text(&clones[0].scratch().join("own")), clones[0].scratch().join("out"));
    let section = "\n[[section]]\nheading = \"{release}\"\neach = \"release_summary\"\nfragment = \"release\"\n\
                   [[section.item]]\ntext = \"{commits}\"\n[[section.item]]\nlinks = true\n";
    fs::create_dir(&own).expect("a folder");
    fs::write(Path::new(&own).join("both.toml"), [OWN, section].concat()).expect("written");
    let args = ["--report", "both", "--person", "Ada", "--reports", &own, "-o", &text(&output)];
    laurels(&[&["report", &paths[0], &paths[1]], &args[..]].concat()).ok();
    let page = fs::read_to_string(output.join("report.md")).expect("written");
    for file in ["releases/project/1.0.md", "releases/project-2/1.0.md"] {
        assert!(output.join(file).exists() && page.contains(&format!("({file})")), "{file}: {page}");
    }
}

#[test]
fn what_the_numbers_of_several_clones_mean_names_all_of_them() {
    let clones = two();
    let paths = clones.each_ref().map(|clone| text(&clone.path()));
    let heads = clones.each_ref().map(|clone| clone.git().text(&["rev-parse", "HEAD"]).trim().to_owned());
    let (own, output) = (clones[0].scratch().join("own"), text(&clones[0].scratch().join("out")));
    fs::create_dir(&own).expect("a folder");
    fs::write(own.join("both.toml"), OWN).expect("written");
    let args = ["--report", "both", "--person", "Ada", "--reports", &text(&own), "-o", &output];
    laurels(&[&["report", &paths[0], &paths[1]], &args[..]].concat()).ok();
    let page = fs::read_to_string(Path::new(&output).join("report.md")).expect("written");
    let [together, rest] = page.split("## project: Each").collect::<Vec<_>>()[..] else { panic!("{page}") };
    for words in [
        &format!(
            "from project at HEAD ({}), project-2 at HEAD ({}), with default options for counting.",
            heads[0], heads[1]
        ),
        "The mailmap of project is `.mailmap`",
        "The repository project-2 has no mailmap.",
        "Several repositories have no common releases.",
    ] {
        assert!(together.contains(words) && !rest.contains(words), "{words:?}: {page}");
    }
    for words in [
        &format!("from project-2 at HEAD ({}), with default options for counting.", heads[1]),
        "The repository has no mailmap.",
        "Releases are the tags with the prefix `one-`",
        "1 bot or agent with 1 commit; `data/project-2/left_out.csv` lists them.",
    ] {
        assert!(rest.contains(words) && !together.contains(words), "{words:?}: {page}");
    }
    assert!(fs::read_to_string(Path::new(&output).join("README.md")).expect("written").contains(&heads[1]));
}

/// All files but the manifest, whose options differ from those of the first run if a file set the theme.
fn pages(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().filter(|(name, _)| name != "manifest.json" && !is_readable(name)).collect()
}

/// The pages that show the options.
fn is_readable(name: &str) -> bool {
    matches!(name, "README.md" | "report.md" | "report.html")
}

#[test]
fn another_theme_needs_no_clone() {
    let history = history();
    let first = report(&history, &["--highlight", "Ada", "--top", "3"]);
    let before = files(&first);
    let again = history.scratch().join("again");
    let folders = [text(&first), text(&again)];
    let restyle = |args: &[&str]| laurels(&[&["report", "--from", &folders[0], "-o", &folders[1]], args].concat());
    // Another person: as if the first run had set that one off.
    restyle(&["--highlight", "=1+1"]).ok();
    let restyled = files(&again);
    report(&history, &["--highlight", "=1+1", "--top", "3"]);
    assert_eq!(different(&files(&first), &restyled), Vec::<String>::new());
    // Another theme: as if the first run had been given it.
    let theme = text(&history.scratch().join("theme.toml"));
    let colors = "accent = \"#005f96\"\naccent_dark = \"#6cb6ff\"\nfont = [\"Inter\"]\nhighlight = [\"=1+1\"]";
    fs::write(&theme, format!("exclude_people = [\"Ada\"]\n[theme]\n{colors}\n")).expect("written");
    restyle(&["--config", &theme]).ok();
    let restyled = files(&again);
    let tables = |files: &BTreeMap<String, Vec<u8>>| -> BTreeMap<String, Vec<u8>> {
        files.iter().filter(|(name, _)| name.starts_with("data/")).map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    assert!(tables(&before) == tables(&restyled), "no number changes");
    let page = String::from_utf8_lossy(&restyled["report.html"]);
    assert!(page.contains("--accent: #6cb6ff") && page.contains("\"Inter\""));
    fs::write(&theme, format!("[theme]\n{colors}\n")).expect("written");
    report(&history, &["--config", &theme, "--top", "3"]);
    assert!(pages(&first) == pages(&again));
    // It is kept, and named in place of what it replaced.
    let third = history.scratch().join("third");
    redraw(&again, &third).ok();
    assert!(files(&third) == restyled);
    let manifest: serde_json::Value = serde_json::from_slice(&restyled["manifest.json"]).expect("JSON");
    assert_eq!(manifest["options"], serde_json::json!(["--top 3", "--config FILE (looks)"]));
    assert_eq!(manifest["inputs"]["look"]["highlight"], serde_json::json!(["=1+1"]));
    // What a run over the clone refuses is refused here.
    fs::write(&theme, "[theme]\naccent = \"#ffee00\"\n").expect("written");
    let fourth = text(&history.scratch().join("fourth"));
    for (args, words) in [
        (["--highlight", "Nobody"], "no person in this report is \"Nobody\""),
        (["--config", &theme], "the color #ffee00 has a contrast of 1.2"),
    ] {
        laurels(&[&["report", "--from", &folders[1], "-o", &fourth], &args[..]].concat()).ended_with(2).says(words);
        assert!(!Path::new(&fourth).exists());
    }
}

#[test]
fn a_changed_number_is_reported() {
    let history = history();
    let first = report(&history, &[]);
    let table = first.join("data/contributors.csv");
    let content = fs::read_to_string(&table).expect("written");
    let row = laurels::rows(&content).first().expect("a row")["commits"].clone();
    fs::write(&table, content.replacen(&format!(",{row},"), ",987654,", 1)).expect("written");
    let again = history.scratch().join("again");
    let run = redraw(&first, &again).ok();
    let words = "These tables were edited by hand, so their numbers may differ from git: data/contributors.csv.";
    assert!(run.err.contains(words), "{}", run.err);
    for name in ["report.html", "report.md", "manifest.json"] {
        let page = fs::read_to_string(again.join(name)).expect("written");
        assert!(page.contains("These tables were edited by hand"), "{name}");
    }
    assert!(fs::read_to_string(again.join("report.html")).expect("written").contains("987,654"));
    let third = history.scratch().join("third");
    assert!(redraw(&again, &third).ok().err.contains(words), "it stays said");
}

#[test]
fn an_unreadable_file_of_a_report_is_named() {
    let history = history();
    let first = report(&history, &[]);
    let again = history.scratch().join("again");
    let contributors = fs::read_to_string(first.join("data/contributors.csv")).expect("written");
    let manifest = fs::read_to_string(first.join("manifest.json")).expect("written");
    let package = fs::read_to_string(first.join("datapackage.json")).expect("written");
    const SIZES: &str = "\"raw_csv\"";
    let half = &contributors[..contributors.len() / 2];
    for (name, original, content, expected) in [
        (
            "data/contributors.csv",
            &contributors,
            contributors.replace(",0.", ",x."),
            "data/contributors.csv: line 2, column share",
        ),
        (
            "data/contributors.csv",
            &contributors,
            contributors.replacen("name", "person", 1),
            "the header must be person_id,name",
        ),
        ("data/contributors.csv", &contributors, half.to_owned(), "data/contributors.csv: line"),
        ("data/contributors.csv", &contributors, String::new(), "the header must be"),
        ("manifest.json", &manifest, String::new(), "manifest.json: "),
        ("manifest.json", &manifest, "{}".to_owned(), "written by another version of laurels"),
        (
            "manifest.json",
            &manifest,
            manifest.replace("\"schema_version\": 1", "\"schema_version\": 99"),
            "another version",
        ),
        ("manifest.json", &manifest, manifest.replace("\"inputs\"", "\"others\""), "is not a report folder"),
        (
            "manifest.json",
            &manifest,
            manifest.replace("\"report\": \"releases\"", "\"report\": \"x\""),
            "add `--reports` with the folder of x.toml",
        ),
        (
            "manifest.json",
            &manifest,
            manifest.replace(SIZES, "\"sizes\": [\"narrow\"], \"raw_csv\""),
            "the size narrow is always made",
        ),
        (
            "manifest.json",
            &manifest,
            manifest.replace(SIZES, "\"sizes\": [\"blog\"], \"raw_csv\""),
            "the size blog is always made",
        ),
        ("datapackage.json", &package, "[1]".to_owned(), "datapackage.json: "),
        ("datapackage.json", &package, package.replace("data/ranking.csv", "../x"), "does not list data/ranking.csv"),
        (
            "datapackage.json",
            &package,
            package.replace("\"datetime\"", "\"x\"").replace("\"date\"", "\"x\""),
            "has the unknown type \"x\"",
        ),
    ] {
        assert_ne!(content, *original, "{name}: {expected}");
        fs::write(first.join(name), content).expect("written");
        let run = redraw(&first, &again);
        assert_eq!(run.code, Some(2), "{expected}: {}", run.err);
        assert!(run.err.contains(expected), "{expected}: {}", run.err);
        assert!(!again.exists(), "{expected}");
        fs::write(first.join(name), original).expect("written");
    }
    fs::write(first.join("manifest.json"), manifest.replace(SIZES, "\"sizes\": [\"wide\", \"wide\"], \"raw_csv\""))
        .expect("written");
    redraw(&first, &again).ok();
    assert!(again.join("charts/streaks.wide.svg").exists());
    fs::remove_file(first.join("data/streaks.csv")).expect("removed");
    assert!(redraw(&first, &again).err.contains("data/streaks.csv"));
    assert!(redraw(&history.path(), &again).err.contains("manifest.json"));
    let run = laurels(&["report", "--from", &text(&first), "--top", "3"]);
    assert!(run.code == Some(2) && run.err.contains("--from"), "{}", run.err);
}

#[test]
fn the_folder_explains_itself() {
    let history = history();
    let first = report(&history, &[]);
    let readme = fs::read_to_string(first.join("README.md")).expect("written");
    for words in [
        "| `releases/` | one section per release",
        "### data/ranking.csv",
        "| `rank` | integer | The rank by commits in the release: 1, 2, 2, 4. |",
        "rsvg-convert -z 2",
        "- Profile `default`: ",
        "laurels report --from THIS-FOLDER",
    ] {
        assert!(readme.contains(words), "{words}");
    }
    assert!(!readme.contains("|  |"), "every column of the default report has a meaning");
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(first.join("manifest.json")).expect("written")).expect("JSON");
    let listed: Vec<&String> = manifest["files"].as_object().expect("files").keys().collect();
    let found = files(&first);
    assert_eq!(listed, found.keys().filter(|name| *name != "manifest.json").collect::<Vec<_>>());
}

#[test]
fn a_configuration_is_named_for_what_was_used_of_it() {
    let history = history();
    let first = report(&history, &[]);
    let (config, again) = (history.scratch().join("look.toml"), history.scratch().join("again"));
    let options = |folder: &Path| {
        let manifest = fs::read_to_string(folder.join("manifest.json")).expect("written");
        let (_, rest) = manifest.split_once("\"options\": [").expect("options");
        rest.split_once(']').expect("an end").0.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    fs::write(&config, "[theme]\nhighlight = [\"Ada\"]\n").expect("written");
    for from in [&first, &again] {
        laurels(&["report", "--from", &text(from), "-o", &text(&again), "--config", &text(&config)]).ok();
        assert_eq!(options(&again), "\"--config FILE (looks)\"");
    }
    let counted = report(&history, &["--config", &text(&config)]);
    laurels(&["report", "--from", &text(&counted), "-o", &text(&again), "--config", &text(&config)]).ok();
    assert_eq!(options(&again), "\"--config FILE\", \"--config FILE (looks)\"");
}
