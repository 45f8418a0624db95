"""The list that goes out, and the numbers that come in."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.identifiers import check_digits
from app.models.enterprise import Enterprise
from app.models.trajectory import Trajectory
from app.reference.loader import reference
from app.services.results.monitoring import TakeIn, deliveries, preview, take_in, take_out
from app.services.results.monitoring_out import periods_csv, supported_periods
from app.services.trajectories.use_cases import NewMember
from app.services.undo import undo
from tests.case_samples import NUMBER, acting_as, add_colleague, begin, undone_and_redone
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise

TABLE = """Kwartaal;Sector;Contract;Gestart;Na 3 maanden
2026-Q1;Industrie;Onbepaald;30;20
2026-Q1;Bouw;;9;10
2026-Q2;Waasland;;12;
"""


@pytest.fixture
def me(store):
    return add_team(store)


def start(store, company, name, number, on, until=None):
    one = begin(store, NewMember(company, name, number), on=on)
    if until is not None:
        with store.write() as session:
            found = session.get_one(Trajectory, one.id)
            found.status, found.closed_on = "closed", until


def put(path, text=TABLE):
    path.write_text(text, encoding="utf-8")
    return path


def test_each_number_stands_once_for_each_period_without_a_break(store, me):
    bakery = add_enterprise(store, "Bakkerij", number=NUMBER)
    start(store, bakery, "Bakkerij", NUMBER, date(2026, 2, 1), date(2026, 4, 30))
    start(store, bakery, "Bakkerij", NUMBER, date(2026, 5, 1), date(2026, 5, 31))
    start(store, bakery, "Bakkerij", NUMBER, date(2026, 9, 1))
    found = supported_periods(store)
    assert periods_csv(found).decode("utf-8-sig").split("\r\n") == [
        "ondernemingsnummer;van;tot",
        "1999990144;2026-02-01;2026-05-31",
        "1999990144;2026-09-01;",
        "",
    ]
    assert periods_csv(found).startswith(b"\xef\xbb\xbf")
    assert (found.numbers, len(found.rows), found.unnumbered) == (1, 2, ())
    spring = supported_periods(store, date(2026, 5, 31), date(2026, 8, 31))
    assert [one.span.first for one in spring.rows] == [date(2026, 2, 1)]
    assert supported_periods(store, date(2026, 6, 1), date(2026, 8, 31)).rows == ()


def test_who_has_no_number_or_a_wrong_one_stands_apart_so_that_somebody_mends_it(store, me):
    start(store, add_enterprise(store, "Zonder"), "Zonder", None, date(2026, 2, 1))
    wrong = add_enterprise(store, "Fout", number=NUMBER)
    with store.write() as session:
        session.get_one(Enterprise, wrong).number = wrongly = "1999990145"
    start(store, wrong, "Fout", wrongly, date(2026, 2, 1))
    found = supported_periods(store)
    assert found.rows == ()
    assert [(one.name, one.number, one.partner) for one in found.unnumbered] == [
        ("Fout", wrongly, "Partner Oost"),
        ("Zonder", "", "Partner Oost"),
    ]
    assert check_digits(wrongly[:8]) != wrongly[8:]


def test_a_file_is_shown_before_anything_is_stored(store, me, tmp_path):
    with acting_as(store, add_colleague(store, me)):
        found = preview(store, reference(), put(tmp_path / "vdab.csv"))
        assert found.read.periods == (
            (date(2026, 1, 1), date(2026, 3, 31)),
            (date(2026, 4, 1), date(2026, 6, 30)),
        )
        assert [(one.kind, one.cluster) for one in found.read.lines] == [
            ("sector", "C"),
            ("region", "REFREG14"),
        ]
        assert [one.row for one in found.read.faults] == [3]
        assert (found.known, deliveries(store)) == ((), ())
        said = TakeIn("VDAB", date(2026, 8, 1))
        changes = take_in(store, found, said)
        assert [(one.source, one.first, one.counts) for one in deliveries(store)] == [
            ("VDAB", date(2026, 4, 1), True),
            ("VDAB", date(2026, 1, 1), True),
        ]
        assert [one.numbers for one in deliveries(store)[1].counted] == [(30, 20, None, None)]
        assert len(preview(store, reference(), tmp_path / "vdab.csv").known) == 2
        undone_and_redone(store, changes, lambda: deliveries(store))


def test_a_newer_delivery_of_the_same_days_takes_the_place_of_the_older(store, me, tmp_path):
    with acting_as(store, add_colleague(store, me)):
        found = preview(store, reference(), put(tmp_path / "vdab.csv"))
        take_in(store, found, TakeIn("VDAB", date(2026, 8, 1)))
        take_in(store, found, TakeIn("VDAB", date(2026, 9, 1)))
        both = {(one.first.month, one.received_on.month): one.counts for one in deliveries(store)}
        assert both == {(4, 9): True, (4, 8): False, (1, 9): True, (1, 8): False}
        newest = next(one for one in deliveries(store) if one.counts and one.first.month == 1)
        changes = take_out(store, newest.id)
        assert [one.counts for one in deliveries(store) if one.first.month == 1] == [True]
        undo(store, changes)
        assert len(deliveries(store)) == 4


def test_of_two_deliveries_of_one_day_the_one_taken_in_last_counts(store, me, tmp_path):
    with acting_as(store, add_colleague(store, me)):
        for source in ("VDAB", "VDAB, verbeterd"):
            found = preview(store, reference(), put(tmp_path / "vdab.csv"))
            take_in(store, found, TakeIn(source, date(2026, 8, 1)))
        assert [one.source for one in deliveries(store) if one.counts] == ["VDAB, verbeterd"] * 2


def test_only_the_promotor_takes_numbers_in_and_says_from_whom(store, me, tmp_path):
    found = preview(store, reference(), put(tmp_path / "vdab.csv"))
    with pytest.raises(UserError, match="not_yours"):
        take_in(store, found, TakeIn("VDAB", date(2026, 8, 1)))
    with (
        acting_as(store, add_colleague(store, me)),
        pytest.raises(UserError, match="required"),
    ):
        take_in(store, found, TakeIn(" ", date(2026, 8, 1)))


def test_a_file_called_by_a_national_number_is_refused(store, me, tmp_path):
    with pytest.raises(UserError, match="national_number"):
        preview(store, reference(), put(tmp_path / "85.07.30-033.28.csv"))
