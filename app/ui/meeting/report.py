"""The tab «Verslag en acties»: the minutes, and the actions that became tasks."""

from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_day
from app.services.networks.meetings import MeetingAction, add_meeting_action
from app.services.trajectories.case_edits import put_away, write_fields
from app.ui.desk import Desk
from app.ui.dossier.in_place import InPlaceText
from app.ui.edit_keeper import TypedField
from app.ui.meeting.rows import Row, Rows
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.new_line import LineField, NewLine
from app.ui.sensitive_kept import KeptTexts
from app.ui.stored_note import StoredNote
from app.ui.widgets.day_words import short_day
from app.ui.widgets.days import no_day_text
from app.ui.widgets.labels import SectionHeader
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.ticks import CheckBox


class ActionRow(Row[MeetingAction]):
    """A tick, what is to be done, by whom and by when."""

    def __init__(self, tab: "ReportTab", view: MeetingAction, allowed: KeptTexts) -> None:
        super().__init__(view)
        self._tab = tab
        self.tick = CheckBox()
        text = InPlaceText(self.tr("Actie"), self.tr("Actie"))
        owner = InPlaceText(self.tr("Wie doet het"), self.tr("wie"))
        due = InPlaceText(self.tr("Tegen welke dag"), self.tr("tegen"))
        for key, field in (("text", text), ("owner", owner)):
            keep = partial(tab.write_action, view.id, key)
            self.add_text(key, field, attrgetter(key), keep, allowed)
        self.add_text("due_on", due, _due, partial(tab.write_due, view.id), allowed)
        top = Qt.AlignmentFlag.AlignTop
        place = QVBoxLayout()
        place.setContentsMargins(0, 5, 0, 0)  # in the middle of the first line
        place.addWidget(self.tick, 0, top)
        self.line.setSpacing(2)
        self.line.addLayout(place)
        self.line.addWidget(text, 4)
        self.line.addWidget(owner, 1)
        self.line.addWidget(due, 1)
        self.line.addWidget(self.remove_button, 0, top)
        self.tick.clicked.connect(self._on_tick)

    @override
    def show_view(self, view: MeetingAction) -> None:
        self.tick.setChecked(view.done_on is not None)
        self.tick.setAccessibleName(view.text)
        super().show_view(view)

    @Slot()
    def _on_tick(self) -> None:
        self._tab.finish(self.view, done=self.tick.isChecked())


class ReportTab(MeetingTab):
    """The minutes take the free height; under them the actions."""

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, model, meeting_id, parent)
        allowed = model.allowed_texts(meeting_id, self)
        self.report = StoredNote(self.tr("Verslag"), self.tr("Wat werd er besproken?"))
        self.report.setObjectName("report")
        self.report.ask_about(allowed)
        self.head = SectionHeader(self.tr("Acties"))
        self.tasks: Rows[MeetingAction] = Rows(self._row)
        fields = (
            LineField("text", self.tr("Wat moet er gebeuren?"), self.tr("Nieuwe actie"), 4),
            LineField("owner", self.tr("Wie"), self.tr("Wie doet het"), 1),
            LineField("due_on", self.tr("Tegen"), self.tr("Tegen welke dag"), is_day=True),
        )
        self.line = NewLine(fields, self.tr("Voeg toe"), allowed)
        self._lay_out()
        self.report.kept.connect(
            partial(
                self.write_note,
                self.report,
                self.tr("Verslag gewijzigd"),
                "meeting",
                meeting_id,
                "report",
            )
        )
        self.line.entered.connect(self._on_entered)
        self.tasks.removed.connect(self._on_removed)
        for part in (self.report, self.line, self.tasks):
            part.typed_changed.connect(self.typed_changed)

    @override
    def fields(self) -> dict[str, TypedField]:
        return {"report": self.report, "new": self.line, **self.tasks.fields()}

    @override
    def keep(self) -> None:
        self.report.keep()
        self.tasks.keep()

    @override
    def first_stop(self) -> QWidget:
        return self.report

    @override
    def show_whole(self, whole: MeetingWhole) -> None:
        self.report.set_text(whole.view.form.report)
        actions = whole.view.actions
        self.tasks.show_views(actions)
        is_open = sum(one.done_on is None for one in actions)
        self.head.set_count(str(is_open) if is_open else "")

    def write_action(self, action: UUID, name: str, value: Any) -> str:
        """Store a field of an action."""
        return self.write(self.tr("Actie gewijzigd"), "action", action, **{name: value})

    def write_due(self, action: UUID, typed: str) -> str:
        """Store by when an action is done, as it was typed."""
        day: date | None = parse_day(typed, clock.today()) if typed.strip() else None
        if typed.strip() and day is None:
            return no_day_text()
        return self.write_action(action, "due_on", day)

    def finish(self, action: MeetingAction, *, done: bool) -> None:
        """Tick an action, or take that back."""
        store, words = self.desk.store, self.tr("Klaar: {what}").format(what=action.text)
        day = clock.today() if done else None
        self.act(words, lambda: write_fields(store, "action", action.id, done_on=day))

    def _row(self, view: MeetingAction) -> ActionRow:
        return ActionRow(self, view, self.model.allowed_texts(view.id, self))

    def _lay_out(self) -> None:
        pane = ScrollPane("surface")
        pane.column.setSpacing(8)
        pane.column.addWidget(self.report, 1)
        pane.column.addSpacing(8)
        pane.column.addWidget(self.head)
        pane.column.addWidget(self.tasks)
        pane.column.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)

    @Slot()
    def _on_entered(self) -> None:
        values = self.line.values()
        if values is None:
            return
        store, meeting = self.desk.store, self.meeting_id
        problem = self.model.do(
            self.tr("Actie toegevoegd"),
            lambda: add_meeting_action(store, meeting, **values).changes,
        )
        if problem:
            self.line.refuse(problem)
        else:
            self.line.clear()
            self.line.setFocus()

    @Slot(object)
    def _on_removed(self, action: UUID) -> None:
        store = self.desk.store
        if self.act(self.tr("Actie verwijderd"), lambda: put_away(store, "action", action)):
            self.line.setFocus()


def _due(view: MeetingAction) -> str:
    return "" if view.due_on is None else short_day(view.due_on)
