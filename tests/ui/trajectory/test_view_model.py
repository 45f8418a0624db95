"""What the page of a trajectory reads, and when."""

from datetime import date

import pytest
from PySide6.QtCore import QObject

from app.models.base import new_id
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import write_fields
from app.services.trajectories.use_cases import leave, stop_trajectory
from app.ui.desk import Step
from app.ui.trajectory.view_model import TrajectoryModel


@pytest.fixture
def room(qapp):
    return QObject()


@pytest.fixture
def model(qtbot, desk, joint, room):
    made = TrajectoryModel(desk, joint.id, room)
    with qtbot.waitSignal(made.loaded):
        made.begin()
    return made


def test_it_is_read_and_everybody_in_it_has_a_name(model, me):
    assert model.view.title == "Onthaal nieuwe medewerkers"
    assert model.may_edit
    assert model.view.names == {me.person_id: "Els V.", me.partner_id: "Partner Oost"}
    assert [one.name for one in model.view.running] == ["Bakkerij Janssens", "Peeters Bouw"]
    assert model.view.counting == 0


def test_what_is_done_is_shown_before_it_returns(qtbot, desk, model, store):
    seen = []
    model.changed.connect(lambda: seen.append(model.view.title))
    words = "Titel gewijzigd"
    why = model.do(words, lambda: write_fields(store, "trajectory", model.id, title="Peters"))
    assert (why, seen) == ("", ["Peters"])
    with qtbot.waitSignal(model.changed):
        qtbot.undo(desk)
    assert model.view.title == "Onthaal nieuwe medewerkers"


def test_what_is_refused_says_why_in_a_sentence(model, store):
    day = date(2026, 11, 20)
    assert model.do("", lambda: stop_trajectory(store, model.id, day, " ")) == (
        "Zeg waarom het traject stopt."
    )
    assert model.view.status == "running"


def test_what_others_do_is_read_too(qtbot, desk, model, store):
    changes = leave(store, model.view.members[1].id, date(2026, 11, 2), "Overname")
    with qtbot.waitSignal(model.changed):
        desk.bus.tell(changes)
    assert [one.name for one in model.view.running] == ["Bakkerij Janssens"]


def test_one_that_goes_to_the_bin_is_gone_until_it_comes_back(qtbot, desk, model, store):
    with qtbot.waitSignal(model.gone):
        model.did(Step("Traject naar de prullenbak", throw_away(store, "trajectory", model.id)))
    assert model.view is None
    assert not model.may_edit
    with qtbot.waitSignal(model.loaded):
        qtbot.undo(desk)
    assert model.view is not None


def test_one_that_never_was_is_gone(qtbot, desk, room):
    made = TrajectoryModel(desk, new_id(), room)
    with qtbot.waitSignal(made.gone):
        made.begin()
