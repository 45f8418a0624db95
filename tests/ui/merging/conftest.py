"""The page of conflicts on a desk where they are made up."""

import pytest

from app.ui.merging.page import MergingPage
from app.ui.place import Place
from tests.coaching_samples import add_team, make_desk
from tests.file_samples import stop_clock
from tests.sync_samples import FakeConflicts


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def told(desk):
    notices = []
    desk.noticed.connect(notices.append)
    return notices


@pytest.fixture
def open_page(qtbot, desk, show_active):
    def make(*conflicts, **more):
        desk.merging = FakeConflicts(*conflicts, **more)
        page = MergingPage(desk, Place("merging"))
        page.resize(1180, 700)
        show_active(page)
        page.enter()
        qtbot.waitUntil(lambda: page.model.is_read)
        return page

    return make
