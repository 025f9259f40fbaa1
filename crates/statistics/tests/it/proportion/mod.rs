//! Proportions, rates and tables against R 4.2.2, scipy 1.17.1 and statsmodels 0.15.0.

mod coverage;
mod interval;
mod table;
