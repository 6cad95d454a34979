//! A report whose queries, values and charts are known to fit each other before history is read.

use std::path::PathBuf;

use super::answers::{Answers, answers};
use super::brief::Brief;
use super::chapters::sections;
use super::check::rehearse;
use super::method::method;
use crate::config::{Options, Own};
use crate::error::{Error, Result};
use crate::progress::Limits;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Engine, Parameters, Query, Value, wanted};
use crate::render::RepositoryBrief;
use crate::report::{self, Report};
use crate::study::{self, Study, Subject, TOGETHER, joined, make_distinct};
use crate::table::Source;

/// Which report to make, of which clones.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The clones, each once. Only a report about a person can have several.
    pub clones: &'a [PathBuf],
    /// The name of the report.
    pub report: &'a str,
    /// The person whom the report is about: a name, a part of one, or a person_id.
    pub person: Option<&'a str>,
}

/// A report whose queries, charts and parameters have been checked.
pub struct Plan<'a> {
    /// The options of the command line.
    pub options: &'a Options,
    /// The report.
    pub report: Report,
    /// The values of its parameters.
    pub parameters: Parameters,
    queries: Catalog,
}

impl<'a> Plan<'a> {
    /// Checks a report and the values of its parameters.
    ///
    /// # Errors
    /// A query or the report is wrong, or it needs a person and none is given, or the other way round.
    pub fn new(options: &'a Options, order: Order<'_>, own: Own) -> Result<Self> {
        let is_built_in = own.queries.is_empty() && own.reports.is_empty();
        let mut queries = Catalog::new(own.queries)?;
        let report = report::Catalog::new(own.reports)?.get(order.report)?.clone();
        report.add_variants(&mut queries)?;
        let mut plan = Self { options, report, parameters: Parameters::default(), queries };
        plan.check_person(order.person)?;
        plan.parameters = plan.with_top()?;
        // A test rehearses the built-in reports.
        if !is_built_in {
            rehearse(&plan.report, &plan.queries, &plan.parameters)?;
        }
        Ok(plan)
    }

    fn check_person(&self, person: Option<&str>) -> Result<()> {
        let name = &self.report.name;
        let needs_person = self.queries_of_report().any(|query| self.queries.takes(query, "person"));
        match (needs_person, person) {
            (true, None) => {
                Err(Error::usage(format!("the report `{name}` needs a person")).hint("add `--person NAME`"))
            }
            (false, Some(_)) => Err(Error::usage(format!("`--person` does not apply to the report `{name}`"))
                .hint("remove it, or add `--report person`")),
            _ => Ok(()),
        }
    }

    /// The parameters of the report, with the N of the top N.
    fn with_top(&self) -> Result<Parameters> {
        let mut parameters = self.report.parameters()?;
        let top = self.options.top_or(parameters.get("top").and_then(Value::integer));
        parameters.set("top", Value::Integer(top));
        Ok(parameters)
    }

    fn queries_of_report(&self) -> impl Iterator<Item = &Query> {
        self.report.queries().into_iter().filter_map(|name| self.queries.get(name).ok())
    }

    /// Sets the person whom the report is about.
    pub fn set_subject(&mut self, subject: &Subject) {
        self.parameters.set("person", Value::Text(subject.id.clone()));
        self.parameters.set("person_name", Value::Text(subject.name.clone()));
    }

    /// Reads the clones.
    ///
    /// # Errors
    /// A clone cannot be read, or the user interrupts.
    pub fn read(&self, paths: &[PathBuf], progress: &dyn Progress) -> Result<Vec<Study>> {
        let wanted = wanted(&self.queries, self.queries_of_report());
        let mut studies = Vec::with_capacity(paths.len());
        for path in paths {
            let options = Options { path: path.clone(), ..self.options.clone() };
            let mut study = study::study(&options, wanted, progress)?;
            if paths.len() > 1 {
                make_distinct(&mut study, &studies);
            }
            studies.push(study);
        }
        Ok(studies)
    }

    /// The results of each chapter.
    ///
    /// # Errors
    /// A query is wrong, or the user interrupts.
    pub fn answers(
        &self,
        studies: &[Study],
        subject: Option<&Subject>,
        progress: &dyn Progress,
    ) -> Result<Vec<Answers>> {
        let mut out = Vec::with_capacity(studies.len() + 1);
        if let Some(all) = joined(studies) {
            out.push(self.run(&sections(&self.report, true, true), &all, progress)?);
        }
        for study in studies {
            let has_person = subject.is_none_or(|subject| subject.is_in(study));
            out.push(self.run(&sections(&self.report, false, has_person), study, progress)?);
        }
        Ok(out)
    }

    /// The brief of a report over some studies, with the results of each chapter.
    #[must_use]
    pub fn brief(&self, studies: &[Study], subject: Option<&Subject>, answers: &[Answers]) -> Brief {
        let options = self.options;
        let mut brief = Brief {
            revision: options.revision.clone(),
            rev_list_option: options.counting.profile.rev_list_option().map(str::to_owned),
            from_ordinal: 1,
            raw_csv: options.output.raw_csv,
            counting: options.counting.profile.filter(options.counting.humans).to_owned(),
            parameters: self.parameters.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect(),
            theme: options.theme.applied_to(study::theme(studies)),
            sizes: options.theme.sizes.clone(),
            ..Brief::of_tables(&self.report.name, studies, options)
        };
        match (studies, answers) {
            ([only], [answers]) => {
                brief.url.clone_from(&only.url);
                brief.from_ordinal = only.from_ordinal;
                brief.method = method(studies, options, answers, None);
            }
            (_, [together, each @ ..]) => {
                brief.method = method(studies, options, together, Some(TOGETHER.to_owned()));
                for (study, answers) in studies.iter().zip(each) {
                    brief.repositories.push(RepositoryBrief::new(study, options, subject, answers));
                }
            }
            _ => {}
        }
        brief
    }

    fn run(&self, report: &Report, study: &Study, progress: &dyn Progress) -> Result<Answers> {
        progress.begin(Stage::Queries, Some(report.queries().len() as u64));
        let source = Source::of(study, self.options.output.emails);
        let limits = Limits::new(progress, self.options.run.memory);
        let engine = Engine::new(&self.queries, &source, self.parameters.clone()).within(limits);
        let results = answers(report, engine, progress)?;
        let mut headers = std::collections::BTreeMap::new();
        for name in results.keys() {
            if let Ok(query) = self.queries.get(name) {
                headers.insert(name.clone(), query.header.clone());
            }
        }
        Ok(Answers { results, headers })
    }
}
