"""The page of an intake, on a Monday."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from app.core import clock
from app.reference.loader import reference
from app.ui.desk import Desk
from app.ui.intake.page import IntakePage
from app.ui.place import Place
from app.ui.settings import Settings
from tests.coaching_samples import add_team
from tests.ui.intake.steps import DAY, Coach


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: DAY)
    me = add_team(store)
    return Desk(store, me, reference(), Settings(tmp_path / "settings.ini"), runner)


@pytest.fixture
def open_intake(qtbot, desk):
    pages = []

    def make(place=None):
        page = IntakePage(desk, place or Place("intake"))
        pages.append(page)
        page.resize(1158, 662)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        return Coach(qtbot, page)

    yield make
    for page in pages:  # before the runner stops: a page asks it for more
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
