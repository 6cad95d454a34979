//! How much one chart shows at most, at its first size: what stands under a picture as a table is limited by the same.

/// Releases over which people are followed from rank to rank; more columns are too narrow to follow a line.
pub const RANKED_RELEASES: usize = 20;
/// Releases with a column each; more are too thin to be told apart.
pub const RELEASES: usize = 60;
/// People with a row of tiles.
pub const RUNS: usize = 15;
/// Releases with a tile each.
pub const TILES: usize = 40;
/// Years of generations.
pub const GENERATIONS: usize = 40;
/// Years in which people joined, of whom a part stayed.
pub const COHORTS: usize = 12;
/// Years for which such a part is told.
pub const YEARS_LATER: usize = 8;
/// Days of a calendar.
pub const CALENDAR_DAYS: i32 = 365;
