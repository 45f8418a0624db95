"""A referral in Vandaag: what is missing in words, and Enter goes to the field for it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.referral import Status
from app.services.referrals.use_cases import store_outcome
from app.ui.agenda.planner import Planner
from app.ui.place import Place
from app.ui.today.page import TodayPage

KEY = Qt.Key


@pytest.fixture
def today(qtbot, desk, show_active):
    def shown():
        page = TodayPage(desk, Place("today"))
        page.planner = Planner(desk, page)
        show_active(page)
        page.resize(1158, 700)
        page.enter()
        qtbot.waitUntil(lambda: page.model.is_day_shown)
        return page

    return shown


def texts(page):
    return [(item.what, item.company, item.when, item.link) for item in page.list.items.rows]


def test_a_missing_outcome_stands_there_until_it_is_stored(
    qtbot, desk, store, company, refer, today
):
    made = refer(Status.ENDED, on=date(2026, 11, 11))
    page, gone = today(), []
    desk.go_requested.connect(gone.append)
    row = ("Uitkomst IBO ontbreekt", "Metaal Claes", "12 dagen te laat", "Vul in")
    assert row in texts(page)
    qtbot.keyClick(page.list, KEY.Key_Return)
    assert gone == [Place("referral", record=made, unit="outcome")]
    desk.bus.tell(store_outcome(store, made, "hired"))
    qtbot.waitUntil(lambda: row not in texts(page))


def test_without_an_answer_and_never_sent(refer, today):
    refer(Status.SENT, on=date(2026, 11, 9))
    refer(on=date(2026, 11, 8))
    found = [row[0] for row in texts(today())]
    assert found[:2] == ["Nog niet verstuurd: IBO", "Nog geen antwoord: IBO"]


def test_only_ibo_is_known_by_its_letters(refer, today):
    refer(on=date(2026, 11, 8), instrument="TC", instrument_from=None)
    assert texts(today())[0][0] == "Nog niet verstuurd: Taalcoaching op de werkvloer"
