//! Behaviour of the catalogue through its public interface.

mod loading;
mod pack;
mod words;
