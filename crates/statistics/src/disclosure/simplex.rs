//! Linear programmes that start from a known solution: the simplex method with bounds, without a first phase.
//!
//! A table's true counts always satisfy its sums, so that looking for a first solution is never needed, and no false "there
//! is none" can come about. For tables whose sums are a network see `flow`.

const TOLERANCE: f64 = 1e-9;

/// Moves after which ties are broken by the lowest index, which cannot go round in circles (Bland 1977).
const PATIENCE: usize = 200;

/// Variables between bounds under equations with right sides that never change.
pub(super) struct Simplex {
    columns: usize,
    /// Each row expresses its basic variable: basic + Σ row · others = constant.
    rows: Vec<Vec<f64>>,
    basic: Vec<usize>,
    is_basic: Vec<bool>,
    value: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
}

impl Simplex {
    /// Equations as (variable, coefficient), a solution of them, and bounds around it.
    pub fn new(equations: &[Vec<(usize, f64)>], value: Vec<f64>, lower: Vec<f64>, upper: Vec<f64>) -> Self {
        let columns = value.len();
        let mut simplex =
            Self { columns, rows: Vec::new(), basic: Vec::new(), is_basic: vec![false; columns], value, lower, upper };
        for equation in equations {
            let mut row = vec![0.0; columns];
            for &(variable, coefficient) in equation {
                row[variable] += coefficient;
            }
            simplex.add(row);
        }
        simplex
    }

    /// Brings one more equation into the basis; one that follows from the others is dropped.
    fn add(&mut self, mut row: Vec<f64>) {
        for (index, &basic) in self.basic.iter().enumerate() {
            let factor = row[basic];
            if factor != 0.0 {
                subtract(&mut row, &self.rows[index], factor);
            }
        }
        // Away from its bounds a basic variable leaves the most room.
        let room = |variable: usize| {
            (self.value[variable] - self.lower[variable]).min(self.upper[variable] - self.value[variable])
        };
        let Some(pivot) = (0..self.columns)
            .filter(|&variable| row[variable].abs() > TOLERANCE)
            .max_by(|&a, &b| room(a).total_cmp(&room(b)))
        else {
            return;
        };
        self.rows.push(row);
        self.basic.push(pivot);
        self.is_basic[pivot] = true;
        self.eliminate(self.rows.len() - 1, pivot);
    }

    /// Makes a column that of a unit vector.
    fn eliminate(&mut self, at: usize, column: usize) {
        let mut pivot_row = std::mem::take(&mut self.rows[at]);
        let pivot = pivot_row[column];
        for value in &mut pivot_row {
            *value /= pivot;
        }
        for row in &mut self.rows {
            if let Some(&factor) = row.get(column)
                && factor != 0.0
            {
                subtract(row, &pivot_row, factor);
                row[column] = 0.0;
            }
        }
        self.rows[at] = pivot_row;
    }

    /// The largest value of an objective; the variables stay where it is reached.
    pub fn maximise(&mut self, objective: &[f64]) -> f64 {
        let mut moves = 0;
        while let Some((entering, direction)) = self.entering(objective, moves > PATIENCE) {
            moves += 1;
            self.go(entering, direction, moves > PATIENCE);
        }
        objective.iter().zip(&self.value).map(|(a, b)| a * b).sum()
    }

    /// How many variables there are.
    pub fn variables(&self) -> usize {
        self.columns
    }

    /// The value of a variable.
    pub fn value(&self, variable: usize) -> f64 {
        self.value[variable]
    }

    /// Puts a variable between bounds that its value meets.
    pub fn bind(&mut self, variable: usize, lower: f64, upper: f64) {
        (self.lower[variable], self.upper[variable]) = (lower, upper);
    }

    /// A variable outside the basis that can move and improve the objective, and which way.
    fn entering(&self, objective: &[f64], lowest_index: bool) -> Option<(usize, f64)> {
        let mut reduced = objective.to_vec();
        for (row, &basic) in self.rows.iter().zip(&self.basic) {
            let factor = objective[basic];
            if factor != 0.0 {
                subtract(&mut reduced, row, factor);
            }
        }
        let improving = (0..self.columns).filter(|&variable| !self.is_basic[variable]).filter(|&variable| {
            let gain = reduced[variable];
            (gain > TOLERANCE && self.value[variable] < self.upper[variable] - TOLERANCE)
                || (gain < -TOLERANCE && self.value[variable] > self.lower[variable] + TOLERANCE)
        });
        let chosen = if lowest_index {
            improving.min()
        } else {
            improving.max_by(|&a, &b| reduced[a].abs().total_cmp(&reduced[b].abs()))
        };
        chosen.map(|variable| (variable, reduced[variable].signum()))
    }

    /// Moves a variable until it or a basic one meets a bound.
    fn go(&mut self, entering: usize, direction: f64, lowest_index: bool) {
        let own = if direction > 0.0 {
            self.upper[entering] - self.value[entering]
        } else {
            self.value[entering] - self.lower[entering]
        };
        let (mut step, mut leaving) = (own, None::<usize>);
        for (index, row) in self.rows.iter().enumerate() {
            let rate = -row[entering] * direction;
            if rate.abs() <= TOLERANCE {
                continue;
            }
            let basic = self.basic[index];
            let room =
                if rate > 0.0 { self.upper[basic] - self.value[basic] } else { self.value[basic] - self.lower[basic] };
            let limit = (room / rate.abs()).max(0.0);
            let better = match leaving {
                _ if limit < step - TOLERANCE => true,
                Some(other) if limit <= step + TOLERANCE => {
                    if lowest_index {
                        basic < self.basic[other]
                    } else {
                        rate.abs() > self.rows[other][entering].abs()
                    }
                }
                _ => false,
            };
            if better {
                (step, leaving) = (limit.min(step), Some(index));
            }
        }
        self.value[entering] += direction * step;
        for (row, &basic) in self.rows.iter().zip(&self.basic) {
            self.value[basic] -= row[entering] * direction * step;
        }
        if let Some(index) = leaving {
            let out = self.basic[index];
            self.is_basic[out] = false;
            self.is_basic[entering] = true;
            self.basic[index] = entering;
            self.eliminate(index, entering);
        }
    }
}

fn subtract(row: &mut [f64], other: &[f64], factor: f64) {
    for (value, other) in row.iter_mut().zip(other) {
        *value -= factor * other;
    }
}
