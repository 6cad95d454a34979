//! What several studies have in common.

use super::study::Study;
use crate::config::Theme;
use crate::fact::Notice;

/// The theme of all studies; the default if they differ.
#[must_use]
pub fn theme(studies: &[Study]) -> Theme {
    let Some(first) = studies.first() else { return Theme::default() };
    let is_same = studies.iter().all(|study| study.theme == first.theme);
    if is_same { first.theme.clone() } else { Theme::default() }
}

/// The notices of all studies; if there are several, each notice starts with the name of the repository.
#[must_use]
pub fn notices(studies: &[Study]) -> Vec<Notice> {
    if let [only] = studies {
        return only.notices();
    }
    let mut notices = Vec::new();
    for study in studies {
        for notice in study.notices() {
            let text = format!("{}: {}", study.repository, notice.text);
            notices.push(Notice { text, ..notice });
        }
    }
    notices
}
