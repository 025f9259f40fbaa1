//! The standard normal distribution.
//!
//! Quantile: M. J. Wichura, Algorithm AS 241 (1988), then one step of Halley's method.

use std::f64::consts::{FRAC_1_SQRT_2, TAU};

/// The density at `z`.
#[must_use]
pub fn density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / TAU.sqrt()
}

/// P(Z ≤ z).
#[must_use]
pub fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// P(Z > z).
#[must_use]
pub fn survival(z: f64) -> f64 {
    cdf(-z)
}

/// P(|Z| > |z|), the two-sided p-value.
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() * FRAC_1_SQRT_2)
}

/// The half-width, in standard errors, of a two-sided interval at `level` (0.95 gives 1.959964…).
#[must_use]
pub fn half_width(level: f64) -> f64 {
    -quantile((1.0 - level) / 2.0)
}

/// The z with P(Z ≤ z) = `p`; infinite at 0 and 1, NaN outside.
#[must_use]
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p == 0.0 {
        return f64::NEG_INFINITY;
    }
    if p > 0.5 {
        // 1 − p is exact here.
        return -quantile(1.0 - p);
    }
    let z = first_quantile(p);
    let error = cdf(z) / p - 1.0;
    let step = error * p / density(z);
    if step.is_finite() { z - step / (1.0 + 0.5 * z * step) } else { z }
}

fn polynomial(coefficients: [f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// AS 241 (PPND16) for `p ≤ ½`.
#[expect(clippy::excessive_precision, clippy::unreadable_literal, reason = "the coefficients as published")]
fn first_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * polynomial(
            [
                3.3871328727963666080,
                1.3314166789178437745e2,
                1.9715909503065514427e3,
                1.3731693765509461125e4,
                4.5921953931549871457e4,
                6.7265770927008700853e4,
                3.3430575583588128105e4,
                2.5090809287301226727e3,
            ],
            r,
        ) / polynomial(
            [
                1.0,
                4.2313330701600911252e1,
                6.8718700749205790830e2,
                5.3941960214247511077e3,
                2.1213794301586595867e4,
                3.9307895800092710610e4,
                2.8729085735721942674e4,
                5.2264952788528545610e3,
            ],
            r,
        );
    }
    let r = (-p.ln()).sqrt();
    if r <= 5.0 {
        let r = r - 1.6;
        return -polynomial(
            [
                1.42343711074968357734,
                4.63033784615654529590,
                5.76949722146069140550,
                3.64784832476320460504,
                1.27045825245236838258,
                2.41780725177450611770e-1,
                2.27238449892691845833e-2,
                7.74545014278341407640e-4,
            ],
            r,
        ) / polynomial(
            [
                1.0,
                2.05319162663775882187,
                1.67638483018380384940,
                6.89767334985100004550e-1,
                1.48103976427480074590e-1,
                1.51986665636164571966e-2,
                5.47593808499534494600e-4,
                1.05075007164441684324e-9,
            ],
            r,
        );
    }
    let r = r - 5.0;
    -polynomial(
        [
            6.65790464350110377720,
            5.46378491116411436990,
            1.78482653991729133580,
            2.96560571828504891230e-1,
            2.65321895265761230930e-2,
            1.24266094738807843860e-3,
            2.71155556874348757815e-5,
            2.01033439929228813265e-7,
        ],
        r,
    ) / polynomial(
        [
            1.0,
            5.99832206555887937690e-1,
            1.36929880922735805310e-1,
            1.48753612908506148525e-2,
            7.86869131145613259100e-4,
            1.84631831751005468180e-5,
            1.42151175831644588870e-7,
            2.04426310338993978564e-15,
        ],
        r,
    )
}
