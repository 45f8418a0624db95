"""The first checklist, questions and instruments, and what a damaged file gives."""

from collections import Counter
from datetime import date

import pytest

from app.domain.double_funding import SUPPORTS
from app.reference import trajectories
from app.reference.files import BadReferenceData
from app.reference.trajectories import (
    checklists,
    instrument_glosses,
    instruments,
    instruments_on,
    question_sets,
    scan_scale,
    scan_themes,
)

DAY = date(2026, 11, 23)
# The rows of the domain notes, section 3
CODES = [
    *(
        "IBO",
        "IBO_PLUS",
        "IBO_T",
        "BIS",
        "OS",
        "WES",
        "KOS",
        "BVS",
        "AS",
        "JC",
        "TC",
        "NODW",
        "IMW",
    ),
    *("VOP", "TOM", "DGV", "KMOP", "WBC", "SF", "LP", "TNW", "WI", "EDPB", "ART60", "UNIA"),
]


def test_the_first_checklist_has_six_criteria():
    (first,) = checklists()
    assert [one.name for one in first.criteria] == [
        "Akkoord ondertekend",
        "Nulmeting",
        "Actieplan",
        "Verslagen coaching",
        "Eindmeting",
        "Foto's van de aanpassing",
    ]
    assert [one.needed for one in first.criteria] == [1, 1, 1, 3, 1, 2]
    assert all(one.required and one.evidence and one.explanation for one in first.criteria)


def test_the_first_scan_has_24_questions_in_five_themes():
    (first,) = question_sets()
    assert len(first.questions) == 24
    assert list(dict.fromkeys(one.theme for one in first.questions)) == list(scan_themes())
    assert sorted(Counter(one.theme for one in first.questions).values()) == [4, 5, 5, 5, 5]
    assert len({one.text for one in first.questions}) == 24
    assert scan_scale() == {1: "Nooit", 2: "Zelden", 3: "Soms", 4: "Vaak", 5: "Altijd"}


def test_the_catalogue_has_each_instrument_and_each_row_its_source():
    assert list(dict.fromkeys(one.code for one in instruments())) == CODES
    assert all(one.source and one.checked_on == DAY for one in instruments())
    assert {one.support for one in instruments()} - {None} == set(SUPPORTS)


@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2024, 3, 1), DAY])
def test_of_an_instrument_one_row_holds_on_a_day(day):
    assert max(Counter(one.code for one in instruments_on(day)).values()) == 1


def test_closed_instruments_are_chosen_no_more():
    closed = set(CODES) - {one.code for one in instruments_on(DAY)}
    assert closed == {"BVS", "AS", "VOP", "WBC"}
    assert {"BVS", "AS"} <= {one.code for one in instruments_on(date(2022, 12, 31))}


@pytest.fixture
def broken(monkeypatch):
    """Let the loaders read something else; what they keep is forgotten again."""
    loaders = (checklists, question_sets, instruments)

    def read(table, row):
        for loader in loaders:
            loader.cache_clear()
        whole = {"valid_from": DAY, "source": "s", "number": 1, "name": "n", **row}
        monkeypatch.setattr(trajectories, "dated_rows", lambda _name, _table: [whole])
        return table()

    yield read
    for loader in loaders:
        loader.cache_clear()


def criterion(code, **more):
    return {"code": code, "name": "n", "hint": "", "explanation": [], "evidence": [], **more}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (checklists, {"criteria": [criterion("a"), criterion("a")]}),
        (checklists, {"criteria": [criterion("a", needed=0)]}),
        (question_sets, {"questions": [{"code": "a", "theme": "work", "text": "t"}] * 2}),
        (question_sets, {"questions": [{"code": "a", "theme": "of_nobody", "text": "t"}]}),
        (instruments, {"code": "IBO"}),
    ],
)
def test_a_damaged_file_is_told(broken, table, row):
    with pytest.raises(BadReferenceData):
        broken(table, row)


def test_each_instrument_says_in_french_and_english_what_it_is():
    glosses = instrument_glosses()
    assert set(glosses) == {one.code for one in instruments()}
    assert all(set(one) == {"fr", "en"} and all(one.values()) for one in glosses.values())
