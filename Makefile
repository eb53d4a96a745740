# The commands of the portal. `make` lists them. They need Python >= 3.11 and the package index.
.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint bench handbook lock clean ready lint-style lint-imports lint-types \
	lint-templates lint-migrations lint-house
.NOTPARALLEL:

PORT ?= 8000
TODAY ?=
SEARCH ?= embedded
# The first Python that is new enough; empty when there is none.
PYTHON := $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$$p" && break; done)
BOOTSTRAP = $(if $(PYTHON),"$(PYTHON)" deploy/bootstrap.py,\
	@echo 'Das Portal braucht Python 3.11 oder neuer. Bitte installieren Sie es und starten Sie den Befehl neu.' >&2; exit 1;)
BIN := .venv/bin
LOCAL := env -u DATABASE_URL -u PORTAL_VAR_DIR DJANGO_SETTINGS_MODULE=portal.settings.local
# Workers of pytest; more than two gain nothing on a small machine.
WORKERS ?= 2
# Generated offers that `make bench` measures with; the bars hold at 100,000.
OFFERS ?= 100000

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "make %-10s %s\n", $$1, $$2 }'

demo: ## set up and start the portal with examples on 127.0.0.1:8000 (PORT=8001, TODAY=2020-05-12, SEARCH=elasticsearch)
	@$(BOOTSTRAP) demo --port "$(PORT)" --today "$(TODAY)" --search "$(SEARCH)"

test: ## set up and run the tests that need nothing but Python (at most 8 minutes)
	@$(BOOTSTRAP) dev
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal \
		-m "not browser and not postgres and not faults_long and not elasticsearch"

test-all: test ## besides: PostgreSQL, browser journeys, long fault tests (Debian; installs what it needs as root)
	$(BIN)/python -m tests.servers.full_run

lint: ready lint-style lint-imports lint-types lint-templates lint-migrations lint-house ## style, types, import directions, templates, migrations, sizes, house rules (all: make -k lint)
ready:
	@$(BOOTSTRAP) dev
lint-style:
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check .
lint-imports:
	$(BIN)/lint-imports --no-cache --no-logo
lint-types:
	$(LOCAL) $(BIN)/mypy
lint-templates:
	$(BIN)/djhtml --check --tabwidth 2 templates
lint-migrations:
	$(LOCAL) $(BIN)/python manage.py makemigrations --check --dry-run
lint-house:
	$(BIN)/python -m tests.lint

bench: ## measure; prints tables of ratios (up to 15 minutes; quicker with OFFERS=10000)
	@$(BOOTSTRAP) dev
	BENCH_OFFERS="$(OFFERS)" $(BIN)/python -m tests.bench

handbook: ## take the pictures of the editors' handbook anew (needs Chromium)
	@$(BOOTSTRAP) dev
	$(BIN)/python -m tests.handbook

lock: ## write the lock files anew from requirements.txt and requirements-dev.txt
	@$(BOOTSTRAP) dev
	$(BIN)/python deploy/lock.py

clean: ## remove .venv and the demo's data
	rm -rf .venv var
