"""What the board of referrals knows: what is asked, and what fits."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.services.changes import Changes
from app.services.referrals.lists import ReferralList, ReferralQuery, list_referrals
from app.ui.desk import Desk
from app.ui.work.reader import Reader

KINDS: Final = frozenset({"referral", "referral_step", "enterprise", "instrument", "person"})


class ReferralsModel(QObject):
    """
    Reads in a worker, one query at a time; only the last one asked is told by `listed`.

    It begins with what is of who works here.
    """

    listed = Signal(object)  # ReferralList
    not_listed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.query = ReferralQuery(coach=desk.me.person_id, partner=desk.me.partner_id)
        self.reader = Reader(desk.runner, self._work, self)
        self.reader.read.connect(self._on_listed)
        self.reader.failed.connect(self._on_failed)
        desk.bus.changed.connect(self._on_changes)

    def change(self, **values: Any) -> None:
        """Ask for something else; nothing happens when it is the same."""
        query = replace(self.query, **values)
        if query != self.query:
            self.query = query
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask again."""
        self.reader.ask()

    def _work(self) -> Callable[[], tuple[ReferralQuery, ReferralList]]:
        store, query, today = self._desk.store, self.query, clock.today()
        return lambda: (query, list_referrals(store, query, today))

    @Slot(object)
    def _on_listed(self, found: tuple[ReferralQuery, ReferralList]) -> None:
        if found[0] == self.query:
            self.listed.emit(found[1])

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._desk.failed.emit(error)
        self.not_listed.emit()

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self.refresh()
