"""S19 by keyboard: at most three presses a conflict, and nothing is lost on the way."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.services.conflicts.view import Decision
from app.ui.merging.detail import Heads
from app.ui.place import Place
from app.ui.widgets.note_edit import RichNoteEdit
from tests.sync_samples import (
    COMPANY,
    CONTACT,
    DELETED,
    MERGE,
    MINE,
    ONE,
    SESSION,
    THEIRS,
    side,
)

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TOM_TIME, TOM_NEXT = "Tom-1 u 30", "Tom-Tussenme"


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def asked(page):
    return page.desk.merging.asked


def test_it_says_who_wrote_what_and_when(open_page):
    page = open_page(MERGE, ONE, DELETED)
    shown = texts(page)
    for words in (
        "Bakkerij Janssens, sessie 20/11/2026",
        "Jij en Tom wijzigden hetzelfde. 3 velden botsen. Er gaat niets verloren.",
        "Deze laptop",
        "jij, vr 11:15",
        "OOST-3, vr 11:40, nieuwste",
        "0 van 3 velden beslist",
        "3 vanzelf samengevoegd",
    ):
        assert words in shown
    first = page.list.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first == "Bakkerij Janssens, Sessie 20/11/2026, 3 velden, jij vr 11:15, Tom vr 11:40"
    last = page.list.rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert last == "Hotel Scheldezicht, Verwijderd en gewijzigd, Tom verwijderde, jij wijzigde"


def test_one_field_takes_two_presses(qtbot, open_page, told):
    page = open_page(ONE)
    press(KEY.Key_Right)
    assert page.detail.rows[0].result.text() == "053 99 88 77"
    press(KEY.Key_Return)
    assert asked(page) == [(CONTACT.id, (Decision("phone", "other", "Tom-053 99 8"),))]
    assert told[-1].text == "Beslist: Bakkerij Janssens, contact Mia D."
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)


def test_a_record_of_three_fields_takes_two_presses_with_the_newest(open_page):
    page = open_page(MERGE)
    press(KEY.Key_N)
    press(KEY.Key_Return, CTRL)
    [(record, chosen)] = asked(page)
    assert record == SESSION.id
    assert [(one.unit, one.choice) for one in chosen] == [
        ("subject", "other"),
        ("note", "other"),
        ("goal", "other"),
    ]


def test_each_field_by_itself_then_enter_goes_on_and_saves(open_page):
    page = open_page(MERGE)
    assert page.detail.rows[0].cells[0].hasFocus()
    assert not page.detail.save_button.isEnabled()
    press(KEY.Key_Right)
    assert page.detail.rows[0].cells[1].hasFocus()
    press(KEY.Key_Return)
    assert page.detail.rows[1].cells[0].hasFocus()
    press(KEY.Key_B)
    assert "1 van 3 velden beslist" not in texts(page)
    assert "2 van 3 velden beslist" in texts(page)
    assert "Kies nog: doel." in texts(page)
    press(KEY.Key_Return)
    press(KEY.Key_Left)
    assert page.detail.save_button.isEnabled()
    press(KEY.Key_Return)
    [(_, chosen)] = asked(page)
    assert chosen == (
        Decision("subject", "other", TOM_TIME),
        Decision("note", "both", "Tom-In de na"),
        Decision("goal", "mine"),
    )


def test_a_choice_is_told_with_its_way_back(open_page, told):
    page = open_page(MERGE)
    press(KEY.Key_Right)
    assert told[-1].text == "Onderwerp: keuze van Tom genomen"
    press(KEY.Key_Left)
    assert told[-1].text == "Onderwerp: jouw keuze genomen"
    told[-1].undo()
    assert page.model.decision(MERGE, "subject") == Decision("subject", "other", TOM_TIME)
    assert page.detail.rows[0].cells[1].isChecked()
    told[-2].undo()
    assert page.model.decision(MERGE, "subject") is None
    assert page.detail.rows[0].result.text() == "Kies links of rechts"


def test_all_of_the_newest_is_one_step_back(open_page, told):
    page = open_page(MERGE)
    press(KEY.Key_N)
    told[-1].undo()
    assert page.model.left(MERGE) == list(MERGE.fields)


def test_words_that_differ_are_marked_in_each_text(open_page):
    page = open_page(MERGE)
    compared = page.model.compared(MERGE, MERGE.fields[1])
    assert [MINE[mark.start : mark.end] for mark in compared.shown] == ["onthaalmap met foto's."]
    assert [THEIRS[mark.start : mark.end] for mark in compared.others[0]] == [
        "onthaalbrochure in drie talen.",
        "Jan leest na.",
    ]
    cell = page.detail.rows[1].cells[0]
    plain = cell.grab().toImage()
    cell.show_text(MINE, ())
    assert cell.grab().toImage() != plain


def test_what_was_there_before_is_shown_when_asked(open_page):
    page = open_page(MERGE)
    press(KEY.Key_V)
    shown = texts(page)
    assert "Voor de wijzigingen: 1 u" in shown
    assert "Van voor de wijzigingen is hier niets bekend." in shown
    press(KEY.Key_V)
    assert "Voor de wijzigingen: 1 u" not in texts(page)


def test_later_puts_it_behind_the_rest_and_keeps_what_was_chosen(open_page):
    page = open_page(MERGE, ONE)
    press(KEY.Key_Right)
    press(KEY.Key_L)
    assert page.model.conflicts == (ONE, MERGE)
    assert page.detail.conflict == ONE
    assert page.detail.rows[0].cells[0].hasFocus()
    press(KEY.Key_Left)
    press(KEY.Key_Return)
    assert page.detail.conflict == MERGE
    assert page.detail.rows[0].cells[1].isChecked()


def test_a_choice_between_values_that_changed_meanwhile_is_to_be_made_again(qtbot, open_page):
    page = open_page(MERGE)
    press(KEY.Key_N)
    assert page.model.left(MERGE) == []
    first = MERGE.fields[0]
    late = replace(first, others=(*first.others, side("1 u 45", "Eva")))
    changed = replace(MERGE, fields=(late, *MERGE.fields[1:]))
    page.desk.merging.left = [changed]
    with qtbot.waitSignal(page.model.listed):
        page.model.read()
    assert page.model.left(changed) == [late]
    assert not page.detail.save_button.isEnabled()


def test_the_result_can_be_written_by_hand(qtbot, open_page):
    page = open_page(replace(MERGE, fields=MERGE.fields[1:2]))
    press(KEY.Key_Left)
    row = page.detail.rows[0]
    qtbot.mouseClick(row.edit_button, Qt.MouseButton.LeftButton)
    editor = QApplication.focusWidget()
    assert isinstance(editor, RichNoteEdit)
    assert editor.markup() == MINE
    QTest.keyClicks(editor, "b l n ")  # letters, no keys of the page
    assert "Zelf bewerkt" in texts(page)
    press(KEY.Key_Return, CTRL)
    [(_, chosen)] = asked(page)
    assert chosen == (Decision("note", "mine", None, f"b l n {MINE}"),)


def test_a_choice_after_writing_takes_the_place_of_what_was_written(qtbot, open_page):
    page = open_page(replace(MERGE, fields=MERGE.fields[1:2]))
    press(KEY.Key_Left)
    row = page.detail.rows[0]
    qtbot.mouseClick(row.edit_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "x")
    qtbot.mouseClick(row.cells[1], Qt.MouseButton.LeftButton)
    assert page.model.decision(page.detail.conflict, "note").text is None
    assert row.result.isVisible()
    assert row.result.text() == THEIRS


PHONE = ONE.fields[0]
TOM, ANKE = side("053 99 88 77"), side("053 00 00 00", "Anke", minute=50)
THREE = replace(ONE, fields=(replace(PHONE, others=(TOM, ANKE)),))
NOT_ME = replace(ONE, fields=(replace(PHONE, shown=TOM, others=(ANKE,)),))
TWICE = replace(ONE, fields=(replace(PHONE, shown=TOM, others=(replace(TOM, change_id="t"),)),))


def test_of_more_others_each_value_has_its_own_name_above_it(open_page):
    shown = texts(open_page(THREE))
    assert "Tom, OOST-3, vr 11:40" in shown
    assert "Anke, OOST-3, vr 11:50, nieuwste" in shown


@pytest.mark.parametrize(
    ("conflict", "sentence", "heads", "who"),
    [
        (
            THREE,
            "Jij, Tom en Anke wijzigden hetzelfde.",
            ["Deze laptop", "Tom / Anke", "Resultaat"],
            "jij do 11:40, Tom vr 11:40, Anke vr 11:50",
        ),
        (
            NOT_ME,
            "Tom en Anke wijzigden hetzelfde.",
            ["Tom", "Anke", "Resultaat"],
            "Tom vr 11:40, Anke vr 11:50",
        ),
        (
            TWICE,
            "Tom wijzigde hetzelfde meer dan eens.",
            ["Tom", "Tom", "Resultaat"],
            "Tom vr 11:40",
        ),
    ],
)
def test_each_who_wrote_is_named_once_in_the_head_and_the_list(
    open_page, conflict, sentence, heads, who
):
    page = open_page(conflict)
    shown = texts(page)
    assert f"{sentence} Eén veld botst. Er gaat niets verloren." in shown
    assert texts(page.findChild(Heads))[1::3] == heads
    row = page.list.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.endswith(f", 1 veld, {who}")


def test_with_more_others_right_goes_along_them(open_page):
    field = MERGE.fields[0]
    conflict = replace(
        MERGE,
        fields=(replace(field, others=(*field.others, side("2 u", "Anke", change="anke"))),),
    )
    page = open_page(conflict)
    row = page.detail.rows[0]
    press(KEY.Key_Right)
    assert row.result.text() == "1 u 30"
    press(KEY.Key_Right)
    assert row.result.text() == "2 u"
    press(KEY.Key_Right)
    assert row.result.text() == "1 u 30"
    press(KEY.Key_Left)
    assert row.result.text() == "1 u 10"


def test_b_does_nothing_where_two_values_cannot_stand_together(open_page):
    page = open_page(ONE)
    press(KEY.Key_B)
    assert page.model.decision(ONE, "phone") is None


@pytest.mark.parametrize(
    ("edited", "words"),
    [
        (("Els V.", "Tom"), "Tom verwijderde dit dossier, jij werkte er nog aan."),
        (("An", "Els V."), "Tom verwijderde dit dossier, An en jij werkten er nog aan."),
        (("An", "Bo", "Cis"), "Tom verwijderde dit dossier, An, Bo en Cis werkten er nog aan."),
        (("Tom",), "Tom verwijderde dit dossier, Tom werkte er nog aan."),
    ],
)
def test_who_deleted_is_not_named_beside_those_who_worked_on_it(open_page, edited, words):
    page = open_page(replace(DELETED, question=replace(DELETED.question, edited=edited)))
    assert words in texts(page)


@pytest.mark.parametrize(("keys", "kept"), [((), True), ((KEY.Key_Right,), False)])
def test_deleted_and_worked_on_is_a_question_with_two_answers(qtbot, open_page, keys, kept):
    page = open_page(DELETED)
    assert "Tom verwijderde dit dossier, jij werkte er nog aan." in texts(page)
    assert "–  Sessie 20/11" in texts(page)
    assert page.detail.question.keep_button.hasFocus()
    for each in keys:
        press(each)
    press(KEY.Key_Return)
    assert asked(page) == [(UUID(int=9), kept)]
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)


def test_after_one_the_next_comes_in_its_place(open_page):
    page = open_page(ONE, MERGE)
    press(KEY.Key_Left)
    press(KEY.Key_Return)
    assert page.detail.conflict == MERGE
    assert page.detail.rows[0].cells[0].hasFocus()


def test_nothing_to_decide_says_what_went_by_itself_and_shows_it(qtbot, desk, open_page):
    page = open_page()
    assert "Niets te beslissen" in texts(page)
    assert "3 wijzigingen zijn vandaag vanzelf samengevoegd." in texts(page)
    press(KEY.Key_Return)
    assert page.stack.currentWidget() is page.merged
    assert page.merged.table.hasFocus()
    first = page.merged.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first == "Bakkerij Janssens, Sessie 20/11/2026, Onderwerp, Els V., Tom"
    with qtbot.waitSignal(desk.go_requested) as gone:
        press(KEY.Key_Return)
    assert gone.args == [Place("session", record=SESSION.id, unit="subject")]
    press(KEY.Key_Escape)
    assert page.stack.currentWidget() is page.empty


def test_with_nothing_at_all_it_says_what_it_is_for(open_page):
    page = open_page(merged=())
    assert not page.look_button.isVisible()
    assert page.empty.text.text().startswith("Hier komt wat twee mensen anders schreven")


def test_the_record_itself_is_one_press_away(qtbot, desk, open_page):
    page = open_page(ONE)
    with qtbot.waitSignal(desk.go_requested) as gone:
        qtbot.mouseClick(page.detail.show_button, Qt.MouseButton.LeftButton)
    assert gone.args == [Place("enterprise", record=COMPANY)]


def test_up_and_down_walk_and_the_list_leads_to_the_fields(open_page):
    page = open_page(MERGE, ONE)
    press(KEY.Key_Down)
    assert page.detail.rows[1].cells[0].hasFocus()
    press(KEY.Key_Up)
    assert page.detail.rows[0].cells[0].hasFocus()
    page.list.setFocus()
    press(KEY.Key_Down)
    assert page.detail.conflict == ONE
    press(KEY.Key_Return)
    assert page.detail.rows[0].cells[0].hasFocus()


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 150), ("light", 200)])
def test_nothing_is_cut_off_at_the_right(use_theme, open_page, mode, percent):
    use_theme(mode, percent)
    page = open_page(MERGE)
    page.resize(1309, 590)
    QApplication.processEvents()
    assert page.detail.pane.body.width() <= page.detail.pane.viewport().width()
    right = page.detail.save_button
    assert right.width() >= right.sizeHint().width()
