"""What was held, in words: what it is about, why, and the values."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from app.reference.loader import Reference
from app.services.history import EXISTS
from app.services.syncing.view import RecordName
from app.ui.history.labels import kind_text, unit_text
from app.ui.history.record_text import record_with_case
from app.ui.history.words import HistoryWords

if TYPE_CHECKING:
    from app.services.profiles.team import HeldLine, HeldPart


class HeldWords(QObject):
    """Gives Dutch words for groups that wait."""

    def __init__(self, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._history = HistoryWords(reference, self)

    def what(self, held: "HeldLine") -> str:
        """Return the records of a group: `Bakkerij Janssens, contact Mia D.`."""
        if len(held.parts) == 1:
            return _name(held.parts[0])
        return self.tr("{first} en {n} andere").format(
            first=_name(held.parts[0]) if held.parts else "", n=max(0, len(held.parts) - 1)
        )

    def reason(self, held: "HeldLine") -> str:
        """Return why the server keeps it apart."""
        reasons = {
            "no_row": self.tr("Het hoort bij iets dat de server nog niet kent."),
            "no_access": self.tr(
                "De schrijver mag dit dossier niet wijzigen, of de laptop of het account was "
                "geblokkeerd toen het verzonden werd."
            ),
            "own_proposal": self.tr("De schrijver bevestigt een eigen voorstel om mee te tellen."),
            "invalid": self.tr("De server nam een waarde niet aan."),
            "schema": self.tr("Het komt van een nieuwere versie van Werkvloer."),
            "database": self.tr("De server kon het niet bewaren."),
        }
        return reasons.get(held.reason, self.tr("De server vroeg om een beslissing."))

    def values(self, held: "HeldLine") -> list[tuple[str, str]]:
        """Return the fields with what was written in them; of a new record those filled in."""
        return [
            (self._field(held, part, unit), text)
            for part in held.parts
            for unit, value in part.units.items()
            if (text := self._text(part, unit, value))
        ]

    def _field(self, held: "HeldLine", part: "HeldPart", unit: str) -> str:
        field = unit_text(part.kind, unit)
        if len(held.parts) == 1:
            return field
        return f"{_short(part)}, {field[:1].lower()}{field[1:]}"

    def _text(self, part: "HeldPart", unit: str, value: object) -> str:
        """Return a value; empty when it tells nothing: what is not filled in of a new record."""
        is_new = part.units.get(EXISTS) is True and len(part.units) > 1
        if is_new and (unit == EXISTS or (isinstance(value, UUID) and value not in part.names)):
            return ""
        text = self._plain(part, unit, value)
        return text or ("" if is_new else self.tr("leeg"))

    def _plain(self, part: "HeldPart", unit: str, value: object) -> str:
        try:
            return self._history.plain(part, unit, value)
        except (AttributeError, LookupError, TypeError, ValueError):
            return str(value)  # what the server did not take may be anything


def _short(part: "HeldPart") -> str:
    return f"{kind_text(part.kind)} {part.label}".strip()


def _name(part: "HeldPart") -> str:
    return record_with_case(RecordName(part.kind, part.record_id, part.root, part.label, part.case))
