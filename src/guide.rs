//! The guides: Markdown files next to the code that they describe.

/// One guide, which `laurels help TOPIC` shows.
#[derive(Debug)]
pub struct Guide {
    /// The name of the topic, in lowercase letters.
    pub topic: &'static str,
    /// One line for a list of topics, without a period.
    pub summary: &'static str,
    /// The guide in Markdown. Lines have at most 100 columns, except in the dictionary of `tables`.
    pub text: &'static str,
}

const fn guide(topic: &'static str, summary: &'static str, text: &'static str) -> Guide {
    Guide { topic, summary, text }
}

/// All guides, in the order of a list of topics.
pub const GUIDES: &[Guide] = &[
    guide("counting", "What every number means", include_str!("study/counting.md")),
    guide("output", "The files of a report, and how to rebuild and publish it", include_str!("output/output.md")),
    guide("charts", "The kinds of chart, their columns, sizes and themes", include_str!("chart/charts.md")),
    guide("configuration", "All keys of laurels.toml, with an example", include_str!("config/configuration.md")),
    guide("organizations", "The organizations and teams of the authors", include_str!("config/organizations.md")),
    guide("identities", "Mailmaps, bots, AI agents and accounts", include_str!("identity/identities.md")),
    guide("queries", "Your own questions in SQL", include_str!("query/queries.md")),
    guide("reports", "Your own reports: sections, texts, tables and charts", include_str!("report/reports.md")),
    guide("tables", "All tables and columns that a query can read", include_str!("table/tables.md")),
    guide("facts", "The tables as Parquet files for DuckDB, pandas and others", include_str!("table/facts.md")),
    guide("cache", "What is kept between runs, and where", include_str!("store/cache.md")),
    guide("speed", "How long a run takes, and how to measure it", include_str!("history/speed.md")),
    guide("safety", "What laurels never does, and its limits", include_str!("history/safety.md")),
    guide("glossary", "The terms of this program", include_str!("text/glossary.md")),
];

/// The guide to `topic`, or `None` if there is no such topic.
pub fn find(topic: &str) -> Option<&'static Guide> {
    GUIDES.iter().find(|guide| guide.topic == topic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_found_by_its_name() {
        assert_eq!(find("cache").map(|guide| guide.topic), Some("cache"));
        assert!(find("nothing").is_none());
    }
}
