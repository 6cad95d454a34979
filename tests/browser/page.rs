//! The page in a real browser: opened from disk, wide and narrow, light and dark, with and without its script.

use std::sync::{Arc, Weak};

use crate::support::browser::Browser;
use crate::support::shared::{Shared, Slot, shared};
use crate::support::{History, laurels};

/// Many people, of whom some deleted more than they added, names that need room, and names that are not harmless.
pub(crate) fn history() -> Arc<Shared> {
    static SLOT: Slot = Slot::new(Weak::new());
    shared(&SLOT, make)
}

fn make() -> History {
    let mut history = History::new();
    let wide = "W".repeat(70);
    let odd =
        ["\"><img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", wide.as_str(), "山田太郎", "Élodie"];
    for release in 0..5_usize {
        for person in 0..30_usize {
            let name = odd
                .get(person)
                .map_or_else(|| format!("Person Number {person}"), |name| (*name).replace(['<', '>'], "‹"));
            let content = "line\n".repeat(if person % 2 == 0 { release + 1 } else { 9 - release } * 3);
            history.commit(&format!("{name} <{person}@example.com>"), &[(&format!("f{person}"), &content)]);
            if person > 20 {
                break;
            }
        }
        history.tag(&format!("v1.{release}.0"));
    }
    history.done();
    history
}

#[test]
fn the_page_fits_any_window_and_breaks_no_rule_of_its_own() {
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    let page = history.page(&["--top", "40"]);
    for (width, look, has_script) in
        [(360, "light", true), (360, "dark", false), (700, "dark", true), (1280, "light", false), (1280, "dark", true)]
    {
        browser.open(&page, width, look, has_script);
        let what = format!("{width} {look} {has_script}");
        let open = "for (const fold of document.querySelectorAll('details')) fold.open = true; \
                    document.documentElement.scrollWidth";
        assert!(browser.ask(open).as_u64().expect("a width") <= u64::from(width), "{what}: the page scrolls sideways");
        // Content wider than the window is in a box that scrolls and can be focused.
        let lost = "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && \
                    !e.closest('.scroll')).map(e => e.outerHTML.slice(0, 80))";
        assert_eq!(browser.ask(lost), serde_json::json!([]), "{what}");
        let boxes = browser.ask("document.querySelectorAll('.scroll').length").as_u64();
        assert!(boxes.is_some_and(|boxes| boxes > 0), "{what}: no table is wide");
        let stuck = "[...document.querySelectorAll('.scroll')].filter(e => e.tabIndex !== 0).length";
        assert_eq!(browser.ask(stuck), 0, "{what}");
        let ground = browser.ask("getComputedStyle(document.body).backgroundColor");
        assert_eq!(ground, if look == "dark" { "rgb(13, 17, 23)" } else { "rgb(255, 255, 255)" }, "{what}");
        assert_eq!(browser.ask("document.querySelectorAll('thead button').length > 0"), has_script, "{what}");
        assert!(browser.ask("document.querySelector('main').innerText.includes('Person Number 7')") == true, "{what}");
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{what}");
    }
}

/// The cells of a column of the all-time table.
const COLUMN: &str = "(at) => [...document.querySelector('#s-all-time-contributors tbody').rows]\
                      .filter(row => !row.hidden).map(row => row.cells[at].innerText)";

#[test]
fn tables_are_sorted_and_filtered_by_keyboard() {
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    browser.open(&history.page(&["--top", "40"]), 1280, "light", true);
    let own = browser.ask(&format!("({COLUMN})(1)"));
    let rows = own.as_array().expect("names").len();
    assert!(rows > 12, "{own}");
    let sort = |browser: &mut Browser, at: usize| {
        let button = format!("#s-all-time-contributors thead th:nth-child({}) button", at + 1);
        browser.ask(&format!("document.querySelector({button:?}).focus()"));
        browser.press("Enter", 13);
        let state = format!("document.querySelector({button:?}).parentElement.getAttribute('aria-sort')");
        (browser.ask(&state), browser.ask(&format!("({COLUMN})({at})")))
    };
    let numbers = |cells: &serde_json::Value| -> Vec<i64> {
        let cells = cells.as_array().expect("cells").iter();
        cells
            .map(|cell| {
                cell.as_str().expect("text").replace(',', "").replace('\u{2212}', "-").parse().expect("a number")
            })
            .collect()
    };
    let (state, added) = sort(&mut browser, 4);
    let added = numbers(&added);
    assert!(state == "descending" && added.is_sorted_by(|a, b| a >= b) && added[0] > added[rows - 1], "{added:?}");
    let (state, net) = sort(&mut browser, 6);
    assert!(state == "descending" && numbers(&net).is_sorted_by(|a, b| a >= b), "{net}");
    let (state, net) = sort(&mut browser, 6);
    assert!(state == "ascending" && numbers(&net).is_sorted(), "{net}");
    assert_eq!(browser.ask("document.querySelectorAll('[aria-sort]').length"), 1);
    let (state, _) = sort(&mut browser, 6);
    assert!(
        state.is_null() && browser.ask(&format!("({COLUMN})(1)")) == own,
        "the third time it is the report's own order"
    );
    browser.press(" ", 32);
    let state = "document.querySelector('#s-all-time-contributors [aria-sort]').getAttribute('aria-sort')";
    assert_eq!(browser.ask(state), "descending", "the space bar sorts, too");
    let (state, names) = sort(&mut browser, 1);
    let at = |name: &str| names.as_array().and_then(|names| names.iter().position(|found| found == name));
    assert!(
        state == "ascending" && at("Élodie") < at("Person Number 9") && at("Person Number 9") < at("Person Number 10")
    );
    let tools = "document.querySelector('#s-all-time-contributors').previousElementSibling";
    browser.ask(&format!("{tools}.querySelector('label').control.focus()"));
    // `output` is a live region: a screen reader says what becomes of it, if it was there before.
    assert_eq!(browser.ask(&format!("{tools}.querySelector('output').innerText")), "");
    browser.write("ELODIE");
    assert_eq!(browser.ask(&format!("{tools}.querySelector('output').innerText")), format!("1 of {rows} rows"));
    browser.ask(&format!("{tools}.querySelector('input').select()"));
    browser.write("number 1");
    let found = browser.ask(&format!("({COLUMN})(1)"));
    assert_eq!(found.as_array().map(Vec::len), Some(10), "10 to 19: {found}");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn numbers_are_sorted_in_every_style() {
    let Some(mut browser) = Browser::start() else { return };
    let mut history = History::new();
    for (name, commits, lines) in [("Ada", 1, 1_500), ("Bob", 3, 999), ("Cleo", 40, 12_000), ("Dora", 1, 8)] {
        for commit in 0..commits {
            let content = format!("{commit}\n{}", "line\n".repeat(lines - 1));
            history.commit(&format!("{name} <{name}@example.com>"), &[(name, &content)]);
        }
    }
    history.tag("v1.0").done();
    for (style, added) in [("point", "12.039"), ("space", "12\u{202f}039"), ("plain", "12039"), ("comma", "12,039")] {
        let page = laurels::report(&history.path(), &["--number-style", style]).0.join("report.html");
        browser.open(&page, 1280, "light", true);
        // Lines added, and the share of the commits: 2.2%, 6.7%, 88.9%, 2.2%.
        for (title, expected) in [("Added", ["Cleo", "Ada", "Bob", "Dora"]), ("Share", ["Cleo", "Bob", "Ada", "Dora"])]
        {
            let table = "document.querySelector('#s-all-time-contributors')";
            browser.ask(&format!(
                "[...{table}.querySelectorAll('thead button')].find(b => b.innerText === '{title}').click()"
            ));
            let names = browser.ask(&format!("[...{table}.querySelectorAll('tbody th')].map(cell => cell.innerText)"));
            assert_eq!(names, serde_json::json!(expected), "{style}, {title}");
            assert!(browser.ask(&format!("{table}.textContent.includes('{added}')")) == true, "{style}: {added}");
        }
        assert_eq!(browser.complaints(), Vec::<String>::new());
    }
}
