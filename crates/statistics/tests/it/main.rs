//! Every statistic against a published number or another implementation's result.

mod distribution;
