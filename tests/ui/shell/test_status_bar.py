"""The line at the foot: notices with their way back, and the lock."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app.services.syncing.view import Chip
from app.ui.desk import Notice
from app.ui.key_map import KeyMap
from app.ui.place import Place
from app.ui.settings import Settings
from app.ui.shell.status_bar import NOTICE_MS, StatusBar

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def keys(tmp_path, qapp):
    return KeyMap(Settings(tmp_path / "instellingen.ini", qapp), qapp)


@pytest.fixture
def bar(show_active, keys):
    bar = StatusBar(keys)
    bar.resize(1200, 34)
    return show_active(bar)


def test_at_first_it_says_only_where_everything_is(bar):
    assert bar.kept.text() == "Alles is lokaal bewaard"
    assert not bar.notice.isVisible()
    assert not bar.undo.isVisible()


def test_a_notice_with_a_way_back_is_taken_back_once(qtbot, bar):
    undo = Mock()
    with qtbot.waitSignal(bar.undo_changed) as changed:
        bar.show_notice(Notice("Klaar: Bel terug", undo))
    assert changed.args == [True]
    assert bar.notice.isVisible()
    assert bar.notice.text() == "Klaar: Bel terug"
    qtbot.mouseClick(bar.undo, LEFT)
    undo.assert_called_once_with()
    assert not bar.notice.isVisible()
    bar.undo_last()
    undo.assert_called_once_with()


def test_what_was_undone_can_be_done_again_and_is_no_way_back(qtbot, bar):
    redo = Mock()
    bar.show_notice(Notice("Ongedaan gemaakt: Bel terug", redo=redo))
    assert not bar.undo.isVisible()
    assert not bar.has_way_back
    assert bar.redo.text() == "Opnieuw"
    qtbot.mouseClick(bar.redo, LEFT)
    redo.assert_called_once_with()
    assert not bar.redo.isVisible()


def test_a_notice_without_a_way_back_has_no_button(bar):
    bar.show_notice(Notice("Alles is bewaard"))
    assert bar.notice.isVisible()
    assert not bar.undo.isVisible()


def test_a_newer_notice_takes_the_place_and_the_way_back_of_the_older(qtbot, bar):
    first, second = Mock(), Mock()
    bar.show_notice(Notice("Een", first))
    bar.show_notice(Notice("Twee", second))
    assert bar.notice.text() == "Twee"
    qtbot.mouseClick(bar.undo, LEFT)
    first.assert_not_called()
    second.assert_called_once_with()


def test_an_undo_that_gives_a_new_notice_leaves_that_one(qtbot, bar):
    bar.show_notice(Notice("Klaar", lambda: bar.show_notice(Notice("Teruggezet"))))
    qtbot.mouseClick(bar.undo, LEFT)
    assert bar.notice.isVisible()
    assert bar.notice.text() == "Teruggezet"


def test_after_ten_seconds_it_is_gone(qtbot, bar):
    assert NOTICE_MS == 10_000
    bar.show_notice(Notice("Klaar", Mock()))
    assert bar._timer.interval() == NOTICE_MS
    assert bar._timer.isActive()
    with qtbot.waitSignal(bar.undo_changed) as changed:
        bar._timer.timeout.emit()
    assert changed.args == [False]
    assert not bar.undo.isVisible()


def test_the_lock_is_a_button_that_counts_down(qtbot, bar):
    bar.show_minutes(10)
    assert bar.lock.text() == "Vergrendelt over 10 min"
    with qtbot.waitSignal(bar.lock_requested):
        qtbot.mouseClick(bar.lock, LEFT)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_notice_never_makes_the_window_wider(use_theme, bar, percent):
    use_theme("light", percent)
    bar.show_minutes(10)
    bar.show_notice(Notice("Kort", Mock()))
    narrow = bar.minimumSizeHint().width()
    name = "Vzw " + "Samen werken " * 800
    bar.show_notice(Notice(f"Sessie bij {name} afgerond", Mock()))
    assert bar.minimumSizeHint().width() <= narrow
    assert name in bar.notice.toolTip()


def test_its_buttons_show_their_keys_as_they_are_now(bar, keys):
    assert [each._hint for each in (bar.undo, bar.redo, bar.lock)] == ["Ctrl+Z", "Ctrl+Y", "Ctrl+L"]
    keys.give("lock", QKeySequence("F9"))
    assert bar.lock._hint == "F9"


def test_it_says_what_waits_and_a_click_opens_the_screen_about_it(qtbot, bar):
    bar.show_chip(Chip("problem", problems=1))
    assert bar.kept.text() == "1 probleem, de rest is verzonden"
    assert bar.kept.accessibleName() == "Synchronisatie: 1 probleem, de rest is verzonden"
    assert (bar.kept.icon_name, bar.kept.status) == ("sync-alert", "attention")
    with qtbot.waitSignal(bar.go_requested) as gone:
        qtbot.mouseClick(bar.kept, LEFT)
    assert gone.args == [Place("sync")]
    assert not bar.decide.isVisible()


def test_what_is_to_decide_has_its_own_chip(qtbot, bar):
    bar.show_chip(Chip("all_sent", to_decide=3))
    assert bar.decide.isVisible()
    assert bar.decide.text() == "3 te beslissen"
    bar.decide.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(bar.go_requested) as gone:
        qtbot.keyClick(bar.decide, Qt.Key.Key_Return)
    assert gone.args == [Place("merging")]


def test_a_store_that_refuses_stands_before_the_sync(bar):
    bar.show_kept(is_kept=False)
    bar.show_chip(Chip("all_sent"))
    assert bar.kept.text() == "Nog niet alles is bewaard"
    assert bar.kept.status == "attention"
    bar.show_kept(is_kept=True)
    assert bar.kept.text() == "Alles verzonden"


def test_the_same_state_again_paints_nothing_and_takes_no_focus(qtbot, bar):
    bar.lock.setFocus()
    painted = []
    bar.kept.update = lambda: painted.append(1)
    bar.show_chip(Chip("running", done=1, total=9))
    bar.show_chip(Chip("running", done=1, total=9))
    assert painted == [1]
    assert bar.lock.hasFocus()
