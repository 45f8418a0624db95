"""The tab «Capaciteit en vraag»: what came in and what was done, week by week."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.services.changes import Changes
from app.services.people import partner_names
from app.services.quality.flow import CapacityRow, Flow, capacity_rows, demand_flow
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.quality.capacity_part import CapacityPart
from app.ui.quality.run_card import RunCard
from app.ui.quality.run_charts import RunCharts
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, small
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.segments import Segments
from app.ui.work.reader import Reader

WEEKS: Final = 26
KINDS: Final = frozenset({"incoming_question", "coaching_session", "capacity", "partner", "person"})
EVERYBODY: Final = ""


@dataclass(frozen=True, slots=True)
class _Read:
    flow: Flow
    capacity: tuple[CapacityRow, ...]
    partners: Mapping[UUID, str]


class FlowTab(ScrollPane):
    """Two run charts under each other, on the same weeks; no figure is of one coach."""

    typed_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 12, 24, 24), parent)
        self.desk, self._charts = desk, RunCharts(self)
        self._reader = Reader(desk.runner, self._work, self)
        tr = self.tr
        self.partner = ComboBox()
        self.partner.add(EVERYBODY, tr("Alle partners"))
        self.weeks = Segments([(13, tr("13 weken")), (26, tr("26 weken")), (52, tr("52 weken"))])
        self.weeks.set_value(WEEKS)
        self.questions, self.hours = RunCard(), RunCard()
        self.capacity = CapacityPart(desk)
        self.here = small()
        self.here.setWordWrap(True)
        head = QWidget()
        flow = FlowLayout(head, gap=16, top=True)
        flow.addWidget(LabelledField(tr("Partner"), self.partner))
        flow.addWidget(LabelledField(tr("Hoever terug"), self.weeks))
        self.column.setSpacing(16)
        for part in (head, self.questions, Divider(), self.hours, Divider(), self.capacity):
            self.column.addWidget(part)
        self.column.addWidget(self.here)
        self.column.addStretch(1)
        self.partner.activated.connect(self.read)
        self.weeks.changed.connect(self.read)
        self.capacity.typed_changed.connect(self.typed_changed)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(desk.failed)
        desk.bus.changed.connect(self._on_changes)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read what was measured."""
        self._reader.ask()

    def _work(self) -> Callable[[], _Read]:
        store, day = self.desk.store, clock.today()
        chosen, number = self.partner.key(), self.weeks.value()
        partner = UUID(str(chosen)) if chosen else None
        weeks = number if isinstance(number, int) else WEEKS

        def work() -> _Read:
            flow = demand_flow(store, day, weeks, partner)
            return _Read(flow, capacity_rows(store, day), partner_names(store))

        return work

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins."""
        self.partner.setFocus()

    def fields(self) -> dict[str, TypedField]:
        """Return where one can type, by a name that holds."""
        return {"capacity": self.capacity.line}

    def keep(self) -> None:
        """Store nothing: what is typed stays a draft until it is entered."""

    @Slot(object)
    def _on_read(self, found: _Read) -> None:
        self._show_partners(found.partners)
        charts = self._charts
        self.questions.show_chart(charts.questions(found.flow), charts.source(is_count=True))
        self.hours.show_chart(charts.hours(found.flow), charts.source(is_count=False))
        self.capacity.show_rows(found.capacity)
        words = self.tr(
            "Stand van {time}. Gemeten zijn de vragen en de sessies die op deze laptop staan; "
            "verplaatsing en voorbereiding zijn niet gemeten."
        )
        self.here.setText(words.format(time=f"{clock.local(clock.now()):%H:%M}"))

    def _show_partners(self, partners: Mapping[UUID, str]) -> None:
        chosen = self.partner.key()
        self.partner.clear()
        self.partner.add(EVERYBODY, self.tr("Alle partners"))
        for one, name in sorted(partners.items(), key=lambda each: each[1].casefold()):
            self.partner.add(one.hex, name)
        self.partner.set_key(chosen)
        if self.partner.currentIndex() < 0:
            self.partner.set_key(EVERYBODY)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self.read()
