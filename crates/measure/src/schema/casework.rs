//! Tables of casework: assessments with scores, answers and needs; plans with versions, needs and steps; contact persons.
//!
//! Instruments only some roles may see are not in a snapshot. Free words are not either: no goal, no reason, no note.

use super::Table;
use super::tables::{boolean, date, float, int, maybe, text};

pub(super) const ASSESSMENT: Table = Table {
    name: "assessment",
    row: "one completed assessment",
    columns: &[
        text("assessment_key", "pseudonym"),
        text("person_key", "person"),
        text("instrument", "code of `instrument`"),
        int("instrument_version", "version of the instrument"),
        maybe(text("topic", "code of `topic`, where the instrument is used topic by topic")),
        date("on", "day it is about"),
        date("completed_on", "day it was completed"),
        maybe(date("countersigned_on", "day of the second signature")),
        text("agency", "agency of the assessor"),
        text("unit", "unit of the assessor (organisation id)"),
        text("assessor_key", "pseudonym of the assessor"),
        maybe(text("second_of", "assessment this is the second, blind coding of")),
        maybe(float("value", "value of the headline score")),
        maybe(text("band", "band of the headline score")),
        maybe(text("final_band", "band that counts: the one approved instead, otherwise that of the score")),
        maybe(text("decision", "what the person who decides said: agrees, disagrees")),
        maybe(text("sex", "sex")),
        maybe(int("age", "full years on that day")),
    ],
};

pub(super) const ASSESSMENT_SCORE: Table = Table {
    name: "assessment_score",
    row: "one score of an assessment",
    columns: &[
        text("assessment_key", "assessment"),
        text("score", "id of the score in the instrument"),
        float("value", "value"),
        maybe(text("band", "band")),
    ],
};

pub(super) const ASSESSMENT_ANSWER: Table = Table {
    name: "assessment_answer",
    row: "one answered item of an assessment",
    columns: &[
        text("assessment_key", "assessment"),
        text("item", "id of the item in the instrument"),
        text("answer", "id of the option, number or day, as written"),
    ],
};

pub(super) const ASSESSMENT_NEED: Table = Table {
    name: "assessment_need",
    row: "one need an assessment found",
    columns: &[
        text("assessment_key", "assessment"),
        text("person_key", "person"),
        text("area", "code of `need`"),
        text("found_by", "score or item that found it"),
        text("level", "level, by the instrument"),
        boolean("established", "a plan must answer it"),
    ],
};

pub(super) const PLAN: Table = Table {
    name: "plan",
    row: "one resocialization plan",
    columns: &[
        text("plan_key", "pseudonym"),
        text("person_key", "person"),
        text("agency", "agency that leads it"),
        text("unit", "unit that leads it (organisation id)"),
        date("opened_on", "first day"),
        maybe(date("closed_on", "last day; null while open")),
    ],
};

pub(super) const PLAN_VERSION: Table = Table {
    name: "plan_version",
    row: "what a plan said from one day of change to the next",
    columns: &[
        text("version_key", "pseudonym"),
        text("plan_key", "plan"),
        text("person_key", "person"),
        int("number", "number in the plan, from 1"),
        date("from", "day of change"),
        maybe(date(
            "until",
            "last day before the next version or of the plan; null while it is the newest of an open plan",
        )),
        maybe(date("approved_on", "day it was approved; null for a draft")),
        maybe(text("agreement", "what the person said: agreed, did-not-agree, could-not-answer")),
    ],
};

pub(super) const PLAN_NEED: Table = Table {
    name: "plan_need",
    row: "one need in a version of a plan",
    columns: &[
        text("version_key", "version"),
        int("need", "number in the plan"),
        text("area", "code of `need`"),
        maybe(text("assessment_key", "assessment that established it; null: justified by hand")),
        maybe(text("level", "level the assessment found")),
        boolean("excepted", "nothing is done about it, for a reason given"),
        maybe(text("result", "what became of it: met, partly-met, not-met, declined, no-longer-needed")),
        maybe(date("closed_on", "day of the result")),
    ],
};

pub(super) const PLAN_STEP: Table = Table {
    name: "plan_step",
    row: "one step in a version of a plan",
    columns: &[
        text("version_key", "version"),
        int("need", "need it answers"),
        int("step", "number in the plan"),
        maybe(text("activity_type", "activity type it foresees")),
        maybe(text("programme", "code of `programme` it foresees")),
        date("by", "day it is to be done by"),
        text("state", "not-started, in-progress, done, cannot-be-done, no-longer-needed"),
        boolean("shown", "an entry of the ledger shows that the person took part"),
    ],
};

pub(super) const CONTACT: Table = Table {
    name: "contact",
    row: "one time a prisoner had a contact person",
    columns: &[
        text("contact_key", "pseudonym"),
        text("person_key", "person"),
        text("worker_key", "pseudonym of the contact person"),
        date("from", "first day"),
        maybe(date("until", "last day; null while it lasts")),
        int("every_days", "days recommended between sessions"),
        int("held", "sessions held"),
        maybe(date("last_held_on", "day of the last one held")),
    ],
};
