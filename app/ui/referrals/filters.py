"""The row above the board: a field to search in, the direction, and the filters in use."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.people import Me
from app.services.referrals.lists import BETWEEN, FROM, TO, ReferralQuery
from app.ui import theme
from app.ui.referrals.words import ReferralWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, FilterChip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu

TYPING_MS: Final = 40  # quiet after a key before the list is asked for
TO_LIST: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class ReferralFilters(QWidget):
    """
    `changed` carries the fields of a ReferralQuery that became others.

    Args:
        coaches: Name by id.
        me: The coach whose filter reads «ik».
    """

    changed = Signal(object)
    list_requested = Signal()

    def __init__(
        self, words: ReferralWords, coaches: Mapping[UUID, str], me: Me, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._coaches, self._me, self._partner = coaches, me.person_id, me.partner_id
        self._organisations: tuple[str, ...] = ()
        self._query = ReferralQuery()
        self._chips: list[FilterChip] = []
        self.field = LineEdit(self.tr("Filter in bord"), icon="magnify")
        self.field.setObjectName("filter")
        self.field.setAccessibleName(self.tr("Filter in bord"))
        self.field.setToolTip(self.tr("Onderneming, instrument, organisatie of coach (Ctrl+F)"))
        self.field.setMaxLength(200)
        self.directions = {key: Chip(words.direction(key)) for key in (TO, FROM, BETWEEN)}
        self.add_button = Button(self.tr("Filter"), "quiet", "plus")
        self.add_button.setAccessibleName(self.tr("Voeg een filter toe"))
        self._flow = FlowLayout(self, gap=8)
        self._flow.addWidget(self.field)
        for key, chip in self.directions.items():
            self._flow.addWidget(chip)
            chip.clicked.connect(partial(self._on_direction, key))
        self._flow.addWidget(self.add_button)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._on_quiet)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._wait.start)
        self.add_button.clicked.connect(self.open_menu)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_query(self, query: ReferralQuery) -> None:
        """Show what is asked."""
        self._query = query
        for key, chip in self.directions.items():
            chip.setChecked(query.direction == key)
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._flow.removeWidget(self.add_button)
        self._chips = [self._chip(words, empty) for words, empty in self._filters(query)]
        self._flow.addWidget(self.add_button)
        self.updateGeometry()

    def show_organisations(self, names: tuple[str, ...]) -> None:
        """Offer these organisations."""
        self._organisations = names

    def clear(self) -> None:
        """Take the text and every filter away."""
        self.field.clear()
        self._wait.stop()
        nothing = {"text": "", "direction": None, "organisation": None, "coach": None}
        self.changed.emit({**nothing, "is_silent": False})

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        if event.key() in TO_LIST:
            if self._wait.isActive():
                self._wait.stop()
                self._on_quiet()
            self.list_requested.emit()
            return True
        return False

    @Slot()
    def open_menu(self) -> None:
        """Show what can be filtered by."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def menu(self) -> Menu:
        """Return the menu of filters that can be added."""
        menu = Menu(parent=self)
        menu.triggered.connect(self._on_offered)
        coach = self._submenu(menu, self.tr("Coach"))
        self._offer(coach, self.tr("Ik"), coach=self._me, partner=self._partner)
        for person, name in sorted(self._coaches.items(), key=lambda pair: pair[1].casefold()):
            if person != self._me:
                self._offer(coach, name, coach=person, partner=None)
        organisation = self._submenu(menu, self.tr("Organisatie"))
        for name in self._organisations:
            self._offer(organisation, name, organisation=name)
        self._offer(menu, self.tr("14 dagen geen antwoord"), is_silent=True)
        return menu

    def _filters(self, query: ReferralQuery) -> list[tuple[str, dict[str, Any]]]:
        """Return the words of each filter in use and what takes it away."""
        found: list[tuple[str, dict[str, Any]]] = []
        if query.coach is not None:
            name = self.tr("ik") if query.coach == self._me else self._coaches.get(query.coach, "")
            found.append((self.tr("Coach: {name}").format(name=name), {"coach": None}))
        if query.organisation is not None:
            words = self.tr("Organisatie: {name}").format(name=query.organisation)
            found.append((words, {"organisation": None}))
        if query.is_silent:
            found.append((self.tr("14 dagen geen antwoord"), {"is_silent": False}))
        return found

    def _chip(self, words: str, empty: dict[str, Any]) -> FilterChip:
        chip = FilterChip(words, self)
        chip.remove_requested.connect(partial(self._on_removed, empty))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _submenu(self, menu: Menu, title: str) -> Menu:
        inner = Menu(title, menu)
        menu.addMenu(inner)
        return inner

    def _offer(self, menu: Menu, text: str, **values: object) -> None:
        menu.addAction(literal(text)).setData(values)

    def _on_direction(self, key: str) -> None:
        self.changed.emit({"direction": None if self._query.direction == key else key})

    def _on_removed(self, empty: dict[str, Any]) -> None:
        self.changed.emit(empty)
        self.field.setFocus()

    @Slot(QAction)
    def _on_offered(self, action: QAction) -> None:
        self.changed.emit(action.data())

    @Slot()
    def _on_quiet(self) -> None:
        self.changed.emit({"text": self.field.text().strip()})

    @Slot()
    def _on_theme(self) -> None:
        self.field.setFixedWidth(theme.current().px(180))
