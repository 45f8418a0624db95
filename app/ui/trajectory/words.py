"""What the screens say about a trajectory."""

from datetime import date

from PySide6.QtCore import QObject

from app.domain.trajectory import CLOSED, RUNNING, Phase
from app.services.trajectories.views import TrajectoryView
from app.ui.case_words import code_text
from app.ui.widgets.day_words import minutes_text
from app.ui.widgets.status import Status

DOT = "•"


class TrajectoryWords(QObject):
    """Gives the words of the head and of the phases."""

    def status(self, view: TrajectoryView) -> tuple[Status, str]:
        """Return how a trajectory stands."""
        shown: Status = "info" if view.status == RUNNING else "stopped"
        if view.status == CLOSED:
            shown = "ok"
        return shown, code_text("trajectory_status", view.status)

    def joint(self, view: TrajectoryView) -> str:
        """Return with how many companies it goes; of one company its name."""
        if len(view.members) < 2:
            return ", ".join(one.name for one in view.members)
        return self.tr("Gezamenlijk, %n onderneming(en)", None, len(view.running))

    def counting(self, view: TrajectoryView) -> str:
        """Return how many companies count, of all that ever took part."""
        return self.tr("{n} van {of}").format(n=view.counting, of=len(view.members))

    def facts(self, view: TrajectoryView) -> str:
        """Return since when, how much was done and by whom, in one line."""
        coached = self.tr("{time} begeleid").format(time=minutes_text(view.minutes))
        coach = self.tr("Coach {name}").format(name=view.coach) if view.coach else ""
        parts = (
            self.tr("Sinds {day}").format(day=f"{view.started_on:%d/%m/%Y}"),
            self.ended(view),
            self.tr("%n sessie(s)", None, len(view.sessions)),
            coached if view.minutes else "",
            view.partner,
            coach,
        )
        return f"  {DOT}  ".join(part for part in parts if part)

    def ended(self, view: TrajectoryView) -> str:
        """Return when it was closed, or stopped and why; empty while it runs."""
        if view.closed_on is None:
            return ""
        day = f"{view.closed_on:%d/%m/%Y}"
        if view.status == CLOSED:
            return self.tr("Afgerond op {day}").format(day=day)
        return self.tr("Stopgezet op {day}: {why}").format(day=day, why=view.stop_reason)

    def phase(self, name: str, phase: Phase, *, runs: bool) -> str:
        """Return a phase in a sentence, for a screen reader and as a tooltip."""
        word = code_text("phase", name)
        if phase.skipped:
            return self.tr("{phase}, overgeslagen: {why}").format(phase=word, why=phase.skip_reason)
        if phase.started_on is None:
            return self.tr("{phase}, nog niet begonnen").format(phase=word)
        begin = _day(phase.started_on)
        if runs or phase.ended_on is None:
            return self.tr("{phase}, loopt sinds {begin}").format(phase=word, begin=begin)
        end = _day(phase.ended_on)
        words = self.tr("{phase}, van {begin} tot {end}")
        return words.format(phase=word, begin=begin, end=end)

    def beside_phase(self, phase: Phase, *, runs: bool) -> str:
        """Return the few words beside the name of a phase in the bar."""
        if phase.skipped:
            return self.tr("overgeslagen")
        if runs and phase.started_on is not None and phase.ended_on is None:
            return self.tr("sinds {day}").format(day=f"{phase.started_on:%d/%m}")
        return ""


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
