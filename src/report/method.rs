//! What the numbers of a run mean and what was left out, in words.

use crate::text::Numbers;

/// These words are kept and shown again in other styles, so their numbers are of none.
const PLAIN: Numbers = Numbers::Plain;

/// What the method section tells about a run.
#[derive(Debug, Clone, Default)]
pub struct Method {
    /// `laurels` and its version.
    pub tool: String,
    /// The clones that it is about, one or several.
    pub sources: Vec<Source>,
    /// The revision as asked for.
    pub revision: String,
    /// Name of the profile, and what counts by it.
    pub profile: (String, String),
    /// How releases were found.
    pub releases: String,
    /// Other trains and globs that select them.
    pub others: Vec<String>,
    /// Bots and AI agents left out of rankings: how many, and their commits; `None` where nobody asked.
    pub left_out: Option<(i64, i64)>,
    /// The folder of the answers below that of all answers, if they have one of their own.
    pub folder: Option<String>,
    /// Options that differ from the defaults, as typed.
    pub options: Vec<String>,
}

/// A clone that numbers come from.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Name of the repository.
    pub repository: String,
    /// The analysed commit.
    pub head: String,
    /// Where the mailmap came from, if there is one.
    pub mailmap: Option<String>,
}

/// The method section, a point each; backticks set code.
#[must_use]
pub fn method(run: &Method) -> Vec<String> {
    let others = match run.others.as_slice() {
        [] => String::new(),
        others => format!(
            " Tags of other trains were not used; `--tags` selects them: {}{}.",
            others.iter().take(8).map(|glob| format!("`{}`", glob.replace('`', ""))).collect::<Vec<_>>().join(", "),
            if others.len() > 8 { format!(" and {} more", others.len() - 8) } else { String::new() }
        ),
    };
    let left_out = match run.left_out {
        None => String::new(),
        Some((0, _)) => " None is left out here.".to_owned(),
        Some((people, commits)) => format!(
            " Left out of the rankings here: {} with {}; the file `data/{}left_out.csv` names them.",
            PLAIN.counted(people, "bot or agent", "bots and agents"),
            PLAIN.counted(commits, "commit", "commits"),
            run.folder.iter().map(|folder| format!("{folder}/")).collect::<String>()
        ),
    };
    let place = |source: &Source| format!("{} at {} ({})", source.repository, run.revision, source.head);
    let places: Vec<String> = run.sources.iter().map(place).collect();
    let options = if run.options.is_empty() { "none".to_owned() } else { run.options.join(" ") };
    let points = [
        format!("Counted by the profile `{}`. {}", run.profile.0, run.profile.1),
        "Commits of a release are those of `git rev-list PREVIOUS..TAG`.".to_owned(),
        format!("{}{others}", run.releases),
        "Lines are those of `git log --numstat --no-renames`, number for number; binary files have none. Lines changed \
         are the larger of added and deleted per commit, summed; net is added minus deleted."
            .to_owned(),
        format!(
            "A person is a name after the mailmap, as in `git shortlog -sn`; {}. Two names are two people until a \
             mailmap says otherwise.",
            mailmaps(&run.sources)
        ),
        format!("Bots and AI agents are told by a list of names and addresses.{left_out}"),
        "Ranks are 1, 2, 2, 4: equal numbers share a rank, and the top N includes everyone tied at the cut. Within a tie \
         the order is lines changed, then name."
            .to_owned(),
        "A first-timer of a release is a person without a commit in any earlier release. Shares are of the commits by people."
            .to_owned(),
        format!("Made by {} from {}. Options: {options}.", run.tool, places.join(", ")),
        "To be left out of such lists, ask the project to add your name to `exclude_people` in its `laurels.toml`."
            .to_owned(),
    ];
    points.to_vec()
}

/// Where the mailmaps came from.
fn mailmaps(sources: &[Source]) -> String {
    let of = |source: &Source| {
        let whose = if sources.len() > 1 { format!(" of {}", source.repository) } else { String::new() };
        match &source.mailmap {
            Some(mailmap) => format!("the mailmap{whose} is {mailmap}"),
            None => format!("there is no mailmap{whose}"),
        }
    };
    sources.iter().map(of).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_left_out_is_told_where_it_is_known() {
        let told = |left_out| {
            let points = method(&Method { left_out, ..Method::default() });
            points.into_iter().find(|point| point.starts_with("Bots and AI agents")).expect("a point")
        };
        let rule = "Bots and AI agents are told by a list of names and addresses.";
        assert_eq!(told(None), rule);
        assert_eq!(told(Some((0, 0))), format!("{rule} None is left out here."));
        let some =
            "Left out of the rankings here: 2 bots and agents with 1 commit; the file `data/left_out.csv` names them.";
        assert_eq!(told(Some((2, 1))), format!("{rule} {some}"));
    }
}
