//! The links of the chain: SHA-256 of one line, written in hex.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// SHA-256 of a line, without the bytes that end it: a file that went through CRLF and back keeps its chain.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineHash([u8; 32]);

impl LineHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Whether its hex form begins with `prefix`: people keep the first characters of a hash, not all 64.
    pub fn starts_with(&self, prefix: &str) -> bool {
        self.hex().starts_with(prefix.to_ascii_lowercase().as_bytes())
    }

    fn hex(self) -> [u8; 64] {
        let mut hex = [0; 64];
        for (pair, byte) in hex.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        hex
    }
}

impl fmt::Display for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.hex()
            .iter()
            .try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl fmt::Debug for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not 64 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHash;

impl fmt::Display for NotAHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("64 hex digits expected")
    }
}

impl FromStr for LineHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| NotAHash)?;
        let mut hash = [0; 32];
        let mut seen = 0;
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            let (high, low) = (VALUES[usize::from(pair[0])], VALUES[usize::from(pair[1])]);
            seen |= high | low;
            *byte = high << 4 | (low & 15);
        }
        if seen > 15 { Err(NotAHash) } else { Ok(Self(hash)) }
    }
}

/// The value of each digit: a table, for digits of a hash are chance, which no branch can be predicted from.
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        values[DIGITS[value] as usize] = value as u8;
        values[DIGITS[value].to_ascii_uppercase() as usize] = value as u8;
        value += 1;
    }
    values
};

const DIGITS: &[u8; 16] = b"0123456789abcdef";
const NO_DIGIT: u8 = 0xff;

impl Serialize for LineHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(str::from_utf8(&self.hex()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for LineHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Hex;
        impl Visitor<'_> for Hex {
            type Value = LineHash;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{NotAHash}")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<LineHash, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Hex).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_survives_being_written_in_hex() {
        let hash = LineHash::of(b"");
        let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hash.to_string(), hex);
        assert_eq!(hex.to_uppercase().parse(), Ok(hash));
        assert!(hash.starts_with("E3B0") && !hash.starts_with("00"));
        assert_eq!(serde_json::to_string(&hash).unwrap(), format!("\"{hex}\""));
    }

    #[test]
    fn what_is_not_64_hex_digits_is_no_hash() {
        let long = "é".repeat(32);
        for text in ["", "e3b0", &"g".repeat(64), &"a".repeat(65), &long] {
            assert_eq!(text.parse::<LineHash>(), Err(NotAHash), "{text}");
        }
    }
}
