"""The form of an improvement: from what was seen until what was decided, as one story."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.improvement import STATUSES
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.quality.form import QualityForm


class ImprovementForm(QualityForm):
    """The story stands in the middle, and how far it is beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        tr = self.tr
        steps = [(code, code_text("improvement_status", code)) for code in STATUSES]
        main: tuple[QWidget, ...] = (
            self.line("title", tr("Verbeterpunt in één lijn")),
            self.text("insight", tr("Inzicht: wat zien we?")),
            self.text("cause", tr("Oorzaak: waar komt het van, denken we?")),
            self.text("attempt", tr("Wat proberen we, klein?")),
            self.text("measure", tr("Hoe zien we of het helpt?")),
            self.text("effect", tr("Effect: wat kwam ervan?")),
            self.text("decision", tr("Beslissing")),
        )
        side: tuple[QWidget, ...] = (
            self.chips("status", tr("Stap"), steps),
            self.person("owner_id", tr("Wie volgt op")),
            self.day("due_on", tr("Opnieuw bekijken op"), is_past=False),
            self.day("noted_on", tr("Genoteerd op"), is_past=True),
            self.choice("theme", tr("Thema"), self._themes(), none=tr("Geen")),
            self.line("tag", tr("Drempel in het systeem"), tr("Regels, wachttijd, taal…")),
        )
        self.lay_out(main, side)
        self.field("due_on").set_hint(tr("Dan staat het in Vandaag van wie opvolgt."))

    @override
    def missing(self, name: str) -> str:
        return {
            "title": self.tr("Geef het verbeterpunt een naam in één lijn."),
            "attempt": self.tr("Schrijf eerst wat jullie proberen: deze stap bouwt daarop."),
            "effect": self.tr("Schrijf eerst wat ervan kwam: deze stap bouwt daarop."),
            "decision": self.tr("Schrijf eerst wat jullie beslissen."),
        }.get(name, super().missing(name))

    def _themes(self) -> list[tuple[str, str]]:
        return [(one.code, one.short) for one in self._theme_choices()]
