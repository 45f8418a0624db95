"""The tab «Intervisie en leerpunten»: the cases that were brought, and what was learned."""

from functools import partial
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.networks.meetings import CaseView, PointView, add_case, add_point
from app.services.retention.bin import throw_away
from app.ui.desk import Desk
from app.ui.dossier.in_place import InPlaceText
from app.ui.edit_keeper import TypedField
from app.ui.meeting.rows import Row, Rows
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.new_line import LineField, NewLine
from app.ui.sensitive_kept import KeptTexts
from app.ui.stored_note import StoredNote
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import SectionHeader, muted
from app.ui.widgets.panes import Card, ScrollPane

NOTES: Final = ("question", "said", "taken")


class CaseCard(Card):
    """One case: who brought what, what the others said, and what is taken along."""

    def __init__(self, tab: "LearningTab", view: CaseView, allowed: KeptTexts) -> None:
        super().__init__(padding=12)
        self._tab, self.case_id = tab, view.id
        self.title = InPlaceText(self.tr("Casus"), self.tr("Casus"), role="strong")
        self.title.setObjectName("title")
        self.title.ask_about(allowed)
        self.remove_button = Button(self.tr("Verwijder de casus"), "icon", "close")
        words = {
            "question": (self.tr("Vraag"), self.tr("Welke vraag legde iemand voor?")),
            "said": (self.tr("Wat de anderen zeiden"), self.tr("Ideeën en ervaringen")),
            "taken": (self.tr("Wat wordt meegenomen"), self.tr("Wat gaat er morgen anders?")),
        }
        self.notes = {name: StoredNote(*words[name], 4) for name in NOTES}
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setContentsMargins(6, 0, 6, 4)
        grid.setHorizontalSpacing(16)
        for place, (name, note) in enumerate(self.notes.items()):
            note.setObjectName(name)
            note.ask_about(allowed)
            grid.addWidget(note, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
            note.kept.connect(partial(self._on_note, note, name))
            note.typed_changed.connect(tab.typed_changed)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addLayout(grid)
        self.title.kept.connect(self._on_title)
        self.title.typed_changed.connect(tab.typed_changed)
        self.show_view(view)

    def fields(self) -> dict[str, TypedField]:
        """Return the fields by name."""
        return {"title": self.title, **self.notes}

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is stored now."""
        self.title.set_text(view.title)
        for name, note in self.notes.items():
            note.set_text(getattr(view, name))

    def keep(self) -> None:
        """Store what is typed."""
        self.title.keep()
        for note in self.notes.values():
            note.keep()

    @Slot(str)
    def _on_title(self, text: str) -> None:
        if problem := self._tab.write_case(self.case_id, title=text):
            self.title.refuse(problem)
        else:
            self.title.accept(text.strip())

    def _on_note(self, note: StoredNote, name: str, text: str) -> None:
        words = self.tr("Casus gewijzigd")
        self._tab.write_note(note, words, "intervision_case", self.case_id, name, text)


class PointRow(Row[PointView]):
    """What was learned, with a word to find it by."""

    def __init__(self, tab: "LearningTab", view: PointView, allowed: KeptTexts) -> None:
        super().__init__(view)
        text = InPlaceText(self.tr("Leerpunt"), self.tr("Leerpunt"))
        tag = InPlaceText(self.tr("Trefwoord"), self.tr("trefwoord"))
        for key, field in (("text", text), ("tag", tag)):
            keep = partial(tab.write_point, view.id, key)
            self.add_text(key, field, attrgetter(key), keep, allowed)
        self.line.addWidget(text, 4)
        self.line.addWidget(tag, 1)
        self.line.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)


class LearningTab(MeetingTab):
    """Points first, for they end in reports; then the cases."""

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, model, meeting_id, parent)
        allowed = model.allowed_texts(meeting_id, self)
        self.points_head = SectionHeader(self.tr("Leerpunten"))
        self.points: Rows[PointView] = Rows(self._point_row)
        fields = (
            LineField("text", self.tr("Wat leerden we, in één zin?"), self.tr("Leerpunt"), 4),
            LineField("tag", self.tr("Trefwoord"), self.tr("Trefwoord"), 1),
        )
        self.point_line = NewLine(fields, self.tr("Voeg toe"), allowed)
        self.cases_head = SectionHeader(self.tr("Intervisie"))
        self.cases: dict[UUID, CaseCard] = {}
        case = LineField("title", self.tr("Wie bracht welke casus in?"), self.tr("Nieuwe casus"))
        self.case_line = NewLine([case], self.tr("Nieuwe casus"), allowed)
        self._lay_out()
        self.points.removed.connect(self._on_point_removed)
        self.point_line.entered.connect(self._on_point)
        self.case_line.entered.connect(self._on_case)
        for part in (self.points, self.point_line, self.case_line):
            part.typed_changed.connect(self.typed_changed)

    @override
    def fields(self) -> dict[str, TypedField]:
        cases = {
            f"{card.case_id.hex}/{name}": field
            for card in self.cases.values()
            for name, field in card.fields().items()
        }
        lines = {"point": self.point_line, "case": self.case_line}
        return {**lines, **self.points.fields(), **cases}

    @override
    def keep(self) -> None:
        self.points.keep()
        for card in list(self.cases.values()):
            card.keep()

    @override
    def first_stop(self) -> QWidget:
        return self.point_line

    @override
    def show_whole(self, whole: MeetingWhole) -> None:
        view = whole.view
        self.points.show_views(view.points)
        self.points_head.set_count(str(len(view.points)) if view.points else "")
        self.cases_head.set_count(str(len(view.cases)) if view.cases else "")
        known = {one.id for one in view.cases}
        for gone in [one for one in self.cases if one not in known]:
            card = self.cases.pop(gone)
            self._cases.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, one in enumerate(view.cases):
            if one.id in self.cases:
                self.cases[one.id].show_view(one)
            else:
                self._add_card(place, one)

    def write_case(self, case: UUID, **values: Any) -> str:
        """Store fields of a case."""
        return self.write(self.tr("Casus gewijzigd"), "intervision_case", case, **values)

    def write_point(self, point: UUID, name: str, text: str) -> str:
        """Store a field of what was learned."""
        return self.write(self.tr("Leerpunt gewijzigd"), "learning_point", point, **{name: text})

    def _point_row(self, view: PointView) -> PointRow:
        return PointRow(self, view, self.model.allowed_texts(view.id, self))

    def _add_card(self, place: int, view: CaseView) -> None:
        card = CaseCard(self, view, self.model.allowed_texts(view.id, self))
        self.cases[view.id] = card
        self._cases.insertWidget(place, card)
        card.remove_button.clicked.connect(partial(self._on_case_removed, view.id))
        card.show()

    def _lay_out(self) -> None:
        pane = ScrollPane("surface")
        column = pane.column
        column.setSpacing(8)
        column.addWidget(self.points_head)
        column.addWidget(self.points)
        column.addWidget(self.point_line)
        column.addSpacing(16)
        column.addWidget(self.cases_head)
        about = self.tr("Een deelnemer brengt een casus, de anderen denken mee. Geen namen van "
                        "werknemers.")  # fmt: skip
        column.addWidget(muted(about, wrap=True))
        self._cases = QVBoxLayout()
        self._cases.setSpacing(12)
        column.addLayout(self._cases)
        column.addWidget(self.case_line)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(pane)

    @Slot()
    def _on_point(self) -> None:
        values = self.point_line.values()
        if values is None:
            return
        store, meeting = self.desk.store, self.meeting_id
        problem = self.model.do(
            self.tr("Leerpunt toegevoegd"), lambda: add_point(store, meeting, **values).changes
        )
        self._end(self.point_line, problem)

    @Slot()
    def _on_case(self) -> None:
        values = self.case_line.values()
        if values is None:
            return
        store, meeting, before = self.desk.store, self.meeting_id, set(self.cases)
        problem = self.model.do(
            self.tr("Casus toegevoegd"), lambda: add_case(store, meeting, **values).changes
        )
        self._end(self.case_line, problem)
        for new in set(self.cases) - before:
            self.cases[new].notes["question"].setFocus()

    def _end(self, line: NewLine, problem: str) -> None:
        if problem:
            line.refuse(problem)
        else:
            line.clear()
            line.setFocus()

    @Slot(object)
    def _on_point_removed(self, point: UUID) -> None:
        store = self.desk.store
        words = self.tr("Leerpunt verwijderd")
        if self.act(words, lambda: throw_away(store, "learning_point", point)):
            self.point_line.setFocus()

    def _on_case_removed(self, case: UUID) -> None:
        store = self.desk.store
        words = self.tr("Casus verwijderd")
        if self.act(words, lambda: throw_away(store, "intervision_case", case)):
            self.case_line.setFocus()
