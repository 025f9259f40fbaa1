//! How well the model orders the times to event.

use super::fit::Fit;
use crate::Error;
use crate::survival::{Concordance, FollowUp, Groups, concordance};

impl Fit {
    /// Harrell's concordance of the linear predictor with the times to event, within strata.
    ///
    /// # Errors
    /// No pair of rows can be compared.
    pub fn concordance(&self) -> Result<Concordance, Error> {
        let design = &self.design;
        let (mut event, mut stratum) = (vec![0; design.rows], vec![0; design.rows]);
        let mut strata = 0;
        for range in design.strata() {
            for segment in &design.segments[range] {
                event[segment.start..segment.events_end].fill(1);
                stratum[segment.start..segment.end].fill(strata);
            }
            strata += 1;
        }
        let follow_up = FollowUp::new(&design.exit, &event)?;
        let follow_up = match &design.entry {
            Some(entry) => follow_up.with_entry(entry)?,
            None => follow_up,
        };
        let strata = Groups::new(&stratum, strata as usize)?;
        let predictor = |row: usize| self.beta.iter().zip(&design.columns).map(|(beta, x)| beta * x[row]).sum();
        let score: Vec<f64> = (0..design.rows).map(predictor).collect();
        concordance(&follow_up, Some(&strata), &score)
    }
}
