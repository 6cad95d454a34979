//! All queries by name: those in the binary, and a user's own.

use std::collections::{BTreeMap, BTreeSet};

use super::guard;
use super::header::Query;
use super::meaning;
use crate::error::{Error, Result};
use crate::table::schema;
use crate::text;

/// The queries of the `queries` folder, embedded.
const EMBEDDED: &[(&str, &str)] = &[
    ("active_days", include_str!("../../queries/active_days.sql")),
    ("activity_by_day", include_str!("../../queries/activity_by_day.sql")),
    ("activity_by_hour", include_str!("../../queries/activity_by_hour.sql")),
    ("activity_by_weekday", include_str!("../../queries/activity_by_weekday.sql")),
    ("activity_runs", include_str!("../../queries/activity_runs.sql")),
    ("activity_summary", include_str!("../../queries/activity_summary.sql")),
    ("activity_week_hours", include_str!("../../queries/activity_week_hours.sql")),
    ("ai_by_release", include_str!("../../queries/ai_by_release.sql")),
    ("area_keepers", include_str!("../../queries/area_keepers.sql")),
    ("area_leads", include_str!("../../queries/area_leads.sql")),
    ("areas", include_str!("../../queries/areas.sql")),
    ("areas_by_release", include_str!("../../queries/areas_by_release.sql")),
    ("cohorts", include_str!("../../queries/cohorts.sql")),
    ("concentration", include_str!("../../queries/concentration.sql")),
    ("concentration_by_release", include_str!("../../queries/concentration_by_release.sql")),
    ("contributors", include_str!("../../queries/contributors.sql")),
    ("counted_twice", include_str!("../../queries/counted_twice.sql")),
    ("duplicate_patches", include_str!("../../queries/duplicate_patches.sql")),
    ("elephant_factor", include_str!("../../queries/elephant_factor.sql")),
    ("explain", include_str!("../../queries/explain.sql")),
    ("identities", include_str!("../../queries/identities.sql")),
    ("left_out", include_str!("../../queries/left_out.sql")),
    ("lines_by_person", include_str!("../../queries/lines_by_person.sql")),
    ("lines_by_person_and_release", include_str!("../../queries/lines_by_person_and_release.sql")),
    ("lines_by_release", include_str!("../../queries/lines_by_release.sql")),
    ("milestones", include_str!("../../queries/milestones.sql")),
    ("milestones_by_person", include_str!("../../queries/milestones_by_person.sql")),
    ("net_negative", include_str!("../../queries/net_negative.sql")),
    ("net_negative_by_release", include_str!("../../queries/net_negative_by_release.sql")),
    ("newcomers", include_str!("../../queries/newcomers.sql")),
    ("newcomers_by_release", include_str!("../../queries/newcomers_by_release.sql")),
    ("organizations", include_str!("../../queries/organizations.sql")),
    ("organizations_by_release", include_str!("../../queries/organizations_by_release.sql")),
    ("overview", include_str!("../../queries/overview.sql")),
    ("person", include_str!("../../queries/person.sql")),
    ("person_areas", include_str!("../../queries/person_areas.sql")),
    ("person_course", include_str!("../../queries/person_course.sql")),
    ("person_milestones", include_str!("../../queries/person_milestones.sql")),
    ("person_partners", include_str!("../../queries/person_partners.sql")),
    ("person_releases", include_str!("../../queries/person_releases.sql")),
    ("person_years", include_str!("../../queries/person_years.sql")),
    ("profiles", include_str!("../../queries/profiles.sql")),
    ("prose", include_str!("../../queries/prose.sql")),
    ("pull_requests_by_person", include_str!("../../queries/pull_requests_by_person.sql")),
    ("pull_requests_by_release", include_str!("../../queries/pull_requests_by_release.sql")),
    ("ranking", include_str!("../../queries/ranking.sql")),
    ("release_summary", include_str!("../../queries/release_summary.sql")),
    ("retention", include_str!("../../queries/retention.sql")),
    ("retention_by_cohort", include_str!("../../queries/retention_by_cohort.sql")),
    ("returners", include_str!("../../queries/returners.sql")),
    ("reviewers", include_str!("../../queries/reviewers.sql")),
    ("roles", include_str!("../../queries/roles.sql")),
    ("roles_by_release", include_str!("../../queries/roles_by_release.sql")),
    ("streak_tiles", include_str!("../../queries/streak_tiles.sql")),
    ("streaks", include_str!("../../queries/streaks.sql")),
    ("top_of_release", include_str!("../../queries/top_of_release.sql")),
    ("words_by_folder", include_str!("../../queries/words_by_folder.sql")),
    ("words_by_month", include_str!("../../queries/words_by_month.sql")),
    ("words_by_person", include_str!("../../queries/words_by_person.sql")),
    ("words_by_top_folder", include_str!("../../queries/words_by_top_folder.sql")),
];

/// Queries by name.
#[derive(Debug, Clone)]
pub struct Catalog {
    queries: BTreeMap<String, Query>,
    has_own: bool,
}

impl Catalog {
    /// The embedded queries, and a user's (name, text) on top: a query of the same name replaces ours.
    ///
    /// # Errors
    /// A query is malformed, hides a table, or reads what does not exist, or a column is told to mean what nothing does.
    pub fn new(own: Vec<(String, String)>) -> Result<Self> {
        let mut queries = BTreeMap::new();
        let has_own = !own.is_empty();
        let embedded = EMBEDDED.iter().map(|(name, sql)| ((*name).to_owned(), (*sql).to_owned()));
        for (name, sql) in embedded.chain(own) {
            if schema::table(&name).is_some() {
                return Err(Error::usage(format!("the query {name} has the name of a table")).hint("rename its file"));
            }
            queries.insert(name.clone(), Query::parse(&name, &sql)?);
        }
        meaning::tell(&mut queries)?;
        let catalog = Self { queries, has_own };
        for query in catalog.iter() {
            guard::check(&query.name, &query.sql, |name| catalog.knows(name))?;
        }
        Ok(catalog)
    }

    /// All queries, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = &Query> {
        self.queries.values()
    }

    /// The query of that name.
    ///
    /// # Errors
    /// There is none.
    pub fn get(&self, name: &str) -> Result<&Query> {
        self.queries.get(name).ok_or_else(|| {
            let hint = if schema::table(name).is_some() {
                format!("{name} is a table: `laurels query --sql 'SELECT * FROM {name}'`")
            } else {
                let names: Vec<&str> = self.queries.keys().map(String::as_str).collect();
                format!("the queries are: {}", names.join(", "))
            };
            Error::usage(format!("there is no query {:?}", text::plain(name))).hint(hint)
        })
    }

    /// Whether a query, and all that it may read, are those in the binary: our tests ran them over empty tables.
    #[must_use]
    pub fn is_tried(&self, query: &Query) -> bool {
        !self.has_own && self.queries.get(&query.name).is_some_and(|known| known.sql == query.sql)
    }

    /// Whether a query, or one that it reads, takes a parameter of that name.
    #[must_use]
    pub fn takes(&self, query: &Query, parameter: &str) -> bool {
        let (queries, _) = self.sources(query);
        queries.iter().any(|query| query.header.parameters.iter().any(|found| found.name == parameter))
    }

    /// Whether a query, or one that it reads, reads the table of that name.
    #[must_use]
    pub fn reads(&self, query: &Query, table: &str) -> bool {
        self.sources(query).1.contains(table)
    }

    /// A query with all that it reads, and the names of all these read.
    fn sources<'a>(&'a self, query: &'a Query) -> (Vec<&'a Query>, BTreeSet<String>) {
        let (mut queries, mut names) = (Vec::new(), BTreeSet::new());
        let mut waiting = vec![query];
        while let Some(query) = waiting.pop() {
            queries.push(query);
            let sources = guard::check(&query.name, &query.sql, |name| self.knows(name)).map(|checked| checked.sources);
            for name in sources.unwrap_or_default() {
                waiting.extend(self.queries.get(&name).filter(|_| !names.contains(&name)));
                names.insert(name);
            }
        }
        (queries, names)
    }

    pub(super) fn knows(&self, name: &str) -> bool {
        schema::table(name).is_some() || self.queries.contains_key(name)
    }
}
