"""One company of a trajectory: since when, how far it is, whether it counts."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.counting import Status as Count
from app.services.trajectories.views import MemberView
from app.ui.case_words import code_text
from app.ui.company_words import number_text
from app.ui.trajectory.words import DOT
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, muted
from app.ui.widgets.menus import Menu
from app.ui.widgets.meters import SegmentMeter
from app.ui.widgets.short_label import ShortLabel
from app.ui.widgets.status import Status, StatusText

METER: Final = 120  # px
STATES: Final[dict[Count, Status]] = {
    Count.NOT_YET: "neutral",
    Count.PROPOSED: "info",
    Count.REFUSED: "stopped",
    Count.REOPENED: "attention",
    Count.COUNTS: "ok",
    Count.ELSEWHERE: "neutral",
}


class MemberFacts(QWidget):
    """`asked` carries what was chosen: `file`, `leave`, `back`, `days` or `remove`."""

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ShortLabel("", "strong")
        self.file_button = Button(self.tr("Open dossier"), "icon", "open-in-new")
        self.more_button = Button(self.tr("Meer acties"), "icon", "dots-horizontal")
        self.facts = muted(wrap=True)
        self.meter, self.met = SegmentMeter(), Label("", tone="muted", tabular=True)
        self.count = StatusText("neutral", "")
        self._member: MemberView | None = None
        self._may_edit = False
        self._lay_out()
        self.file_button.clicked.connect(partial(self.asked.emit, "file"))
        self.more_button.clicked.connect(self._on_more)

    def show_member(self, member: MemberView, *, may_edit: bool) -> None:
        """Show a company as it stands."""
        self._member, self._may_edit = member, may_edit
        self.name.setText(member.name)
        self.name.set_tone("muted" if member.left_on else "text")
        self.file_button.setVisible(member.has_file)
        self.file_button.setAccessibleName(
            self.tr("Open het dossier van {name}").format(name=member.name)
        )
        self.more_button.setAccessibleName(
            self.tr("Meer acties voor {name}").format(name=member.name)
        )
        self.facts.setText(f"  {DOT}  ".join(part for part in self._words(member) if part))
        progress = member.standing.progress
        self.meter.set_progress(progress.met, progress.of)
        words = self.tr("{met} van {of} criteria")
        self.met.setText(words.format(met=progress.met, of=progress.of))
        self.count.set_status(STATES[member.standing.counted.status], self._counted(member))

    def menu(self) -> Menu:
        """Return what can be done with the company."""
        menu, member = Menu(parent=self), self._member
        if member is not None and member.has_file:
            menu.add(self.tr("Open dossier"), self._asks("file"), "open-in-new")
        if member is not None and self._may_edit:
            if member.left_on is None:
                menu.add(self.tr("Stapt uit…"), self._asks("leave"), "exit-to-app")
            else:
                menu.add(self.tr("Stapt weer in vandaag"), self._asks("back"), "restore")
            menu.add(self.tr("Wijzig de dagen…"), self._asks("days"), "calendar-edit")
            menu.addSeparator()
            menu.add(self.tr("Haal uit het traject"), self._asks("remove"), "delete-outline")
        return menu

    def _asks(self, what: str) -> Callable[[], object]:
        return partial(self.asked.emit, what)

    def _words(self, member: MemberView) -> tuple[str, ...]:
        joined = self.tr("ingestapt op {day}").format(day=f"{member.joined_on:%d/%m/%Y}")
        left = ""
        if member.left_on is not None:
            words = self.tr("uitgestapt op {day}: {why}")
            left = words.format(day=f"{member.left_on:%d/%m/%Y}", why=member.leave_reason)
        elsewhere = "" if member.has_file else self.tr("dossier bij een collega")
        return number_text(member.number or ""), joined, left, elsewhere

    def _counted(self, member: MemberView) -> str:
        counted = member.standing.counted
        if counted.status is Count.NOT_YET:
            return self.tr("Telt nog niet mee")
        words = code_text("count", counted.status.value)
        if counted.status is Count.COUNTS and counted.since is not None:
            day = f"{counted.since:%d/%m/%Y}"
            return self.tr("{words} sinds {day}").format(words=words, day=day)
        return words

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name, 1)
        head.addWidget(self.file_button)
        head.addWidget(self.more_button)
        self.meter.setFixedWidth(METER)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.met)
        foot.addSpacing(12)
        foot.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addLayout(foot)
        column.addSpacing(10)
        column.addWidget(Divider(color="row_line"))

    def _on_more(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
