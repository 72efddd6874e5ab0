# `make` shows what there is. The work is in scripts/, so that it can be read and run by itself.

# Said on the command line (make run PORT=8000) or in the environment, these reach the scripts.
export

.PHONY: help run test check bench audit lock clean
.DEFAULT_GOAL := help

help: ## Show this
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-6s %s\n", $$1, $$2}'

run: ## Serve on http://127.0.0.1:5000, with a made-up school on the first run (PORT=... HOST=...)
	@scripts/environment requirements.txt
	@scripts/run

test: ## Check the code and run every test
	@scripts/ready-to-test
	@scripts/test $(ARGS)

check: ## Check the code without running it: style, types, imports, templates, security
	@scripts/environment requirements.txt requirements-dev.txt
	@scripts/check

bench: ## Measure saving, pages and packages; writes bench/results.json
	@scripts/ready-to-test
	@.venv/bin/python -m bench

audit: ## Ask whether any dependency has a known weakness (needs the internet)
	@scripts/environment requirements.txt requirements-dev.txt
	@.venv/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.txt

lock: ## Pin every dependency, with hashes, from requirements.in and requirements-dev.in
	@scripts/lock

clean: ## Remove what can be made again (never the data in instance/)
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
