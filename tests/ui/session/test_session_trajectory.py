"""The trajectory of a session in its pane: chosen by itself, and what the report proves."""

import pytest

from app.services.trajectories.use_cases import close_trajectory
from tests.case_samples import START, begin, member, view


@pytest.fixture
def one(store, company):
    return begin(store, member(company))


def finish(qtbot, page):
    with qtbot.waitSignal(page.model.saved):
        page.finish()


def test_a_company_without_trajectory_is_asked_nothing(open_page, company):
    page = open_page(parent=company.id)
    assert not page.body.side.served.isVisible()
    assert page.fields()["trajectory"] is None


def test_the_trajectory_that_runs_is_linked_and_the_report_proves(
    qtbot, open_page, store, company, one
):
    page = open_page(parent=company.id)
    served = page.body.side.served
    assert served.combo.currentText() == "Onthaal nieuwe medewerkers"
    assert {code: tick.isChecked() for code, tick in served.ticks.items()} == {
        "reports": True,
        "photos": False,
    }
    page.body.note.setPlainText("Onthaal besproken")
    finish(qtbot, page)
    (mine,) = view(store, one.id).members
    assert [piece.criterion for piece in mine.evidence] == ["reports"]
    assert len(view(store, one.id).sessions) == 1


def test_what_is_chosen_otherwise_is_kept_and_found_again(qtbot, open_page, store, company, one):
    other = begin(store, member(company), title="Buddy")
    page = open_page(parent=company.id)
    served = page.body.side.served
    assert served.combo.currentText() == "Geen traject"  # two run: the coach chooses
    assert served.ticks == {}
    served.combo.set_key(str(other.id))
    served.combo.activated.emit(served.combo.currentIndex())
    served.ticks["reports"].setChecked(False)
    page.keep()
    again = open_page(parent=company.id)
    assert again.fields()["trajectory"] == str(other.id)
    assert again.fields()["proves"] == []
    finish(qtbot, again)
    assert view(store, other.id).members[0].evidence == ()
    assert len(view(store, other.id).sessions) == 1


def test_a_trajectory_that_is_over_stands_there_when_it_was_chosen(
    qtbot, open_page, store, company, one
):
    page = open_page(parent=company.id)
    finish(qtbot, page)
    session = view(store, one.id).sessions[0].session_id
    close_trajectory(store, one.id, START.replace(month=12))
    assert not open_page(parent=company.id).body.side.served.isVisible()
    served = open_page(record=session).body.side.served
    assert served.combo.currentText() == "Onthaal nieuwe medewerkers"
    assert served.ticks["reports"].isChecked()
