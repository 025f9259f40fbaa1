//! The audit log for the data-protection officer: filters, pages, and the check of the whole chain.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use catalogue::Catalogue;
use record::{AuditEntry, AuditFault, AuditFilter, AuditVerdict};

use crate::field::Input;
use crate::form::Posted;
use crate::layout::{Answer, Shell, page};
use crate::listing::{Pages, asked_page};
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::words::Words;

const PURPOSE: &str = "audit";
const ROWS_A_PAGE: u64 = 100;

#[derive(Template)]
#[template(path = "pages/audit/page.html")]
struct View {
    page: Shell,
    filters: Vec<Input>,
    filtered: bool,
    found: String,
    entries: Vec<Line>,
    pages: Pages,
    may_verify: bool,
}

#[derive(Debug)]
struct Line {
    seq: i64,
    at: String,
    account: String,
    role: String,
    what: String,
    subject: String,
    purpose: String,
    detail: String,
    hash: String,
}

#[derive(Template)]
#[template(path = "pages/audit/verdict.html")]
struct Verdict {
    page: Shell,
    sound: bool,
    summary: String,
    faults: Vec<String>,
}

pub(in crate::pages) async fn show(visit: Visit, Query(query): Query<BTreeMap<String, String>>) -> Answer {
    let words = visit.words();
    let asked = |name: &str| query.get(name).map_or("", |value| value.trim());
    let given = |name| Some(asked(name)).filter(|value| !value.is_empty()).map(str::to_owned);
    let day = |name| given(name).map(|day| day.parse().map_err(|_| Trouble::NotUnderstood)).transpose();
    let filter = AuditFilter {
        account: given("account"),
        verb: given("verb"),
        noun: given("noun"),
        subject: given("subject"),
        from: day("from")?,
        to: day("to")?,
    };
    let actor = visit.actor(PURPOSE);
    let found = visit.app().record().audit(&actor, &filter, asked_page(Some(asked("page")), ROWS_A_PAGE)).await?;
    let fields = [
        ("account", "audit-account", "text"),
        ("verb", "audit-verb", "text"),
        ("noun", "audit-noun", "text"),
        ("subject", "audit-subject", "text"),
        ("from", "filter-from", "date"),
        ("to", "filter-to", "date"),
    ];
    let kept: Vec<(&str, &str)> = fields.iter().map(|(name, _, _)| (*name, asked(name))).collect();
    page(&View {
        page: Shell::new(&visit, &words.t("audit")),
        filters: fields.map(|(name, label, kind)| Input::new(name, words.t(label), kind, asked(name))).into(),
        filtered: kept.iter().any(|(_, value)| !value.is_empty()),
        found: words.count("audit-found", found.total),
        pages: Pages::around(&found, "/audit", &kept, words),
        entries: found.rows.iter().map(|entry| line(entry, visit.app().catalogue(), words)).collect(),
        may_verify: visit.may("verify", "audit"),
    })
}

pub(in crate::pages) async fn verify(visit: Visit, _: Posted) -> Answer {
    let words = visit.words();
    let AuditVerdict { entries, faults } = visit.app().record().verify_audit(&visit.actor(PURPOSE)).await?;
    let key = if faults.is_empty() { "audit-sound" } else { "audit-broken" };
    page(&Verdict {
        page: Shell::new(&visit, &words.t("audit-verdict")).under("/audit", words.t("audit")),
        sound: faults.is_empty(),
        summary: words.count(key, entries),
        faults: faults.iter().map(|fault| self::fault(fault, words)).collect(),
    })
}

fn line(entry: &AuditEntry, catalogue: &Catalogue, words: Words) -> Line {
    let role = catalogue.roles.get(&entry.role);
    Line {
        seq: entry.seq,
        at: entry.at.format("%Y-%m-%d %H:%M:%S").to_string(),
        account: entry.account.clone(),
        role: role.map_or(entry.role.as_str(), |role| role.name.get(words.lang)).to_owned(),
        what: format!("{} {}", entry.verb, entry.noun),
        subject: entry.subject.clone().unwrap_or_default(),
        purpose: catalogue.word("purpose", &entry.purpose, words.lang).to_owned(),
        detail: entry.detail.clone().unwrap_or_default(),
        hash: entry.hash.chars().take(12).collect(),
    }
}

fn fault(fault: &AuditFault, words: Words) -> String {
    let at = |key, seq: &i64| words.with(key, &[("seq", seq.to_string().into())]);
    match fault {
        AuditFault::Changed { seq } => at("fault-changed", seq),
        AuditFault::Missing { seq } => at("fault-missing", seq),
        AuditFault::Reordered { seq } => at("fault-reordered", seq),
        AuditFault::Truncated { expected, found } => {
            let arguments = [("expected", expected.to_string().into()), ("found", found.to_string().into())];
            words.with("fault-truncated", &arguments)
        }
    }
}
