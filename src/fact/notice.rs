//! Notices: what a reader of the numbers must know.

/// A message about the numbers; shown in every output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// One or more sentences, without control characters; backticks mark code.
    pub text: String,
}

impl Notice {
    /// A notice with this text.
    #[must_use]
    pub fn new(kind: NoticeKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }

    /// Whether numbers are incomplete because of it (exit code 4 with `--strict`).
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.kind.is_incomplete()
    }
}

/// What a notice is about. [`NoticeKind::code`] is its stable name in `manifest.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// The clone is shallow.
    Shallow,
    /// The clone has grafts, which are ignored.
    Grafts,
    /// The clone has replace refs, which are ignored.
    Replace,
    /// Objects are read from folders outside of the clone.
    Alternates,
    /// Folders of objects are missing.
    AlternatesMissing,
    /// `packed-refs` is damaged.
    PackedRefs,
    /// Tags that do not lead to a commit.
    TagsNotCommits,
    /// Tags that cannot be read.
    TagsUnreadable,
    /// Commits that are missing or damaged.
    CommitsUnreadable,
    /// Commits without a tree.
    CommitsWithoutTree,
    /// Commits whose author or committer line is malformed.
    MalformedHeaders,
    /// Trees that are missing or damaged.
    TreesUnreadable,
    /// Commits that change too many paths.
    TooManyChanges,
    /// Commits with folders in more levels than git reads.
    TooDeep,
    /// Files with too many lines to compare.
    TooManyLines,
    /// File contents that are missing or damaged.
    FilesUnreadable,
    /// The files of the revision cannot be listed.
    DocumentsUnreadable,
    /// Documents that are missing or damaged.
    DocumentsUnread,
    /// Documents that are binary or too large.
    DocumentsBinary,
    /// Releases whose commit is missing.
    ReleasesLost,
    /// There are no release tags.
    NoReleases,
    /// Tags outside the history of the revision.
    LaterTags,
    /// The configured glob matches no tag.
    NoMatchingTags,
    /// All tags are pre-releases.
    OnlyPrereleases,
    /// Patch releases of calendar versions.
    CalendarPatches,
    /// Tags whose dates contradict the order of the versions.
    TagDates,
    /// Commits with an invalid date.
    OddDates,
    /// Messages with too many credit lines.
    LongMessages,
    /// The mailmap cannot be read.
    MailmapUnread,
    /// Malformed lines of the mailmap.
    Mailmap,
    /// Accounts that match several authors.
    AmbiguousLogins,
    /// Many credits outside the trailer blocks.
    LooseTrailers,
    /// Unmatched globs of the areas.
    Areas,
    /// Unmatched globs of generated files.
    Generated,
    /// Attributes of files that were ignored.
    Attributes,
    /// Members of teams who are not in the history.
    UnmatchedMembers,
    /// No organization is configured.
    NoOrganizations,
    /// The words of changes are not counted.
    NoWords,
    /// A query about one person without a person.
    NoPerson,
    /// Lines for a mailmap without their addresses.
    MailmapLines,
    /// Several names that are probably one person.
    ProbablyOne,
    /// Names that `--merge` keeps apart.
    KeptApart,
    /// Highlighted people who are not in the report.
    UnknownHighlight,
    /// Tables that were edited after the report was made.
    ChangedData,
    /// A code of another version of laurels, read from the manifest of an earlier report.
    Other,
    /// As [`NoticeKind::Other`], and numbers are incomplete.
    OtherIncomplete,
}

impl NoticeKind {
    /// All kinds that this version writes, in the order of their declaration.
    const ALL: [Self; 44] = [
        Self::Shallow,
        Self::Grafts,
        Self::Replace,
        Self::Alternates,
        Self::AlternatesMissing,
        Self::PackedRefs,
        Self::TagsNotCommits,
        Self::TagsUnreadable,
        Self::CommitsUnreadable,
        Self::CommitsWithoutTree,
        Self::MalformedHeaders,
        Self::TreesUnreadable,
        Self::TooManyChanges,
        Self::TooDeep,
        Self::TooManyLines,
        Self::FilesUnreadable,
        Self::DocumentsUnreadable,
        Self::DocumentsUnread,
        Self::DocumentsBinary,
        Self::ReleasesLost,
        Self::NoReleases,
        Self::LaterTags,
        Self::NoMatchingTags,
        Self::OnlyPrereleases,
        Self::CalendarPatches,
        Self::TagDates,
        Self::OddDates,
        Self::LongMessages,
        Self::MailmapUnread,
        Self::Mailmap,
        Self::AmbiguousLogins,
        Self::LooseTrailers,
        Self::Areas,
        Self::Generated,
        Self::Attributes,
        Self::UnmatchedMembers,
        Self::NoOrganizations,
        Self::NoWords,
        Self::NoPerson,
        Self::MailmapLines,
        Self::ProbablyOne,
        Self::KeptApart,
        Self::UnknownHighlight,
        Self::ChangedData,
    ];

    /// The stable name in `manifest.json`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Shallow => "shallow",
            Self::Grafts => "grafts",
            Self::Replace => "replace",
            Self::Alternates => "alternates",
            Self::AlternatesMissing => "alternates_missing",
            Self::PackedRefs => "packed_refs",
            Self::TagsNotCommits => "tags_not_commits",
            Self::TagsUnreadable => "tags_unreadable",
            Self::CommitsUnreadable => "commits_unreadable",
            Self::CommitsWithoutTree => "commits_without_tree",
            Self::MalformedHeaders => "malformed_headers",
            Self::TreesUnreadable => "trees_unreadable",
            Self::TooManyChanges => "too_many_changes",
            Self::TooDeep => "too_deep",
            Self::TooManyLines => "too_many_lines",
            Self::FilesUnreadable => "files_unreadable",
            Self::DocumentsUnreadable => "documents_unreadable",
            Self::DocumentsUnread => "documents_unread",
            Self::DocumentsBinary => "documents_binary",
            Self::ReleasesLost => "releases_lost",
            Self::NoReleases => "no_releases",
            Self::LaterTags => "later_tags",
            Self::NoMatchingTags => "no_matching_tags",
            Self::OnlyPrereleases => "only_prereleases",
            Self::CalendarPatches => "calendar_patches",
            Self::TagDates => "tag_dates",
            Self::OddDates => "odd_dates",
            Self::LongMessages => "long_messages",
            Self::MailmapUnread => "mailmap_unread",
            Self::Mailmap => "mailmap",
            Self::AmbiguousLogins => "ambiguous_logins",
            Self::LooseTrailers => "loose_trailers",
            Self::Areas => "areas",
            Self::Generated => "generated",
            Self::Attributes => "attributes",
            Self::UnmatchedMembers => "unmatched_members",
            Self::NoOrganizations => "no_organizations",
            Self::NoWords => "no_words",
            Self::NoPerson => "no_person",
            Self::MailmapLines => "mailmap_lines",
            Self::ProbablyOne => "probably_one",
            Self::KeptApart => "kept_apart",
            Self::UnknownHighlight => "unknown_highlight",
            Self::ChangedData => "changed_data",
            Self::Other | Self::OtherIncomplete => "other",
        }
    }

    /// The kind with this code; for an unknown code, one of the two other kinds.
    #[must_use]
    pub fn from_code(code: &str, is_incomplete: bool) -> Self {
        let other = if is_incomplete { Self::OtherIncomplete } else { Self::Other };
        Self::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(other)
    }

    /// Whether numbers are incomplete because of it.
    #[must_use]
    pub fn is_incomplete(self) -> bool {
        match self {
            Self::Shallow
            | Self::PackedRefs
            | Self::TagsUnreadable
            | Self::CommitsUnreadable
            | Self::CommitsWithoutTree
            | Self::DocumentsUnreadable
            | Self::DocumentsUnread
            | Self::ReleasesLost
            | Self::MailmapUnread
            | Self::OtherIncomplete => true,
            other => other.is_only_about_lines(),
        }
    }

    /// Whether commits or releases may be missing because of it, not only lines or words.
    #[must_use]
    pub fn lacks_history(self) -> bool {
        let lacks_content =
            matches!(self, Self::CommitsWithoutTree | Self::DocumentsUnreadable | Self::DocumentsUnread);
        self.is_incomplete() && !self.is_only_about_lines() && !lacks_content
    }

    /// Whether only lines are incomplete because of it: commits and people are complete.
    #[must_use]
    pub fn is_only_about_lines(self) -> bool {
        matches!(
            self,
            Self::TreesUnreadable | Self::TooManyChanges | Self::TooDeep | Self::TooManyLines | Self::FilesUnreadable
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_kind() {
        for (at, kind) in NoticeKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at, "{kind:?} is missing or misplaced in the list");
            assert_eq!(NoticeKind::from_code(kind.code(), false), kind);
        }
        assert_eq!(NoticeKind::Other as usize, NoticeKind::ALL.len(), "the list is not complete");
        assert_eq!(NoticeKind::from_code("x", true), NoticeKind::OtherIncomplete);
    }
}
