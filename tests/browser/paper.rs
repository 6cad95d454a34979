//! The page as a document: its links, its text for screen readers, and its print.

use std::path::Path;

use crate::browser::page::history;
use crate::support::browser::Browser;

/// A page of the history with everything that a page can have, and of a person in it.
fn pages(check: impl Fn(&mut Browser, &Path)) {
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    for args in
        [&["--top", "12"][..], &["--report", "newcomers"], &["--report", "person", "--person", "Person Number 7"]]
    {
        let page = history.page(args);
        browser.open(&page, 1280, "light", true);
        let counts = ["[id]", "main table", "a[href^=\"#\"]"].map(|what| browser.count(what));
        assert!(counts.iter().all(|count| *count > 0), "{args:?}: ids, tables and links: {counts:?}");
        check(&mut browser, &page);
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{args:?}");
        assert_eq!(browser.requests(), [format!("file://{}", page.display())], "{args:?}: it asks for nothing");
    }
}

#[test]
fn every_link_leads_somewhere_and_every_table_can_be_linked_to() {
    pages(|browser, page| {
        let twice = "(ids => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))])\
                     ([...document.querySelectorAll('[id]')].map(e => e.id))";
        assert_eq!(browser.texts(twice), [""; 0], "ids are unique");
        let lost = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash).filter(h => !document.getElementById(h.slice(1)))";
        assert_eq!(browser.texts(lost), [""; 0], "links within the page");
        let files = browser.texts("[...document.querySelectorAll('a[href]:not([href^=\"#\"]):not([href^=\"http\"])')].map(a => a.getAttribute('href'))");
        let folder = page.parent().expect("a folder");
        assert!(!files.is_empty(), "the page links to its data");
        assert_eq!(
            files.iter().filter(|file| !folder.join(file).is_file()).count(),
            0,
            "links to files next to it: {files:?}"
        );
        let alone = "[...document.querySelectorAll('main table')].filter(t => !t.closest('.all, .data') && \
                     !document.querySelector(`a[href=\"#${t.parentElement.id}\"]`)).map(t => t.outerHTML.slice(0, 80))";
        assert_eq!(browser.texts(alone), [""; 0], "tables without an address");
        let releases = "[...document.querySelectorAll('.release')].map(r => r.id || r.querySelector('div').id)\
                        .filter(id => !document.querySelector(`nav a[href=\"#${id}\"]`))";
        assert_eq!(browser.texts(releases), [""; 0], "releases that the contents leave out");
    });
}

#[test]
fn a_link_to_a_folded_release_opens_it() {
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    let page = history.page(&[]);
    browser.open(&page, 1280, "light", true);
    let state = "(fold => [fold.open, fold.querySelector('p').checkVisibility({ contentVisibilityAuto: true })])\
                 (document.querySelector('details.release'))";
    assert_eq!(browser.ask(state), serde_json::json!([false, false]));
    browser.ask(
        "document.querySelector(`nav a[href=\"#${document.querySelector('details.release > div').id}\"]`).click()",
    );
    assert_eq!(browser.ask(state), serde_json::json!([true, true]));
    browser.ask("document.querySelector('details.release > summary').focus()");
    browser.press("Enter", 13);
    assert_eq!(browser.ask(state), serde_json::json!([false, false]), "and a key folds it again");
}

#[test]
fn the_contents_stay_in_sight_where_there_is_room() {
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    let page = history.page(&[]);
    for (width, stays) in [(1280, true), (700, false)] {
        browser.open(&page, width, "light", true);
        browser.ask("document.querySelector('footer').scrollIntoView()");
        let place = "(box => box.top >= 0 && box.bottom > 100)(document.querySelector('nav').getBoundingClientRect())";
        assert_eq!(browser.ask(place), stays, "{width}");
    }
}

#[test]
fn on_paper_nothing_is_folded_cut_or_dark() {
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    let page = history.page(&[]);
    browser.open(&page, 1280, "dark", true);
    // A4 and US Letter between their margins, in CSS pixels.
    for width in [687, 710] {
        browser.show_print(width);
        let counts = [".release", "svg", "nav", ".tools"].map(|what| browser.count(what));
        assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
        let folded = "[...document.querySelectorAll('.release')].filter(r => !r.querySelector('p').checkVisibility({ contentVisibilityAuto: true })).map(r => r.textContent.slice(0, 60))";
        assert_eq!(browser.texts(folded), [""; 0], "{width}: folded releases");
        let cut = "[...document.querySelectorAll('svg, h1, h2, h3, p')].map(e => [e, e.getBoundingClientRect()])\
                   .filter(([e, box]) => box.right > innerWidth + 1 || box.left < -17).map(([e]) => e.outerHTML.slice(0, 80))";
        assert_eq!(browser.texts(cut), [""; 0], "{width}: cut at an edge");
        let shown = "[...document.querySelectorAll('nav, .tools, .here, .all, .data, .skip')].filter(e => e.checkVisibility()).map(e => e.className)";
        assert_eq!(browser.texts(shown), [""; 0], "{width}: of use on a screen only");
        let grounds = "['body', 'code', '.picture svg rect'].map(e => document.querySelector(e)).map(e => (s => e.tagName === 'rect' ? s.fill : s.backgroundColor)(getComputedStyle(e)))";
        assert_eq!(
            browser.texts(grounds),
            ["rgb(255, 255, 255)", "rgb(245, 247, 249)", "rgb(255, 255, 255)"],
            "{width}"
        );
    }
    let pdf = browser.pdf();
    assert!(pdf.starts_with("JVBERi0") && pdf.len() > 20_000, "{} letters of base64", pdf.len());
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
