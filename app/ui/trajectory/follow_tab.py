"""Tab «Opvolging»: the looks back after 6 and 12 months, planned by themselves at the end."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.trajectory import RUNNING
from app.services.trajectories import look_back
from app.services.trajectory_view import FollowUpView, TrajectoryView
from app.ui import theme
from app.ui.desk import Desk
from app.ui.trajectory.follow_card import FollowCard
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import ScrollPane

MOST_WIDTH = 820  # px at 100%


class FollowTab(TrajectoryTab):
    """A line for each look back; its form opens in it."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self.cards: dict[UUID, FollowCard] = {}
        self.kept = model.allowed_texts(model.id, self)
        self._pane = ScrollPane(margins=(24, 12, 24, 24))
        self._pane.column.setSpacing(0)
        self.empty = EmptyState("calendar-clock-outline", self.tr("Nog geen opvolging"), "")
        self._lines = self._pane.column
        self._lines.addStretch(1)
        self.column.addWidget(self.empty, 1)
        self.column.addWidget(self._pane, 1)

    @override
    def show_view(self, view: TrajectoryView) -> None:
        looks = _in_order(view)
        wanted = [one.id for one in looks]
        if wanted != list(self.cards):
            self._make_cards(looks, {one.id: one.name for one in view.members})
        for one in looks:
            self.cards[one.id].show_look(one, may=view.may_edit)
        self._pane.setVisible(bool(wanted))
        self.empty.setVisible(not wanted)
        self.empty.text.setText(
            self.tr(
                "Rond je het traject af, dan plant Werkvloer vanzelf een opvolging "
                "na 6 en na 12 maanden."
            )
            if view.status == RUNNING
            else self.tr("Een traject dat stopt, wordt niet opgevolgd.")
        )

    @override
    def fields(self) -> Mapping[str, FollowCard]:
        return {one.hex: card for one, card in self.cards.items()}

    @override
    def take_keyboard(self) -> None:
        waiting = [card for card in self.cards.values() if card.look.done_on is None]
        first = next(iter([*waiting, *self.cards.values()]), None)
        if first is None:
            self.setFocus()
        else:
            first.open_button.setFocus()

    def _make_cards(self, looks: Sequence[FollowUpView], names: Mapping[UUID, str]) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {one.id: self._card(one, names) for one in looks}
        for place, card in enumerate(self.cards.values()):
            self._lines.insertWidget(place, card)
            card.show()

    def _card(self, one: FollowUpView, names: Mapping[UUID, str]) -> FollowCard:
        card = FollowCard(one, names.get(one.member_id, ""), self.kept, self._pane.body)
        card.setMaximumWidth(theme.current().px(MOST_WIDTH))
        card.saved.connect(partial(self._save, card))
        card.typed_changed.connect(self.typed_changed)
        return card

    def _save(self, card: FollowCard, holds: str, stayed: int | None, note: str) -> None:
        words = self.tr("Opvolging bewaard: {name}").format(name=card.name.text())
        problem = self.model.do(
            words, partial(look_back, self.desk.store, card.look.id, holds, stayed, note)
        )
        if problem:
            card.refuse(problem)
        else:
            card.close_form()


def _in_order(view: TrajectoryView) -> list[FollowUpView]:
    """Return the looks back by day, those of one day in the order of the companies."""
    places = {one.id: place for place, one in enumerate(view.members)}
    last = len(places)
    return sorted(view.follow_ups, key=lambda one: (one.due_on, places.get(one.member_id, last)))
