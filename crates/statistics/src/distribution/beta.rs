//! The beta distribution: the regularised incomplete beta function, and exact limits for proportions.
//!
//! Continued fraction by Lentz's method (Abramowitz & Stegun 26.5.8) on the side of the mean where it converges fast.

use super::root::solve;
use super::special::binomial_term;

/// Both tails at `x`, with `y = 1 − x` given apart: (P(X ≤ x), P(X > x)).
pub(super) fn tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if a.is_nan() || b.is_nan() || x.is_nan() || a <= 0.0 || b <= 0.0 {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    let term = binomial_term(a, b, x, y) / (a + b);
    if x * (a + b + 2.0) < a + 1.0 {
        let lower = term * b * fraction(a, b, x);
        (lower, 1.0 - lower)
    } else {
        let upper = term * a * fraction(b, a, y);
        (1.0 - upper, upper)
    }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let kept = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    let mut m = 0.0;
    loop {
        m += 1.0;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        let change = d * c;
        value *= change;
        if (change - 1.0).abs() <= f64::EPSILON || m > 1e6 {
            return value;
        }
    }
}

/// P(X ≤ x).
#[must_use]
pub fn cdf(a: f64, b: f64, x: f64) -> f64 {
    tails(a, b, x, 1.0 - x).0
}

/// P(X > x).
#[must_use]
pub fn survival(a: f64, b: f64, x: f64) -> f64 {
    tails(a, b, x, 1.0 - x).1
}

/// The x with P(X ≤ x) = `p`.
#[must_use]
pub fn quantile(a: f64, b: f64, p: f64) -> f64 {
    if p > 0.5 { upper_quantile(a, b, 1.0 - p) } else { find(a, b, p, |t| t.0, 1.0).0 }
}

/// The x with P(X > x) = `q`, exact in the far upper tail.
#[must_use]
pub fn upper_quantile(a: f64, b: f64, q: f64) -> f64 {
    if q > 0.5 { find(a, b, 1.0 - q, |t| t.0, 1.0).0 } else { find(a, b, q, |t| t.1, -1.0).0 }
}

/// Newton's method on the logarithm of a tail as a function of the log-odds of x; gives x and 1 − x.
pub(super) fn find(a: f64, b: f64, target: f64, tail: impl Fn((f64, f64)) -> f64, sign: f64) -> (f64, f64) {
    if a.is_nan() || b.is_nan() || a <= 0.0 || b <= 0.0 || !(0.0..=1.0).contains(&target) {
        return (f64::NAN, f64::NAN);
    }
    if target == 0.0 {
        return if sign > 0.0 { (0.0, 1.0) } else { (1.0, 0.0) };
    }
    let parts = |z: f64| {
        let (small, large) = ((-z.abs()).exp() / (1.0 + (-z.abs()).exp()), 1.0 / (1.0 + (-z.abs()).exp()));
        if z < 0.0 { (small, large) } else { (large, small) }
    };
    let z = solve((a / b).ln(), |z| {
        let (x, y) = parts(z);
        let value = tail(tails(a, b, x, y));
        if value <= 0.0 {
            return (-sign * f64::MAX, 1.0);
        }
        // x·y times the density.
        let slope = binomial_term(a, b, x, y) * a * b / (a + b);
        ((value / target).ln() * sign, slope / value)
    });
    parts(z)
}
