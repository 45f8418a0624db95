"""Bewaarplicht from the menu of a file: for a promotor, with a reason."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from sqlmodel import select

from app.models.partnership import Role
from app.services.drafts import list_drafts
from app.services.retention.legal_holds import holds


def hold_of(page):
    found = [one for one in page.head.menu().actions() if one.text().startswith("Stel bewaar")]
    return found[0] if found else None


@pytest.fixture
def promotor(store, desk):
    with store.write() as session:
        session.exec(select(Role)).one().role = "promotor"
    desk.me = replace(desk.me, role="promotor")


def test_a_promotor_keeps_a_company_from_being_wiped(
    qtbot, store, desk, enterprise, promotor, open_page, told
):
    page = open_page(enterprise)
    hold_of(page).trigger()
    dialog = page.holding.dialog
    qtbot.waitUntil(dialog.reason.hasFocus)
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.field.error))
    assert dialog.field.error == "Dit veld mag niet leeg zijn."
    qtbot.keyClicks(dialog.reason, "Audit 2026")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)  # a second time sets no second one
    qtbot.waitUntil(lambda: page.holding.dialog is None)
    (hold,) = holds(store)
    assert (hold.case_root, hold.case, hold.reason) == (
        enterprise, "Bakkerij Janssens", "Audit 2026"
    )  # fmt: skip
    assert told[-1].text == "Bewaarplicht ingesteld"
    qtbot.undo(desk)
    assert holds(store) == ()


def test_a_coach_is_not_offered_it(enterprise, open_page):
    assert hold_of(open_page(enterprise)) is None


def test_a_reason_that_was_not_stored_comes_back_with_the_file(
    qtbot, store, enterprise, promotor, open_page
):
    page = open_page(enterprise)
    hold_of(page).trigger()
    qtbot.keyClicks(page.holding.dialog.reason, "Audit 2026")
    page.keep()  # the window locks
    page.leave()
    page.hide()
    again = open_page(enterprise)
    dialog = again.holding.dialog
    assert dialog.reason.text() == "Audit 2026"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: list_drafts(store) == ())  # she said no
