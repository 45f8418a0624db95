"""Keeps what is typed in the form of one record as a draft, while it differs from the stored."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from app.services.drafts import DraftForm, KeptDraft, close_draft, draft_changes, new_draft_id
from app.ui.desk import Desk
from app.ui.drafts import DraftKeeper


class RecordKeeper(QObject):
    """
    There is a draft only while something is typed.

    Args:
        snapshot: Gives the form as a draft with an id keeps it.
    """

    def __init__(
        self,
        desk: Desk,
        snapshot: Callable[[UUID], DraftForm],
        parent: QObject,
        draft_id: UUID | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._snapshot = desk, snapshot
        self._keeper: DraftKeeper | None = None
        self.draft_id = draft_id or new_draft_id()

    @property
    def has_draft(self) -> bool:
        """Whether something typed is not stored."""
        return self._keeper is not None

    def go_on(self, kept: KeptDraft) -> None:
        """Take up what was typed before."""
        self.draft_id = kept.form.id
        self._follow(kept)

    def look(self, *, is_typed: bool) -> None:
        """Something was typed, or put back as it is stored."""
        if not is_typed:
            self.drop()
            return
        if self._keeper is None:
            self._follow(None)
        if self._keeper is not None:
            self._keeper.touch()

    def keep_now(self) -> None:
        """
        Write before this returns.

        Raises:
            UserError: As the store says.
        """
        if self._keeper is not None and self._keeper.is_dirty:
            self._keeper.keep_now()

    def put_away(self) -> None:
        """Leave the draft for another time; it is on disk."""
        if self._keeper is not None:
            self.keep_now()
            close_draft(self._desk.store, self.draft_id)
            self._desk.bus.tell(draft_changes(self._snapshot(self.draft_id)))

    def hand_over(self) -> Callable[[], object]:
        """Leave the write that is due to a worker, that stores the record then."""
        return (lambda: None) if self._keeper is None else self._keeper.hand_over()

    def let_go(self) -> None:
        """Write nothing more; the draft stays as it is on disk, or is gone."""
        keeper, self._keeper = self._keeper, None
        self.draft_id = new_draft_id()
        if keeper is not None:
            keeper.end()
            keeper.deleteLater()

    def drop(self) -> None:
        """Throw the draft away: nothing differs from what is stored."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.discard()
            self.draft_id = new_draft_id()
            if not keeper.is_dirty:
                keeper.deleteLater()

    def _follow(self, kept: KeptDraft | None) -> None:
        desk = self._desk
        self._keeper = DraftKeeper(desk.store, desk.runner, self._form, self, kept)
        desk.keeping.watch(self._keeper)
        self._keeper.failed.connect(desk.failed)

    def _form(self) -> DraftForm:
        return self._snapshot(self.draft_id)
