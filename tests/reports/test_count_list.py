"""The list of the companies that count, on paper."""

from dataclasses import replace
from datetime import date
from itertools import count

from app.reports.count_list import CountedCompany, CountList, count_list
from tests.reports.samples import ORIGIN, squeezed, with_texts, words_of
from tests.reports.trajectory_samples import COUNTED

BAKERY = CountedCompany(
    "Bakkerij Wolkenmeel bv", "1999.990.144", "Partner Oost", "Onthaal van bakkers", COUNTED
)
LIST = CountList(
    ORIGIN,
    (
        BAKERY,
        replace(BAKERY, name="Peeters Bouw", number="", partner=""),
        replace(BAKERY, name="Kwekerij Halverzon", number="1999.990.342"),
    ),
)


def test_everything_that_was_typed_stands_on_paper():
    number, typed = count(), []

    def token(_text):
        typed.append(f"W{next(number):03}x")
        return typed[-1]

    told = with_texts(replace(LIST, companies=(BAKERY,)), token)
    (one,) = told.companies
    (proposed,) = one.decision.proposals
    codes = {one.decision.status, one.decision.through, proposed.reason, proposed.partner}
    codes |= {each.reason for each in proposed.decisions}  # the reasons stand in the dossier
    told = replace(told, companies=(replace(one, decision=replace(one.decision, status="counts")),))
    text = words_of(count_list(told))
    assert len(typed) > 10
    assert [it for it in typed if it not in text and it not in codes] == []


def test_each_company_stands_with_who_proposed_and_who_confirmed():
    text = words_of(count_list(LIST))
    assert squeezed("Drie ondernemingen op 23/11/2026") in text
    row = text[text.index("1999.990.144") :]
    for part in (
        "BakkerijWolkenmeelbv",
        "Onthaalvanbakkers",
        "19/11/2026",
        "ElsVinkenhof17/11/2026",
        "TomRietvoorn",
    ):
        assert part in row
    assert "zondernummerPeetersBouw" in text


def test_the_partners_add_up():
    text = words_of(count_list(LIST))
    assert "PartnerOost2Zonderpartner1Samen3" in text


def test_of_two_proposals_the_first_confirmed_is_told():
    (first,) = COUNTED.proposals
    (made,) = first.decisions
    earlier = replace(
        first,
        by="Bram D.",
        decisions=(replace(made, by="Nora B.", on=date(2026, 11, 1)),),
    )
    one = replace(BAKERY, decision=replace(COUNTED, proposals=(first, earlier)))
    text = words_of(count_list(replace(LIST, companies=(one,))))
    assert "BramD." in text
    assert "TomRietvoorn" not in text


def test_an_empty_list_says_so():
    text = words_of(count_list(CountList(ORIGIN, ())))
    assert squeezed("Nog geen enkele onderneming telt mee.") in text
    assert "Perpartner" not in text


def test_hostile_names_and_many_companies():
    hostile = "<b>x <img src='/etc/hosts'/> & <a href='file:///etc'>"
    many = tuple(replace(BAKERY, name=hostile) for _ in range(300))
    assert words_of(count_list(CountList(ORIGIN, many))).count(squeezed(hostile)) == 300


def test_the_same_list_gives_the_same_bytes():
    assert count_list(LIST) == count_list(LIST)
