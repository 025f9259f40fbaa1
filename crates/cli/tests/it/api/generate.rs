//! Requests made up from the contract: such as it asks for, and such as it does not.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::contract::{Contract, Operation};
use super::http::Request;

/// Texts that have broken programs before.
const ODD_TEXTS: [&str; 12] = [
    "",
    " ",
    "null",
    "ā̈č\u{200b}ē",
    "' OR 1=1 --",
    "../../etc/passwd",
    "%00",
    "\u{202e}abc",
    "🦊",
    "<script>",
    "-1",
    "99999999999999999999",
];
/// Codes, ids and days that mean something in the pack.
const KNOWN_TEXTS: [&str; 22] = [
    "jelgavas-cietums",
    "ievp",
    "vpd",
    "sentenced",
    "closed",
    "full-term",
    "supervision",
    "casework",
    "family-day",
    "in-person",
    "prisoner",
    "guests",
    "handover",
    "rvn-paraugs",
    "audit",
    "1.2",
    "specialist",
    "transferred",
    "yes",
    "2",
    "plan-2023-2024/1.3",
    "vpd-riga",
];
/// What fields of these names usually hold.
const USUAL: [(&str, &[&str]); 12] = [
    ("unit", &["jelgavas-cietums", "rigas-centralcietums", "vpd-riga"]),
    ("recipient", &["jelgavas-cietums", "vpd-riga"]),
    ("purpose", &["handover"]),
    ("legal_status", &["sentenced", "remand"]),
    ("function", &["supervision"]),
    ("instrument", &["rvn-paraugs", "urica", "stages-of-change"]),
    ("delivery", &["in-person"]),
    ("area", &["employment", "education", "substance-use", "family"]),
    ("to_role", &["specialist", "unit-head"]),
    ("agency", &["ievp", "vpd"]),
    ("words", &["Vārdi"]),
    ("reason", &["Iemesls"]),
];
const USUAL_NUMBERS: [i64; 14] = [1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45, 2023, 2024, 2025];
const ODD_NUMBERS: [i64; 8] = [0, -1, i64::MAX, i64::MIN, 2_147_483_648, 1, 65_536, 255];
const DAYS: [&str; 6] = ["2026-01-15", "2024-02-29", "2026-06-30", "1999-12-31", "2150-01-01", "2025-11-03"];
const ODD_DAYS: [&str; 6] =
    ["2026-02-30", "+262142-12-31", "15.01.2026", "0000-01-01", "2026-01-15T00:00:00Z", "-1-1-1"];

/// Numbers that look random and are the same every time.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Splitmix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("the remainder is small")
    }

    /// One time in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Makes requests; ids seen in answers are used again.
pub struct Generator<'c> {
    pub contract: &'c Contract,
    pub chance: Chance,
    /// Ids of things that a role can open, by role and the first word of their addresses.
    pub ids: BTreeMap<(String, String), Vec<i64>>,
    /// Versions of things by the first word of their addresses and their ids.
    pub versions: BTreeMap<(String, i64), i64>,
    /// What the address of the request at hand names.
    about: Option<(String, i64)>,
    written: u64,
}

impl<'c> Generator<'c> {
    pub fn new(contract: &'c Contract, seed: u64) -> Self {
        Self {
            contract,
            chance: Chance::new(seed),
            ids: BTreeMap::new(),
            versions: BTreeMap::new(),
            about: None,
            written: 0,
        }
    }

    /// A request as the contract asks for it, about what `role` can open.
    pub fn suitable(&mut self, operation: &Operation, role: &str) -> Request {
        let mut target = self.path(operation, role);
        let mut request = Request::new(&operation.method, "");
        let mut query = Vec::new();
        for parameter in operation.definition["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().expect("parameters have names");
            let required = parameter["required"] == json!(true);
            if !required && self.chance.once_in(2) {
                continue;
            }
            match parameter["in"].as_str() {
                Some("header") => request = request.header(name, self.header(name)),
                Some("query") => {
                    let value = self.value(&parameter["schema"], 0);
                    if !value.is_null() {
                        query.push(format!("{name}={}", encoded(&text(&value))));
                    }
                }
                _ => {}
            }
        }
        if !query.is_empty() {
            target = format!("{target}?{}", query.join("&"));
        }
        request.target = target;
        match operation.definition.pointer("/requestBody/content/application~1json/schema") {
            Some(schema) => {
                let body = self.value(schema, 0);
                request.json(&body)
            }
            None => request,
        }
    }

    /// A request with one thing wrong.
    pub fn broken(&mut self, operation: &Operation, role: &str) -> Request {
        let mut request = self.suitable(operation, role);
        match self.chance.below(8) {
            0 if !request.headers.is_empty() => {
                let at = self.chance.below(request.headers.len());
                request.headers.remove(at);
            }
            1 if !request.headers.is_empty() => {
                let at = self.chance.below(request.headers.len());
                let odd: String = self.chance.one_of(&ODD_TEXTS).chars().filter(char::is_ascii).collect();
                request.headers[at].1 = odd;
            }
            2 => {
                let odd = encoded(self.chance.one_of::<&str>(&ODD_TEXTS));
                let parts: Vec<&str> = operation.path.split('/').collect();
                let part = |part: &&str| if part.starts_with('{') { odd.clone() } else { (*part).to_owned() };
                request.target = parts.iter().map(part).collect::<Vec<_>>().join("/");
            }
            3 => {
                let name = *self.chance.one_of(&["limit", "cursor", "from", "q", "nobody", "days", "year"]);
                let odd = encoded(self.chance.one_of::<&str>(&ODD_TEXTS));
                let joint = if request.target.contains('?') { '&' } else { '?' };
                request.target = format!("{}{joint}{name}={odd}&{name}={odd}", request.target);
            }
            4 => request.body = Some(b"{\"a\": [1, 2".to_vec()),
            _ => {
                let whole = request.body.as_deref().and_then(|body| serde_json::from_slice::<Value>(body).ok());
                if let Some(mut body) = whole {
                    self.spoil(&mut body);
                    request.body = Some(body.to_string().into_bytes());
                }
            }
        }
        request
    }

    /// Changes one thing somewhere in a value.
    fn spoil(&mut self, value: &mut Value) {
        match value {
            Value::Object(fields) if !fields.is_empty() && !self.chance.once_in(4) => {
                let name = fields.keys().nth(self.chance.below(fields.len())).cloned().expect("there is one");
                match self.chance.below(4) {
                    0 => drop(fields.remove(&name)),
                    1 => drop(fields.insert("nobody".to_owned(), json!(1))),
                    _ => self.spoil(&mut fields[&name]),
                }
            }
            Value::Array(rows) if !rows.is_empty() && !self.chance.once_in(4) => {
                let at = self.chance.below(rows.len());
                self.spoil(&mut rows[at]);
            }
            other => *other = self.odd(),
        }
    }

    fn odd(&mut self) -> Value {
        match self.chance.below(9) {
            0 => Value::Null,
            1 => json!(self.chance.one_of(&ODD_NUMBERS)),
            2 => json!(1e300),
            3 => json!(self.chance.one_of(&ODD_DAYS)),
            4 => json!([[[]]]),
            5 => json!({ "a": { "b": {} } }),
            6 => json!("ā".repeat(20_000)),
            7 => json!("a\u{0}b"),
            _ => json!(self.chance.one_of(&ODD_TEXTS)),
        }
    }

    fn path(&mut self, operation: &Operation, role: &str) -> String {
        let noun = operation.path.split('/').nth(3).unwrap_or_default().to_owned();
        let known = self.ids.get(&(role.to_owned(), noun.clone())).cloned().unwrap_or_default();
        let usual = !known.is_empty() && !self.chance.once_in(8);
        let id = if usual {
            *self.chance.one_of(&known)
        } else {
            1 + i64::try_from(self.chance.below(40)).expect("a small number")
        };
        self.about = Some((noun, id));
        let mut part = |part: &str| match part {
            "{id}" => id.to_string(),
            "{version}" => "1".to_owned(),
            "{indicator}" => (*self.chance.one_of(&["1.2", "1.1", "3.4", "9.9"])).to_owned(),
            "{instrument}" => (*self.chance.one_of(&["rvn-paraugs", "audit", "ogrs3", "none"])).to_owned(),
            "{list}" => (*self.chance.one_of(&["sex", "purpose", "none"])).to_owned(),
            other => other.to_owned(),
        };
        operation.path.split('/').map(&mut part).collect::<Vec<_>>().join("/")
    }

    fn header(&mut self, name: &str) -> String {
        match name {
            "Idempotency-Key" => {
                self.written += 1;
                format!("fuzz-key-{}", self.written)
            }
            "If-Match" => {
                let known = self.about.as_ref().and_then(|about| self.versions.get(about)).copied();
                let guessed = 1 + i64::try_from(self.chance.below(3)).expect("a small number");
                format!("\"{}\"", known.filter(|_| !self.chance.once_in(8)).unwrap_or(guessed))
            }
            "Tilts-Purpose" => (*self.chance.one_of(&["casework", "supervision", "handover"])).to_owned(),
            _ => (*self.chance.one_of(&["lv", "en"])).to_owned(),
        }
    }

    /// A value of a schema.
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        let schema = self.contract.resolved(schema);
        if let Some(all) = schema["oneOf"].as_array() {
            let one = self.chance.one_of(all);
            return self.value(one, depth);
        }
        if let Some(all) = schema["enum"].as_array() {
            return self.chance.one_of(all).clone();
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            Value::String(kind) => vec![kind],
            _ => vec!["string"],
        };
        match *self.chance.one_of(&kinds) {
            "null" => Value::Null,
            "boolean" => json!(self.chance.once_in(2)),
            "integer" => {
                let (least, most) =
                    (schema["minimum"].as_i64().unwrap_or(0), schema["maximum"].as_i64().unwrap_or(i64::MAX));
                let usual: Vec<i64> = USUAL_NUMBERS.into_iter().filter(|one| (least..=most).contains(one)).collect();
                json!(self.chance.one_of(&usual))
            }
            "number" => json!(1.5),
            "array" => {
                let rows = if depth > 3 { 0 } else { 1 + self.chance.below(2) };
                Value::Array((0..rows).map(|_| self.value(&schema["items"], depth + 1)).collect())
            }
            "object" => self.object(schema, depth),
            _ if schema["format"] == "date" => json!(self.chance.one_of(&DAYS)),
            _ => json!(self.chance.one_of(&KNOWN_TEXTS)),
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let mut out = Map::new();
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&name.as_str()) || (depth < 3 && self.chance.once_in(2)) {
                let usual = USUAL.iter().find(|(of, _)| of == name).filter(|_| !self.chance.once_in(6));
                let value = match usual {
                    Some((_, all)) => json!(self.chance.one_of(all)),
                    None => self.value(property, depth + 1),
                };
                out.insert(name.clone(), value);
            }
        }
        if schema["additionalProperties"].is_object() {
            for item in ["accommodation", "q01", "age"] {
                out.insert(item.to_owned(), json!(self.chance.one_of(&["yes", "2", "", "none"])));
            }
        }
        Value::Object(out)
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Percent-encoded.
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        write!(out, "%{byte:02X}").expect("text takes it");
    }
    out
}
