"""«Dekking van Vlaanderen»: who is reached where, on a map with its table."""

from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.reports.registry import ReportChoices
from app.services.results.coverage import CompanyThere, Coverage, PlaceReached
from app.services.results.coverage_map import coverage_map, value_of
from app.ui import theme
from app.ui.coverage.filters import CoverageFilters
from app.ui.coverage.map_view import MapView
from app.ui.coverage.view_model import CoverageModel, Inside
from app.ui.coverage.words import CoverageWords
from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.reports.table_model import ReportTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, heading, muted, title
from app.ui.widgets.panes import Panel, ScrollPane
from app.ui.widgets.segments import Segments
from app.ui.widgets.table import TableView

LETTER: Final = 7  # px at 100% text
LEAST: Final = 230  # px that the table keeps
ABOVE: Final = 32  # px of the page that stay in sight above or below the map
BOTH: Final = 920  # px at 100% text: narrower, the map or the table is shown
CTRL: Final = Qt.KeyboardModifier.ControlModifier


class CoveragePage(Page):
    """Arrows walk over the map, Enter shows the companies of a place, Esc comes back."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.found: Coverage | None = None
        self.inside: Inside | None = None
        self._codes: list[str] = []  # of the rows of the table of places
        self._companies: tuple[CompanyThere, ...] = ()
        self.say = CoverageWords(self)
        self.model = CoverageModel(desk, self)
        self.title = title(self.tr("Dekking van Vlaanderen"))
        self.summary, self.note = muted(wrap=True), muted(wrap=True)
        self.report_button = Button(self.tr("Rapport"), icon="file-chart-outline")
        self.report_button.setToolTip(self.tr("Als rapport: afdrukken, PDF en Excel (Ctrl+E)"))
        self.filters = CoverageFilters(self.say, desk.reference)
        self.side = Segments([("map", self.tr("Kaart")), ("table", self.tr("Tabel"))])
        self.side.setAccessibleName(self.tr("Kaart of tabel"))
        self.side.set_value("map")
        self.map = MapView()
        self.rows = ReportTableModel(self)
        self.table = TableView(self.tr("Plaatsen"))
        self.table.setModel(self.rows)
        self.back_button = Button(self.tr("Terug"), "quiet", "arrow-left", shortcut_hint="Esc")
        self.heading = heading()
        self.aside_button = Button("", "quiet", "map-marker-question-outline")
        self.nothing = muted(wrap=True)
        self.stack = QStackedWidget()
        self.foot = Panel("window")
        self._right, self._none = QWidget(), Panel("surface")
        self._line = Divider(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self.model.begin()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return Crumb(self.tr("Rapporten"), Place("reports")), Crumb(self.tr("Dekking"))

    @override
    def enter(self) -> None:
        (self.map if self.map.isVisible() else self.table).setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self.pane = pane = ScrollPane("surface", (0, 0, 0, 0), self)
        pane.column.setSpacing(0)
        pane.column.addLayout(self._head())
        pane.column.addWidget(Divider())
        pane.column.addLayout(self._body(), 1)
        pane.column.addWidget(self.foot)
        self.foot.column.setContentsMargins(24, 10, 24, 10)
        self.foot.column.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(pane)
        self.back_button.hide()
        self.aside_button.hide()

    def _head(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.report_button, 0, Qt.AlignmentFlag.AlignTop)
        filters = QHBoxLayout()
        filters.addWidget(self.filters, 1)
        filters.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 16, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(filters)
        return column

    def _body(self) -> QHBoxLayout:
        above = QHBoxLayout()
        above.setContentsMargins(12, 10, 12, 6)
        above.addWidget(self.back_button)
        above.addWidget(self.heading, 1)
        self._none.column.setContentsMargins(12, 8, 12, 8)
        self._none.column.addWidget(self.nothing)
        self._none.column.addStretch(1)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._none)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._right.setMinimumHeight(LEAST)
        right.addLayout(above)
        right.addWidget(self.stack, 1)
        right.addWidget(self.aside_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.map, 4)
        row.addWidget(self._line)
        row.addWidget(self._right, 3)
        return row

    def _connect(self) -> None:
        self.take_keys(
            {
                key(Qt.Key.Key_F, CTRL): self.filters.levels.setFocus,
                key(Qt.Key.Key_E, CTRL): self._go_to_report,
                key(Qt.Key.Key_F5): self.model.refresh,
                key(Qt.Key.Key_Escape): self._leave_place,
            }
        )
        self.model.read.connect(self._on_read)
        self.model.there.connect(self._on_there)
        self.model.choices_read.connect(self._on_choices)
        self.filters.changed.connect(self._on_filters)
        self.filters.look_changed.connect(self._on_look)
        self.side.changed.connect(self._fit)
        self.map.picked.connect(self._on_picked)
        self.map.walked.connect(self._on_walked)
        self.map.opened.connect(self._look_into)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.back_button.clicked.connect(self._leave_place)
        self.aside_button.clicked.connect(self._on_aside)
        self.report_button.clicked.connect(self._go_to_report)
        theme.current().changed.connect(self._on_theme)

    @Slot(object)
    def _on_choices(self, choices: ReportChoices) -> None:
        self.filters.show_choices(choices)

    @Slot()
    def _on_filters(self) -> None:
        self.model.ask(self.filters.query())

    @Slot(object)
    def _on_read(self, found: Coverage) -> None:
        self.found = found
        at = self.tr("Stand van {time}.").format(time=f"{clock.local(found.at):%H:%M}")
        self.summary.setText(f"{self.say.summary(found.total)} {at}")
        self.note.setText(self.say.shown(found, is_limited=self.filters.is_limited))
        self.aside_button.setText(self.say.aside(found))
        self.aside_button.setVisible(not found.placeless.is_white)
        self._show()

    @Slot()
    def _on_look(self) -> None:
        self.inside = None
        self.model.look_into(None)
        self._show()

    def _show(self) -> None:
        """Show the map, and the table of its places unless one looks into one of them."""
        if self.found is None:
            return
        level, measure = self.filters.level, self.filters.measure
        words = self.say.map(self.found, level, measure)
        self.map.show_chart(coverage_map(self.desk.reference, self.found, level, measure, words))
        if self.inside is None:
            self._show_places(self.found)

    def _show_places(self, found: Coverage) -> None:
        level, measure = self.filters.level, self.filters.measure
        is_white = self.filters.is_white.isChecked()
        places = found.white(level) if is_white else found.places[level]
        places = tuple(sorted(places, key=lambda one: -value_of(one, measure)))
        self._codes = [one.code for one in places]
        self.back_button.hide()
        self.heading.setText(self.say.white(found, level))
        self.nothing.setText(self.tr("Geen witte vlekken: overal is iemand bereikt."))
        self.rows.show_table(self.say.places(places, level))
        self.stack.setCurrentWidget(self.table if places else self._none)
        self._on_theme()
        self._select(self.map.current)

    @Slot(object)
    def _on_picked(self, code: str) -> None:
        if self.inside is None:
            self._select(code)

    @Slot()
    def _on_walked(self) -> None:
        self.pane.show_widget(self.map)

    def _select(self, code: str | None) -> None:
        if code in self._codes:
            self.table.select_row(self._codes.index(code))

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        if self.inside is None and 0 <= index.row() < len(self._codes):
            self.map.go_to(self._codes[index.row()])

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if self.inside is None:
            self._look_into(self._codes[index.row()])
            return
        company = self._companies[index.row()].enterprise_id
        if company is not None:
            self.desk.go_requested.emit(Place("enterprise", record=company))

    @Slot(object)
    def _look_into(self, code: str) -> None:
        self.model.look_into(Inside(self.filters.level, code))

    @Slot()
    def _on_aside(self) -> None:
        self.model.look_into(Inside(self.filters.level, None))

    @Slot(object, object)
    def _on_there(self, inside: Inside, companies: tuple[CompanyThere, ...]) -> None:
        is_new, self.inside, self._companies = self.inside != inside, inside, companies
        name = self._name_of(inside)
        self.back_button.show()
        self.heading.setText(
            self.tr("{place}: %n onderneming(en)", "", len(companies)).format(place=name)
        )
        self.nothing.setText(
            self.tr("{place} is een witte vlek: er is nog niemand bereikt.").format(place=name)
        )
        self.rows.show_table(self.say.companies(companies))
        self.stack.setCurrentWidget(self.table if companies else self._none)
        self._on_theme()
        if companies:
            self.table.select_row(0)
        if is_new:
            self.side.set_value("table")
            self._fit()
            (self.table if companies else self.back_button).setFocus()

    def _name_of(self, inside: Inside) -> str:
        if inside.code is None or self.found is None:
            return self.tr("Zonder gemeente")
        some: tuple[PlaceReached, ...] = self.found.places[inside.level]
        return next((one.name for one in some if one.code == inside.code), inside.code)

    @Slot()
    def _leave_place(self) -> None:
        """Go back to all places; from there Esc does what it does elsewhere."""
        if self.inside is None or self.found is None:
            return
        code, self.inside = self.inside.code, None
        self.model.look_into(None)
        self._show_places(self.found)
        self._select(code)
        self.side.set_value("map")
        self._fit()
        self.enter()

    @Slot()
    def _go_to_report(self) -> None:
        self.desk.go_requested.emit(Place("reports", unit="coverage"))

    @Slot()
    def _fit(self) -> None:
        """Show the map and the table beside each other, or one of both in a narrow window."""
        has_both = self.width() >= theme.current().px(BOTH)
        is_map = self.side.value() == "map"
        self.side.setVisible(not has_both)
        self.map.setVisible(has_both or is_map)
        self._right.setVisible(has_both or not is_map)
        self._line.setVisible(has_both)
        # With large letters the page scrolls, and the map is never higher than what is seen of it
        self.map.setMaximumHeight(max(self.map.minimumSizeHint().height(), self.height() - ABOVE))

    @Slot()
    def _on_theme(self) -> None:
        table = self.rows.table
        for at, column in enumerate(() if table is None else table.columns):
            self.table.setColumnWidth(at, theme.current().px(column.width * LETTER + 16))
        self._fit()
