"""The screen of the monitoring: a file is shown before it is taken in, and can be undone."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.monitoring import Readout
from app.services.drafts import list_drafts
from app.services.results.monitoring import Preview, deliveries
from app.ui.monitoring import in_section
from app.ui.monitoring.page import MonitoringPage
from app.ui.place import Place
from tests.case_samples import add_colleague, begin, member
from tests.coaching_samples import add_company, add_team, make_desk
from tests.file_samples import stop_clock

TABLE = """Kwartaal;Sector;Contract;Gestart;Na 3 maanden;Bron
2026-Q1;Industrie;Onbepaald;30;20;x
2026-Q1;Bouw;;9;10;x
"""


@pytest.fixture
def desk(store, monkeypatch, runner, tmp_path):
    stop_clock(monkeypatch)
    me = add_team(store)
    begin(store, member(add_company(store)))
    begin(store, member(add_company(store, "Zonder"), "Zonder", None))
    store.actor = add_colleague(store, me)
    return make_desk(store, replace(me, person_id=store.actor, role="promotor"), runner, tmp_path)


@pytest.fixture
def open_page(qtbot, desk):
    def make():
        page = MonitoringPage(desk, Place("monitoring"))
        qtbot.addWidget(page)
        page.resize(1158, 700)
        page.show()
        page.enter()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return make


def put(path, text=TABLE):
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_is_shown_then_taken_in_and_undone(qtbot, open_page, desk, store, tmp_path):
    page = open_page()
    taking = page.taking
    assert taking.zone.hasFocus()
    taking.look(put(tmp_path / "vdab.csv"))
    qtbot.waitUntil(taking.shown.isVisible)
    assert taking.name.text() == "vdab.csv: 1 rij wordt opgenomen"
    assert taking.columns.text() == (
        "Gevonden: periode («Kwartaal»), sector of regio («Sector»), contract («Contract»), "
        "gestart («Gestart»), na 3 maanden («Na 3 maanden»). Niet gelezen: «Bron»."
    )
    assert [taking.rows.index(0, at).data() for at in range(7)] == [
        *("kwartaal 1 van 2026", "Industrie", "Onbepaalde duur", "30", "20", "–", "–")
    ]
    assert taking.faults.text() == (
        "Rij 3: na 3 maanden werken er 10, meer dan 9 bij de start; wordt overgeslagen."
    )
    assert deliveries(store) == ()
    QTest.keyClick(taking.source, Qt.Key.Key_Return)
    assert taking.source_field.error == "Zeg van wie deze aantallen komen."
    QTest.keyClicks(taking.source, "VDAB")
    QTest.keyClick(taking.source, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.lines))
    (found,) = deliveries(store)
    assert (found.source, found.received_on) == ("VDAB", date(2026, 11, 23))
    assert taking.shown.isHidden()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: not page.lines)


def test_enter_twice_takes_a_file_in_once(qtbot, open_page, store, tmp_path):
    page = open_page()
    taking = page.taking
    taking.look(put(tmp_path / "vdab.csv"))
    qtbot.waitUntil(taking.shown.isVisible)
    QTest.keyClicks(taking.source, "VDAB")
    taking.take()
    taking.take()
    qtbot.waitUntil(lambda: bool(page.lines))
    qtbot.waitUntil(lambda: not taking._is_taking)
    assert len(deliveries(store)) == 1


def test_the_file_that_was_chosen_last_is_shown_and_none_after_a_cancel(
    qtbot, open_page, monkeypatch
):
    gate, taking = Event(), open_page().taking
    reads = []

    def preview(_store, _reference, path):
        assert reads or gate.wait(20)
        reads.append(path.name)
        return Preview(path.name, Readout((), (), (), ()), (), {})

    monkeypatch.setattr(in_section, "preview", preview)
    taking.look("first.csv")
    taking.look("second.csv")
    gate.set()
    qtbot.waitUntil(taking.shown.isVisible)
    assert taking.name.text().startswith("second.csv")
    taking.look("third.csv")
    taking.cancel()
    qtbot.waitUntil(lambda: not taking._reader.is_reading)
    assert reads[-1] == "third.csv"
    assert taking.shown.isHidden()


def test_a_list_of_people_is_refused_with_what_to_do(qtbot, open_page, store, tmp_path):
    taking = open_page().taking
    taking.look(put(tmp_path / "a.csv", "Naam;Kwartaal;Gestart\nMia;2026-Q1;1\n"))
    qtbot.waitUntil(lambda: bool(taking.problem.words.text()))
    assert taking.problem.words.text() == (
        "De kolom «Naam» gaat over personen. Er is niets opgenomen. Vraag de afzender een tabel "
        "met aantallen per periode en per sector of regio."
    )
    assert taking.shown.isHidden()


def test_companies_without_a_number_stand_apart_with_their_file(qtbot, open_page, desk):
    page = open_page()
    qtbot.waitUntil(lambda: bool(page.out.lost))
    assert page.out.count.text() == "1 onderneming, 1 periode."
    with qtbot.waitSignal(desk.go_requested) as asked:
        page.out.lost[0].findChildren(type(page.out.save_button))[0].click()
    assert asked.args[0].screen == "enterprise"
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.out.saving.dialog is not None)
    page.out.saving.dialog.close()


def test_a_coach_sees_no_whole_numbers(qtbot, desk, store, runner, tmp_path):
    page = MonitoringPage(
        make_desk(store, replace(desk.me, role="coach"), runner, tmp_path), Place("monitoring")
    )
    qtbot.addWidget(page)
    page.show()
    assert page.report_button.isHidden()
    assert not page.taking.isVisible()


def test_what_is_typed_about_a_file_comes_back_with_it(qtbot, open_page, desk, store, tmp_path):
    page = open_page()
    page.taking.look(put(tmp_path / "vdab.csv"))
    qtbot.waitUntil(page.taking.shown.isVisible)
    QTest.keyClicks(page.taking.source, "VDAB")
    page.keep()  # the window locks
    page.leave()
    page.hide()
    taking = open_page().taking
    qtbot.waitUntil(taking.shown.isVisible)
    assert (taking.source.text(), taking.received.text()) == ("VDAB", "ma 23/11/2026")
    QTest.mouseClick(taking.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: list_drafts(store) == ())
