.PHONY: run test quick check format settings peers bench clean

PYTHON ?= python3
BIN := .venv/bin
PEERS := lo-bot-api-emulator==0.3.6 aiogram==3.31.* teremok==0.2.*
MODEL := llmock==0.2.2
PIP := pip install --quiet --disable-pip-version-check

# The environment is made once and again when the dependencies change.
.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/$(PIP) -c constraints.txt -e .
	touch $@

.venv/developing: .venv/installed
	$(BIN)/$(PIP) -c constraints.txt -e ".[dev]"
	touch $@

# The stand-in for Telegram has an environment of its own; without it its tests are skipped.
.venv-peers/installed:
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/$(PIP) $(PEERS) && touch $@ || rm -rf .venv-peers

# Likewise the stand-in for a language model.
.venv-llmock/installed:
	$(PYTHON) -m venv .venv-llmock
	.venv-llmock/bin/$(PIP) $(MODEL) && touch $@ || rm -rf .venv-llmock

# Index the sample documents and open a chat; with a Telegram token, serve Telegram.
run: .venv/installed
	$(BIN)/zhengda start

test: .venv/developing peers
	$(BIN)/pytest -q -n auto

quick: .venv/developing
	$(BIN)/pytest -q -n auto -m "not slow"

check: .venv/developing peers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n auto

format: .venv/developing
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Write .env.example and docs/settings.md anew from the settings.
settings: .venv/developing
	$(BIN)/python -m config.reference

peers: .venv-peers/installed .venv-llmock/installed

bench: .venv/developing
	$(BIN)/python benchmarks/run.py all

clean:
	rm -rf .venv .venv-peers .venv-llmock .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
