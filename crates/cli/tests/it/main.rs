//! Tilts from outside: the program as its users run it, and the shape of the workspace.

mod api;
mod demo;
mod import;
mod iowa;
mod pack;
mod rooms;
mod score;
mod study;
mod tilts;
