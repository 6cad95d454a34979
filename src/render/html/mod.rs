//! The report as one HTML page without external resources.
//!
//! The only script sorts and filters tables. The page's policy allows that script by its hash and blocks everything
//! else. The page is also well-formed XML, so an XML parser can check that untrusted text adds no element.

mod anchors;
mod blocks;
mod chart_table;
mod figure;
mod head;
mod inline;
mod nav;
mod outline;
mod page;
mod sections;
mod table;
#[cfg(test)]
pub mod tests;

pub use page::html;
