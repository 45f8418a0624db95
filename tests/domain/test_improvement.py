"""What each step of an improvement asks for."""

import pytest

from app.domain.improvement import NEEDED, STATUSES, first_missing


@pytest.mark.parametrize(
    ("status", "said", "missing"),
    [
        ("insight", (), None),
        ("trying", (), "attempt"),
        ("trying", ("attempt",), None),
        ("measured", ("attempt",), "effect"),
        ("kept", ("attempt", "decision"), "effect"),
        ("kept", ("attempt", "effect", "decision"), None),
        ("stopped", ("decision",), None),
        ("stopped", ("attempt",), "decision"),
    ],
)
def test_a_step_asks_for_what_it_stands_on(status, said, missing):
    assert first_missing(status, dict.fromkeys(said, "iets")) == missing


def test_white_space_says_nothing():
    assert first_missing("trying", {"attempt": "  \n"}) == "attempt"


def test_every_step_says_what_it_needs():
    assert set(NEEDED) == set(STATUSES)
