"""Asking coaches for what is missing: a task that syncs, and for many at once a mail per coach."""

from collections.abc import Iterable
from urllib.parse import quote
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from app.ui.desk import Desk
from app.ui.evidence_pack.mail_dialog import MailDialog, MailLine
from app.ui.evidence_pack.service import Gap
from app.ui.evidence_pack.view_model import PackModel


class Asker(QObject):
    """Every question is an action that can be undone; a mail is only opened, never sent."""

    def __init__(self, desk: Desk, model: PackModel, page: QObject) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self.dialog: MailDialog | None = None

    @Slot(object)
    def ask(self, gap: Gap) -> None:
        """Ask for one thing, or remind."""
        words = self.tr("Gevraagd aan {name}: {what}")
        if gap.asked_on is not None:
            words = self.tr("{name} is herinnerd: {what}")
        told = words.format(name=gap.coach or gap.partner, what=self._line(gap))
        self._model.ask((gap,), told)

    def ask_all(self, gaps: Iterable[Gap]) -> None:
        """Ask for everything, and offer a mail for each coach."""
        asked = [gap for gap in gaps if gap.may_ask]
        if not asked:
            return
        lines = self.mails(asked)
        words = self.tr("Alles gevraagd, aan {names}")
        self._model.ask(asked, words.format(names=", ".join(line.name for line in lines)))
        if (known := [line for line in lines if line.address]) and len(lines) == 1:
            QDesktopServices.openUrl(QUrl(known[0].url))
        else:
            from PySide6.QtWidgets import QWidget

            parent = self._page if isinstance(self._page, QWidget) else None
            self.dialog = MailDialog(lines, parent)
            self.dialog.open()

    def mails(self, gaps: Iterable[Gap]) -> list[MailLine]:
        """Return a mail for each coach, with all that is asked of them."""
        by_coach: dict[UUID | None, list[Gap]] = {}
        for gap in gaps:
            by_coach.setdefault(gap.coach_id, []).append(gap)
        return [self._mail(asked) for asked in by_coach.values()]

    def _mail(self, gaps: list[Gap]) -> MailLine:
        one = gaps[0]
        subject = self.tr("Bewijsstukken die nog ontbreken")
        lines = "\n".join(f"- {self._line(gap)}" for gap in gaps)
        body = self.tr(
            "Dag {name},\n\nVoor het bewijspakket ontbreekt nog:\n{lines}\n\n"
            "Ze staan ook als taak in Werkvloer.\n\nVriendelijke groet,\n{me}"
        ).format(name=one.coach.split(" ")[0], lines=lines, me=self._desk.me.name)
        query = f"subject={quote(subject)}&body={quote(body)}"
        url = f"mailto:{quote(one.coach_mail, safe='@')}?{query}"
        return MailLine(one.coach or one.partner, len(gaps), one.coach_mail, url)

    def _line(self, gap: Gap) -> str:
        from app.ui.evidence_pack.words import PackWords

        return f"{gap.company}, {PackWords(self).gap(gap)}"
