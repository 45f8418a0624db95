"""Asking coaches for what is missing: it waits in their Vandaag, and goes in a mail per coach."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.ui.desk import Desk, Notice
from app.ui.evidence_pack.mail_dialog import MailDialog, MailLine
from app.ui.evidence_pack.service import Gap, Survey
from app.ui.evidence_pack.view_model import PackModel
from app.ui.evidence_pack.words import PackWords
from app.ui.gap_words import GapWords

if TYPE_CHECKING:
    from app.services.evidence.requests import Asked

TERM = timedelta(days=7)  # that a coach gets, as in what waits for them


class Asker(QObject):
    """Every question is an action that can be undone; a mail is only opened, never sent."""

    def __init__(self, desk: Desk, model: PackModel, words: PackWords, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self._say, self._gaps = words, GapWords(self)
        self.dialog: MailDialog | None = None

    @Slot(object)
    def ask(self, gap: Gap) -> None:
        """Ask for one thing, or remind; who is behind with synchronising gets a mail."""
        if gap.kind == "unsynced":
            self._ask_partner(gap)
            return
        words = self.tr("Gevraagd aan {name}: {what}")
        if gap.asked_on is not None:
            words = self.tr("{name} is herinnerd: {what}")
        told = words.format(name=gap.coach, what=f"{gap.company}, {self._say.gap(gap)}")
        self._model.ask((gap,), told)

    def ask_all(self, survey: Survey, period: str) -> None:
        """Ask for everything, and offer a mail for each coach."""
        gaps = [gap for gap in survey.gaps if gap.may_ask and gap.row is not None]
        if not gaps:
            return
        names = ", ".join(dict.fromkeys(gap.coach for gap in gaps))
        self._model.ask(gaps, self.tr("Alles gevraagd, aan {names}").format(names=names))
        self._model.read_asked(survey, partial(self._offer, period))

    def _offer(self, period: str, asked: "Sequence[Asked]") -> None:
        """Open the mail of the only coach, or show a line for each."""
        lines = [self._mail(one, period) for one in asked]
        if len(lines) == 1 and lines[0].address:
            QDesktopServices.openUrl(QUrl(lines[0].url))
        elif lines:
            self.dialog = MailDialog(lines, self._page)
            self.dialog.open()

    def _mail(self, one: "Asked", period: str) -> MailLine:
        letter = self._gaps.letter(one, period, clock.today() + TERM)
        count = sum(gap.gap.is_for_coach for row in one.rows for gap in row.gaps)
        return MailLine(one.coach, count, one.email, _url(one.email, letter.subject, letter.text))

    def _ask_partner(self, gap: Gap) -> None:
        if not gap.partner_mail:
            words = self.tr("Van {partner} is geen mailadres van een beheerder gekend")
            self._desk.noticed.emit(Notice(words.format(partner=gap.partner)))
            return
        subject = self.tr("Synchroniseer Werkvloer, graag")
        text = self.tr(
            "Dag,\n\nVoor het bewijspakket wacht ik op {company}. Kunnen jullie laptops "
            "synchroniseren?\n\nVriendelijke groet,\n{me}"
        ).format(company=gap.company, me=self._desk.me.name)
        QDesktopServices.openUrl(QUrl(_url(gap.partner_mail, subject, text)))


def _url(address: str, subject: str, text: str) -> str:
    return f"mailto:{quote(address, safe='@,')}?subject={quote(subject)}&body={quote(text)}"
