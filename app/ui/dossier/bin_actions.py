"""What goes to the bin from a file, and where the changes of an entry are shown."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.companies.timeline import EntryRow
from app.services.retention.bin import throw_away
from app.ui.desk import Desk, Step
from app.ui.dossier.timeline_view import TimelineList
from app.ui.dossier.view_model import DossierModel
from app.ui.dossier.words import DossierWords
from app.ui.page import Page
from app.ui.place import Place
from app.ui.widgets.menus import Menu

KINDS = {
    "session": "coaching_session",
    "intake": "intake",
    "file": "attachment",
    "session_file": "attachment",
}


class BinActions(QObject):
    """Deletes an entry of the timeline, or the whole company; both can be undone."""

    def __init__(self, desk: Desk, model: DossierModel, entries: TimelineList, page: Page) -> None:
        super().__init__(page)
        self._desk, self._model, self._list, self._page = desk, model, entries, page
        self._words = DossierWords(desk.reference, self)

    def throw_away_chosen(self) -> None:
        """Del: put the chosen entry in the bin."""
        if self._list.isVisible():
            self.throw_away_entry(self._list.chosen())

    def show_chosen(self) -> None:
        """Shift+H: go to the changes of the chosen session."""
        if self._list.isVisible():
            self.show_changes(self._list.chosen())

    def throw_away_entry(self, row: EntryRow | None) -> None:
        """Put an entry in the bin; a draft is thrown away in its own page."""
        kind = None if row is None else KINDS.get(row.key.kind)
        if row is None or kind is None:
            return
        try:
            changes = throw_away(self._desk.store, kind, row.key.id)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        what = f"{self._words.title(row)}, {self._words.day(row)}"
        if row.key.kind in {"file", "session_file"}:
            what = row.text or what
        words = self.tr("{what} naar de prullenbak").format(what=what)
        self._desk.did(Step(words, changes))

    @Slot()
    def throw_away_company(self) -> None:
        """Put the whole company in the bin and go to the list; undo comes back here."""
        dossier = self._model.dossier
        if dossier is None:
            return
        try:
            self._page.keep()  # what is typed goes along, and comes back with it
            changes: Changes = throw_away(self._desk.store, "enterprise", dossier.id)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        words = self.tr("{what} naar de prullenbak").format(what=dossier.name)
        go = self._desk.go_requested.emit
        there, here = Place("enterprises"), Place("enterprise", record=dossier.id)
        go(there)
        self._desk.did(Step(words, changes, partial(go, here), partial(go, there)))

    def show_changes(self, row: EntryRow | None) -> None:
        """Go to the changes of a session."""
        if row is not None and row.key.kind == "session":
            place = Place("history", record=row.key.id, parent=self._model.id)
            self._desk.go_requested.emit(place)

    def menu(self, row: EntryRow) -> Menu:
        """Return what can be done with an entry."""
        menu = Menu(parent=self._page)
        if row.key.kind == "session":
            show = partial(self.show_changes, row)
            menu.add(self.tr("Wijzigingen"), show, "history", "Shift+H")
        if row.key.kind in KINDS:
            throw = partial(self.throw_away_entry, row)
            menu.add(self.tr("Naar prullenbak"), throw, "delete-outline", "Del")
        return menu

    def show_menu(self, row: EntryRow, at: QPoint) -> None:
        """Show what can be done with an entry."""
        menu = self.menu(row)
        if not menu.isEmpty():
            menu.popup(at)
