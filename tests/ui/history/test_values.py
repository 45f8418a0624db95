"""What people read of a value, where the store has a code."""

from typing import NamedTuple

import pytest

from app.reference.loader import reference
from app.ui.history.words import HistoryWords


class Of(NamedTuple):
    """A record of a kind, without links."""

    kind: str
    names: dict


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("legal_form", "014", "Naamloze vennootschap"),
        ("legal_form", "999x", "999x"),  # of a list that is newer than this program
        (
            "nace",
            {"nace_version": "2025", "nace_code": "10711"},
            "Industriële vervaardiging van brood en van vers banketbakkerswerk",
        ),
        ("nace", {"nace_version": None, "nace_code": None}, ""),
    ],
)
def test_a_code_of_an_official_list_is_told_in_words(qapp, unit, value, words):
    assert HistoryWords(reference(), qapp).plain(Of("enterprise", {}), unit, value) == words
