//! Passwords: argon2id with a cost that the installation chooses.

use argon2::{Algorithm, Argon2, Params, Version};

use crate::RecordError;

/// What one try at a password costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for PasswordCost {
    /// The least that OWASP recommends for argon2id.
    fn default() -> Self {
        Self { memory: 19_456, passes: 2 }
    }
}

impl PasswordCost {
    /// The least possible cost, for tests.
    pub const LEAST: Self = Self { memory: 8, passes: 1 };
}

/// What is stored: `argon2id$memory$passes$salt$hash`.
pub fn hash(password: &str, salt: &[u8], cost: PasswordCost) -> Result<String, RecordError> {
    let digest = digest(password, salt, cost)?;
    Ok(format!("argon2id${}${}${}${}", cost.memory, cost.passes, hex::encode(salt), hex::encode(digest)))
}

/// What nobody's password gives, for names that do not exist; trying it takes as long as any other.
pub fn nobody(cost: PasswordCost) -> String {
    format!("argon2id${}${}${}${}", cost.memory, cost.passes, "00".repeat(16), "00".repeat(32))
}

/// Whether `password` gives what is `stored`.
pub fn fits(password: &str, stored: &str) -> Result<bool, RecordError> {
    let broken = || RecordError::Storage("a stored password is not readable".into());
    let parts: Vec<&str> = stored.split('$').collect();
    let ["argon2id", memory, passes, salt, expected] = parts[..] else { return Err(broken()) };
    let cost =
        PasswordCost { memory: memory.parse().map_err(|_| broken())?, passes: passes.parse().map_err(|_| broken())? };
    let found = digest(password, &hex::decode(salt).map_err(|_| broken())?, cost)?;
    let expected = hex::decode(expected).map_err(|_| broken())?;
    // Every byte is compared, so that the time tells nothing about where the first difference is.
    let difference = found.iter().zip(&expected).fold(0, |seen, (one, other)| seen | (one ^ other));
    Ok(difference == 0 && expected.len() == found.len())
}

fn digest(password: &str, salt: &[u8], cost: PasswordCost) -> Result<[u8; 32], RecordError> {
    let wrong = |error: argon2::Error| RecordError::Storage(Box::new(error));
    let params = Params::new(cost.memory, cost.passes, 1, Some(32)).map_err(wrong)?;
    let mut digest = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, &mut digest)
        .map_err(wrong)?;
    Ok(digest)
}
