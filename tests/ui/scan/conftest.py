"""A scan page with the keyboard in it."""

import pytest
from PySide6.QtTest import QTest

from app.reference.trajectories import question_sets
from app.services.scans.use_cases import answer, finish_scan, start_scan
from app.ui.place import Place
from app.ui.scan.page import ScanPage
from tests.coaching_samples import add_company, add_team, make_desk

CODES = [one.code for one in question_sets()[0].questions]


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store).id


@pytest.fixture
def filled(store, company):
    """Put a scan in the store whose first questions have this answer."""

    def make(moment, value, count=24, *, is_finished=True):
        scan = start_scan(store, company, moment).id
        for code in CODES[:count]:
            answer(store, scan, code, value)
        if is_finished:
            finish_scan(store, scan)
        return scan

    return make


@pytest.fixture
def open_page(qtbot, desk, show_active):
    """Open a place of a scan, and wait until it is read."""

    def make(place: Place):
        page = ScanPage(desk, place)
        page.resize(1158, 620)
        show_active(page)
        page.enter()
        if place.record is not None:
            qtbot.waitUntil(lambda: page.model.shown is not None)
        return page

    return make


@pytest.fixture
def press(qapp):
    """Press a key where the keyboard is."""

    def do(key, *modifiers):
        held = modifiers[0] if modifiers else None
        focus = qapp.focusWidget()
        QTest.keyClick(focus, key, held) if held else QTest.keyClick(focus, key)

    return do
