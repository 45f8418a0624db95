"""Keeps on disk what is typed in the fields of a page and not stored yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.drafts import DraftForm, KeptDraft, new_draft_id
from app.ui.desk import Desk
from app.ui.drafts import DraftKeeper
from app.ui.typing_place import TEXTS, cursor_of, set_cursor

FIELDS: Final = "fields"


class TypedField(Protocol):
    """A widget that knows what is typed in it and its owner does not have."""

    def typed(self) -> dict[str, str] | None:
        """Return it by the object name of each line, None when there is nothing."""

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed before."""


Parts = Callable[[], Mapping[str, TypedField]]  # every field there is, by a name that holds


@dataclass(frozen=True, slots=True)
class Edited:
    """
    What the fields are of.

    Attributes:
        kind: Of the draft: the screen that finds it again.
        subject: Gives the id of the record.
        title: Gives the words under which the draft is listed.
    """

    kind: str
    subject: Callable[[], UUID]
    title: Callable[[], str]


class EditKeeper(QObject):
    """
    One draft for one page, there only while something is typed in it.

    `ended` comes when nothing is typed any more: the draft is gone.

    Args:
        parts: Gives every field that there is now.
        show_part: Told the name of each field before it is looked for, so that it is made; the one
            that had the keyboard comes last.
    """

    ended = Signal()

    def __init__(
        self,
        desk: Desk,
        edited: Edited,
        parts: Parts,
        show_part: Callable[[str], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk, self._edited, self._page = desk, edited, page
        self._parts, self._show_part = parts, show_part
        self._keeper: DraftKeeper | None = None
        self._is_shown = True

    def restore(self, kept: KeptDraft) -> QWidget | None:
        """Put back what was typed when the page was left; return what had the keyboard."""
        self._follow(kept.form.id, kept)
        typed: dict[str, dict[str, str]] = kept.form.fields.get(FIELDS, {})
        name, _, line = kept.form.focus.rpartition(".")
        for field in sorted(typed, key=lambda field: field == name):
            self._show_part(field)
        self.put_back(typed)
        found = self._parts().get(name) if name in typed else None
        focus = None if found is None else _child(found, line)
        if focus is not None:
            set_cursor(focus, kept.form.cursor)
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
        """Remember whether the page is on screen: only then it opens by itself next time."""
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
                self.ended.emit()
            return
        if self._keeper is None:
            self._follow(new_draft_id(), None)
        if self._keeper is not None:
            self._keeper.touch()

    @Slot(object)
    def offer(self, kept: KeptDraft) -> None:
        """Show what waits elsewhere; while something is typed it waits on."""
        if not self.typed():
            self.restore(kept)

    def end(self) -> None:
        """Throw away the draft: nothing is typed any more."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.discard()
            if not keeper.is_dirty:  # else it waits for its last write, to take that back too
                keeper.deleteLater()

    def _follow(self, draft_id: UUID, kept: KeptDraft | None) -> None:
        if self._keeper is not None:
            self._keeper.end()
        snapshot = partial(self._snapshot, draft_id)
        self._keeper = DraftKeeper(self._desk.store, self._desk.runner, snapshot, self, kept)
        self._desk.keeping.watch(self._keeper)
        self._keeper.failed.connect(self._desk.failed)

    def _snapshot(self, draft_id: UUID) -> DraftForm:
        focus, name = self._page.window().focusWidget(), ""
        if isinstance(focus, TEXTS):
            parts = self._parts().items()
            name = next((name for name, part in parts if _holds(part, focus)), "")
        return DraftForm(
            id=draft_id,
            kind=self._edited.kind,
            subject=self._edited.subject(),
            title=self._edited.title(),
            fields={FIELDS: self.typed()},
            focus=f"{name}.{focus.objectName()}" if focus is not None and name else "",
            cursor=cursor_of(focus) if focus is not None and name else 0,
            is_open=self._is_shown,
        )


def _holds(part: TypedField, focus: QWidget) -> bool:
    return isinstance(part, QWidget) and (part is focus or part.isAncestorOf(focus))


def _child(part: TypedField, name: str) -> QWidget | None:
    if not isinstance(part, QWidget):
        return None
    found = part if part.objectName() == name else part.findChild(QWidget, name)
    return found if isinstance(found, TEXTS) else None
