//! Every statistic against a published number or another implementation's result.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::unreadable_literal,
    clippy::unwrap_used,
    reason = "expectations stand as their tools print them; counts of rows are small"
)]

mod accuracy;
mod agreement;
mod calibration;
mod cox;
mod disclosure;
mod distribution;
mod effect;
mod index;
mod peers;
mod proportion;
mod reference_data;
mod regression;
mod reliability;
mod survival;
