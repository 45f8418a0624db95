"""Pages about the team, with a server that is made up."""

from dataclasses import replace
from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QLabel

from tests.coaching_samples import add_team, make_desk
from tests.file_samples import stop_clock
from tests.sync_samples import SENT
from tests.team_samples import FakeTeam


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    desk = make_desk(store, replace(add_team(store), role="promotor"), runner, tmp_path)
    desk.sync.chip = SENT
    desk.sync.begin_round = Mock()
    desk.team = FakeTeam(desk.me.person_id)
    return desk


@pytest.fixture
def open_section(qtbot, desk, show_active):
    def make(kind):
        section = kind(desk)
        section.resize(900, 700)
        show_active(section)
        qtbot.waitUntil(lambda: section.content.isVisible() and not section.model.is_busy)
        return section

    return make


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def wait_for(qtbot, desk, asked):
    qtbot.waitUntil(lambda: asked in desk.team.asked)
