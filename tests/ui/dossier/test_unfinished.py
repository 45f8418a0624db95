"""What is typed of sessions and not finished, in the file of its enterprise."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from app.services.drafts import DraftForm, keep_draft, new_draft_id
from app.ui import theme
from app.ui.place import Place
from app.ui.quick_session.page import QuickSessionPanel
from app.ui.session.page import SessionPage
from tests.file_samples import NOW, add_session
from tests.ui.dossier.steps import lines, press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_session(qtbot, desk, show_active):
    pages = []

    def make(**place):
        page = SessionPage(desk, Place("session", **place))
        pages.append(page)
        show_active(page)
        page.enter()
        qtbot.waitUntil(lambda: page.is_built)
        return page

    return make


def leave(page):
    page.keep()
    page.leave()
    page.hide()


def test_changes_that_wait_are_told_at_their_session_and_enter_opens_them(
    qtbot, store, desk, enterprise, open_page, open_session
):
    found = add_session(store, enterprise, NOW, "Onthaal besproken", subject="Onthaal")
    session = open_session(record=found)
    QTest.keyClicks(session.body.note, "Toch anders. ")
    leave(session)
    page = open_page(enterprise)
    assert (
        "Onthaal, Wijzigingen nog niet bewaard, Bezoek, 1 u 10, Onthaal besproken" in lines(page)[1]
    )
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(page, Qt.Key.Key_Return)
    place = asked.args[0]
    again = open_session(record=place.record, draft=place.draft)
    assert again.body.note.markup() == "Toch anders. Onthaal besproken"


def test_a_new_session_that_was_left_is_a_concept_that_enter_opens(
    qtbot, desk, enterprise, open_page, open_session
):
    session = open_session(parent=enterprise)
    QTest.keyClicks(session.body.note, "Half af")
    leave(session)
    page = open_page(enterprise)
    assert "Bezoek, Concept, Half af" in lines(page)[1]
    assert page.timeline.chips.chip("session").accessibleName() == "Sessies 1"
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(page, Qt.Key.Key_Return)
    place = asked.args[0]
    assert open_session(draft=place.draft).body.note.markup() == "Half af"


def test_a_quick_session_put_away_shows_at_once_and_enter_brings_it_back(
    qtbot, desk, enterprise, open_page
):
    panel = QuickSessionPanel(desk)
    qtbot.addWidget(panel)
    desk.quick_session_requested.connect(panel.begin)
    page = open_page(enterprise)
    press(page, Qt.Key.Key_F8)
    QTest.keyClicks(panel.parts.note, "Gebeld")
    with qtbot.waitSignal(page.model.timeline_changed):
        QTest.keyPress(panel.parts.note, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert "Bezoek, Concept, Gebeld" in lines(page)[1]
    page.activateWindow()
    page.timeline.list.setFocus()
    press(page, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert panel.parts.note.markup() == "Gebeld"


def test_the_panel_goes_on_with_what_waits_at_the_company_asked_for(qtbot, store, desk, enterprise):
    panel = QuickSessionPanel(desk)
    qtbot.addWidget(panel)
    fields = {"kind": "visit", "starts_at": NOW.isoformat()}
    for where, note in ((str(enterprise), "hier"), (None, "elders")):
        more = {"enterprise": where, "note": note}
        form = DraftForm(new_draft_id(), "quick_session", None, "", fields | more)
        keep_draft(store, form, is_new=True)
    panel.begin(enterprise)
    assert panel.parts.note.markup() == "hier"


def test_a_long_subject_leaves_room_for_what_stands_beside_it(store, enterprise, open_page):
    subject = "Onthaal van nieuwe medewerkers " * 6
    add_session(store, enterprise, NOW, "Besproken", subject=subject)
    page = open_page(enterprise)
    view = page.timeline.list
    entry = view.visualRect(view.entries.index(1, 0))
    picture = view.viewport().grab(entry).toImage()
    strong = QFontMetrics(theme.current().font("strong"))
    assert strong.horizontalAdvance(subject) > entry.width()
    assert page.words.detail(view.chosen()) == "Bezoek, 1 u 10"
    # the name at the right stands alone: between it and what is beside the subject nothing is
    # painted but the ground
    right = entry.width() - 24 - QFontMetrics(theme.current().font()).horizontalAdvance("Els")
    middle = 9 + strong.height() // 2
    colors = {picture.pixelColor(x, middle).name() for x in range(right - 40, right - 8)}
    assert len(colors) == 1
