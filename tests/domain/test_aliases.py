"""Which of merged companies goes on, whatever was merged into what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.aliases import going_on, together

IDS = st.sampled_from("abcdefg")
LINKS = st.dictionaries(IDS, IDS)


@pytest.mark.parametrize(
    ("links", "shown"),
    [
        ({}, {1: 1, 2: 2, 3: 3}),
        ({1: 2}, {1: 2, 2: 2, 3: 3}),
        ({1: 2, 2: 3}, {1: 3, 2: 3, 3: 3}),
        ({1: 2, 2: 1}, {1: 1, 2: 1, 3: 3}),
        ({2: 3, 3: 2, 1: 3}, {1: 2, 2: 2, 3: 2}),  # 1 hangs on a ring of 2 and 3
        ({1: 2, 2: 3, 3: 1}, {1: 1, 2: 1, 3: 1}),
        ({1: 1}, {1: 1, 2: 2, 3: 3}),
    ],
)
def test_the_end_of_the_row_goes_on_and_of_a_ring_the_oldest(links, shown):
    assert {one: going_on(one, links) for one in shown} == shown


@given(LINKS)
def test_what_goes_on_is_shown_itself_so_nothing_is_hidden_for_good(links):
    for one in "abcdefg":
        assert going_on(going_on(one, links), links) == going_on(one, links)


@given(LINKS, IDS)
def test_who_is_shown_together_hangs_together(links, one):
    group = together([one], links)
    assert going_on(one, links) in group
    assert {links[each] for each in group if each in links} <= group
    assert {old for old, new in links.items() if new in group} <= group


def test_companies_apart_stay_apart():
    assert together([1], {1: 2, 3: 2, 4: 5}) == {1, 2, 3}
    assert together([6], {1: 2}) == {6}
