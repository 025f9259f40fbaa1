//! A table whose sums form a network: counts flow along its cells, and a change to one cell goes round in a circle.
//!
//! Where every cell is in at most two sums and the sums can be given signs so that each cell adds to one and is taken from the
//! other (Heller & Tompkins 1956), the table is a network. Two-way tables with margins and hierarchies are. What a reader can
//! infer is then found by flows, and since extreme flows are whole numbers, so are the intervals.

use super::Table;

/// The sums as nodes, the cells as arcs between them.
pub(super) struct Network {
    /// Where each cell comes from and goes to.
    pub arcs: Vec<(usize, usize)>,
    /// The number of nodes: one for each sum, and one for everything outside.
    pub nodes: usize,
}

impl Network {
    /// The network of a table; none where its sums are not one.
    pub fn of(table: &Table) -> Option<Self> {
        let outside = table.relations().len();
        let mut sums: Vec<Vec<(usize, bool)>> = vec![Vec::new(); table.cells().len()];
        for (node, relation) in table.relations().iter().enumerate() {
            for &cell in &relation.parts {
                sums[cell].push((node, true));
            }
            sums[relation.total].push((node, false));
        }
        if sums.iter().any(|sums| sums.len() > 2) {
            return None;
        }
        let turned = turned(&sums, outside)?;
        let arc = |sums: &Vec<(usize, bool)>| match sums[..] {
            [] => (outside, outside),
            [(node, adds)] if adds == turned[node] => (node, outside),
            [(node, _)] => (outside, node),
            [(node, adds), (other, _)] if adds == turned[node] => (node, other),
            [(node, _), (other, _), ..] => (other, node),
        };
        Some(Self { arcs: sums.iter().map(arc).collect(), nodes: outside + 1 })
    }
}

/// Which sums take the other sign, so that every cell has one of each; none where that cannot be.
fn turned(sums: &[Vec<(usize, bool)>], nodes: usize) -> Option<Vec<bool>> {
    // Between two sums: whether one of them must be turned against the other.
    let mut links: Vec<Vec<(usize, bool)>> = vec![Vec::new(); nodes];
    for sums in sums {
        if let [(one, adds), (other, also)] = sums[..] {
            links[one].push((other, adds == also));
            links[other].push((one, adds == also));
        }
    }
    let mut turned: Vec<Option<bool>> = vec![None; nodes];
    for start in 0..nodes {
        if turned[start].is_some() {
            continue;
        }
        turned[start] = Some(false);
        let mut queue = vec![start];
        while let Some(node) = queue.pop() {
            for &(next, against) in &links[node] {
                let sign = turned[node].map(|sign| sign != against);
                match turned[next] {
                    None => {
                        turned[next] = sign;
                        queue.push(next);
                    }
                    known if known != sign => return None,
                    _ => {}
                }
            }
        }
    }
    Some(turned.into_iter().map(|sign| sign == Some(true)).collect())
}
