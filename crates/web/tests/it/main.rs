//! The pages through their router, in process.

mod access;
mod audit;
mod ledger;
mod pages;
mod permissions;
mod sign_in;
mod site;
mod words;
