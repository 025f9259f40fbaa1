//! Complementary suppression in networks: circles of cells through a sensitive one, along which counts can be exchanged.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::{Table, flow::Flow, network::Network};
use crate::Error;

/// Parts of a unit of cost.
const COST: f64 = 1024.0;

/// A pattern of hidden cells.
pub(super) struct Circles<'a> {
    table: &'a Table,
    network: &'a Network,
    flow: Flow,
    hidden: Vec<bool>,
    need: u64,
}

/// Where counts can be moved: the cells at each node, and what it costs to hide one.
struct Routes<'r> {
    all: &'r [Vec<usize>],
    cost: &'r dyn Fn(usize) -> u64,
}

impl<'a> Circles<'a> {
    pub fn new(table: &'a Table, network: &'a Network, hidden: &[usize], need: u64) -> Self {
        let flow = Flow::new(table, network, table.bound());
        let mut pattern = Self { table, network, flow, hidden: vec![false; table.cells().len()], need };
        for &cell in hidden {
            pattern.hide(cell);
        }
        pattern
    }

    /// Hides more cells until the intervals of these are wide enough, and says what is hidden.
    pub fn open(mut self, cells: &[usize], cost: &impl Fn(usize) -> Option<f64>) -> Result<Vec<usize>, Error> {
        let mut all: Vec<Vec<usize>> = vec![Vec::new(); self.network.nodes];
        for (cell, &(from, to)) in self.network.arcs.iter().enumerate() {
            if from != to && cost(cell).is_some() {
                all[from].push(cell);
                all[to].push(cell);
            }
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "costs are above 0 and far below 2^53"
        )]
        let whole = |cost: f64| (cost * COST) as u64;
        let cost = |cell: usize| cost(cell).map_or(u64::MAX, whole);
        for &cell in cells {
            if self.room(cell).0 < self.need {
                self.open_up(cell, &Routes { all: &all, cost: &cost })?;
            }
        }
        Ok(self.cells())
    }

    /// Publishes cells again that protect nothing, and says what stays hidden.
    pub fn publish_again(mut self, primary: &[usize], extra: &[usize]) -> Vec<usize> {
        // The cells along which each sensitive one was seen to change: only if one of them goes must it be looked at again.
        let mut ways: HashMap<usize, HashSet<usize>> = HashMap::new();
        let mut users: HashMap<usize, HashSet<usize>> = HashMap::new();
        for &cell in primary {
            let (_, way) = self.room(cell);
            for &on in &way {
                users.entry(on).or_default().insert(cell);
            }
            ways.insert(cell, way);
        }
        for &cell in extra {
            self.publish(cell);
            let mut users_of: Vec<usize> = users.get(&cell).into_iter().flatten().copied().collect();
            users_of.sort_unstable();
            let found: Option<Vec<(usize, HashSet<usize>)>> = users_of
                .iter()
                .map(|&user| Some(self.room(user)).filter(|(room, _)| *room >= self.need).map(|(_, way)| (user, way)))
                .collect();
            let Some(found) = found else {
                self.hide(cell);
                continue;
            };
            for (user, way) in found {
                for on in ways.get(&user).into_iter().flatten() {
                    users.entry(*on).or_default().remove(&user);
                }
                for &on in &way {
                    users.entry(on).or_default().insert(user);
                }
                ways.insert(user, way);
            }
        }
        self.cells()
    }

    fn cells(&self) -> Vec<usize> {
        (0..self.hidden.len()).filter(|&cell| self.hidden[cell]).collect()
    }

    fn hide(&mut self, cell: usize) {
        self.hidden[cell] = true;
        self.flow.hide(cell);
    }

    fn publish(&mut self, cell: usize) {
        self.hidden[cell] = false;
        self.flow.publish(cell);
    }

    /// How wide a cell's interval is, looked at no further than needed, and which cells change along its width.
    fn room(&mut self, cell: usize) -> (u64, HashSet<usize>) {
        let mut changed = Vec::new();
        let up = self.flow.raise(cell, self.need, &mut changed);
        self.flow.restore(&changed, self.table);
        let down = self.flow.sink(cell, self.need - up, &mut changed);
        self.flow.restore(&changed, self.table);
        (up + down, changed.into_iter().collect())
    }

    /// Hides cells along the cheapest circles: those on which the cell can grow, then those on which it can shrink.
    fn open_up(&mut self, cell: usize, routes: &Routes<'_>) -> Result<(), Error> {
        let mut changed = Vec::new();
        let down = self.flow.sink(cell, self.need, &mut changed);
        self.flow.restore(&changed, self.table);
        let (from, to) = self.network.arcs[cell];
        let up = self.carve(to, from, self.need - down, cell, routes);
        if up + down < self.need {
            self.carve(from, to, (self.need - up).min(self.table.cells()[cell]), cell, routes);
        }
        if self.room(cell).0 < self.need { Err(Error::Unprotectable { cell }) } else { Ok(()) }
    }

    /// Hides what lies on cheapest ways between two nodes until so much can be moved along them, as far as there are any.
    fn carve(&mut self, start: usize, goal: usize, most: u64, without: usize, routes: &Routes<'_>) -> u64 {
        let (mut moved, mut touched) = (0, vec![without]);
        while moved < most {
            // One circle for all that is needed, if there is one; otherwise several.
            let whole = self.cheapest(start, goal, most - moved, without, routes);
            let Some(way) = whole.or_else(|| self.cheapest(start, goal, 1, without, routes)) else { break };
            let room = way.iter().map(|&(cell, up)| self.flow.room(cell, up)).min().unwrap_or(0).min(most - moved);
            for (cell, up) in way {
                if !self.hidden[cell] {
                    self.hide(cell);
                }
                self.flow.change(cell, up, room);
                touched.push(cell);
            }
            moved += room;
        }
        self.flow.restore(&touched, self.table);
        moved
    }

    /// The cheapest way on which at least so much can be moved (Dijkstra 1959): cells, and whether they grow.
    fn cheapest(
        &self,
        start: usize,
        goal: usize,
        least: u64,
        without: usize,
        routes: &Routes<'_>,
    ) -> Option<Vec<(usize, bool)>> {
        let mut reached: Vec<Option<(u64, usize)>> = vec![None; self.network.nodes];
        let mut done = vec![false; self.network.nodes];
        let mut queue = BinaryHeap::from([Reverse((0, start))]);
        reached[start] = Some((0, usize::MAX));
        while let Some(Reverse((so_far, node))) = queue.pop() {
            if std::mem::replace(&mut done[node], true) {
                continue;
            }
            if node == goal {
                break;
            }
            for &cell in &routes.all[node] {
                let (from, to) = self.network.arcs[cell];
                let (next, up) = if from == node { (to, true) } else { (from, false) };
                if cell == without || done[next] || self.flow.room(cell, up) < least {
                    continue;
                }
                let next_cost = so_far + if self.hidden[cell] { 1 } else { (routes.cost)(cell) };
                if reached[next].is_none_or(|(known, _)| next_cost < known) {
                    reached[next] = Some((next_cost, cell));
                    queue.push(Reverse((next_cost, next)));
                }
            }
        }
        let (mut node, mut way) = (goal, Vec::new());
        while node != start {
            let (_, cell) = reached[node]?;
            let (from, to) = self.network.arcs[cell];
            way.push((cell, to == node));
            node = if to == node { from } else { to };
        }
        Some(way)
    }
}
