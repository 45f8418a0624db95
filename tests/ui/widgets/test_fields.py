from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core import clock
from app.ui.widgets.combos import ComboBox, SearchCombo, Suggestion
from app.ui.widgets.days import DateField, TimeField, day_text
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit
from app.ui.widgets.numbers import NumberStepper

LONG = "Drie uitlegmomenten aan de machine uitschrijven met de ploegbaas"
TODAY = date(2026, 11, 23)
PLACES = [
    Suggestion(1, "Aalst", "9300"),
    Suggestion(2, "Aalter", "9880"),
    Suggestion(3, "Gent", "9000"),
]


def find(text):
    return [place for place in PLACES if place.text.lower().startswith(text.lower())]


@pytest.fixture(autouse=True)
def on_a_monday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def shown(show_active):
    """Show a widget and give it the keyboard."""

    def show(widget):
        show_active(widget).setFocus()
        return widget

    return show


def test_an_error_is_a_sentence_under_the_field_and_an_edge(shown):
    field = LabelledField("&E-mail", LineEdit(), "Om uit te nodigen")
    shown(field)
    assert field.note.words.text() == "Om uit te nodigen"
    field.set_error("Het einde ontbreekt, zoals .be")
    assert field.note.isVisible()
    assert field.note.words.text() == field.error == "Het einde ontbreekt, zoals .be"
    assert field.control.property("error") is True
    assert field.control.accessibleDescription() == "Het einde ontbreekt, zoals .be"
    field.set_error("")
    assert field.error == ""
    assert field.note.words.text() == "Om uit te nodigen"


def test_the_label_names_the_field_and_its_letter_reaches_it(shown):
    field = LabelledField("&Telefoon", LineEdit())
    shown(field)
    assert field.control.accessibleName() == "Telefoon"
    assert field.label.buddy() is field.control


def test_the_eye_shows_and_hides_a_password(qtbot, shown):
    field = shown(LineEdit(secret=True))
    assert field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(field.end_button, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert field.end_button.accessibleName() == "Verberg wachtwoord"
    qtbot.mouseClick(field.end_button, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_tab_leaves_a_note(qtbot, shown):
    window = QWidget()
    column = QVBoxLayout(window)
    note, after = NoteEdit(), LineEdit()
    column.addWidget(note)
    column.addWidget(after)
    shown(window)
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert note.toPlainText() == ""
    assert after.hasFocus()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_typed_day_is_shown_in_full_at_once(qtbot, shown, end):
    window = QWidget()
    column = QVBoxLayout(window)
    field, after = DateField(), LineEdit()
    column.addWidget(field)
    column.addWidget(after)
    shown(window)
    field.setFocus()
    qtbot.keyClicks(field, "vr")
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field, end)
    assert told.args == [date(2026, 11, 27)]
    assert field.text() == "vr 27/11/2026"


def test_what_is_no_day_stays_and_is_refused(qtbot, shown):
    field = shown(DateField())
    field.set_value(TODAY)
    field.selectAll()
    qtbot.keyClicks(field, "31/2")
    with qtbot.waitSignal(field.refused) as told, qtbot.assertNotEmitted(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["31/2"]
    assert field.text() == "31/2"
    assert field.value() is None
    assert field.is_refused()
    assert field.property("error") is True


def test_escape_brings_the_day_back(qtbot, shown):
    field = shown(DateField())
    field.set_value(TODAY)
    qtbot.keyClicks(field, "xx")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "ma 23/11/2026"
    assert field.value() == TODAY


def test_emptying_a_day_tells_none(qtbot, shown):
    field = shown(DateField())
    field.set_value(TODAY)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [None]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_calendar_stays_on_the_screen_beside_its_field(qtbot, show_active, use_theme, percent):
    use_theme("light", percent)
    field = show_active(DateField())
    room = field.screen().availableGeometry()
    field.resize(200, field.sizeHint().height())
    for at in (room.topLeft(), room.bottomRight() - QPoint(100, 60)):
        field.move(at)
        qtbot.waitUntil(lambda at=at: field.pos() == at)
        qtbot.keyClick(field, Qt.Key.Key_F4)
        qtbot.waitUntil(field._popup.isVisible)
        shown = field._popup.geometry()
        assert room.contains(shown)
        assert not shown.intersects(QRect(field.mapToGlobal(QPoint()), field.size()))
        field._popup.hide()


def test_a_day_is_picked_from_the_month(qtbot, shown):
    field = shown(DateField())
    qtbot.keyClick(field, Qt.Key.Key_Down)
    month = field._popup.month
    assert month.isVisible()
    assert month.selectedDate() == QDate(2026, 11, 23)
    with qtbot.waitSignal(field.changed) as told:
        month.activated.emit(QDate(2026, 12, 1))
    assert told.args == [date(2026, 12, 1)]
    assert not month.isVisible()


def test_a_typed_time_is_shown_in_full(qtbot, shown):
    field = shown(TimeField())
    qtbot.keyClicks(field, "14u30")
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [time(14, 30)]
    assert field.text() == "14:30"


def test_a_time_set_by_the_screen_tells_nothing(qtbot, shown):
    field = shown(TimeField())
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(time(9, 5))
    assert field.text() == "09:05"


def test_days_are_written_in_dutch():
    assert day_text(date(2026, 3, 2)) == "ma 02/03/2026"
    assert day_text(date(2026, 3, 2), weekday=False) == "02/03/2026"


def test_typed_words_give_a_list_and_enter_takes_the_first(qtbot, shown):
    combo = shown(SearchCombo(find))
    qtbot.keyClicks(combo, "aal")
    popup = combo._popup
    assert popup.isVisible()
    assert [popup.model().index(row, 0).data() for row in range(2)] == ["Aalst", "Aalter"]
    with qtbot.waitSignal(combo.chosen) as told:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert told.args == [PLACES[0]]
    assert combo.text() == "Aalst"
    assert combo.value() == 1


def test_down_walks_in_the_list_of_words(qtbot, shown):
    combo = shown(SearchCombo(find))
    qtbot.keyClicks(combo, "aal")
    qtbot.keyClick(combo._popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(combo.chosen) as told:
        qtbot.keyClick(combo._popup, Qt.Key.Key_Return)
    assert told.args == [PLACES[1]]


def test_the_button_opens_the_whole_list(qtbot, shown):
    combo = shown(SearchCombo(find))
    combo.set_suggestion(PLACES[2])
    qtbot.mouseClick(combo.end_button, Qt.MouseButton.LeftButton)
    assert combo._popup.model().rowCount() == 3
    combo._popup.hide()


def test_words_without_a_choice_go_back_and_emptying_tells_none(qtbot, shown):
    combo = shown(SearchCombo(find))
    combo.set_suggestion(PLACES[2])
    combo.selectAll()
    qtbot.keyClicks(combo, "zzz")
    assert not combo._popup.isVisible()
    combo.clearFocus()
    assert combo.text() == "Gent"
    assert combo.value() == 3
    combo.setFocus()
    combo.selectAll()
    with qtbot.waitSignal(combo.chosen) as told:
        qtbot.keyClick(combo, Qt.Key.Key_Delete)
    assert told.args == [None]
    assert combo.value() is None


def test_a_combo_gives_its_keys(qtbot, shown):
    combo = ComboBox()
    combo.add("a", "Vorige maand")
    combo.add("b", "Kwartaal")
    shown(combo)
    combo.set_key("b")
    assert combo.currentText() == "Kwartaal"
    combo.set_key("zzz")
    assert combo.key() is None
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.key() == "a"


def test_a_number_is_stepped_typed_and_kept_in_range(qtbot, shown):
    stepper = NumberStepper(0, 5)
    shown(stepper)
    assert not stepper.minus.isEnabled()
    with qtbot.waitSignal(stepper.changed) as told:
        qtbot.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    assert told.args == [1]
    qtbot.keyClick(stepper.spin, Qt.Key.Key_Up)
    assert stepper.value() == 2
    stepper.spin.selectAll()
    qtbot.keyClicks(stepper.spin, "5")
    assert stepper.value() == 5
    assert not stepper.plus.isEnabled()
    with qtbot.assertNotEmitted(stepper.changed):
        stepper.set_value(0)


def test_the_digits_are_marked_only_while_the_keyboard_is_in_them(qtbot, shown):
    other, stepper = shown(LineEdit()), shown(NumberStepper())
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.setFocus()
    QTest.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    assert stepper.value() == 1
    assert stepper.spin.lineEdit().selectedText() == ""
    stepper.activateWindow()
    stepper.spin.setFocus()
    qtbot.waitUntil(lambda: stepper.spin.lineEdit().selectedText() == "1")
    QTest.keyClick(stepper.spin, Qt.Key.Key_Up)
    assert stepper.spin.lineEdit().selectedText() == "2"
    stepper.spin.clearFocus()
    assert stepper.spin.lineEdit().selectedText() == ""


def test_the_number_is_seen(shown):
    stepper = shown(NumberStepper())
    stepper.set_value(8)
    assert stepper.spin.lineEdit().width() >= 30


def test_a_long_error_in_a_narrow_place_is_not_cut_off(qtbot, use_theme):
    use_theme("light", 200)
    window, column, row = QWidget(), QVBoxLayout(), QHBoxLayout()
    field = LabelledField("Huidig wachtwoord", LineEdit())
    row.addWidget(field, 1)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    window.setLayout(column)
    qtbot.addWidget(window)
    window.resize(865, 600)
    field.set_error("Wachtwoord klopt niet. Nog 4 pogingen, daarna 1 minuut wachten.")
    window.show()
    words = field.note.words
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()
    assert words.mapTo(field, words.rect().bottomLeft()).y() <= field.height()


def test_tab_goes_from_a_passphrase_to_the_next_field_and_spaces_are_typed(qtbot, shown):
    window = QWidget()
    row = QVBoxLayout(window)
    first, second = LineEdit(secret=True), LineEdit(secret=True)
    row.addWidget(first)
    row.addWidget(second)
    shown(window)
    first.setFocus()
    qtbot.keyClicks(first, "fiets regen")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClicks(window.focusWidget(), "fiets regen")
    assert (first.text(), second.text()) == ("fiets regen", "fiets regen")
    assert second.echoMode() == LineEdit.EchoMode.Password
    qtbot.keyClick(second, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert second.echoMode() == LineEdit.EchoMode.Normal


def test_words_that_are_no_choice_stay_with_what_to_do_about_them(qtbot, shown):
    window = QWidget()
    row = QVBoxLayout(window)
    field, other = LabelledField("Gemeente", SearchCombo(find)), LineEdit()
    row.addWidget(field)
    row.addWidget(other)
    shown(window)
    field.control.setFocus()
    qtbot.keyClicks(field.control, "Snoepdorp")
    qtbot.keyClick(field.control, Qt.Key.Key_Tab)
    assert field.control.text() == "Snoepdorp"
    assert field.error == "Kies een regel uit de lijst, of maak het veld leeg."
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.control, "aalst")
    assert field.error == ""


def test_who_goes_on_sees_how_a_long_text_begins(show_active):
    whole, field = QWidget(), LineEdit()
    column = QVBoxLayout(whole)
    column.addWidget(field)
    column.addWidget(LineEdit())
    whole.setFixedWidth(160)
    show_active(whole)
    field.setFocus()
    QTest.keyClicks(field, LONG)
    assert field.cursorPosition() == len(LONG)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.cursorPosition() == 0
    field.setFocus()  # as a question below it does once it is answered
    assert field.cursorPosition() == len(LONG)


def test_a_list_that_opens_leaves_the_cursor_where_it_was(show_active):
    field = LineEdit()
    show_active(field).setFocus()
    QTest.keyClicks(field, LONG)
    field.clearFocus()  # as a window in front does, and a list
    assert field.cursorPosition() == len(LONG)
