//! Behaviour of the catalogue through its public interface.

mod broken;
mod deadlines;
mod for_each;
mod indices;
mod instrument;
mod loading;
mod pack;
mod protocols;
mod real_packs;
mod words;
