//! The brief of a report: everything that its pages need in addition to the results of its queries.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::method::method;
use super::probably_one::{entry, probably_one_notices};
use super::tool::TOOL;
use crate::config::{Options, Sheet, Theme, UsedOption};
use crate::credit::Profile;
use crate::fact::Notice;
use crate::identity::similar::Merge;
use crate::query::Value;
use crate::render::{self, ProbablyOneEntry, RepositoryBrief};
use crate::study::{self, ProbablyOne, Study, Subject, folder_of};

/// The length of shortened commit ids, in hexadecimal digits.
const SHORT: usize = 10;
const SECONDS_PER_DAY: i64 = 86_400;

/// Everything that the pages of a report need in addition to the results of its queries.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// `laurels` and its version.
    pub tool: String,
    /// The name of the report.
    pub report: String,
    /// The name of the repository, or of several.
    pub repository: String,
    /// The analyzed commit, or several; may be empty.
    pub head: String,
    /// The day of the commit.
    pub head_date: Option<String>,
    /// Whether all numbers are complete.
    pub is_complete: bool,
    /// Messages about the numbers.
    pub notices: Vec<Notice>,
    /// The options that change numbers or the theme.
    pub options: Vec<UsedOption>,
    /// The revision as given.
    pub revision: String,
    /// The option of `git rev-list` that counts as the profile does.
    pub rev_list_option: Option<String>,
    /// The project's web address.
    pub url: Option<String>,
    /// The ordinal of the first release that has a section of its own.
    pub from_ordinal: i64,
    /// Whether text in CSV files has no guard against formulas.
    pub raw_csv: bool,
    /// What the counts omit, in a few words, for charts.
    pub counting: String,
    /// The values of the report's parameters.
    pub parameters: BTreeMap<String, Value>,
    /// What the numbers mean and what they omit; backticks mark code.
    pub method: Vec<String>,
    /// Colors, fonts and highlighted people.
    pub theme: Theme,
    /// The sizes of charts in addition to those that are always drawn.
    pub sizes: Vec<Sheet>,
    /// Names that are probably one person.
    pub probably_one: Vec<ProbablyOneEntry>,
    /// The repositories, if there are several.
    pub repositories: Vec<RepositoryBrief>,
}

impl Brief {
    /// Highlights these people in place of those of the theme. An empty list changes nothing.
    pub fn highlight(&mut self, people: Vec<String>) {
        if !people.is_empty() {
            self.theme.highlight = people;
        }
    }

    /// The brief of an output without pages: repositories, commits, options and notices.
    #[must_use]
    pub fn of_tables(name: &str, studies: &[Study], options: &Options) -> Self {
        let notices = study::notices(studies);
        let names: Vec<&str> = studies.iter().map(|study| study.repository.as_str()).collect();
        let heads: Vec<String> = studies.iter().map(|study| study.head.to_hex()).collect();
        Self {
            tool: TOOL.to_owned(),
            report: name.to_owned(),
            repository: names.join(", "),
            head: heads.join(", "),
            head_date: studies.iter().filter_map(head_date).max(),
            is_complete: !notices.iter().any(Notice::is_incomplete),
            notices,
            options: used_options(studies, options),
            ..Self::default()
        }
    }

    /// Says which names are probably one person: in notices, and below the charts that show them.
    pub fn add_probably_one(&mut self, groups: &[Vec<ProbablyOne>]) {
        for (at, groups) in groups.iter().enumerate() {
            for notice in probably_one_notices(groups) {
                let repository = self.repositories.get(at).map(|it| format!("{}: ", it.repository));
                let text = format!("{}{}", repository.unwrap_or_default(), notice.text);
                self.add_notice(Notice { text, ..notice });
            }
            self.probably_one.extend(groups.iter().filter(|group| group.changes_numbers).map(entry));
        }
    }

    /// Adds a notice.
    pub fn add_notice(&mut self, notice: Notice) {
        self.is_complete &= !notice.is_incomplete();
        self.notices.push(notice);
    }

    /// What charts say about incomplete numbers; empty if the numbers are complete.
    #[must_use]
    pub fn gaps(&self) -> &'static str {
        render::gaps(self.is_complete, &self.notices)
    }

    /// Whether commits may be missing, not only lines.
    #[must_use]
    pub fn lacks_history(&self) -> bool {
        !self.is_complete && self.notices.iter().any(|notice| notice.kind.lacks_history())
    }

    /// Whether the profile counts other roles than the author.
    #[must_use]
    pub fn counts_roles(&self) -> bool {
        let is_such = |profile: &Profile| profile.counts_roles();
        let names: Vec<&str> = Profile::ALL.iter().copied().filter(is_such).map(Profile::name).collect();
        self.options.iter().any(|option| option.name == "profile" && names.contains(&option.value.as_str()))
    }

    /// The shortened id of the commit.
    #[must_use]
    pub fn short_head(&self) -> &str {
        short(&self.head)
    }

    /// The values that every template can use.
    #[must_use]
    pub fn fields(&self) -> BTreeMap<String, Value> {
        let text = |value: Option<&str>| value.map_or(Value::Null, |value| Value::Text(value.to_owned()));
        // Reports about a person are checked without one.
        let mut fields = BTreeMap::from([("person_name".to_owned(), Value::Null)]);
        fields.extend(self.parameters.clone());
        let own = [
            ("repository", text(Some(&self.repository))),
            ("head", text(Some(self.short_head()).filter(|head| !head.is_empty()))),
            ("head_date", text(self.head_date.as_deref())),
            ("revision", text(Some(&self.revision))),
            ("counts_roles", Value::Boolean(self.counts_roles())),
            ("counts_authors", Value::Boolean(!self.counts_roles())),
            ("unit", text(Some(if self.counts_roles() { "contributions" } else { "commits" }))),
            ("unit_one", text(Some(if self.counts_roles() { "contribution" } else { "commit" }))),
            ("unit_title", text(Some(if self.counts_roles() { "Contributions" } else { "Commits" }))),
            ("is_whole", Value::Boolean(!self.lacks_history())),
            ("has_all_lines", Value::Boolean(self.is_complete)),
            ("lacks_lines", Value::Boolean(!self.is_complete)),
            ("rev_list_option", text(self.rev_list_option.as_deref())),
        ];
        fields.extend(own.map(|(name, value)| (name.to_owned(), value)));
        fields
    }

    /// The line below the title of a report over several repositories.
    #[must_use]
    pub fn subtitle(&self) -> Option<String> {
        let places = self.repositories.iter().map(|it| format!("{} at {}", it.repository, short(&it.head)));
        let places: Vec<String> = places.collect();
        (!places.is_empty()).then(|| places.join(", "))
    }
}

impl RepositoryBrief {
    /// The brief of one of several repositories.
    #[must_use]
    pub fn new(study: &Study, options: &Options, subject: Option<&Subject>, answers: &Answers) -> Self {
        let folder = folder_of(&study.repository);
        Self {
            repository: study.repository.clone(),
            head: study.head.to_hex(),
            head_date: head_date(study),
            is_complete: !study.notices().iter().any(Notice::is_incomplete),
            has_person: subject.is_none_or(|subject| subject.is_in(study)),
            url: study.url.clone(),
            from_ordinal: study.from_ordinal,
            method: method(std::slice::from_ref(study), options, answers, Some(folder)),
        }
    }
}

/// The options as typed, and the merging that `laurels.toml` asks for.
fn used_options(studies: &[Study], options: &Options) -> Vec<UsedOption> {
    let mut used = options.used.clone();
    let merges = studies.first().map(|study| study.merged.merge);
    let configured = merges.filter(|merge| *merge != Merge::None && options.people.merge.is_none());
    used.extend(configured.map(|merge| UsedOption::new("merge", merge.name().to_owned())));
    used
}

fn head_date(study: &Study) -> Option<String> {
    let days = i32::try_from(study.head_date?.div_euclid(SECONDS_PER_DAY)).ok()?;
    Value::Date(days).iso()
}

fn short(head: &str) -> &str {
    head.get(..SHORT).unwrap_or(head)
}
