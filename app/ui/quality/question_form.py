"""The form of a question that came in: in a few keys what, of whom, and whose it is."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.demand import CHANNELS, DEMANDS, FAILURE, HANDLINGS, KINDS, OPEN
from app.services.quality.cases import company_traits
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.quality.company_field import CompanyField
from app.ui.quality.form import QualityForm
from app.ui.quality.words import sections

ID: Final = "enterprise_id"
Traits = tuple[str | None, str | None]


class QuestionForm(QualityForm):
    """What is asked stands first; what became of it last."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        tr, reference = self.tr, desk.reference
        self.company = CompanyField(desk, self.set.kept, self)
        text = self.text("text", tr("Wat vraagt men?"), tr("In eigen woorden, zonder namen"))
        failure = self.text(
            "failure",
            tr("Wat gebeurde er niet, of niet goed?"),
            tr("Nooit teruggebeld, verkeerd doorverwezen, te laat…"),
        )
        regions = [(one.code, one.name) for one in reference.reference_regions]
        main: tuple[QWidget, ...] = (
            text,
            self.company.field,
            self.chips("channel", tr("Langs waar"), _words("channel", CHANNELS)),
            self.chips("kind", tr("Wat er gevraagd wordt"), _words("question_kind", KINDS)),
            self.segments("demand", tr("Soort vraag"), list(_words("demand", DEMANDS))),
            failure,
            self.themes("themes", tr("Thema’s")),
        )
        side: tuple[QWidget, ...] = (
            self.chips("handling", tr("Wat ermee gebeurt"), _words("handling", HANDLINGS)),
            self.day("handled_on", tr("Afgehandeld op"), is_past=True),
            self.text("handled_note", tr("Hoe het afliep")),
            self.person("person_id", tr("Wie volgt op")),
            self.day("received_on", tr("Ontvangen op"), is_past=True),
            self.choice("region", tr("Regio"), regions, none=tr("Niet bekend")),
            self.choice("sector", tr("Sector"), sections(reference), none=tr("Niet bekend")),
            self.day("first_visit_on", tr("Eerste bezoek op"), is_past=True),
        )
        self.lay_out(main, side)
        self.field("first_visit_on").set_hint(
            tr("Leeg: de eerste sessie bij deze onderneming telt.")
        )
        self.field("person_id").set_hint(tr("Een open vraag staat in Vandaag van wie opvolgt."))
        self.field("demand").set_hint(
            tr("Een faalvraag komt terug omdat iets niet of niet goed gebeurde.")
        )
        self.company.edited.connect(self._on_changed)
        self.company.chosen.connect(self._on_company)

    @override
    def show_record(self, values: Mapping[str, Any], people: Mapping[UUID, str]) -> None:
        self.company.show_company(values["company"], values[ID])
        super().show_record(values, people)

    @override
    def raw(self) -> dict[str, Any]:
        one = self.company.enterprise_id()
        known = None if one is None else one.hex
        return {**super().raw(), "company": self.company.name(), ID: known}

    @override
    def put_back(self, raw: Mapping[str, Any]) -> None:
        known = raw.get(ID)
        self.company.show_company(raw.get("company", ""), UUID(known) if known else None)
        super().put_back(raw)

    @override
    def values(self) -> dict[str, Any] | None:
        self.company.combo.take_words()
        found = super().values()
        if found is not None:
            found[ID] = self.company.enterprise_id()
        return found

    @override
    def missing(self, name: str) -> str:
        if name == "failure":
            return self.tr("Schrijf wat er niet, of niet goed gebeurde: daaruit leren jullie.")
        return self.tr("Schrijf in enkele woorden wat men vraagt.")

    @override
    def show_parts(self) -> None:
        raw = self.set.read()
        self.field("failure").setVisible(raw["demand"] == FAILURE)
        is_handled = raw["handling"] != [] and raw["handling"] != OPEN
        self.field("handled_on").setVisible(is_handled)
        self.field("handled_note").setVisible(is_handled)

    @Slot(object)
    def _on_company(self, enterprise_id: UUID) -> None:
        """Fill in what is known of the company, where nothing was chosen yet."""
        store, reference = self.desk.store, self.desk.reference
        job = self.desk.runner.start(
            lambda _progress: company_traits(store, reference, enterprise_id), database=False
        )
        job.succeeded.connect(self._on_traits)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_traits(self, traits: Traits) -> None:
        raw = self.set.read()
        for name, known in zip(("region", "sector"), traits, strict=True):
            if known is not None and not raw[name]:
                self.choose(name, known)


def _words(name: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((code, code_text(name, code)) for code in codes)
