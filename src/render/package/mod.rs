//! `datapackage.json`: the columns of each CSV file for other programs (Frictionless Data Package 2).

mod form;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use form::Package;
