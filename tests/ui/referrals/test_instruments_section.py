"""The catalogue in the settings: read by all, changed by the promotor."""

from dataclasses import replace
from datetime import date

import pytest

from app.core import clock
from app.services.drafts import list_drafts
from app.services.referrals.instruments import catalogue, open_instruments
from app.ui.place import Place, place_of_draft
from app.ui.referrals.instruments_section import InstrumentsSection

IBO = "IBO|2026-01-01"


def row_of(store, code="IBO"):
    return [row for row in catalogue(store, clock.today()) if row.entry.code == code]


@pytest.fixture
def section(desk, show_active):
    def shown(role="promotor"):
        desk.me = replace(desk.me, role=role)
        made = InstrumentsSection(desk)
        made.resize(900, 640)
        return show_active(made)

    return shown


def choose(section, key=IBO):
    section.choice.set_key(key)
    section._show_chosen()


def test_a_coach_reads_and_changes_nothing(section):
    shown = section("coach")
    choose(shown)
    assert "Nagekeken op 23/11/2026" in shown.card.source.text()
    assert "Mentor" in shown.asked.text()
    assert shown.edit_button.isHidden()
    assert shown.new_button.isHidden()
    assert shown.checked_button.isHidden()


def test_the_promotor_changes_a_row_and_that_is_undone(qtbot, desk, store, section):
    shown = section()
    choose(shown)
    shown.edit_button.click()
    editor = shown.editor
    assert editor.texts["name"].hasFocus()
    editor.texts["name"].selectAll()
    qtbot.keyClicks(editor.texts["name"], "Individuele opleiding")
    editor.needs.setPlainText("Functie\n\n  Mentor ")
    shown.save_button.click()
    row = row_of(store)[-1]
    assert (row.entry.name, row.entry.needs) == ("Individuele opleiding", ("Functie", "Mentor"))
    assert shown.choice.hasFocus()
    assert shown.choice.currentText() == "IBO  Individuele opleiding"
    qtbot.undo(desk)
    assert row_of(store)[-1].entry.name == "Individuele beroepsopleiding"


def test_another_first_day_makes_a_row_that_takes_its_place(qtbot, store, section):
    shown = section()
    choose(shown)
    shown.edit_button.click()
    field = shown.editor.days["valid_from"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1/11/2026")
    shown.save_button.click()
    *_, old, new = row_of(store)
    assert (old.is_open, new.is_open) == (False, True)
    assert new.entry.valid_from == date(2026, 11, 1)
    assert [one.entry for one in open_instruments(store, clock.today())].count(new.entry) == 1


def test_looked_at_today_takes_the_warning_away(store, section):
    shown = section()
    choose(shown)
    shown.checked_button.click()
    assert row_of(store)[-1].entry.checked_on == clock.today()


def test_what_is_missing_is_said_beside_its_field(qtbot, section):
    shown = section()
    shown.new_button.click()
    editor = shown.editor
    assert editor.texts["code"].hasFocus()
    shown.save_button.click()
    editor.texts["code"].setText("NEW")
    editor.texts["name"].setText("Nieuw")
    editor.texts["source"].setText("https://voorbeeld.example")
    editor.days["valid_to"].set_value(date(2020, 1, 1))
    shown.save_button.click()
    assert editor.fields["valid_to"].error.startswith("De laatste dag ligt voor")
    editor.days["checked_on"].set_value(None)
    shown.save_button.click()
    assert editor.fields["checked_on"].error == "Vul een dag in."


def test_what_is_typed_is_found_again(qtbot, store, section):
    shown = section()
    choose(shown)
    shown.edit_button.click()
    qtbot.keyClicks(shown.editor.texts["name"], " nieuw")
    shown.keep()
    (kept,) = list_drafts(store)
    assert place_of_draft(kept.form) == Place("settings", text="Instrumenten")
    again = section()
    assert again.editor.texts["name"].text() == "Individuele beroepsopleiding nieuw"
    assert again.editor.texts["code"].text() == "IBO"
    again.drop_button.click()
    assert again.editor is None
    assert again.choice.hasFocus()
