"""What a card of the board and a line of the table say of a trajectory."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from app.domain.counting import Status as Count
from app.domain.trajectory import RUNNING
from app.services.trajectories.board import SILENT_DAYS
from app.services.trajectories.lists import TrajectoryRow
from app.ui.case_words import code_text
from app.ui.widgets.board import BoardCard, BoardMark
from app.ui.widgets.day_words import short_day
from app.ui.widgets.status import Status

translate = QCoreApplication.translate


class ListWords(QObject):
    """Gives the card, and its words one by one."""

    def card(self, row: TrajectoryRow, today: date) -> BoardCard:
        """Return what stands on the card of a trajectory."""
        names = row.companies[: row.taking] or row.companies
        is_joint = len(names) > 1
        first = self.joint(row) if is_joint else ", ".join(names)
        return BoardCard(
            id=row.id,
            title=row.title,
            sentence=self.sentence(row, today),
            lines=(first,),
            small=", ".join(names) if is_joint else "",
            meter=(row.met, row.of),
            is_bar=is_joint,
            mark=self.mark(row, today),
        )

    def mark(self, row: TrajectoryRow, today: date) -> BoardMark | None:
        """Return what comes next, what it waits for, or for how long nothing was done."""
        if row.status != RUNNING:
            icon = "check-circle-outline" if row.status == "closed" else "cancel"
            return BoardMark(code_text("trajectory_status", row.status), icon)
        states = {one.counted.status for one in row.judged}
        if states == {Count.COUNTS}:
            return BoardMark(self.tr("Telt mee"), "check-circle-outline", "ok")
        if Count.PROPOSED in states:
            return BoardMark(self.tr("Te bevestigen"), "timer-sand")
        if row.next_on is not None:
            return self._next(row.next_on, today)
        silent = row.silent_days(today)
        if silent > SILENT_DAYS:
            words = self.tr("{n} dagen stil").format(n=silent)
            return BoardMark(words, "alert-outline", "attention")
        return None

    def status(self, row: TrajectoryRow, today: date) -> Status | None:
        """Return the status whose icon stands before the words of `mark` in a table."""
        mark = self.mark(row, today)
        tones: dict[str, Status] = {"ok": "ok", "attention": "attention"}
        return None if mark is None else tones.get(mark.tone)

    def joint(self, row: TrajectoryRow) -> str:
        """Return how many companies take part."""
        return self.tr("%n onderneming(en)", None, row.taking or len(row.companies))

    def companies(self, row: TrajectoryRow) -> str:
        """Return the companies that take part; of one that nobody is left in, who was."""
        return ", ".join(row.companies[: row.taking] or row.companies)

    def sentence(self, row: TrajectoryRow, today: date) -> str:
        """Return all of it, as a screen reader says it."""
        mark = self.mark(row, today)
        words = self.tr("{met} van {of} criteria").format(met=row.met, of=row.of)
        coach = self.tr("coach {name}").format(name=row.coach) if row.coach else ""
        phase = code_text("phase", row.phase)
        said = (row.title, self.companies(row), phase, words, mark.words if mark else "", coach)
        return ", ".join(part for part in said if part)

    def _next(self, day: date, today: date) -> BoardMark:
        if day < today:
            words = self.tr("te laat sinds {day}").format(day=f"{day:%d/%m}")
            return BoardMark(words, "alert-outline", "attention")
        words = self.tr("vandaag") if day == today else short_day(day)
        return BoardMark(words, "calendar-blank-outline")
