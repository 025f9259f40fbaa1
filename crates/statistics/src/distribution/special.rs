//! What several distributions share: the logarithm of the gamma function's remainder and Loader's deviance.
//!
//! Source: C. Loader, *Fast and Accurate Computation of Binomial Probabilities* (2000).

use std::f64::consts::TAU;

/// The error of Stirling's formula: `ln Γ(n+1) − (n+½) ln n + n − ½ ln 2π`.
pub(super) fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * n.ln() + n - 0.5 * TAU.ln();
    }
    let square = n * n;
    let mut sum = 1.0 / 156.0;
    for (sign, denominator) in
        [(-1.0, 360_360.0 / 691.0), (1.0, 1188.0), (-1.0, 1680.0), (1.0, 1260.0), (-1.0, 360.0), (1.0, 12.0)]
    {
        sum = sign / denominator + sum / square;
    }
    sum / n
}

/// The deviance `x ln(x/m) + m − x`, without cancellation where `x` is near `m`.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    if x == 0.0 {
        return m;
    }
    let u = (m - x) / x;
    if (-0.5..=1.0).contains(&u) { x * excess_over_logarithm(u) } else { x * (x / m).ln() + m - x }
}

/// `u − ln(1+u)` for u in [−½, 1], by the series of the inverse hyperbolic tangent: the plain difference would cancel.
fn excess_over_logarithm(u: f64) -> f64 {
    let r = u / (2.0 + u);
    let square = r * r;
    let (mut power, mut odd, mut sum) = (1.0, 3.0, 0.0_f64);
    loop {
        let next = sum + power / odd;
        if next.to_bits() == sum.to_bits() {
            return r * (u - 2.0 * square * sum);
        }
        sum = next;
        power *= square;
        odd += 2.0;
    }
}

/// `m^x e^−m / Γ(x+1)`: the Poisson probability, for any `x ≥ 0`.
pub(super) fn poisson_term(x: f64, m: f64) -> f64 {
    if m == 0.0 {
        return if x == 0.0 { 1.0 } else { 0.0 };
    }
    if x < 1e-5 {
        return (x * m.ln() - m - libm::lgamma(x + 1.0)).exp();
    }
    (-stirling_error(x) - deviance(x, m)).exp() / (TAU * x).sqrt()
}

/// `Γ(a+b+1)/(Γ(a+1)Γ(b+1)) p^a q^b`: the binomial probability, for any `a, b ≥ 0`; `q` is given apart, for its digits.
pub(super) fn binomial_term(a: f64, b: f64, p: f64, q: f64) -> f64 {
    if p == 0.0 || q == 0.0 || a < 1e-5 || b < 1e-5 {
        let power = |exponent: f64, base: f64, rest: f64| match exponent {
            0.0 => 0.0,
            _ if rest < 0.5 => exponent * (-rest).ln_1p(),
            _ => exponent * base.ln(),
        };
        let choices = if a == 0.0 || b == 0.0 {
            0.0
        } else {
            libm::lgamma(a + b + 1.0) - libm::lgamma(a + 1.0) - libm::lgamma(b + 1.0)
        };
        return (choices + power(a, p, q) + power(b, q, p)).exp();
    }
    let n = a + b;
    let exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * p) - deviance(b, n * q);
    exponent.exp() * (n / (TAU * a * b)).sqrt()
}
