# Every task of the project. `make` alone lists them.

PYTHON_IN_VENV := .venv/bin/python
CHOOSE := .venv/bin/choose

.PHONY: help setup serve build check test bench format clean setup-dev

help: ## List these tasks
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: ## Install what the site needs (into .venv and node_modules, nowhere else)
	@tools/setup run

setup-dev: setup
	@tools/setup dev

serve: setup ## Build the site, show it in a browser and rebuild on every change
	@$(CHOOSE) serve $(ARGS)

build: setup ## Build the site into output/
	@$(CHOOSE) build $(ARGS)

check: setup-dev ## Check the code, then the listings and other content
	@$(PYTHON_IN_VENV) -m ruff check
	@$(PYTHON_IN_VENV) -m ruff format --check
	@$(PYTHON_IN_VENV) -m mypy
	@$(CHOOSE) check

test: setup-dev ## Run the tests: make test ARGS="tests/records -k phone"
	@$(PYTHON_IN_VENV) -m tests.browser.install
	@$(PYTHON_IN_VENV) -m pytest $(ARGS)

bench: setup-dev ## Time the build against peers, then the finder: make bench SIZES="1000 10000" PEERS="hugo" ARGS=light
	@tools/setup bench
	@SIZES="$(SIZES)" PEERS="$(PEERS)" $(PYTHON_IN_VENV) -m tests.bench $(ARGS)

format: setup-dev ## Lay out the code as `make check` wants it
	@$(PYTHON_IN_VENV) -m ruff check --fix
	@$(PYTHON_IN_VENV) -m ruff format

clean: ## Remove what was built (to install afresh: rm -rf .venv node_modules)
	@rm -rf output .cache .hypothesis
