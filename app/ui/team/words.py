"""What was held, in words: what it is about, why, and the values."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.history.labels import kind_text, unit_text

if TYPE_CHECKING:
    from app.services.team import HeldLine, HeldPart


class HeldWords(QObject):
    """Gives Dutch words for groups that wait."""

    def what(self, held: "HeldLine") -> str:
        """Return the records of a group: `Contact Mia D.`, `3 onderdelen`."""
        if len(held.parts) == 1:
            return self._name(held.parts[0])
        return self.tr("{first} en {n} andere").format(
            first=self._name(held.parts[0]) if held.parts else "", n=max(0, len(held.parts) - 1)
        )

    def reason(self, held: "HeldLine") -> str:
        """Return why the server keeps it apart."""
        reasons = {
            "no_row": self.tr("Het hoort bij iets dat de server nog niet kent."),
            "no_access": self.tr(
                "De schrijver mag dit dossier niet (meer) wijzigen, of de laptop is geblokkeerd."
            ),
            "invalid": self.tr("De server nam een waarde niet aan."),
            "schema": self.tr("Het komt van een nieuwere versie van Werkvloer."),
            "database": self.tr("De server kon het niet bewaren."),
            "blocked": self.tr("Het komt van een geblokkeerde laptop."),
        }
        return reasons.get(held.reason, self.tr("De server vroeg om een beslissing."))

    def values(self, held: "HeldLine") -> list[tuple[str, str]]:
        """Return the fields with what was written in them."""
        return [
            (unit_text(part.kind, unit), self._value(value))
            for part in held.parts
            for unit, value in part.units.items()
        ]

    def _name(self, part: "HeldPart") -> str:
        return f"{kind_text(part.kind)} {part.label}".strip()

    def _value(self, value: object) -> str:
        if value is None or value == "":
            return self.tr("leeg")
        if isinstance(value, bool):
            return self.tr("Ja") if value else self.tr("Nee")
        if isinstance(value, dict):
            return ", ".join(self._value(part) for part in value.values() if part)
        return str(value)
