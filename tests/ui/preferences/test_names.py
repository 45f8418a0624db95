"""The names of the sections beside the settings, in a low window with large letters."""

import pytest

from app.ui.place import Place
from app.ui.preferences.page import PreferencesPage
from tests.coaching_samples import add_team, make_desk


@pytest.fixture
def page(store, runner, tmp_path, show_active, use_theme):
    desk = make_desk(store, add_team(store), runner, tmp_path)
    page = show_active(PreferencesPage(desk, Place("settings")))
    page.finish_building()
    page.resize(1000, 500)
    page.enter()
    return page


def test_they_scroll_and_the_one_that_is_chosen_is_in_sight(qtbot, page, use_theme):
    use_theme("light", 200)
    names = page.buttons.buttons()
    qtbot.waitUntil(lambda: page.names.verticalScrollBar().maximum() > 0)
    assert all(one.height() >= one.minimumHeight() > 28 for one in names)
    names[-1].setChecked(True)
    qtbot.waitUntil(lambda: names[-1].visibleRegion().boundingRect().height() == names[-1].height())
