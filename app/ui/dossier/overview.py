"""The tab «Overzicht»: who the enterprise is, its size, its establishments."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.reference.loader import Reference
from app.reference.search import Catalogue
from app.services.companies.dossier import Dossier
from app.ui.actors.around import AroundSection
from app.ui.company_words import number_text, size_with_reason
from app.ui.dossier.fact_grid import FactGrid
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.sites import SiteFacts
from app.ui.dossier.view_model import DossierModel
from app.ui.dossier.years import YearsTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.labels import Divider, Label, SectionHeader
from app.ui.widgets.panes import ScrollPane
from app.ui.work.turns import in_next_turn

SUGGESTED = 20


class OverviewTab(ScrollPane):
    """Every value is edited where it stands."""

    typed_changed = Signal()

    def __init__(
        self, model: DossierModel, reference: Reference, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", (24, 16, 24, 24), parent)
        self._model, self._reference = model, reference
        self.identity = FactGrid()
        self.size_words = Label("", wrap=True)
        self.years = YearsTable(model)
        self.sites: list[SiteFacts] = []
        self.around: AroundSection | None = None
        self._make_around: Callable[[], AroundSection] | None = None
        self._sites_box = QWidget()
        self.add_year_button = Button(self.tr("Voeg een jaar toe"), "quiet", "plus", flush=True)
        self.add_site_button = Button(
            self.tr("Voeg een vestiging toe"), "quiet", "plus", flush=True
        )
        self._fill_identity()
        self.identity.ask_about(model.allowed_texts(model.id, self), "name")
        self._build()
        self.identity.typed_changed.connect(self.typed_changed)
        self.years.typed_changed.connect(self.typed_changed)
        self.add_year_button.clicked.connect(self._on_add_year)
        self.add_site_button.clicked.connect(self._on_add_site)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a file; what is being typed stays."""
        self.identity.refresh()
        last = dossier.years[0].judged if dossier.years else None
        self.size_words.setText(size_with_reason(dossier.size, last))
        self.years.show_years(dossier.years)
        if [site.id for site in dossier.sites] != [facts.site_id for facts in self.sites]:
            self._fill_sites(dossier)
        for facts in self.sites:
            facts.refresh()

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        self.identity.keep()
        self.years.keep()
        for facts in self.sites:
            facts.keep()
        if self.around is not None:
            self.around.keep()

    def fields(self) -> dict[str, InPlaceText]:
        """Return every field by a name that holds as long as its record."""
        found = {f"enterprise/{key}": field for key, field in self.identity.fields.items()}
        found |= {f"year/{key}": field for key, field in self.years.fields().items()}
        for facts in self.sites:
            found |= {f"{facts.site_id}/{key}": field for key, field in facts.grid.fields.items()}
        self._add_around()
        if self.around is not None:
            found |= {f"around/{key}": field for key, field in self.around.fields().items()}
        return found

    def add_around(self, make: Callable[[], AroundSection]) -> None:
        """Put who does what around the company at the end, in a turn of its own: it is below."""
        self._make_around = make
        in_next_turn(self, self._add_around)

    @Slot()
    def _add_around(self) -> None:
        make, self._make_around = self._make_around, None
        if make is None:
            return
        self.around = around = make()
        at = self.column.count() - 1  # before what is left
        for part in (Divider(), around):
            self.column.insertWidget(at, part)
            at += 1
        around.typed_changed.connect(self.typed_changed)

    def _build(self) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(SectionHeader(self.tr("Identiteit")))
        self.column.addWidget(self.identity)
        self._line()
        head = SectionHeader(self.tr("Grootte"))
        head.add_action(self.add_year_button)
        self.column.addWidget(head)
        self.column.addWidget(self.size_words)
        self.column.addWidget(self.years)
        self._line()
        head = SectionHeader(self.tr("Vestigingen"))
        head.add_action(self.add_site_button)
        self.column.addWidget(head)
        self._sites_at = self.column.count()
        self.column.addStretch(1)

    def _line(self) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(Divider())
        self.column.addSpacing(8)

    def _fill_identity(self) -> None:
        grid, tr = self.identity, self.tr
        grid.add_text(
            "name", tr("Naam"), tr("Naam"), self._get("name"), self._keep("name", tr("Naam"))
        )
        grid.add_text(
            "number",
            tr("KBO-nummer"),
            tr("Vul het KBO-nummer in"),
            lambda: number_text(self._dossier().number),
            self._keep("number", tr("KBO-nummer")),
        )
        grid.add_choice(
            "nace",
            tr("Hoofdactiviteit"),
            tr("Kies een activiteit: typ woorden of een code"),
            self._get("activity"),
            lambda typed: _found(self._reference.nace(), typed, finest=True),
            self._keep_nace,
        )
        for key, name, empty, catalogue in (
            ("legal_form", tr("Rechtsvorm"), tr("Kies een rechtsvorm"), "legal_forms"),
            (
                "joint_committee",
                tr("Paritair comité"),
                tr("Kies een paritair comité"),
                "joint_committees",
            ),
        ):
            lines: Catalogue = getattr(self._reference, catalogue)
            grid.add_choice(
                key,
                name,
                empty,
                self._label(key, lines),
                partial(_found, lines),
                self._keep(key, name),
            )
        grid.add_choice(
            "part_of_group",
            tr("Deel van een groep"),
            tr("Nog niet gevraagd"),
            lambda: self._groups().get(self._dossier().part_of_group, ""),
            lambda _typed: [Suggestion(key, text) for key, text in self._groups().items()],
            self._keep("part_of_group", tr("Deel van een groep")),
        )

    def _groups(self) -> dict[str, str]:
        return {"no": self.tr("Nee"), "yes": self.tr("Ja"), "unknown": self.tr("Onbekend")}

    def _dossier(self) -> Dossier:
        found = self._model.dossier
        if found is None:
            raise LookupError("the file is gone")
        return found

    def _get(self, name: str) -> Callable[[], str]:
        return lambda: str(getattr(self._dossier(), name))

    def _label(self, name: str, lines: Catalogue) -> Callable[[], str]:
        def get() -> str:
            code = str(getattr(self._dossier(), name))
            found = lines.get(code) if code else None
            return code if found is None else f"{found.written} {found.label}"

        return get

    def _keep(self, column: str, name: str) -> Callable[[Any], str]:
        words = self.tr("{name} gewijzigd").format(name=name)
        return lambda value: self._model.edit(
            words, "enterprise", self._model.id, **{column: value}
        )

    def _keep_nace(self, code: str | None) -> str:
        version = None if code is None else "2025"
        return self._model.edit(
            self.tr("Hoofdactiviteit gewijzigd"),
            "enterprise",
            self._model.id,
            nace_code=code,
            nace_version=version,
        )

    def _fill_sites(self, dossier: Dossier) -> None:
        for facts in self.sites:
            self.column.removeWidget(facts)
            facts.hide()
            facts.deleteLater()
        self.sites = [SiteFacts(self._model, self._reference, site.id) for site in dossier.sites]
        for place, facts in enumerate(self.sites):
            self.column.insertWidget(self._sites_at + place, facts)
            facts.typed_changed.connect(self.typed_changed)
            facts.main_requested.connect(self._on_main)

    @Slot(object)
    def _on_main(self, site_id: UUID) -> None:
        """Make an establishment the main one; it then stands first, with the keyboard."""
        self._model.make_main(self.tr("Hoofdvestiging gewijzigd"), site_id)
        new = next((facts for facts in self.sites if facts.site_id == site_id), None)
        if new is not None:
            new.more_button.setFocus()
            in_next_turn(new, partial(self.show_widget, new))

    @Slot()
    def _on_add_year(self) -> None:
        taken = {row.year for row in self._dossier().years}
        year = next(y for y in range(clock.today().year - 1, 0, -1) if y not in taken)
        self._model.add(self.tr("Jaar toegevoegd"), "yearly_figures", year=year)
        self.years.edit_staff(year)

    @Slot()
    def _on_add_site(self) -> None:
        known = {facts.site_id for facts in self.sites}
        self._model.add(self.tr("Vestiging toegevoegd"), "establishment")
        new = next((facts for facts in self.sites if facts.site_id not in known), None)
        if new is not None:
            new.grid.fields["street"].edit()


def _found(lines: Catalogue, typed: str, *, finest: bool = False) -> list[Suggestion]:
    search = lines.finest if finest else lines.search
    entries = search(typed, SUGGESTED) if typed else list(lines)[:SUGGESTED]
    return [Suggestion(entry.code, entry.label, entry.written) for entry in entries]
