"""S18 Synchronisatie: the truth about what was sent, what waits and what stopped."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.changes import Changes
from app.services.profiles.known import other_profiles
from app.services.syncing.view import Chip, Freshness, Overview, Problem, RoundLine
from app.ui.desk import Desk, Notice, Running, Step
from app.ui.key_hints import ButtonKey
from app.ui.keys import key
from app.ui.messages import MessageCounts
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.sync.brake import BrakeBox
from app.ui.sync.brought import BroughtView
from app.ui.sync.counts import CountTable
from app.ui.sync.freshness import AgeWords
from app.ui.sync.places import place_of
from app.ui.sync.problems import ProblemList
from app.ui.sync.route import Route
from app.ui.sync.side import SyncSide
from app.ui.sync.state import StateBanner
from app.ui.sync.unlinked import UnlinkedState
from app.ui.sync.words import SyncWords, is_shut_out
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import Divider, SectionHeader, muted, title
from app.ui.widgets.panes import Panel, ScrollPane

WRONG_S: Final = 120.0  # of the clock of this laptop


class SyncPage(PageInTurns):
    """Reads when one comes here and after each round; P walks along the problems."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.begin_building(self._build())

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Synchronisatie")),)

    @override
    def enter(self) -> None:
        if self.is_built:
            self.desk.sync.read()
            self._focus()
        else:
            self.setFocus()

    def _build(self) -> Iterator[None]:
        self.words = SyncWords(self)
        self._server = ""  # its address
        self._ground = Panel("surface", parent=self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        self.stack = QStackedLayout()
        self._ground.column.addLayout(self.stack)
        self._linked = QWidget(self._ground)
        self.stack.addWidget(self._linked)
        self.unlinked = UnlinkedState(self.desk, self._ground)
        self.stack.addWidget(self.unlinked)
        self.brought = BroughtView(self._ground)
        self.stack.addWidget(self.brought)
        yield
        self.go_button = Button(self.tr("Synchroniseer nu"), "primary", "sync")
        ButtonKey(self.desk.keys, "sync", self.go_button)
        self.banner, self.route = StateBanner(), Route()
        yield
        self.brake = BrakeBox()
        yield
        self.problems = ProblemList()
        self.counts = CountTable(self.tr("Verzonden en ontvangen"))
        yield
        self.side = SyncSide()
        yield
        self._lay_out()
        self._connect()
        self._others = other_profiles(self.desk.store.folder)
        self.side.other.setVisible(bool(self._others))
        self._show_chip(self.desk.sync.chip)
        self.desk.sync.read()
        if self.window().focusWidget() is self:
            self._focus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._linked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.pane = ScrollPane("surface", (24, 16, 20, 20))
        row.addWidget(self.pane, 1)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(self.side)
        column = self.pane.column
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(16)
        column.addWidget(self.banner)
        column.addSpacing(20)
        column.addWidget(self.route)
        column.addSpacing(28)
        column.addWidget(self.brake)
        self._brake_gap = QWidget()
        self._brake_gap.setFixedHeight(24)
        column.addWidget(self._brake_gap)
        column.addWidget(self.problems)
        column.addWidget(self._decide())
        self.sent_head = SectionHeader(self.tr("Verzonden en ontvangen"))
        self.brought_button = Button(self.tr("Toon wat er veranderde"), "link", flush=True)
        self.sent_head.add_action(self.brought_button)
        column.addWidget(self.sent_head)
        column.addSpacing(4)
        column.addWidget(self.counts)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        self.last = muted(wrap=True)
        words.addWidget(title(self.tr("Synchronisatie")))
        words.addWidget(self.last)
        self.clock = NoteLine()
        words.addWidget(self.clock)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.go_button)
        return head

    def _decide(self) -> QWidget:
        self.decide = QWidget()
        self.decide_head = SectionHeader(self.tr("Te beslissen"), "0", " ")
        self.decide_button = Button(self.tr("Beslis nu"), "link", flush=True)
        self.decide_head.add_action(self.decide_button)
        column = QVBoxLayout(self.decide)
        column.setContentsMargins(0, 0, 0, 20)
        column.addWidget(self.decide_head)
        self.decide.hide()
        return self.decide

    def _connect(self) -> None:
        sync = self.desk.sync
        sync.chip_changed.connect(self._show_chip)
        sync.overview_read.connect(self._show)
        self.go_button.clicked.connect(sync.begin_round)
        self.banner.stop_requested.connect(sync.stop_round)
        self.brake.answered.connect(self._on_brake)
        self.problems.show_requested.connect(self._on_problem)
        self.problems.again_requested.connect(self._on_again)
        self.problems.withdraw_requested.connect(self._on_withdraw)
        self.problems.leave_requested.connect(self._on_leave)
        self.problems.shrink_requested.connect(self._on_shrink)
        self.problems.link_requested.connect(self._on_link)
        self.side.options_changed.connect(sync.choose)
        self.side.bring_requested.connect(self._on_bring)
        self.decide_button.clicked.connect(self._on_decide)
        self.brought_button.clicked.connect(self._open_brought)
        self.brought.closed.connect(self._close_brought)
        self.brought.go_requested.connect(self.desk.go_requested)
        sync.brought_read.connect(self.brought.show_lines)
        self.take_keys({key(Qt.Key.Key_P): self.problems.focus_next})

    def _focus(self) -> None:
        """Give the keyboard to the question of the brake, else to the round."""
        if self.stack.currentWidget() is self.brought:
            self.brought.take_keyboard()
        elif self.stack.currentWidget() is self.unlinked:
            self.unlinked.focus_first()
        elif self.brake.isVisibleTo(self):
            self.brake.no_button.setFocus()
        elif self.go_button.isEnabled():
            self.go_button.setFocus()
        else:
            self.banner.stop_button.setFocus()

    @Slot(object)
    def _show_chip(self, chip: Chip) -> None:
        is_linked = chip.code != "unlinked"
        # Of the window: a dialog that linked it may still have the keyboard of the program
        is_late = is_linked and self.window().focusWidget() is self.unlinked.link_button
        if not is_linked or self.stack.currentWidget() is not self.brought:
            self.stack.setCurrentWidget(self._linked if is_linked else self.unlinked)
        if is_late:  # the page was there before there was a server, or before it was known
            self._focus()
        had_focus = self.go_button.hasFocus()
        self.banner.show_chip(chip)
        self.go_button.setEnabled(chip.code != "running")
        if had_focus and not self.go_button.isEnabled():
            self.banner.stop_button.setFocus()  # else Qt gives it to the first thing after it
        self.decide.setVisible(chip.to_decide > 0)
        self.decide_head.set_count(f"{chip.to_decide}")
        self.decide_head.note.setText(self.tr("Twee mensen wijzigden hetzelfde."))

    @Slot(object)
    def _show(self, overview: Overview) -> None:
        was_asked = self.brake.isVisibleTo(self)
        self._show_chip(overview.chip)
        self._server = overview.server
        self.last.setText(self._last(overview.rounds))
        self.clock.show_note("attention", self._clock(overview.clock_ahead_s))
        self.brake.show_brake(overview.brake)
        self._brake_gap.setVisible(overview.brake is not None)
        self.problems.show_problems(overview.problems)
        self.counts.show_counts(overview.counts)
        self.side.show_overview(overview)
        if self.stack.currentWidget() is self.brought:
            self.desk.sync.read_brought()  # a round may have brought more
        self._show_route(overview)
        focus = self.window().focusWidget()
        is_asked = self.brake.isVisibleTo(self) and not was_asked
        if focus is self or (is_asked and focus is not None and self.isAncestorOf(focus)):
            self._focus()

    def _last(self, rounds: tuple[RoundLine, ...]) -> str:
        good = next((one for one in rounds if one.error is None), None)
        if good is None:
            return self.tr("Nog niet gesynchroniseerd vanaf deze laptop.")
        return self.tr("Laatst gelukt {at}, duurde {time}.").format(
            at=self.words.when(good.at), time=MessageCounts().seconds(max(1, round(good.seconds)))
        )

    def _clock(self, ahead_s: float) -> str:
        """Return what to do about a clock that is wrong; nothing is ordered by it."""
        if abs(ahead_s) <= WRONG_S:
            return ""
        time = MessageCounts().minutes(round(abs(ahead_s) / 60))
        words = self.tr("De klok van deze laptop loopt {time} voor. Zet ze gelijk.")
        if ahead_s < 0:
            words = self.tr("De klok van deze laptop loopt {time} achter. Zet ze gelijk.")
        return words.format(time=time)

    def _show_route(self, overview: Overview) -> None:
        chip, route = overview.chip, self.route
        sent, received = (
            sum(getattr(one, name) for one in overview.counts) for name in ("sent", "received")
        )
        traffic = self.tr("{sent} uit, {received} in").format(sent=sent, received=received)
        route.show_traffic(0, traffic)
        kept = self.tr("Alles bewaard")
        if chip.waiting:
            kept = self.tr("Alles bewaard, {waiting}").format(
                waiting=self.words.waiting(chip.waiting)
            )
        route.show_stop(0, self.tr("Deze laptop"), kept, "ok")
        self._show_server(chip)
        self._show_partners(overview.freshness)

    def _show_server(self, chip: Chip) -> None:
        name = self.tr("Server van het partnerschap")
        if is_shut_out(chip):
            words = self.tr("Laat deze laptop niet binnen")
            self.route.show_stop(1, name, words, "attention")
        elif chip.code in {"offline", "closed"}:
            words = self.tr("Nu niet bereikbaar")
            if chip.code == "closed":
                words = self.tr("Wordt hersteld")
            self.route.show_stop(1, name, words, "neutral")
        elif chip.last_ok is None:
            self.route.show_stop(1, name, self.tr("Nog niet bereikt"), "neutral")
        else:
            at = self.words.when(chip.last_ok)
            self.route.show_stop(1, name, self.tr("Bereikt {at}").format(at=at), "ok")

    def _show_partners(self, fresh: tuple[Freshness, ...]) -> None:
        laptops, today = (
            sum(getattr(one, name) for one in fresh) for name in ("laptops", "laptops_today")
        )
        if not fresh:
            self.route.show_traffic(1, "")
            self.route.show_stop(2, self.tr("Partners"), self.tr("Nog niet gekend"), "neutral")
            return
        words = self.tr("{today} van {all} vandaag").format(today=today, all=laptops)
        self.route.show_traffic(1, words)
        name = self.tr("{partners}, {laptops}").format(
            partners=self.tr("%n partner(s)", None, len(fresh)),
            laptops=self.tr("%n laptop(s)", None, laptops),
        )
        old = [one for one in fresh if one.is_old]
        if not old:
            self.route.show_stop(2, name, self.tr("Allemaal recent"), "ok")
        elif len(old) == 1:
            late = f"{old[0].partner} {AgeWords().age(old[0])}"
            self.route.show_stop(2, name, late, "attention")
        else:
            late = self.tr("{n} partners lopen achter").format(n=len(old))
            self.route.show_stop(2, name, late, "attention")

    @Slot()
    def _open_brought(self) -> None:
        self.desk.sync.read_brought()
        self.stack.setCurrentWidget(self.brought)
        self.brought.take_keyboard()

    @Slot()
    def _close_brought(self) -> None:
        self.stack.setCurrentWidget(self._linked)
        self.brought_button.setFocus()

    @Slot(object)
    def _on_brake(self, apply: bool) -> None:  # noqa: FBT001 value of a signal
        self.desk.sync.answer_brake(apply=apply)
        if not apply:
            words = self.tr("{done} Vraag na bij je collega wat er gebeurde.")
            self.desk.noticed.emit(Notice(words.format(done=self.brake.done())))

    @Slot(object)
    def _on_problem(self, problem: Problem) -> None:
        if problem.record is not None:
            unit = problem.units[0] if problem.units else ""
            self.desk.go_requested.emit(place_of(problem.record, unit))

    @Slot(object)
    def _on_again(self, problem: Problem) -> None:
        self.desk.sync.send_again(problem.id)

    @Slot(object)
    def _on_withdraw(self, problem: Problem) -> None:
        self.desk.sync.withdraw(problem.id)

    @Slot(object)
    def _on_leave(self, problem: Problem) -> None:
        self.desk.sync.leave_here(problem.id)

    @Slot(object)
    def _on_shrink(self, problem: Problem) -> None:
        """Make the smaller copy beside the window, and send it with a round."""
        service, name = self.desk.sync.service, str(problem.values.get("name", ""))
        job = self.desk.runner.start(
            lambda progress: service.shrink(problem.id, progress), database=False
        )
        job.succeeded.connect(partial(self._on_shrunk, name))
        job.failed.connect(self.desk.failed)
        words = self.tr("{name} wordt verkleind").format(name=name)
        self.desk.working.emit(Running(words, job))

    def _on_shrunk(self, name: str, changes: Changes) -> None:
        words = self.tr("{name} is verkleind. Het origineel blijft op deze laptop.")
        self.desk.did(Step(words.format(name=name), changes))
        self.desk.sync.read()
        self.desk.sync.begin_round()

    @Slot(object)
    def _on_link(self, _problem: Problem) -> None:
        from app.ui.sync.link_dialog import LinkDialog

        dialog = LinkDialog(self.desk, self.window(), self._server)
        dialog.open()
        dialog.fields.take_keyboard()

    @Slot()
    def _on_bring(self) -> None:
        from app.ui.sync.bring_dialog import BringDialog

        BringDialog(self.desk, self._others, self.window()).open()

    @Slot()
    def _on_decide(self) -> None:
        self.desk.go_requested.emit(Place("merging"))
