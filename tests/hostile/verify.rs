//! Objects whose content does not match their id: nobody notices, except with `--verify`.

use std::fs;
use std::path::PathBuf;

use crate::hostile::small::{four, known, lines};
use crate::support::History;
use crate::support::laurels::{Run, laurels, text};

fn verified(history: &History) -> Run {
    laurels(&["query", "overview", "--strict", "--verify", "-C", &text(&history.path())])
}

fn id(history: &History, revision: &str) -> String {
    history.git().text(&["rev-parse", revision])
}

#[test]
fn a_loose_object_with_the_content_of_another_is_found_on_request() {
    let history = four();
    verified(&history).ended_with(0);
    let path = |revision: &str| -> PathBuf {
        let id = id(&history, revision);
        history.path().join(".git/objects").join(&id[..2]).join(&id[2..])
    };
    // The second commit with the content of the first one: git reads it without a complaint.
    let [one, other, second] = [path("main~2"), path("main~3"), PathBuf::from(id(&history, "main~2"))];
    fs::remove_file(&one).expect("removed");
    fs::copy(other, one).expect("copied");
    assert_eq!(history.git().text(&["rev-list", "--count", "main"]), "3");
    let repo = text(&history.path());
    laurels(&["query", "overview", "--strict", "-C", &repo]).ended_with(0);
    // The cache, which has just been filled, is not used.
    verified(&history).ended_with(4).says(&text(&second)[..10]).says("missing or damaged");
}

#[test]
fn a_packed_object_with_the_content_of_another_is_found_on_request() {
    let history = four();
    history.git().bytes(&["repack", "-adq", "--depth=0"]);
    verified(&history).ended_with(0);
    let [pack] = &history.git().packs()[..] else { panic!("not one pack") };
    let index = pack.with_extension("idx");
    let mut content = fs::read(&index).expect("there");
    let count = u32::from_be_bytes(content[8 + 255 * 4..8 + 256 * 4].try_into().expect("four bytes")) as usize;
    let place = |revision: &str| {
        let hex = id(&history, revision);
        let name = |at: usize| &content[1032 + 20 * at..1052 + 20 * at];
        let is_it = |at: &usize| name(*at).iter().map(|byte| format!("{byte:02x}")).collect::<String>() == hex;
        1032 + 24 * count + 4 * (0..count).find(is_it).expect("in the pack")
    };
    let (one, other) = (place("main~2:f"), place("main:f"));
    for at in 0..4 {
        content.swap(one + at, other + at);
    }
    fs::remove_file(&index).expect("removed");
    fs::write(&index, content).expect("written");
    assert_ne!(lines(&history), known(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]), "nobody notices");
    verified(&history).ended_with(4).says("missing (as in a partial clone) or damaged");
}
