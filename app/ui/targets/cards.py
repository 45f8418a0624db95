"""The four numbers above S15; arrows walk between them, Enter opens the list behind one."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.services.results.view import Results, Which
from app.ui import theme
from app.ui.targets.words import TargetsWords, percent_text, share_of
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter
from app.ui.widgets.labels import Label
from app.ui.widgets.meters import ProgressBar
from app.ui.widgets.panes import Card
from app.ui.widgets.short_label import ShortLabel
from app.ui.widgets.status import Pill

GAP: Final = 12  # px between cards
LEAST: Final = 236  # px at 100% text, of a card beside others
STEPS: Final = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip
ORDER: Final = ("realised", "forecast", "on_track", "at_risk")


class NumberCard(Card):
    """A number with its bar and a sentence; `opened` when somebody wants what is behind it."""

    opened = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.name = ShortLabel(title, "strong")
        self.pill = Pill("attention", "")
        self.number, self.beside = Label(role="number"), ShortLabel(tone="muted")
        self.bar, self.foot = ProgressBar(), ShortLabel("", "small", tone="muted")
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.pill)
        middle = QHBoxLayout()
        middle.setSpacing(9)
        middle.addWidget(self.number)
        middle.addWidget(self.beside, 1, Qt.AlignmentFlag.AlignBottom)
        self.beside.setContentsMargins(0, 0, 0, 5)
        self.column.setSpacing(4)
        self.column.addLayout(head)
        self.column.addLayout(middle)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_pill("")

    def show_name(self, title: str) -> None:
        """Show another heading."""
        self._title = title
        self.name.setText(title)

    def show_words(self, number: int, beside: str, foot: str) -> None:
        """Show these; a screen reader hears them as one sentence."""
        self.number.setText(str(number))
        self.beside.setText(beside)
        self.foot.setText(foot)
        said = f"{self._title}: {number} {beside}. {foot}."
        self.setAccessibleName(f"{said} {self.pill.text}".strip())

    def show_pill(self, text: str) -> None:
        """Show a word of attention beside the heading; an empty one takes it away."""
        self.pill.set_status("attention", text)
        policy = self.pill.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.pill.setSizePolicy(policy)
        self.pill.setVisible(bool(text))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event) or event.key() == Qt.Key.Key_Space:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.opened.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = paint.begin(self)
            paint.ring(painter, self.rect(), radius=8)
            painter.end()


class NumberCards(QWidget):
    """`opened` carries which list is asked; the forecast opens its explanation (`forecast`)."""

    opened = Signal(object)

    def __init__(self, words: TargetsWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = words
        self.realised = NumberCard(self.tr("Gerealiseerd"))
        self.forecast = NumberCard(self.tr("Prognose"))
        self.on_track = NumberCard(self.tr("Op schema"))
        self.at_risk = NumberCard(self.tr("Risico"))
        self.all = (self.realised, self.forecast, self.on_track, self.at_risk)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._beside = 0
        for card in self.all:
            card.installEventFilter(self)
        self.realised.opened.connect(self._on_realised)
        self.forecast.opened.connect(self._on_forecast)
        self.on_track.opened.connect(self._on_on_track)
        self.at_risk.opened.connect(self._on_at_risk)
        theme.current().changed.connect(self._fit)
        self._fit()

    def show_results(self, told: Results) -> None:
        """Show these numbers."""
        self._show_realised(told)
        self._show_forecast(told)
        share = share_of(told.on_track, told.running)
        self.on_track.bar.set_progress(float(share))
        words = self.tr("{number} kunnen nog in {year} meetellen")
        foot = words.format(number=told.can_still_count_this_year, year=told.day.year)
        beside = self.tr("van {running}").format(running=self._say.running(told.running))
        self.on_track.show_words(told.on_track, beside, foot)
        risk = share_of(told.at_risk, told.running)
        self.at_risk.show_pill(self.tr("Aandacht") if told.at_risk else "")
        self.at_risk.bar.set_progress(float(risk), color="attention")
        foot = self._say.reasons(told.reasons)
        self.at_risk.show_words(told.at_risk, self.tr("lopende trajecten"), foot)
        if told.reasons:
            self.at_risk.foot.setToolTip(self._say.all_reasons(told.reasons))

    def _show_realised(self, told: Results) -> None:
        card, target = self.realised, told.target
        if target is None:
            card.bar.set_progress(0.0)
            card.show_words(told.realised, self.tr("ondernemingen"), self.tr("geen streefcijfer"))
            return
        mark = None if told.planned is None else float(share_of(told.planned, target))
        card.bar.set_progress(float(share_of(told.realised, target)), mark=mark)
        words = self.tr("{share}, volgens planning nu {planned}")
        share = percent_text(share_of(told.realised, target), 0)
        foot = words.format(share=share, planned=told.planned)
        beside = self.tr("van {companies}").format(companies=self._say.companies(target))
        card.show_words(told.realised, beside, foot)

    def _show_forecast(self, told: Results) -> None:
        card, found = self.forecast, told.forecast
        card.show_name(self.tr("Prognose einde {year}").format(year=told.last.year))
        target = told.target
        is_short = target is not None and found.expected < target
        card.show_pill(self.tr("Onder doel") if is_short else "")
        end = max(target or 0, found.expected, 1)
        card.bar.set_progress(
            found.realised / end,
            forecast=found.expected / end,
            mark=None if target is None else target / end,
        )
        words = self.tr("tussen {low} en {high}").format(low=found.low, high=found.high)
        card.show_words(found.expected, words, self._say.short(told))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step and isinstance(watched, NumberCard):
                at = (self.all.index(watched) + step) % len(self.all)
                self.all[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Put four cards beside each other, or two where the words would not fit."""
        least = theme.current().px(LEAST)
        beside = 4 if self.width() >= 4 * least + 3 * GAP else 2
        if beside == self._beside:
            return
        self._beside = beside
        for number, card in enumerate(self.all):
            self._grid.addWidget(card, number // beside, number % beside)
        for column in range(4):
            self._grid.setColumnStretch(column, int(column < beside))

    @Slot()
    def _on_realised(self) -> None:
        self._open("realised")

    @Slot()
    def _on_forecast(self) -> None:
        self.opened.emit("forecast")

    @Slot()
    def _on_on_track(self) -> None:
        self._open("on_track")

    @Slot()
    def _on_at_risk(self) -> None:
        self._open("at_risk")

    def _open(self, which: Which) -> None:
        self.opened.emit(which)
