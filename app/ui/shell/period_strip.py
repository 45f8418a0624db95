"""Asks why something in a closed period was changed; nobody has to answer, and nothing waits."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.core.progress import Progress
from app.domain.day_input import MONTHS
from app.domain.pack_period import Period
from app.services.changes import Changes
from app.ui.desk import Desk, Step
from app.ui.history.record_text import record_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.notices import HintBar

if TYPE_CHECKING:
    from app.services.periods.corrections import Unexplained
    from app.storage.store import Store

WIDE: Final = 420  # px, of the reason


class PeriodStrip(QWidget):
    """
    Stands over the foot of the window from the change until it is answered or put aside.

    What is changed meanwhile joins the same question: one reason is enough for all of it. Put
    aside, it is listed with the period as without a reason, and can be given a reason there.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[Unexplained, ...] = ()
        self._before: QWidget | None = None  # had the keyboard before the strip; may be gone
        self.reason = LineEdit()
        self.field = LabelledField(self.tr("&Reden van de correctie"), self.reason)
        self.keep_button = Button(self.tr("Bewaar reden"), "primary")
        self.later_button = Button(self.tr("Zonder reden"), "quiet")
        self.later_button.setToolTip(
            self.tr("De correctie staat dan zonder reden bij de afgesloten periode.")
        )
        self.bar = HintBar("")
        self._lay_out()
        self.hide()
        desk.bus.changed.connect(self._on_changes)
        desk.reason_requested.connect(self.ask)
        self.keep_button.clicked.connect(self._on_keep)
        self.later_button.clicked.connect(self._end)
        self.reason.returnPressed.connect(self._on_keep)
        self.reason.textChanged.connect(self._on_text)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and not self.isAncestorOf(old or self):
            self._before = old

    def _lay_out(self) -> None:
        answer = QHBoxLayout()
        answer.setContentsMargins(38, 0, 12, 10)
        answer.setSpacing(8)
        self.field.setMaximumWidth(WIDE)
        answer.addWidget(self.field, 1)
        for button in (self.keep_button, self.later_button):
            answer.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        answer.addStretch(1)
        self.bar.column.setSpacing(0)
        self.bar.column.addLayout(answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self.bar)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if not changes.groups:  # of others: they were asked on their own laptop
            return
        store = self._desk.store
        job = self._desk.runner.start(partial(_look, store, changes))
        job.succeeded.connect(self._on_asked)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def ask(self, found: "tuple[Unexplained, ...]") -> None:
        """Ask for what somebody wants to give a reason for now, with the keyboard in it."""
        self._on_asked(found)
        self.reason.setFocus()

    @Slot(object)
    def _on_asked(self, found: "tuple[Unexplained, ...]") -> None:
        if not found:
            return
        known = {(one.record.kind, one.record.id): one for one in self._asked}
        for one in found:
            key = one.record.kind, one.record.id
            fields = {*one.fields, *(known[key].fields if key in known else ())}
            known[key] = replace(one, fields=tuple(sorted(fields)))
        self._asked = tuple(known.values())
        sentence = self._sentence()
        self.bar.text.setText(sentence)
        self.bar.setAccessibleName(sentence)
        self._on_text(self.reason.text())
        self.show()

    def _sentence(self) -> str:
        first = self._asked[0]
        what = f"{record_text(first.record)} ({first.record.case})"
        more = len(self._asked) - 1
        if more:
            what = self.tr("{what} en nog %n wijziging(en)", "", more).format(what=what)
        words = self.tr(
            "{what}: dat valt in een afgesloten periode, {period}. Waarom deze wijziging?"
        )
        return words.format(what=what, period=period_text(first.period.first, first.period.last))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.keep_button.setEnabled(bool(text.strip()) and bool(self._asked))
        self.field.set_error("")

    @Slot()
    def _on_keep(self) -> None:
        if not self.keep_button.isEnabled():
            return
        self.keep_button.setEnabled(False)
        store, asked, text = self._desk.store, self._asked, self.reason.text()
        job = self._desk.runner.start(partial(_explain, store, asked, text))
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        self._end()
        self._desk.did(Step(self.tr("Reden van de correctie bewaard"), changes))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._on_text(self.reason.text())
        self._desk.failed.emit(error)

    @Slot()
    def _end(self) -> None:
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self)
        before, self._before = self._before, None
        self._asked = ()
        self.reason.clear()
        self.hide()
        if had_keyboard and before is not None and isValid(before) and before.isVisible():
            before.setFocus()


def _look(store: "Store", changes: Changes, _progress: Progress) -> "tuple[Unexplained, ...]":
    from app.services.periods.corrections import unexplained  # loaded when something was changed

    return unexplained(store, changes)


def _explain(
    store: "Store", asked: "tuple[Unexplained, ...]", text: str, _progress: Progress
) -> Changes:
    from app.services.periods.corrections import explain

    return explain(store, asked, text)


def period_text(first: date, last: date) -> str:
    """Return a period in words: `oktober 2026`, or its days."""
    if Period(first, last).is_month:
        return f"{MONTHS[first.month - 1][0]} {first.year}"
    return f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
