//! How long time-to-event methods take on a million rows: `cargo bench -p tilts-statistics --bench survival`.
//!
//! Seeded data in memory: whole days 1–1095 or continuous times, 42 % with the event, 19 % with another, 20 groups, 10
//! covariates. Columns are checked within the time. Medians; then the growth from 10,000 to 10,000,000 rows.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::unwrap_used, reason = "the data are made to be right")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "sizes are small"
)]

use std::{fs, hint::black_box, time::Instant};

use statistics::{
    Level,
    cox::{Covariates, Cox, FineGray},
    distribution::normal,
    regression::Covariate,
    survival::{
        FollowUp, Groups, IncidenceVariance, Scale, Weights, concordance, cumulative_incidence, gray_test,
        kaplan_meier, log_rank,
    },
};

const GROUPS: usize = 20;

/// `SplitMix64` (Steele et al. 2014).
struct Dice(u64);

impl Dice {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

struct Sample {
    days: Vec<f64>,
    continuous: Vec<f64>,
    event: Vec<u8>,
    group: Vec<u32>,
    columns: Vec<Vec<f64>>,
}

impl Sample {
    /// Hazards depend on the covariates; follow-up ends between 200 and 1095 days.
    fn new(rows: usize) -> Self {
        let mut dice = Dice(7);
        let effects = [0.3, -0.2, 0.1, 0.25, -0.15, 0.05, 0.4, -0.3, 0.2, -0.1];
        let mut columns: Vec<Vec<f64>> = vec![Vec::with_capacity(rows); effects.len()];
        let (mut days, mut continuous) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let (mut event, mut group) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        for _ in 0..rows {
            let mut predictor = 0.0;
            for (j, column) in columns.iter_mut().enumerate() {
                let uniform = dice.uniform();
                let x = if j % 2 == 0 { normal::quantile(uniform) } else { f64::from(u8::from(uniform < 0.4)) };
                predictor += effects[j] * x;
                column.push(x);
            }
            let own = -dice.uniform().ln() * 1150.0 / f64::exp(predictor);
            let other = -dice.uniform().ln() * 2400.0;
            let end = 200.0 + 895.0 * dice.uniform();
            let time = own.min(other).min(end);
            continuous.push(time);
            days.push(time.ceil());
            event.push(if own <= time { 1 } else { 2 * u8::from(other <= time) });
            group.push((dice.uniform() * GROUPS as f64) as u32);
        }
        Self { days, continuous, event, group, columns }
    }

    fn covariates(&self, rows: usize) -> Covariates<'_> {
        let covariates: Vec<Covariate> = self.columns.iter().map(|x| Covariate::new("x", &x[..rows])).collect();
        Covariates::new(&covariates).unwrap()
    }

    fn follow_up(&self, whole: bool, rows: usize) -> FollowUp<'_> {
        let times = if whole { &self.days } else { &self.continuous };
        FollowUp::new(&times[..rows], &self.event[..rows]).unwrap()
    }

    fn groups(&self, rows: usize) -> Groups<'_> {
        Groups::new(&self.group[..rows], GROUPS).unwrap()
    }

    fn curves(&self, whole: bool, rows: usize) {
        let scale = Scale::LogLog;
        let curves = kaplan_meier(&self.follow_up(whole, rows), &self.groups(rows), scale, Level::P95).unwrap();
        for curve in &curves {
            let limits = (0..curve.table().time().len()).map(|i| (curve.standard_error(i), curve.interval(i)));
            black_box((limits.collect::<Vec<_>>(), curve.table().at_risk()));
        }
    }

    fn incidence(&self, whole: bool, rows: usize) {
        let (follow_up, groups) = (self.follow_up(whole, rows), self.groups(rows));
        let variance = IncidenceVariance::Greenwood;
        black_box(cumulative_incidence(&follow_up, &groups, variance, Scale::LogLog, Level::P95).unwrap());
        black_box(gray_test(&follow_up, &groups, None, 1).unwrap());
    }

    fn cox(&self, whole: bool, rows: usize) {
        let covariates = self.covariates(rows);
        black_box(Cox::new(&self.follow_up(whole, rows), &covariates).cause(1).fit().unwrap().covariance());
    }

    fn fine_gray(&self, whole: bool, rows: usize) {
        black_box(FineGray::fit(&self.follow_up(whole, rows), &self.covariates(rows), 1).unwrap());
    }
}

/// Seconds this process has kept processors busy, in hundredths; on a busy machine the fairer figure.
fn busy() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.split_whitespace().collect();
    [13, 14].into_iter().filter_map(|field| fields.get(field)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The median of some runs, and the mean of processor time.
fn median(runs: usize, mut work: impl FnMut()) -> (f64, f64) {
    let before = busy();
    let mut seconds: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    (seconds[runs / 2], (busy() - before) / runs as f64)
}

fn report(what: &str, aim: Option<f64>, work: impl FnMut()) {
    let (seconds, processor) = median(7, work);
    let aim = aim.map_or(String::new(), |aim| format!("aim {aim} s{}", if seconds > aim { ", missed" } else { "" }));
    println!("{what:<58} {seconds:.4} s  (processor {processor:.3} s)  {aim}");
}

/// The most memory this process has held, in MB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// What one method holds beyond the columns it reads: `-- --memory curves|incidence|cox|fine-gray`.
fn memory(sample: &Sample, method: &str, rows: usize) {
    let before = peak().unwrap_or(0);
    let covariates = match method {
        "curves" => {
            sample.curves(false, rows);
            0
        }
        "incidence" => {
            sample.incidence(false, rows);
            0
        }
        "cox" => {
            sample.cox(false, rows);
            10
        }
        _ => {
            sample.fine_gray(false, rows);
            10
        }
    };
    let columns = rows * (8 * (covariates + 1) + 5) / (1 << 20);
    println!("{method}: columns read {columns} MB, held beside them {} MB", peak().unwrap_or(0) - before);
}

fn main() {
    let million = 1_000_000;
    let sample = Sample::new(million);
    if let Some(method) = std::env::args().skip_while(|argument| argument != "--memory").nth(1) {
        memory(&sample, &method, million);
        return;
    }
    let share =
        |kind: u8| sample.event.iter().map(|&event| f64::from(u8::from(event == kind))).sum::<f64>() / million as f64;
    println!("1,000,000 rows, {:.0} % events, {:.0} % competing", 100.0 * share(1), 100.0 * share(2));
    report("Kaplan–Meier with intervals, 20 groups, days", Some(0.03), || sample.curves(true, million));
    report("Kaplan–Meier with intervals, 20 groups, continuous", None, || sample.curves(false, million));
    let compare = |whole| {
        let groups = sample.groups(million);
        black_box(log_rank(&sample.follow_up(whole, million), &groups, None, Weights::Equal).unwrap());
    };
    report("log-rank, 20 groups, days", Some(0.05), || compare(true));
    report("log-rank, 20 groups, continuous", None, || compare(false));
    report("Aalen–Johansen with variance and Gray, 20 groups, days", Some(0.3), || sample.incidence(true, million));
    report("Aalen–Johansen with variance and Gray, continuous", None, || sample.incidence(false, million));
    report("Cox Efron, 200,000 × 10, days", Some(0.15), || sample.cox(true, 200_000));
    report("Cox Efron, 200,000 × 10, continuous", Some(0.15), || sample.cox(false, 200_000));
    report("Cox Efron, 1,000,000 × 10, days", Some(1.0), || sample.cox(true, million));
    report("Cox Efron, 1,000,000 × 10, continuous", Some(1.0), || sample.cox(false, million));
    report("Fine–Gray, 1,000,000 × 10, days", Some(3.0), || sample.fine_gray(true, million));
    report("Fine–Gray, 1,000,000 × 10, continuous", Some(3.0), || sample.fine_gray(false, million));
    let covariates = sample.covariates(million);
    let fit = Cox::new(&sample.follow_up(true, million), &covariates).cause(1).fit().unwrap();
    report("robust variance, 1,000,000 × 10, days", None, || drop(black_box(fit.robust_covariance(None))));
    report("concordance, 200,000", None, || {
        black_box(concordance(&sample.follow_up(true, 200_000), None, &sample.columns[0][..200_000]).unwrap());
    });
    drop(fit);
    drop(covariates);
    println!(
        "\n{:>10} {:>10} {:>10} {:>10} {:>10}   seconds, continuous times",
        "rows", "curves", "incidence", "Cox", "Fine–Gray"
    );
    let sample =
        if std::env::args().any(|argument| argument == "--ten-million") { Sample::new(10 * million) } else { sample };
    for rows in [10_000, 100_000, 1_000_000, 10_000_000].into_iter().filter(|&rows| rows <= sample.days.len()) {
        let times = [
            median(3, || sample.curves(false, rows)),
            median(3, || sample.incidence(false, rows)),
            median(3, || sample.cox(false, rows)),
            median(3, || sample.fine_gray(false, rows)),
        ];
        let [curves, incidence, cox, fine_gray] = times.map(|(seconds, _)| seconds);
        println!("{rows:>10} {curves:>10.4} {incidence:>10.4} {cox:>10.4} {fine_gray:>10.4}");
    }
}
