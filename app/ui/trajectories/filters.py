"""The row above the board and the table: a field to search in, and the filters in use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.trajectory import CLOSED, RUNNING, STOPPED
from app.reference.loader import Reference
from app.services.places import municipalities_in
from app.services.trajectories.lists import TrajectoryQuery
from app.ui.case_words import code_text
from app.ui.widgets.filter_row import FilterRow
from app.ui.widgets.menus import Menu

ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class ListFilters:
    """What is filtered by; `status` None: running and ended ones."""

    text: str = ""
    coaches: frozenset[UUID] = frozenset()
    regions: frozenset[str] = frozenset()  # codes of reference regions
    status: str | None = RUNNING
    to_confirm: bool = False  # a proposal waits, also in a trajectory that ended

    @property
    def is_usual(self) -> bool:
        """Whether all that run are shown."""
        return self == ListFilters()

    def query(self, reference: Reference) -> TrajectoryQuery:
        """Return what is asked of the store."""
        places = (municipalities_in(reference, region, None) for region in self.regions)
        return TrajectoryQuery(
            text=self.text,
            status=None if self.to_confirm else self.status,
            to_confirm=self.to_confirm,
            coaches=self.coaches,
            places=frozenset().union(*places),
        )


class TrajectoryFilters(FilterRow):
    """
    `filtered` carries ListFilters; coaches and regions add up.

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
            self.tr("Filter in bord"), self.tr("Titel of naam van een onderneming"), parent
        )
        self._reference, self._coaches, self._me = reference, coaches, me
        self._filters = ListFilters()
        self.changed.connect(self._on_changed)

    def name_list(self, *, is_table: bool) -> None:
        """Say in the empty field what it filters."""
        words = self.tr("Filter in tabel") if is_table else self.tr("Filter in bord")
        self.field.setPlaceholderText(words)

    def show_filters(self, filters: ListFilters) -> None:
        """Show the filters in use as chips."""
        self._filters = filters
        self.show_chips(self._in_use(filters))

    @override
    def menu(self) -> Menu:
        menu, filters = Menu(parent=self), self._filters
        menu.triggered.connect(self.on_offered)
        coach = self.submenu(menu, self.tr("Coach"))
        self.offer(coach, self.tr("Ik"), coaches=filters.coaches | {self._me})
        coach.addSeparator()
        for person, name in sorted(self._coaches.items(), key=lambda pair: pair[1].casefold()):
            if person != self._me:
                self.offer(coach, name, coaches=filters.coaches | {person})
        region = self.submenu(menu, self.tr("Regio"))
        for place in self._reference.reference_regions:
            self.offer(region, place.name, regions=filters.regions | {place.code})
        status = self.submenu(menu, self.tr("Status"))
        for code in (RUNNING, CLOSED, STOPPED):
            self.offer(status, code_text("trajectory_status", code), status=code)
        self.offer(status, self.tr("Alle"), status=None)
        self.offer(menu, self.tr("Te bevestigen"), to_confirm=True)
        return menu

    def _in_use(self, filters: ListFilters) -> list[tuple[str, dict[str, Any]]]:
        found: list[tuple[str, dict[str, Any]]] = []
        if filters.coaches:
            mine = [self.tr("ik")] if self._me in filters.coaches else []
            names = sorted(self._coaches.get(one, "") for one in filters.coaches - {self._me})
            words = self.tr("Coach: {names}").format(names=self._listed([*mine, *names]))
            found.append((words, {"coaches": frozenset()}))
        if filters.regions:
            known = {place.code: place.name for place in self._reference.reference_regions}
            names = sorted(known.get(one, one) for one in filters.regions)
            words = self.tr("Regio: {names}").format(names=self._listed(names))
            found.append((words, {"regions": frozenset()}))
        if filters.to_confirm:
            found.append((self.tr("Te bevestigen"), {"to_confirm": False}))
        if filters.status != RUNNING:
            name = self.tr("alle")
            if filters.status is not None:
                name = code_text("trajectory_status", filters.status).lower()
            words = self.tr("Status: {name}").format(name=name)
            found.append((words, {"status": RUNNING}))
        return found

    def _listed(self, names: list[str]) -> str:
        *before, last = names
        if not before:
            return last
        return self.tr("{names} en {last}").format(names=", ".join(before), last=last)

    @Slot(object)
    def _on_changed(self, values: Mapping[str, Any]) -> None:
        self.filtered.emit(replace(self._filters, **values))
