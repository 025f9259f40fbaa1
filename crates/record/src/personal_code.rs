//! Latvian personal code (personas kods), old and new form.

use chrono::NaiveDate;

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
    /// Reads a code: spaces and hyphen are ignored. `150385-10009` is a code of the old form. Codes that begin with 32–39 are of the new form, where the check
    /// digit is advisory only.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PersonalCodeError> {
        let code = Self::confirmed(text)?;
        if code.is_new_form() || code.check_digit_fits() { Ok(code) } else { Err(PersonalCodeError::CheckDigit) }
    }

    /// Reads a code whose check digit need not fit, after somebody compared it with the population register.
    ///
    /// # Errors
    /// What else is wrong with it.
    pub fn confirmed(text: &str) -> Result<Self, PersonalCodeError> {
        let digits: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        if digits.len() != 11 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(PersonalCodeError::Length);
        }
        let code = Self(digits);
        if !code.is_new_form() {
            code.printed_day()?;
        }
        Ok(code)
    }

    /// Whether the code is of the form given since July 2017, which carries no date.
    #[must_use]
    pub fn is_new_form(&self) -> bool {
        matches!(self.0.as_bytes(), [b'3', b'2'..=b'9', ..])
    }

    /// Whether the last digit is the one the others call for; only advice for the new form.
    #[must_use]
    pub fn check_digit_fits(&self) -> bool {
        const WEIGHTS: [u32; 10] = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9];
        let digits: Vec<u32> = self.0.bytes().map(|digit| u32::from(digit - b'0')).collect();
        let sum: u32 = WEIGHTS.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum();
        (1 + sum) % 11 % 10 == digits[10]
    }

    /// The day printed in a code of the old form. It serves to refuse impossible codes only; the day of birth is a
    /// field of its own.
    pub(crate) fn printed_day(&self) -> Result<NaiveDate, PersonalCodeError> {
        let number = |range: std::ops::Range<usize>| self.0[range].parse::<u32>().expect("digits make a number");
        let century = match number(6..7) {
            century @ 0..=2 => 1800 + 100 * century,
            _ => return Err(PersonalCodeError::Century),
        };
        let year = i32::try_from(century + number(4..6)).expect("a year is small");
        NaiveDate::from_ymd_opt(year, number(2..4), number(0..2)).ok_or(PersonalCodeError::Date)
    }

    /// The eleven digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// As people write it: `######-#####`.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("{}-{}", &self.0[..6], &self.0[6..])
    }
}
