"""The tab «Contacten»: whom the coach calls or mails."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import zip_longest
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.contact_details import phone_problem
from app.domain.day_input import parse_day
from app.reference.loader import Reference
from app.services.companies.dossier import ContactRow, Dossier
from app.ui.company_words import function_text
from app.ui.dossier.fact_grid import FactGrid
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.view_model import DossierModel
from app.ui.dossier.words import DossierWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.labels import Divider, SectionHeader, muted, strong
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import ScrollPane
from app.ui.work.turns import InTurns, in_next_turn

YES: Final = "yes"
AT_ONCE: Final = 2  # forms made before the tab is shown; they fill a screen


class ContactFacts(QWidget):
    """One contact; ending the contact keeps what was done together."""

    typed_changed = Signal()

    def __init__(
        self,
        model: DossierModel,
        reference: Reference,
        contact_id: UUID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._reference, self.contact_id = model, reference, contact_id
        self.heading, self.remark = strong(), muted()
        self.grid = FactGrid()
        self.end_button = Button("", "quiet")
        self.remove_button = Button(self.tr("Verwijder"), "icon", "delete-outline")
        self._fill()
        self.grid.ask_about(model.allowed_texts(contact_id, self), "name")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.remark)
        head.addStretch(1)
        head.addWidget(self.end_button)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addSpacing(8)
        column.addWidget(Divider(color="row_line"))
        self.grid.typed_changed.connect(self.typed_changed)
        self.end_button.clicked.connect(self._on_end)
        self.remove_button.clicked.connect(self._on_remove)

    def refresh(self) -> None:
        """Show the values as they are now."""
        row = self._row()
        self.heading.setText(row.name)
        self.remove_button.setAccessibleName(self.tr("Verwijder {name}").format(name=row.name))
        if row.ended_on is None:
            self.remark.setText("")
            self.end_button.setText(self.tr("Werkt hier niet meer"))
        else:
            words = self.tr("tot {day}")
            self.remark.setText(words.format(day=f"{row.ended_on:%d/%m/%Y}"))
            self.end_button.setText(self.tr("Werkt hier weer"))
        self.grid.refresh()
        phone = row.phone
        doubtful = bool(phone) and phone_problem(phone) is not None
        words = self.tr("Dit nummer lijkt niet te kloppen.") if doubtful else ""
        self.grid.fields["phone"].set_remark(words)

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        self.grid.keep()

    def _fill(self) -> None:
        grid, tr = self.grid, self.tr
        for key, name in (
            ("name", tr("Naam")),
            ("phone", tr("Telefoon")),
            ("email", tr("E-mail")),
        ):
            grid.add_text(key, name, tr("Vul in"), self._get(key), self._keep(key, name))
        grid.add_choice(
            "function",
            tr("Functie"),
            tr("Kies een functie"),
            lambda: function_text(self._reference, self._row().function),
            self._suggest,
            lambda code: self._keep("function", tr("Functie"))(code or ""),
        )
        grid.add_choice(
            "site",
            tr("Vestiging"),
            tr("Geen vaste vestiging"),
            self._site_text,
            self._sites,
            self._keep("establishment_id", tr("Vestiging")),
        )
        grid.add_choice(
            "consent",
            tr("Uitnodigingen per mail"),
            tr("Nog niet gevraagd"),
            lambda: self._consents().get(self._row().mail_consent, ""),
            self._suggest_consent,
            self._keep_consent,
        )
        for key, name, empty in (
            ("mail_consent_on", tr("Gevraagd op"), tr("Vul de dag in")),
            ("ended_on", tr("Weg sinds"), tr("Werkt hier nog")),
        ):
            grid.add_text(key, name, empty, self._get_day(key), self._keep_day(key, name))

    def _site_text(self) -> str:
        wanted = self._row().establishment_id
        return next((one.text for one in self._sites("") if one.key == wanted), "")

    def _sites(self, typed: str) -> list[Suggestion]:
        sites = () if self._model.dossier is None else self._model.dossier.sites
        words = DossierWords(self._reference, self)
        found = [Suggestion(site.id, words.site(site)) for site in sites]
        return [one for one in found if typed.casefold() in one.text.casefold()]

    def _consents(self) -> dict[bool | None, str]:
        return {True: self.tr("Ja"), False: self.tr("Nee")}

    def _suggest_consent(self, typed: str) -> list[Suggestion]:
        del typed  # two words
        return [Suggestion(YES if on else "no", text) for on, text in self._consents().items()]

    def _keep_consent(self, chosen: str | None) -> str:
        """Keep the answer with the day of asking: today, when none was told."""
        consent = None if chosen is None else chosen == YES
        asked_on = None if consent is None else self._row().mail_consent_on or clock.today()
        return self._model.edit(
            self.tr("Uitnodigingen per mail gewijzigd"),
            "contact",
            self.contact_id,
            mail_consent=consent,
            mail_consent_on=asked_on,
        )

    def _get_day(self, column: str) -> Callable[[], str]:
        def get() -> str:
            found: date | None = getattr(self._row(), column)
            return "" if found is None else f"{found:%d/%m/%Y}"

        return get

    def _keep_day(self, column: str, name: str) -> Callable[[str], str]:
        def keep(typed: str) -> str:
            day = parse_day(typed, clock.today())
            if typed.strip() and day is None:
                return self.tr("Dit is geen dag. Schrijf bijvoorbeeld 20/11/2026.")
            if day is not None and day > clock.today():
                return self.tr("Deze dag moet nog komen.")
            return self._keep(column, name)(day)

        return keep

    def _row(self) -> ContactRow:
        rows = () if self._model.dossier is None else self._model.dossier.contacts
        return next(row for row in rows if row.id == self.contact_id)

    def _get(self, name: str) -> Callable[[], str]:
        return lambda: str(getattr(self._row(), name))

    def _keep(self, column: str, name: str) -> Callable[[Any], str]:
        words = self.tr("{name} gewijzigd").format(name=name)
        return lambda value: self._model.edit(words, "contact", self.contact_id, **{column: value})

    def _suggest(self, typed: str) -> list[Suggestion]:
        known = self._reference.contact_functions(clock.today())
        wanted = typed.casefold()
        return [
            Suggestion(choice.code, choice.label)
            for choice in known
            if wanted in choice.label.casefold() or wanted in choice.short
        ]

    @Slot()
    def _on_end(self) -> None:
        row = self._row()
        day = clock.today() if row.ended_on is None else None
        words = self.tr("Contact beëindigd") if day else self.tr("Contact hersteld")
        self._model.edit(words, "contact", self.contact_id, ended_on=day)

    @Slot()
    def _on_remove(self) -> None:
        self._model.remove(self.tr("Contact verwijderd"), "contact", self.contact_id)


class ContactsTab(ScrollPane):
    """All contacts; those who left stand folded under a line that says how many."""

    typed_changed = Signal()

    def __init__(
        self, model: DossierModel, reference: Reference, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", (24, 16, 24, 24), parent)
        self._model, self._reference = model, reference
        self.contacts: list[ContactFacts] = []  # made by now
        self._ids: list[UUID] = []  # of all, in order
        self._making = InTurns(self._make(), self)
        self._past: set[UUID] = set()  # who left
        self.add_button = Button(self.tr("Nieuw contact"), icon="plus")
        head = SectionHeader(self.tr("Contactpersonen"))
        head.add_action(self.add_button)
        self.empty = EmptyState(
            "account-outline",
            self.tr("Nog geen contactpersonen"),
            self.tr("Wie bel of mail je in deze onderneming? Nooit medewerkers die je begeleidt."),
        )
        self.column.setSpacing(12)
        self.column.addWidget(head)
        self.column.addWidget(self.empty)
        self.past_button = Button("", "quiet", "chevron-right", flush=True)
        self.past_button.setCheckable(True)
        self.past_button.hide()
        self.column.addWidget(self.past_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.past_button.toggled.connect(self._fold)
        self.add_button.clicked.connect(self._on_add)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the contacts, the first at once; what is being typed in a form that stays, stays."""
        self._past = {row.id for row in dossier.contacts if row.ended_on is not None}
        self._ids = [row.id for row in dossier.contacts]
        self._drop_others()
        for facts in self.contacts:
            facts.refresh()
        if self._making.is_over:
            self._making = InTurns(self._make(), self)
        while len(self.contacts) < min(AT_ONCE, len(self._ids)):
            self._make_next()
        self._lay_out()
        in_next_turn(self, self._fold)  # the field that tells of it is still open now
        self.empty.setVisible(not self._ids)

    def _drop_others(self) -> None:
        """Keep the forms up to the first that stands elsewhere: Tab goes as they were made."""
        pairs = enumerate(zip_longest(self.contacts, self._ids))
        others = (place for place, (one, wanted) in pairs if one and one.contact_id != wanted)
        first = next(others, len(self.contacts))
        for facts in self.contacts[first:]:
            self.column.removeWidget(facts)
            facts.hide()
            facts.deleteLater()
        del self.contacts[first:]

    def _make(self) -> Iterator[None]:
        """Make a form a turn: one takes 5 ms, and few are in sight at once."""
        while len(self.contacts) < len(self._ids):
            self._make_next()
            self._lay_out()
            yield

    def _make_next(self) -> None:
        contact_id = self._ids[len(self.contacts)]
        facts = ContactFacts(self._model, self._reference, contact_id, self.body)
        facts.typed_changed.connect(self.typed_changed)
        facts.refresh()
        self.contacts.append(facts)

    def _lay_out(self) -> None:
        """Put who is here above the line, who left under it."""
        here = [one for one in self.contacts if one.contact_id not in self._past]
        left = [one for one in self.contacts if one.contact_id in self._past]
        for place, widget in enumerate((*here, self.empty, self.past_button, *left), 1):
            if self.column.indexOf(widget) != place:
                self.column.removeWidget(widget)
                self.column.insertWidget(place, widget)
        self.past_button.setText(self.tr("Vroegere contacten ({n})").format(n=len(self._past)))
        self.past_button.setVisible(bool(self._past))
        self._fold()

    @Slot()
    def _fold(self) -> None:
        is_open = self.past_button.isChecked()
        self.past_button.set_icon("chevron-down" if is_open else "chevron-right")
        for facts in self.contacts:
            is_typing = any(field.is_editing for field in facts.grid.fields.values())
            facts.setVisible(is_open or is_typing or facts.contact_id not in self._past)

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        for facts in self.contacts:
            facts.keep()

    def fields(self) -> dict[str, InPlaceText]:
        """Return every field by a name that holds as long as its record; all are made now."""
        self._making.finish()
        return {
            f"{facts.contact_id}/{key}": field
            for facts in self.contacts
            for key, field in facts.grid.fields.items()
        }

    @Slot()
    def _on_add(self) -> None:
        known = set(self._ids)
        words = self.tr("Nieuw contact")
        self._model.add(words, "contact", name=words)
        self._making.finish()
        new = next((facts for facts in self.contacts if facts.contact_id not in known), None)
        if new is not None:
            new.grid.fields["name"].edit()
            self.show_widget(new)
