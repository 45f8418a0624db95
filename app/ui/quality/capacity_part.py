"""The hours a week that each partner has for companies, from a day on."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.amount_input import parse_amount
from app.services.people import Me
from app.services.quality.flow import MOST_HOURS, CapacityRow, drop_capacity, write_capacity
from app.services.trajectories.use_cases import Made
from app.ui.desk import Desk, tell_done
from app.ui.messages import message_for
from app.ui.new_line import LineField, NewLine
from app.ui.quality.words import day_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, heading, muted

SHOWN: Final = 3  # older hours of a partner stand in its history


def may_set_hours(me: Me) -> bool:
    """Tell whether somebody sets the hours of their partner."""
    return me.role == "partner_admin"


class CapacityPart(QWidget):
    """
    The hours that hold stand first; a partner administrator adds those of the own partner.

    `typed_changed` comes when something else is typed in the line.
    """

    typed_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        tr = self.tr
        self.line = NewLine(
            (
                LineField("hours", tr("Uren per week"), tr("Uren per week"), 1),
                LineField("from", tr("Vanaf"), tr("Vanaf welke dag"), is_day=True),
                LineField("remark", tr("Opmerking, zoals: één coach minder"), tr("Opmerking"), 3),
            ),
            tr("Voeg toe"),
        )
        self.nothing = muted(tr("Nog geen uren ingevuld."), wrap=True)
        self.why = muted(
            tr("De partnerbeheerder vult de uren van zijn eigen partner in."), wrap=True
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        self._cells: list[QWidget] = []
        self.drop_buttons: dict[UUID, Button] = {}
        what = tr(
            "Uren die de coaches van een partner samen per week voor ondernemingen hebben. Nooit "
            "per coach."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(tr("Capaciteit per partner")))
        column.addWidget(muted(what, wrap=True))
        column.addWidget(self.nothing)
        row = QHBoxLayout()
        row.addLayout(self._grid, 1)
        column.addLayout(row)
        column.addWidget(self.line)
        column.addWidget(self.why)
        is_mine = may_set_hours(desk.me)
        self.line.setVisible(is_mine)
        self.why.setVisible(not is_mine)
        self.line.entered.connect(self._on_entered)
        self.line.typed_changed.connect(self.typed_changed)

    def show_rows(self, rows: tuple[CapacityRow, ...]) -> None:
        """Show the hours of all partners, the newest first."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells, self.drop_buttons = [], {}
        self.nothing.setVisible(not rows)
        before: UUID | None = None
        shown = 0
        for place, one in enumerate(rows):
            shown = shown + 1 if one.partner_id == before else 0
            if shown < SHOWN:
                self._show(place, one, with_name=one.partner_id != before)
            before = one.partner_id

    def _show(self, place: int, one: CapacityRow, *, with_name: bool) -> None:
        since = self.tr("vanaf {day}").format(day=day_words(one.valid_from))
        hours = self.tr("{hours} u per week").format(hours=hours_words(one.hours))
        tone = "text" if one.holds else "muted"
        cells: list[QWidget] = [
            Label(one.partner if with_name else "", "strong"),
            Label(hours, tone=tone),  # type: ignore[arg-type]  # one of the tones
            muted(since),
            muted(one.remark, wrap=True),
        ]
        if may_set_hours(self._desk.me) and one.partner_id == self._desk.me.partner_id:
            drop = Button(self.tr("Haal weg"), "icon", "close")
            drop.setAccessibleName(self.tr("Haal weg: {what}").format(what=f"{hours} {since}"))
            drop.clicked.connect(partial(self._drop, one))
            self.drop_buttons[one.id] = drop
            cells.append(drop)
        for at, cell in enumerate(cells):
            self._grid.addWidget(cell, place, at, Qt.AlignmentFlag.AlignVCenter)
        self._cells += cells

    def _drop(self, one: CapacityRow) -> None:
        store, record = self._desk.store, one.id
        job = self._desk.runner.start(lambda _progress: drop_capacity(store, record))
        job.succeeded.connect(partial(tell_done, self._desk, self.tr("Uren weggehaald")))
        job.failed.connect(self._desk.failed)

    @Slot()
    def _on_entered(self) -> None:
        values = self.line.values()
        if values is None:
            return
        typed = parse_amount(values["hours"], MOST_HOURS)
        if typed.value is None:
            self.line.refuse(self.tr("Typ het aantal uren per week, zoals 60 of 57,5."), "hours")
            return
        first: date = values["from"] or clock.today()
        store, partner = self._desk.store, self._desk.me.partner_id
        hours, remark = typed.value, values["remark"]
        job = self._desk.runner.start(
            lambda _progress: write_capacity(store, partner, first, hours, remark)
        )
        job.succeeded.connect(partial(self._on_written, hours))
        job.failed.connect(self._on_refused)

    def _on_written(self, hours: Decimal, made: Made) -> None:
        self.line.clear()
        words = self.tr("Capaciteit bewaard: {hours} u per week")
        tell_done(self._desk, words.format(hours=hours_words(hours)), made.changes)

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.line.refuse(message_for(error).whole)
        else:
            self._desk.failed.emit(error)


def hours_words(hours: Decimal) -> str:
    """Return hours as people write them: 60, or 57,5."""
    return f"{hours.normalize():f}".replace(".", ",")
