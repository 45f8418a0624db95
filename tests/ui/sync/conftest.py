"""A desk whose sync is made up."""

import pytest

from app.ui.place import Place
from app.ui.sync.page import SyncPage
from tests.coaching_samples import add_team, make_desk
from tests.file_samples import stop_clock
from tests.sync_samples import OVERVIEW, FakeSync


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def fake(desk):
    """The made-up sync behind the desk."""
    desk.sync.service = fake = FakeSync()
    return fake


@pytest.fixture
def open_page(qtbot, desk, fake, show_active):
    def make(overview=OVERVIEW):
        fake.shown = overview
        page = SyncPage(desk, Place("sync"))
        page.resize(1180, 700)
        show_active(page)
        page.enter()
        told = []
        desk.sync.overview_read.connect(told.append)
        qtbot.waitUntil(lambda: page.is_built and bool(told))
        return page

    return make
