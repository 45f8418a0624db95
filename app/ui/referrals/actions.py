"""What is done with a referral, from the board or from its page: in a worker, and undone in one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final
from urllib.parse import quote
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.core import clock
from app.core.errors import UserError
from app.domain.referral import REMIND_DAYS, Status
from app.services.changes import Changes
from app.services.referrals.use_cases import (
    ReferralRow,
    ReferralView,
    move_referral,
    remind_on,
    store_outcome,
)
from app.ui.case_words import code_text
from app.ui.desk import Desk, Step
from app.ui.referrals.words import ReferralWords, plain_day
from app.ui.widgets.day_words import short_day

HERE: Final = ("referral.", "text.", "amount.")  # codes that are said beside a field
STEP, OUTCOME, REMINDER = "step", "outcome", "reminder"


class ReferralActions(QObject):
    """`done` and `refused` tell what it was about: STEP, OUTCOME or REMINDER."""

    done = Signal(object, str)  # id of the referral
    refused = Signal(str, object)  # UserError

    def __init__(self, desk: Desk, words: ReferralWords, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._busy: dict[UUID, str] = {}  # the words of a deed; a second key is no second one
        self._waiting: list[tuple[UUID, str, str, Callable[[], Changes]]] = []  # other deeds

    def is_busy(self, referral_id: UUID) -> bool:
        """Tell whether something is being done with a referral."""
        return referral_id in self._busy

    def move(self, row: ReferralRow, to: Status, day: date, remark: str = "") -> None:
        """Let it come in another status."""
        work = partial(move_referral, self._desk.store, row.id, to, day, remark)
        self._do(row.id, STEP, self._words.moved(row, to), work)

    def store_outcome(
        self, row: ReferralRow, outcome: str, reason: str, starters: int | None
    ) -> None:
        """Store what came of it."""
        words = self.tr("Uitkomst van {what}: {outcome}").format(
            what=self._words.short(row), outcome=code_text("outcome", outcome)
        )
        work = partial(store_outcome, self._desk.store, row.id, outcome, reason, starters)
        self._do(row.id, OUTCOME, words, work)

    def set_reminder(self, row: ReferralRow, day: date | None) -> None:
        """Ask on another day how it stands."""
        words = self.tr("Geen herinnering meer: {what}")
        if day is not None:
            words = self.tr("Herinnering op {day}: {what}").replace("{day}", short_day(day))
        work = partial(remind_on, self._desk.store, row.id, day)
        self._do(row.id, REMINDER, words.format(what=self._words.short(row)), work)

    def remind(self, view: ReferralView) -> None:
        """Write to who does not answer, in the coach's own mail program, and look again later."""
        if (address := mail_address(view.form.receiver_contact)) is not None:
            QDesktopServices.openUrl(self._mail(view, address))
        self.set_reminder(view.row, clock.today() + timedelta(days=REMIND_DAYS))

    def _mail(self, view: ReferralView, address: str) -> QUrl:
        row = view.row
        subject = self.tr("Hoe staat het met onze doorverwijzing van {day}?")
        body = self.tr(
            "Dag,\n\nOp {day} verwezen we {company} naar jullie door: {what}.\n"
            "Kun je laten weten hoe het ermee staat?\n\nVriendelijke groet,\n{me}"
        )
        values = {
            "day": plain_day(row.status_on),
            "company": row.company,
            "what": self._words.what(row),
            "me": self._desk.me.name,
        }
        parts = (("subject", subject), ("body", body))
        query = "&".join(f"{name}={quote(words.format(**values))}" for name, words in parts)
        return QUrl(f"mailto:{address}?{query}")

    def _do(self, record: UUID, part: str, words: str, work: Callable[[], Changes]) -> None:
        if record in self._busy:
            if self._busy[record] != words:
                self._waiting.append((record, part, words, work))
            return
        self._busy[record] = words
        job = self._desk.runner.start(lambda _progress: work())
        job.succeeded.connect(partial(self._on_done, record, part, words))
        job.failed.connect(partial(self._on_failed, part))
        job.finished.connect(partial(self._on_finished, record))

    def _on_finished(self, record: UUID) -> None:
        self._busy.pop(record, None)
        waiting, self._waiting = self._waiting, []
        for deed in waiting:
            self._do(*deed)

    def _on_done(self, record: UUID, part: str, words: str, changes: Changes) -> None:
        self._desk.did(Step(words, changes))
        self.done.emit(record, part)

    def _on_failed(self, part: str, error: Exception) -> None:
        if isinstance(error, UserError) and error.code.startswith(HERE):
            self.refused.emit(part, error)
        else:
            self._desk.failed.emit(error)


def mail_address(contact: str) -> str | None:
    """Return the mail address in a line about somebody, None when there is none."""
    words = (word.strip("<>(),;") for word in contact.split())
    return next((word for word in words if "@" in word.strip("@")), None)
