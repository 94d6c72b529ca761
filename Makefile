# The front door for contributors: `make` lists what there is.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# "compat" puts this folder on the path as it is; the default's import hook costs every start half a start of Python
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat

.PHONY: help run test slow lint types bench catalogue schema check clean

help:            ## what there is
	@grep -E '^[a-z]+: .*##' Makefile | sed 's/:[^#]*##/\t/' | expand -t 12

run: $(VENV)/.run      ## set up, and list the actions of plan.yaml
	$(BIN)/csecplan list

test: $(VENV)/.test    ## set up, and run the tests
	$(BIN)/python -m pytest -q -n auto

slow: $(VENV)/.test    ## the tests that take longer
	$(BIN)/python -m pytest -q -m slow

lint: $(VENV)/.test    ## ruff: rules and layout
	$(BIN)/ruff check csecplan tests bench
	$(BIN)/ruff format --check csecplan tests bench

types: $(VENV)/.test   ## mypy, strict
	$(BIN)/mypy

bench: $(VENV)/.test   ## how long commands take, in starts of Python
	$(BIN)/python -m bench.speed

catalogue: $(VENV)/.test  ## bring the French catalogue up to date with the code
	$(BIN)/python -m tests.tools.messages

schema: $(VENV)/.test  ## write plan.schema.json anew from the table of keys
	$(BIN)/python -m csecplan.reading.schema > csecplan/plan.schema.json

clean:           ## remove what was set up
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("csecplan needs Python 3.11 or later; say which with make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --editable .
	touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --editable '.[test]'
	touch $@ $(VENV)/.run
