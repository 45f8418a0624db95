import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.base import new_id
from app.services.sessions.sensitive import kept_marks
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.fields import LineEdit, NoteEdit
from tests.coaching_samples import add_company, add_team, make_desk

LEFT = Qt.MouseButton.LeftButton
NUMBER = "85.07.30-033.28"


class Form(QWidget):
    """Two fields and the question under them."""

    def __init__(self):
        super().__init__()
        self.line, self.note = LineEdit(), NoteEdit()
        self.line.setObjectName("line")
        self.note.setObjectName("note")
        self.kept = KeptTexts(self)
        self.hint = SensitiveHint(self, self.line, self.note, kept=self.kept)
        column = QVBoxLayout(self)
        for widget in (self.line, self.note, self.hint):
            column.addWidget(widget)


@pytest.fixture
def form(show_active):
    form = Form()
    form.resize(520, 420)
    return show_active(form)


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


def asks(qtbot, form, words):
    qtbot.waitUntil(lambda: form.hint.isVisible() and words in form.hint.bar.text.text())


def keep(form, reason):
    QTest.mouseClick(form.hint.bar.ask_button, LEFT)
    QTest.keyClicks(form.hint.bar.reason, reason)
    QTest.keyClick(form.hint.bar.reason, Qt.Key.Key_Return)


def test_a_number_is_taken_out_on_request_and_comes_back_with_undo(qtbot, form):
    QTest.keyClicks(form.note, f"Jan {NUMBER} ploeg")
    asks(qtbot, form, "rijksregisternummer")
    QTest.mouseClick(form.hint.bar.act_button, LEFT)
    assert form.note.toPlainText() == "Jan  ploeg"
    assert not form.hint.isVisible()
    form.note.undo()
    assert NUMBER in form.note.toPlainText()


def test_a_word_is_shown_and_never_changed(qtbot, form):
    form.note.insertPlainText("🙂 Mia is depressief nu")  # two places in Qt, one sign here
    asks(qtbot, form, "„depressief” zegt misschien iets over iemands gezondheid.")
    QTest.mouseClick(form.hint.bar.act_button, LEFT)
    assert form.note.textCursor().selectedText() == "depressief"
    assert form.note.hasFocus()
    assert form.note.toPlainText() == "🙂 Mia is depressief nu"


def test_keeping_needs_a_reason(qtbot, form):
    QTest.keyClicks(form.line, "een strafblad")
    asks(qtbot, form, "gerechtelijk verleden")
    assert not form.hint.bar.reason.isVisible()
    QTest.mouseClick(form.hint.bar.ask_button, LEFT)
    assert form.hint.bar.reason.hasFocus()
    QTest.keyClick(form.hint.bar.reason, Qt.Key.Key_Return)
    assert not form.hint.bar.keep_button.isEnabled()
    assert form.hint.isVisible()
    QTest.mouseClick(form.hint.bar.back_button, LEFT)
    assert not form.hint.bar.reason.isVisible()


def test_a_reason_is_a_text_to_ask_about_too(qtbot, form):
    QTest.keyClicks(form.line, "een strafblad")
    asks(qtbot, form, "gerechtelijk verleden")
    QTest.mouseClick(form.hint.bar.ask_button, LEFT)
    reason = form.hint.bar.reason
    QTest.keyClicks(reason, f"Jan {NUMBER} zei het")
    under = reason.parentWidget().findChild(SensitiveHint)
    qtbot.waitUntil(under.isVisible)
    assert under.bar.text.text() == "Dit lijkt een rijksregisternummer. Verwijder het?"
    assert not under.bar.ask_button.isVisible()  # a reason for a reason would never end
    QTest.keyClick(reason, Qt.Key.Key_Tab)
    assert under.bar.act_button.hasFocus()
    QTest.keyClick(under.bar.act_button, Qt.Key.Key_Space)
    assert reason.text() == "Jan  zei het"
    assert not under.isVisible()
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert form.hint.isHidden()


def test_what_is_kept_is_not_asked_about_again_but_the_next_is(qtbot, form):
    QTest.keyClicks(form.line, "strafblad, zwanger")
    asks(qtbot, form, "strafblad")
    keep(form, "Hij vroeg het zelf")
    asks(qtbot, form, "zwanger")
    assert form.line.text() == "strafblad, zwanger"


def test_a_kept_reason_is_stored_known_on_another_page_and_undone(
    qtbot, store, desk, form, show_active
):
    root, record = add_company(store).id, new_id()
    form.kept.set_case(desk, root, record)
    QTest.keyClicks(form.note, f"Voor {NUMBER}")
    asks(qtbot, form, "rijksregisternummer")
    keep(form, "Nodig voor de aangifte")
    qtbot.waitUntil(form.hint.isHidden)
    qtbot.waitUntil(lambda: len(kept_marks(store, root)) == 1)

    other = show_active(Form())
    other.kept.set_case(desk, root, record)
    other.note.setPlainText("Voor 85 07 30 033 28")
    with qtbot.waitSignal(other.kept.known):
        other.hint.look()
    assert other.hint.isHidden()
    other.line.setText(NUMBER)
    other.hint.look()
    assert other.hint.isVisible()

    qtbot.waitUntil(lambda: desk.undo.can_undo)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: kept_marks(store, root) == frozenset())
    asks(qtbot, form, "rijksregisternummer")


def test_a_lock_between_the_key_and_the_look_asks_nothing(store, desk, form):
    form.kept.set_case(desk, add_company(store).id, new_id())
    QTest.keyClicks(form.line, "zwanger")
    store.close()
    form.hint.look()
    assert form.hint.isHidden()


def test_it_looks_only_when_nobody_types_for_a_moment(qtbot, form):
    QTest.keyClicks(form.line, "zwanger")
    assert form.hint.isHidden()
    asks(qtbot, form, "zwanger")
    form.line.clear()
    qtbot.waitUntil(form.hint.isHidden)


def test_every_control_says_what_it_is_for(qtbot, form):
    QTest.keyClicks(form.line, NUMBER)
    asks(qtbot, form, "rijksregisternummer")
    bar = form.hint.bar
    assert bar.act_button.accessibleName() == "Verwijder het rijksregisternummer"
    assert bar.reason.accessibleName() == "Reden om dit te houden"
    assert bar.ask_button.text() == "Toch houden, met reden"
