//! The guides: Markdown files beside the code that they describe.

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

/// All guides, in the order of a list of topics.
pub const GUIDES: &[Guide] = &[
    Guide { topic: "counting", summary: "What every number means", text: include_str!("study/counting.md") },
    Guide {
        topic: "output",
        summary: "The files of a report, and how to rebuild and publish it",
        text: include_str!("output/output.md"),
    },
    Guide {
        topic: "charts",
        summary: "The kinds of chart, their columns, sizes and themes",
        text: include_str!("chart/charts.md"),
    },
    Guide {
        topic: "configuration",
        summary: "All keys of laurels.toml, with an example",
        text: include_str!("config/configuration.md"),
    },
    Guide {
        topic: "organizations",
        summary: "Which organizations the authors worked for",
        text: include_str!("config/organizations.md"),
    },
    Guide {
        topic: "identities",
        summary: "Mailmaps, bots, AI agents and accounts",
        text: include_str!("identity/identities.md"),
    },
    Guide { topic: "queries", summary: "Your own questions in SQL", text: include_str!("query/queries.md") },
    Guide {
        topic: "reports",
        summary: "Your own reports: sections, texts, tables and charts",
        text: include_str!("report/reports.md"),
    },
    Guide {
        topic: "tables",
        summary: "All tables and columns that a query can read",
        text: include_str!("table/tables.md"),
    },
    Guide {
        topic: "facts",
        summary: "The tables as Parquet files for DuckDB, pandas and others",
        text: include_str!("table/facts.md"),
    },
    Guide { topic: "cache", summary: "What is kept between runs, and where", text: include_str!("store/cache.md") },
    Guide {
        topic: "speed",
        summary: "How long a run takes, and how to measure it",
        text: include_str!("history/speed.md"),
    },
    Guide {
        topic: "safety",
        summary: "What laurels never does, and its limits",
        text: include_str!("history/safety.md"),
    },
    Guide { topic: "glossary", summary: "The terms of this program", text: include_str!("text/glossary.md") },
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
