"""
What is shown of a delivery, and somebody who has the whole report and a pencil.

The attacker knows every rule, all tables and totals, that numbers only go down, and that nothing
hidden is zero; they try every number that is left.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.monitoring_tables import (
    CONTRACT,
    REGION,
    SECTOR,
    Counted,
    Delivered,
    Why,
    current,
    published,
)
from app.domain.suppression import Exposed, Sum, hidden_cells, is_small
from tests.domain.test_suppression import Attacker


def sectors(**rows):
    return [Counted("sector", code, "open", numbers) for code, numbers in rows.items()]


def regions(**rows):
    return [Counted("region", code, "open", numbers) for code, numbers in rows.items()]


def seen(table):
    """Return what a reader sees: × for hidden, - for unknown."""
    return {
        one.code: tuple(
            "×" if at in one.hidden else "-" if number is None else number
            for at, number in enumerate(one.numbers)
        )
        for one in table.rows
    }


class Reader(Attacker):
    """Somebody who has what `reports` show of one delivery, whatever tables each shows."""

    def __init__(self, *reports):
        known, self.sums, highest = {}, [], 0
        for report in reports:
            total = seen_cells("total", [report.total])
            known |= total
            for name, table in report.tables.items():
                cells = seen_cells(name, table.rows)
                known |= cells
                for at in {at for _, _, at in cells}:
                    parts = tuple(cell for cell in cells if cell[2] == at)
                    if ("total", "", at) in total:
                        self.sums.append(Sum(("total", "", at), parts))
        highest = max((n for n in known.values() if n is not None), default=0) + 9
        self.known = {}
        for cell, n in known.items():
            beside = [known[one] for one in known if (one[0], one[2]) == (cell[0], cell[2])]
            least = 1 if any(one is not None for one in beside) else 0  # a hidden column has zeros
            self.known[cell] = (least, highest) if n is None else (n, n)
        for name, code in {cell[:2] for cell in known}:
            steps = sorted(at for n, c, at in known if (n, c) == (name, code))
            for at, after in pairwise(steps):
                gone = (name, code, at, "gone")
                self.known[gone] = (0, highest)
                self.sums.append(Sum((name, code, at), ((name, code, after), gone)))


def seen_cells(name, rows) -> Mapping[tuple, int | None]:
    return {
        (name, one.code, at): None if at in one.hidden else number
        for one in rows
        for at, number in enumerate(one.numbers)
        if number is not None
    }


def nobody_finds(whole, *reports, most=4):
    """Each small number may be any from 1, or the least that the totals leave, to above `most`."""
    reader = Reader(*(reports or (whole,)))
    for name, table in whole.tables.items():
        for one in table.rows:
            for at, number in enumerate(one.numbers):
                if number is None or not is_small(number, most):
                    continue
                assert at in one.hidden
                if at in whole.total.hidden:
                    continue  # the whole column is hidden, with its zeros
                for other in {number, most + 1}:
                    assert reader.can_be((name, one.code, at), other), (name, one, at, other)
                found = [n for n in range(1, most + 2) if reader.can_be((name, one.code, at), n)]
                assert len(found) > 1


def test_a_small_number_takes_the_smallest_that_can_hide_it_along():
    found = published(sectors(C=(40, 30, 20, 10), G=(30, 20, 10, 5), I=(3, 0, 0, 0)))
    assert seen(found.tables[SECTOR]) == {
        "C": (40, 30, 20, 10),
        "G": ("×", 20, 10, 5),
        "I": ("×", 0, 0, 0),
    }
    assert found.total.numbers == (73, 50, 30, 15)
    nobody_finds(found)


def test_a_number_that_its_neighbours_hold_in_place_hides_nothing():
    """12 of G began and 12 worked after 6 months: then so after 3, and what is hidden follows."""
    rows = sectors(C=(90, 80, 70, 60), G=(12, 12, 12, 5), I=(9, 3, 0, 0))
    found = published(rows)
    shown = seen(found.tables[SECTOR])
    assert shown["I"] == (9, "×", 0, 0)
    assert shown["C"] == (90, "×", 70, 60)  # although G is the smaller one
    assert shown["G"] == (12, 12, 12, 5)
    nobody_finds(found)


def test_of_how_few_are_gone_in_all_a_column_tells_so_it_is_hidden():
    found = published(sectors(C=(20, 20, 20, 20), G=(12, 12, 12, 12), I=(3, 0, 0, 0)))
    shown = seen(found.tables[SECTOR])
    hidden = ("×", "×", "×")
    assert shown == {"C": (20, *hidden), "G": ("×", *hidden), "I": ("×", *hidden)}
    assert found.total.numbers == (35, 32, 32, 32)
    nobody_finds(found)


def test_of_a_column_with_a_small_total_nothing_is_shown_in_any_table():
    rows = sectors(C=(20, 9, 3, 0), G=(12, 9, 0, 0)) + regions(a=(32, 18, 3, 0))
    found = published(rows)
    assert found.total.hidden == {2}
    assert seen(found.tables[SECTOR]) == {"C": (20, 9, "×", 0), "G": (12, 9, "×", 0)}
    assert seen(found.tables[REGION]) == {"a": (32, 18, "×", 0)}
    assert seen(found.tables[CONTRACT]) == {"open": (32, 18, "×", 0)}


def test_a_column_of_which_a_number_is_not_known_is_not_known():
    found = published(sectors(C=(20, 9, None, None), G=(12, 9, 8, None)))
    assert seen(found.tables[SECTOR]) == {"C": (20, 9, "-", "-"), "G": (12, 9, "-", "-")}
    assert found.total.numbers == (32, 18, None, None)


def test_who_is_of_no_region_that_is_told_is_the_rest():
    found = published(sectors(C=(35, 30, 20, 9)) + regions(a=(30, 25, 15, 9)))
    assert seen(found.tables[REGION]) == {"a": (30, 25, 15, 9), "": (5, 5, 5, 0)}
    more = published(sectors(C=(35, 30, 20, 9)) + regions(a=(40, 30, 20, 9)))
    assert more.tables[REGION].why is Why.SUM


def test_so_few_that_the_total_would_tell_gives_no_table():
    found = published(sectors(C=(1, 0, 0, 0), G=(1, 0, 0, 0), I=(3, 0, 0, 0)))
    assert found.tables[SECTOR].why is Why.FEW  # 5 in all: no sector can be above 4
    assert found.tables[REGION].why is Why.NONE
    assert found.total.numbers == (5, 0, 0, 0)


def test_nothing_was_delivered():
    found = published([])
    assert (found.total.numbers, found.tables[SECTOR].why) == ((None,) * 4, Why.NONE)


def test_contracts_are_added_up_over_the_rows_that_tell_of_everybody():
    rows = [
        Counted("all", "", "open", (30, 20, 10, 5)),
        Counted("all", "", "agency", (10, 9, 8, 7)),
        Counted("sector", "C", "open", (40, 29, 18, 12)),
    ]
    found = published(rows)
    assert seen(found.tables[CONTRACT]) == {"open": (30, 20, 10, 5), "agency": (10, 9, 8, 7)}
    assert found.total.numbers == (40, 29, 18, 12)


def test_the_border_is_a_setting():
    rows = sectors(C=(50, 40, 30, 20), G=(8, 7, 6, 5), I=(70, 60, 50, 40))
    assert seen(published(rows, most=4).tables[SECTOR])["G"] == (8, 7, 6, 5)
    assert seen(published(rows, most=9).tables[SECTOR])["G"] == ("×",) * 4


number = st.sampled_from([0, 1, 2, 3, 4, 5, 7, 11, 20])
going_down = st.tuples(*[number] * 4).map(lambda some: tuple(sorted(some, reverse=True)))


@settings(max_examples=8, deadline=None)  # the attacker takes long
@given(st.lists(going_down, min_size=1, max_size=3), st.data())
def test_nobody_finds_a_small_number_in_the_whole_report(rows, data):
    """By sector and by region, of the same people: the first region has some of each sector."""
    of_sectors = {"CGI"[at]: one for at, one in enumerate(rows)}
    part = data.draw(st.sampled_from([0, 1, len(rows)]))
    west = tuple(map(sum, zip(*rows[:part], strict=True))) if part else (0,) * 4
    east = tuple(map(sum, zip(*rows[part:], strict=True))) if rows[part:] else (0,) * 4
    whole = published(sectors(**of_sectors) + regions(west=west, east=east))
    nobody_finds(whole)


def test_two_reports_of_one_delivery_with_other_filters_tell_no_more_than_one():
    """One shows sectors, one regions: both are cut from the same whole."""
    rows = sectors(C=(60, 39, 27, 15), G=(42, 29, 18, 8), I=(9, 6, 4, 2))
    rows += regions(a=(80, 57, 38, 21), b=(31, 17, 11, 4))
    whole = published(rows)
    by_sector, by_region = (
        type(whole)(whole.total, {one: whole.tables[one]}) for one in (SECTOR, REGION)
    )
    nobody_finds(whole, by_sector, by_region)
    assert seen(whole.tables[SECTOR])["I"] == (9, 6, "×", "×")
    assert seen(whole.tables[REGION]) == {"a": (80, 57, 38, "×"), "b": (31, 17, 11, "×")}


def test_what_another_table_shows_is_never_hidden_and_a_small_one_of_it_is_refused():
    values = {"a": 3, "b": 20, "all": 23}
    sums = [Sum("all", ("a", "b"))]
    assert hidden_cells(values, sums, known={"all"}) == {"a", "b"}
    with pytest.raises(Exposed):
        hidden_cells({"a": 3, "b": 0, "all": 3}, sums, known={"all"})
    with pytest.raises(Exposed):
        hidden_cells({"a": 2, "b": 3, "all": 5}, sums, known={"all"})  # both are 4 at most


def test_the_newest_delivery_counts_of_those_that_share_a_day():
    def quarter(key, number, received):
        first = date(2026, 3 * number - 2, 1)
        return Delivered(key, first, date(2026, 3 * number, 28), received)

    first, second = quarter("q1", 1, date(2026, 5, 1)), quarter("q2", 2, date(2026, 8, 1))
    mended = quarter("q1 mended", 1, date(2026, 9, 1))
    assert [one.key for one in current([second, mended, first])] == ["q1 mended", "q2"]
    year = Delivered("year", date(2026, 1, 1), date(2026, 12, 31), date(2027, 2, 1))
    assert [one.key for one in current([first, second, year])] == ["year"]
    assert current([]) == []
    again = quarter("q1 again", 1, date(2026, 5, 1))  # on the same day
    assert [one.key for one in current([first, again])] == ["q1 again"]
