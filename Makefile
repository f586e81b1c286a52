# `make` alone shows what there is. Everything sets itself up first, and only when its pins changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
BIOME = node_modules/@biomejs/cli-linux-$(if $(filter aarch64 arm64,$(shell uname -m)),arm64,x64)/biome
BIOME_STYLE := --indent-style=space --indent-width=2 --line-width=110 --colors=off --error-on-warnings \
	--skip=complexity/noImportantStyles --skip=style/noDescendingSpecificity --skip=suspicious/noRedundantUseStrict
FRONT := app/static/js app/static/css

RUN := $(VENV)/installed-run
DEV := $(VENV)/installed-dev
NODE := node_modules/installed
PEERS := bench/reference/node_modules/installed
HTMX := node_modules/htmx.org/dist

# ---- a workshop

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "make %-12s %s\n", $$1, $$2}'

.PHONY: run
run: $(RUN) ## start on this machine, and print a one-time link for the first facilitator
	@exec $(BIN)/python -m app serve --port $(PORT)

.PHONY: room
room: $(RUN) ## start for a real hall: local network, link and QR code
	@exec $(BIN)/python -m app room --port $(PORT)

.PHONY: demo
demo: $(RUN) ## put two examples (Lelystad, Mantelzorg) in the database, print its links, and start
	@SAMENBOOM_BASE_URL="$${SAMENBOOM_BASE_URL:-http://127.0.0.1:$(PORT)}" $(BIN)/python -m app demo
	@exec $(BIN)/python -m app serve --port $(PORT)

# ---- checks

CHECKS := check-layout check-lint check-types check-templates check-front check-htmx check-image check-house
.PHONY: check $(CHECKS)
check: $(DEV) $(NODE) ## style, types, rules of the house; tells all that is wrong, not only the first
	@$(MAKE) --keep-going $(CHECKS)

check-layout:
	$(BIN)/ruff format --check --output-format=concise .

check-lint:
	$(BIN)/ruff check --output-format=concise .

check-types:
	$(BIN)/mypy

check-templates:
	$(BIN)/djlint --lint --quiet app/templates

check-front:
	$(BIOME) check $(BIOME_STYLE) $(FRONT)

check-htmx:
	$(BIN)/python -m tools.htmx

check-image:
	$(BIN)/hadolint --no-color Dockerfile

check-house:
	$(BIN)/python -m tools.house

.PHONY: test
test: $(DEV) $(NODE) browser readers ## every test, its own browser included; the rules of the method on every branch
	$(BIN)/python -m pytest tests/domain -q -n 2 --cov=app.domain --cov-branch --cov-fail-under=100
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --ignore=tests/domain

.PHONY: faults
faults: $(DEV) ## break everything that can break, MINUTES=60 long, with new seeds; SEED=… ONLY=… plays one again
	@$(BIN)/python -m tests.faults

.PHONY: bench
bench: $(DEV) $(PEERS) ## measure all goals of docs/performance.md, some minutes; one: .venv/bin/python -m bench NAME
	@$(BIN)/python -m bench

.PHONY: bench-quick
bench-quick: $(DEV) $(PEERS) ## the same, under a minute: a hint
	@$(BIN)/python -m bench --quick

MINUTES ?= 30
.PHONY: soak
soak: $(DEV) ## sixty phones for MINUTES (30): memory and p99 stay flat
	@$(BIN)/python -m bench.soak --minutes $(MINUTES)

# ---- the house

.PHONY: fmt
fmt: $(DEV) $(NODE) ## lay out Python, JavaScript and CSS, and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIOME) check --write $(BIOME_STYLE) $(FRONT)

.PHONY: docs
docs: $(DEV) ## write docs/events.md anew from the tables of the house
	@$(BIN)/python -m tools.events_doc

.PHONY: sizes
sizes: $(DEV) ## median and longest of files and functions
	@$(BIN)/python -m tools.sizes

COMPILE := CUSTOM_COMPILE_COMMAND="make pins" $(BIN)/pip-compile --quiet --generate-hashes --no-strip-extras \
	--allow-unsafe --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: pins
pins: $(DEV) ## write requirements/ and package-lock.json anew from pyproject.toml and package.json
	$(COMPILE) --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml
	PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only

.PHONY: vendor
vendor: $(NODE) ## put htmx where we serve it from
	cp $(HTMX)/htmx.min.js app/static/vendor/htmx-4.0.1.min.js

.PHONY: clean
clean: ## throw away what can be made again; var/, with its trajectories, stays
	rm -rf $(VENV) node_modules .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- set-up

$(BIN)/python:
	@tools/need.sh python3 "$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11)'" \
		"3.11 or newer; another one is named by PYTHON=..."
	@tools/need.sh python3-venv "$(PYTHON) -c 'import ensurepip, venv'"
	@$(PYTHON) -m venv $(VENV)

$(RUN): requirements/run.txt | $(BIN)/python
	@echo "Installing what Samenboom stands on ..."
	@$(PIP) --only-binary :all: --requirement $<
	@touch $@

$(DEV): requirements/dev.txt | $(BIN)/python
	@echo "Installing what the checks and tests stand on ..."
	@$(PIP) --only-binary :all: --requirement $<
	@touch $@ $(RUN)

$(NODE): package-lock.json package.json | $(DEV)
	@echo "Installing the checkers of pages ..."
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --loglevel=error
	@touch $@

$(PEERS): bench/reference/package-lock.json bench/reference/package.json | $(DEV)
	@echo "Installing what the measurements compare with ..."
	@cd bench/reference && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --loglevel=error
	@touch $@

.PHONY: readers
readers: ## other programs that read our files back: LibreOffice and poppler, for the tests only
	@tools/need.sh libreoffice-writer-nogui "ls /usr/lib/libreoffice/program/libswlo.so"
	@tools/need.sh libreoffice-calc-nogui "ls /usr/lib/libreoffice/program/libsclo.so"
	@tools/need.sh poppler-utils "command -v pdftotext"

.PHONY: browser
browser:
	@tools/need.sh chromium-headless-shell "command -v $${CHROMIUM:-chromium-headless-shell}" "another one is named by CHROMIUM=..."
