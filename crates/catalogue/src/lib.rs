//! Reads and checks the definitions of a pack and yields one immutable [`Catalogue`].
//!
//! First stop of the flow `definitions -> catalogue -> record -> measure -> report -> web / cli`.

mod act;
mod activity_type;
mod catalogue;
mod check;
mod classifier;
mod complaint;
mod day;
mod deadline;
mod definition;
mod document;
mod finding;
mod fund;
mod import_mapping;
mod index_model;
mod indicator;
mod instrument;
mod key_path;
mod loader;
mod look_up;
mod meaning;
mod natural;
mod nearest;
mod origin;
mod pack;
mod policy;
mod project;
mod protocol;
mod reading;
mod report_words;
mod role;
mod source;
mod standard;
mod study;
mod target;
mod text;
mod typed;
mod unit;
pub mod wording;

pub use act::{Act, ActStage, Milestone, PlannedDate};
pub use activity_type::{ActivityType, HeadcountKind, MinimumPerYear, Times};
pub use catalogue::Catalogue;
pub use classifier::{Classifier, Code};
pub use deadline::{
    CaseEvent, CaseHistory, Deadline, DeadlineWords, Due, DueState, DueStep, EventPattern, Exemption, Extension, Span,
    TimeLeft,
};
pub use finding::{Finding, Findings};
pub use fund::{Demarcation, EuIndicator, Fund};
pub use import_mapping::{ColumnRule, ImportMapping, ImportTarget};
pub use index_model::{
    Adoption, Goalposts, IndexDimension, IndexJoining, IndexModel, IndexState, IndexStep, IndexTransform,
};
pub use indicator::{
    Breakdown, CountUnit, Frequency, Indicator, IndicatorTest, MeasureAs, Parameter, Passport, PassportRow, Period,
    Query, TestExpectation,
};
pub use instrument::{
    Answer, AnswerProblem, Answers, Applies, Band, BandChange, BandLimit, BulkCount, BulkProblem, Case, Choice,
    Comparison, Contribution, Derived, Domain, DomainMethod, DomainResult, Fallback, FoundNeed, FoundStrength,
    InputSet, Instrument, InstrumentDefinition, InstrumentState, InstrumentTest, Item, ItemType, Level, LevelChange,
    LogRatio, MissingRule, ModelCard, NeedRule, Notice, NumberChange, Polynomial, Refusal, Requirement, Rounding,
    Scale, Score, ScoreChange, ScoreProblem, ScoreResult, Scored, StateFrom, Step, StrengthRule, StudyFinding, Table,
    Term, UsedBy, compare,
};
pub use key_path::KeyPath;
pub use natural::natural_order;
pub use nearest::nearest;
pub use origin::{Kind, Origin};
pub use pack::Pack;
pub use policy::{
    Achievement, AchievementValue, Approval, CarryOver, CarryTarget, Conclusions, Direction, EvaluationFinding,
    NotReached, Outcome, PlanRow, PlanSection, PolicyDocument, PolicyKind, Postponed, Task, TaskStatus,
};
pub use project::{Budget, BudgetPart, Output, Project, ProjectActivity, Rule};
pub use protocol::{
    Alarm, Analysis, Ask, Cohort, CohortColumn, Grouping, Inclusion, Lead, Need, Needs, Protocol, ProtocolState,
};
pub use report_words::{ReportSection, ReportWords};
pub use role::{Grant, Role, Scope, Sees};
pub use source::{Anomaly, Source};
pub use standard::Standard;
pub use study::Study;
pub use target::{Comparator, LedgerCount, LedgerWhat, Per, Target, TargetKind};
pub use text::{Lang, Text};
pub use unit::{NounForms, Unit};
