"""The page of a file, with an enterprise to show."""

import pytest

from app.ui.dossier.page import DossierPage
from app.ui.place import Place
from tests.coaching_samples import add_team, make_desk
from tests.file_samples import (
    add_enterprise,
    stop_clock,
)


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def enterprise(store, desk):
    return add_enterprise(
        store,
        "Bakkerij Janssens",
        number="1999990144",
        purpose="Nieuwe bakkers blijven",
        staff="22",
        nace_version="2025",
        nace_code="10711",
    )


@pytest.fixture
def open_page(qtbot, desk):
    pages = []  # a test that keeps only a part of a page must not lose the rest

    def make(record, size=(1158, 700)):
        page = DossierPage(desk, Place("enterprise", record=record))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.enter()
        with qtbot.waitSignal(page.model.timeline_changed):
            qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.is_built)
        return page

    return make


@pytest.fixture
def told(desk):
    """The notices that were shown."""
    notices = []
    desk.noticed.connect(notices.append)
    return notices
