//! Tests of the page with hostile text, long tables and chart data.

pub mod fixtures;
mod page_tests;
mod table_tests;
