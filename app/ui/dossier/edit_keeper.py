"""Keeps on disk what is typed in the fields of a file and not stored yet."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.drafts import DraftForm, KeptDraft, new_draft_id
from app.ui.desk import Desk
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.new_action import NewAction
from app.ui.dossier.view_model import DRAFT_KIND, DossierModel
from app.ui.drafts import DraftKeeper

FIELDS: Final = "fields"


Typing = InPlaceText | NewAction
Parts = Callable[[], Mapping[str, Typing]]  # every field there is, by a name that holds


class EditKeeper(QObject):
    """
    One draft for one file, there only while something is typed in it.

    When it ends, one that waits in another file of the company is shown.

    Args:
        parts: Gives every field that there is now.
        show_tab: Told the name of each field before it is looked for, so that it is made; the one
            that had the keyboard comes last.
    """

    def __init__(
        self,
        desk: Desk,
        model: DossierModel,
        parts: Parts,
        show_tab: Callable[[str], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self._parts, self._show_tab = parts, show_tab
        self._keeper: DraftKeeper | None = None
        self._is_shown = True
        model.draft_found.connect(self._on_draft)

    def restore(self, kept: KeptDraft) -> QLineEdit | None:
        """Put back what was typed when the file was left; return the line that had the keyboard."""
        self._follow(kept.form.id, kept)
        typed: dict[str, dict[str, str]] = kept.form.fields.get(FIELDS, {})
        name, _, line = kept.form.focus.rpartition(".")
        for field in sorted(typed, key=lambda field: field == name):
            self._show_tab(field)
        self.put_back(typed)
        found = self._parts().get(name) if name in typed else None
        focus = None if found is None else found.findChild(QLineEdit, line)
        if focus is not None:
            focus.setCursorPosition(kept.form.cursor)
        return focus

    def typed(self) -> dict[str, dict[str, str]]:
        """Return what is typed in every field where something is."""
        found = {name: part.typed() for name, part in self._parts().items()}
        return {name: typed for name, typed in found.items() if typed is not None}

    def put_back(self, typed: Mapping[str, Mapping[str, str]]) -> None:
        """Show what was typed in fields that were made anew since."""
        parts = self._parts() if typed else {}
        for name, words in typed.items():
            if name in parts and parts[name].typed() is None:
                parts[name].put_back(words)

    def keep_now(self) -> None:
        """
        Write before this returns.

        Raises:
            UserError: As the store says.
        """
        if self._keeper is not None:
            self._keeper.keep_now()

    def set_shown(self, *, on: bool) -> None:
        """Remember whether the file is on screen: only then it opens by itself next time."""
        if self._is_shown != on:
            self._is_shown = on
            if self._keeper is not None:
                self._keeper.touch()

    @Slot()
    def look(self) -> None:
        """Something was typed, stored or thrown away."""
        if self._desk.store.is_closed:
            return
        if not self.typed():
            had_draft = self._keeper is not None
            self.end()
            if had_draft:
                self._model.look_for_draft()
            return
        if self._keeper is None:
            self._follow(new_draft_id(), None)
        if self._keeper is not None:
            self._keeper.touch()

    @Slot(object)
    def _on_draft(self, kept: KeptDraft) -> None:
        """Show what waits in another file of the company; while something is typed it waits on."""
        if not self.typed():
            self.restore(kept)

    def _follow(self, draft_id: UUID, kept: KeptDraft | None) -> None:
        if self._keeper is not None:
            self._keeper.end()
        snapshot = partial(self._snapshot, draft_id)
        self._keeper = DraftKeeper(self._desk.store, self._desk.runner, snapshot, self, kept)
        self._desk.keeping.watch(self._keeper)
        self._keeper.failed.connect(self._desk.failed)

    def end(self) -> None:
        """Throw away the draft: nothing is typed any more."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.discard()
            if not keeper.is_dirty:  # else it waits for its last write, to take that back too
                keeper.deleteLater()

    def _snapshot(self, draft_id: UUID) -> DraftForm:
        focus = self._page.window().focusWidget()
        name = ""
        if isinstance(focus, QLineEdit):
            parts = self._parts().items()
            name = next((name for name, part in parts if part.isAncestorOf(focus)), "")
        dossier = self._model.dossier
        return DraftForm(
            id=draft_id,
            kind=DRAFT_KIND,
            subject=self._model.id,
            title=dossier.name if dossier else "",
            fields={FIELDS: self.typed()},
            focus=f"{name}.{focus.objectName()}" if focus is not None and name else "",
            cursor=focus.cursorPosition() if isinstance(focus, QLineEdit) and name else 0,
            is_open=self._is_shown,
        )
