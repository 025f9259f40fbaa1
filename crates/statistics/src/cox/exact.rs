//! Cox's exact likelihood for tied events, where time itself is discrete.
//!
//! An event time with d events among n at risk adds the events' risks over the sum of all products of d risks. That sum
//! and its derivatives follow from B(k, m) = B(k, m−1) + r B(k−1, m−1): Gail, Lubin & Rubinstein (1981), Biometrika
//! 68:703. R: `coxph(ties = "exact")`.

use super::design::Design;
use super::likelihood::Evaluation;
use crate::Error;

/// About half an hour of work; Efron's ties answer at once and differ little.
const TOO_MUCH: f64 = 1e12;

/// Refuses data whose ties would take too long.
pub(super) fn affordable(design: &Design) -> Result<(), Error> {
    let p = design.width() as f64;
    let mut work = 0.0;
    for stratum in design.strata() {
        let end = design.segments[stratum.end - 1].end;
        for segment in &design.segments[stratum] {
            work += segment.events() as f64 * (end - segment.start) as f64 * (1.0 + p + p * p / 2.0);
        }
    }
    if work > TOO_MUCH { Err(Error::TooManyTies { events: design.events }) } else { Ok(()) }
}

pub(super) fn evaluate(design: &Design, beta: &[f64]) -> Evaluation {
    let p = design.width();
    let width = 1 + p + p * (p + 1) / 2;
    let linear: Vec<f64> = (0..design.rows)
        .map(|row| design.columns.iter().zip(beta).map(|(column, beta)| beta * column[row]).sum())
        .collect();
    let (mut log_likelihood, mut score, mut information) = (0.0, vec![0.0; p], vec![0.0; p * p]);
    for stratum in design.strata() {
        let end = design.segments[stratum.end - 1].end;
        for index in stratum {
            let segment = design.segments[index];
            let events = segment.events();
            if events == 0 {
                continue;
            }
            let at_risk: Vec<usize> = (segment.start..end)
                .filter(|&row| design.missed.as_ref().is_none_or(|missed| missed[row] as usize <= index))
                .collect();
            let sums = products(design, &linear, &at_risk, events);
            let last = &sums.table[events * width..];
            for row in segment.start..segment.events_end {
                log_likelihood += linear[row];
                for (score, column) in score.iter_mut().zip(&design.columns) {
                    *score += column[row];
                }
            }
            log_likelihood -= last[0].ln() + events as f64 * sums.log_scale;
            let mut second = 1 + p;
            for j in 0..p {
                score[j] -= last[1 + j] / last[0];
                for k in 0..=j {
                    information[j * p + k] += last[second] / last[0] - last[1 + j] / last[0] * (last[1 + k] / last[0]);
                    second += 1;
                }
            }
        }
    }
    for j in 0..p {
        for k in 0..j {
            information[k * p + j] = information[j * p + k];
        }
    }
    Evaluation { log_likelihood, score, information }
}

/// The sums of products of 0…d risks with their first and second derivatives, risks divided by exp(`log_scale`).
struct Products {
    table: Vec<f64>,
    log_scale: f64,
}

fn products(design: &Design, linear: &[f64], at_risk: &[usize], events: usize) -> Products {
    let p = design.width();
    let width = 1 + p + p * (p + 1) / 2;
    // Scaled so that the sum of products of d risks is near 1 and cannot overflow.
    let largest = at_risk.iter().map(|&row| linear[row]).fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = at_risk.iter().map(|&row| (linear[row] - largest).exp()).sum();
    let log_scale = largest + (total / events as f64).ln();
    let mut table = vec![0.0; (events + 1) * width];
    table[0] = 1.0;
    let mut x = vec![0.0; p];
    for (seen, &row) in at_risk.iter().enumerate() {
        let risk = (linear[row] - log_scale).exp();
        for (x, column) in x.iter_mut().zip(&design.columns) {
            *x = column[row];
        }
        // Fewer than d − (rows still to come) factors can no longer become d.
        let left = at_risk.len() - seen - 1;
        for k in (events.saturating_sub(left).max(1)..=events.min(seen + 1)).rev() {
            let (lower, upper) = table.split_at_mut(k * width);
            let (from, to) = (&lower[(k - 1) * width..], &mut upper[..width]);
            to[0] += risk * from[0];
            let mut second = 1 + p;
            for j in 0..p {
                to[1 + j] += risk * (from[1 + j] + x[j] * from[0]);
                for i in 0..=j {
                    to[second] +=
                        risk * (from[second] + x[j] * from[1 + i] + x[i] * from[1 + j] + x[i] * x[j] * from[0]);
                    second += 1;
                }
            }
        }
    }
    Products { table, log_scale }
}
