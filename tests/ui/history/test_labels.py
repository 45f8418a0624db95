"""Every field that somebody can change has a Dutch name in the history."""

import pytest

from app.models.units import ALIVE, synced_models, units_of
from app.ui.history.kinds import KINDS
from app.ui.history.labels import kind_text, unit_text
from app.ui.history.record_text import name_text

UNITS = [
    (model.__tablename__, unit)
    for model in synced_models()
    if model.__tablename__ in KINDS
    for unit in units_of(model)
]


@pytest.mark.parametrize(("kind", "unit"), UNITS)
def test_a_field_has_a_word_and_no_name_of_a_column(kind, unit):
    assert unit_text(kind, unit) != unit
    assert "_" not in unit_text(kind, unit)
    assert not unit_text(kind, unit).startswith(ALIVE)


def test_what_people_make_has_a_word():
    of_people = {model.__tablename__ for model in synced_models()} - {"directory_entry"}
    assert of_people == set(KINDS)
    assert kind_text("contact") == "Contact"
    assert kind_text("of_a_later_version") == "of_a_later_version"


@pytest.mark.parametrize(
    ("kind", "name", "read"),
    [
        ("criterion_evidence", "baseline", "Nulmeting"),
        ("criterion_evidence", "2", "Actieplan versie 2"),
        ("criterion_evidence", "akkoord.pdf", "akkoord.pdf"),
        ("trajectory_goal", "2", "2"),
    ],
)
def test_evidence_is_named_in_words(qapp, kind, name, read):
    assert name_text(kind, name) == read
