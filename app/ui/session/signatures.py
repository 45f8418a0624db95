"""The signatures under a session, in its pane."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.domain.strokes import Strokes
from app.services.changes import Changes
from app.services.retention.bin import throw_away
from app.services.sessions.signatures import SignatureRow, Signer, list_signatures, sign, text_hash
from app.ui.desk import Desk, Step
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.signature_dialog import SignatureDialog, Signed
from app.ui.session.signature_ink import paint_small
from app.ui.session_words import signature_state
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, SectionHeader, muted, small, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Card

INK_HEIGHT = 44  # px
SEEN = frozenset({"signature", "coaching_session", "attendee", "session_count", "agreement"})


@dataclass(frozen=True, slots=True)
class _Seen:
    """What whoever signs is shown: a report as it stands."""

    session_id: UUID
    text_hash: str


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done with the signature of somebody."""

    name: str
    changes: Changes


class Given(Protocol):
    """A signature as a card shows it, under whatever it was given."""

    @property
    def id(self) -> UUID:
        """Of its record."""

    @property
    def name(self) -> str:
        """Who gave it."""

    @property
    def strokes(self) -> Strokes:
        """The ink."""

    @property
    def signed_at(self) -> datetime:
        """When, in UTC."""

    @property
    def is_current(self) -> bool:
        """Whether what was signed is what stands there now."""


class InkView(QWidget):
    """A signature, small."""

    def __init__(self, row: Given, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, INK_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_small(painter, self.rect().adjusted(4, 2, -4, -4), self._row.strokes)
        painter.end()


class SignatureCard(Card):
    """
    The ink, who gave it and when; `state` says what changed after it.

    Args:
        company: For which company it is, under the plan of more of them.
    """

    def __init__(
        self, row: Given, state: str, company: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding=10)
        self.row = row
        when = f"{clock.local(row.signed_at):%d/%m/%Y %H:%M}"
        self.remove_button = Button(
            self.tr("Verwijder de handtekening van {name}").format(name=row.name), "icon", "close"
        )
        self.name, self.when = strong(", ".join(filter(None, (row.name, company)))), small(when)
        self.name.setWordWrap(True)
        self.state = Label(state, "small", tone="attention", wrap=True)
        self._lay_out()
        sentence = self.tr("Handtekening van {name}, {when}").format(name=row.name, when=when)
        self.setAccessibleName(", ".join(filter(None, (sentence, self.state.text()))))

    def _lay_out(self) -> None:
        self.column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(InkView(self.row), 1)
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(Divider())
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.name, 1)
        under.addWidget(self.when)
        self.column.addLayout(under)
        if not self.row.is_current:
            told = QHBoxLayout()
            told.setSpacing(6)
            told.addWidget(Mark("alert-outline", "attention"), 0, Qt.AlignmentFlag.AlignTop)
            told.addWidget(self.state, 1)
            self.column.addLayout(told)


class SignatureSection(QWidget):
    """
    Lists the signatures; «Teken» asks the page to store what is typed, by `sign_requested`.

    The page then calls `open_pad`. `paper_requested` comes when somebody rather signs on paper.
    """

    sign_requested = Signal()
    paper_requested = Signal(object)  # Signer
    dialog: SignatureDialog | None = None  # Qt hides the pane after Python took it apart too

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, kept: KeptTexts | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._kept_texts = desk, kept
        self._session_id: UUID | None = None
        self._seen: _Seen | None = None  # what stands there while the pad is open
        self._given: Signed | None = None  # before that was read
        self._is_signing = False
        self.cards: list[SignatureCard] = []
        self.head = SectionHeader(self.tr("Handtekening"))
        self.sign_button = Button(self.tr("Teken"), "link", "draw-pen", flush=True)
        self.head.add_action(self.sign_button)
        self.empty = muted(self.tr("Nog niet getekend."), wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.empty)
        column.addLayout(self._rows)
        self.sign_button.clicked.connect(self.sign_requested)
        desk.bus.changed.connect(self._on_changes)

    def show_session(self, session_id: UUID | None) -> None:
        """Show the signatures of a session, that is not stored when it has none."""
        self._session_id = session_id
        self._refresh()

    def open_pad(self, about: str, signers: list[Signer]) -> None:
        """Let somebody sign the session as it is stored now."""
        if self._session_id is None:
            return
        self._read_seen(self._session_id)
        if self.dialog is None:
            self.dialog = SignatureDialog(self.window(), self._kept_texts)
            self.destroyed.connect(self.dialog.deleteLater)
            self.dialog.signed.connect(self._on_signed)
            self.dialog.paper_requested.connect(self.paper_requested)
        self.dialog.ask(about, signers)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.close_box()  # the page that it is about goes out of sight

    def _refresh(self) -> None:
        if self._session_id is None:
            self._show(())
            return
        store, session_id = self._desk.store, self._session_id
        job = self._desk.runner.start(
            lambda _progress: (session_id, list_signatures(store, session_id))
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, read: tuple[UUID, tuple[SignatureRow, ...]]) -> None:
        session_id, rows = read
        if session_id == self._session_id:  # else another one is shown by now
            self._show(rows)

    def _show(self, rows: tuple[SignatureRow, ...]) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for row in rows:
            card = SignatureCard(row, signature_state(row), parent=self)
            card.remove_button.clicked.connect(partial(self._remove, card))
            self._rows.addWidget(card)
            self.cards.append(card)
            card.show()
        self.empty.setVisible(not rows)
        self.head.set_count(str(len(rows)) if len(rows) > 1 else "")

    def _read_seen(self, session_id: UUID) -> None:
        """Read what whoever signs is shown; the pad stands there meanwhile."""
        self._seen = self._given = None
        store = self._desk.store
        job = self._desk.runner.start(
            lambda _progress: _Seen(session_id, text_hash(store, session_id)), database=False
        )
        job.succeeded.connect(self._on_seen)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_seen(self, seen: _Seen) -> None:
        if seen.session_id != self._session_id:
            return  # another one is shown by now
        self._seen, given = seen, self._given
        if given is not None:
            self._on_signed(given)

    @Slot(object)
    def _on_signed(self, given: Signed) -> None:
        if self._is_signing:
            return
        if self._seen is None:
            self._given = given
            return
        store, seen, signer = self._desk.store, self._seen, given.signer
        ink = given.pad.strokes
        self._is_signing = True
        job = self._desk.runner.start(
            lambda _progress: _Done(
                signer.name, sign(store, seen.session_id, signer, ink, seen.text_hash)
            )
        )
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_signing_ended)

    @Slot()
    def _on_signing_ended(self) -> None:
        self._is_signing = False

    @Slot(object)
    def _on_kept(self, done: _Done) -> None:
        if self.dialog is not None:
            self.dialog.close_box()
        self.sign_button.setFocus()
        words = self.tr("Handtekening van {name} bewaard").format(name=done.name)
        self._desk.did(Step(words, done.changes))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserError):
            self.dialog.show_error(error)
        else:
            self._desk.failed.emit(error)

    def _remove(self, card: SignatureCard) -> None:
        card.remove_button.setEnabled(False)  # once is enough
        self.sign_button.setFocus()
        store, row = self._desk.store, card.row
        job = self._desk.runner.start(
            lambda _progress: _Done(row.name, throw_away(store, "signature", row.id))
        )
        job.succeeded.connect(self._on_removed)
        job.failed.connect(self._on_not_removed)

    @Slot(object)
    def _on_removed(self, done: _Done) -> None:
        words = self.tr("Handtekening van {name} naar de prullenbak").format(name=done.name)
        self._desk.did(Step(words, done.changes))

    @Slot(object)
    def _on_not_removed(self, error: Exception) -> None:
        for card in self.cards:
            card.remove_button.setEnabled(True)
        self._desk.failed.emit(error)

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if changes.kinds & SEEN and self._session_id is not None and self._is_about(changes):
            self._refresh()

    def _is_about(self, changes: Changes) -> bool:
        """Tell whether a signature came, went, or may have become another one here."""
        return bool(changes.ids("signature") or self.cards)
