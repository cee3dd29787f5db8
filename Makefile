.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
NODE_BIN := node_modules/.bin
SEED ?= 1
PORT ?= 8080
COUNT ?= 300
PROFILE ?= quick
SIZES ?= 100 1000 10000 100000
ORDERS ?= 20000
OLD ?= $(shell ls releases/openapi-*.yaml | sort -V | tail -n 1)
GATE_TESTS := tests/spec/test_house_rules.py tests/spec/test_examples.py
CONTROL := mock/mp_orders_mock/control/control.yaml
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup demo mock generate documents changes record regenerate docs gates check test test-slow test-all test-loaded mutants mutants-kit operation-files chaos contract contract-defects contract-seeds contract-prism bench bench-search bench-growth bench-pauses bench-client bench-contract bench-mock lock wheel clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 18

setup: .venv/.complete ## Make .venv with everything that Python needs here

.venv/.complete: requirements/bootstrap.lock requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON=")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "python3-venv (ensurepip) is needed"; exit 1; }
	@echo 'Setting up .venv ...'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/bootstrap.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/.complete: package.json package-lock.json
	@npm ci --silent --no-audit --no-fund
	@touch $@

demo: setup ## Send the documents' own requests through the client to the mock
	@$(BIN)/python examples/demo.py

mock: setup ## Serve the mock on 127.0.0.1 (PORT=8080)
	@$(BIN)/mp-orders-mock --port $(PORT)

generate: setup ## Write the client and what docs are derived again
	@$(BIN)/python -m mp_orders_spec.code_lists
	@$(BIN)/python generated/regenerate.py
	@$(BIN)/python overrides/write_sync.py
	@mkdir -p build  # a page is replaced once it is whole
	@$(BIN)/python -m mp_orders_spec.error_table > build/errors.md && mv build/errors.md docs/errors.md
	@$(BIN)/python -m mp_orders_mock.state_diagrams > build/states.md && mv build/states.md docs/states.md
	@$(BIN)/python tests/page_coverage.py > build/coverage.md && mv build/coverage.md docs/coverage.md

documents: setup ## Hold saved reference pages against the contract (PAGES=folder or file)
	@test -n "$(PAGES)" || { echo 'say where the pages are: make documents PAGES=folder'; exit 2; }
	@$(BIN)/mp-orders-contract documents $(PAGES)

changes: setup ## Tell what changed in the contract since the version that was recorded (OLD=file for another)
	@$(BIN)/mp-orders-contract changes $(OLD)

record: setup ## Keep openapi.yaml as it is, as the version that it names, for `make changes`
	@version=$$(sed -n 's/^  version: //p' openapi.yaml) && file=releases/openapi-$$version.yaml && \
	  if test -e $$file; then echo "$$file is there; raise info.version in openapi.yaml"; exit 1; fi && \
	  cp openapi.yaml $$file && echo "kept $$file"

regenerate: setup node_modules/.complete ## From changed pages or contract to client and CHANGELOG entry (PAGES=folder)
	@echo '1 of 6: pages'; if test -n "$(PAGES)"; then $(BIN)/mp-orders-contract documents $(PAGES); else echo 'none were named: PAGES=folder'; fi
	@echo '2 of 6: gates of the contract'; $(MAKE) --no-print-directory --silent gates
	@echo '3 of 6: generate'; $(MAKE) --no-print-directory generate
	@echo '4 of 6: tests'; $(MAKE) --no-print-directory test
	@echo '5 of 6: changes'; $(BIN)/mp-orders-contract changes $(OLD)
	@echo '6 of 6: an entry for CHANGELOG.md'; $(BIN)/mp-orders-contract changes --changelog $(OLD)

docs: setup node_modules/.complete ## Write docs/reference.html, a page to read the contract in
	@mkdir -p build && $(BIN)/python -m mp_orders_spec.rendered build/reference.json
	@said=$$($(NODE_BIN)/redocly build-docs build/reference.json --output docs/reference.html --inlineBundle 2>&1) || \
	  { echo "$$said"; exit 1; }
	@echo 'Wrote docs/reference.html. How much of the contract is explained:'
	@$(BIN)/python -m mp_orders_spec.coverage

gates: setup node_modules/.complete ## Check the contract alone
	$(BIN)/mp-orders-contract new-operation --left
	$(BIN)/openapi-spec-validator openapi.yaml $(CONTROL)
	REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true $(NODE_BIN)/redocly lint openapi.yaml $(CONTROL)
	$(NODE_BIN)/spectral lint --ruleset .spectral.yaml --fail-severity=hint openapi.yaml $(CONTROL)
	$(BIN)/python -m mp_orders_spec.coverage
	$(BIN)/mp-orders-mock doctor >/dev/null
	$(BIN)/pytest $(GATE_TESTS)

check: setup node_modules/.complete gates ## Lint, types, imports and the gates of the contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy tests/overrides/typing_api.py
	$(NODE_BIN)/pyright --warnings tests/overrides/typing_api.py
	$(BIN)/lint-imports --no-cache
	$(BIN)/mp-orders-contract changes $(OLD)
	$(BIN)/pytest tests/spec $(addprefix --ignore=,$(GATE_TESTS))

test: setup ## Run the tests, but those that are slow by nature (T=folder or file, for a part)
	@for place in $(T); do test -e "$${place%%::*}" || { echo "there is no $${place%%::*} to test"; exit 2; }; done
	@$(BIN)/pytest -n auto -m 'not slow' $(T)

test-slow: setup ## Run the tests that `make test` leaves out
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory tests/sdks/node_modules/.complete; fi
	@$(BIN)/pytest -n auto -m slow $(T)

test-all: test test-slow ## Run every test

test-loaded: setup ## Run `make test` three times with two busy loops beside it
	@$(BIN)/python tests/loaded.py

mutants: setup ## Break client, mock and kit in known ways, one at a time, and see that tests notice
	@$(BIN)/python tests/mutants.py

mutants-kit: setup ## Change the mock at random, and see whether the kit notices (COUNT=300, SEED=1; takes hours)
	@$(BIN)/python tests/mutants_kit.py --count $(COUNT) --seed $(SEED)

operation-files: setup ## List the product files that name an operation
	@$(BIN)/python tests/operation_files.py

chaos: setup ## Kill the mock each second under load, and count what is lost or doubled (SEED=1)
	@$(BIN)/python tests/chaos/chaos.py --store file --seed $(SEED)
	@$(BIN)/python tests/chaos/chaos.py --store postgresql --seed $(SEED)

contract: setup ## Check the mock with the contract kit (SEED=1, PROFILE=quick)
	@$(BIN)/mp-orders-contract check --serve "mp-orders-mock --quiet --port 0" --second-token TEST-second --control \
	  --profile $(PROFILE) --seed $(SEED) --report-dir reports

contract-defects: setup ## Try every rule of the kit on each planted defect (takes half an hour)
	@$(BIN)/python tests/contract/try_defects.py

contract-seeds: setup ## Check clean mocks with 20 seeds, in both dialects, in files and on PostgreSQL (takes an hour)
	@$(BIN)/python tests/contract/false_alarms.py

contract-prism: setup bench/node_modules/.complete ## Check Prism, which is nothing like the mock, with the kit
	@$(BIN)/python tests/contract/prism.py

bench: bench-client bench-contract bench-mock ## Compare each part with its peers (the mock's needs wrk)

bench-growth: setup ## See what a request costs as the store grows (SIZES="100 1000 10000 100000")
	@$(BIN)/python bench/growth.py --sizes $(SIZES)

bench-pauses: setup ## See how long an answer takes beside dumps, and while orders and keys end (needs wrk)
	@$(BIN)/python bench/pauses.py --orders $(ORDERS)

bench-client: .venv/.bench ## Compare the client with httpx and the official SDK
	@$(BIN)/python bench/client_speed.py

bench-contract: setup ## Compare what the kit finds with schemathesis alone (every fourth planted defect)
	@$(BIN)/python bench/contract_finds.py

bench-search: setup ## Measure a page of a search, from a hundred orders to a million
	@$(BIN)/python bench/search_speed.py

bench-mock: setup bench/node_modules/.complete ## Compare the mock with Prism under load (needs wrk)
	@$(BIN)/python bench/mock_speed.py

.venv/.bench: .venv/.complete requirements/bench.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/bench.lock
	@touch $@

bench/node_modules/.complete: bench/package.json bench/package-lock.json
	@cd bench && npm ci --silent --no-audit --no-fund
	@touch $@

tests/sdks/node_modules/.complete: tests/sdks/package.json tests/sdks/package-lock.json
	@cd tests/sdks && npm ci --silent --no-audit --no-fund
	@touch $@

wheel: setup ## Build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation .

lock: ## Resolve requirements/*.lock again
	@test -x $(BIN)/uv || { $(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet -r requirements/bootstrap.in; }
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header requirements/bootstrap.in -o requirements/bootstrap.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --all-extras --group dev pyproject.toml -o requirements/dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --constraints requirements/dev.lock requirements/bench.in -o requirements/bench.lock

clean: ## Remove what was made here
	@rm -rf .venv node_modules dist build reports
