//! What is wrong with a value, as data, so that every room can say it in its own language.

use std::fmt;

use chrono::NaiveDate;

use crate::PersonalCodeError;

/// Why a value is not acceptable. `Display` says what is wrong, [`Problem::remedy`] how to mend it; both are English
/// fragments for logs and the command line, pages render the variant in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Required,
    /// Given, though it must be left out.
    NotAllowed,
    /// The list has no such code.
    UnknownCode {
        /// Classifier.
        classifier: String,
        /// Code given.
        code: String,
        /// Code most like it.
        nearest: Option<String>,
    },
    /// The code is not in use on that day.
    NotValidOn {
        /// Classifier.
        classifier: String,
        /// Code given.
        code: String,
        /// Day it was used for.
        on: NaiveDate,
        /// First day it may be used.
        from: Option<NaiveDate>,
        /// Last day it may be used.
        to: Option<NaiveDate>,
    },
    /// Neither the pack nor the record has it.
    Unknown {
        /// What it would be: `organisation`, `activity-type`, `project`, `measure`, `person`…
        noun: &'static str,
        /// Id given.
        id: String,
        /// Id most like it.
        nearest: Option<String>,
    },
    /// Something else has it already.
    Taken {
        /// What has it: `person`, `activity`, `account`…
        noun: &'static str,
        /// The key, name or id; empty where it must not be shown.
        id: String,
    },
    /// Given twice.
    Twice {
        /// What was given.
        value: String,
    },
    /// Only certain values are possible here.
    NotOneOf {
        /// Value given.
        value: String,
        /// Values that are possible.
        allowed: Vec<String>,
    },
    /// Too few characters.
    TooShort {
        /// Characters given.
        found: usize,
        /// Least number.
        least: usize,
    },
    /// A number below the least possible one.
    Below {
        /// Number given.
        value: i64,
        /// Least number possible.
        least: i64,
    },
    /// A number above another one that bounds it.
    Above {
        /// Number given.
        value: i64,
        /// Field that bounds it.
        field: &'static str,
        /// Number there.
        most: i64,
    },
    /// A day before another one that must come first.
    Before {
        /// Day given.
        on: NaiveDate,
        /// Field with the day that comes first.
        field: &'static str,
        /// Day there.
        earliest: NaiveDate,
    },
    /// A day that has not come yet.
    InFuture {
        /// Day given.
        on: NaiveDate,
    },
    /// The activity type does not have this role.
    RoleNotAllowed {
        /// Role.
        role: String,
        /// Activity type.
        activity_type: String,
        /// Roles it has.
        allowed: Vec<String>,
    },
    /// Fewer in a role than the activity type needs.
    TooFew {
        /// Role.
        role: String,
        /// Least number.
        least: u32,
        /// Number given.
        found: u32,
    },
    /// More in a role than the activity type takes.
    TooMany {
        /// Role.
        role: String,
        /// Largest number.
        most: u32,
        /// Number given.
        found: u32,
    },
    /// The activity type takes no such headcount.
    HeadcountNotAllowed {
        /// Headcount kind.
        kind: String,
        /// Activity type.
        activity_type: String,
        /// Kinds it takes.
        allowed: Vec<String>,
    },
    /// The parts do not add up to the whole.
    HeadcountSum {
        /// Whole: `guests`.
        whole: String,
        /// Parts: `adults`, `children`.
        parts: Vec<String>,
        /// The whole as given.
        expected: i64,
        /// What the parts add up to.
        found: i64,
    },
    /// Parts are given, the whole is not.
    HeadcountWhole {
        /// Whole that is missing.
        whole: String,
        /// What the parts add up to.
        found: i64,
    },
    /// The agency does not record this type.
    AgencyNotAllowed {
        /// Agency.
        agency: String,
        /// Activity type.
        activity_type: String,
        /// Agencies that do.
        allowed: Vec<String>,
    },
    /// The person is in custody on these days already.
    InCustody {
        /// First day of the other stay.
        from: NaiveDate,
        /// Its last day; `None` while it lasts.
        until: Option<NaiveDate>,
    },
    /// The stay or section has ended already.
    Ended {
        /// Day it ended.
        on: NaiveDate,
    },
    /// A personal code that cannot be right.
    Code(PersonalCodeError),
    /// Away or no longer here on that day.
    Unavailable {
        /// The day.
        on: NaiveDate,
    },
    /// Not certified for it on that day.
    NotQualified {
        /// Code of `qualification`.
        qualification: String,
        /// The day.
        on: NaiveDate,
    },
    /// Somebody else has to do it: it is about the actor's own work.
    OwnWork,
    /// Cannot be done where things stand.
    NotInState {
        /// Where it stands.
        state: String,
        /// Where it would have to stand.
        needed: Vec<String>,
    },
    /// Contradicts another field.
    DoesNotFit {
        /// The other field.
        field: &'static str,
        /// Its value.
        value: String,
    },
}

impl Problem {
    /// How to mend it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Required => "give a value".to_owned(),
            Self::NotAllowed => "leave it empty".to_owned(),
            Self::UnknownCode { nearest: Some(nearest), .. } | Self::Unknown { nearest: Some(nearest), .. } => {
                format!("did you mean `{nearest}`?")
            }
            Self::UnknownCode { classifier, .. } => format!("choose a code of the list `{classifier}`"),
            Self::Unknown { noun, .. } => format!("record the {noun} first or correct the id"),
            Self::NotValidOn { from, to, .. } => match (from, to) {
                (Some(from), Some(to)) => format!("it is in use from {from} to {to}"),
                (Some(from), None) => format!("it is in use from {from}"),
                (None, Some(to)) => format!("it was in use until {to}"),
                (None, None) => "choose another code".to_owned(),
            },
            Self::Taken { .. } => "open the existing one or give another value".to_owned(),
            Self::Twice { .. } => "give it once".to_owned(),
            Self::NotOneOf { allowed, .. } => format!("choose one of {}", listed(allowed)),
            Self::TooShort { least, .. } => format!("give at least {least} characters"),
            Self::Below { least, .. } => format!("give {least} or more"),
            Self::Above { most, .. } => format!("give {most} or less"),
            Self::Before { earliest, .. } => format!("give {earliest} or a later day"),
            Self::InFuture { .. } => "give a day that has come".to_owned(),
            Self::RoleNotAllowed { allowed, .. } | Self::HeadcountNotAllowed { allowed, .. } if allowed.is_empty() => {
                "leave it out".to_owned()
            }
            Self::RoleNotAllowed { allowed, .. } => format!("choose one of the roles {}", listed(allowed)),
            Self::HeadcountNotAllowed { allowed, .. } => format!("count {}", listed(allowed)),
            Self::TooFew { least, .. } => format!("name at least {least}"),
            Self::TooMany { most, .. } => format!("name at most {most}"),
            Self::HeadcountSum { whole, parts, .. } => format!("correct {whole} or {}", listed(parts)),
            Self::HeadcountWhole { whole, found } => format!("give {whole} as well; the parts add up to {found}"),
            Self::AgencyNotAllowed { allowed, .. } => format!("record it for {}", listed(allowed)),
            Self::InCustody { .. } => "release the person from that stay first or correct the days".to_owned(),
            Self::Ended { .. } => "give a day before its end or choose another one".to_owned(),
            Self::Code(_) => "compare the code with the document or the population register".to_owned(),
            Self::Unavailable { .. } => "choose somebody else or another day".to_owned(),
            Self::NotQualified { .. } => "record the certificate, or have somebody certified do it".to_owned(),
            Self::OwnWork => "ask somebody else".to_owned(),
            Self::NotInState { needed, .. } => format!("it is possible while it is {}", listed(needed)),
            Self::DoesNotFit { field, .. } => format!("correct one of the two, this field or `{field}`"),
        }
    }
}

fn listed(items: &[String]) -> String {
    items.join(", ")
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is missing"),
            Self::NotAllowed => f.write_str("must be empty here"),
            Self::UnknownCode { classifier, code, .. } => write!(f, "`{code}` is not in the list `{classifier}`"),
            Self::NotValidOn { code, on, .. } => write!(f, "`{code}` is not in use on {on}"),
            Self::Unknown { noun, id, .. } => write!(f, "there is no {noun} `{id}`"),
            Self::Taken { noun, id } if id.is_empty() => write!(f, "another {noun} has it"),
            Self::Taken { noun, id } => write!(f, "another {noun} has `{id}`"),
            Self::Twice { value } => write!(f, "`{value}` is given twice"),
            Self::NotOneOf { value, .. } => write!(f, "`{value}` is not possible here"),
            Self::TooShort { found, .. } => write!(f, "{found} characters are too few"),
            Self::Below { value, least } => write!(f, "{value} is less than {least}"),
            Self::Above { value, field, most } => write!(f, "{value} is more than the {most} of `{field}`"),
            Self::Before { on, field, earliest } => write!(f, "{on} is before {earliest} of `{field}`"),
            Self::InFuture { on } => write!(f, "{on} is in the future"),
            Self::RoleNotAllowed { role, activity_type, .. } => {
                write!(f, "nobody takes part in `{activity_type}` as `{role}`")
            }
            Self::TooFew { role, least, found } => write!(f, "{found} as `{role}`, at least {least} needed"),
            Self::TooMany { role, most, found } => write!(f, "{found} as `{role}`, at most {most} possible"),
            Self::HeadcountNotAllowed { kind, activity_type, .. } => {
                write!(f, "`{kind}` are not counted in `{activity_type}`")
            }
            Self::HeadcountSum { whole, parts, expected, found } => {
                write!(f, "{} add up to {found}, {whole} are {expected}", parts.join(" + "))
            }
            Self::HeadcountWhole { whole, .. } => write!(f, "{whole} are missing, though parts of them are given"),
            Self::AgencyNotAllowed { agency, activity_type, .. } => {
                write!(f, "`{agency}` does not record `{activity_type}`")
            }
            Self::InCustody { from, until: Some(until) } => write!(f, "is in custody from {from} to {until}"),
            Self::InCustody { from, until: None } => write!(f, "is in custody since {from}"),
            Self::Ended { on } => write!(f, "ended on {on}"),
            Self::Code(error) => write!(f, "{error}"),
            Self::Unavailable { on } => write!(f, "is not available on {on}"),
            Self::NotQualified { qualification, on } => write!(f, "needs the qualification `{qualification}` on {on}"),
            Self::OwnWork => f.write_str("is about the own work"),
            Self::NotInState { state, .. } => write!(f, "is not possible while it is `{state}`"),
            Self::DoesNotFit { field, value } => write!(f, "does not fit `{field}` `{value}`"),
        }
    }
}
