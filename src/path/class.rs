//! Character classes of globs: `[a-z]`, `[!0-9]`, `[[:alpha:]]`.

use super::problem::InvalidGlob;

/// Returns the set of bytes that a condition accepts.
pub(super) fn class_of(is_in: impl Fn(u8) -> bool) -> Box<[bool; 256]> {
    let mut class = Box::new([false; 256]);
    for byte in 0..=u8::MAX {
        class[usize::from(byte)] = is_in(byte);
    }
    class
}

/// Reads the class after an opening bracket, and moves `at` behind its end. A slash is in no class.
pub(super) fn class(pattern: &[u8], at: &mut usize) -> Result<Box<[bool; 256]>, InvalidGlob> {
    let next = |at: &mut usize| {
        *at += 1;
        pattern.get(*at - 1).copied().ok_or(InvalidGlob::OpenBracket)
    };
    let mut class = [false; 256];
    let mut byte = next(at)?;
    let is_negated = matches!(byte, b'!' | b'^');
    if is_negated {
        byte = next(at)?;
    }
    // The byte that may begin a range.
    let mut before = None;
    loop {
        match byte {
            b'-' if before.is_some() && pattern.get(*at).is_some_and(|byte| *byte != b']') => {
                let mut last = next(at)?;
                if last == b'\\' {
                    last = next(at)?;
                }
                for byte in before.take().unwrap_or(last)..=last {
                    class[usize::from(byte)] = true;
                }
            }
            b'[' if pattern.get(*at) == Some(&b':') => {
                let name = &pattern[*at + 1..];
                let length = name.iter().position(|byte| *byte == b']').ok_or(InvalidGlob::OpenBracket)?;
                if length > 0 && name[length - 1] == b':' {
                    let is_in = named(&name[..length - 1]).ok_or_else(|| {
                        InvalidGlob::UnknownClass(String::from_utf8_lossy(&name[..length - 1]).into_owned())
                    })?;
                    (0..=u8::MAX).filter(is_in).for_each(|byte| class[usize::from(byte)] = true);
                    *at += length + 2;
                    before = None;
                } else {
                    class[usize::from(b'[')] = true;
                    before = Some(b'[');
                }
            }
            byte => {
                let literal = if byte == b'\\' { next(at)? } else { byte };
                class[usize::from(literal)] = true;
                before = Some(literal);
            }
        }
        byte = next(at)?;
        if byte == b']' {
            return Ok(class_of(|byte| class[usize::from(byte)] != is_negated && byte != b'/'));
        }
    }
}

/// The condition of a POSIX class.
fn named(name: &[u8]) -> Option<fn(&u8) -> bool> {
    Some(match name {
        b"alnum" => u8::is_ascii_alphanumeric,
        b"alpha" => u8::is_ascii_alphabetic,
        b"blank" => |byte| matches!(byte, b' ' | b'\t'),
        b"cntrl" => u8::is_ascii_control,
        b"digit" => u8::is_ascii_digit,
        b"graph" => u8::is_ascii_graphic,
        b"lower" => u8::is_ascii_lowercase,
        b"print" => |byte| (b' '..=b'~').contains(byte),
        b"punct" => u8::is_ascii_punctuation,
        b"space" => |byte| matches!(byte, b' ' | b'\t'..=b'\r'),
        b"upper" => u8::is_ascii_uppercase,
        b"xdigit" => u8::is_ascii_hexdigit,
        _ => return None,
    })
}
