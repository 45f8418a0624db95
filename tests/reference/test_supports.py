"""The words of support that others do or pay."""

import pytest

from app.domain.double_funding import SUPPORTS
from app.reference import supports
from app.reference.files import BadReferenceData
from app.reference.supports import support_words


@pytest.fixture(autouse=True)
def anew():
    support_words.cache_clear()
    yield
    support_words.cache_clear()


def test_each_kind_has_words():
    assert {one.support for one in support_words()} == set(SUPPORTS)


def test_a_kind_that_the_guard_does_not_know_is_told(monkeypatch):
    row = {"code": "magic", "begins": [], "words": []}
    monkeypatch.setattr(supports, "dated_rows", lambda _file, _name: (row,))
    with pytest.raises(BadReferenceData, match="magic"):
        support_words()
