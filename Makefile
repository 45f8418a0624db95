# Werkvloer: make run, make demo, make test. All set-up happens by itself.

PYTHON := .venv/bin/python
SCREEN := $(strip $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s)))
COVER := --cov --cov-report=

.PHONY: run demo test lint clean
.DEFAULT_GOAL := run

.venv/.ready: uv.lock pyproject.toml .ci/setup
	@.ci/setup

run: .venv/.ready
ifeq ($(SCREEN),)
	@echo "No screen here: playing a coach's day instead (make demo)."
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.journeys.coach_day --out out
else
	@.venv/bin/werkvloer
endif

demo: .venv/.ready
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.journeys.coach_day --out out

lint: .venv/.ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy app
	.venv/bin/lint-imports

test: .venv/.ready lint
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest $(COVER)
	.venv/bin/coverage report --fail-under=90
	.venv/bin/coverage report --include='app/domain/*,app/reference/*' --fail-under=100

clean:
	rm -rf .venv .tools out .coverage
