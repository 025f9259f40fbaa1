//! `policy/`: guidelines, plans, tasks, what was achieved and what moved on.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Anomaly, Source, Target, Text};

/// A policy document: guidelines or one of their plans (`policy/<id>.toml`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyDocument {
    /// Id: `guidelines-2022-2027`, `plan-2023-2024`.
    pub id: String,
    /// Kind.
    pub kind: PolicyKind,
    /// Official title.
    pub name: Text,
    /// Short title used in reports: `Plāns 23-24`.
    pub short: Text,
    /// Document it implements.
    pub implements: Option<String>,
    /// First and last day.
    #[serde(deserialize_with = "crate::day::required")]
    pub from: NaiveDate,
    /// Last day.
    #[serde(deserialize_with = "crate::day::required")]
    pub to: NaiveDate,
    /// How it was approved.
    pub approval: Option<Approval>,
    /// Agencies responsible, first the lead; codes of `pack.agency` or of classifier `institution`.
    #[serde(default)]
    pub responsible: Vec<String>,
    /// Policy goal.
    pub goal: Option<Text>,
    /// Direct target groups.
    #[serde(default)]
    pub target_groups: Vec<Text>,
    /// Indirect target groups.
    #[serde(default)]
    pub indirect_target_groups: Vec<Text>,
    /// Outcomes with their indicators (`outcome.no` is named by indicators).
    #[serde(default)]
    pub outcome: Vec<Outcome>,
    /// Directions of action.
    #[serde(default)]
    pub direction: Vec<Direction>,
    /// Sections of a plan with rows (plan 2015–2020).
    #[serde(default)]
    pub section: Vec<PlanSection>,
    /// Footnotes of the document.
    #[serde(default)]
    pub footnote: Vec<Text>,
    /// Where it is.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Contradictions.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
    /// What its evaluation concluded, where one exists.
    pub conclusions: Option<Conclusions>,
}

/// Kinds of policy documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyKind {
    /// Medium-term guidelines.
    Guidelines,
    /// A plan that implements guidelines.
    Plan,
    /// What the state budget expects of a programme; it has results but no tasks.
    Budget,
}

/// The act that approved a document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Issuer and kind: "Ministru kabineta rīkojums".
    pub act: Text,
    /// Number.
    pub number: String,
    /// Day.
    #[serde(deserialize_with = "crate::day::required")]
    pub on: NaiveDate,
    /// Minutes reference as printed.
    pub protocol: Option<String>,
    /// Public address.
    pub url: Option<String>,
}

/// A policy outcome.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Number.
    pub no: u32,
    /// Wording in the passport.
    pub name: Text,
    /// Wording in the mid-term report's table 1.
    pub name_in_report: Text,
}

/// A direction of action.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Direction {
    /// Number.
    pub no: u32,
    /// Title.
    pub name: Text,
}

/// A section of plan 2015–2020.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSection {
    /// Number as printed: `4.3`.
    pub no: String,
    /// Title.
    pub name: Text,
    /// Direction it belongs to.
    pub direction: u32,
}

/// A row of plan 2015–2020 (`policy/plan-2015-2020/<section>.toml`, key `[[row]]`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRow {
    /// Stable id: `P15-1.1-01`.
    pub id: String,
    /// Number as printed.
    pub printed: String,
    /// Section number.
    pub section: String,
    /// Measure.
    pub measure: Text,
    /// Expected result.
    pub result: Text,
    /// Result indicator as printed.
    pub indicator: Text,
    /// What it promises.
    #[serde(default)]
    pub target: Vec<Target>,
    /// EU indicator it feeds, as printed; absent: none.
    pub eu_link: Option<Text>,
    /// Id of the EU indicator in `funds.toml`.
    pub eu_indicator: Option<String>,
    /// Footnote numbers.
    #[serde(default)]
    pub footnotes: Vec<u32>,
    /// Place in the source.
    pub source: Source,
    /// Oddities.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}

/// A task of a plan with its state (`policy/<plan>/<no>.toml`).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Number: `1.3`.
    pub no: String,
    /// Plan it belongs to.
    pub plan: String,
    /// Direction number.
    pub direction: u32,
    /// Title.
    pub name: Text,
    /// The guidelines' task reference as printed in a footnote.
    pub guidelines_reference: Option<Text>,
    /// Agencies that carry it out.
    #[serde(default)]
    pub owners: Vec<String>,
    /// State.
    pub status: TaskStatus,
    /// Why that state.
    pub rationale: Text,
    /// Further paragraphs of the report.
    #[serde(default)]
    pub remark: Vec<Text>,
    /// What was achieved.
    #[serde(default)]
    pub achievement: Vec<Achievement>,
    /// Targets that were not reached.
    #[serde(default)]
    pub not_reached: Vec<NotReached>,
    /// What was put off.
    #[serde(default)]
    pub postponed: Vec<Postponed>,
    /// What moved to the next plan.
    #[serde(default)]
    pub carried: Vec<CarryOver>,
    /// Targets of the task that the ledger answers.
    #[serde(default)]
    pub target: Vec<Target>,
    /// Place in the source.
    pub source: Source,
    /// Oddities.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}

/// State of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskStatus {
    /// Done (izpildīts).
    Done,
    /// Partially done (daļēji izpildīts).
    PartiallyDone,
    /// Started (uzsākts).
    Started,
    /// Not assessable in the report's period (nav vērtējams).
    NotAssessable,
    /// Planned (plānots), for plans not yet reported on.
    Planned,
}

/// One achievement: a sentence with its numbers as structured values.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Achievement {
    /// Id unique in the task: `a`, `b`…
    pub id: String,
    /// Agency.
    pub agency: String,
    /// The sentence with placeholders for `value` ids: `{trained}`, `{trained:accusative}`,
    /// `{trained?piedalījies|piedalījušies}`. See the catalogue's `wording` module.
    pub sentence: Text,
    /// Its numbers.
    #[serde(default)]
    pub value: Vec<AchievementValue>,
    /// Years it covers.
    #[serde(default)]
    pub years: Vec<i32>,
    /// False where the source does not print the years.
    #[serde(default)]
    pub years_printed: bool,
    /// Projects or budgets, ids of `projects/` or classifier `funding-source`.
    #[serde(default)]
    pub funding: Vec<String>,
    /// Place in the source.
    pub source: Source,
    /// Oddities.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}

/// One number of an achievement.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AchievementValue {
    /// Id unique in the achievement, used in the sentence.
    pub id: String,
    /// The number as printed (percent with decimals); absent where the source gives none ("vairāku").
    pub number: Option<f64>,
    /// Id of the [`crate::Unit`].
    pub unit: String,
    /// What it counts.
    pub what: Text,
    /// Year, where one value belongs to one year.
    pub year: Option<i32>,
    /// Id of the value in the same achievement it is a part of (parts must add up).
    pub part_of: Option<String>,
    /// Promised value it is compared with.
    pub target: Option<f64>,
    /// How the ledger answers the same question; the report shows both.
    pub count: Option<crate::LedgerCount>,
}

/// A promised value that was not reached.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotReached {
    /// Indicator as printed.
    pub name: Text,
    /// Promised value.
    pub value: Option<f64>,
    /// Unit.
    pub unit: Option<String>,
    /// Whether work had begun.
    #[serde(default)]
    pub begun: bool,
    /// Project it depends on.
    pub project: Option<String>,
    /// Place in the source.
    pub source: Source,
}

/// Something put off to a later year.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Postponed {
    /// What.
    pub name: Text,
    /// Until when, as printed.
    pub until: Text,
    /// Project that will carry it.
    pub project: Option<String>,
    /// Place in the source.
    pub source: Source,
}

/// A measure that moves to the next plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarryOver {
    /// Id unique in the task.
    pub id: String,
    /// Plan it moves to.
    pub to: String,
    /// What moves.
    pub measure: Text,
    /// Values there.
    #[serde(default)]
    pub target: Vec<CarryTarget>,
    /// Due day.
    #[serde(default, deserialize_with = "crate::day::optional")]
    pub deadline: Option<NaiveDate>,
    /// Whether the due day is printed in the source or is the end of the plan.
    #[serde(default)]
    pub deadline_printed: bool,
    /// Dated steps on the way: `"2025-12-15" = { lv, en }`.
    #[serde(default)]
    pub milestone: BTreeMap<String, Text>,
    /// Place in the source.
    pub source: Source,
}

/// A value carried over.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarryTarget {
    /// The promised value in the new plan.
    #[serde(rename = "is")]
    pub target: Target,
    /// Indicator as printed.
    pub name: Text,
}

/// What an evaluation concluded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusions {
    /// Opening paragraph.
    pub summary: Text,
    /// Areas with positive impact.
    pub positive_impact: Vec<Text>,
    /// Areas without impact.
    pub no_impact: Vec<Text>,
    /// What comes next.
    pub further_action: Text,
    /// Findings of evaluations used as evidence.
    #[serde(default)]
    pub finding: Vec<EvaluationFinding>,
    /// Remarks on resources and efficiency, on the target groups' view.
    #[serde(default)]
    pub resources: Vec<Text>,
    /// Target groups' view.
    #[serde(default)]
    pub target_group_view: Vec<Text>,
}

/// A finding of an outside evaluation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvaluationFinding {
    /// What was found, with its number in words.
    pub text: Text,
    /// The number.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: Option<String>,
    /// Study it comes from (id in `studies.toml`).
    pub study: Option<String>,
    /// Place in the source.
    pub source: Source,
    /// Oddities.
    #[serde(default)]
    pub anomaly: Vec<Anomaly>,
}
