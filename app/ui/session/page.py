"""Sessie: the full record of a coaching session."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.drafts import DraftForm, KeptDraft, close_draft, draft_changes
from app.services.sessions.coaching import Saved
from app.ui.desk import Desk
from app.ui.drafts import DraftKeeper
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.session.body import SessionBody
from app.ui.session.checks import SessionChecks
from app.ui.session.field_history import session_history
from app.ui.session.fields import read_form
from app.ui.session.paste import PastedFiles
from app.ui.session.undo import stored, thrown_away
from app.ui.session.unread import Unread
from app.ui.session.view_model import DRAFT_KIND, Loaded, SessionModel
from app.ui.typing_place import TypingPlace, go_to, place_in
from app.ui.widgets.notices import EmptyState
from app.ui.work.turns import in_next_turn

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass(slots=True)
class _Wish:
    """What happens once the session is stored."""

    complete: bool = False
    close: bool = False
    then: Callable[[], None] | None = None


class SessionPage(PageInTurns):
    """
    One session: a draft until «Rond af», changed with «Bewaar» after that.

    Everything typed is in the draft; the stored session follows when the coach finishes it, saves
    it (Ctrl+S) or prints it.
    """

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = SessionModel(desk, self)
        self._body: SessionBody | None = None
        self._loaded: Loaded | None = None
        self._keeper: DraftKeeper | None = None
        self._wish: _Wish | None = None
        self._column = QHBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.take_keys(
            {
                key(Qt.Key.Key_Return, CTRL): self.finish,
                key(Qt.Key.Key_Enter, CTRL): self.finish,
                key(Qt.Key.Key_S, CTRL): self.save_now,
                key(Qt.Key.Key_P, CTRL): self.print_report,
                key(Qt.Key.Key_A, CTRL, SHIFT): self._on_choose_file,
                key(Qt.Key.Key_H, ALT): session_history(self, lambda: self._session_id).show,
                key(Qt.Key.Key_Escape): self._on_escape,
            },
        )
        self.model.saved.connect(self._on_saved)
        self.model.failed.connect(self._on_failed)
        self._loaded = self.model.load(place)
        self.begin_building(self._build(self._loaded))

    @property
    def body(self) -> SessionBody | None:
        """All controls, built now when they were not yet; None: there is no such session."""
        self.finish_building()
        return self._body

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        companies = Crumb(self.tr("Ondernemingen"), Place("enterprises"))
        last = Crumb(self.tr("Sessie"))
        if self._loaded is None:
            return companies, last
        context = self._loaded.context
        return companies, Crumb(context.name, Place("enterprise", context.enterprise_id)), last

    @override
    def enter(self) -> None:
        if self._body is None or not self.is_built:
            self.setFocus()
        else:
            self._focus(None if self._loaded is None else self._loaded.kept)

    @override
    def keep(self) -> None:
        if self._loaded is not None and self._loaded.is_dirty:
            self.finish_building()  # else a quick session goes on here and in its panel
        if self._keeper is not None and self._wish is None and self._is_touched:
            self._keeper.touch()
            self._keeper.keep_now()

    @override
    def leave(self) -> None:
        if self._keeper is not None and self._loaded is not None and self._is_touched:
            close_draft(self.desk.store, self._loaded.draft_id)
            self.desk.bus.tell(draft_changes(self._snapshot()))

    @Slot()
    def finish(self) -> None:
        """Rond af, or save what was finished before; then close the page."""
        self._store(_Wish(complete=True, close=True))

    @Slot()
    def save_now(self) -> None:
        """Keep the draft, and store the session when it can be."""
        if self._kept_now() and self._is_touched:
            self._store(_Wish(complete=self._was_complete))

    @Slot()
    def print_report(self) -> None:
        """Ask for the report of the session as it stands."""
        self._once_stored(self._ask_report)

    @Slot()
    def ask_signature(self) -> None:
        """Let somebody sign the session as it stands."""
        if (body := self.body) is not None:
            self._once_stored(lambda: body.side.open_pad(body.title.text()))

    def _once_stored(self, then: Callable[[], None]) -> None:
        if self._session_id is not None and not self._is_touched:
            then()
        else:
            self._store(_Wish(complete=self._was_complete, then=then))

    @Slot()
    def throw_away(self) -> None:
        """Throw the concept away, or the changes of a finished session, with a way back."""
        self._throw_away(whole=False)

    @Slot()
    def throw_away_whole(self) -> None:
        """Put the stored session in the bin, with a way back."""
        self._throw_away(whole=True)

    def _throw_away(self, *, whole: bool) -> None:
        loaded = self._loaded
        if loaded is None or self.body is None or self._wish is not None or not self._kept_now():
            return
        step = thrown_away(self.desk, loaded, self.body, self._session_id, whole=whole)
        if step is None:
            return
        if self._keeper is not None:
            self._keeper.end()
        self._keeper = None  # nothing here is kept any more, whatever still comes
        self.desk.did(step)
        self.desk.go_requested.emit(Place("enterprise", record=loaded.context.enterprise_id))

    def fields(self) -> dict[str, Any]:
        """Return the whole form as a draft holds it."""
        if self._loaded is None or self.body is None:
            return {}
        enterprise = {"enterprise": str(self._loaded.context.enterprise_id)}
        return self._loaded.fields | self.body.fields() | enterprise

    @property
    def _was_complete(self) -> bool:
        return self._loaded is not None and self._loaded.fields["completed_at"] is not None

    @property
    def _session_id(self) -> UUID | None:
        found = None if self._loaded is None else self._loaded.fields["session"]
        return None if found is None else UUID(found)

    @property
    def _is_touched(self) -> bool:
        """Whether something stands here that is not stored."""
        if self._loaded is None or self.body is None:
            return False
        return self._loaded.kept is not None or self._edited

    def _kept_now(self) -> bool:
        """Put what is typed on disk; say so when that is refused, and return False."""
        try:
            self.keep()
        except UserError as error:
            self._on_draft_failed(error)
            return False
        return True

    def _build(self, loaded: Loaded | None) -> Iterator[None]:
        if loaded is None:
            words = self.tr("Ze is verwijderd, of hoort bij een ander profiel.")
            title = self.tr("Deze sessie is niet te vinden")
            self._column.addWidget(EmptyState("file-question-outline", title, words))
            return
        self._body = body = SessionBody(self)
        self._unread = Unread(self._column, body)
        self._unread.again.connect(self.model.read_again)
        yield from body.build(self.desk)
        words = self.tr("Nog niet bewaard als sessie. Je tekst staat in het concept.")
        self._checks = SessionChecks(body, words)
        body.gate.edited.connect(self._touch)
        body.gate.passed.connect(self.finish)
        body.gate.refer_requested.connect(self._refer)
        body.edited.connect(self._on_edited)
        body.files.begun.connect(self._on_files_begun)
        body.head.times_changed.connect(self._show_title)
        body.done_button.clicked.connect(self.finish)
        body.print_button.clicked.connect(self.print_report)
        body.noticed.connect(self.desk.noticed)
        body.throw_away_requested.connect(self.throw_away)
        body.removal_requested.connect(self.throw_away_whole)
        body.changes_requested.connect(self._show_changes)
        body.files.take_drops(self)
        PastedFiles(body.files, self)
        body.sign_button.clicked.connect(self.ask_signature)
        body.side.signatures.sign_requested.connect(self.ask_signature)
        self._show(loaded)
        if loaded.is_dirty:  # a quick session that goes on here
            self._on_edited()
            if self._kept_now() and self.place.draft is not None:
                self.model.drop_quick_draft(self.place.draft)
        yield
        self._column.addWidget(body)
        body.show()
        if self.window().focusWidget() is self:
            self._focus(loaded.kept)

    def _show(self, loaded: Loaded) -> None:
        self._loaded, self._edited = loaded, False
        if self._keeper is not None:
            self._keeper.end()
        self._keeper = DraftKeeper(
            self.desk.store, self.desk.runner, self._snapshot, self, loaded.kept
        )
        self.desk.keeping.watch(self._keeper)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self._on_draft_failed)
        if self.body is not None:
            self._checks.reset()
            self.body.show_fields(loaded.fields, loaded.context, loaded.session_id)
            self.body.side.signatures.show_session(loaded.session_id)
            self.body.show_state(is_complete=self._was_complete)
            if loaded.kept is not None:
                self._on_kept(loaded.kept.saved_at)
        self._show_title()
        self.crumbs_changed.emit()

    @Slot()
    def _show_title(self) -> None:
        if self.body is not None and self._loaded is not None:
            self.body.show_title(self._loaded.context.name)

    def _snapshot(self) -> DraftForm:
        loaded, at = self._loaded, place_in(self) or TypingPlace()
        if loaded is None or self.body is None:
            raise RuntimeError("a page without a session keeps nothing")
        return DraftForm(
            id=loaded.draft_id,
            kind=DRAFT_KIND,
            subject=self._session_id or loaded.context.enterprise_id,
            title=loaded.context.name,
            fields=loaded.draft_fields(self.fields()),
            focus=at.field,
            cursor=at.cursor,
        )

    def _focus(self, kept: KeptDraft | None) -> None:
        form = kept and kept.form
        at = TypingPlace(form.focus, form.cursor) if form else TypingPlace(self.place.unit)
        if self.body is not None and not go_to(self.body, at):
            self.body.note.setFocus()

    def _store(self, wish: _Wish) -> None:
        if self.body is None or self._loaded is None or self._wish is not None:
            return
        self.body.commit_fields()
        if not self._kept_now():
            return
        self.body.clear_findings()
        form, unread = read_form(self.fields(), self._loaded.context, clock.today())
        loaded, begin = self._loaded, self._loaded.begin if self._was_complete else None
        if form is None:
            self._checks.show(unread)
        elif not self._checks.refuses(form, loaded.session_id, begin, complete=wish.complete):
            self._wish = wish
            self.body.setEnabled(False)
            form = replace(form, id=loaded.session_id)
            replies = self.body.gate.replies() if wish.complete else {}
            self.model.save(form, loaded, complete=wish.complete, replies=replies)

    @Slot(str)
    def _refer(self, support: str) -> None:
        """Go and refer to who does it; the session waits in its draft."""
        if self._kept_now():
            place = Place("referral", parent=self.enterprise(), text=support)
            self.desk.go_requested.emit(place)

    @Slot()
    def _show_changes(self) -> None:
        self.desk.go_requested.emit(Place("history", self._session_id, self.enterprise()))

    def _ask_report(self) -> None:
        session_id = self._session_id
        if self._loaded is None or session_id is None:
            return
        self.desk.document_requested.emit(self.model.report(self._loaded, session_id))

    @Slot()
    def _on_edited(self) -> None:
        self._checks.reset()
        self._touch()

    @Slot()
    def _touch(self) -> None:
        self._edited = True
        if self._keeper is not None:
            self._keeper.touch()

    @Slot()
    def _on_files_begun(self) -> None:
        self._on_edited()
        self._kept_now()

    @Slot(object)
    def _on_kept(self, saved_at: datetime) -> None:
        if self.body is not None:
            self.body.show_kept(saved_at, is_complete=self._was_complete)

    @Slot(object)
    def _on_draft_failed(self, error: Exception) -> None:
        if self.body is not None:
            self.body.say(self.tr("Nog niet bewaard"))
        self.desk.failed.emit(error)

    @Slot(object, object)
    def _on_saved(self, saved: Saved, loaded: Loaded | None) -> None:
        wish, was_complete = self._wish or _Wish(), self._was_complete
        if self._keeper is not None:
            self._keeper.end()
        if self.body is None or self._loaded is None:
            return
        at, company = self._snapshot(), self._loaded.context.enterprise_id
        self.place = Place("session", record=saved.id)  # the way back leads to it, not to a new one
        if not self._unread.is_shown:  # else it was told when it was stored
            is_new = wish.complete and not was_complete
            step = stored(self.desk, self._loaded, self.body, saved, is_new=is_new)
            in_next_turn(self.desk, partial(self.desk.did, step))  # also when the page is gone then
        self._loaded, self._edited = loaded or self._loaded, False
        self._unread.show_for(saved if loaded is None else None)
        if wish.close:
            in_next_turn(self, partial(self._close, company, None if loaded is None else at))
        elif loaded is not None:
            self._show_stored(at)
            if wish.then is not None:
                in_next_turn(self, wish.then)

    def _close(self, company: UUID, at: DraftForm | None) -> None:
        """Go to the file; show what was stored only where that did not take this page away."""
        self.desk.go_requested.emit(Place("enterprise", record=company))
        if at is not None:
            in_next_turn(self, partial(self._show_stored, at))

    def _show_stored(self, at: DraftForm) -> None:
        self._wish = None
        if self.body is not None and self._loaded is not None:
            self.body.setEnabled(True)
            self._show(self._loaded)
            self.body.show_saved(clock.now(), is_complete=self._was_complete)
            self._focus(KeptDraft(at, clock.now()))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._wish = None
        if self.body is not None:
            self.body.setEnabled(True)
            self.body.say(self.tr("Niet bewaard als sessie. Je tekst staat in het concept."))
        if isinstance(error, UserError) and error.code.startswith("session."):
            return
        self.desk.failed.emit(error)

    @Slot()
    def _on_choose_file(self) -> None:
        if self.body is not None:
            self.body.files.choose()

    @Slot()
    def _on_escape(self) -> None:
        if self._kept_now():
            self.desk.back_requested.emit()
