//! Numbers among the options of studies, refused in words of ours where they make no sense.

/// A number that is one: not NaN, not infinite.
pub fn finite(text: &str) -> Result<f64, String> {
    let number = text.trim().parse::<f64>().map_err(|_| "write a number, decimals with a point".to_owned())?;
    if number.is_finite() { Ok(number) } else { Err("write a finite number".to_owned()) }
}

/// A number above 0.
pub fn positive(text: &str) -> Result<f64, String> {
    finite(text).and_then(|number| if number > 0.0 { Ok(number) } else { Err("write a number above 0".to_owned()) })
}

/// A whole number from 1 on.
pub fn count(text: &str) -> Result<u64, String> {
    text.trim()
        .parse::<u64>()
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| "write a whole number from 1 on".to_owned())
}
