"""What the menus, the filters and the buttons beside the board do."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.domain.referral import Status
from app.services.referrals import lists as referral_list
from app.services.referrals.use_cases import referral_view
from app.services.trajectories.case_edits import put_away
from app.ui.place import Place
from app.ui.widgets.menus import Menu
from tests.case_samples import add_colleague
from tests.ui.referrals.steps import places, press, stored

KEY = Qt.Key


@pytest.fixture
def gone(desk):
    places_gone = []
    desk.go_requested.connect(places_gone.append)
    return places_gone


def open_menu():
    found = QApplication.activePopupWidget()
    assert isinstance(found, Menu)
    return found


def entry(menu, text):
    return next(action for action in menu.actions() if action.text() == text)


def test_the_menu_of_a_card_has_its_steps(qtbot, desk, store, company, refer, board, gone):
    made = refer()
    page = board()
    page.board.menu_requested.emit(made, QPoint(10, 10))
    menu = open_menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Open",
        "Open dossier",
        "Naar Akkoord van de onderneming",
        "Naar Verstuurd",
        "Naar Geweigerd",
        "Noteer uitkomst",
        "Herinner",
    ]
    entry(menu, "Open dossier").trigger()
    assert gone[-1] == Place("enterprise", record=company.id)
    entry(menu, "Naar Verstuurd").trigger()
    menu.close()
    qtbot.waitUntil(lambda: stored(store, made).status is Status.SENT)


def test_the_table_has_the_same_menu_and_enter_opens(qtbot, refer, board, gone):
    made = refer()
    page = board(view="table")
    page.table.customContextMenuRequested.emit(QPoint(5, 5))
    open_menu().close()
    press(qtbot, page, KEY.Key_Return)
    assert gone == [Place("referral", record=made)]


def test_the_list_of_deviations_is_in_the_menu(refer, board, gone):
    refer()
    page = board()
    page.more_button.click()
    menu = open_menu()
    entry(menu, "Dubbelfinanciering: afwijkingen").trigger()
    menu.close()
    assert gone == [Place("deviations")]


def test_a_filter_is_chosen_from_the_menu_and_taken_away(qtbot, desk, store, refer, board):
    add_colleague(store, desk.me, "Tom W.", "coach")
    refer()
    refer(Status.SENT, on=date(2026, 11, 5), receiver="GTB")
    page = board()
    menu = page.filters.menu()
    coach, organisation, silent = menu.actions()
    assert [one.text() for one in coach.menu().actions()] == ["Ik", "Tom W."]
    assert [one.text() for one in organisation.menu().actions()] == ["GTB", "VDAB"]
    organisation.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: places(page) == {"sent": 1})
    assert [chip.text() for chip in page.filters._chips] == ["Coach: ik", "Organisatie: GTB"]
    page.filters._chips[1].click()
    qtbot.waitUntil(lambda: places(page) == {"prepared": 1, "sent": 1})
    silent.trigger()
    qtbot.waitUntil(lambda: places(page) == {"sent": 1})
    page.filters.add_button.click()
    open_menu().close()


def test_a_click_on_the_action_of_a_card_reminds_or_asks_the_outcome(qtbot, store, refer, board):
    late = refer(Status.SENT, on=date(2026, 11, 5))
    over = refer(Status.ENDED)
    page = board()
    page.board.linked.emit(late)
    due = clock.today() + timedelta(days=14)
    qtbot.waitUntil(lambda: stored(store, late).reminder_on == due)
    page.board.linked.emit(over)
    qtbot.waitUntil(page.beside.pane.outcome.outcome.hasFocus)


def test_the_pane_reminds_moves_and_closes(qtbot, store, refer, board):
    made = refer(Status.SENT, on=date(2026, 11, 5))
    page = board()
    press(qtbot, page, KEY.Key_U)
    pane = page.beside.pane
    pane.remind_button.click()
    due = clock.today() + timedelta(days=14)
    qtbot.waitUntil(lambda: stored(store, made).reminder_on == due)
    qtbot.waitUntil(pane.remind_button.isHidden)
    pane.reminder.set_value(date(2026, 12, 1))
    pane.reminder.changed.emit(date(2026, 12, 1))
    qtbot.waitUntil(lambda: stored(store, made).reminder_on == date(2026, 12, 1))
    pane.reminder.changed.emit(None)
    qtbot.waitUntil(lambda: stored(store, made).reminder_on is None)
    pane.step.remark.setText("Belde An")
    pane.step.button.click()
    qtbot.waitUntil(lambda: stored(store, made).status is Status.ACCEPTED)
    assert referral_view(store, made).steps[-1].remark == "Belde An"
    pane.close_button.click()
    assert page.beside.isHidden()
    assert page.board.has_keyboard()


def test_the_pane_closes_when_its_referral_goes(qtbot, desk, store, refer, board):
    made = refer()
    page = board()
    press(qtbot, page, KEY.Key_U)
    assert not page.beside.isHidden()
    desk.bus.tell(put_away(store, "referral", made))
    qtbot.waitUntil(page.beside.isHidden)
    qtbot.waitUntil(lambda: not page.states.is_list)


def test_a_step_on_a_day_that_cannot_be_is_said_beside_it(qtbot, store, refer, board):
    refer(Status.SENT)
    page = board()
    press(qtbot, page, KEY.Key_U)
    step = page.beside.pane.step
    step.day.set_value(date(2026, 10, 1))
    step.button.click()
    qtbot.waitUntil(step.note.isVisible)
    outcome = page.beside.pane.outcome
    outcome.button.click()
    assert outcome.outcome_field.error == "Kies wat ervan kwam."
    outcome.outcome.set_key("not_started")
    outcome.button.click()
    qtbot.waitUntil(lambda: bool(outcome.reason_field.error))


def test_a_list_that_cannot_be_read_says_so_and_is_read_again(
    qtbot, desk, refer, board, monkeypatch
):
    refer()
    page, failed = board(), []
    desk.failed.connect(failed.append)

    def broken(*_of_list):
        raise OSError("the disk")

    with monkeypatch.context() as patch:
        patch.setattr(referral_list, "referral_ids", broken)
        page.model.refresh()
        qtbot.waitUntil(lambda: bool(failed))
    assert not page.states.is_list
    page.take_keyboard()
    assert page.states.again_button.hasFocus()
    page.states.again_button.click()
    qtbot.waitUntil(lambda: page.states.is_list)


def test_the_way_to_the_table_and_the_filter_by_key(qtbot, refer, board):
    refer()
    page = board()
    qtbot.keyClick(page.board, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.field.hasFocus()
    qtbot.keyClicks(page.filters.field, "x")
    press(qtbot, page, KEY.Key_Escape)
    assert page.filters.field.text() == ""
    page.way.setFocus()
    press(qtbot, page, KEY.Key_Right)
    assert page.lists.currentWidget() is page.table
