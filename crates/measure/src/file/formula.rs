//! A condition or a value in SQL over a file's columns, evaluated by the analytical engine batch by batch.

use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, AsArray, BooleanArray, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Schema};
use datafusion::common::{DFSchema, DataFusionError, SchemaError};
use datafusion::logical_expr::simplify::SimplifyContext;
use datafusion::logical_expr::{Expr, ExprSchemable};
use datafusion::optimizer::simplify_expressions::ExprSimplifier;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::prelude::{SessionConfig, SessionContext};

use super::FileError;

/// A formula over one file's columns.
pub(super) struct Formula {
    context: SessionContext,
    text: String,
    expression: Expr,
}

impl Formula {
    /// Whether a text is more than the name of a column.
    pub(super) fn is_one(text: &str) -> bool {
        text.contains(|letter: char| letter.is_whitespace() || "()+-*/<>='".contains(letter))
    }

    /// Reads a value; names stand as they are written in the file.
    pub(super) fn value(text: &str, path: &Path, schema: &Schema) -> Result<Self, FileError> {
        let mut config = SessionConfig::new();
        config.options_mut().sql_parser.enable_ident_normalization = false;
        let context = SessionContext::new_with_config(config);
        let fault = |error: DataFusionError| fault(&error, text, path, schema);
        let columns = DFSchema::try_from(schema.clone()).map_err(fault)?;
        let expression = context.parse_sql_expr(text, &columns).map_err(fault)?;
        expression.get_type(&columns).map_err(fault)?;
        Ok(Self { context, text: text.to_owned(), expression })
    }

    /// Reads a condition.
    pub(super) fn condition(text: &str, path: &Path, schema: &Schema) -> Result<Self, FileError> {
        let formula = Self::value(text, path, schema)?;
        let columns = DFSchema::try_from(schema.clone()).map_err(|error| fault(&error, text, path, schema))?;
        if formula.expression.get_type(&columns).ok() == Some(DataType::Boolean) {
            return Ok(formula);
        }
        Err(unusable(text, path, "it must be true or false for each row, as in \"age >= 18\"".to_owned()))
    }

    /// Columns it reads.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.expression.column_refs().into_iter().map(|column| column.name.as_str())
    }

    /// Made ready for batches with these columns.
    pub(super) fn over(&self, path: &Path, schema: &Schema) -> Result<Ready, FileError> {
        let fault = |error: DataFusionError| fault(&error, &self.text, path, schema);
        let columns = DFSchema::try_from(schema.clone()).map_err(fault)?;
        // Some functions exist only until they are simplified into others, `coalesce` among them.
        let simplifier = ExprSimplifier::new(SimplifyContext::builder().with_schema(Arc::new(columns.clone())).build());
        let expression = simplifier.coerce(self.expression.clone(), &columns).map_err(fault)?;
        let expression = simplifier.simplify(expression).map_err(fault)?;
        let expression = self.context.create_physical_expr(expression, &columns).map_err(fault)?;
        Ok(Ready { expression, text: self.text.clone() })
    }
}

/// A formula ready to be put to rows.
pub(super) struct Ready {
    expression: Arc<dyn PhysicalExpr>,
    text: String,
}

impl Ready {
    /// Its value for each row of a batch.
    pub(super) fn values(&self, batch: &RecordBatch, path: &Path) -> Result<ArrayRef, FileError> {
        self.expression
            .evaluate(batch)
            .and_then(|value| value.into_array(batch.num_rows()))
            .map_err(|error| fault(&error, &self.text, path, &batch.schema()))
    }

    /// Which rows of a batch meet it; unknown is no.
    pub(super) fn truths(&self, batch: &RecordBatch, path: &Path) -> Result<BooleanArray, FileError> {
        let answers = self.values(batch, path)?;
        Ok(answers.as_boolean().iter().map(|answer| Some(answer == Some(true))).collect())
    }
}

fn fault(error: &DataFusionError, text: &str, path: &Path, schema: &Schema) -> FileError {
    if let DataFusionError::SchemaError(schema_error, _) = error.find_root()
        && let SchemaError::FieldNotFound { field, .. } = schema_error.as_ref()
    {
        return FileError::no_column(path, &field.name, schema.fields().iter().map(|field| field.name().as_str()));
    }
    let said = error.strip_backtrace();
    let problem = said.lines().next().unwrap_or_default().trim_start_matches("SQL error: ").to_owned();
    unusable(text, path, format!("{problem}. Text stands in 'single quotes', odd column names in \"double\" ones"))
}

fn unusable(text: &str, path: &Path, problem: String) -> FileError {
    FileError::Formula { path: path.to_owned(), formula: text.to_owned(), problem }
}
