"""S1 Ontgrendelen: opens the encrypted file of a profile."""

from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.profiles.known import Profile, has_quick_unlock
from app.ui import theme
from app.ui.messages import message_for
from app.ui.roles import role_word
from app.ui.unlock import caps_lock
from app.ui.unlock.profile_combo import ProfileCombo
from app.ui.unlock.recovery import RecoveryForm
from app.ui.unlock.view_model import LockedState, UnlockModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import Divider, Label, muted
from app.ui.widgets.nav import AppMark
from app.ui.widgets.notices import Mark, MessageCard
from app.ui.widgets.panes import Panel
from app.ui.work.job import JobRunner

WIDTH, HEIGHT = 480, 436  # px at 100% text
MARGIN = 40
TITLE_BAR = 40  # px, of the system
# What a backup mends
_TO_RESTORE = frozenset({"store.damaged", "store.missing", "keys.missing", "keys.damaged"})


class UnlockWindow(Panel):
    """Asks for the passphrase; `opened` carries the store and its profile."""

    opened = Signal(object, object)
    new_requested = Signal()
    restore_requested = Signal(object)  # Profile
    broke = Signal(object)
    closed = Signal()

    def __init__(
        self,
        profiles: tuple[Profile, ...],
        runner: JobRunner,
        *,
        last_profile: str = "",
        locked: LockedState | None = None,
        can_add: bool = True,
    ) -> None:
        super().__init__("window")
        self.setWindowTitle(self.tr("Werkvloer ontgrendelen"))
        self.profiles = profiles
        self._held = None if locked is None else locked.held
        self._can_add = can_add
        self.model = UnlockModel(runner, self, self._held)
        self._caps = False
        self._is_recovering = False  # the form of the recovery sheet is there
        self._make_controls(last_profile)
        self._form = self._make_form()
        self._runner = runner
        self.column.setContentsMargins(MARGIN, 32, MARGIN, 12)
        self.column.setSpacing(24)
        self.column.addLayout(self._head())
        self.column.addWidget(self._form)
        self.column.addStretch(1)
        self._foot_line = QWidget()
        foot = QVBoxLayout(self._foot_line)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(24)
        foot.addWidget(Divider())
        foot.addLayout(self._foot(locked))
        self.column.addWidget(self._foot_line)
        self._connect()
        self._on_profile()
        self._show_recovery(on=False)
        self.passphrase.setFocus()
        theme.current().changed.connect(self._fit)

    @cached_property
    def recovery(self) -> RecoveryForm:
        """The form of the recovery sheet, made for who asks for it."""
        form = RecoveryForm(self._runner, self)
        form.hide()
        form.back_requested.connect(self._on_back)
        form.recover_requested.connect(self._on_recover)
        form.failed.connect(self.broke)
        self.column.insertWidget(self.column.indexOf(self._form) + 1, form)
        return form

    @property
    def profile(self) -> Profile:
        """The profile that is chosen."""
        return self.profiles[max(0, self.combo.currentIndex())]

    def show_error(self, error: UserError) -> None:
        """Say what went wrong where the user looks."""
        message = message_for(error)
        if self._is_recovering:
            self.recovery.show_error(message)
        elif error.code == "account.wrong_passphrase":
            self.field.set_error(message.happened)
        else:
            buttons = self._ways_out(error)
            self._show_card(MessageCard("error", message.happened, message.advice, buttons))
            self._fit()
        if not self._is_recovering:
            self.passphrase.selectAll()
            self.passphrase.setFocus()

    def _ways_out(self, error: UserError) -> tuple[Button, ...]:
        if error.code not in _TO_RESTORE or self._held is not None:
            return ()
        button = Button(self.tr("&Herstel back-up"))
        button.clicked.connect(self._on_restore)
        return (button,)

    @Slot()
    def _on_restore(self) -> None:
        self.restore_requested.emit(self.profile)

    def show_unkept(self, error: UserError) -> None:
        """Say that not all that is typed is on disk, and why."""
        happened = message_for(error).happened
        advice = self.tr("{why} Ontgrendel om verder te gaan.").format(why=happened)
        title = self.tr("Niet alles kon bewaard worden.")
        self._show_card(MessageCard("attention", title, advice))
        self._fit()

    def room(self) -> int:
        """Return how tall a window can be on this screen, in logical pixels."""
        return QGuiApplication.primaryScreen().availableGeometry().height() - TITLE_BAR

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.passphrase.clear()
        if "recovery" in self.__dict__:
            self.recovery.clear()
        super().closeEvent(event)
        self.closed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # a sentence came or went
        return done

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            asked = caps_lock.from_system()
            self._caps = (
                asked if asked is not None else caps_lock.from_key(event, was_on=self._caps)
            )
            self.caps_note.show_note(
                "attention", self.tr("Caps Lock staat aan") if self._caps else ""
            )
            self._caps_space.setVisible(not self._caps)
        return super().eventFilter(watched, event)

    def _make_controls(self, last_profile: str) -> None:
        self.combo = ProfileCombo()
        for profile in self.profiles:
            name = profile.name or self.tr("Profiel")
            self.combo.add(profile.folder.name, name, _about(profile))
        self.combo.set_key(last_profile)
        if self.combo.currentIndex() < 0:
            self.combo.setCurrentIndex(0)
        self.passphrase = LineEdit(secret=True, big=True)
        self.field = LabelledField(self.tr("Wachtwoord"), self.passphrase)
        self.caps_note = NoteLine()
        self._caps_space = QWidget()
        self.forgotten = Button(self.tr("Wachtwoord vergeten"), "link", flush=True)
        self.unlock_button = Button(self.tr("Ontgrendel"), "primary", big=True)
        self.quick_button = Button(
            self.tr("Snel ontgrendelen"), "plain", "fingerprint", big=True, icon_size=18
        )
        self._card: MessageCard | None = None

    def _connect(self) -> None:
        self.combo.currentIndexChanged.connect(self._on_profile)
        self.passphrase.returnPressed.connect(self._on_unlock)
        self.passphrase.textEdited.connect(self._on_typed)
        self.passphrase.installEventFilter(self)
        self.unlock_button.clicked.connect(self._on_unlock)
        self.quick_button.clicked.connect(self._on_quick)
        self.forgotten.clicked.connect(self._on_forgotten)
        self.model.refused.connect(self.show_error)
        self.model.broke.connect(self.broke)
        self.model.opened.connect(self.opened)
        self.model.busy_changed.connect(self._on_busy)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.showMinimized)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label("Werkvloer", "title"))
        words.addWidget(muted(self.tr("Je dossiers zijn versleuteld op deze laptop.")))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(AppMark(40), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(LabelledField(self.tr("Profiel"), self.combo))
        under = QHBoxLayout()
        under.addWidget(self.caps_note, 1, Qt.AlignmentFlag.AlignVCenter)
        under.addWidget(self._caps_space, 1)
        under.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignTop)
        self.forgotten.setVisible(self._held is None)  # its sheet opens what is shut only
        secret = QVBoxLayout()
        secret.setSpacing(2)
        secret.addWidget(self.field)
        secret.addLayout(under)
        column.addLayout(secret)
        self._card_place = QVBoxLayout()
        column.addLayout(self._card_place)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self.unlock_button, 5)
        actions.addWidget(self.quick_button, 3)
        column.addLayout(actions)
        column.addStretch(1)
        return form

    def _foot(self, locked: LockedState | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if locked is None:
            self.new_button = Button(self.tr("Nieuw profiel"), "quiet", "plus")
            self.new_button.clicked.connect(self.new_requested)
            row.addStretch(1)
            row.addWidget(self.new_button)
            self.new_button.setVisible(self._can_add)
            return row
        at = clock.local(locked.at).strftime("%H:%M")
        row.addWidget(Mark("lock-outline", "muted", 18))
        row.addWidget(muted(self.tr("Vergrendeld om {time}").format(time=at)))
        row.addStretch(1)
        if locked.drafts:
            row.addWidget(Mark("content-save-check-outline", "ok", 18))
            kept = self.tr("%n concept(en) bewaard", None, locked.drafts)
            row.addWidget(Label(kept))
        return row

    def _show_card(self, card: MessageCard | None) -> None:
        if self._card is not None:
            self._card_place.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = card
        if card is not None:
            self._card_place.addWidget(card)

    def _show_recovery(self, *, on: bool) -> None:
        self._form.setVisible(not on)
        self._foot_line.setVisible(not on)  # the other page is tall enough by itself
        if on or self._is_recovering:
            self.recovery.setVisible(on)
        self._is_recovering = on
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Give the window the size of its content; it is not for the user to change."""
        self.column.activate()
        wide = theme.current().px(WIDTH)
        tall = self.column.totalHeightForWidth(wide)
        self.setFixedSize(wide, max(min(theme.current().px(HEIGHT), self.room()), tall))

    @Slot()
    def _on_profile(self) -> None:
        self.quick_button.setVisible(has_quick_unlock(self.profile))
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        self.field.set_error("")
        if self._card is not None:
            self._show_card(None)
            self._fit()

    @Slot()
    def _on_unlock(self) -> None:
        if not self.passphrase.text():
            self.field.set_error(self.tr("Typ je wachtwoord."))
            self.passphrase.setFocus()
            return
        self._on_typed()
        self.model.unlock(self.profile, self.passphrase.text())

    @Slot()
    def _on_quick(self) -> None:
        self._on_typed()
        self.model.unlock_quickly(self.profile)

    @Slot()
    def _on_forgotten(self) -> None:
        self._show_recovery(on=True)
        self.recovery.code.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self._show_recovery(on=False)
        self.passphrase.setFocus()

    @Slot(str, str)
    def _on_recover(self, code: str, passphrase: str) -> None:
        self.model.recover(self.profile, code, passphrase)

    @Slot(object)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 value of a signal
        self.unlock_button.setEnabled(not busy)
        self.quick_button.setEnabled(not busy)
        if self._is_recovering:
            self.recovery.setEnabled(not busy)
        self.unlock_button.setText(self.tr("Even geduld") if busy else self.tr("Ontgrendel"))


def _about(profile: Profile) -> str:
    return ", ".join(part for part in (role_word(profile.role), profile.partner) if part)
