//! The pictures of the README and one of every other kind: drawn from generated histories, byte for byte.
//!
//! `LAURELS_BLESS=1 cargo test golden` redraws them; look at them before you commit. To add one, create an empty file with
//! its name first.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use crate::support::History;
use crate::support::build::random;
use crate::support::laurels::text;
use crate::support::shared::{Shared, Slot, shared};

/// Realistic names: commits per release at first and at last, and the first and last release of each person.
const PEOPLE: &[(&str, u64, u64, u64, u64)] = &[
    ("Ada Lovelace", 34, 12, 0, 14),
    ("Grace Hopper", 30, 20, 0, 9),
    ("Sofia Kovalevskaya", 12, 38, 1, 14),
    ("山田太郎", 8, 27, 3, 14),
    ("Ibn al-Haytham", 22, 16, 0, 14),
    ("José Ortega y Gasset", 17, 6, 2, 12),
    ("Emmy Noether", 10, 31, 6, 14),
    ("Srinivasa Ramanujan", 15, 10, 0, 14),
    ("Zoë Müller-Lüdenscheidt", 5, 14, 4, 14),
    ("Katherine Johnson", 12, 9, 5, 14),
    ("Ольга Ладыженская", 19, 8, 0, 7),
    ("Barbara Liskov", 9, 19, 7, 14),
    ("محمد بن موسى", 10, 7, 2, 14),
    ("Radia Perlman", 4, 12, 8, 14),
    ("Mary Somerville", 7, 5, 0, 14),
    ("Chien-Shiung Wu", 6, 3, 3, 11),
];
const RELEASES: u64 = 14;

/// Fourteen releases by the people above.
pub(crate) fn generated() -> Arc<Shared> {
    static SLOT: Slot = Slot::new(Weak::new());
    shared(&SLOT, generate)
}

fn generate() -> History {
    let mut random = random(0x1234_5678_9abc);
    let mut history = History::new();
    let mut next_line = 0_u64;
    let mut line = move || {
        next_line += 1;
        format!("{next_line}\n")
    };
    // An early import, from which some people delete lines for years.
    let mut files: Vec<Vec<String>> = PEOPLE.iter().map(|_| (0..900).map(|_| line()).collect()).collect();
    let imported: Vec<(String, String)> =
        files.iter().enumerate().map(|(at, lines)| (format!("part{at}.txt"), lines.concat())).collect();
    let imported: Vec<(&str, &str)> = imported.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    history.commit("Founders <founders@example.com>", &imported);
    for release in 0..RELEASES {
        for (at, (name, begin, end, first, last)) in PEOPLE.iter().enumerate() {
            if !(*first..*last).contains(&release) {
                continue;
            }
            let (age, years) = (release - first, last - first);
            for _ in 0..(begin * (years - age) + end * age) / years + random(3) {
                let lines = &mut files[at];
                let place = usize::try_from(random(lines.len() as u64 / 2)).expect("small");
                let gone = usize::try_from(1 + random(6)).expect("small").min(lines.len() - place - 1);
                let more = if at % 5 == 2 { 3 } else { 4 + random(9) };
                let come: Vec<String> = (0..more).map(|_| line()).collect();
                lines.splice(place..place + gone, come);
                let author = format!("{name} <person{at}@example.com>");
                history.commit(&author, &[(&format!("part{at}.txt"), &lines.concat())]);
            }
        }
        history.tag(&format!("v1.{release}.0"));
    }
    history.done();
    history
}

/// Nine years with a release each. Every year people of several employers join, and fewer of them remain each year.
pub(crate) fn years() -> Arc<Shared> {
    static SLOT: Slot = Slot::new(Weak::new());
    shared(&SLOT, generate_years)
}

fn generate_years() -> History {
    let mut random = random(0x0dec_ade5);
    let mut history = History::new();
    for year in 0..9_i64 {
        history.day(year * 365 + 60);
        for joined in 0..=year {
            for at in 0..14 + joined * 2 {
                let is_back = joined == year || random(10) < 6_u64.saturating_sub((year - joined).unsigned_abs());
                let domain =
                    ["example.com", "example.org", "example.net", "home.test"][usize::try_from(at % 4).expect("small")];
                let author = format!("Person {joined}-{at} <p{joined}-{at}@{domain}>");
                for change in (0..=random(4)).filter(|_| is_back) {
                    history.commit(&author, &[(&format!("{joined}-{at}"), &format!("{year} {change}\n"))]);
                }
            }
        }
        history.tag(&format!("v{year}.0.0"));
    }
    history.done();
    history
}

/// Compares the charts of a report with the pictures in `tests/golden` that have their names, or keeps them. A picture that
/// is already in `compared` is of an earlier report.
fn compare(history: &Shared, args: &[&str], compared: &mut Vec<String>) {
    let folder = history.report(&[&["--name", "example/engine"], args].concat());
    for name in kept() {
        let Ok(drawn) = fs::read_to_string(folder.join("charts").join(&name)) else { continue };
        if compared.contains(&name) {
            continue;
        }
        let path = golden().join(&name);
        if std::env::var_os("LAURELS_BLESS").is_some() {
            fs::write(&path, &drawn).expect("written");
        }
        let kept = fs::read_to_string(&path).expect("a picture");
        assert!(drawn == kept, "{name} differs from tests/golden/{name}; LAURELS_BLESS=1 accepts the new one");
        compared.push(name);
    }
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The names of all pictures in `tests/golden`.
fn kept() -> Vec<String> {
    let entries = fs::read_dir(golden()).expect("a folder");
    let names = entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn the_pictures_are_what_the_program_draws() {
    let history = generated();
    let mut compared = Vec::new();
    compare(&history, &[], &mut compared);
    compare(&history, &["--report", "activity"], &mut compared);
    compare(&history, &["--report", "person", "--person", "Sofia Kovalevskaya"], &mut compared);
    let history = years();
    compare(&history, &["--report", "newcomers"], &mut compared);
    let employers = history.history.scratch().join("employers.csv");
    let lines =
        "subject,organization\nexample.com,Example & Sons\nexample.org,The Example Foundation\nexample.net,ACME\n";
    fs::write(&employers, lines).expect("written");
    compare(&history, &["--report", "organizations", "--organizations", &text(&employers)], &mut compared);
    compared.sort();
    assert_eq!(compared, kept(), "no report draws some of the pictures");
}
