"""Referrals in the real program: from key to key, and nothing typed is lost at the lock."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.domain.referral import Status, column
from app.services.day.today import load_today
from app.services.referrals.use_cases import (
    ReferralForm,
    make_referral,
    referral_ids,
    referral_rows,
    referral_view,
)
from app.ui.place import Place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def focus():
    return QApplication.focusWidget()


def test_the_board_is_two_keys_away_and_enter_opens_one(desktop, company):
    store = desktop.main.desk.store
    form = ReferralForm(company, "in_vdab", "Vacature", clock.today())
    made = make_referral(store, form).id
    desktop.press(KEY.Key_G, CTRL)
    desktop.press(KEY.Key_D)
    desktop.wait(lambda: desktop.main.place.screen == "referrals")
    desktop.wait(desktop.page.board.has_keyboard)
    desktop.press(KEY.Key_Return)
    desktop.wait(lambda: desktop.main.place == Place("referral", record=made))


def test_one_that_is_made_from_the_file_goes_back_to_it(desktop, company):
    desktop.main.way.go(Place("enterprise", record=company))
    desktop.wait(lambda: desktop.page.is_built and desktop.page._has_body)
    desktop.page.room.show("referrals")
    tab = desktop.page.room.stack.currentWidget()
    desktop.wait(tab.start_button.isVisible)
    tab.start_button.setFocus()
    desktop.press(KEY.Key_Return)
    desktop.wait(lambda: desktop.main.place.screen == "referral")
    page = desktop.page
    desktop.wait(page.parts.fields.instrument.hasFocus)
    page.parts.fields.reason.setFocus()
    desktop.type("Vacature magazijn")
    page.parts.fields.funding.check.setFocus()
    desktop.type("Nagevraagd")
    desktop.press(KEY.Key_Return, CTRL)
    desktop.wait(lambda: desktop.main.place.screen == "enterprise")
    assert len(referral_ids(desktop.main.desk.store)) == 1


def lock(desktop):
    desktop.press(KEY.Key_L, CTRL)
    desktop.wait_locked()


def test_what_is_typed_in_a_new_one_is_there_after_the_lock(desktop, company):
    desktop.main.way.go(Place("referral", parent=company))
    desktop.wait(desktop.page.parts.fields.instrument.hasFocus)
    desktop.page.parts.fields.reason.setFocus()
    desktop.type("Vacature magaz")
    lock(desktop)
    desktop.unlock()
    desktop.wait(lambda: desktop.main.place.screen == "referral")
    fields = desktop.page.parts.fields
    assert fields.reason.text() == "Vacature magaz"
    assert focus() is fields.reason
    desktop.type("ijn")
    assert fields.reason.text() == "Vacature magazijn"


def test_a_reason_typed_beside_the_board_is_there_after_the_lock(desktop, company):
    form = ReferralForm(company, "out", "Vacature", clock.today(), check_text="Nee")
    made = make_referral(desktop.main.desk.store, form).id
    desktop.main.way.go(Place("referrals"))
    desktop.wait(lambda: desktop.page.board.current() is not None)
    desktop.page.enter()
    desktop.press(KEY.Key_N)
    desktop.type("Geen plaats")
    lock(desktop)
    desktop.unlock()
    desktop.wait(lambda: desktop.main.place.screen == "referral")
    step = desktop.page.parts.pane.step
    assert desktop.page.place.draft is not None
    assert (step.remark.text(), step.status.key()) == ("Geen plaats", "refused")
    desktop.press(KEY.Key_Return)
    store = desktop.main.desk.store
    desktop.wait(lambda: referral_rows(store, [made])[made].status is Status.REFUSED)


def test_an_ibo_goes_by_keys_alone_from_the_file_to_its_outcome(desktop, company):
    store = desktop.main.desk.store
    desktop.main.way.go(Place("referral", parent=company))
    fields = desktop.page.parts.fields
    desktop.wait(fields.instrument.hasFocus)
    desktop.type("ibo")
    QTest.keyClick(fields.instrument._popup, KEY.Key_Return)
    desktop.main.activateWindow()  # a window manager does so when a list closes
    fields.reason.setFocus()
    desktop.type("Vacature magazijn")
    fields.funding.check.setFocus()
    desktop.type("Nagevraagd bij VDAB")
    desktop.press(KEY.Key_Return, CTRL)
    desktop.wait(lambda: bool(referral_ids(store)))
    (made,) = referral_ids(store)
    desktop.press(KEY.Key_G, CTRL)
    desktop.press(KEY.Key_D)
    desktop.wait(lambda: desktop.main.place.screen == "referrals")
    page = desktop.page
    desktop.wait(page.board.has_keyboard)
    for status in (Status.SENT, Status.ACCEPTED, Status.STARTED, Status.ENDED):
        desktop.press(KEY.Key_Right, SHIFT)
        desktop.wait(lambda to=status: referral_rows(store, [made])[made].status is to)
        desktop.wait(lambda to=status: page.board.current_column() == column(to).value)
    assert [row.what for row in load_today(store, clock.today()).matters] == ["IBO"]
    desktop.press(KEY.Key_U)
    form = page.beside.pane.outcome
    desktop.wait(form.outcome.hasFocus)
    desktop.type("a")
    desktop.press(KEY.Key_Tab)
    desktop.type("2")
    desktop.press(KEY.Key_Tab)
    assert focus() is form.reason
    desktop.press(KEY.Key_Return)
    desktop.wait(page.beside.isHidden)
    row = referral_view(store, made)
    assert (row.row.outcome, row.starters) == ("hired", 2)
    assert load_today(store, clock.today()).matters == ()
