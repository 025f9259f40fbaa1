//! The gamma distribution with scale 1: the incomplete gamma function, and exact limits for Poisson rates.
//!
//! Series below the mean, continued fraction above it (Abramowitz & Stegun 6.5.29 and 6.5.31, Lentz's evaluation);
//! the leading factor by Loader's deviance, so that it keeps its digits for large shapes.

use super::root::solve;
use super::special::poisson_term;

/// Both tails at `x`: (P(X ≤ x), P(X > x)) for the given shape.
fn tails(shape: f64, x: f64) -> (f64, f64) {
    if shape.is_nan() || x.is_nan() || shape <= 0.0 {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x.is_infinite() {
        return (1.0, 0.0);
    }
    let term = poisson_term(shape, x);
    if x <= 1.0 || x <= shape {
        let lower = term * series(shape, x);
        (lower, 1.0 - lower)
    } else {
        let upper = term * shape * fraction(shape, x);
        (1.0 - upper, upper)
    }
}

fn series(shape: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut divisor) = (1.0, 1.0, shape);
    while term > sum * f64::EPSILON * 0.1 {
        divisor += 1.0;
        term *= x / divisor;
        sum += term;
    }
    sum
}

fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut value = d;
    let mut i = 0.0;
    loop {
        i += 1.0;
        let a = -i * (i - shape);
        b += 2.0;
        let kept = |v: f64| if v.abs() < TINY { TINY } else { v };
        d = 1.0 / kept(a * d + b);
        c = kept(b + a / c);
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() <= f64::EPSILON || i > 1e7 {
            return value;
        }
    }
}

/// P(X ≤ x).
#[must_use]
pub fn cdf(shape: f64, x: f64) -> f64 {
    tails(shape, x).0
}

/// P(X > x).
#[must_use]
pub fn survival(shape: f64, x: f64) -> f64 {
    tails(shape, x).1
}

/// The x with P(X ≤ x) = `p`.
#[must_use]
pub fn quantile(shape: f64, p: f64) -> f64 {
    if p > 0.5 { upper_quantile(shape, 1.0 - p) } else { find(shape, p, |t| t.0, 1.0) }
}

/// The x with P(X > x) = `q`, exact in the far upper tail where `quantile(1 − q)` has no digits left.
#[must_use]
pub fn upper_quantile(shape: f64, q: f64) -> f64 {
    if q > 0.5 { find(shape, 1.0 - q, |t| t.0, 1.0) } else { find(shape, q, |t| t.1, -1.0) }
}

/// Newton's method on the logarithm of a tail as a function of the logarithm of x.
fn find(shape: f64, target: f64, tail: impl Fn((f64, f64)) -> f64, sign: f64) -> f64 {
    if shape.is_nan() || shape <= 0.0 || !(0.0..=1.0).contains(&target) {
        return f64::NAN;
    }
    if target == 0.0 {
        return if sign > 0.0 { 0.0 } else { f64::INFINITY };
    }
    let start = if sign > 0.0 && target < 0.1 {
        // The leading term of the series: P ≈ x^a / Γ(a+1).
        ((target.ln() + libm::lgamma(shape + 1.0)) / shape).min(shape.ln())
    } else {
        shape.ln()
    };
    let logarithm = solve(start, |z| {
        let x = z.exp();
        let value = tail(tails(shape, x));
        if value <= 0.0 {
            return (-sign * f64::MAX, 1.0);
        }
        ((value / target).ln() * sign, shape * poisson_term(shape, x) / value)
    });
    // exp() of a large logarithm loses digits; a last step on x itself brings them back.
    let x = logarithm.exp();
    let value = tail(tails(shape, x));
    let step = sign * (value - target) / (shape * poisson_term(shape, x));
    if step.is_finite() { x - x * step } else { x }
}
