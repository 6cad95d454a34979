//! Compares the starts and ends of texts.

/// The length of blocks, which compilers turn into wide comparisons.
const STEP: usize = 64;

/// Returns the number of equal bytes at the start.
#[must_use]
pub fn equal_bytes(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.chunks_exact(STEP).zip(b.chunks_exact(STEP)).take_while(|(x, y)| x == y).count() * STEP;
    blocks + a[blocks..].iter().zip(&b[blocks..]).take_while(|(x, y)| x == y).count()
}

/// Returns the number of equal bytes at the end.
#[must_use]
pub fn equal_bytes_back(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.rchunks_exact(STEP).zip(b.rchunks_exact(STEP)).take_while(|(x, y)| x == y).count() * STEP;
    let (a, b) = (&a[..a.len() - blocks], &b[..b.len() - blocks]);
    blocks + a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count()
}
