//! The method section: what the numbers of a report mean, and what was left out.

use crate::text::Numbers;

/// The points are stored and shown again in other number styles, so their numbers have no separators.
const NUMBERS: Numbers = Numbers::Plain;
/// Tag patterns of other trains that are listed.
const LISTED_PATTERNS: usize = 8;

/// What the method section says about a run.
#[derive(Debug, Clone, Default)]
pub struct Method {
    /// The program and its version.
    pub tool: String,
    /// The repositories that were analyzed.
    pub clones: Vec<AnalyzedClone>,
    /// The revision as typed.
    pub revision: String,
    /// The profile.
    pub profile: MethodProfile,
    /// How releases were found.
    pub releases: String,
    /// Patterns that select the tags of other trains.
    pub others: Vec<String>,
    /// The bots and AI agents that rankings leave out; `None` if the report does not count them.
    pub left_out: Option<LeftOut>,
    /// The folder below `data/` with the results, if they are not in `data/` itself.
    pub folder: Option<String>,
    /// Options that differ from the defaults, as typed.
    pub options: Vec<String>,
}

/// A repository that numbers come from.
#[derive(Debug, Clone, Default)]
pub struct AnalyzedClone {
    /// The name of the repository.
    pub repository: String,
    /// The analyzed commit.
    pub head: String,
    /// Where the mailmap came from, if there is one.
    pub mailmap: Option<String>,
    /// What was merged in addition, as a sentence; may be empty.
    pub merged: String,
}

/// The profile of a run.
#[derive(Debug, Clone, Default)]
pub struct MethodProfile {
    /// Its name.
    pub name: String,
    /// Which commits count, as a sentence.
    pub meaning: String,
    /// Which bots and AI agents count, as a sentence; may be empty.
    pub programs: String,
}

/// Bots and AI agents that rankings leave out.
#[derive(Debug, Clone, Copy, Default)]
pub struct LeftOut {
    /// How many there are.
    pub people: i64,
    /// Their commits.
    pub commits: i64,
}

/// The points of the method section; backticks enclose code.
#[must_use]
pub fn method(run: &Method) -> Vec<String> {
    vec![
        format!("Profile `{}`: {}", run.profile.name, run.profile.meaning),
        "The commits of a release are those of `git rev-list PREVIOUS..TAG`; the profile decides which of them count.".to_owned(),
        format!("{}{}", run.releases, others(&run.others)),
        "Line counts equal those of `git log --numstat --no-renames`; binary files have none. Lines changed are the larger \
         of lines added and lines deleted in each commit, summed. Net is lines added minus lines deleted."
            .to_owned(),
        format!(
            "A person is a name as mapped by the mailmap, as in `git shortlog -sn`. Different names are different \
             people unless a mailmap joins them. {}",
            mailmaps(&run.clones)
        ),
        format!("Bots and AI agents are identified by a list of names and addresses.{}", left_out(run)),
        "Ties share a rank (1, 2, 2, 4), and the top N includes everyone tied for the last rank. Within a tie, people are \
         ordered by lines changed, then by name."
            .to_owned(),
        "A new contributor of a release has no commit in an earlier release. Shares are percentages of the counted commits.".to_owned(),
        made_by(run),
        "If you do not want to appear here, ask the project to add your name to `exclude_people` in its `laurels.toml`."
            .to_owned(),
    ]
}

/// Patterns for the tags of other trains.
fn others(patterns: &[String]) -> String {
    if patterns.is_empty() {
        return String::new();
    }
    let mut listed = Vec::new();
    for pattern in patterns.iter().take(LISTED_PATTERNS) {
        listed.push(format!("`{}`", pattern.replace('`', "")));
    }
    if patterns.len() > LISTED_PATTERNS {
        listed.push(format!("and {} more", patterns.len() - LISTED_PATTERNS));
    }
    format!(
        " Tags with other prefixes are ignored; `--tags GLOB` selects them, with these globs: {}.",
        listed.join(", ")
    )
}

fn left_out(run: &Method) -> String {
    let programs = &run.profile.programs;
    let counted = if programs.is_empty() { String::new() } else { format!(" {programs}") };
    let Some(left_out) = run.left_out else { return counted };
    if left_out.people == 0 {
        return if counted.is_empty() { " There are none.".to_owned() } else { counted };
    }
    let folder = run.folder.as_ref().map(|folder| format!("{folder}/")).unwrap_or_default();
    format!(
        "{counted} Rankings leave out {} with {}; `data/{folder}left_out.csv` lists them.",
        NUMBERS.counted(left_out.people, "bot or agent", "bots and agents"),
        NUMBERS.counted(left_out.commits, "commit", "commits")
    )
}

/// Where the mailmaps came from.
fn mailmaps(clones: &[AnalyzedClone]) -> String {
    let mut sentences = Vec::new();
    for clone in clones {
        let whose = if clones.len() > 1 { format!(" of {}", clone.repository) } else { String::new() };
        sentences.push(match &clone.mailmap {
            Some(mailmap) => format!("The mailmap{whose} is {mailmap}."),
            None if clones.len() > 1 => format!("The repository {} has no mailmap.", clone.repository),
            None => "The repository has no mailmap.".to_owned(),
        });
        if !clone.merged.is_empty() {
            sentences.push(clone.merged.clone());
        }
    }
    sentences.join(" ")
}

fn made_by(run: &Method) -> String {
    let mut places = Vec::new();
    for clone in &run.clones {
        places.push(format!("{} at {} ({})", clone.repository, run.revision, clone.head));
    }
    let options = match run.options.as_slice() {
        [] => "with default options for counting".to_owned(),
        options => format!("with the options {}", options.join(" ")),
    };
    format!("Generated by {} from {}, {options}.", run.tool, places.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bots_and_agents_that_were_left_out_are_counted() {
        let found = |left_out| {
            let points = method(&Method { left_out, ..Method::default() });
            points.into_iter().find(|point| point.starts_with("Bots and AI agents")).expect("a point")
        };
        let rule = "Bots and AI agents are identified by a list of names and addresses.";
        assert_eq!(found(None), rule);
        assert_eq!(found(Some(LeftOut::default())), format!("{rule} There are none."));
        let some = "Rankings leave out 2 bots and agents with 1 commit; `data/left_out.csv` lists them.";
        assert_eq!(found(Some(LeftOut { people: 2, commits: 1 })), format!("{rule} {some}"));
        let profile = MethodProfile { programs: "They count.".to_owned(), ..MethodProfile::default() };
        let points = method(&Method { profile, left_out: Some(LeftOut::default()), ..Method::default() });
        assert!(points.contains(&format!("{rule} They count.")), "{points:?}");
    }
}
