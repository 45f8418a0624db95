"""Toetsen: every action with its key, and the way to give it another one."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui import theme
from app.ui.desk import Desk
from app.ui.key_map import FIXED, shown
from app.ui.preferences.key_field import KeyField
from app.ui.preferences.section import Section
from app.ui.shell.key_words import KeyGroup
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import KeyValueGrid, Label, muted

FIELD_WIDTH = 172  # px at 100% text


class KeysSection(Section):
    """What is chosen holds at once, in the menus, on the buttons and under F1."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Toetsen"),
            self.tr(
                "Kies een toets en druk de nieuwe. Geldt op deze laptop. {key} toont ze altijd."
            ).format(key=desk.keys.shown("keys")),
            parent,
        )
        self._map = desk.keys
        self.fields: dict[str, KeyField] = {}
        self.resets: dict[str, Button] = {}
        self.notes: dict[str, NoteLine] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._screens: dict[str, KeyValueGrid] = {}
        self._shown: dict[str, KeyGroup] = {}
        self.form.addLayout(self._grid)
        for name in self._map.names:
            self._add(name)
        self.reset_button = Button(self.tr("Zet alle toetsen terug"), icon="restore")
        self.form.addSpacing(12)
        self.form.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_screens()
        self.reset_button.clicked.connect(self._on_reset_all)
        self._map.changed.connect(self.refresh)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the keys as they are now."""
        for name, field in self.fields.items():
            field.show_key(self._map.shown(name))
            words = self.tr("Toets voor {action}: {key}")
            field.setAccessibleName(
                words.format(action=self._map.words(name), key=self._map.shown(name))
            )
            self.resets[name].setVisible(self._map.is_own(name))
        self._show_screens()
        self.reset_button.setEnabled(any(self._map.is_own(name) for name in self.fields))

    def _add(self, name: str) -> None:
        row, words = self._grid.rowCount(), self._map.words(name)
        self._grid.addWidget(Label(words), row, 0)
        if name in FIXED:
            keys = " · ".join(shown(key) for key in self._map.keys(name))
            fixed = muted(keys)
            fixed.setToolTip(self.tr("Deze toets ligt vast."))
            fixed.setContentsMargins(14, 6, 0, 6)
            self._grid.addWidget(fixed, row, 1)
            return
        field, note = KeyField(), NoteLine()
        reset = Button(
            self.tr("Zet de toets van «{action}» terug").format(action=words), "icon", "restore"
        )
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        self.fields[name], self.resets[name], self.notes[name] = field, reset, note
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(reset, row, 2)
        self._grid.addWidget(note, row + 1, 0, 1, 3)
        field.pressed_keys.connect(partial(self._on_keys, name))
        field.clicked.connect(partial(self._tell, name, ""))
        reset.clicked.connect(partial(self._on_reset, name))

    def _add_screens(self) -> None:
        for number, group in enumerate(self._map.screens()):
            self.add_part(self.tr("In {screen}").format(screen=group.title))
            if number == 0:
                self.form.addWidget(muted(self.tr("De toetsen van een scherm liggen vast.")))
                self.form.addSpacing(8)
            self._screens[group.name] = KeyValueGrid()
            self.form.addWidget(self._screens[group.name])

    def _show_screens(self) -> None:
        for group in self._map.screens():
            if self._shown.get(group.name) != group:
                self._shown[group.name] = group
                pairs = [(shown(key), words) for key, words in group.keys]
                self._screens[group.name].set_pairs(pairs)

    def _tell(self, name: str, words: str) -> None:
        self.notes[name].show_note("error" if words else "muted", words)

    @Slot(str, object)
    def _on_keys(self, name: str, keys: QKeySequence) -> None:
        problem = self._map.problem(name, keys)
        if not problem:
            self._map.give(name, keys)
        self._tell(name, problem)

    @Slot(str)
    def _on_reset(self, name: str) -> None:
        taker = self._map.taker(name)
        if taker:
            words = self.tr("De gewone toets is nu van «{action}». Geef die eerst een andere.")
            self._tell(name, words.format(action=taker))
            return
        self._map.reset(name)
        self._tell(name, "")
        self.fields[name].setFocus()

    @Slot()
    def _on_reset_all(self) -> None:
        self._map.reset()
        for name in self.notes:
            self._tell(name, "")

    @Slot()
    def _on_theme(self) -> None:
        for field in self.fields.values():
            field.setMinimumWidth(theme.current().px(FIELD_WIDTH))
