"""Instellingen, Actoren en aanbod: organisations around companies, and what partners offer."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.drafts import find_draft
from app.services.people import partner_names
from app.services.referrals.actors import (
    ActorRow,
    OfferRow,
    actors,
    offers,
    save_actor,
    save_offer,
)
from app.services.trajectories.case_edits import put_away
from app.services.trajectories.use_cases import Made
from app.ui.actors.forms import EntryForm, OfferForm, OrganisationForm
from app.ui.actors.words import actor_text, offer_text, reach_text
from app.ui.desk import Desk, Step
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.messages import message_for
from app.ui.preferences.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, muted

DRAFT_KIND: Final = "actors"
KINDS: Final = frozenset({"actor", "partner_offer", "partner"})


class EntryLine(QWidget):
    """One entry: its name, what is known of it, and for who may, how it is changed."""

    def __init__(self, name: str, lines: Iterable[str], *, may_edit: bool) -> None:
        super().__init__()
        self.name = Label(name, "strong", wrap=True)
        self.edit_button = Button(self.tr("Wijzig"), "quiet", "pencil-outline")
        self.remove_button = Button(self.tr("Verwijder"), "icon", "delete-outline")
        for button in (self.edit_button, self.remove_button):
            button.setAccessibleName(f"{button.text()} {name}")
            button.setVisible(may_edit)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        for line in lines:
            if line:
                words.addWidget(muted(line, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(Divider(color="row_line"))


class ActorsSection(Section):
    """The promotor keeps the organisations; who administers a partner keeps what it offers."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Actoren en aanbod"),
            self.tr(
                "Wie er rond een onderneming werkt, en wat elke partner kan doen. In een dossier "
                "zie je wie waar iets doet, en welke partner bij een vraag past."
            ),
            parent,
        )
        self.desk = desk
        self.may_edit = desk.me.role == "promotor"
        self.lines: dict[UUID, EntryLine] = {}
        self._partners = {one.hex: name for one, name in partner_names(desk.store).items()}
        own = {desk.me.partner_id.hex: desk.me.partner}
        self.actor_form = OrganisationForm(desk.reference)
        self.offer_form = OfferForm(desk.reference, self._partners if self.may_edit else own)
        self.add_actor = Button(self.tr("Voeg een organisatie toe"), icon="plus")
        self.add_offer = Button(self.tr("Voeg aanbod toe"), icon="plus")
        self.no_actors = muted(self.tr("Nog geen organisaties."), wrap=True)
        self.no_offers = muted(self.tr("Nog geen aanbod van partners."), wrap=True)
        self._actors, self._offers = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        edited = Edited(
            DRAFT_KIND, lambda: desk.me.partnership_id, lambda: self.tr("Actoren en aanbod")
        )
        self.edits = EditKeeper(desk, edited, self._parts, self._show_part, self)
        self._connect()
        self._fill()
        kept = find_draft(desk.store, DRAFT_KIND, desk.me.partnership_id)
        if kept is not None:
            self.edits.restore(kept)

    @override
    def keep(self) -> None:
        self.edits.keep_now()

    def _lay_out(self) -> None:
        self.actor_form.hide()
        self.offer_form.hide()
        is_admin = self.desk.me.role in {"promotor", "partner_admin"}
        parts = (
            (self.tr("Organisaties"), self.add_actor, self.may_edit),
            (self.tr("Aanbod van de partners"), self.add_offer, is_admin),
        )
        forms = ((self.actor_form, self.no_actors), (self.offer_form, self.no_offers))
        layouts = (self._actors, self._offers)
        for (name, button, on), (form, empty), lines in zip(parts, forms, layouts, strict=True):
            self.add_part(name)
            lines.setSpacing(0)
            self.form.addWidget(empty)
            self.form.addLayout(lines)
            self.form.addWidget(form)
            self.form.addSpacing(8)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self.form.addLayout(row)
            button.setVisible(on)

    def _connect(self) -> None:
        for form, save in (
            (self.actor_form, self._save_actor),
            (self.offer_form, self._save_offer),
        ):
            form.edited.connect(self.edits.look)
            form.saved.connect(save)
            form.closed.connect(partial(self._close, form))
        self.add_actor.clicked.connect(partial(self._open_actor, None))
        self.add_offer.clicked.connect(partial(self._open_offer, None))
        self.desk.bus.changed.connect(self._on_changes)

    def _fill(self) -> None:
        store, reference = self.desk.store, self.desk.reference
        for layout in (self._actors, self._offers):
            while (item := layout.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
        self.lines = {}
        its, given = actors(store), offers(store)
        for row in its:
            words = (actor_text(reference, row.form), reach_text(row.form))
            line = EntryLine(row.form.name, words, may_edit=self.may_edit)
            line.edit_button.clicked.connect(partial(self._open_actor, row))
            line.remove_button.clicked.connect(
                partial(self._remove, "actor", row.id, row.form.name)
            )
            self._actors.addWidget(line)
            self.lines[row.id] = line
        for offer in given:
            line = EntryLine(
                offer.partner,
                (offer.text, offer_text(reference, offer)),
                may_edit=self._may_offer(offer),
            )
            line.edit_button.clicked.connect(partial(self._open_offer, offer))
            line.remove_button.clicked.connect(
                partial(self._remove, "partner_offer", offer.id, offer.partner)
            )
            self._offers.addWidget(line)
            self.lines[offer.id] = line
        self.no_actors.setVisible(not its)
        self.no_offers.setVisible(not given)

    def _may_offer(self, offer: OfferRow) -> bool:
        me = self.desk.me
        return self.may_edit or (me.role == "partner_admin" and offer.partner_id == me.partner_id)

    def _open_actor(self, row: ActorRow | None) -> None:
        self.actor_form.show_row(row)
        self.add_actor.hide()

    def _open_offer(self, row: OfferRow | None) -> None:
        self.offer_form.show_row(row)
        self.add_offer.hide()

    def _close(self, form: EntryForm) -> None:
        form.hide()
        button = self.add_actor if form is self.actor_form else self.add_offer
        button.show()
        button.setFocus()
        self.edits.look()

    @Slot()
    def _save_actor(self) -> None:
        form = self.actor_form
        save = partial(save_actor, self.desk.store, form.form(), form.record)
        self._save(form, form.text("name"), save)

    @Slot()
    def _save_offer(self) -> None:
        form = self.offer_form
        save = partial(
            save_offer,
            self.desk.store,
            UUID(form.choice("partner")),
            form.text("text"),
            regions=form.chips("regions"),
            sectors=form.chips("sectors"),
            themes=form.chips("themes"),
            offer_id=form.record,
        )
        partner = self._partners.get(form.choice("partner"), self.desk.me.partner)
        self._save(form, self.tr("Aanbod van {partner}").format(partner=partner), save)

    def _save(self, form: EntryForm, name: str, save: Callable[[], Made]) -> None:
        try:
            made = save()
        except UserError as error:
            form.note.show_note("error", message_for(error).whole)
            return
        self._close(form)
        self.desk.did(Step(self.tr("{name} bewaard").format(name=name.strip()), made.changes))
        if made.id in self.lines:
            self.lines[made.id].edit_button.setFocus()

    def _remove(self, kind: str, record: UUID, name: str) -> None:
        try:
            changes = put_away(self.desk.store, kind, record)
        except UserError as error:
            self.desk.failed.emit(error)
            return
        (self.add_actor if kind == "actor" else self.add_offer).setFocus()
        self.desk.did(Step(self.tr("{name} verwijderd").format(name=name), changes))

    def _parts(self) -> dict[str, TypedField]:
        return {"actor": self.actor_form, "offer": self.offer_form}

    def _show_part(self, name: str) -> None:
        form = self.actor_form if name == "actor" else self.offer_form
        button = self.add_actor if name == "actor" else self.add_offer
        form.show()
        button.hide()

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self._fill()
