"""Who stands around the companies of the practice environment: every code and name is known."""

from datetime import date

from app.reference.loader import reference
from app.reference.practice import practice_on
from app.reference.practice_actors import practice_actors

DAY = date(2026, 11, 23)
KINDS = {"vdab", "local_partnership", "sector_fund", "prevention_service", "other"}


def test_each_kind_of_organisation_is_there_and_each_does_something_at_a_known_company():
    companies = {one.seed.name for one in practice_on(DAY)}
    found = practice_actors().actors
    assert {one.kind for one in found} == KINDS
    for one in found:
        assert one.at
        assert {company for company, _what, _contact in one.at} <= companies
        assert all(what for _company, what, _contact in one.at)


def test_every_region_sector_and_theme_is_in_the_lists():
    known, read = reference(), practice_actors()
    themes = {one.code for one in known.themes(DAY)}
    for one in (*read.actors, *read.offers):
        assert set(one.regions) <= {one.code for one in known.reference_regions}
        assert all(len(sector) == 1 and sector.isupper() for sector in one.sectors)
    for offer in read.offers:
        assert offer.themes
        assert set(offer.themes) <= themes
        assert offer.text


def test_the_addresses_are_nobodys():
    for one in practice_actors().actors:
        assert not one.email or one.email.endswith(".example")
        assert one.email or one.phone
