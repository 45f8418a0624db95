"""Beside S18: when the partners were there, the last rounds, and when a round begins by itself."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.syncing.view import Freshness, Overview, RoundLine, SyncOptions
from app.ui import theme
from app.ui.sync.freshness import PartnerLine, first_day
from app.ui.sync.words import SyncWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, muted, small, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import SidePane
from app.ui.widgets.ticks import CheckBox

SHORT: Final = 5  # rounds that are shown at first


class _Part(QWidget):
    """A column of the pane with its heading; large letters put the link under the heading."""

    def __init__(self, words: str, link: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.heading, self.link = strong(words), Button(link, "link", flush=True)
        self._has_link, self._is_stacked = bool(link), False
        self._head = QGridLayout()
        self._head.setSpacing(0)
        self._head.setColumnStretch(0, 1)
        self._head.addWidget(self.heading, 0, 0)
        self._head.addWidget(self.link, 0, 1)
        self.column.addLayout(self._head)
        self.link.setVisible(self._has_link)  # after it has a parent, else it is a window
        self._body = QWidget()
        self.column.addWidget(self._body)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what is needed when the link stands under the heading."""
        return QSize(self._body.minimumSizeHint().width(), super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize} and self._has_link:
            self._fit()
        return done

    def _fit(self) -> None:
        wide = self.heading.sizeHint().width() + 8 + self.link.sizeHint().width()
        is_stacked = wide > self.width()
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            left = Qt.AlignmentFlag.AlignLeft
            if is_stacked:
                self._head.addWidget(self.link, 1, 0, left)
            else:
                self._head.addWidget(self.link, 0, 1)

    def show_body(self, body: QWidget) -> None:
        """Show another body in the place of the one before."""
        self.column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()


class SyncSide(SidePane):
    """`options_changed` carries SyncOptions."""

    options_changed = Signal(object)
    bring_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = SyncWords(self)
        self._fresh: tuple[tuple[Freshness, ...], datetime | None] | None = None
        self._rounds: tuple[RoundLine, ...] | None = None
        self._is_long = False
        self.partners = _Part(self.tr("Stand per partner"), self.tr("Wat betekent dit?"))
        self.meaning = muted(
            self.tr(
                "Elk blokje is een dag: vol als er een laptop van de partner met de server sprak. "
                "Een partner die lang niet kwam, heeft misschien nog werk dat je hier niet ziet."
            ),
            wrap=True,
        )
        self.meaning.hide()
        self.partners.column.insertWidget(1, self.meaning)
        self.log = _Part(self.tr("Laatste keren"), self.tr("Toon logboek"))
        self._add_options()
        self.other = self._other_profile()
        for part in (self.partners, self.log, self._when):
            self.add_section(part)
        self.column.addWidget(self.other)
        self.other.hide()
        self.column.addStretch(1)
        self.partners.link.clicked.connect(self._on_meaning)
        self.log.link.clicked.connect(self._on_log)

    def _other_profile(self) -> QWidget:
        """Return what is offered where another profile is on this laptop, with its line."""
        part, whole = _Part(self.tr("Ander profiel")), QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(Divider())
        column.addWidget(part)
        part.column.addWidget(
            muted(self.tr("Begon je op deze laptop al zonder server?"), wrap=True)
        )
        self.bring_button = Button(self.tr("Breng ondernemingen mee…"), icon="import")
        row = QHBoxLayout()
        row.addWidget(self.bring_button)
        row.addStretch(1)
        part.column.addLayout(row)
        self.bring_button.clicked.connect(self.bring_requested)
        return whole

    def show_overview(self, overview: Overview) -> None:
        """Show what the server told last, and what this laptop knows of its own rounds."""
        fresh = overview.freshness, overview.freshness_at
        if fresh != self._fresh:
            self._fresh = fresh
            self.partners.show_body(self._partners(overview))
        if overview.rounds != self._rounds:
            self._rounds = overview.rounds
            self._show_rounds()
        for tick, is_on in (
            (self.on_open, overview.sync_on_open),
            (self.on_close, overview.sync_on_close),
            (self.regularly, overview.sync_regularly),
            (self.later, overview.blobs_later),
        ):
            tick.setChecked(is_on)
            tick.setEnabled(True)

    def _add_options(self) -> None:
        self._when = _Part(self.tr("Wanneer"))
        self._when.column.setSpacing(4)
        self.on_open = CheckBox(self.tr("Bij openen"))
        self.on_close = CheckBox(self.tr("Bij afsluiten"))
        self.regularly = CheckBox(self.tr("Elke 15 minuten"))
        self.later = CheckBox(self.tr("Bestanden pas op vraag"))
        for tick in (self.on_open, self.on_close, self.regularly, self.later):
            self._when.column.addWidget(tick)
            tick.setEnabled(False)  # until it is known what holds
            tick.clicked.connect(self._on_option)

    def _partners(self, overview: Overview) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        if not overview.freshness:
            column.addWidget(muted(self.tr("Dit zie je na de eerste keer."), wrap=True))
            return body
        if overview.freshness_at is not None:
            at = self._words.moment(overview.freshness_at)
            column.addWidget(small(self.tr("Stand van {at}").format(at=at)))
            column.addSpacing(-8)
        for one in overview.freshness:
            column.addWidget(PartnerLine(one))
        ends = QHBoxLayout()
        ends.addWidget(small(f"{first_day():%d/%m}"))
        ends.addStretch(1)
        ends.addWidget(small(self.tr("vandaag")))
        column.addLayout(ends)
        if remark := self._remark(overview.freshness):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Mark("information-outline", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(muted(remark, wrap=True), 1)
            column.addLayout(row)
        return body

    def _remark(self, fresh: tuple[Freshness, ...]) -> str:
        old = [one.partner for one in fresh if one.is_old and not one.is_own]
        if not old:
            return ""
        words = self.tr("De cijfers van {partners} kunnen hoger liggen dan je hier ziet.")
        return words.format(partners=", ".join(old))

    def _show_rounds(self) -> None:
        rounds = self._rounds or ()
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, theme.current().px(60))
        grid.setColumnStretch(1, 1)
        shown = rounds if self._is_long else rounds[:SHORT]
        for row, one in enumerate(shown):
            words, icon, color = self._round(one)
            mark = Mark(icon, color, 16)
            mark.setToolTip(words)
            grid.addWidget(Label(self._words.moment(one.at), tabular=True), row, 0)
            grid.addWidget(muted(words, wrap=True), row, 1)
            grid.addWidget(mark, row, 2)
        if not rounds:
            grid.addWidget(muted(self.tr("Nog geen.")), 0, 0)
        self.log.link.setVisible(len(rounds) > SHORT)
        self.log.link.setText(self.tr("Toon minder") if self._is_long else self.tr("Toon logboek"))
        self.log.show_body(body)

    def _round(self, one: RoundLine) -> tuple[str, str, str]:
        """Return words, icon and colour of a round."""
        if one.error == "sync.offline":
            return self.tr("geen verbinding"), "cloud-off-outline", "muted"
        if one.error:
            return self.tr("niet gelukt"), "sync-alert", "attention"
        words = self.tr("{sent} uit, {received} in").format(sent=one.sent, received=one.received)
        return words, "check-circle-outline", "ok"

    @Slot()
    def _on_meaning(self) -> None:
        self.meaning.setVisible(self.meaning.isHidden())

    @Slot()
    def _on_log(self) -> None:
        self._is_long = not self._is_long
        self._show_rounds()

    @Slot()
    def _on_option(self) -> None:
        self.options_changed.emit(
            SyncOptions(
                on_open=self.on_open.isChecked(),
                on_close=self.on_close.isChecked(),
                regularly=self.regularly.isChecked(),
                blobs_later=self.later.isChecked(),
            )
        )
