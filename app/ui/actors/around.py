"""In the file of a company: who does what there, and which partner fits its question."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.matching import fold
from app.services.changes import Changes
from app.services.referrals.actors import (
    ActorRow,
    CompanyActorRow,
    Fitting,
    actors,
    actors_of,
    note_actor,
)
from app.services.referrals.wishes import fitting_for
from app.services.standing import may_edit_company
from app.services.trajectories.case_edits import put_away, write_fields
from app.ui.actors.fitting_list import FittingList
from app.ui.actors.words import kind_text, reach_text
from app.ui.desk import Desk, Step
from app.ui.dossier.fact_grid import FactGrid
from app.ui.dossier.in_place import InPlaceText
from app.ui.messages import message_for
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import SearchCombo, Suggestion
from app.ui.widgets.labels import SectionHeader, muted, strong
from app.ui.work.reader import Reader
from app.ui.work.turns import in_next_turn

KINDS: Final = frozenset(
    {"company_actor", "actor", "partner_offer", "partner", "intake", "enterprise", "establishment"}
)


@dataclass(frozen=True, slots=True)
class Around:
    """What is read for the section."""

    here: tuple[CompanyActorRow, ...]
    all: tuple[ActorRow, ...]
    fitting: tuple[Fitting, ...]
    may_edit: bool  # who works here; else they read it


class ActorFacts(QWidget):
    """One organisation: what it does here and whom to ask, each edited where it stands."""

    def __init__(self, row: CompanyActorRow, allowed: KeptTexts, keep: Callable[..., str]) -> None:
        super().__init__()
        self.row, self._write = row, keep
        self.heading, self.kind = strong(), muted()
        self.remove_button = Button(self.tr("Verwijder"), "icon", "delete-outline")
        self.grid = FactGrid()
        tr = self.tr
        for key, name, empty in (
            ("what", tr("Wat"), tr("Wat doet deze organisatie hier?")),
            ("contact", tr("Contact"), tr("Wie spreek je daar aan?")),
        ):
            self.grid.add_text(key, name, empty, partial(self._get, key), partial(keep, self, key))
        self.grid.add_words(tr("Bereikbaar"), lambda: reach_text(self.row.actor.form))
        self.grid.ask_about(allowed, "what", "contact")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.refresh(row)

    def refresh(self, row: CompanyActorRow) -> None:
        """Show the values as they are now; what is being typed stays."""
        self.row = row
        form = row.actor.form
        self.heading.setText(form.name)
        self.kind.setText(kind_text(form.kind))
        self.remove_button.setAccessibleName(self.tr("Verwijder {name}").format(name=form.name))
        self.grid.refresh()

    def set_editable(self, *, on: bool) -> None:
        """Let who only reads the file see it, and change nothing."""
        self.remove_button.setVisible(on)
        for field in self.grid.fields.values():
            field.setEnabled(on)

    def _get(self, key: str) -> str:
        return self.row.what if key == "what" else self.row.contact


class AroundSection(QWidget):
    """Add an organisation by choosing it, take one out; both can be undone."""

    typed_changed = Signal()

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._company = desk, company
        self._all: tuple[ActorRow, ...] = ()
        self._wanted: UUID | None = None  # just added: its field opens
        self.reader = Reader(desk.runner, self._work, self)
        self.rows: dict[UUID, ActorFacts] = {}
        self.head = SectionHeader(self.tr("Wie doet wat"))
        self.add_button = Button(self.tr("Voeg een organisatie toe"), "quiet", "plus", flush=True)
        self.head.add_action(self.add_button)
        self.choice = SearchCombo(self._suggest, self.tr("Kies een organisatie"))
        self.choice.setAccessibleName(self.tr("Organisatie"))
        self.choice.hide()
        self.empty = muted("", wrap=True)
        self.fitting_head = SectionHeader(self.tr("Past bij de vraag van de onderneming"))
        self.fitting = FittingList(desk.reference)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.head, self.choice, self.empty):
            column.addWidget(part)
        column.addLayout(self._lines)
        column.addSpacing(4)
        column.addWidget(self.fitting_head)
        column.addWidget(self.fitting)
        self.fitting_head.hide()
        self.add_button.clicked.connect(self._on_add)
        self.choice.chosen.connect(self._on_chosen)
        self.reader.read.connect(self._on_read)
        self.reader.failed.connect(desk.failed)
        desk.bus.changed.connect(self._on_changes)
        self.read()

    def read(self) -> None:
        """Read what stands around the company."""
        self.reader.ask()

    def _work(self) -> Callable[[], Around]:
        store, reference, company = self._desk.store, self._desk.reference, self._company
        return lambda: Around(
            actors_of(store, company),
            actors(store),
            fitting_for(store, reference, company),
            may_edit_company(store, company),
        )

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        for facts in self.rows.values():
            facts.grid.keep()

    def fields(self) -> dict[str, InPlaceText]:
        """Return every field by a name that holds."""
        return {
            f"{one}/{key}": field
            for one, facts in self.rows.items()
            for key, field in facts.grid.fields.items()
        }

    @Slot(object)
    def _on_read(self, around: Around) -> None:
        self._all = around.all
        here = {row.id: row for row in around.here}
        for one in [one for one in self.rows if one not in here]:
            facts = self.rows.pop(one)
            self._lines.removeWidget(facts)
            facts.hide()
            facts.deleteLater()
        for place, row in enumerate(around.here):
            if row.id in self.rows:
                self.rows[row.id].refresh(row)
            else:
                self._lines.insertWidget(place, self._make(row))
        self.head.set_count(str(len(here) or ""))
        self.empty.setText(self._empty_words())
        self.empty.setVisible(not here)
        self.add_button.setVisible(around.may_edit)
        for facts in self.rows.values():
            facts.set_editable(on=around.may_edit)
        self.fitting.show_fitting(around.fitting)
        self.fitting_head.setVisible(bool(around.fitting))
        wanted, self._wanted = self._wanted, None
        if wanted in self.rows:
            facts = self.rows[wanted]
            in_next_turn(facts, facts.grid.fields["what"].edit)  # it is shown by then
        self.typed_changed.emit()

    def _make(self, row: CompanyActorRow) -> ActorFacts:
        allowed = KeptTexts(self)
        allowed.set_case(self._desk, self._company, row.id)
        self.rows[row.id] = facts = ActorFacts(row, allowed, self._keep)
        facts.grid.typed_changed.connect(self.typed_changed)
        facts.remove_button.clicked.connect(partial(self._remove, facts))
        return facts

    def _empty_words(self) -> str:
        if self._all:
            return self.tr("VDAB, een sectorfonds, een preventiedienst: wie werkt hier nog?")
        return self.tr(
            "De promotor vult de lijst van organisaties in bij Instellingen, Actoren en aanbod."
        )

    def _suggest(self, typed: str) -> list[Suggestion]:
        here = {facts.row.actor.id for facts in self.rows.values()}
        words = fold(typed).split()
        return [
            Suggestion(row.id, row.form.name, kind_text(row.form.kind))
            for row in self._all
            if row.id not in here and all(word in self._words(row) for word in words)
        ]

    @staticmethod
    def _words(row: ActorRow) -> str:
        return fold(f"{row.form.name} {kind_text(row.form.kind)}")

    @Slot()
    def _on_add(self) -> None:
        self.choice.show()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choice.show_all()

    @Slot(object)
    def _on_chosen(self, suggestion: Suggestion | None) -> None:
        if suggestion is None or not isinstance(suggestion.key, UUID):
            return
        in_next_turn(self, partial(self._add, suggestion.key, suggestion.text))

    def _add(self, actor: UUID, name: str) -> None:
        """Add one, when the list in which it was chosen is gone."""
        self.choice.set_suggestion(None)
        self.choice.hide()
        try:
            made = note_actor(self._desk.store, self._company, actor, "")
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._wanted = made.id
        words = self.tr("{name} toegevoegd").format(name=name)
        self._desk.did(Step(words, made.changes))

    def _keep(self, facts: ActorFacts, key: str, text: str) -> str:
        """Store a field; return the sentence that says why not."""
        name = facts.row.actor.form.name
        words = self.tr("{name}: wat het hier doet")
        if key == "contact":
            words = self.tr("{name}: contact")
        values: dict[str, Any] = {key: text}
        try:
            changes = write_fields(self._desk.store, "company_actor", facts.row.id, **values)
        except UserError as error:
            return message_for(error).whole
        values = {key: text.strip()}
        facts.row = replace(facts.row, **values)  # what was read comes a moment later
        self._desk.did(Step(words.format(name=name), changes))
        return ""

    def _remove(self, facts: ActorFacts) -> None:
        try:
            changes = put_away(self._desk.store, "company_actor", facts.row.id)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self.add_button.setFocus()
        words = self.tr("{name} verwijderd").format(name=facts.row.actor.form.name)
        self._desk.did(Step(words, changes))

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.read()
