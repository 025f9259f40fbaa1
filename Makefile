# `make demo` and `make test` set up what they need on a fresh Debian 12 with Rust and Node, then do their work.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8480
NEXTEST_PROFILE ?= default
TARGET_DIR := $(abspath $(or $(CARGO_TARGET_DIR),target))
NODE_PACKAGES := node:nodejs npm:npm
BUILD_PACKAGES := cc:build-essential make:make
TEST_PACKAGES := /usr/bin/chromium:chromium /usr/lib/postgresql/15/bin/initdb:postgresql soffice:libreoffice-writer \
	/usr/lib/libreoffice/program/libsclo.so:libreoffice-calc runuser:util-linux

.PHONY: help demo build test test-rust test-browser test-assets lint docs bench clean-demo

help: ## Say what there is.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: ## Build, simulate a nation, start the site on 127.0.0.1:$(PORT).
	@scripts/need.sh $(BUILD_PACKAGES)
	@echo "tilts: building (about 18 minutes the first time on 2 cores, seconds after that)"
	@cargo build --locked -p tilts
	@exec "$(TARGET_DIR)/debug/tilts" demo --port $(PORT)

build: ## Build the program only.
	@scripts/need.sh $(BUILD_PACKAGES)
	cargo build --locked -p tilts

test: test-rust test-assets test-browser ## Rust (SQLite and PostgreSQL), styles, journeys in a real browser.

test-rust: ## Rust tests and doc tests.
	@scripts/need.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@if cargo nextest --version >/dev/null 2>&1; then \
	  cargo nextest run --locked --workspace --profile $(NEXTEST_PROFILE); \
	else \
	  echo "tilts: cargo-nextest is absent, running cargo test (slower, same tests)"; cargo test --locked --workspace --tests --lib --bins; \
	fi
	cargo test --locked --workspace --doc

test-assets: ## The compiled styles are up to date and hold nobody else's marks.
	@scripts/need.sh $(NODE_PACKAGES)
	cd crates/web/assets && npm ci --no-audit --no-fund --silent && npm run --silent check

test-browser: ## Journeys in a real browser, with and without JavaScript, keyboard only, axe.
	@scripts/need.sh $(BUILD_PACKAGES) $(TEST_PACKAGES) $(NODE_PACKAGES)
	cargo build --locked -p tilts
	cd tests/browser && npm ci --no-audit --no-fund --silent && TILTS_BIN="$(TARGET_DIR)/debug/tilts" npm test --silent

lint: ## Formatting, clippy pedantic, licences and sources of dependencies, generated documents.
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	@cargo deny --version >/dev/null 2>&1 || { echo "tilts: installing cargo-deny"; cargo install --locked --quiet cargo-deny; }
	cargo deny --locked check bans licenses sources

docs: ## Write the generated documents anew.
	cargo run --locked -q -p tilts -- docs

bench: ## Side-by-side measurements; see benches/README.md.
	benches/run.sh

clean-demo: ## Forget the demo's data.
	rm -rf data/demo
