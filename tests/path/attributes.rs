//! Generated and vendored files by `.gitattributes`, compared with `git check-attr`.

use laurels::path::Attributes;

use crate::support::History;
use crate::support::build::{Change, random};

/// The attribute files of a tree: folder and content.
type Files = Vec<(String, String)>;

/// git's values for each path; `None` is unspecified.
fn git_values(history: &History, branch: &str, paths: &[String]) -> Vec<[Option<bool>; 2]> {
    let input: Vec<u8> = paths.iter().flat_map(|path| [path.as_bytes(), b"\0"].concat()).collect();
    let source = format!("--source={branch}");
    let args = ["check-attr", &source, "-z", "--stdin", "linguist-generated", "linguist-vendored"];
    let output = history.git().feed_bytes(&args, &input);
    let fields: Vec<&[u8]> = output.split(|byte| *byte == 0).collect();
    let answer = |value: &[u8]| match value {
        b"unspecified" => None,
        b"unset" | b"false" => Some(false),
        _ => Some(true),
    };
    let rows: Vec<&[&[u8]]> = fields.chunks_exact(6).collect();
    assert_eq!(rows.len(), paths.len());
    for (row, path) in rows.iter().zip(paths) {
        assert_eq!((row[0], row[1], row[4]), (path.as_bytes(), &b"linguist-generated"[..], &b"linguist-vendored"[..]));
    }
    rows.iter().map(|row| [answer(row[2]), answer(row[5])]).collect()
}

/// Compares all paths under each tree; returns how many values were specified.
fn compare(trees: &[Files], paths: &[String]) -> usize {
    let mut history = History::new();
    for (at, files) in trees.iter().enumerate() {
        let name = |folder: &String| format!("{folder}/.gitattributes").trim_start_matches('/').to_owned();
        let names: Vec<String> = files.iter().map(|(folder, _)| name(folder)).collect();
        let changes: Vec<Change<'_>> =
            files.iter().zip(&names).map(|((_, text), name)| Change::Write(name, text.as_bytes())).collect();
        history.commit_on(&format!("tree{at}"), "Ada <ada@example.com>", &[], "attributes", &changes);
    }
    history.done();
    let mut specified = 0;
    for (at, files) in trees.iter().enumerate() {
        let own: Vec<(Vec<u8>, Vec<u8>)> =
            files.iter().map(|(folder, text)| (folder.clone().into_bytes(), text.clone().into_bytes())).collect();
        let attributes = Attributes::new(&own);
        for (path, expected) in paths.iter().zip(git_values(&history, &format!("tree{at}"), paths)) {
            assert_eq!(attributes.of(path.as_bytes()), expected, "{path:?} under {files:#?}");
            specified += expected.iter().flatten().count();
        }
    }
    specified
}

#[test]
fn every_kind_of_line() {
    let long = format!("{} linguist-generated\n", "x".repeat(2040));
    let lines = [
        "*.rs linguist-generated\n/a/*.rs -linguist-generated\n",
        "a/b/x.rs linguist-generated=true\nx.rs linguist-vendored=false\n",
        "*.rs linguist-generated\n*.rs !linguist-generated linguist-vendored=\n",
        "a/ linguist-vendored\na/** linguist-generated\n",
        "a linguist-vendored\n/x.rs linguist-generated\n./x.rs linguist-vendored\n",
        "  # x linguist-generated\n#x.rs linguist-generated\n\\#x.rs linguist-generated\n",
        "\t x.rs\tlinguist-generated\r\n",
        "!x.rs linguist-generated\n\\!x.rs linguist-vendored\n",
        "\"x y\" linguist-generated\n\"\\170.rs\" linguist-vendored\n\"x.rs linguist-generated\n\"\\x\" linguist-generated\n",
        "\"[attr]mine\" linguist-generated\nx.rs mine\n",
        "x.rs linguist-generated bad/name\nx.rs linguist-vendored builtin_x\n*.rs --linguist-vendored\n",
        "x.rs -linguist-generated=true !linguist-vendored=x\n",
        "[attr]mine linguist-generated -linguist-vendored\n*.rs mine\na/x.rs -mine linguist-vendored\n",
        "*.rs outer\n[attr]outer inner\n[attr]inner linguist-generated other\n[attr]other outer -linguist-vendored\n",
        "*.rs mine=yes\n[attr]mine linguist-generated\n",
        "*.rs mine\nx.rs !mine\n[attr]mine linguist-generated\n[attr]mine linguist-vendored\n",
        "*.rs linguist-generated\n[attr]linguist-generated linguist-vendored\n",
        "[attr] linguist-generated\n[attr]a/b linguist-generated\n[attr]-m linguist-generated\n",
        "*.rs linguist-generated\n\0x.rs -linguist-generated\n",
        "\u{feff}x.rs linguist-generated\na/x.rs linguist-generated\n",
        "a**/x.rs linguist-generated\n**x.rs linguist-vendored\n",
        "a/**/x.rs linguist-generated\n**/b/** linguist-vendored\n",
        "a/b** linguist-generated\na/**b/x.rs linguist-vendored\n",
        "a\\*/x linguist-generated\nx\\.rs linguist-vendored\n\\x.rs\\ linguist-vendored\n",
        "[a-c]/[!a]/x.rs linguist-generated\n[[:alpha:]].rs linguist-vendored\n[x linguist-vendored\n[]] linguist-generated\n",
        "x?y linguist-generated\n/?? linguist-vendored\na?b/x.rs linguist-vendored\n[^a]/b/x.rs linguist-generated\n",
        "*.rs linguist-generated linguist-generated=false\nx.rs -linguist-vendored linguist-vendored\n",
        long.as_str(),
    ];
    let paths = [
        "x.rs",
        "a/x.rs",
        "a/b/x.rs",
        "ab/x.rs",
        "a/b/c/x.rs",
        "b/b/x.rs",
        "#x.rs",
        "!x.rs",
        "x y",
        "x\ny",
        "xéy",
        "a*/x",
        "a",
        "[attr]",
        "\"x.rs",
        "]",
        "[x",
        "é",
        "linguist-generated",
        "\u{feff}x.rs",
        "a/bc/x.rs",
        "x",
    ];
    let trees: Vec<Files> = lines.iter().map(|lines| vec![(String::new(), (*lines).to_owned())]).collect();
    assert!(compare(&trees, &paths.map(str::to_owned)) > 100);
}

#[test]
fn deeper_files_win_and_only_the_root_defines_macros() {
    let file = |folder: &str, text: &str| (folder.to_owned(), text.to_owned());
    let files = vec![
        file("", "[attr]mine linguist-generated\n* mine\n*.md -linguist-vendored\n"),
        file("a", "*.rs -linguist-generated\n/b/x.rs linguist-vendored\n[attr]own linguist-vendored\nx.md own\n"),
        file("a/b", "x.rs !linguist-generated\n../x.rs linguist-vendored\n"),
        file("ab", "** linguist-generated=false mine\n"),
    ];
    let paths = ["x.rs", "a/x.rs", "a/x.md", "a/b/x.rs", "a/b/c/x.rs", "ab/x.rs", "ab/c/x.md", "b/x.rs"];
    assert!(compare(&[files], &paths.map(str::to_owned)) > 5);
}

#[test]
fn random_files_equal_gits() {
    const PIECES: &[&str] = &[
        "*",
        "**",
        "?",
        "/",
        "/**/",
        "**/",
        "/*",
        "a",
        "b",
        "ab",
        "x.rs",
        ".rs",
        "[ab]",
        "[!a]",
        "[a-b]",
        "\\a",
        "[[:alpha:]x]",
        "[",
        "]",
        "-",
    ];
    const WORDS: &[&str] = &[
        "linguist-generated",
        "-linguist-generated",
        "!linguist-generated",
        "linguist-generated=false",
        "linguist-vendored",
        "-linguist-vendored",
        "m",
        "-m",
        "!m",
        "n",
        "m=1",
        "text",
    ];
    const FOLDERS: &[&str] = &["", "a", "a/b", "b"];
    let mut random = random(0x5EED_0123_4567_89AB);
    let mut pick = |from: &[&str]| from[usize::try_from(random(from.len() as u64)).expect("small")].to_owned();
    let paths: Vec<String> = (0..400)
        .map(|_| {
            let depth = pick(&["1", "2", "3", "4"]).parse::<usize>().expect("a number");
            (0..depth)
                .map(|_| pick(&["a", "b", "ab", "aab", "x.rs", "ax.rs", "-", "]", "b]"]))
                .collect::<Vec<_>>()
                .join("/")
        })
        .collect();
    let mut trees = Vec::new();
    for _ in 0..80 {
        let mut files = Files::new();
        for folder in FOLDERS {
            let mut text = String::new();
            for _ in 0..4 {
                let size = pick(&["1", "1", "2", "3", "4"]).parse::<usize>().expect("a number");
                let pattern: String = (0..size).map(|_| pick(PIECES)).collect();
                text += &format!("{pattern} {} {}\n", pick(WORDS), pick(WORDS));
            }
            text += &format!("[attr]m {} {}\n[attr]n {}\n", pick(WORDS), pick(WORDS), pick(WORDS));
            files.push(((*folder).to_owned(), text));
        }
        trees.push(files);
    }
    assert!(compare(&trees, &paths) > 10_000);
}

#[test]
fn many_lines_are_read_quickly() {
    let mut lines = String::new();
    for at in 0..100_000 {
        lines += &format!(
            "gen/file{at}.rs linguist-generated\n**/*{at}*/**/x linguist-vendored\n[attr]m{at} linguist-vendored\n"
        );
    }
    let attributes = Attributes::new(&[(Vec::new(), lines.into_bytes())]);
    assert_eq!(attributes.of(b"gen/file99999.rs"), [Some(true), None]);
    assert_eq!(attributes.of(b"gen/file100000.rs"), [None, None]);
    assert!(attributes.ignored() > 100_000);
    for _ in 0..100 {
        assert_eq!(attributes.of("a/".repeat(50).as_bytes()), [None, None]);
    }
}
