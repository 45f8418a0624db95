"""What the screens say of a referral."""

from datetime import date

from PySide6.QtCore import QObject

from app.domain.referral import IN_LOCAL, IN_VDAB, TO_PARTNER, Column, Status
from app.services.referrals.lists import BETWEEN, FROM, TO, is_silent, organisation_of
from app.services.referrals.use_cases import ReferralRow
from app.ui.case_words import code_text
from app.ui.widgets.board import BoardCard, BoardMark
from app.ui.widgets.day_words import short_day
from app.ui.widgets.status import Status as Look

LOOKS: dict[Status, Look] = {
    Status.PREPARED: "neutral",
    Status.AGREED: "neutral",
    Status.SENT: "info",
    Status.ACCEPTED: "info",
    Status.STARTED: "info",
    Status.ENDED: "ok",
    Status.REFUSED: "stopped",
    Status.NO_REACTION: "stopped",
}


def plain_day(day: date) -> str:
    """Return `20/11/2026`."""
    return f"{day:%d/%m/%Y}"


class ReferralWords(QObject):
    """Gives the words of cards, rows and notices."""

    def what(self, row: ReferralRow) -> str:
        """Return what it is: its instrument, else where it comes from or goes to."""
        if row.instrument is not None:
            return row.instrument.name
        return {
            IN_VDAB: self.tr("Van VDAB"),
            IN_LOCAL: self.tr("Van een Lokaal Partnerschap"),
            TO_PARTNER: self.tr("Naar een partner"),
        }.get(row.direction, self.tr("Doorverwijzing"))

    def short(self, row: ReferralRow) -> str:
        """Return it in as few words as a notice has room for: `IBO, Metaal Claes`."""
        what = self.what(row) if row.instrument is None else row.instrument.short
        return f"{what}, {row.company}"

    def direction(self, code: str | None) -> str:
        """Return the words of a filter by direction."""
        return {
            TO: self.tr("Naar"),
            FROM: self.tr("Van"),
            BETWEEN: self.tr("Tussen partners"),
        }.get(code or "", self.tr("Alle"))

    def moved(self, row: ReferralRow, to: Status) -> str:
        """Return the notice about one that moved."""
        words = self.tr("{what} naar {status}")
        return words.format(what=self.short(row), status=code_text("referral_status", to.value))

    def waits(self, row: ReferralRow, today: date) -> str:
        """Return that nobody answers; empty: it is not so."""
        if not is_silent(row, today):
            return ""
        return self.tr("%n dag(en) geen antwoord", None, row.days_waiting(today))

    def is_without_outcome(self, row: ReferralRow) -> bool:
        """Tell whether it is over, and nobody said what came of it."""
        return row.column in (Column.ENDED, Column.NOT_DONE) and not row.outcome

    def missing(self, row: ReferralRow, today: date) -> str:
        """Return `Uitkomst IBO ontbreekt`, and how long; empty: it is not so."""
        if not self.is_without_outcome(row):
            return ""
        days = (today - row.status_on).days
        return self.tr("Uitkomst ontbreekt, %n dag(en)", None, days)

    def outcome(self, row: ReferralRow) -> str:
        """Return what came of it, or that it is not known yet."""
        return code_text("outcome", row.outcome) if row.outcome else ""

    def card(self, row: ReferralRow, today: date) -> BoardCard:
        """Return it as a card of the board."""
        organisation = organisation_of(row)
        mark, link = self._mark(row, today), ""
        if is_silent(row, today):
            link = self.tr("Herinner")
        elif self.is_without_outcome(row):
            link = self.tr("Vul in")
        return BoardCard(
            id=row.id,
            title=self.what(row),
            sentence=self.sentence(row, today),
            lines=(row.company,),
            small=organisation,
            mark=mark,
            link=link,
        )

    def sentence(self, row: ReferralRow, today: date) -> str:
        """Return it as a screen reader says it."""
        parts = (
            self.what(row),
            row.company,
            organisation_of(row),
            code_text("referral_status", row.status.value),
            self.since(row),
            self.waits(row, today) or self.missing(row, today) or self.outcome(row),
        )
        return ", ".join(part for part in parts if part)

    def since(self, row: ReferralRow) -> str:
        """Return since when it stands there."""
        return self.tr("sinds {day}").format(day=f"{row.status_on:%d/%m}")

    def _mark(self, row: ReferralRow, today: date) -> BoardMark:
        if is_silent(row, today):
            words = self.tr("%n dag(en)", None, row.days_waiting(today))
            return BoardMark(words, "alert-outline", "attention")
        if self.is_without_outcome(row):
            return BoardMark(self.tr("Uitkomst?"), "alert-outline", "attention")
        if row.outcome:
            is_done = row.column is Column.ENDED
            icon, tone = ("check-circle-outline", "ok") if is_done else ("cancel", "neutral")
            return BoardMark(self.outcome(row), icon, tone)
        if row.promised_on is not None and row.column in (Column.SENT, Column.RECEIVED):
            day = short_day(row.promised_on)
            return BoardMark(day, "calendar-blank-outline")
        return BoardMark(self.since(row))
