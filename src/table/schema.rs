//! The one data dictionary: names, types and a sentence for every column of every table.
//!
//! `laurels schema`, the README's dictionary, the CSV data package and the empty tables for checks are made from it.

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// True or false.
    Boolean,
    /// A whole number of 64 bits.
    Integer,
    /// A fraction or mean of 64 bits.
    Float,
    /// UTF-8 text.
    Text,
    /// A calendar day (UTC).
    Date,
    /// A moment, in seconds (UTC).
    Time,
}

impl ColumnType {
    /// The name shown in the dictionary.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Float => "number",
            Self::Text => "text",
            Self::Date => "date",
            Self::Time => "time",
        }
    }
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSchema {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: ColumnType,
    /// What it means, in one sentence.
    pub meaning: &'static str,
}

/// One table.
#[derive(Debug, Clone, Copy)]
pub struct TableSchema {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub grain: &'static str,
    /// Its columns, in order; new ones are added at the end.
    pub columns: &'static [ColumnSchema],
}

const fn column(name: &'static str, kind: ColumnType, meaning: &'static str) -> ColumnSchema {
    ColumnSchema { name, kind, meaning }
}

use ColumnType::{Boolean, Date, Integer, Text, Time};

/// All tables.
pub const TABLES: &[TableSchema] = &[
    TableSchema {
        name: "commits",
        grain: "one row per commit reachable from the revision or from a release",
        columns: &[
            column("commit_id", Text, "The commit's name, in hexadecimal digits."),
            column("author_id", Text, "The author, a person_id."),
            column("committer_id", Text, "The committer, a person_id."),
            column("authored_at", Time, "When the author wrote it; null outside the years 1900 to 2200."),
            column("committed_at", Time, "When it was committed; null outside the years 1900 to 2200."),
            column("authored_date", Date, "The day of authored_at in UTC."),
            column("committed_date", Date, "The day of committed_at in UTC."),
            column("author_offset_minutes", Integer, "The author's time zone in minutes east of UTC; null if absurd."),
            column("parents", Integer, "Number of parents; 0 at the boundary of a shallow clone."),
            column("is_merge", Boolean, "It has more than one parent; merges have no lines."),
            column("subject", Text, "The first paragraph of the message on one line."),
            column("files_changed", Integer, "Paths that differ from the parent; null if incomplete."),
            column("lines_added", Integer, "Lines added, binary files left out; null if incomplete."),
            column("lines_deleted", Integer, "Lines deleted, binary files left out; null if incomplete."),
            column("lines_changed", Integer, "The larger of lines_added and lines_deleted; null if incomplete."),
            column("is_incomplete", Boolean, "Its lines are unknown: shallow boundary, missing or damaged objects."),
            column("is_in_revision", Boolean, "Reachable from the analysed revision, not only from a release's tag."),
            column(
                "pull_request",
                Integer,
                "The number of the pull request that it or the merge that brought it names.",
            ),
            column(
                "authored_local_date",
                Date,
                "The day of authored_at on the author's own clock; UTC if the zone is absurd.",
            ),
            column("authored_weekday", Integer, "The weekday of authored_local_date: 1 is Monday, 7 is Sunday."),
            column("authored_hour", Integer, "The hour of authored_at on the author's own clock, 0 to 23."),
            column("lines_added_by_hand", Integer, "Of lines_added, those in no generated file."),
            column("lines_deleted_by_hand", Integer, "Of lines_deleted, those in no generated file."),
            column("organization", Text, "The author's organisation on the day of authorship; null if unknown."),
            column(
                "patch_id",
                Text,
                "A hash of what it changes, equal for the same patch; null for merges and if nothing tells.",
            ),
            column(
                "duplicate_of",
                Text,
                "The first commit with the same patch_id; null if it is the first or the only one.",
            ),
        ],
    },
    TableSchema {
        name: "changes",
        grain: "one row per non-merge commit and path it changed",
        columns: &[
            column("commit_id", Text, "The commit."),
            column("path", Text, "The path; bytes that are not UTF-8 are written as \\xHH."),
            column("status", Text, "added, deleted, modified or type_changed."),
            column("kind", Text, "file, symlink or submodule, after the change (before it for deleted paths)."),
            column("is_binary", Boolean, "git takes it for binary and counts no lines."),
            column("lines_added", Integer, "Lines added; null where git prints - or the content is missing."),
            column("lines_deleted", Integer, "Lines deleted; null where git prints - or the content is missing."),
            column("area", Text, "The area of the project: as laurels.toml says, or the top-level folder."),
            column("is_generated", Boolean, "Nobody writes it by hand: a generated or vendored path, or a lock file."),
            column(
                "words_added",
                Integer,
                "With --words: words of the lines added, in files of documents' formats; otherwise null.",
            ),
            column(
                "words_deleted",
                Integer,
                "With --words: words of the lines deleted, in such files; otherwise null.",
            ),
        ],
    },
    TableSchema {
        name: "area_changes",
        grain: "one row per non-merge commit and area of the project that it touched",
        columns: &[
            column("commit_id", Text, "The commit."),
            column("area", Text, "The area, as in changes."),
            column("files_changed", Integer, "Paths of the area that it changed; null if incomplete."),
            column("lines_added", Integer, "Lines added there; null if the commit is incomplete."),
            column("lines_deleted", Integer, "Lines deleted there; null if the commit is incomplete."),
            column("lines_changed", Integer, "The larger of the two; null if the commit is incomplete."),
            column("lines_added_by_hand", Integer, "Of lines_added, those in no generated file."),
            column("lines_deleted_by_hand", Integer, "Of lines_deleted, those in no generated file."),
        ],
    },
    TableSchema {
        name: "documents",
        grain: "one row per file of Markdown, AsciiDoc, reStructuredText or text at the revision, by extension",
        columns: &[
            column("path", Text, "The path; bytes that are not UTF-8 are written as \\xHH."),
            column("folder", Text, "The folders of the path; a dot at the top."),
            column("format", Text, "markdown, asciidoc, restructuredtext or text."),
            column("bytes", Integer, "Size of the content; null if it cannot be read."),
            column(
                "words",
                Integer,
                "Words as `wc -w` counts them in a UTF-8 locale; null if it is binary or cannot be read.",
            ),
            column(
                "first_commit_id",
                Text,
                "The oldest non-merge commit that changed this path; renames are not followed.",
            ),
            column("first_commit_date", Date, "The day its author wrote it (UTC)."),
            column("first_author_id", Text, "Its author, a person_id."),
            column("last_commit_id", Text, "The newest non-merge commit that changed this path."),
            column("last_commit_date", Date, "The day its author wrote it (UTC)."),
            column("commits", Integer, "Non-merge commits of the revision that changed this path."),
            column("top_folder", Text, "The first folder of the path, with all that is below it; a dot at the top."),
        ],
    },
    TableSchema {
        name: "people",
        grain: "one row per person whom a commit or its message names: a name after the mailmap",
        columns: &[
            column("person_id", Text, "A short stable key made of the name."),
            column("name", Text, "The name after the mailmap."),
            column("kind", Text, "human, bot or ai."),
            column("email", Text, "The address of most commits; null unless --emails is given."),
        ],
    },
    TableSchema {
        name: "credits",
        grain: "one row per commit, person and role",
        columns: &[
            column("commit_id", Text, "The commit."),
            column("person_id", Text, "The person."),
            column(
                "role",
                Text,
                "author, co_author, committer, reviewer, acker, tester, reporter, suggester, helper, mentor or signer.",
            ),
            column("rule", Text, "What says so: header, trailer, merge bot, or, with --loose-trailers, loose line."),
            column(
                "organization",
                Text,
                "The person's organisation on the day of authorship; null if unknown, or if told by a login only.",
            ),
        ],
    },
    TableSchema {
        name: "contributions",
        grain: "one row per commit and its author, co-author or reviewer, with what the chosen profile makes of it",
        columns: &[
            column("commit_id", Text, "The commit."),
            column("person_id", Text, "The person."),
            column("role", Text, "author, co_author or reviewer."),
            column("rule", Text, "What credits the person, as in credits."),
            column("is_counted", Boolean, "It counts; a person counts once per commit."),
            column(
                "reason",
                Text,
                "Why it does not count: role, merge, bot, ai, empty, rollup, duplicate, or counted (in another role).",
            ),
            column("authored_date", Date, "The day (UTC) on which the author wrote the commit."),
            column("lines_added", Integer, "Lines that the commit adds, in the row of its author; null if incomplete."),
            column("lines_deleted", Integer, "Lines that the commit deletes, in the row of its author."),
            column("lines_changed", Integer, "The larger of both, in the row of its author."),
            column("is_in_revision", Boolean, "The commit is reachable from the analysed revision."),
            column("is_incomplete", Boolean, "The commit's lines are unknown."),
        ],
    },
    TableSchema {
        name: "profile_contributions",
        grain: "one row per profile, commit and person whose part in it counts under that profile",
        columns: &[
            column("profile", Text, "default, shortlog, github, thanks or gitdm."),
            column("commit_id", Text, "The commit."),
            column("person_id", Text, "The person."),
        ],
    },
    TableSchema {
        name: "pull_requests",
        grain: "one row per pull request that a message of the history names, by project and number",
        columns: &[
            column("number", Integer, "Its number; GitLab's merge requests are pull requests too."),
            column("commit_id", Text, "The commit that tells of it: its merge, or what it was squashed to."),
            column("merged_at", Time, "When that was committed."),
            column("title", Text, "Its title; null where the message does not say."),
            column("author_login", Text, "The account it came from; null where the message does not say."),
            column(
                "author_id",
                Text,
                "Who wrote it: the person of that account if among the authors of its commits, or who wrote most of these.",
            ),
            column("commits", Integer, "The commits it brought, merges not counted."),
            column("merged_by_id", Text, "Who merged it, a person_id; null for squashed ones."),
            column("reviewers", Integer, "How many people reviewed it, as far as a merge bot says."),
            column("form", Text, "How it is named: merge, squash, trailer or rollup_member."),
            column("is_rollup", Boolean, "It brought other pull requests together."),
            column("project", Text, "Its project, where it is another one: owner/name."),
            column("merged_date", Date, "The day of merged_at in UTC."),
            column("is_in_revision", Boolean, "That commit is reachable from the analysed revision."),
        ],
    },
    TableSchema {
        name: "trailers",
        grain: "one row per commit and line of its message that is a trailer, or credits somebody elsewhere in it",
        columns: &[
            column("commit_id", Text, "The commit."),
            column("position", Integer, "Position among the commit's rows, from 1; trailers come first."),
            column("key", Text, "What stands before the colon, as it is spelled."),
            column(
                "value",
                Text,
                "What stands after the colon, on one line; addresses are cut off unless --emails is given.",
            ),
            column(
                "is_trailer",
                Boolean,
                "It stands in the block of trailers, by git's rules; otherwise somewhere else.",
            ),
        ],
    },
    TableSchema {
        name: "identity_pairs",
        grain: "one row per line for a mailmap that would make two spellings of a person one",
        columns: &[
            column("person_id", Text, "The person of most commits among those who may be one."),
            column("name", Text, "That person's name."),
            column("other_person_id", Text, "Who may be the same; the same key where only the addresses differ."),
            column("other_name", Text, "That person's name."),
            column(
                "reason",
                Text,
                "same_address, no_reply_login, same_name_folded, middle_initial, same_local_part or same_name.",
            ),
            column("confidence", Text, "certain, likely or possible."),
            column("via", Text, "The name that the reason connects the other with, where it is not the person's own."),
            column("commits", Integer, "Commits written by the person."),
            column("other_commits", Integer, "Commits written by the other, under any spelling."),
            column(
                "line",
                Integer,
                "Position among the lines for this pair, from 1: one for each spelling of the other.",
            ),
            column(
                "mailmap",
                Text,
                "The line for .mailmap, addresses as … unless --emails is given; null where a name cannot stand there.",
            ),
        ],
    },
    TableSchema {
        name: "releases",
        grain: "one row per release, oldest first; the last may be the unreleased tail",
        columns: &[
            column("release", Text, "The name people use: the tag without its train's prefix, or unreleased."),
            column("tag", Text, "The tag; null for the unreleased tail and for given revisions."),
            column("version", Text, "The version in one spelling; null where the tag has none."),
            column("date", Date, "The day of the tag (UTC), or of the commit for lightweight tags and the tail."),
            column("ordinal", Integer, "Position among the releases, from 1."),
            column("previous", Text, "The release it follows; its range is previous..release."),
            column("commit_id", Text, "The commit it names."),
            column("train", Text, "The prefix that its tags share; empty for plain versions."),
            column("is_prerelease", Boolean, "An alpha, beta or release candidate."),
            column("is_patch", Boolean, "x.y.z with z above 0."),
            column("is_unreleased", Boolean, "The commits after the last release."),
            column(
                "range",
                Text,
                "The range for git, such as v1.3.0..v1.4.0; a single revision for the first release.",
            ),
        ],
    },
    TableSchema {
        name: "release_commits",
        grain: "one row per release and commit in its range, merges included",
        columns: &[
            column("release", Text, "The release."),
            column("commit_id", Text, "A commit of `git rev-list PREVIOUS..TAG`."),
        ],
    },
];

/// The table of that name.
#[must_use]
pub fn table(name: &str) -> Option<&'static TableSchema> {
    TABLES.iter().find(|table| table.name == name)
}
