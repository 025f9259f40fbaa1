//! One root of a monotone function: Newton's steps, held inside a bracket.

/// The `z` where `f` is zero; `f` gives value and slope, and its slope does not change sign.
pub(super) fn solve(start: f64, f: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut z = start;
    let mut width = 1.0_f64;
    for _ in 0..400 {
        let (value, slope) = f(z);
        if value == 0.0 {
            return z;
        }
        let above = (value > 0.0) == (slope >= 0.0);
        if above {
            high = z;
        } else {
            low = z;
        }
        let mut next = z - value / slope;
        if !(next > low && next < high) || (next - z).abs() > 2.0 * width.max(z.abs()) {
            next = match (low.is_finite(), high.is_finite()) {
                (true, true) => low + (high - low) / 2.0,
                (true, false) => low + width,
                _ => high - width,
            };
            width *= 2.0;
        }
        if (next - z).abs() <= 2.0 * f64::EPSILON * z.abs().max(f64::MIN_POSITIVE) {
            return next;
        }
        z = next;
    }
    z
}

/// The smallest count for which `holds`, which stays true once it is true.
pub(super) fn smallest(holds: impl Fn(u64) -> bool) -> u64 {
    let mut high = 1;
    while !holds(high) {
        high *= 2;
    }
    let mut low = 0;
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
