from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.duplicates import (
    CompanyTraits,
    MatchKind,
    MatchStrength,
    SameNumber,
    duplicate_findings,
    find_duplicates,
    name_key,
)
from app.domain.findings import Severity

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)
PUBLIC = {"gmail.com", "telenet.be"}


def traits(number="", name="", postal_codes=(), mail_domains=()):
    return CompanyTraits(number, name, frozenset(postal_codes), frozenset(mail_domains))


@pytest.mark.parametrize(
    "name",
    [
        "Bakkerij Janssens",
        "BAKKERIJ  JANSSENS BV",
        "bvba bakkerij janssens",
        "Bakkerij Janssens N.V.",
        "Bakkerij Janssens b.v.b.a.",
        "Bakkerij-Janssens (vzw)",
        "Bákkerij Jánssens",
        "BakkerijJanssens",
    ],
)
def test_ways_to_write_a_name_have_one_key(name):
    assert name_key(name) == "bakkerijjanssens"


def test_and_is_written_in_more_ways():
    assert name_key("Hout & Staal") == name_key("Hout en Staal") == name_key("HOUT + STAAL")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bakkerij Janssens", "Slagerij Janssens"), ("BV", "NV"), ("Team 1", "Team 2")],
)
def test_other_names_have_other_keys(one, other):
    assert name_key(one) != name_key(other)


@given(st.text())
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name)) == name_key(name)


def test_the_same_number_is_certain():
    (match,) = find_duplicates(
        traits("1999990144", "Iets anders"), [(ONE, traits("1999990144", "Janssens"))], PUBLIC
    )
    assert (match.company_id, match.kinds) == (ONE, (MatchKind.NUMBER,))
    assert match.strength is MatchStrength.CERTAIN


def test_the_same_name_counts_only_with_the_same_postal_code():
    typed = traits(name="Janssens BV", postal_codes=["9300"])
    same = (ONE, traits("0", "Janssens", ["9400", "9300"]))
    elsewhere = (TWO, traits("0", "Janssens", ["2000"]))
    unknown = (THREE, traits("0", "Janssens"))
    (match,) = find_duplicates(typed, [elsewhere, same, unknown], PUBLIC)
    assert (match.company_id, match.strength) == (ONE, MatchStrength.LIKELY)


def test_without_a_postal_code_the_same_name_is_possible_wherever_it_is():
    typed = traits(name="Janssens BV")
    found = find_duplicates(
        typed,
        [(ONE, traits(name="Jansens")), (TWO, traits("0", "Janssens", ["2000"]))],
        PUBLIC,
    )
    assert [(m.company_id, m.kinds) for m in found] == [(TWO, (MatchKind.NAME_ALONE,))]
    assert found[0].strength is MatchStrength.POSSIBLE


def test_a_shared_mail_domain_is_possible_unless_it_is_public():
    typed = traits(mail_domains=["lindeveld.be", "gmail.com"])
    found = find_duplicates(
        typed,
        [(ONE, traits(mail_domains=["gmail.com"])), (TWO, traits(mail_domains=["lindeveld.be"]))],
        PUBLIC,
    )
    assert [(m.company_id, m.kinds) for m in found] == [(TWO, (MatchKind.MAIL_DOMAIN,))]
    assert found[0].strength is MatchStrength.POSSIBLE


def test_the_surest_match_comes_first_with_all_it_has_in_common():
    typed = traits("1999990144", "Janssens", ["9300"], ["janssens.example"])
    found = find_duplicates(
        typed,
        [
            (ONE, traits(mail_domains=["janssens.example"])),
            (TWO, traits(name="janssens", postal_codes=["9300"])),
            (THREE, typed),
        ],
        PUBLIC,
    )
    assert [m.company_id for m in found] == [THREE, TWO, ONE]
    assert found[0].kinds == (MatchKind.NUMBER, MatchKind.NAME, MatchKind.MAIL_DOMAIN)


def test_what_is_empty_matches_nothing():
    empty = traits(postal_codes=["9300"])
    assert find_duplicates(empty, [(ONE, empty)], PUBLIC) == ()
    assert find_duplicates(traits(), [(ONE, traits())], PUBLIC) == ()


def same(name, *, here=True, meant=False):
    return SameNumber(uuid4(), name, "Tom", "Partner West", is_here=here, is_meant=meant)


def test_each_other_company_with_the_number_is_a_finding_those_here_first():
    others = [same("Meant", meant=True), same("Elsewhere", here=False), same("B"), same("A")]
    found = duplicate_findings("1999990144", others)
    assert [(one.values["name"], one.severity) for one in found] == [
        ("A", Severity.WARNING),
        ("B", Severity.WARNING),
        ("Elsewhere", Severity.WARNING),
        ("Meant", Severity.INFO),
    ]
    assert {one.rule for one in found} == {"duplicate"}
    assert found[0].values == {
        "number": "1999990144", "name": "A", "coach": "Tom", "partner": "Partner West",
        "enterprise_id": others[3].company_id, "is_here": True,
    }  # fmt: skip


def test_without_a_number_nothing_is_told():
    assert duplicate_findings("", [same("A")]) == ()
