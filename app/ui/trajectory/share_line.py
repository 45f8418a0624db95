"""A line to let a session serve a trajectory, once for all companies that were there."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.matching import fold
from app.services.evidence.pieces import share_session
from app.services.trajectories.members import sessions_to_share
from app.services.trajectories.views import SessionView, TrajectoryView
from app.ui.desk import Desk
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.combos import SearchCombo, Suggestion
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.labels import muted
from app.ui.widgets.panes import Panel


class ShareLine(Panel):
    """A finished session is chosen, and which other companies were there; Esc closes."""

    shown = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__("card", 0, parent)
        self._desk, self._model = desk, model
        self._sessions: dict[UUID, SessionView] = {}
        self.session = SearchCombo(self._suggest, self.tr("Dag of onderwerp"))
        self.session.setObjectName("session")
        self.field = LabelledField(self.tr("Welke sessie?"), self.session)
        self.there = ChipRow(multiple=True)
        self._there_word = muted(self.tr("Wie was erbij?"))
        self.button = Button(self.tr("Deel"), "primary")
        self.cancel_button = Button(self.tr("Annuleer"), "quiet", shortcut_hint="Esc")
        self._lay_out()
        self.hide()
        self.session.chosen.connect(self._on_session)
        self.button.clicked.connect(self.share)
        self.cancel_button.clicked.connect(self.close_line)

    def show_view(self, view: TrajectoryView) -> None:
        """Offer the companies that take part."""
        known = self.there.values()
        self.there.clear()
        for one in view.running:
            self.there.add(one.enterprise_id, one.name)
        self.there.set_values(known)
        several = len(view.running) > 1
        self.there.setVisible(several)
        self._there_word.setVisible(several)

    @Slot()
    def open_line(self) -> None:
        """Read which sessions can be shared, and take the keyboard."""
        store, one = self._desk.store, self._model.id
        job = self._desk.runner.start(lambda _: sessions_to_share(store, one), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot()
    def share(self) -> None:
        """Let the chosen session serve the trajectory."""
        chosen = self.session.value()
        if not isinstance(chosen, UUID):
            self.field.set_error(self.tr("Kies een sessie."))
            self.session.setFocus()
            return
        others = [one for one in self.there.values() if isinstance(one, UUID)]
        store, one = self._desk.store, self._model.id
        words = self.tr("Sessie gedeeld met het traject")
        problem = self._model.do(words, lambda: share_session(store, one, chosen, others))
        if problem:
            self.field.set_error(problem)
        else:
            self.close_line()

    @Slot()
    def close_line(self) -> None:
        """Hide the line."""
        self.session.set_suggestion(None)
        self.there.set_values(())
        self.field.set_error("")
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _on_read(self, found: tuple[SessionView, ...]) -> None:
        self._sessions = {one.session_id: one for one in found}
        none = self.tr("Elk afgerond verslag van deze ondernemingen telt al voor een traject.")
        self.field.set_hint("" if found else none)
        self.show()
        self.shown.emit()
        self.session.setFocus()

    @Slot(object)
    def _on_session(self, chosen: Suggestion | None) -> None:
        """Count the company of the session as there; the others are for the coach to say."""
        one = None if chosen is None else self._sessions.get(chosen.key)  # type: ignore[call-overload]  # its key is an id
        self.there.set_values(() if one is None else tuple(one.enterprise_ids))

    def _suggest(self, typed: str) -> list[Suggestion]:
        wanted = fold(typed).split()
        lines = [
            Suggestion(one.session_id, self._words(one), self._company(one))
            for one in self._sessions.values()
        ]
        return [
            one for one in lines if all(word in fold(f"{one.text} {one.detail}") for word in wanted)
        ]

    def _words(self, one: SessionView) -> str:
        label = one.label or self.tr("Zonder onderwerp")
        return f"{clock.local(one.starts_at):%d/%m/%Y}  {label}"

    def _company(self, one: SessionView) -> str:
        members = () if self._model.view is None else self._model.view.members
        return next((each.name for each in members if each.enterprise_id in one.enterprise_ids), "")

    def _lay_out(self) -> None:
        self.column.setContentsMargins(16, 10, 12, 10)
        self.column.setSpacing(6)
        self.column.addWidget(self.field)
        self.column.addWidget(self._there_word)
        self.column.addWidget(self.there)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.button)
        self.column.addLayout(row)
