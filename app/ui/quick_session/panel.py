"""The widgets of the quick session, from top to bottom."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.sessions.context import SessionContext
from app.ui import theme
from app.ui.bin.way_back import InBinHint
from app.ui.desk import Desk
from app.ui.funding.gate import FundingGate
from app.ui.quick_session.about import about_session
from app.ui.quick_session.clock import ClockCard, wall
from app.ui.quick_session.letters import letters_for
from app.ui.quick_session.people import PeopleRow
from app.ui.quick_session.picker import EnterprisePicker
from app.ui.quick_session.view_model import QuickSessionModel
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.text_blocks import TextBlocks
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import Divider, Label, muted, strong
from app.ui.widgets.note_edit import RichNoteEdit
from app.ui.widgets.note_tools import NoteTools
from app.ui.widgets.notices import Mark
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.tab_order import step
from app.ui.widgets.tiles import ChoiceTile, TileRow
from app.ui.work.turns import in_next_turn

SIDE = (640, 640)  # px at 100% text
RESERVED = "ti"  # Alt letters of the clock


class QuickSessionWidgets(QWidget):
    """Lays the widgets out; it knows nothing of drafts and the store."""

    def __init__(self, desk: Desk, model: QuickSessionModel, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.picker = EnterprisePicker(model.find, model.place)
        self.enterprise_note = NoteLine()
        self._about = about_session(None)
        self.in_bin = InBinHint(desk)
        self.kinds = TileRow()
        self.clock = ClockCard()
        self.clock_note = NoteLine()
        self.people = PeopleRow(desk.reference)
        self.workers = NumberStepper(big=True)
        self.workers.setAccessibleName(self.tr("Aantal medewerkers (geen namen)"))
        self.workers.spin.setObjectName("workers")
        self.note = RichNoteEdit()
        self.note.setObjectName("note")
        self.note.setAccessibleName(self.tr("Notitie"))
        self.blocks = TextBlocks(self, desk, self.kinds.value)
        self.block_list = self.blocks.offer(self.note)
        self.note_note = NoteLine()
        self.kept = KeptTexts(self)
        self.sensitive = SensitiveHint(self, self.note, kept=self.kept)
        self.gate = FundingGate(desk, self.kept, self)
        self.next = TileRow(required=False, equal=False)
        self.next_day = muted()
        self.saved_mark = Mark("content-save-check-outline", "ok")
        self.saved = muted()
        self.full_button = Button(
            self.tr("Open het volledige verslag"), "icon", "arrow-expand", "Ctrl+Shift+Enter"
        )
        self.hide_button = Button(self.tr("Verberg"), "quiet", shortcut_hint="Esc", big=True)
        self.done_button = Button(
            self.tr("Rond af"), "primary", shortcut_hint="Ctrl+Enter", big=True
        )
        for line in (self.enterprise_note, self.clock_note, self.note_note):
            line.setContentsMargins(0, 6, 0, 0)
        self.in_bin.brought_back.connect(self._on_brought_back)
        self._fill(desk)
        self._lay_out()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return step(self, forward=next)

    def show_kept(self, saved_at: datetime) -> None:
        """Tell when what is typed was put on disk."""
        self.saved_mark.set_icon("content-save-check-outline", "ok")
        self.saved_mark.show()
        self.saved.setText(self.tr("Concept bewaard om {time}").format(time=wall(saved_at)))

    def show_not_kept(self) -> None:
        """Tell that the store does not take what is typed."""
        self.saved_mark.set_icon("alert-outline", "attention")
        self.saved_mark.show()
        self.saved.setText(self.tr("Nog niet bewaard"))

    def show_context(self, context: SessionContext | None) -> None:
        """Say under the company what comes of a session with it, before anybody types."""
        self._about = about_session(context)
        self.enterprise_note.show_note(*self._about)

    @Slot()
    def clear_notes(self) -> None:
        """Take away what was said of the last try."""
        self.enterprise_note.show_note(*self._about)
        for line in (self.clock_note, self.note_note):
            line.show_note("muted", "")
        self.in_bin.clear()

    @Slot()
    def _on_brought_back(self) -> None:
        self.clear_notes()
        self.note.setFocus()

    def _fill(self, desk: Desk) -> None:
        today = clock.today()
        kinds, chips = desk.reference.session_kinds(today), desk.reference.next_actions(today)
        letters = letters_for([choice.short for choice in (*kinds, *chips)], RESERVED)
        for choice, letter in zip(kinds, letters, strict=False):
            icon = choice.icon.removeprefix("mdi6.")
            _name(self.kinds.add(choice.code, choice.short, icon), f"kind_{choice.code}", letter)
        for chip, letter in zip(chips, letters[len(kinds) :], strict=True):
            _name(self.next.add(chip.code, chip.short), f"next_{chip.code}", letter)

    def _lay_out(self) -> None:
        self._pane = pane = ScrollPane("window", (20, 18, 20, 8))
        pane.verticalScrollBar().rangeChanged.connect(self._on_room_changed)
        column = pane.column
        column.setSpacing(0)
        column.addWidget(self.picker)
        column.addWidget(self.enterprise_note)
        column.addWidget(self.in_bin)
        column.addSpacing(14)
        column.addWidget(self.kinds)
        column.addSpacing(14)
        column.addWidget(self.clock)
        column.addWidget(self.clock_note)
        column.addSpacing(14)
        column.addLayout(self._people())
        column.addSpacing(14)
        column.addLayout(self._note_head())
        column.addSpacing(6)
        column.addWidget(self.note, 1)
        column.addWidget(self.note_note)
        column.addWidget(self.sensitive)
        column.addWidget(self.gate)
        column.addSpacing(14)
        column.addLayout(_ends(strong(self.tr("Volgende actie")), self.next_day))
        column.addSpacing(6)
        column.addWidget(self.next)
        column.addSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(pane, 1)
        outer.addWidget(self._foot())

    @Slot()
    def _on_room_changed(self) -> None:
        in_next_turn(self, self._show_focus)  # when all has found its place

    def _show_focus(self) -> None:
        """Keep where the coach types in sight: many contacts push the note down."""
        focus = self.focusWidget()
        if focus is not None and self._pane.body.isAncestorOf(focus):
            end = focus.mapTo(self._pane.body, QPoint(0, focus.height()))
            self._pane.ensureVisible(0, end.y(), 0, 8)
            self._pane.show_widget(focus)  # where its cursor is, should it be higher than the pane

    def _people(self) -> QVBoxLayout:
        numbers = strong(self.tr("Medewerkers (aantal, geen namen)"))
        numbers.setBuddy(self.workers.spin)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addWidget(self.people, 1)
        fields.addWidget(self.workers, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(_ends(strong(self.tr("Aanwezig")), numbers))
        column.addLayout(fields)
        return column

    def _note_head(self) -> QHBoxLayout:
        words = strong(self.tr("Notitie"))
        words.setBuddy(self.note)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(words)
        row.addStretch(1)
        row.addWidget(Label(self.blocks.hint, "small", tone="muted"))
        row.addSpacing(4)
        row.addWidget(NoteTools(self.note))
        row.addWidget(self.full_button)
        return row

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 14)
        row.setSpacing(8)
        row.addWidget(self.saved_mark)
        row.addWidget(self.saved, 1)
        row.addWidget(self.hide_button)
        row.addSpacing(4)
        row.addWidget(self.done_button)
        column = QVBoxLayout(foot)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addLayout(row)
        return foot


def _name(tile: ChoiceTile, name: str, letter: str) -> None:
    tile.setObjectName(name)
    if letter:
        tile.setShortcut(QKeySequence(f"Alt+{letter}"))
        tile.setToolTip(f"Alt+{letter}")


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Return a line with a word at each end."""
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row


def wanted_size(available: tuple[int, int]) -> tuple[int, int]:
    """Return the size of the panel: it grows with the text, but stays on the screen."""
    wide, high = (theme.current().px(side) for side in SIDE)
    return min(wide, available[0]), min(high, available[1])
