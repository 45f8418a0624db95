"""Companies of another profile on this laptop, brought into this one: looked at first."""

from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.core.progress import Progress
from app.storage.store import Store
from app.ui import theme
from app.ui.desk import Desk, Notice
from app.ui.keys import share_keys
from app.ui.messages import message_for_now
from app.ui.one_job import OneJob
from app.ui.screen_room import GrowingDialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import KeyValueGrid, heading, muted
from app.ui.widgets.waiting import Waiting
from app.ui.work.turns import in_next_turn

if TYPE_CHECKING:
    from app.services.profiles.bringing import Bringing
    from app.services.profiles.known import Profile

WIDTH: Final = 560  # px at 100% text
SHOWN: Final = 4  # companies that the team has, by name


class OtherProfile:
    """The other profile while it is open; none stays open once the dialog is gone, as by a lock."""

    def __init__(self) -> None:
        self.store: Store | None = None
        self._is_over = False
        self._lock = Lock()

    def hold(self, store: Store) -> None:
        """Keep a profile that the worker opened, in place of one before."""
        self._put(store)
        if self._is_over:
            self._put(None)

    def close(self) -> None:
        """Close it; another may be opened."""
        self._put(None)

    def end(self) -> None:
        """Close it, and whatever a worker may still open."""
        self._is_over = True
        self._put(None)

    def _put(self, store: Store | None) -> None:
        with self._lock:
            before, self.store = self.store, store
        if before is not None:
            before.close()


class BringModel(OneJob):
    """`looked` carries a Bringing, `brought` how many companies came."""

    looked = Signal(object)
    brought = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._other = OtherProfile()
        self.destroyed.connect(self._other.end)

    def look(self, profile: "Profile", passphrase: str) -> None:
        """Open the other profile and look what is in it."""
        new, other = self._desk.store, self._other

        def work(progress: Progress) -> "Bringing":
            from app.services.profiles.account import unlock
            from app.services.profiles.bringing import look_at

            progress.step(0, 1)
            old = unlock(profile, passphrase)
            other.hold(old)
            try:
                return look_at(old, new)
            except BaseException:
                other.close()
                raise

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.looked)

    def bring(self) -> None:
        """Bring along what was looked at."""
        old, new = self._other.store, self._desk.store
        if old is None:
            return

        def work(progress: Progress) -> int:
            from app.services.profiles.bringing import bring

            return bring(old, new, progress)

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.brought)

    def close(self) -> None:
        """Close the other profile for good."""
        self._other.end()


class BringDialog(GrowingDialog):
    """Asks which profile and its passphrase, shows what would come, and brings it."""

    def __init__(self, desk: Desk, profiles: "tuple[Profile, ...]", parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Breng ondernemingen mee"))
        self.setModal(True)
        share_keys(self)
        self._desk = desk
        self._profiles = {one.folder: one for one in profiles}
        self._found: Bringing | None = None
        self.model = BringModel(desk, self)
        self.words, self.facts, self.known = muted(wrap=True), KeyValueGrid(), NoteLine()
        self.profile = ComboBox()
        for one in profiles:
            name = ", ".join(part for part in (one.name, one.partner) if part)
            self.profile.add(one.folder, name or one.folder.name)
        self.passphrase = LineEdit(secret=True)
        self.fields = QWidget()
        self.note = NoteLine()
        self.waiting = Waiting(self.tr("De ondernemingen komen mee"), 0)
        self.go_button = Button("", "primary")
        self.no_button = Button(self.tr("Toch niet"), "quiet", None, "Esc")
        self._lay_out(parent)
        self.model.looked.connect(self._on_looked)
        self.model.brought.connect(self._on_brought)
        self.model.refused.connect(self._on_refused)
        self.model.progressed.connect(self.waiting.set_progress)
        self.model.busy_changed.connect(self._show)
        self.waiting.cancel_requested.connect(self.model.stop)
        self.passphrase.textChanged.connect(self._show)
        self.passphrase.returnPressed.connect(self._on_go)
        self.go_button.clicked.connect(self._on_go)
        self.no_button.clicked.connect(self.reject)
        self._show()
        self.passphrase.setFocus()

    @override
    def reject(self) -> None:
        if self.model.is_busy:  # the other profile is open in the worker
            self.model.stop()
        else:
            super().reject()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.passphrase.clear()
        self.model.close()
        self.deleteLater()

    def _lay_out(self, parent: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Breng ondernemingen mee")))
        column.addWidget(self.words)
        column.addSpacing(8)
        fields = QVBoxLayout(self.fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        fields.addWidget(LabelledField(self.tr("Ander profiel"), self.profile))
        fields.addWidget(LabelledField(self.tr("Wachtwoord van dat profiel"), self.passphrase))
        column.addWidget(self.fields)
        column.addWidget(self.facts)
        column.addWidget(self.known)
        column.addWidget(self.note)
        column.addWidget(self.waiting)
        column.addStretch(1)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no_button)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))

    @Slot()
    def _show(self) -> None:
        found, is_busy = self._found, self.model.is_busy
        self.fields.setVisible(found is None)
        self.facts.setVisible(found is not None)
        self.fields.setEnabled(not is_busy)
        if found is None:
            self.words.setText(
                self.tr(
                    "Uit een profiel dat op deze laptop zonder server begon. Je ziet eerst wat er "
                    "meekomt. Dat profiel blijft zoals het is."
                )
            )
            self.go_button.setText(self.tr("Kijk wat er is"))
            self.go_button.setEnabled(bool(self.passphrase.text()) and not is_busy)
        else:
            self.words.setText(
                self.tr(
                    "Alles van deze ondernemingen komt mee, met de historiek, en gaat daarna naar "
                    "de server. Werkvloer maakt eerst een back-up."
                )
            )
            self.go_button.setText(self.tr("Breng mee"))
            self.go_button.setEnabled(not found.is_empty and not is_busy)
        if is_busy and found is not None:
            self.waiting.begin()
        else:
            self.waiting.end()
        in_next_turn(self, self.adjustSize)  # once what was hidden has left its room

    @Slot()
    def _on_go(self) -> None:
        self.note.show_note("muted", "")
        profile = self._profiles.get(self.profile.key())  # type: ignore[call-overload]  # the folder of a line
        if self._found is not None:
            self.model.bring()
        elif profile is not None and self.passphrase.text():
            self.model.look(profile, self.passphrase.text())

    @Slot(object)
    def _on_looked(self, found: "Bringing") -> None:
        self._found = found
        self.passphrase.clear()
        counts = (
            self.tr("%n onderneming(en)", None, found.companies),
            self.tr("%n sessie(s)", None, found.sessions),
            self.tr("%n bestand(en)", None, found.files),
        )
        pairs = [(self.tr("Van"), found.name), (self.tr("Komt mee"), ", ".join(counts))]
        for words, number in (
            (self.tr("Trajecten, netwerken en doorverwijzingen"), found.cases),
            (self.tr("Sjablonen, afspraken en instellingen"), found.own),
        ):
            if number:
                pairs.append((words, f"{number}"))
        if found.here:
            here = self.tr("%n onderneming(en), eerder meegebracht", None, found.here)
            pairs.append((self.tr("Is hier al"), here))
        self.facts.set_pairs(pairs)
        self.known.show_note("attention", self._known(found))
        self._show()
        in_next_turn(self, self.go_button.setFocus)

    def _known(self, found: "Bringing") -> str:
        """Return which companies others coach already; they come, and are then there twice."""
        if not found.known:
            return ""
        names = [
            f"{one.name} ({one.partner})" if one.partner else one.name
            for one in found.known[:SHOWN]
        ]
        rest = len(found.known) - len(names)
        words = ", ".join(names)
        if rest:
            words = self.tr("{names} en {n} andere").format(names=words, n=rest)
        return self.tr(
            "Je team begeleidt al: {names}. Die staan er daarna dubbel; spreek af wie verdergaat."
        ).format(names=words)

    @Slot(object)
    def _on_brought(self, number: int) -> None:
        in_next_turn(self, self.accept)  # once the job has ended
        words = self.tr("Alles is meegebracht")
        if number:
            words = self.tr("%n onderneming(en) meegebracht", None, number)
        self._desk.noticed.emit(Notice(words))
        self._desk.sync.reload_requested.emit()
        self._desk.sync.look_now()
        self._desk.sync.begin_round()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.note.show_note("error", message_for_now(error).whole)
        in_next_turn(self, self.passphrase.selectAll)
