//! Composes sentences with numbers that agree in number and case: `{trained}` → "236 nodarbinātie".
//!
//! Placeholders of a sentence, each naming a value by its id:
//!
//! | written | gives |
//! |---|---|
//! | `{x}` | number and noun in the nominative that participles agree with: `236 nodarbinātie`, `20 nodarbinātie` |
//! | `{x:counted}` | number and noun on their own, in Latvian with the genitive beside 0, 10–20, 30…: `20 nodarbināto` |
//! | `{x:number}` | the number alone |
//! | `{x:noun}` | the noun alone, in the nominative that agrees with the number |
//! | `{x:genitive}`, `{x:accusative}`, `{x:dative}`, `{x:locative}` | number and noun in that case |
//! | `{x?piedalījies\|piedalījušies}` | the first words beside one (1, 21, 101), the second beside any other number |
//!
//! A value without a number ("vairāki") gives its noun in the plural, in the case that is asked for.

mod filled;
mod folding;
mod number;
mod sentence;

pub use filled::filled;
pub(crate) use filled::named_places;
pub use folding::fold;
pub use number::{date, fixed, fixed_percent, money, number, percent};
pub(crate) use sentence::{Piece, pieces};
pub use sentence::{compose, counted};
