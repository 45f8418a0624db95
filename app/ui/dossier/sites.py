"""One establishment in the tab «Overzicht»."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reference.loader import Reference
from app.services.companies.dossier import SiteRow
from app.services.places import place_name, province_name, region_name
from app.ui.company_words import site_number_text
from app.ui.dossier.fact_grid import FactGrid
from app.ui.dossier.view_model import DossierModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.labels import strong
from app.ui.widgets.menus import Menu


class SiteFacts(QWidget):
    """Address, and the places that follow from its postal code."""

    typed_changed = Signal()
    main_requested = Signal(object)  # UUID

    def __init__(
        self,
        model: DossierModel,
        reference: Reference,
        site_id: UUID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._reference, self.site_id = model, reference, site_id
        self.heading = strong()
        self.grid = FactGrid()
        self.remove_button = Button(self.tr("Verwijder deze vestiging"), "icon", "delete-outline")
        self.more_button = Button(self.tr("Meer acties"), "icon", "dots-horizontal")
        self._fill()
        self.grid.ask_about(model.allowed_texts(site_id, self), "name", "street", "box")
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.remove_button)
        head.addWidget(self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.typed_changed.connect(self.typed_changed)
        self.remove_button.clicked.connect(self._on_remove)
        self.more_button.clicked.connect(self._on_more)

    def refresh(self) -> None:
        """Show the values as they are now."""
        site = self._site()
        place = place_name(self._reference, site.municipality_nis)
        name = place or self.tr("Vestiging")
        is_main = self.tr("{name}, hoofdvestiging").format(name=name)
        self.heading.setText(is_main if site.is_main else name)
        self.more_button.setAccessibleName(self.tr("Meer acties voor {name}").format(name=name))
        self.grid.refresh()

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        self.grid.keep()

    def menu(self) -> Menu:
        """Return the menu of what can be done with the establishment."""
        menu = Menu(parent=self)
        if not self._site().is_main:
            menu.add(self.tr("Maak hoofdvestiging"), self._ask_main, "star-outline")
            menu.addSeparator()
        menu.add(self.tr("Verwijder deze vestiging"), self._on_remove, "delete-outline")
        return menu

    def _fill(self) -> None:
        grid, tr = self.grid, self.tr
        name = tr("Naam van de vestiging")
        grid.add_text("name", tr("Naam"), tr("Vul in"), self._get("name"), self._keep("name", name))
        for key, name, empty in (
            ("street", tr("Straat"), tr("Vul in")),
            ("house_number", tr("Nummer"), tr("Vul in")),
            ("box", tr("Bus"), tr("Geen")),
        ):
            grid.add_text(key, name, empty, self._get(key), self._keep(key, name))
        grid.add_text(
            "postal_code",
            tr("Postcode"),
            tr("Vul in"),
            self._get("postal_code"),
            self._keep_postal_code,
        )
        grid.add_choice(
            "municipality",
            tr("Gemeente"),
            tr("Volgt uit de postcode"),
            lambda: place_name(self._reference, self._site().municipality_nis),
            self._suggest_places,
            self._keep("municipality_nis", tr("Gemeente")),
        )
        grid.add_words(
            tr("Provincie"), lambda: province_name(self._reference, self._site().municipality_nis)
        )
        grid.add_words(
            tr("Referentieregio"),
            lambda: region_name(self._reference, self._site().municipality_nis),
        )
        grid.add_text(
            "site_number",
            tr("Vestigingsnummer"),
            tr("Vul in"),
            lambda: site_number_text(self._site().number),
            self._keep("number", tr("Vestigingsnummer")),
        )
        grid.add_words(tr("Contactpersonen"), self._contacts)

    def _contacts(self) -> str:
        rows = () if self._model.dossier is None else self._model.dossier.contacts
        here = [row for row in rows if row.establishment_id == self.site_id and not row.ended_on]
        return "\n".join(", ".join(part for part in (row.name, row.phone) if part) for row in here)

    def _site(self) -> SiteRow:
        sites = () if self._model.dossier is None else self._model.dossier.sites
        return next(site for site in sites if site.id == self.site_id)

    def _get(self, name: str) -> Callable[[], str]:
        return lambda: str(getattr(self._site(), name))

    def _keep(self, column: str, name: str) -> Callable[[Any], str]:
        words = self.tr("{name} gewijzigd").format(name=name)
        return lambda value: self._model.edit(
            words, "establishment", self.site_id, **{column: value}
        )

    def _keep_postal_code(self, typed: str) -> str:
        code = typed.strip()
        places = self._reference.places(code)
        if code and not places:
            return self.tr("Deze postcode bestaat niet in België.")
        known = self._site().municipality_nis
        nis = known if known in {place.nis for place in places} else None
        return self._model.edit(
            self.tr("Postcode gewijzigd"),
            "establishment",
            self.site_id,
            postal_code=code or None,
            municipality_nis=nis or (places[0].nis if places else None),
        )

    def _suggest_places(self, typed: str) -> list[Suggestion]:
        del typed  # one or two places belong to a postal code
        places = self._reference.places(self._site().postal_code)
        return [Suggestion(place.nis, place.name) for place in places]

    def _ask_main(self) -> None:
        self.main_requested.emit(self.site_id)

    @Slot()
    def _on_more(self) -> None:
        corner = self.more_button.rect().bottomLeft()
        self.menu().popup(self.more_button.mapToGlobal(corner))

    @Slot()
    def _on_remove(self) -> None:
        self._model.remove(self.tr("Vestiging verwijderd"), "establishment", self.site_id)
