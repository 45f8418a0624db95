"""The page of one referral: what is asked of whom at the left, how far it is at the right."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.domain.referral import OUT, Status
from app.services.changes import Changes
from app.services.referrals.funding_checks import Reply, guarded
from app.services.referrals.page import ReferralBegin, begin_referral
from app.services.referrals.papers import referral_letter
from app.ui.desk import Desk, DocumentRequest, Step
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.referrals.actions import OUTCOME, STEP, ReferralActions
from app.ui.referrals.fields import stored_fields
from app.ui.referrals.keeper import ReferralKeeper
from app.ui.referrals.parts import ReferralParts
from app.ui.referrals.storing import Stored, first_fields, store_referral
from app.ui.referrals.words import ReferralWords
from app.ui.typing_place import TypingPlace, go_to
from app.ui.widgets.notices import EmptyState

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FORM = "form"


class ReferralPage(Page):
    """
    A new one is a draft until it is made; of a stored one, what was typed is until it is kept.

    Steps and the outcome are stored at once.
    """

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.words = ReferralWords(self)
        self.deeds = ReferralActions(desk, self.words, self)
        self.parts: ReferralParts | None = None
        self._begin: ReferralBegin | None = None
        self._was: dict[str, Any] = {}  # the form as it is stored, or as a new one begins
        self._focus = TypingPlace(place.unit)
        self._is_saving = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._keeper = ReferralKeeper(desk, self._typed, self)
        self.take_keys(
            {
                key(Qt.Key.Key_Return, CTRL): self.finish,
                key(Qt.Key.Key_Enter, CTRL): self.finish,
                key(Qt.Key.Key_S, CTRL): self.save_now,
                key(Qt.Key.Key_P, CTRL): self.print_letter,
                key(Qt.Key.Key_H, ALT): self.show_history,
                key(Qt.Key.Key_Escape): self._on_escape,
            }
        )
        self._load()
        desk.bus.changed.connect(self._on_changes)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        first = Crumb(self.tr("Doorverwijzingen"), Place("referrals"))
        if self._begin is None:
            return first, Crumb(self.tr("Doorverwijzing"))
        company = Crumb(self._begin.company, Place("enterprise", record=self._begin.company_id))
        return first, company, Crumb(self._title())

    @override
    def enter(self) -> None:
        if self.parts is None or (self._begin is not None and not self._begin.may_edit):
            self.setFocus()
        elif not go_to(self.parts, self._focus):
            self.parts.take_keyboard()

    @override
    def keep(self) -> None:
        self._keeper.keep_now()

    @override
    def leave(self) -> None:
        self._keeper.put_away()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """U goes to the outcome, unless what has the keyboard needs it to type with."""
        if event.key() == Qt.Key.Key_U and not event.modifiers() and self.parts is not None:
            self.parts.pane.outcome.take_keyboard()
        else:
            super().keyPressEvent(event)

    @Slot()
    def finish(self) -> None:
        """Make it, or keep what was changed; then go back to where one came from."""
        self._store(self._go_back)

    @Slot()
    def save_now(self) -> None:
        """Store it, and stay."""
        self._store(None)

    @Slot()
    def print_letter(self) -> None:
        """Ask for the letter of the referral as it stands."""
        self._store(self._ask_letter)

    @Slot()
    def show_history(self) -> None:
        """Alt+H: who changed what."""
        if self._begin is not None and self._begin.view is not None:
            place = Place("history", self._begin.view.row.id, self._begin.company_id)
            self.desk.go_requested.emit(replace(place, text="referral"))

    def _load(self) -> None:
        place = self.place
        found = begin_referral(
            self.desk.store,
            clock.today(),
            referral_id=place.record,
            company_id=place.parent,
            draft_id=place.draft,
        )
        self._begin = found
        if found is None:
            words = self.tr("Ze is verwijderd, of staat niet op deze laptop.")
            title = self.tr("Deze doorverwijzing is niet te vinden")
            self._column.addWidget(EmptyState("file-question-outline", title, words))
            return
        self.parts = ReferralParts(self.desk, self.words, self)
        self._column.addWidget(self.parts)
        self._connect(self.parts)
        if found.kept is not None:
            self._focus = TypingPlace(found.kept.form.focus, found.kept.form.cursor)
        self._show(found)

    def _connect(self, parts: ReferralParts) -> None:
        parts.fields.edited.connect(self._on_edited)
        parts.fields.instrument_changed.connect(self._on_support)
        parts.pane.edited.connect(self._on_edited)
        parts.pane.step.asked.connect(self._on_step)
        parts.pane.outcome.asked.connect(self._on_outcome)
        parts.pane.reminded.connect(self._on_remind)
        parts.pane.reminder_changed.connect(self._on_reminder)
        parts.done_button.clicked.connect(self.finish)
        parts.print_button.clicked.connect(self.print_letter)
        parts.company_button.clicked.connect(self._go_company)
        parts.history_button.clicked.connect(self.show_history)
        self.deeds.done.connect(self._on_done)
        self.deeds.refused.connect(self._on_refused)

    def _show(self, found: ReferralBegin) -> None:
        """Show what is stored, and over it what was typed."""
        if self.parts is None:
            return
        self._begin = None  # nothing that is filled in is typed
        view = found.view
        began = first_fields(found, self.place.text) if view is None else stored_fields(view.form)
        stored = None if view is None else view.row.id
        name = found.company
        typed = self._keeper.show(found.company_id, stored, name, found.kept, FORM, STEP, OUTCOME)
        self.parts.show_begin(found, began)
        self._was = self.parts.fields.values()
        if FORM in typed:
            self.parts.fields.show_begin(found, began | typed[FORM])
        self.parts.pane.put_back(typed)
        self._begin = found
        self._on_support(self.parts.fields.support())
        self.parts.set_title(self._title())
        self.parts.show_state(has_draft=self._keeper.has_draft, is_new=view is None)
        self.crumbs_changed.emit()

    def _title(self) -> str:
        if self._begin is None or self._begin.view is None:
            return self.tr("Nieuwe doorverwijzing")
        return self.words.what(self._begin.view.row)

    def _typed(self) -> Mapping[str, Any]:
        if self.parts is None or self._begin is None:
            return {}
        values = self.parts.fields.values()
        form = {} if values == self._was else {FORM: values}
        return {**form, **self.parts.pane.typed()}

    def _store(self, then: Callable[[], None] | None) -> None:
        begin, parts = self._begin, self.parts
        if begin is None or parts is None or self._is_saving:
            return
        view = begin.view
        if view is not None and FORM not in self._typed():
            if then is not None:
                then()
            return
        made_on = clock.today() if view is None else view.form.made_on
        form = parts.fields.form(made_on)
        if form is None or not self._kept_now():
            return
        if form.direction == OUT and not parts.fields.funding.is_answered():
            return
        self._is_saving = True
        parts.setEnabled(False)
        has_more = bool(self._typed().keys() - {FORM})
        ends = self._keeper.draft_id if self._keeper.has_draft and not has_more else None
        stored = None if view is None else view.row.id
        work = partial(store_referral, self.desk.store, form, stored, ends, self._replies())
        job = self.desk.runner.start(lambda _progress: work())
        job.succeeded.connect(partial(self._on_stored, then))
        job.failed.connect(self._on_not_stored)

    def _replies(self) -> dict[str, Reply]:
        funding = None if self.parts is None else self.parts.fields.funding
        reply = None if funding is None else funding.reply()
        return {} if funding is None or reply is None else {funding.support: reply}

    def _on_stored(self, then: Callable[[], None] | None, stored: Stored) -> None:
        self._is_saving = False
        if self.parts is None or self._begin is None:
            return
        self.parts.setEnabled(True)
        is_new, typed = self._begin.view is None, self.parts.pane.typed()
        self._keeper.let_go()
        self.place = Place("referral", record=stored.id)
        words = self.tr("Doorverwijzing van {company} bewaard")
        if is_new:
            words = self.tr("Doorverwijzing van {company} gemaakt")
        self.desk.did(Step(words.format(company=self._begin.company), stored.changes))
        self._read_again(typed)
        if then is not None:
            then()

    @Slot(object)
    def _on_not_stored(self, error: Exception) -> None:
        self._is_saving = False
        if self.parts is None:
            return
        self.parts.setEnabled(True)
        is_told = isinstance(error, UserError) and self.parts.fields.refuse(error)
        if is_told:
            self.parts.say(self.tr("Nog niet bewaard. Wat je typte staat in het concept."))
        else:
            self.desk.failed.emit(error)

    def _read_again(self, typed: Mapping[str, Any]) -> None:
        """Show what is stored now; what was typed elsewhere on the page stays."""
        found = begin_referral(
            self.desk.store,
            clock.today(),
            referral_id=self.place.record,
            company_id=None,
            draft_id=None,
        )
        if found is None or self.parts is None:
            return
        self._show(found)
        self.parts.pane.put_back(typed)
        self._keeper.look()

    @Slot()
    def _on_edited(self) -> None:
        if self._begin is None or self.parts is None:
            return
        self._keeper.look()
        self.parts.show_state(has_draft=self._keeper.has_draft, is_new=self._begin.view is None)

    @Slot(object)
    def _on_support(self, support: str | None) -> None:
        """Ask the guard, when an instrument was chosen that does what others may do too."""
        begin, parts = self._begin, self.parts
        if begin is None or parts is None:
            return
        subject = begin.view.row.id if begin.view is not None else self._keeper.draft_id
        asked = () if support is None else (support,)
        found = guarded(self.desk.store, begin.company_id, asked, subject)
        parts.fields.funding.show_guarded(next(iter(found), None))

    @Slot(object, object, str)
    def _on_step(self, to: Status, day: date, remark: str) -> None:
        if self._begin is not None and self._begin.view is not None:
            self.deeds.move(self._begin.view.row, to, day, remark)

    @Slot(str, str, object)
    def _on_outcome(self, outcome: str, reason: str, starters: int | None) -> None:
        if self._begin is not None and self._begin.view is not None:
            self.deeds.store_outcome(self._begin.view.row, outcome, reason, starters)

    @Slot()
    def _on_remind(self) -> None:
        if self._begin is not None and self._begin.view is not None:
            self.deeds.remind(self._begin.view)

    @Slot(object)
    def _on_reminder(self, day: date | None) -> None:
        if self._begin is not None and self._begin.view is not None:
            self.deeds.set_reminder(self._begin.view.row, day)

    @Slot(object, str)
    def _on_done(self, _referral: UUID, part: str) -> None:
        self._refresh(part)

    @Slot(str, object)
    def _on_refused(self, part: str, error: UserError) -> None:
        if self.parts is not None:
            form = self.parts.pane.outcome if part == OUTCOME else self.parts.pane.step
            form.refuse(error)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if self.place.record is not None and self.place.record in changes.ids("referral"):
            self._refresh("")

    def _refresh(self, stored: str) -> None:
        """Show what is stored now; what is typed stays, but in the part that was just stored."""
        if self._begin is None or self.parts is None or self._is_saving:
            return
        typed = self._typed()
        pane = {name: said for name, said in typed.items() if name not in (FORM, stored)}
        form, was = typed.get(FORM), self._was
        self._keeper.let_go()
        self._read_again(pane)
        if form is not None and self._begin is not None:
            changed = {name: said for name, said in form.items() if said != was.get(name)}
            self.parts.fields.show_begin(self._begin, self._was | changed)
            self._keeper.look()

    def _kept_now(self) -> bool:
        """Put what is typed on disk; say so when that is refused, and return False."""
        try:
            self.keep()
        except UserError as error:
            self.desk.failed.emit(error)
            return False
        return True

    def _ask_letter(self) -> None:
        view = None if self._begin is None else self._begin.view
        if view is None:
            return
        make = partial(referral_letter, self.desk.store, self.desk.reference, view.row.id)
        title = self.tr("Doorverwijzing {name}").format(name=view.row.company)
        self.desk.document_requested.emit(DocumentRequest(title, f"{title}.pdf", make))

    def _go_back(self) -> None:
        self.desk.back_requested.emit()

    @Slot()
    def _go_company(self) -> None:
        if self._begin is not None:
            place = Place("enterprise", record=self._begin.company_id)
            self.desk.go_requested.emit(place)

    @Slot()
    def _on_escape(self) -> None:
        if self._kept_now():
            self.desk.back_requested.emit()
