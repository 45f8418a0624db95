"""What each step of a trajectory asks before it is done."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.trajectory import Phase, missing_before
from app.services.trajectories.views import MemberView, TrajectoryView
from app.ui.case_words import code_text
from app.ui.trajectory.ask_line import Asking


class Askings(QObject):
    """Words a step as a question; None: it makes no sense (any more)."""

    def of(self, view: TrajectoryView, key: str) -> Asking | None:
        """Return what a step asks, by its key: `begin`, `skip`, `days`, `leave`, and so on."""
        what, _, which = key.partition("/")
        askings = {
            "begin": self._begin,
            "skip": self._skip,
            "days": self._days,
            "leave": self._leave,
            "dates": self._dates,
            "close": self._close,
            "stop": self._stop,
        }
        return askings[what](view, which) if what in askings else None

    def begin(self, phases: Mapping[str, Phase], phase: str) -> Asking:
        """Ask when a phase begins, and why those before it that never began are skipped."""
        words = self.tr("Wanneer begint de fase {phase}?").format(phase=phase_word(phase))
        missing = missing_before(phases, phase)
        why = ""
        if missing:
            names = ", ".join(phase_word(one) for one in missing)
            ask = self.tr("Overgeslagen: {phases}. Zeg waarom.").format(phases=names)
            words, why = f"{words} {ask}", self.tr("Waarom sla je over?")
        return Asking(
            f"begin/{phase}",
            words,
            self.tr("Begin deze fase"),
            reason=why,
            day=self.tr("Begint op"),
            first=clock.today(),
        )

    def _begin(self, view: TrajectoryView, phase: str) -> Asking:
        return self.begin(view.phases, phase)

    def _skip(self, view: TrajectoryView, phase: str) -> Asking | None:
        found = view.phases.get(phase, Phase())
        if found.started_on is not None:
            return None
        return Asking(
            f"skip/{phase}",
            self.tr("Waarom sla je de fase {phase} over?").format(phase=phase_word(phase)),
            self.tr("Sla over"),
            reason=self.tr("Reden"),
            text=found.skip_reason,
        )

    def _days(self, view: TrajectoryView, phase: str) -> Asking | None:
        found = view.phases.get(phase, Phase())
        if found.started_on is None:
            return None
        return Asking(
            f"days/{phase}",
            self.tr("Wanneer liep de fase {phase}?").format(phase=phase_word(phase)),
            self.tr("Bewaar de dagen"),
            day=self.tr("Begon op"),
            first=found.started_on,
            end=self.tr("Eindigde op") if found.ended_on else "",
            last=found.ended_on,
        )

    def _leave(self, view: TrajectoryView, which: str) -> Asking | None:
        member = member_of(view, which)
        if member is None or member.left_on is not None:
            return None
        words = self.tr("Wat is de laatste dag van {name} in dit traject, en waarom?")
        return Asking(
            f"leave/{which}",
            words.format(name=member.name),
            self.tr("Stapt uit"),
            reason=self.tr("Reden"),
            day=self.tr("Laatste dag"),
            first=clock.today(),
        )

    def _dates(self, view: TrajectoryView, which: str) -> Asking | None:
        member = member_of(view, which)
        if member is None:
            return None
        left = member.left_on is not None
        words = self.tr("Sinds wanneer neemt {name} deel, en tot wanneer?")
        if not left:
            words = self.tr("Sinds wanneer neemt {name} deel?")
        return Asking(
            f"dates/{which}",
            words.format(name=member.name),
            self.tr("Bewaar de dagen"),
            reason=self.tr("Reden om uit te stappen") if left else "",
            text=member.leave_reason,
            day=self.tr("Eerste dag"),
            first=member.joined_on,
            end=self.tr("Laatste dag") if left else "",
            last=member.left_on,
        )

    def _close(self, view: TrajectoryView, _which: str) -> Asking:
        words = self.tr(
            "Wanneer rond je het traject af? Na 6 en na 12 maanden komt er vanzelf een opvolging."
        )
        if not view.has_structural_goal:
            words += " " + self.tr("Nog geen enkel doel is een structurele verandering.")
        return Asking(
            "close", words, self.tr("Rond af"), day=self.tr("Afgerond op"), first=clock.today()
        )

    def _stop(self, _view: TrajectoryView, _which: str) -> Asking:
        return Asking(
            "stop",
            self.tr("Waarom stopt het traject voor het af is?"),
            self.tr("Zet stop"),
            reason=self.tr("Reden"),
            day=self.tr("Gestopt op"),
            first=clock.today(),
        )


def phase_word(phase: str) -> str:
    """Return what a phase is called."""
    return code_text("phase", phase)


def member_of(view: TrajectoryView, which: str) -> MemberView | None:
    """Return a company of a trajectory, by its id in a key."""
    return next((one for one in view.members if str(one.id) == which), None)
