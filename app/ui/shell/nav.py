"""The places of the shell, at its left, and who is working."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.people import Me
from app.ui import theme
from app.ui.place import QUALITY_SCREENS, Place
from app.ui.roles import role_word
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Divider
from app.ui.widgets.nav import Avatar, NavButton

WIDTH, RAIL_WIDTH, INSET = 208, 56, 8
MOST_AVATAR = RAIL_WIDTH - 2 * INSET - 8  # px
GROUP_GAP = 14  # px between two groups, beside the pitch of 2


@dataclass(frozen=True, slots=True)
class NavPlace:
    """One item: its screen, word, icon, and the screens that belong under it."""

    screen: str
    word: str
    icon: str
    group: int
    below: tuple[str, ...] = ()


class Nav(QWidget):
    """`chosen` carries a Place."""

    chosen = Signal(object)

    def __init__(self, me: Me, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Navigatie"))
        self.places = self._all_places()
        self.buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, 4, INSET, 12)
        self._column.setSpacing(2)
        for number, place in enumerate(self.places):
            if number and place.group != self.places[number - 1].group:
                self._column.addSpacing(GROUP_GAP)
            self._add(place)
        self._column.addStretch(1)
        self._column.addWidget(Divider())
        self._person = self._user(me)
        self._column.addWidget(self._person)
        self.show_person(me)
        self._is_rail = False
        self._group.idClicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_screen(self, screen: str) -> None:
        """Mark the item that a screen belongs to."""
        for place in self.places:
            on = screen == place.screen or screen in place.below
            self.buttons[place.screen].setChecked(on)

    def set_rail(self, *, on: bool) -> None:
        """Show only icons, in a narrow window."""
        if on != self._is_rail:
            self._is_rail = on
            for button in self.buttons.values():
                button.set_rail(on=on)
            self._words.setVisible(not on)
            self._column.setSpacing(0 if on else 2)
            self._on_theme()

    def set_badge(self, screen: str, count: int, tone: str = "muted") -> None:
        """Show how many things wait on a screen."""
        self.buttons[screen].set_badge(count, tone)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        order = list(self.buttons.values())
        here = next((i for i, button in enumerate(order) if button.hasFocus()), 0)
        order[(here + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def _all_places(self) -> tuple[NavPlace, ...]:
        files = ("enterprise", "intake", "session", "history")
        handed_on = ("referral", "deviations")
        return (
            NavPlace("today", self.tr("Vandaag"), "calendar-today-outline", 0),
            NavPlace("agenda", self.tr("Agenda"), "calendar-month-outline", 0),
            NavPlace("enterprises", self.tr("Ondernemingen"), "domain", 1, files),
            NavPlace(
                "trajectories", self.tr("Trajecten"), "map-marker-path", 1, below=("trajectory",)
            ),
            NavPlace("scans", self.tr("Scans"), "clipboard-text-outline", 1, ("scan",)),
            NavPlace(
                "networks",
                self.tr("Netwerken"),
                "account-group-outline",
                1,
                ("network", "meeting"),
            ),
            NavPlace("referrals", self.tr("Doorverwijzingen"), "swap-horizontal", 1, handed_on),
            NavPlace("targets", self.tr("Streefcijfers"), "crosshairs", 2),
            NavPlace("evidence", self.tr("Bewijs"), "file-certificate-outline", 2),
            NavPlace(
                "reports",
                self.tr("Rapporten"),
                "chart-box-outline",
                2,
                below=("coverage", "monitoring"),
            ),
            NavPlace("quality", self.tr("Kwaliteit"), "sprout-outline", 2, QUALITY_SCREENS),
            NavPlace(
                "sync", self.tr("Synchronisatie"), "cloud-sync-outline", 3, below=("merging",)
            ),
            NavPlace("settings", self.tr("Instellingen"), "cog-outline", 3, ("bin",)),
        )

    def _add(self, place: NavPlace) -> None:
        button = NavButton(place.icon, place.word)
        self._group.addButton(button, len(self.buttons))
        self.buttons[place.screen] = button
        self._column.addWidget(button)

    def _user(self, me: Me) -> QWidget:
        whole = QWidget()
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._name, self._about = ElidedLabel("strong"), ElidedLabel("small", "muted")
        words.addWidget(self._name)
        words.addWidget(self._about)
        row = QHBoxLayout(whole)
        row.setContentsMargins(8, 10, 0, 0)
        row.setSpacing(10)
        avatar = Avatar(me.name)
        avatar.setMaximumSize(MOST_AVATAR, MOST_AVATAR)  # the rail does not grow with the text
        row.addWidget(avatar)
        row.addWidget(self._words, 1)
        return whole

    @Slot(object)
    def show_person(self, me: Me) -> None:
        """Show who works here."""
        about = ", ".join(part for part in (role_word(me.role), me.partner) if part)
        self._name.show_text(me.name)
        self._about.show_text(about)
        self._person.setToolTip(f"{me.name}, {about}")

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(Place(self.places[number].screen))

    @Slot()
    def _on_theme(self) -> None:
        wide = RAIL_WIDTH if self._is_rail else theme.current().px(WIDTH)
        self.setFixedWidth(wide)
