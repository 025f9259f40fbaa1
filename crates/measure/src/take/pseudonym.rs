//! Pseudonyms: keyed hashes of the record's ids, with a key of their own for every purpose.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Makes pseudonyms for one purpose.
#[derive(Clone)]
pub(crate) struct Pseudonyms(Hmac<Sha256>);

/// Bytes of a pseudonym: 96 bits, so that ten million ids meet no second time.
const BYTES: usize = 12;

impl Pseudonyms {
    /// Derives the purpose's key from the installation's secret.
    pub(crate) fn new(secret: &[u8; 32], purpose: &str) -> Self {
        let mut derive = keyed(secret);
        derive.update(b"tilts snapshot pseudonyms\0");
        derive.update(purpose.as_bytes());
        Self(keyed(&derive.finalize().into_bytes()))
    }

    /// Pseudonym of the `noun` with this id.
    pub(crate) fn of(&self, noun: &str, id: i64) -> String {
        self.hash(noun, &id.to_be_bytes())
    }

    /// Pseudonym of the `noun` with this name.
    pub(crate) fn of_name(&self, noun: &str, name: &str) -> String {
        self.hash(noun, name.as_bytes())
    }

    fn hash(&self, noun: &str, id: &[u8]) -> String {
        let mut mac = self.0.clone();
        mac.update(noun.as_bytes());
        mac.update(&[0]);
        mac.update(id);
        hex::encode(&mac.finalize().into_bytes()[..BYTES])
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("a keyed hash takes keys of any length")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_purposes_and_two_nouns_give_different_pseudonyms() {
        let (reporting, research) = (Pseudonyms::new(&[7; 32], "reporting"), Pseudonyms::new(&[7; 32], "research"));
        assert_eq!(reporting.of("person", 1), Pseudonyms::new(&[7; 32], "reporting").of("person", 1));
        assert_ne!(reporting.of("person", 1), research.of("person", 1));
        assert_ne!(reporting.of("person", 1), reporting.of("custody", 1));
        assert_ne!(reporting.of("person", 1), Pseudonyms::new(&[8; 32], "reporting").of("person", 1));
    }
}
