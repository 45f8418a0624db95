"""Who makes packs, closes periods, holds cases, gives reasons and asks for evidence (0032)."""

import pytest

from app.sync.changes import ALIVE
from tests.server.partnership import change, company, edit, new_id
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
    member,
    staffed,
    trajectory,
    verdict_of,
)

__all__ = ["staffed"]
AT = "2026-11-02T10:00:00"


def pack(house, partner):
    said = {"name": "Oktober 2026", "first": DAY, "last": DAY, "preset": "audit",
            "partner_id": partner, "manifest_sha256": "ab" * 32, "made_at": AT, "made_by": DIRK,
            "dossiers": {}}  # fmt: skip
    return change("evidence_pack", new_id(), house.p, {ALIVE: True, **said})


@pytest.mark.parametrize(
    ("who", "partner", "verdict"),
    [
        (DIRK, None, "applied"),
        (DIRK, NORTH, "applied"),
        (CEM, NORTH, "applied"),
        (CEM, SOUTH, "held"),
        (CEM, None, "held"),
        (ANN, NORTH, "held"),
        (EVA, SOUTH, "held"),
    ],
)
def test_an_administrator_keeps_the_packs_of_their_own_partner(staffed, who, partner, verdict):
    assert verdict_of(staffed, who, pack(staffed, partner))[0] == verdict


def test_a_pack_passes_to_no_other_partner_by_an_administrator(staffed):
    made = pack(staffed, NORTH)
    staffed.push(CEM, [made])
    assert verdict_of(staffed, CEM, edit(made, "partner_id", SOUTH)) == ("held", "no_access")
    assert verdict_of(staffed, FAY, edit(made, "partner_id", SOUTH)) == ("held", "no_access")


@pytest.mark.parametrize(
    ("who", "verdict"), [(DIRK, "applied"), (CEM, "held"), (ANN, "held"), (EVA, "held")]
)
def test_only_the_promotor_closes_holds_and_publishes_a_certificate(staffed, who, verdict):
    made = [
        change("closed_period", new_id(), staffed.p, {
            ALIVE: True, "first": DAY, "last": DAY, "closed_at": AT, "closed_by": who}),
        change("legal_hold", new_id(), staffed.p, {
            ALIVE: True, "reason": "Beroep", "from_on": DAY, "set_by": who}),
        change("seal_certificate", new_id(), staffed.p, {
            ALIVE: True, "name": "Zegel", "certificate": "PEM", "fingerprint": "ab", "made_at": AT,
            "made_by": who}),
    ]  # fmt: skip
    assert {verdict_of(staffed, who, one)[0] for one in made} == {verdict}


@pytest.mark.parametrize(
    ("who", "verdict"), [(ANN, "applied"), (DIRK, "applied"), (BOB, "held"), (EVA, "held")]
)
def test_who_works_on_a_case_and_the_promotor_say_why_it_was_corrected(staffed, who, verdict):
    made = company()
    staffed.push(ANN, [made])
    said = {"period_id": new_id(), "subject_kind": "coaching_session", "subject_id": new_id(),
            "label": "02/03/2026", "fields": ["note"], "reason": "Tikfout", "made_at": AT,
            "person_id": who}  # fmt: skip
    why = change("period_correction", new_id(), made.root, {ALIVE: True, **said})
    assert verdict_of(staffed, who, why)[0] == verdict


@pytest.mark.parametrize(
    ("who", "verdict"), [(ANN, "applied"), (DIRK, "applied"), (BOB, "held"), (EVA, "held")]
)
def test_the_promotor_asks_a_coach_of_another_partner_for_evidence(staffed, who, verdict):
    made = company()
    path = trajectory()
    joined = member(path.row, made.row)
    staffed.push(ANN, [made], [path, joined])
    said = {"trajectory_id": path.row, "member_id": joined.row, "gap": "criterion",
            "coach_id": ANN, "asking": {"asked_by": who, "asked_on": DAY, "due_on": DAY,
                                        "reminded_on": None}}  # fmt: skip
    above = [("trajectory", path.row), ("trajectory_member", joined.row)]
    asked = change("evidence_request", new_id(), path.row, {ALIVE: True, **said}, above=above)
    assert verdict_of(staffed, who, asked)[0] == verdict
    if verdict == "applied":
        assert staffed.shown(ANN, asked.row)["gap"] == "criterion"
