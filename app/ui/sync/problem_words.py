"""Why something was not sent or not taken, in words."""

from typing import Final, NamedTuple

from PySide6.QtCore import QObject

from app.core.errors import UserError
from app.services.syncing.view import Problem, RecordName
from app.ui.history.labels import unit_text
from app.ui.history.record_text import record_with_case
from app.ui.messages import message_for, shown
from app.ui.sentences import SENTENCES

FILES: Final = frozenset({"blob", "too_large"})  # kinds of problems with a file


class ProblemText(NamedTuple):
    """A problem as a coach reads it: what is wrong, and what it means."""

    title: str
    text: str


class ProblemWords(QObject):
    """Gives Dutch words for what stopped."""

    def of(self, problem: Problem) -> ProblemText:
        """Return title and text."""
        if problem.kind == "too_large":
            return self._of_large(problem)
        if problem.reason in SENTENCES:
            message = message_for(UserError(problem.reason, **problem.values))
            place = self._place(problem.record)
            return ProblemText(message.happened, " ".join(filter(None, (message.advice, place))))
        if problem.kind in FILES:
            return self._of_file(problem)
        return self._of_change(problem)

    def about(self, record: RecordName | None) -> str:
        """Return the record in one line: `Bakkerij Janssens, sessie 20/11/2026`."""
        if record is None:
            return self.tr("Een wijziging")
        return record_with_case(record)

    def _place(self, record: RecordName | None) -> str:
        if record is None:
            return ""
        if record.kind == "attachment":  # its own name stands in the title
            return self.tr("Het hoort bij {record}.").format(record=record.case)
        return self.tr("Het hoort bij {record}.").format(record=self.about(record))

    def _of_file(self, problem: Problem) -> ProblemText:
        title = self.tr("{name} is nog niet verzonden").format(name=self._name(problem))
        safe = self.tr("Het staat veilig op deze laptop en de rest is verzonden.")
        return ProblemText(title, f"{safe} {self._place(problem.record)}".strip())

    def _of_large(self, problem: Problem) -> ProblemText:
        size, most = (problem.values.get(key) for key in ("size", "most"))
        words = self.tr("Het bestand is {size}, dat is meer dan de server aanneemt.")
        if most:
            words = self.tr("Het bestand is {size}, het maximum is {most}.")
        text = words.format(size=shown("size", size), most=shown("most", most) if most else "")
        title = self.tr("{name} is te groot om te verzenden").format(name=self._name(problem))
        return ProblemText(title, f"{text} {self._place(problem.record)}".strip())

    def _name(self, problem: Problem) -> str:
        return str(problem.values.get("name", "")) or self.tr("Een bestand")

    def _of_change(self, problem: Problem) -> ProblemText:
        about, fields = self.about(problem.record), self._fields(problem)
        titles = {
            "held": self.tr("{record} wacht op de server"),
            "rejected": self.tr("{record}: je wijziging is niet toegepast"),
            "row": self.tr("{record} kon hier niet bewaard worden"),
            "device": self.tr("Deze laptop mag niet meer synchroniseren"),
        }
        reasons = {
            "no_row": self.tr("De server kent dit nog niet. Het wordt vanzelf opnieuw geprobeerd."),
            "no_access": self.tr(
                "Je mag dit dossier niet wijzigen, of je laptop of account was geblokkeerd toen "
                "het verzonden werd. Je beheerder beslist."
            ),
            "own_proposal": self.tr("Je kunt je eigen voorstel niet zelf bevestigen."),
            "invalid": self.tr("De server nam dit niet aan. Kijk het na en wijzig het."),
            "schema": self.tr(
                "De server is ouder dan deze laptop. Het gaat vanzelf mee na zijn update."
            ),
            "database": self.tr(
                "De server kon het niet bewaren. Het staat in de Wachtrij van je beheerder en van "
                "de promotor."
            ),
            "erased": self.tr("Dit dossier is gewist na een privacyverzoek."),
        }
        title = titles.get(problem.kind, titles["held"]).format(record=about)
        reason = reasons.get(problem.reason, self.tr("Je tekst staat veilig op deze laptop."))
        if problem.kind == "rejected" and problem.reason == "no_access":
            reason = self.tr("De beheerder koos wat er al stond. Je tekst staat in de historiek.")
        return ProblemText(title, f"{fields} {reason}".strip())

    def _fields(self, problem: Problem) -> str:
        if problem.record is None or not problem.units:
            return ""
        names = [unit_text(problem.record.kind, unit) for unit in problem.units]
        if len(names) == 1:
            return self.tr("Het gaat over {field}.").format(field=names[0].lower())
        listed = self.tr("{some} en {last}").format(
            some=", ".join(name.lower() for name in names[:-1]), last=names[-1].lower()
        )
        return self.tr("Het gaat over {field}.").format(field=listed)
