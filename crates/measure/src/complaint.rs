//! What the analytical engine says about a query, put into sentences that say what is wrong and how to mend it.

use catalogue::nearest;
use datafusion::common::{DataFusionError, SchemaError};

use crate::MeasureError;

/// Where columns and tables are listed, for people.
const PAGE: &str = "docs/SNAPSHOT.md lists the tables and their columns";

/// Why a query does not do what a definition needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    /// Line of the query, counted from 1; 0 where the whole query is meant.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) problem: String,
    /// How to mend it.
    pub(crate) remedy: String,
}

impl Complaint {
    /// A complaint about a whole query.
    pub(crate) fn new(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { line: 0, problem: problem.into(), remedy: remedy.into() }
    }

    /// A word that is not among those known.
    pub(crate) fn unknown(problem: impl Into<String>, word: &str, known: &[&str]) -> Self {
        let remedy = match nearest(word, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => PAGE.to_owned(),
            None => format!("use one of {}", known.join(", ")),
        };
        Self::new(problem, remedy)
    }

    /// The same as an error of the definition in `file`.
    pub(crate) fn in_file(self, file: &str) -> MeasureError {
        let line = if self.line > 0 { format!("line {}: ", self.line) } else { String::new() };
        MeasureError::Query { file: file.to_owned(), problem: format!("{line}{}; {}", self.problem, self.remedy) }
    }
}

impl From<DataFusionError> for Complaint {
    fn from(error: DataFusionError) -> Self {
        let line = error.diagnostic().and_then(|diagnostic| diagnostic.span).map(|span| span.start.line);
        let complaint = match error.find_root() {
            DataFusionError::SchemaError(schema, _) => about_columns(schema),
            DataFusionError::SQL(parser, _) => about_grammar(&parser.to_string()),
            other => Self::new(format!("the query does not run: {}", first_line(&other.strip_backtrace())), PAGE),
        };
        Self { line: line.and_then(|line| usize::try_from(line).ok()).unwrap_or(complaint.line), ..complaint }
    }
}

fn about_columns(error: &SchemaError) -> Complaint {
    let SchemaError::FieldNotFound { field, valid_fields } = error else {
        return Complaint::new(format!("the query does not run: {}", first_line(&error.to_string())), PAGE);
    };
    let known: Vec<&str> = valid_fields
        .iter()
        .filter(|known| field.relation.is_none() || known.relation == field.relation)
        .map(|known| known.name.as_str())
        .collect();
    let name = match &field.relation {
        Some(relation) => format!("{relation}.{}", field.name),
        None => field.name.clone(),
    };
    Complaint::unknown(format!("the query has no column `{name}`"), &field.name, &known)
}

/// The parser says where: `Expected: …, found: … at Line: 3, Column: 5`.
fn about_grammar(message: &str) -> Complaint {
    let line = message.rsplit_once("Line: ").and_then(|(_, rest)| rest.split(',').next()?.trim().parse().ok());
    let problem = message.rsplit_once(" at Line: ").map_or(message, |(before, _)| before);
    let problem = problem.trim_start_matches("sql parser error: ");
    let remedy = "mend the SQL; names that are words of SQL stand in quotes".to_owned();
    Complaint { line: line.unwrap_or(0), problem: format!("the query cannot be read: {problem}"), remedy }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
