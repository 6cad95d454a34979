//! The ids of git objects.

use std::fmt;

const SHA1_BYTES: usize = 20;
const SHA256_BYTES: usize = 32;
const SHORT_DIGITS: usize = 10;

/// The id of a git object: 20 bytes (SHA-1) or 32 bytes (SHA-256).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObjectId {
    bytes: [u8; SHA256_BYTES],
    length: u8,
}

/// Ids are uniformly distributed already, so their first eight bytes are hash enough.
impl std::hash::Hash for ObjectId {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(u64::from_le_bytes(std::array::from_fn(|at| self.bytes[at])));
    }
}

impl ObjectId {
    /// The id with these raw bytes; `None` unless there are 20 or 32 of them.
    #[must_use]
    pub fn from_bytes(raw: &[u8]) -> Option<Self> {
        if !matches!(raw.len(), SHA1_BYTES | SHA256_BYTES) {
            return None;
        }
        let mut bytes = [0; SHA256_BYTES];
        bytes[..raw.len()].copy_from_slice(raw);
        Some(Self { bytes, length: u8::try_from(raw.len()).ok()? })
    }

    /// The id with these hexadecimal digits; `None` unless there are 40 or 64 of them.
    #[must_use]
    pub fn from_hex(hex: &[u8]) -> Option<Self> {
        let length = hex.len() / 2;
        if hex.len() % 2 == 1 || !matches!(length, SHA1_BYTES | SHA256_BYTES) {
            return None;
        }
        let mut bytes = [0; SHA256_BYTES];
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self { bytes, length: u8::try_from(length).ok()? })
    }

    /// The raw bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    /// The id in lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut out = String::with_capacity(usize::from(self.length) * 2);
        for byte in self.as_bytes() {
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        out
    }

    /// The first ten digits, for messages.
    #[must_use]
    pub fn short(&self) -> String {
        let mut hex = self.to_hex();
        hex.truncate(SHORT_DIGITS);
        hex
    }
}

fn digit(hex: u8) -> Option<u8> {
    match hex {
        b'0'..=b'9' => Some(hex - b'0'),
        b'a'..=b'f' => Some(hex - b'a' + 10),
        b'A'..=b'F' => Some(hex - b'A' + 10),
        _ => None,
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip() {
        let hex = "0123456789abcdef0123456789abcdef01234567";
        let id = ObjectId::from_hex(hex.as_bytes()).expect("valid");
        assert_eq!(id.to_hex(), hex);
        assert_eq!(ObjectId::from_bytes(id.as_bytes()), Some(id));
        assert_eq!(ObjectId::from_hex(b"xyz"), None);
        assert_eq!(ObjectId::from_hex(&[b'0'; 41]), None);
        assert_eq!(ObjectId::from_hex("é".repeat(20).as_bytes()), None);
    }
}
