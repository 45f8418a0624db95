"""What comes of a meeting: cases, learning points, evaluation, minutes, actions, files."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.services.drafts import find_draft
from app.services.files.attachments import list_files
from app.services.networks.evaluations import counted, fill_in
from app.services.networks.meetings import meeting_view
from tests.ui.networks.steps import press, type_in

KEY = Qt.Key


@pytest.fixture
def page(open_page, meeting):
    return open_page("meeting", meeting)


def add_point(page, text, tag=""):
    tab = page.room.show("learning")
    tab.point_line.setFocus()
    type_in(page, text)
    press(page, KEY.Key_Tab)
    type_in(page, tag)
    press(page, KEY.Key_Return)
    return tab


def test_a_learning_point_is_added_changed_and_taken_away(qtbot, page, desk, store, meeting):
    tab = add_point(page, "Een peter per ploeg werkt", "onthaal")
    (point,) = meeting_view(store, meeting).points
    assert (point.text, point.tag) == ("Een peter per ploeg werkt", "onthaal")
    assert tab.point_line.typed() is None
    row = tab.points.rows[point.id]
    row.texts["tag"].setFocus()
    press(page, KEY.Key_Return)
    type_in(page, "peters")
    press(page, KEY.Key_Return)
    assert meeting_view(store, meeting).points[0].tag == "peters"
    row.texts["text"].setFocus()
    press(page, KEY.Key_Return)
    row.texts["text"].field.clear()
    press(page, KEY.Key_Return)
    assert row.texts["text"].note.words.text() == "Dit veld mag niet leeg zijn."
    press(page, KEY.Key_Escape)
    row.remove_button.click()
    assert meeting_view(store, meeting).points == ()
    assert tab.points.rows == {}
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(tab.points.rows) == 1)


def test_a_tag_alone_is_no_learning_point(page, store, meeting):
    tab = add_point(page, "", "onthaal")
    assert tab.point_line.note.words.text() == "Dit veld mag niet leeg zijn."
    assert meeting_view(store, meeting).points == ()


def test_a_case_goes_from_question_to_what_is_taken_along(qtbot, page, desk, store, meeting):
    tab = page.room.show("learning")
    tab.case_line.setFocus()
    type_in(page, "An: ploegbaas wil niet mee")
    press(page, KEY.Key_Return)
    (card,) = tab.cases.values()
    assert card.notes["question"].note.hasFocus()
    type_in(page, "Hoe krijg ik hem mee?")
    press(page, KEY.Key_Tab)
    type_in(page, "Vraag hem als peter")
    press(page, KEY.Key_Tab)
    (case,) = meeting_view(store, meeting).cases
    assert (case.title, case.question, case.said) == (
        "An: ploegbaas wil niet mee",
        "Hoe krijg ik hem mee?",
        "Vraag hem als peter",
    )
    card.title.setFocus()
    press(page, KEY.Key_Return)
    type_in(page, "De ploegbaas")
    press(page, KEY.Key_Return)
    assert meeting_view(store, meeting).cases[0].title == "De ploegbaas"
    card.remove_button.click()
    assert meeting_view(store, meeting).cases == ()
    assert tab.cases == {}
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(tab.cases) == 1)


def test_what_is_typed_in_a_case_is_found_again(qtbot, page, open_page, store, meeting):
    tab = page.room.show("learning")
    tab.case_line.setFocus()
    type_in(page, "Casus")
    press(page, KEY.Key_Return)
    type_in(page, "Half getypt")
    qtbot.waitUntil(lambda: find_draft(store, "meeting", meeting) is not None)
    again = open_page("meeting", meeting)
    assert again.room.current == "learning"
    (card,) = again.room.show("learning").cases.values()
    assert card.notes["question"].note.toPlainText() == "Half getypt"


def test_with_few_forms_nothing_is_shown(qtbot, page, desk, store, meeting):
    tab = page.room.show("evaluation")
    assert not tab.form_button.isVisible()
    tab.kind.setFocus()
    press(page, KEY.Key_Right)
    assert meeting_view(store, meeting).form.evaluation_kind == "laptop"
    assert tab.form_button.isVisible()
    assert not tab.results_head.isVisible()
    for _person in range(4):
        said = {"useful": 4, "new": 4, "use": 4}
        desk.bus.tell(fill_in(store, meeting, said, "Goed"))
    qtbot.waitUntil(lambda: tab.forms.text().startswith("4"))
    assert tab.few.isVisible()
    assert tab.few.text() == "Te weinig antwoorden om te tonen."
    assert not tab.results.isVisible()
    assert not tab.remarks_head.isVisible()
    desk.bus.tell(fill_in(store, meeting, {"useful": 4, "new": 5}, "Tot de volgende"))
    qtbot.waitUntil(tab.results.isVisible)
    words = {code: [one.text() for one in cells] for code, cells in tab.results.cells.items()}
    assert words["useful"] == ["5", "4,0", "0", "0", "0", "5", "0"]
    assert words["new"] == ["5", "4,2", "–", "–", "–", "–", "–"]
    assert words["use"] == ["–", "", "–", "–", "–", "–", "–"]  # four: a small number, and not none
    assert words["again"][0] == "0"
    assert tab.small.isVisible()
    shown = [tab.remarks.itemAt(place).widget().text() for place in range(tab.remarks.count())]
    assert shown == ["“Goed”"] * 4 + ["“Tot de volgende”"]


def test_a_tally_is_counted_with_the_keys(qtbot, page, desk, store, meeting):
    tab = page.room.show("evaluation")
    tab.kind.setFocus()
    press(page, KEY.Key_Right)
    press(page, KEY.Key_Right)
    assert tab.tally.isVisible()
    stepper = tab.tally.steppers["useful", 5]
    stepper.setFocus()
    for _person in range(6):
        press(page, KEY.Key_Up)
    assert counted(store, meeting) == {("useful", 5): 6}
    cells = [one.text() for one in tab.results.cells["useful"]]
    assert cells == ["6", "5,0", "0", "0", "0", "0", "6"]
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: stepper.value() == 5)


def test_an_action_of_the_minutes_is_a_task(qtbot, page, desk, store, meeting):
    tab = page.room.show("report")
    tab.report.note.setFocus()
    type_in(page, "Goede avond")
    tab.line.setFocus()
    assert meeting_view(store, meeting).form.report == "Goede avond"
    type_in(page, "Mail de flappen")
    press(page, KEY.Key_Tab)
    type_in(page, "Els")
    press(page, KEY.Key_Tab)
    type_in(page, "ooit")
    press(page, KEY.Key_Return)
    assert "dag" in tab.line.note.words.text()
    tab.line.fields["due_on"].selectAll()
    type_in(page, "30/11/2026")
    press(page, KEY.Key_Return)
    (action,) = meeting_view(store, meeting).actions
    assert (action.text, action.owner, action.due_on) == (
        "Mail de flappen",
        "Els",
        date(2026, 11, 30),
    )
    row = tab.tasks.rows[action.id]
    assert row.texts["due_on"].text() == "ma 30/11"
    row.tick.click()
    assert meeting_view(store, meeting).actions[0].done_on == date(2026, 11, 23)
    assert tab.head.count.text() == ""
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: not row.tick.isChecked())
    row.texts["due_on"].setFocus()
    press(page, KEY.Key_Return)
    type_in(page, "onzin")
    press(page, KEY.Key_Return)
    assert "dag" in row.texts["due_on"].note.words.text()
    row.texts["due_on"].field.setText("1/12/2026")
    press(page, KEY.Key_Return)
    assert meeting_view(store, meeting).actions[0].due_on == date(2026, 12, 1)
    row.remove_button.click()
    assert meeting_view(store, meeting).actions == ()


def test_a_file_is_added_to_the_meeting(qtbot, page, store, meeting, tmp_path):
    tab = page.room.show("files")
    assert tab.about.isVisible()
    path = tmp_path / "flappen.txt"
    path.write_text("flap 1")
    tab.files.attach([str(path)])
    qtbot.waitUntil(lambda: len(tab.files.chips) == 1)
    assert [one.name for one in list_files(store, meeting)] == ["flappen.txt"]
    assert not tab.about.isVisible()
    tab.files.chips[0].setFocus()
    press(page, KEY.Key_Delete)
    assert list_files(store, meeting) == ()
    assert tab.files.chips == []
