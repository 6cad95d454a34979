//! Pages of histories that are too long, too short, or full of names that do harm elsewhere: small enough, quick to open, whole and inert.

use std::path::Path;

use crate::support::History;
use crate::support::browser::Browser;
use crate::support::build::random;
use crate::support::laurels::{report, text};

/// Bytes of a page at most.
const LARGEST: u64 = 3_000_000;

/// So many people join release by release; those who are there already come again, the first more often.
fn crowd(people: u64, releases: u64, per_release: u64) -> History {
    let mut random = random(0x00c0_ffee);
    let mut history = History::new();
    for release in 0..releases {
        let (first, known) = (people * release / releases, people * (release + 1) / releases);
        history.day(i64::try_from(release * 40).expect("small"));
        for at in 0..known - first + per_release {
            let draw = random(known);
            let person = if first + at < known { first + at } else { draw * draw / known };
            let content = "line\n".repeat(usize::try_from(1 + random(9)).expect("small"));
            history.commit(
                &format!("Person Number {person} <p{person}@example.com>"),
                &[(&format!("f{}", person % 40), &content)],
            );
        }
        history.tag(&format!("v{}.{}.0", release / 10, release % 10));
    }
    history.done();
    history
}

fn size(page: &Path) -> u64 {
    std::fs::metadata(page).expect("a page").len()
}

/// Milliseconds until a page has loaded: the better of two times, since others work on the machine, too.
fn loading(browser: &mut Browser, page: &Path) -> f64 {
    let times = [0, 1].map(|_| {
        browser.open(page, 1280, "light", true);
        browser.ask("performance.getEntriesByType('navigation')[0].domComplete").as_f64().expect("a time")
    });
    times[0].min(times[1])
}

#[test]
fn the_page_of_a_large_history_is_whole_small_and_quick_to_open() {
    let history = crowd(2_000, 150, 200);
    let page = report(&history.path(), &[]).0.join("report.html");
    assert!(size(&page) < LARGEST, "{} bytes", size(&page));
    let content = std::fs::read_to_string(&page).expect("written");
    assert!(
        !content.contains(" more rows in <a") && !content.contains(" more row in <a"),
        "tables are folded, not cut"
    );
    let Some(mut browser) = Browser::start() else { return };
    let time = loading(&mut browser, &page);
    assert!(time < 3_000.0, "{time} ms, with some patience for busy machines");
    assert_eq!(browser.ask("document.querySelectorAll('.release').length"), 150);
    let heads = browser.ask("document.querySelectorAll('thead button').length");
    assert!(heads.as_u64().is_some_and(|heads| heads > 900), "tables can be sorted: {heads}");
    browser.unfold();
    assert_eq!(browser.ask("document.documentElement.scrollWidth <= innerWidth"), true);
    let people = "new Set([...document.querySelectorAll('.names bdi')].map(e => e.textContent)).size";
    assert_eq!(browser.ask(people), 2_000, "everybody is a new contributor once");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// Names and tags that do harm elsewhere. The file of releases names what no tag may be called.
fn hostile() -> (History, std::path::PathBuf) {
    let long = "W".repeat(300);
    let names = [
        "\"> onmouseover=alert(1) x=\"",
        "</title></script>",
        "",
        " ",
        "\u{1}\u{2}",
        "\u{202e}gnirts",
        "\u{200b}\u{feff}",
        "\u{2066}isolated",
        "عمر بن الخطاب",
        "山田太郎",
        &long,
        "Z\u{351}\u{36b}\u{343}a\u{351}l",
        "--> ]]> ?>",
        "&lt;b&gt;",
        "{{7*7}}",
    ];
    let mut history = History::new();
    let tags =
        ["\"><svg onload=alert(1)>", "-->", &"9".repeat(300), "</details><script>alert(1)</script>", "\u{202e}", "1.0"];
    let mut releases = "release,revision\n".to_owned();
    let million = "x\n".repeat(1_000_000);
    for (at, tag) in tags.iter().enumerate() {
        for (number, name) in names.iter().enumerate() {
            let name = name.replace(['<', '>'], "‹");
            history
                .commit(&format!("{name} <{number}@example.com>"), &[(&format!("f{number}"), &"y\n".repeat(at + 1))]);
        }
        // A million lines come in the first release and go in the last.
        let content = if at + 1 < tags.len() { million.as_str() } else { "" };
        history.commit("The Remover <r@example.com>", &[("large", content)]);
        history.light_tag(&format!("v{at}"), "main");
        releases += &format!("\"{}\",v{at}\n", tag.replace('"', "\"\""));
    }
    history.done();
    let file = history.scratch().join("releases.csv");
    std::fs::write(&file, releases).expect("written");
    (history, file)
}

#[test]
fn harmful_names_and_releases_are_shown_as_text() {
    let (history, releases) = hostile();
    let page = report(&history.path(), &["--releases", &text(&releases), "--top", "40"]).0.join("report.html");
    let Some(mut browser) = Browser::start() else { return };
    for (width, look) in [(360, "dark"), (1280, "light")] {
        browser.open(&page, width, look, true);
        browser.unfold();
        let wide = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && \
                    !e.closest('.scroll')).map(e => e.outerHTML.slice(0, 120))";
        assert_eq!(browser.texts(wide), [""; 0], "{width}: beyond the edge");
        assert_eq!(browser.ask("document.documentElement.scrollWidth <= innerWidth"), true, "{width}: it scrolls");
        assert_eq!(browser.ask("document.querySelectorAll('script').length"), 1);
        let handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(name => name.startsWith('on'))";
        assert_eq!(browser.texts(handlers), [""; 0]);
        assert_eq!(browser.complaints(), Vec::<String>::new(), "no script was refused, since there was none");
        assert_eq!(browser.requests().len(), 1);
    }
    let releases = browser.ask("document.querySelectorAll('.release').length");
    assert_eq!(releases, 6);
    let net = "[...document.querySelectorAll('td')].some(cell => cell.textContent === '\u{2212}1,000,000')";
    assert_eq!(browser.ask(net), true, "the net of the last release");
    if let Some(axe) = crate::support::axe::source() {
        let found = crate::support::axe::violations(&mut browser, &axe);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn one_person_and_one_release_are_a_page() {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let Some(mut browser) = Browser::start() else { return };
    for args in [&[][..], &["--report", "newcomers"], &["--report", "person", "--person", "Ada"]] {
        let page = report(&history.path(), args).0.join("report.html");
        browser.open(&page, 360, "light", true);
        assert_eq!(browser.ask("document.documentElement.scrollWidth <= innerWidth"), true, "{args:?}");
        assert!(browser.ask("document.querySelector('main').innerText.includes('Ada')") == true, "{args:?}");
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{args:?}");
    }
}
