.PHONY: run test quick check format bench clean

PYTHON ?= python3
BIN := .venv/bin

# The environment is made once and again when the dependencies change.
.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/developing: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

# Index the sample documents and open a chat; with a Telegram token, serve Telegram.
run: .venv/installed
	$(BIN)/zhengda start

test: .venv/developing
	$(BIN)/pytest -q -n auto

quick: .venv/developing
	$(BIN)/pytest -q -n auto -m "not slow"

check: .venv/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n auto

format: .venv/developing
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/developing
	$(BIN)/python benchmarks/run.py all

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
