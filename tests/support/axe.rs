//! axe-core in a page: the rules of WCAG 2.1 A and AA and its own good practice, as far as a machine can judge them.

use std::path::Path;

use super::browser::{Browser, skipped};

/// All rules that are on by default, and the one of WCAG 2.2 AA on the size of what is pressed.
const JUDGE: &str = "axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((found) => \
    found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)}`)))";

/// The program text of axe-core as `.ci/run` installed it; `None`, with a line that says so, where it did not.
pub(crate) fn source() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(path).ok();
    if source.is_none() {
        skipped("axe-core is not here (.ci/run installs it with npm), so no page was judged by it");
    }
    source
}

/// What breaks a rule in the page that is open, and where.
pub(crate) fn violations(browser: &mut Browser, source: &str) -> Vec<String> {
    browser.ask(&format!("{source}\n;0"));
    browser.texts(JUDGE)
}
