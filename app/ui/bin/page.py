"""Scherm «Prullenbak»: what was deleted and is still kept, and the way back."""

from datetime import date, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.progress import Progress
from app.domain.retention import BIN_DAYS
from app.services.changes import Changes
from app.services.places import place_name
from app.services.retention.bin import BinRow, Restored, list_bin, restore
from app.services.retention.bin_term import bin_days
from app.ui import theme
from app.ui.company_words import CountWords
from app.ui.desk import Desk, Step
from app.ui.history.labels import kind_text
from app.ui.history.record_text import name_text
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel
from app.ui.widgets.table import TableView

WIDTHS: Final = (130, 260, 230, 160, 130, 80)  # px at 100% text


class BinPage(Page):
    """The last deleted first; Enter brings the chosen one back, and that can be undone."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._found: dict[UUID, BinRow] = {}
        self._ground = Panel("surface", parent=self)
        self.field = LineEdit(self.tr("Zoek in de prullenbak"), icon="magnify", parent=self)
        self.field.setAccessibleName(self.tr("Zoek in de prullenbak"))
        self.count = muted()
        self.restore_button = Button(self.tr("Zet terug"), "primary", "restore", "Enter")
        self.stack = QStackedWidget(self._ground)
        self.table = TableView(self.tr("Prullenbak"), first_padding=24, parent=self.stack)
        self.table.setObjectName("bin")
        self.rows: PagedTableModel[BinRow] = PagedTableModel(
            self._columns(), self._rows_of, self, self._sentence
        )
        self.table.setModel(self.rows)
        self.empty = EmptyState(
            "delete-empty",
            self.tr("De prullenbak is leeg"),
            self._term(BIN_DAYS),
            parent=self.stack,
        )
        self.nothing = EmptyState(
            "magnify-close",
            self.tr("Niets gevonden in de prullenbak"),
            self.tr("Zoek met een ander woord, of maak het veld leeg."),
            parent=self.stack,
        )
        for part in (self.table, self.empty, self.nothing):
            self.stack.addWidget(part)
        self._lay_out()
        self._connect()
        self._read()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Prullenbak")),)

    @override
    def enter(self) -> None:
        self.table.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.field.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.table.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> list[Column[BinRow]]:
        return [
            Column(lambda row: kind_text(row.kind), self.tr("Wat"), tone="muted"),
            Column(self._name, self.tr("Naam"), is_name=True),
            Column(lambda row: row.enterprise, self.tr("Hangt aan")),
            Column(
                lambda row: f"{clock.local(row.deleted_at):%d/%m/%Y %H:%M}",
                self.tr("Verwijderd"),
                tone="muted",
            ),
            Column(lambda row: row.deleted_by, self.tr("Door"), tone="muted"),
            Column(self._left, self.tr("Nog"), tone="muted"),
        ]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.setSpacing(12)
        head.addWidget(self.field)
        head.addWidget(self.count, 1)
        head.addWidget(self.restore_button)
        self._ground.column.setSpacing(0)
        self._ground.column.addLayout(head)
        self._ground.column.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ground)
        self._on_theme()

    def _connect(self) -> None:
        self.field.setText(self.place.text)
        self.field.textChanged.connect(self._show)
        self.table.opened.connect(self._on_opened)
        self.restore_button.clicked.connect(self._on_button)
        self.desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)

    def _read(self) -> None:
        store, today = self.desk.store, clock.today()

        def work(_progress: Progress) -> tuple[int, tuple[BinRow, ...]]:
            days = bin_days(store)
            return days, list_bin(store, today, days)

        job = self.desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_read(self, read: tuple[int, tuple[BinRow, ...]]) -> None:
        days, found = read
        self.empty.text.setText(self._term(days))
        self._found = {row.id: row for row in found}
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show what fits the search; the chosen row stays, else the next one is chosen."""
        needle = self.field.text().strip().casefold()
        ids = [
            row.id
            for row in self._found.values()
            if not needle or needle in self._sentence(row).casefold()
        ]
        place = max(0, self.table.currentIndex().row())
        self.rows.show_ids(ids)
        self.count.setText(self.tr("{n} verwijderd").format(n=len(ids)) if ids else "")
        self.restore_button.setVisible(bool(ids))
        self.field.setVisible(bool(self._found))
        if ids:
            self.stack.setCurrentWidget(self.table)
            self.table.select_row(min(place, len(ids) - 1))
        else:
            self.stack.setCurrentWidget(self.nothing if self._found else self.empty)

    def _term(self, days: int) -> str:
        return self.tr("Wat je verwijdert, blijft hier {days} dagen staan.").format(days=days)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, BinRow]:
        return {one: self._found[one] for one in ids if one in self._found}

    def _name(self, row: BinRow) -> str:
        day = _day(row.at)
        if row.kind == "coaching_session":
            kind = row.name or self.desk.reference.label("session_kinds", row.code)
            return f"{day} {kind}".strip()
        if row.kind == "establishment":
            street, nis = row.place
            place = place_name(self.desk.reference, nis) if nis else ""
            return row.name or ", ".join(part for part in (place, street) if part)
        return name_text(row.kind, row.name) or day

    def _left(self, row: BinRow) -> str:
        if row.hold:
            return self.tr("bewaarplicht: {reason}").format(reason=row.hold)
        if row.days_left == 0:
            return self.tr("vandaag")
        return CountWords().days(row.days_left)

    def _sentence(self, row: BinRow) -> str:
        parts = (kind_text(row.kind), self._name(row), row.enterprise, row.deleted_by)
        return ", ".join(part for part in (*parts, self._left(row)) if part)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row = self._found.get(self.rows.id_at(index.row()))
        if row is not None:
            self._restore(row)

    @Slot()
    def _on_button(self) -> None:
        if (index := self.table.currentIndex()).isValid():
            self._on_opened(index)

    def _restore(self, row: BinRow) -> None:
        store = self.desk.store
        job = self.desk.runner.start(lambda _progress: restore(store, row.kind, row.id))
        job.succeeded.connect(partial(self._on_restored, row))
        job.failed.connect(self.desk.failed)

    def _on_restored(self, row: BinRow, restored: Restored) -> None:
        what = f"{kind_text(row.kind)} {self._name(row)}"
        words = self.tr("Teruggezet: {what}").format(what=what)
        if restored.more:
            above = " en ".join(kind_text(kind).lower() for kind in restored.more)
            words = self.tr("Teruggezet: {what}, met {above} {name}").format(
                what=what, above=above, name=row.enterprise
            )
        self.desk.did(Step(words, restored.changes))

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.touched:
            self._read()

    @Slot()
    def _on_theme(self) -> None:
        self.field.setFixedWidth(theme.current().px(240))
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))


def _day(at: datetime | date | None) -> str:
    if isinstance(at, datetime):
        return f"{clock.local(at):%d/%m/%Y}"
    return "" if at is None else f"{at:%d/%m/%Y}"
