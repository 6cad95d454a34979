//! Tags, peeled to their commits.

use super::clone::Clone;
use super::{peel, shown};
use crate::fact::{Notice, NoticeKind, Tag, to_i64};
use crate::text;

/// How many names a notice shows.
const SHOWN: usize = 5;

/// The tags of a clone, and the names of those that are not used.
#[derive(Default)]
struct Found {
    tags: Vec<Tag>,
    not_commits: Vec<String>,
    unreadable: Vec<String>,
}

impl Clone {
    /// All tags that lead to a commit, ordered by name, and notices about the others.
    #[must_use]
    pub fn tags(&self) -> (Vec<Tag>, Vec<Notice>) {
        let repository = self.source.repository.to_thread_local();
        let mut found = Found::default();
        let references = repository.references();
        let references = references.as_ref().ok().and_then(|references| references.tags().ok());
        for reference in references.into_iter().flatten() {
            match reference {
                Ok(reference) => found.add(&repository, self.source.is_verified, reference),
                Err(_) => found.unreadable.push("an unreadable ref".to_owned()),
            }
        }
        found.tags.sort_by(|a, b| a.name.cmp(&b.name));
        let notices = found.notices();
        (found.tags, notices)
    }
}

impl Found {
    fn add(&mut self, repository: &gix::Repository, is_verified: bool, mut reference: gix::Reference<'_>) {
        let name = reference.name().shorten().to_vec();
        let shown = shown::name(&name);
        // gix follows symbolic refs; we follow tag objects, for their dates.
        let Ok(id) = reference.follow_to_object().map(gix::Id::detach) else {
            self.unreadable.push(shown);
            return;
        };
        match peel::to_commit(repository, is_verified, id) {
            Some(peeled) => {
                let (target, created, committed) = (peeled.commit, peeled.created, peeled.committed);
                self.tags.push(Tag { name, target, created, committed });
            }
            None if repository.has_object(id) => self.not_commits.push(shown),
            None => self.unreadable.push(shown),
        }
    }

    fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if let Some(names) = names(&self.not_commits) {
            let one = "tag does not lead to a commit and is not a release";
            let many = "tags do not lead to commits and are not releases";
            let tags = text::counted(to_i64(self.not_commits.len()), one, many);
            notices.push(Notice::new(NoticeKind::TagsNotCommits, format!("{tags}: {names}.")));
        }
        if let Some(names) = names(&self.unreadable) {
            let one = "tag cannot be read and is ignored";
            let many = "tags cannot be read and are ignored";
            let tags = text::counted(to_i64(self.unreadable.len()), one, many);
            notices.push(Notice::new(NoticeKind::TagsUnreadable, format!("{tags}: {names}.")));
        }
        notices
    }
}

/// The first few names in order; `None` if there are no names.
fn names(tags: &[String]) -> Option<String> {
    let mut tags = tags.to_vec();
    tags.sort();
    tags.dedup();
    let more = if tags.len() > SHOWN { " and more" } else { "" };
    let first = &tags[..tags.len().min(SHOWN)];
    (!first.is_empty()).then(|| format!("{}{more}", first.join(", ")))
}
