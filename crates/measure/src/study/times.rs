//! Times to print where none were asked for.

/// About six round times from 0 to the end of follow-up, without 0 itself.
pub(super) fn round_times(last: f64) -> Vec<f64> {
    if !(last > 0.0 && last.is_finite()) {
        return Vec::new();
    }
    let rough = last / 6.0;
    let magnitude = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * magnitude).find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    (1..=6_u32).map(|times| f64::from(times) * step).take_while(|time| *time <= last).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_round_and_within_follow_up() {
        assert_eq!(round_times(52.0), [10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(round_times(1095.0), [200.0, 400.0, 600.0, 800.0, 1000.0]);
        assert_eq!(round_times(50.0), [10.0, 20.0, 30.0, 40.0, 50.0]);
        assert!(round_times(0.0).is_empty());
    }
}
