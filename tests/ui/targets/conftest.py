"""The page of targets, over a service that answers from memory."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.ui.place import Place
from app.ui.targets.page import TargetsPage
from tests.coaching_samples import add_team, make_desk
from tests.targets_screen_samples import TODAY, FakeResults

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def desk(store, runner, tmp_path, today):
    me = replace(add_team(store), role="promotor")
    return make_desk(store, me, runner, tmp_path)


@pytest.fixture
def open_page(qtbot, desk, show_active):
    """Show the page of what a service tells, once it was read."""

    def make(service=None, size=(1232, 794), role="promotor"):
        desk.me = replace(desk.me, role=role)
        page = TargetsPage(desk, Place("targets"), service=service or FakeResults())
        page.resize(*size)
        show_active(page)
        page.enter()
        page.finish_building()
        qtbot.waitUntil(lambda: page.states.currentWidget() is not page.waiting)
        return page

    return make


@pytest.fixture
def press():
    def send(page, key, held=NONE):
        QTest.keyClick(page.window().focusWidget() or page, key, held)

    return send
