"""Who does what around a company, in its file, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.sync import ScopeRoot
from app.services.referrals.actors import ActorForm, actors_of, note_actor, save_actor, save_offer
from app.ui.actors.around import AroundSection
from tests.coaching_samples import add_company, add_team, make_desk
from tests.file_samples import add_intake

K = Qt.Key


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def desk(store, me, runner, tmp_path):
    return make_desk(store, me, runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store).id


@pytest.fixture
def open_section(qtbot, desk, company, show_active):
    def make():
        section = AroundSection(desk, company)
        section.resize(800, 500)
        show_active(section)
        qtbot.waitUntil(lambda: not section.reader.is_reading)
        return section

    return make


def test_without_a_list_it_says_who_makes_one(open_section):
    section = open_section()
    assert section.empty.text().startswith("De promotor vult de lijst")
    assert section.fitting_head.isHidden()


def test_one_is_added_by_typing_its_name_and_its_field_opens(
    qtbot, store, desk, company, open_section
):
    save_actor(store, ActorForm("VDAB Aalst", "vdab", email="aalst@vdab.example"))
    save_actor(store, ActorForm("Alimento", "sector_fund"))
    section = open_section()
    section.add_button.click()
    QTest.keyClicks(section.choice, "sectorf")
    popup = section.choice._popup
    assert section.choice._model.stringList() == ["Alimento"]
    QTest.keyClick(popup, K.Key_Return)
    qtbot.waitUntil(lambda: len(section.rows) == 1)
    (facts,) = section.rows.values()
    field = facts.grid.fields["what"]
    assert (facts.heading.text(), facts.kind.text()) == ("Alimento", "Sectorfonds")
    qtbot.waitUntil(lambda: section.window().focusWidget() is field.field)
    QTest.keyClicks(field.field, "Opleiding voor bakkers")
    QTest.keyClick(field.field, K.Key_Return)
    (row,) = actors_of(store, company)
    assert (row.what, row.contact) == ("Opleiding voor bakkers", "")
    assert [one.text for one in section._suggest("")] == ["VDAB Aalst"]
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: field.text() == "")


def test_one_is_taken_out_and_comes_back(qtbot, store, desk, company, open_section):
    note_actor(store, company, save_actor(store, ActorForm("VDAB", "vdab")).id, "IBO", "An")
    section = open_section()
    (facts,) = section.rows.values()
    assert set(section.fields()) == {f"{facts.row.id}/what", f"{facts.row.id}/contact"}
    QTest.keyClick(facts.remove_button, K.Key_Return)
    qtbot.waitUntil(lambda: section.rows == {})
    assert section.add_button.hasFocus()
    assert section.empty.text().startswith("VDAB, een sectorfonds")
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(section.rows) == 1)


def test_who_only_reads_the_file_changes_nothing(store, company, open_section):
    note_actor(store, company, save_actor(store, ActorForm("VDAB", "vdab")).id, "IBO")
    with store.write() as session:
        session.merge(ScopeRoot(root=company.hex, state="live", level="read"))
    section = open_section()
    (facts,) = section.rows.values()
    assert section.add_button.isHidden()
    assert facts.remove_button.isHidden()
    assert not facts.grid.fields["what"].isEnabled()


def test_what_is_typed_stays_while_something_else_changes(
    qtbot, store, desk, company, open_section
):
    note_actor(store, company, save_actor(store, ActorForm("VDAB", "vdab")).id, "IBO")
    section = open_section()
    (facts,) = section.rows.values()
    facts.grid.fields["contact"].edit()
    QTest.keyClicks(facts.grid.fields["contact"].field, "An P")
    made = note_actor(store, company, save_actor(store, ActorForm("Cevora", "other")).id, "")
    desk.bus.tell(made.changes)
    qtbot.waitUntil(lambda: len(section.rows) == 2)
    assert facts.grid.fields["contact"].typed()["text"] == "An P"
    section.keep()
    assert [row.contact for row in actors_of(store, company)] == ["", "An P"]


def test_the_partner_that_fits_is_told_with_its_reason(store, me, desk, company, open_section):
    add_intake(store, company, themes=("language",))
    region = desk.reference.municipalities["41002"].reference_region.code
    save_offer(store, me.partner_id, "Taal op de vloer", themes=["language"], regions=[region])
    save_offer(store, me.partner_id, "", regions=["nergens"], sectors=["G"])
    section = open_section()
    assert [label.text() for label in section.fitting.lines] == [
        "Partner Oost: Taal op de vloer",
        "Doet Taal, in deze regio",
        "Partner Oost",
        "Doet alle thema’s, werkt in een andere regio",
    ]
