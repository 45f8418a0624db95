"""Organisations and offers in the settings: who may change them, and that nothing typed is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.base import new_id
from app.services.drafts import list_drafts
from app.services.referrals.actors import ActorForm, actors, offers, save_actor, save_offer
from app.ui.actors.section import ActorsSection
from app.ui.place import Place, place_of_draft
from app.ui.widgets.labels import Label
from tests.case_samples import add_colleague
from tests.coaching_samples import add_team, make_desk

K = Qt.Key


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def open_section(store, me, runner, tmp_path, show_active):
    def make(role="promotor"):
        desk = make_desk(store, replace(me, role=role), runner, tmp_path)
        section = ActorsSection(desk)
        section.resize(900, 700)
        return show_active(section)

    return make


def words(line):
    return [label.text() for label in line.findChildren(Label)]


def test_the_promotor_adds_an_organisation_and_changes_it(store, open_section, qtbot):
    section = open_section()
    assert section.no_actors.isVisible()
    section.add_actor.click()
    form = section.actor_form
    QTest.keyClicks(form.focusWidget(), "VDAB Aalst")
    region = section.desk.reference.reference_regions[0]
    form._chips["regions"].chip(region.code).click()
    form._texts["email"].setText("aalst@vdab.example")
    form.save_button.click()
    (row,) = actors(store)
    assert row.form == ActorForm("VDAB Aalst", "vdab", (region.code,), email="aalst@vdab.example")
    line = section.lines[row.id]
    assert words(line) == [
        "VDAB Aalst",
        f"VDAB, {region.name}, alle sectoren",
        "aalst@vdab.example",
    ]
    assert line.edit_button.hasFocus()
    line.edit_button.click()
    form._texts["name"].setText("VDAB")
    QTest.keyClick(form._texts["name"], K.Key_Return)
    assert [one.form.name for one in actors(store)] == ["VDAB"]
    qtbot.undo(section.desk)
    assert words(section.lines[row.id])[0] == "VDAB Aalst"


def test_what_cannot_be_stored_says_why_and_stays(open_section):
    section = open_section()
    section.add_actor.click()
    section.actor_form.save_button.click()
    assert section.actor_form.isVisible()
    assert section.actor_form.note.isVisible()
    section.actor_form.drop_button.click()
    assert section.actor_form.isHidden()
    assert section.add_actor.hasFocus()


def test_an_organisation_is_taken_out_and_comes_back(store, open_section, qtbot):
    row = save_actor(store, ActorForm("Alimento", "sector_fund")).id
    section = open_section()
    section.lines[row].remove_button.click()
    assert actors(store) == ()
    assert section.no_actors.isVisible()
    qtbot.undo(section.desk)
    assert row in section.lines


def test_a_partner_administrator_changes_the_own_offer_only(store, me, open_section):
    west = new_id()
    add_colleague(store, me, "Wim", "coach", west)
    other = save_offer(store, west, "Taal", themes=["language"]).id
    section = open_section("partner_admin")
    assert section.add_actor.isHidden()
    assert section.lines[other].edit_button.isHidden()
    section.add_offer.click()
    form = section.offer_form
    assert form._choices["partner"].count() == 1
    QTest.keyClicks(form.focusWidget(), "Taal op de vloer")
    form._chips["themes"].chip("language").click()
    form.save_button.click()
    mine = next(one for one in offers(store) if one.id != other)
    assert (mine.partner, mine.text, mine.themes) == (
        "Partner Oost",
        "Taal op de vloer",
        ("language",),
    )
    assert words(section.lines[mine.id]) == [
        "Partner Oost",
        "Taal op de vloer",
        "Taal, alle regio’s, alle sectoren",
    ]
    assert not section.lines[mine.id].edit_button.isHidden()


def test_a_coach_reads(store, me, open_section):
    offer = save_offer(store, me.partner_id, "Taal").id
    section = open_section("coach")
    assert section.add_actor.isHidden()
    assert section.add_offer.isHidden()
    assert section.lines[offer].edit_button.isHidden()


def test_what_is_typed_is_found_again(store, open_section, qtbot):
    row = save_actor(store, ActorForm("Alimento", "sector_fund", sectors=("C",))).id
    section = open_section()
    section.lines[row].edit_button.click()
    section.actor_form._texts["phone"].setText("02 528 89 30")
    section.keep()
    (draft,) = list_drafts(store)
    assert place_of_draft(draft.form) == Place("settings", text="Actoren en aanbod")
    again = open_section()
    assert again.actor_form.isVisible()
    assert again.actor_form.record == row
    assert again.actor_form.form() == ActorForm(
        "Alimento", "sector_fund", sectors=("C",), phone="02 528 89 30"
    )
    again.actor_form.save_button.click()
    assert actors(store)[0].form.phone == "02 528 89 30"
    qtbot.waitUntil(lambda: list_drafts(store) == ())
