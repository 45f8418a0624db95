"""One partner: its name, how busy it is, and what a promotor can do with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.team.partner_merge import MergeQuestion
from app.ui.team.partner_words import open_work
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, Label, muted
from app.ui.widgets.notices import HintBar, Mark

if TYPE_CHECKING:
    from app.services.profiles.team import PartnerLine

LONGEST = 200  # signs of a name
PROMOTOR = "promotor"  # kind of the organisation that leads


class PartnerRow(QWidget):
    """
    `rename_requested` carries the new name, `close_requested` whether it is to be closed.

    `merge_requested` carries this organisation and the one in which it goes on.
    """

    rename_requested = Signal(object, str)  # PartnerLine
    close_requested = Signal(object, bool)
    merge_requested = Signal(object, object)

    def __init__(
        self,
        partner: "PartnerLine",
        others: "tuple[PartnerLine, ...]" = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make it; `others`: those in which it may go on."""
        super().__init__(parent)
        self.partner, self._others = partner, others
        self.name, self.about = Label(partner.name, wrap=True), muted(self._about(), wrap=True)
        self.rename_button = Button(self.tr("Hernoem"), "quiet", "pencil-outline")
        self.close_button = Button(self.tr("Sluit partner…"), "quiet", "lock-outline")
        if partner.is_closed:
            self.close_button = Button(self.tr("Open opnieuw"), "quiet", "lock-open-outline")
        self.merge_button = Button(self.tr("Voeg samen…"), "quiet", "source-merge")
        for button in (self.rename_button, self.merge_button, self.close_button):
            button.setAccessibleName(f"{button.text()} {partner.name}")
        self.field = LineEdit()
        self.field.setMaxLength(LONGEST)
        self.edit = LabelledField(self.tr("Nieuwe naam"), self.field)
        self.keep_button = Button(self.tr("Bewaar"))
        self.undo_button = Button(self.tr("Toch niet"), "quiet", None, "Esc")
        self.no_button = Button(self.tr("Niet sluiten"))
        self.yes_button = Button(self.tr("Sluit deze partner"), "quiet")
        self.question, self.merge = self._question(), MergeQuestion(partner)
        self._form = QWidget()
        self._lay_out()
        self.merge_button.setVisible(bool(others))
        self._fold()
        self.rename_button.clicked.connect(self._on_rename)
        self.close_button.clicked.connect(self._on_close)
        self.field.returnPressed.connect(self._on_keep)
        self.keep_button.clicked.connect(self._on_keep)
        self.undo_button.clicked.connect(self._on_undo)
        self.no_button.clicked.connect(self._on_no)
        self.yes_button.clicked.connect(self._on_yes)
        self.merge_button.clicked.connect(self._on_merge)
        self.merge.left.connect(self._on_no_merge)
        self.merge.agreed.connect(self._on_merge_agreed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._form.isVisible():
            self._on_undo()
        elif event.key() == Qt.Key.Key_Escape and self.question.isVisible():
            self._on_no()
        elif event.key() == Qt.Key.Key_Escape and self.merge.isVisible():
            self._on_no_merge()
        else:
            super().keyPressEvent(event)

    def _about(self) -> str:
        partner = self.partner
        if partner.is_closed:
            return self.tr("gesloten, krijgt geen nieuwe mensen")
        people = self.tr("%n persoon/personen", None, partner.people)
        if work := open_work(partner):
            return self.tr("{people}, nog open: {work}").format(people=people, work=work)
        return people

    def _question(self) -> HintBar:
        """Return what is asked before it closes, or why it cannot."""
        if self.partner.is_busy:
            words = self.tr(
                "Sluiten kan als niemand er nog een account heeft en er geen werk meer open staat. "
                "Nu: {about}."
            ).format(about=self._about())
            return HintBar(words, (self.no_button,))
        words = self.tr(
            "{name} krijgt dan geen nieuwe mensen meer. Dossiers en historiek blijven. Openen kan "
            "altijd opnieuw."
        ).format(name=self.partner.name)
        return HintBar(words, (self.no_button, self.yes_button))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.about)
        words.addStretch(1)
        actions = FlowLayout(gap=4)
        actions.addWidget(self.rename_button)
        actions.addWidget(self.merge_button)
        actions.addWidget(self.close_button)
        row = QHBoxLayout()
        row.setSpacing(10)
        icon = "lock-outline" if self.partner.is_closed else "handshake-outline"
        row.addWidget(Mark(icon, "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 2)
        row.addLayout(actions, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(28, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(self.edit)
        form.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._form)
        column.addWidget(self.question)
        column.addWidget(self.merge)
        column.addWidget(Divider())

    def _fold(self) -> None:
        """Show nothing below the line."""
        for part in (self._form, self.question, self.merge):
            part.hide()

    @Slot()
    def _on_rename(self) -> None:
        self._fold()
        self.field.setText(self.partner.name)
        self.edit.set_error("")
        self._form.show()
        self.field.setFocus()
        self.field.selectAll()

    @Slot()
    def _on_keep(self) -> None:
        name = " ".join(self.field.text().split())
        if not name:
            self.edit.set_error(self.tr("Vul de naam in."))
            self.field.setFocus()
        elif name == self.partner.name:
            self._on_undo()
        else:
            self.rename_requested.emit(self.partner, name)

    @Slot()
    def _on_undo(self) -> None:
        self._form.hide()
        self.rename_button.setFocus()

    @Slot()
    def _on_close(self) -> None:
        if self.partner.is_closed:
            self.close_requested.emit(self.partner, False)  # noqa: FBT003 value of a signal
            return
        self._fold()
        self.question.show()
        self.no_button.setFocus()

    @Slot()
    def _on_no(self) -> None:
        self.question.hide()
        self.close_button.setFocus()

    @Slot()
    def _on_yes(self) -> None:
        self.question.hide()
        self.close_requested.emit(self.partner, True)  # noqa: FBT003 value of a signal

    @Slot()
    def _on_merge(self) -> None:
        self._fold()
        self.merge.ask(self._others)

    @Slot()
    def _on_no_merge(self) -> None:
        self.merge.hide()
        self.merge_button.setFocus()

    @Slot(object)
    def _on_merge_agreed(self, other: "PartnerLine") -> None:
        self.merge.hide()
        self.merge_requested.emit(self.partner, other)


class PartnerList(QWidget):
    """The partners under each other; signals as of a row."""

    rename_requested = Signal(object, str)
    close_requested = Signal(object, bool)
    merge_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PartnerRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_partners(self, partners: "tuple[PartnerLine, ...]") -> None:
        """Show these; those that are the same stay, with the keyboard on them."""
        if tuple(row.partner for row in self.rows) == partners:
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PartnerRow(one, _others(one, partners), self) for one in partners]
        for row in self.rows:
            self._column.addWidget(row)
            row.rename_requested.connect(self.rename_requested)
            row.close_requested.connect(self.close_requested)
            row.merge_requested.connect(self.merge_requested)
            row.show()

    def focus_on(self, partner: "PartnerLine") -> None:
        """Give the keyboard to what was changed."""
        for row in self.rows:
            if row.partner.id == partner.id:
                row.rename_button.setFocus()


def _others(
    partner: "PartnerLine", partners: "tuple[PartnerLine, ...]"
) -> "tuple[PartnerLine, ...]":
    """Return those in which an organisation may go on: that of the promotor goes on in none."""
    if partner.kind == PROMOTOR:
        return ()
    return tuple(one for one in partners if one.id != partner.id and not one.is_closed)
