"""De prullenbak by keyboard: see what is there, bring it back, and undo that."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.enterprise import Contact
from app.models.partnership import Role
from app.reference.loader import Reference
from app.services.companies.dossier import load_dossier
from app.services.companies.dossier_edits import remove
from app.services.retention.bin import throw_away
from app.services.retention.legal_holds import set_hold
from app.ui.bin.page import BinPage
from app.ui.place import Place
from tests.coaching_samples import add_company, add_team, make_desk, utc
from tests.file_samples import add_enterprise, add_intake, add_session, stop_clock


@pytest.fixture
def desk(store, runner, tmp_path, monkeypatch):
    stop_clock(monkeypatch)
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store)


@pytest.fixture
def open_page(qtbot, desk, show_active):
    def make(rows):
        page = BinPage(desk, Place("bin"))
        page.resize(1158, 600)
        show_active(page)
        qtbot.waitUntil(lambda: page.rows.rowCount() == rows)
        page.enter()
        return page

    return make


def lines(page):
    return [
        " | ".join(str(page.rows.index(row, column).data() or "") for column in (0, 1, 2, 4, 5))
        for row in range(page.rows.rowCount())
    ]


def test_it_tells_what_where_who_and_how_many_days(store, company, open_page):
    remove(store, "contact", company.mia)
    throw_away(store, "coaching_session", add_session(store, company.id, utc(20, 9)))
    throw_away(store, "intake", add_intake(store, company.id))
    remove(store, "establishment", company.site)
    throw_away(store, "enterprise", add_enterprise(store, "Metaal Claes"))
    page = open_page(5)
    assert sorted(lines(page)) == [
        "Contact | Mia D. | Bakkerij Janssens | Els V. | 90 dagen",
        "Intake | 14/10/2026 | Bakkerij Janssens | Els V. | 90 dagen",
        "Onderneming | Metaal Claes |  | Els V. | 90 dagen",
        "Sessie | 20/11/2026 Bezoek | Bakkerij Janssens | Els V. | 90 dagen",
        "Vestiging | Aalst, Molenstraat 14 | Bakkerij Janssens | Els V. | 90 dagen",
    ]
    assert page.count.text() == "5 verwijderd"


def test_enter_brings_it_back_and_that_can_be_undone(qtbot, store, company, desk, open_page):
    told = []
    desk.noticed.connect(told.append)
    remove(store, "contact", company.mia)
    page = open_page(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert told[-1].text == "Teruggezet: Contact Mia D."
    with store.read() as session:
        assert not session.get_one(Contact, company.mia).deleted
    told[-1].undo()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1)


def test_what_hangs_on_something_deleted_says_that_this_comes_too(
    qtbot, store, company, desk, open_page
):
    told = []
    desk.noticed.connect(told.append)
    remove(store, "contact", company.mia)
    throw_away(store, "enterprise", company.id)
    page = open_page(2)
    page.table.select_row(next(n for n, line in enumerate(lines(page)) if "Mia" in line))
    page.restore_button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].text == "Teruggezet: Contact Mia D., met onderneming Bakkerij Janssens"
    assert load_dossier(store, Reference(), company.id) is not None


def test_a_number_that_another_took_is_told(qtbot, store, desk, company, open_page):
    failed = Mock()
    desk.failed.connect(failed)
    throw_away(store, "enterprise", add_enterprise(store, "Een", number="1999990144"))
    add_enterprise(store, "Twee", number="1999990144")
    page = open_page(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: failed.called)
    assert failed.call_args.args[0].code == "bin.number_exists"


def test_search_by_keyboard(store, company, open_page):
    remove(store, "contact", company.mia)
    remove(store, "contact", company.jan)
    page = open_page(2)
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.field, "mia")
    assert [line.split(" | ")[1] for line in lines(page)] == ["Mia D."]
    QTest.keyClicks(page.field, "x")
    assert page.stack.currentWidget() is page.nothing
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.rows.rowCount() == 2
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_an_empty_bin_says_what_it_is_for(qtbot, open_page):
    page = open_page(0)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert "90 dagen" in page.empty.text.text()


def test_what_is_under_a_legal_hold_says_why_it_stays(store, desk, company, open_page):
    with store.write() as session:
        root = desk.me.partnership_id
        session.add(Role(root=root, person_id=store.actor, role="promotor"))
    set_hold(store, "Beroep", case_root=company.id)
    remove(store, "contact", company.mia)
    page = open_page(1)
    assert lines(page) == ["Contact | Mia D. | Bakkerij Janssens | Els V. | bewaarplicht: Beroep"]
