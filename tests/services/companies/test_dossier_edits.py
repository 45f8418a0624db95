from datetime import date
from decimal import Decimal

import pytest

from app.core.errors import UserError
from app.reference.loader import reference
from app.services.companies.dossier import load_dossier
from app.services.companies.dossier_edits import add, edit, finish_action, make_main, remove
from app.services.retention.bin import restore
from app.services.undo import undo
from tests.coaching_samples import add_team
from tests.file_samples import add_action, add_enterprise, add_intake, stop_clock


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    stop_clock(monkeypatch)


@pytest.fixture
def enterprise(store):
    add_team(store)
    return add_enterprise(store, "Bakkerij Janssens", purpose="Blijven", staff="22")


def dossier(store, enterprise):
    return load_dossier(store, reference(), enterprise)


def test_an_edit_is_put_back(store, enterprise):
    done = edit(store, "enterprise", enterprise, purpose="Welkom", name="Bakkerij J.")
    assert dossier(store, enterprise).purpose == "Welkom"
    undo(store, done.changes)
    found = dossier(store, enterprise)
    assert (found.purpose, found.name) == ("Blijven", "Bakkerij Janssens")


def test_what_is_the_same_is_no_change(store, enterprise):
    assert not edit(store, "enterprise", enterprise, purpose=" Blijven ").changes


def test_signs_that_mislead_are_taken_out_of_a_name(store, enterprise):
    edit(store, "enterprise", enterprise, name="Bak\0kerij \u202eJans\r\nsens 🥐")
    assert dossier(store, enterprise).name == "Bakkerij Jans sens 🥐"


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("enterprise", {"name": "x" * 201}, "text.too_long"),
        ("enterprise", {"name": "x" * 10_000}, "text.too_long"),
        ("enterprise", {"name": " \0 "}, "field.required"),
        ("enterprise", {"number": "1999.990.145"}, "number.enterprise.check"),
        ("enterprise", {"number": "0400.000.086"}, "intake.number_exists"),
        ("enterprise", {"purpose": "é" * 600_000}, "text.too_long"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_changes(store, enterprise, kind, values, code):
    add_enterprise(store, "Metaal Claes", number="0400000086")
    before = dossier(store, enterprise)
    with pytest.raises(UserError) as refused:
        edit(store, kind, enterprise, **values)
    assert refused.value.code == code
    assert dossier(store, enterprise) == before


def test_an_own_number_may_be_typed_with_dots(store, enterprise):
    edit(store, "enterprise", enterprise, number="BE 1999.990.144")
    edit(store, "enterprise", enterprise, number="1999 990 144")
    assert dossier(store, enterprise).number == "1999990144"


@pytest.mark.parametrize("year", [1899, 2028])
def test_a_year_must_be_one_that_can_have_figures(store, enterprise, year):
    with pytest.raises(UserError, match=r"year\.range"):
        add(store, "yearly_figures", enterprise, year=year)


def test_a_year_stands_there_once(store, enterprise):
    with pytest.raises(UserError, match=r"year\.exists"):
        add(store, "yearly_figures", enterprise, year=2025)
    add(store, "yearly_figures", enterprise, year=2027)


def test_two_years_over_change_the_size_class(store, enterprise):
    for year in (2026, 2027):
        done = add(store, "yearly_figures", enterprise, year=year)
        edit(store, "yearly_figures", done.id, staff=Decimal(60), turnover=Decimal(10**8),
             balance=Decimal(10**8))  # fmt: skip
    assert dossier(store, enterprise).size.size == "large"


@pytest.mark.parametrize("address", ["mia", "mia@", "mia@bakker", "mia @bakker.be"])
def test_a_mail_address_that_cannot_work_is_refused(store, enterprise, address):
    contact = dossier(store, enterprise).contacts[0].id
    with pytest.raises(UserError, match=r"email\."):
        edit(store, "contact", contact, email=address)
    edit(store, "contact", contact, email="Mia <mia@bakker.be>;")
    assert dossier(store, enterprise).contacts[0].email == "mia@bakker.be"


def test_a_contact_who_left_comes_last(store, enterprise):
    add(store, "contact", enterprise, name="Jo")
    first = dossier(store, enterprise).contacts[0]
    edit(store, "contact", first.id, ended_on=date(2026, 11, 23))
    assert [row.name for row in dossier(store, enterprise).contacts] == ["Jo", "Mia Dauwe"]


def test_what_is_removed_comes_back(store, enterprise):
    site = dossier(store, enterprise).sites[0].id
    done = remove(store, "establishment", site)
    assert dossier(store, enterprise).sites == ()
    undo(store, done.changes)
    assert dossier(store, enterprise).sites[0].id == site


def test_what_is_added_goes_again(store, enterprise):
    done = add(store, "establishment", enterprise)
    assert [site.is_main for site in dossier(store, enterprise).sites] == [True, False]
    undo(store, done.changes)
    assert len(dossier(store, enterprise).sites) == 1


def test_the_main_establishment_is_another_and_comes_first(store, enterprise):
    def shown():
        return [(site.street, site.is_main) for site in dossier(store, enterprise).sites]

    new = add(store, "establishment", enterprise, street="Kaai").id
    assert shown() == [("Molenstraat", True), ("Kaai", False)]
    done = make_main(store, new)
    assert shown() == [("Kaai", True), ("Molenstraat", False)]
    assert not make_main(store, new).changes
    undo(store, done.changes)
    assert shown() == [("Molenstraat", True), ("Kaai", False)]


def main_sites(store, enterprise):
    return [(site.street, site.is_main) for site in dossier(store, enterprise).sites]


def test_when_the_main_establishment_goes_the_oldest_other_one_takes_its_place(store, enterprise):
    first = dossier(store, enterprise).sites[0].id
    for street in ("Kaai", "Dok"):
        add(store, "establishment", enterprise, street=street)
    done = remove(store, "establishment", first)
    assert main_sites(store, enterprise) == [("Kaai", True), ("Dok", False)]
    undo(store, done.changes)
    wanted = [("Molenstraat", True), ("Kaai", False), ("Dok", False)]
    assert main_sites(store, enterprise) == wanted
    remove(store, "establishment", first)
    restore(store, "establishment", first)  # out of the bin, another one is the main one by now
    assert main_sites(store, enterprise) == [("Kaai", True), ("Molenstraat", False), ("Dok", False)]


def test_an_establishment_that_is_no_main_one_goes_alone(store, enterprise):
    kaai = add(store, "establishment", enterprise, street="Kaai").id
    add(store, "establishment", enterprise, street="Dok")
    remove(store, "establishment", kaai)
    assert main_sites(store, enterprise) == [("Molenstraat", True), ("Dok", False)]


def test_the_only_establishment_comes_back_as_the_main_one_unless_there_is_one_by_then(
    store, enterprise
):
    only = dossier(store, enterprise).sites[0].id
    remove(store, "establishment", only)
    assert main_sites(store, enterprise) == []
    restore(store, "establishment", only)
    assert main_sites(store, enterprise) == [("Molenstraat", True)]
    remove(store, "establishment", only)
    add(store, "establishment", enterprise, street="Kaai")
    restore(store, "establishment", only)
    assert main_sites(store, enterprise) == [("Kaai", True), ("Molenstraat", False)]


def test_a_ticked_action_is_done_today_and_open_again_after_undo(store, enterprise):
    later = add_action(store, enterprise, "Later", date(2026, 12, 1))
    add_action(store, enterprise, "Ooit")
    soon = add_action(store, enterprise, "Eerst", date(2026, 11, 24))
    actions = dossier(store, enterprise).actions
    assert [row.text for row in actions] == ["Eerst", "Later", "Ooit"]
    done = finish_action(store, soon)
    assert dossier(store, enterprise).actions[0].id == later
    undo(store, done.changes)
    assert dossier(store, enterprise).actions == actions


def test_the_file_knows_how_far_its_intake_is(store, enterprise):
    assert not dossier(store, enterprise).has_intake
    add_intake(store, enterprise, consent=True)
    found = dossier(store, enterprise)
    assert found.has_intake
    assert found.intake.percent < 100
    assert load_dossier(store, reference(), store.actor) is None
