//! Pages judged by axe-core: nobody is kept out who reads with a keyboard, a screen reader or little sight.

use std::path::Path;

use crate::browser::page::history;
use crate::support::axe;
use crate::support::browser::Browser;

/// Windows, looks and whether the page's own script runs.
const VIEWS: [(u32, &str, bool); 4] =
    [(1280, "light", true), (360, "dark", true), (1280, "dark", false), (360, "light", false)];

/// What breaks a rule in a page, with all folds open.
fn judge(browser: &mut Browser, axe: &str, page: &Path, (width, look, has_script): (u32, &str, bool)) -> Vec<String> {
    browser.open(page, width, look, has_script);
    browser.allow_scripts();
    browser.unfold();
    axe::violations(browser, axe)
}

#[test]
fn pages_break_no_accessibility_rule() {
    let Some(axe) = axe::source() else { return };
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    for (args, views) in [
        (&["--top", "40"][..], &VIEWS[..]),
        (&["--report", "activity"], &VIEWS[..2]),
        (&["--report", "newcomers"], &VIEWS[..2]),
        (&["--report", "person", "--person", "Person Number 7"], &VIEWS[..2]),
        (&["--report", "person", "--person", "山田太郎"], &VIEWS[1..2]),
    ] {
        let page = history.page(args);
        for view in views {
            let found = judge(&mut browser, &axe, &page, *view);
            assert!(found.is_empty(), "{args:?} {view:?}: {found:#?}");
        }
    }
}

#[test]
fn a_broken_rule_is_found() {
    let Some(axe) = axe::source() else { return };
    let Some(mut browser) = Browser::start() else { return };
    let history = history();
    let page = history.page(&[]);
    for (rule, harm) in [
        ("color-contrast", "document.querySelector('.subtitle').style.color = '#aaa'"),
        ("html-has-lang", "document.documentElement.removeAttribute('lang')"),
        ("heading-order", "document.querySelectorAll('h2').forEach((head) => head.remove())"),
        (
            "landmark-unique",
            "document.querySelectorAll('.scroll').forEach((box) => box.setAttribute('aria-label', 'x'))",
        ),
        (
            "scrollable-region-focusable",
            "document.querySelectorAll('.scroll').forEach((box) => { box.removeAttribute('tabindex'); \
          box.querySelectorAll('button, a').forEach((inner) => inner.remove()); box.style.width = '99px'; })",
        ),
        ("label", "document.querySelectorAll('label').forEach((label) => label.replaceWith(label.control))"),
        ("svg-img-alt", "document.querySelectorAll('svg title, svg desc').forEach((words) => words.remove())"),
    ] {
        browser.open(&page, 700, "light", true);
        browser.ask(&format!("{{ {harm} }}"));
        let found = axe::violations(&mut browser, &axe);
        assert!(found.iter().any(|words| words.starts_with(rule)), "{rule}: {found:#?}");
    }
}
