"""The checklist in the settings: read by all, a new version by the promotor."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest

from app.services.counting.checklist import checklist_versions
from app.services.drafts import list_drafts
from app.services.trajectories.use_cases import NewMember, TrajectoryForm, start_trajectory
from app.ui.place import Place, place_of_draft
from app.ui.trajectory.checklist_section import ChecklistSection
from app.ui.widgets.labels import Label
from tests.case_samples import view
from tests.coaching_samples import make_desk


@pytest.fixture
def promotor(store, me, runner, tmp_path):
    return make_desk(store, replace(me, role="promotor"), runner, tmp_path)


@pytest.fixture
def section(promotor, show_active):
    made = ChecklistSection(promotor)
    made.resize(900, 600)
    return show_active(made)


def read(section):
    return [label.text() for label in section._lines.findChildren(Label)]


def test_a_coach_reads_and_makes_nothing(desk, show_active):
    section = show_active(ChecklistSection(desk))
    words = read(section)
    assert "Foto's van de aanpassing" in words
    assert "2 stukken: foto, pdf" in words
    assert "Eén stuk: nulmeting" in words
    assert "Niemand herkenbaar in beeld" in words
    assert section.new_button.isHidden()


def test_a_new_version_judges_what_begins_from_its_day_on(store, section, promotor, qtbot, bakery):
    section.new_button.click()
    editor = section.editor
    agreement, baseline = editor.rows[:2]
    baseline.up_button.click()
    agreement.remove_button.click()
    assert editor.rows[1].remove_button.hasFocus()
    reports = next(row for row in editor.rows if row.code == "reports")
    reports.needed.set_value(4)
    editor.add_button.click()
    extra = editor.rows[-1]
    assert extra.name.hasFocus()
    QTest.keyClicks(extra.name, "Tevredenheid")
    extra.required.setChecked(False)
    extra.kinds.set_values(("meeting", "referral"))
    extra.points.setPlainText("Een gesprek\n\n Met de werkgever ")
    editor.add_button.click()  # without a name it is none
    editor.valid_from.set_value(date(2026, 11, 1))
    section.save_button.click()
    shipped, made = checklist_versions(store)
    codes = [one.code for one in made.criteria]
    assert codes[:2] == ["baseline", "plan"]
    assert len(made.criteria) == 6
    assert next(one.needed for one in made.criteria if one.code == "reports") == 4
    last = made.criteria[-1]
    assert (last.name, last.required, set(last.evidence), last.explanation) == (
        "Tevredenheid", False, {"meeting", "referral"}, ("Een gesprek", "Met de werkgever"),
    )  # fmt: skip
    for began, number in ((date(2026, 10, 31), 1), (date(2026, 11, 1), 2)):
        form = TrajectoryForm("Onthaal", began, (NewMember(bakery.id, "B"),))
        assert view(store, start_trajectory(store, form).id).checklist.number == number
    qtbot.undo(promotor)
    assert checklist_versions(store) == (shipped,)


def test_a_list_without_criteria_is_refused_and_stays(store, section):
    section.new_button.click()
    editor = section.editor
    while editor.rows:
        editor.rows[0].remove_button.click()
    section.save_button.click()
    assert section.note.words.text().startswith("Een lijst heeft minstens één criterium.")
    assert section.editor is editor


def test_what_is_typed_is_found_again(store, promotor, section, show_active, qtbot):
    section.new_button.click()
    assert list_drafts(store) == ()
    section.editor.rows[0].points.setPlainText("Getekend")
    section.editor.valid_from.selectAll()
    QTest.keyClicks(section.editor.valid_from, "ergens in mei")  # means no day yet
    section.keep()
    (draft,) = list_drafts(store)
    assert place_of_draft(draft.form) == Place("settings", text="Resultaatcriteria")
    again = show_active(ChecklistSection(promotor))
    assert again.editor.rows[0].values()[-1] == "Getekend"
    assert again.editor.valid_from.text() == "ergens in mei"
    again.save_button.click()
    assert again.editor.valid_from.hasFocus()
    assert again.editor.valid_from.text() == "ergens in mei"
    again.drop_button.click()
    qtbot.waitUntil(lambda: list_drafts(store) == ())
