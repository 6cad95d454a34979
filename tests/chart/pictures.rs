//! The charts as another program draws them: resvg, which shares no code with ours and has no dark mode.
//!
//! It is built without text, so that no test depends on the fonts of a machine; the browser looks at the words.

use std::fs;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use crate::chart::golden;
use crate::support::laurels::{Row, table};

const LIGHT: (u8, u8, u8) = (0xff, 0xff, 0xff);
const DARK: (u8, u8, u8) = (0x0d, 0x11, 0x17);
const FIRST: (u8, u8, u8) = (0xae, 0x32, 0x00);
const OTHERS: (u8, u8, u8) = (0x8c, 0x95, 0x9f);
const ADDED: (u8, u8, u8) = (0x00, 0x72, 0xb2);
const DELETED: (u8, u8, u8) = (0xd5, 0x5e, 0x00);

/// Pixels a unit where lengths are measured, and how many of a bar are under half of the line it starts from.
const SCALE: u16 = 4;
const HIDDEN: f64 = 2.0;
/// Bars are drawn to the tenth of a unit, and a pixel at either end is mixed with the ground.
const CLOSE: f64 = 2.0;

/// A picture at `scale` pixels a unit.
fn drawn(path: &Path, scale: u16) -> Pixmap {
    let svg = fs::read_to_string(path).expect("a picture");
    let tree = Tree::from_str(&svg, &Options::default()).map_err(|error| format!("{}: {error}", path.display()));
    let tree = tree.expect("an SVG that resvg reads");
    let size = tree.size().to_int_size().scale_by(f32::from(scale)).expect("a size");
    let mut picture = Pixmap::new(size.width(), size.height()).expect("memory");
    resvg::render(&tree, Transform::from_scale(scale.into(), scale.into()), &mut picture.as_mut());
    picture
}

fn color(pixel: PremultipliedColorU8) -> (u8, u8, u8) {
    (pixel.red(), pixel.green(), pixel.blue())
}

fn pictures(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder.join("charts")).expect("charts").map(|entry| entry.expect("a file").path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    files
}

/// Lengths in pixels of the longest run of one color in each band of rows that has any, top first; a row needs `least`
/// pixels of it.
fn bars(picture: &Pixmap, wanted: (u8, u8, u8), least: usize) -> Vec<usize> {
    let width = picture.width() as usize;
    let mut bands: Vec<usize> = Vec::new();
    let mut is_inside = false;
    for row in picture.pixels().chunks(width) {
        let longest =
            row.split(|pixel| color(*pixel) != wanted).map(<[_]>::len).max().expect("a run, if only an empty one");
        match (longest >= least, is_inside) {
            (true, false) => bands.push(longest),
            (true, true) => {
                if let Some(last) = bands.last_mut() {
                    *last = longest.max(*last);
                }
            }
            _ => {}
        }
        is_inside = longest >= least;
    }
    bands
}

#[test]
fn every_picture_is_whole_on_its_own_background() {
    let history = golden::generated();
    let folder = history.report(&["--size", "wide,social"]);
    let all = pictures(&folder);
    assert!(all.len() >= 6 * 4 * 3, "{} pictures", all.len());
    for path in all {
        let picture = drawn(&path, 1);
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        // A program without media queries shows the file for both themes light.
        let ground = if name.ends_with(".dark.svg") { DARK } else { LIGHT };
        let width = picture.width() as usize;
        assert!(picture.pixels().iter().all(|pixel| pixel.alpha() == 255), "{name} lets the page shine through");
        let is_ground = |row: &[PremultipliedColorU8]| row.iter().all(|pixel| color(*pixel) == ground);
        let edges = [picture.pixels().chunks(width).next(), picture.pixels().chunks(width).next_back()];
        assert!(edges.into_iter().flatten().all(is_ground), "{name} is cut off at an edge");
        let sides = picture.pixels().chunks(width).flat_map(|row| [row[0], row[width - 1]]);
        assert!(sides.into_iter().all(|pixel| color(pixel) == ground), "{name} is cut off at a side");
        let marks = picture.pixels().iter().filter(|pixel| color(**pixel) != ground).count();
        assert!(marks * 200 > picture.pixels().len(), "{name}: only {marks} pixels are drawn");
        let social = name.contains(".social.");
        assert!(!social || (picture.width(), picture.height()) == (1200, 630), "{name}");
    }
}

#[test]
fn bars_are_as_long_as_the_numbers() {
    let history = golden::generated();
    let folder = history.report(&["--name", "example/engine"]);
    for name in ["top-contributors.light.svg", "top-contributors.narrow.light.svg"] {
        let picture = drawn(&folder.join("charts").join(name), SCALE);
        let (first, others) = (bars(&picture, FIRST, 20), bars(&picture, OTHERS, 20));
        let ranking = table(&folder, "data/ranking.csv");
        let release = ranking.iter().rfind(|row| row["release"] != "unreleased").expect("a release")["release"].clone();
        let number = |text: &str| text.parse::<f64>().expect("a number");
        let mut commits: Vec<f64> = ranking
            .iter()
            .filter(|row| row["release"] == release && number(&row["rank"]) <= 10.0)
            .map(|row| number(&row["commits"]))
            .collect();
        commits.sort_by(|a, b| b.total_cmp(a));
        let lengths: Vec<usize> = first.into_iter().chain(others).collect();
        assert_eq!(lengths.len(), commits.len(), "{name}: {lengths:?} {commits:?}");
        for (length, commits_of) in lengths.iter().zip(&commits) {
            let expected = (lengths[0] as f64 + HIDDEN) * commits_of / commits[0] - HIDDEN;
            assert!((*length as f64 - expected).abs() <= CLOSE, "{name}: {lengths:?} {commits:?}");
        }
    }
}

#[test]
fn lines_added_and_deleted_share_a_scale() {
    let history = golden::generated();
    let folder = history.report(&["--name", "example/engine"]);
    let picture = drawn(&folder.join("charts/lines-by-person.light.svg"), SCALE);
    let table = table(&folder, "data/contributors.csv");
    let number = |row: &Row, name: &str| row[name].parse::<f64>().expect("a number");
    let mut people: Vec<_> = table.iter().filter(|row| number(row, "rank") <= 10.0).collect();
    people.sort_by(|a, b| {
        let key = |row: &Row| (number(row, "lines_net"), -number(row, "lines_deleted"));
        key(a).partial_cmp(&key(b)).expect("numbers")
    });
    let (added, deleted) = (bars(&picture, ADDED, 4), bars(&picture, DELETED, 4));
    // The key comes first: squares of nine units.
    assert!([added[0], deleted[0]].iter().all(|side| side.abs_diff(9 * usize::from(SCALE)) <= 1), "{added:?}");
    let longest = *added[1..].iter().max().expect("bars") as f64 + HIDDEN;
    let scale = longest / people.iter().map(|row| number(row, "lines_added")).fold(0.0, f64::max);
    for (lengths, column) in [(&added[1..], "lines_added"), (&deleted[1..], "lines_deleted")] {
        let expected: Vec<f64> = people.iter().map(|row| number(row, column) * scale - HIDDEN).collect();
        assert_eq!(lengths.len(), expected.len(), "{column}: {lengths:?} {expected:?}");
        for (length, expected) in lengths.iter().zip(expected) {
            assert!((*length as f64 - expected).abs() <= CLOSE, "{column}: {length} {expected}");
        }
    }
}
