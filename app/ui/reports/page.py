"""S17 Rapporten: monitoring, evaluation, learning."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.report import Report
from app.services.changes import Changes
from app.services.reports import coverage, deviations
from app.services.reports.export import Form
from app.services.reports.kinds import ReportKind
from app.services.reports.registry import ReportChoices, kinds_for
from app.ui import theme
from app.ui.desk import Desk
from app.ui.evidence_pack.words import PackWords
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.reports.exporting import Exporting
from app.ui.reports.filters import ReportFilterBar
from app.ui.reports.view import ReportView
from app.ui.reports.view_model import ReportModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, muted, strong, title
from app.ui.widgets.nav import NavButton
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel, ScrollPane
from app.ui.widgets.waiting import Waiting

MONITORING = "monitoring"  # the report of what is taken in on a screen of its own
LARGE = 150  # % text: what a report is about is in the tooltip of its name only
PANE_WIDTH = 264  # px at 100% text
CTRL = Qt.KeyboardModifier.ControlModifier


class ReportsPage(Page):
    """The reports at the left, the chosen one at the right; the unit of its place is its code."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.kinds = kinds_for(desk.me.role)
        self.model = ReportModel(desk, self)
        self.title, self.label = title(self.tr("Rapporten")), strong()
        self.title.setWordWrap(True)
        self.about = muted(wrap=True)
        self._words = QWidget()
        self.map_button = Button(self.tr("Ga rond op de kaart"), "quiet", "map-search-outline")
        self.map_button.hide()
        self.filters = ReportFilterBar(PackWords(self).choice, desk.reference)
        self.view = ReportView()
        self.exporting = Exporting(desk, self)
        self.deliveries = Button(self.tr("Leveringen en lijst"), icon="database-import-outline")
        self.deliveries.hide()
        self.empty = EmptyState(
            "chart-box-outline",
            self.tr("Kies een rapport."),
            self.tr("Links staan de rapporten. Elk zegt erbij hoe er geteld is."),
        )
        self.waiting = Panel("surface")
        self.progress = Waiting(self.tr("Het rapport wordt gemaakt."))
        self.waiting.column.addWidget(self.progress)
        self.waiting.column.addStretch(1)
        self.again_button = Button(self.tr("Probeer opnieuw"))
        self.broken = EmptyState(
            "alert-outline",
            self.tr("Het rapport kon niet worden gemaakt."),
            self.tr("Aan je gegevens is niets veranderd."),
            (self.again_button,),
        )
        self.stack = QStackedWidget()
        self.names = ScrollPane("surface", (12, 12, 12, 12))
        self.buttons = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.model.begin()
        self._choose(place.unit)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Rapporten")),)

    @override
    def enter(self) -> None:
        if self.stack.currentWidget() is self.view:
            self.view.take_keyboard()
        else:
            (self.buttons.checkedButton() or self.buttons.button(0) or self).setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @property
    def kind(self) -> ReportKind | None:
        """The report that is chosen."""
        at = self.buttons.checkedId()
        return self.kinds[at] if at >= 0 else None

    def _lay_out(self) -> None:
        self.names.column.setSpacing(2)
        short = {  # a full name would be cut off; it is above the report, and in the tooltip
            MONITORING: self.tr("Instroom en retentie"),
            deviations.KIND.code: self.tr("Dubbelfinanciering"),
        }
        for number, kind in enumerate(self.kinds):
            button = NavButton("file-chart-outline", short.get(kind.code, kind.title.nl))
            button.setAccessibleName(kind.title.nl)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
            button.setToolTip(f"{kind.title.nl}\n{kind.about.nl}")
            self.buttons.addButton(button, number)
            self.names.column.addWidget(button)
        self.names.column.addStretch(1)
        for part in (self.empty, self.waiting, self.broken, self.view):
            self.stack.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 0)
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.exporting.language)
        head.addWidget(self.exporting.button)
        filters = QVBoxLayout()
        filters.setContentsMargins(24, 4, 16, 10)
        filters.setSpacing(10)
        about = QHBoxLayout(self._words)  # a layout of hidden words would bound the width of all
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(10)
        about.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        about.addWidget(self.about, 1)
        filters.addWidget(self._words)
        filters.addWidget(self.map_button, 0, Qt.AlignmentFlag.AlignLeft)
        filters.addWidget(self.filters)
        filters.addWidget(self.deliveries, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(head)
        right.addLayout(filters)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addLayout(right, 1)
        ground = Panel("surface", parent=self)
        ground.column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self._on_theme()

    def _connect(self) -> None:
        self.map_button.clicked.connect(self._go_to_map)
        self.buttons.idClicked.connect(self._on_chosen)
        self.exporting.wanted.connect(self._on_export)
        self.filters.changed.connect(self._read)
        self.deliveries.clicked.connect(self._on_deliveries)
        self.model.choices_read.connect(self._on_choices)
        self.model.made.connect(self._on_made)
        self.model.broken.connect(self._on_broken)
        self.again_button.clicked.connect(self._read)
        self.desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self.take_keys(
            {
                key(Qt.Key.Key_E, CTRL): self.exporting.open_menu,
                key(Qt.Key.Key_P, CTRL): self._print,
                key(Qt.Key.Key_T): self.view.turn,
                key(Qt.Key.Key_F, CTRL): self.filters.span.setFocus,
                key(Qt.Key.Key_F5): self._read,
            }
        )

    def _choose(self, code: str) -> None:
        """Go to a report by its code; none: the list stays, with a sentence."""
        at = next((n for n, kind in enumerate(self.kinds) if kind.code == code), -1)
        if at >= 0:
            self.buttons.button(at).setChecked(True)
            self._on_chosen(at)
            return
        for widget in (self.filters, self.about, self.label):
            widget.hide()
        self._allow_export(on=False)
        self.stack.setCurrentWidget(self.empty)

    def _allow_export(self, *, on: bool) -> None:
        for widget in (self.exporting.button, self.exporting.language):
            widget.setVisible(on)
            widget.setEnabled(on)

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        kind = self.kinds[number]
        self.place = replace(self.place, unit=kind.code)
        self.map_button.setVisible(kind.code == coverage.KIND.code)
        self.title.setText(kind.title.nl)
        self.label.hide()
        self.about.setText(kind.about.nl)
        self._fit_words()
        self.filters.show_kind(kind)
        self.deliveries.setVisible(kind.code == MONITORING)
        self._allow_export(on=True)
        self.stack.setCurrentWidget(self.waiting)
        self.progress.begin()
        self._read()

    @Slot()
    def _on_deliveries(self) -> None:
        self.desk.go_requested.emit(Place("monitoring"))

    @Slot()
    def _go_to_map(self) -> None:
        self.desk.go_requested.emit(Place("coverage"))

    @Slot()
    def _read(self) -> None:
        if self.kind is not None:
            self.model.show(self.kind.code, self.filters.filters())

    @Slot(object)
    def _on_choices(self, choices: ReportChoices) -> None:
        before = self.filters.filters()
        self.filters.show_choices(choices)
        if self.kind is None:
            self.filters.hide()
        elif self.filters.filters() != before:
            self._read()

    @Slot(object)
    def _on_made(self, report: Report) -> None:
        self.progress.end()
        self.view.show_report(report)
        self.label.setText(report.label[:1].upper() + report.label[1:])
        self.label.setVisible(bool(report.label))
        self._fit_words()
        self.stack.setCurrentWidget(self.view)

    @Slot()
    def _on_broken(self) -> None:
        self.progress.end()
        self.stack.setCurrentWidget(self.broken)
        self.again_button.setFocus()

    @Slot(object)
    def _on_export(self, form: Form) -> None:
        if self.kind is not None:
            wish = self.filters.filters(self.exporting.chosen())
            self.exporting.export(self.kind.code, wish, form)

    @Slot()
    def _print(self) -> None:
        self._on_export(Form.PDF)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes:
            self.model.refresh_soon()

    @Slot()
    def _on_theme(self) -> None:
        grow = 1 + (theme.current().percent - 100) / 160
        self.names.setFixedWidth(round(PANE_WIDTH * grow))
        self._fit_words()

    def _fit_words(self) -> None:
        """Leave the room of what a report is about to the report when the text is large."""
        self.about.setVisible(self.kind is not None and theme.current().percent < LARGE)
        self._words.setVisible(not (self.about.isHidden() and self.label.isHidden()))
