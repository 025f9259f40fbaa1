//! `instruments/<id>/<version>.toml`: assessment instruments as data, and the one engine that scores all of them.

#[cfg(test)]
mod agreement;
mod answer;
mod band;
mod bulk;
mod card;
mod change;
mod comparison;
mod compile;
mod contribution;
mod definition;
mod domain;
mod expression;
mod functions;
mod item;
mod lower;
mod plan;
mod problem;
mod proof;
mod result;
mod run;
mod score;
mod scored;
mod table;
mod version;
mod written_day;

pub use answer::{Answer, Answers};
pub use band::{Band, BandLimit, Level, NeedRule, StrengthRule};
pub use bulk::{BulkCount, BulkProblem};
pub use card::{Applies, Finding as StudyFinding, InstrumentState, ModelCard, StateFrom, UsedBy};
pub use change::BandChange;
pub use comparison::{Comparison, LevelChange, NumberChange, ScoreChange, compare};
pub(crate) use compile::compile;
pub use contribution::Contribution;
pub(crate) use definition::LIVING;
pub use definition::{Derived, InputSet, InstrumentDefinition, InstrumentTest, Notice, Requirement};
pub use domain::{Domain, DomainMethod};
pub use item::{Choice, Item, ItemType, MissingRule, Scale};
pub use problem::{AnswerProblem, Refusal, ScoreProblem};
pub use score::{Case, LogRatio, Polynomial, Rounding, Score, Step, Term};
pub use scored::{DomainResult, Fallback, FoundNeed, FoundStrength, ScoreResult, Scored};
pub use table::Table;
pub use version::Instrument;
