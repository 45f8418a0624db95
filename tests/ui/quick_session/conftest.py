"""The panel of a quick session, at a moment that stands still until it is moved on."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.ui.quick_session.page import QuickSessionPanel
from tests.coaching_samples import add_company, add_team, make_desk

CTRL = Qt.KeyboardModifier.ControlModifier
MONDAY = datetime(2026, 11, 23, 8, 2, 37, tzinfo=UTC)
VISIT = timedelta(minutes=45)


@pytest.fixture
def wall(monkeypatch):
    """A clock that stands still until it is moved on."""
    now = [MONDAY]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    monkeypatch.setattr(clock, "today", lambda: clock.local(now[0]).date())
    return now


@pytest.fixture
def desk(store, runner, tmp_path, wall):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store)


@pytest.fixture
def open_panel(qtbot, desk):
    panels = []  # a test that keeps only a part of a panel must not lose the rest

    def make(asked=None, here=None):
        panel = QuickSessionPanel(desk)
        panels.append(panel)
        qtbot.addWidget(panel)
        panel.begin(asked, here)
        qtbot.waitUntil(panel.isActiveWindow)
        return panel

    return make


@pytest.fixture
def finish(qtbot, wall):
    """Finish by key; a clock that still runs shows a visit by then."""

    def press(panel):
        if panel.parts.clock.ends_at is None and wall[0] == panel.parts.clock.starts_at:
            wall[0] += VISIT
        with qtbot.waitSignal(panel.model.saved):
            QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)

    return press
