//! A small simulated nation, served by the program itself, with a token for some accounts.

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Stdio};

use super::http::{Answer, Request};
use crate::tilts::Site;

/// A running site.
pub struct Served {
    site: Site,
    home: String,
    child: Child,
    pub address: SocketAddr,
    /// Role and token.
    pub tokens: Vec<(String, String)>,
}

impl Served {
    /// Builds a nation and opens it; `roles` get tokens.
    pub fn open(roles: &[&str]) -> Self {
        let site = Site::empty();
        let home = site.path("demo").display().to_string();
        site.run(&["demo", "--data", &home, "--scale", "0.02", "--build-only"]).well();
        let mut served = Self::on(site, home);
        served.tokens = roles.iter().map(|role| ((*role).to_owned(), served.token(role))).collect();
        served
    }

    fn on(site: Site, home: String) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = free.expect("a port is free");
        let port = address.port().to_string();
        let mut command =
            site.command(&["--home", &home, "serve", "--port", &port, "--requests-per-minute", "1000000"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("tilts runs");
        let out = BufReader::new(child.stdout.take().expect("its output is piped"));
        let open = out.lines().map_while(Result::ok).any(|line| line.contains("Tilts is open"));
        assert!(open, "the site did not open");
        Self { site, home, child, address, tokens: Vec::new() }
    }

    /// A new token of an account.
    pub fn token(&self, account: &str) -> String {
        let made = self.tokens_command(&["make", account, "--system", "Testi", "--until", "2199-12-31"]);
        made.trim().to_owned()
    }

    /// Runs `tilts token …` on the site's installation.
    pub fn tokens_command(&self, arguments: &[&str]) -> String {
        self.site.run(&[&["--home", self.home.as_str(), "token"], arguments].concat()).well()
    }

    pub fn token_of(&self, role: &str) -> &str {
        self.tokens.iter().find(|(own, _)| own == role).map(|(_, token)| token.as_str()).expect("the role has a token")
    }

    pub fn get(&self, role: &str, target: &str) -> Answer {
        self.send(role, Request::new("GET", target))
    }

    /// Sends with the role's token.
    pub fn send(&self, role: &str, request: Request) -> Answer {
        request.header("Authorization", format!("Bearer {}", self.token_of(role))).send(self.address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
