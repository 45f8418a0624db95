import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.sessions.templates import Template, save_template, templates
from app.ui.preferences.templates_section import TemplatesSection
from tests.coaching_samples import add_team, make_desk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def section(desk, show_active):
    section = TemplatesSection(desk)
    section.resize(760, 620)
    return show_active(section)


def stored(store):
    return [(one.name, one.text, one.kind, one.is_shared) for one in templates(store)]


def test_without_templates_it_says_what_they_are_for(section):
    assert section.empty.isVisible()
    assert not section.name.isVisible()


def test_a_template_is_made_typed_and_stored_by_itself(qtbot, store, section):
    QTest.mouseClick(section.new_button, LEFT)
    assert section.name.hasFocus()
    QTest.keyClicks(section.name, "Eerste bezoek")
    section.text.setFocus()
    QTest.keyClicks(section.text, "Wie?")
    qtbot.waitUntil(lambda: stored(store) == [("Eerste bezoek", "Wie?", None, False)])
    section.kind.setFocus()
    QTest.keyClick(section.kind, Qt.Key.Key_Down)
    section.shared.setFocus()
    QTest.keyClick(section.shared, Qt.Key.Key_Space)
    assert stored(store) == [("Eerste bezoek", "Wie?", "visit", True)]
    assert section.choice.currentText() == "Eerste bezoek"


def test_a_lock_loses_nothing_that_is_typed(store, section):
    QTest.mouseClick(section.new_button, LEFT)
    QTest.keyClicks(section.text, "half")
    section.keep()
    assert stored(store) == [("Nieuw sjabloon", "half", None, False)]


def test_a_name_that_is_taken_is_refused_and_the_text_is_kept(store, desk, section):
    save_template(store, Template("Bezoek", "x"))
    QTest.mouseClick(section.new_button, LEFT)
    QTest.keyClicks(section.name, "bezoek")
    QTest.keyClicks(section.text, "mijn tekst")
    section.keep()
    assert section.name_field.error
    assert section.name.text() == "bezoek"
    assert [row[:2] for row in stored(store)] == [
        ("Bezoek", "x"),
        ("Nieuw sjabloon", "mijn tekst"),
    ]
    QTest.keyClicks(section.name, " kort")
    section.keep()
    assert not section.name_field.error
    assert stored(store)[1][:2] == ("bezoek kort", "mijn tekst")


def test_removing_shows_the_next_one_and_can_be_undone(qtbot, store, desk, section):
    for name in ("Een", "Twee"):
        QTest.mouseClick(section.new_button, LEFT)
        QTest.keyClicks(section.name, name)
        section.keep()
    QTest.mouseClick(section.remove_button, LEFT)
    assert [row[0] for row in stored(store)] == ["Een"]
    assert section.name.text() == "Een"
    qtbot.undo(desk)
    assert [row[0] for row in stored(store)] == ["Een", "Twee"]


def test_undo_of_a_change_shows_what_stood_there(qtbot, store, desk, section):
    QTest.mouseClick(section.new_button, LEFT)
    QTest.keyClicks(section.text, "eerst")
    section.keep()
    QTest.keyClicks(section.text, " later")
    section.keep()
    qtbot.undo(desk)
    assert section.text.markup() == "eerst"


def test_another_template_is_chosen_and_what_was_typed_is_stored_first(store, section):
    for name in ("Een", "Twee"):
        QTest.mouseClick(section.new_button, LEFT)
        QTest.keyClicks(section.name, name)
        section.keep()
    QTest.keyClicks(section.text, "van twee")
    section.choice.setFocus()
    QTest.keyClick(section.choice, Qt.Key.Key_Up)
    assert section.name.text() == "Een"
    assert section.text.markup() == ""
    assert stored(store)[1][:2] == ("Twee", "van twee")


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 100), ("light", 200)])
def test_nothing_is_cut_off_and_all_have_names(qtbot, section, use_theme, mode, percent):
    use_theme(mode, percent)
    QTest.mouseClick(section.new_button, LEFT)
    qtbot.waitUntil(lambda: section.widget().width() <= section.viewport().width())
    fields = (section.choice, section.name, section.kind, section.text)
    assert all(field.accessibleName() for field in fields)
