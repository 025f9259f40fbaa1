//! What a package can hold, as ticks of a form, grouped by where it comes from.

use record::{ChronologySource, PackageChoice};

use crate::form::Fields;
use crate::pages::people::person::chronology;
use crate::visit::Visit;

/// Boxes of one kind.
#[derive(Debug)]
pub(super) struct Group {
    pub name: String,
    pub ticks: Vec<Tick>,
}

/// One entry to choose.
#[derive(Debug)]
pub(super) struct Tick {
    pub id: String,
    /// `assessment:5:2`.
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

const GROUPS: [(&str, &[&str]); 5] = [
    ("package-assessments", &["assessment"]),
    ("package-plans", &["plan"]),
    ("package-custody", &["custody", "movement", "release", "expected-release", "section", "fact"]),
    ("package-contacts", &["contact", "session-note"]),
    ("package-activities", &["activity"]),
];

pub(super) fn groups(
    choices: &[PackageChoice],
    fields: &Fields,
    unit: &dyn Fn(&str) -> String,
    visit: &Visit,
) -> Vec<Group> {
    // Two entries of one source, such as opening and closing of a section, go together.
    let mut values: Vec<String> = Vec::new();
    let mut ticks: Vec<Tick> = Vec::new();
    for entry in choices {
        let value = written(&entry.source);
        let line = chronology::line(entry, unit, visit);
        let detail = if line.detail.is_empty() { String::new() } else { format!(": {}", line.detail) };
        let label = format!("{} {}{detail}", line.on, line.what);
        if let Some(at) = values.iter().position(|known| *known == value) {
            ticks[at].label = format!("{label}; {}", ticks[at].label);
        } else {
            let chosen = fields.all("contents").any(|given| given == value);
            ticks.push(Tick { id: format!("c{}", ticks.len()), value: value.clone(), label, chosen });
            values.push(value);
        }
    }
    let words = visit.words();
    let of = |kinds: &[&str], ticks: &mut Vec<Tick>| -> Vec<Tick> {
        ticks.extract_if(.., |one| kinds.contains(&one.value.split(':').next().unwrap_or_default())).collect()
    };
    let groups = GROUPS.map(|(key, kinds)| Group { name: words.t(key), ticks: of(kinds, &mut ticks) });
    groups.into_iter().filter(|group| !group.ticks.is_empty()).collect()
}

/// A source as the value of a box.
fn written(source: &ChronologySource) -> String {
    match source {
        ChronologySource::Custody(id) => format!("custody:{id}"),
        ChronologySource::Movement(id) => format!("movement:{id}"),
        ChronologySource::Release(id) => format!("release:{id}"),
        ChronologySource::Section(id) => format!("section:{id}"),
        ChronologySource::Fact(id) => format!("fact:{id}"),
        ChronologySource::Activity(id) => format!("activity:{id}"),
        ChronologySource::Assessment { id, version } => format!("assessment:{id}:{version}"),
        ChronologySource::Plan { id, number } => format!("plan:{id}:{number}"),
        ChronologySource::Contact(id) => format!("contact:{id}"),
        ChronologySource::SessionNote(id) => format!("session-note:{id}"),
        ChronologySource::ExpectedRelease(id) => format!("expected-release:{id}"),
        ChronologySource::Condition(id) => format!("condition:{id}"),
        ChronologySource::Breach(id) => format!("breach:{id}"),
        ChronologySource::Meeting(id) => format!("meeting:{id}"),
    }
}

/// The source of a value made by [`written`].
pub(super) fn read(value: &str) -> Option<ChronologySource> {
    let mut parts = value.split(':');
    let kind = parts.next()?;
    let id = parts.next()?.parse().ok()?;
    let version = || parts.clone().next()?.parse().ok();
    Some(match kind {
        "custody" => ChronologySource::Custody(id),
        "movement" => ChronologySource::Movement(id),
        "release" => ChronologySource::Release(id),
        "section" => ChronologySource::Section(id),
        "fact" => ChronologySource::Fact(id),
        "activity" => ChronologySource::Activity(id),
        "assessment" => ChronologySource::Assessment { id, version: version()? },
        "plan" => ChronologySource::Plan { id, number: version()? },
        "contact" => ChronologySource::Contact(id),
        "session-note" => ChronologySource::SessionNote(id),
        "expected-release" => ChronologySource::ExpectedRelease(id),
        "condition" => ChronologySource::Condition(id),
        "breach" => ChronologySource::Breach(id),
        "meeting" => ChronologySource::Meeting(id),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_is_read_as_it_was_written() {
        for source in [
            ChronologySource::Custody(1),
            ChronologySource::Movement(2),
            ChronologySource::Release(3),
            ChronologySource::Section(4),
            ChronologySource::Fact(5),
            ChronologySource::Activity(6),
            ChronologySource::Assessment { id: 7, version: 3 },
            ChronologySource::Plan { id: 8, number: 2 },
            ChronologySource::Contact(9),
            ChronologySource::SessionNote(10),
            ChronologySource::ExpectedRelease(11),
            ChronologySource::Condition(12),
            ChronologySource::Breach(13),
            ChronologySource::Meeting(14),
        ] {
            assert_eq!(read(&written(&source)), Some(source));
        }
        assert_eq!([read(""), read("plan:1"), read("nobody:1"), read("fact:x")], [None; 4]);
    }
}
