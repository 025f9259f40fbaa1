//! What other registers said about people, collected as the nation lives.

use chrono::{Datelike, NaiveDate};
use record::NewFact;

use crate::human::HumanId;
use crate::recipe::FactWords;

/// Facts so far.
#[derive(Debug)]
pub struct Facts {
    words: FactWords,
    until: NaiveDate,
    /// All of them.
    pub all: Vec<NewFact>,
}

impl Facts {
    /// Nothing yet; nothing is known after `until`.
    pub fn new(words: &FactWords, until: NaiveDate) -> Self {
        Self { words: words.clone(), until, all: Vec::new() }
    }

    /// The answer of the tax register on `day`.
    pub fn tax_answer(&mut self, human: HumanId, day: NaiveDate, employed: bool) {
        let value = if employed { self.words.employed.clone() } else { self.words.not_employed.clone() };
        let (kind, source) = (self.words.tax_query.clone(), self.words.tax_source.clone());
        self.add(human, kind, source, day, None, Some(value), day);
    }

    /// What the tax register said of the time from `from` to `to` after a release; `paid` is the first payment and the
    /// last day of the job.
    pub fn after_release(
        &mut self,
        human: HumanId,
        from: NaiveDate,
        to: NaiveDate,
        paid: Option<(NaiveDate, NaiveDate)>,
    ) {
        let Some(last) = query_before(self.until).filter(|last| *last > from) else { return };
        let asked = query_after(to).min(last);
        let source = self.words.tax_source.clone();
        if let Some((first, end)) = paid.filter(|(first, _)| *first <= last) {
            let kind = self.words.employment.clone();
            self.add(human, kind, source, first, Some(end.min(last)), None, asked.max(first));
        } else {
            let kind = self.words.no_employment.clone();
            self.add(human, kind, source, from, Some(to.min(asked)), None, asked);
        }
    }

    /// New proceedings.
    pub fn proceedings(&mut self, human: HumanId, on: NaiveDate) {
        let (kind, source) = (self.words.proceedings.clone(), self.words.proceedings_source.clone());
        self.add(human, kind, source, on, None, None, on);
    }

    /// A conviction.
    pub fn conviction(&mut self, human: HumanId, on: NaiveDate) {
        let (kind, source) = (self.words.conviction.clone(), self.words.conviction_source.clone());
        self.add(human, kind, source, on, None, None, on);
    }

    /// A return to custody.
    pub fn returned(&mut self, human: HumanId, on: NaiveDate, reason: &str) {
        let (kind, source) = (self.words.return_to_custody.clone(), self.words.return_source.clone());
        self.add(human, kind, source, on, None, Some(reason.to_owned()), on);
    }

    /// A death.
    pub fn death(&mut self, human: HumanId, on: NaiveDate) {
        let (kind, source) = (self.words.death.clone(), self.words.death_source.clone());
        self.add(human, kind, source, on, None, None, on);
    }

    /// A disability group.
    pub fn disability(&mut self, human: HumanId, on: NaiveDate, group: &str, source: &str) {
        let kind = self.words.disability.clone();
        self.add(human, kind, source.to_owned(), on, None, Some(group.to_owned()), on);
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of a fact in the record's order")]
    fn add(
        &mut self,
        human: HumanId,
        kind: String,
        source: String,
        on: NaiveDate,
        until: Option<NaiveDate>,
        value: Option<String>,
        queried_on: NaiveDate,
    ) {
        if queried_on <= self.until {
            let person = human.provisional();
            self.all.push(NewFact { person, kind, on, until, value, source, queried_on });
        }
    }
}

/// The last query of the tax register up to `day`: the tenth of the first month of every quarter.
fn query_before(day: NaiveDate) -> Option<NaiveDate> {
    let quarter = quarter_of(day);
    if quarter <= day { Some(quarter) } else { quarter.checked_sub_months(chrono::Months::new(3)) }
}

/// The query of the quarter `day` lies in.
fn quarter_of(day: NaiveDate) -> NaiveDate {
    let month = (day.month() - 1) / 3 * 3 + 1;
    NaiveDate::from_ymd_opt(day.year(), month, 10).expect("every month has a tenth day")
}

/// The first query after `day`.
fn query_after(day: NaiveDate) -> NaiveDate {
    let quarter = quarter_of(day);
    if quarter > day { quarter } else { quarter + chrono::Months::new(3) }
}
