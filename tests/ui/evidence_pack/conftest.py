"""The page of evidence packs, over a service that answers from memory."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.ui.evidence_pack.page import EvidencePage
from app.ui.place import Place
from tests.coaching_samples import add_team, make_desk
from tests.pack_screen_samples import FakePacks

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 23))


@pytest.fixture
def me(store):
    return replace(add_team(store), name="Nora B.", role="promotor")


@pytest.fixture
def packs():
    return FakePacks()


@pytest.fixture
def desk(store, me, runner, tmp_path, packs, today):
    made = make_desk(store, me, runner, tmp_path)
    made.packs = packs
    return made


@pytest.fixture
def begin_page(qtbot, desk):
    """Show a page as one comes there."""

    def begin(size=(1200, 760), **place):
        page = EvidencePage(desk, Place("evidence", **place))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        return page

    return begin


@pytest.fixture
def open_page(qtbot, desk, begin_page):
    """Show a page of which all was read."""

    def make(size=(1200, 760), me=None, **place):
        if me is not None:
            desk.me = me
        page = begin_page(size, **place)
        qtbot.waitUntil(lambda: page.is_built and page.model.listing is not None)
        qtbot.waitUntil(lambda: page.filters.trajectory.count() > 1)
        qtbot.waitUntil(lambda: page.model.state is not None)
        return page

    return make


@pytest.fixture
def page(open_page, qtbot):
    made = open_page()
    qtbot.waitUntil(lambda: made.lists.gaps.hasFocus() and made.side.thumbnail.has_page)
    return made


@pytest.fixture
def press():
    def send(page, key, held=NONE):
        QTest.keyClick(page.window().focusWidget() or page, key, held)

    return send
