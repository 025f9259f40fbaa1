//! Tests of the report room through its public interface.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing to unwrap has failed")]

mod chart;
mod docx;
mod fixture;
mod html;
mod index;
mod indicators;
mod lists;
mod office;
mod plan;
mod project;
mod section;
mod sentences;
mod study;
mod word_chart;
mod words;
mod xml;
