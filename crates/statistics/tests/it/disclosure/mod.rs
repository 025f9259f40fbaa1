//! Disclosure control against `GaussSuppression` 1.0.0 (R 4.2.2) and scipy 1.17.1 (`HiGHS`).

mod attack;
mod coarse;
mod known;
mod table;
