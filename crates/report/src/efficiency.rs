//! How much result the money brings: (actual ÷ target) ÷ (spent ÷ planned).

use catalogue::{Project, Text};
use measure::{MoneyLine, ProjectResult};

/// Result and money of one output of a project.
#[derive(Debug, Clone)]
pub(crate) struct Efficiency<'a> {
    /// Short name of the project.
    pub(crate) project: &'a Text,
    /// Name of the output.
    pub(crate) output: &'a Text,
    /// Its unit.
    pub(crate) unit: String,
    /// Reached.
    pub(crate) actual: f64,
    /// Promised.
    pub(crate) target: f64,
    /// Cents spent, less what was returned.
    pub(crate) spent: i64,
    /// Cents planned for the whole project.
    pub(crate) planned: i64,
}

/// Every output of a project that has a target and a budget; nothing where either is missing.
pub(crate) fn of<'a>(project: &'a Project, result: &ProjectResult) -> Vec<Efficiency<'a>> {
    let planned = planned(project, &result.money);
    if planned <= 0 {
        return Vec::new();
    }
    let spent = sum(&result.money, "spent") - sum(&result.money, "returned");
    let outputs = project.output.iter().filter(|output| output.target > 0.0);
    outputs
        .filter_map(|output| {
            let reached = result.outputs.iter().find(|one| one.output == output.id)?;
            let actual = f64::from(u32::try_from(reached.value).ok()?);
            Some(Efficiency {
                project: &project.short,
                output: &output.name,
                unit: output.unit.clone(),
                actual,
                target: output.target,
                spent,
                planned,
            })
        })
        .collect()
}

impl Efficiency<'_> {
    /// Above one where results run ahead of the money; nothing before money is spent.
    pub(crate) fn ratio(&self) -> Option<f64> {
        let share = thousandths(self.spent) / thousandths(self.planned);
        (share > 0.0).then(|| self.actual / self.target / share)
    }
}

/// The budget as approved; where the pack has none, the planned movements.
fn planned(project: &Project, money: &[MoneyLine]) -> i64 {
    project.budget.as_ref().map_or_else(|| sum(money, "planned"), |budget| budget.total_cents)
}

/// Cents of one kind of movement.
pub(crate) fn sum(money: &[MoneyLine], kind: &str) -> i64 {
    money.iter().filter(|line| line.kind == kind).map(|line| line.cents).sum()
}

/// Whole thousands of cents: shares are printed to two decimals, and budgets stay below the range of `i32` this way.
fn thousandths(cents: i64) -> f64 {
    f64::from(i32::try_from(cents / 1000).unwrap_or(i32::MAX))
}
