"""The evidence and the trajectory of a company, in the pane beside its file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.models.base import new_id
from app.services.companies.dossier_edits import add
from app.services.evidence.pieces import add_evidence
from app.services.trajectories.use_cases import (
    NewMember,
    TrajectoryForm,
    close_trajectory,
    enter_phase,
    start_trajectory,
)
from app.ui.place import Place
from tests.case_samples import offer, view

START = date(2026, 5, 12)


@pytest.fixture
def begin_here(store, enterprise):
    def make(*others):
        members = (NewMember(enterprise, "Bakkerij Janssens"), *others)
        made = start_trajectory(store, TrajectoryForm("Onthaal", START, members))
        found = view(store, made.id)
        mine = next(each.id for each in found.members if each.enterprise_id == enterprise)
        return made, mine

    return make


def test_a_company_without_trajectory_has_neither_section_until_one_begins(
    qtbot, desk, open_page, enterprise, begin_here
):
    page = open_page(enterprise)
    assert page.side.evidence is None
    assert page.side.trajectory is None
    desk.bus.tell(begin_here()[0].changes)
    qtbot.waitUntil(lambda: page.side.evidence is not None and page.side.evidence.isVisible())
    assert page.side.evidence.count.text() == "0 van 6"


def test_the_pane_shows_the_criteria_and_the_phase(
    qtbot, store, desk, open_page, enterprise, begin_here
):
    made, mine = begin_here()
    add_evidence(store, mine, "agreement", [offer(date(2026, 11, 3))])
    page = open_page(enterprise)
    evidence, trajectory = page.side.evidence, page.side.trajectory
    assert evidence.count.text() == "1 van 6"
    assert evidence.lines[0].words == "03/11"
    assert (trajectory.title.text(), trajectory.about.text()) == ("Onthaal", "Fase Verkenning")
    with qtbot.waitSignal(desk.go_requested) as asked:
        evidence.lines[1].button.click()
    unit = f"criteria/{mine.hex}/baseline"
    assert asked.args == [Place("trajectory", record=made.id, unit=unit)]
    with qtbot.waitSignal(desk.go_requested) as asked:
        trajectory.open_button.click()
    assert asked.args == [Place("trajectory", record=made.id)]


def test_it_follows_what_is_done_in_the_trajectory(
    qtbot, store, desk, open_page, enterprise, begin_here
):
    made, mine = begin_here(NewMember(new_id(), "Peeters Bouw"))
    page = open_page(enterprise)
    about = page.side.trajectory.about
    assert about.text() == "Fase Verkenning, gezamenlijk met één andere"
    desk.bus.tell(add_evidence(store, mine, "end", [offer()]))
    qtbot.waitUntil(lambda: page.side.evidence.count.text() == "1 van 6")
    desk.bus.tell(enter_phase(store, made.id, "analysis", date(2026, 6, 1)))
    qtbot.waitUntil(lambda: about.text().startswith("Fase Analyse"))
    desk.bus.tell(close_trajectory(store, made.id, date(2026, 7, 1)))
    qtbot.waitUntil(lambda: about.text().startswith("Afgerond"))
    assert page.side.evidence.lines[0].words == "Toon"


def test_the_pane_has_the_first_contacts_and_the_others_on_demand(
    qtbot, store, enterprise, open_page
):
    for number in range(2, 9):
        add(store, "contact", enterprise, name=f"Contact {number}", phone=f"053 00 00 0{number}")
    side = open_page(enterprise).side
    lines = side._contacts.layout()
    before = lines.count() - 1
    more = lines.itemAt(before).widget()
    assert more.text().startswith("Toon er nog ")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert lines.count() > before + 1
    assert lines.itemAt(before).widget().isAncestorOf(side.window().focusWidget())
