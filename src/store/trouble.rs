//! Why stored facts are not loaded.

use parquet::errors::ParquetError;

/// Why stored facts are not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// A file is missing; another run may have merged it into another segment.
    Gone,
    /// A file is damaged, or was not written by us.
    Damaged,
}

impl From<ParquetError> for Trouble {
    fn from(_: ParquetError) -> Self {
        Self::Damaged
    }
}
