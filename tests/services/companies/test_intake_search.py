import pytest

from app.domain.duplicates import CompanyTraits, MatchKind
from app.models.base import new_id
from app.models.directory import DirectoryEntry
from app.models.enterprise import Contact
from app.models.partnership import Partner
from app.services.companies.intake_search import (
    find_matches,
    known_facts,
    look_alikes,
    match_facts,
    matched_letters,
)
from tests.coaching_samples import add_company, add_team

PUBLIC = frozenset({"gmail.com"})


@pytest.fixture(autouse=True)
def companies(store):
    add_team(store)
    names = ("Houtatelier De Linde", "Lindeveld Verpakking", "Café Zélé", "Bakkerij Janssens")
    numbers = ("1990127620", "1991483838", None, "1999990144")
    return {n: add_company(store, n, number=d) for n, d in zip(names, numbers, strict=True)}


def names(matches):
    return [match.name for group in matches.groups for match in group.matches]


def test_names_that_begin_with_the_letters_come_first(store):
    found = find_matches(store, "linde")
    assert names(found) == ["Lindeveld Verpakking", "Houtatelier De Linde"]
    assert [group.source for group in found.groups] == ["own"]
    assert found.total == 2
    assert found.first.name == "Lindeveld Verpakking"
    assert found.first.municipality_nis == "41002"


@pytest.mark.parametrize("typed", ["ZELE cafe", "zélé", "cafe z"])
def test_accents_case_and_order_of_words_do_not_count(store, typed):
    assert names(find_matches(store, typed)) == ["Café Zélé"]


@pytest.mark.parametrize(
    "typed", ["BAKKERIJ JANSSENS NV", "bv Bakkerij Janssens", "Janssens n.v.", "Janssens B.V."]
)
def test_a_legal_form_does_not_hide_a_file_that_is_written_without_one(store, typed):
    assert names(find_matches(store, typed)) == ["Bakkerij Janssens"]


def test_a_legal_form_alone_is_looked_for_as_letters(store):
    assert names(find_matches(store, "nv")) == []
    add_company(store, "Canvas")
    assert names(find_matches(store, "nv")) == ["Canvas"]


@pytest.mark.parametrize("typed", ["1999.990.144", "BE 1999 990 144", "1999", "990.144"])
def test_a_number_or_a_piece_of_it_finds_its_company(store, typed):
    assert "Bakkerij Janssens" in names(find_matches(store, typed))


def add_entry(store, name, number=None, **more):
    """What the directory tells of a company of another partner; return the company's id."""
    company, root, west = new_id(), new_id(), new_id()
    with store.write() as session:
        session.add(Partner(id=west, root=west, name="Partner West"))
        session.flush()
        entry = {"enterprise_id": company, "name": name, "number": number, "partner_id": west}
        session.add(DirectoryEntry(id=new_id(), root=root, **entry | more))
    return company


@pytest.mark.parametrize("typed", ["0123456749", "0123.456", "linde drukk", "DRUKKERIJ"])
def test_what_a_colleague_coaches_is_told_from_the_directory(store, typed):
    theirs = add_entry(store, "Drukkerij De Linde", "0123456749", municipality_nis="44021")
    (group,) = find_matches(store, typed).groups
    assert (group.source, group.total) == ("team", 1)
    (found,) = group.matches
    assert (found.id, found.partner, found.is_here) == (theirs, "Partner West", False)
    facts = known_facts(store, theirs)
    assert (facts.number, facts.partner, facts.municipality_nis) == (
        "0123456749",
        "Partner West",
        "44021",
    )
    assert match_facts(store, theirs) is None


def test_own_files_come_first_and_are_not_told_twice(store, companies):
    own = companies["Lindeveld Verpakking"].id
    add_entry(store, "Lindeveld Verpakking", "1991483838", enterprise_id=own)
    add_entry(store, "Linde Bouw")
    add_entry(store, "Linde Gone", deleted=True)
    found = find_matches(store, "linde")
    assert [(group.source, group.total) for group in found.groups] == [("own", 2), ("team", 1)]
    assert names(found)[2:] == ["Linde Bouw"]
    assert known_facts(store, own).partner == ""
    assert known_facts(store, new_id()) is None


@pytest.mark.parametrize("typed", ["", "l", " ", "\0", "%%", "__", "bestaat niet", "19"])
def test_too_little_or_nothing_known_gives_no_group(store, typed):
    assert find_matches(store, typed).groups == ()


@pytest.mark.parametrize(
    ("name", "words", "spans"),
    [
        ("Houtatelier De Linde", ["linde"], ((15, 20),)),
        ("Café Zélé", ["zele", "cafe"], ((0, 4), (5, 9))),
        ("Straße 5", ["strasse"], ((0, 6),)),
        ("Linde", [], ()),
    ],
)
def test_the_matched_letters_are_those_of_the_name_as_written(name, words, spans):
    assert matched_letters(name, words) == spans


def test_the_same_number_is_the_surest_look_alike(store):
    typed = CompanyTraits(number="1999990144", name="Iets anders")
    found = look_alikes(store, new_id(), typed, PUBLIC)
    assert [(one.name, one.kinds) for one in found] == [("Bakkerij Janssens", (MatchKind.NUMBER,))]


def test_the_same_name_warns_only_at_the_same_postal_code(store):
    typed = CompanyTraits(name="bakkerij janssens BV", postal_codes=frozenset({"9300"}))
    assert [one.kinds for one in look_alikes(store, new_id(), typed, PUBLIC)] == [(MatchKind.NAME,)]
    elsewhere = CompanyTraits(name="Bakkerij Janssens", postal_codes=frozenset({"2000"}))
    assert look_alikes(store, new_id(), elsewhere, PUBLIC) == ()


def test_the_same_mail_domain_warns_but_a_public_one_does_not(store, companies):
    company = companies["Bakkerij Janssens"].id
    with store.write() as session:
        for mail in ("an@janssens.be", "an@gmail.com"):
            session.add(Contact(root=company, enterprise_id=company, name="An", email=mail))
    typed = CompanyTraits(mail_domains=frozenset({"janssens.be", "gmail.com"}))
    found = look_alikes(store, new_id(), typed, PUBLIC)
    assert [(one.name, one.kinds) for one in found] == [
        ("Bakkerij Janssens", (MatchKind.MAIL_DOMAIN,))
    ]
    only_public = CompanyTraits(mail_domains=frozenset({"gmail.com"}))
    assert look_alikes(store, new_id(), only_public, PUBLIC) == ()


def test_a_company_never_looks_like_itself(store, companies):
    company = companies["Bakkerij Janssens"].id
    assert look_alikes(store, company, CompanyTraits(number="1999990144"), PUBLIC) == ()


def test_the_facts_of_a_match_are_those_of_its_main_establishment(store, companies):
    facts = match_facts(store, companies["Bakkerij Janssens"].id)
    assert (facts.street, facts.postal_code, facts.sites) == ("Molenstraat", "9300", 1)
    assert facts.intake_on is None
    assert match_facts(store, new_id()) is None
