//! Conversions between number types that saturate instead of failing.
//!
//! A history with more commits, paths or lines than these types hold does not fit in memory either.

/// A position or a number of items in 32 bits, as facts hold it; `u32::MAX` if it does not fit.
#[must_use]
#[inline]
pub fn to_u32(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

/// A number of items in 64 bits, as tables and messages hold it; `i64::MAX` if it does not fit.
#[must_use]
#[inline]
pub fn to_i64(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_saturate() {
        assert_eq!((to_u32(7_usize), to_u32(usize::MAX)), (7, u32::MAX));
        assert_eq!((to_i64(7_usize), to_i64(u64::MAX)), (7, i64::MAX));
    }
}
