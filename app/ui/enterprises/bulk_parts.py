"""The two things that can be done with many enterprises: what they ask, show and do."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.services.changes import Changes
from app.services.companies.bulk import (
    Preview,
    preview_removal,
    preview_transfer,
    successors,
    throw_away_many,
    transfer,
)
from app.ui.desk import Desk
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.ticks import CheckBox

Work = Callable[[tuple[UUID, ...], Progress], Changes]
People = tuple[tuple[UUID, str], ...]


class Transfer(QObject):
    """
    Hands over to another coach of the partner.

    `preview_requested` carries what makes the preview; `cannot` comes when nobody can take over.
    """

    preview_requested = Signal(object)
    cannot = Signal()

    def __init__(self, desk: Desk, ids: tuple[UUID, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._ids = desk, ids
        self.coach = ComboBox()
        self.field = LabelledField(self.tr("Draag over aan"), self.coach)
        self.with_actions = CheckBox("")
        self.with_actions.setChecked(True)
        self.choice: tuple[QWidget, ...] = (self.field,)  # what must be chosen first
        self.options: tuple[QWidget, ...] = (self.with_actions,)  # what can be, after the preview
        self.coach.currentIndexChanged.connect(self._on_coach)

    def begin(self) -> bool:
        """Read who can take over, then ask for the preview; True: it takes the keyboard."""
        store = self._desk.store
        job = self._desk.runner.start(lambda _progress: successors(store), database=False)
        job.succeeded.connect(self._on_people)
        job.failed.connect(self._desk.failed)
        self.coach.setFocus()
        return True

    def show_options(self, preview: Preview) -> None:
        """Show the options for what will change."""
        words = self.tr("%n open actie(s) van de huidige coach gaan mee", None, preview.actions)
        self.with_actions.setText(words)
        self.with_actions.setVisible(preview.actions > 0)

    def title(self) -> str:
        """Return what is done with all that were chosen."""
        return self.tr("%n onderneming(en) overdragen", None, len(self._ids))

    def go_words(self, count: int) -> str:
        """Return what stands on the button that does it."""
        return self.tr("Draag {count} over").format(count=number_text(count))

    def what(self, count: int) -> str:
        """Return what happens with those that change."""
        words = self.tr("%n onderneming(en) krijgt (krijgen) {coach} als coach", None, count)
        return words.format(coach=self.coach.currentText())

    def lines(self, preview: Preview) -> list[str]:
        """Return which those are, and what else there is to know."""
        nobody = self.tr("niemand")
        now = ", ".join(
            f"{name or nobody} ({number_text(count)})" for name, count in preview.coaches
        )
        return [
            names_text(preview.names, len(preview.ids)),
            self.tr("Nu van: {coaches}").format(coaches=now),
        ]

    def freeze(self) -> tuple[Work, str]:
        """Return the work with all that was chosen, and the name of the coach."""
        store, coach = self._desk.store, self._chosen()
        with_actions = self.with_actions.isChecked()
        self.field.setEnabled(False)
        self.with_actions.setEnabled(False)

        def work(ids: tuple[UUID, ...], progress: Progress) -> Changes:
            return transfer(store, ids, coach, progress, with_actions=with_actions)

        return work, self.coach.currentText()

    def _chosen(self) -> UUID:
        found = self.coach.key()
        if not isinstance(found, UUID):
            raise TypeError("no coach is chosen")
        return found

    @Slot(object)
    def _on_people(self, people: People) -> None:
        me = self._desk.store.actor
        others = [found for found in people if found[0] != me]
        with QSignalBlocker(self.coach):
            for person, name in (*others, *(found for found in people if found[0] == me)):
                self.coach.add(person, name)
        if others:
            self._on_coach()
            return
        self.coach.setEnabled(False)
        self.field.set_error(self.tr("Bij je partner is er nog geen andere coach."))
        self.cannot.emit()

    @Slot()
    def _on_coach(self) -> None:
        store, ids, coach = self._desk.store, self._ids, self._chosen()
        self.preview_requested.emit(lambda: preview_transfer(store, ids, coach))


class Removal(QObject):
    """Puts them in the bin."""

    preview_requested = Signal(object)
    cannot = Signal()  # never

    def __init__(self, desk: Desk, ids: tuple[UUID, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._ids = desk.store, ids
        self.choice: tuple[QWidget, ...] = ()
        self.options: tuple[QWidget, ...] = ()

    def begin(self) -> bool:
        """Ask for the preview; False: it needs no keyboard."""
        store, ids = self._store, self._ids
        self.preview_requested.emit(lambda: preview_removal(store, ids))
        return False

    def show_options(self, preview: Preview) -> None:
        """There is none."""

    def title(self) -> str:
        """Return what is done with all that were chosen."""
        return self.tr("%n onderneming(en) naar de prullenbak", None, len(self._ids))

    def go_words(self, count: int) -> str:
        """Return what stands on the button that does it."""
        return self.tr("Verwijder {count}").format(count=number_text(count))

    def what(self, count: int) -> str:
        """Return what happens with those that change."""
        return self.tr("%n onderneming(en) gaat (gaan) naar de prullenbak", None, count)

    def lines(self, preview: Preview) -> list[str]:
        """Return which those are, and what goes out of sight with them."""
        along = [
            self.tr("%n sessie(s)", None, preview.sessions) if preview.sessions else "",
            self.tr("%n open actie(s)", None, preview.actions) if preview.actions else "",
            self.tr("%n concept(en)", None, preview.drafts) if preview.drafts else "",
        ]
        found = [names_text(preview.names, len(preview.ids))]
        if any(along):
            words = self.tr("Niet meer te zien: {what}")
            found.append(words.format(what=", ".join(part for part in along if part)))
        return [*found, self.tr("Terughalen kan uit de prullenbak.")]

    def freeze(self) -> tuple[Work, str]:
        """Return the work, and no coach."""
        store = self._store

        def work(ids: tuple[UUID, ...], progress: Progress) -> Changes:
            return throw_away_many(store, ids, progress)

        return work, ""


def names_text(names: Sequence[str], count: int) -> str:
    """Return names, and how many more there are."""
    shown, rest = ", ".join(names), count - len(names)
    words = QCoreApplication.translate("Bulk", "{names} en nog {count}")
    return words.format(names=shown, count=number_text(rest)) if rest else shown


def number_text(count: int) -> str:
    """Return a number as the screens show it."""
    return QLocale().toString(count)
