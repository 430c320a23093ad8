# One command each. `make demo` and `make test` set themselves up.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check lint types layers format docs docs-fresh bench lock clean

demo: $(STAMP)  ## Audit the example feed without network, and print the report's path.
	$(BIN)/audit run tests/feeds/example.xml --reference starter --fail-on never

test: $(STAMP)  ## Every test.
	$(BIN)/python -m pytest -n auto

check: lint types layers docs-fresh test  ## Everything CI and reviewers look at.

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(STAMP)  ## Write RULES.md from the suites.
	$(BIN)/audit rules --markdown > RULES.md

docs-fresh: $(STAMP)
	$(BIN)/audit rules --markdown | diff -u RULES.md -

bench: $(STAMP)  ## Measure speed as ratios within one run.
	$(BIN)/python -m tests.benchmarks.run

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

lock: $(STAMP)  ## Renew requirements.lock from pyproject.toml.
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group dev --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist audit-reports *.egg-info
