"""Scherm «Scan»: begin one, answer it theme by theme, and see what it says."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.drafts import KeptDraft, find_draft
from app.services.evidence.scan_values import scan_report
from app.services.scans.lists import ScanRow, next_moment, scans_of
from app.services.scans.use_cases import ScanView
from app.services.sessions.context import EnterpriseChoice, enterprise_choice
from app.ui.desk import Desk, DocumentRequest
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.keys import key
from app.ui.messages import message_for
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.scan.asking import AskingView
from app.ui.scan.question import QuestionRow
from app.ui.scan.result import ResultView
from app.ui.scan.start import StartView
from app.ui.scan.view_model import ScanModel, Shown, begin_scan
from app.ui.scan.words import day_text, moment_text
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted, title
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel
from app.ui.widgets.status import Pill

DRAFT_KIND = "scan"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class ScanPage(Page):
    """
    Place: `scan` with the record; a new one with its company as parent, with the moment as text.

    Without a moment it is what comes next at the company.

    What is typed as a remark and not stored yet is kept as a draft of the scan.
    """

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = ScanModel(desk, place.record or UUID(int=0), self)
        self.allowed = KeptTexts(self)
        self.asking: AskingView | None = None
        self.result: ResultView | None = None
        self.start: StartView | None = None
        self._name = ""  # of the company
        self._shown: QWidget | None = None  # under the head
        self._version = 0
        self._make_head()
        edited = Edited(DRAFT_KIND, lambda: self.model.id, self._draft_title)
        self.edits = EditKeeper(desk, edited, self._parts, self._show_part, self)
        self.model.loaded.connect(self._on_loaded)
        self.model.gone.connect(self._on_gone)
        self.model.not_loaded.connect(self._on_not_loaded)
        self.take_keys(
            {
                key(Qt.Key.Key_Return, CTRL): self._finish,
                key(Qt.Key.Key_Enter, CTRL): self._finish,
                key(Qt.Key.Key_P, CTRL): self._make_pdf,
                key(Qt.Key.Key_Escape): self.desk.back_requested.emit,
                key(Qt.Key.Key_Tab, CTRL): partial(self._turn, 1),
                key(Qt.Key.Key_Backtab, CTRL, SHIFT): partial(self._turn, -1),
            }
        )
        if place.record is None:
            self._show_start()
        else:
            self.model.begin()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        first = Crumb(self.tr("Scans"), Place("scans"))
        view = self.model.view
        if view is None:
            return first, Crumb(self.tr("Scan") if self.place.record else self.tr("Nieuwe scan"))
        company = Place("enterprise", record=view.row.enterprise_id)
        return first, Crumb(view.row.enterprise, company), Crumb(moment_text(view.row.moment))

    @override
    def enter(self) -> None:
        self.edits.set_shown(on=True)
        if self.asking is not None and self.model.view is not None:
            self.asking.go_to(self.model.view.place)
        elif self.result is not None:
            self.result.themes.setFocus()
            self.result.themes.select_row(0)
        elif self.start is not None:
            self.start.enter()
        else:
            self.setFocus()

    @override
    def keep(self) -> None:
        if self.asking is not None:
            self.asking.keep()
            self.edits.keep_now()

    @override
    def leave(self) -> None:
        self._put_aside()
        self.edits.set_shown(on=False)
        self.edits.keep_now()

    def _make_head(self) -> None:
        ground = Panel("surface", parent=self)
        ground.column.setSpacing(0)
        self.title, self.about = title(), muted()
        self.pill = Pill("info", self.tr("Lopend"))
        self.reopen_button = Button(self.tr("Heropen"), "quiet", "lock-open-outline")
        self.pdf_button = Button(self.tr("PDF"), icon="file-pdf-box", shortcut_hint="Ctrl+P")
        row = QHBoxLayout()
        row.setContentsMargins(24, 16, 16, 4)
        row.setSpacing(12)
        words = QWidget()
        flow = FlowLayout(words, gap=12)
        for part in (self.title, self.about, self.pill):
            flow.addWidget(part)
        row.addWidget(words, 1)
        row.addWidget(self.reopen_button)
        row.addWidget(self.pdf_button)
        self._head = QWidget()
        self._head.setLayout(row)
        self._head.hide()
        ground.column.addWidget(self._head)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        ground.column.addLayout(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        self.reopen_button.clicked.connect(self.model.reopen)
        self.pdf_button.clicked.connect(self._make_pdf)

    def _show_start(self) -> None:
        self.start = StartView(self.desk)
        self.start.start_requested.connect(self._on_start)
        self._show_widget(self.start)
        store, company = self.desk.store, self.place.parent
        if company is not None:
            self.start.wait()
            job = self.desk.runner.start(
                lambda _progress: (enterprise_choice(store, company), scans_of(store, company)),
                database=False,
            )
            job.succeeded.connect(self._on_company)
            job.failed.connect(self._on_no_company)

    @Slot(object)
    def _on_no_company(self, error: Exception) -> None:
        self._on_company((None, ()))
        self.desk.failed.emit(error)

    @Slot(object)
    def _on_company(self, found: tuple[EnterpriseChoice | None, tuple[ScanRow, ...]]) -> None:
        if self.start is not None:
            company, scans = found
            self.start.begin(company, self.place.text or next_moment(scans))

    @Slot(object, str)
    def _on_start(self, company: UUID, moment: str) -> None:
        try:
            self.model.id = begin_scan(self.desk, company, moment)
        except UserError as error:
            self.desk.failed.emit(error)
            return
        self.place = replace(self.place, record=self.model.id, parent=None, text="")
        self.model.begin()

    @Slot(object)
    def _on_loaded(self, shown: Shown) -> None:
        view = shown.view
        is_new = self._name == ""
        self._name = view.row.enterprise
        self._show_head(view)
        had_keyboard = self._has_keyboard()
        if view.row.completed_on is None:
            is_other = self._show_asking(view)
        else:
            is_other = self._show_result(shown)
        if is_new:
            self._restore()
        if is_other and had_keyboard:
            self.enter()
        self.crumbs_changed.emit()

    def _show_head(self, view: ScanView) -> None:
        row, is_done = view.row, view.row.completed_on is not None
        name = view.questions.name or self.tr("Scan")
        self.title.setText(f"{name}, {moment_text(row.moment).lower()}")
        about = self.tr("{company}, versie {number}")
        self.about.setText(about.format(company=row.enterprise, number=row.set_number))
        words = self.tr("Afgerond {day}").format(day=day_text(row.completed_on))
        self.pill.set_status("ok" if is_done else "info", words if is_done else self.tr("Lopend"))
        self.reopen_button.setVisible(is_done and view.may_edit)
        self.pdf_button.setVisible(is_done)
        self._head.show()

    def _show_asking(self, view: ScanView) -> bool:
        """Show the questions; return whether they were not on screen yet."""
        if self.asking is not None and self._version == view.questions.number:
            self.asking.show_view(view)
            return False
        self._version = view.questions.number
        self.allowed.set_case(self.desk, view.root, view.row.id)
        self.asking = AskingView(view, self.allowed)
        self.asking.answered.connect(self._on_answered)
        self.asking.remarked.connect(self._on_remarked)
        self.asking.typed_changed.connect(self.edits.look)
        self.asking.pause_requested.connect(self.desk.back_requested)
        self.asking.finish_requested.connect(self._finish)
        self.result = self.start = None
        self._show_widget(self.asking)
        return True

    def _show_result(self, shown: Shown) -> bool:
        is_other = self.result is None
        if self.result is None:
            self.result = ResultView()
            self.result.compare_requested.connect(self.model.compare)
            self.result.proof.prove_requested.connect(self._prove)
            self.asking = self.start = None
            self._show_widget(self.result)
        self.result.show_result(shown)
        return is_other

    def _show_widget(self, widget: QWidget) -> None:
        old, self._shown = self._shown, widget
        self._body.addWidget(widget)
        if old is not None:
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()
        widget.show()

    def _has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _restore(self) -> None:
        """Put back what was typed and not stored when the page was left."""
        kept: KeptDraft | None = find_draft(self.desk.store, DRAFT_KIND, self.model.id)
        if kept is not None and self.asking is not None:
            self.edits.restore(kept)

    def _draft_title(self) -> str:
        return self._name

    def _parts(self) -> dict[str, TypedField]:
        return {} if self.asking is None else dict(self.asking.fields())

    def _show_part(self, code: str) -> None:
        if self.asking is not None and code in self.asking.rows:
            self.asking.go_to(code)

    @Slot(object)
    def _on_answered(self, row: QuestionRow) -> None:
        value, unknown = row.answer()
        number = int(row.number.text())
        try:
            self.model.answer(row.question.code, value, unknown=unknown, number=number)
        except UserError as error:
            self.desk.failed.emit(error)

    @Slot(object, str)
    def _on_remarked(self, row: QuestionRow, text: str) -> None:
        value, unknown = row.answer()
        number = int(row.number.text())
        try:
            self.model.remark(row.question.code, value, text, unknown=unknown, number=number)
        except UserError as error:
            row.remark.refuse(message_for(error).whole)
            return
        row.remark.accept(text.strip())

    def _put_aside(self) -> None:
        row = None if self.asking is None else self.asking.current()
        if row is None:
            return
        try:
            self.model.put_aside(row.question.code)
        except UserError:  # thrown away meanwhile: there is nothing to come back to
            return

    def _turn(self, step: int) -> None:
        if self.asking is not None:
            self.asking.turn(step)

    @Slot()
    def _finish(self) -> None:
        view = self.model.view
        if self.asking is None or view is None or not view.may_edit:
            return
        self.asking.keep()
        if self.edits.typed():  # a remark that was refused would be gone with the questions
            return
        try:
            self.model.finish()
        except UserError as error:
            if error.code == "scan.incomplete":
                self.asking.name_missing()
            else:
                self.desk.failed.emit(error)

    @Slot()
    def _prove(self) -> None:
        self.enter()  # the button goes away
        self.model.prove()

    @Slot()
    def _make_pdf(self) -> None:
        shown = self.model.shown
        if shown is None or shown.after is None:
            return
        before = None if shown.before is None else shown.before.row.id
        store, reference, after = self.desk.store, self.desk.reference, shown.after.row
        name = f"{moment_text(after.moment)} {after.enterprise}"
        make = partial(scan_report, store, reference, after.id, before)
        self.desk.document_requested.emit(DocumentRequest(name, f"{name}.pdf", make))

    @Slot()
    def _on_gone(self) -> None:
        self.edits.end()
        self._head.hide()
        self.asking = self.result = self.start = None
        button = Button(self.tr("Naar de lijst"), "primary")
        button.clicked.connect(partial(self.desk.go_requested.emit, Place("scans")))
        state = EmptyState(
            "clipboard-off-outline",
            self.tr("Deze scan bestaat niet meer"),
            self.tr("Hij is verwijderd. Wat verwijderd is, staat een tijd in de prullenbak."),
            (button,),
        )
        self._show_widget(state)

    @Slot()
    def _on_not_loaded(self) -> None:
        if self._name:
            return  # what is shown stays
        button = Button(self.tr("Probeer opnieuw"), "primary")
        button.clicked.connect(self.model.begin)
        state = EmptyState(
            "alert-outline",
            self.tr("Deze scan kon niet geopend worden"),
            self.tr("Er is niets gewijzigd."),
            (button,),
        )
        self._show_widget(state)
