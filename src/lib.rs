//! laurels reads the history of a local git clone and answers: *who made each release?*
//!
//! Data flows through the modules in this order:
//!
//! ```text
//! clone -> history -> facts -> tables -> queries -> report -> artifacts -> files
//! ```
//!
//! | layer | module | what it does |
//! | --- | --- | --- |
//! | 0 | [`fact`], [`error`], [`text`] | plain data, errors with a hint, untrusted text escaped and truncated |
//! | 0 | [`guide`] | the guides that `laurels help TOPIC` shows |
//! | 1 | [`workers`] | the pool of threads that a run works with |
//! | 1 | [`progress`] | progress of the workers, and the signal to stop |
//! | 1 | [`diff`] | two byte slices to lines added and deleted, as git counts them |
//! | 1 | [`identity`] | mailmap, human, bot or AI agent, people |
//! | 1 | [`message`] | trailers by git's rules, and other credits in messages |
//! | 1 | [`patch`] | ids of patches, to find the same patch in several commits |
//! | 1 | [`path`] | paths to areas of the project; generated files |
//! | 1 | [`prose`] | files that people read, and their words |
//! | 1 | [`release`] | tags to versions, trains, previous releases, ranges |
//! | 2 | [`history`] | opens the clone, walks commits, compares trees, counts lines; the only user of gix |
//! | 2 | [`credit`] | the roles of people in commits, pull requests, profiles |
//! | 2 | [`store`] | facts on disk between runs, as Parquet files in the user's cache folder |
//! | 3 | [`config`] | `laurels.toml`, options and organization files: text to one checked, typed configuration |
//! | 4 | [`study`] | one clone or several, read and interpreted: the input of all tables |
//! | 5 | [`table`] | a study as data frames; `schema` is the one data dictionary |
//! | 6 | [`query`] | one `.sql` file is one query: parameters, guard, engine, result |
//! | 7 | [`report`] | one `.toml` file is one report: texts, tables and charts over queries |
//! | 8 | [`chart`] | a result and a chart spec to SVG |
//! | 9 | [`render`] | results and documents to CSV, JSON, Parquet, Markdown, HTML and terminal tables |
//! | 9 | [`output`] | artifacts to a folder, whole or not at all; the only writer of reports |
//! | 10 | [`edition`] | a report over a study: plan, answers, chapters, charts, artifacts |
//! | 11 | [`command`] | the commands of the program, one file each |
//! | 12 | [`cli`] | arguments to a command; progress bars; exit codes; the only printer |
//!
//! A module imports only from layers below it; `tests/layering` checks it. `diff`, `identity`, `release`, `chart`
//! and `render` do no I/O and read no clock, environment or locale. What a count leaves out is counted and reported.
#![doc = include_str!("adding.md")]

pub mod chart;
pub mod cli;
pub mod command;
pub mod config;
pub mod credit;
pub mod diff;
pub mod edition;
pub mod error;
pub mod fact;
pub mod guide;
pub mod history;
pub mod identity;
pub mod message;
pub mod output;
pub mod patch;
pub mod path;
pub mod progress;
pub mod prose;
pub mod query;
pub mod release;
pub mod render;
pub mod report;
pub mod store;
pub mod study;
pub mod table;
pub mod text;
pub mod workers;
