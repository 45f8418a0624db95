"""The head of a meeting: its name, when and where it is, and how many come."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.networks.meetings import MeetingView
from app.services.trajectories.case_edits import write_fields
from app.ui import theme
from app.ui.desk import Desk
from app.ui.dossier.in_place import InPlaceText
from app.ui.edit_keeper import TypedField
from app.ui.key_hints import ButtonKey
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.meeting.words import mode_text, overlap_text, phase
from app.ui.networks.words import long_day, span_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.day_words import duration_text
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Label, muted
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu
from app.ui.widgets.status import Pill

DOT = "•"
LEAST_COUNTS = 980  # px of the page that has room for the counters beside the name


class Counter(QWidget):
    """A word and a number: `Genodigd 14`."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = Label("", "strong", tabular=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(muted(word))
        row.addWidget(self.number)

    def show_number(self, number: int) -> None:
        """Show a number."""
        self.number.setText(str(number))


class MeetingHead(QWidget):
    """Its signals say what the buttons ask."""

    attendance_requested = Signal()
    list_requested = Signal()
    scan_requested = Signal()
    removal_requested = Signal()
    network_requested = Signal()

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._model, self._id = desk, model, meeting_id
        self.title = InPlaceText(
            self.tr("Titel"), self.tr("Geef de bijeenkomst een titel"), role="title"
        )
        self.title.setObjectName("title")
        self.pill, self.overlap = Pill("neutral", ""), Pill("attention", "")
        self.network_button = Button("", "link", flush=True)
        self.facts = ElidedLabel(tone="muted")
        self.facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.invited = Counter(self.tr("Genodigd"))
        self.coming = Counter(self.tr("Komt"))
        self.present = Counter(self.tr("Aanwezig"))
        self.mode_button = Button(self.tr("Aanwezigheidsmodus"), icon="draw-pen")
        ButtonKey(desk.keys, "full_screen", self.mode_button)
        self.list_button = Button(self.tr("Druk lijst"), icon="printer-outline")
        self.list_button.setToolTip("Ctrl+P")
        self.more_button = Button(self.tr("Meer"), "icon", "dots-horizontal")
        self._lay_out()
        self.title.kept.connect(self._on_title)
        self.title.ask_about(model.allowed_texts(meeting_id, self))
        self.mode_button.clicked.connect(self.attendance_requested)
        self.list_button.clicked.connect(self.list_requested)
        self.network_button.clicked.connect(self.network_requested)
        self.more_button.clicked.connect(self._on_more)

    def fields(self) -> dict[str, TypedField]:
        """Return the fields in which one types, by name."""
        return {"title": self.title}

    def show_whole(self, whole: MeetingWhole) -> None:
        """Show a meeting."""
        view, form = whole.view, whole.view.form
        self.title.set_text(form.title)
        self.pill.set_status(*phase(form.starts_at, form.ends_at, clock.now()))
        words = overlap_text(whole.overlaps)
        self.overlap.setVisible(bool(words))
        self.overlap.set_status("attention", words)
        self.network_button.setText(literal(view.network))
        self.facts.show_text(f"  {DOT}  ".join(self._facts(view)))
        self.invited.show_number(view.invited)
        self.coming.show_number(view.coming)
        self.present.show_number(view.present)

    def menu(self) -> Menu:
        """Return the menu of what else can be done."""
        menu = Menu(parent=self)
        key, mode = self._desk.keys.first("full_screen"), self.attendance_requested.emit
        menu.add(self.tr("Aanwezigheidsmodus"), mode, "draw-pen", key)
        menu.add(self.tr("Druk lijst"), self.list_requested.emit, "printer-outline", "Ctrl+P")
        menu.add(self.tr("Voeg ingescande lijst toe"), self.scan_requested.emit, "file-sign")
        menu.addSeparator()
        menu.add(self.tr("Naar prullenbak"), self.removal_requested.emit, "delete-outline")
        return menu

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= theme.current().px(LEAST_COUNTS)
        self.list_button.setVisible(has_room)  # it stands in the menu too

    def _facts(self, view: MeetingView) -> list[str]:
        form = view.form
        day = long_day(clock.local(form.starts_at).date())
        lasts = duration_text(form.ends_at - form.starts_at)
        when = f"{day}, {span_text(form.starts_at, form.ends_at)} ({lasts})"
        mode = mode_text(form.mode) if form.mode != "site" else ""
        return [part for part in (when, form.place, mode) if part]

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title, 1)
        place = QVBoxLayout()
        place.setContentsMargins(0, 5, 0, 0)  # in the middle of the line of the name
        place.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        first.addLayout(place)
        first.addSpacing(8)
        for button in (self.mode_button, self.list_button, self.more_button):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.setContentsMargins(6, 0, 0, 0)
        second.setSpacing(10)
        second.addWidget(self.network_button)
        second.addWidget(self.facts, 1)
        for counter in (self.invited, self.coming, self.present):
            second.addSpacing(6)
            second.addWidget(counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 16, 0)  # the words of a field begin 6 px further
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        third = QHBoxLayout()
        third.setContentsMargins(6, 0, 0, 2)
        third.addWidget(self.overlap)
        third.addStretch(1)
        column.addLayout(third)

    @Slot(str)
    def _on_title(self, text: str) -> None:
        store, meeting = self._desk.store, self._id
        problem = self._model.do(
            self.tr("Titel gewijzigd"),
            lambda: write_fields(store, "meeting", meeting, title=text),
        )
        if problem:
            self.title.refuse(problem)
        elif self._model.view is not None:
            self.title.accept(self._model.view.view.form.title)

    @Slot()
    def _on_more(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
