//! What the pack says an entry of the ledger must be: roles, headcounts that add up, fields, codes, agencies.

use std::collections::{BTreeMap, HashSet};

use catalogue::{ActivityType, HeadcountKind, Scope};
use chrono::NaiveDate;

use super::{NewActivity, NewParticipation};
use crate::change::not_before;
use crate::codes::entry;
use crate::{Change, Headcount, Problem, RecordError};

type Check = Result<(), (String, Problem)>;

fn at<T>(field: &str, result: Result<T, Problem>) -> Result<T, (String, Problem)> {
    result.map_err(|problem| (field.to_owned(), problem))
}

impl Change<'_> {
    /// Checks an activity against its type; `field` of the problem is relative to the activity.
    pub(super) fn check_activity(&self, one: &NewActivity, scope: Scope) -> Result<(), RecordError> {
        self.rules(one).map_err(|(field, problem)| RecordError::Invalid { field, problem })?;
        self.within(scope, "activity", Some(&one.agency), &one.unit)
    }

    fn rules(&self, one: &NewActivity) -> Check {
        let catalogue = &self.record.catalogue;
        let kind = at("kind", entry("activity-type", &one.kind, &catalogue.activity_types))?;
        at("agency", self.record.agency(&one.agency))?;
        if !kind.agencies.is_empty() && !kind.agencies.contains(&one.agency) {
            let (agency, activity_type, allowed) = (one.agency.clone(), kind.id.clone(), kind.agencies.clone());
            return at("agency", Err(Problem::AgencyNotAllowed { agency, activity_type, allowed }));
        }
        at("unit", self.unit(&one.unit))?;
        self.check_references(one)?;
        self.check_codes(one)?;
        self.check_required(one, kind)?;
        if let Some(until) = one.until {
            at("until", not_before(until, "on", one.on))?;
        }
        if let Some(minutes) = one.minutes.filter(|minutes| *minutes < 1) {
            at("minutes", Err(Problem::Below { value: i64::from(minutes), least: 1 }))?;
        }
        if let Some(profession) = one.profession.as_ref().filter(|_| !kind.professions.is_empty())
            && !kind.professions.contains(profession)
        {
            let (value, allowed) = (profession.clone(), kind.professions.clone());
            return at("profession", Err(Problem::NotOneOf { value, allowed }));
        }
        check_headcounts(&one.headcounts, kind)?;
        for (index, headcount) in one.headcounts.iter().enumerate() {
            let code = self.record.codes.maybe("organisation-kind", headcount.organisation_kind.as_ref(), one.on);
            at(&format!("headcounts.{index}.organisation_kind"), code)?;
        }
        let mut named = HashSet::new();
        for (index, participation) in one.participations.iter().enumerate() {
            let check = self.check_participation(participation, kind, one.on);
            check.map_err(|(field, problem)| (format!("participations.{index}.{field}"), problem))?;
            if let Some(person) = participation.person
                && !named.insert((person, participation.role.as_str()))
            {
                let problem = Problem::Twice { value: participation.role.clone() };
                return Err((format!("participations.{index}.person"), problem));
            }
        }
        self.check_times(one, kind)
    }

    /// Everything that names something of the pack or the record.
    fn check_references(&self, one: &NewActivity) -> Check {
        if let Some(partner) = &one.partner {
            at("partner", self.unit(partner))?;
        }
        if let Some(place) = &one.place {
            at("place", self.place_exists(place))?;
        }
        if let Some(project) = &one.project {
            at("project", self.record.project(project))?;
        }
        if let Some(fund) = &one.external_fund {
            at("external_fund", entry("fund", fund, &self.record.catalogue.funds))?;
        }
        if let Some(measure) = &one.measure {
            at("measure", self.record.measure(measure))?;
        }
        Ok(())
    }

    fn check_codes(&self, one: &NewActivity) -> Check {
        let fields = [
            ("region", "region", &one.region),
            ("delivery", "delivery-mode", &one.delivery),
            ("profession", "profession", &one.profession),
            ("funding", "funding-source", &one.funding),
            ("topic", "topic", &one.topic),
            ("programme", "programme", &one.programme),
            ("instrument", "instrument", &one.instrument),
        ];
        for (field, classifier, code) in fields {
            at(field, self.record.codes.maybe(classifier, code.as_ref(), one.on))?;
        }
        Ok(())
    }

    fn check_required(&self, one: &NewActivity, kind: &ActivityType) -> Check {
        for field in &kind.requires {
            let given = match field.as_str() {
                "topic" => one.topic.is_some(),
                // The region of the unit stands in where the entry does not say.
                "region" => one.region.is_some() || self.unit(&one.unit).is_ok_and(|unit| unit.region.is_some()),
                "minutes" => one.minutes.is_some(),
                "profession" => one.profession.is_some(),
                "place" => one.place.is_some(),
                "funding" => one.funding.is_some(),
                "partner" => one.partner.is_some(),
                "programme" => one.programme.is_some(),
                "instrument" => one.instrument.is_some(),
                "delivery" => one.delivery.is_some(),
                "project" => one.project.is_some(),
                "measure" => one.measure.is_some(),
                "theme" | "title" => one.title.as_ref().is_some_and(|title| !title.trim().is_empty()),
                _ => true,
            };
            if !given {
                let field = if field == "theme" { "title" } else { field };
                return at(field, Err(Problem::Required));
            }
        }
        Ok(())
    }

    /// One participation on `on`.
    pub(super) fn check_participation(&self, one: &NewParticipation, kind: &ActivityType, on: NaiveDate) -> Check {
        if !kind.roles.contains_key(&one.role) {
            let allowed = kind.roles.keys().cloned().collect();
            let (role, activity_type) = (one.role.clone(), kind.id.clone());
            return at("role", Err(Problem::RoleNotAllowed { role, activity_type, allowed }));
        }
        at("role", self.record.codes.get("participant-role", &one.role, on))?;
        at("outcome", self.record.codes.maybe("participation-outcome", one.outcome.as_ref(), on))?;
        if let Some(organisation) = &one.organisation {
            at("organisation", self.unit(organisation))?;
        } else if one.person.is_none() {
            return at("person", Err(Problem::Required));
        }
        match one.minutes {
            Some(minutes) if minutes < 0 => at("minutes", Err(Problem::Below { value: i64::from(minutes), least: 0 })),
            _ => Ok(()),
        }
    }

    /// How many in each role. The least number holds for entries that name everybody: not where people were only
    /// counted, and not in imports, whose participations may follow.
    fn check_times(&self, one: &NewActivity, kind: &ActivityType) -> Check {
        let mut found: BTreeMap<&str, u32> = BTreeMap::new();
        for participation in &one.participations {
            *found.entry(&participation.role).or_default() += 1;
        }
        let everybody = one.headcounts.is_empty() && self.verb != "import";
        for (role, times) in &kind.roles {
            let found = found.get(role.as_str()).copied().unwrap_or_default();
            if everybody && found < times.least {
                let (role, least) = (role.clone(), times.least);
                return at("participations", Err(Problem::TooFew { role, least, found }));
            }
            if let Some(most) = times.most.filter(|most| found > *most) {
                return at("participations", Err(Problem::TooMany { role: role.clone(), most, found }));
            }
        }
        Ok(())
    }
}

/// Headcounts are of kinds the type takes, and parts add up to their whole.
fn check_headcounts(headcounts: &[Headcount], kind: &ActivityType) -> Check {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    let mut given = HashSet::new();
    for headcount in headcounts {
        let field = format!("headcounts.{}", headcount.kind);
        if !kind.headcounts.contains_key(&headcount.kind) {
            let allowed = kind.headcounts.keys().cloned().collect();
            let (kind, activity_type) = (headcount.kind.clone(), kind.id.clone());
            return at(&field, Err(Problem::HeadcountNotAllowed { kind, activity_type, allowed }));
        }
        if !given.insert((&headcount.kind, &headcount.organisation_kind)) {
            return at(&field, Err(Problem::Twice { value: headcount.kind.clone() }));
        }
        let count = i64::from(headcount.count);
        if count < 0 {
            return at(&field, Err(Problem::Below { value: count, least: 0 }));
        }
        *sums.entry(&headcount.kind).or_default() += count;
    }
    let wholes: HashSet<&String> = kind
        .headcounts
        .values()
        .filter_map(|of| if let HeadcountKind::PartOf(whole) = of { Some(whole) } else { None })
        .collect();
    let mut wholes: Vec<&String> = wholes.into_iter().collect();
    wholes.sort();
    for whole in wholes {
        let is_part = |of: &HeadcountKind| matches!(of, HeadcountKind::PartOf(name) if name == whole);
        let parts: Vec<String> =
            kind.headcounts.iter().filter(|(_, of)| is_part(of)).map(|(part, _)| part.clone()).collect();
        let known: Vec<i64> = parts.iter().filter_map(|part| sums.get(part.as_str()).copied()).collect();
        if known.is_empty() {
            continue;
        }
        let found = known.iter().sum();
        let field = format!("headcounts.{whole}");
        match sums.get(whole.as_str()).copied() {
            None => return at(&field, Err(Problem::HeadcountWhole { whole: whole.clone(), found })),
            Some(expected) if expected != found => {
                return at(&field, Err(Problem::HeadcountSum { whole: whole.clone(), parts, expected, found }));
            }
            Some(_) => {}
        }
    }
    Ok(())
}
