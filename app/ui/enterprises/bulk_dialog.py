"""What will change when many enterprises change at once, before it does."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.progress import Progress
from app.services.bulk import (
    LeftOut,
    Preview,
    preview_removal,
    preview_transfer,
    successors,
    throw_away_many,
    transfer,
)
from app.services.changes import Changes
from app.storage.store import Store
from app.ui import theme
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.labels import Divider, Label, heading, muted, strong
from app.ui.widgets.meters import ProgressBar
from app.ui.widgets.ticks import CheckBox

WIDTH: Final = 520  # px at 100% text
Work = Callable[[tuple[UUID, ...], Progress], Changes]


class BulkDialog(QDialog):
    """
    Shows a preview, then how far the work is; closing it while the work runs asks to stop.

    `preview_requested` carries what makes the preview, `begun` what does the work and
    the name of the coach who gets them.
    """

    preview_requested = Signal(object)
    begun = Signal(object, str)
    stop_requested = Signal()

    def __init__(self, store: Store, ids: tuple[UUID, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._store, self._ids = store, ids
        self._is_running = False
        self._preview: Preview | None = None
        share_keys(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(8)
        self.title = heading()
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)
        self._add_choice()
        self.what = Label("", "strong", wrap=True)
        self.lines = muted(wrap=True)
        self.left_title, self.left = strong(self.tr("Blijft zoals het is")), muted(wrap=True)
        self.bar, self.so_far = ProgressBar(), muted()
        for widget in (self.what, self.lines, self.left_title, self.left, self.bar, self.so_far):
            self.column.addWidget(widget)
        self._add_options()
        self.column.addStretch(1)
        self._add_buttons()
        for widget in (self.left_title, self.left, self.bar, self.so_far):
            widget.hide()
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))
        self._name()

    def ask(self) -> None:
        """Ask for the preview of what is chosen."""
        raise NotImplementedError

    @Slot(object)
    def show_preview(self, preview: Preview) -> None:
        """Show what will change, for how many, and what is left out."""
        self._preview = preview
        count = len(preview.ids)
        self.go_button.setEnabled(count > 0)
        self.what.setText(self._what(count) if count else self.tr("Er is niets te wijzigen."))
        self.lines.setText("\n".join(self._lines(preview)) if count else "")
        self.lines.setVisible(count > 0)
        self.left.setText("\n".join(map(self._left_words, preview.left)))
        for widget in (self.left_title, self.left):
            widget.setVisible(bool(preview.left))
        self._show_options(preview)
        self._name()
        self.adjustSize()

    @Slot(object, object)
    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.set_progress(done / max(total, 1))
        words = self.tr("{done} van {total}")
        self.so_far.setText(words.format(done=_number(done), total=_number(total)))

    @override
    def reject(self) -> None:
        is_running = self._is_running
        self.stop_requested.emit()
        super().reject()
        if not is_running:  # else `accept` comes when the work has ended
            self.deleteLater()

    @override
    def accept(self) -> None:
        super().accept()
        self.deleteLater()

    def _add_choice(self) -> None:
        """Add what must be chosen first."""

    def _add_options(self) -> None:
        """Add what can be chosen after the preview."""

    def _show_options(self, preview: Preview) -> None:
        """Show the options for what will change."""

    def _name(self) -> None:
        """Put the number in the title and on the button."""
        raise NotImplementedError

    def _what(self, count: int) -> str:
        raise NotImplementedError

    def _lines(self, preview: Preview) -> list[str]:
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many will change, as far as known."""
        return len(self._ids if self._preview is None else self._preview.ids)

    def _add_buttons(self) -> None:
        self.undo_words = muted(self.tr("Eén keer Ctrl+Z brengt alles terug."), wrap=True)
        self.cancel_button = Button(self.tr("Annuleer"))
        self.go_button = Button("", "primary")
        self.go_button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.undo_words, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.go_button)
        self.column.addSpacing(8)
        self.column.addWidget(Divider())
        self.column.addLayout(row)
        self.cancel_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._on_go)

    @Slot()
    def _on_go(self) -> None:
        if self._is_running or self._preview is None:
            return
        self._is_running = True
        self.go_button.hide()
        self.cancel_button.setText(self.tr("Stop"))
        self.cancel_button.setFocus()
        self.undo_words.setText(self.tr("Stop je nu, dan verandert er niets."))
        for widget in (self.bar, self.so_far):
            widget.show()
        self.show_progress(0, self.count)
        ids = self._preview.ids
        work, coach = self._frozen()
        self.begun.emit(lambda progress: work(ids, progress), coach)

    def _frozen(self) -> tuple[Work, str]:
        """Return the work with all that was chosen, and the name of the coach if there is one."""
        raise NotImplementedError

    def _names(self, names: Sequence[str], count: int) -> str:
        shown = ", ".join(names)
        rest = count - len(names)
        words = self.tr("{names} en nog {count}")
        return words.format(names=shown, count=_number(rest)) if rest else shown

    def _left_words(self, left: LeftOut) -> str:
        if left.reason == "same":
            words = self.tr("Heeft deze coach al ({count}): {names}")
        else:
            words = self.tr("Staat al in de prullenbak ({count}): {names}")
        return words.format(count=_number(left.count), names=self._names(left.names, left.count))


class TransferDialog(BulkDialog):
    """Hands over to another coach of the partner."""

    @override
    def ask(self) -> None:
        people = [found for found in successors(self._store) if found[0] != self._store.actor]
        for person, name in (*people, *self._me()):
            self.coach.add(person, name)
        self.coach.setEnabled(bool(people))
        if not people:
            self.field.set_error(self.tr("Bij je partner is er nog geen andere coach."))
            self.cancel_button.setFocus()
            return
        self.coach.setFocus()
        self._on_coach()

    @override
    def _add_choice(self) -> None:
        self.coach = ComboBox()
        self.field = LabelledField(self.tr("Draag over aan"), self.coach)
        self.column.addSpacing(4)
        self.column.addWidget(self.field)
        self.column.addSpacing(4)
        self.coach.currentIndexChanged.connect(self._on_coach)

    @override
    def _add_options(self) -> None:
        self.with_actions = CheckBox("")
        self.with_actions.setChecked(True)
        self.column.addWidget(self.with_actions)
        self.with_actions.hide()

    @override
    def _show_options(self, preview: Preview) -> None:
        words = self.tr("%n open actie(s) van de huidige coach gaan mee", None, preview.actions)
        self.with_actions.setText(words)
        self.with_actions.setVisible(preview.actions > 0)

    @override
    def _name(self) -> None:
        self.title.setText(self.tr("%n onderneming(en) overdragen", None, len(self._ids)))
        self.setWindowTitle(self.title.text())
        self.go_button.setText(self.tr("Draag {count} over").format(count=_number(self.count)))

    @override
    def _what(self, count: int) -> str:
        words = self.tr("%n onderneming(en) krijgt (krijgen) {coach} als coach", None, count)
        return words.format(coach=self.coach.currentText())

    @override
    def _lines(self, preview: Preview) -> list[str]:
        nobody = self.tr("niemand")
        now = ", ".join(f"{name or nobody} ({_number(count)})" for name, count in preview.coaches)
        return [
            self._names(preview.names, len(preview.ids)),
            self.tr("Nu van: {coaches}").format(coaches=now),
        ]

    @override
    def _frozen(self) -> tuple[Work, str]:
        store, coach = self._store, self._chosen()
        with_actions = self.with_actions.isChecked()
        self.field.setEnabled(False)
        self.with_actions.setEnabled(False)

        def work(ids: tuple[UUID, ...], progress: Progress) -> Changes:
            return transfer(store, ids, coach, progress, with_actions=with_actions)

        return work, self.coach.currentText()

    def _me(self) -> list[tuple[UUID, str]]:
        return [found for found in successors(self._store) if found[0] == self._store.actor]

    def _chosen(self) -> UUID:
        found = self.coach.key()
        if not isinstance(found, UUID):
            raise TypeError("no coach is chosen")
        return found

    @Slot()
    def _on_coach(self) -> None:
        if self.coach.key() is None or not self.isVisible():
            return
        store, ids, coach = self._store, self._ids, self._chosen()
        self.go_button.setEnabled(False)
        self.preview_requested.emit(lambda: preview_transfer(store, ids, coach))


class RemovalDialog(BulkDialog):
    """Puts them in the bin."""

    @override
    def ask(self) -> None:
        store, ids = self._store, self._ids
        self.cancel_button.setFocus()
        self.preview_requested.emit(lambda: preview_removal(store, ids))

    @override
    def _name(self) -> None:
        self.title.setText(self.tr("%n onderneming(en) naar de prullenbak", None, len(self._ids)))
        self.setWindowTitle(self.title.text())
        self.go_button.setText(self.tr("Verwijder {count}").format(count=_number(self.count)))

    @override
    def _what(self, count: int) -> str:
        return self.tr("%n onderneming(en) gaat (gaan) naar de prullenbak", None, count)

    @override
    def _lines(self, preview: Preview) -> list[str]:
        along = [
            self.tr("%n sessie(s)", None, preview.sessions) if preview.sessions else "",
            self.tr("%n open actie(s)", None, preview.actions) if preview.actions else "",
            self.tr("%n concept(en)", None, preview.drafts) if preview.drafts else "",
        ]
        found = [self._names(preview.names, len(preview.ids))]
        if any(along):
            words = self.tr("Niet meer te zien: {what}")
            found.append(words.format(what=", ".join(part for part in along if part)))
        return [*found, self.tr("Terughalen kan uit de prullenbak.")]

    @override
    def _frozen(self) -> tuple[Work, str]:
        store = self._store

        def work(ids: tuple[UUID, ...], progress: Progress) -> Changes:
            return throw_away_many(store, ids, progress)

        return work, ""


def _number(count: int) -> str:
    return QLocale().toString(count)
