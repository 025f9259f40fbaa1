//! Tables of assessments: results, scores, answers and needs.

use super::Take;
use super::age::age;
use super::pages::{PAGE, Pages};
use crate::MeasureError;

impl Take<'_> {
    /// Assessments completed by the as-of day, with what belongs to them.
    pub(super) async fn assessments(&mut self) -> Result<(), MeasureError> {
        let mut rows = Self::rows("assessment");
        let (mut scores, mut answers) = (Self::rows("assessment_score"), Self::rows("assessment_answer"));
        let mut needs = Self::rows("assessment_need");
        let mut pages = Pages::new();
        while let Some(after) = pages.next() {
            let assessments = self.export.assessments(after, PAGE).await?;
            pages.read(assessments.len(), assessments.last().map(|one| one.id.0));
            for one in assessments {
                let Some(completed_on) = self.past(one.completed_on) else { continue };
                let key = self.pseudonyms.of("assessment", one.id.0);
                let person_key = self.person_key(one.person);
                rows.push([
                    ("assessment_key", (&key).into()),
                    ("person_key", (&person_key).into()),
                    ("instrument", (&one.instrument).into()),
                    ("instrument_version", i64::from(one.instrument_version).into()),
                    ("topic", one.topic.as_deref().into()),
                    ("on", one.on.into()),
                    ("completed_on", completed_on.into()),
                    ("countersigned_on", self.past(one.countersigned_on).into()),
                    ("agency", (&one.agency).into()),
                    ("unit", (&one.unit).into()),
                    ("assessor_key", self.pseudonyms.of_name("account", &one.assessor).into()),
                    ("second_of", one.second_of.map(|first| self.pseudonyms.of("assessment", first.0)).into()),
                    ("value", one.value.into()),
                    ("band", one.band.as_deref().into()),
                    ("final_band", one.final_band.as_deref().into()),
                    ("decision", one.decision.as_deref().into()),
                    ("sex", one.sex.as_deref().into()),
                    ("age", age(one.born_on, one.on).into()),
                ]);
                for (score, value, band) in &one.scores {
                    scores.push([
                        ("assessment_key", (&key).into()),
                        ("score", score.into()),
                        ("value", (*value).into()),
                        ("band", band.as_deref().into()),
                    ]);
                }
                for (item, answer) in &one.answers {
                    answers.push([("assessment_key", (&key).into()), ("item", item.into()), ("answer", answer.into())]);
                }
                for need in &one.needs {
                    needs.push([
                        ("assessment_key", (&key).into()),
                        ("person_key", (&person_key).into()),
                        ("area", (&need.area).into()),
                        ("found_by", (&need.found_by).into()),
                        ("level", (&need.level).into()),
                        ("established", need.established.into()),
                    ]);
                }
            }
            (self.progress)("assessment", rows.len());
        }
        self.write(rows)?;
        self.write(scores)?;
        self.write(answers)?;
        self.write(needs)
    }
}
