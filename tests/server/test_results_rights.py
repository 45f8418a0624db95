"""Who sets targets and terms, writes on quality work, and sees what monitoring delivered."""

import pytest

from app.sync.changes import ALIVE
from tests.server.partnership import change, edit, new_id
from tests.server.test_following import (
    ANN,
    BOB,
    CEM,
    DAY,
    DIRK,
    EVA,
    FAY,
    NORTH,
    SOUTH,
    staffed,
    verdict_of,
)

__all__ = ["staffed"]


def target(house):
    return change("target", new_id(), house.p, {
        ALIVE: True, "days": {"first": DAY, "last": DAY}, "number": 40, "partner_id": NORTH,
    })  # fmt: skip


def capacity(house, partner):
    return change("capacity", new_id(), house.p, {
        ALIVE: True, "partner_id": partner, "valid_from": DAY, "hours": 3800,
    })  # fmt: skip


def improvement(house, author):
    return change("improvement", new_id(), house.p, {
        ALIVE: True, "title": "Wachten op een IBO", "noted_on": DAY, "owner_id": author,
    })  # fmt: skip


def delivery():
    row = new_id()
    return change("monitoring_delivery", row, row, {
        ALIVE: True, "source": "VDAB", "days": {"first": DAY, "last": DAY}, "received_on": DAY,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("who", "verdict"), [(DIRK, "applied"), (CEM, "held"), (ANN, "held"), (EVA, "held")]
)
def test_only_the_promotor_sets_targets(staffed, who, verdict):
    assert verdict_of(staffed, who, target(staffed))[0] == verdict


@pytest.mark.parametrize(
    ("who", "partner", "verdict"),
    [
        (DIRK, SOUTH, "applied"),
        (CEM, NORTH, "applied"),
        (CEM, SOUTH, "held"),
        (ANN, NORTH, "held"),
        (EVA, NORTH, "held"),
    ],
)
def test_an_administrator_says_how_many_hours_their_own_partner_has(staffed, who, partner, verdict):
    assert verdict_of(staffed, who, capacity(staffed, partner))[0] == verdict


@pytest.mark.parametrize(
    ("who", "verdict"),
    [(ANN, "applied"), (BOB, "applied"), (FAY, "applied"), (DIRK, "applied"), (EVA, "held")],
)
def test_all_but_the_auditor_write_in_the_register(staffed, who, verdict):
    made = improvement(staffed, ANN)
    staffed.push(ANN, [made])
    assert verdict_of(staffed, who, edit(made, "title", "Wachten op VDAB"))[0] == verdict


def test_what_monitoring_delivered_is_seen_by_the_promotor_and_the_auditor_alone(staffed):
    made = delivery()
    staffed.push(DIRK, [made])
    assert staffed.shown(DIRK, made.row)["source"] == "VDAB"
    assert staffed.shown(EVA, made.row)["source"] == "VDAB"
    for other in (ANN, CEM):
        assert made.row not in {row.id for row in staffed.walk(other).rows}
