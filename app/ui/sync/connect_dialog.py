"""The way of an open profile to a server: a code, and what it means for this profile."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.domain.contact_details import clean_email, email_problem
from app.ui import theme
from app.ui.company_words import problem_text
from app.ui.desk import Desk, Notice
from app.ui.keys import share_keys
from app.ui.messages import message_for_now
from app.ui.screen_room import GrowingDialog
from app.ui.sync.connect_model import ConnectModel
from app.ui.sync.invitation_fields import InvitationFields
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import KeyValueGrid, heading, muted
from app.ui.work.turns import in_next_turn

if TYPE_CHECKING:
    from app.services.people import Me
    from app.services.profiles.enrol import Enrolled
    from app.services.profiles.linking import Brought

WIDTH: Final = 560  # px at 100% text
LONGEST: Final = 200  # signs of an address
FOUNDS: Final = "server.code_founds"


class ConnectDialog(GrowingDialog):
    """
    Asks for a code; what the server says of it decides what is asked next.

    A code that begins a partnership: an e-mail address, and this profile goes to the server. An
    invitation for this profile: it goes at once. One of another team: the wizard, for a profile
    beside this one.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self._desk = desk
        self._other: Enrolled | None = None  # the team that the invitation is of
        self._founds = False
        self.model = ConnectModel(desk.store, desk.runner, self)
        self.fields = InvitationFields(self.model)
        self.title, self.words = heading(), muted(wrap=True)
        self.facts, self.note = KeyValueGrid(), NoteLine()
        self.email = LineEdit("naam@organisatie.be")
        self.email.setMaxLength(LONGEST)
        self.email_field = LabelledField(
            self.tr("Jouw e-mailadres"),
            self.email,
            self.tr("Zo vindt wie de server beheert je terug als je laptop stuk is."),
        )
        self.go_button = Button("", "primary")
        self.no_button = Button(self.tr("Toch niet"), "quiet", None, "Esc")
        self._lay_out(parent)
        self._connect()
        self._show()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.model.stop()
        self.deleteLater()

    @override
    def reject(self) -> None:
        if not self.model.is_taking:  # the server may have begun the partnership by now
            super().reject()

    def take_keyboard(self) -> None:
        """Give the keyboard to what is to be filled in, or to the way on."""
        if self._other is not None:
            self.go_button.setFocus()
        elif self._founds:
            self.email.setFocus()
        else:
            self.fields.take_keyboard()

    def _lay_out(self, parent: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addWidget(self.fields)
        column.addWidget(self.facts)
        self.gap = QWidget()
        self.gap.setFixedHeight(4)
        for widget in (self.gap, self.email_field, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no_button)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.title.setWordWrap(True)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))

    def _connect(self) -> None:
        self.go_button.clicked.connect(self._on_go)
        self.no_button.clicked.connect(self.reject)
        self.fields.changed.connect(self._show)
        self.fields.entered.connect(self._on_go)
        self.email.textChanged.connect(self._on_typed)
        self.email.returnPressed.connect(self._on_go)
        self.model.busy_changed.connect(self._show)
        self.model.enrolled.connect(self._on_enrolled)
        self.model.refused.connect(self._on_refused)
        self.model.counted.connect(self._on_counted)
        self.model.taken.connect(self._on_taken)
        self.model.broke.connect(self._desk.failed)

    @Slot()
    def _show(self) -> None:
        asks = not self._founds and self._other is None
        self.fields.setVisible(asks)
        self.facts.setVisible(self._founds)
        self.gap.setVisible(self._founds)
        self.email_field.setVisible(self._founds)
        self.email_field.setEnabled(not self.model.is_busy)
        missing = self.fields.missing() if asks else ""
        self.go_button.setEnabled(not missing and not self.model.is_busy)
        self.no_button.setEnabled(not self.model.is_taking)
        title, words, go = self._said()
        self.setWindowTitle(title)
        self.title.setText(title)
        self.words.setText(words)
        self.go_button.setText(go)
        in_next_turn(self, self.adjustSize)  # once what was hidden has left its room

    def _said(self) -> tuple[str, str, str]:
        if self._founds:
            words = self.tr(
                "Alles van dit profiel gaat naar de server, met zijn historiek. Jij wordt promotor "
                "en nodigt daarna je team uit. Werkvloer maakt eerst een back-up."
            )
            return self.tr("Begin je partnerschap op de server"), words, self.tr("Begin")
        if self._other is not None:
            words = self.tr(
                "De uitnodiging is van {partner}, {partnership}. Daarvoor opent Werkvloer een "
                "profiel naast dit. Dit profiel blijft zoals het is; de ondernemingen ervan breng "
                "je daarna mee."
            ).format(partner=self._other.partner, partnership=self._other.partnership)
            return self.tr("Dit is een ander team"), words, self.tr("Ga verder")
        words = self.tr(
            "Met een code van wie de server beheert gaat dit profiel naar de server. Met een "
            "uitnodiging kom je in het team van je promotor of partner."
        )
        return self.tr("Verbind met een server"), words, self.tr("Verbind")

    @Slot()
    def _on_typed(self) -> None:
        self.email_field.set_error("")

    @Slot()
    def _on_go(self) -> None:
        if self._other is not None:
            self.accept()
            self._desk.join_requested.emit(self._other)
        elif self._founds:
            self._begin()
        else:
            self.fields.join()

    def _begin(self) -> None:
        address = clean_email(self.email.text())
        problem = email_problem(address) if address else None
        words = self.tr("Vul dit nog in.") if not address else ""
        if problem:
            words = problem_text(UserError(f"email.{problem}", address=address))
        self.email_field.set_error(words)
        if words or self.model.joining is None:
            self.email.setFocus()
            return
        self.note.show_note("muted", self.tr("Je partnerschap wordt op de server begonnen…"))
        self.model.begin(self.model.joining, address)

    @Slot(object)
    def _on_enrolled(self, enrolled: "Enrolled") -> None:
        from app.services.profiles.linking import is_of

        if is_of(self._desk.me, enrolled):
            self.model.then(partial(self.model.take, enrolled))
            return
        self._other = enrolled
        self.model.then(self.take_keyboard)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        if error.code == FOUNDS and not self._founds:
            self._founds = True
            self.model.then(self.model.count)
            self._show()
            return
        if self._founds:
            self.note.show_note("error", message_for_now(error).whole)

    @Slot(object)
    def _on_counted(self, brought: "Brought") -> None:
        me, joining = brought.me, self.model.joining
        along = (
            self.tr("%n onderneming(en)", None, brought.companies),
            self.tr("%n sessie(s)", None, brought.sessions),
            self.tr("%n bestand(en)", None, brought.files),
        )
        self.facts.set_pairs(
            [
                (self.tr("Partnerschap"), me.partnership),
                (self.tr("Promotor"), f"{me.name}, {me.partner}"),
                (self.tr("Server"), "" if joining is None else joining.invitation.address),
                (self.tr("Gaat mee"), ", ".join(along)),
            ]
        )
        self.model.then(self.take_keyboard)

    @Slot(object)
    def _on_taken(self, me: "Me") -> None:
        self.accept()
        self._desk.noticed.emit(Notice(self.tr("Dit profiel is met de server verbonden")))
        self._desk.renew(me)
        self._desk.sync.begin_with_server()
