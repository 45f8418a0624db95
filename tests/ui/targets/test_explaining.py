"""«Uitleg»: every line a sentence with its number, worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.forecast import Forecast
from app.domain.funding import CutBy
from app.ui.targets.explaining import Explaining
from app.ui.targets.words import euro_text, percent_text
from tests.targets_screen_samples import TERMS, made_results, standing

PART = "30% van de toegekende subsidie van €\u00a02.400.000,00 is het resultaatdeel."
MISSING = (
    "Wat ontbreekt, 10,0% van het resultaatdeel, wordt ingekort. Dat is 3,0% van het geheel; een "
    "halve cent wordt naar boven afgerond."
)


def stands(**other):
    return standing(made_results(**other), (50, 30, 20))


@pytest.fixture
def explaining(qapp):
    return Explaining()


def told(part):
    return [(line.sentence, line.value) for line in part.lines]


def test_the_sum_of_a_shortfall(explaining):
    whole, shared = explaining.effect(stands(), 108)
    assert whole.heading == "Als we eindigen op 108"
    assert told(whole) == [
        ("108 van de 120 beloofde ondernemingen.", "90,0%"),
        (
            "30% van de toegekende subsidie van €\u00a02.400.000,00 is het resultaatdeel.",
            "€\u00a0720.000,00",
        ),
        (MISSING, "− €\u00a072.000,00"),
        ("Er blijft over: €\u00a02.400.000,00 min de inkorting.", "€\u00a02.328.000,00"),
    ]
    assert told(shared)[1:] == [
        ("Partner Oost: gewicht 50 van 100.", "€\u00a036.000,00"),
        ("Partner Midden: gewicht 30 van 100.", "€\u00a021.600,00"),
        ("Partner West: gewicht 20 van 100.", "€\u00a014.400,00"),
    ]


def test_by_shortfall_each_partner_has_what_it_lacks(explaining):
    terms = replace(TERMS, cut_by=CutBy.SHORTFALL)
    _, shared = explaining.effect(stands(terms=terms), 108)
    assert told(shared)[1:] == [
        ("Partner Oost: eindigt op 40, beloofd 40.", "€\u00a00,00"),
        ("Partner Midden: eindigt op 38, beloofd 40.", "€\u00a012.000,00"),
        ("Partner West: eindigt op 30, beloofd 40.", "€\u00a060.000,00"),
    ]


def test_a_total_that_is_typed_is_shared_out_before_its_shortfall_is(explaining):
    terms = replace(TERMS, cut_by=CutBy.SHORTFALL)
    _, shared = explaining.effect(stands(terms=terms), 81)
    # 40, 38 and 30 by 81 of 108: 30, 28.5 and 22.5; they lack 10, 11 and 18 (39 of EUR 234,000)
    assert told(shared)[1:] == [
        ("Het totaal 81 is naar verhouding over de partners verdeeld.", ""),
        ("Partner Oost: eindigt op 30, beloofd 40.", "€\u00a060.000,00"),
        ("Partner Midden: eindigt op 29, beloofd 40.", "€\u00a066.000,00"),
        ("Partner West: eindigt op 22, beloofd 40.", "€\u00a0108.000,00"),
    ]


def test_more_than_promised_earns_nothing(explaining):
    (whole,) = explaining.effect(stands(), 150)
    sentences = [line.sentence for line in whole.lines]
    assert sentences[1] == "Meer dan 100% van het doel levert niets extra op."
    assert "Het doel is bereikt: er wordt niets ingekort." in sentences
    most = replace(TERMS.terms, most=Decimal("1.10"))
    (whole,) = explaining.effect(stands(terms=replace(TERMS, terms=most)), 150)
    capped = (
        "Meer dan 100% levert niets extra op: er wordt hoogstens het hele resultaatdeel betaald. "
        "Getoond wordt tot 110,0%."
    )
    assert told(whole)[1] == (capped, "110,0%")
    (five_percent, _) = explaining.effect(stands(terms=replace(TERMS, terms=most)), 126)[0].lines[
        1:3
    ]
    assert (five_percent.sentence, five_percent.value) == (capped, "105,0%")
    assert whole.lines[-1].value == "€\u00a02.400.000,00"


def test_nothing_promised_and_nothing_known(explaining):
    (whole, *_) = explaining.effect(stands(target=0), 5)
    assert whole.lines[0].sentence == "Er is niets beloofd, dus er wordt niets ingekort."
    (whole,) = explaining.effect(stands(terms=replace(TERMS, granted=None)), 108)
    assert [line.value for line in whole.lines] == ["90,0%", ""]
    assert explaining.effect(stands(terms=None), 108) == ()


def test_the_forecast_adds_up_and_says_how_wrong_it_was(explaining):
    lines = told(explaining.forecast(made_results()))
    assert [value for _, value in lines[:4]] == ["41", "+ 33", "+ 34", "= 108"]
    assert "tussen 98 en 116" in lines[3][0]
    assert "na 3 jaar, week de prognose gemiddeld 9% af" in lines[5][0]


def test_a_weak_forecast_says_so(explaining):
    weak = Forecast(4, 20, 8, 40, 8.0, 8.0, 1.0, 4)
    lines = told(explaining.forecast(made_results(forecast=weak)))
    assert lines[4][0].endswith("Dat zijn er weinig: deze prognose staat nog niet vast.")


def test_amounts_and_shares_as_they_are_written_here():
    assert euro_text(Decimal("1234567.5")) == "€\u00a01.234.567,50"
    assert percent_text(Decimal("0.005")) == "0,5%"
    assert percent_text(Decimal("0.345"), 0) == "35%"
