# Everything a developer needs, on a fresh machine with Python 3.11 or later: each target sets up what it uses.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test proof bench lint docs picture lock wheel wheelhouse clean

run: $(VENV)/.run
	@$(BIN)/imr demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS)

proof: $(VENV)/.dev
	$(BIN)/python -m pytest -m proof -s --timeout 3600

bench: $(VENV)/.dev .ci/node/compromise
	$(BIN)/python -m benchmarks

# The public recogniser of names that benchmarks/names.py is held against.
.ci/node/compromise:
	@command -v npm >/dev/null || { echo "make bench needs Node.js with npm for a recogniser of names; install them" >&2; exit 1; }
	npm install --no-save --no-audit --no-fund --loglevel=error --prefix $@ compromise@14.17.0 || { rm -rf $@; exit 1; }

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(VENV)/.run
	$(BIN)/python -m tui.commands_page > docs/commands.md
	$(BIN)/python -m tui.keys > docs/keys.md
	$(BIN)/python -m tui.mapping_page > docs/mapping.md

picture: $(VENV)/.run
	$(BIN)/python -m tui.picture screen > docs/screen.svg
	$(BIN)/python -m tui.picture writing > docs/writing.svg

lock: $(VENV)/.dev
	$(BIN)/python -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --no-annotate pyproject.toml -o requirements/run.txt

wheel: $(VENV)/.dev
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

wheelhouse: wheel
	$(PIP) download -q -r requirements/run.txt --only-binary :all: -d dist/wheelhouse
	rm -f dist/wheelhouse/imr-*.whl
	cp $$(ls -t dist/imr-*.whl | head -1) requirements/run.txt dist/wheelhouse/
	@echo "All of it is in dist/wheelhouse; docs/install.md says how it is put on the server."

clean:
	rm -rf $(VENV) dist .ci/node .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "imr needs Python 3.11 or later; install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Making an environment of its own in $(VENV)…"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) could not make a virtual environment; on Debian install python3-venv" >&2; exit 1; }

$(VENV)/.run: pyproject.toml | $(BIN)/python
	@echo "Setting up (about a minute the first time)…"
	@$(PIP) install -qq -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) install -q -e '.[test,lint,bench,build]'
	@touch $@ $(VENV)/.run
