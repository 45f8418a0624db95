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
# every start of Python compiles the whole program otherwise, where somebody set this
export PYTHONDONTWRITEBYTECODE :=

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

# The tests in parts, two beside each other for a second core: the longest first, and lint as one of
# them. Each part keeps its own count of lines. Counting makes a screen a fifth as slow again and a
# rule twice as slow, so it is left out where the parts beside it have counted nearly the same lines:
# what the report says can only be too little.
CASES := $(addprefix tests/ui/,dossier session enterprises trajectory today)
PACKS := $(addprefix tests/services/,companies counting evidence packs practice profiles trajectories)
LAPTOPS := $(addprefix tests/server/,laptop oidc oracle) $(wildcard tests/server/test_*.py) \
	tests/real tests/sync/test_machine.py tests/sync/model
USES := tests/services tests/storage tests/migrations tests/cli
OF_screens := tests/ui $(addprefix --ignore=,$(CASES) tests/ui/program)
OF_cases := $(CASES)
OF_packs := $(PACKS)
OF_laptops := $(LAPTOPS)
OF_uses := $(USES) $(addprefix --ignore=,$(PACKS))
OF_server := tests/server $(addprefix --ignore=,$(LAPTOPS))
OF_program := tests/ui/program tests/journeys
OF_house := tests/architecture tests/packaging tests/benchmarks
OF_rest := tests $(addprefix --ignore=,tests/ui tests/server $(USES) tests/journeys $(OF_house) \
	$(PACKS) $(LAPTOPS))
# most of what tests wait for is a disk: they write in memory where there is room for it
MEMORY := $(shell [ "$$(df -kP /dev/shm 2>/dev/null | awk 'NR == 2 { print $$4 }')" -gt 4194304 ] \
	2>/dev/null && echo TMPDIR=/dev/shm)
UNCOUNTED := packs laptops program house
PARTS := $(addprefix test-,screens cases program uses packs laptops rest server house)

.PHONY: $(PARTS)

test: .venv/.ready
	@rm -f .coverage .coverage.*
	$(MAKE) --no-print-directory -j2 lint $(PARTS)
	.venv/bin/coverage combine --quiet
	.venv/bin/coverage report --fail-under=90
	.venv/bin/coverage report --include='$(WHOLE)' --fail-under=100

$(PARTS): test-%:
	@mkdir -p out
	@echo "Tests, $*: begun" && COVERAGE_FILE=.coverage.$* QT_QPA_PLATFORM=offscreen $(MEMORY) \
		$(PYTHON) -m pytest $(if $(filter $*,$(UNCOUNTED)),,$(COVER)) $(OF_$*) >out/test-$*.log 2>&1 || \
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
