"""Ctrl+K: the box over the window in which everything is found."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.domain.matching import Marked
from app.services.search.finding import Found, search
from app.services.search.hits import Hit
from app.ui import theme
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.search.commands import MOST, PREFIX, Command, fitting
from app.ui.search.indexing import Indexing
from app.ui.search.results import Heading, Item, Line, Results
from app.ui.search.words import GROUPS, SearchWords, place_of
from app.ui.widgets.buttons import Button, is_plain_enter
from app.ui.widgets.fields import LineEdit, set_flag
from app.ui.widgets.labels import Divider, muted
from app.ui.widgets.notices import Mark
from app.ui.widgets.overlay import WIDTH, Overlay
from app.ui.widgets.panes import Panel

PAUSE_MS: Final = 60  # between the last letter and the search
STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
GROUP_STEPS: Final = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class SearchBox(Overlay):
    """
    One field over everything; `go_requested` carries a Place.

    Args:
        commands: Gives what can be done now.
        recent: Gives the places where a coach was last, each with its words and icon.
    """

    go_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        commands: Callable[[], Sequence[Command]],
        recent: Callable[[], Sequence[Line]],
        indexing: Indexing,
    ) -> None:
        super().__init__(window)
        self._desk, self._commands, self._recent = desk, commands, recent
        self._indexing = indexing
        self._words = SearchWords(desk.reference, self)
        self._asked = 0  # searches begun: only the last one is shown
        self._is_awaited = False  # what was asked last is not shown yet
        self._opens_first = False  # Enter was pressed before it was
        self.field = LineEdit(self.tr("Zoek of typ een opdracht"))
        self.count = muted()
        self.results = Results()
        self.nothing = muted(wrap=True)
        self.in_bin = Button(self.tr("Zoek in de prullenbak"), "link", flush=True)
        self.state = muted()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.results.chosen.connect(self._act)
        self.in_bin.clicked.connect(self._go_to_bin)
        indexing.behind.connect(self._on_behind)
        indexing.done.connect(self._on_indexed)

    def begin(self) -> None:
        """Open the box, or take what was typed before to type over it."""
        if self.isVisible():
            self.field.selectAll()
            return
        self.field.clear()
        self._show_recent()
        self.box_width = theme.current().px(WIDTH)
        self.field.setFont(theme.current().font("heading"))
        self.open(self.field)
        self._indexing.begin()

    @override
    def close_box(self) -> None:
        self._forget()
        super().close_box()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key means for the list; False: it is for the field."""
        code = Qt.Key(event.key())
        if code in STEPS:
            self.results.step(STEPS[code])
        elif code in GROUP_STEPS:
            self.results.step_group(GROUP_STEPS[code])
        elif is_plain_enter(event):
            self._enter()
        else:
            return False
        return True

    def _enter(self) -> None:
        """Open what is chosen; who is quicker than the search waits for it."""
        if self._timer.isActive():
            self._search()
        if self._is_awaited:
            self._opens_first = True
        elif (line := self.results.current()) is not None:
            self._act(line)

    def _lay_out(self) -> None:
        set_flag(self.field, "bare", on=True)
        self.field.setAccessibleName(self.tr("Zoek of typ een opdracht"))
        top = QHBoxLayout()
        top.setContentsMargins(20, 18, 20, 17)
        top.setSpacing(12)
        top.addWidget(Mark("magnify", "muted", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.field, 1)
        top.addWidget(self.count)
        column = self.box.column
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Divider())
        column.addSpacing(6)
        column.addWidget(self.results)
        self._empty = Panel("surface")
        self._empty.column.setContentsMargins(20, 10, 20, 12)
        self._empty.column.addWidget(self.nothing)
        self._empty.column.addWidget(self.in_bin, 0, Qt.AlignmentFlag.AlignLeft)
        self._empty.hide()
        column.addWidget(self._empty)
        column.addSpacing(8)
        column.addWidget(Divider())
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = Panel("window")
        row = QHBoxLayout()
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(14)
        for text in (
            self.tr("↑↓ kies"),
            self.tr("Enter open"),
            self.tr("Tab volgende groep"),
            self.tr("> alleen opdrachten"),
        ):
            row.addWidget(muted(text))
        row.addStretch(1)
        row.addWidget(self.state)
        foot.column.setContentsMargins(0, 0, 0, 0)
        foot.column.addLayout(row)
        return foot

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._opens_first = False
        if text.strip():
            self._timer.start()
        else:
            self._forget()
            self._show_recent()

    def _forget(self) -> None:
        """Show nothing of what was asked."""
        self._timer.stop()
        self._asked += 1
        self._is_awaited = self._opens_first = False

    @Slot()
    def _search(self) -> None:
        self._timer.stop()
        typed = self.field.text()
        self._asked += 1
        self._is_awaited = True
        asked, desk = self._asked, self._desk
        if typed.startswith(PREFIX):
            self._show(Found(typed), asked)
            return
        job = desk.runner.start(
            lambda _progress: search(desk.store, desk.reference, typed, GROUPS), database=False
        )
        job.succeeded.connect(lambda found: self._show(found, asked))
        job.failed.connect(self._on_failed)

    def _show(self, found: Found, asked: int) -> None:
        """Show what was found, unless something else was typed meanwhile."""
        if asked != self._asked:
            return
        self._is_awaited = False
        items = [*self._of_records(found), *self._of_commands(found)]
        number = sum(isinstance(item, Line) for item in items)
        self.results.show_items(items)
        self.results.setVisible(bool(items))
        self.count.setText(self._words.count(number))
        self._empty.setVisible(not items)
        if not items:
            text = self.tr("Niets gevonden voor «{typed}».").format(typed=found.typed.strip())
            self.nothing.setText(text)
        if self._opens_first and (line := self.results.current()) is not None:
            self._act(line)

    def _of_records(self, found: Found) -> Iterator[Item]:
        if found.meant is not None and found.hits:
            yield Heading(self.tr("Bedoel je «{meant}»?").format(meant=found.meant))
        for kind in GROUPS:
            hits = [hit for hit in found.hits if hit.kind == kind]
            if hits:
                yield Heading(self._words.group(kind))
                yield from map(self._line, hits)

    def _of_commands(self, found: Found) -> Iterator[Item]:
        # What the records have as it was typed is no slip
        forgives = not found.hits or found.meant is not None
        every = [*self._of_company(found), *self._commands()]
        fits = fitting(every, found.typed, forgives=forgives)
        if found.typed.strip() == PREFIX:
            fits = [(command, Marked(command.text)) for command in self._commands()]
        elif not found.typed.startswith(PREFIX):
            fits = fits[:MOST]
        if fits:
            yield Heading(self.tr("Opdrachten"))
        for command, text in fits:
            yield Line(command.icon, text, Marked(""), command.run, command.hint)

    def _of_company(self, found: Found) -> Iterator[Command]:
        """Yield what can be done for the first company that was found."""
        company = next((hit for hit in found.hits if hit.kind == "enterprise"), None)
        if company is not None:
            text = self.tr("Nieuwe sessie bij {name}").format(name=company.title.text)
            place = Place("session", parent=company.id)
            yield Command(text, "plus", place, further=found.typed)
            text = self.tr("Start scan bij {name}").format(name=company.title.text)
            place = Place("scan", parent=company.id)
            yield Command(text, "clipboard-text-outline", place, further=found.typed)

    def _line(self, hit: Hit) -> Line:
        words = self._words
        return Line(words.icon(hit), words.title(hit), words.detail(hit), place_of(hit))

    def _show_recent(self) -> None:
        recent = list(self._recent())
        heading = [Heading(self.tr("Laatst geopend"))] if recent else []
        self.results.show_items([*heading, *recent])
        self.results.setVisible(bool(recent))
        self.count.setText("")
        self.nothing.setText(
            self.tr("Zoek een onderneming, een naam, een woord uit een notitie of een bestand.")
        )
        self.in_bin.hide()
        self._empty.setVisible(not recent)

    @Slot()
    def _on_behind(self) -> None:
        self.state.setText(self.tr("Zoeklijst wordt bijgewerkt…"))

    @Slot(object)
    def _on_indexed(self, was_behind: bool) -> None:  # noqa: FBT001 what `done` carries
        """Look once more for what was typed meanwhile."""
        self.state.setText("")
        if was_behind and self.isVisible() and self.field.text().strip():
            self._search()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and error.code == "store.locked":
            return
        self.close_box()
        self.failed.emit(error)

    @Slot(object)
    def _act(self, line: Line) -> None:
        """Close first: what follows may take the keyboard, or open a box of its own."""
        self.close_box()
        if isinstance(line.act, Place):
            self.go_requested.emit(line.act)
        else:
            line.act()

    @Slot()
    def _go_to_bin(self) -> None:
        typed = self.field.text().strip()
        self.close_box()
        self.go_requested.emit(Place("bin", text=typed))
