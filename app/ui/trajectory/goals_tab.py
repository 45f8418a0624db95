"""The tab «Doel en verandering»: what will be different, how it is measured, what became of it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.trajectory import STRUCTURAL
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import write_fields
from app.services.trajectories.use_cases import GoalForm, add_goal
from app.services.trajectories.views import GoalView, TrajectoryView
from app.ui import theme
from app.ui.case_words import CODES, code_text
from app.ui.desk import Desk
from app.ui.dossier.fact_grid import FactGrid
from app.ui.dossier.in_place import PADDING, InPlaceText
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.labels import Divider, SectionHeader
from app.ui.widgets.notices import EmptyState, HintBar
from app.ui.widgets.panes import ScrollPane
from app.ui.work.turns import in_next_turn

NARROW: Final = 760  # px at 100% text; below it the two columns stand under each other


class GoalFacts(QWidget):
    """One goal; every value is edited where it stands."""

    typed_changed = Signal()

    def __init__(self, desk: Desk, model: TrajectoryModel, goal_id: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._model, self.goal_id = desk, model, goal_id
        self.text = InPlaceText(self.tr("Doel"), self.tr("Wat zal er anders zijn?"), role="strong")
        self.text.setObjectName("text")
        self.remove_button = Button(self.tr("Verwijder het doel"), "icon", "delete-outline")
        self.plan, self.result = FactGrid(), FactGrid()
        self._fill()
        allowed = model.allowed_texts(goal_id, self)
        self.text.ask_about(allowed)
        self.plan.ask_about(allowed, "indicator", "owner")
        self._lay_out()
        self.text.kept.connect(self._on_text)
        for part in (self.text, self.plan, self.result):
            part.typed_changed.connect(self.typed_changed)
        self.remove_button.clicked.connect(self._on_remove)

    def refresh(self) -> None:
        """Show the values as they are now."""
        self.text.set_text(self._goal().text)
        self.remove_button.setVisible(self._model.may_edit)
        for field in self.fields().values():
            field.setEnabled(self._model.may_edit)
        for grid in (self.plan, self.result):
            grid.refresh()

    def fields(self) -> dict[str, InPlaceText]:
        """Return every field by its column."""
        return {"text": self.text, **self.plan.fields, **self.result.fields}

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(NARROW)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != way:
            self._pair.setDirection(way)

    def _fill(self) -> None:
        tr = self.tr
        for grid, key, name, empty in (
            (self.plan, "indicator", tr("Indicator"), tr("Waaraan zie je het?")),
            (self.plan, "owner", tr("Eigenaar"), tr("Wie in de onderneming? Een functie volstaat")),
            (self.result, "start_value", tr("Startwaarde"), tr("Hoe is het nu?")),
            (self.result, "planned_value", tr("Streefwaarde"), tr("Waar wil je naartoe?")),
            (self.result, "reached_value", tr("Bereikt"), tr("Nog niet gemeten")),
        ):
            grid.add_text(key, name, empty, self._get(key), self._keep(key, name))
        for grid, key, name, empty, codes in (
            (
                self.plan,
                "structural",
                tr("Structureel"),
                tr("Geen: kies wat er in de organisatie verandert"),
                STRUCTURAL,
            ),
            (self.result, "reached", tr("Doel gehaald"), tr("Nog niet te zeggen"), _REACHED),
        ):
            get = partial(self._code, key)
            suggest = partial(_suggest, key, codes)
            grid.add_choice(key, name, empty, get, suggest, self._keep(key, name))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.text, 1)
        head.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setContentsMargins(PADDING, 0, 0, 0)
        self._pair.setSpacing(2)
        for grid in (self.plan, self.result):
            self._pair.addWidget(grid, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._pair)
        column.addSpacing(8)
        column.addWidget(Divider(color="row_line"))

    def _goal(self) -> GoalView:
        goals = () if self._model.view is None else self._model.view.goals
        return next(one for one in goals if one.id == self.goal_id)

    def _get(self, name: str) -> Callable[[], str]:
        return lambda: str(getattr(self._goal(), name))

    def _code(self, name: str) -> str:
        found: str | None = getattr(self._goal(), name)
        return "" if found is None else code_text(name, found)

    def _keep(self, column: str, name: str) -> Callable[[Any], str]:
        words = self.tr("{name} gewijzigd").format(name=name)
        return lambda value: self._write(words, **{column: value})

    def _write(self, words: str, **values: Any) -> str:
        store, one = self._desk.store, self.goal_id
        return self._model.do(words, lambda: write_fields(store, "trajectory_goal", one, **values))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if problem := self._write(self.tr("Doel gewijzigd"), text=text):
            self.text.refuse(problem)
        else:
            self.text.accept(self._goal().text)

    @Slot()
    def _on_remove(self) -> None:
        store, one = self._desk.store, self.goal_id
        words = self.tr("Doel naar de prullenbak")
        self._model.do_or_tell(words, lambda: throw_away(store, "trajectory_goal", one))


class GoalsTab(TrajectoryTab):
    """All goals; as long as none changes how the work is organised, it says so."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self.goals: list[GoalFacts] = []
        self.pane = ScrollPane("surface", (24 - PADDING, 16, 16, 24))
        self.add_button = Button(self.tr("Nieuw doel"), icon="plus")
        self.head = SectionHeader(self.tr("Doelen"))
        self.head.setContentsMargins(PADDING, 0, 0, 0)
        self.head.add_action(self.add_button)
        self.hint = HintBar(
            self.tr(
                "Nog geen enkel doel is een structurele verandering. Zeg bij minstens één doel wat "
                "er verandert: organisatie van het werk, procedures, rollen, jobdesign, onthaal, "
                "taalbeleid of leidinggeven."
            )
        )
        self._first_button = Button(self.tr("Nieuw doel"), "primary", "plus")
        self.empty = EmptyState(
            "bullseye-arrow",
            self.tr("Nog geen doelen"),
            self.tr("Wat zal er anders zijn in de onderneming, en waaraan zie je dat?"),
            (self._first_button,),
        )
        column = self.pane.column
        column.setSpacing(12)
        for part in (self.head, self.hint, self.empty):
            column.addWidget(part)
        column.addStretch(1)
        self.column.addWidget(self.pane)
        for button in (self.add_button, self._first_button):
            button.clicked.connect(self._on_add)

    @override
    def show_view(self, view: TrajectoryView) -> None:
        ids = [one.id for one in view.goals]
        if ids != [one.goal_id for one in self.goals]:
            self._rebuild(ids)
        for facts in self.goals:
            facts.refresh()
        self.head.set_count(str(len(ids)) if ids else "")
        self.hint.setVisible(bool(ids) and not view.has_structural_goal)
        self.empty.setVisible(not ids)
        self.add_button.setVisible(bool(ids) and view.may_edit)
        self._first_button.setVisible(view.may_edit)

    @override
    def fields(self) -> dict[str, InPlaceText]:
        return {
            f"{facts.goal_id}/{key}": field
            for facts in self.goals
            for key, field in facts.fields().items()
        }

    @override
    def take_keyboard(self) -> None:
        if self.goals:
            self.goals[0].text.setFocus()
        else:
            self._first_button.setFocus()

    def _rebuild(self, ids: list[UUID]) -> None:
        """Keep the forms of goals that stay, in the order in which they stand now."""
        known = {facts.goal_id: facts for facts in self.goals}
        for goal_id, facts in known.items():
            if goal_id not in ids:
                facts.hide()
                facts.deleteLater()
        self.goals = [known.get(one) or self._make(one) for one in ids]
        for place, facts in enumerate(self.goals):
            self.pane.column.removeWidget(facts)
            self.pane.column.insertWidget(2 + place, facts)

    def _make(self, goal_id: UUID) -> GoalFacts:
        facts = GoalFacts(self.desk, self.model, goal_id, self.pane.body)
        facts.typed_changed.connect(self.typed_changed)
        return facts

    @Slot()
    def _on_add(self) -> None:
        """Add a goal to fill in; its words are chosen, so that typing replaces them."""
        known = {facts.goal_id for facts in self.goals}
        store, one, words = self.desk.store, self.model.id, self.tr("Nieuw doel")
        self.model.do_or_tell(words, lambda: add_goal(store, one, GoalForm(words)).changes)
        new = next((facts for facts in self.goals if facts.goal_id not in known), None)
        if new is not None:
            new.text.edit()
            in_next_turn(new, partial(self.pane.show_widget, new))


_REACHED: Final = tuple(CODES["reached"])


def _suggest(name: str, codes: tuple[str, ...], typed: str) -> list[Suggestion]:
    found = [Suggestion(code, code_text(name, code)) for code in codes]
    return [one for one in found if typed.casefold() in one.text.casefold()]
