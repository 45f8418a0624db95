"""Tab «Opvolging»: looks back, people before and after, and goals that are still alive."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.trajectory import RUNNING
from app.services.results.impact import (
    CheckView,
    MeasureForm,
    MeasureView,
    keep_check,
    keep_measure,
)
from app.services.trajectories.use_cases import look_back
from app.services.trajectories.views import FollowUpView, TrajectoryView
from app.ui import theme
from app.ui.desk import Desk
from app.ui.trajectory.check_card import CheckCard
from app.ui.trajectory.follow_card import FollowCard
from app.ui.trajectory.form_card import FormCard
from app.ui.trajectory.measure_card import MeasureCard
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.labels import SectionHeader, muted
from app.ui.widgets.panes import ScrollPane

MOST_WIDTH = 820  # px at 100%
CardT = TypeVar("CardT", bound=FormCard)


class FollowTab(TrajectoryTab):
    """A line for each of them; its form opens in it."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self.cards: dict[UUID, FollowCard] = {}
        self.measures: dict[UUID, MeasureCard] = {}
        self.checks: dict[UUID, CheckCard] = {}
        self.kept = model.allowed_texts(model.id, self)
        self._pane = ScrollPane(margins=(24, 12, 24, 24))
        self._pane.column.setSpacing(6)
        self.empty = muted(wrap=True)
        self.gross = muted(
            self.tr(
                "Aantallen van één jaar, nooit namen. Altijd bruto: wat vanzelf gebeurd zou zijn, "
                "is niet afgetrokken."
            ),
            wrap=True,
        )
        self.looks_head = SectionHeader(self.tr("Houdt de verandering stand?"))
        self.people_head = SectionHeader(self.tr("Mensen bij de onderneming"))
        self.goals_head = SectionHeader(self.tr("Structurele doelen na 12 en 24 maanden"))
        self._looks = self._part(self.looks_head, self.empty)
        self._people = self._part(self.people_head, self.gross)
        self._alive = self._part(self.goals_head)
        self._pane.column.addStretch(1)
        self.column.addWidget(self._pane, 1)

    @override
    def show_view(self, view: TrajectoryView) -> None:
        looks, impact = _in_order(view), view.impact
        names = {one.id: one.name for one in view.members}
        if [one.id for one in looks] != list(self.cards):
            _drop(self.cards)
            self.cards = {one.id: self._card(one, names) for one in looks}
            _fill(self._looks, self.cards)
        if [one.id for one in impact.measures] != list(self.measures):
            _drop(self.measures)
            self.measures = {one.id: self._measure(one, names) for one in impact.measures}
            _fill(self._people, self.measures)
        if [one.id for one in impact.checks] != list(self.checks):
            _drop(self.checks)
            self.checks = {one.id: self._check(one) for one in impact.checks}
            _fill(self._alive, self.checks)
        for look in looks:
            self.cards[look.id].show_look(look, may=view.may_edit)
        for measure in impact.measures:
            self.measures[measure.id].show_measure(
                measure, may=view.may_edit, by=_by(view, measure)
            )
        for check in impact.checks:
            self.checks[check.id].show_check(check, may=view.may_edit, by=_by(view, check))
        self._show_heads(view)

    @override
    def fields(self) -> Mapping[str, FormCard]:
        cards = [*self.cards.items(), *self.measures.items(), *self.checks.items()]
        return {one.hex: card for one, card in cards}

    @override
    def take_keyboard(self) -> None:
        waiting: list[FormCard] = [one for one in self.cards.values() if one.look.done_on is None]
        asked = [one for one in self.measures.values() if one.view.due_on and not one.view.done]
        first = next(iter([*waiting, *asked, *self.cards.values(), *self.measures.values()]), None)
        if first is None:
            self.setFocus()
        else:
            first.open_button.setFocus()

    @override
    def reveal(self, field: str) -> None:
        card = self.fields().get(field)
        if card is not None:
            self._pane.ensureWidgetVisible(card)
            if not card.is_open:
                card.open_button.setFocus()

    def _part(self, *heads: QWidget) -> QVBoxLayout:
        """Return the column of a part of the tab, with what stands above its cards."""
        held = QWidget(self._pane.body)
        held.setMaximumWidth(theme.current().px(MOST_WIDTH))
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 6, 0, 12)
        column.setSpacing(0)
        for one in heads:
            column.addWidget(one)
        self._pane.column.addWidget(held)
        return column

    def _show_heads(self, view: TrajectoryView) -> None:
        self.empty.setVisible(not self.cards)
        self.empty.setText(
            self.tr(
                "Rond je het traject af, dan plant Werkvloer vanzelf een opvolging "
                "na 6 en na 12 maanden."
            )
            if view.status == RUNNING
            else self.tr("Een traject dat stopt, wordt niet opgevolgd.")
        )
        for column, cards in ((self._people, self.measures), (self._alive, self.checks)):
            held = column.parentWidget()
            if held is not None:
                held.setVisible(bool(cards))

    def _card(self, one: FollowUpView, names: Mapping[UUID, str]) -> FollowCard:
        card = FollowCard(one, names.get(one.member_id, ""), self.kept, self._pane.body)
        card.saved.connect(partial(self._save, card))
        card.typed_changed.connect(self.typed_changed)
        return card

    def _measure(self, one: MeasureView, names: Mapping[UUID, str]) -> MeasureCard:
        card = MeasureCard(one, names.get(one.member_id, ""), self.kept, self._pane.body)
        card.saved.connect(partial(self._save_measure, card))
        card.typed_changed.connect(self.typed_changed)
        return card

    def _check(self, one: CheckView) -> CheckCard:
        card = CheckCard(one, self.kept, self._pane.body)
        card.saved.connect(partial(self._save_check, card))
        card.typed_changed.connect(self.typed_changed)
        return card

    def _save(self, card: FollowCard, holds: str, stayed: int | None, note: str) -> None:
        words = self.tr("Opvolging bewaard: {name}").format(name=card.name.text())
        work = partial(look_back, self.desk.store, card.look.id, holds, stayed, note)
        _close(card, self.model.do(words, work))

    def _save_measure(self, card: MeasureCard, form: MeasureForm) -> None:
        words = self.tr("Aantallen bewaard: {name}").format(name=card.name.text())
        view = card.view
        work = partial(keep_measure, self.desk.store, view.member_id, view.moment, form)
        _close(card, self.model.do(words, work))

    def _save_check(self, card: CheckCard, alive: str, note: str) -> None:
        words = self.tr("Nazicht bewaard: {name}").format(name=card.name.text())
        view, store = card.view, self.desk.store
        work = partial(keep_check, store, view.goal_id, view.months, alive, clock.today(), note)
        _close(card, self.model.do(words, work))


def _close(card: FormCard, problem: str) -> None:
    """Close the form of a card, unless it was not stored."""
    if problem:
        card.refuse(problem)
    else:
        card.close_form()


def _drop(cards: Mapping[UUID, FormCard]) -> None:
    for card in cards.values():
        card.hide()
        card.deleteLater()


def _fill(column: QVBoxLayout, cards: Mapping[UUID, CardT]) -> None:
    for card in cards.values():
        column.addWidget(card)
        card.show()


def _by(view: TrajectoryView, one: MeasureView | CheckView) -> str:
    """Return the name of who noted it; empty: nobody, or nobody knows any more."""
    return "" if one.by is None else view.names.get(one.by, "")


def _in_order(view: TrajectoryView) -> Sequence[FollowUpView]:
    """Return the looks back by day, those of one day in the order of the companies."""
    places = {one.id: place for place, one in enumerate(view.members)}
    last = len(places)
    return sorted(view.follow_ups, key=lambda one: (one.due_on, places.get(one.member_id, last)))
