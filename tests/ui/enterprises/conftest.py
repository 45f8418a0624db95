"""The list of enterprises, with some in it."""

from datetime import timedelta

import pytest

from app.ui.enterprises.page import EnterprisesPage
from app.ui.place import Place
from tests.coaching_samples import add_team, make_desk
from tests.file_samples import GENT, NOW, add_enterprise, add_session, stop_clock


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def open_page(qtbot, desk):
    pages = []  # a test that keeps only a part of a page must not lose the rest

    def make(size=(1158, 700)):
        page = EnterprisesPage(desk, Place("enterprises"))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitSignal(page.model.counted):
            page.show()
        page.enter()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return make


@pytest.fixture
def page(store, desk, open_page):
    """Three enterprises of mine, one of somebody else."""
    janssens = add_enterprise(store, "Bakkerij Janssens", number="1999990144", staff="22")
    add_session(store, janssens, NOW - timedelta(days=3), "Onthaal besproken")
    claes = add_enterprise(store, "Metaal Claes", nis=GENT)
    add_session(store, claes, NOW - timedelta(days=41))
    add_enterprise(store, "Élan Vital", contact="Zoë")
    add_enterprise(store, "Van een ander", coach_id=None)
    return open_page()
