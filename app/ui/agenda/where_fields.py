"""Where an appointment is: at an establishment of the company, or at a place that is typed."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.places import place_name
from app.services.sessions.context import SiteChoice, enterprise_sites
from app.ui.desk import Desk
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, LineEdit

OTHER: Final = "other"  # a place that is typed, or none


@dataclass(frozen=True, slots=True)
class _Read:
    """The establishments of a company."""

    company: UUID
    sites: tuple[SiteChoice, ...]


class WhereFields(QWidget):
    """The establishments are read when a company is chosen; those shown before stay until then."""

    edited = Signal()
    settled = Signal()  # nothing is being read any more

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._company: UUID | None = None
        self._is_typed = False  # the place
        self._has_place = True
        self.is_busy = False
        self.site = ComboBox()
        self.site.setObjectName("site")
        self.place = LineEdit(self.tr("Zaal, adres of niets"))
        self.place.setObjectName("place")
        self.site_field = LabelledField(self.tr("Waar"), self.site)
        self.place_field = LabelledField(self.tr("Andere plaats"), self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.site_field)
        column.addWidget(self.place_field)
        self.site.currentIndexChanged.connect(self._on_site)
        self.place.textEdited.connect(self._on_place)
        self._show_fields()

    def set_has_place(self, *, on: bool) -> None:
        """Tell whether an appointment of this kind is somewhere."""
        self._has_place = on
        self._show_fields()

    def show_sites(self, sites: tuple[SiteChoice, ...], wanted: object = None) -> None:
        """Show the establishments to choose from, and choose one of them."""
        with QSignalBlocker(self.site):
            self.site.clear()
            for site in sites:
                self.site.add(str(site.id), self._words(site))
            self.site.add(OTHER, self.tr("Andere plaats"))
        first = str(sites[0].id) if sites else OTHER
        known = {OTHER, *(str(site.id) for site in sites)}
        self.site.set_key(wanted if wanted in known else first)
        self._show_fields()

    def show_place(self, place: str) -> None:
        """Show a place that was typed before, unless one was typed meanwhile."""
        if not self._is_typed:
            self.place.setText(place)

    def read(self, company: UUID | None) -> None:
        """Read where this company has establishments."""
        self._company = company
        self.is_busy = company is not None
        if company is None:
            self.show_sites(())
            return
        store = self._desk.store
        job = self._desk.runner.start(
            lambda _progress: _Read(company, enterprise_sites(store, company)), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    def values(self) -> dict[str, Any]:
        """Return what is chosen and typed, as a draft keeps it."""
        return {"site": self.site.key(), "place": self.place.text()}

    def establishment_id(self) -> UUID | None:
        """Return the establishment; None: it is elsewhere."""
        site = self.site.key() if self._has_place else None
        return UUID(site) if isinstance(site, str) and site != OTHER else None

    def other_place(self) -> str:
        """Return the place that is typed, when it is not at an establishment."""
        return self.place.text() if self._has_place and self.site.key() == OTHER else ""

    def _show_fields(self) -> None:
        """Ask for a place where there is one; for another than an establishment, which."""
        self.setVisible(self._has_place)
        self.place_field.setVisible(self.site.key() == OTHER)

    def _words(self, site: SiteChoice) -> str:
        street = f"{site.street} {site.house_number}".strip()
        town = place_name(self._desk.reference, site.municipality_nis)
        words = ", ".join(part for part in (town, street) if part)
        return words or site.name or self.tr("Vestiging zonder adres")

    @Slot(object)
    def _on_read(self, found: _Read) -> None:
        if found.company == self._company:  # else another one was chosen since
            self._settle(found.sites)

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self._desk.failed.emit(error)
        self._settle(())

    def _settle(self, sites: tuple[SiteChoice, ...]) -> None:
        self.is_busy = False
        self.show_sites(sites)
        self.settled.emit()

    @Slot()
    def _on_site(self) -> None:
        self._show_fields()
        self.edited.emit()

    @Slot()
    def _on_place(self) -> None:
        self._is_typed = True
        self.edited.emit()
