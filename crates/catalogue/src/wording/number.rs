//! Numbers, money and days as people of a language write them.

use chrono::{Datelike, NaiveDate};

/// Space that keeps a number and its noun on one line.
pub(super) const NO_BREAK: char = '\u{a0}';

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A number as people of `lang` write it, with at most `decimals` decimals, trailing zeros dropped.
///
/// Latvian sets thousands apart by a no-break space from 10 000 on and has a decimal comma; every other language is
/// written the English way.
///
/// ```
/// use catalogue::wording::number;
/// assert_eq!(number(2_839_351.0, 0, "lv"), "2\u{a0}839\u{a0}351");
/// assert_eq!(number(1291.0, 0, "lv"), "1291");
/// assert_eq!(number(12.86, 2, "lv"), "12,86");
/// assert_eq!(number(1291.5, 2, "en"), "1,291.5");
/// ```
#[must_use]
pub fn number(value: f64, decimals: usize, lang: &str) -> String {
    written(value, decimals, lang, false)
}

/// A number with so many decimals, zeros among them, as in a column of numbers: `25,0`.
///
/// ```
/// use catalogue::wording::fixed;
/// assert_eq!(fixed(25.0, 1, "lv"), "25,0");
/// assert_eq!(fixed(-0.04, 1, "en"), "0.0");
/// assert_eq!(fixed(1291.5, 1, "en"), "1,291.5");
/// ```
#[must_use]
pub fn fixed(value: f64, decimals: usize, lang: &str) -> String {
    written(value, decimals, lang, true)
}

fn written(value: f64, decimals: usize, lang: &str, zeros: bool) -> String {
    let printed = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = printed.split_once('.').unwrap_or((&printed, ""));
    let significant = fraction.trim_end_matches('0');
    let zero = significant.is_empty() && whole == "0";
    let fraction = if zeros { fraction } else { significant };
    let sign = if value < 0.0 && !zero { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { decimal_point(lang) };
    format!("{sign}{}{point}{fraction}", grouped(whole, lang))
}

/// A share: `12,86 %` in Latvian, `12.86%` elsewhere.
#[must_use]
pub fn percent(value: f64, decimals: usize, lang: &str) -> String {
    number(value, decimals, lang) + percent_sign(lang)
}

/// A share with so many decimals, zeros among them: `20,0 %`.
#[must_use]
pub fn fixed_percent(value: f64, decimals: usize, lang: &str) -> String {
    fixed(value, decimals, lang) + percent_sign(lang)
}

fn percent_sign(lang: &str) -> &'static str {
    if lang == "lv" { "\u{a0}%" } else { "%" }
}

/// Money from whole cents; cents are left out where they are zero.
///
/// ```
/// use catalogue::wording::money;
/// assert_eq!(money(283_935_150, "EUR", "lv"), "2\u{a0}839\u{a0}351,50\u{a0}EUR");
/// assert_eq!(money(283_935_100, "EUR", "en"), "EUR\u{a0}2,839,351");
/// ```
#[must_use]
pub fn money(cents: i64, currency: &str, lang: &str) -> String {
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let sign = if cents < 0 { "−" } else { "" };
    let rest = if rest == 0 { String::new() } else { format!("{}{rest:02}", decimal_point(lang)) };
    let amount = format!("{sign}{}{rest}", grouped(&whole.to_string(), lang));
    if lang == "lv" { format!("{amount}{NO_BREAK}{currency}") } else { format!("{currency}{NO_BREAK}{amount}") }
}

/// A day: `03.04.2024` in Latvian, `3 April 2024` elsewhere.
#[must_use]
pub fn date(day: NaiveDate, lang: &str) -> String {
    if lang == "lv" {
        format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
    } else {
        let month = MONTHS[day.month0() as usize];
        format!("{}{NO_BREAK}{month}{NO_BREAK}{}", day.day(), day.year())
    }
}

fn decimal_point(lang: &str) -> &'static str {
    if lang == "lv" { "," } else { "." }
}

fn grouped(digits: &str, lang: &str) -> String {
    let (separator, from) = if lang == "lv" { (NO_BREAK, 5) } else { (',', 4) };
    if digits.len() < from {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}
