"""The questions of a scan in the settings: read by all, a new version by the promotor."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.drafts import list_drafts
from app.services.scans.question_sets import question_versions
from app.ui.place import Place, place_of_draft
from app.ui.scan.sets_section import QuestionSetsSection
from app.ui.widgets.labels import Label
from tests.coaching_samples import add_team, make_desk


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, replace(add_team(store), role="promotor"), runner, tmp_path)


@pytest.fixture
def section(desk, show_active):
    made = QuestionSetsSection(desk)
    made.resize(900, 600)
    return show_active(made)


def read(section):
    return [label.text() for label in section._lines.findChildren(Label)]


def test_a_coach_reads_and_makes_nothing(store, runner, tmp_path, show_active):
    section = show_active(QuestionSetsSection(make_desk(store, add_team(store), runner, tmp_path)))
    assert "Nieuwe collega's krijgen een vaste peter of meter." in read(section)
    assert section.new_button.isHidden()
    assert section.choice.currentText() == "Versie 1, vanaf 01/01/2024"


def test_the_promotor_makes_the_next_version_out_of_the_last(store, section, desk, qtbot):
    section.new_button.click()
    editor = section.editor
    assert editor.name.hasFocus()
    first, second = editor.rows["intake"][:2]
    second.up_button.click()
    first.remove_button.click()
    editor.add_buttons["work"].click()
    QTest.keyClicks(editor.focusWidget(), "Een hond mag mee.")
    editor.add_buttons["work"].click()  # without words it is none
    editor.valid_from.set_value(date(2026, 1, 1))
    section.save_button.click()
    shipped, made = question_versions(store)
    texts = [one.text for one in made.questions]
    assert (made.number, made.valid_from, len(texts)) == (2, date(2026, 1, 1), 24)
    assert texts[0] == shipped.questions[1].text
    assert made.questions[0].code == shipped.questions[1].code
    assert shipped.questions[0].text not in texts
    assert [one.text for one in made.questions if one.theme == "work"][-1] == "Een hond mag mee."
    assert "Een hond mag mee." in read(section)
    qtbot.undo(desk)
    assert len(question_versions(store)) == 1
    assert section.choice.count() == 1


def test_what_is_typed_is_found_again(store, desk, section, show_active, qtbot):
    section.new_button.click()
    assert list_drafts(store) == ()
    section.editor.name.setText("Tweede scan")
    section.keep()
    (draft,) = list_drafts(store)
    assert place_of_draft(draft.form) == Place("settings", text="Scans")
    again = show_active(QuestionSetsSection(desk))
    assert again.editor.name.text() == "Tweede scan"
    assert len(again.editor.questions()) == 24
    again.drop_button.click()
    assert again.editor is None
    qtbot.waitUntil(lambda: list_drafts(store) == ())


def test_what_cannot_be_stored_says_why(section):
    section.new_button.click()
    section.editor.valid_from.set_value(None)
    section.save_button.click()
    assert section.editor.day_field.error == "Kies een dag."
    section.editor.valid_from.set_value(date(2027, 1, 1))
    section.editor.show_lines([])
    section.save_button.click()
    assert section.note.words.text().startswith("Een vragenlijst heeft minstens één vraag.")
    assert not section.note.isHidden()


def test_the_last_question_of_a_theme_leaves_the_keyboard_at_its_button(section):
    section.new_button.click()
    editor = section.editor
    editor.show_lines([["a", "work", "Een"]])
    line = editor.rows["work"][0]
    QTest.keyClick(line.down_button, Qt.Key.Key_Return)
    QTest.keyClick(line.remove_button, Qt.Key.Key_Return)
    assert editor.add_buttons["work"].hasFocus()
