//! The API of a running site: sign-in, repeats, and every operation under valid and broken requests.

mod contract;
mod fuzz;
mod generate;
mod http;
mod schema;
mod served;
mod sign_in;
