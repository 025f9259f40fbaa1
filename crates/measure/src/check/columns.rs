//! Whether a query's answer has the columns a definition needs, with types that can be read.

use datafusion::arrow::datatypes::{DataType, Schema};

use crate::complaint::Complaint;

/// What a column must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    Text,
    Day,
    Integer,
    Amount,
    Truth,
    /// Anything that can be shown as text.
    Anything,
}

/// Every column that is missing or of another type.
pub(super) fn check(schema: &Schema, needed: &[(&str, Needed)]) -> Vec<Complaint> {
    let known: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    let mut complaints = Vec::new();
    for (column, need) in needed {
        match schema.field_with_name(column) {
            Err(_) => {
                complaints.push(Complaint::unknown(format!("the query has no column `{column}`"), column, &known));
            }
            Ok(field) if !need.admits(field.data_type()) => {
                let problem = format!("column `{column}` is {}, not {}", field.data_type(), need.words());
                complaints.push(Complaint::new(problem, need.remedy(column)));
            }
            Ok(_) => {}
        }
    }
    complaints
}

impl Needed {
    fn admits(self, found: &DataType) -> bool {
        match self {
            _ if *found == DataType::Null => true,
            Self::Text => found.is_string(),
            Self::Day => *found == DataType::Date32,
            Self::Integer => found.is_integer(),
            Self::Amount => found.is_numeric() || *found == DataType::Boolean,
            Self::Truth => *found == DataType::Boolean,
            Self::Anything => !found.is_nested(),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Day => "a day",
            Self::Integer => "a whole number",
            Self::Amount => "a number or true and false",
            Self::Truth => "true and false",
            Self::Anything => "a single value",
        }
    }

    fn remedy(self, column: &str) -> String {
        let kind = match self {
            Self::Text | Self::Anything => "varchar",
            Self::Day => "date",
            Self::Integer => "bigint",
            Self::Amount => "double",
            Self::Truth => "boolean",
        };
        format!("write `cast(… as {kind}) as \"{column}\"`")
    }
}
