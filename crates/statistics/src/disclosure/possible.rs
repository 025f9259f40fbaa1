//! The tables that a reader holds possible: those with the published cells and sums, and without negative counts.

use super::{Table, flow::Flow, network::Network, simplex::Simplex};

/// A possible table that is pushed to extremes: a flow where the sums are a network, a linear programme where they are not.
pub(super) enum Possible {
    Network(Box<Flow>),
    Programme { simplex: Box<Simplex>, place: Vec<Option<usize>> },
}

impl Possible {
    /// The true table, of which these cells are hidden.
    pub fn new(table: &Table, network: Option<&Network>, hidden: &[usize]) -> Self {
        if let Some(network) = network {
            let mut flow = Flow::new(table, network, table.bound());
            for &cell in hidden {
                flow.hide(cell);
            }
            return Self::Network(Box::new(flow));
        }
        let value: Vec<f64> = hidden.iter().map(|&cell| table.cells()[cell] as f64).collect();
        let (lower, upper) = (vec![0.0; hidden.len()], vec![table.bound() as f64; hidden.len()]);
        let mut place = vec![None; table.cells().len()];
        for (index, &cell) in hidden.iter().enumerate() {
            place[cell] = Some(index);
        }
        let simplex = Simplex::new(&table.among(hidden), value, lower, upper);
        Self::Programme { simplex: Box::new(simplex), place }
    }

    /// Makes a cell as great as it can be.
    pub fn raise(&mut self, cell: usize) -> f64 {
        match self {
            Self::Network(flow) => {
                flow.raise(cell, u64::MAX, &mut Vec::new());
                flow.value(cell) as f64
            }
            // A reader knows that counts are whole.
            Self::Programme { simplex, place } => (towards(simplex, place[cell], 1.0) + 1e-6).floor(),
        }
    }

    /// Makes a cell as small as it can be.
    pub fn sink(&mut self, cell: usize) -> f64 {
        match self {
            Self::Network(flow) => {
                flow.sink(cell, u64::MAX, &mut Vec::new());
                flow.value(cell) as f64
            }
            // Adding 0 makes −0 a plain 0.
            Self::Programme { simplex, place } => (towards(simplex, place[cell], -1.0) - 1e-6).ceil() + 0.0,
        }
    }

    /// What a cell is now.
    pub fn value(&self, cell: usize) -> f64 {
        match self {
            Self::Network(flow) => flow.value(cell) as f64,
            Self::Programme { simplex, place } => simplex.value(place[cell].expect("a hidden cell")),
        }
    }

    /// Brings a cell between two values and, where that is possible, keeps it there until [`Possible::free`].
    pub fn keep_within(&mut self, cell: usize, (least, most): (u64, u64), bound: u64) -> bool {
        if self.value(cell) > most as f64 {
            self.bind(cell, least, bound);
            self.sink(cell);
        } else if self.value(cell) < least as f64 {
            self.bind(cell, 0, most);
            self.raise(cell);
        }
        let within = (least as f64..=most as f64).contains(&self.value(cell));
        if within {
            self.bind(cell, least, most);
        }
        within
    }

    /// Lets a cell be any count again.
    pub fn free(&mut self, cell: usize, bound: u64) {
        self.bind(cell, 0, bound);
    }

    fn bind(&mut self, cell: usize, lower: u64, upper: u64) {
        match self {
            Self::Network(flow) => flow.bind(cell, lower, upper),
            Self::Programme { simplex, place } => {
                simplex.bind(place[cell].expect("a hidden cell"), lower as f64, upper as f64);
            }
        }
    }
}

/// The extreme value of a variable.
fn towards(simplex: &mut Simplex, place: Option<usize>, direction: f64) -> f64 {
    let mut objective = vec![0.0; simplex.variables()];
    objective[place.expect("a hidden cell")] = direction;
    simplex.maximise(&objective) * direction
}
