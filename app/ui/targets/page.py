"""S15 Streefcijfers en prognose: results, forecast and what they mean for the grant."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.results.chart import results_chart
from app.services.results.targets import Scope
from app.services.results.view import ResultLine, ScopeRow, Which
from app.ui import theme
from app.ui.desk import Desk, DocumentRequest
from app.ui.keys import key
from app.ui.notice import Notice
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.preview.saving import Saving
from app.ui.targets.cards import NumberCards
from app.ui.targets.chart_card import ChartCard
from app.ui.targets.effect_card import EffectCard
from app.ui.targets.explain_dialog import ExplainDialog
from app.ui.targets.explaining import Explaining
from app.ui.targets.list_dialog import LinesDialog
from app.ui.targets.service import ResultsService, Standing
from app.ui.targets.store_results import StoreResults
from app.ui.targets.table import TOTAL
from app.ui.targets.table_card import SharedCard, TableCard
from app.ui.targets.view_model import ResultsModel
from app.ui.targets.words import TargetsWords, which_text, without_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel, ScrollPane
from app.ui.work.turns import InTurns, in_next_turn

CTRL = Qt.KeyboardModifier.ControlModifier
BESIDE = 940  # px at 100% text, from which the effect stands beside the chart
EFFECT = 348  # px at 100% text


class TargetsPage(PageInTurns):
    """Cards, the chart beside the effect on the grant, and the table; `shown` when all is there."""

    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        place: Place,
        parent: QWidget | None = None,
        service: ResultsService | None = None,
    ) -> None:
        super().__init__(desk, place, parent)
        self.words, self.explaining = TargetsWords(self), Explaining(self)
        self.model = ResultsModel(desk, service or StoreResults(desk.store, desk.reference), self)
        self._showing: InTurns | None = None
        self._asked: tuple[Which, Scope, str] | None = None  # the list that is being read
        self.begin_building(self._build())

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Streefcijfers")),)

    @override
    def enter(self) -> None:
        if self.is_built:
            self.model.refresh()
            self._take_keyboard()
        else:
            self.setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_built:
            self._fit()

    def _build(self) -> Iterator[None]:
        ground = Panel("surface", parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.cards = NumberCards(self.words)
        yield
        self.chart, self.effect = ChartCard(), EffectCard(self.words)
        yield
        is_promotor = self.desk.me.role == "promotor"
        self.table = TableCard(self.words, may_share=is_promotor)
        self.shared = SharedCard(self.words)
        yield
        self._make_states()
        ground.column.addWidget(self.states)
        self._connect()
        self._fit()
        self.model.refresh()
        if self.window().focusWidget() is self:
            self._take_keyboard()

    def _make_states(self) -> None:
        self.body = ScrollPane("surface", (24, 16, 16, 16))
        self.body.column.setSpacing(12)
        self.body.column.addLayout(self._head())
        self.body.column.addWidget(self.cards)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(12)
        self._middle.addWidget(self.chart, 1)
        self._middle.addWidget(self.effect)
        self.body.column.addLayout(self._middle, 1)
        self.body.column.addWidget(self.table)
        self.body.column.addWidget(self.shared)
        self.waiting = muted(self.tr("Bezig…"))
        self.waiting.setContentsMargins(24, 20, 0, 0)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.settings_button = Button(self.tr("Vul streefcijfers in"), "primary")
        self.empty = EmptyState(
            "crosshairs",
            self.tr("Geen streefcijfers"),
            self.tr("De promotor vult ze in bij Instellingen."),
            (self.settings_button,),
        )
        self.settings_button.setVisible(self.desk.me.role == "promotor")
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary")
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De cijfers konden niet gelezen worden"),
            self.tr("Er is niets gewijzigd."),
            (self.again_button,),
        )
        self.states = QStackedWidget()
        for part in (self.waiting, self.body, self.empty, self.broken):
            self.states.addWidget(part)

    def _head(self) -> QHBoxLayout:
        self.title, self.since = title(self.tr("Streefcijfers en prognose")), muted(wrap=True)
        self.title.setWordWrap(True)
        self.table_button = Button(self.tr("Toon als tabel"), icon="table")
        self.export_button = Button(self.tr("Exporteer"), icon="export-variant")
        self.export_button.set_shortcut_hint("Ctrl+E")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.since)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.table_button, self.export_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _connect(self) -> None:
        self.saving = Saving(self, self.desk.runner)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self.desk.failed)
        self.model.told.connect(self._on_told)
        self.model.broken.connect(self._on_broken)
        self.model.listed.connect(self._on_listed)
        self.model.written.connect(self._on_written)
        self.cards.opened.connect(self._on_card)
        self.effect.explain_requested.connect(self.explain)
        self.table.kind_chosen.connect(self.model.show_rows)
        self.table.row_opened.connect(self._on_row)
        self.table.supposed.connect(self.effect.show_total)
        self.table.suppose_opened.connect(self._on_suppose)
        self.table.share_requested.connect(self._on_share)
        self.table_button.clicked.connect(self._on_as_table)
        self.export_button.clicked.connect(self.export)
        self.again_button.clicked.connect(self.model.refresh)
        self.settings_button.clicked.connect(self._on_settings)
        self.take_keys(
            {
                key(Qt.Key.Key_E, CTRL): self.export,
                key(Qt.Key.Key_T): self._on_as_table,
                key(Qt.Key.Key_F5): self.model.refresh,
            }
        )
        theme.current().changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        """Put the effect beside the chart, or below it where that would be too narrow."""
        px = theme.current().px
        is_beside = self.width() >= px(BESIDE)
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)
        self.effect.setMaximumWidth(px(EFFECT) if is_beside else 16_777_215)
        self.effect.setMinimumWidth(px(EFFECT) if is_beside else 0)

    @Slot()
    def _take_keyboard(self) -> None:
        shown = self.states.currentWidget()
        if shown is self.body:
            self.cards.realised.setFocus()
        elif shown is self.empty and self.settings_button.isVisibleTo(self):
            self.settings_button.setFocus()
        elif shown is self.broken:
            self.again_button.setFocus()
        else:
            self.setFocus()

    @Slot(object)
    def _on_told(self, standing: Standing | None) -> None:
        """Show it in turns, each short; what came before is no longer shown to its end."""
        if self._showing is not None:
            self._showing.is_over = True
        self._showing = InTurns(self._show(standing), self)
        self._showing.done.connect(self.shown)

    def _show(self, standing: Standing | None) -> Iterator[None]:
        told = None if standing is None else standing.results
        has_targets = told is not None and (told.target is not None or bool(told.scope.code))
        if standing is not None and told is not None and has_targets:
            self._show_since(standing)
            self.cards.show_results(told)
            self.chart.show_chart(results_chart(told))
            yield
            self.effect.show_standing(standing)
            self.shared.show_shared(told.shared if told.scope.code else None)
            yield
            self.table.show_standing(standing)
            yield
            self._turn_to(self.body)
        else:
            self._turn_to(self.empty)

    def _turn_to(self, state: QWidget) -> None:
        """Show a state; the keyboard goes there with it when nobody uses it elsewhere."""
        before, focus = self.states.currentWidget(), self.window().focusWidget()
        is_free = focus in {None, self} or (before is not None and before.isAncestorOf(focus))
        self.states.setCurrentWidget(state)
        if state is not before and is_free:
            self._take_keyboard()

    def _show_since(self, standing: Standing) -> None:
        told, at = standing.results, clock.local(standing.at)
        words = self.tr("Projectperiode {first} – {last}. Stand van {time}.")
        since = words.format(
            first=f"{told.first:%d/%m/%Y}", last=f"{told.last:%d/%m/%Y}", time=f"{at:%H:%M}"
        )
        if told.scope.code:
            own = self.tr("Cijfers van {partner}.").format(partner=self.desk.me.partner)
            since = f"{since} {own}"
        if told.scope.code and not told.is_whole and self.desk.me.role == "coach":
            few = self.tr(
                "Op deze laptop staan alleen de dossiers die jij ziet: de cijfers van je partner "
                "kunnen hoger liggen."
            )
            since = f"{since} {few}"
        self.since.setText(since)

    @Slot()
    def _on_broken(self) -> None:
        self._turn_to(self.broken)

    @Slot(object)
    def _on_card(self, which: str) -> None:
        if which == "forecast":
            self.explain()
        elif which in {"realised", "on_track", "at_risk"}:
            self._ask(which, self.model.scope, which_text(which))  # type: ignore[arg-type]

    @Slot(object)
    def _on_row(self, row: ScopeRow) -> None:
        """Open the list of what runs at a partner, region or theme; that of all by the sum."""
        kind = self.table.kinds.value()
        is_sum = row.code == TOTAL
        scope = self.model.scope if is_sum else Scope(kind, row.code)  # type: ignore[arg-type]
        name = which_text("realised")
        if not is_sum:
            name = f"{name} – {row.name or without_text(kind)}"  # type: ignore[arg-type]
        self._ask("realised", scope, name)

    def _ask(self, which: Which, scope: Scope, name: str) -> None:
        self._asked = which, scope, name
        self.model.read_lines(which, scope)

    @Slot(object, object)
    def _on_listed(self, which: Which, lines: tuple[ResultLine, ...]) -> None:
        if self._asked is None or self._asked[0] != which:
            return
        name, self._asked = self._asked[2], None
        self.lines = LinesDialog(name, lines, self.words, self)
        self.lines.trajectory_opened.connect(self._open_trajectory)
        self.lines.open()

    @Slot(object)
    def _open_trajectory(self, trajectory: object) -> None:
        self.desk.go_requested.emit(Place("trajectory", record=trajectory))  # type: ignore[arg-type]

    @Slot()
    def explain(self) -> None:
        """Open the sum line by line, and where the forecast comes from."""
        standing = self.model.standing
        if standing is not None:
            parts = self.explaining.all(standing, self.effect.total, self.table.numbers)
            self.explanation = ExplainDialog(parts, self)
            self.explanation.open()

    @Slot()
    def export(self) -> None:
        """Offer what is shown as a spreadsheet or as a PDF."""
        if self.states.currentWidget() is not self.body:
            return
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Rekenblad (XLSX)"), self._on_sheet, "file-excel-outline")
        menu.add(self.tr("PDF: bekijk, bewaar of druk af"), self._on_paper, "file-pdf-box")
        menu.setActiveAction(menu.actions()[0])
        below = self.export_button.rect().bottomLeft()
        menu.popup(self.export_button.mapToGlobal(below))
        self.menu = menu

    @Slot()
    def _on_sheet(self) -> None:
        self.model.write()

    @Slot()
    def _on_paper(self) -> None:
        standing, service = self.model.standing, self.model.service
        if standing is not None:
            words = self.tr("Streefcijfers en prognose")
            make = partial(service.paper, standing)
            self.desk.document_requested.emit(DocumentRequest(words, f"{words}.pdf", make))

    @Slot(object)
    def _on_written(self, content: bytes) -> None:
        self.saving.ask(content, self.tr("Streefcijfers en prognose.xlsx"))

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        words = self.tr("Rekenblad bewaard: {name}")
        self.desk.noticed.emit(Notice(words.format(name=getattr(path, "name", ""))))

    @Slot()
    def _on_share(self) -> None:
        standing = self.model.standing
        if standing is not None:
            words = self.tr("Cijfers van {day} gedeeld met alle partners")
            said = words.format(day=f"{standing.results.day:%d/%m/%Y}")
            self.model.share(standing, said)

    @Slot()
    def _on_suppose(self) -> None:
        in_next_turn(self, partial(self.body.show_widget, self.table))

    @Slot()
    def _on_as_table(self) -> None:
        is_table = not self.chart.is_table
        self.chart.show_as(table=is_table)
        shown = self.tr("Toon als grafiek") if is_table else self.tr("Toon als tabel")
        self.table_button.setText(shown)
        self.table_button.set_icon("chart-line" if is_table else "table")

    @Slot()
    def _on_settings(self) -> None:
        self.desk.go_requested.emit(Place("settings", text=self.tr("Streefcijfers")))
