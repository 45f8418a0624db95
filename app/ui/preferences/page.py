"""S23 Instellingen: sections at the left, the chosen one at the right."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.actors.section import ActorsSection
from app.ui.agreement.keys_section import PartnerKeysSection
from app.ui.agreement.targets_section import TargetsSection
from app.ui.agreement.terms_section import TermsSection
from app.ui.desk import Desk
from app.ui.evidence_pack.closed_section import ClosedSection
from app.ui.evidence_pack.seal_section import SealSection
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.preferences.about_section import AboutSection
from app.ui.preferences.backup_section import BackupSection
from app.ui.preferences.bin_section import BinSection
from app.ui.preferences.display_section import DisplaySection
from app.ui.preferences.files_section import FilesSection
from app.ui.preferences.finding import Found, find
from app.ui.preferences.keys_section import KeysSection
from app.ui.preferences.privacy_section import PrivacySection
from app.ui.preferences.safety_section import SafetySection
from app.ui.preferences.section import Section
from app.ui.preferences.templates_section import TemplatesSection
from app.ui.referrals.instruments_section import InstrumentsSection
from app.ui.scan.sets_section import QuestionSetsSection
from app.ui.team.account_section import AccountSection
from app.ui.team.partners_section import PartnersSection
from app.ui.team.people_section import PeopleSection
from app.ui.team.queue_section import QueueSection
from app.ui.trajectory.checklist_section import ChecklistSection
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import Divider, muted
from app.ui.widgets.nav import NavButton
from app.ui.widgets.panes import Panel, ScrollPane
from app.ui.work.turns import in_next_turn

PANE_WIDTH = 204  # px at 100% text
LEAST_HEIGHT = 28  # px at 100% text of a name; lower than that they scroll


class PreferencesPage(PageInTurns):
    """What is changed here holds at once; there is nothing to save."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.begin_building(self._build())

    def _build(self) -> Iterator[None]:
        self.display = DisplaySection(self.desk.settings)
        yield
        self.safety = SafetySection(self.desk)
        yield
        self.backups = BackupSection(self.desk)
        self.bin = BinSection(self.desk)
        self._later: dict[QWidget, Callable[[], Section]] = {}  # made when they are looked at
        keys, files, about = Panel("surface"), Panel("surface"), Panel("surface")
        self.templates = Panel("surface")
        self._later[self.templates] = partial(TemplatesSection, self.desk)
        self._later[keys] = partial(KeysSection, self.desk)
        self._later[files] = partial(FilesSection, self.desk)
        self._later[about] = partial(AboutSection, self.desk.reference)
        team = self._team()
        yield
        firm = self.display, self.safety, self.backups, self.bin
        self._lay_out(*firm, keys, self.templates, files, *team, about)
        yield
        for number, (icon, name) in enumerate(
            (
                ("theme-light-dark", self.tr("Weergave")),
                ("shield-lock-outline", self.tr("Veiligheid")),
                ("backup-restore", self.tr("Back-up")),
                ("delete-outline", self.tr("Prullenbak")),
                ("keyboard-outline", self.tr("Toetsen")),
                ("file-document-outline", self.tr("Sjablonen")),
                ("paperclip", self.tr("Bestanden")),
                *team.values(),
                ("information-outline", self.tr("Over Werkvloer")),
            )
        ):
            button = NavButton(icon, name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
            self.buttons.addButton(button, number)
            self.names.column.addWidget(button)
        self.names.column.addWidget(self.none)
        self.names.column.addStretch(1)
        self.take_keys({key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier): self._begin_find})
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_enter)
        self.buttons.idToggled.connect(self._on_chosen)
        self._wanted().setChecked(True)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self._ground.show()
        if self.window().focusWidget() is self:
            self._enter()

    def _wanted(self) -> QAbstractButton:
        """Return the button of the page that is asked for; what only others manage: the account."""
        names = {one.text(): one for one in self.buttons.buttons()}
        if not self.place.text:
            return self.buttons.button(0)
        return names.get(self.place.text, names[self.tr("Account")])

    def _team(self) -> dict[Panel, tuple[str, str]]:
        """Return the places of what is managed together; each has the own account."""
        role, team = self.desk.me.role, dict[Panel, tuple[str, str]]()
        is_promotor = role == "promotor"
        is_admin = is_promotor or role == "partner_admin"
        for is_allowed, kind, icon, name in (
            (True, AccountSection, "account-outline", self.tr("Account")),
            (is_admin, PeopleSection, "account-group-outline", self.tr("Mensen en rollen")),
            (is_promotor, PartnersSection, "handshake-outline", self.tr("Partners")),
            (True, TargetsSection, "crosshairs", self.tr("Streefcijfers")),
            (True, TermsSection, "currency-eur", self.tr("Financiering")),
            (True, PartnerKeysSection, "chart-pie", self.tr("Verdeelsleutel")),
            (True, ChecklistSection, "format-list-checks", self.tr("Resultaatcriteria")),
            (True, QuestionSetsSection, "clipboard-text-outline", self.tr("Scans")),
            (True, InstrumentsSection, "swap-horizontal", self.tr("Instrumenten")),
            (True, ActorsSection, "lan-connect", self.tr("Actoren en aanbod")),
            (True, PrivacySection, "eye-off-outline", self.tr("Privacy")),
            (is_admin, QueueSection, "tray-alert", self.tr("Wachtrij")),
            (is_admin, ClosedSection, "lock-outline", self.tr("Afgesloten periodes")),
            (is_promotor, SealSection, "certificate-outline", self.tr("Bewijs en zegel")),
        ):
            if is_allowed:
                place = Panel("surface")
                team[place] = (icon, name)
                self._later[place] = partial(kind, self.desk)
        return team

    def _lay_out(self, *sections: QWidget) -> None:
        """Lay out what is there, from the page down: a stack without a page shows windows."""
        self._ground = Panel("surface", parent=self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._ground.column.addLayout(row)
        self.buttons = QButtonGroup(self)
        self._pane = Panel("surface", 12)
        self._pane.column.setSpacing(2)
        self.field = LineEdit(self.tr("Zoek"), icon="magnify")
        self.field.setAccessibleName(self.tr("Zoek in de instellingen"))
        self.field.setToolTip(self.tr("Zoek in de instellingen (Ctrl+F)"))
        self.none = muted(self.tr("Niets gevonden"), wrap=True)
        self.none.setContentsMargins(12, 8, 0, 0)
        self.none.hide()
        self._pane.column.addWidget(self.field)
        self._pane.column.addSpacing(8)
        self.names = ScrollPane("surface", (0, 0, 0, 0))  # large letters in a low window
        self.names.column.setSpacing(2)
        self._pane.column.addWidget(self.names, 1)
        row.addWidget(self._pane)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        self.stack = QStackedLayout()
        row.addLayout(self.stack, 1)
        for section in sections:
            self.stack.addWidget(section)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Instellingen")),)

    @override
    def enter(self) -> None:
        if self.is_built:
            self._enter()
        else:
            self.setFocus()

    def _enter(self) -> None:
        self.safety.refresh()
        self.backups.refresh()
        self.bin.refresh()
        self.buttons.button(self.stack.currentIndex()).setFocus()

    @override
    def keep(self) -> None:
        for section in self.findChildren(Section):
            section.keep()

    @override
    def leave(self) -> None:
        if self.is_built:
            self.safety.clear()

    @Slot(int, bool)
    def _on_chosen(self, number: int, on: bool) -> None:  # noqa: FBT001 signature of `idToggled`
        if not on:
            return
        self.stack.setCurrentIndex(number)
        self._fill(self.stack.currentWidget())
        in_next_turn(self, self._show_name)

    def _fill(self, place: QWidget | None) -> None:
        """Make a section of many lines, for who wants to read or to search them."""
        make = self._later.pop(place, None) if place is not None else None
        if isinstance(place, Panel) and make is not None:
            section = make()
            place.column.addWidget(section)
            section.show()

    @Slot()
    def _begin_find(self) -> None:
        self.field.setFocus()
        self.field.selectAll()
        in_next_turn(self, self._fill_next)

    def _fill_next(self) -> None:
        """Make what is searched too, one a turn."""
        if self._later:
            self._fill(next(iter(self._later)))
            self._on_typed()
            in_next_turn(self, self._fill_next)

    @Slot()
    def _on_typed(self) -> None:
        """Leave the sections that have the words, and show where they stand."""
        typed = self.field.text().strip()
        finds = [self._found(number, typed) for number in range(self.stack.count())]
        for number, found in enumerate(finds):
            self.buttons.button(number).setVisible(found is not None)
        self.none.setVisible(not any(finds))
        here = self.stack.currentIndex()
        first = here if finds[here] else next((n for n, one in enumerate(finds) if one), here)
        if first != here:
            self.buttons.button(first).setChecked(True)
        found, section = finds[first], self._section(first)
        if typed and found is not None and section is not None:
            section.show_widget(found.words)

    @Slot()
    def _on_enter(self) -> None:
        """Go to what was found."""
        found = self._found(self.stack.currentIndex(), self.field.text().strip())
        if found is not None and found.control is not None:
            found.control.setFocus()

    def _found(self, number: int, typed: str) -> Found | None:
        button = self.buttons.button(number)
        section = self._section(number)
        found = find(section, typed) if typed and section is not None else None
        if found is None and typed.casefold() in button.text().casefold():
            return Found(button, None)
        return found

    def _section(self, number: int) -> Section | None:
        place = self.stack.widget(number)
        if isinstance(place, Section) or place is None:
            return place
        return place.findChild(Section)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_built or not self.field.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self._enter()
        elif event.key() == Qt.Key.Key_Down:
            self.buttons.button(self.stack.currentIndex()).setFocus()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_theme(self) -> None:
        colors = theme.current()
        self._pane.setFixedWidth(colors.px(PANE_WIDTH))
        for button in self.buttons.buttons():
            button.setMinimumHeight(colors.height(LEAST_HEIGHT))
        in_next_turn(self, self._show_name)

    def _show_name(self) -> None:
        """Scroll to the name of the page that stands there."""
        self.names.ensureWidgetVisible(self.buttons.button(self.stack.currentIndex()), 0, 0)
