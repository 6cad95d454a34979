//! What several clones agree on.

use super::read::Study;
use crate::config::Theme;
use crate::fact::Notice;

/// What pages look like; clones that do not agree are shown as if none had a look of its own.
pub fn theme(clones: &[Study]) -> Theme {
    match clones {
        [first, rest @ ..] if rest.iter().all(|clone| clone.theme == first.theme) => first.theme.clone(),
        _ => Theme::default(),
    }
}

/// What a reader must know, of several clones each by its name.
pub fn notices(clones: &[Study]) -> Vec<Notice> {
    if let [only] = clones {
        return only.notices();
    }
    let told = |clone: &Study| {
        let named = |notice: Notice| Notice { text: format!("{}: {}", clone.repository, notice.text), ..notice };
        clone.notices().into_iter().map(named).collect::<Vec<_>>()
    };
    clones.iter().flat_map(told).collect()
}
