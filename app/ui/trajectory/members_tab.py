"""The tab «Ondernemingen»: which companies take part, since when, and how far each of them is."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.changes import Changes
from app.services.trajectories.case_edits import put_away
from app.services.trajectories.members import new_member
from app.services.trajectories.use_cases import NewMember, join
from app.services.trajectories.views import MemberView, TrajectoryView
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.trajectory.member_choice import MemberChoice
from app.ui.trajectory.member_facts import MemberFacts
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, no_day_text
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import SectionHeader
from app.ui.widgets.panes import ScrollPane

ASKS: Final = {"leave": "leave", "days": "dates"}  # what is asked in the line under the head


class MembersTab(TrajectoryTab):
    """The companies, who left last; one joins with the line above them."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self.members: dict[UUID, MemberFacts] = {}
        self.pane = ScrollPane("surface", (24, 16, 16, 24))
        self.head = SectionHeader(self.tr("Ondernemingen"))
        self.choice = MemberChoice(desk, self)
        self.day = DateField(self.tr("Stapt in op"))
        self.day.setAccessibleName(self.tr("Stapt in op"))
        self.day.set_value(clock.today())
        self.add_button = Button(self.tr("Voeg toe"), icon="plus")
        self.note = NoteLine()
        self._adding = self._line()
        column = self.pane.column
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._adding)
        column.addStretch(1)
        self.column.addWidget(self.pane)
        self.add_button.clicked.connect(self.add)
        self.choice.combo.chosen.connect(self._on_chosen)

    @override
    def show_view(self, view: TrajectoryView) -> None:
        self._adding.setVisible(view.may_edit)
        ids = [one.id for one in view.members]
        if ids != list(self.members):
            self._rebuild(ids)
        for member in view.members:
            self.members[member.id].show_member(member, may_edit=view.may_edit)
        self.head.set_count(str(len(view.running)))

    @override
    def take_keyboard(self) -> None:
        self.choice.combo.setFocus()

    @Slot()
    def add(self) -> None:
        """Let the chosen company take part."""
        if self.choice.combo.take_first():
            return
        wanted, day = self.choice.enterprise_id(), self.day.value()
        if wanted is None or day is None:
            self._refuse(self.tr("Kies een onderneming.") if wanted is None else no_day_text())
            (self.choice.combo if wanted is None else self.day).setFocus()
            return
        store, one = self.desk.store, self.model.id

        def work() -> Changes:
            return join(store, one, new_member(store, wanted), day).changes

        words = self.tr("{name} stapt in").format(name=self.choice.combo.text())
        if problem := self.model.do(words, work):
            self._refuse(problem)
            return
        self._refuse("")
        self.choice.combo.set_suggestion(None)
        self.choice.combo.setFocus()

    def _line(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice.combo, 1)
        row.addWidget(self.day)
        row.addWidget(self.add_button)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.note)
        return whole

    def _refuse(self, sentence: str) -> None:
        self.note.show_note("error", sentence)

    def _rebuild(self, ids: list[UUID]) -> None:
        for facts in self.members.values():
            self.pane.column.removeWidget(facts)
            facts.hide()
            facts.deleteLater()
        self.members = {}
        for place, one in enumerate(ids):
            facts = MemberFacts(self.pane.body)
            facts.asked.connect(partial(self._on_asked, one))
            self.members[one] = facts
            self.pane.column.insertWidget(2 + place, facts)

    @Slot()
    def _on_chosen(self) -> None:
        self._refuse("")
        if self.choice.enterprise_id() is not None:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_asked(self, member_id: UUID, what: str) -> None:
        view = self.model.view
        member = next((one for one in view.members if one.id == member_id), None) if view else None
        if member is None:
            return
        if what in ASKS:
            self.asked.emit(f"{ASKS[what]}/{member_id}")
        elif what == "file":
            self.desk.go_requested.emit(Place("enterprise", record=member.enterprise_id))
        else:
            self._do(member, what)

    def _do(self, member: MemberView, what: str) -> None:
        store, one = self.desk.store, self.model.id
        if what == "back":
            again = NewMember(member.enterprise_id, member.name, member.number)
            words = self.tr("{name} stapt weer in").format(name=member.name)
            today = clock.today()
            self.model.do_or_tell(words, lambda: join(store, one, again, today).changes)
            return
        words = self.tr("{name} uit het traject gehaald").format(name=member.name)
        self.model.do_or_tell(words, lambda: put_away(store, "trajectory_member", member.id))
