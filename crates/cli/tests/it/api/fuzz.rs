//! Every operation of the contract, under requests that suit it and requests that do not, on a running site: nothing
//! fails, nothing is answered that is not promised.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::contract::{Contract, Operation};
use super::generate::Generator;
use super::served::Served;

const ROLES: [&str; 6] = ["specialist", "unit-head", "probation-officer", "contact-person", "analyst", "coordinator"];
/// Requests of every operation that suit it, and that do not.
const SUITABLE: usize = 24;
const BROKEN: usize = 36;
const SEED: u64 = 20_260_630;

#[test]
fn no_request_breaks_the_contract() {
    let contract = Contract::read();
    let served = Served::open(&ROLES);
    let mut generator = Generator::new(&contract, SEED);
    learn(&served, &mut generator);
    let mut breaches = Vec::new();
    let mut answered: BTreeMap<u16, usize> = BTreeMap::new();
    let mut done = BTreeSet::new();
    let operations = contract.operations();
    for round in 0..SUITABLE + BROKEN {
        for operation in &operations {
            let role = ROLES[round % ROLES.len()];
            let suits = round < SUITABLE;
            let request = if suits { generator.suitable(operation, role) } else { generator.broken(operation, role) };
            let answer = served.send(role, request.clone());
            *answered.entry(answer.status).or_default() += 1;
            if answer.status < 300 {
                done.insert(operation.id.clone());
                keep(role, operation, &answer.json(), &mut generator);
            }
            if let Some(breach) = contract.breach(operation, &answer) {
                breaches.push(format!("{} {} as {role}: {breach}\n  {request:?}", operation.method, request.target));
            }
        }
    }
    let all: usize = answered.values().sum();
    println!("{all} requests to {} operations; by status {answered:?}", operations.len());
    println!("{} operations were done: {done:?}", done.len());
    assert!(breaches.is_empty(), "{} of {all}:\n{}", breaches.len(), breaches.join("\n"));
    // Most of what can be read is shown, and things of every kind are written; what a small nation lacks is only refused.
    let read = operations.iter().filter(|operation| operation.method == "GET" && done.contains(&operation.id)).count();
    assert!(read >= 25, "only {read} operations showed anything");
    assert!(done.len() >= read + 5, "only {} operations recorded anything", done.len() - read);
}

/// Ids that the roles can open.
fn learn(served: &Served, generator: &mut Generator<'_>) {
    for (role, list) in [
        ("specialist", "/api/v1/persons?q=Janis"),
        ("probation-officer", "/api/v1/persons?q=Anna"),
        ("specialist", "/api/v1/activities"),
        ("specialist", "/api/v1/work?days=31"),
        ("unit-head", "/api/v1/work?days=31"),
        ("contact-person", "/api/v1/caseload"),
    ] {
        let answer = served.get(role, list);
        assert_eq!(answer.status, 200, "{role} {list}: {}", String::from_utf8_lossy(&answer.body));
        walk(role, list, &answer.json(), generator);
    }
}

fn walk(role: &str, list: &str, body: &Value, generator: &mut Generator<'_>) {
    let tasks = ["overdue", "due", "waiting"].iter().filter_map(|name| body[name].as_array());
    let rows = body["rows"].as_array().into_iter().chain(tasks).flatten();
    for row in rows {
        let mut note = |noun: &str, id: &Value| {
            if let Some(id) = id.as_i64() {
                generator.ids.entry((role.to_owned(), noun.to_owned())).or_default().push(id);
            }
        };
        note("persons", &row["person"]);
        note("contacts", &row["contact"]);
        match row["what"].as_str() {
            Some("finish-assessment" | "mend-assessment" | "countersign") => note("assessments", &row["id"]),
            Some("do-step" | "review-plan" | "ask-agreement" | "approve-plan") => note("case-plans", &row["id"]),
            Some("hold-session") => note("contacts", &row["id"]),
            Some("answer-concern") => note("concerns", &row["id"]),
            Some("receive-package") => note("disclosures", &row["id"]),
            _ if list.contains("/persons?") => note("persons", &row["id"]),
            _ if list.ends_with("/activities") => note("activities", &row["id"]),
            _ => {}
        }
    }
}

/// What was just recorded or shown is asked about again, at its version.
fn keep(role: &str, operation: &Operation, body: &Value, generator: &mut Generator<'_>) {
    let mut note = |noun: &str, one: &Value| {
        let Some(id) = one["id"].as_i64() else { return };
        let known = generator.ids.entry((role.to_owned(), noun.to_owned())).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
        if let Some(version) = one["version"].as_i64() {
            generator.versions.insert((noun.to_owned(), id), version);
        }
    };
    let mut words = operation.path.split('/').skip(3);
    let (first, last) = (words.next().unwrap_or_default(), operation.path.rsplit('/').next().unwrap_or_default());
    match body["href"].as_str() {
        Some(href) => note(href.split('/').nth(3).unwrap_or_default(), body),
        None if last == "{id}" => note(first, body),
        None => {}
    }
    let of_list = ["assessments", "case-plans", "contacts", "concerns", "disclosures", "merges"];
    for row in body["rows"].as_array().into_iter().flatten().filter(|_| of_list.contains(&last)) {
        note(last, row);
    }
}
