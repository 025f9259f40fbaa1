//! Intraclass correlations: the six forms of Shrout & Fleiss (1979) with their intervals (`McGraw` & Wong 1996).

use super::check_raters;
use crate::{Error, Interval, Level, distribution::f_ratio};

/// Who the raters are and what is used of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IccForm {
    /// ICC(1,1): every person is rated by others; one rating is used.
    OneWay,
    /// ICC(2,1): a random sample of raters rates everybody; one rating is used; absolute agreement.
    TwoWayRandom,
    /// ICC(3,1): these raters and no others; one rating is used; consistency.
    TwoWayMixed,
    /// ICC(1,k): as [`IccForm::OneWay`], the mean of all ratings is used.
    OneWayMean,
    /// ICC(2,k): as [`IccForm::TwoWayRandom`], the mean of all ratings is used.
    TwoWayRandomMean,
    /// ICC(3,k): as [`IccForm::TwoWayMixed`], the mean of all ratings is used.
    TwoWayMixedMean,
}

/// One intraclass correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Icc {
    /// Which of the six.
    pub form: IccForm,
    /// The correlation.
    pub value: f64,
    /// The ratio of mean squares that tests whether people differ at all.
    pub f: f64,
    /// Its degrees of freedom.
    pub degrees_of_freedom: (f64, f64),
    /// The chance of at least this ratio where people do not differ.
    pub p: f64,
    /// Its interval; none where ratings agree completely, because nothing is left to judge by.
    pub interval: Option<Interval>,
}

/// All six intraclass correlations of raters who all rated everybody.
///
/// # Errors
/// Fewer than two raters or people, columns of different length, a missing rating, or people who do not differ.
pub fn icc(raters: &[&[f64]], level: Level) -> Result<[Icc; 6], Error> {
    let rows = check_raters(raters)?;
    if rows < 2 {
        return Err(Error::TooFew { what: "rated people", have: rows, need: 2 });
    }
    for rater in raters {
        Error::all_numbers("rating", rater)?;
    }
    let squares = MeanSquares::of(raters, rows);
    if squares.people == 0.0 {
        return Err(Error::NoVariation { what: "the people's mean rating" });
    }
    Ok([
        squares.one_way(false, level),
        squares.two_way_random(false, level),
        squares.two_way_mixed(false, level),
        squares.one_way(true, level),
        squares.two_way_random(true, level),
        squares.two_way_mixed(true, level),
    ])
}

/// Mean squares of the two-way layout.
struct MeanSquares {
    n: f64,
    k: f64,
    people: f64,
    raters: f64,
    error: f64,
    within: f64,
}

impl MeanSquares {
    fn of(raters: &[&[f64]], rows: usize) -> Self {
        let (n, k) = (rows as f64, raters.len() as f64);
        let of_people: Vec<f64> = (0..rows).map(|row| raters.iter().map(|rater| rater[row]).sum::<f64>() / k).collect();
        let of_raters: Vec<f64> = raters.iter().map(|rater| rater.iter().sum::<f64>() / n).collect();
        let grand = of_raters.iter().sum::<f64>() / k;
        let between = |means: &[f64]| means.iter().map(|mean| (mean - grand).powi(2)).sum::<f64>();
        let (mut error, mut within) = (0.0, 0.0);
        for (rater, of_rater) in raters.iter().zip(&of_raters) {
            for (value, of_person) in rater.iter().zip(&of_people) {
                error += (value - of_person - of_rater + grand).powi(2);
                within += (value - of_person).powi(2);
            }
        }
        Self {
            n,
            k,
            people: k * between(&of_people) / (n - 1.0),
            raters: n * between(&of_raters) / (k - 1.0),
            error: error / ((n - 1.0) * (k - 1.0)),
            within: within / (n * (k - 1.0)),
        }
    }

    fn one_way(&self, mean: bool, level: Level) -> Icc {
        let form = if mean { IccForm::OneWayMean } else { IccForm::OneWay };
        self.by_ratio(form, mean, self.within, self.n * (self.k - 1.0), level)
    }

    fn two_way_mixed(&self, mean: bool, level: Level) -> Icc {
        let form = if mean { IccForm::TwoWayMixedMean } else { IccForm::TwoWayMixed };
        self.by_ratio(form, mean, self.error, (self.n - 1.0) * (self.k - 1.0), level)
    }

    /// Forms that depend on one ratio of mean squares only.
    fn by_ratio(&self, form: IccForm, mean: bool, rest: f64, df2: f64, level: Level) -> Icc {
        let df1 = self.n - 1.0;
        let f = self.people / rest;
        let from_ratio = |f: f64| if mean { 1.0 - 1.0 / f } else { (f - 1.0) / (f + self.k - 1.0) };
        let value = if rest == 0.0 { 1.0 } else { from_ratio(f) };
        let interval = (rest > 0.0).then(|| Interval {
            lower: from_ratio(f / f_ratio::quantile(df1, df2, 1.0 - level.tail())),
            upper: from_ratio(f * f_ratio::quantile(df2, df1, 1.0 - level.tail())),
        });
        Icc { form, value, f, degrees_of_freedom: (df1, df2), p: f_ratio::survival(df1, df2, f), interval }
    }

    fn two_way_random(&self, mean: bool, level: Level) -> Icc {
        let Self { n, k, people, raters, error, .. } = *self;
        let single = (people - error) / (people + (k - 1.0) * error + k * (raters - error) / n);
        let of_mean = |single: f64| if mean { single * k / (1.0 + single * (k - 1.0)) } else { single };
        let (df1, df2) = (n - 1.0, (n - 1.0) * (k - 1.0));
        let f = people / error;
        // Satterthwaite's degrees of freedom of the mixture of raters and error.
        let interval = (error > 0.0).then(|| {
            let ratio = raters / error;
            let part = n * (1.0 + (k - 1.0) * single) - k * single;
            let df = (k - 1.0) * (n - 1.0) * (k * single * ratio + part).powi(2)
                / ((n - 1.0) * (k * single * ratio).powi(2) + part * part);
            let upper_f = f_ratio::quantile(n - 1.0, df, 1.0 - level.tail());
            let lower_f = f_ratio::quantile(df, n - 1.0, 1.0 - level.tail());
            let mixture = k * raters + (k * n - k - n) * error;
            Interval {
                lower: n * (people - upper_f * error) / (upper_f * mixture + n * people),
                upper: n * (lower_f * people - error) / (mixture + n * lower_f * people),
            }
            .map(of_mean)
        });
        Icc {
            form: if mean { IccForm::TwoWayRandomMean } else { IccForm::TwoWayRandom },
            value: of_mean(single),
            f,
            degrees_of_freedom: (df1, df2),
            p: f_ratio::survival(df1, df2, f),
            interval,
        }
    }
}
