"""State and actions of an intake: what is typed, what was found, and keeping it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core import clock
from app.reference.loader import Reference
from app.services.companies.intake import SavedIntake, save_intake
from app.services.companies.intake_form import IntakeForm, load_intake, new_form
from app.services.companies.intake_search import find_matches, known_facts, look_alikes, match_facts
from app.services.drafts import (
    DraftForm,
    KeptDraft,
    discard_draft,
    find_company_draft,
    get_draft,
    new_draft_id,
)
from app.services.quality.questions import link_question, question_words
from app.storage.store import Store
from app.ui.intake.fields import Fields, fields_of, is_untouched, rebased, sound_fields
from app.ui.intake.reading import Reading, read_fields
from app.ui.place import Place
from app.ui.work.job import Job, JobRunner

DRAFT = "intake"
BEGIN = "begin"  # among the fields of a draft: all of them as they stood before the coach typed
CHECK_WAIT_MS = 120  # after the last key, before files that look the same are searched
ORIGIN: Final = "origin"  # in the fields: the question that the intake comes of


class Latest(QObject):
    """One background job at a time; of those asked for meanwhile only the last one runs."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._running: Job | None = None
        self._next: Callable[[], object] | None = None
        self._is_asked = False

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is on its way; a job ends a little after it gave one."""
        return self._is_asked

    def ask(self, work: Callable[[], object]) -> None:
        """Do the work now, or after what runs."""
        self._is_asked = True
        if self._running is not None:
            self._next = work
            return
        self._running = self._runner.start(lambda _progress: work())
        self._running.succeeded.connect(self._on_succeeded)
        self._running.failed.connect(self._on_failed)
        self._running.finished.connect(self._on_finished)

    @Slot(object)
    def _on_succeeded(self, answer: object) -> None:
        if self._next is None:
            self._is_asked = False
            self.found.emit(answer)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._is_asked = self._next is not None
        self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._running = None
        self._is_asked = self._next is not None
        if self._next is not None:
            work, self._next = self._next, None
            self.ask(work)


class IntakeViewModel(QObject):
    """
    Reads what is typed, finds files, keeps the intake.

    `matches_found` carries Matches, `facts_found` MatchFacts or None, `look_alikes_found` a tuple
    of LookAlike, `saved` a SavedIntake, `failed` an exception.
    """

    matches_found = Signal(object)
    facts_found = Signal(object)
    look_alikes_found = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, store: Store, reference: Reference, runner: JobRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._reference, self._runner = store, reference, runner
        self._matches, self._facts = Latest(runner, self), Latest(runner, self)
        self._alike = Latest(runner, self)
        self._matches.found.connect(self.matches_found)
        self._facts.found.connect(self.facts_found)
        self._alike.found.connect(self.look_alikes_found)
        for latest in (self._matches, self._facts, self._alike):
            latest.failed.connect(self.failed)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(CHECK_WAIT_MS)
        self._wait.timeout.connect(self._check)
        self._traits: object = None
        self._begin: Fields = {}  # the fields before the coach typed; the draft keeps them too
        self._named: frozenset[str] = frozenset()
        self._sound: Fields = {}  # the fields as they were stored last
        self.fields: Fields = {}
        self.draft_id = new_draft_id()
        self.has_draft = False  # on disk
        self.is_new = True
        self.reading: Reading | None = None

    def begin(self, place: Place) -> KeptDraft | None:
        """
        Take up a draft and return it, or an intake that is not finished, or a new one.

        It reads a few rows by their keys, in the thread of the window: the fields are there before
        a key is. Of 10,000 companies: a new one 1 ms, a kept one or a draft 4 to 9 ms, and
        the first time up to 27 ms.
        """
        today = clock.today()
        kept = self._kept(place)
        typed: Fields = {} if kept is None else dict(kept.form.fields)
        began = typed.pop(BEGIN, {})
        record = place.record or (kept.form.subject if kept else None)
        stored = None if record is None else load_intake(self._store, record, today)
        if stored is not None:
            self._begin = fields_of(stored) | {"page": 1}
            self.fields = rebased(typed, began, self._begin) if kept else self._begin
        else:
            self._begin = began or fields_of(new_form(today))
            self.fields = self._begin | typed
        self._named = frozenset(one["id"] for one in self._begin["contacts"] if one["name"])
        self.draft_id = kept.form.id if kept else new_draft_id()
        self.has_draft = kept is not None
        if place.text and kept is None:
            self.fields["query"] = place.text
        if place.origin is not None and kept is None:
            asked = question_words(self._store, place.origin)
            self.fields |= {"question": asked.text, "themes": list(asked.themes)}
            self.fields[ORIGIN] = place.origin.hex
        self.is_new = stored is None and match_facts(self._store, self.enterprise_id) is None
        self.reading, self._traits = None, None
        return kept

    @property
    def enterprise_id(self) -> UUID:
        """The company that the intake is about; it has its id before it is stored."""
        return UUID(self.fields["enterprise_id"])

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was typed."""
        return is_untouched(self.fields, self._begin)

    @property
    def has_only_a_query(self) -> bool:
        """Tell whether nothing but the search was typed for a new company."""
        return self.is_new and is_untouched({**self.fields, "query": ""}, self._begin)

    @property
    def is_searching(self) -> bool:
        """Tell whether matches for what is typed are on their way."""
        return self._matches.is_busy

    def search(self, typed: str) -> None:
        """Look for files that fit what is typed."""
        store = self._store
        self._matches.ask(lambda: find_matches(store, typed))

    def show_facts(self, enterprise_id: UUID) -> None:
        """Fetch what is known of a match."""
        store = self._store
        self._facts.ask(lambda: known_facts(store, enterprise_id))

    def read(self, fields: Mapping[str, Any]) -> Reading:
        """Take over what is typed and read it; files that look the same are searched after it."""
        self.fields = self.fields | dict(fields)
        reading = self._read(self.fields)
        self.reading = reading
        if reading.traits != self._traits:
            self._traits = reading.traits
            self._wait.start()
        return reading

    def draft(self, focus: str, cursor: int, *, is_open: bool) -> DraftForm:
        """Return the form as a draft keeps it."""
        return DraftForm(
            id=self.draft_id,
            kind=DRAFT,
            subject=self.enterprise_id,
            title=str(self.fields["name"] or self.fields["query"])[:80],
            fields=self.fields | {BEGIN: self._begin},
            focus=focus,
            cursor=cursor,
            is_open=is_open,
        )

    def form_to_store(self) -> IntakeForm:
        """Return what can be stored; a field with an error stands as it began."""
        findings = {} if self.reading is None else self.reading.findings
        self._sound = sound_fields(self.fields, self._begin, findings)
        return self._read(self._sound).form

    def save(self, form: IntakeForm, *, has_leftover: bool) -> None:
        """Store what differs from how it began; a draft with something more stays."""
        store, begin = self._store, self._read(self._begin).form
        ends, origin = None if has_leftover else self.draft_id, self.fields.get(ORIGIN)

        def work(_progress: object) -> SavedIntake:
            saved = save_intake(store, form, begin=begin, draft_id=ends)
            if origin is None:
                return saved
            linked = link_question(store, UUID(origin), saved.enterprise_id, form.name)
            return replace(saved, changes=saved.changes | linked)

        job = self._runner.start(work)
        job.succeeded.connect(self.saved)
        job.failed.connect(self.save_failed)

    def go_on_from_stored(self) -> None:
        """Take what was stored as the begin: only what could not be stored is still typed."""
        self._begin = self._sound

    def drop_draft(self) -> None:
        """Throw the draft away; nothing was typed, or it is finished."""
        store, draft_id = self._store, self.draft_id
        self._runner.start(lambda _progress: discard_draft(store, draft_id))

    def _read(self, fields: Fields) -> Reading:
        return read_fields(fields, self._reference, clock.today(), self._named)

    def _kept(self, place: Place) -> KeptDraft | None:
        if place.draft is not None:
            return get_draft(self._store, place.draft)
        return (
            None if place.record is None else find_company_draft(self._store, DRAFT, place.record)
        )

    @Slot()
    def _check(self) -> None:
        if self.reading is None:
            return
        store, besides, traits = self._store, self.enterprise_id, self.reading.traits
        public = self._reference.public_mail_domains
        self._alike.ask(lambda: look_alikes(store, besides, traits, public))
