//! From an instrument as written to one that can score: names become cells, CEL becomes expressions, slips become findings.

mod items;
mod ladders;
mod scores;
mod tables;

use std::sync::Arc;

use super::expression::Expression;
use super::lower::{self, Bound, Kind, Slip};
use super::plan::{Plan, PlannedDomain, PlannedRequirement, PlannedValue};
use super::{Domain, Instrument, InstrumentDefinition, MissingRule};
use crate::{KeyPath, nearest};

/// Something wrong at a place of the file, and how to mend it.
pub(crate) type Complaint = (KeyPath, String, String);

/// Compiles `definition`; `hash` is that of its meaning.
pub(crate) fn compile(definition: &Arc<InstrumentDefinition>, hash: String) -> Result<Instrument, Vec<Complaint>> {
    let mut compiler = Compiler { definition, scope: Vec::new(), plan: Plan::default(), complaints: Vec::new() };
    compiler.items();
    compiler.derived();
    compiler.domains();
    compiler.sets();
    compiler.requirements();
    compiler.scores();
    compiler.notices();
    compiler.ladders();
    if !compiler.complaints.is_empty() {
        return Err(compiler.complaints);
    }
    let plan = compiler.plan;
    let behind = Arc::new(behind(&plan));
    let instrument = Instrument { definition: Arc::clone(definition), hash, plan: Arc::new(plan), behind };
    let complaints = instrument.prove();
    if complaints.is_empty() { Ok(instrument) } else { Err(complaints) }
}

struct Compiler<'a> {
    definition: &'a InstrumentDefinition,
    /// Names that may be used from here on.
    scope: Vec<Bound>,
    plan: Plan,
    complaints: Vec<Complaint>,
}

fn at(list: &'static str, index: usize) -> KeyPath {
    KeyPath::default().key(list).index(index)
}

impl Compiler<'_> {
    fn complain(&mut self, at: KeyPath, problem: impl Into<String>, remedy: impl Into<String>) {
        self.complaints.push((at, problem.into(), remedy.into()));
    }

    /// Takes the value, or notes the slip.
    fn take<T>(&mut self, at: KeyPath, lowered: Result<T, Slip>) -> Option<T> {
        lowered.map_err(|(problem, remedy)| self.complain(at, problem, remedy)).ok()
    }

    fn condition(&mut self, at: KeyPath, text: &str) -> Option<Expression> {
        let lowered = lower::condition(text, &self.scope);
        self.take(at, lowered)
    }

    fn number(&mut self, at: KeyPath, text: &str) -> Option<Expression> {
        let lowered = lower::number(text, &self.scope).map(|(expression, _)| expression);
        self.take(at, lowered)
    }

    /// Gives `id` a cell and makes it known to what stands below.
    fn bind(&mut self, place: &KeyPath, id: &str, kind: Kind) -> usize {
        let cell = self.plan.cells;
        self.plan.cells += 1;
        let plain = id.starts_with(|letter: char| letter.is_ascii_lowercase())
            && id.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
        if !plain {
            let remedy = "use letters a–z, digits and `_`, as in `age_at_first`: conditions name it";
            self.complain(place.key("id"), format!("`{id}` cannot be a name in conditions"), remedy);
        } else if self.scope.iter().any(|bound| bound.name == id) {
            let remedy = "items, derived values, domains and scores share their names: choose another";
            self.complain(place.key("id"), format!("`{id}` stands twice"), remedy);
        }
        self.scope.push(Bound { name: id.to_owned(), cell, kind });
        cell
    }

    fn item_named(&mut self, place: KeyPath, id: &str) -> Option<usize> {
        let found = self.definition.item.iter().position(|item| item.id == id);
        if found.is_none() {
            let near = nearest(id, self.definition.item.iter().map(|item| item.id.as_str()));
            let remedy =
                near.map_or_else(|| "name one of the items".to_owned(), |near| format!("did you mean `{near}`?"));
            self.complain(place, format!("there is no item `{id}`"), remedy);
        }
        found
    }

    fn derived(&mut self) {
        for (index, derived) in self.definition.derive.iter().enumerate() {
            let place = at("derive", index);
            let lowered = lower::derived(&derived.is, &self.scope);
            let (is, kind) = self.take(place.key("is"), lowered).unwrap_or((Expression::Number(0.0), Kind::Number));
            let cell = self.bind(&place, &derived.id, kind);
            self.plan.derived.push(PlannedValue { cell, is });
        }
    }

    fn domains(&mut self) {
        for (index, domain) in self.definition.domain.iter().enumerate() {
            let place = at("domain", index);
            let members = self.members(&place, domain);
            let cell = self.bind(&place, &domain.id, Kind::Number);
            let prorated = members.iter().any(|(item, _)| self.plan.items[*item].missing == MissingRule::Prorated);
            if domain.method.is_some() && prorated && domain.least_answered.is_none() {
                let problem = format!("domain `{}` has prorated items, but not how many must be answered", domain.id);
                self.complain(place.clone(), problem, "add `least_answered = …`");
            }
            let least_answered = domain.least_answered.unwrap_or(members.len());
            self.plan.domains.push(PlannedDomain { cell, method: domain.method, members, least_answered });
        }
    }

    fn members(&mut self, place: &KeyPath, domain: &Domain) -> Vec<(usize, Expression)> {
        let mut members = Vec::new();
        for (position, id) in domain.items.iter().enumerate() {
            let place = place.key("items").index(position);
            let Some(item) = self.item_named(place.clone(), id) else { continue };
            let points = match domain.method {
                Some(_) => self.number(place, id),
                None => Some(Expression::Cell(item)),
            };
            members.extend(points.map(|points| (item, points)));
        }
        members
    }

    fn sets(&mut self) {
        for (index, set) in self.definition.set.iter().enumerate() {
            let place = at("set", index).key("needs");
            let needs = set.needs.iter().enumerate();
            let needs = needs.filter_map(|(position, id)| self.item_named(place.index(position), id)).collect();
            self.plan.sets.push(needs);
        }
    }

    fn set_named(&mut self, place: KeyPath, id: Option<&String>) -> Option<usize> {
        let id = id?;
        let found = self.definition.set.iter().position(|set| set.id == *id);
        if found.is_none() {
            let near = nearest(id, self.definition.set.iter().map(|set| set.id.as_str()));
            let remedy =
                near.map_or_else(|| "add it as `[[set]]`".to_owned(), |near| format!("did you mean `{near}`?"));
            self.complain(place, format!("there is no set of inputs `{id}`"), remedy);
        }
        found
    }

    fn requirements(&mut self) {
        for (index, requirement) in self.definition.require.iter().enumerate() {
            let place = at("require", index);
            for (position, id) in requirement.items.iter().enumerate() {
                self.item_named(place.key("items").index(position), id);
            }
            let set = self.set_named(place.key("set"), requirement.set.as_ref());
            let that = self.condition(place.key("that"), &requirement.that).unwrap_or(Expression::Number(1.0));
            self.plan.requirements.push(PlannedRequirement { that, set });
        }
    }

    fn notices(&mut self) {
        for (index, notice) in self.definition.notice.iter().enumerate() {
            let when = self.condition(at("notice", index).key("when"), &notice.when);
            self.plan.notices.extend(when);
        }
    }
}

/// Items behind each cell.
fn behind(plan: &Plan) -> Vec<Vec<usize>> {
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); plan.cells];
    for (item, cell) in behind.iter_mut().enumerate().take(plan.items.len()) {
        cell.push(item);
    }
    for derived in &plan.derived {
        let mut items = Vec::new();
        derived.is.cells(&mut |cell| items.extend(&behind[cell]));
        behind[derived.cell] = items;
    }
    for domain in &plan.domains {
        behind[domain.cell] = domain.members.iter().map(|(item, _)| *item).collect();
    }
    for score in &plan.scores {
        let mut items = behind[score.cell].clone();
        for term in &score.terms {
            term.cells(&mut |cell| items.extend(&behind[cell]));
        }
        items.sort_unstable();
        items.dedup();
        behind[score.cell] = items;
    }
    behind
}
