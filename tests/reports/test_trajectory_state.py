"""How far each of the ten parts of a dossier is."""

from dataclasses import replace
from datetime import date

import pytest

from app.reports.case_words import CODES
from app.reports.marks import State
from app.reports.trajectory_cover import summary
from app.reports.trajectory_state import parts_of
from app.reports.trajectory_values import CountDecision
from app.ui.case_words import CODES as ON_SCREEN
from tests.reports.trajectory_samples import (
    BAKERY,
    BARE,
    BARE_COMPANY,
    CONFIRMED,
    DOSSIER,
    SIGNED,
    held,
)

DONE, PARTLY, PLANNED = State.COMPLETE, State.PARTLY, State.PLANNED
MISSING, LATE, NONE = State.MISSING, State.LATE, State.NONE
RUNNING = replace(DOSSIER, closed_on=None)
CLOSED = replace(BARE, closed_on=date(2026, 11, 12))
FILE = BAKERY.file


def part(number, company=BAKERY, values=DOSSIER):
    found = parts_of(values, company)[number - 1]
    return found.state, found.remark


def test_a_whole_dossier_is_complete_but_for_the_looks_back():
    found = parts_of(DOSSIER, BAKERY)
    assert [one.state for one in found] == [DONE] * 9 + [PLANNED]
    assert summary(found) == "Negen volledig, één gepland. Geen enkel onderdeel ontbreekt."
    assert [one.items for one in found] == [2, 2, 1, 2, 2, 1, 1, 2, 3, None]
    assert [one.last_on for one in found][1:3] == [date(2025, 12, 31), date(2026, 2, 3)]
    assert found[4].name == "Actieplan, één structureel doel"
    assert found[5].name == "Sessies, één van één bevestigd"
    assert found[9].last_on == date(2027, 5, 12)


def test_an_empty_dossier_lacks_what_is_due():
    found = parts_of(BARE, BARE_COMPANY)
    states = [MISSING, MISSING, NONE, MISSING, MISSING, MISSING, MISSING, NONE, PLANNED, PLANNED]
    assert [one.state for one in found] == states
    assert summary(found) == (
        "Twee gepland, twee niet nodig. Ontbreekt: Identiteit van onderneming en vestiging, "
        "Kmo-verklaring, Intake en nulmeting, Actieplan, Sessies, Opgeleverde stukken."
    )
    assert [one.state for one in parts_of(CLOSED, BARE_COMPANY)][8:] == [MISSING, MISSING]


@pytest.mark.parametrize(
    ("number", "changes", "expected"),
    [
        (1, {"file": None}, (PARTLY, "Het dossier van deze onderneming staat niet op deze laptop")),
        (1, {"file": replace(FILE, establishments=())}, (PARTLY, "Ontbreekt: adres")),
        (2, {"file": replace(FILE, years=())}, (MISSING, "Er zijn nog geen jaarcijfers")),
        (2, {"file": replace(FILE, group="")}, (PARTLY, "Ontbreekt: deel van een groep")),
        (3, {"criteria": (replace(BAKERY.criteria[0], met_on=None, needed=2),)}, (PARTLY, "")),
        (3, {"criteria": (replace(BAKERY.criteria[0], met_on=None, have=0),)}, (MISSING, "")),
        (4, {"baseline": None}, (PARTLY, "Ontbreekt: nulmeting")),
        (4, {"file": replace(FILE, intake=None)}, (PARTLY, "Ontbreekt: intake")),
        (6, {"sessions": (held(replace(CONFIRMED, confirmation=None)),)}, (PARTLY, "")),
        (6, {"sessions": (held(replace(CONFIRMED, is_completed=False)),)}, (PARTLY, "")),
        (
            6,
            {"sessions": (held(replace(CONFIRMED, confirmation=None, signatures=(SIGNED,))),)},
            (DONE, ""),
        ),
        (
            6,
            {"sessions": (held(CONFIRMED), replace(held(CONFIRMED), session=None))},
            (DONE, "Eén verslag staat bij een ander"),
        ),
        (
            7,
            {"criteria": (replace(BAKERY.criteria[1], have=1, met_on=None),)},
            (PARTLY, "Ontbreekt: foto's van de aanpassing (1 van 2)"),
        ),
        (7, {"deliverables": ()}, (MISSING, "")),
        (
            8,
            {"funding": (), "referrals": (replace(BAKERY.referrals[0], check=""),)},
            (PARTLY, "Ontbreekt: controle op dubbelfinanciering"),
        ),
        (8, {"funding": ()}, (DONE, "")),
        (9, {"end": None}, (PARTLY, "Ontbreekt: eindmeting")),
        (
            9,
            {"closing": (), "count": CountDecision("proposed")},
            (PARTLY, "Ontbreekt: ondertekend eindverslag, telbeslissing"),
        ),
        (
            10,
            {"look_backs": (replace(BAKERY.look_backs[0], due_on=date(2026, 11, 22)),)},
            (LATE, ""),
        ),
        (
            10,
            {
                "look_backs": (
                    replace(BAKERY.look_backs[0], done_on=date(2026, 11, 20)),
                    BAKERY.look_backs[1],
                )
            },
            (PARTLY, ""),
        ),
        (
            10,
            {"look_backs": (replace(BAKERY.look_backs[0], done_on=date(2026, 11, 20)),)},
            (DONE, ""),
        ),
    ],
)
def test_a_part_says_what_it_lacks(number, changes, expected):
    assert part(number, replace(BAKERY, **changes)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"plans": ()}, "Ontbreekt: acties, handtekening"),
        ({"goals": ()}, "Ontbreekt: structureel doel, indicator met begin- en streefwaarde"),
        (
            {"goals": (replace(DOSSIER.goals[0], planned=""),)},
            "Ontbreekt: indicator met begin- en streefwaarde",
        ),
        (
            {
                "plans": (
                    replace(DOSSIER.plans[0], signatures=(replace(SIGNED, is_before_change=True),)),
                )
            },
            "Ontbreekt: handtekening",
        ),
    ],
)
def test_a_plan_says_what_it_lacks(changes, expected):
    assert part(5, values=replace(DOSSIER, **changes)) == (PARTLY, expected)


def test_what_is_not_due_is_planned():
    bare = replace(BAKERY, end=None, closing=(), count=CountDecision(), look_backs=())
    assert [one.state for one in parts_of(RUNNING, bare)][8:] == [PLANNED, PLANNED]


def test_paper_and_screen_have_the_same_words_for_codes():
    assert {name: dict(words) for name, words in CODES.items()} == {
        name: dict(ON_SCREEN[name]) for name in CODES
    }
