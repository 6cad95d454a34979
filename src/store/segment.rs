//! A segment: some commits as seven tables. Positions of people and paths are positions within the segment.

use std::path::Path;

use super::Trouble;
use super::manifest::Segment;
use super::numbering::Numbering;
use super::parquet::{self, Columns, Kind};
use super::rows::Rows;
use crate::error::Result;
use crate::fact::{
    Arena, Commit, Facts, FileChange, FileKind, Identity, Known, Lines, Moment, ObjectId, PerCommit, Remark,
    RemarkKind, Status, Words,
};

/// A table of a segment.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    columns: &'static Columns,
}

/// All tables. A change here is a new `FORMAT` of the manifest.
pub(super) const TABLES: &[Table] = &[COMMITS, PARENTS, IDENTITIES, PATHS, CHANGES, REMARKS, TEXTS];

const COMMITS: Table = Table {
    name: "commits",
    columns: &[
        ("id", Kind::Id),
        ("author", Kind::Small),
        ("committer", Kind::Small),
        ("authored_seconds", Kind::Large),
        ("committed_seconds", Kind::Large),
        ("authored_offset", Kind::Small),
        ("committed_offset", Kind::Small),
        ("flags", Kind::Small),
        ("parents", Kind::Small),
        ("changes", Kind::Small),
        ("subject", Kind::Text),
        ("remarks", Kind::Small),
        ("patch", Kind::Large),
    ],
};
/// Of all commits one after the other; how many are whose, the commits say.
const PARENTS: Table = Table { name: "parents", columns: &[("id", Kind::Id)] };
const IDENTITIES: Table = Table { name: "identities", columns: &[("name", Kind::Text), ("email", Kind::Text)] };
const PATHS: Table = Table { name: "paths", columns: &[("path", Kind::Text)] };
/// Of all commits one after the other, as with the parents.
const CHANGES: Table = Table {
    name: "changes",
    columns: &[
        ("path", Kind::Small),
        ("flags", Kind::Small),
        ("added", Kind::Small),
        ("deleted", Kind::Small),
        ("words_added", Kind::Small),
        ("words_deleted", Kind::Small),
    ],
};

/// Of all commits one after the other, as with the parents.
const REMARKS: Table = Table { name: "remarks", columns: &[("kind", Kind::Small), ("text", Kind::Small)] };
const TEXTS: Table = Table { name: "texts", columns: &[("text", Kind::Text)] };

/// The flags of a commit: which of its optional values are there.
const IS_MALFORMED: u32 = 1;
const HAS_AUTHORED: u32 = 1 << 1;
const HAS_COMMITTED: u32 = 1 << 2;
const HAS_AUTHORED_OFFSET: u32 = 1 << 3;
const HAS_COMMITTED_OFFSET: u32 = 1 << 4;
const HAS_PATCH: u32 = 1 << 5;
/// The flags of a change: two bits of status, two of kind, one for binary.
const IS_BINARY: u32 = 1 << 4;

/// The tables of some commits as files.
pub(super) fn encode(rows: &Rows<'_>, id_length: usize) -> Result<Vec<(&'static Table, Vec<u8>)>> {
    let facts = rows.facts;
    let (mut people, mut paths) = (Numbering::new(facts.identities.len()), Numbering::new(facts.paths.len()));
    let commits = || rows.commits().map(|(_, commit)| commit);
    let counts = rows.change_counts();
    let offset = |moment: Moment| i32::from(moment.offset_minutes.unwrap_or(0)).cast_unsigned();
    let table = |table: &Table, fill: &mut dyn FnMut(&mut parquet::Sink<'_>) -> Result<(), _>| {
        parquet::write(table.columns, id_length, fill)
    };
    let commit_table = table(&COMMITS, &mut |sink| {
        sink.ids(commits().map(|commit| commit.id))?;
        sink.small(commits().map(|commit| people.of(commit.author)))?;
        sink.small(commits().map(|commit| people.of(commit.committer)))?;
        sink.large(commits().map(|commit| commit.authored.seconds.unwrap_or(0)))?;
        sink.large(commits().map(|commit| commit.committed.seconds.unwrap_or(0)))?;
        sink.small(commits().map(|commit| offset(commit.authored)))?;
        sink.small(commits().map(|commit| offset(commit.committed)))?;
        sink.small(commits().map(flags_of_commit))?;
        sink.small(commits().map(|commit| commit.parents))?;
        sink.small(rows.commits().map(|(at, _)| counts[at as usize]))?;
        sink.texts(rows.commits().map(|(at, _)| facts.subjects.get(at as usize)))?;
        sink.small(rows.commits().map(|(at, _)| u32::try_from(facts.remarks.of(at).len()).unwrap_or(0)))?;
        sink.large(commits().map(|commit| commit.patch.unwrap_or(0).cast_signed()))
    })?;
    let parent_table = table(&PARENTS, &mut |sink| sink.ids(rows.commits().flat_map(|(at, _)| rows.parents(at))))?;
    let change_table = table(&CHANGES, &mut |sink| {
        sink.small(rows.changes().map(|change| paths.of(change.path)))?;
        sink.small(rows.changes().map(flags_of_change))?;
        sink.small(rows.changes().map(|change| counted(change).0))?;
        sink.small(rows.changes().map(|change| counted(change).1))?;
        sink.small(rows.changes().map(|change| change.words.added))?;
        sink.small(rows.changes().map(|change| change.words.deleted))
    })?;
    let identities = || people.old.iter().map(|old| &facts.identities[*old as usize]);
    let identity_table = table(&IDENTITIES, &mut |sink| {
        sink.texts(identities().map(|identity| identity.name.as_slice()))?;
        sink.texts(identities().map(|identity| identity.email.as_slice()))
    })?;
    let path_table = table(&PATHS, &mut |sink| sink.texts(paths.old.iter().map(|old| facts.paths.get(*old as usize))))?;
    let mut texts = Numbering::new(facts.texts.len());
    let remark_table = table(&REMARKS, &mut |sink| {
        sink.small(rows.remarks().map(|remark| remark.kind.number()))?;
        sink.small(rows.remarks().map(|remark| texts.of(remark.text)))
    })?;
    let text_table = table(&TEXTS, &mut |sink| sink.texts(texts.old.iter().map(|old| facts.texts.get(*old as usize))))?;
    let tables = [commit_table, parent_table, identity_table, path_table, change_table, remark_table, text_table];
    Ok(TABLES.iter().zip(tables).collect())
}

fn flags_of_commit(commit: &Commit) -> u32 {
    let flag = |is_set: bool, flag: u32| if is_set { flag } else { 0 };
    flag(commit.is_malformed, IS_MALFORMED)
        | flag(commit.authored.seconds.is_some(), HAS_AUTHORED)
        | flag(commit.committed.seconds.is_some(), HAS_COMMITTED)
        | flag(commit.authored.offset_minutes.is_some(), HAS_AUTHORED_OFFSET)
        | flag(commit.committed.offset_minutes.is_some(), HAS_COMMITTED_OFFSET)
        | flag(commit.patch.is_some(), HAS_PATCH)
}

fn flags_of_change(change: &FileChange) -> u32 {
    let binary = if change.lines == Lines::Binary { IS_BINARY } else { 0 };
    change.status.number() | (change.kind.number() << 2) | binary
}

/// Lines are known in every commit that is stored: it would not be complete otherwise.
fn counted(change: &FileChange) -> (u32, u32) {
    match change.lines {
        Lines::Counted { added, deleted } => (added, deleted),
        Lines::Binary | Lines::Unknown => (0, 0),
    }
}

/// The facts of a segment. Every reference in it is checked: what points nowhere makes the whole segment unsound.
pub(super) fn decode(segment: &Segment, folder: &Path, id_length: usize) -> Result<Known, Trouble> {
    let open = |table: &Table| {
        let content = segment.read(folder, table)?;
        parquet::Table::open(content, table.columns, id_length)
    };
    let identities = identities(&open(&IDENTITIES)?)?;
    let mut paths = Arena::default();
    open(&PATHS)?.texts(0, |path| _ = paths.push(path))?;
    let commits = open(&COMMITS)?;
    let mut facts = Facts { commits: read_commits(&commits, identities.len())?, identities, paths, ..Facts::default() };
    commits.texts(10, |subject| _ = facts.subjects.push(subject))?;
    let counts = commits.small(9)?;
    let remark_counts = commits.small(11)?;
    drop(commits);
    open(&TEXTS)?.texts(0, |text| _ = facts.texts.push(text))?;
    facts.remarks = remarks(&open(&REMARKS)?, &remark_counts, facts.texts.len())?;
    facts.changes = changes(&open(&CHANGES)?, &counts, facts.paths.len())?;
    let counts = facts.commits.iter().map(|commit| commit.parents as usize);
    let parents = per_commit(&open(&PARENTS)?.ids(0)?, counts)?;
    if facts.commits.len() != segment.commits as usize {
        return Err(Trouble::Damaged);
    }
    Ok(Known { facts, parents })
}

fn remarks(table: &parquet::Table, counts: &[u32], texts: usize) -> Result<PerCommit<Remark>, Trouble> {
    let (kinds, positions) = (table.small(0)?, table.small(1)?);
    let remark = |(kind, text): (&u32, &u32)| {
        let kind = *RemarkKind::ALL.get(*kind as usize).ok_or(Trouble::Damaged)?;
        if *text as usize >= texts { Err(Trouble::Damaged) } else { Ok(Remark { kind, text: *text }) }
    };
    let all = kinds.iter().zip(&positions).map(remark).collect::<Result<Vec<_>, _>>()?;
    per_commit(&all, counts.iter().map(|count| *count as usize))
}

/// Values that stand one after the other, by the commits they belong to.
fn per_commit<T: Copy>(values: &[T], counts: impl Iterator<Item = usize>) -> Result<PerCommit<T>, Trouble> {
    let mut rest = values;
    let mut out = PerCommit::default();
    for count in counts {
        let (own, others) = rest.split_at_checked(count).ok_or(Trouble::Damaged)?;
        out.push(own.iter().copied());
        rest = others;
    }
    if rest.is_empty() { Ok(out) } else { Err(Trouble::Damaged) }
}

fn identities(table: &parquet::Table) -> Result<Vec<Identity>, Trouble> {
    let mut identities = Vec::with_capacity(table.rows());
    table.texts(0, |name| identities.push(Identity { name: name.to_vec(), email: Vec::new() }))?;
    let mut rest = identities.iter_mut();
    table.texts(1, |email| {
        if let Some(identity) = rest.next() {
            identity.email = email.to_vec();
        }
    })?;
    Ok(identities)
}

fn read_commits(table: &parquet::Table, identities: usize) -> Result<Vec<Commit>, Trouble> {
    let ids = table.ids(0)?;
    let (authors, committers) = (table.small(1)?, table.small(2)?);
    if authors.iter().chain(&committers).any(|at| *at as usize >= identities) {
        return Err(Trouble::Damaged);
    }
    let (authored, committed) = (table.large(3)?, table.large(4)?);
    let (authored_offset, committed_offset) = (table.small(5)?, table.small(6)?);
    let (flags, parents, patches) = (table.small(7)?, table.small(8)?, table.large(12)?);
    let moment = |seconds: i64, offset: u32, has: (bool, bool)| {
        let offset = i16::try_from(offset.cast_signed()).map_err(|_| Trouble::Damaged)?;
        Ok::<_, Trouble>(Moment { seconds: has.0.then_some(seconds), offset_minutes: has.1.then_some(offset) })
    };
    let commit = |(at, id): (usize, &ObjectId)| {
        let has = |flag: u32| flags[at] & flag != 0;
        let (has_authored, has_committed) =
            ((has(HAS_AUTHORED), has(HAS_AUTHORED_OFFSET)), (has(HAS_COMMITTED), has(HAS_COMMITTED_OFFSET)));
        Ok(Commit {
            id: *id,
            author: authors[at],
            committer: committers[at],
            authored: moment(authored[at], authored_offset[at], has_authored)?,
            committed: moment(committed[at], committed_offset[at], has_committed)?,
            parents: parents[at],
            patch: has(HAS_PATCH).then(|| patches[at].cast_unsigned()),
            is_malformed: has(IS_MALFORMED),
            is_incomplete: false,
            is_known: true,
            is_in_revision: false,
        })
    };
    ids.iter().enumerate().map(commit).collect()
}

fn changes(table: &parquet::Table, counts: &[u32], paths: usize) -> Result<Vec<FileChange>, Trouble> {
    let (path, flags, added, deleted) = (table.small(0)?, table.small(1)?, table.small(2)?, table.small(3)?);
    let (words_added, words_deleted) = (table.small(4)?, table.small(5)?);
    let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if total != path.len() as u64 || path.iter().any(|at| *at as usize >= paths) {
        return Err(Trouble::Damaged);
    }
    let owners = (0_u32..).zip(counts).flat_map(|(commit, count)| std::iter::repeat_n(commit, *count as usize));
    let change = |(at, commit): (usize, u32)| {
        let flags = flags[at];
        let status = Status::ALL[(flags & 3) as usize];
        let kind = *FileKind::ALL.get(((flags >> 2) & 3) as usize).ok_or(Trouble::Damaged)?;
        let counted = Lines::Counted { added: added[at], deleted: deleted[at] };
        let lines = if flags & IS_BINARY == 0 { counted } else { Lines::Binary };
        let words = Words { added: words_added[at], deleted: words_deleted[at] };
        Ok(FileChange { commit, path: path[at], status, kind, lines, words })
    };
    owners.enumerate().map(change).collect()
}
