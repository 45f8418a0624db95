"""Wachtrij: changes that the server keeps apart until an administrator decides."""

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.reference.loader import Reference
from app.ui.desk import Desk
from app.ui.sync.words import SyncWords
from app.ui.team.section import TeamSection
from app.ui.team.words import HeldWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import KeyValueGrid, muted
from app.ui.widgets.notices import MessageCard

if TYPE_CHECKING:
    from app.services.profiles.team import HeldLine

Answer = Literal["apply", "reject"]
MOST: Final = 12  # values of a group that are shown at first


class HeldCard(QWidget):
    """One group with its values; `decided` carries its id and the decision."""

    decided = Signal(str, str)

    def __init__(
        self, held: "HeldLine", reference: Reference, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = held.group
        words, state = HeldWords(reference, self), SyncWords(self)
        self.apply_button = Button(self.tr("Toepassen"))
        self.reject_button = Button(self.tr("Niet toepassen"), "quiet")
        title = self.tr("{author}: {what}").format(
            author=held.author or self.tr("Iemand"), what=words.what(held)
        )
        self.card = MessageCard(
            "attention",
            title,
            words.reason(held),
            (self.apply_button, self.reject_button),
            note=self.tr("sinds {at}").format(at=state.moment(held.since)),
        )
        self.values = KeyValueGrid()
        self._pairs = words.values(held)
        self.values.set_pairs(self._pairs[:MOST])
        more = len(self._pairs) - MOST
        self.more_button = Button(self.tr("Toon nog %n waarde(n)", None, more), "quiet")
        self.card.add_before_buttons(self._all_values())
        self.more_button.setVisible(more > 0)  # after it has a parent, else it is a window
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.apply_button.clicked.connect(self._on_apply)
        self.reject_button.clicked.connect(self._on_reject)
        self.more_button.clicked.connect(self._on_more)

    def _all_values(self) -> QWidget:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.values)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        return found

    @Slot()
    def _on_more(self) -> None:
        self.values.set_pairs(self._pairs)
        self.apply_button.setFocus()
        self.more_button.hide()

    @Slot()
    def _on_apply(self) -> None:
        self.decided.emit(self._group, "apply")

    @Slot()
    def _on_reject(self) -> None:
        self.decided.emit(self._group, "reject")


class QueueSection(TeamSection):
    """The oldest first; what is not applied is kept all the same, and its author reads why."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Wachtrij"),
            self.tr("Wijzigingen die de server bewaart tot jij beslist. Er gaat niets verloren."),
            parent,
        )
        self.cards: list[HeldCard] = []
        self.none = muted(self.tr("Er wacht niets."))
        self._column = QVBoxLayout(self.content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.none)

    @override
    def ask(self) -> None:
        self.model.read_held()

    @override
    def show_answer(self, name: str, answer: object) -> None:
        if name != "held":
            self.ask()
            self.desk.sync.begin_round()
            return
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        found: tuple[HeldLine, ...] = answer  # type: ignore[assignment]  # the question asked for these
        self.cards = [HeldCard(held, self.desk.reference, self.content) for held in found]
        for card in self.cards:
            self._column.addWidget(card)
            card.decided.connect(self._on_decided)
            card.show()
        self.none.setVisible(not found)

    @Slot(str, str)
    def _on_decided(self, group: str, decision: Answer) -> None:
        service = self.model.service
        self.model.ask("decide", lambda: service.decide_held(group, decision))
