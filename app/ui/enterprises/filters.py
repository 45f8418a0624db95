"""The row above the list: a field to search in, and the filters in use."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.enterprise_size import SizeClass
from app.reference.loader import Reference
from app.services.enterprises import UNKNOWN_SIZE, EnterpriseQuery
from app.services.places import SECTIONS, municipalities_in
from app.ui import theme
from app.ui.company_words import short_sector, size_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import FilterChip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.menus import Menu

TYPING_MS: Final = 40  # quiet after a key before the list is asked for
TO_LIST: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class FilterBar(QWidget):
    """
    `filtered` carries the query with other filters; `typed` the text in the field.

    Enter and Down in the field ask for the list; Esc takes the text away, and then asks for it.

    Args:
        coaches: Name by id.
        me: The coach whose filter reads «ik».
    """

    filtered = Signal(object)
    typed = Signal(str)
    list_requested = Signal()

    def __init__(
        self,
        reference: Reference,
        coaches: Mapping[UUID, str],
        me: UUID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reference, self._coaches, self._me = reference, coaches, me
        self._query = EnterpriseQuery()
        self._chips: list[tuple[FilterChip, dict[str, Any]]] = []
        self.field = LineEdit(self.tr("Filter in lijst"), icon="magnify")
        self.field.setObjectName("filter")
        self.field.setAccessibleName(self.tr("Filter in lijst"))
        self.field.setToolTip(self.tr("Naam, KBO-nummer, gemeente of contactpersoon (Ctrl+F)"))
        self.clear_button = self.field.set_end_button(self.tr("Wis wat je typte"), "close")
        self.clear_button.hide()
        self.field.setMaxLength(200)
        self.add_button = Button(self.tr("Filter"), "quiet", "plus")
        self.add_button.setAccessibleName(self.tr("Voeg een filter toe"))
        self._flow = FlowLayout(self, gap=8)
        self._flow.addWidget(self.field)
        self._flow.addWidget(self.add_button)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._on_quiet)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text)
        self.clear_button.clicked.connect(self.clear)
        self.add_button.clicked.connect(self.open_menu)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_query(self, query: EnterpriseQuery) -> None:
        """Show the filters of a query as chips."""
        self._query = query
        for chip, _ in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        self._chips = [(self._chip(words), empty) for words, empty in self._filters(query)]
        self._flow.addWidget(self.add_button)
        stops = (self.field, self.clear_button, *(chip for chip, _ in self._chips), self.add_button)
        for one, following in pairwise(stops):  # new chips would come last on the whole page
            QWidget.setTabOrder(one, following)
        self.updateGeometry()

    def text(self) -> str:
        """Return what is typed."""
        return self.field.text().strip()

    def show_text(self, text: str) -> None:
        """Put a text in the field without asking for the list."""
        self.field.setText(text)
        self._wait.stop()

    def clear_quietly(self) -> None:
        """Take the text away without asking for the list."""
        self.field.clear()
        self._wait.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.clear()
            return True
        if event.key() in TO_LIST:
            if self._wait.isActive():
                self._wait.stop()
                self._on_quiet()
            self.list_requested.emit()
            return True
        return False

    @Slot()
    def clear(self) -> None:
        """Take the text away, and ask for the list at once."""
        self.field.clear()
        self.field.setFocus()
        self._wait.stop()
        self._on_quiet()

    @Slot()
    def open_menu(self) -> None:
        """Show what can be filtered by."""
        menu = self.menu()
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def menu(self) -> Menu:
        """Return the menu of filters that can be added."""
        menu = Menu(parent=self)
        menu.triggered.connect(self._on_offered)
        region = self._submenu(menu, self.tr("Regio"))
        for province in self._reference.provinces:
            self._offer(region, province.name, province=province.nis, region=None)
        region.addSeparator()
        for place in self._reference.reference_regions:
            self._offer(region, place.name, region=place.code, province=None)
        self._places = self._submenu(menu, self.tr("Vestiging"))
        self._places.aboutToShow.connect(self._fill_places)
        coach = self._submenu(menu, self.tr("Coach"))
        self._offer(coach, self.tr("Ik"), coach=self._me, is_without_coach=False)
        self._offer(coach, self.tr("Zonder coach"), is_without_coach=True, coach=None)
        coach.addSeparator()
        for person, name in sorted(self._coaches.items(), key=lambda pair: pair[1].casefold()):
            if person != self._me:
                self._offer(coach, name, coach=person, is_without_coach=False)
        size = self._submenu(menu, self.tr("Grootte"))
        for known in SizeClass:
            self._offer(size, size_text(known), size=known.value)
        self._offer(size, size_text(None), size=UNKNOWN_SIZE)
        sector = self._submenu(menu, self.tr("Sector"))
        for code in SECTIONS:
            self._offer(sector, self._sector(code), sector=code)
        menu.addSeparator()
        contact = self._submenu(menu, self.tr("Laatste contact"))
        self._offer(contact, self.tr("Langer dan 30 dagen geleden"), is_silent=True)
        self._offer(contact, self.tr("Nog geen contact"), is_unvisited=True)
        self._offer(menu, self.tr("Zonder volgende actie"), has_no_next=True)
        self._offer(menu, self.tr("Intake onvolledig"), is_incomplete=True)
        self._offer(menu, self.tr("Zelfde KBO-nummer als een andere"), is_duplicate=True)
        return menu

    @Slot()
    def _fill_places(self) -> None:
        """Offer the municipalities of each province; they are many, so only when asked for."""
        if self._places.actions():
            return
        for province in self._reference.provinces:
            inner = self._submenu(self._places, province.name)
            inside = municipalities_in(self._reference, None, province.nis)
            places = {self._reference.municipalities[nis].name: nis for nis in inside}
            for name in sorted(places, key=str.casefold):
                self._offer(inner, name, municipality=places[name])

    def _submenu(self, menu: Menu, title: str) -> Menu:
        inner = Menu(title, menu)
        menu.addMenu(inner)
        return inner

    def _offer(self, menu: Menu, text: str, **values: object) -> None:
        menu.addAction(text.replace("&", "&&")).setData(values)

    @Slot(QAction)
    def _on_offered(self, action: QAction) -> None:
        self._change(action.data())

    @Slot()
    def _on_removed(self) -> None:
        chip = self.sender()
        self._change(next(empty for known, empty in self._chips if known is chip))
        self.field.setFocus()

    def _change(self, values: dict[str, Any]) -> None:
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

    def _chip(self, words: str) -> FilterChip:
        chip = FilterChip(words, self)
        chip.remove_requested.connect(self._on_removed)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))
        self._wait.start()

    @Slot()
    def _on_quiet(self) -> None:
        self.typed.emit(self.text())

    @Slot()
    def _on_theme(self) -> None:
        self.field.setFixedWidth(theme.current().px(180))
