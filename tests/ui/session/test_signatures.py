"""A report is signed in its page, and stays signed when it is changed."""

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.retention.bin import list_bin
from app.services.sessions.coaching import load_session, save_session
from app.services.sessions.sensitive import kept_marks
from app.services.sessions.signatures import list_signatures
from app.ui.session import signatures
from app.ui.session.signature_dialog import SignatureDialog
from tests.coaching_samples import stored_sessions
from tests.ui.session.steps import CTRL, LEFT, MONDAY, full_form, local, store_it, write


@pytest.fixture
def stored(store, company):
    return save_session(store, full_form(company), complete=True).id


@pytest.fixture
def page(qtbot, open_page, stored):
    return open_page(record=stored)


def scribble(dialog):
    pad = dialog.pad
    places = [(60, 120), (100, 60), (140, 150), (190, 70), (250, 140)]
    QTest.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def press_sign(qtbot, page):
    button = page.body.side.signatures.sign_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(SignatureDialog)))
    return page.findChild(SignatureDialog)


def cards(page):
    return page.body.side.signatures.cards


def keep(qtbot, page, dialog):
    number = len(cards(page))
    QTest.mouseClick(dialog.keep_button, LEFT)
    qtbot.waitUntil(lambda: len(cards(page)) == number + 1)


def sign_as(qtbot, page, number=0):
    dialog = press_sign(qtbot, page)
    QTest.mouseClick(dialog.people.chip(number), LEFT)
    scribble(dialog)
    keep(qtbot, page, dialog)


def test_the_name_of_who_signs_is_asked_about_and_what_is_kept_is_known_to_the_page(
    qtbot, page, store, company
):
    dialog = press_sign(qtbot, page)
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "Jan 85.07.30-033.28")
    qtbot.waitUntil(dialog.sensitive.isVisible)
    QTest.keyClick(dialog.name, Qt.Key.Key_Tab)
    act = QApplication.focusWidget()
    assert act.accessibleName() == "Verwijder het rijksregisternummer"
    QTest.keyClick(act, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    reason = QApplication.focusWidget()
    assert reason.accessibleName() == "Reden om dit te houden"
    QTest.keyClicks(reason, "Zo tekent hij altijd")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.sensitive.isHidden)
    assert dialog.isVisible()  # Enter was for the question alone
    qtbot.waitUntil(lambda: len(kept_marks(store, company.id)) == 1)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_question_under_the_name_is_whole_in_a_low_window(qtbot, page, use_theme, percent):
    use_theme("light", percent)
    page.resize(1366, 700)
    dialog = press_sign(qtbot, page)
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "Jan 85.07.30-033.28")
    qtbot.waitUntil(dialog.sensitive.isVisible)
    QTest.mouseClick(dialog.sensitive.bar.ask_button, LEFT)
    bar = dialog.sensitive.bar
    qtbot.waitUntil(lambda: bar.height() >= bar.layout().totalHeightForWidth(bar.width()))
    qtbot.waitUntil(lambda: not bar.reason.visibleRegion().isEmpty())
    assert dialog.pad.height() >= dialog.pad.minimumSizeHint().height()
    assert dialog.box.height() <= page.height()


def test_who_was_there_signs_and_it_is_shown(qtbot, page, store, stored, company):
    dialog = press_sign(qtbot, page)
    assert "Bakkerij Janssens" in dialog.about.text()
    assert dialog.people.chip(0).text() == "Jan J."
    QTest.mouseClick(dialog.people.chip(0), LEFT)
    assert dialog.name.text() == "Jan J."
    assert not dialog.keep_button.isEnabled()
    scribble(dialog)
    assert dialog.keep_button.isEnabled()
    keep(qtbot, page, dialog)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    (row,) = list_signatures(store, stored)
    assert (row.name, len(row.strokes)) == ("Jan J.", 1)
    (card,) = cards(page)
    assert card.name.text() == "Jan J."
    assert card.when.text() == local(MONDAY)
    assert "Jan J." in card.accessibleName()
    assert page.body.side.signatures.empty.isHidden()


def test_the_ink_is_seen_in_the_pane(qtbot, page):
    sign_as(qtbot, page)
    (card,) = cards(page)
    page.body.side.show_widget(card)
    image = card.grab().toImage()
    dark = sum(
        image.pixelColor(x, y).lightness() < 90 for x in range(12, 150) for y in range(10, 50)
    )
    assert dark > 20


def test_with_the_keyboard_only_the_pad_needs_a_hand(qtbot, page, store, stored):
    dialog = press_sign(qtbot, page)
    assert dialog.people.chip(0).hasFocus()
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "An Peeters")
    assert dialog.people.values() == ()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.pad.hasFocus()
    scribble(dialog)
    QTest.keyClick(dialog.pad, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(cards(page)) == 1)
    (row,) = list_signatures(store, stored)
    assert row.name == "An Peeters"


def test_a_signature_given_before_the_report_is_read_is_kept_once_it_is(
    qtbot, page, store, stored, monkeypatch
):
    go_on, asked, read = threading.Event(), [], signatures.text_hash

    def slow(*args):
        asked.append(args)
        assert go_on.wait(20)
        return read(*args)

    monkeypatch.setattr(signatures, "text_hash", slow)
    dialog = press_sign(qtbot, page)  # it stands there meanwhile
    QTest.mouseClick(dialog.people.chip(0), LEFT)
    scribble(dialog)
    QTest.mouseClick(dialog.keep_button, LEFT)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert list_signatures(store, stored) == ()
    go_on.set()
    qtbot.waitUntil(lambda: len(cards(page)) == 1)
    assert [row.name for row in list_signatures(store, stored)] == ["Jan J."]
    assert not dialog.isVisible()


def test_without_a_name_it_asks_for_one(qtbot, page, store, stored):
    dialog = press_sign(qtbot, page)
    scribble(dialog)
    QTest.mouseClick(dialog.keep_button, LEFT)
    assert dialog.name_field.note.isVisible()
    assert dialog.name.hasFocus()
    assert dialog.isVisible()
    assert list_signatures(store, stored) == ()
    assert dialog.pad.is_signed  # what was drawn stays


def test_what_is_typed_is_kept_first(qtbot, page, store, stored):
    page.body.note.setFocus()
    QTest.keyClicks(page.body.note, "Nieuw: ")
    sign_as(qtbot, page)
    assert load_session(store, stored).note.startswith("Nieuw: ")
    assert list_signatures(store, stored)[0].is_current


def test_an_unfinished_session_can_be_signed_as_it_stands(qtbot, open_page, store, company):
    page = open_page(parent=company.id)
    QTest.keyClicks(page.body.note, "Eerste gesprek")
    dialog = press_sign(qtbot, page)
    scribble(dialog)
    keep(qtbot, page, dialog)
    (session,) = stored_sessions(store)
    assert session.note == "Eerste gesprek"
    assert session.completed_at is None
    (row,) = list_signatures(store, session.id)
    assert row.name == "Els V."  # nobody was ticked: only the coach is there
    store_it(qtbot, page)
    assert list_signatures(store, session.id)[0].is_current


def test_what_cannot_be_stored_is_not_signed(qtbot, open_page, company):
    page = open_page(parent=company.id)
    write(page.body.head.end, "onzin")
    QTest.mouseClick(page.body.side.signatures.sign_button, LEFT)
    qtbot.waitUntil(lambda: "Nog niet bewaard" in page.body.foot.status.text())
    assert page.findChild(SignatureDialog) is None


def test_a_change_afterwards_is_told_at_the_signature(qtbot, page, store, stored):
    sign_as(qtbot, page)
    QTest.keyClicks(page.body.note, "Anders ")
    with qtbot.waitSignal(page.model.saved):
        QTest.keyPress(page.body.note, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(cards(page)) and cards(page)[0].state.isVisible())
    (card,) = cards(page)
    assert card.state.text() == f"Getekend vóór de wijziging van {local(MONDAY)}"
    assert card.state.text() in card.accessibleName()
    assert len(list_signatures(store, stored)) == 1


def test_it_can_be_undone_and_thrown_away(qtbot, page, desk, store, stored):
    sign_as(qtbot, page)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: cards(page) == [])
    assert page.body.side.signatures.empty.isVisible()
    qtbot.redo(desk)
    qtbot.waitUntil(lambda: len(cards(page)) == 1)
    QTest.mouseClick(cards(page)[0].remove_button, LEFT)
    qtbot.waitUntil(lambda: cards(page) == [])
    assert [row.kind for row in list_bin(store, page_day(page))] == ["signature"]
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(cards(page)) == 1)
    assert cards(page)[0].remove_button.isEnabled()


def page_day(page):
    return page.body.head.today_of()


def test_escape_and_a_click_beside_it(qtbot, page):
    dialog = press_sign(qtbot, page)
    scribble(dialog)
    QTest.mouseClick(dialog, LEFT, pos=QPoint(3, 3))
    assert dialog.isVisible()  # a slip of the hand takes no ink away
    QTest.keyClick(dialog.pad, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert press_sign(qtbot, page).pad.strokes == ()
    QTest.mouseClick(dialog, LEFT, pos=QPoint(3, 3))
    assert not dialog.isVisible()


def test_on_paper_notes_the_confirmation(qtbot, page):
    dialog = press_sign(qtbot, page)
    QTest.mouseClick(dialog.people.chip(0), LEFT)
    QTest.mouseClick(dialog.paper_button, LEFT)
    confirm = page.body.side.confirm
    assert not dialog.isVisible()
    assert (confirm.how.key(), confirm.who.text()) == ("paper", "Jan J.")
    assert confirm.day.text() == "ma 23/11/2026"


def test_tab_stays_inside_the_box(qtbot, page):
    dialog = press_sign(qtbot, page)
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.box.isAncestorOf(QApplication.focusWidget())


def test_leaving_the_page_closes_the_box(qtbot, page):
    dialog = press_sign(qtbot, page)
    page.body.hide()
    assert not dialog.isVisible()


def test_no_key_reaches_the_page_below(qtbot, page, desk, store, stored):
    dialog = press_sign(qtbot, page)
    with qtbot.assertNotEmitted(desk.back_requested), qtbot.assertNotEmitted(desk.go_requested):
        for at in (dialog.pad, dialog.people.chip(0)):
            at.setFocus()
            QTest.keyClick(at, Qt.Key.Key_Return, CTRL)
            QTest.keyClick(at, Qt.Key.Key_P, CTRL)
    assert dialog.isVisible()
    assert list_signatures(store, stored) == ()
