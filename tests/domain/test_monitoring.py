"""A table of numbers as somebody sends it: what is found, what is left out, what is refused."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.monitoring import Column, Fault, key_of, read_table
from app.domain.monitoring_period import day_of, days_of

CLUSTERS = {
    key_of(words): place
    for words, place in {
        "C": ("sector", "C"),
        "Industrie": ("sector", "C"),
        "Waasland": ("region", "REFREG14"),
    }.items()
}
HEAD = ["Kwartaal", "Sector", "Contract", "Gestart", "Na 3 maanden", "na_6_mnd", "12 m"]
Q1 = (date(2026, 1, 1), date(2026, 3, 31))


def read(*rows, head=HEAD):
    return read_table([head, *rows], CLUSTERS)


def test_a_table_is_found_by_its_words():
    found = read_table(
        [
            ["Tewerkstelling bij ondersteunde werkgevers"],
            [],
            [*HEAD, "Bron"],
            ["2026-Q1", "Industrie", "Onbepaalde duur", "1.020", "12", "10", "", "RSZ"],
            ["K1 2026", "WAASLAND", "", "30,0", "", "", "", ""],
            ["", "", ""],
        ],
        CLUSTERS,
    )
    assert found.columns == (
        (Column.PERIOD, "Kwartaal"),
        (Column.CLUSTER, "Sector"),
        (Column.CONTRACT, "Contract"),
        (Column.STARTED, "Gestart"),
        (Column.AFTER_3, "Na 3 maanden"),
        (Column.AFTER_6, "na_6_mnd"),
        (Column.AFTER_12, "12 m"),
    )
    assert found.unread == ("Bron",)
    first, second = found.lines
    assert (first.row, first.days, first.kind, first.cluster) == (4, Q1, "sector", "C")
    assert (first.contract, first.numbers) == ("permanent", (1020, 12, 10, None))
    assert (second.row, second.kind, second.cluster) == (5, "region", "REFREG14")
    assert (second.contract, second.numbers) == ("", (30, None, None, None))
    assert (found.faults, found.periods) == ((), (Q1,))


@pytest.mark.parametrize(
    ("cells", "fault", "values"),
    [
        (["ooit", "C", "", "9", "8", "7", "6"], Fault.PERIOD, {"text": "ooit"}),
        (["2026", "Mars", "", "9", "8", "7", "6"], Fault.CLUSTER, {"text": "Mars"}),
        (["2026", "C", "zomaar", "9", "8", "7", "6"], Fault.CONTRACT, {"text": "zomaar"}),
        (["2026", "C", "", "<5", "", "", ""], Fault.NUMBER, {"text": "<5", "column": "started"}),
        (["2026", "C", "", "9", "-8", "", ""], Fault.NUMBER, {"text": "-8", "column": "after_3"}),
        (["2026", "C", "", "9", "8,5", "", ""], Fault.NUMBER, {"text": "8,5", "column": "after_3"}),
        (["2026", "C", "", "", "8", "7", "6"], Fault.STARTED, {}),
        (["2026", "C", "", "12", "10", "", "6"], Fault.GAP, {"later": 12, "earlier": 6}),
        (
            ["2026", "C", "", "12", "10", "12", "6"],
            Fault.GROWS,
            {"later": 6, "earlier": 3, "number": 12, "before": 10},
        ),
        (
            ["2026", "C", "", "9", "10", "", ""],
            Fault.GROWS,
            {"later": 3, "earlier": 0, "number": 10, "before": 9},
        ),
    ],
)
def test_a_row_that_cannot_be_is_left_out_with_its_reason(cells, fault, values):
    found = read(cells, ["2026", "C", "IBO", "9", "9", "9", "9"])
    (odd,) = found.faults
    assert (odd.row, odd.fault, odd.values) == (2, fault, values)
    assert [one.numbers for one in found.lines] == [(9, 9, 9, 9)]  # as many is not more


def test_the_same_cluster_and_contract_twice_counts_once():
    found = read(["2026", "C", "IBO", "9"], ["2026", "Industrie", "ibo", "8"])
    assert [one.row for one in found.lines] == [2]
    assert [(one.fault, one.values) for one in found.faults] == [(Fault.TWICE, {"other": 2})]


def test_a_row_that_adds_up_the_contracts_is_left_out_and_one_of_all_clusters_is_not():
    found = read(
        ["2026", "C", "IBO", "9"],
        ["2026", "C", "Totaal", "20"],
        ["2026", "C", "interim", "11"],
        ["2026", "Totaal", "", "20"],
    )
    assert [(one.row, one.fault) for one in found.faults] == [(3, Fault.TOTAL)]
    assert [(one.row, one.kind) for one in found.lines] == [
        (2, "sector"),
        (4, "sector"),
        (5, "all"),
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["2026", "C", "", "9"], ["85.07.30-033.28"]], "monitoring.national_number"),
        ([["2026", "C", "85073003328", "9"]], "monitoring.national_number"),
        ([["2026", "C", "85 07 30\u00a0033\u200b28", "9"]], "monitoring.national_number"),
        ([["2026", "C", "mia@bakkerij.be", "9"]], "monitoring.mail"),
        ([["2026", "C", "vraag het <mia@bakkerij.be>", "9"]], "monitoring.mail"),
        ([["2026", "C", "a" * 100_000 + " @mia@bakkerij.be", "9"]], "monitoring.mail"),
        ([["2026", "C", "IBO", "1"], ["2026", "C", "IBO", "1", "1"]], "monitoring.persons"),
        ([], "monitoring.empty"),
    ],
)
def test_what_tells_of_people_is_refused_as_a_whole(rows, code):
    with pytest.raises(UserError) as refused:
        read(*rows)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ([*HEAD, "Naam werknemer"], "monitoring.people"),
        ([*HEAD, "Geboortedatum"], "monitoring.people"),
        ([*HEAD, "INSZ"], "monitoring.people"),
        ([*HEAD, "KBO-nummer"], "monitoring.companies"),
        (["Voornaam", "Familienaam"], "monitoring.people"),
        (["Iets", "Anders"], "monitoring.no_columns"),
        (["Sector", "Gestart"], "monitoring.no_period"),
        (["Periode", "Sector"], "monitoring.no_started"),
    ],
)
def test_columns_of_people_or_companies_and_missing_ones_are_refused(head, code):
    with pytest.raises(UserError) as refused:
        read(["2026", "C", "IBO", "9"], head=head)
    assert refused.value.code == code


def test_a_column_on_the_sector_of_companies_is_no_column_of_companies():
    head = ["Kwartaal", "Sector van de onderneming", "Contract", "Gestarte werknemers"]
    assert len(read(["2026", "C", "", "9"], head=head).lines) == 1


def test_two_rows_of_one_person_in_other_clusters_are_no_list_of_people():
    assert len(read(["2026", "C", "IBO", "1"], ["2026", "Waasland", "IBO", "1"]).lines) == 2


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-Q1", Q1),
        ("k1 2026", Q1),
        ("1e kwartaal 2026", Q1),
        ("2026-02", (date(2026, 2, 1), date(2026, 2, 28))),
        ("02/2028", (date(2028, 2, 1), date(2028, 2, 29))),
        ("februari 2026", (date(2026, 2, 1), date(2026, 2, 28))),
        ("01/01/2026 - 31/03/2026", Q1),
        ("2026-01-01/2026-03-31", Q1),
        ("van 1/1/2026 tot 31/3/2026", Q1),
        ("31/03/2026 - 01/01/2026", None),
        ("2026-Q5", None),
        ("13/2026", None),
        ("0026", None),
        ("", None),
        ("maart", None),
    ],
)
def test_a_period_is_read_as_people_write_it(words, days):
    assert days_of(words) == days


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/03/2026", date(2026, 3, 31)),
        ("2026-03-31 00:00:00", date(2026, 3, 31)),
        ("46112", date(2026, 3, 31)),
        ("31/02/2026", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(words, day):
    assert day_of(words) == day


def test_a_period_in_two_columns_is_read_from_both():
    head = ["Van", "Tot", "Sector", "Contract", "Gestart"]
    (line,) = read(["01/01/2026", "31/03/2026", "C", "", "9"], head=head).lines
    assert line.days == Q1
    (fault,) = read(["31/03/2026", "01/01/2026", "C", "", "9"], head=head).faults
    assert fault.fault is Fault.PERIOD


def test_a_table_without_a_cell_is_empty():
    with pytest.raises(UserError) as refused:
        read_table([[], []], CLUSTERS)
    assert refused.value.code == "monitoring.empty"


def test_a_sentence_above_a_column_is_no_name_of_it():
    told = "Gestart zijn hier alle mensen die in het eerste kwartaal ergens aan het werk gingen"
    found = read(["2026-Q1", "C", "", "9", "x"], head=[*HEAD[:4], told])
    assert found.unread == (told,)
