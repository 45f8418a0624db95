"""Instellingen, Scans: the questions of a scan in versions."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.reference.trajectories import QuestionEntry, Questions, scan_themes
from app.services.changes import Changes
from app.services.drafts import new_draft_id
from app.services.scans.question_sets import (
    question_versions,
    set_numbered,
    set_on,
    write_questions,
)
from app.ui.desk import Desk
from app.ui.preferences.versions_section import Version, VersionEditor, VersionsSection
from app.ui.scan.words import theme_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import Label, muted, strong

DRAFT_KIND: Final = "question_set"
LONGEST: Final = 400  # signs of a question


class QuestionLine(QWidget):
    """One question to edit; its code stays the same when its words change."""

    def __init__(self, code: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.text = LineEdit(self.tr("Wat gebeurt er hier: een stelling, in één zin"))
        self.text.setMaxLength(LONGEST)
        self.text.setObjectName(code)
        self.text.setText(text)
        self.text.setCursorPosition(0)
        self.text.setAccessibleName(self.tr("Vraag"))
        self.up_button = Button(self.tr("Naar boven"), "icon", "arrow-up")
        self.down_button = Button(self.tr("Naar onder"), "icon", "arrow-down")
        self.remove_button = Button(self.tr("Verwijder de vraag"), "icon", "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)


class QuestionsEditor(VersionEditor):
    """The questions under their themes."""

    def __init__(self, last: Questions, parent: QWidget | None = None) -> None:
        super().__init__(last.name, parent)
        self.lists: dict[str, QVBoxLayout] = {}
        self.rows: dict[str, list[QuestionLine]] = {}
        self.add_buttons: dict[str, Button] = {}
        self.column.addWidget(
            muted(
                self.tr(
                    "Een vraag met andere woorden is een andere vraag: ze wordt niet vergeleken "
                    "met het antwoord van een vroegere scan."
                ),
                wrap=True,
            )
        )
        for theme, name in scan_themes().items():
            self.column.addSpacing(8)
            self.column.addWidget(strong(name))
            lines = QVBoxLayout()
            lines.setSpacing(6)
            self.lists[theme], self.rows[theme] = lines, []
            self.column.addLayout(lines)
            button = Button(self.tr("Voeg vraag toe"), "link", "plus", flush=True)
            button.setAccessibleName(self.tr("Voeg vraag toe bij {theme}").format(theme=name))
            button.clicked.connect(partial(self.add_question, theme))
            self.add_buttons[theme] = button
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self.column.addLayout(row)
        self.show_lines([[one.code, one.theme, one.text] for one in last.questions])

    @override
    def lines(self) -> list[list[str]]:
        return [
            [line.code, theme, line.text.text()]
            for theme, rows in self.rows.items()
            for line in rows
        ]

    @override
    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        for rows in self.rows.values():
            while rows:
                self._drop(rows, rows[0])
        for code, theme, text in lines:
            if theme in self.rows:
                self._add(code, theme, text)

    def questions(self) -> tuple[QuestionEntry, ...]:
        """Return what is typed; lines without words are left out."""
        found = (QuestionEntry(code, theme, text.strip()) for code, theme, text in self.lines())
        return tuple(one for one in found if one.text)

    def add_question(self, theme: str) -> None:
        """Add an empty line to a theme, with the keyboard in it."""
        line = self._add(new_draft_id().hex, theme, "")
        line.text.setFocus()
        self.edited.emit()

    def shift(self, theme: str, line: QuestionLine, step: int) -> None:
        """Bring a question up or down in its theme."""
        rows, lines = self.rows[theme], self.lists[theme]
        at = rows.index(line)
        if not 0 <= at + step < len(rows):
            return
        rows.insert(at + step, rows.pop(at))
        lines.removeWidget(line)
        lines.insertWidget(at + step, line)
        (line.up_button if step < 0 else line.down_button).setFocus()
        self.edited.emit()

    def remove(self, theme: str, line: QuestionLine) -> None:
        """Take a question out; the one after it gets the keyboard."""
        rows = self.rows[theme]
        at = rows.index(line)
        self._drop(rows, line)
        after = rows[min(at, len(rows) - 1)].remove_button if rows else self.add_buttons[theme]
        after.setFocus()
        self.edited.emit()

    def _add(self, code: str, theme: str, text: str) -> QuestionLine:
        line = QuestionLine(code, text)
        self.rows[theme].append(line)
        self.lists[theme].addWidget(line)
        line.text.textChanged.connect(self.edited)
        line.up_button.clicked.connect(partial(self.shift, theme, line, -1))
        line.down_button.clicked.connect(partial(self.shift, theme, line, 1))
        line.remove_button.clicked.connect(partial(self.remove, theme, line))
        return line

    @staticmethod
    def _drop(rows: list[QuestionLine], line: QuestionLine) -> None:
        rows.remove(line)
        line.hide()
        line.deleteLater()


class QuestionSetsSection(VersionsSection):
    """The promotor makes versions; everybody reads them."""

    kind = DRAFT_KIND

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Scans"),
            self.tr(
                "De vragen van een nulmeting, tussenmeting en eindmeting. Een scan houdt de versie "
                "waarmee hij begon. Alleen de promotor maakt een nieuwe versie."
            ),
            parent,
        )

    @override
    def versions(self) -> Sequence[Version]:
        return [
            Version(one.number, one.name, one.valid_from)
            for one in question_versions(self.desk.store)
        ]

    @override
    def in_use(self) -> int:
        return set_on(question_versions(self.desk.store), clock.today()).number

    @override
    def make_lines(self, number: int) -> QWidget:
        questions = set_numbered(question_versions(self.desk.store), number)
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(questions.name, "heading"), 0, 0, 1, 2)
        theme, row = "", 1
        for at, one in enumerate(questions.questions, start=1):
            if one.theme != theme:
                theme = one.theme
                head = strong(theme_text(theme))
                head.setContentsMargins(0, 10, 0, 0)
                grid.addWidget(head, row, 0, 1, 2)
                row += 1
            grid.addWidget(Label(str(at), tone="muted", tabular=True), row, 0)
            grid.addWidget(Label(one.text, wrap=True), row, 1)
            row += 1
        return lines

    @override
    def make_editor(self) -> VersionEditor:
        return QuestionsEditor(question_versions(self.desk.store)[-1])

    @override
    def write(self, editor: VersionEditor, valid_from: date) -> tuple[int, Changes]:
        found = editor.questions() if isinstance(editor, QuestionsEditor) else ()
        return write_questions(self.desk.store, Questions(0, editor.name.text(), valid_from, found))

    @override
    def kinds(self) -> frozenset[str]:
        return frozenset({"question_set", "question"})
