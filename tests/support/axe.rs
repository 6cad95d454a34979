//! axe-core in a page: the rules of WCAG 2.1 A and AA and its own good practice, as far as a machine can judge them.

use std::path::{Path, PathBuf};

use super::browser::Browser;
use super::needs::{self, Need};

/// All rules that are on by default, and the one of WCAG 2.2 AA on the size of what is pressed.
const JUDGE: &str = "axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((found) => \
    found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)}`)))";

/// Where `.ci/run` installs axe-core.
pub(crate) fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js")
}

/// The program text of axe-core; `None`, reported, if it is not installed.
pub(crate) fn source() -> Option<String> {
    if needs::is_missing(Need::Axe) {
        return None;
    }
    Some(std::fs::read_to_string(path()).expect("it was found"))
}

/// What breaks a rule in the page that is open, and where.
pub(crate) fn violations(browser: &mut Browser, source: &str) -> Vec<String> {
    browser.ask(&format!("{source}\n;0"));
    browser.texts(JUDGE)
}
