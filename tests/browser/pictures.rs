//! The files of charts in a real browser, whose fonts are not those that the layout was measured with.

use std::path::{Path, PathBuf};

use crate::chart::golden::{generated, years};
use crate::support::browser::Browser;
use crate::support::shared::Shared;

/// Texts that leave the picture, with half a unit for rounding.
const OUTSIDE: &str = "(view => [...document.querySelectorAll('text')].filter(text => { const box = text.getBBox(); \
    return box.x < -0.5 || box.y < -0.5 || box.x + box.width > view.width + 0.5 || box.y + box.height > view.height + 0.5; })\
    .map(text => text.textContent))(document.documentElement.viewBox.baseVal)";

/// Texts that cover each other by more than a unit: as wide as they are here, from the top of a capital to below the line.
const OVERLAPPING: &str = "(boxes => boxes.flatMap((a, at) => boxes.slice(at + 1).filter(b => \
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)\
    .map(b => `${a.words} | ${b.words}`)))([...document.querySelectorAll('text')].map(text => { \
    const box = text.getBBox(), size = parseFloat(text.getAttribute('font-size')), y = text.y.baseVal[0].value; \
    return { words: text.textContent, left: box.x, right: box.x + box.width, top: y - size * 0.75, bottom: y + size * 0.2 }; }))";

/// What is painted in the corners: the picture's ground, whatever is behind it.
const GROUND: &str = "[...new Set([[1, 1], [1, innerHeight - 1]].map(([x, y]) => { const first = document.querySelector('rect'); \
    const box = first.getBBox(), view = document.documentElement.viewBox.baseVal; \
    return box.width >= view.width && box.height >= view.height ? getComputedStyle(first).fill : 'not whole'; }))]";

const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(13, 17, 23)";

fn pictures(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder.join("charts")).expect("a folder");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
}

/// Opens every picture of a report on a light and on a dark system, and says how many there were.
fn look_at(browser: &mut Browser, history: &Shared, args: &[&str]) -> usize {
    let files = pictures(&history.report(args));
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        browser.open(file, 1280, "light", true);
        for look in ["light", "dark"] {
            browser.show(look);
            let is_dark = name.ends_with(".dark.svg") || (look == "dark" && !name.ends_with(".light.svg"));
            assert_eq!(browser.texts(GROUND), [if is_dark { DARK } else { LIGHT }], "{name}, {look}");
            assert_eq!(browser.texts(OUTSIDE), [""; 0], "{name}, {look}: outside the picture");
            assert_eq!(browser.texts(OVERLAPPING), [""; 0], "{name}, {look}: texts that overlap");
            assert_eq!(browser.complaints(), Vec::<String>::new(), "{name}, {look}");
            assert_eq!(browser.requests().len(), 1, "{name}, {look}: it asks for nothing");
        }
    }
    files.len()
}

#[test]
fn pictures_are_whole_and_legible_wherever_they_are_opened() {
    let Some(mut browser) = Browser::start() else { return };
    let (engine, long) = (generated(), years());
    let seen = [
        look_at(&mut browser, &engine, &[]),
        look_at(&mut browser, &engine, &["--report", "activity"]),
        look_at(&mut browser, &engine, &["--report", "person", "--person", "山田太郎"]),
        look_at(&mut browser, &long, &["--report", "newcomers"]),
        look_at(&mut browser, &crate::browser::page::history(), &["--top", "40"]),
    ];
    assert!(seen.iter().all(|count| *count >= 3 && count % 3 == 0) && seen.iter().sum::<usize>() > 30, "{seen:?}");
}

#[test]
fn a_picture_that_is_not_legible_is_found() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("x.svg");
    let text = |x: i32, y: i32, words: &str| format!("<text x=\"{x}\" y=\"{y}\" font-size=\"12\">{words}</text>");
    let texts = [text(10, 20, "a word"), text(12, 24, "another"), text(10, 60, "free"), text(90, 90, "too far out")];
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\" viewBox=\"0 0 100 100\">\
         <rect width=\"99\" height=\"100\" fill=\"#ffffff\"/>{}</svg>",
        texts.concat()
    );
    std::fs::write(&file, picture).expect("written");
    browser.open(&file, 700, "light", true);
    assert_eq!(browser.texts(OUTSIDE), ["too far out"]);
    assert_eq!(browser.texts(OVERLAPPING), ["a word | another"]);
    assert_eq!(browser.texts(GROUND), ["not whole"]);
}
