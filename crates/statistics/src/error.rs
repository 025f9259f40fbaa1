//! Why a number cannot be given: each variant says what about the data forbids it and what would mend it.

/// A refusal: the data do not allow the statistic that was asked for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing to compute from.
    #[error("there are no rows to compute {what} from; check the filter and the missing values")]
    Empty {
        /// The statistic that was asked for.
        what: &'static str,
    },
}
