"""Views that the coach keeps: with the keyboard, in the pane and after a restart."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.companies.enterprises import EnterpriseQuery
from app.services.companies.saved_views import save_view
from app.ui.enterprises.name_dialog import NameDialog
from app.ui.enterprises.views_pane import VIEWS
from app.ui.sensitive_hint import SensitiveHint

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def names(page):
    return [page.rows.index(row, 0).data() for row in range(page.rows.rowCount())]


def titles(page):
    return list(page.views.titles().values())[len(VIEWS) :]


def dialog(page):
    return page.window().findChildren(NameDialog)[-1]


def activate(qtbot, page):
    """Give the page the keyboard back after a dialog, as a window system does."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def keep(qtbot, page, name):
    """Keep what is on the screen, with keys."""
    activate(qtbot, page)
    page.table.setFocus()
    press(Qt.Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(dialog(page).isActiveWindow)
    QTest.keyClicks(dialog(page).name, name)
    press(Qt.Key.Key_Return)


@pytest.fixture
def kept(qtbot, page):
    """A page on a kept view: my silent ones, last contact first, with the coach beside it."""
    page.views.choose("silent")
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    page.table.sort_by(7, descending=True)
    coach = next(action for action in page.chooser.menu().actions() if action.text() == "Coach")
    coach.trigger()
    keep(qtbot, page, "Te bellen")
    qtbot.waitUntil(lambda: titles(page) == ["Te bellen"])
    qtbot.waitUntil(lambda: page.views._items[page.views.current()]._count == "2")
    return page


def test_a_number_in_the_name_of_a_view_is_asked_about_and_nothing_waits_for_it(qtbot, page):
    page.table.setFocus()
    press(Qt.Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(dialog(page).isActiveWindow)
    asked = dialog(page)
    QTest.keyClicks(asked.name, "Jan 85.07.30-033.28")
    qtbot.waitUntil(asked.sensitive.isVisible)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Verwijder het rijksregisternummer"
    press(Qt.Key.Key_Space)
    assert asked.name.text() == "Jan "
    assert asked.sensitive.isHidden()
    QTest.keyClicks(asked.name, "zwanger")
    qtbot.waitUntil(asked.sensitive.isVisible)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["Jan zwanger"])


def test_with_large_letters_the_questions_about_a_name_stay_inside_the_window(
    qtbot, page, use_theme
):
    use_theme("light", 200)
    page.resize(1366, 700)
    page.table.setFocus()
    press(Qt.Key.Key_S, CTRL | SHIFT)
    asked = dialog(page)
    qtbot.waitUntil(asked.isActiveWindow)
    QTest.keyClicks(asked.name, "zwanger")
    qtbot.waitUntil(asked.sensitive.isVisible)
    QTest.mouseClick(asked.sensitive.bar.ask_button, Qt.MouseButton.LeftButton)
    reason = asked.sensitive.bar.reason
    QTest.keyClicks(reason, "strafblad")
    qtbot.waitUntil(reason.parentWidget().findChild(SensitiveHint).isVisible)
    qtbot.waitUntil(lambda: not reason.visibleRegion().isEmpty())
    assert asked.height() <= page.height()
    assert asked.keep_button.visibleRegion().boundingRect().size() == asked.keep_button.size()


def test_a_kept_view_stands_under_the_others_and_is_the_chosen_one(kept):
    assert kept.title.text() == "Te bellen"
    assert isinstance(kept.views.current(), UUID)
    assert kept.views._own.isVisible()


def test_a_kept_view_brings_back_filters_columns_and_order(qtbot, desk, kept):
    view, shown, order = kept.views.current(), names(kept), kept.chooser.names()
    desk.settings.set_columns("enterprises", ("name", "number"))
    kept.views.choose("everything")
    qtbot.waitUntil(lambda: len(names(kept)) == 4)
    assert kept.chooser.names() == ("name", "number")
    kept.views.choose(view)
    qtbot.waitUntil(lambda: names(kept) == shown)
    assert "coach" in order
    assert kept.chooser.names() == order
    header = kept.table.horizontalHeader()
    assert header.sortIndicatorSection() == 7
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_it_is_there_after_a_restart(qtbot, kept, open_page):
    again = open_page()
    qtbot.waitUntil(lambda: titles(again) == ["Te bellen"])
    again.views.choose(next(view for view in again.views.titles() if isinstance(view, UUID)))
    qtbot.waitUntil(lambda: len(names(again)) == 2)
    assert again.title.text() == "Te bellen"


def test_a_name_that_is_taken_is_refused_under_the_field(qtbot, kept):
    keep(qtbot, kept, "te BELLEN")
    qtbot.waitUntil(lambda: bool(dialog(kept).field.error))
    assert dialog(kept).field.error == "Je hebt al een weergave die te BELLEN heet."
    press(Qt.Key.Key_Escape)
    assert titles(kept) == ["Te bellen"]


def test_a_changed_view_is_brought_up_to_date(qtbot, kept):
    view = kept.views.current()
    kept._on_filtered(EnterpriseQuery(is_unvisited=True))
    qtbot.waitUntil(lambda: names(kept) == ["Élan Vital", "Van een ander"])
    activate(qtbot, kept)
    press(Qt.Key.Key_S, CTRL | SHIFT)
    assert dialog(kept).update_button.text() == "Werk ‘Te bellen’ bij"
    with qtbot.waitSignal(kept.keeper.saved.listed):
        dialog(kept).update_button.click()
    kept.views.choose("mine")
    qtbot.waitUntil(lambda: len(names(kept)) == 3)
    kept.views.choose(view)
    qtbot.waitUntil(lambda: names(kept) == ["Élan Vital", "Van een ander"])


def test_keys_rename_move_and_delete_a_view_and_undo_brings_it_back(qtbot, store, desk, kept):
    keep(qtbot, kept, "Tweede")
    qtbot.waitUntil(lambda: titles(kept) == ["Te bellen", "Tweede"])
    activate(qtbot, kept)
    kept.views._items[kept.views.current()].setFocus()
    press(Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: titles(kept) == ["Tweede", "Te bellen"])
    press(Qt.Key.Key_F2)
    qtbot.waitUntil(dialog(kept).isActiveWindow)
    QTest.keyClicks(dialog(kept).name, "Eerste")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(kept) == ["Eerste", "Te bellen"])
    activate(qtbot, kept)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(kept) == ["Te bellen"])
    assert kept.title.text() == "Mijn dossiers"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: titles(kept) == ["Eerste", "Te bellen"])


def test_views_are_chosen_and_kept_from_a_menu_where_the_pane_has_no_room(qtbot, store, open_page):
    page = open_page((500, 600))
    assert not page.views.isVisible()
    words = [action.text() for action in page.keeper.menu().actions()]
    assert words[:2] == ["Mijn dossiers", "Geen contact 30 d"]
    assert words[-1].startswith("Bewaar weergave")


def test_the_count_of_a_kept_view_follows_a_change(qtbot, store, desk, page):
    kept = save_view(store, "Zonder coach", EnterpriseQuery(is_without_coach=True), ())
    desk.bus.tell(kept.changes)
    qtbot.waitUntil(lambda: titles(page) == ["Zonder coach"])
    qtbot.waitUntil(lambda: page.views._items[kept.id]._count == "1")
    page.bulk.throw_away([page.rows.id_at(0)])
    page.views.choose(kept.id)
    qtbot.waitUntil(lambda: names(page) == ["Van een ander"])
    page.bulk.throw_away([page.rows.id_at(0)])
    qtbot.waitUntil(lambda: page.views._items[kept.id]._count == "0")
