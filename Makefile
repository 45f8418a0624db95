# Werkvloer: make run, make demo, make test. All set-up happens by itself.

PYTHON := .venv/bin/python
SCREEN := $(strip $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s)))
WORDS := resources/i18n/werkvloer_nl
# tests run every line and branch of these
PURE := app/sync/changes.py,app/sync/deletes.py,app/sync/graph.py,app/sync/text_merge.py,app/sync/values.py
WHOLE := app/domain/*,app/reference/*,$(PURE)
DEMO := export QT_QPA_PLATFORM=offscreen; $(PYTHON) -m tests.journeys.coach_day --out out && \
	$(PYTHON) -m tests.journeys.partnership_day --out out/samen && \
	$(PYTHON) -m tests.journeys.trajectory_day --out out/traject
COVER := --cov --cov-report=

.PHONY: run demo test soak lint translations clean
.DEFAULT_GOAL := run

.venv/.ready: uv.lock pyproject.toml .ci/setup
	@.ci/setup

run: .venv/.ready
ifeq ($(SCREEN),)
	@echo "No screen here: playing a coach's day instead (make demo)."
	@$(DEMO)
else
	@.venv/bin/werkvloer
endif

demo: .venv/.ready
	@$(DEMO)

lint: .venv/.ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy app
	.venv/bin/lint-imports

# the tests in four parts, two beside each other for a second core; each keeps its own count of lines
CASES := $(addprefix tests/ui/,program dossier session enterprises trajectory today)
OF_cases := $(CASES)
OF_screens := tests/ui $(addprefix --ignore=,$(CASES))
OF_server := tests/server tests/journeys
OF_rest := tests $(addprefix --ignore=,tests/ui $(OF_server))
PARTS := $(addprefix test-,cases screens server rest)

.PHONY: $(PARTS)

test: .venv/.ready lint
	@rm -f .coverage .coverage.*
	$(MAKE) --no-print-directory -j2 $(PARTS)
	.venv/bin/coverage combine --quiet
	.venv/bin/coverage report --fail-under=90
	.venv/bin/coverage report --include='$(WHOLE)' --fail-under=100

$(PARTS): test-%:
	@mkdir -p out
	@echo "Tests, $*: begun" && COVERAGE_FILE=.coverage.$* QT_QPA_PLATFORM=offscreen \
		$(PYTHON) -m pytest $(COVER) $(OF_$*) >out/test-$*.log 2>&1 || \
		{ cat out/test-$*.log; exit 1; }
	@echo "Tests, $*:" && tail -n 1 out/test-$*.log

# random histories and breakdowns of the sync, for hours: where chance begins, and how much of each
soak: export WERKVLOER_SEED ?= 0
soak: export WERKVLOER_HISTORIES ?= 3000
soak: export WERKVLOER_KILLS ?= 200
soak: export WERKVLOER_CUTS ?= all
soak: .venv/.ready
	$(PYTHON) -m tests.sync.soak --seed $(WERKVLOER_SEED) --histories $(WERKVLOER_HISTORIES)
	$(PYTHON) -m tests.sync.model --seed $(WERKVLOER_SEED) --histories $(WERKVLOER_HISTORIES)
	$(PYTHON) -m pytest -v --timeout=0 tests/server/oracle tests/server/test_laptops.py tests/real

# the plural forms of Dutch: fill in what is «unfinished» in the .ts, then make it once more
translations: .venv/.ready
	@.venv/bin/pyside6-lupdate -no-obsolete -pluralonly -locations none -source-language nl_BE \
		-target-language nl_BE $(sort $(shell find app/ui -name '*.py')) -ts $(WORDS).ts
	@.venv/bin/pyside6-lrelease $(WORDS).ts -qm $(WORDS).qm

clean:
	rm -rf .venv .tools out .coverage .coverage.*
