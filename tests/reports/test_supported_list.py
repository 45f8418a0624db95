"""The enterprises that are supported, on paper and as a spreadsheet."""

from dataclasses import replace
from datetime import date
from itertools import count

from app.domain.enterprise_size import SizeClass
from app.reports.count_list import CountList
from app.reports.funding_deviations import DeviationLine, Deviations
from app.reports.periodic_sheets import count_sheet, deviations_sheet
from app.reports.supported_list import (
    Supported,
    SupportedList,
    supported_list,
    supported_sheet,
)
from app.reports.trajectory_values import CountDecision
from tests.reports.samples import ORIGIN, squeezed, with_texts, words_of
from tests.reports.test_count_list import BAKERY
from tests.sheet_samples import cells_of

ONE = Supported(
    "Bakkerij Wolkenmeel",
    "1999.990.144",
    "Aalst",
    SizeClass.SMALL,
    ("Partner Oost", "Partner West"),
    2,
    date(2026, 1, 14),
    date(2026, 11, 12),
    date(2026, 11, 19),
)
TWO = Supported("Kwekerij", "", "", None, (), 1, date(2026, 5, 1), None, None)
BIG = replace(ONE, name="Staal", size=SizeClass.LARGE, number="1999.990.243")
LIST = SupportedList(ORIGIN, (ONE, TWO, BIG))


def test_everything_stands_on_paper():
    number, typed = count(), []

    def token(_text):
        typed.append(f"W{next(number):03}x")
        return typed[-1]

    told = with_texts(replace(LIST, companies=(ONE,)), token)
    text = words_of(supported_list(told))
    assert len(typed) > 6
    assert [it for it in typed if it not in text] == []


def test_what_is_not_known_or_not_yet_is_said():
    text = words_of(supported_list(LIST))
    assert squeezed("zonder nummer Kwekerij niet bekend 01/05/2026 loopt –") in text
    assert squeezed("1999.990.144 Bakkerij Wolkenmeel Aalst, Partner Oost, Partner West") in text


def test_sizes_add_up_and_large_ones_do_not_count_for_eeco19():
    text = words_of(supported_list(LIST))
    assert squeezed("Klein1Groot1Niet bekend1Samen3") in text
    assert squeezed("Eén onderneming telt voor EECO19") in text
    assert [one.is_sme for one in LIST.companies] == [True, None, False]


def test_the_period_is_said_or_that_it_is_all():
    assert squeezed("Alle ondernemingen tot en met 23/11/2026") in words_of(supported_list(LIST))
    month = replace(LIST, first=date(2026, 10, 1), last=date(2026, 10, 31))
    assert squeezed("Van 01/10/2026 tot en met 31/10/2026") in words_of(supported_list(month))
    assert "Van 01/10/2026 tot en met 31/10/2026." in cells_of(supported_sheet(month), 2)[1][1]


def test_an_empty_list_says_so():
    text = words_of(supported_list(SupportedList(ORIGIN, ())))
    assert squeezed("In deze periode was er geen onderneming in een traject.") in text
    assert cells_of(supported_sheet(SupportedList(ORIGIN, ()))) == [HEAD]


HEAD = [
    *("s:KBO-nummer", "s:Onderneming", "s:Gemeente", "s:Grootte", "s:EECO19", "s:Partner"),
    *("s:Trajecten", "s:Van", "s:Tot", "s:Telt mee sinds"),
]


def day(value):
    return str((value - date(1899, 12, 30)).days)


def test_the_spreadsheet_has_a_row_for_each():
    assert cells_of(supported_sheet(LIST))[:3] == [
        HEAD,
        [
            *("s:1999.990.144", "s:Bakkerij Wolkenmeel", "s:Aalst", "s:Klein", "s:ja"),
            *("s:Partner Oost, Partner West", "2"),
            *(day(one) for one in (ONE.since, ONE.until, ONE.counts_since)),
        ],
        ["", "s:Kwekerij", "", "", "", "", "1", day(TWO.since)],
    ]
    assert cells_of(supported_sheet(LIST))[3][4] == "s:nee"


def test_the_count_list_as_a_spreadsheet():
    bare = replace(BAKERY, decision=CountDecision("counts", date(2026, 11, 19)))
    head, first, second = cells_of(count_sheet(CountList(ORIGIN, (BAKERY, bare))))
    assert head[-2:] == ["s:Bevestigd op", "s:Bevestigd door"]
    assert first == [
        *("s:1999.990.144", "s:Bakkerij Wolkenmeel bv", "s:Onthaal van bakkers"),
        *("s:Partner Oost", day(date(2026, 11, 19)), day(date(2026, 11, 17)), "s:Els Vinkenhof"),
        *(day(date(2026, 11, 19)), "s:Tom Rietvoorn"),
    ]
    assert second == first[:5]


def test_the_deviations_as_a_spreadsheet():
    line = DeviationLine(date(2026, 5, 30), "Bakkerij", "Taalcoaching", "Sessie", "Els", "=reden")
    assert cells_of(deviations_sheet(Deviations(ORIGIN, (line,))))[1] == [
        day(line.asked_on),
        *("s:Bakkerij", "s:Taalcoaching", "s:Sessie", "s:Els", "s:=reden"),
    ]
