//! Generated histories of any length for benchmarks, the same on every machine.

use std::io::{BufWriter, Result, Write};
use std::path::Path;
use std::process::Stdio;

use super::Git;
use super::build::random;

const PEOPLE: u64 = 500;
const FILES_PER_FOLDER: u64 = 64;
/// Of ten commits four are on `main`, five on a branch that starts with the fifth, and the tenth merges it.
const CYCLE: u64 = 10;
const FORK: u64 = 5;
/// Seeking better deltas takes hours beyond this many commits.
const MOST_REPACKED: u64 = 200_000;

/// Makes a bare repository in an empty folder: 2.7 changes per commit, one merge in ten, about fifty releases.
pub(crate) fn generate(folder: &Path, commits: u64) {
    let git = Git::at(folder);
    git.bytes(&["init", "--quiet", "--bare"]);
    let import = ["fast-import", "--quiet", "--force"];
    let mut child = git.command(&import).stdin(Stdio::piped()).spawn().expect("git runs");
    let mut stream = BufWriter::with_capacity(1 << 20, child.stdin.take().expect("piped"));
    write_history(&mut stream, commits).and_then(|()| stream.flush()).expect("git reads");
    drop(stream);
    assert!(child.wait().expect("git ends").success(), "git fast-import");
    if commits <= MOST_REPACKED {
        git.bytes(&["repack", "-a", "-d", "-f", "-q"]);
    }
}

fn write_history(out: &mut impl Write, commits: u64) -> Result<()> {
    let mut random = random(0x9E37_79B9_7F4A_7C15);
    // Long histories get short files, so that all of them take minutes at most.
    let longest = (4_000_000 / commits.max(1)).clamp(24, 400);
    let mut files: Vec<Vec<u64>> = vec![Vec::new(); usize::try_from((commits / 16).clamp(64, 8192)).expect("small")];
    let release_every = (commits / 50).max(CYCLE) / CYCLE * CYCLE;
    let (mut main, mut release) = (0, 0);
    for mark in 1..=commits {
        let step = mark % CYCLE;
        let (branch, parents) = match step {
            0 => ("main", vec![main, mark - 1]),
            FORK => ("side", vec![main]),
            _ if step > FORK => ("side", vec![mark - 1]),
            _ => ("main", vec![main]),
        };
        let person = below_often_low(&mut random, PEOPLE);
        let signature = format!("Person {person} <person{person}@example.com> {} +0000", 1_000_000_000 + mark * 500);
        let message = format!("change number {mark}\n\nIt was necessary.\n");
        write!(out, "commit refs/heads/{branch}\nmark :{mark}\nauthor {signature}\ncommitter {signature}\n")?;
        write!(out, "data {}\n{message}", message.len())?;
        for (word, parent) in ["from", "merge"].iter().zip(parents).filter(|(_, parent)| *parent > 0) {
            writeln!(out, "{word} :{parent}")?;
        }
        if step != 0 {
            // The project grows: later commits know more files.
            let known = (files.len() as u64 * mark / commits).max(8);
            let first = below_often_low(&mut random, known);
            for at in first..=first + random(5) {
                let at = at % known;
                let lines = &mut files[usize::try_from(at).expect("small")];
                edit(lines, longest, &mut random);
                write_file(out, at, lines)?;
            }
        }
        out.write_all(b"\n")?;
        if branch == "main" {
            main = mark;
        }
        if mark % release_every == 0 {
            release += 1;
            write!(out, "tag v0.{release}.0\nfrom :{mark}\ntagger {signature}\ndata 8\nrelease\n\n")?;
        }
    }
    Ok(())
}

/// A number below a limit, the low ones more often: some people and files are in most commits.
fn below_often_low(random: &mut impl FnMut(u64) -> u64, limit: u64) -> u64 {
    let draw = random(limit);
    draw * draw / limit
}

/// Replaces some adjacent lines by others. A file grows until it has its full length.
fn edit(lines: &mut Vec<u64>, longest: u64, random: &mut impl FnMut(u64) -> u64) {
    let length = lines.len() as u64;
    let start = random(length + 1);
    let gone = random(8).min(length - start);
    let new = if length == 0 { longest / 2 } else { random(9).min(longest - (length - gone).min(longest)) };
    let range = usize::try_from(start).expect("small")..usize::try_from(start + gone).expect("small");
    lines.splice(range, (0..new.max(1)).map(|_| random(1 << 20)));
}

fn write_file(out: &mut impl Write, at: u64, lines: &[u64]) -> Result<()> {
    let mut text = Vec::with_capacity(lines.len() * 32);
    for line in lines {
        match line % 4 {
            0 => text.extend_from_slice(b"    }\n"),
            _ => writeln!(text, "    let value_{} = {line};", line % 1000)?,
        }
    }
    let folder = at / FILES_PER_FOLDER;
    write!(out, "M 100644 inline src/part{folder}/file{at}.rs\ndata {}\n", text.len())?;
    out.write_all(&text)?;
    out.write_all(b"\n")
}
