//! How many requests a token may send in a minute, counted in this process.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

/// Requests of every token in the present minute.
#[derive(Debug, Default)]
pub(crate) struct Rates(Mutex<HashMap<i64, (i64, u32)>>);

impl Rates {
    /// Counts a request; the seconds to wait where there were `most` in this minute already.
    pub fn count(&self, token: i64, most: u32, at: DateTime<Utc>) -> Result<(), i64> {
        let minute = at.timestamp().div_euclid(60);
        let mut rates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, sent) = rates.entry(token).or_insert((minute, 0));
        if *since != minute {
            (*since, *sent) = (minute, 0);
        }
        if *sent >= most {
            return Err(60 - at.timestamp().rem_euclid(60));
        }
        *sent += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_waits_for_the_next_minute_after_its_requests_and_others_do_not() {
        let rates = Rates::default();
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let now = at("2026-06-30T08:00:20Z");
        assert_eq!([rates.count(1, 2, now), rates.count(1, 2, now)], [Ok(()), Ok(())]);
        assert_eq!((rates.count(1, 2, now), rates.count(2, 2, now)), (Err(40), Ok(())));
        assert_eq!(rates.count(1, 2, at("2026-06-30T08:01:00Z")), Ok(()));
    }
}
