"""Who does what around a company, and which partner a question fits."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.offers import Wish
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.reference.loader import Reference
from app.services.companies.merge import merge_companies
from app.services.referrals.actors import (
    ActorForm,
    actors,
    actors_of,
    fitting_offers,
    note_actor,
    offers,
    save_actor,
    save_offer,
)
from app.services.referrals.wishes import fitting_for
from app.services.trajectories.case_edits import put_away
from tests.case_samples import add_colleague, undone_and_redone
from tests.coaching_samples import add_company, add_team
from tests.file_samples import add_intake


@pytest.fixture
def me(store):
    return add_team(store)


def test_organisations_are_kept_and_changed(store, me):
    vdab = save_actor(store, ActorForm(" VDAB Aalst ", "vdab", ("R2", "R1"))).id
    save_actor(store, ActorForm("Alimento", "sector_fund", sectors=("C",)))
    assert [row.form.name for row in actors(store)] == ["Alimento", "VDAB Aalst"]
    changes = save_actor(store, ActorForm("VDAB", "vdab", email="aalst@vdab.example"), vdab).changes
    assert actors(store)[1].form.email == "aalst@vdab.example"
    undone_and_redone(store, changes, lambda: actors(store))
    with pytest.raises(UserError, match=r"field\.required"):
        save_actor(store, ActorForm(" ", "vdab"))


def test_what_an_organisation_does_at_a_company_is_noted_once(store, me):
    company = add_company(store).id
    vdab = save_actor(store, ActorForm("VDAB", "vdab")).id
    first = note_actor(store, company, vdab, "IBO")
    second = note_actor(store, company, vdab, "IBO en taal", "An")
    (row,) = actors_of(store, company)
    assert (first.id, row.what, row.contact, row.actor.form.name) == (
        second.id,
        "IBO en taal",
        "An",
        "VDAB",
    )
    undone_and_redone(store, second.changes, lambda: actors_of(store, company))
    put_away(store, "company_actor", row.id)
    assert actors_of(store, company) == ()


def test_who_does_what_in_a_merged_file_is_told_too(store, me):
    kept, other = add_company(store).id, add_company(store, "Janssens BV").id
    note_actor(store, kept, save_actor(store, ActorForm("VDAB", "vdab")).id, "IBO")
    note_actor(
        store, other, save_actor(store, ActorForm("Alimento", "sector_fund")).id, "Opleiding"
    )
    merge_companies(store, kept, other, {})
    for either in (kept, other):
        assert [row.what for row in actors_of(store, either)] == ["Opleiding", "IBO"]


def test_offers_are_ranked_for_a_question(store, me):
    west = new_id()
    add_colleague(store, me, "Wim", "coach", west)
    save_offer(store, me.partner_id, "Jobdesign", themes=["job_design"])
    made = save_offer(store, west, "Taal", themes=["language"], regions=["R1"]).id
    save_offer(store, west, "Taal op de vloer", themes=["language"], offer_id=made)
    assert [(row.partner, row.text) for row in offers(store)] == [
        ("Partner Oost", "Jobdesign"),
        ("Partner West", "Taal op de vloer"),
    ]
    found = fitting_offers(store, Wish(frozenset({"language"})))
    assert [one.offer.partner for one in found] == ["Partner West"]
    assert found[0].fit.themes == {"language"}


def test_the_last_intake_with_themes_says_what_a_company_asks(store, me):
    company = add_company(store).id  # in Aalst
    reference = Reference()
    assert fitting_for(store, reference, company) == ()
    add_intake(store, company, held_on=date(2026, 10, 1), themes=("language",))
    add_intake(store, company, held_on=date(2026, 10, 2))
    region = reference.municipalities["41002"].reference_region.code
    made = save_offer(store, me.partner_id, "Taal", themes=["language"], regions=[region]).id
    (found,) = fitting_for(store, reference, company)
    assert (found.offer.id, found.fit.is_there, found.fit.is_sector) == (made, True, None)
    with store.write() as session:
        session.get_one(Enterprise, company).nace_code = "10711"
    save_offer(store, me.partner_id, "Taal", themes=["language"], sectors=["G"], offer_id=made)
    (found,) = fitting_for(store, reference, company)
    assert (found.fit.is_there, found.fit.is_sector) == (None, False)
    assert fitting_for(store, reference, new_id()) == ()
