"""The form of the action plan: actions with their goal, who does them and by when."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_day
from app.services.trajectories.plans import PlanForm, PlannedAction, PlanView
from app.services.trajectories.views import GoalView
from app.ui import theme
from app.ui.desk import Desk, Notice
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.agreements import AgreementList, AgreementRow
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import no_day_text
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted

FORM = "form"  # what the draft keeps it under
BEGAN = "began"  # and what it began with
Goals = Sequence[tuple[str, str]]  # id and words of each


class PlanActionRow(AgreementRow):
    """One action, with the goal that it serves."""

    def __init__(self, owners: list[str], goals: Goals, parent: QWidget | None = None) -> None:
        self.goal = ComboBox()
        super().__init__(owners, parent)
        self.goal.setAccessibleName(self.tr("Doel"))
        self.goal.setFixedWidth(theme.current().px(112))
        self.goal.add("", self.tr("Geen doel"))
        for number, (key, words) in enumerate(goals, start=1):
            self.goal.add(key, self.tr("Doel {n}").format(n=number), words)
        self.goal.set_key("")
        self.goal.activated.connect(self.edited)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(1, self.goal)

    @override
    def words(self) -> tuple[str, str, str]:
        return self.tr("Wat gebeurt er?"), self.tr("Actie"), self.tr("Verwijder actie")

    @override
    def show_values(self, values: list[Any]) -> None:
        super().show_values(values)
        for field in (self.text, self.owner):
            field.setCursorPosition(0)  # a long text shows its beginning
        self.goal.set_key(values[4])
        if self.goal.currentIndex() < 0:  # the goal went away since
            self.goal.set_key("")

    @override
    def values(self) -> list[Any]:
        return [*super().values(), self.goal.key() or ""]


class PlanActionList(AgreementList):
    """The actions."""

    goals: Goals = ()

    @override
    def words(self) -> tuple[str, str, str]:
        return self.tr("Acties"), self.tr("Actie"), self.tr("Voeg een actie toe")

    @override
    def make_row(self) -> AgreementRow:
        return PlanActionRow(self._owners, self.goals, self)


class PlanFormView(QWidget):
    """
    `saved` carries what is typed as a `PlanForm`, `cancelled` comes when it is thrown away.

    What is typed is in the draft of the page until then.
    """

    typed_changed = Signal()
    saved = Signal(object)  # PlanForm
    cancelled = Signal()

    def __init__(self, desk: Desk, kept: KeptTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._begin: dict[str, Any] | None = None  # None: nobody edits
        self.began: PlanView | None = None  # the version that is edited; None: a new one
        self._waiting: dict[str, str] | None = None  # typed before, and not shown yet
        self._owners: list[str] = []
        self.about = muted(wrap=True)
        self.list = PlanActionList(self, kept)
        self.remark = LineEdit(self.tr("Bijvoorbeeld: twee acties kwamen erbij"))
        self.remark.setObjectName("plan_remark")
        self.remark_field = LabelledField(self.tr("Wat is nieuw in deze versie"), self.remark)
        self.sensitive = SensitiveHint.under(self.remark_field, kept)
        self.note = NoteLine()
        self.save_button = Button(
            self.tr("Bewaar actieplan"), "primary", shortcut_hint="Ctrl+Enter"
        )
        self.cancel_button = Button(self.tr("Gooi wijzigingen weg"), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.about, self.list, self.remark_field, self.note):
            column.addWidget(part)
        row = FlowLayout(gap=8)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        self.list.edited.connect(self.typed_changed)
        self.list.removed.connect(self._on_removed)
        self.remark.textEdited.connect(self.typed_changed)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancelled)

    @property
    def is_open(self) -> bool:
        """Whether somebody edits."""
        return self._begin is not None

    def open(self, plan: PlanView | None, goals: Sequence[GoalView], owners: list[str]) -> None:
        """Begin with a version, or with nothing."""
        self.list.goals = [(one.id.hex, one.text) for one in goals]
        rows = [] if plan is None else [_row(one) for one in plan.form.actions]
        is_signed = plan is not None and bool(plan.signatures)
        remark = "" if plan is None or is_signed else plan.form.remark
        self.about.setText(self._about(plan))
        self.remark_field.setVisible(plan is not None and (is_signed or plan.number > 1))
        self._owners, self.began = owners, plan
        self._show({"rows": rows, "remark": remark})
        self._begin, waiting = self._values(), self._waiting
        self._waiting = None
        self.note.show_note("error", "")
        if waiting is not None:
            self.put_back(waiting)

    @property
    def waits(self) -> bool:
        """Whether something was typed before that is not shown yet."""
        return self._waiting is not None

    def close_form(self) -> None:
        """Nobody edits any more."""
        self._begin = None
        self.list.show_rows([], [])
        self.remark.clear()
        self.typed_changed.emit()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first action."""
        rows = self.list.rows
        if rows:
            rows[0].text.setFocus()
        else:
            self.list.add_button.click()

    def typed(self) -> dict[str, str] | None:
        """Return the form when it is another than it began with."""
        if self._waiting is not None:
            return self._waiting
        if self._begin is None or self._values() == self._begin:
            return None
        return {FORM: json.dumps(self._values()), BEGAN: json.dumps(self._begin)}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        if self._begin is None:
            self._waiting = dict(typed)
        else:
            values = json.loads(typed[FORM])
            if values.get("plan") != self._values()["plan"]:
                self.began = None  # another version took its place since
            elif self.began is not None and BEGAN in typed:
                # What a colleague wrote in it since is no change of who typed
                self._begin = json.loads(typed[BEGAN])
                self.began = replace(self.began, form=_form(self._begin))
            self._show(values)

    @Slot()
    def save(self) -> None:
        """Give what is typed, when every day means one."""
        values, today = self._values(), clock.today()
        actions = []
        for known, text, owner, due, goal in values["rows"]:
            day = parse_day(due, today) if due else None
            if due and day is None:
                self.list.show_error(no_day_text()).setFocus()
                return
            serves, its = (UUID(one) if one else None for one in (goal, known))
            actions.append(PlannedAction(text, owner, day, serves, its))
        self.saved.emit(PlanForm(tuple(actions), values["remark"]))

    def refuse(self, sentence: str) -> None:
        """Say why it was not stored; it stays."""
        self.note.show_note("error", sentence)

    def _about(self, plan: PlanView | None) -> str:
        if plan is None:
            return self.tr("Wat gebeurt er, wie doet het en tegen wanneer?")
        if plan.signatures:
            words = self.tr("Versie {number} is ondertekend. Wat je bewaart, wordt versie {next}.")
            return words.format(number=plan.number, next=plan.number + 1)
        return self.tr("Versie {number} is nog niet ondertekend.").format(number=plan.number)

    def _values(self) -> dict[str, Any]:
        plan = None if self.began is None else self.began.id.hex
        return {"plan": plan, "rows": self.list.values(), "remark": self.remark.text()}

    def _show(self, values: Mapping[str, Any]) -> None:
        self.list.show_rows(values["rows"], self._owners)
        self.remark.setText(values["remark"])

    @Slot(object)
    def _on_removed(self, bring_back: Any) -> None:
        self._desk.noticed.emit(Notice(self.tr("Actie verwijderd"), bring_back))


def _form(values: Mapping[str, Any]) -> PlanForm:
    """Return what stood in a form; a day that means none is left out."""
    today = clock.today()
    actions = (
        PlannedAction(
            text,
            owner,
            parse_day(due, today) if due else None,
            UUID(goal) if goal else None,
            UUID(known) if known else None,
        )
        for known, text, owner, due, goal in values["rows"]
    )
    return PlanForm(tuple(actions), values["remark"])


def _row(one: PlannedAction) -> list[Any]:
    goal = "" if one.goal_id is None else one.goal_id.hex
    due = "" if one.due_on is None else f"{one.due_on:%d/%m/%Y}"
    return [None if one.id is None else one.id.hex, one.text, one.owner, due, goal]
