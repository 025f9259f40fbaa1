//! Validity of scores against pROC 1.18.0 (R 4.2.2), scikit-learn 1.9.1 and numpy 2.4.6.

mod area;
mod coverage;
mod over_time;
mod threshold;
