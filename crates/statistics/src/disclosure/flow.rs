//! Tables that a reader holds possible, as flows on a network: the greatest and least value of a cell is a greatest flow from
//! one of its ends to the other (Ford & Fulkerson 1956), along shortest paths (Edmonds & Karp 1972).

use std::collections::VecDeque;

use super::{Table, network::Network};

/// A table that agrees with everything published, and how it may change.
pub(super) struct Flow {
    arcs: Vec<(usize, usize)>,
    value: Vec<u64>,
    lower: Vec<u64>,
    upper: Vec<u64>,
    /// The hidden cells at each node.
    at: Vec<Vec<usize>>,
    /// The search in which a node was last reached, and the cell by which.
    reached: Vec<(u64, usize)>,
    search: u64,
}

impl Flow {
    /// The true table, without hidden cells; no cell is greater than `bound`.
    pub fn new(table: &Table, network: &Network, bound: u64) -> Self {
        let cells = table.cells().len();
        Self {
            arcs: network.arcs.clone(),
            value: table.cells().to_vec(),
            lower: vec![0; cells],
            upper: vec![bound; cells],
            at: vec![Vec::new(); network.nodes],
            reached: vec![(0, 0); network.nodes],
            search: 0,
        }
    }

    /// Lets a cell change.
    pub fn hide(&mut self, cell: usize) {
        let (from, to) = self.arcs[cell];
        self.at[from].push(cell);
        self.at[to].push(cell);
    }

    /// Lets it change no more.
    pub fn publish(&mut self, cell: usize) {
        let (from, to) = self.arcs[cell];
        for node in [from, to] {
            self.at[node].retain(|other| *other != cell);
        }
    }

    /// The value of a cell.
    pub fn value(&self, cell: usize) -> u64 {
        self.value[cell]
    }

    /// Puts a cell between bounds that its value meets.
    pub fn bind(&mut self, cell: usize, lower: u64, upper: u64) {
        (self.lower[cell], self.upper[cell]) = (lower, upper);
    }

    /// How far a cell can grow or shrink.
    pub fn room(&self, cell: usize, up: bool) -> u64 {
        if up { self.upper[cell] - self.value[cell] } else { self.value[cell] - self.lower[cell] }
    }

    /// Makes a cell greater or smaller, as far as it has room.
    pub fn change(&mut self, cell: usize, up: bool, by: u64) {
        self.value[cell] = if up { self.value[cell] + by } else { self.value[cell] - by };
    }

    /// Gives cells the values they have in a table again.
    pub fn restore(&mut self, cells: &[usize], table: &Table) {
        for &cell in cells {
            self.value[cell] = table.cells()[cell];
        }
    }

    /// Makes a cell greater, by no more than `most`, and says by how much. What changes is noted.
    pub fn raise(&mut self, cell: usize, most: u64, changed: &mut Vec<usize>) -> u64 {
        let room = most.min(self.room(cell, true));
        let (from, to) = self.arcs[cell];
        let raised = self.push(to, from, room, cell, changed);
        self.value[cell] += raised;
        changed.push(cell);
        raised
    }

    /// Makes a cell smaller, by no more than `most`, and says by how much.
    pub fn sink(&mut self, cell: usize, most: u64, changed: &mut Vec<usize>) -> u64 {
        let room = most.min(self.room(cell, false));
        let (from, to) = self.arcs[cell];
        let sunk = self.push(from, to, room, cell, changed);
        self.value[cell] -= sunk;
        changed.push(cell);
        sunk
    }

    /// How far a cell's value can go in one direction from a node, and where to.
    fn step(&self, cell: usize, node: usize) -> (usize, u64) {
        let (from, to) = self.arcs[cell];
        let up = from == node;
        (if up { to } else { from }, self.room(cell, up))
    }

    fn push(&mut self, start: usize, goal: usize, most: u64, without: usize, changed: &mut Vec<usize>) -> u64 {
        if start == goal {
            return most;
        }
        let mut pushed = 0;
        while pushed < most && self.find(start, goal, without) {
            let (mut node, mut room) = (goal, most - pushed);
            while node != start {
                let cell = self.reached[node].1;
                let before = self.other_end(cell, node);
                room = room.min(self.step(cell, before).1);
                node = before;
            }
            node = goal;
            while node != start {
                let cell = self.reached[node].1;
                changed.push(cell);
                self.change(cell, self.arcs[cell].1 == node, room);
                node = self.other_end(cell, node);
            }
            pushed += room;
        }
        pushed
    }

    fn other_end(&self, cell: usize, node: usize) -> usize {
        let (from, to) = self.arcs[cell];
        if to == node { from } else { to }
    }

    /// Finds a shortest way on which something can still change.
    fn find(&mut self, start: usize, goal: usize, without: usize) -> bool {
        // Looking back from the goal first saves a search of everything where nothing leads to it.
        let enters = |cell: &usize| {
            let before = self.other_end(*cell, goal);
            *cell != without && before != goal && self.step(*cell, before).1 > 0
        };
        if !self.at[goal].iter().any(enters) {
            return false;
        }
        self.search += 1;
        self.reached[start] = (self.search, usize::MAX);
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for index in 0..self.at[node].len() {
                let cell = self.at[node][index];
                let (next, room) = self.step(cell, node);
                if room == 0 || cell == without || self.reached[next].0 == self.search {
                    continue;
                }
                self.reached[next] = (self.search, cell);
                if next == goal {
                    return true;
                }
                queue.push_back(next);
            }
        }
        false
    }
}
