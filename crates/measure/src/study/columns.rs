//! Requests of a study, in the order in which columns will stand in the frame.

use crate::file::Request;

/// Requests by what they are for, so that optional columns find their place again.
pub(super) struct Columns {
    requests: Vec<Request>,
}

impl Columns {
    pub(super) fn new() -> Self {
        Self { requests: Vec::new() }
    }

    /// Asks for a column and says where it will be.
    pub(super) fn ask(&mut self, request: Request) -> usize {
        self.requests.push(request);
        self.requests.len() - 1
    }

    /// Asks for a column where one is named.
    pub(super) fn ask_if(&mut self, name: Option<&str>, request: fn(&str) -> Request) -> Option<usize> {
        name.map(|name| self.ask(request(name)))
    }

    pub(super) fn requests(&self) -> &[Request] {
        &self.requests
    }
}
