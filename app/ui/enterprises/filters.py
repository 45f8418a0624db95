"""The row above the list of enterprises: a field to search in, and the filters in use."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.enterprise_size import SizeClass
from app.reference.loader import Reference
from app.services.companies.enterprises import UNKNOWN_SIZE, EnterpriseQuery
from app.services.places import SECTIONS, municipalities_in
from app.ui.company_words import short_sector, size_text
from app.ui.widgets.filter_row import FilterRow
from app.ui.widgets.menus import Menu


class FilterBar(FilterRow):
    """
    `filtered` carries the query with other filters.

    Args:
        coaches: Name by id.
        me: The coach whose filter reads «ik».
    """

    filtered = Signal(object)

    def __init__(
        self,
        reference: Reference,
        coaches: Mapping[UUID, str],
        me: UUID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Filter in lijst"),
            self.tr("Naam, KBO-nummer, gemeente of contactpersoon"),
            parent,
        )
        self._reference, self._coaches, self._me = reference, coaches, me
        self._query = EnterpriseQuery()
        self.changed.connect(self._on_changed)

    def show_query(self, query: EnterpriseQuery) -> None:
        """Show the filters of a query as chips."""
        self._query = query
        self.show_chips(self._filters(query))

    @override
    def menu(self) -> Menu:
        menu = Menu(parent=self)
        menu.triggered.connect(self.on_offered)
        region = self.submenu(menu, self.tr("Regio"))
        for province in self._reference.provinces:
            self.offer(region, province.name, province=province.nis, region=None)
        region.addSeparator()
        for place in self._reference.reference_regions:
            self.offer(region, place.name, region=place.code, province=None)
        self._places = self.submenu(menu, self.tr("Vestiging"))
        self._places.aboutToShow.connect(self._fill_places)
        coach = self.submenu(menu, self.tr("Coach"))
        self.offer(coach, self.tr("Ik"), coach=self._me, is_without_coach=False)
        self.offer(coach, self.tr("Zonder coach"), is_without_coach=True, coach=None)
        coach.addSeparator()
        for person, name in sorted(self._coaches.items(), key=lambda pair: pair[1].casefold()):
            if person != self._me:
                self.offer(coach, name, coach=person, is_without_coach=False)
        size = self.submenu(menu, self.tr("Grootte"))
        for known in SizeClass:
            self.offer(size, size_text(known), size=known.value)
        self.offer(size, size_text(None), size=UNKNOWN_SIZE)
        sector = self.submenu(menu, self.tr("Sector"))
        for code in SECTIONS:
            self.offer(sector, self._sector(code), sector=code)
        menu.addSeparator()
        contact = self.submenu(menu, self.tr("Laatste contact"))
        self.offer(contact, self.tr("Langer dan 30 dagen geleden"), is_silent=True)
        self.offer(contact, self.tr("Nog geen contact"), is_unvisited=True)
        self.offer(menu, self.tr("Zonder volgende actie"), has_no_next=True)
        self.offer(menu, self.tr("Intake onvolledig"), is_incomplete=True)
        self.offer(menu, self.tr("Bewijs onvolledig"), lacks_evidence=True)
        self.offer(menu, self.tr("Zelfde KBO-nummer als een andere"), is_duplicate=True)
        return menu

    @Slot()
    def _fill_places(self) -> None:
        """Offer the municipalities of each province; they are many, so only when asked for."""
        if self._places.actions():
            return
        for province in self._reference.provinces:
            inner = self.submenu(self._places, province.name)
            inside = municipalities_in(self._reference, None, province.nis)
            places = {self._reference.municipalities[nis].name: nis for nis in inside}
            for name in sorted(places, key=str.casefold):
                self.offer(inner, name, municipality=places[name])

    @Slot(object)
    def _on_changed(self, values: Mapping[str, Any]) -> None:
        self.filtered.emit(replace(self._query, **values))

    def _filters(self, query: EnterpriseQuery) -> list[tuple[str, dict[str, Any]]]:
        """Return the words of each filter in use and what takes it away."""
        found: list[tuple[str, dict[str, Any]]] = []
        if query.region is not None or query.province is not None:
            words = self.tr("Regio: {name}").format(name=self._region(query))
            found.append((words, {"region": None, "province": None}))
        if query.municipality is not None:
            place = self._reference.municipalities.get(query.municipality)
            name = query.municipality if place is None else place.name
            words = self.tr("Vestiging: {name}").format(name=name)
            found.append((words, {"municipality": None}))
        if query.coach is not None:
            name = self.tr("ik") if query.coach == self._me else self._coaches.get(query.coach, "")
            found.append((self.tr("Coach: {name}").format(name=name), {"coach": None}))
        if query.shared_with is not None:
            is_me = query.shared_with == self._me
            name = self.tr("mij") if is_me else self._coaches.get(query.shared_with, "")
            words = self.tr("Gedeeld met: {name}").format(name=name)
            found.append((words, {"shared_with": None}))
        if query.size is not None:
            size = None if query.size == UNKNOWN_SIZE else SizeClass(query.size)
            words = self.tr("Grootte: {name}").format(name=size_text(size).lower())
            found.append((words, {"size": None}))
        if query.sector is not None:
            words = self.tr("Sector: {name}").format(name=self._sector(query.sector))
            found.append((words, {"sector": None}))
        flags = (
            (query.is_without_coach, "is_without_coach", self.tr("Zonder coach")),
            (query.is_silent, "is_silent", self.tr("Contact langer dan 30 dagen")),
            (query.is_unvisited, "is_unvisited", self.tr("Nog geen contact")),
            (query.has_no_next, "has_no_next", self.tr("Zonder volgende actie")),
            (query.is_incomplete, "is_incomplete", self.tr("Intake onvolledig")),
            (query.lacks_evidence, "lacks_evidence", self.tr("Bewijs onvolledig")),
            (query.is_duplicate, "is_duplicate", self.tr("Zelfde KBO-nummer")),
        )
        return [*found, *((words, {name: False}) for is_on, name, words in flags if is_on)]

    def _region(self, query: EnterpriseQuery) -> str:
        names = {place.code: place.name for place in self._reference.reference_regions}
        names |= {province.nis: province.name for province in self._reference.provinces}
        return names.get(query.region or query.province or "", "")

    def _sector(self, code: str) -> str:
        found = self._reference.nace().get(code)
        return code if found is None else short_sector(found.label)
