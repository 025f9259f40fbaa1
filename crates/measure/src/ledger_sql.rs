//! Writes the SQL of a ledger count: which entries, which people, which days.
//!
//! Values of definitions stand in it as quoted literals; the free condition is parsed first and must be one expression.

use catalogue::{LedgerCount, LedgerWhat};
use chrono::NaiveDate;
use datafusion::sql::sqlparser::ast::{BinaryOperator, Expr, Visit, Visitor};
use datafusion::sql::sqlparser::dialect::GenericDialect;
use datafusion::sql::sqlparser::parser::Parser;
use datafusion::sql::sqlparser::tokenizer::Token;

use crate::complaint::Complaint;

/// What the counts are kept apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// One number for the whole span.
    Nothing,
    /// One number a year.
    Year,
    /// One number a year and prison.
    YearAndPrison,
}

/// First and last day that count; open where absent.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Span {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

/// The query of a count: columns `year` and `prison` (null where not kept apart) and `value`.
pub(crate) fn sql(count: &LedgerCount, by: By, span: Span) -> Result<String, Complaint> {
    let deliverables = count.what == LedgerWhat::Deliverables;
    let (entry, day) = if deliverables { ("d", "d.introduced_on") } else { ("a", "a.\"on\"") };
    let (from, value) = match count.what {
        LedgerWhat::Activities => ("activity a", "count(*)"),
        LedgerWhat::Participations => (PARTICIPATIONS, "count(*)"),
        LedgerWhat::Persons => (PARTICIPATIONS, "count(distinct p.person_key)"),
        LedgerWhat::Headcount => (HEADCOUNTS, "coalesce(sum(h.\"count\"), 0)"),
        LedgerWhat::Deliverables => ("deliverable d", "coalesce(sum(d.\"count\"), 0)"),
    };
    let mut wheres = Vec::new();
    wheres.extend(one_of(&format!("{entry}.{}", if deliverables { "kind" } else { "type" }), &count.types));
    wheres.extend(count.agency.iter().map(|agency| format!("{entry}.agency = {}", quoted(agency))));
    wheres.extend(count.project.iter().map(|project| format!("{entry}.project = {}", quoted(project))));
    match (&count.topic, deliverables) {
        (Some(_), true) => return Err(Complaint::new("deliverables have no topic", "remove `topic`")),
        (topic, _) => wheres.extend(topic.iter().map(|topic| format!("a.topic = {}", quoted(topic)))),
    }
    wheres.extend(people(count)?);
    if let Some(text) = &count.condition {
        wheres.push(format!("({})", condition(text)?));
    }
    wheres.extend(span.from.map(|from| format!("{day} >= date '{from}'")));
    wheres.extend(span.to.map(|to| format!("{day} <= date '{to}'")));
    if deliverables {
        wheres.push("d.introduced_on is not null".to_owned());
    }
    let year = format!("cast(extract(year from {day}) as bigint)");
    let (year, prison, groups) = match by {
        By::Nothing => ("cast(null as bigint)", "cast(null as varchar)", ""),
        By::Year => (year.as_str(), "cast(null as varchar)", " group by 1"),
        By::YearAndPrison if deliverables => {
            return Err(Complaint::new("deliverables belong to no prison", "count activities, or per year"));
        }
        By::YearAndPrison => (year.as_str(), "a.prison", " group by 1, 2"),
    };
    let wheres = if wheres.is_empty() { String::new() } else { format!(" where {}", wheres.join(" and ")) };
    Ok(format!("select {year} as \"year\", {prison} as prison, {value} as \"value\" from {from}{wheres}{groups}"))
}

const PARTICIPATIONS: &str = "activity a join participation p on p.activity_key = a.activity_key";
const HEADCOUNTS: &str = "activity a join headcount h on h.activity_key = a.activity_key";

/// Whom the count is about: attended participations in the roles; headcounts of the kinds, wholes where none is named.
fn people(count: &LedgerCount) -> Result<Vec<String>, Complaint> {
    Ok(match count.what {
        LedgerWhat::Participations | LedgerWhat::Persons => {
            std::iter::once("p.attended".to_owned()).chain(one_of("p.role", &count.roles)).collect()
        }
        LedgerWhat::Headcount if count.roles.is_empty() => vec!["h.part_of is null".to_owned()],
        LedgerWhat::Headcount => one_of("h.kind", &count.roles).into_iter().collect(),
        LedgerWhat::Activities => one_of("o.role", &count.roles)
            .map(|roles| {
                format!("a.activity_key in (select o.activity_key from participation o where o.attended and {roles})")
            })
            .into_iter()
            .collect(),
        LedgerWhat::Deliverables if count.roles.is_empty() => Vec::new(),
        LedgerWhat::Deliverables => {
            return Err(Complaint::new("deliverables have no roles", "remove `roles`, or count participations"));
        }
    })
}

fn one_of(column: &str, values: &[String]) -> Option<String> {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    (!values.is_empty()).then(|| format!("{column} in ({})", values.join(", ")))
}

/// A text literal.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The condition as one parsed expression.
fn condition(text: &str) -> Result<Expr, Complaint> {
    let dialect = GenericDialect {};
    let mut parser = Parser::new(&dialect).try_with_sql(text).map_err(|error| unreadable(&error.to_string()))?;
    let expression = parser.parse_expr().map_err(|error| unreadable(&error.to_string()))?;
    match parser.peek_token().token {
        Token::EOF => Ok(expression),
        rest => Err(unreadable(&format!("`{rest}` comes after its end"))),
    }
}

fn unreadable(problem: &str) -> Complaint {
    let problem = problem.trim_start_matches("sql parser error: ");
    Complaint::new(
        format!("the condition cannot be read: {problem}"),
        "write one SQL condition over the ledger's columns",
    )
}

/// The parts of a count's condition that speak of nothing but the prison: its id, regime or region.
pub(crate) fn prison_condition(count: &LedgerCount) -> Result<Vec<String>, Complaint> {
    let Some(text) = &count.condition else { return Ok(Vec::new()) };
    let mut parts = Vec::new();
    split(condition(text)?, &mut parts);
    Ok(parts.into_iter().filter(only_about_the_prison).map(|part| format!("({part})")).collect())
}

fn split(expression: Expr, parts: &mut Vec<Expr>) {
    match expression {
        Expr::BinaryOp { left, op: BinaryOperator::And, right } => {
            split(*left, parts);
            split(*right, parts);
        }
        Expr::Nested(inner) => split(*inner, parts),
        other => parts.push(other),
    }
}

fn only_about_the_prison(expression: &Expr) -> bool {
    struct Others(bool);
    impl Visitor for Others {
        type Break = ();
        fn pre_visit_expr(&mut self, expression: &Expr) -> std::ops::ControlFlow<()> {
            let name = match expression {
                Expr::CompoundIdentifier(parts) => {
                    parts.iter().map(|part| part.value.as_str()).collect::<Vec<_>>().join(".")
                }
                Expr::Identifier(name) => name.value.clone(),
                _ => return std::ops::ControlFlow::Continue(()),
            };
            self.0 |= !["a.prison", "a.regime", "a.region"].contains(&name.as_str());
            std::ops::ControlFlow::Continue(())
        }
        fn pre_visit_query(
            &mut self,
            _: &datafusion::sql::sqlparser::ast::Query,
        ) -> std::ops::ControlFlow<Self::Break> {
            self.0 = true;
            std::ops::ControlFlow::Break(())
        }
    }
    let mut others = Others(false);
    let _ = expression.visit(&mut others);
    !others.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(condition: &str) -> LedgerCount {
        LedgerCount {
            what: LedgerWhat::Activities,
            types: vec!["family-day".to_owned(), "it's".to_owned()],
            roles: Vec::new(),
            agency: Some("ievp".to_owned()),
            project: None,
            topic: None,
            condition: Some(condition.to_owned()),
        }
    }

    #[test]
    fn values_are_quoted_and_the_condition_stays_one_expression() {
        let text = sql(&count("a.regime = 'closed' or a.minutes > 5"), By::Year, Span::default()).unwrap();
        assert!(text.contains("a.type in ('family-day', 'it''s')"), "{text}");
        assert!(text.contains("and (a.regime = 'closed' OR a.minutes > 5) group by 1"), "{text}");
    }

    #[test]
    fn a_condition_that_goes_on_after_its_end_is_refused() {
        let complaint = sql(&count("a.minutes > 5) or (1 = 1"), By::Nothing, Span::default()).unwrap_err();
        assert_eq!(complaint.problem, "the condition cannot be read: `)` comes after its end");
    }

    #[test]
    fn only_what_speaks_of_the_prison_decides_which_prisons_are_listed() {
        let parts = prison_condition(&count("a.regime in ('closed') and a.\"on\" > date '2020-01-01'")).unwrap();
        assert_eq!(parts, ["(a.regime IN ('closed'))"]);
    }
}
