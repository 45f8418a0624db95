"""The box to sign in, over the window of a session."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.sessions.signatures import Signer
from app.ui import theme
from app.ui.messages import message_for
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.signature_pad import SignaturePad
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.notices import Mark
from app.ui.widgets.overlay import TOP, Overlay
from app.ui.widgets.panes import FittingPane

WIDTH, PADDING = 560, 24  # px
LEAST_NAMES = 140  # px for the name and what is asked about it


@dataclass(frozen=True, slots=True)
class Signed:
    """What was drawn, and by whom."""

    signer: Signer
    pad: SignaturePad


class SignatureDialog(Overlay):
    """
    Asks for a name and a signature; `signed` carries them, `paper_requested` the name.

    A click beside the box closes it only while nothing is drawn.

    Args:
        privacy: Where the signature will stand, when that is not the report of a session.
    """

    signed = Signal(object)  # Signed
    paper_requested = Signal(object)  # Signer

    def __init__(self, window: QWidget, kept: KeptTexts | None = None, privacy: str = "") -> None:
        super().__init__(window)
        self._where = privacy or self.tr(
            "Je handtekening staat alleen in het verslag van deze sessie."
        )
        self._signers: tuple[Signer, ...] = ()
        self.about = muted(wrap=True)
        self.people = ChipRow()
        self.name = LineEdit(self.tr("Naam van wie tekent"))
        self.name.setObjectName("signer")
        self.name_field = LabelledField(self.tr("Wie tekent"), self.name)
        self.sensitive = SensitiveHint.under(self.name_field, kept)
        self._names = FittingPane("surface")  # a question under the name may be long
        self._names.column.addWidget(self.name_field)
        self.pad = SignaturePad()
        self.note = NoteLine()
        self.wipe_button = Button(self.tr("Wis"), icon="eraser")
        self.paper_button = Button(self.tr("Op papier"), "quiet")
        self.close_button = Button(self.tr("Sluit"), "quiet", shortcut_hint="Esc")
        self.keep_button = Button(
            self.tr("Bewaar handtekening"), "primary", shortcut_hint="Ctrl+Enter"
        )
        self._lay_out()
        self._connect()
        self._show_state()

    def ask(self, about: str, signers: Sequence[Signer]) -> None:
        """Open an empty pad; `about` says what is signed, `signers` who may sign first."""
        self.box_width = round(WIDTH * (1 + (theme.current().percent - 100) / 130))
        self._signers = tuple(signers)
        self.about.setText(about)
        self.people.clear()
        for number, signer in enumerate(self._signers):
            chip = self.people.add(number, signer.name)
            chip.setObjectName(f"signer_{number}")
            chip.show()
        self.people.setVisible(bool(self._signers))
        self.people.updateGeometry()
        self.name.clear()
        self.name_field.set_error("")
        self.note.show_note("error", "")
        self.pad.wipe()
        self._names.most = max(self._room_for_names(), LEAST_NAMES)
        if len(self._signers) == 1:
            self._choose(0)
        self.open(self.pad if self.name.text() else self._first_choice())

    def show_error(self, error: UserError) -> None:
        """Say why it was not kept; the ink stays."""
        self.keep_button.setEnabled(True)
        self.note.show_note("error", message_for(error).whole)

    def signer(self) -> Signer:
        """Return who signs: one of those present, or the name that was typed."""
        name = self.name.text().strip()
        return next((one for one in self._signers if one.name == name), Signer(name))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_lock = event.key() == Qt.Key.Key_L  # Ctrl+L always works
            event.setAccepted(not is_lock)  # no key reaches the page below
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_keep()
        else:
            super().keyPressEvent(event)
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.pad.strokes:
            super().mousePressEvent(event)

    def _room_for_names(self) -> int:
        """Return how high the name and a question can be: the pad gives way, the rest does not."""
        width = min(self.box_width, self._window.width() - 2 * TOP)
        around = self.box.heightForWidth(width) - self._names.minimumHeight()
        give = self.pad.sizeHint().height() - self.pad.minimumSizeHint().height()
        return self._window.height() - 2 * TOP - around + give

    def _first_choice(self) -> QWidget:
        return self.people.chip(0) if self._signers else self.name

    def _choose(self, number: int) -> None:
        self.people.set_values(number)
        self.name.setText(self._signers[number].name)

    def _lay_out(self) -> None:
        column = self.box.column
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.setSpacing(10)
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addWidget(heading(self.tr("Handtekening")))
        top.addWidget(self.about)
        column.addLayout(top)
        column.addWidget(self._names)
        column.addWidget(self.people)
        column.addWidget(self.pad, 1)
        column.addWidget(self.note)
        column.addLayout(self._privacy())
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.wipe_button, self.paper_button):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.close_button, self.keep_button):
            row.addWidget(button)
        column.addLayout(row)

    def _privacy(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Mark("shield-lock-outline"), 0, Qt.AlignmentFlag.AlignTop)
        kept = self.tr("Ze wordt versleuteld bewaard op deze laptop.")
        row.addWidget(muted(f"{self._where} {kept}", wrap=True), 1)
        return row

    def _connect(self) -> None:
        self.people.changed.connect(self._on_person)
        self.name.textEdited.connect(self._on_typed)
        self.name.returnPressed.connect(self.pad.setFocus)
        self.pad.inked.connect(self._show_state)
        self.wipe_button.clicked.connect(self._on_wipe)
        self.paper_button.clicked.connect(self._on_paper)
        self.close_button.clicked.connect(self.close_box)
        self.keep_button.clicked.connect(self._on_keep)

    @Slot()
    def _show_state(self) -> None:
        self.wipe_button.setEnabled(bool(self.pad.strokes))
        self.keep_button.setEnabled(self.pad.is_signed)

    @Slot(object)
    def _on_person(self, chosen: tuple[object, ...]) -> None:
        number = next(iter(chosen), None)
        self.name.setText(self._signers[number].name if isinstance(number, int) else "")
        self.name_field.set_error("")

    @Slot()
    def _on_typed(self) -> None:
        name = self.name.text().strip()
        same = [number for number, one in enumerate(self._signers) if one.name == name]
        self.people.set_values(tuple(same[:1]))
        self.name_field.set_error("")

    @Slot()
    def _on_wipe(self) -> None:
        self.pad.wipe()
        self.pad.setFocus()

    @Slot()
    def _on_paper(self) -> None:
        signer = self.signer()
        self.close_box()
        self.paper_requested.emit(signer)

    @Slot()
    def _on_keep(self) -> None:
        if not self.pad.is_signed or not self.keep_button.isEnabled():
            return
        if not self.name.text().strip():
            self.name_field.set_error(message_for(UserError("signature.no_name")).happened)
            self.name.setFocus()
            return
        self.note.show_note("error", "")
        self.keep_button.setEnabled(False)  # until it is kept, or refused
        self.signed.emit(Signed(self.signer(), self.pad))
