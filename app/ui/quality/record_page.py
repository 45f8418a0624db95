"""The page of one question, improvement, case or meeting: a form, kept as a draft at each key."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.drafts import DraftForm, KeptDraft
from app.services.quality.papers import record_paper
from app.services.quality.records import (
    IMPROVEMENT,
    MEETING,
    QUESTION,
    REVIEW,
    QualityBegin,
    begin_record,
    save_record,
)
from app.services.retention.bin import throw_away
from app.services.trajectories.use_cases import Made
from app.ui.desk import Desk, DocumentRequest, Step, tell_done
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.quality.form import QualityForm
from app.ui.quality.improvement_form import ImprovementForm
from app.ui.quality.meeting_form import TASK, MeetingForm
from app.ui.quality.question_form import QuestionForm
from app.ui.quality.record_keeper import RecordKeeper
from app.ui.quality.record_parts import RecordParts
from app.ui.quality.review_form import ReviewForm
from app.ui.quality.task_deeds import TaskDeeds
from app.ui.quality.words import (
    TABS,
    binned_words,
    may_write,
    new_words,
    only_read_text,
    saved_words,
    tab_words,
)
from app.ui.typing_place import TypingPlace, go_to, place_in
from app.ui.widgets.notices import EmptyState
from app.ui.work.turns import in_next_turn

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FIRST: Final = {QUESTION: "text", IMPROVEMENT: "title", REVIEW: "title", MEETING: "title"}
Stored = tuple[Made, QualityBegin | None]  # and how it stands since
_FORMS: Final[Mapping[str, Callable[[Desk], QualityForm]]] = {
    QUESTION: QuestionForm,
    IMPROVEMENT: ImprovementForm,
    REVIEW: ReviewForm,
    MEETING: MeetingForm,
}


class QualityRecordPage(Page):
    """A new one is a draft until it is made; of a stored one what was typed, until it is kept."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.kind = place.screen
        self.form = _FORMS[self.kind](desk)
        why_not = "" if may_write(desk.me) else only_read_text(desk.me)
        self.may_write = not why_not
        self.parts = RecordParts(self.form, self.kind, why_not, self)
        self._begin: QualityBegin | None = None
        self._was: dict[str, Any] = {}  # the fields as the record began
        self._reading = 0  # how often it was read again: of those, the last one counts
        self._origin = place.origin
        self._keeper = RecordKeeper(desk, self._snapshot, self, place.draft)
        self._focus = TypingPlace(place.unit)
        self._is_busy = self._wants_keyboard = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.parts)
        self._connect()
        self._load()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        tab = TABS[self.kind]
        first = Crumb(self.tr("Kwaliteit"), Place("quality"))
        return first, Crumb(tab_words()[tab], Place("quality", unit=tab)), Crumb(self._name())

    @override
    def enter(self) -> None:
        if self._begin is None:
            self._wants_keyboard = True
            self.setFocus()
        elif not self.may_write:
            self.setFocus()
        elif not go_to(self.parts, self._focus):
            self.form.field(FIRST[self.kind]).control.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keep(self) -> None:
        self._keeper.keep_now()

    @override
    def leave(self) -> None:
        self._focus = place_in(self) or self._focus
        if self._keeper.has_draft:
            draft = self._keeper.draft_id
            self.place = Place(self.kind, record=self.place.record, draft=draft)
            self._keeper.put_away()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @Slot()
    def finish(self) -> None:
        """Store it, and go back to where one came from."""
        self._store(self.desk.back_requested.emit)

    @Slot()
    def save_now(self) -> None:
        """Store it, and stay."""
        self._store(self._show_state)

    @Slot()
    def print_record(self) -> None:
        """Ask for the record as a PDF, as it stands."""
        if self.kind != QUESTION:
            self._store(self._ask_paper)

    @Slot()
    def begin_intake(self) -> None:
        """Begin the intake of a company with what was asked."""
        self._store(self._go_intake)

    @Slot()
    def throw_away(self) -> None:
        """Put the record in the bin; Ctrl+Z brings it back."""
        begin = self._begin
        if begin is None or begin.id is None or not self.may_write or self._is_busy:
            return
        store, kind, one = self.desk.store, self.kind, begin.id
        try:
            self.keep()  # what is typed comes back with the record
        except UserError as error:
            self.desk.failed.emit(error)
            return
        self._is_busy = True
        job = self.desk.runner.start(lambda _progress: throw_away(store, kind, one))
        job.succeeded.connect(partial(tell_done, self.desk, binned_words(kind)))
        job.succeeded.connect(self._on_binned)
        job.failed.connect(self._on_not_stored)

    @Slot()
    def show_history(self) -> None:
        """Alt+H: who changed what."""
        begin = self._begin
        if begin is not None and begin.id is not None:
            root = self.desk.me.partnership_id
            place = Place("history", record=begin.id, parent=root, text=self.kind)
            self.desk.go_requested.emit(place)

    def _connect(self) -> None:
        parts = self.parts
        self.form.edited.connect(self._on_edited)
        parts.save_button.clicked.connect(self.finish)
        parts.print_button.clicked.connect(self.print_record)
        parts.intake_button.clicked.connect(self.begin_intake)
        parts.history_button.clicked.connect(self.show_history)
        parts.bin_button.clicked.connect(self.throw_away)
        self.desk.bus.changed.connect(self._on_changes)
        if isinstance(self.form, MeetingForm):
            TaskDeeds(self.desk, self.form.tasks, lambda: self.place.record)
        self.take_keys(
            {
                key(Qt.Key.Key_Return, CTRL): self.finish,
                key(Qt.Key.Key_Enter, CTRL): self.finish,
                key(Qt.Key.Key_S, CTRL): self.save_now,
                key(Qt.Key.Key_P, CTRL): self.print_record,
                key(Qt.Key.Key_H, ALT): self.show_history,
                key(Qt.Key.Key_Escape): self._on_escape,
            }
        )

    # Reading

    def _load(self) -> None:
        store, kind, place = self.desk.store, self.kind, self.place
        job = self.desk.runner.start(
            lambda _progress: begin_record(store, kind, place.record, place.draft), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_read(self, begin: QualityBegin | None) -> None:
        if begin is None or begin.is_deleted:
            self._show_gone()
            return
        self._show(begin)
        if begin.kept is not None:
            self._put_back(begin.kept)
        elif self._origin is not None and isinstance(self.form, ReviewForm):
            self.form.take_from(self._origin)
            self._origin = None
        self._show_state()
        if self._wants_keyboard:
            self._wants_keyboard = False
            self.enter()

    def _show(self, begin: QualityBegin) -> None:
        self._begin = begin
        self.place = Place(self.kind, record=begin.id, draft=self.place.draft)
        self.form.show_record(begin.values, begin.people)
        if begin.id is not None:
            self.form.set.kept.set_case(self.desk, self.desk.me.partnership_id, begin.id)
        if isinstance(self.form, MeetingForm):
            is_stored = begin.id is not None
            self.form.tasks.show_tasks(begin.tasks, is_stored=is_stored, may_write=self.may_write)
        self._was = self.form.raw()

    def _put_back(self, kept: KeptDraft) -> None:
        self.form.put_back({**self._was, **kept.form.fields})
        self._focus = TypingPlace(kept.form.focus, kept.form.cursor)
        self._keeper.go_on(kept)

    def _read_again(self) -> None:
        """Read what is stored now; what was asked for before does not count any more."""
        self._reading += 1
        number, store, kind, one = self._reading, self.desk.store, self.kind, self.place.record
        job = self.desk.runner.start(
            lambda _progress: (number, begin_record(store, kind, one)), database=False
        )
        job.succeeded.connect(self._on_read_again)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_read_again(self, found: tuple[int, QualityBegin | None]) -> None:
        number, begin = found
        if number != self._reading or self._is_busy or self._begin is None:
            return
        if not self._keeper.has_draft:
            self._show_stored(begin)
        elif begin is not None and isinstance(self.form, MeetingForm):
            self.form.tasks.show_tasks(begin.tasks, is_stored=True, may_write=self.may_write)

    def _show_stored(self, begin: QualityBegin | None) -> None:
        """Show what is stored now; what is being typed for an action stays."""
        self._reading += 1
        typed, draft = self.form.raw().get(TASK), self._keeper.draft_id
        self._keeper.let_go()
        if typed:  # of an action: its draft goes on
            self._keeper.draft_id = draft
        if begin is None or begin.is_deleted:
            self._show_gone()
            return
        self._show(begin)
        if typed:
            self.form.put_back({**self._was, TASK: typed})
            if begin.kept is not None:
                self._keeper.go_on(begin.kept)
            self._on_edited()
        self._show_state()

    def _show_gone(self) -> None:
        self._begin = None
        self.parts.hide()
        words = self.tr("Ligt in de prullenbak, of staat niet op deze laptop.")
        self._column.addWidget(
            EmptyState("file-question-outline", self.tr("Niet te vinden"), words)
        )

    # Typing

    @Slot()
    def _on_edited(self) -> None:
        if self._begin is None or self.desk.store.is_closed:
            return
        self._keeper.look(is_typed=self.form.raw() != self._was)
        self._show_state()

    def _snapshot(self, draft_id: UUID) -> DraftForm:
        place = place_in(self) or self._focus
        raw = self.form.raw()
        return DraftForm(
            id=draft_id,
            kind=self.kind,
            subject=None if self._begin is None else self._begin.id,
            title=str(raw.get("company") or raw[FIRST[self.kind]])[:80],
            fields=raw,
            focus=place.field,
            cursor=place.cursor,
            is_open=self.isVisible(),
        )

    def _show_state(self) -> None:
        begin = self._begin
        is_stored = begin is not None and begin.id is not None
        has_draft = self._keeper.has_draft
        self.parts.show_state(self._name(), is_stored=is_stored, has_draft=has_draft)
        self.crumbs_changed.emit()

    def _name(self) -> str:
        begin = self._begin
        if begin is None or begin.id is None:
            return new_words(self.kind)
        values = begin.values
        return str(values.get("company") or " ".join(str(values[FIRST[self.kind]]).split()))

    # Storing

    def _store(self, then: Callable[[], None]) -> None:
        begin = self._begin
        if begin is None or self._is_busy:
            return
        if not self.may_write or (begin.id is not None and self.form.raw() == self._was):
            then()
            return
        values = self.form.values()
        if values is None:
            return
        self._is_busy = True
        before, store, kind, one = self._keeper.hand_over(), self.desk.store, self.kind, begin.id
        is_all = self._keeper.has_draft and not self.form.raw().get(TASK)
        ends = self._keeper.draft_id if is_all else None
        began = dict(begin.values)

        def work(_progress: object) -> Stored:
            before()
            start = None if one is None else began
            made = save_record(store, kind, one, values, begin=start, draft_id=ends)
            return made, begin_record(store, kind, made.id)

        self.parts.setEnabled(False)
        job = self.desk.runner.start(work)
        job.succeeded.connect(partial(self._on_stored, then))
        job.failed.connect(self._on_not_stored)

    def _on_stored(self, then: Callable[[], None], stored: Stored) -> None:
        made, begin = stored
        self._is_busy = False
        self.parts.setEnabled(True)
        self.place = Place(self.kind, record=made.id)
        self.desk.did(Step(saved_words(self.kind), made.changes))
        self._show_stored(begin)
        in_next_turn(self, then)

    @Slot(object)
    def _on_not_stored(self, error: Exception) -> None:
        self._is_busy = False
        self.parts.setEnabled(True)
        self._on_edited()
        if isinstance(error, UserError) and self.form.refuse(error):
            self.parts.say(self.tr("Nog niet bewaard. Wat je typte staat in het concept."))
        else:
            self.desk.failed.emit(error)

    @Slot(object)
    def _on_binned(self, _changes: Changes) -> None:
        self._is_busy = False
        self._keeper.let_go()
        self.desk.back_requested.emit()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        begin = self._begin
        if begin is None or begin.id is None or self._is_busy or self.desk.store.is_closed:
            return
        is_own = begin.id in changes.ids(self.kind)
        has_tasks = self.kind == MEETING and "action" in changes.kinds
        if has_tasks or (is_own and not self._keeper.has_draft):
            self._read_again()

    # Going on

    def _ask_paper(self) -> None:
        begin = self._begin
        if begin is None or begin.id is None:
            return
        make = partial(record_paper, self.desk.store, self.desk.reference, self.kind, begin.id)
        title = self._name()
        self.desk.document_requested.emit(DocumentRequest(title, f"{title}.pdf", make))

    def _go_intake(self) -> None:
        begin = self._begin
        if begin is not None and begin.id is not None:
            name = str(begin.values["company"])
            self.desk.go_requested.emit(Place("intake", text=name, origin=begin.id))

    @Slot()
    def _on_escape(self) -> None:
        try:
            self.keep()
        except UserError as error:
            self.desk.failed.emit(error)
            return
        self.desk.back_requested.emit()
