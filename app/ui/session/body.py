"""The widgets of a session: head, note, agreements, files, and the pane beside them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.day_input import parse_day
from app.services.sessions.context import SessionContext
from app.services.sessions.form import FormFinding
from app.services.sessions.templates import keep_note
from app.ui.desk import Desk, Notice, Step
from app.ui.funding.gate import FundingGate
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.agreements import AgreementList
from app.ui.session.attachments import FilesSection
from app.ui.session.file_names import FileNamesHint
from app.ui.session.head import SessionHead, show_day
from app.ui.session.note import SessionNote
from app.ui.session.note_agreements import NoteAgreements
from app.ui.session.outcome_row import OutcomeRow
from app.ui.session.side import SessionSide
from app.ui.session_words import finding_text
from app.ui.template_picker import TemplatePicker
from app.ui.text_blocks import TextBlocks
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, LabelledDay, day_text
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import Divider, Label, strong, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.note_tools import NoteTools
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import PageFooter, ScrollPane
from app.ui.widgets.status import Pill


class SessionBody(QWidget):
    """Shows a form and gives it back; `edited` comes at each key and choice."""

    edited = Signal()
    noticed = Signal(object)  # Notice
    throw_away_requested = Signal()
    removal_requested = Signal()  # of the stored session
    changes_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: SessionContext | None = None
        self._next_kind = "task"
        self._is_complete = False
        self.hide()  # until it is whole

    def build(self, desk: Desk) -> Iterator[None]:
        """Make the controls, a part at a time; nothing else may be asked before the end."""
        self._desk = desk
        self.title, self.pill = title(), Pill("concept", self.tr("Concept"))
        self.more_button = Button(self.tr("Meer acties"), "icon", "dots-horizontal")
        # parents first: a widget that moves into another is styled anew, with all inside it
        self._main = ScrollPane("surface", (24, 16, 24, 16), self)
        inside = self._main.body
        self.kept = KeptTexts(self)
        self.head = SessionHead(desk, inside, self.kept)
        yield
        self.side = SessionSide(desk, self, self.kept)
        yield
        self.note = SessionNote()
        self.note.setObjectName("note")
        self.note.setAccessibleName(self.tr("Notitie"))
        self.blocks = TextBlocks(self, desk, self.head.kind.key)
        self.block_list = self.blocks.offer(self.note)
        self.picker = TemplatePicker(self.note, self.blocks.starters)
        self.note_note = NoteLine()
        self.sensitive = SensitiveHint(inside, self.note, kept=self.kept)
        self.gate = FundingGate(desk, self.kept, inside)
        self.agreements, self.files = AgreementList(inside, self.kept), FilesSection(desk, inside)
        self.note_agreements = NoteAgreements(self.note, self.agreements)
        self.kept_names = KeptTexts(self)  # of the whole file: a name is the same in its list
        self.names_hint = FileNamesHint(desk, self.files, self.kept_names, inside)
        self._make_outcome(inside)
        self.foot = PageFooter(self)
        self.mark = Mark("content-save-check-outline", "ok")
        self.print_button = Button(self.tr("Druk af"), "plain", "printer-outline", "Ctrl+P")
        self.sign_button = Button(self.tr("Teken"), "plain", "draw-pen")
        self.sign_button.setToolTip(self.tr("Laat iemand die erbij was tekenen"))
        self.done_button = Button(self.tr("Rond af"), "primary", shortcut_hint="Ctrl+Enter")
        self._lay_out()
        self._connect()
        yield

    def show_fields(
        self, fields: dict[str, Any], context: SessionContext, session_id: UUID
    ) -> None:
        """Show a form, without a signal; `session_id` is the session it is, or will be."""
        self.clear_findings()
        self.kept.set_case(self._desk, context.enterprise_id, session_id)
        self.kept_names.set_case(self._desk, context.enterprise_id, context.enterprise_id)
        self.files.show_fields(fields, context.enterprise_id, session_id)
        self.names_hint.look_soon()
        self.gate.put_back(fields["funding"])
        is_same = context == self._context and self.fields().items() <= fields.items()
        self._context, self._next_kind = context, fields["next_kind"]
        if is_same:  # it was just stored; showing it again takes 10 to 80 ms
            return
        self.head.show_fields(fields, context)
        if self.note.markup() != fields["note"]:  # else its own undo is lost, and 10 ms
            self.note.set_markup(fields["note"])
        self.picker.fill_again()
        owners = [contact.name for contact in context.contacts]
        self.agreements.show_rows(fields["agreements"], owners)
        self.result.setText(fields["result"])
        self.next_step.setText(fields["next_step"])
        next_on = fields["next_on"]
        show_day(self.next_on, next_on, parse_day(next_on, clock.today()) if next_on else None)
        self.side.show_fields(fields, context, self.head.today_of() or clock.today())

    def fields(self) -> dict[str, Any]:
        """Return the form as a draft holds it."""
        main = {
            "note": self.note.markup(),
            "agreements": self.agreements.values(),
            "result": self.result.text(),
            "next_step": self.next_step.text(),
            "next_on": self.next_on.text(),
            "next_kind": self._next_kind,
            "funding": self.gate.values(),
        }
        return self.head.fields() | main | self.files.fields() | self.side.fields()

    def show_title(self, name: str) -> None:
        """Name the session by its enterprise, kind and day."""
        day, kind = self.head.today_of(), self.head.kind.currentText().casefold()
        words = self.tr("{name}, {kind}") if day is None else self.tr("{name}, {kind} van {day}")
        shown = "" if day is None else day_text(day, weekday=False)
        self.title.setText(words.format(name=name, kind=kind, day=shown))

    def show_state(self, *, is_complete: bool) -> None:
        """Show whether the session was finished before."""
        self._is_complete = is_complete
        if is_complete:
            self.pill.set_status("ok", self.tr("Afgerond"))
        else:
            self.pill.set_status("concept", self.tr("Concept"))
        self.done_button.setText(self.tr("Bewaar") if is_complete else self.tr("Rond af"))
        self.mark.hide()
        self.foot.status.setText("")

    def menu(self) -> Menu:
        """Return the menu of what else can be done."""
        menu = Menu(parent=self)
        changes, concept = self.tr("Gooi wijzigingen weg"), self.tr("Gooi concept weg")
        words = changes if self._is_complete else concept
        menu.add(words, self.throw_away_requested.emit, "trash-can-outline")
        if self._is_complete:
            menu.addSeparator()
            menu.add(self.tr("Historiek van de sessie"), self.changes_requested.emit, "history")
            menu.add(self.tr("Naar prullenbak"), self.removal_requested.emit, "delete-outline")
        if self.note.markup().strip():
            menu.addSeparator()
            as_template = self.tr("Bewaar notitie als sjabloon")
            menu.add(as_template, self.keep_as_template, "file-document-plus-outline")
        return menu

    @Slot()
    def keep_as_template(self) -> None:
        """Make the note a template of the coach; its name is changed in the settings."""
        try:
            kept = keep_note(
                self._desk.store,
                self.note.markup(),
                str(self.head.kind.key()),
                self.tr("Sjabloon"),
            )
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._desk.did(Step(self.tr("Notitie bewaard als sjabloon"), kept.changes))

    def stored_words(self, *, is_new: bool) -> str:
        """Return what is said once it is stored; `{name}` is the enterprise."""
        ended, stored = self.tr("Sessie bij {name} afgerond"), self.tr("Sessie bij {name} bewaard")
        return ended if is_new else stored

    def thrown_words(self, *, is_complete: bool, is_whole: bool) -> str:
        """Return what is said once it is thrown away; `{name}` is the enterprise."""
        if is_whole:
            return self.tr("Sessie bij {name} naar de prullenbak")
        if is_complete:
            return self.tr("Wijzigingen aan sessie bij {name} weggegooid")
        return self.tr("Concept van sessie bij {name} weggegooid")

    def show_kept(self, at: datetime, *, is_complete: bool) -> None:
        """Tell when the draft was kept."""
        words = (
            self.tr("Bewaard als concept om {time}, nog niet in de sessie")
            if is_complete
            else self.tr("Bewaard om {time}, nog niet afgerond")
        )
        self._show_saved(words.format(time=f"{clock.local(at):%H:%M}"))

    def show_saved(self, at: datetime, *, is_complete: bool) -> None:
        """Tell when the session was stored."""
        if is_complete:
            words = self.tr("Bewaard om {time}")
            self._show_saved(words.format(time=f"{clock.local(at):%H:%M}"))
        else:
            self.show_kept(at, is_complete=False)

    def say(self, sentence: str) -> None:
        """Say in the foot what is not in order."""
        self.mark.set_icon("alert-outline", "attention")
        self.mark.show()
        self.foot.status.setText(sentence)

    def commit_fields(self) -> None:
        """Take over what stands in the field that has the keyboard."""
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
            focus.setFocus()

    def show_finding(self, found: FormFinding) -> QWidget:
        """Show what is wrong under its field; return the field."""
        words = finding_text(found.finding)
        labelled = {
            "result": self.result_field,
            "next_step": self.next_field,
            "next_on": self.next_on_field,
        }.get(found.field)
        if labelled is not None:
            labelled.set_error(words)
            return labelled.control
        if found.field == "note":
            self.note.set_error(on=True)
            self.note_note.show_note("error", words)
            return self.note
        if found.field == "agreements":
            return self.agreements.show_error(words)
        return self.side.show_finding(found) or self.head.show_finding(found)

    def clear_findings(self) -> None:
        """Take all sentences away."""
        for field in (self.result_field, self.next_field, self.next_on_field):
            field.set_error("")
        self.note.set_error(on=False)
        self.note_note.show_note("error", "")
        self.agreements.show_error("")
        self.side.clear_findings()
        self.head.clear_findings()

    def show_in_sight(self, field: QWidget) -> None:
        """Scroll so far that a field is seen."""
        for pane in (self._main, self.side):
            if pane.isAncestorOf(field):
                pane.show_widget(field)

    def _make_outcome(self, inside: QWidget) -> None:
        self.result, self.next_step = LineEdit(), LineEdit()
        self.next_on = DateField(self.tr("Dag"))
        self.result_field = LabelledField(self.tr("Resultaat"), self.result, parent=inside)
        self.next_field = LabelledField(self.tr("Volgende stap"), self.next_step, parent=inside)
        self.next_on_field = LabelledDay(self.tr("Tegen"), self.next_on, parent=inside)
        wide = self.next_on.minimum_text_width()
        self.next_on.setFixedWidth(wide)
        self.next_on_field.setMaximumWidth(wide)  # what is said under it moves nothing beside it
        fields = (self.result_field, self.next_field, self.next_on_field)
        self.outcome = OutcomeRow(*fields, inside)
        for labelled in (self.result_field, self.next_field):
            SensitiveHint.under(labelled, self.kept)
        for name in ("result", "next_step", "next_on"):
            getattr(self, name).setObjectName(name)

    def _lay_out(self) -> None:
        column = self._main.column
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(14)
        self.title.setWordWrap(True)
        top.addWidget(self.title, 1)
        top.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addSpacing(12)
        column.addWidget(self.head)
        column.addSpacing(14)
        column.addWidget(Divider())
        column.addSpacing(8)
        tools = QHBoxLayout()
        tools.addWidget(strong(self.tr("Notitie")))
        tools.addStretch(1)
        tools.addWidget(Label(self.blocks.hint, "small", tone="muted"))
        tools.addSpacing(8)
        tools.addWidget(NoteTools(self.note))
        column.addLayout(tools)
        column.addSpacing(6)
        column.addWidget(self.note, 1)
        column.addWidget(self.note_note)
        column.addWidget(self.sensitive)
        column.addWidget(self.gate)
        column.addSpacing(12)
        column.addWidget(self.agreements)
        column.addSpacing(12)
        column.addWidget(strong(self.tr("Uitkomst")))
        column.addSpacing(4)
        column.addWidget(self.outcome)
        column.addSpacing(12)
        column.addWidget(self.files)
        column.addWidget(self.names_hint)
        self._lay_out_frame()

    def _lay_out_frame(self) -> None:
        self.foot.add_left(self.mark)
        self.foot.add_action(self.print_button)
        self.foot.add_action(self.sign_button)
        self.foot.add_action(self.done_button)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._main, 1)
        panes.addWidget(Divider(Qt.Orientation.Vertical))
        panes.addWidget(self.side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(panes, 1)
        outer.addWidget(self.foot)

    def _connect(self) -> None:
        self.head.kind.activated.connect(self.picker.fill_again)
        self.note.caret_moved.connect(self._on_caret)
        self._main.verticalScrollBar().rangeChanged.connect(self.note.tell_soon)
        for part in (self.head, self.side, self.note, self.agreements, self.files):
            part.edited.connect(self.edited)
        for field in (self.result, self.next_step, self.next_on):
            field.textEdited.connect(self.edited)
        self.next_on.changed.connect(self.edited)
        self.more_button.clicked.connect(self._on_more)
        self.agreements.removed.connect(self._on_agreement_removed)
        self.note_agreements.noticed.connect(self.noticed)

    def _show_saved(self, words: str) -> None:
        self.mark.set_icon("content-save-check-outline", "ok")
        self.mark.show()
        self.foot.status.setText(words)

    @Slot(object)
    def _on_agreement_removed(self, bring_back: Any) -> None:
        self.noticed.emit(Notice(self.tr("Afspraak verwijderd"), bring_back))

    @Slot()
    def _on_caret(self) -> None:
        """Scroll the page along with who types: large letters leave no room for the whole note."""
        if self.note.hasFocus():
            area = self.note.caret_area()
            at = self.note.mapTo(self._main.body, area.center())
            self._main.ensureVisible(at.x(), at.y(), 0, area.height())

    @Slot()
    def _on_more(self) -> None:
        corner = self.more_button.rect().bottomLeft()
        self.menu().popup(self.more_button.mapToGlobal(corner))
