//! Quantiles of a sample.

/// The quantile of sorted values, between neighbours in proportion (Hyndman and Fan's type 7, as R has it); none of no
/// values. `share` lies between 0 and 1.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a position within the slice"
)]
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = last as f64 * share;
    let below = position.floor();
    let (low, high) = (sorted[below as usize], sorted[position.ceil() as usize]);
    Some(low + (position - below) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn quartiles_are_those_of_r() {
        // quantile(c(1, 2, 4, 8, 16, 32), c(.25, .5, .75)) of R 4.2.2
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
        assert_eq!([0.25, 0.5, 0.75].map(|share| quantile(&sorted, share)), [2.5, 6.0, 14.0].map(Some));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
