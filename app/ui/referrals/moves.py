"""Moves cards of the board, one step after another."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.domain.referral import Column, Status, column, towards
from app.services.referrals.use_cases import ReferralRow
from app.ui.case_words import code_text
from app.ui.desk import Desk, Notice
from app.ui.referrals.beside import ReferralBeside
from app.ui.referrals.progress_forms import REASONED
from app.ui.referrals.words import ReferralWords

ORDER: Final = tuple(Column)


class CardMoves(QObject):
    """
    A key that comes before the last step is stored, and shown, waits for that.

    Args:
        row_of: Gives a referral as the board shows it now, None when it is not there.
    """

    def __init__(
        self,
        desk: Desk,
        words: ReferralWords,
        beside: ReferralBeside,
        row_of: Callable[[UUID], ReferralRow | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._words, self._beside, self._row_of = desk, words, beside, row_of
        self._waiting: list[tuple[UUID, int]] = []
        self._left: dict[UUID, Status] = {}  # what each had before a step that is not shown yet
        beside.deeds.refused.connect(self._on_refused)

    def move(self, row_id: UUID, name: str) -> None:
        """Move a card to a column; what has no step there goes to the next that has one."""
        row = self._row_of(row_id)
        if row is None:
            return
        side = 1 if ORDER.index(Column(name)) > ORDER.index(row.column) else -1
        if self._is_moving(row):
            self._waiting.append((row_id, side))
            return
        to = towards(row.status, Column(name))
        if to is not None:
            if to not in REASONED:  # else somebody may still think better of it
                self._left[row_id] = row.status
            self._beside.step_to(row, to)
            return
        words = self.tr("{what} kan van hier niet verder.")
        if side < 0:
            words = self.tr("{what} kan niet terug.")
        self._desk.noticed.emit(Notice(words.format(what=self._words.short(row))))

    @Slot(object, str)
    def drop(self, row_id: UUID, name: str) -> None:
        """Move a card that was dragged to a column: right there, or it stays and that is told."""
        row, there = self._row_of(row_id), Column(name)
        if row is None or self._is_moving(row):
            return
        to = towards(row.status, there)
        if to is not None and column(to) is there:
            self.move(row_id, name)
            return
        words = self.tr("{what} kan van hier niet naar «{column}».")
        said = words.format(what=self._words.short(row), column=code_text("referral_column", name))
        self._desk.noticed.emit(Notice(said))

    def go_on(self) -> None:
        """Do the next step that waited; called when the board shows the one before it."""
        if not self._waiting:
            return
        row_id, side = self._waiting[0]
        row = self._row_of(row_id)
        if row is not None and self._is_moving(row):
            return
        del self._waiting[0]
        place = -1 if row is None else ORDER.index(row.column) + side
        if 0 <= place < len(ORDER):
            self.move(row_id, ORDER[place].value)
        else:
            self._waiting.clear()

    def _is_moving(self, row: ReferralRow) -> bool:
        """Tell whether a step is being stored, or the board does not show it yet."""
        if self._beside.deeds.is_busy(row.id):
            return True
        if self._left.get(row.id) == row.status:
            return True
        self._left.pop(row.id, None)
        return False

    @Slot()
    def _on_refused(self) -> None:
        self._waiting.clear()
        self._left.clear()
