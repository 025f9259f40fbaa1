//! Time to event: the data the tests share.

mod competing;
mod curves;
#[rustfmt::skip]
mod expected;
mod log_rank;
mod refusals;

use crate::reference_data::Table;

/// Men released from Maryland prisons, 52 weeks (Rossi, Berk & Lenihan 1980).
pub struct Rossi {
    table: Table,
    pub week: Vec<f64>,
    pub arrest: Vec<u8>,
    pub fin: Vec<u32>,
}

impl Rossi {
    pub fn read() -> Self {
        let table = Table::copied("rossi.csv");
        let week = table.numbers("week");
        let arrest = table.flags("arrest").into_iter().map(u8::from).collect();
        let fin = table.flags("fin").into_iter().map(u32::from).collect();
        Self { table, week, arrest, fin }
    }

    pub fn covariate(&self, name: &str) -> Vec<f64> {
        self.table.numbers(name)
    }

    pub fn codes(&self, name: &str) -> Vec<u32> {
        self.table.codes(name).0
    }
}

/// Releases from prison in Iowa 2010–2015; status 1 new offence, 2 technical violation.
pub struct Iowa {
    pub time: Vec<f64>,
    pub status: Vec<u8>,
    pub cohort: Vec<u32>,
    /// Censored at min(1095, 365 + (id·7919 mod 1000)).
    pub censored_time: Vec<f64>,
    pub censored_status: Vec<u8>,
    /// The censored columns and covariates of rows with age group and sex.
    pub complete_time: Vec<f64>,
    pub complete_status: Vec<u8>,
    /// Under 25, 25–34, 35–44, 45–54, 55 and older.
    pub complete_age: Vec<u32>,
    pub complete_male: Vec<u32>,
    pub complete_target: Vec<f64>,
}

const AGES: [&str; 5] = ["Under 25", "25-34", "35-44", "45-54", "55 and Older"];

pub fn iowa() -> Option<Iowa> {
    let table = Table::reference("iowa_releases.csv")?;
    let time = table.numbers("time");
    let status: Vec<u8> = table.numbers("status").into_iter().map(|status| status as u8).collect();
    let (cohort, _) = table.codes("fy_released");
    let end: Vec<f64> = table.numbers("id").iter().map(|id| (365.0 + (id * 7919.0) % 1000.0).min(1095.0)).collect();
    let censored_time: Vec<f64> = time.iter().zip(&end).map(|(time, end)| time.min(*end)).collect();
    let censored_status: Vec<u8> =
        (0..time.len()).map(|row| if time[row] <= end[row] { status[row] } else { 0 }).collect();
    let (age, sex, target) = (table.texts("age_group"), table.texts("sex"), table.texts("target_population"));
    let complete: Vec<usize> =
        (0..time.len()).filter(|&row| AGES.contains(&age[row]) && !sex[row].is_empty()).collect();
    let code = |&row: &usize| AGES.iter().position(|level| *level == age[row]).unwrap() as u32;
    Some(Iowa {
        complete_time: complete.iter().map(|&row| censored_time[row]).collect(),
        complete_status: complete.iter().map(|&row| censored_status[row]).collect(),
        complete_age: complete.iter().map(code).collect(),
        complete_male: complete.iter().map(|&row| u32::from(sex[row] == "Male")).collect(),
        complete_target: complete.iter().map(|&row| f64::from(u8::from(target[row] == "Yes"))).collect(),
        time,
        status,
        cohort,
        censored_time,
        censored_status,
    })
}

impl Iowa {
    /// Male, four age groups against the youngest, target population: of the complete rows.
    pub fn covariates(&self) -> Vec<Vec<f64>> {
        let mut columns = vec![self.complete_male.iter().map(|&male| f64::from(male)).collect()];
        for age in 1..5 {
            columns.push(self.complete_age.iter().map(|&own| f64::from(u8::from(own == age))).collect());
        }
        columns.push(self.complete_target.clone());
        columns
    }
}
