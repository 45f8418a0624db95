"""Keeps what is typed in parts of a referral, on its page or beside the board, as one draft."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.drafts import DraftForm, KeptDraft, close_draft, draft_changes, new_draft_id
from app.services.referrals.page import DRAFT_KIND
from app.ui.desk import Desk
from app.ui.drafts import DraftKeeper
from app.ui.typing_place import TypingPlace, place_in

Parts = Mapping[str, Any]


class ReferralKeeper(QObject):
    """
    There is a draft only while something is typed; parts that are not on screen stay in it.

    Args:
        parts: Gives what is typed and not stored, by the name of its part.
        page: Where the keyboard is looked for.
    """

    def __init__(self, desk: Desk, parts: Callable[[], Parts], page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._parts, self._page = desk, parts, page
        self._keeper: DraftKeeper | None = None
        self._begin_with()

    def _begin_with(
        self, company: UUID | None = None, referral: UUID | None = None, title: str = ""
    ) -> None:
        self._company, self._referral, self._title = company, referral, title
        self.draft_id = new_draft_id()
        self._others: dict[str, Any] = {}  # parts that are not on this screen

    def show(
        self, company: UUID, referral: UUID | None, title: str, kept: KeptDraft | None, *names: str
    ) -> Parts:
        """Follow a referral from now on; return what was typed in the parts of these names."""
        self.let_go()
        self._begin_with(company, referral, title)
        if kept is None:
            return {}
        self.draft_id = kept.form.id
        found = dict(kept.form.fields)
        typed = {name: found.pop(name) for name in names if found.get(name) is not None}
        self._others = {name: part for name, part in found.items() if isinstance(part, dict)}
        self._follow(kept)
        return typed

    @property
    def has_draft(self) -> bool:
        """Whether there is something that is not stored."""
        return self._keeper is not None

    @Slot()
    def look(self) -> None:
        """Something was typed, stored or thrown away."""
        if self._company is None or self._desk.store.is_closed:
            return
        if not self._parts() and not self._others:
            self.end()
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
            form = self._snapshot()
            self.let_go()
            close_draft(self._desk.store, form.id)
            self._desk.bus.tell(draft_changes(form))

    def let_go(self) -> None:
        """Write nothing more; the draft stays as it is on disk."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.end()
            keeper.deleteLater()

    def end(self) -> None:
        """Throw the draft away: nothing is typed any more."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.discard()
            self.draft_id = new_draft_id()
            if not keeper.is_dirty:
                keeper.deleteLater()

    def _follow(self, kept: KeptDraft | None) -> None:
        desk = self._desk
        self._keeper = DraftKeeper(desk.store, desk.runner, self._snapshot, self, kept)
        desk.keeping.watch(self._keeper)
        self._keeper.failed.connect(desk.failed)

    def _snapshot(self) -> DraftForm:
        place = place_in(self._page) or TypingPlace()
        stored = None if self._referral is None else str(self._referral)
        return DraftForm(
            id=self.draft_id,
            kind=DRAFT_KIND,
            subject=self._referral or self._company,
            title=self._title,
            fields={
                **self._others,
                **self._parts(),
                "enterprise": str(self._company),
                "referral": stored,
            },
            focus=place.field,
            cursor=place.cursor,
            is_open=self._page.isVisible(),
        )
