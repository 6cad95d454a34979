//! The deltas that packs are made of.

/// Larger objects are left to the general reader, which has its own limits.
pub const MAX_OBJECT: u64 = 1 << 30;

/// The object that a delta makes from its base (gitformat-pack, "Deltified representation"); `None` if it is malformed.
pub fn apply(base: &[u8], delta: &[u8]) -> Option<Vec<u8>> {
    let (size, mut rest) = result_size(delta, base.len())?;
    let result = usize::try_from(size).ok()?;
    let mut out = Vec::new();
    out.try_reserve_exact(result).ok()?;
    while let Some((command, after)) = rest.split_first() {
        rest = after;
        let piece = if command & 0x80 != 0 {
            let (start, length) = copy(*command, &mut rest)?;
            base.get(start..start.checked_add(length)?)?
        } else if *command != 0 {
            let (piece, after) = rest.split_at_checked(usize::from(*command))?;
            rest = after;
            piece
        } else {
            return None;
        };
        if out.len() + piece.len() > result {
            return None;
        }
        out.extend_from_slice(piece);
    }
    (out.len() == result).then_some(out)
}

/// Start and length of a piece of the base. The bits of the command say which of their bytes follow.
fn copy(command: u8, rest: &mut &[u8]) -> Option<(usize, usize)> {
    let mut number = |bits: std::ops::Range<u8>| {
        let mut value = 0_usize;
        for (place, bit) in bits.enumerate() {
            if command & (1 << bit) != 0 {
                let (byte, after) = rest.split_first()?;
                value |= usize::from(*byte) << (8 * place);
                *rest = after;
            }
        }
        Some(value)
    };
    let start = number(0..4)?;
    let length = number(4..7)?;
    Some((start, if length == 0 { 0x1_0000 } else { length }))
}

/// The size of what a delta makes from a base of the given length, and the instructions.
pub fn result_size(delta: &[u8], base: usize) -> Option<(u64, &[u8])> {
    let mut rest = delta;
    let is_for_base = size(&mut rest)? == base as u64;
    let result = size(&mut rest)?;
    (is_for_base && result <= MAX_OBJECT).then_some((result, rest))
}

/// A size at the start of a delta: seven bits per byte, lowest first.
fn size(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..63).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &[u8] = b"0123456789";

    #[test]
    fn deltas_copy_and_insert() {
        // Sizes 10 and 7; copy 3 bytes from 2; insert "ab"; copy 2 bytes from 0.
        let delta = [10, 7, 0x91, 2, 3, 2, b'a', b'b', 0x90, 2];
        assert_eq!(apply(BASE, &delta).as_deref(), Some(&b"234ab01"[..]));
        let long = vec![b'x'; 0x1_0000];
        assert_eq!(apply(&long, &[0x80, 0x80, 4, 0x80, 0x80, 4, 0x80]), Some(long.clone()), "no length is 64 KiB");
    }

    #[test]
    fn wrong_deltas_are_nothing() {
        let wrong: [&[u8]; 9] = [
            &[],
            &[10],
            &[9, 1, 1, b'a'],
            &[10, 1, 0],
            &[10, 2, 1, b'a'],
            &[10, 1, 2, b'a', b'b'],
            &[10, 1, 2, b'a'],
            &[10, 3, 0x91, 9, 3],
            &[10, 1, 0xff],
        ];
        for delta in wrong {
            assert_eq!(apply(BASE, delta), None, "{delta:?}");
        }
        assert_eq!(apply(BASE, &[10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]), None, "larger than we read");
        assert_eq!(apply(BASE, &[0xff; 20]), None, "a size without end");
    }
}
