"""What a dossier lacks, in words: for the list of gaps, for Vandaag, and in a mail to its coach."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject

from app.domain.dossier_gaps import Gap, GapCode
from app.services.evidence.requests import Asked
from app.services.files.letters import Message
from app.services.packs.rows import PackRow


class GapWords(QObject):
    """Says what is missing, and asks for it."""

    def what(self, gap: Gap) -> str:
        """Return what is missing: `Eindmeting ontbreekt`."""
        if gap.code is GapCode.CRITERION:
            words = (
                self.tr("{name} ontbreekt")
                if gap.needed == 1
                else self.tr("{name}: {have} van {needed}")
            )
            return words.format(name=gap.name, have=gap.have, needed=gap.needed)
        if gap.code is GapCode.SESSION:
            return self.tr("Verslag van {day} zonder handtekening").format(day=_day(gap.dated))
        if gap.code is GapCode.PLAN:
            return self.tr("Actieplan van {day} zonder handtekening").format(day=_day(gap.dated))
        if gap.code is GapCode.PROPOSAL:
            return self.tr("Nog niet voorgesteld om mee te tellen")
        return self.tr("Telbeslissing ontbreekt")

    def letter(self, asked: Asked, period: str, due_on: date) -> Message:
        """
        Return a mail that asks a coach for everything at once.

        Args:
            period: In words, as in `oktober 2026`.
        """
        lines = [
            self.tr("Dag {name},").format(name=asked.coach),
            "",
            self.tr("Voor het bewijspakket van {period} ontbreekt nog:").format(period=period),
            "",
            *self._lines(asked.rows),
            self.tr("Kan je dit aanvullen tegen {day}?").format(day=f"{due_on:%d/%m/%Y}"),
            self.tr("In Werkvloer staat alles klaar onder Vandaag."),
        ]
        subject = self.tr("Bewijs dat nog ontbreekt voor {period}").format(period=period)
        return Message(subject, "\n".join(lines) + "\n")

    def _lines(self, rows: Iterable[PackRow]) -> Iterable[str]:
        for row in rows:
            yield f"{row.company} ({row.title})"
            yield from (f"- {self.what(one.gap)}" for one in row.gaps if one.gap.is_for_coach)
            yield ""


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m}"
