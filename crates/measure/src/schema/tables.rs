//! Every table of the snapshot with its columns; those of casework are in a file of their own.

use super::casework::{
    ASSESSMENT, ASSESSMENT_ANSWER, ASSESSMENT_NEED, ASSESSMENT_SCORE, CONTACT, PLAN, PLAN_NEED, PLAN_STEP, PLAN_VERSION,
};
use super::{Column, Kind, Table};

pub(super) const fn text(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Kind::Text, nullable: false, doc }
}
pub(super) const fn date(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Kind::Date, nullable: false, doc }
}
pub(super) const fn boolean(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Kind::Bool, nullable: false, doc }
}
pub(super) const fn int(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Kind::Int, nullable: false, doc }
}
pub(super) const fn float(name: &'static str, doc: &'static str) -> Column {
    Column { name, kind: Kind::Float, nullable: false, doc }
}
pub(super) const fn maybe(column: Column) -> Column {
    Column { nullable: true, ..column }
}

/// Every table, in the order they are written.
pub const TABLES: &[Table] = &[
    Table {
        name: "person",
        row: "one person of the record",
        columns: &[
            text("person_key", "pseudonym"),
            maybe(text("sex", "code of `sex`")),
            maybe(int("birth_year", "year of birth")),
            maybe(text("citizenship", "ISO country code")),
            maybe(text("language", "first language, ISO code")),
            boolean("staff", "is or was employed by an agency of the pack"),
            boolean("volunteer", "is or was a volunteer"),
            date("registered_on", "day the person entered the record"),
        ],
    },
    Table {
        name: "organisation",
        row: "one organisation or unit",
        columns: &[
            text("organisation", "id"),
            maybe(text("parent", "id of the organisation it belongs to")),
            text("kind", "code of `organisation-kind`"),
            maybe(text("agency", "agency of the pack it belongs to; null for partners")),
            maybe(text("region", "code of `region`")),
            maybe(text("regime", "code of `regime` on the as-of day, prisons only")),
        ],
    },
    Table {
        name: "custody",
        row: "one unbroken stay in custody",
        columns: &[
            text("custody_key", "pseudonym"),
            text("person_key", "person"),
            text("legal_status", "code of `legal-status`: remand or sentenced"),
            text("unit", "unit of the last placement (organisation id)"),
            maybe(text("regime", "code of `regime` at the last placement")),
            date("from", "first day"),
            maybe(date("until", "last day; null while it lasts")),
        ],
    },
    Table {
        name: "movement",
        row: "one placement or transfer within a stay in custody",
        columns: &[
            text("custody_key", "stay"),
            text("person_key", "person"),
            text("unit", "unit moved to"),
            maybe(text("regime", "regime there")),
            date("on", "day"),
        ],
    },
    Table {
        name: "release",
        row: "one release from custody",
        columns: &[
            text("release_key", "pseudonym"),
            text("person_key", "person"),
            text("custody_key", "stay it ends"),
            date("released_on", "day"),
            text("kind", "code of `release-kind`"),
            text("unit", "unit released from"),
            maybe(text("sex", "sex")),
            maybe(int("age", "full years on the day of release")),
            maybe(text("age_band", "code of `age-band` on that day")),
            maybe(date(
                "first_tax_payment_on",
                "first employer tax payment on or after the release, from facts `employment`; the day of release where \
                 payments had begun before and went on",
            )),
            maybe(date(
                "tax_answered_on",
                "newest day up to which the tax register has answered for this person: last day of facts \
                 `no-employment` and `tax-query`, day of the answer of facts `employment`",
            )),
            maybe(date("returned_on", "first return to custody after the release, from custody or facts")),
            maybe(text("return_reason", "code of `return-reason` of that return")),
            maybe(date("died_on", "day of death, from facts")),
        ],
    },
    Table {
        name: "section",
        row: "one probation section (function) of a person",
        columns: &[
            text("section_key", "pseudonym"),
            text("person_key", "person"),
            text("function", "code of `probation-function`"),
            text("basis", "code of `section-basis`: legal basis"),
            text("unit", "territorial unit"),
            date("opened_on", "first day"),
            maybe(date("closed_on", "last day; null while open")),
            maybe(text("closing_reason", "code of `closing-reason`")),
            maybe(text("sex", "sex")),
            maybe(int("age_at_closing", "full years on the closing day")),
            maybe(text("age_band", "code of `age-band` on the closing day (opening day while open)")),
            maybe(int("disability_group_at_closing", "1, 2, 3, or null when none is known")),
            maybe(boolean(
                "employed_at_opening",
                "tax register answer at opening, from the section or a fact `tax-query` of that day; null: no answer",
            )),
            maybe(boolean(
                "employed_at_closing",
                "tax register answer at closing, from the section or a fact `tax-query` of that day; null: no answer",
            )),
        ],
    },
    Table {
        name: "section_event",
        row: "one meeting of a probation section, held or missed, or one breach",
        columns: &[
            text("section_key", "section"),
            text("person_key", "person"),
            date("on", "day"),
            text("kind", "met, missed, breach"),
            maybe(text("answer", "code of `breach-answer`: what was done about a breach")),
        ],
    },
    Table {
        name: "fact",
        row: "one thing another register said about a person",
        columns: &[
            text("fact_key", "pseudonym"),
            text("person_key", "person"),
            text("kind", "code of `fact-kind`"),
            date("on", "day the fact happened or was true"),
            maybe(date("until", "last day it was true")),
            maybe(text("value", "code or number as text, by kind")),
            text("source", "code of `fact-source`"),
            date("queried_on", "day the register answered"),
        ],
    },
    ASSESSMENT,
    ASSESSMENT_SCORE,
    ASSESSMENT_ANSWER,
    ASSESSMENT_NEED,
    PLAN,
    PLAN_VERSION,
    PLAN_NEED,
    PLAN_STEP,
    CONTACT,
    Table {
        name: "activity",
        row: "one entry of the ledger",
        columns: &[
            text("activity_key", "pseudonym"),
            text("type", "activity type"),
            text("activity_group", "code of `activity-group`, from the type"),
            date("on", "first day"),
            maybe(date("until", "last day, where it took several")),
            text("agency", "agency that organised it"),
            text("unit", "unit that organised it (organisation id)"),
            maybe(text("prison", "prison of the unit, where it is in one")),
            maybe(text("regime", "regime of that prison or unit on the activity's first day")),
            maybe(text("region", "code of `region`")),
            maybe(text("place", "place id")),
            maybe(text("delivery", "code of `delivery-mode`")),
            maybe(text("profession", "code of `profession` of the provider")),
            maybe(text("funding", "code of `funding-source`")),
            maybe(text("project", "project it is charged to")),
            maybe(text("fund", "fund of the project or an external fund")),
            maybe(text("measure", "policy measure: `plan-2023-2024/1.3`")),
            maybe(text("topic", "code of `topic`")),
            maybe(text("programme", "code of `programme`")),
            maybe(text("instrument", "code of `instrument`")),
            maybe(boolean("international", "conference with participants from abroad")),
            maybe(text("partner_kind", "`organisation-kind` of the co-organiser")),
            maybe(int("minutes", "length in minutes")),
            date("recorded_on", "day it was entered into the record"),
        ],
    },
    Table {
        name: "participation",
        row: "one person, or one representative, in one activity",
        columns: &[
            text("participation_key", "pseudonym"),
            text("activity_key", "activity"),
            maybe(text("person_key", "person, where identified")),
            text("role", "code of `participant-role`"),
            maybe(text("organisation", "organisation represented (id)")),
            maybe(text("organisation_kind", "its `organisation-kind`")),
            maybe(text("employer_agency", "agency of the pack that employs the participant; null for outsiders")),
            boolean("attended", "was present"),
            maybe(int("minutes", "minutes present")),
            maybe(text("outcome", "code of `participation-outcome`")),
            boolean("system_record", "the person has a record in the agency's information system on that day"),
            maybe(int("age", "full years on the activity's first day")),
            maybe(text("sex", "sex")),
        ],
    },
    Table {
        name: "headcount",
        row: "one number of unidentified people at an activity",
        columns: &[
            text("activity_key", "activity"),
            text("kind", "code of `headcount-kind`"),
            maybe(text("part_of", "whole it is part of")),
            maybe(text("organisation_kind", "`organisation-kind` they represent, where known")),
            int("count", "people"),
        ],
    },
    Table {
        name: "deliverable",
        row: "one thing that was made and introduced: e-solution, study, method, instrument, room",
        columns: &[
            text("deliverable", "id"),
            text("kind", "code of `deliverable-kind`"),
            text("agency", "agency"),
            maybe(text("project", "project")),
            maybe(text("measure", "policy measure")),
            maybe(date("introduced_on", "day it came into use; null while in the making")),
            maybe(date("withdrawn_on", "day it went out of use")),
            int("count", "how many it stands for, usually 1"),
        ],
    },
    Table {
        name: "place",
        row: "one building or part of a prison with its places",
        columns: &[
            text("place", "id"),
            text("organisation", "prison or unit (organisation id)"),
            text("kind", "code of `place-kind`"),
            int("places", "number of places"),
            boolean("open_regime", "judged by the open-prison variant of the checklist"),
            boolean("built_or_renovated", "newly built or renovated"),
            boolean("double_cells", "cells (rooms in open prisons) for two"),
            boolean("statutory_space", "space per person as the law sets"),
            boolean("shower_and_toilet", "shower and toilet in the cell (apart in open prisons)"),
            boolean("meets_standards", "every point of the checklist that applies holds"),
            maybe(date("compliant_from", "first day all points held")),
            maybe(date("compliant_until", "last day")),
        ],
    },
    Table {
        name: "milestone",
        row: "one dated milestone",
        columns: &[text("milestone", "id in the pack"), maybe(date("reached_on", "day it was reached"))],
    },
    Table {
        name: "budget_movement",
        row: "one movement of project money",
        columns: &[
            text("project", "project"),
            text("source", "code of `funding-source`"),
            text("kind", "code of `budget-movement`: planned, committed, spent, returned"),
            maybe(text("activity", "project activity: A1")),
            date("on", "day"),
            int("cents", "amount in cents"),
        ],
    },
    Table {
        name: "document",
        row: "one day's outgoing documents of an agency to one kind of addressee",
        columns: &[
            text("agency", "agency"),
            text("addressee", "code of `addressee-kind`: institution or natural person"),
            date("on", "day"),
            int("sent", "documents sent"),
            int("e_signed", "of these signed electronically"),
        ],
    },
    Table {
        name: "external_value",
        row: "one value another body published",
        columns: &[
            text("indicator", "indicator or target it is for"),
            int("year", "year it is about"),
            float("value", "value"),
            text("source", "document it is from"),
            date("entered_on", "day it was entered"),
        ],
    },
];
