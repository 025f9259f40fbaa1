//! Hidden cells that depend on each other: a change to one can only be made up for by others of its block.

use std::collections::HashMap;

use super::{Table, network::Network};

/// The hidden cells in blocks. In a network these are its biconnected components (Hopcroft & Tarjan 1973): what happens in
/// one says nothing of another. In other tables they are cells linked by sums.
pub(super) fn blocks(table: &Table, network: Option<&Network>, hidden: &[usize]) -> Vec<Vec<usize>> {
    match network {
        Some(network) => biconnected(network, hidden),
        None => linked(table, hidden),
    }
}

fn linked(table: &Table, hidden: &[usize]) -> Vec<Vec<usize>> {
    let mut block_of: HashMap<usize, usize> = hidden.iter().copied().zip(0..).collect();
    for relation in table.relations() {
        let of_relation = || relation.parts.iter().chain([&relation.total]);
        let found: Vec<usize> = of_relation().filter_map(|cell| block_of.get(cell).copied()).collect();
        let Some(least) = found.iter().min().copied() else { continue };
        block_of.values_mut().filter(|block| found.contains(block)).for_each(|block| *block = least);
    }
    let mut blocks: HashMap<usize, Vec<usize>> = HashMap::new();
    for cell in hidden {
        blocks.entry(block_of[cell]).or_default().push(*cell);
    }
    blocks.into_values().collect()
}

fn biconnected(network: &Network, hidden: &[usize]) -> Vec<Vec<usize>> {
    let mut at: Vec<Vec<usize>> = vec![Vec::new(); network.nodes];
    let mut blocks = Vec::new();
    for &cell in hidden {
        let (from, to) = network.arcs[cell];
        if from == to {
            blocks.push(vec![cell]);
        } else {
            at[from].push(cell);
            at[to].push(cell);
        }
    }
    let mut search = Search { network, at: &at, order: vec![0; network.nodes], low: vec![0; network.nodes], clock: 0 };
    for (root, cells) in at.iter().enumerate() {
        if search.order[root] == 0 && !cells.is_empty() {
            search.from(root, &mut blocks);
        }
    }
    blocks
}

/// A depth-first search.
struct Search<'a> {
    network: &'a Network,
    at: &'a [Vec<usize>],
    /// When a node was first seen; 0 is not yet.
    order: Vec<usize>,
    /// The earliest node that can be reached from below it.
    low: Vec<usize>,
    clock: usize,
}

impl Search<'_> {
    fn see(&mut self, node: usize) {
        self.clock += 1;
        (self.order[node], self.low[node]) = (self.clock, self.clock);
    }

    fn from(&mut self, root: usize, blocks: &mut Vec<Vec<usize>>) {
        self.see(root);
        // Each node on the way with the cell that led to it and the next cell to look at.
        let mut way = vec![(root, usize::MAX, 0)];
        let mut open: Vec<usize> = Vec::new();
        while let Some(&mut (node, by, ref mut next)) = way.last_mut() {
            let Some(&cell) = self.at[node].get(*next) else {
                way.pop();
                let Some(&(above, ..)) = way.last() else { break };
                self.low[above] = self.low[above].min(self.low[node]);
                if self.low[node] >= self.order[above] {
                    let from = open.iter().rposition(|cell| *cell == by).expect("it led here");
                    blocks.push(open.split_off(from));
                }
                continue;
            };
            *next += 1;
            let (from, to) = self.network.arcs[cell];
            let other = if from == node { to } else { from };
            if cell == by {
                continue;
            }
            if self.order[other] == 0 {
                open.push(cell);
                self.see(other);
                way.push((other, cell, 0));
            } else if self.order[other] < self.order[node] {
                open.push(cell);
                self.low[node] = self.low[node].min(self.order[other]);
            }
        }
    }
}
