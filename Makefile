# What can be done here: “make help”. Needs git, make, Python ≥ 3.11 and its venv module.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_CONSTRAINT=.ci/constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip
LIGHTHOUSE := build/lighthouse/node_modules/lighthouse
RECIPE := setup.cfg pyproject.toml .ci/constraints.txt

# What "make check" looks at before it tests, the longest first; two at a time.
LOOKS := types weaknesses catalogues contracts style shape
LOOK_types := python -m mypy
LOOK_weaknesses := bandit --quiet --configfile pyproject.toml --recursive helpboard migrations wsgi.py
LOOK_catalogues := helpboard i18n check
LOOK_contracts := lint-imports --no-cache
LOOK_style := ruff check .
LOOK_shape := ruff format --check .

.DEFAULT_GOAL := help
.PHONY: $(LOOKS) help install demo test check audit fmt migrate i18n bench faults fuzz screenshots lighthouse clean

help:  ## Show what can be done here
	@echo "make demo is the way in: it installs what is missing and serves a town to look at."
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/installed  ## Make .venv with everything that make demo needs
	@$(BIN)/helpboard i18n compile

demo: install  ## Serve the demo town at http://127.0.0.1:8000 (PORT=… for another); Ctrl-C stops it
	@HELPBOARD_INSTANCE=instance/demo exec $(BIN)/helpboard demo --port $(PORT)

test: $(VENV)/installed-test  ## Run the tests, on SQLite and, when it is there, PostgreSQL
	$(BIN)/python -m pytest -n 3 --dist worksteal

check: $(VENV)/installed-test  ## Look at style, types, import contracts and catalogues, then test
	@$(MAKE) --no-print-directory --jobs 2 --output-sync $(LOOKS)
	@$(MAKE) --no-print-directory test

$(LOOKS):
	$(BIN)/$(LOOK_$@)

audit: $(VENV)/installed-test  ## Ask what weaknesses are known of what is installed; needs the network
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet pip-audit==2.10.1
	sort -u .ci/constraints.txt > build/audit/pins.txt
	build/audit/bin/pip-audit --no-deps --disable-pip --requirement build/audit/pins.txt

fmt: $(VENV)/installed-test  ## Bring the Python files into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

migrate: $(VENV)/installed-test  ## Write a migration for changed models: make migrate m="Add rooms"
	@test -n "$(m)" || { echo 'What does it do? make migrate m="Add rooms"' >&2; exit 2; }
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	export HELPBOARD_INSTANCE="$$folder" HELPBOARD_SECRET_KEY=only-for-writing-a-migration-down; \
	$(BIN)/helpboard migrate; \
	$(BIN)/python -m flask --app helpboard.cli.migrating:app_to_migrate db migrate --directory migrations -m "$(m)" --rev-id \
		"$$(printf '%04d' $$(( $$(ls migrations/versions/[0-9]*.py | wc -l) + 1 )))"
	$(BIN)/ruff format --quiet migrations
	$(BIN)/ruff check --quiet --fix migrations
	$(BIN)/ruff format --quiet migrations

i18n: $(VENV)/installed  ## Bring the catalogues up to the texts, compile and check them
	$(BIN)/helpboard i18n update
	$(BIN)/helpboard i18n compile
	$(BIN)/helpboard i18n check

bench: install  ## Measure against the goals (about ten minutes)
	$(BIN)/helpboard bench

faults: $(VENV)/installed-test  ## Kill, lock and fill things while they work (a quarter of an hour)
	$(BIN)/python -m pytest -m faults

fuzz: $(VENV)/installed-test  ## Send 20,000 requests that chance makes up, on both databases (ten minutes)
	$(BIN)/python -m pytest -m fuzz

screenshots: $(VENV)/installed-test  ## Take the pictures of the pages with Chromium
	$(BIN)/python -m pytest -m screenshots

lighthouse: $(VENV)/installed-test $(LIGHTHOUSE)  ## Ask Lighthouse about four pages; needs npm and a quiet machine
	$(BIN)/python -m pytest -m lighthouse

clean:  ## Throw away .venv, caches and what was built; instances stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find helpboard tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete

$(LIGHTHOUSE):
	npm install --prefix build/lighthouse --no-audit --no-fund --ignore-scripts --silent lighthouse@12.8.2

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; $$($(PYTHON) --version) is too old. Another one: PYTHON=… make" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "The venv module is missing: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: $(RECIPE) | $(VENV)/bin/python
	$(PIP) install --quiet --editable '.[postgres,redis,solver]'
	@touch $@

$(VENV)/installed-test: $(RECIPE) | $(VENV)/bin/python
	$(PIP) install --quiet --editable '.[postgres,redis,solver,test]'
	@touch $@ $(VENV)/installed
