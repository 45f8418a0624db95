"""Instellingen › Privacy: the term of evidence, and what may not be removed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.core import clock
from app.domain.retention import Project
from app.models.partnership import Role
from app.services.periods.records import Days
from app.services.retention.legal_holds import holds
from app.services.retention.terms import retention
from app.ui.preferences.privacy_section import PrivacySection
from tests.coaching_samples import add_company, add_team, make_desk

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def on_monday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: MONDAY)


@pytest.fixture
def me(store):
    found = add_team(store)
    with store.write() as session:
        session.add(Role(root=found.partnership_id, person_id=store.actor, role="promotor"))
    return replace(found, role="promotor")


@pytest.fixture
def desk(store, me, runner, tmp_path):
    return make_desk(store, me, runner, tmp_path)


@pytest.fixture
def section(qtbot, desk, show_active):
    section = show_active(PrivacySection(desk))
    qtbot.waitUntil(lambda: bool(section.until.text()))
    return section


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_later_term_is_said_as_soon_as_the_days_are_known(qtbot, store, section):
    assert section.until.text() == (
        "Zolang de laatste betaling niet gekend is, blijft alle bewijs bewaard."
    )
    assert not section.aid_field.isVisible()
    enter(qtbot, section.paid, "15/03/2029")
    qtbot.waitUntil(lambda: "31/12/2034" in section.until.text())
    assert "vijf jaar na 31 december" in section.until.text()
    section.minimis.setFocus()
    qtbot.keyClick(section.minimis, Qt.Key.Key_Space)
    qtbot.waitUntil(section.aid_field.isVisible)
    assert "de-minimissteun niet gekend" in section.until.text()
    enter(qtbot, section.aid, "10/10/2026")
    qtbot.waitUntil(lambda: "31/12/2036" in section.until.text())
    assert retention(store).project == Project(date(2029, 3, 15), True, date(2026, 10, 10))  # noqa: FBT003 as its fields


def test_a_hold_on_a_period_is_set_and_ended_with_a_reason(qtbot, store, desk, section):
    form = section.new
    assert section.none.isVisible()
    form.scope.setCurrentIndex(1)
    qtbot.keyClicks(form.reason, "Audit van oktober")
    qtbot.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    assert form.last_field.error == "Kies een eerste en een laatste dag."
    enter(qtbot, form.first, "31/10/2026")
    enter(qtbot, form.last, "01/10/2026")
    qtbot.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.last_field.error == "De periode eindigt voor ze begint.")
    assert form.reason.text() == "Audit van oktober"  # nothing typed is lost
    enter(qtbot, form.first, "01/10/2026")
    enter(qtbot, form.last, "31/10/2026")
    with qtbot.waitSignal(desk.noticed):
        qtbot.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    assert holds(store)[0].days == Days(date(2026, 10, 1), date(2026, 10, 31))
    qtbot.waitUntil(lambda: bool(section.lines.shown))
    (line,) = section.lines.shown
    assert line.name.text() == "Periode oktober 2026"
    assert line.since.text() == "Sinds 23/11/2026, ingesteld door Els V."
    qtbot.mouseClick(line.end_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(line.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(line.field.error))
    qtbot.keyClicks(line.reason, "Audit is klaar")
    with qtbot.waitSignal(desk.noticed):
        qtbot.keyClick(line.reason, Qt.Key.Key_Return)
    assert holds(store)[0].end_reason == "Audit is klaar"


def test_a_hold_on_a_company_asks_which_and_names_it(qtbot, store, desk, section):
    company = add_company(store)
    form = section.new
    qtbot.keyClicks(form.reason, "Beroep")
    qtbot.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    assert form.company.field.error == "Kies een onderneming."
    qtbot.keyClicks(form.company.combo, "Janssens")
    qtbot.keyClick(form.company.combo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.company.enterprise_id() == company.id)
    with qtbot.waitSignal(desk.noticed):
        qtbot.mouseClick(form.set_button, Qt.MouseButton.LeftButton)
    assert [one.case for one in holds(store)] == ["Bakkerij Janssens"]


def test_a_coach_only_reads(qtbot, store, me, runner, tmp_path, show_active):
    desk = make_desk(store, replace(me, role="coach"), runner, tmp_path)
    section = show_active(PrivacySection(desk))
    qtbot.waitUntil(lambda: bool(section.until.text()))
    assert section.new is None
    assert not section.paid.isEnabled()
