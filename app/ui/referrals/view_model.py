"""What the board of referrals knows: what is asked, and what fits."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.services.changes import Changes
from app.services.referral_list import ReferralList, ReferralQuery, list_referrals
from app.ui.desk import Desk

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
        self._is_reading = self._is_wanted = False
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
        if self._is_reading:
            self._is_wanted = True
            return
        self._is_reading, self._is_wanted = True, False
        store, query, today = self._desk.store, self.query, clock.today()
        job = self._desk.runner.start(
            lambda _progress: (query, list_referrals(store, query, today)), database=False
        )
        job.succeeded.connect(self._on_listed)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    @Slot(object)
    def _on_listed(self, found: tuple[ReferralQuery, ReferralList]) -> None:
        if found[0] == self.query:
            self.listed.emit(found[1])

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._desk.failed.emit(error)
        self.not_listed.emit()

    @Slot()
    def _on_finished(self) -> None:
        self._is_reading = False
        if self._is_wanted:
            self.refresh()

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self.refresh()
