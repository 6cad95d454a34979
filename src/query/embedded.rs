//! The queries of the `queries` folder, embedded in the program by `src/build.rs`.

/// Name and text of each query, ordered by name.
pub const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/queries.rs"));
