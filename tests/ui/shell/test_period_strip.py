"""A change in a closed period asks why, once, and lets a coach go on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core import clock
from app.models.partnership import Role
from app.services.changes import Changes
from app.services.periods.closing import close_period, closed_periods
from app.services.periods.corrections import corrections
from app.services.trajectories.case_edits import write_fields
from app.ui.desk import Step
from app.ui.evidence_pack.closed_section import ClosedSection
from app.ui.shell.period_strip import PeriodStrip, period_text
from tests.coaching_samples import add_company, add_team, make_desk
from tests.pack_samples import FIRST, LAST, add_session, october

NOVEMBER = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: NOVEMBER)


@pytest.fixture
def desk(store, runner, tmp_path):
    me = add_team(store)
    with store.write() as session:
        session.add(Role(root=me.partnership_id, person_id=store.actor, role="promotor"))
    return make_desk(store, me, runner, tmp_path)


@pytest.fixture
def sessions(store, desk):
    company = add_company(store)
    return [add_session(store, company, october(day)) for day in (14, 15)]


@pytest.fixture
def strip(desk, show_active):
    strip = show_active(PeriodStrip(desk))
    strip.hide()
    return strip


def edit(desk, one, **values):
    changes = write_fields(desk.store, "coaching_session", one, **values)
    desk.did(Step("Sessie bewaard", changes))
    return changes


def read(store):
    (period,) = closed_periods(store)
    return {
        one.record.id: [each.text for each in one.reasons] for one in corrections(store, period.id)
    }


def test_one_reason_is_enough_for_all_that_was_changed_meanwhile(
    qtbot, store, desk, sessions, strip
):
    close_period(store, FIRST, LAST)
    edit(desk, sessions[0], note="Beter")
    qtbot.waitUntil(strip.isVisible)
    assert strip.bar.text.text() == (
        "Sessie 14/10/2026 (Bakkerij Janssens): dat valt in een afgesloten periode, oktober 2026. "
        "Waarom deze wijziging?"
    )
    assert not strip.reason.hasFocus()  # a coach types on
    assert not strip.keep_button.isEnabled()
    edit(desk, sessions[1], note="Beter")
    qtbot.waitUntil(lambda: "en nog 1 wijziging:" in strip.bar.text.text())
    qtbot.keyClicks(strip.reason, "Tikfout")
    with qtbot.waitSignal(desk.noticed) as told:
        qtbot.keyClick(strip.reason, Qt.Key.Key_Return)
    assert told.args[0].text == "Reden van de correctie bewaard"
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert read(store) == {one: ["Tikfout"] for one in sessions}
    qtbot.undo(desk)
    assert read(store) == {one: [] for one in sessions}


def test_who_is_in_a_hurry_puts_it_aside_and_it_is_listed_without_a_reason(
    qtbot, store, desk, sessions, strip
):
    close_period(store, FIRST, LAST)
    edit(desk, sessions[0], note="Beter")
    qtbot.waitUntil(strip.isVisible)
    qtbot.keyClicks(strip.reason, "Half")
    qtbot.keyClick(strip.reason, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert read(store) == {sessions[0]: []}
    edit(desk, sessions[1], note="Ook")
    qtbot.waitUntil(strip.isVisible)
    assert "Sessie 15/10/2026" in strip.bar.text.text()  # what was put aside is not asked again
    qtbot.mouseClick(strip.later_button, Qt.MouseButton.LeftButton)
    assert read(store) == {one: [] for one in sessions}


def test_an_open_period_and_changes_of_others_ask_nothing(qtbot, store, desk, sessions, strip):
    mine = edit(desk, sessions[0], note="Beter")
    close_period(store, FIRST, LAST)
    desk.bus.tell(Changes(mine.touched))  # as a round tells them
    with qtbot.waitSignal(desk.runner.start(lambda _progress: None).finished):
        pass  # what was asked before this is over
    assert not strip.isVisible()


def test_a_reason_that_is_too_long_stays(qtbot, store, desk, sessions, strip):
    close_period(store, FIRST, LAST)
    edit(desk, sessions[0], note="Beter")
    qtbot.waitUntil(strip.isVisible)
    strip.reason.setText("x" * 400)
    with qtbot.waitSignal(desk.failed):
        qtbot.keyClick(strip.reason, Qt.Key.Key_Return)
    assert strip.isVisible()
    assert len(strip.reason.text()) == 400
    assert strip.keep_button.isEnabled()


@pytest.mark.parametrize(
    ("last", "words"), [(LAST, "oktober 2026"), (october(30), "01/10/2026–30/10/2026")]
)
def test_a_period_is_called_by_its_month_or_its_days(last, words):
    assert period_text(FIRST, last) == words


def test_what_was_put_aside_is_given_its_reason_from_the_settings(
    qtbot, store, desk, sessions, strip
):
    close_period(store, FIRST, LAST)
    edit(desk, sessions[0], note="Beter")
    qtbot.waitUntil(strip.isVisible)
    qtbot.mouseClick(strip.later_button, Qt.MouseButton.LeftButton)
    section = ClosedSection(desk)
    qtbot.addWidget(section)
    section.show()
    qtbot.waitUntil(lambda: bool(section.lines.shown))
    (line,) = section.lines.shown[0].corrections
    assert line.words.text().endswith("Bakkerij Janssens, 14/10/2026. Zonder reden")
    qtbot.mouseClick(line.reason_button, Qt.MouseButton.LeftButton)
    assert strip.isVisible()
    qtbot.keyClicks(strip.reason, "Tikfout")
    with qtbot.waitSignal(desk.noticed):
        qtbot.keyClick(strip.reason, Qt.Key.Key_Return)
    assert read(store) == {sessions[0]: ["Tikfout"]}
    qtbot.waitUntil(lambda: section.lines.shown[0].corrections[0].words.text().endswith("Tikfout"))
    assert not section.lines.shown[0].corrections[0].reason_button.isVisible()


def test_a_key_leads_to_the_reason_and_the_keyboard_goes_back_to_where_it_was(
    qtbot, store, desk, sessions, show_active
):
    window = QWidget()
    column = QVBoxLayout(window)
    note, strip = QLineEdit(), PeriodStrip(desk)
    for one in (QLineEdit(), note, strip):
        column.addWidget(one)
    show_active(window)
    close_period(store, FIRST, LAST)
    note.setFocus()
    for end in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        edit(desk, sessions[0], note=f"Beter {end}")
        qtbot.waitUntil(strip.isVisible)
        qtbot.keyClick(note, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(strip.reason.hasFocus)
        qtbot.keyClicks(strip.reason, "Vergeten")
        qtbot.keyClick(strip.reason, end)
        qtbot.waitUntil(note.hasFocus)
        assert strip.isHidden()
