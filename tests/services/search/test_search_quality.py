"""Finding the quality work, and what was measured at companies, by a few typed words."""

from datetime import date

import pytest

from app.core.progress import Silent
from app.models.base import new_id
from app.models.impact import GoalCheck, ImpactMeasure, check_id, measure_id
from app.models.trajectory import Trajectory, TrajectoryGoal, TrajectoryMember, member_id
from app.reference.loader import reference
from app.services.quality.records import first_values, save_record
from app.services.retention.bin import restore, throw_away
from app.services.search.finding import catch_up, search
from app.ui.search.words import GROUPS, place_of
from tests.coaching_samples import add_company, add_team

pytestmark = pytest.mark.usefixtures("team")
DAY = date(2026, 11, 25)


@pytest.fixture
def team(store):
    return add_team(store)


def make(store, kind, **values):
    return save_record(store, kind, None, first_values(kind, store.actor) | values).id


def found(store, typed):
    catch_up(store, Silent())
    return {hit.id: hit for hit in search(store, reference(), typed, GROUPS).hits}


def told(store, typed):
    return [(hit.kind, hit.title.text, hit.detail.text) for hit in found(store, typed).values()]


def test_each_kind_of_quality_work_is_found_by_all_that_is_typed_in_it(store):
    question = make(
        store, "incoming_question", text="Kan iemand over verlof langskomen?",
        company="Bakkerij Peeters", handled_note="Doorgegeven aan Aalst",
    )  # fmt: skip
    improvement = make(
        store, "improvement", title="Sneller terugbellen", insight="Vragen blijven liggen",
        cause="Niemand belt", attempt="Elke ochtend bellen", measure="Dagen tot bezoek",
    )  # fmt: skip
    review = make(store, "case_review", title="Ploeg zonder chef", situation="Drie ploegen")
    meeting = make(
        store, "coordination_meeting", title="Overleg november", report="Wachttijd bekeken",
        decisions="Telefoonpermanentie", held_on=DAY,
    )  # fmt: skip
    for typed, record in (
        ("verlof", question), ("peeters", question), ("doorgegeven", question),
        ("terugbel", improvement), ("ochtend", improvement), ("niemand", improvement),
        ("chef", review), ("drie", review),
        ("november", meeting), ("wachttijd", meeting), ("telefoonperm", meeting),
    ):  # fmt: skip
        assert list(found(store, typed)) == [record], typed
    assert told(store, "verlof") == [
        ("incoming_question", "Bakkerij Peeters", "Kan iemand over verlof langskomen?")
    ]
    assert told(store, "ochtend") == [("improvement", "Sneller terugbellen", "Elke ochtend bellen")]
    assert told(store, "terugbellen") == [
        ("improvement", "Sneller terugbellen", "Vragen blijven liggen")
    ]
    (hit,) = found(store, "wachttijd").values()
    place = place_of(hit)
    assert (place.screen, place.record) == ("coordination_meeting", meeting)


@pytest.mark.parametrize("text", ["Één vraag over ploegen", "«Help», zei ze", "– eerst dit"])
def test_beside_a_company_stands_how_its_question_begins_and_nothing_of_that_is_marked(store, text):
    make(store, "incoming_question", text=text, company="Bakkerij Peeters")
    (hit,) = found(store, "peeters").values()
    assert (hit.title.text, hit.detail.text, hit.detail.marks) == ("Bakkerij Peeters", text, ())


def test_what_lies_in_the_bin_is_not_found(store):
    question = make(store, "incoming_question", text="Over verlof")
    throw_away(store, "incoming_question", question)
    assert found(store, "verlof") == {}
    restore(store, "incoming_question", question)
    assert list(found(store, "verlof")) == [question]


def test_a_measure_and_the_check_of_a_goal_open_on_their_trajectory(store):
    company, trajectory, goal = add_company(store), new_id(), new_id()
    member = member_id(trajectory, company.id)
    with store.write() as session:
        session.add(
            Trajectory(
                id=trajectory, root=trajectory, title="Taal", started_on=DAY, criteria_version=1
            )
        )
        session.flush()
        session.add_all(
            [
                TrajectoryMember(
                    id=member, root=trajectory, trajectory_id=trajectory, joined_on=DAY,
                    enterprise_id=company.id, name="Bakkerij Janssens",
                ),
                TrajectoryGoal(
                    id=goal, root=trajectory, trajectory_id=trajectory, text="Een peter per ploeg"
                ),
            ]
        )  # fmt: skip
        session.flush()
        session.add_all(
            [
                ImpactMeasure(
                    id=measure_id(member, "after_12"), root=trajectory, trajectory_id=trajectory,
                    member_id=member, moment="after_12", measured_on=DAY, note="Cijfers uit DmfA",
                ),
                GoalCheck(
                    id=check_id(goal, 12), root=trajectory, trajectory_id=trajectory, goal_id=goal,
                    months=12, alive="yes", checked_on=DAY, note="Peters overleggen maandelijks",
                ),
            ]
        )  # fmt: skip
    assert told(store, "dmfa") == [("impact_measure", "Bakkerij Janssens", "Cijfers uit DmfA")]
    assert told(store, "maandelijks") == [
        ("goal_check", "Een peter per ploeg", "Peters overleggen maandelijks")
    ]
    for typed, record in (
        ("dmfa", measure_id(member, "after_12")), ("maandelijks", check_id(goal, 12))
    ):  # fmt: skip
        place = place_of(found(store, typed)[record])
        assert (place.screen, place.record) == ("trajectory", trajectory)
        assert place.unit == f"follow/{record.hex}"
    throw_away(store, "trajectory", trajectory)
    assert found(store, "dmfa") == {}
