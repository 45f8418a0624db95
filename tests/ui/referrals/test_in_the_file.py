"""The referrals of a company in its file: a tab, and lines in its timeline."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.referral import Status
from app.services.companies.timeline import entry_rows, load_timeline
from app.services.drafts import DraftForm, keep_draft, list_drafts, new_draft_id
from app.services.referrals.use_cases import referral_ids
from app.ui.dossier.page import DossierPage
from app.ui.dossier.words import DossierWords
from app.ui.place import Place
from app.ui.referrals.tab import ReferralsTab

KEY = Qt.Key


@pytest.fixture
def tab(qtbot, desk, company, show_active):
    def shown():
        found = ReferralsTab(desk, company.id)
        show_active(found)
        qtbot.waitUntil(lambda: not found.reader.is_reading)
        return found

    return shown


def test_without_any_the_tab_says_what_it_is_for_and_begins_one(qtbot, desk, company, tab):
    shown, gone = tab(), []
    desk.go_requested.connect(gone.append)
    assert shown.stack.currentWidget() is shown.empty
    shown.start_button.click()
    assert gone == [Place("referral", parent=company.id)]


def test_enter_opens_one_and_del_puts_it_away(qtbot, desk, store, company, refer, tab):
    made = refer(Status.SENT)
    shown, gone = tab(), []
    desk.go_requested.connect(gone.append)
    assert [shown.rows.index(0, n).data() for n in range(6)] == [
        "Individuele beroepsopleiding",
        "VDAB",
        "Verstuurd",
        "02/11/2026",
        "",
        "",
    ]
    shown.table.setFocus()
    qtbot.keyClick(shown.table, KEY.Key_Return)
    assert gone == [Place("referral", record=made)]
    qtbot.keyClick(shown.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.empty)
    assert referral_ids(store) == []
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: shown.rows.rowCount() == 1)


def test_what_was_typed_in_one_goes_and_comes_back_with_it(qtbot, desk, store, refer, tab):
    made = refer(Status.SENT)
    typed = {"form": {"reason": "Half getypt"}, "referral": str(made)}
    draft = DraftForm(new_draft_id(), "referral", made, "Bakkerij Janssens", typed)
    keep_draft(store, draft, is_new=True)
    shown = tab()
    shown.table.setFocus()
    qtbot.keyClick(shown.table, KEY.Key_Delete)
    assert list_drafts(store) == ()
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: [one.form.id for one in list_drafts(store)] == [draft.id])


def test_each_step_stands_in_the_timeline(desk, store, company, refer):
    made = refer(Status.REFUSED, on=date(2026, 11, 2))
    keys = load_timeline(store, company.id).of(frozenset({"referral"}))
    rows = entry_rows(store, keys)
    words = DossierWords(desk.reference, desk)
    told = {words.title(row): (words.detail(row), row.text) for row in rows.values()}
    what = "Individuele beroepsopleiding, VDAB"
    assert told == {
        "Doorverwijzing: voorbereid": (what, "Vacature magazijn"),
        "Doorverwijzing: geweigerd": (what, "Geen plaats"),
    }
    assert {row.referral_id for row in rows.values()} == {made}
    assert (
        words.title(rows[keys[0].id]) == "Doorverwijzing: geweigerd"
    )  # of one day, the last first
    assert words.time(rows[keys[0].id]) == ""


def test_enter_in_the_timeline_opens_the_referral(qtbot, desk, company, refer):
    made = refer()
    page = DossierPage(desk, Place("enterprise", record=company.id))
    gone = []
    desk.go_requested.connect(gone.append)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: page.is_built and bool(page.timeline.list.entries.keys()))
    assert page.timeline.chips.chip("referral").isVisible()
    page.timeline.take_keyboard()
    qtbot.keyClick(page.timeline.list, KEY.Key_Return)
    assert gone == [Place("referral", record=made)]
    page.room.show("referrals")
    qtbot.waitUntil(lambda: page.room.stack.currentWidget().rows.rowCount() == 1)
