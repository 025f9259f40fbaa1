//! Latvian personal code, old and new form.

/// A personal code: eleven digits, shown as `######-#####`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonalCode(String);

/// Why text is not a personal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonalCodeError {
    /// Not eleven digits.
    #[error("a personal code has eleven digits")]
    Length,
    /// The first six digits of an old code are not a date.
    #[error("the first six digits are not a date of birth")]
    Date,
    /// The seventh digit of an old code is not 0, 1 or 2.
    #[error("the seventh digit must be 0, 1 or 2")]
    Century,
    /// The check digit of an old code does not fit.
    #[error("the check digit does not fit; compare it with the population register")]
    CheckDigit,
}

impl std::fmt::Debug for PersonalCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonalCode(…)")
    }
}

impl PersonalCode {
    /// Reads a code: spaces and hyphen are ignored. Codes that begin with 32–39 are of the new form, where the check
    /// digit is advisory only.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PersonalCodeError> {
        let _ = text;
        todo!()
    }

    /// The eleven digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}
