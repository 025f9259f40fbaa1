//! The secrets of an installation and what is done with them: sealing personal codes and finding them again.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{PersonId, PersonalCode, RecordError};

/// Secrets of an installation; never stored in the database.
#[derive(Clone)]
pub struct Keys {
    /// Encrypts personal codes.
    pub encryption: [u8; 32],
    /// Keyed hash for looking codes up and for pseudonyms.
    pub lookup: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// A value that tells whether the keys are the same, and nothing else about them.
    pub(crate) fn check_value(&self) -> String {
        let first = mac(&self.encryption, &[b"tilts key check 1 encryption"]);
        let second = mac(&self.lookup, &[b"tilts key check 1 lookup"]);
        format!("{}{}", hex::encode(&first[..8]), hex::encode(&second[..8]))
    }

    /// What a code is looked up by.
    pub(crate) fn code_hash(&self, code: &PersonalCode) -> String {
        hex::encode(mac(&self.lookup, &[b"personal code", code.digits().as_bytes()]))
    }

    /// What a part of a code is looked up by; eight bytes are enough to be searched by and too few to be a key.
    pub(crate) fn code_part_hash(&self, part: &str) -> String {
        hex::encode(&mac(&self.lookup, &[b"part of a personal code", part.as_bytes()])[..8])
    }

    /// The code, encrypted for this person. The nonce is a keyed hash of person and code: the same pair gives the same
    /// bytes, and no two pairs share a nonce.
    pub(crate) fn seal(&self, person: PersonId, code: &PersonalCode) -> Vec<u8> {
        let about = person.0.to_le_bytes();
        let mut sealed = mac(&self.encryption, &[b"nonce", &about, code.digits().as_bytes()])[..24].to_vec();
        let nonce = XNonce::try_from(&sealed[..]).expect("a nonce has 24 bytes");
        let payload = Payload { msg: code.digits().as_bytes(), aad: &about };
        let text = self.cipher().encrypt(&nonce, payload).expect("eleven bytes are never too long to encrypt");
        sealed.extend_from_slice(&text);
        sealed
    }

    /// The code of this person out of its sealed bytes.
    pub(crate) fn open(&self, person: PersonId, sealed: &[u8]) -> Result<String, RecordError> {
        let broken = || RecordError::Storage(format!("the sealed code of person {} does not open", person.0).into());
        let (nonce, text) = sealed.split_at_checked(24).ok_or_else(broken)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| broken())?;
        let payload = Payload { msg: text, aad: &person.0.to_le_bytes() };
        let digits = self.cipher().decrypt(&nonce, payload).map_err(|_| broken())?;
        String::from_utf8(digits).map_err(|_| broken())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.encryption.into())
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
