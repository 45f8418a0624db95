"""The board of referrals, with the keys of a coach."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from app.core import clock
from app.domain.referral import Status
from app.models.sync import ScopeRoot
from app.services.drafts import list_drafts
from app.services.referrals.use_cases import store_outcome
from tests.case_samples import acting_as, add_colleague
from tests.coaching_samples import add_company
from tests.ui.referrals.steps import SHIFT, places, press, stored
from tests.ui.widgets.test_board import drop

KEY = Qt.Key


@pytest.fixture
def no_mail(monkeypatch):
    """Catch what goes to the mail program."""
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    return urls


def test_without_referrals_it_says_where_one_starts(desk, board):
    page, gone = board(), []
    desk.go_requested.connect(gone.append)
    assert page.states.empty.text.text() == (
        "Een doorverwijzing start vanuit een dossier of sessie."
    )
    assert page.states.companies_button.hasFocus()
    page.states.companies_button.click()
    assert gone[0].screen == "enterprises"


def test_they_stand_in_their_columns_and_enter_opens_one(qtbot, desk, refer, board):
    refer()
    sent = refer(Status.SENT)
    refer(Status.REFUSED)
    page, gone = board(), []
    desk.go_requested.connect(gone.append)
    assert places(page) == {"prepared": 1, "sent": 1, "not_done": 1}
    press(qtbot, page, KEY.Key_Right)
    press(qtbot, page, KEY.Key_Return)
    assert (gone[0].screen, gone[0].record) == ("referral", sent)


def test_shift_and_an_arrow_move_a_card_and_that_is_undone(qtbot, desk, store, refer, board):
    made = refer()
    page = board()
    press(qtbot, page, KEY.Key_Right, SHIFT)
    qtbot.waitUntil(lambda: places(page) == {"sent": 1})
    assert stored(store, made).status is Status.SENT
    assert page.board.columns["sent"].list.hasFocus()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: places(page) == {"prepared": 1})


def test_a_card_is_dragged_right_to_where_it_may_go_and_else_it_stays(
    qtbot, desk, store, refer, board
):
    made = refer()
    page, told = board(), []
    desk.noticed.connect(told.append)
    assert drop(page.board, made, "started")
    assert told[0].text == "IBO, Metaal Claes kan van hier niet naar «Gestart»."
    assert places(page) == {"prepared": 1}
    assert drop(page.board, made, "sent")
    qtbot.waitUntil(lambda: places(page) == {"sent": 1})
    assert stored(store, made).status is Status.SENT
    assert drop(page.board, made, "prepared")
    assert places(page) == {"sent": 1}


def test_a_card_goes_no_way_that_there_is_not(qtbot, desk, refer, board):
    refer(Status.STARTED)
    page, told = board(), []
    desk.noticed.connect(told.append)
    press(qtbot, page, KEY.Key_Left, SHIFT)
    assert told[0].text == "IBO, Metaal Claes kan niet terug."
    assert places(page) == {"started": 1}


def test_not_done_asks_for_a_reason_and_keeps_it_meanwhile(qtbot, store, refer, board):
    made = refer(Status.SENT)
    page = board()
    press(qtbot, page, KEY.Key_N)
    remark = page.beside.pane.step.remark
    assert remark.hasFocus()
    assert remark.accessibleName() == "Reden, verplicht"
    press(qtbot, page, KEY.Key_Return)
    field = page.beside.pane.step.remark_field
    qtbot.waitUntil(lambda: field.error == "Zeg waarom het niet doorgaat.")
    qtbot.keyClicks(remark, "Geen plaats")
    page.keep()
    (kept,) = list_drafts(store)
    assert (kept.form.kind, kept.form.subject, kept.form.title) == (
        "referral",
        made,
        "Metaal Claes",
    )
    press(qtbot, page, KEY.Key_Return)
    qtbot.waitUntil(lambda: places(page) == {"not_done": 1})
    assert stored(store, made).status is Status.REFUSED
    assert not list_drafts(store)


@pytest.mark.parametrize("asked", [KEY.Key_N, KEY.Key_U, KEY.Key_H])
def test_of_one_that_is_only_read_it_is_said_before_anybody_types(
    qtbot, desk, store, refer, board, no_mail, asked
):
    told = []
    root = stored(store, refer(Status.SENT)).company_id
    with store.write() as session:
        session.merge(ScopeRoot(root=root.hex, state="live", level="read"))
    page = board()
    desk.failed.connect(told.append)
    press(qtbot, page, asked)
    assert [error.code for error in told] == ["case.read_only"]
    assert page.beside.isHidden()
    assert no_mail == []


def test_what_was_typed_comes_back_after_the_pane_was_closed(qtbot, refer, board):
    refer(Status.SENT)
    page = board()
    press(qtbot, page, KEY.Key_N)
    qtbot.keyClicks(page.beside.pane.step.remark, "Geen plaats")
    press(qtbot, page, KEY.Key_Escape)
    assert page.beside.isHidden()
    assert page.board.has_keyboard()
    press(qtbot, page, KEY.Key_U)
    assert page.beside.pane.step.remark.text() == "Geen plaats"
    assert page.beside.pane.step.status.key() == "refused"


def test_u_stores_what_came_of_it(qtbot, desk, store, refer, board):
    made = refer(Status.ENDED)
    page = board()
    card = page.board.current()
    assert (card.mark.words, card.link) == ("Uitkomst?", "Vul in")
    press(qtbot, page, KEY.Key_U)
    pane = page.beside.pane
    qtbot.waitUntil(pane.outcome.outcome.hasFocus)
    qtbot.keyClicks(pane.outcome.outcome, "aan")
    assert pane.outcome.outcome.key() == "hired"
    pane.outcome.starters.spin.setValue(2)
    pane.outcome.reason.setFocus()
    press(qtbot, page, KEY.Key_Return)
    qtbot.waitUntil(page.beside.isHidden)
    assert stored(store, made).outcome == "hired"
    qtbot.waitUntil(lambda: page.board.current().mark.words == "Aangeworven")
    assert page.board.has_keyboard()
    qtbot.undo(desk)
    assert stored(store, made).outcome is None


def test_after_14_days_a_card_asks_to_remind(qtbot, store, refer, board, no_mail):
    made = refer(Status.SENT, on=date(2026, 11, 9), receiver_contact="An <an@vdab.example>")
    page = board()
    card = page.board.current()
    assert card.link == "Herinner"
    assert page.board.columns["sent"].note.isVisible()
    press(qtbot, page, KEY.Key_H)
    qtbot.waitUntil(lambda: not page.board.current().link)
    assert stored(store, made).reminder_on == clock.today() + timedelta(days=14)
    assert no_mail[0].scheme() == "mailto"
    assert no_mail[0].path() == "an@vdab.example"
    assert "Metaal Claes" in no_mail[0].query()


def test_before_that_it_does_not(refer, board):
    refer(Status.SENT, on=date(2026, 11, 10))
    refer(direction="in_vdab", instrument=None)
    page = board()
    assert not page.board.current().link
    assert page.board.columns["received"].list.cards.card(0).link == ""


def test_one_filters_by_direction_organisation_text_and_coach(
    qtbot, desk, store, refer, board, company
):
    refer()
    refer(Status.SENT, receiver="GTB")
    refer(direction="in_vdab", instrument=None, receiver="")
    west = add_colleague(store, desk.me, "Tom W.", "coach")
    with acting_as(store, west):
        refer(at=add_company(store, "Peeters Bouw"))
    page = board()
    assert places(page) == {"prepared": 1, "sent": 1, "received": 1}
    page.filters.directions["from"].click()
    qtbot.waitUntil(lambda: places(page) == {"received": 1})
    page.filters.directions["from"].click()
    page.model.change(organisation="GTB")
    qtbot.waitUntil(lambda: places(page) == {"sent": 1})
    page.filters.clear()
    qtbot.waitUntil(lambda: places(page) == {"prepared": 2, "sent": 1, "received": 1})
    page.filters.field.setFocus()
    qtbot.keyClicks(page.filters.field, "peet")
    qtbot.waitUntil(lambda: places(page) == {"prepared": 1})
    press(qtbot, page, KEY.Key_Return)
    assert page.board.has_keyboard()


def test_a_filter_that_hides_all_says_so_and_is_wiped(qtbot, refer, board):
    refer()
    page = board()
    page.model.change(text="niets")
    qtbot.waitUntil(lambda: not page.states.is_list)
    page.states.clear_button.click()
    qtbot.waitUntil(lambda: page.states.is_list)
    assert page.filters.field.text() == ""


def test_the_table_has_the_same_and_u_works_there(qtbot, store, refer, board):
    made = refer(Status.ENDED)
    store_outcome(store, made, "hired")
    refer(Status.SENT)
    page = board(view="table")
    assert page.table.hasFocus()
    assert page.filters.field.placeholderText() == "Filter in tabel"
    first = page.rows.index(0, 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert first.data(role).startswith(
        "Individuele beroepsopleiding, Metaal Claes, VDAB, Verstuurd"
    )
    press(qtbot, page, KEY.Key_U)
    qtbot.waitUntil(page.beside.pane.outcome.outcome.hasFocus)
    assert page.return_place.view == "table"
    page.leave()


def test_the_pane_follows_the_chosen_card(qtbot, refer, board, store):
    refer(at=add_company(store, "Peeters Bouw"))
    refer(Status.SENT)
    page = board()
    press(qtbot, page, KEY.Key_U)
    qtbot.waitUntil(page.beside.pane.outcome.outcome.hasFocus)
    assert page.beside.pane.about.text() == "Individuele beroepsopleiding, Peeters Bouw"
    page.board.take_keyboard()
    press(qtbot, page, KEY.Key_Right)
    assert page.beside.pane.about.text() == "Individuele beroepsopleiding, Metaal Claes"


def test_a_letter_typed_in_the_pane_is_no_key_of_the_board(qtbot, store, refer, board):
    made = refer(Status.ENDED)
    page = board()
    press(qtbot, page, KEY.Key_U)
    form = page.beside.pane.outcome
    qtbot.waitUntil(form.outcome.hasFocus)
    qtbot.keyClicks(form.outcome, "n")
    assert form.outcome.key() == "not_started"
    form.reason.setFocus()
    qtbot.keyClicks(form.reason, "hun nood")
    assert form.reason.text() == "hun nood"
    assert stored(store, made).status is Status.ENDED


def test_keys_that_come_before_a_step_is_stored_are_steps_too(qtbot, store, refer, board):
    made = refer()
    page = board()
    cards = page.board.columns["prepared"].list
    for _ in range(3):
        qtbot.keyClick(cards, KEY.Key_Right, SHIFT)  # without a turn in between
    qtbot.waitUntil(lambda: stored(store, made).status is Status.STARTED)
    qtbot.waitUntil(lambda: places(page) == {"started": 1})


def test_the_table_is_shown_again_when_one_comes_back(qtbot, refer, board):
    refer()
    page = board()
    page.way.setFocus()
    qtbot.keyClick(page.way, KEY.Key_Right)
    assert page.lists.currentWidget() is page.table
    again = board()
    assert again.lists.currentWidget() is again.table
    assert board(view="board").lists.currentWidget() is not again.table
