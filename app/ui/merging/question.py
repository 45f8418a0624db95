"""A record that one deleted while another worked on it: keep it, or let it go after all."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.conflicts.view import Conflict
from app.ui.history.record_text import record_text
from app.ui.merging.words import MergingWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, heading, muted
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Card

MOST = 12  # lines of what the deleter had not seen


class QuestionCard(Card):
    """`answered` carries whether it is kept; Left and Right walk between the two buttons."""

    answered = Signal(object)  # bool

    def __init__(
        self, words: MergingWords, conflict: Conflict, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=20)
        question = conflict.question
        assert question is not None  # noqa: S101 who makes this card has looked
        self.title = heading(f"{words.asked(conflict, question)}.")
        self.title.setWordWrap(True)
        is_file = conflict.record.kind == "enterprise"
        self.keep_button = Button(
            self.tr("Behoud dossier") if is_file else self.tr("Behoud"), "primary"
        )
        self.bin_button = Button(self.tr("Naar prullenbak"), icon="delete-outline")
        unseen = self.tr("Toen {name} verwijderde, was dit nog niet te zien:")
        self.column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Mark("delete-alert-outline", "conflict", 24), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(self.title)
        if question.deleted_at is not None:
            at = words.at(question.deleted_at)
            text.addWidget(muted(self.tr("Verwijderd {at}.").format(at=at)))
        lines = [record_text(one) for one in question.records] or list(question.what)
        if lines:
            text.addSpacing(8)
            text.addWidget(
                Label(unseen.format(name=question.deleted_by or self.tr("die")), wrap=True)
            )
            for line in lines[:MOST]:
                text.addWidget(muted(f"–  {line}", wrap=True))
            if len(lines) > MOST:
                rest = self.tr("en nog {n}").format(n=len(lines) - MOST)
                text.addWidget(muted(rest))
        text.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.bin_button)
        buttons.addStretch(1)
        text.addLayout(buttons)
        head.addLayout(text, 1)
        self.column.addLayout(head)
        self.keep_button.clicked.connect(self._on_keep)
        self.bin_button.clicked.connect(self._on_bin)

    def take_keyboard(self) -> None:
        """Give the keyboard to the answer that loses nothing."""
        self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Right:
            self.bin_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_keep(self) -> None:
        self.answered.emit(True)  # noqa: FBT003 value of a signal

    @Slot()
    def _on_bin(self) -> None:
        self.answered.emit(False)  # noqa: FBT003 value of a signal
